//! Decisions: a command and the state it meets give events, or a refusal. Nothing here changes anything.

use super::{
    CloseReason, Complaint, ComplaintEvent, Facts, Field, ReplyChannel, Snapshot, Stage,
    draft::{Form, parse_field, parse_text},
    event::FieldChange,
    facts::masked,
    field::{Need, form},
    number::Number,
};
use crate::{
    calendar::Calendar,
    clock::{CancelReason, Clock, ClockState},
    command::{FieldConflict, Refusal},
    complaint::{Flaw, Problem},
    deadline::{self, Due, Outcome, Working},
    id::{AccountId, CallId, ComplaintId},
    rulebook::{ClockCode, ClockRule, RuleTiming, Rulebook, StartEvent, Strength},
    time::{Instant, local_day},
};

/// The longest reply, note or reason.
pub const TEXT_LENGTH: usize = 4000;

/// What a filing is made of, besides the facts.
#[derive(Clone, Debug)]
pub struct Filing {
    /// Identity of the new complaint.
    pub id: ComplaintId,
    /// Who takes it.
    pub by: AccountId,
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
        owner: Some(filing.by),
        filed_by: filing.by,
        accepted_at: filing.accepted_at,
        received_at: filing.received_at,
        call: filing.call,
        snapshot: filing.snapshot,
        clocks: Vec::new(),
        reopened: 0,
        first_replied_at: None,
        facts,
    };
    let clocks = start_clocks(&complaint, complaint.accepted_at, rules, calendar);
    let on_the_spot = answered_on_the_spot(&complaint, &clocks);
    let mut events = vec![ComplaintEvent::Filed { complaint: Box::new(complaint) }];
    events.extend(clocks.into_iter().map(|clock| ComplaintEvent::ClockStarted { clock: Box::new(clock) }));
    events.extend(on_the_spot);
    events
}

/// The clocks that would start if a form were saved at `at`. The form may be unfinished: clocks that need a fact which is
/// missing are left out. For showing, never for saving.
#[must_use]
pub fn preview(form: &Form, at: Instant, rules: &Rulebook, calendar: &Calendar) -> Vec<Clock> {
    let facts = Facts::trusted(form.clone());
    if facts.get(Field::Kind).is_none() {
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
        facts,
    };
    start_clocks(&state, at, rules, calendar)
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

/// The clocks that start now, numbered after those the complaint has already.
fn start_clocks(complaint: &Complaint, at: Instant, rules: &Rulebook, calendar: &Calendar) -> Vec<Clock> {
    let facts = &complaint.facts;
    let mut number = complaint.clocks.iter().map(|c| c.number).max().unwrap_or(0);
    rules
        .clocks_for(facts.kind(), facts.channel(), local_day(complaint.accepted_at))
        .into_iter()
        .filter_map(|rule| {
            let (started_at, due, working) = due_of(&rule, facts, at, calendar)?;
            number += 1;
            Some(Clock {
                number,
                code: rule.code,
                lane: rule.lane,
                strength: rule.strength,
                started_at,
                due,
                working,
                rule: rule.id,
                source: rule.source,
                state: ClockState::Running,
            })
        })
        .collect()
}

fn due_of(rule: &ClockRule, facts: &Facts, at: Instant, calendar: &Calendar) -> Option<(Instant, Due, Working)> {
    let started_at = match rule.starts {
        StartEvent::Accepted => at,
        StartEvent::ToldByRegulator => facts.moment(Field::AppealTold)?,
    };
    let (due, working) = match &rule.timing {
        RuleTiming::Counted(timing) => match deadline::compute(timing, calendar, &[Some(started_at)], &[]) {
            Outcome::NotStarted => return None,
            Outcome::CalendarUnknown { provisional, working, .. } => (provisional, working),
            Outcome::Due { due, working } => (due, working),
        },
        RuleTiming::Promised => deadline::promised(facts.moment(Field::ReplyBy)?),
        RuleTiming::SetByOther => deadline::set_by_other(facts.moment(Field::PlatformDue)?),
    };
    Some((started_at, due, working))
}

fn ended(clock: &Clock, state: ClockState) -> ComplaintEvent {
    ComplaintEvent::ClockEnded { number: clock.number, code: clock.code, state }
}

fn running<'a>(complaint: &'a Complaint, codes: &'a [ClockCode]) -> impl Iterator<Item = &'a Clock> {
    complaint.clocks.iter().filter(move |c| c.is_running() && codes.contains(&c.code))
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
    let waiting = running(complaint, &[ClockCode::FirstReply, ClockCode::SameDayResult]);
    events.extend(waiting.map(|clock| ended(clock, clock.met(at, by))));
    Ok(events)
}

/// The result of merging one editor's changes with the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Merge {
    /// The events to append.
    Changes(Vec<ComplaintEvent>),
    /// Fields changed by two people to different values.
    Conflict(Vec<FieldConflict>),
    /// Fields that would not hold.
    Flawed(Vec<Flaw>),
}

/// Merges changed facts field by field: a field nobody else touched is taken, one with the same new value is done
/// already, one that somebody else changed differently is a conflict. A change of kind starts and cancels clocks.
///
/// # Errors
/// A closed complaint, or nothing left to change.
pub fn amend_facts(
    complaint: &Complaint,
    wanted: &[FieldChange],
    at: Instant,
    rules: &Rulebook,
    calendar: &Calendar,
) -> Result<Merge, Refusal> {
    open(complaint)?;
    let (mut changes, mut conflicts, mut flaws) = (Vec::new(), Vec::new(), Vec::new());
    for change in wanted {
        let field = change.field;
        let theirs = complaint.facts.get(field).unwrap_or_default();
        let canonical = if change.to.trim().is_empty() { Ok(String::new()) } else { parse_field(field, &change.to) };
        match canonical {
            Err(problem) => flaws.push(Flaw { field, problem }),
            Ok(yours) if yours == theirs => {}
            // The editor saw personal data masked, so a masked start value counts as the value itself.
            Ok(yours) if change.from == theirs || change.from == masked(field, theirs) => {
                changes.push(FieldChange { field, from: theirs.to_owned(), to: yours });
            }
            Ok(yours) => conflicts.push(FieldConflict {
                field,
                base: change.from.clone(),
                yours,
                theirs: masked(field, theirs),
            }),
        }
    }
    let after = amended(complaint, &changes);
    flaws.extend(missing_after(&after, &changes));
    if !flaws.is_empty() {
        return Ok(Merge::Flawed(flaws));
    }
    if !conflicts.is_empty() {
        return Ok(Merge::Conflict(conflicts));
    }
    if changes.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    let mut events = vec![ComplaintEvent::FactsAmended { changes }];
    events.extend(clocks_after(complaint, &after, at, rules, calendar));
    Ok(Merge::Changes(events))
}

fn amended(complaint: &Complaint, changes: &[FieldChange]) -> Complaint {
    let mut after = complaint.clone();
    for change in changes {
        after.facts.set(change.field, &change.to);
    }
    after
}

/// Required fields that would be empty, if this change emptied them or made them required.
fn missing_after(after: &Complaint, changes: &[FieldChange]) -> Vec<Flaw> {
    let kind_changed = changes.iter().any(|c| matches!(c.field, Field::Kind | Field::Channel));
    form(Some(after.kind()), Some(after.facts.channel()))
        .into_iter()
        .filter(|(field, need)| *need == Need::Required && after.facts.get(*field).is_none())
        .filter(|(field, _)| kind_changed || changes.iter().any(|c| c.field == *field))
        .map(|(field, _)| Flaw { field, problem: Problem::Missing })
        .collect()
}

/// When kind, channel or a promised time changes, clocks whose rule no longer applies are cancelled and new ones start,
/// counted from the original acceptance: a correction never gives more time.
fn clocks_after(
    before: &Complaint,
    after: &Complaint,
    at: Instant,
    rules: &Rulebook,
    calendar: &Calendar,
) -> Vec<ComplaintEvent> {
    let wanted = start_clocks(after, after.accepted_at, rules, calendar);
    let same = |a: &Clock, b: &Clock| a.rule == b.rule && a.due == b.due;
    let cancelled = before
        .clocks
        .iter()
        .filter(|old| old.is_running() && before.reopened == 0 && !wanted.iter().any(|new| same(old, new)))
        .map(|old| ended(old, ClockState::Cancelled { at, why: CancelReason::KindChanged }));
    let started = wanted
        .iter()
        .filter(|new| before.reopened == 0 && !before.clocks.iter().any(|old| same(old, new)))
        .map(|new| ComplaintEvent::ClockStarted { clock: Box::new(new.clone()) });
    cancelled.chain(started).collect()
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
        let state = if pointless {
            ClockState::Cancelled { at, why: CancelReason::CaseClosed }
        } else {
            clock.met(at, by)
        };
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
    let fresh = start_clocks(complaint, at, rules, calendar)
        .into_iter()
        // A promised time or a platform's time lies in the past of the old round; what is counted starts anew.
        .filter(|clock| !clock.due.is_late(at) && clock.started_at == at && clock.due != Due::At(at));
    events.extend(fresh.map(|clock| ComplaintEvent::ClockStarted { clock: Box::new(clock) }));
    Ok(events)
}
