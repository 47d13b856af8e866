//! The log of the simulated day, replayed: at every look the kept counters are exactly what the slow reference counts.

use super::{
    day::{Doing, Step, day, log, settings},
    floor_of_day::{MIDNIGHT, MORNING, sec, second},
    reference::{board, seen},
};
use domain::{
    counters::Counters,
    queue::{
        AwayReason, Channel, ContactFact as Fact, Entry, Floor, OfferEnd, QueueEvent, RunBy, Target, What, decide,
        route,
    },
};

#[test]
fn a_replayed_day_counts_what_the_slow_reference_counts() {
    let log = log();
    let mut counters = Counters::new(settings());
    // About every so many events, just after midnight, and a while after the last event.
    let mut looks = Vec::new();
    for (index, event) in log.iter().enumerate() {
        counters.apply(i64::try_from(index).unwrap() + 1, event);
        let (at, next) = (second(event.at), log.get(index + 1).map_or(i64::MAX, |next| second(next.at)));
        let crosses = at < MIDNIGHT && next > MIDNIGHT;
        if next > at && (index % 450 < 2 || crosses) {
            looks.push(index);
            for now in [Some(at), crosses.then_some(MIDNIGHT), (next > at + 3).then_some(at + 3)].into_iter().flatten()
            {
                let snapshot = counters.snapshot(sec(now), &[], &[]);
                assert_eq!(seen(&snapshot), board(&log[..=index], now), "after {} events, at second {now}", index + 1);
                assert_eq!(snapshot.seq, i64::try_from(index).unwrap() + 1);
            }
        }
    }
    assert!(looks.len() > 15, "{}", looks.len());
    let end = second(log.last().unwrap().at) + 600;
    let snapshot = counters.snapshot(sec(end), &[], &[]);
    assert_eq!(seen(&snapshot), board(log, end));
}

/// A kind of report, and how many there are at least.
type Kind = (&'static str, fn(&Fact) -> bool, usize);

#[test]
fn the_simulated_day_has_everything_in_it() {
    let log = log();
    let contacts = |fits: fn(&Fact) -> bool| {
        log.iter().filter(|event| matches!(&event.what, What::Contact { fact, .. } if fits(fact))).count()
    };
    let lapsed = |f: &Fact| matches!(f, Fact::OfferEnded { why: OfferEnd::Lapsed, .. });
    let declined = |f: &Fact| matches!(f, Fact::OfferEnded { why: OfferEnd::Declined, .. });
    let queued = |f: &Fact| matches!(f, Fact::Transferred { to: Target::Queue { .. }, .. });
    let handed = |f: &Fact| matches!(f, Fact::Transferred { to: Target::Agent(_), .. });
    let chat = |f: &Fact| matches!(f, Fact::Enqueued(Entry { channel: Channel::Chat, .. }));
    let callback = |f: &Fact| matches!(f, Fact::Enqueued(Entry { channel: Channel::Callback, .. }));
    let table: [Kind; 14] = [
        ("arrivals", |f| matches!(f, Fact::Enqueued(_)), 800),
        ("chats", chat, 200),
        ("callbacks", callback, 20),
        ("answers", |f| matches!(f, Fact::Answered { .. }), 500),
        ("lapsed offers", lapsed, 20),
        ("declined offers", declined, 5),
        ("holds", |f| matches!(f, Fact::Held { .. }), 100),
        ("transfers to queues", queued, 20),
        ("transfers to colleagues", handed, 3),
        ("abandons", |f| matches!(f, Fact::Abandoned), 50),
        ("moves", |f| matches!(f, Fact::Moved { .. }), 5),
        ("closures", |f| matches!(f, Fact::Closed { .. }), 1),
        ("scores", |f| matches!(f, Fact::Scored { .. }), 100),
        ("records", |f| matches!(f, Fact::Wrapped { .. }), 500),
    ];
    for (name, fits, least) in table {
        assert!(contacts(fits) >= least, "{name}: {}", contacts(fits));
    }
    assert!(log.is_sorted_by_key(|event| event.at));
    let late = day().steps.iter().filter(|step| matches!(step.doing, Doing::Asked { done: false, .. })).count();
    assert!(late > 50, "{late} came too late");
    let meal = AwayReason::Meal.code();
    assert!(log.iter().any(|event| serde_json::to_string(event).unwrap().contains(meal)));
    let (evening, day) = log.iter().partition::<Vec<_>, _>(|event| second(event.at) < MORNING);
    assert!(evening.len() > 500 && day.len() > 3000, "{} and {}", evening.len(), day.len());
}

#[test]
fn whoever_does_the_same_again_gets_the_same_log() {
    let (mut floor, mut told) = (Floor::new(settings()), Vec::new());
    let mut take = |floor: &mut Floor, events: Vec<QueueEvent>| {
        for event in events {
            floor.apply(&event);
            told.push(event);
        }
    };
    for Step { at, doing } in &day().steps {
        let at = sec(*at);
        match doing {
            Doing::Asked { by, command, done } => {
                let decided = decide(&floor, command, at, *by);
                assert_eq!(decided.is_ok(), *done, "{command:?}");
                take(&mut floor, decided.unwrap_or_default());
            }
            Doing::Reported(event) => take(&mut floor, vec![event.clone()]),
            Doing::Rules => {
                let lapsed = route::lapses(&floor, at);
                take(&mut floor, lapsed);
                let presumed = route::presume(&floor);
                take(&mut floor, presumed);
                let offered = route::offers(&floor, at);
                take(&mut floor, offered);
            }
        }
    }
    assert!(told == log(), "another log");
}

#[test]
fn the_queue_is_full_at_times_and_first_contacts_settle() {
    let mut counters = Counters::new(settings());
    let (mut most, mut at_once) = (0, 0);
    for (index, event) in log().iter().enumerate() {
        counters.apply(i64::try_from(index).unwrap(), event);
        most = most.max(counters.floor().waiting(event.at).len());
        // A telephone system does not ask us how many chats its agents have.
        for agent in counters.floor().agents().filter(|agent| agent.calls == RunBy::Us) {
            at_once = at_once.max(agent.open.len());
            let calls = agent.open.iter().filter(|part| part.channel != Channel::Chat).count();
            assert!(calls == 0 || agent.open.len() == 1, "{:?}", agent.open);
        }
    }
    assert!(most >= 5, "{most} waited at most");
    assert_eq!(at_once, 3, "somebody had three chats at once, and nobody more");
    let end = counters.snapshot(sec(2 * MIDNIGHT - 60), &[], &[]);
    assert!(end.first_contact.whole > 30 && end.first_contact.part > 0, "{:?}", end.first_contact);
    assert!(end.first_contact.part < end.first_contact.whole);
    assert!(end.first_contact_so_far.whole > 50, "{:?}", end.first_contact_so_far);
}
