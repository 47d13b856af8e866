use super::sample::{agent, at, id, mark};
use casework::ports::{Commit, CommitError, FloorWrite, Store, Write};
use domain::{
    call::{Call, Direction, Disposition, Hold, WrapUp},
    command::Receipt,
    complaint::ChannelCode,
    event::{Event, Happening, Subject},
    id::{AccountId, CallId, CustomerId},
    person::Phone,
    promise::{Promise, PromiseEvent},
    waybill::WaybillNumber,
};

pub fn call(agent: AccountId, minute: i64) -> Call {
    Call {
        id: CallId(id()),
        agent,
        channel: ChannelCode::Hotline,
        direction: Direction::Inbound,
        phone: Phone::parse("17000005678"),
        waybill: None,
        customer: None,
        started_at: at(minute),
        wrap_up: None,
    }
}

pub fn start(call: &Call) -> Commit {
    let what = Happening::CallStarted { channel: call.channel, direction: call.direction };
    let event = Event { subject: Subject::Call(call.id), at: call.started_at, by: Some(call.agent), what };
    Commit {
        submission: Some(mark(call.agent, "start_call")),
        events: vec![event],
        write: Write::NewCall(Box::new(call.clone())),
    }
}

pub fn wrap_up(minute: i64) -> WrapUp {
    WrapUp {
        ended_at: at(minute),
        wrapped_at: at(minute + 1),
        holds: vec![Hold { from: at(minute - 2), until: at(minute - 1) }],
        disposition: Disposition::Answered,
        note: "已答复".to_owned(),
        run: None,
    }
}

pub fn finish(call: &Call) -> Commit {
    finish_with(call, Vec::new())
}

/// A commit that wraps a call up, with what was promised in it.
pub fn finish_with(call: &Call, promises: Vec<Promise>) -> Commit {
    let wrap_up = call.wrap_up.as_ref().unwrap();
    let what = Happening::CallFinished {
        disposition: wrap_up.disposition,
        talk_seconds: call.talk_seconds().unwrap(),
        hold_seconds: wrap_up.hold_seconds(),
    };
    let event = Event { subject: Subject::Call(call.id), at: wrap_up.wrapped_at, by: Some(call.agent), what };
    Commit {
        submission: Some(mark(call.agent, "finish_call")),
        events: std::iter::once(event).chain(promises.iter().map(made)).collect(),
        write: Write::FinishedCall { call: Box::new(call.clone()), promises, floor: FloorWrite::default() },
    }
}

fn made(promise: &Promise) -> Event {
    let what = Happening::Promise(PromiseEvent::Made { promise: Box::new(promise.clone()) });
    Event { subject: Subject::Promise(promise.id), at: promise.made_at, by: Some(promise.made_by), what }
}

pub async fn a_call_is_wrapped_up_once(store: &dyn Store) {
    let min = agent(store).await;
    let mut call = call(min, 0);
    let begun = store.commit(start(&call)).await.unwrap();
    assert_eq!(begun.receipt, Some(Receipt::Call { id: call.id }));
    assert!(matches!(store.commit(start(&call)).await, Err(CommitError::Taken)));
    assert_eq!(store.call(call.id).await.unwrap(), Some(call.clone()));
    assert_eq!(store.call_summary(call.id).await.unwrap().unwrap().disposition, None);
    assert_eq!(store.calls_since(min, at(0)).await.unwrap(), 0);

    call.wrap_up = Some(wrap_up(10));
    let done = store.commit(finish(&call)).await.unwrap();
    assert_eq!(done.receipt, Some(Receipt::Call { id: call.id }));
    assert!(matches!(store.commit(finish(&call)).await, Err(CommitError::Stale)));
    assert_eq!(store.call(call.id).await.unwrap(), Some(call.clone()));
    let summary = store.call_summary(call.id).await.unwrap().unwrap();
    assert_eq!((summary.disposition, summary.talk_seconds), (Some(Disposition::Answered), Some(540)));
    assert!(summary.agent.ends_with("周敏"));
    assert_eq!(store.calls_since(min, at(11)).await.unwrap(), 1);
    assert_eq!(store.calls_since(min, at(12)).await.unwrap(), 0);
    assert_eq!(store.call(CallId(id())).await.unwrap(), None);
    assert_eq!(store.call_summary(CallId(id())).await.unwrap(), None);
}

pub async fn contacts_are_found_by_person_number_and_waybill(store: &dyn Store) {
    let min = agent(store).await;
    let customer = CustomerId(id());
    let waybill = WaybillNumber::parse("YT1234567890123").unwrap();
    let phone = Phone::parse("17000005678").unwrap();
    let mut expected = Vec::new();
    for minute in 0..12 {
        let mut call = call(min, minute * 20);
        match minute % 3 {
            0 => call.customer = Some(customer),
            1 => call.waybill = Some(waybill.clone()),
            _ => {}
        }
        if minute < 2 {
            call.phone = None;
        }
        store.commit(start(&call)).await.unwrap();
        call.wrap_up = Some(wrap_up(minute * 20 + 10));
        store.commit(finish(&call)).await.unwrap();
        expected.insert(0, call.id);
    }
    let running = call(min, 500);
    store.commit(start(&running)).await.unwrap();

    let contacts = |customer, phone, waybill| async move {
        let found = store.contacts(customer, phone, waybill).await.unwrap();
        found.into_iter().map(|summary| summary.id).collect::<Vec<_>>()
    };
    let everything = contacts(Some(customer), Some(&phone), Some(&waybill)).await;
    assert_eq!(everything, expected[..10], "each once, newest first, at most ten, none that still runs");
    assert_eq!(contacts(Some(customer), None, None).await.len(), 4);
    assert_eq!(contacts(None, Some(&phone), None).await.len(), 10);
    assert_eq!(contacts(None, None, Some(&waybill)).await.len(), 4);
    assert_eq!(contacts(None, None, None).await, []);
}
