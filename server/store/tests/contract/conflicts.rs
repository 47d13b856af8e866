use super::sample::{account, agent, at, change, complaint, facts, filing};
use casework::ports::{CommitError, Store, Write};
use domain::{account::Role, complaint::decide::add_note};

pub async fn the_second_of_two_writers_is_stale(store: &dyn Store) {
    let min = agent(store).await;
    let known = complaint(store, min, at(0), &[]).await;
    let events = store.complaint_events(known.id).await.unwrap().len();
    let write = |text| store.commit(change(&known, min, at(1), add_note(text).unwrap()));
    let (one, two) = futures::join!(write("甲"), write("乙"));
    let stale = [&one, &two].iter().filter(|o| matches!(o, Err(CommitError::Stale))).count();
    assert_eq!((stale, one.is_ok() || two.is_ok()), (1, true));
    assert_eq!(store.complaint(known.id).await.unwrap().unwrap().version, 2);
    assert_eq!(store.complaint_events(known.id).await.unwrap().len(), events + 1);
}

pub async fn unique_values_are_taken_once(store: &dyn Store) {
    store.commit(account("zhoumin", Role::Agent)).await.unwrap();
    let seq = store.seq().await.unwrap();
    assert!(matches!(store.commit(account("zhoumin", Role::Lead)).await, Err(CommitError::Taken)));
    assert_eq!(store.seq().await.unwrap(), seq, "a refused commit leaves no event");

    let min = agent(store).await;
    let known = complaint(store, min, at(0), &[]).await;
    let mut twin = filing(min, at(0), facts(at(0), &[]));
    if let Write::NewComplaint(new) = &mut twin.write {
        new.id = known.id;
    }
    assert!(matches!(store.commit(twin).await, Err(CommitError::Taken)));
}
