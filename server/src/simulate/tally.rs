//! What the board should show, counted from what was answered as saved: another way of counting than the server's, over
//! the whole list and not as it comes in.

use super::{
    items::Calendar,
    script::{Script, Tells},
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    queue::{Setting, Settings},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// What calls of one day come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    /// Calls that came in.
    pub enqueued: i64,
    /// Calls somebody answered.
    pub answered: i64,
    /// Calls that were given up.
    pub abandoned: i64,
    /// Calls that were given up at once.
    pub short_abandoned: i64,
    /// Calls that are over and written up.
    pub handled: i64,
    /// What the clocks say about them.
    pub times: Times,
}

/// Sums of time, which tell little when a report is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Times {
    /// Answered within the setting.
    pub in_time: i64,
    /// Milliseconds until the first answer.
    pub wait_ms: i64,
    /// Milliseconds of talk, without holds.
    pub talk_ms: i64,
    /// Milliseconds on hold.
    pub hold_ms: i64,
    /// Milliseconds for records.
    pub wrap_up_ms: i64,
}

/// What one agent did in a call; who gets it back has two parts in it.
#[derive(Default)]
struct Part {
    agent: usize,
    answered: Option<Instant>,
    held: Option<Instant>,
    hold: TimeDelta,
    ended: Option<Instant>,
    wrapped: Option<Instant>,
}

#[derive(Default)]
struct Call {
    first: Option<Instant>,
    arrived: Option<Instant>,
    gone: Option<Instant>,
    over: Option<Instant>,
    parts: Vec<Part>,
}

/// Counts what was saved of the calls of a local day.
#[must_use]
pub fn tally(
    script: &Script,
    calendar: &Calendar,
    accepted: &BTreeSet<usize>,
    day: NaiveDate,
    settings: &Settings,
) -> Sums {
    let mut calls: BTreeMap<usize, Call> = BTreeMap::new();
    for report in accepted {
        let Some(told) = script.told.get(*report) else { continue };
        if let Some(call) = told.what.call() {
            calls.entry(call).or_default().hear(told.what, calendar.at(told.at));
        }
    }
    let mut sums = Sums::default();
    for mut call in calls.into_values() {
        call.close();
        if call.first.is_some_and(|first| settings.zone().day(first) == day) {
            sums.count(&call, settings);
        }
    }
    sums
}

impl Call {
    /// The newest part of an agent, for which the answer may be missing.
    fn part(&mut self, agent: usize) -> &mut Part {
        let place = self.parts.iter().rposition(|part| part.agent == agent && part.wrapped.is_none());
        let place = place.unwrap_or_else(|| {
            self.parts.push(Part { agent, ..Part::default() });
            self.parts.len() - 1
        });
        &mut self.parts[place]
    }

    fn hear(&mut self, what: Tells, at: Instant) {
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
        match what {
            Tells::Arrived { .. } => self.arrived = Some(at),
            Tells::Abandoned { .. } => self.gone = Some(at),
            Tells::Ended { .. } => self.over = Some(at),
            Tells::Answered { agent, .. } => {
                self.parts.push(Part { agent, answered: Some(at), ..Part::default() });
            }
            Tells::Held { agent, .. } => self.part(agent).held = Some(at),
            Tells::Resumed { agent, .. } => {
                let part = self.part(agent);
                part.hold += part.held.take().map_or(TimeDelta::zero(), |from| at - from);
            }
            Tells::Transferred { agent, .. } => self.part(agent).ended = Some(at),
            Tells::Wrapped { agent, .. } => self.part(agent).wrapped = Some(at),
            _ => {}
        }
    }

    /// The end of a call ends the talk and the hold of whoever still has it.
    fn close(&mut self) {
        let over = self.over.or(self.gone);
        for part in &mut self.parts {
            part.ended = part.ended.or(over);
            if let (Some(from), Some(until)) = (part.held, part.ended) {
                part.hold += until - from;
            }
        }
    }
}

impl Sums {
    fn count(&mut self, call: &Call, settings: &Settings) {
        self.enqueued += 1;
        let seconds = |setting| TimeDelta::seconds(settings.get(setting).into());
        let wait_until = |at: Instant| call.arrived.map(|arrived| at - arrived);
        if call.parts.is_empty() {
            let short = call.gone.and_then(wait_until).is_some_and(|wait| wait < seconds(Setting::ShortAbandon));
            self.short_abandoned += i64::from(short);
            self.abandoned += i64::from(call.gone.is_some() && !short);
            return;
        }
        self.answered += 1;
        let first = call.parts.iter().filter_map(|part| part.answered).min().and_then(wait_until);
        self.times.wait_ms += first.map_or(0, |wait| wait.num_milliseconds());
        self.times.in_time += i64::from(first.is_some_and(|wait| wait <= seconds(Setting::AnswerWithin)));
        let over = call.over.or(call.gone).is_some();
        if over && call.parts.iter().all(|part| part.wrapped.is_some()) {
            self.handled += 1;
            call.parts.iter().for_each(|part| self.times.spend(part));
        }
    }

    /// The difference.
    #[must_use]
    pub const fn since(&self, before: &Self) -> Self {
        let (now, then) = (&self.times, &before.times);
        Self {
            enqueued: self.enqueued - before.enqueued,
            answered: self.answered - before.answered,
            abandoned: self.abandoned - before.abandoned,
            short_abandoned: self.short_abandoned - before.short_abandoned,
            handled: self.handled - before.handled,
            times: Times {
                in_time: now.in_time - then.in_time,
                wait_ms: now.wait_ms - then.wait_ms,
                talk_ms: now.talk_ms - then.talk_ms,
                hold_ms: now.hold_ms - then.hold_ms,
                wrap_up_ms: now.wrap_up_ms - then.wrap_up_ms,
            },
        }
    }
}

impl Times {
    fn spend(&mut self, part: &Part) {
        let hold = part.hold.num_milliseconds();
        let span = |from: Option<Instant>, until: Option<Instant>| {
            from.zip(until).map_or(0, |(from, until)| (until - from).num_milliseconds())
        };
        self.hold_ms += hold;
        self.talk_ms += span(part.answered, part.ended) - hold;
        self.wrap_up_ms += span(part.ended, part.wrapped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::script::Told;
    use chrono::{TimeZone, Utc};
    use domain::queue::Resolution;
    use std::time::Duration;

    #[test]
    fn who_gets_a_call_back_has_two_parts_in_it() {
        let (call, agent, resolution) = (0, 3, Resolution::Solved);
        let course = [
            (0, Tells::Arrived { call }),
            (5, Tells::Offered { call, agent }),
            (10, Tells::Answered { call, agent }),
            (20, Tells::Held { call, agent }),
            (25, Tells::Resumed { call, agent }),
            (40, Tells::Transferred { call, agent, to: None }),
            (47, Tells::Wrapped { call, agent, resolution }),
            (50, Tells::Offered { call, agent }),
            (52, Tells::Answered { call, agent }),
            (60, Tells::Ended { call }),
            (63, Tells::Wrapped { call, agent, resolution }),
        ];
        let told = course.map(|(at, what)| Told { at: Duration::from_secs(at), what }).to_vec();
        let script = Script { told, callers: Vec::new() };
        let base = Utc.with_ymd_and_hms(2026, 11, 20, 2, 0, 0).unwrap();
        let calendar = Calendar { base, speed: 1.0 };
        let settings = Settings::default();
        let day = settings.zone().day(base);
        let sums = tally(&script, &calendar, &(0..11).collect(), day, &settings);
        let times = Times { in_time: 1, wait_ms: 10_000, talk_ms: 33_000, hold_ms: 5_000, wrap_up_ms: 10_000 };
        assert_eq!(sums, Sums { enqueued: 1, answered: 1, handled: 1, times, ..Sums::default() });
        let without_answers =
            tally(&script, &calendar, &(0..11).filter(|n| ![2, 8].contains(n)).collect(), day, &settings);
        assert_eq!((without_answers.enqueued, without_answers.answered), (1, 1));
        assert_eq!(tally(&script, &calendar, &(0..11).collect(), day.succ_opt().unwrap(), &settings), Sums::default());
    }
}
