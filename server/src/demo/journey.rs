//! The way of a parcel: from its end back to its start, so that it ends when a story needs it to.

use super::{
    dice::Dice,
    places::{Spot, between, hub, kilometres},
};
use chrono::{TimeDelta, Timelike};
use domain::{
    time::{Instant, local},
    waybill::{Tracking, TrackingStep},
};

/// How a journey ends.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    /// Signed for, by whom.
    Signed(&'static str),
    /// Left in a locker or at a station.
    Locker(&'static str),
    /// First attempt failed, signed for the day after.
    SecondTry(&'static str),
    /// The attempt failed and nothing came after it.
    Failed(&'static str),
    /// Held at the transit centre for days, then delivered.
    Held(&'static str),
    /// Left the first transit centre and was not seen again.
    Lost(&'static str),
}

/// Builds a history backwards.
struct Trace<'a> {
    dice: &'a mut Dice,
    at: Instant,
    entries: Vec<Tracking>,
}

impl Trace<'_> {
    fn back(&mut self, low: i64, high: i64) -> &mut Self {
        self.at -= self.dice.minutes(low, high);
        self
    }

    fn entry(&mut self, step: TrackingStep, place: String, note: &str) {
        self.entries.push(Tracking { at: self.at, step, place, note: note.to_owned() });
    }
}

/// The whole history, oldest first. `end` is the delivery, the failed attempt, or the moment a loss was noticed; a
/// delivery is moved back into the hours in which couriers ring at doors.
pub(super) fn history(dice: &mut Dice, from: Spot, to: Spot, ending: Ending, end: Instant) -> Vec<Tracking> {
    let end = if matches!(ending, Ending::Lost(_)) { end } else { daytime(end) };
    let mut trace = Trace { dice, at: end, entries: Vec::new() };
    if let Ending::Lost(what) = ending {
        trace.entry(TrackingStep::Problem, to.hub(), what);
        trace.back(3 * 1440, 4 * 1440);
    } else {
        last_mile(&mut trace, to, ending);
        if let Ending::Held(why) = ending {
            trace.back(76 * 60, 88 * 60).entry(TrackingStep::Problem, to.hub(), why);
        }
        trace.back(90, 300).entry(TrackingStep::Arrived, to.hub(), "");
        long_haul(&mut trace, from, to);
    }
    first_mile(&mut trace, from, to);
    trace.entries.reverse();
    trace.entries
}

fn last_mile(trace: &mut Trace<'_>, to: Spot, ending: Ending) {
    match ending {
        Ending::Signed(by) => trace.entry(TrackingStep::Signed, to.outlet(), by),
        Ending::Held(_) => trace.entry(TrackingStep::Signed, to.outlet(), "本人"),
        Ending::Locker(place) => trace.entry(TrackingStep::Locker, to.outlet(), place),
        Ending::SecondTry(why) => {
            trace.entry(TrackingStep::Signed, to.outlet(), "本人");
            trace.back(45, 120).entry(TrackingStep::OutForDelivery, to.outlet(), "");
            trace.back(17 * 60, 20 * 60).entry(TrackingStep::AttemptFailed, to.outlet(), why);
        }
        Ending::Failed(why) | Ending::Lost(why) => trace.entry(TrackingStep::AttemptFailed, to.outlet(), why),
    }
    trace.back(50, 170).entry(TrackingStep::OutForDelivery, to.outlet(), "");
    trace.back(25, 80).entry(TrackingStep::Arrived, to.outlet(), "");
    trace.back(50, 150).entry(TrackingStep::Departed, to.hub(), "");
}

/// From the last transit centre back to the first; nothing inside one city.
fn long_haul(trace: &mut Trace<'_>, from: Spot, to: Spot) {
    if from.city == to.city {
        return;
    }
    let mut next = to.city;
    if let Some(change) = between(from.city, to.city) {
        drive(trace, change, next);
        trace.entry(TrackingStep::Departed, hub(change), "");
        trace.back(120, 360).entry(TrackingStep::Arrived, hub(change), "");
        next = change;
    }
    if to.is_abroad() {
        trace.back(6 * 60, 16 * 60);
    }
    drive(trace, from.city, next);
}

/// A lorry makes about sixty kilometres in an hour, stops included.
fn drive(trace: &mut Trace<'_>, from: usize, to: usize) {
    let minutes = kilometres(from, to).max(60);
    trace.back(minutes, minutes + 90);
}

fn first_mile(trace: &mut Trace<'_>, from: Spot, to: Spot) {
    if from.city != to.city || trace.entries.last().is_some_and(|e| e.step == TrackingStep::Problem) {
        trace.entry(TrackingStep::Departed, from.hub(), "");
        trace.back(90, 280).entry(TrackingStep::Arrived, from.hub(), "");
    }
    trace.back(60, 140).entry(TrackingStep::Departed, from.outlet(), "");
    trace.back(60, 240);
    trace.at = daytime(trace.at);
    trace.entry(TrackingStep::Accepted, from.outlet(), "");
}

/// The same moment, or an earlier one between ten and seven.
fn daytime(at: Instant) -> Instant {
    let minute = i64::from(local(at).hour() * 60 + local(at).minute());
    match minute {
        ..600 => at - TimeDelta::minutes(minute + 1440 - 17 * 60 - minute % 97),
        600..1140 => at,
        _ => at - TimeDelta::minutes(minute - 17 * 60 - minute % 97),
    }
}
