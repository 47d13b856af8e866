//! The filters: a plain form that asks for an address, so it works before and without the program.

use super::query::{self, Filter};
use crate::ui::flow::Show;
use crate::{
    i18n::{
        complaints::{complaints, say},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    ui::icon::{Icon, IconName},
};
use domain::view::ComplaintQuery;
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

/// The id of the search box.
pub const SEARCH: &str = "complaint-search";

/// The filters, as the address has them.
#[component]
pub fn Filters(
    /// The query of the address.
    query: Memo<ComplaintQuery>,
) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let apply = move |form: Option<web_sys::HtmlFormElement>| {
        let Some(asked) = form.and_then(|form| asked(&form)) else { return };
        if asked != query.get_untracked() {
            let still = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            navigate.with_value(|go| go(&paths::complaints(&asked), still));
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        apply(form_of(event.current_target()));
    };
    let change = move |event: ev::Event| {
        if settles(&event) {
            apply(form_of(event.current_target()));
        }
    };
    let selects = Filter::ALL.into_iter().map(|filter| choice(filter, query)).map(IntoAny::into_any).collect_view();
    let plain = Memo::new(move |_| query.with(query::is_plain));
    view! {
        <form class="filters" method="get" action=paths::COMPLAINTS role="search" on:submit=submit on:change=change>
            <div class="filters__search">
                <label class="visually-hidden" for=SEARCH>{say(|t| t.search)}</label>
                <Icon name=IconName::Search />
                <input
                    class="input"
                    type="search"
                    id=SEARCH
                    name="q"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=say(|t| t.search_hint)
                    value=move || query.with(|q| q.q.clone())
                    prop:value=move || query.with(|q| q.q.clone())
                />
                <button class="button button--primary" type="submit">{say(|t| t.apply)}</button>
            </div>
            <div class="filters__choices">
                {selects}
                <label class="filters__check">
                    <input
                        type="checkbox"
                        name="closed"
                        value="1"
                        checked=move || query.with(|q| q.closed_too)
                        prop:checked=move || query.with(|q| q.closed_too)
                    />
                    {say(|t| t.closed_too)}
                </label>
                <Show when=move || !plain.get()>
                    <a class="button button--quiet" href=paths::COMPLAINTS>{say(|t| t.clear)}</a>
                </Show>
            </div>
        </form>
    }
}

/// What the form asks for.
fn asked(form: &web_sys::HtmlFormElement) -> Option<ComplaintQuery> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    Some(query::read(|name| data.get(name).as_string()))
}

/// Whether a change asks at once. The search box waits for Enter: what is half typed is no question yet.
fn settles(event: &ev::Event) -> bool {
    let input = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_none_or(|input| input.type_() == "checkbox")
}

fn form_of(target: Option<web_sys::EventTarget>) -> Option<web_sys::HtmlFormElement> {
    target?.dyn_into().ok()
}

fn choice(filter: Filter, query: Memo<ComplaintQuery>) -> impl IntoView {
    let lang = use_lang();
    let current = Memo::new(move |_| query.with(|q| filter.of(q)));
    let options = std::iter::once("")
        .chain(filter.codes().iter().copied())
        .map(|code| {
            view! {
                <option value=code selected=move || current.get() == code>
                    {move || answer(lang.get(), filter, code)}
                </option>
            }
            .into_any()
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <label class="filters__choice">
            <span class="filters__label">{move || label(lang.get(), filter)}</span>
            <select
                class="select"
                name=filter.name()
                class:select--set=move || !current.get().is_empty()
                prop:value=move || current.get()
            >
                {options}
            </select>
        </label>
    }
}

fn label(lang: Lang, filter: Filter) -> &'static str {
    let t = complaints(lang);
    match filter {
        Filter::Stage => t.stage,
        Filter::Kind => terms::field(lang, domain::complaint::Field::Kind),
        Filter::Channel => terms::field(lang, domain::complaint::Field::Channel),
        Filter::Band => t.deadline,
        Filter::Owner => t.owner,
        Filter::Sort => t.sort,
    }
}

fn answer(lang: Lang, filter: Filter, code: &'static str) -> &'static str {
    use domain::complaint::{Field, StageCode};
    let t = complaints(lang);
    match (filter, code) {
        (Filter::Stage, "") => t.any_stage,
        (Filter::Kind, "") => t.any_kind,
        (Filter::Channel, "") => t.any_channel,
        (Filter::Band, "") => t.any_band,
        (Filter::Owner, "mine") => t.mine,
        (Filter::Owner, "nobody") => t.nobody,
        (Filter::Owner, _) => t.anyone,
        (Filter::Sort, "newest") => t.newest,
        (Filter::Sort, _) => t.by_deadline,
        (Filter::Stage, code) => StageCode::from_code(code).map_or("", |stage| terms::stage(lang, stage)),
        (Filter::Kind, code) => terms::choice(lang, Field::Kind, code),
        (Filter::Channel, code) => terms::choice(lang, Field::Channel, code),
        (Filter::Band, code) => terms::band_from_code(code).map_or("", |band| terms::band(lang, band)),
    }
}
