use super::sample::{agent, at, change, complaint, facts, filed, filing, history};
use casework::ports::{CommitError, Store};
use domain::{complaint::decide::add_note, view::ComplaintQuery};
use futures::future::join_all;

pub async fn ten_arrivals_make_one_complaint(store: &dyn Store) {
    let min = agent(store).await;
    let commit = filing(min, at(0), facts(at(0), &[]));
    let mark = commit.submission.clone().unwrap();
    let arrivals = (0..10).map(|_| {
        // Each arrival decides anew, so it brings a complaint with an id of its own.
        let mut again = filing(min, at(0), facts(at(0), &[]));
        again.submission.clone_from(&commit.submission);
        store.commit(again)
    });
    let outcomes = join_all(arrivals).await;
    let saved: Vec<_> = outcomes.iter().filter_map(|o| o.as_ref().ok()).collect();
    assert_eq!(saved.len(), 1);
    let receipt = saved[0].receipt.clone().unwrap();
    for outcome in outcomes.iter().filter_map(|o| o.as_ref().err()) {
        assert!(matches!(outcome, CommitError::AlreadyDone(earlier) if *earlier == receipt), "{outcome}");
    }
    let list = store.complaints(&ComplaintQuery::default(), min, at(0)).await.unwrap();
    assert_eq!(list.rows.len(), 1);
    assert_eq!(list.rows[0].id, filed(saved[0]).0);
    let found = store.submission(mark.id).await.unwrap();
    assert_eq!(found, Some((min, "file_complaint".to_owned(), receipt)));
}

pub async fn an_id_belongs_to_one_person_and_one_command(store: &dyn Store) {
    let (min, li) = (agent(store).await, agent(store).await);
    let first = filing(min, at(0), facts(at(0), &[]));
    let mark = first.submission.clone().unwrap();
    store.commit(first).await.unwrap();

    let mut foreign = filing(li, at(0), facts(at(0), &[]));
    foreign.submission = Some(casework::ports::SubmissionMark { by: li, ..mark.clone() });
    assert!(matches!(store.commit(foreign).await, Err(CommitError::SubmissionReused)));

    let state = complaint(store, min, at(0), &[]).await;
    let mut other = change(&state, min, at(1), add_note("备注").unwrap());
    other.submission = Some(casework::ports::SubmissionMark { command: "add_note", ..mark });
    assert!(matches!(store.commit(other).await, Err(CommitError::SubmissionReused)));
    assert_eq!(store.complaint(state.id).await.unwrap().unwrap().version, 1);
}

pub async fn a_failed_commit_leaves_its_submission_unused(store: &dyn Store) {
    let min = agent(store).await;
    let state = complaint(store, min, at(0), &[]).await;
    let note = add_note("第一条").unwrap();
    store.commit(change(&state, min, at(1), note)).await.unwrap();

    let late = change(&state, min, at(2), add_note("第二条").unwrap());
    let mark = late.submission.clone().unwrap();
    assert!(matches!(store.commit(late).await, Err(CommitError::Stale)));
    assert_eq!(store.submission(mark.id).await.unwrap(), None);

    let current = store.complaint(state.id).await.unwrap().unwrap();
    let mut again = change(&current, min, at(2), add_note("第二条").unwrap());
    again.submission = Some(mark);
    store.commit(again.clone()).await.unwrap();
    assert!(
        matches!(store.commit(again).await, Err(CommitError::AlreadyDone(_))),
        "being done comes before being stale"
    );
    assert_eq!(store.complaint_events(state.id).await.unwrap().len(), history(min, at(0), facts(at(0), &[])).len() + 2);
}
