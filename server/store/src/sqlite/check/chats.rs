//! Chats: their messages follow from each other without gaps, the row of each chat is what they say, and the calls it was
//! are those of the agents who wrote.

use super::TOLD;
use crate::sqlite::{
    chat::{from_row, message},
    columns::{blob, uuid},
    fault::Fault,
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    chat::{Author, Chain},
    id::ContactId,
    queue::call_of,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::BTreeSet;

/// Chats read at once.
const CHUNK: i64 = 200;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let (mut after, mut told) = (0, 0);
    loop {
        let rows = Script::of("SELECT * FROM chats WHERE place > ? ORDER BY place LIMIT ?").with(after).with(CHUNK);
        let rows = rows.query("")?.fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.try_get("place")?;
        for row in &rows {
            let chat = ContactId(uuid(row, "id")?);
            let said = Script::of("SELECT * FROM chat_messages WHERE chat = ? ORDER BY number").with(blob(chat.0));
            let said = said.query("")?.fetch_all(&mut *connection).await?;
            let calls = Script::of("SELECT call FROM chat_calls WHERE chat = ?").with(blob(chat.0));
            let calls = calls.query("")?.fetch_all(&mut *connection).await?;
            report.chats += 1;
            if !(holds(row, &said).unwrap_or(false) && named(chat, &said, &calls).unwrap_or(false)) && told < TOLD {
                told += 1;
                report.findings.push(Finding::Chat { chat });
            }
        }
    }
}

/// Whether the chat is a call of exactly those agents who wrote in it.
fn named(chat: ContactId, said: &[SqliteRow], calls: &[SqliteRow]) -> Result<bool, Fault> {
    let mut written = BTreeSet::new();
    for row in said {
        if let Author::Agent(agent) = message(row)?.author {
            written.insert(call_of(chat, agent).0);
        }
    }
    let kept = calls.iter().map(|row| uuid(row, "call")).collect::<Result<BTreeSet<_>, _>>()?;
    Ok(written == kept)
}

/// Whether the links hold and the row is what the messages say. A row that cannot be read does not hold.
fn holds(row: &SqliteRow, said: &[SqliteRow]) -> Result<bool, Fault> {
    let chat = from_row(row)?;
    let (mut chain, mut number, mut first) = (Chain::default(), 0, None);
    for row in said {
        let message = message(row)?;
        number += 1;
        chain = chain.then(chat.id, &message);
        if message.number != number || row.try_get::<&str, _>("link")? != chain.as_str() {
            return Ok(false);
        }
        first = first.or(Some(message.text));
    }
    let read = chat.read_by_customer.max(chat.read_by_agent);
    let agrees = chat.messages == number && read <= number && row.try_get::<&str, _>("link")? == chain.as_str();
    Ok(agrees && first.as_ref() == Some(&chat.opening.text))
}
