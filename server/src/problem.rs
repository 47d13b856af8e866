//! Answers that say what went wrong: JSON with the application's own error codes for programs, a plain page for people.

use crate::router::AppState;
use app::error::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    middleware::Next,
};
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;

/// An application error is a code with a number or two.
const ERROR_BYTES: usize = 4096;

/// The status that goes with an error.
#[must_use]
pub const fn status(error: AppError) -> StatusCode {
    match error {
        AppError::SignedOut | AppError::WrongPassword => StatusCode::UNAUTHORIZED,
        AppError::NotAllowed => StatusCode::FORBIDDEN,
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Malformed => StatusCode::BAD_REQUEST,
        AppError::TooManyTries { .. } => StatusCode::TOO_MANY_REQUESTS,
        AppError::Offline => StatusCode::BAD_GATEWAY,
        AppError::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Gives a failed server function the status that says what failed. The library answers 500 to arguments it cannot
/// read, as if the server were broken.
pub async fn tell(State(state): State<AppState>, request: Request, next: Next) -> Response<Body> {
    let response = next.run(request).await;
    let failed = response.headers().contains_key(SERVER_FN_ERROR_HEADER);
    if !failed || response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, ERROR_BYTES).await.unwrap_or_default();
    let mut error = serde_json::from_slice(&bytes).unwrap_or(AppError::Broken { incident: None });
    if error == (AppError::Broken { incident: None }) {
        let incident = state.ctx.ids.next();
        tracing::error!(incident.id = %incident, "a server function failed");
        error = AppError::Broken { incident: Some(incident) };
    }
    let told = json(status(error), error);
    parts.status = told.status();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, told.into_body())
}

/// An error as JSON, the way the browser program expects it from a server function.
#[must_use]
pub fn json(status: StatusCode, error: AppError) -> Response<Body> {
    let body = serde_json::to_vec(&error).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Whether a person looks at the answer, rather than the browser program.
#[must_use]
pub fn wants_page(method: &Method, headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    matches!(*method, Method::GET | Method::HEAD) && accept.contains("text/html")
}

/// The last resort when no page can be rendered: both languages, the incident's number, what is safe.
#[must_use]
pub fn page(status: StatusCode, incident: uuid::Uuid) -> Response<Body> {
    let html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>驿铃 Yiling</title></head><body>\
         <main><h1>页面打不开</h1><p>已保存的内容都在，正在填写的内容留在这台电脑的浏览器里。请稍后刷新；仍不行，\
         请把编号告诉管理员：<code>{incident}</code></p>\
         <h1 lang=\"en\">This page cannot be shown</h1><p lang=\"en\">What was saved is safe, and what you were typing is \
         kept in this browser. Reload in a moment; if that does not help, give this number to your \
         administrator: <code>{incident}</code></p><p><a href=\"/\">返回工作台 · Back to the workbench</a></p></main></body></html>"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// Something broke: a page or JSON, both with the incident's number.
#[must_use]
pub fn broken(status: StatusCode, wants_page: bool, incident: uuid::Uuid) -> Response<Body> {
    if wants_page { page(status, incident) } else { json(status, AppError::Broken { incident: Some(incident) }) }
}
