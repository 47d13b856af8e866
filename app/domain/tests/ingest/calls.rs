//! Events of calls and of agents.

use super::given::{A, B, EXCHANGE, OTHER, agents, at, now, told};
use domain::{
    ingest::{agent, call, identity},
    queue::{
        AgentFact, AwayReason, Channel, ContactFact as Fact, OfferEnd, Presence, Priority, Resolution, RunBy, Skill,
        Target,
    },
};
use serde_json::{Value, json};

fn item(event: &str, more: &Value) -> Value {
    let mut item = json!({ "id": "e-1", "call": "c-1", "at": "2026-11-20T09:58:31.250+08:00", "event": event });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

fn fact(event: &str, more: &Value) -> Fact {
    call::parse(&item(event, more), EXCHANGE, now()).unwrap().fact(&agents()).unwrap()
}

fn flaws(event: &str, more: &Value) -> Vec<(String, String)> {
    let flaws = call::parse(&item(event, more), EXCHANGE, now()).unwrap_err();
    told(&flaws).into_iter().map(|(field, code)| (field.to_owned(), code.to_owned())).collect()
}

fn flaw(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

#[test]
fn every_event_becomes_its_fact() {
    let by = json!({ "agent": "8001" });
    assert_eq!(fact("offered", &by), Fact::Offered { agent: A });
    assert_eq!(fact("answered", &by), Fact::Answered { agent: A });
    assert_eq!(fact("held", &by), Fact::Held { agent: A });
    assert_eq!(fact("resumed", &by), Fact::Resumed { agent: A });
    assert_eq!(fact("abandoned", &json!({})), Fact::Abandoned);
    assert_eq!(fact("ended", &json!({ "recording": "r/1" })), Fact::Ended);
    let lapsed = json!({ "agent": "8001", "why": "lapsed" });
    assert_eq!(fact("offer_ended", &lapsed), Fact::OfferEnded { agent: A, why: OfferEnd::Lapsed });
    assert_eq!(fact("wrapped", &by), Fact::Wrapped { agent: A, resolution: None });
    let solved = json!({ "agent": "8001", "resolution": "solved" });
    assert_eq!(fact("wrapped", &solved), Fact::Wrapped { agent: A, resolution: Some(Resolution::Solved) });
    let to_b = json!({ "agent": "8001", "to_agent": "8002" });
    assert_eq!(fact("transferred", &to_b), Fact::Transferred { agent: A, to: Target::Agent(B) });
    let Fact::Transferred { to: Target::Queue { name, skill }, .. } =
        fact("transferred", &json!({ "agent": "8001", "to_queue": "claims" }))
    else {
        panic!("to a queue")
    };
    assert_eq!((name.as_str(), skill.as_str()), ("claims", "claims"), "the skill of the queue's name");
    let Fact::Identified { waybill } = fact("identified", &json!({ "waybill": "yl 2026-1120001" })) else {
        panic!("identified")
    };
    assert_eq!(waybill.as_str(), "YL20261120001");
}

#[test]
fn a_call_arrives_with_what_is_known_of_it() {
    let more = json!({ "queue": "hotline", "skill": "claims", "priority": "urgent", "caller": "170 0000-5678" });
    let told = call::parse(&item("arrived", &more), EXCHANGE, now()).unwrap();
    assert_eq!(told.caller.as_ref().unwrap().whole(), "17000005678");
    assert_eq!((told.id.as_str(), told.at), ("e-1", at("2026-11-20T01:58:31.250Z")));
    let Fact::Enqueued(entry) = told.fact(&agents()).unwrap() else { panic!("enqueued") };
    assert_eq!((entry.channel, entry.run_by, entry.priority), (Channel::Call, RunBy::Telephone, Priority::Urgent));
    assert_eq!((entry.queue.as_str(), entry.skill.as_str(), entry.waybill), ("hotline", "claims", None));
}

#[test]
fn ids_follow_from_the_sender_and_its_own_id() {
    let contact = |source, id: &str| {
        let mut item = item("ended", &json!({}));
        item["call"] = json!(id);
        call::parse(&item, source, now()).unwrap().contact
    };
    assert_eq!(contact(EXCHANGE, "c-1"), contact(EXCHANGE, "c-1"));
    assert_eq!(contact(EXCHANGE, "c-1"), identity::call(EXCHANGE, "c-1"));
    assert_ne!(contact(EXCHANGE, "c-1"), contact(EXCHANGE, "c-2"));
    assert_ne!(contact(EXCHANGE, "c-1"), contact(OTHER, "c-1"));
    assert_ne!(identity::call(EXCHANGE, "c-1"), identity::chat(EXCHANGE, "c-1"));
    assert_ne!(identity::ticket(EXCHANGE, "a", "b:1:c"), identity::ticket(EXCHANGE, "a:1:b", "c"));
    assert_eq!(identity::call(EXCHANGE, "c-1").0.get_version_num(), 8);
}

#[test]
fn times_are_cut_and_refused() {
    let with = |at: &str| {
        let mut item = item("ended", &json!({}));
        item["at"] = json!(at);
        call::parse(&item, EXCHANGE, now())
    };
    assert_eq!(with("2026-11-20T10:00:01+08:00").unwrap().at, now(), "nothing happens after we hear of it");
    assert_eq!(with("2099-11-20T10:00:01+08:00").unwrap().at, now());
    assert_eq!(with("2026-10-20T02:00:00Z").unwrap().at, at("2026-10-20T02:00:00Z"), "31 days");
    assert_eq!(told(&with("2026-10-20T01:59:59Z").unwrap_err()), [("at", "too_old")]);
    for bad in ["2026-11-20T10:00:00", "2026-11-20", "20261120T100000Z", "1795226400", "2100-01-01T00:00:00+08:00"] {
        assert_eq!(told(&with(bad).unwrap_err()), [("at", "not_a_moment")], "{bad}");
    }
}

#[test]
fn every_flaw_is_told_with_its_field() {
    assert_eq!(flaws("arrived", &json!({})), flaw("queue", "missing"));
    assert_eq!(flaws("arrived", &json!({ "queue": "Hot Line" })), flaw("queue", "not_a_name"));
    assert_eq!(flaws("melted", &json!({})), flaw("event", "not_a_choice"));
    assert_eq!(flaws("ended", &json!({ "agent": "8001" })), flaw("agent", "out_of_place"));
    assert_eq!(flaws("ended", &json!({ "caller": "anonymous" })), flaw("caller", "not_a_phone"));
    assert_eq!(flaws("ended", &json!({ "recording": "a b" })), flaw("recording", "not_an_id"));
    assert_eq!(flaws("answered", &json!({ "agent": 8001 })), flaw("agent", "not_a_text"));
    let all =
        json!({ "id": "", "call": "a b", "at": null, "event": "offered", "agent": "8 1", "colour": 1, "颜色": 2 });
    let flaws = call::parse(&all, EXCHANGE, now()).unwrap_err();
    let mut told = told(&flaws);
    told.sort_unstable();
    let expected = [
        ("", "unknown"),
        ("agent", "not_an_id"),
        ("at", "missing"),
        ("call", "not_an_id"),
        ("colour", "unknown"),
        ("id", "missing"),
    ];
    assert_eq!(told, expected, "a name that is no name is not repeated");
}

#[test]
fn numbers_of_agents_are_looked_up() {
    let stranger = call::parse(&item("answered", &json!({ "agent": "9999" })), EXCHANGE, now()).unwrap();
    assert_eq!(told(&[stranger.fact(&agents()).unwrap_err()]), [("agent", "unknown_agent")]);
    let to = json!({ "agent": "8001", "to_agent": "9999" });
    let stranger = call::parse(&item("transferred", &to), EXCHANGE, now()).unwrap();
    assert_eq!(told(&[stranger.fact(&agents()).unwrap_err()]), [("to_agent", "unknown_agent")]);
}

#[test]
fn agents_come_and_go() {
    let parse = |event: &str, more: &Value| {
        let mut item = json!({ "id": "s", "agent": "8001", "at": "2026-11-20T09:00:00+08:00", "event": event });
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        agent::parse(&item, now())
    };
    let on = parse("signed_on", &json!({ "skills": ["hotline", "claims", "claims"] })).unwrap();
    let skills = ["claims", "hotline"].into_iter().map(|name| Skill::parse(name).unwrap()).collect();
    assert_eq!((on.account(&agents()), &on.fact), (Ok(A), &AgentFact::SignedOn { skills, calls: RunBy::Telephone }));
    let set = |presence| AgentFact::PresenceSet { presence, reason: None };
    assert_eq!(parse("ready", &json!({})).unwrap().fact, set(Presence::Ready));
    let meal = parse("break", &json!({ "reason": "meal" })).unwrap();
    assert_eq!(meal.fact, set(Presence::Break(AwayReason::Meal)));
    assert_eq!(parse("signed_off", &json!({})).unwrap().fact, set(Presence::Offline));
    let flaw = |event: &str, more: Value| told(&parse(event, &more).unwrap_err())[0].1.to_owned();
    assert_eq!(flaw("signed_on", json!({})), "missing");
    assert_eq!(flaw("signed_on", json!({ "skills": [] })), "missing");
    assert_eq!(flaw("signed_on", json!({ "skills": "hotline" })), "not_a_list");
    assert_eq!(flaw("signed_on", json!({ "skills": ["Hot line"] })), "not_a_name");
    assert_eq!(flaw("signed_on", json!({ "skills": vec!["a"; 17] })), "too_many");
    assert_eq!(flaw("break", json!({})), "missing");
    assert_eq!(flaw("ready", json!({ "reason": "meal" })), "out_of_place");
}
