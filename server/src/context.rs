//! Puts the use cases' context together from the adapters.

use crate::clock::{SystemClock, SystemIds, SystemRandom};
use casework::{
    Ctx, Failure, Settings,
    chats::Chats,
    floor::Floor,
    integrations::Gate,
    live::Live,
    passwords::Passwords,
    phrases,
    ports::{Clock, Random, Store, StoreError},
    rules::{self, NotLoaded},
    scripts,
};
use std::sync::Arc;

/// Why no context could be put together.
#[derive(Debug, thiserror::Error)]
pub enum NoContext {
    /// The database.
    #[error("the database failed: {0}")]
    Store(#[from] StoreError),
    /// The rules: what is installed cannot be used.
    #[error("the rules could not be loaded: {0}")]
    Rules(#[from] NotLoaded),
    /// The scripts.
    #[error("the scripts could not be loaded: {0}")]
    Scripts(#[from] scripts::NotLoaded),
    /// The phrases.
    #[error("the phrases could not be loaded: {0}")]
    Phrases(#[from] phrases::NotLoaded),
    /// The password hashing.
    #[error("password hashing failed: {0}")]
    Passwords(#[from] Failure),
}

/// The context with the system's time, ids and randomness.
///
/// # Errors
/// The store fails, or the installed rules cannot be used.
pub async fn system(store: Arc<dyn Store>, settings: Settings) -> Result<Ctx, NoContext> {
    with_clock(store, settings, Arc::new(SystemClock)).await
}

/// The context with another clock; tests set the time.
///
/// # Errors
/// The store fails, or the installed rules cannot be used.
pub async fn with_clock(store: Arc<dyn Store>, settings: Settings, clock: Arc<dyn Clock>) -> Result<Ctx, NoContext> {
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let live = Live::new(store.seq().await?);
    let floor = Floor::load(store.as_ref(), clock.now()).await?;
    let rules = rules::load(store.as_ref()).await?;
    let scripts = scripts::load(store.as_ref()).await?;
    let phrases = phrases::load(store.as_ref()).await?;
    Ok(Ctx {
        passwords: Arc::new(Passwords::new(random.as_ref())?),
        store,
        clock,
        ids: Arc::new(SystemIds),
        random,
        rules: Arc::new(rules),
        scripts: Arc::new(scripts),
        phrases: Arc::new(phrases),
        floor: Arc::new(floor),
        live: Arc::new(live),
        chats: Arc::new(Chats::default()),
        gate: Arc::new(Gate::default()),
        settings: Arc::new(settings),
    })
}
