//! Who is asked first, what happens to offers nobody takes, and what is presumed.

use super::given::{A, AWAY, B, C, arrives, does, entry, events, floor, id, presence, queue, ready, sec, skill, take};
use domain::{
    id::AccountId,
    queue::{
        AgentState, AwayReason, By, Channel, ContactFact as Fact, Entry, Floor, Priority, QueueEvent, RunBy, StageCode,
        Target, What, command::Deed, route,
    },
};

/// Offers at a second, taken in.
fn offers(floor: &mut Floor, at: i64) -> Vec<(u128, AccountId)> {
    let events = route::offers(floor, sec(at));
    take(floor, &events);
    events.iter().map(offered).collect()
}

fn offered(event: &QueueEvent) -> (u128, AccountId) {
    match &event.what {
        What::Contact { id, fact: Fact::Offered { agent } } => (id.0.as_u128(), *agent),
        other => panic!("no offer: {other:?}"),
    }
}

#[test]
fn whoever_is_free_longest_is_asked_first_and_nobody_twice() {
    let mut floor = floor();
    ready(&mut floor, 20, B, &["general"]);
    ready(&mut floor, 10, C, &["general"]);
    ready(&mut floor, 0, A, &["claims"]);
    for number in 1..=3 {
        arrives(&mut floor, 100 + i64::try_from(number).unwrap(), number, entry(Channel::Call));
    }
    assert_eq!(offers(&mut floor, 110), [(1, C), (2, B)], "A lacks the skill");
    assert_eq!(offers(&mut floor, 111), [], "the third one waits");
    assert_eq!(floor.contact(id(3)).unwrap().stage(), StageCode::Waiting);
}

#[test]
fn the_more_urgent_goes_first_then_who_waits_longest() {
    let mut floor = floor();
    arrives(&mut floor, 1, 1, entry(Channel::Call));
    arrives(&mut floor, 2, 2, entry(Channel::Call));
    arrives(&mut floor, 3, 3, Entry { priority: Priority::Raised, ..entry(Channel::Call) });
    arrives(&mut floor, 4, 4, Entry { priority: Priority::Urgent, ..entry(Channel::Call) });
    let order: Vec<u128> = floor.waiting(sec(5)).iter().map(|contact| contact.id.0.as_u128()).collect();
    assert_eq!(order, [4, 3, 1, 2]);
}

#[test]
fn an_offer_nobody_takes_goes_to_the_head_and_the_agent_on_a_break() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    arrives(&mut floor, 10, 1, entry(Channel::Call));
    assert_eq!(offers(&mut floor, 10), [(1, A)]);
    arrives(&mut floor, 12, 2, Entry { priority: Priority::Urgent, ..entry(Channel::Call) });
    assert_eq!(route::lapses(&floor, sec(29)), []);
    let lapsed = route::lapses(&floor, sec(30));
    assert!(lapsed.iter().all(|event| event.by == By::Rule && event.at == sec(30)));
    take(&mut floor, &lapsed);
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Break(AwayReason::Unanswered));
    assert_eq!(route::lapses(&floor, sec(60)), [], "once");
    assert_eq!(offers(&mut floor, 31), [], "nobody is there");
    ready(&mut floor, 40, B, &["general"]);
    assert_eq!(offers(&mut floor, 41), [(1, B)], "before the urgent one, which nobody let ring");
}

#[test]
fn one_call_or_several_chats_but_not_both() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    for number in 1..=4 {
        arrives(&mut floor, 10, number, entry(Channel::Chat));
    }
    assert_eq!(offers(&mut floor, 10), [(1, A), (2, A), (3, A)], "three chats at once");
    for number in 1..=3 {
        does(&mut floor, 12, A, Deed::Answer { contact: id(number) });
    }
    arrives(&mut floor, 13, 5, entry(Channel::Call));
    does(&mut floor, 20, A, Deed::End { contact: id(1) });
    assert_eq!(offers(&mut floor, 20), [], "a record that is not finished takes its place");
    let solved = domain::queue::Resolution::Solved;
    does(&mut floor, 25, A, Deed::WrapUp { contact: id(1), resolution: solved });
    assert_eq!(offers(&mut floor, 25), [(4, A)], "a chat, and no call beside it");
}

#[test]
fn during_a_call_there_are_no_chats() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    arrives(&mut floor, 10, 1, entry(Channel::Call));
    offers(&mut floor, 10);
    arrives(&mut floor, 11, 2, entry(Channel::Chat));
    assert_eq!(offers(&mut floor, 11), []);
    does(&mut floor, 12, A, Deed::Answer { contact: id(1) });
    does(&mut floor, 50, A, Deed::End { contact: id(1) });
    assert_eq!(offers(&mut floor, 51), []);
    does(&mut floor, 60, A, Deed::BeReady);
    assert_eq!(offers(&mut floor, 60), [(2, A)]);
}

#[test]
fn who_passed_a_chat_on_is_not_asked_again_before_the_record_is_finished() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    arrives(&mut floor, 10, 1, entry(Channel::Chat));
    offers(&mut floor, 10);
    does(&mut floor, 12, A, Deed::Answer { contact: id(1) });
    let to = Target::Queue { name: queue("claims"), skill: skill("general") };
    does(&mut floor, 30, A, Deed::Transfer { contact: id(1), to });
    assert_eq!(offers(&mut floor, 30), []);
    does(&mut floor, 40, A, Deed::BeReady);
    assert_eq!(offers(&mut floor, 40), [(1, A)]);
}

#[test]
fn chats_go_to_who_has_fewest() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    ready(&mut floor, 1, B, &["general"]);
    for number in 1..=4 {
        arrives(&mut floor, 10, number, entry(Channel::Chat));
    }
    assert_eq!(offers(&mut floor, 10), [(1, A), (2, B), (3, A), (4, B)]);
}

#[test]
fn who_follows_a_telephone_system_gets_its_calls_from_there() {
    let mut floor = floor();
    let skills = [skill("general")].into();
    does(&mut floor, 0, A, Deed::SignOn { skills, calls: RunBy::Telephone });
    does(&mut floor, 0, A, Deed::BeReady);
    arrives(&mut floor, 10, 1, entry(Channel::Call));
    assert_eq!(offers(&mut floor, 10), []);
    arrives(&mut floor, 11, 2, entry(Channel::Chat));
    assert_eq!(offers(&mut floor, 11), [(2, A)], "chats are ours");
    ready(&mut floor, 12, B, &["general"]);
    arrives(&mut floor, 13, 3, Entry { run_by: RunBy::Telephone, ..entry(Channel::Call) });
    assert_eq!(offers(&mut floor, 13), [(1, B)]);
    ready(&mut floor, 14, C, &["general"]);
    assert_eq!(offers(&mut floor, 15), [], "what the telephone system runs is not offered, though C is free");
    take(&mut floor, &events(id(3), "16 o C"));
    assert!(
        route::lapses(&floor, sec(100))
            .iter()
            .all(|event| !matches!(&event.what, What::Contact { id: contact, .. } if *contact == id(3)))
    );
    assert!(!route::lapses(&floor, sec(100)).is_empty(), "ours lapse");
}

#[test]
fn who_is_away_gets_nothing_and_a_callback_waits_for_its_time() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    take(&mut floor, &[presence(A, 1, AWAY)]);
    arrives(&mut floor, 5, 1, Entry { not_before: Some(sec(100)), ..entry(Channel::Callback) });
    assert_eq!(offers(&mut floor, 100), []);
    does(&mut floor, 50, A, Deed::BeReady);
    assert_eq!(offers(&mut floor, 99), []);
    assert_eq!(offers(&mut floor, 100), [(1, A)]);
}

#[test]
fn a_new_call_presumes_that_the_old_one_is_over() {
    let mut floor = floor();
    let telephone = Entry { run_by: RunBy::Telephone, queue: queue("claims"), ..entry(Channel::Call) };
    for number in [1, 2] {
        let what = What::Contact { id: id(number), fact: Fact::Enqueued(telephone.clone()) };
        floor.apply(&QueueEvent { at: sec(0), by: By::Integration, what });
    }
    take(&mut floor, &events(id(1), "5 a A"));
    assert_eq!(route::presume(&floor), []);
    take(&mut floor, &events(id(2), "300 a A"));
    let presumed = route::presume(&floor);
    assert_eq!(presumed.len(), 1);
    take(&mut floor, &presumed);
    assert_eq!(floor.contact(id(1)).unwrap().stage(), StageCode::Done);
    assert_eq!(floor.agent(A).unwrap().open.len(), 1);
    // The report comes after all, and replaces the presumption.
    take(&mut floor, &events(id(1), "200 e; 230 w A"));
    let leg = &floor.contact(id(1)).unwrap().legs[0];
    assert_eq!((leg.ended_at, leg.wrapped_at), (Some(sec(200)), Some(sec(230))));
    assert_eq!(floor.agent(C), None);
}
