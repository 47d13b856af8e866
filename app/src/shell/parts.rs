//! The browser program comes in parts, so that an agent's first page is small: the bench holds the workbench, rules the
//! pages about rules, the office all others. The server holds all and names the part a page needs. Going from one to another is an
//! ordinary page load; a call in progress is kept before it and taken up after it. What a call needs comes into the bench
//! with a second load (see `later`).

use super::{application, later_parts};
use crate::ui::flow::react;
use crate::{
    browser,
    desk::provide_desk,
    later::{Load, Parts},
    pages::{
        account::AccountPage,
        board::{BoardPage, BoardRowsPage},
        complaint::ComplaintPage,
        complaints::ComplaintsPage,
        floor_plan::FloorPlanPage,
        integrations::IntegrationsPage,
        not_found::NotFoundPage,
        phrases::{ForbiddenPage, ImportPage, NewPhrasePage, PhrasePage, PhrasesPage},
        proof::ProofPage,
        receipts::{NewReceiptPage, ReceiptPage, ReceiptsPage},
        rules::{CalendarPage, CompensationPage, DeadlinePage, PackPage, RulesPage},
        scripts::{ScriptPage, ScriptsPage},
        sign_in::SignInPage,
        workbench::{self, WorkbenchPage},
    },
    paths,
    start::use_me,
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Redirect, Route},
    hooks::use_location,
    path,
};

/// The output name that stands for «in two parts».
pub const PARTS: &str = "parts";

/// The options with the name of the part that this page needs.
pub(super) fn options_for_this_page(mut options: LeptosOptions) -> LeptosOptions {
    if &*options.output_name == PARTS {
        let path = crate::start::requested_path();
        let within = |top: &str| path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let rules = within(paths::RULES) || within(paths::SCRIPTS);
        let part = match &*path {
            paths::WORKBENCH => "bench",
            _ if rules => "rules",
            _ => "office",
        };
        options.output_name = part.into();
    }
    options
}

/// Everything: what the server renders, and the program when it is built in one piece.
#[component]
pub fn App() -> impl IntoView {
    application(Load::Here(bench_parts), || {
        provide_desk();
        view! {
            <FlatRoutes fallback=|| view! { <NotFoundPage /> }>
                <Route path=path!("/") view=bench ssr=SsrMode::Async />
                <Route path=path!("/complaints") view=list ssr=SsrMode::Async />
                <Route path=path!("/complaints/:id") view=complaint ssr=SsrMode::Async />
                <Route path=path!("/complaints/:id/proof/:clock") view=proof ssr=SsrMode::Async />
                <Route path=path!("/receipts") view=receipts ssr=SsrMode::Async />
                <Route path=path!("/receipts/new") view=new_receipt ssr=SsrMode::Async />
                <Route path=path!("/receipts/:id") view=receipt ssr=SsrMode::Async />
                <Route path=path!("/rules") view=rules ssr=SsrMode::Async />
                <Route path=path!("/rules/packs/:kind/:id/:version") view=rule_pack ssr=SsrMode::Async />
                <Route path=path!("/rules/calendar") view=rule_calendar ssr=SsrMode::Async />
                <Route path=path!("/rules/deadline") view=rule_deadline ssr=SsrMode::Async />
                <Route path=path!("/rules/compensation") view=rule_compensation ssr=SsrMode::Async />
                <Route path=path!("/scripts") view=scripts ssr=SsrMode::Async />
                <Route path=path!("/scripts/:id") view=script ssr=SsrMode::Async />
                <Route path=path!("/phrases") view=phrases ssr=SsrMode::Async />
                <Route path=path!("/phrases/new") view=phrase_new ssr=SsrMode::Async />
                <Route path=path!("/phrases/import") view=phrase_import ssr=SsrMode::Async />
                <Route path=path!("/phrases/forbidden") view=phrases_forbidden ssr=SsrMode::Async />
                <Route path=path!("/phrases/:id") view=phrase ssr=SsrMode::Async />
                <Route path=path!("/board") view=board ssr=SsrMode::Async />
                <Route path=path!("/board/rows") view=board_rows ssr=SsrMode::Async />
                <Route path=path!("/account") view=account ssr=SsrMode::Async />
                <Route path=path!("/settings/floor") view=floor_plan ssr=SsrMode::Async />
                <Route path=path!("/settings/integrations") view=integrations ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=sign_in ssr=SsrMode::Async />
            </FlatRoutes>
        }
        .into_any()
    })
}

/// The part with the workbench.
#[component]
pub fn Bench(
    /// How its second load is fetched.
    load: Load,
) -> impl IntoView {
    application(load, || {
        provide_desk();
        view! {
            <FlatRoutes fallback=elsewhere>
                <Route path=path!("/") view=bench />
            </FlatRoutes>
        }
        .into_any()
    })
}

/// What the workbench gets later.
#[must_use]
pub fn bench_parts() -> Parts {
    later_parts(Some(workbench::later()))
}

/// The part with the pages about rules.
#[component]
pub fn Rules() -> impl IntoView {
    application(Load::Here(|| later_parts(None)), || {
        view! {
            <FlatRoutes fallback=elsewhere>
                <Route path=path!("/rules") view=rules />
                <Route path=path!("/rules/packs/:kind/:id/:version") view=rule_pack />
                <Route path=path!("/rules/calendar") view=rule_calendar />
                <Route path=path!("/rules/deadline") view=rule_deadline />
                <Route path=path!("/rules/compensation") view=rule_compensation />
                <Route path=path!("/scripts") view=scripts />
                <Route path=path!("/scripts/:id") view=script />
            </FlatRoutes>
        }
        .into_any()
    })
}

/// The part with all other pages.
#[component]
pub fn Office() -> impl IntoView {
    application(Load::Here(|| later_parts(None)), || {
        view! {
            <FlatRoutes fallback=elsewhere>
                <Route path=path!("/complaints") view=list />
                <Route path=path!("/complaints/:id") view=complaint />
                <Route path=path!("/complaints/:id/proof/:clock") view=proof />
                <Route path=path!("/phrases") view=phrases />
                <Route path=path!("/phrases/new") view=phrase_new />
                <Route path=path!("/phrases/import") view=phrase_import />
                <Route path=path!("/phrases/forbidden") view=phrases_forbidden />
                <Route path=path!("/phrases/:id") view=phrase />
                <Route path=path!("/receipts") view=receipts />
                <Route path=path!("/receipts/new") view=new_receipt />
                <Route path=path!("/receipts/:id") view=receipt />
                <Route path=path!("/board") view=board />
                <Route path=path!("/board/rows") view=board_rows />
                <Route path=path!("/account") view=account />
                <Route path=path!("/settings/floor") view=floor_plan />
                <Route path=path!("/settings/integrations") view=integrations />
                <Route path=path!("/sign-in") view=sign_in />
            </FlatRoutes>
        }
        .into_any()
    })
}

fn floor_plan() -> AnyView {
    own(|| view! { <FloorPlanPage /> }.into_any())
}

fn integrations() -> AnyView {
    own(|| view! { <IntegrationsPage /> }.into_any())
}

fn bench() -> AnyView {
    own(|| view! { <WorkbenchPage /> }.into_any())
}

fn list() -> AnyView {
    own(|| view! { <ComplaintsPage /> }.into_any())
}

fn complaint() -> AnyView {
    own(|| view! { <ComplaintPage /> }.into_any())
}

fn proof() -> AnyView {
    own(|| view! { <ProofPage /> }.into_any())
}

fn receipts() -> AnyView {
    own(|| view! { <ReceiptsPage /> }.into_any())
}

fn new_receipt() -> AnyView {
    own(|| view! { <NewReceiptPage /> }.into_any())
}

fn receipt() -> AnyView {
    own(|| view! { <ReceiptPage /> }.into_any())
}

fn rules() -> AnyView {
    own(|| view! { <RulesPage /> }.into_any())
}

fn rule_pack() -> AnyView {
    own(|| view! { <PackPage /> }.into_any())
}

fn rule_calendar() -> AnyView {
    own(|| view! { <CalendarPage /> }.into_any())
}

fn rule_deadline() -> AnyView {
    own(|| view! { <DeadlinePage /> }.into_any())
}

fn rule_compensation() -> AnyView {
    own(|| view! { <CompensationPage /> }.into_any())
}

fn scripts() -> AnyView {
    own(|| view! { <ScriptsPage /> }.into_any())
}

fn script() -> AnyView {
    own(|| view! { <ScriptPage /> }.into_any())
}

fn phrases() -> AnyView {
    own(|| view! { <PhrasesPage /> }.into_any())
}

fn phrase_new() -> AnyView {
    own(|| view! { <NewPhrasePage /> }.into_any())
}

fn phrase_import() -> AnyView {
    own(|| view! { <ImportPage /> }.into_any())
}

fn phrases_forbidden() -> AnyView {
    own(|| view! { <ForbiddenPage /> }.into_any())
}

fn phrase() -> AnyView {
    own(|| view! { <PhrasePage /> }.into_any())
}

fn board() -> AnyView {
    own(|| view! { <BoardPage /> }.into_any())
}

fn board_rows() -> AnyView {
    own(|| view! { <BoardRowsPage /> }.into_any())
}

fn account() -> AnyView {
    own(|| view! { <AccountPage /> }.into_any())
}

fn sign_in() -> AnyView {
    view! { <SignInPage /> }.into_any()
}

/// A page for people who are signed in; others are asked to, and come back here afterwards.
fn own(page: fn() -> AnyView) -> AnyView {
    if use_me().is_some() {
        return page();
    }
    view! { <Redirect path=paths::sign_in(&here()) /> }.into_any()
}

/// The present address, with its query.
fn here() -> String {
    let here = use_location();
    let (path, query) = (here.pathname.get_untracked(), here.search.get_untracked());
    if query.is_empty() { path } else { [&path, "?", query.trim_start_matches('?')].concat() }
}

/// The path this document was loaded for.
#[derive(Clone)]
struct FirstPath(String);

/// Remembers it.
pub(super) fn provide_first_path() {
    provide_context(FirstPath(use_location().pathname.get_untracked()));
}

/// What is kept before another part takes over; it calls back when that is done.
#[derive(Clone, Copy)]
pub struct BeforeLeaving(pub Callback<Callback<()>>);

/// An address this part has no page for. The one the document was loaded for is nobody's; any other may be a page of the
/// other part, and the server knows.
fn elsewhere() -> AnyView {
    let nobodys = use_context::<FirstPath>().is_some_and(|first| first.0 == use_location().pathname.get_untracked());
    if nobodys {
        return view! { <NotFoundPage /> }.into_any();
    }
    let (to, before) = (here(), use_context::<BeforeLeaving>());
    react(move || {
        let to = to.clone();
        let leave = Callback::new(move |()| browser::go(&to));
        match before {
            Some(BeforeLeaving(keep)) => keep.run(leave),
            None => leave.run(()),
        }
    });
    ().into_any()
}
