//! The tables: one for each kind of row.

use super::super::{agents, contact_acts::ContactActs, steer::may_run};
use crate::{
    i18n::{
        board::{self as words, BoardTexts},
        terms, time, use_lang,
    },
    paths,
    preferences::Lang,
    ui::chip::ClockChip,
};
use domain::{
    counters::AgentNow,
    id::AccountId,
    queue::StageCode,
    time::Instant,
    view::floor::{BoardRow, BoardRows, CallbackRow, ClockRow, ContactRow},
};
use leptos::prelude::*;

/// What the rows are about; a list may hold two kinds, clocks and callbacks.
const KINDS: [Heads; 4] = [
    (
        |row| matches!(row, BoardRow::Contact(_)),
        &[
            |t| t.contact,
            |t| t.queue,
            |t| t.arrived,
            |t| t.first_wait,
            |t| t.spent,
            |t| t.by_whom,
            |t| t.result,
            |t| t.score,
        ],
    ),
    (|row| matches!(row, BoardRow::Agent(_)), &[|t| t.agent, |t| t.state, |t| t.time_in_state, |t| t.answered]),
    (|row| matches!(row, BoardRow::Clock(_)), &[|t| t.complaint, |t| t.clock, |t| t.due]),
    (|row| matches!(row, BoardRow::Callback(_)), &[|t| t.callback_what, |t| t.keeper, |t| t.due]),
];

type Word = fn(&'static BoardTexts) -> &'static str;
type Heads = (fn(&BoardRow) -> bool, &'static [Word]);

/// The rows.
#[component]
pub fn Table(
    /// What was found.
    found: StoredValue<BoardRows>,
    /// Fetches again.
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let tables = move || {
        let lang = lang.get();
        KINDS.iter().filter_map(|heads| found.with_value(|found| table(lang, found, heads, again))).collect::<Vec<_>>()
    };
    view! { {tables} }
}

fn table(lang: Lang, found: &BoardRows, (is, heads): &Heads, again: Callback<()>) -> Option<AnyView> {
    let t = BoardTexts::of(lang);
    let rows: Vec<AnyView> = found.rows.iter().filter(|row| is(row)).map(|row| one(lang, found, row, again)).collect();
    let heads = heads.iter().map(|head| view! { <th scope="col">{head(t)}</th> }.into_any());
    (!rows.is_empty()).then(|| {
        view! {
            <table class="table board__table board-rows__table">
                <caption class="visually-hidden">{t.rows_title}</caption>
                <thead>
                    <tr>{heads.collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

fn one(lang: Lang, found: &BoardRows, row: &BoardRow, again: Callback<()>) -> AnyView {
    match row {
        BoardRow::Contact(row) => contact(lang, found, row, again),
        BoardRow::Agent(row) => agent(lang, found, row),
        BoardRow::Callback(row) => callback(lang, found, row),
        BoardRow::Clock(row) => clock(lang, found, row),
    }
}

fn name(found: &BoardRows, id: AccountId) -> String {
    found.people.iter().find(|person| person.id == id).map_or_else(|| "—".to_owned(), |person| person.name.clone())
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "—".to_owned())
}

/// A length that is over, or one that lasts up to the moment the rows were fetched.
fn length(from: Instant, until: Instant) -> String {
    time::stopwatch((until - from).num_seconds())
}

fn contact(lang: Lang, found: &BoardRows, row: &ContactRow, again: Callback<()>) -> AnyView {
    let t = BoardTexts::of(lang);
    let what = [words::channel(lang, row.channel), t.dot, words::stage(lang, row.stage)].concat();
    let waits = matches!(row.stage, StageCode::Waiting | StageCode::Offered);
    let wait = match row.first_wait_ms {
        Some(ms) => time::stopwatch(ms / 1_000),
        None if waits => length(row.waiting_from, found.at),
        None => or_dash(None),
    };
    let result = row.unanswered.map(|code| words::unanswered(lang, code));
    let result = result.or(row.resolution.map(|one| words::resolution(lang, one))).map(str::to_owned);
    let who: Vec<String> = row.agents.iter().map(|id| name(found, *id)).collect();
    let spent = (row.handling_ms > 0).then(|| time::stopwatch(row.handling_ms / 1_000));
    let score = row.score.map(|score| [&*u8::from(score).to_string(), t.points].concat());
    let queues = found.queues.clone();
    let acts = (waits && may_run())
        .then(|| view! { <ContactActs contact=row.id queues=Signal::stored(queues) done=again /> }.into_any());
    view! {
        <tr>
            <th scope="row">
                {what}
                <span class="board-rows__waybill">{row.waybill.clone()}</span>
                {acts}
            </th>
            <td>{words::queue(lang, &found.queues, row.queue.as_ref())}</td>
            <td>{time::moment(lang, row.arrived_at)}</td>
            <td>{wait}</td>
            <td>{or_dash(spent)}</td>
            <td>{or_dash((!who.is_empty()).then(|| who.join(t.joint)))}</td>
            <td>{or_dash(result)}</td>
            <td>{or_dash(score)}</td>
        </tr>
    }
    .into_any()
}

fn agent(lang: Lang, found: &BoardRows, row: &AgentNow) -> AnyView {
    view! {
        <tr>
            <th scope="row">{name(found, row.id)}</th>
            <td>
                <span class=agents::tone(row.state.code()).chip()>{agents::state(lang, row.state)}</span>
            </td>
            <td>{length(row.since, found.at)}</td>
            <td>{row.answered.to_string()}</td>
        </tr>
    }
    .into_any()
}

fn callback(lang: Lang, found: &BoardRows, row: &CallbackRow) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                {terms::fact(lang, row.about)}
                <span class="board-rows__waybill">{row.waybill.clone()}</span>
            </th>
            <td>{name(found, row.owner)}</td>
            <td><ClockChip due=row.due /></td>
        </tr>
    }
    .into_any()
}

fn clock(lang: Lang, found: &BoardRows, row: &ClockRow) -> AnyView {
    let t = BoardTexts::of(lang);
    let what = [&*row.number.to_string(), t.dot, terms::kind(lang, row.kind)].concat();
    let kind = [terms::clock(lang, row.clock.code), t.dot, terms::lane(lang, row.clock.lane)].concat();
    let who = row.clock.owner.map_or_else(|| t.nobody.to_owned(), |id| name(found, id));
    view! {
        <tr>
            <th scope="row">
                <a href=paths::complaint(row.clock.complaint)>{what}</a>
                <span class="board-rows__waybill">{row.waybill.clone()}</span>
                <span class="muted">{who}</span>
            </th>
            <td>{kind}</td>
            <td><ClockChip due=row.clock.due.instant() /></td>
        </tr>
    }
    .into_any()
}
