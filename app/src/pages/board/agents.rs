//! The agents: how many in each state, and each with the time in it, the present contact and the nearest deadline.

use super::{
    state::Board,
    steer::{Steered, may_run},
};
use crate::{
    i18n::{
        board::{self as words, BoardTexts, say},
        terms,
        time::stopwatch,
        use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        chip::{ClockChip, Tone},
        flow::{For, Show},
        icon::{Icon, IconName},
    },
};
use domain::{
    counters::{AgentNow, Drill, Rows},
    id::AccountId,
    queue::{AgentState, AgentStateCode},
    view::floor::{AgentGlance, BoardView},
};
use leptos::prelude::*;

/// The tone of a state. The word says the same.
#[must_use]
pub const fn tone(state: AgentStateCode) -> Tone {
    match state {
        AgentStateCode::Ready => Tone::Safe,
        AgentStateCode::Offered | AgentStateCode::Talking | AgentStateCode::Holding => Tone::Info,
        AgentStateCode::WrapUp => Tone::Near,
        AgentStateCode::Break | AgentStateCode::Offline => Tone::Neutral,
    }
}

/// The agents, those who may need somebody first: stuck, then by state, then whoever is in it longest.
fn in_order(view: &BoardView) -> Vec<AccountId> {
    let place = |state: AgentState| match state.code() {
        AgentStateCode::WrapUp => 0,
        AgentStateCode::Talking | AgentStateCode::Holding => 1,
        AgentStateCode::Offered => 2,
        AgentStateCode::Ready => 3,
        AgentStateCode::Break => 4,
        AgentStateCode::Offline => 5,
    };
    let mut agents: Vec<&AgentNow> = view.snapshot.agents.iter().collect();
    agents.sort_by_key(|agent| (!agent.stuck, place(agent.state), agent.since, agent.id));
    agents.into_iter().map(|agent| agent.id).collect()
}

/// Counts by state, and the table.
#[component]
pub fn Agents(
    /// The board.
    board: Board,
) -> impl IntoView {
    let ids = Memo::new(move |_| board.view.with(in_order));
    let runs = may_run();
    view! {
        <States board=board />
        <Show
            when=move || ids.with(|ids| !ids.is_empty())
            fallback=|| {
                view! {
                    <div class="empty">
                        <p class="empty__title">{say(|t| t.no_agents)}</p>
                        <p>{say(|t| t.no_agents_help)}</p>
                    </div>
                }
            }
        >
            <table class="table board__table board__agents">
                <thead>
                    <tr>
                        <th scope="col">{say(|t| t.agent)}</th>
                        <th scope="col">{say(|t| t.state)}</th>
                        <th scope="col" class="number">{say(|t| t.time_in_state)}</th>
                        <th scope="col">{say(|t| t.current)}</th>
                        <th scope="col" class="number">{say(|t| t.answered)}</th>
                        <th scope="col">{say(|t| t.nearest)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id children=move |id| row(board, id, runs) />
                </tbody>
            </table>
        </Show>
    }
}

/// A bar as long as there are agents, and the counts that say the same.
#[component]
fn States(board: Board) -> impl IntoView {
    let lang = use_lang();
    let counts = Memo::new(move |_| board.see(|b| (b.states.clone(), b.day)));
    let bar = move || {
        let (states, _) = counts.get();
        let whole = states.iter().map(|state| state.agents).sum::<i64>().max(1);
        let mut from = 0;
        let pieces = states.into_iter().filter(|state| state.agents > 0).map(|state| {
            let (x, width) = (from * 1000 / whole, state.agents * 1000 / whole);
            from += state.agents;
            view! { <rect class=["states__piece states__piece--", state.state.code()].concat() x=x y="0" width=width height="10"></rect> }
                .into_any()
        });
        pieces.collect::<Vec<_>>()
    };
    let words = move || {
        let (states, day) = counts.get();
        let one = |state: domain::counters::StateCount| {
            let to = paths::board_rows(&Drill::all(Rows::Agents(state.state), day), 0);
            let class = ["states__count states__count--", state.state.code()].concat();
            view! {
                <li>
                    <a class=class href=to>
                        <span>{words::agent_state(lang.get(), state.state)}</span>
                        <strong>{state.agents.to_string()}</strong>
                    </a>
                </li>
            }
            .into_any()
        };
        states.into_iter().map(one).collect_view()
    };
    view! {
        <svg class="states" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {bar}
        </svg>
        <ul class="states__counts">{words}</ul>
    }
}

/// What an agent works on, in a line: `破损 · YT7702…318 · 热线`.
#[must_use]
pub fn works_on(lang: Lang, view: &BoardView, glance: Option<&AgentGlance>) -> String {
    let Some(contact) = glance.and_then(|glance| glance.contact.as_ref()) else { return "—".to_owned() };
    let kind = contact.kind.map(|kind| terms::kind(lang, kind).to_owned());
    let queue = contact.queue.as_ref().map(|queue| words::queue(lang, &view.queues, Some(queue)));
    let parts = [Some(words::channel(lang, contact.channel).to_owned()), kind, contact.waybill.clone(), queue];
    parts.into_iter().flatten().collect::<Vec<_>>().join(BoardTexts::of(lang).dot)
}

/// The state in words; a break with its reason.
#[must_use]
pub fn state(lang: Lang, state: AgentState) -> String {
    let name = words::agent_state(lang, state.code());
    match state {
        AgentState::Break(reason) => [name, BoardTexts::of(lang).dot, words::away(lang, reason)].concat(),
        _ => name.to_owned(),
    }
}

fn row(board: Board, id: AccountId, runs: bool) -> impl IntoView {
    let lang = use_lang();
    let found = Memo::new(move |_| board.see(|b| b.agents.iter().find(|agent| agent.id == id).cloned()));
    let glance = Memo::new(move |_| board.view.with(|view| view.glances.iter().find(|one| one.agent == id).cloned()));
    let name = Memo::new(move |_| board.name(id));
    let now = Memo::new(move |_| found.with(|agent| agent.as_ref().map(|agent| (agent.state, agent.stuck))));
    let spent = Memo::new(move |_| {
        let at = board.moment();
        found.with(|agent| agent.as_ref().map(|agent| stopwatch((at - agent.since).num_seconds())))
    });
    let chip = move || now.get().map_or("chip chip--neutral", |(state, _)| tone(state.code()).chip());
    let stuck = move || now.get().is_some_and(|(_, stuck)| stuck);
    let answered = Memo::new(move |_| {
        let day = board.see(|b| b.day);
        let count = found.with(|agent| agent.as_ref().map_or(0, |agent| agent.answered));
        (count.to_string(), paths::board_rows(&Drill::all(Rows::AnsweredBy(id), day), 0))
    });
    let current =
        Memo::new(move |_| board.view.with(|view| glance.with(|glance| works_on(lang.get(), view, glance.as_ref()))));
    let nearest =
        Memo::new(move |_| glance.with(|glance| glance.as_ref().and_then(|g| Some((g.nearest_due?, g.nearest?)))));
    let due = move || match nearest.get() {
        Some((due, complaint)) => {
            view! { <a class="board__due" href=paths::complaint(complaint)><ClockChip due=due.instant() /></a> }
                .into_any()
        }
        None => "—".into_any(),
    };
    let who = move || {
        if !runs {
            return name.get().into_any();
        }
        view! {
            <button class="board__who" type="button" aria-haspopup="dialog" on:click=move |_| board.steered.set(Some(Steered::Agent(id)))>
                <Icon name=IconName::Person />
                <span>{move || name.get()}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <tr class:board__row--stuck=stuck>
            <th scope="row" class="board__name">{who()}</th>
            <td>
                <span class=chip>{move || now.get().map(|(now, _)| state(lang.get(), now))}</span>
            </td>
            <td class="number">
                <span class="board__long">{move || spent.get()}</span>
                {move || stuck().then(|| view! { <span class="board__stuck">{say(|t| t.stuck)}</span> }.into_any())}
            </td>
            <td>{move || current.get()}</td>
            <td class="number"><a class="board__number" href=move || answered.get().1>{move || answered.get().0}</a></td>
            <td>{due}</td>
        </tr>
    }
}
