//! Jobs that share a transaction do not share their failures.

use crate::{
    contract::sample::{agent, at, facts, filed, filing, id},
    fresh,
};
use casework::ports::{CommitError, Store, Write};
use domain::id::AccountId;
use futures::future::join_all;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_bad_job_hurts_nobody_else() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    let commits = (0..60).map(|i| {
        let mut commit = filing(min, at(0), facts(at(0), &[]));
        if let Write::NewComplaint(new) = &mut commit.write
            && i % 4 == 1
        {
            // Nobody by that id: SQLite refuses the row in the middle of its job.
            new.owner = Some(AccountId(id()));
        }
        store.commit(commit)
    });
    let outcomes = join_all(commits).await;
    let mut numbers = Vec::new();
    for (i, outcome) in outcomes.iter().enumerate() {
        match outcome {
            Ok(committed) => numbers.push(filed(committed).1.serial),
            Err(error) => assert!(i % 4 == 1 && matches!(error, CommitError::Broken(_)), "{i}: {error}"),
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=45).collect::<Vec<_>>());
    let report = store.check().await.unwrap();
    assert_eq!((report.complaints, report.findings), (45, vec![]));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn waiting_writes_share_transactions() {
    let (store, _folder) = fresh().await;
    let min = agent(&store).await;
    let before = store.statements();
    let commits = (0..200).map(|_| store.commit(filing(min, at(0), facts(at(0), &[]))));
    for outcome in join_all(commits).await {
        outcome.unwrap();
    }
    // Alone, each filing takes its own five statements and the six of a transaction.
    let each = (store.statements() - before) / 200;
    assert!(each < 7, "{each} statements for each filing");
    store.close().await;
}
