//! Finds out who a request is from, and sends strangers to the sign-in page.

use crate::{problem, router::AppState, visit::cookie};
use app::{
    paths::{SIGN_IN, percent},
    ssr::{Visit, session_cookie},
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, Response, StatusCode, header},
    middleware::Next,
};
use casework::Failure;

/// Puts the person into the visit. A page asked for by a stranger becomes a redirect to the sign-in page, which
/// knows where to go afterwards; server functions and the live stream refuse by themselves.
pub async fn resume(State(state): State<AppState>, mut request: Request, next: Next) -> Response<Body> {
    let mut visit = request.extensions().get::<Visit>().cloned().unwrap_or_default();
    if let Some(token) = cookie(request.headers(), session_cookie(visit.secure)) {
        match casework::sessions::resume(&state.ctx, token).await {
            Ok(me) => visit.me = Some(me),
            Err(Failure::Broken { incident }) => {
                let wants_page = problem::wants_page(request.method(), request.headers());
                return problem::broken(StatusCode::SERVICE_UNAVAILABLE, wants_page, incident);
            }
            // Any other refusal means: nobody is signed in.
            Err(_) => {}
        }
    }
    if visit.me.is_none() && needs_session(&request) {
        return to_sign_in(&request);
    }
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Pages of the application other than the sign-in page. An unknown address has no pattern and needs none.
fn needs_session(request: &Request) -> bool {
    let pattern = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let page = pattern
        .is_some_and(|p| p != SIGN_IN && p != crate::live::PATH && p != crate::floor::PATH && !p.starts_with("/api/"));
    page && matches!(*request.method(), Method::GET | Method::HEAD)
}

fn to_sign_in(request: &Request) -> Response<Body> {
    let wanted = request.uri().path_and_query().map_or("/", |wanted| wanted.as_str());
    let target = if wanted == "/" { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?next={}", percent(wanted)) };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(target) = HeaderValue::from_str(&target) {
        response.headers_mut().insert(header::LOCATION, target);
    }
    response
}
