//! Limits: how large a request's body may be, how long it may take to arrive, how long a page may take to leave.

use crate::{problem, router::AppState};
use app::error::AppError;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{Response, StatusCode, header},
    middleware::Next,
};
use futures::StreamExt;
use std::{io, time::Duration};
use tokio::time::{Instant, timeout, timeout_at};

/// The largest body: a call's form with its script run takes a few kilobytes.
pub const LARGEST: usize = 256 * 1024;
/// The largest body that carries a rule pack, a calendar or a sheet of phrases: a file of one megabyte as a JSON text, where quotation marks
/// and line ends take two characters each. Also the most that server functions read by themselves.
pub const LARGEST_WITH_FILE: usize = 2 * 1024 * 1024;
/// The largest body on the page for customers: a form with one text.
pub const LARGEST_ASKED: usize = 16 * 1024;
/// Where files are brought to.
const FILES: [&str; 2] = ["/api/rules/", "/api/phrases/"];
/// What is still read and thrown away before the refusal, so that the sender gets to see it.
const LARGEST_THROWN_AWAY: usize = 4 * 1024 * 1024;
/// How long a body may take to arrive, and a page to be rendered and sent.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// Reads the whole body before anything else happens; refuses one that is too large with 413, too slow with 408.
pub async fn limit(request: Request, next: Next) -> Response<Body> {
    let brings_file = FILES.iter().any(|path| request.uri().path().starts_with(path));
    limited(request, next, if brings_file { LARGEST_WITH_FILE } else { LARGEST }).await
}

/// The same for the page for customers.
pub async fn limit_small(request: Request, next: Next) -> Response<Body> {
    limited(request, next, LARGEST_ASKED).await
}

async fn limited(request: Request, next: Next, largest: usize) -> Response<Body> {
    let (parts, body) = request.into_parts();
    match timeout(DEADLINE, read(body, largest)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(status)) => problem::json(status, AppError::Malformed),
        Err(_) => problem::json(StatusCode::REQUEST_TIMEOUT, AppError::Malformed),
    }
}

/// The whole body, unless it is too large or breaks off.
///
/// # Errors
/// The status that says so.
pub async fn read(body: Body, largest: usize) -> Result<Bytes, StatusCode> {
    let mut chunks = body.into_data_stream();
    let mut kept = Vec::new();
    let mut length = 0_usize;
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| StatusCode::BAD_REQUEST)?;
        length = length.saturating_add(chunk.len());
        if length <= largest {
            kept.extend_from_slice(&chunk);
        } else {
            kept = Vec::new();
            if length > LARGEST_THROWN_AWAY {
                break;
            }
        }
    }
    if length <= largest { Ok(Bytes::from(kept)) } else { Err(StatusCode::PAYLOAD_TOO_LARGE) }
}

/// Ends a page that hangs: before its first byte with 503, after it by closing the connection.
pub async fn deadline(State(state): State<AppState>, request: Request, next: Next) -> Response<Body> {
    let until = Instant::now() + DEADLINE;
    let wants_page = problem::wants_page(request.method(), request.headers());
    let Ok(response) = timeout_at(until, next.run(request)).await else {
        let incident = state.ctx.ids.next();
        tracing::error!(incident.id = %incident, "a request took too long");
        return problem::broken(StatusCode::SERVICE_UNAVAILABLE, wants_page, incident);
    };
    let html = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if html { response.map(|body| ending(body, until)) } else { response }
}

fn ending(body: Body, until: Instant) -> Body {
    let chunks = futures::stream::try_unfold(body.into_data_stream(), move |mut chunks| async move {
        match timeout_at(until, chunks.next()).await {
            Ok(Some(Ok(chunk))) => Ok(Some((chunk, chunks))),
            Ok(Some(Err(error))) => Err(io::Error::other(error)),
            Ok(None) => Ok(None),
            Err(_) => {
                tracing::error!("a page stopped in the middle");
                Err(io::Error::from(io::ErrorKind::TimedOut))
            }
        }
    });
    Body::from_stream(chunks)
}
