//! The drawer of a lead: an agent's present call, a whisper, the agent's state and contacts; or a queue.

use super::{
    agents,
    call::PresentCallPanel,
    contact_acts::Contacts,
    sending::Sending,
    state::Board,
    state_form::{QueueForm, StateForm},
    steer::Steered,
    whisper::WhisperForm,
};
use crate::{
    i18n::{
        board::{self as words, say},
        time::stopwatch,
        use_lang,
    },
    paths,
    ui::{
        dialog,
        flow::react,
        icon::{Icon, IconName},
    },
};
use domain::{
    complaint::StageCode,
    counters::AgentNow,
    id::AccountId,
    view::{ComplaintQuery, floor::AgentGlance},
};
use leptos::{html, prelude::*};

/// The drawer.
#[component]
pub fn Drawer(
    /// The board.
    board: Board,
) -> impl IntoView {
    let (lang, node, open) = (use_lang(), NodeRef::<html::Dialog>::new(), RwSignal::new(false));
    dialog::follow(node, open);
    react(move || {
        let wanted = board.steered.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    let title = Memo::new(move |_| match board.steered.get() {
        Some(Steered::Agent(id)) => board.name(id),
        Some(Steered::Queue(name)) => board.view.with(|view| words::queue(lang.get(), &view.queues, Some(&name))),
        None => say(|t| t.steer)().to_owned(),
    });
    let inside = move || match board.steered.get() {
        Some(Steered::Agent(id)) => view! { <AgentPanel board=board id=id /> }.into_any(),
        Some(Steered::Queue(name)) => view! { <QueueForm board=board name=name /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <dialog
            class="drawer"
            node_ref=node
            aria-label=move || title.get()
            on:close=move |_| board.steered.set(None)
        >
            <div class="drawer__head">
                <h2 class="dialog__title">{move || title.get()}</h2>
                <button class="button button--quiet button--icon" type="button" aria-label=say(|t| t.close) on:click=move |_| board.steered.set(None)>
                    <Icon name=IconName::Cross />
                </button>
            </div>
            <div class="drawer__body">{inside}</div>
        </dialog>
    }
}

/// Everything about one agent.
#[component]
fn AgentPanel(board: Board, id: AccountId) -> impl IntoView {
    let lang = use_lang();
    let found = Memo::new(move |_| board.see(|b| b.agents.iter().find(|agent| agent.id == id).cloned()));
    let glance = Memo::new(move |_| board.view.with(|view| view.glances.iter().find(|one| one.agent == id).cloned()));
    let state = Memo::new(move |_| found.with(|agent| agent.as_ref().map(|agent| agent.state)));
    let class = move || state.get().map_or("chip chip--neutral", |state| agents::tone(state.code()).chip());
    let long = Memo::new(move |_| {
        let at = board.moment();
        let spent = |agent: &AgentNow| stopwatch((at - agent.since).num_seconds());
        found.with(|agent| agent.as_ref().map(spent))
    });
    let current = Memo::new(move |_| {
        board.view.with(|view| glance.with(|glance| agents::works_on(lang.get(), view, glance.as_ref())))
    });
    view! {
        <p class="row">
            <span class=class>{move || state.get().map(|state| agents::state(lang.get(), state))}</span>
            <span class="board__long">{move || long.get()}</span>
            <span class="muted">{move || current.get()}</span>
        </p>
        <PresentCallPanel agent=id />
        <WhisperForm to=id />
        <Contacts board=board agent=found />
        <StateForm agent=id sending=Sending::new() />
        <TakeOver glance=glance />
    }
}

/// The ways to the complaints that need a lead.
#[component]
fn TakeOver(glance: Memo<Option<AgentGlance>>) -> impl IntoView {
    let nearest = Memo::new(move |_| glance.with(|glance| glance.as_ref().and_then(|glance| glance.nearest)));
    let own = move || {
        nearest.get().map(|complaint| {
            view! {
                <p class="muted">{say(|t| t.take_over_help)}</p>
                <p><a class="button" href=paths::complaint(complaint)>{say(|t| t.take_over)}</a></p>
            }
            .into_any()
        })
    };
    let waiting = ComplaintQuery { stage: Some(StageCode::WithLead), ..ComplaintQuery::default() };
    view! {
        <section class="drawer__part">
            <h3>{say(|t| t.complaint)}</h3>
            {own}
            <p><a href=paths::complaints(&waiting)>{say(|t| t.waits_for_lead)}</a></p>
        </section>
    }
}
