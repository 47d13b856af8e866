//! The phrases of the team as a file for spreadsheets.

use crate::{problem, router::AppState};
use app::{error::AppError, ssr::Visit};
use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderValue, Response, StatusCode, header},
};
use casework::Failure;

/// Answers with the sheet, to be kept as a file and never shown as a page.
pub async fn open(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else { return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut) };
    let sheet = match casework::phrases::export(&state.ctx, &me.actor) {
        Ok(sheet) => sheet,
        Err(Failure::NotAllowed(_)) => return problem::json(StatusCode::FORBIDDEN, AppError::NotAllowed),
        Err(_) => return problem::json(StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident: None }),
    };
    let mut response = Response::new(Body::from(sheet));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers
        .insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"yiling-phrases.csv\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
