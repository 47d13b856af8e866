//! Use cases: what a signed-in person can have done, one file per noun, and the ports they need.
//!
//! A use case takes the context, the actor and a command, asks the permission matrix, lets `domain` decide, and has
//! the store save state and events in one transaction. Nothing here knows of HTTP, SQL or pages.

#![warn(missing_docs)]

pub mod accounts;
pub mod calls;
pub mod chats;
pub mod complaints;
pub mod drafts;
pub mod failure;
pub mod floor;
pub mod ingest;
pub mod integrations;
pub mod live;
pub mod lookups;
pub mod passwords;
pub mod phrases;
pub mod ports;
pub mod promises;
pub mod receipts;
pub mod rules;
pub mod scripts;
pub mod sessions;
pub mod submissions;

pub use failure::Failure;

use domain::id::Ids;
use ports::{Clock, Random, Store};
use std::sync::Arc;

/// What every use case may use.
#[derive(Clone)]
pub struct Ctx {
    /// Rows and events.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Random bytes for tokens and salts.
    pub random: Arc<dyn Random>,
    /// The rules in force: packs, terms of compensation, calendar.
    pub rules: Arc<rules::Current>,
    /// The scripts that new calls use.
    pub scripts: Arc<scripts::Current>,
    /// The phrases as the team has them.
    pub phrases: Arc<phrases::Current>,
    /// The live floor.
    pub floor: Arc<floor::Floor>,
    /// The live hub.
    pub live: Arc<live::Live>,
    /// Chats with customers: who is writing just now, and who waits for news.
    pub chats: Arc<chats::Chats>,
    /// How often other systems may ask.
    pub gate: Arc<integrations::Gate>,
    /// Password hashing, one at a time, and the limits on trying.
    pub passwords: Arc<passwords::Passwords>,
    /// Settings that use cases need.
    pub settings: Arc<Settings>,
}

/// Settings that use cases need.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Minutes without a request after which a session asks for the password again.
    pub session_idle_minutes: i64,
    /// Hours after which a session ends in any case.
    pub session_hours: i64,
    /// Whether one-click demo accounts are offered.
    pub demo: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { session_idle_minutes: 30, session_hours: 12, demo: false }
    }
}
