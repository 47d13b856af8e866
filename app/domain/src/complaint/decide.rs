//! Decisions: a command and the state it meets give events, or a refusal. Nothing here changes anything.

mod amend;
mod clocks;
mod money;

pub use amend::{Merge, amend_facts};
pub use money::{MOST_RECKONINGS, reckon, rule};

use super::{
    CloseReason, Complaint, ComplaintEvent, Facts, Field, Kind, Problem, ReplyChannel, Snapshot, Stage,
    draft::{Form, parse_text},
    number::Number,
};
use crate::{
    calendar::Calendar,
    clock::{CancelReason, Clock, ClockState},
    command::Refusal,
    deadline::Due,
    id::{AccountId, CallId, ComplaintId},
    rulebook::{ClockCode, Rulebook, Strength},
    time::{Instant, local_day},
};
use clocks::{ended, numbered, started, starting};

/// The longest reply, note or reason.
pub const TEXT_LENGTH: usize = 4000;

/// What a filing is made of, besides the facts.
#[derive(Clone, Debug)]
pub struct Filing {
    /// Identity of the new complaint.
    pub id: ComplaintId,
    /// Who takes it.
    pub by: AccountId,
    /// Who works on it; nobody when a program passed it on, so that a lead gives it to somebody.
    pub owner: Option<AccountId>,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// When it reached the server.
    pub received_at: Instant,
    /// The call it was taken in.
    pub call: Option<CallId>,
    /// The waybill as it is now.
    pub snapshot: Option<Snapshot>,
}

/// Files a complaint: its events, the first of which holds the state to start from.
#[must_use]
pub fn file(facts: Facts, filing: Filing, rules: &Rulebook, calendar: &Calendar) -> Vec<ComplaintEvent> {
    let complaint = Complaint {
        id: filing.id,
        number: Number::unassigned(local_day(filing.received_at)),
        version: 1,
        stage: Stage::Accepted { at: filing.accepted_at },
        owner: filing.owner,
        filed_by: filing.by,
        accepted_at: filing.accepted_at,
        received_at: filing.received_at,
        call: filing.call,
        snapshot: filing.snapshot,
        clocks: Vec::new(),
        reopened: 0,
        first_replied_at: None,
        reckonings: Vec::new(),
        facts,
    };
    let clocks = numbered(&complaint, starting(&complaint, complaint.accepted_at, rules, calendar));
    let on_the_spot = answered_on_the_spot(&complaint, &clocks);
    let mut events = vec![ComplaintEvent::Filed { complaint: Box::new(complaint) }];
    events.extend(clocks.into_iter().map(started));
    events.extend(on_the_spot);
    events
}

/// The clocks that would start if a form were saved at `at`. The form may be unfinished: clocks that need a fact which is
/// missing are left out. For showing, never for saving.
#[must_use]
pub fn preview(form: &Form, at: Instant, rules: &Rulebook, calendar: &Calendar) -> Vec<Clock> {
    let facts = Facts::trusted(form.clone());
    if facts.get(Field::Kind).and_then(Kind::from_code).is_none() {
        return Vec::new();
    }
    let state = Complaint {
        id: ComplaintId(uuid::Uuid::nil()),
        number: Number::unassigned(local_day(at)),
        version: 0,
        stage: Stage::Accepted { at },
        owner: None,
        filed_by: AccountId(uuid::Uuid::nil()),
        accepted_at: at,
        received_at: at,
        call: None,
        snapshot: None,
        clocks: Vec::new(),
        reopened: 0,
        first_replied_at: None,
        reckonings: Vec::new(),
        facts,
    };
    numbered(&state, starting(&state, at, rules, calendar))
}

/// An «at once» reply is given while the customer is on the line: the script has the agent apologise before the form is saved.
fn answered_on_the_spot(complaint: &Complaint, clocks: &[Clock]) -> Option<ComplaintEvent> {
    let at = complaint.accepted_at;
    let clock = clocks.iter().find(|c| c.code == ClockCode::FirstReply && c.due == Due::At(at))?;
    complaint.facts.channel().is_live().then(|| ended(clock, clock.met(at, complaint.filed_by)))
}

/// The state after the events of a filing.
#[must_use]
pub fn replay(events: &[(ComplaintEvent, Instant, AccountId)]) -> Option<Complaint> {
    let (ComplaintEvent::Filed { complaint }, _, _) = events.first()? else { return None };
    let mut state = (**complaint).clone();
    for (event, at, by) in events {
        state.apply(event, *at, *by);
    }
    Some(state)
}

fn text(raw: &str) -> Result<String, Refusal> {
    parse_text(raw, TEXT_LENGTH).map_err(|problem| match problem {
        Problem::TooLong { max } => Refusal::TextTooLong { max },
        _ => Refusal::TextMissing,
    })
}

fn open(complaint: &Complaint) -> Result<(), Refusal> {
    match &complaint.stage {
        Stage::Closed(closure) => Err(Refusal::Closed { since: closure.at }),
        _ => Ok(()),
    }
}

/// Records a reply: the first one meets the first-reply clock, or is late and says so.
///
/// # Errors
/// A closed complaint or an empty or over-long text.
pub fn record_reply(
    complaint: &Complaint,
    channel: ReplyChannel,
    raw: &str,
    at: Instant,
    by: AccountId,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    let text = text(raw)?;
    let mut events = vec![ComplaintEvent::ReplyRecorded { channel, text, given_at: at }];
    let waiting = complaint.clocks.iter().filter(|c| c.is_running() && clocks::is_met_by_reply(c.code));
    events.extend(waiting.map(|clock| ended(clock, clock.met(at, by))));
    Ok(events)
}

/// Adds a remark.
///
/// # Errors
/// An empty or over-long text.
pub fn add_note(raw: &str) -> Result<Vec<ComplaintEvent>, Refusal> {
    Ok(vec![ComplaintEvent::NoteAdded { text: text(raw)? }])
}

/// Gives it to somebody.
///
/// # Errors
/// A closed complaint, or it is that person's already.
pub fn assign(complaint: &Complaint, to: AccountId) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    if complaint.owner == Some(to) {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![ComplaintEvent::Assigned { to }])
}

/// Hands it to the leads.
///
/// # Errors
/// A closed complaint, one that is with the leads already, or no reason.
pub fn hand_to_lead(complaint: &Complaint, reason: &str) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    if matches!(complaint.stage, Stage::WithLead { .. }) {
        return Err(Refusal::AlreadyWithLead);
    }
    Ok(vec![ComplaintEvent::HandedToLead { reason: text(reason)? }])
}

/// A lead takes it.
///
/// # Errors
/// A closed complaint, or it is this lead's already.
pub fn take_over(complaint: &Complaint, by: AccountId) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    if complaint.owner == Some(by) {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![ComplaintEvent::TakenByLead])
}

/// Closes it. Telling the customer the result meets every limit that still runs; targets that no longer matter are
/// cancelled, but a target that was already missed stays missed.
///
/// # Errors
/// It is closed already, or the words are missing.
pub fn close(
    complaint: &Complaint,
    reason: CloseReason,
    told: ReplyChannel,
    raw: &str,
    at: Instant,
    by: AccountId,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    let text = text(raw)?;
    let mut events = vec![ComplaintEvent::Closed { reason, told, text }];
    let withdrawn = matches!(reason, CloseReason::Withdrawn | CloseReason::Duplicate);
    events.extend(complaint.clocks.iter().filter(|c| c.is_running()).map(|clock| {
        let pointless = withdrawn && clock.strength == Strength::Target && !clock.due.is_late(at);
        let state =
            if pointless { ClockState::Cancelled { at, why: CancelReason::CaseClosed } } else { clock.met(at, by) };
        ended(clock, state)
    }));
    Ok(events)
}

/// Opens it again: new clocks start now, the old ones stay as they ended.
///
/// # Errors
/// It is not closed, or no reason is given.
pub fn reopen(
    complaint: &Complaint,
    reason: &str,
    at: Instant,
    rules: &Rulebook,
    calendar: &Calendar,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    if !complaint.is_closed() {
        return Err(Refusal::NotClosed);
    }
    let mut events = vec![ComplaintEvent::Reopened { reason: text(reason)? }];
    let fresh = starting(complaint, at, rules, calendar)
        .into_iter()
        // The regulator's ten days were counted from its letter, which is not sent again.
        .filter(|clock| clock.started_at == at && clocks::makes_sense_again(clock, at))
        .collect();
    events.extend(numbered(complaint, fresh).into_iter().map(started));
    Ok(events)
}
