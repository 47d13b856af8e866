//! Corrections: merging what two people changed, and the clocks that follow from it.

use super::{
    super::{
        Complaint, ComplaintEvent, Field, Flaw, Problem,
        draft::{across_fields, parse_field},
        event::FieldChange,
        facts::masked,
        field::{Need, form},
    },
    clocks::{ended, is_met_by_reply, makes_sense_again, numbered, round_began_at, started, starting},
    open,
};
use crate::{
    calendar::Calendar,
    clock::{CancelReason, Clock, ClockState},
    command::{FieldConflict, Refusal},
    id::AccountId,
    rulebook::Rulebook,
    time::Instant,
};

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
        match one_field(complaint, change) {
            One::Nothing => {}
            One::Change(change) => changes.push(change),
            One::Conflict(conflict) => conflicts.push(conflict),
            One::Flaw(flaw) => flaws.push(flaw),
        }
    }
    let after = amended(complaint, &changes);
    flaws.extend(missing_after(&after, &changes));
    flaws.extend(contradictions(&after, &changes, at));
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

/// What becomes of one field.
enum One {
    Nothing,
    Change(FieldChange),
    Conflict(FieldConflict),
    Flaw(Flaw),
}

fn one_field(complaint: &Complaint, change: &FieldChange) -> One {
    let field = change.field;
    let theirs = complaint.facts.get(field).unwrap_or_default();
    let shown = masked(field, theirs);
    // The editor saw personal data masked: the mask sent back is no new value, and as a start value it counts as the
    // value itself.
    if change.to == shown || change.to == change.from {
        return One::Nothing;
    }
    let canonical = if change.to.trim().is_empty() { Ok(String::new()) } else { parse_field(field, &change.to) };
    match canonical {
        Err(problem) => One::Flaw(Flaw { field, problem }),
        Ok(yours) if yours == theirs => One::Nothing,
        Ok(yours) if change.from == theirs || change.from == shown => {
            One::Change(FieldChange { field, from: theirs.to_owned(), to: yours })
        }
        Ok(yours) => One::Conflict(FieldConflict { field, base: change.from.clone(), yours, theirs: shown }),
    }
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

/// What contradicts another field or the time, as far as this change touched it: a promise that was kept or missed long
/// ago is no flaw of today's correction.
fn contradictions(after: &Complaint, changes: &[FieldChange], at: Instant) -> Vec<Flaw> {
    let touched = |field| changes.iter().any(|c| c.field == field);
    across_fields(&after.facts, after.facts.form(), at)
        .into_iter()
        .filter(|flaw| match (flaw.field, flaw.problem) {
            (Field::InsuredAmount, _) => touched(Field::InsuredAmount) || touched(Field::Insured),
            (_, Problem::AboveTotalValue) => touched(Field::LostValue) || touched(Field::TotalValue),
            (field, _) => touched(field),
        })
        .collect()
}

/// When kind, channel or a promised time changes, clocks whose rule no longer applies are cancelled and new ones start,
/// counted from where the round began: a correction never gives more time.
///
/// Only what the correction itself changes moves a clock. Rules or calendar may say otherwise by now than when a clock
/// started; that alone never moves it.
fn clocks_after(
    before: &Complaint,
    after: &Complaint,
    at: Instant,
    rules: &Rulebook,
    calendar: &Calendar,
) -> Vec<ComplaintEvent> {
    let began_at = round_began_at(before);
    let now_wanted = |of: &Complaint| {
        let mut clocks = starting(of, began_at, rules, calendar);
        clocks.retain(|clock| before.reopened == 0 || makes_sense_again(clock, began_at));
        clocks
    };
    let (uncorrected, wanted) = (now_wanted(before), now_wanted(after));
    let same = |a: &Clock, b: &Clock| a.rule == b.rule && a.due == b.due && a.started_at == b.started_at;
    let of = |clocks: &[Clock], rule: &str| clocks.iter().find(|clock| clock.rule == rule).cloned();
    let is_moved = |rule: &str| match (of(&uncorrected, rule), of(&wanted, rule)) {
        (Some(old), Some(new)) => !same(&old, &new),
        (old, new) => old.is_some() || new.is_some(),
    };
    let cancelled = before.clocks.iter().filter(|old| {
        // A promise that was missed stays missed, whatever is promised instead.
        let missed = old.due.is_late(at) && wanted.iter().any(|new| new.rule == old.rule);
        old.is_running() && is_moved(&old.rule) && !missed && !wanted.iter().any(|new| same(old, new))
    });
    let mut events: Vec<_> =
        cancelled.map(|old| ended(old, ClockState::Cancelled { at, why: CancelReason::KindChanged })).collect();
    let is_kept = |new: &Clock| {
        before.clocks.iter().any(|old| same(old, new) && !matches!(old.state, ClockState::Cancelled { .. }))
    };
    let fresh = wanted.iter().filter(|new| is_moved(&new.rule) && !is_kept(new)).cloned().collect();
    let replied = first_reply(before, began_at);
    for clock in numbered(before, fresh) {
        let met = replied.filter(|_| is_met_by_reply(clock.code)).map(|(at, by)| ended(&clock, clock.met(at, by)));
        events.push(started(clock));
        events.extend(met);
    }
    events
}

/// The first reply, if one was given in this round: what was said counts, whatever the complaint is called now.
fn first_reply(complaint: &Complaint, began_at: Instant) -> Option<(Instant, AccountId)> {
    let replied_at = complaint.first_replied_at.filter(|at| *at >= began_at)?;
    let by = complaint.clocks.iter().find_map(|clock| match clock.state {
        ClockState::Met { at, by } | ClockState::MetLate { at, by, .. } if at == replied_at => Some(by),
        _ => None,
    });
    Some((replied_at, by.unwrap_or(complaint.filed_by)))
}
