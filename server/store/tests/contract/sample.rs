//! Made-up people, calls and complaints.

use casework::ports::{AccountRecord, Commit, CommitError, Committed, Slips, Store, SubmissionMark, Write};
use domain::{
    account::{Actor, Role},
    calendar::Calendar,
    command::Receipt,
    complaint::{Complaint, ComplaintEvent, Facts, Field, Filing, Form, Number, decide::replay, draft, file},
    event::{Event, Happening, Subject},
    id::{AccountId, ComplaintId, SubmissionId},
    rulebook::Rulebook,
    time::Instant,
};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A new id.
pub fn id() -> Uuid {
    Uuid::from_u128(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}

/// So many minutes after ten o'clock on Saturday 21 November 2026, in the business zone.
pub fn at(minutes: i64) -> Instant {
    domain::time::from_millis(1_795_226_400_000 + minutes * 60_000)
}

pub fn mark(by: AccountId, command: &'static str) -> SubmissionMark {
    SubmissionMark { id: SubmissionId(id()), by, command, at: at(0) }
}

pub async fn person(store: &dyn Store, login: &str, role: Role) -> AccountId {
    let commit = account(login, role);
    let Write::NewAccount(record) = &commit.write else { unreachable!() };
    let id = record.actor.id;
    store.commit(commit).await.unwrap();
    id
}

pub fn account(login: &str, role: Role) -> Commit {
    let account = AccountId(id());
    let actor = Actor { id: account, login: login.to_owned(), name: format!("{login} 周敏"), role };
    let event =
        Event { subject: Subject::Account(account), at: at(0), by: None, what: Happening::AccountAdded { role } };
    let record = AccountRecord { actor, password_hash: "argon2".to_owned(), created_at: at(0) };
    Commit { submission: None, events: vec![event], write: Write::NewAccount(Box::new(record)) }
}

pub async fn agent(store: &dyn Store) -> AccountId {
    person(store, &format!("agent{}", id().as_u128()), Role::Agent).await
}

/// Facts of a delayed parcel, with changes.
pub fn facts(at: Instant, changes: &[(Field, &str)]) -> Facts {
    let mut form = Form::from([
        (Field::Kind, "other".to_owned()),
        (Field::Requester, "recipient".to_owned()),
        (Field::Channel, "mail".to_owned()),
        (Field::ContactName, "林小满".to_owned()),
        (Field::ContactPhone, "17000005678".to_owned()),
        (Field::Allegation, "快递延误三天，没有人联系".to_owned()),
        (Field::Wish, "explanation".to_owned()),
    ]);
    form.extend(changes.iter().map(|(field, text)| (*field, (*text).to_owned())));
    draft::parse(&form, at).unwrap()
}

/// A history that files these facts.
pub fn history(by: AccountId, at: Instant, facts: Facts) -> Vec<(ComplaintEvent, Instant, AccountId)> {
    let filing = Filing {
        id: ComplaintId(id()),
        by,
        owner: Some(by),
        accepted_at: at,
        received_at: at,
        call: None,
        snapshot: None,
    };
    let events = file(facts, filing, &Rulebook::builtin(), &Calendar::cn_mainland());
    events.into_iter().map(|event| (event, at, by)).collect()
}

pub fn events(complaint: ComplaintId, history: Vec<(ComplaintEvent, Instant, AccountId)>) -> Vec<Event> {
    let subject = Subject::Complaint(complaint);
    history
        .into_iter()
        .map(|(what, at, by)| Event { subject, at, by: Some(by), what: Happening::Complaint(what) })
        .collect()
}

/// A commit that files these facts.
pub fn filing(by: AccountId, at: Instant, facts: Facts) -> Commit {
    let history = history(by, at, facts);
    let state = replay(&history).unwrap();
    Commit {
        submission: Some(mark(by, "file_complaint")),
        events: events(state.id, history),
        write: Write::NewComplaint(Box::new(state)),
    }
}

pub fn filed(committed: &Committed) -> (ComplaintId, Number) {
    match committed.receipt {
        Some(Receipt::Complaint { id, number }) => (id, number),
        ref other => panic!("{other:?}"),
    }
}

/// Files a complaint and reads it back.
pub async fn complaint(store: &dyn Store, by: AccountId, at: Instant, changes: &[(Field, &str)]) -> Complaint {
    let committed = store.commit(filing(by, at, facts(at, changes))).await.unwrap();
    store.complaint(filed(&committed).0).await.unwrap().unwrap()
}

/// A commit that does these things to a complaint.
pub fn change(state: &Complaint, by: AccountId, at: Instant, what: Vec<ComplaintEvent>) -> Commit {
    let mut after = state.clone();
    for event in &what {
        after.apply(event, at, by);
    }
    after.version += 1;
    let history = what.into_iter().map(|event| (event, at, by)).collect();
    Commit {
        submission: Some(mark(by, "change")),
        events: events(state.id, history),
        write: Write::Complaint { state: Box::new(after), expected_version: state.version, slips: Slips::default() },
    }
}

/// Does these things to a complaint and gives what stands afterwards.
pub async fn apply(
    store: &dyn Store,
    state: &Complaint,
    by: AccountId,
    at: Instant,
    what: Vec<ComplaintEvent>,
) -> Result<Complaint, CommitError> {
    store.commit(change(state, by, at, what)).await?;
    Ok(store.complaint(state.id).await.unwrap().unwrap())
}
