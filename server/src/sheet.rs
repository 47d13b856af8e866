//! The phrases of the team as a file for spreadsheets, and a workbook that is brought back as the text of its cells.

use crate::{problem, router::AppState, workbook};
use app::{error::AppError, ssr::Visit};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, Response, StatusCode, header},
};
use casework::Failure;
use domain::{phrase::csv, view::phrases::WorkbookRead};

const CSV: [&str; 2] = ["text/csv; charset=utf-8", "attachment; filename=\"yiling-phrases.csv\""];
const WORKBOOK: [&str; 2] = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "attachment; filename=\"yiling-phrases.xlsx\"",
];

/// Answers with the sheet as CSV.
pub async fn open(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else { return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut) };
    match casework::phrases::export(&state.ctx, &me.actor) {
        Ok(text) => file(Body::from(text), CSV),
        Err(failure) => refused(&failure),
    }
}

/// Answers with the sheet as a workbook.
pub async fn open_workbook(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else { return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut) };
    let table = match casework::phrases::table(&state.ctx, &me.actor) {
        Ok(table) => table,
        Err(failure) => return refused(&failure),
    };
    if let Ok(Ok(bytes)) = tokio::task::spawn_blocking(move || workbook::write(&table)).await {
        return file(Body::from(bytes), WORKBOOK);
    }
    let incident = state.ctx.ids.next();
    tracing::error!(incident.id = %incident, "the phrases could not be written as a workbook");
    problem::json(StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident: Some(incident) })
}

/// Answers what a workbook says. Nothing is changed and nothing is kept; the page goes on as with a CSV file.
pub async fn bring_workbook(Extension(visit): Extension<Visit>, bytes: Bytes) -> Response<Body> {
    let Some(me) = visit.me else { return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut) };
    if let Err(failure) = casework::phrases::may_bring(&me.actor) {
        return refused(&failure);
    }
    let read = match workbook::read(bytes.into()).await {
        Ok(table) => WorkbookRead::Text(csv::write(&table)),
        Err(fault) => WorkbookRead::Refused(fault),
    };
    // It is made of texts and numbers only, so it can always be written.
    let mut response = Response::new(Body::from(serde_json::to_vec(&read).unwrap_or_default()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A file to be kept and never shown as a page.
fn file(body: Body, [sort, name]: [&'static str; 2]) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(sort));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn refused(failure: &Failure) -> Response<Body> {
    match failure {
        Failure::NotAllowed(_) => problem::json(StatusCode::FORBIDDEN, AppError::NotAllowed),
        _ => problem::json(StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident: None }),
    }
}
