//! Late, doubled, shuffled and missing reports of the simulated day: no counter is ever negative, no contact is lost, and
//! when everything has come in, everything is as if it had come in order.

use super::{
    day::{log, settings},
    dice::Dice,
    floor_of_day::{MIDNIGHT, sec},
};
use domain::{
    counters::{ContactSet, ContactSet as S, Counters, Drill, Figures, InQueue, Rows},
    id::ContactId,
    queue::{Contact, Filling, QueueEvent, What, route},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The events of one contact of so many, and everything about agents and queues, with their places in the log.
pub fn part_of_day(of: usize, which: usize) -> Vec<(i64, &'static QueueEvent)> {
    let mut order: Vec<ContactId> = Vec::new();
    for event in log() {
        if let What::Contact { id, .. } = event.what
            && !order.contains(&id)
        {
            order.push(id);
        }
    }
    let chosen: BTreeSet<ContactId> = order.iter().skip(which).step_by(of).copied().collect();
    let belongs = |event: &QueueEvent| !matches!(&event.what, What::Contact { id, .. } if !chosen.contains(id));
    (1..).zip(log()).filter(|(_, event)| belongs(event)).collect()
}

/// The same events in another order, each at most so many places from its own.
fn shuffled<T: Copy>(events: &[T], reach: i64, dice: &mut Dice) -> Vec<T> {
    let mut placed: Vec<(i64, T)> =
        (0..).zip(events).map(|(place, event)| (place + dice.below(reach), *event)).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, event)| event).collect()
}

fn counted(events: &[(i64, &QueueEvent)]) -> Counters {
    let mut counters = Counters::new(settings());
    for (seq, event) in events {
        counters.apply(*seq, event);
    }
    counters
}

/// What must hold at any time, whatever is missing.
pub fn check(counters: &Counters, seen: &BTreeSet<ContactId>) -> Result<(), TestCaseError> {
    let contacts: BTreeSet<ContactId> = counters.floor().contacts().map(|contact| contact.id).collect();
    prop_assert_eq!(&contacts, seen, "a contact is lost");
    let mut days = 0;
    for day in counters.days() {
        let figures = counters.figures(&Drill::all(Rows::Clocks, day));
        let count = |set| figures.count(set);
        for set in ContactSet::KEPT {
            prop_assert!(count(set) >= 0, "{:?} is {}", set, count(set));
        }
        let sums = [figures.wait_ms, figures.talk_ms, figures.hold_ms, figures.wrap_up_ms, figures.points];
        prop_assert!(sums.iter().all(|sum| *sum >= 0), "{:?}", sums);
        let parts = [S::Answered, S::Abandoned, S::ShortAbandoned, S::Unclear, S::Undecided];
        prop_assert_eq!(parts.map(count).iter().sum::<i64>(), count(S::Enqueued), "each in exactly one");
        prop_assert!(count(S::AnsweredInTime) <= count(S::AnsweredTimed));
        prop_assert!(count(S::AnsweredTimed) <= count(S::Answered) && count(S::Answered) <= count(S::Judged));
        prop_assert_eq!(count(S::Judged), count(S::Answered) + count(S::Abandoned));
        days += count(S::Enqueued);
    }
    let inbound = |contact: &&Contact| contact.channel() != domain::queue::Channel::Callback;
    prop_assert_eq!(usize::try_from(days).unwrap(), counters.floor().contacts().filter(inbound).count());
    let snapshot = counters.snapshot(sec(2 * MIDNIGHT - 1), &[], &[]);
    prop_assert!(snapshot.occupancy.part >= 0 && snapshot.occupancy.part <= snapshot.occupancy.whole);
    prop_assert!(snapshot.first_contact.part <= snapshot.first_contact.whole);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_late_twice_or_after_all_counts_as_if_in_order(
        which in 0_usize..40,
        seed in any::<u32>(),
        reach in 2_i64..400,
        dropped in 0_i64..40,
    ) {
        let mut dice = Dice::new(seed.into());
        let events = part_of_day(40, which);
        let clean = counted(&events);
        let (missing, mut coming): (Vec<_>, Vec<_>) = events.iter().copied().partition(|_| dice.percent(dropped));
        coming.extend(coming.clone().into_iter().filter(|_| dice.percent(15)));
        let mut counters = Counters::new(settings());
        let mut seen = BTreeSet::new();
        for (index, (seq, event)) in shuffled(&coming, reach, &mut dice).into_iter().enumerate() {
            counters.apply(seq, event);
            if let What::Contact { id, .. } = event.what {
                seen.insert(id);
            }
            if index % 40 == 0 {
                check(&counters, &seen)?;
            }
        }
        check(&counters, &seen)?;
        // What was kept bit by bit is what would be counted at once.
        let mut fresh = counters.clone();
        fresh.set(settings());
        prop_assert!(fresh == counters, "the kept figures are not those of the rows");
        for (seq, event) in shuffled(&missing, reach, &mut dice) {
            counters.apply(seq, event);
        }
        prop_assert!(counters == clean, "it did not come out as if in order");
    }

    #[test]
    fn what_was_presumed_meanwhile_leaves_no_trace(which in 0_usize..40, seed in any::<u32>(), reach in 2_i64..400) {
        let mut dice = Dice::new(seed.into());
        let events = part_of_day(40, which);
        let clean = counted(&events);
        let mut counters = Counters::new(settings());
        for (seq, event) in shuffled(&events, reach, &mut dice) {
            counters.apply(seq, event);
            if dice.percent(10) {
                for presumed in route::presume(counters.floor()) {
                    counters.apply(seq, &presumed);
                }
            }
        }
        let told = |counters: &Counters| counters.floor().contacts().cloned().collect::<Vec<_>>();
        prop_assert_eq!(told(&counters), told(&clean));
        let end = sec(2 * MIDNIGHT - 1);
        prop_assert_eq!(counters.snapshot(end, &[], &[]), clean.snapshot(end, &[], &[]));
    }
}

#[test]
fn the_whole_day_backwards_is_the_same_day() {
    let forwards: Vec<(i64, &QueueEvent)> = (1..).zip(log()).collect();
    let backwards: Vec<_> = forwards.iter().rev().copied().collect();
    assert!(counted(&backwards) == counted(&forwards));
}

#[test]
fn a_floor_filled_at_once_is_the_one_that_took_each_event_by_itself() {
    let forwards: Vec<(i64, &QueueEvent)> = (1..).zip(log()).collect();
    for until in [0, 30, 500, 2500, forwards.len()] {
        let (known, seq) = (&forwards[..until], i64::try_from(until).unwrap());
        let mut filling = Filling::new(settings());
        // Backwards, and some twice.
        for (_, event) in known.iter().rev().chain(known.iter().step_by(7)) {
            filling.take((*event).clone());
        }
        assert!(Counters::of(filling.floor(), seq) == counted(known), "after {until} events");
    }
}

#[test]
fn a_contact_that_lost_all_reports_but_one_is_still_counted_once() {
    for (_, event) in part_of_day(150, 3) {
        let What::Contact { id, .. } = event.what else { continue };
        let mut counters = Counters::new(settings());
        counters.apply(1, event);
        check(&counters, &[id].into()).unwrap();
        let contact = counters.floor().contact(id).unwrap();
        let drill = |queue| Drill {
            queue,
            ..Drill::all(Rows::Contacts(ContactSet::Enqueued), settings().zone().day(contact.counts_from()))
        };
        let named = contact.queue().cloned().map_or(InQueue::Unknown, InQueue::Named);
        let inbound = i64::from(contact.channel() != domain::queue::Channel::Callback);
        assert_eq!(counters.count(&drill(named), sec(0)), inbound, "{event:?}");
        assert_eq!(counters.count(&drill(InQueue::Any), sec(0)), inbound, "{event:?}");
        assert!(counters.figures(&drill(InQueue::Any)) != Figures::default() || inbound == 0);
    }
}
