use super::sample::{agent, at, id};
use casework::ports::{SessionRecord, Store};
use domain::id::{AccountId, SessionId};

fn session(account: AccountId, token: u8, minute: i64) -> SessionRecord {
    SessionRecord {
        id: SessionId(id()),
        account,
        token_hash: [token; 32],
        began_at: at(minute),
        seen_at: at(minute),
        ends_at: at(minute + 720),
        agent: "Firefox · Linux".to_owned(),
        address: "192.0.2.7".to_owned(),
    }
}

pub async fn they_begin_are_used_and_end(store: &dyn Store) {
    let (min, li) = (agent(store).await, agent(store).await);
    let (one, two, three) = (session(min, 1, 0), session(min, 2, 5), session(min, 3, 6));
    let other = session(li, 4, 0);
    for s in [&one, &two, &three, &other] {
        store.begin_session(s.clone()).await.unwrap();
    }
    let (found, actor) = store.session(&one.token_hash).await.unwrap().unwrap();
    assert_eq!((found, actor.id), (one.clone(), min));
    assert_eq!(store.session(&[9; 32]).await.unwrap(), None);
    store.begin_session(session(li, 1, 0)).await.expect_err("a token belongs to one session");

    store.touch_session(one.id, at(30)).await.unwrap();
    store.touch_session(one.id, at(20)).await.unwrap();
    let listed = store.sessions(min).await.unwrap();
    assert_eq!(listed.iter().map(|s| s.id).collect::<Vec<_>>(), [one.id, three.id, two.id]);
    assert_eq!(listed[0].seen_at, at(30), "a late note of an earlier use changes nothing");

    assert!(!store.end_session(li, two.id).await.unwrap(), "not one's own");
    assert!(store.end_session(min, two.id).await.unwrap());
    assert!(!store.end_session(min, two.id).await.unwrap());
    store.end_sessions(min, Some(one.id)).await.unwrap();
    assert_eq!(store.sessions(min).await.unwrap().len(), 1);
    assert_eq!(store.session(&three.token_hash).await.unwrap(), None);
    store.end_sessions(min, None).await.unwrap();
    assert_eq!(store.sessions(min).await.unwrap(), []);
    assert_eq!(store.sessions(li).await.unwrap().len(), 1);
    store.touch_session(one.id, at(40)).await.unwrap();
}
