//! What a run promises, and what may become of a promise.

use crate::small::form;
use chrono::TimeDelta;
use domain::{
    call::{Call, Direction},
    command::Refusal,
    complaint::{ChannelCode, Field, draft::moment_instant},
    id::{AccountId, CallId, PromiseId},
    person::Phone,
    promise::{Deed, FURTHEST_DAYS, Promise, PromiseEvent, Standing, TEXT_LENGTH, decide, make, promised, replay},
    script::{Act, Done, Fact, Run, Slot, builtin},
    time::Instant,
};
use uuid::Uuid;

/// 2026-11-22 10:00 in the business zone.
const TEN: i64 = 1_795_312_800_000;

fn at(text: &str) -> Instant {
    moment_instant(text).unwrap()
}

fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn callback(when: impl Into<Slot>) -> Done {
    Done { act: Act::Callback { when: when.into(), within: None, after: None }, at_ms: TEN }
}

fn run(acts: Vec<Done>, facts: &[(Fact, &str)]) -> Run {
    let library = builtin().unwrap();
    let mut run = Run::start(&library, &"promise_callback".into(), &form(&[]), TEN).unwrap();
    run.acts = acts;
    for (fact, text) in facts {
        run.note(*fact, text);
    }
    run
}

#[test]
fn each_slot_promises_once_what_stands_in_it_at_the_end() {
    let acts = vec![callback(Fact::CallbackTime), callback(Fact::QuoteDue), callback(Fact::CallbackTime)];
    let way = run(acts, &[(Fact::CallbackTime, "2026-11-22T16:00"), (Fact::QuoteDue, "2026-11-22T11:30")]);
    let expected = [(Fact::CallbackTime, at("2026-11-22T16:00")), (Fact::QuoteDue, at("2026-11-22T11:30"))];
    assert_eq!(promised(&way), expected);
}

#[test]
fn what_was_only_typed_or_cannot_be_read_is_no_promise() {
    let typed = run(Vec::new(), &[(Fact::CallbackTime, "2026-11-22T16:00")]);
    assert_eq!(promised(&typed), []);
    for text in ["", "soon", "2026-11-22", "2026-13-40T99:99", "下午四点"] {
        assert_eq!(promised(&run(vec![callback(Fact::CallbackTime)], &[(Fact::CallbackTime, text)])), [], "{text}");
    }
    // A fact that holds no time, and a field of the complaint form, which has clocks of its own.
    let others = vec![callback(Fact::Pieces), callback(Field::ReplyBy), Done { act: Act::Compensation, at_ms: TEN }];
    assert_eq!(promised(&run(others, &[(Fact::Pieces, "3")])), []);
}

#[test]
fn the_shipped_scripts_promise_through_facts() {
    let slots: Vec<Slot> = builtin()
        .unwrap()
        .scripts
        .iter()
        .flat_map(|script| &script.nodes)
        .filter_map(|node| match &node.body {
            domain::script::Body::Act { act: Act::Callback { when, .. }, .. } => Some(*when),
            _ => None,
        })
        .collect();
    assert!(slots.len() > 5);
    assert!(slots.iter().all(|slot| matches!(slot, Slot::Fact(_))), "{slots:?}");
}

fn made() -> PromiseEvent {
    let call = Call {
        id: CallId(Uuid::from_u128(7)),
        agent: account(1),
        channel: ChannelCode::Hotline,
        direction: Direction::Inbound,
        phone: Phone::parse("17000005678"),
        waybill: None,
        customer: None,
        started_at: at("2026-11-22T10:00"),
        wrap_up: None,
    };
    let due = at("2026-11-22T16:00");
    make(PromiseId(Uuid::from_u128(9)), (Fact::CallbackTime, due), &call, at("2026-11-22T10:10"))
}

fn new() -> Promise {
    replay(&[(made(), at("2026-11-22T10:10"), account(1))]).unwrap()
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_new_promise_belongs_to_whoever_made_it() {
    let promise = new();
    assert_eq!((promise.owner, promise.made_by, promise.version, promise.tries), (account(1), account(1), 1, 0));
    assert_eq!(promise.phone.as_ref().map(Phone::masked).as_deref(), Some("170******78"));
    assert!(promise.is_open());
    assert!(!promise.is_overdue(at("2026-11-22T16:00")), "the promised minute itself is in time");
    assert!(promise.is_overdue(at("2026-11-22T16:01")));
}

#[test]
fn a_history_gives_the_state_step_by_step() {
    let now = at("2026-11-22T12:00");
    let deeds = [
        Deed::Move { due: at("2026-11-22T18:00"), reason: text("无人接听") },
        Deed::Give { to: account(2) },
        Deed::Keep { text: text("  "), call: None },
    ];
    let mut state = new();
    let mut history = vec![(made(), at("2026-11-22T10:10"), account(1))];
    for (version, deed) in (2..).zip(&deeds) {
        let event = decide(&state, deed, now).unwrap();
        state.apply(&event, now, account(2));
        history.push((event, now, account(2)));
        assert_eq!(state.version, version);
    }
    assert_eq!((state.tries, state.owner, state.due), (1, account(2), at("2026-11-22T18:00")));
    assert_eq!(state.standing, Standing::Kept { at: now, by: account(2), text: String::new(), call: None });
    assert!(!state.is_overdue(at("2026-11-30T00:00")));
    assert_eq!(replay(&history), Some(state.clone()));
    assert_eq!(replay(&history[1..]), None);
    for deed in deeds {
        assert_eq!(decide(&state, &deed, now), Err(Refusal::PromiseSettled));
    }
    // What the store keeps is read again, also by the reader of the browser.
    let kept = serde_json::to_string(&state).unwrap();
    assert!(kept.contains("\"about\":\"callback_time\""), "{kept}");
    assert_eq!(serde_json::from_str::<Promise>(&kept).unwrap(), state);
    assert_eq!(domain::json::read::<Promise>(&kept).unwrap(), state);
}

#[test]
fn times_and_texts_have_limits() {
    let (promise, now) = (new(), at("2026-11-22T12:00"));
    let furthest = now + TimeDelta::days(i64::from(FURTHEST_DAYS));
    let moved = |due| decide(&promise, &Deed::Move { due, reason: text("客户要求") }, now);
    assert_eq!(moved(furthest), Ok(PromiseEvent::Moved { due: furthest, reason: text("客户要求") }));
    for due in [now, furthest + TimeDelta::milliseconds(1), Instant::MAX_UTC, Instant::MIN_UTC] {
        assert_eq!(moved(due), Err(Refusal::PromiseTime { days: 31 }));
    }
    assert_eq!(moved(promise.due), Err(Refusal::NothingChanges));
    let long = "字".repeat(TEXT_LENGTH + 1);
    let too_long = Err(Refusal::TextTooLong { max: 500 });
    assert_eq!(decide(&promise, &Deed::Keep { text: long.clone(), call: None }, now), too_long);
    assert_eq!(decide(&promise, &Deed::Release { reason: long }, now), too_long);
    assert_eq!(decide(&promise, &Deed::Release { reason: text(" ") }, now), Err(Refusal::TextMissing));
    assert_eq!(decide(&promise, &Deed::Give { to: account(1) }, now), Err(Refusal::NothingChanges));
}
