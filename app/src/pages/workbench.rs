//! The workbench: my work, the call, and what helps with it, on one page.

mod call_bar;
mod call_facts;
mod caller;
mod chat;
mod context;
mod filed;
mod form_panel;
mod keys;
mod left;
mod line;
mod my_state;
mod on_call;
mod promise_acts;
mod promise_form;
mod promises;
mod script_act;
mod script_panel;
mod script_pick;
mod start_call;
mod work_list;
mod wrap_up;

use crate::ui::flow::{Show, react};
use crate::ui::title::Title;
use crate::{
    desk::{self, use_desk},
    doors::workbench::workbench_page,
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    later::{BenchParts, use_later},
    live::use_live,
    start::use_me,
    wire::fetched,
};
use context::Context;
use domain::{account::Permission, view::WorkbenchPage as Page};
use leptos::prelude::*;
use my_state::MyState;
use promises::Promises;
use start_call::StartCall;
use work_list::WorkList;

/// What this page gets later.
#[must_use]
pub fn later() -> BenchParts {
    BenchParts {
        watch: desk::watch,
        begin: desk::begin,
        problem: terms::problem,
        resume: desk::Desk::resume,
        keep_then: desk::keep_then,
        listen: keys::listen,
        on_call: || view! { <on_call::OnCall/> }.into_any(),
        line: |shown| view! { <line::LinePanel shown=shown/> }.into_any(),
        left: || view! { <left::Left/> }.into_any(),
        promise: promise_acts::acts,
        tab: context::tab,
    }
}

/// Which column a narrow screen shows, and which tab the context column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pane {
    /// 待办
    Work,
    /// 通话
    Call,
    /// 话术
    Phrases,
    /// 客户
    Customer,
    /// 运单轨迹
    Tracking,
    /// 规则
    Rules,
}

impl Pane {
    const fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Call => "call",
            Self::Phrases | Self::Customer | Self::Tracking | Self::Rules => "context",
        }
    }
}

/// The signals the parts of this page share.
#[derive(Clone, Copy, Debug)]
pub struct Bench {
    /// The column of a narrow screen.
    pub pane: RwSignal<Pane>,
    /// The tab of the context column.
    pub tab: RwSignal<Pane>,
    /// Whether the drawer of a middling screen is open.
    pub drawer: RwSignal<bool>,
    /// Whether somebody wants to search the phrases; they may not be here yet.
    pub find: RwSignal<bool>,
}

impl Bench {
    /// Shows a tab, wherever it is on this screen.
    pub fn show(self, pane: Pane) {
        self.pane.set(pane);
        if !matches!(pane, Pane::Work | Pane::Call) {
            self.tab.set(pane);
            self.drawer.set(true);
        }
    }
}

/// The page.
#[component]
pub fn WorkbenchPage() -> impl IntoView {
    let lang = use_lang();
    let live = use_live();
    let session = crate::shell::session::use_session();
    let bench = Bench {
        pane: RwSignal::new(Pane::Call),
        tab: RwSignal::new(Pane::Phrases),
        drawer: RwSignal::new(false),
        find: RwSignal::new(false),
    };
    provide_context(bench);
    let page = fetched(|| (), |()| workbench_page());
    // What the first render and each refetch brought; kept while the next one is on its way.
    let shown = RwSignal::new(None::<Page>);
    let failed = RwSignal::new(None);
    let refetch = Action::new(move |(): &()| async move {
        match workbench_page().await {
            Ok(fresh) => {
                shown.set(Some(fresh));
                failed.set(None);
            }
            Err(error) => {
                session.report(error);
                failed.set(Some(error));
            }
        }
    });
    react(move || {
        let (seq, known) = (live.seq.get(), shown.with(|page| page.as_ref().map(|page| page.seq)));
        if known.is_some_and(|known| seq > known) && !refetch.pending().get_untracked() {
            refetch.dispatch(());
        }
    });
    listen(bench, shown);
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
        <Title text=move || t().title/>
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(first) => {
                        if shown.with_untracked(Option::is_none) {
                            shown.set(Some(first));
                        }
                    }
                    Err(error) => {
                        session.report(error);
                        failed.set(Some(error));
                    }
                }
                view! { <Benches shown=shown failed=failed retry=Callback::new(move |()| {
                    refetch.dispatch(());
                })/> }
            })}
        </Suspense>
    }
}

/// Listens to the keys, those of a call once their code is here.
fn listen(bench: Bench, shown: RwSignal<Option<Page>>) {
    let later = use_later();
    keys::find_phrases(bench);
    react(move || {
        if let Some(parts) = later.bench() {
            (parts.listen)(bench);
        }
        // A call is waiting to be taken up: its code is fetched at once.
        if shown.with(|page| page.as_ref().is_some_and(|page| !page.drafts.is_empty())) {
            later.ask();
        }
    });
}

/// The three columns.
#[component]
fn Benches(
    shown: RwSignal<Option<Page>>,
    failed: RwSignal<Option<crate::error::AppError>>,
    retry: Callback<()>,
) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let (desk, lang, later) = (use_desk(), use_lang(), use_later());
    let on_call = Memo::new(move |_| desk.doc.with(Option::is_some));
    let rings =
        Memo::new(move |_| desk.line.with(|line| line.contacts.iter().any(|contact| contact.stage == "offered")));
    let takes_calls = use_me().is_some_and(|me| me.actor.may(Permission::TakeCalls));
    view! {
        <div
            class="bench"
            data-pane=move || bench.pane.get().code()
            class:bench--drawer=move || bench.drawer.get()
            class:bench--call=move || on_call.get()
            class:bench--rings=move || rings.get()
        >
            <aside class="bench__work" aria-label=move || WorkbenchTexts::of(lang.get()).pane_work>
                <MyState shown=shown/>
                {move || later.bench().filter(|_| takes_calls).map(|parts| (parts.line)(shown))}
                <Promises shown=shown/>
                <WorkList shown=shown failed=failed retry=retry/>
            </aside>
            <div class="bench__call" id="call" tabindex="-1">
                <Show when=move || on_call.get() fallback=|| view! { <Idle/> }>
                    {later.bench().map(|parts| (parts.on_call)())}
                </Show>
            </div>
            <Context/>
        </div>
        <BottomBar shown=shown/>
    }
}

/// No call is on.
#[component]
fn Idle() -> impl IntoView {
    let lang = use_lang();
    let takes_calls = use_me().is_some_and(|me| me.actor.may(Permission::TakeCalls));
    let t = move || WorkbenchTexts::of(lang.get());
    if takes_calls {
        view! { <StartCall/> }.into_any()
    } else {
        view! {
            <section class="card empty">
                <h1 class="empty__title">{move || t().not_allowed_title}</h1>
                <p>{move || t().not_allowed_text}</p>
            </section>
        }
        .into_any()
    }
}

/// The bar at the bottom of a narrow screen.
#[component]
fn BottomBar(shown: RwSignal<Option<Page>>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let count = move || shown.with(|p| p.as_ref().map_or(0, |p| p.work_total + p.promises.total));
    let entries = [
        (Pane::Work, "☰"),
        (Pane::Call, "☎"),
        (Pane::Phrases, "❝"),
        (Pane::Customer, "▤"),
        (Pane::Tracking, "⇢"),
        (Pane::Rules, "§"),
    ];
    let label = move |pane: Pane| match pane {
        Pane::Work => t().pane_work,
        Pane::Call => t().pane_call,
        Pane::Phrases => t().tab_phrases,
        Pane::Customer => t().tab_customer,
        Pane::Tracking => t().tab_waybill,
        Pane::Rules => t().tab_rules,
    };
    view! {
        <nav class="bottom-bar" aria-label=move || t().title>
            {entries
                .into_iter()
                .map(|(pane, icon)| {
                    view! {
                        <button
                            type="button"
                            class="bottom-bar__button"
                            aria-current=move || (bench.pane.get() == pane).then_some("true")
                            on:click=move |_| bench.show(pane)
                        >
                            <span class="bottom-bar__icon" aria-hidden="true">{icon}</span>
                            <span>{move || label(pane)}</span>
                            {(pane == Pane::Work).then(|| view! {
                                <span class="bottom-bar__count">{move || count()}</span>
                            }.into_any())}
                        </button>
                    }.into_any()
                })
                .map(IntoAny::into_any)
                .collect_view()}
        </nav>
    }
}
