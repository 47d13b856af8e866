//! Reports late, twice, in any order, or never.

use super::given::{A, B, C, LEAD, entry, id, queue, sec, skill};
use domain::{
    id::AccountId,
    queue::{
        AgentFact, AwayReason, By, Channel, Contact, ContactFact as Fact, Entry, Floor, Leg, OfferEnd, Presence,
        Priority, QueueEvent, QueueFact, Resolution, RunBy, Score, Settings, StageCode, Target, What, route,
    },
    time::Instant,
};
use proptest::prelude::*;

fn agent() -> impl Strategy<Value = AccountId> {
    prop_oneof![Just(A), Just(B), Just(C)]
}

fn enqueued() -> impl Strategy<Value = Fact> {
    let channels = prop_oneof![4 => Just(Channel::Call), 2 => Just(Channel::Chat), 1 => Just(Channel::Callback)];
    (channels, any::<bool>(), proptest::option::of(0_i64..200), any::<bool>()).prop_map(
        |(channel, claims, due, telephone)| {
            Fact::Enqueued(Entry {
                queue: queue(if claims { "claims" } else { "hotline" }),
                run_by: if telephone { RunBy::Telephone } else { RunBy::Us },
                not_before: due.filter(|_| channel == Channel::Callback).map(sec),
                ..entry(channel)
            })
        },
    )
}

fn contact_fact() -> impl Strategy<Value = Fact> {
    let target = prop_oneof![
        Just(Target::Queue { name: queue("claims"), skill: skill("claims") }),
        agent().prop_map(Target::Agent)
    ];
    let ends = prop_oneof![Just(OfferEnd::Lapsed), Just(OfferEnd::Declined), Just(OfferEnd::Withdrawn)];
    prop_oneof![
        4 => enqueued(),
        4 => agent().prop_map(|agent| Fact::Offered { agent }),
        2 => (agent(), ends).prop_map(|(agent, why)| Fact::OfferEnded { agent, why }),
        5 => agent().prop_map(|agent| Fact::Answered { agent }),
        3 => agent().prop_map(|agent| Fact::Held { agent }),
        3 => agent().prop_map(|agent| Fact::Resumed { agent }),
        2 => (agent(), target).prop_map(|(agent, to)| Fact::Transferred { agent, to }),
        1 => Just(Fact::Abandoned),
        2 => Just(Fact::Ended),
        4 => (agent(), proptest::option::of(Just(Resolution::Solved)))
            .prop_map(|(agent, resolution)| Fact::Wrapped { agent, resolution }),
        1 => (1_u8..=5).prop_map(|points| Fact::Scored { score: Score::try_from(points).unwrap() }),
        1 => agent().prop_map(|agent| Fact::PresumedDone { agent }),
        1 => Just(Fact::Closed { reason: "断线".to_owned() }),
        1 => Just(Fact::Moved {
            to: queue("claims"), skill: skill("claims"), priority: Priority::Raised, reason: "理赔".to_owned()
        }),
    ]
}

fn what() -> impl Strategy<Value = What> {
    let presence = prop_oneof![
        Just(Presence::Ready),
        Just(Presence::Offline),
        Just(Presence::Break(AwayReason::Meal)),
        Just(Presence::Break(AwayReason::Unanswered)),
    ];
    let set = presence.prop_map(|presence| AgentFact::PresenceSet { presence, reason: None });
    let signed = any::<bool>().prop_map(|us| AgentFact::SignedOn {
        skills: [skill("general")].into(),
        calls: if us { RunBy::Us } else { RunBy::Telephone },
    });
    let queues = any::<bool>().prop_map(|open| {
        let reason = "上班".to_owned();
        if open { QueueFact::Opened { reason } } else { QueueFact::Closed { reason } }
    });
    prop_oneof![
        12 => (1_u128..4, contact_fact()).prop_map(|(number, fact)| What::Contact { id: id(number), fact }),
        2 => (agent(), set).prop_map(|(id, fact)| What::Agent { id, fact }),
        1 => (agent(), signed).prop_map(|(id, fact)| What::Agent { id, fact }),
        1 => queues.prop_map(|fact| What::Queue { name: queue("hotline"), fact }),
    ]
}

/// Events of a few contacts and agents, most of them contradicting each other; some at the same instant.
fn events() -> impl Strategy<Value = Vec<QueueEvent>> {
    let by = prop_oneof![Just(By::Integration), Just(By::Rule), Just(By::Person(LEAD))];
    let event = (0_i64..120, by, what()).prop_map(|(at, by, what)| QueueEvent { at: sec(at * 3), by, what });
    proptest::collection::vec(event, 0..60)
}

fn floor_of(events: &[&QueueEvent]) -> Floor {
    let mut floor = Floor::new(Settings::default());
    for event in events {
        floor.apply(event);
    }
    floor
}

/// What holds for every contact, whatever was reported about it.
fn holds(contact: &Contact) -> Result<(), TestCaseError> {
    let stage = contact.stage();
    for leg in &contact.legs {
        check_leg(leg)?;
        prop_assert!(contact.over_at.is_none() || !leg.is_offered() && !leg.is_connected(), "over, and yet it goes on");
    }
    let offered = contact.legs.iter().any(Leg::is_offered);
    let connected = contact.legs.iter().any(Leg::is_connected);
    let answered = contact.answered_at().is_some();
    let expected = match (contact.over_at.is_some(), answered) {
        (true, false) => stage == StageCode::Unanswered && contact.unanswered.is_some(),
        (true, true) => matches!(stage, StageCode::WrapUp | StageCode::Done) && contact.unanswered.is_none(),
        (false, _) if connected => matches!(stage, StageCode::Talking | StageCode::Holding),
        (false, _) if offered => stage == StageCode::Offered,
        (false, _) => stage == StageCode::Waiting,
    };
    prop_assert!(expected, "{:?} does not fit {:?}", stage, contact);
    prop_assert!(contact.first_wait().is_none_or(|wait| wait >= chrono::TimeDelta::zero()));
    prop_assert!(contact.is_finished() == (contact.over_at.is_some() && !contact.legs.iter().any(Leg::is_open)));
    Ok(())
}

/// The moments of a part are in their order, and holds lie apart inside the talk.
fn check_leg(leg: &Leg) -> Result<(), TestCaseError> {
    let in_order = |from: Option<Instant>, until: Option<Instant>| match (from, until) {
        (Some(from), Some(until)) => from <= until,
        (None, Some(_)) => false,
        (_, None) => true,
    };
    prop_assert!(leg.offered_at.is_some() || leg.answered_at.is_some());
    prop_assert!(in_order(leg.answered_at.or(leg.offered_at), leg.ended_at), "{:?}", leg);
    prop_assert!(in_order(leg.ended_at, leg.wrapped_at), "{:?}", leg);
    prop_assert!(leg.answered_at.is_some() || leg.holds.is_empty() && leg.wrapped_at.is_none());
    let mut free_from = leg.answered_at;
    for (index, (from, until)) in leg.holds.iter().enumerate() {
        prop_assert!(in_order(free_from, Some(*from)), "{:?}", leg);
        prop_assert!(until.is_some() || index + 1 == leg.holds.len() && leg.ended_at.is_none(), "{:?}", leg);
        prop_assert!(in_order(Some(*from), *until), "{:?}", leg);
        free_from = until.or(free_from);
    }
    prop_assert!(in_order(leg.holds.last().and_then(|(_, until)| *until), leg.ended_at) || leg.holds.is_empty());
    prop_assert!(leg.connected().is_none_or(|talk| talk >= leg.held()), "{:?}", leg);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_receipt_changes_nothing(events in events(), seed in any::<u64>(), twice in any::<u64>()) {
        let plain = floor_of(&events.iter().collect::<Vec<_>>());
        let mut shuffled: Vec<&QueueEvent> = events.iter().collect();
        shuffled.extend(events.iter().enumerate().filter(|(i, _)| twice >> (i % 64) & 1 == 1).map(|(_, event)| event));
        let mut state = seed | 1;
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(i, usize::try_from(state >> 33).unwrap() % (i + 1));
        }
        prop_assert_eq!(floor_of(&shuffled), plain);
    }

    #[test]
    fn no_contact_is_ever_lost_or_impossible(events in events()) {
        let mut floor = Floor::new(Settings::default());
        let mut seen = std::collections::BTreeSet::new();
        for event in &events {
            floor.apply(event);
            if let What::Contact { id, .. } = event.what {
                seen.insert(id);
            }
            prop_assert_eq!(floor.contacts().map(|contact| contact.id).collect::<Vec<_>>(), seen.iter().copied().collect::<Vec<_>>());
            for contact in floor.contacts() {
                holds(contact)?;
            }
            let open: Vec<_> = floor.open_contacts().map(|contact| contact.id).collect();
            let unfinished: Vec<_> = floor.contacts().filter(|c| !c.is_finished()).map(|contact| contact.id).collect();
            prop_assert_eq!(open, unfinished);
        }
    }

    #[test]
    fn the_time_of_an_agent_is_spent_once(events in events(), until in 0_i64..500) {
        let floor = floor_of(&events.iter().collect::<Vec<_>>());
        let zone = floor.settings().zone();
        for agent in floor.agents() {
            let spent = agent.spent(sec(until.max(360)), zone);
            prop_assert!(spent.handling_ms >= 0 && spent.ready_ms >= 0);
            prop_assert!(spent.handling_ms + spent.ready_ms <= until.max(360) * 1000, "{:?}", spent);
            let open = floor.contacts().filter(|contact| contact.open_leg(agent.id).is_some()).count();
            prop_assert_eq!(agent.open.iter().map(|part| part.contact).collect::<std::collections::BTreeSet<_>>().len(), open);
        }
    }

    #[test]
    fn what_is_presumed_is_presumed_once(events in events()) {
        let mut floor = floor_of(&events.iter().collect::<Vec<_>>());
        for _ in 0..8 {
            let presumed = route::presume(&floor);
            if presumed.is_empty() {
                return Ok(());
            }
            for event in &presumed {
                prop_assert!(floor.apply(event) != domain::queue::Changed::Nothing);
            }
        }
        prop_assert!(route::presume(&floor).is_empty(), "it never comes to rest");
    }
}
