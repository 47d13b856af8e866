//! Behind each number are exactly its rows, also when reports are missing.

use super::{
    day::settings,
    dice::Dice,
    floor_of_day::{MIDNIGHT, claims_queue, general_queue, sec},
    orders::part_of_day,
};
use domain::{
    counters::{ContactSet, Counter, Counters, Drill, InQueue, Rows, Snapshot, Unit},
    queue::{AgentStateCode, Channel},
    time::Instant,
};

/// Counters of a part of the day in which one report of eight is missing, at a second.
fn holed(until: i64) -> Counters {
    let mut dice = Dice::new(5);
    let mut counters = Counters::new(settings());
    for (seq, event) in part_of_day(2, 1) {
        if event.at <= sec(until) && !dice.percent(12) {
            counters.apply(seq, event);
        }
    }
    counters
}

const LOOKS: [i64; 3] = [MIDNIGHT - 600, MIDNIGHT + 10 * 3600 + 1800, MIDNIGHT + 22 * 3600];

fn drills(set: ContactSet, now: Instant) -> Vec<Drill> {
    let today = settings().zone().day(now);
    let queues = [general_queue(), claims_queue()].map(|(name, _)| InQueue::Named(name));
    let queues = [InQueue::Any, InQueue::Unknown].into_iter().chain(queues);
    let mut drills = Vec::new();
    for queue in queues {
        for channel in [None].into_iter().chain(Channel::ALL.iter().copied().map(Some)) {
            for quarter in [None, Some(41), Some(57)] {
                for day in [today, today.pred_opt().unwrap()] {
                    let all = Drill::all(Rows::Contacts(set), day);
                    drills.push(Drill { quarter, queue: queue.clone(), channel, ..all });
                }
            }
        }
    }
    drills
}

#[test]
fn every_count_is_its_rows() {
    let mut full: std::collections::BTreeSet<ContactSet> = std::collections::BTreeSet::new();
    for look in LOOKS {
        let (counters, now) = (holed(look), sec(look));
        for set in ContactSet::ALL {
            for drill in drills(*set, now) {
                let rows = counters.contacts(&drill, now);
                assert_eq!(counters.count(&drill, now), i64::try_from(rows.len()).unwrap(), "{drill:?} at {look}");
                full.extend((!rows.is_empty()).then_some(*set));
            }
        }
        for state in AgentStateCode::ALL {
            let drill = Drill::all(Rows::Agents(*state), settings().zone().day(now));
            let rows = i64::try_from(counters.agents(&drill, now).len()).unwrap();
            let board = counters.snapshot(now, &[], &[]);
            let shown = board.states.iter().find(|count| count.state == *state).unwrap().agents;
            assert_eq!((counters.count(&drill, now), shown), (rows, rows), "{state:?}");
        }
    }
    // A set that was always empty would prove nothing.
    let empty: Vec<_> = ContactSet::ALL.iter().filter(|set| !full.contains(set)).collect();
    assert!(empty.is_empty(), "{empty:?}");
}

/// The number a board shows for a counter, as part and whole.
fn shown(counter: Counter, board: &Snapshot) -> Option<(Option<i64>, i64)> {
    Some(match counter {
        Counter::Waiting | Counter::LongestWait => (None, board.waiting.into()),
        Counter::ServiceLevel => (Some(board.service_level.part), board.service_level.whole),
        Counter::AverageAnswer => (None, board.average_answer.count),
        Counter::AbandonRate => (Some(board.abandon_rate.part), board.abandon_rate.whole),
        Counter::ShortAbandoned => (None, board.short_abandoned),
        Counter::AverageHandling => (None, board.average_handling.count),
        Counter::Satisfaction => (None, board.satisfaction.count),
        Counter::FirstContact => (Some(board.first_contact.part), board.first_contact.whole),
        Counter::FirstContactSoFar => (Some(board.first_contact_so_far.part), board.first_contact_so_far.whole),
        Counter::AgentsByState => (None, board.states.iter().map(|count| count.agents).sum()),
        Counter::Today => (None, board.enqueued),
        Counter::Occupancy
        | Counter::CallbacksDue
        | Counter::CallbacksSoon
        | Counter::Deadlines
        | Counter::Breaches => return None,
    })
}

#[test]
fn the_rows_of_a_definition_are_those_its_number_counts() {
    for look in LOOKS {
        let (counters, now) = (holed(look), sec(look));
        let board = counters.snapshot(now, &[], &[]);
        let rows = |rows: Rows| {
            let drill = Drill::all(rows, board.day);
            match rows {
                Rows::Contacts(_) => counters.contacts(&drill, now).iter().map(|id| id.0).collect::<Vec<_>>(),
                _ => counters.agents(&drill, now).iter().map(|id| id.0).collect(),
            }
        };
        for counter in Counter::ALL {
            let definition = counter.definition();
            assert_eq!(definition.part.is_some(), definition.unit == Unit::Share && *counter != Counter::Occupancy);
            let Some((part, whole)) = shown(*counter, &board) else { continue };
            let all: Vec<_> = definition.of.iter().flat_map(|of| rows(*of)).collect();
            assert_eq!(i64::try_from(all.len()).unwrap(), whole, "{counter:?}");
            let some = definition.part.map(rows);
            assert_eq!(some.as_ref().map(|some| i64::try_from(some.len()).unwrap()), part, "{counter:?}");
            assert!(some.into_iter().flatten().all(|id| all.contains(&id)), "{counter:?}: a part of the whole");
        }
    }
}

#[test]
fn agents_at_work_are_those_whose_time_is_counted() {
    let (counters, now) = (holed(LOOKS[2]), sec(LOOKS[2]));
    let drill = Drill::all(Rows::AgentsAtWork, settings().zone().day(now));
    let zone = settings().zone();
    let rows = counters.agents(&drill, now);
    let spent = rows.iter().map(|id| counters.floor().agent(*id).unwrap().spent(now, zone));
    let whole: i64 = spent.map(|spent| spent.handling_ms + spent.ready_ms).sum();
    assert_eq!(whole, counters.snapshot(now, &[], &[]).occupancy.whole);
    assert!(rows.len() > 5);
}

#[test]
fn the_contacts_of_an_agent_are_those_the_board_counts() {
    for look in LOOKS {
        let (counters, now) = (holed(look), sec(look));
        let board = counters.snapshot(now, &[], &[]);
        assert!(board.agents.iter().any(|agent| agent.answered > 5));
        for agent in &board.agents {
            let drill = Drill::all(Rows::AnsweredBy(agent.id), board.day);
            let rows = i64::try_from(counters.contacts(&drill, now).len()).unwrap();
            assert_eq!((i64::from(agent.answered), counters.count(&drill, now)), (rows, rows));
        }
    }
}

#[test]
fn a_drill_survives_an_address() {
    let drill = Drill {
        quarter: Some(41),
        queue: InQueue::Named(general_queue().0),
        channel: Some(Channel::Chat),
        ..Drill::all(Rows::Contacts(ContactSet::AnsweredInTime), settings().zone().day(sec(0)))
    };
    let text = serde_json::to_string(&drill).unwrap();
    assert_eq!(serde_json::from_str::<Drill>(&text).unwrap(), drill, "{text}");
}
