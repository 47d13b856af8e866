//! What people may do on the floor, what follows, and what is refused.

use super::given::{A, B, C, LEAD, act, arrives, does, entry, events, floor, id, queue, ready, sec, skill, take};
use domain::{
    account::Permission,
    id::{AccountId, ContactId},
    queue::{
        AgentState, AwayReason, By, Channel, ContactFact as Fact, Entry, Floor, Presence, Priority, QueueCommand,
        QueueEvent, QueueRefusal as Refusal, Resolution, RunBy, Score, StageCode, Target, What,
        command::{Deed, Intervention, Measure},
        decide, reported, route,
    },
};

fn leads(what: Measure) -> QueueCommand {
    QueueCommand::Lead(Intervention { what, reason: "午间高峰".to_owned() })
}

/// What an agent is refused.
fn refused(floor: &Floor, who: AccountId, deed: Deed) -> Refusal {
    decide(floor, &QueueCommand::Own(deed), sec(500), By::Person(who)).unwrap_err()
}

fn lead_refused(floor: &Floor, what: Measure) -> Refusal {
    decide(floor, &leads(what), sec(500), By::Person(LEAD)).unwrap_err()
}

/// A floor on which A is asked to take contact 1.
fn ringing() -> Floor {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    arrives(&mut floor, 10, 1, entry(Channel::Call));
    let offers = route::offers(&floor, sec(10));
    take(&mut floor, &offers);
    floor
}

/// The same, and A has answered.
fn talking() -> Floor {
    let mut floor = ringing();
    does(&mut floor, 15, A, Deed::Answer { contact: id(1) });
    floor
}

#[test]
fn a_whole_contact_from_arrival_to_score() {
    let mut floor = talking();
    let contact = id(1);
    does(&mut floor, 20, A, Deed::Hold { contact });
    does(&mut floor, 30, A, Deed::Resume { contact });
    does(&mut floor, 60, A, Deed::End { contact });
    assert_eq!(floor.contact(contact).unwrap().stage(), StageCode::WrapUp);
    does(&mut floor, 80, A, Deed::WrapUp { contact, resolution: Resolution::Solved });
    let score = Score::try_from(4).unwrap();
    act(&mut floor, 90, By::Customer, &QueueCommand::Rate { contact, score }).unwrap();
    let done = floor.contact(contact).unwrap();
    assert_eq!((done.stage(), done.score, done.resolution), (StageCode::Done, Some(score), Some(Resolution::Solved)));
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Ready);
    let again = decide(&floor, &QueueCommand::Rate { contact, score }, sec(91), By::Customer);
    assert_eq!(again, Err(Refusal::Rated));
}

#[test]
fn what_is_not_ones_own_or_not_so_far_is_refused() {
    let contact = id(1);
    let table: Vec<(Floor, AccountId, Deed, Refusal)> = vec![
        (ringing(), B, Deed::Answer { contact }, Refusal::NotYours),
        (ringing(), A, Deed::Hold { contact }, Refusal::WrongStage { stage: StageCode::Offered }),
        (ringing(), A, Deed::Answer { contact: id(9) }, Refusal::NoSuchContact),
        (talking(), A, Deed::Answer { contact }, Refusal::WrongStage { stage: StageCode::Talking }),
        (talking(), A, Deed::Decline { contact }, Refusal::WrongStage { stage: StageCode::Talking }),
        (talking(), A, Deed::Resume { contact }, Refusal::HoldUnchanged),
        (talking(), B, Deed::End { contact }, Refusal::NotYours),
        (
            talking(),
            A,
            Deed::WrapUp { contact, resolution: Resolution::Solved },
            Refusal::WrongStage { stage: StageCode::Talking },
        ),
        (talking(), A, Deed::Transfer { contact, to: Target::Agent(A) }, Refusal::AgentNotFree),
        (talking(), A, Deed::Transfer { contact, to: Target::Agent(B) }, Refusal::NoSuchAgent),
        (
            talking(),
            A,
            Deed::Transfer { contact, to: Target::Queue { name: queue("vip"), skill: skill("general") } },
            Refusal::NoSuchQueue,
        ),
        (floor(), A, Deed::BeReady, Refusal::NoSuchAgent),
        (ringing(), A, Deed::BeReady, Refusal::NothingChanges),
        (ringing(), A, Deed::TakeBreak { reason: AwayReason::Unanswered }, Refusal::ReasonOfRules),
    ];
    for (floor, who, deed, refusal) in table {
        assert_eq!(refused(&floor, who, deed.clone()), refusal, "{deed:?}");
    }
    let own = QueueCommand::Own(Deed::BeReady);
    assert_eq!(decide(&floor(), &own, sec(0), By::Customer), Err(Refusal::NotYours));
}

#[test]
fn a_declined_contact_goes_back_and_its_agent_on_a_break() {
    let mut floor = ringing();
    does(&mut floor, 12, A, Deed::Decline { contact: id(1) });
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Break(AwayReason::Declined));
    assert!(floor.contact(id(1)).unwrap().returned);
}

#[test]
fn a_transfer_to_a_colleague_rings_there_at_once() {
    let mut floor = talking();
    ready(&mut floor, 20, B, &["claims"]);
    let to = Target::Agent(B);
    does(&mut floor, 30, A, Deed::Transfer { contact: id(1), to });
    assert_eq!(floor.agent(A).unwrap().state, AgentState::WrapUp);
    assert_eq!(floor.agent(B).unwrap().state, AgentState::Offered);
    assert_eq!(route::offers(&floor, sec(30)), []);
    // B does not take it: it waits again, at the head.
    let lapsed = route::lapses(&floor, sec(50));
    take(&mut floor, &lapsed);
    let contact = floor.contact(id(1)).unwrap();
    assert_eq!((contact.stage(), contact.returned), (StageCode::Waiting, true));
}

#[test]
fn being_ready_finishes_the_record() {
    let mut floor = talking();
    does(&mut floor, 60, A, Deed::End { contact: id(1) });
    does(&mut floor, 65, A, Deed::TakeBreak { reason: AwayReason::Meal });
    assert_eq!(floor.agent(A).unwrap().state, AgentState::WrapUp, "the break comes after the record");
    let events = does(&mut floor, 80, A, Deed::BeReady);
    assert_eq!(events.len(), 2);
    assert_eq!(floor.contact(id(1)).unwrap().stage(), StageCode::Done);
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Ready);
}

#[test]
fn a_customer_leaves_before_or_after_an_answer() {
    let leave = QueueCommand::Leave { contact: id(1) };
    let mut floor = ringing();
    act(&mut floor, 12, By::Customer, &leave).unwrap();
    assert_eq!(floor.contact(id(1)).unwrap().stage(), StageCode::Unanswered);
    let again = decide(&floor, &leave, sec(13), By::Customer);
    assert_eq!(again, Err(Refusal::WrongStage { stage: StageCode::Unanswered }));
    let mut floor = talking();
    let events = act(&mut floor, 20, By::Customer, &leave).unwrap();
    assert!(matches!(&events[..], [QueueEvent { what: What::Contact { fact: Fact::Ended, .. }, .. }]));
    let score = Score::try_from(1).unwrap();
    let early = decide(&ringing(), &QueueCommand::Rate { contact: id(1), score }, sec(20), By::Customer);
    assert_eq!(early, Err(Refusal::WrongStage { stage: StageCode::Offered }));
}

#[test]
fn a_closed_queue_takes_nobody_and_serves_who_is_in_it() {
    let mut floor = ringing();
    arrives(&mut floor, 20, 2, entry(Channel::Call));
    act(&mut floor, 30, By::Person(LEAD), &leads(Measure::CloseQueue { queue: queue("hotline") })).unwrap();
    let enqueue = |contact: ContactId| QueueCommand::Enqueue { contact, entry: entry(Channel::Chat) };
    let closed = decide(&floor, &enqueue(id(3)), sec(31), By::Customer);
    assert_eq!(closed, Err(Refusal::QueueClosed { since: sec(30) }));
    assert_eq!(
        lead_refused(&floor, Measure::CloseQueue { queue: queue("hotline") }),
        Refusal::QueueClosed { since: sec(30) }
    );
    assert_eq!(lead_refused(&floor, Measure::CloseQueue { queue: queue("vip") }), Refusal::NoSuchQueue);
    ready(&mut floor, 40, B, &["general"]);
    assert_eq!(route::offers(&floor, sec(40)).len(), 1, "who waits is served");
    act(&mut floor, 50, By::Person(LEAD), &leads(Measure::OpenQueue { queue: queue("hotline") })).unwrap();
    act(&mut floor, 51, By::Customer, &enqueue(id(3))).unwrap();
    assert_eq!(decide(&floor, &enqueue(id(3)), sec(52), By::Customer), Err(Refusal::ContactKnown));
    assert_eq!(lead_refused(&floor, Measure::OpenQueue { queue: queue("hotline") }), Refusal::NothingChanges);
}

#[test]
fn a_lead_moves_what_waits_or_rings() {
    let to_claims =
        |contact| Measure::Move { contact, to: queue("claims"), skill: skill("claims"), priority: Priority::Urgent };
    let mut floor = ringing();
    let events = act(&mut floor, 20, By::Person(LEAD), &leads(to_claims(id(1)))).unwrap();
    assert!(events.iter().all(|event| event.by == By::Person(LEAD)));
    let moved = floor.contact(id(1)).unwrap();
    assert_eq!((moved.stage(), moved.priority()), (StageCode::Waiting, Priority::Urgent));
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Ready, "it no longer rings there, and A did nothing wrong");
    assert_eq!(lead_refused(&floor, to_claims(id(1))), Refusal::NothingChanges);
    assert_eq!(lead_refused(&talking(), to_claims(id(1))), Refusal::WrongStage { stage: StageCode::Talking });
    let unreasoned = QueueCommand::Lead(Intervention { what: to_claims(id(1)), reason: "  ".to_owned() });
    assert_eq!(decide(&ringing(), &unreasoned, sec(20), By::Person(LEAD)), Err(Refusal::ReasonUnfit));
    let endless = QueueCommand::Lead(Intervention { what: to_claims(id(1)), reason: "长".repeat(201) });
    assert_eq!(decide(&ringing(), &endless, sec(20), By::Person(LEAD)), Err(Refusal::ReasonUnfit));
}

#[test]
fn a_lead_changes_the_state_of_an_agent_and_closes_what_does_not_end() {
    let mut floor = talking();
    does(&mut floor, 60, A, Deed::End { contact: id(1) });
    let away = Presence::Break(AwayReason::OtherWork);
    let events =
        act(&mut floor, 400, By::Person(LEAD), &leads(Measure::SetAgent { agent: A, presence: away })).unwrap();
    assert!(serde_json::to_string(&events).unwrap().contains("午间高峰"), "the reason is kept");
    assert_eq!(floor.agent(A).unwrap().state, AgentState::Break(AwayReason::OtherWork));
    assert_eq!(lead_refused(&floor, Measure::SetAgent { agent: A, presence: away }), Refusal::NothingChanges);
    assert_eq!(lead_refused(&floor, Measure::SetAgent { agent: C, presence: away }), Refusal::NoSuchAgent);
    let mut floor = ringing();
    act(&mut floor, 400, By::Person(LEAD), &leads(Measure::Close { contact: id(1) })).unwrap();
    assert_eq!(floor.contact(id(1)).unwrap().stage(), StageCode::Unanswered);
    let again = lead_refused(&floor, Measure::Close { contact: id(1) });
    assert_eq!(again, Refusal::WrongStage { stage: StageCode::Unanswered });
}

#[test]
fn calls_of_a_telephone_system_are_only_followed() {
    let mut floor = floor();
    ready(&mut floor, 0, A, &["general"]);
    let telephone = Entry { run_by: RunBy::Telephone, ..entry(Channel::Call) };
    let enqueued = What::Contact { id: id(1), fact: Fact::Enqueued(telephone) };
    take(&mut floor, &[reported(enqueued, sec(5), sec(6))]);
    take(&mut floor, &events(id(1), "10 o A; 15 a A"));
    let contact = id(1);
    for deed in [
        Deed::Answer { contact },
        Deed::Decline { contact },
        Deed::Hold { contact },
        Deed::End { contact },
        Deed::Transfer { contact, to: Target::Agent(B) },
    ] {
        assert_eq!(refused(&floor, A, deed), Refusal::RunByTelephone);
    }
    // The record is made here, even before the end is reported.
    does(&mut floor, 60, A, Deed::WrapUp { contact, resolution: Resolution::Unsolved });
    assert_eq!(floor.contact(contact).unwrap().stage(), StageCode::Done);
    take(&mut floor, &events(id(1), "55 e"));
    assert_eq!(floor.contact(contact).unwrap().legs[0].ended_at, Some(sec(55)));
}

#[test]
fn no_report_is_from_the_future() {
    let what = || What::Contact { id: id(1), fact: Fact::Ended };
    assert_eq!(reported(what(), sec(5), sec(6)).at, sec(5));
    assert_eq!(reported(what(), sec(700), sec(6)).at, sec(6));
}

#[test]
fn agents_do_their_own_work_and_leads_run_the_floor() {
    let own = QueueCommand::Own(Deed::BeReady);
    let lead = leads(Measure::OpenQueue { queue: queue("hotline") });
    let customer = QueueCommand::Leave { contact: id(1) };
    assert_eq!(own.permission(), Some(Permission::TakeCalls));
    assert_eq!(lead.permission(), Some(Permission::RunFloor));
    assert_eq!(customer.permission(), None);
    assert_eq!([own.name(), lead.name(), customer.name()], ["be_ready", "open_queue", "leave_queue"]);
}

#[test]
fn events_come_back_from_the_log() {
    let mut floor = talking();
    let mut events = does(
        &mut floor,
        60,
        A,
        Deed::Transfer { contact: id(1), to: Target::Queue { name: queue("claims"), skill: skill("claims") } },
    );
    events
        .extend(act(&mut floor, 61, By::Person(LEAD), &leads(Measure::CloseQueue { queue: queue("claims") })).unwrap());
    events.extend(does(&mut floor, 62, A, Deed::BeReady));
    for event in events {
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<QueueEvent>(&text).unwrap(), event, "{text}");
    }
}
