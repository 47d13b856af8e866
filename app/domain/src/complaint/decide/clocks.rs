//! Which clocks a complaint gets, and from when each counts.

use super::super::{Complaint, ComplaintEvent, Facts, Field};
use crate::{
    calendar::Calendar,
    clock::{Clock, ClockState},
    deadline::{self, Due, Outcome, Working},
    rulebook::{ClockCode, ClockRule, RuleTiming, Rulebook, StartEvent},
    time::{Instant, local_day},
};

/// The clocks that the rules of its day of acceptance give a complaint, counted from `at`; not numbered yet.
pub(super) fn starting(complaint: &Complaint, at: Instant, rules: &Rulebook, calendar: &Calendar) -> Vec<Clock> {
    let facts = &complaint.facts;
    rules
        .clocks_for(facts.kind(), facts.channel(), local_day(complaint.accepted_at))
        .into_iter()
        .filter_map(|rule| {
            let (started_at, due, working) = due_of(&rule, facts, at, calendar)?;
            Some(Clock {
                number: 0,
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

/// Numbers new clocks after those the complaint has already.
pub(super) fn numbered(complaint: &Complaint, clocks: Vec<Clock>) -> Vec<Clock> {
    let last = complaint.clocks.iter().map(|c| c.number).max().unwrap_or(0);
    (last + 1..).zip(clocks).map(|(number, clock)| Clock { number, ..clock }).collect()
}

/// When the present round began: at the acceptance, or when it was last opened again.
pub(super) fn round_began_at(complaint: &Complaint) -> Instant {
    // Handling and telling is owed in every round, so its newest clock marks the beginning.
    let rounds = complaint.clocks.iter().filter(|c| c.code == ClockCode::HandleAndTell).map(|c| c.started_at);
    rounds.max().unwrap_or(complaint.accepted_at)
}

/// Whether a clock makes sense in a round that began by opening the case again: a promised time or a platform's time
/// may lie in the past of the old round, and nothing can be said «at once» any more.
pub(super) fn makes_sense_again(clock: &Clock, began_at: Instant) -> bool {
    !clock.due.is_late(began_at) && clock.due != Due::At(began_at)
}

/// Whether a reply to the customer is what the clock waits for.
pub(super) const fn is_met_by_reply(code: ClockCode) -> bool {
    matches!(code, ClockCode::FirstReply | ClockCode::SameDayResult)
}

pub(super) fn started(clock: Clock) -> ComplaintEvent {
    ComplaintEvent::ClockStarted { clock: Box::new(clock) }
}

pub(super) fn ended(clock: &Clock, state: ClockState) -> ComplaintEvent {
    ComplaintEvent::ClockEnded { number: clock.number, code: clock.code, state }
}

fn due_of(rule: &ClockRule, facts: &Facts, at: Instant, calendar: &Calendar) -> Option<(Instant, Due, Working)> {
    let started_at = match rule.starts {
        StartEvent::Accepted => at,
        StartEvent::ToldByRegulator => facts.moment(Field::AppealTold)?,
    };
    let (due, working) = match &rule.timing {
        // By law a day stays a working day although we were closed, so the rule chooses what of the calendar counts.
        RuleTiming::Counted(_) => match rule.compute(calendar, &[Some(started_at)], &[])? {
            Outcome::NotStarted => return None,
            Outcome::CalendarUnknown { provisional, working, .. } => (provisional, working),
            Outcome::Due { due, working } => (due, working),
        },
        RuleTiming::Promised => deadline::promised(facts.moment(Field::ReplyBy)?),
        RuleTiming::SetByOther => deadline::set_by_other(facts.moment(Field::PlatformDue)?),
    };
    Some((started_at, due, working))
}
