//! The frame around every page, and what every page may rely on.

mod account_menu;
mod banner;
mod bar;
mod keys;
mod line;
pub mod looks;
mod palette;
mod parts;
mod reauth;
pub mod session;
mod waiting;

use crate::ui::flow::react;
use crate::{
    browser,
    clock::provide_clock,
    i18n::{self, provide_lang, use_lang},
    later::{BenchParts, Load, Parts, provide_later, use_later},
    live::provide_live,
    outbox::{self, provide_outbox},
    paths,
    start::{self, provide_start, use_me},
    ui::title::ready,
};
use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*, server_fn::redirect::set_redirect_hook};
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::{components::Router, hooks::use_location};
use looks::provide_looks;
pub use parts::{App, BeforeLeaving, Bench, Office, PARTS, Rules, bench_parts};
use session::provide_session;

/// Which dialogs of the frame are open.
#[derive(Clone, Copy)]
struct Open {
    palette: RwSignal<bool>,
    keys: RwSignal<bool>,
}

/// Whether the palette is open; any page may open it.
#[must_use]
pub fn use_palette() -> RwSignal<bool> {
    expect_context::<Open>().palette
}

/// What every page gets later, and what its program adds.
fn later_parts(bench: Option<BenchParts>) -> Parts {
    Parts { dialogs, waiting: || view! { <waiting::WaitingList /> }.into_any(), outbox: outbox::take_up, bench }
}

/// The dialogs that any page may open.
fn dialogs() -> AnyView {
    let keys = expect_context::<Open>().keys;
    view! {
        <div data-later="">
            <palette::Palette />
            <keys::Keys open=keys />
            <reauth::Reauth />
        </div>
    }
    .into_any()
}

/// The document around the application. Only the server renders it.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let preferences = start::read().preferences;
    let style = ["/", &options.site_pkg_dir, "/yiling.css"].concat();
    let options = parts::options_for_this_page(options);
    view! {
        <!DOCTYPE html>
        <html lang=preferences.lang.code() data-theme=preferences.theme.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="format-detection" content="telephone=no" />
                <link rel="icon" type="image/svg+xml" href=paths::FAVICON />
                <link rel="stylesheet" href=style />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The application, with the pages that its program holds.
fn application(load: Load, pages: fn() -> AnyView) -> AnyView {
    provide_meta_context();
    let start = provide_start();
    provide_lang(start.preferences.lang);
    provide_looks(start.preferences.theme);
    provide_clock();
    provide_live();
    provide_later(load);
    provide_outbox();
    provide_session();
    provide_context(Open { palette: RwSignal::new(false), keys: RwSignal::new(false) });
    // The server redirects where the signed-in person changes, and that is known to a page only from its start.
    // The first hook set stays, so this goes before the router's.
    let _ = set_redirect_hook(Box::new(browser::go));
    // Everything listens by the end of this turn; the browser tests wait for this mark.
    react(|| set_timeout(|| browser::set_root("data-live", "1"), std::time::Duration::ZERO));
    view! {
        <Router>
            <Frame pages=pages />
        </Router>
    }
    .into_any()
}

#[component]
fn Frame(pages: fn() -> AnyView) -> impl IntoView {
    let (lang, signed_in, later) = (use_lang(), use_me().is_some(), use_later());
    let open = expect_context::<Open>();
    if signed_in {
        keys::listen(open.palette, open.keys);
    }
    let t = move || i18n::shell::shell(lang.get());
    let brand = ready(move || t().brand.to_owned());
    keep_focus();
    parts::provide_first_path();
    view! {
        <Title formatter=move |text: String| title(&text, &brand.get()) />
        // The router follows links of this page too, and leaves the focus where it is.
        <a class="skip" href="#main" on:click=move |_| browser::focus_quietly("main")>{move || t().skip}</a>
        {if signed_in { view! { <bar::Bar /> }.into_any() } else { view! { <bar::SmallBar /> }.into_any() }}
        <banner::Banner />
        <main id="main" class="main" tabindex="-1">
            {pages()}
        </main>
        {move || later.parts().filter(|_| signed_in).map(|parts| (parts.dialogs)())}
    }
}

fn title(text: &str, brand: &str) -> String {
    let whole = if text.is_empty() { brand.to_owned() } else { [text, " · ", brand].concat() };
    // The server writes it into the document as it is, the browser sets it as text.
    if is_server() { whole.replace('&', "&amp;").replace('<', "&lt;") } else { whole }
}

/// After going to another page, the focus is at its beginning, for those who do not see that it changed.
fn keep_focus() {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            browser::focus_quietly("main");
        }
        now
    });
}
