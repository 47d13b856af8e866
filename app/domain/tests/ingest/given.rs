//! What the stories start from.

use domain::{
    id::{AccountId, IntegrationId},
    ingest::ItemFlaw,
    time::Instant,
};
use std::collections::BTreeMap;
use uuid::Uuid;

pub const EXCHANGE: IntegrationId = IntegrationId(Uuid::from_u128(1));
pub const OTHER: IntegrationId = IntegrationId(Uuid::from_u128(2));
pub const A: AccountId = AccountId(Uuid::from_u128(0xa));
pub const B: AccountId = AccountId(Uuid::from_u128(0xb));

/// When everything is received.
pub fn now() -> Instant {
    at("2026-11-20T02:00:00Z")
}

pub fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The numbers of the telephone system.
pub fn agents() -> BTreeMap<String, AccountId> {
    BTreeMap::from([("8001".to_owned(), A), ("8002".to_owned(), B)])
}

/// Field and code of each flaw.
pub fn told(flaws: &[ItemFlaw]) -> Vec<(&str, &str)> {
    flaws.iter().map(|flaw| (flaw.field.as_str(), flaw.code.code())).collect()
}
