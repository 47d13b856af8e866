//! 接入 The interface for other systems, `/api/v1`: its addresses, its document and its page.
//!
//! Programs come with a token instead of a session, so nothing here looks at cookies, and the guard against forms of other
//! sites has nothing to guard. A request is turned away as soon as that is known: token, scope, type, size, signature, key,
//! and only then what it says. Nothing of what was sent goes into a log or into an answer.

mod answer;
mod docs;
mod document;
mod reading;
mod schema;
mod standing;
mod trouble;

pub use document::document;

use crate::{body, router::AppState};
use answer::{replay, reply};
use app::ssr::Visit;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Response, StatusCode, header, request::Parts},
    routing::{get, post},
};
use casework::{
    ingest::{Key, KeyTaken, claim, keep, receive},
    integrations::{Guest, admit, check_signature},
    ports::KeptAnswer,
};
use domain::ingest::{Door, FlawCode, MOST_ITEMS, TroubleCode};
use serde_json::Value;
use tokio::time::timeout;
use trouble::{Trouble, nowhere, wrong_method};

/// Where it begins.
pub const PATH: &str = "/api/v1";
/// The largest body: a full batch of the longest items fits.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// The header with the key of a request.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header with the time of the signature.
pub const TIMESTAMP: HeaderName = HeaderName::from_static("x-yiling-timestamp");
/// The header with the signature.
pub const SIGNATURE: HeaderName = HeaderName::from_static("x-yiling-signature");

/// Every address under [`PATH`].
pub fn routes() -> Router<AppState> {
    let mut doors = Router::new().route("/openapi.json", get(document::open)).route("/docs", get(docs::open));
    for door in Door::ALL {
        let take = move |State(state): State<AppState>, request: Request| take(state, *door, request);
        doors = doors.route(&["/", door.code()].concat(), post(take));
    }
    let doors = doors.route(reading::CHAT, get(standing::open));
    Router::new().nest(PATH, doors.fallback(nowhere).method_not_allowed_fallback(wrong_method))
}

async fn take(state: AppState, door: Door, request: Request) -> Response<Body> {
    match batch(&state, door, request).await {
        Ok(response) => response,
        Err(trouble) => trouble.response(),
    }
}

async fn batch(state: &AppState, door: Door, request: Request) -> Result<Response<Body>, Trouble> {
    let (parts, body) = request.into_parts();
    let guest = guest(state, door, &parts).await?;
    plain_json(&parts.headers)?;
    let body = whole(body).await?;
    let (at, signature) = (text(&parts.headers, &TIMESTAMP), text(&parts.headers, &SIGNATURE));
    check_signature(&guest, state.ctx.clock.now(), at, signature, &body)?;
    let key = match key(state, &guest, door, &parts.headers, &body).await? {
        Ok(key) => key,
        Err(kept) => return Ok(replay(kept)),
    };
    let items = items(&body)?;
    let received = receive(&state.ctx, &guest, door, &items).await?;
    let answer = reply(received);
    if let Some(key) = key {
        keep(&state.ctx, &guest, &key, answer.clone()).await?;
    }
    Ok(replay(answer))
}

/// Who it is, and whether the token is for this.
async fn guest(state: &AppState, door: Door, parts: &Parts) -> Result<Guest, Trouble> {
    let given = text(&parts.headers, &header::AUTHORIZATION).unwrap_or_default();
    let (scheme, token) = given.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") || token.trim().is_empty() {
        return Err(Trouble::about(TroubleCode::TokenMissing, "Authorization"));
    }
    let address = parts.extensions.get::<Visit>().map(|visit| visit.origin.address.clone()).unwrap_or_default();
    let guest = admit(&state.ctx, token.trim(), &address).await?;
    guest.allow(door)?;
    Ok(guest)
}

/// The text of a header. What is no text is treated like what is not there.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The body is JSON, and not packed.
fn plain_json(headers: &HeaderMap) -> Result<(), Trouble> {
    let declared = text(headers, &header::CONTENT_TYPE).unwrap_or_default();
    let (kind, parameters) = declared.split_once(';').unwrap_or((declared, ""));
    let charset = parameters.trim().to_ascii_lowercase().replace('"', "");
    let is_json = kind.trim().eq_ignore_ascii_case("application/json");
    if !is_json || !matches!(charset.as_str(), "" | "charset=utf-8") {
        return Err(Trouble::about(TroubleCode::WrongType, "Content-Type"));
    }
    let packed = headers.get(header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity");
    if packed { Err(Trouble::about(TroubleCode::WrongType, "Content-Encoding")) } else { Ok(()) }
}

async fn whole(body: Body) -> Result<Bytes, Trouble> {
    match timeout(body::DEADLINE, body::read(body, LARGEST)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(StatusCode::PAYLOAD_TOO_LARGE)) => Err(Trouble::of(TroubleCode::TooLarge)),
        Ok(Err(_)) => Err(Trouble::of(TroubleCode::BrokenOff)),
        Err(_) => Err(Trouble::of(TroubleCode::TooSlow)),
    }
}

/// The key of the request, if it has one; or what was answered under it before.
async fn key(
    state: &AppState,
    guest: &Guest,
    door: Door,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Result<Option<Key>, KeptAnswer>, Trouble> {
    let Some(given) = headers.get(KEY) else { return Ok(Ok(None)) };
    let taken = claim(&state.ctx, guest, door, given.to_str().unwrap_or_default(), body).await?;
    match taken {
        KeyTaken::Ours(key) => Ok(Ok(Some(key))),
        KeyTaken::Answered(kept) => Ok(Err(kept)),
        KeyTaken::Other => Err(Trouble::about(TroubleCode::KeyReused, "Idempotency-Key")),
        KeyTaken::Unfit => Err(Trouble::about(TroubleCode::KeyUnfit, "Idempotency-Key")),
    }
}

/// The items of a batch.
fn items(body: &[u8]) -> Result<Vec<Value>, Trouble> {
    let batch: Value = serde_json::from_slice(body).map_err(|_| Trouble::of(TroubleCode::NotJson))?;
    let Value::Object(mut fields) = batch else { return Err(Trouble::flawed("", FlawCode::NotAnObject)) };
    let items = match fields.remove("items") {
        None | Some(Value::Null) => return Err(Trouble::flawed("items", FlawCode::Missing)),
        Some(Value::Array(items)) => items,
        Some(_) => return Err(Trouble::flawed("items", FlawCode::NotAList)),
    };
    if !fields.is_empty() {
        return Err(Trouble::flawed("", FlawCode::Unknown));
    }
    match items.len() {
        0 => Err(Trouble::flawed("items", FlawCode::Missing)),
        1..=MOST_ITEMS => Ok(items),
        _ => Err(Trouble::flawed("items", FlawCode::TooMany)),
    }
}
