use super::sample::{agent, at, complaint, facts, filed, filing};
use casework::ports::{CommitError, Store, Write};
use domain::complaint::Number;
use futures::future::join_all;

pub async fn they_have_no_gaps_when_some_filings_fail(store: &dyn Store) {
    let min = agent(store).await;
    let known = complaint(store, min, at(0), &[]).await;
    let commits = (0..100).map(|i| {
        let mut commit = filing(min, at(0), facts(at(0), &[]));
        if let Write::NewComplaint(new) = &mut commit.write
            && i % 3 == 0
        {
            new.id = known.id;
        }
        store.commit(commit)
    });
    let outcomes = join_all(commits).await;
    let failed = outcomes.iter().filter(|o| matches!(o, Err(CommitError::Taken))).count();
    let mut serials: Vec<u32> = outcomes.iter().flatten().map(|c| filed(c).1.serial).collect();
    serials.sort_unstable();
    assert_eq!(failed, 34);
    assert_eq!(serials, (2..=67).collect::<Vec<_>>());
}

pub async fn each_day_counts_from_one(store: &dyn Store) {
    let min = agent(store).await;
    let mut numbers = Vec::new();
    // More days than a store may remember, visited twice; the day begins at midnight of the business zone.
    for round in 0..2 {
        for day in 0..12 {
            numbers.push((round, complaint(store, min, at(14 * 60 + day * 1440), &[]).await.number));
        }
    }
    for (round, number) in &numbers {
        assert_eq!(number.serial, round + 1);
    }
    assert_eq!(numbers[0].1, Number::parse("TS-20261122-0001").unwrap());
    assert!(store.complaint_by_number(numbers[0].1).await.unwrap().is_some());
    assert_eq!(store.complaint_by_number(Number { serial: 3, ..numbers[0].1 }).await.unwrap(), None);
}
