//! Signing in and out. A token is 256 random bits; the store keeps only its SHA-256.

use crate::{
    Ctx, Failure,
    ports::{Commit, SessionRecord, Write},
};
use domain::{
    account::{Actor, parse_login},
    event::{Event, Happening, Subject},
    id::SessionId,
    time::Instant,
    view::{Me, SessionRow},
};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Where a request comes from, as far as sessions care.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origin {
    /// The peer's address, or what a trusted proxy says.
    pub address: String,
    /// Browser and system.
    pub agent: String,
}

/// A session that was just begun. The token goes into a cookie and is never seen again.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The secret.
    pub token: String,
    /// Who, and which session.
    pub me: Me,
    /// When the cookie may be forgotten.
    pub ends_at: Instant,
}

/// Signs somebody in: a new session every time, never an old id.
///
/// # Errors
/// [`Failure::TooManyTries`], [`Failure::WrongPassword`], a broken store.
pub async fn sign_in(ctx: &Ctx, login: &str, password: &str, origin: Origin) -> Result<Begun, Failure> {
    let login = parse_login(login).unwrap_or_default();
    ctx.passwords.count_try(&login, &origin.address)?;
    let account = ctx.store.account_by_login(&login).await.map_err(|e| ctx.broken(&e))?;
    let hash = account.as_ref().map(|a| a.password_hash.as_str());
    ctx.passwords.verify(password, hash).await?;
    match account {
        Some(account) => begin(ctx, account.actor, origin).await,
        None => Err(Failure::WrongPassword),
    }
}

/// Signs in as a demo account without a password; only in demo mode.
///
/// # Errors
/// [`Failure::NotFound`] outside demo mode or for an unknown account.
pub async fn sign_in_demo(ctx: &Ctx, login: &str, origin: Origin) -> Result<Begun, Failure> {
    if !ctx.settings.demo {
        return Err(Failure::NotFound);
    }
    let login = parse_login(login).map_err(|_| Failure::NotFound)?;
    let account = ctx.store.account_by_login(&login).await.map_err(|e| ctx.broken(&e))?;
    begin(ctx, account.ok_or(Failure::NotFound)?.actor, origin).await
}

async fn begin(ctx: &Ctx, actor: Actor, origin: Origin) -> Result<Begun, Failure> {
    let mut secret = [0_u8; 32];
    ctx.random.fill(&mut secret);
    let token = secret.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let now = ctx.clock.now();
    let session = SessionRecord {
        id: SessionId(ctx.ids.next()),
        account: actor.id,
        token_hash: token_hash(&token),
        began_at: now,
        seen_at: now,
        ends_at: now + chrono::TimeDelta::hours(ctx.settings.session_hours),
        agent: origin.agent.chars().take(80).collect(),
        address: origin.address,
    };
    let begun = Begun { token, me: Me { actor: actor.clone(), session: session.id }, ends_at: session.ends_at };
    ctx.store.begin_session(session).await.map_err(|e| ctx.broken(&e))?;
    let event = Event { subject: Subject::Account(actor.id), at: now, by: Some(actor.id), what: Happening::SignedIn };
    let commit = Commit { submission: None, events: vec![event], write: Write::Nothing };
    if let Err(error) = ctx.store.commit(commit).await {
        tracing::warn!(account.id = %actor.id, error = %error, "a sign-in was not written to the log");
    }
    Ok(begun)
}

fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Who a token belongs to. Notes the use at most once a minute.
///
/// # Errors
/// [`Failure::SignedOut`] when there is no such session, or it idled or aged out.
pub async fn resume(ctx: &Ctx, token: &str) -> Result<Me, Failure> {
    let found = ctx.store.session(&token_hash(token)).await.map_err(|e| ctx.broken(&e))?;
    let (session, actor) = found.ok_or(Failure::SignedOut)?;
    let now = ctx.clock.now();
    let idle = now - session.seen_at;
    if now >= session.ends_at || idle.num_minutes() >= ctx.settings.session_idle_minutes {
        ctx.store.end_session(actor.id, session.id).await.map_err(|e| ctx.broken(&e))?;
        return Err(Failure::SignedOut);
    }
    if idle.num_seconds() >= 60 {
        ctx.store.touch_session(session.id, now).await.map_err(|e| ctx.broken(&e))?;
    }
    Ok(Me { actor, session: session.id })
}

/// Ends the session that asks.
///
/// # Errors
/// A broken store.
pub async fn sign_out(ctx: &Ctx, me: &Me) -> Result<(), Failure> {
    ctx.store.end_session(me.actor.id, me.session).await.map_err(|e| ctx.broken(&e))?;
    Ok(())
}

/// My sessions, newest use first.
///
/// # Errors
/// A broken store.
pub async fn list(ctx: &Ctx, me: &Me) -> Result<Vec<SessionRow>, Failure> {
    let sessions = ctx.store.sessions(me.actor.id).await.map_err(|e| ctx.broken(&e))?;
    Ok(sessions
        .into_iter()
        .map(|s| SessionRow {
            id: s.id,
            current: s.id == me.session,
            began_at: s.began_at,
            seen_at: s.seen_at,
            ends_at: s.ends_at,
            agent: s.agent,
            address: s.address,
        })
        .collect())
}

/// Ends one of my sessions.
///
/// # Errors
/// [`Failure::NotFound`] when it is not mine.
pub async fn end(ctx: &Ctx, me: &Me, id: SessionId) -> Result<(), Failure> {
    let ended = ctx.store.end_session(me.actor.id, id).await.map_err(|e| ctx.broken(&e))?;
    if ended { Ok(()) } else { Err(Failure::NotFound) }
}
