//! Chats: the check notices what was changed behind the program's back.

use crate::{
    contract::{
        chats::{message, new_chat},
        sample::agent,
    },
    fresh,
};
use casework::ports::{ChatStore, Finding, Store};
use domain::chat::Author;
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use store::SqliteStore;

/// Opens a chat of three messages, changes the file with this SQL, and tells whether the check finds it and nothing else.
async fn is_found(sql: &'static str) -> bool {
    let (store, folder) = fresh().await;
    let min = Author::Agent(agent(&store).await);
    let chat = store.open_chat(new_chat(1)).await.unwrap().id;
    store.open_chat(new_chat(2)).await.unwrap();
    store.keep_message(message(chat, min, 1, "您好")).await.unwrap();
    store.keep_message(message(chat, Author::Customer, 2, "好")).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
    let store = SqliteStore::open_for_check(&path).await.unwrap();
    let findings = store.check().await.unwrap().findings;
    store.close().await;
    drop(folder);
    match findings.as_slice() {
        [] => false,
        [Finding::Chat { chat: found }] => *found == chat,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_change_is_found() {
    assert!(!is_found("SELECT 1").await);
    let changes = [
        "DROP TRIGGER chat_messages_stand; UPDATE chat_messages SET text = '再见' WHERE number = 2",
        "DROP TRIGGER chat_messages_stand; UPDATE chat_messages SET author = NULL WHERE number = 2",
        "DROP TRIGGER chat_messages_stand; UPDATE chat_messages SET said_at = 1 WHERE number = 3",
        "DROP TRIGGER chat_messages_last; DELETE FROM chat_messages WHERE number = 2",
        "DROP TRIGGER chat_messages_last; DELETE FROM chat_messages WHERE number = 3",
        "UPDATE chats SET messages = 2 WHERE messages = 3",
        "UPDATE chats SET read_by_agent = 4 WHERE messages = 3",
        "UPDATE chats SET opening = replace(opening, '三天', '两天') WHERE messages = 3",
        "UPDATE chats SET opening = '{}' WHERE messages = 3",
        "DELETE FROM chat_calls",
        "UPDATE chat_calls SET call = zeroblob(16)",
    ];
    for sql in changes {
        assert!(is_found(sql).await, "{sql}");
    }
}

#[tokio::test]
async fn what_was_said_cannot_be_changed_by_the_program() {
    let (store, _folder) = fresh().await;
    store.open_chat(new_chat(1)).await.unwrap();
    let path = store.path().to_owned();
    store.close().await;
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    for sql in ["UPDATE chat_messages SET text = ''", "DELETE FROM chat_messages", "DELETE FROM chats"] {
        connection.execute(sqlx::raw_sql(sql)).await.expect_err("what was said was said");
    }
}
