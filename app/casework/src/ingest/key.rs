//! Keys of requests: a request that is sent again under its key gets the answer of the first time.

use crate::{
    Ctx, Failure,
    integrations::Guest,
    ports::{KeptAnswer, KeyClaim, KeyUse},
};
use chrono::TimeDelta;
use domain::ingest::{Door, part::is_id};
use sha2::{Digest, Sha256};

/// How long answers are kept.
const KEPT_DAYS: i64 = 7;

/// A key that was claimed for a request.
#[derive(Clone, Debug)]
pub struct Key(String);

/// What a key is good for.
#[derive(Debug)]
pub enum KeyTaken {
    /// The request is new, or its answer never went out.
    Ours(Key),
    /// The request was answered before.
    Answered(KeptAnswer),
    /// The key belongs to another request.
    Other,
    /// Not a key: visible ASCII characters, at most 128.
    Unfit,
}

/// Claims a key for a request.
///
/// # Errors
/// A broken store.
pub async fn claim(ctx: &Ctx, guest: &Guest, door: Door, key: &str, body: &[u8]) -> Result<KeyTaken, Failure> {
    if !is_id(key) {
        return Ok(KeyTaken::Unfit);
    }
    let digest = Sha256::new().chain_update(door.code()).chain_update(b"\n").chain_update(body).finalize().into();
    let at = ctx.clock.now();
    let claim = KeyClaim { source: guest.integration().id, key: key.to_owned(), digest, at };
    let used = ctx.store.claim_key(claim, at - TimeDelta::days(KEPT_DAYS)).await.map_err(|e| ctx.broken(&e))?;
    Ok(match used {
        KeyUse::Free => KeyTaken::Ours(Key(key.to_owned())),
        KeyUse::Answered(answer) => KeyTaken::Answered(answer),
        KeyUse::Other => KeyTaken::Other,
    })
}

/// Keeps the answer under its key.
///
/// # Errors
/// A broken store.
pub async fn keep(ctx: &Ctx, guest: &Guest, key: &Key, answer: KeptAnswer) -> Result<(), Failure> {
    ctx.store.keep_answer(guest.integration().id, &key.0, answer).await.map_err(|e| ctx.broken(&e))
}
