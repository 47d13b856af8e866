//! Waybills with both sides.

use super::{
    columns::{blob, from_json, json, nanos},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use casework::ports::WaybillParties;
use domain::{
    id::CustomerId,
    search::halfwidth,
    waybill::{Waybill, WaybillNumber},
};
use sqlx::{Row, sqlite::SqliteRow};

/// Waybills found by the start of a number.
const SHOWN: i64 = 10;

const SELECT: &str = "SELECT waybills.state, sender.state AS sender, recipient.state AS recipient FROM waybills \
     JOIN customers AS sender ON sender.id = waybills.sender \
     JOIN customers AS recipient ON recipient.id = waybills.recipient";

pub(super) fn append_insert(script: &mut Script, waybill: &Waybill) -> Result<(), Fault> {
    script
        .then("INSERT INTO waybills (number, sender, recipient, accepted_at, state) VALUES (?, ?, ?, ?, ?)")
        .bind(waybill.number.as_str().to_owned())
        .bind(blob(waybill.sender.0))
        .bind(blob(waybill.recipient.0))
        .bind(nanos(waybill.accepted_at))
        .bind(json(waybill)?);
    Ok(())
}

fn from_row(row: &SqliteRow) -> Result<WaybillParties, Fault> {
    Ok(WaybillParties {
        waybill: from_json(row.try_get("state")?, "waybill")?,
        sender: from_json(row.try_get("sender")?, "customer")?,
        recipient: from_json(row.try_get("recipient")?, "customer")?,
    })
}

pub(super) async fn find(reads: &Reads, number: &WaybillNumber) -> Result<Option<WaybillParties>, Fault> {
    let mut script = Script::of(SELECT);
    script.more(" WHERE waybills.number = ?").bind(number.as_str().to_owned());
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn like(reads: &Reads, prefix: &str) -> Result<Vec<WaybillParties>, Fault> {
    let prefix: String =
        halfwidth(prefix).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if prefix.is_empty() {
        return Ok(Vec::new());
    }
    let mut script = Script::of(SELECT);
    // `~` sorts behind every letter and digit.
    script.more(" WHERE waybills.number >= ? AND waybills.number < ? ORDER BY waybills.number LIMIT ?");
    script.bind(prefix.clone()).bind(format!("{prefix}~")).bind(SHOWN);
    reads.all(script).await?.iter().map(from_row).collect()
}

pub(super) async fn of_customer(reads: &Reads, id: CustomerId, limit: u32) -> Result<Vec<WaybillParties>, Fault> {
    let mut script = Script::of(SELECT);
    script
        .more(" WHERE waybills.sender = ? OR waybills.recipient = ?")
        .more(" ORDER BY waybills.accepted_at DESC, waybills.number LIMIT ?")
        .bind(blob(id.0))
        .bind(blob(id.0))
        .bind(i64::from(limit));
    reads.all(script).await?.iter().map(from_row).collect()
}
