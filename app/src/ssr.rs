//! What the server hands to a page or a server function: the context of use cases and what is known of the request.

pub mod words;

use crate::error::AppError;
use casework::{Ctx, Failure, accounts::AccountFailure, sessions::Origin};
use domain::view::Me;
use leptos::prelude::*;

/// What the server knows of one request. Put into the request's extensions before the page or function runs.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// Who is signed in.
    pub me: Option<Me>,
    /// Where it comes from.
    pub origin: Origin,
    /// The nonce of this response's content security policy.
    pub nonce: String,
    /// Language and theme, from cookies.
    pub preferences: crate::preferences::Preferences,
    /// Whether the browser came over TLS, so that cookies may be `__Host-`.
    pub secure: bool,
}

/// The request's visit. Read it before the first `.await`.
pub fn visit() -> Visit {
    use_context::<axum::http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<Visit>().cloned())
        .unwrap_or_default()
}

/// The context of use cases. Read it before the first `.await`.
///
/// # Errors
/// None was provided: a mistake in the router, which a test over every route finds.
pub fn ctx() -> Result<Ctx, AppError> {
    use_context::<Ctx>().ok_or(AppError::Broken { incident: None })
}

/// The use cases and the signed-in person.
///
/// # Errors
/// [`AppError::SignedOut`].
pub fn signed_in() -> Result<(Ctx, Me), AppError> {
    let me = visit().me.ok_or(Failure::SignedOut)?;
    Ok((ctx()?, me))
}

impl From<Failure> for AppError {
    fn from(failure: Failure) -> Self {
        let (error, status) = match failure {
            Failure::SignedOut => (Self::SignedOut, 401),
            Failure::NotAllowed(_) => (Self::NotAllowed, 403),
            Failure::NotFound => (Self::NotFound, 404),
            Failure::Malformed => (Self::Malformed, 400),
            Failure::WrongPassword => (Self::WrongPassword, 401),
            Failure::TooManyTries { wait_seconds } => (Self::TooManyTries { wait_seconds }, 429),
            Failure::Broken { incident } => (Self::Broken { incident: Some(incident) }, 503),
        };
        set_status(status);
        error
    }
}

impl From<AccountFailure> for AppError {
    fn from(failure: AccountFailure) -> Self {
        match failure {
            AccountFailure::Failure(failure) => failure.into(),
            AccountFailure::Problem(_) | AccountFailure::LoginTaken => Failure::Malformed.into(),
        }
    }
}

/// Sets the status of the response. A plain form's answer keeps its redirect back to the form: with another status
/// the browser would not follow it.
pub fn set_status(code: u16) {
    if plain_form() {
        return;
    }
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::StatusCode::from_u16(code))
    {
        response.set_status(status);
    }
}

/// Whether a browser without the program posted a form.
fn plain_form() -> bool {
    use_context::<axum::http::request::Parts>().is_some_and(|parts| {
        let accept = parts.headers.get(axum::http::header::ACCEPT).and_then(|accept| accept.to_str().ok());
        parts.uri.path().starts_with("/api/") && accept.is_some_and(|accept| accept.contains("text/html"))
    })
}

/// The session cookie's name: with the `__Host-` prefix where TLS allows it.
#[must_use]
pub const fn session_cookie(secure: bool) -> &'static str {
    if secure { "__Host-yiling" } else { "yiling" }
}

/// Sets the session cookie, or clears it when the token is empty.
pub fn set_session_cookie(secure: bool, token: &str, max_age_seconds: i64) {
    let name = session_cookie(secure);
    let tls = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{tls}");
    if let (Some(response), Ok(value)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::HeaderValue::from_str(&cookie))
    {
        response.append_header(axum::http::header::SET_COOKIE, value);
    }
}

/// Hands the browser its new session.
pub fn begin_session(ctx: &Ctx, secure: bool, begun: &casework::sessions::Begun) {
    let max_age = (begun.ends_at - ctx.clock.now()).num_seconds();
    set_session_cookie(secure, &begun.token, max_age);
}

/// The path of the request.
#[must_use]
pub fn requested_path() -> String {
    use_context::<axum::http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default()
}
