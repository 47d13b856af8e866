use super::sample::{agent, apply, at, change, complaint, facts, filed, filing, person};
use casework::ports::{Commit, Store, Write};
use domain::{
    account::Role,
    calendar::Calendar,
    command::Receipt,
    complaint::{
        CloseReason, ComplaintEvent, Field, Number, ReplyChannel, StageCode,
        decide::{Merge, amend_facts, assign, close, hand_to_lead, record_reply, reopen, take_over},
        event::FieldChange,
    },
    event::{Event, Happening, Subject},
    rulebook::Rulebook,
};

pub async fn a_complaint_from_filing_to_reopening(store: &dyn Store) {
    let (rules, calendar) = (Rulebook::builtin(), Calendar::cn_mainland());
    let (min, wei) = (agent(store).await, person(store, "wei", Role::Lead).await);
    let before = store.seq().await.unwrap();

    let commit = filing(min, at(0), facts(at(0), &[(Field::Waybill, "YT1234567890123")]));
    let sent = commit.events.len();
    let committed = store.commit(commit).await.unwrap();
    let (id, number) = filed(&committed);
    assert_eq!(number, Number::parse("TS-20261121-0001").unwrap());
    assert_eq!(committed.seq, before + i64::try_from(sent).unwrap());
    assert_eq!(store.seq().await.unwrap(), committed.seq);

    let state = store.complaint(id).await.unwrap().unwrap();
    assert_eq!((state.number, state.version, state.owner), (number, 1, Some(min)));
    assert_eq!(store.complaint_by_number(number).await.unwrap(), Some(id));
    let log = store.complaint_events(id).await.unwrap();
    assert_eq!(log.len(), sent);
    let Happening::Complaint(ComplaintEvent::Filed { complaint }) = &log[0].event.what else { panic!() };
    assert_eq!(complaint.number, number, "the first event tells the number");

    let reply = record_reply(&state, ReplyChannel::Phone, "已向您说明", at(5), min).unwrap();
    let state = apply(store, &state, min, at(5), reply).await.unwrap();
    assert_eq!((state.stage.code(), state.version), (StageCode::Replied, 2));

    let wanted = [FieldChange { field: Field::Item, from: String::new(), to: "茶叶".to_owned() }];
    let Merge::Changes(changes) =
        amend_facts(&state, &wanted, at(6), &rules, &calendar).unwrap_or_else(|r| panic!("{r}"))
    else {
        panic!("no changes")
    };
    let state = apply(store, &state, min, at(6), changes).await.unwrap();

    let state = apply(store, &state, min, at(7), hand_to_lead(&state, "客户要求主管").unwrap()).await.unwrap();
    assert_eq!(state.owner, None);
    let state = apply(store, &state, wei, at(8), take_over(&state, wei).unwrap()).await.unwrap();
    let state = apply(store, &state, wei, at(9), assign(&state, min).unwrap()).await.unwrap();
    let closing = close(&state, CloseReason::Satisfied, ReplyChannel::Phone, "已处理", at(10), min).unwrap();
    let commit = change(&state, min, at(10), closing);
    let receipt = store.commit(commit).await.unwrap().receipt;
    assert_eq!(receipt, Some(Receipt::Change { id, version: 7 }));
    let state = store.complaint(id).await.unwrap().unwrap();
    assert!(state.is_closed());
    let reopening = reopen(&state, "客户再次来电", at(20), &rules, &calendar).unwrap();
    let state = apply(store, &state, min, at(20), reopening).await.unwrap();
    assert_eq!((state.reopened, state.version), (1, 8));
    let seqs: Vec<_> = store.complaint_events(id).await.unwrap().iter().map(|e| e.seq).collect();
    assert!(seqs.is_sorted());
}

pub async fn reveals_are_logged_beside_the_history(store: &dyn Store) {
    let min = agent(store).await;
    let state = complaint(store, min, at(0), &[]).await;
    let what = Happening::ContactRevealed { reason: "回拨".to_owned() };
    let event = Event { subject: Subject::Complaint(state.id), at: at(1), by: Some(min), what };
    let commit = Commit { submission: None, events: vec![event.clone()], write: Write::Nothing };
    assert_eq!(store.commit(commit).await.unwrap().receipt, None);
    assert_eq!(store.complaint_events(state.id).await.unwrap().last().unwrap().event, event);
    assert_eq!(store.complaint(state.id).await.unwrap(), Some(state));
}
