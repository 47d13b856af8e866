use super::sample::{at, id, person};
use casework::ports::{Commit, Store, Write};
use domain::{
    account::Role,
    event::{Event, Happening, Subject},
    id::AccountId,
};

pub async fn people_and_passwords(store: &dyn Store) {
    assert!(store.is_empty().await.unwrap());
    let lead = person(store, "wei", Role::Lead).await;
    let bo = person(store, "bo", Role::Agent).await;
    let an = person(store, "an", Role::Agent).await;
    assert!(!store.is_empty().await.unwrap());
    let ids = |people: Vec<domain::view::PersonRef>| people.into_iter().map(|p| p.id).collect::<Vec<_>>();
    assert_eq!(ids(store.people().await.unwrap()), [an, bo, lead], "by role and name");
    assert_eq!(ids(store.people_with(&[Role::Lead, Role::Admin]).await.unwrap()), [lead]);
    assert_eq!(store.accounts().await.unwrap().len(), 3);

    let event = Event { subject: Subject::Account(bo), at: at(1), by: None, what: Happening::PasswordSet };
    let write = Write::Password { account: bo, hash: "new".to_owned() };
    store.commit(Commit { submission: None, events: vec![event], write }).await.unwrap();
    let record = store.account_by_login("bo").await.unwrap().unwrap();
    assert_eq!((record.actor.id, record.password_hash.as_str()), (bo, "new"));
    assert_eq!(store.account(an).await.unwrap().unwrap().password_hash, "argon2");
    assert_eq!(store.account_by_login("nobody").await.unwrap(), None);
    assert_eq!(store.account(AccountId(id())).await.unwrap(), None);
}
