//! The customer archive.

use super::{
    columns::{blob, from_json, json},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use domain::{customer::Customer, person::Phone};
use sqlx::{Row, sqlite::SqliteRow};

/// Customers found at once.
const SHOWN: i64 = 10;

pub(super) fn append_insert(script: &mut Script, customer: &Customer) -> Result<(), Fault> {
    script
        .then("INSERT INTO customers (id, phone, phone_tail, state) VALUES (?, ?, ?, ?)")
        .bind(blob(customer.id.0))
        .bind(customer.phone.whole().to_owned())
        .bind(customer.phone.tail().to_owned())
        .bind(json(customer)?);
    Ok(())
}

fn from_row(row: &SqliteRow) -> Result<Customer, Fault> {
    from_json(row.try_get("state")?, "customer")
}

pub(super) async fn by_phone(reads: &Reads, phone: &Phone) -> Result<Option<Customer>, Fault> {
    let script = Script::of("SELECT state FROM customers WHERE phone_tail = ? AND phone = ? ORDER BY rowid LIMIT 1");
    let script = script.with(phone.tail().to_owned()).with(phone.whole().to_owned());
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn by_tail(reads: &Reads, tail: &str) -> Result<Vec<Customer>, Fault> {
    let script = Script::of("SELECT state FROM customers WHERE phone_tail = ? ORDER BY phone LIMIT ?");
    reads.all(script.with(tail.to_owned()).with(SHOWN)).await?.iter().map(from_row).collect()
}
