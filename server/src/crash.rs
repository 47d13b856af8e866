//! A panic in one request ends that request, not the server: the caller gets an incident number, the log gets the same.

use crate::{problem, router::AppState};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{Response, StatusCode},
    middleware::Next,
};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;

/// Catches panics.
pub async fn catch(State(state): State<AppState>, request: Request, next: Next) -> Response<Body> {
    let wants_page = problem::wants_page(request.method(), request.headers());
    // Whatever the request had borrowed is gone with it; shared state recovers from poisoned locks.
    if let Ok(response) = AssertUnwindSafe(next.run(request)).catch_unwind().await {
        response
    } else {
        let incident = state.ctx.ids.next();
        tracing::error!(incident.id = %incident, "a request failed");
        problem::broken(StatusCode::INTERNAL_SERVER_ERROR, wants_page, incident)
    }
}
