//! `/ask`: the page on which customers ask, without sign-in.
//!
//! The server writes the whole page, and every deed on it is an ordinary form that is answered with a redirect: it works
//! without any script, and the first byte of text is the page itself. On top of that comes one small script by hand: the
//! live stream, sending again what did not arrive, who is writing. The workbench's program would be thirty times as much
//! for a telephone on a bad line. Style and script are parts of this program, under a name that holds their contents'
//! digest.

mod deeds;
mod feed;
mod files;
mod form;
mod html;
mod page;
mod room;
mod standing;

use crate::{body, problem, router::AppState};
use app::{
    error::AppError,
    paths::ASK,
    preferences::{LANG_COOKIE, Lang, Preferences},
    ssr::Visit,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    middleware::from_fn,
    routing::{get, post},
};
use casework::{Failure, chats::Token};
use tower_http::{compression::CompressionLayer, csrf::CsrfLayer};

/// The cookie with the customer's token.
#[must_use]
pub const fn token_cookie(secure: bool) -> &'static str {
    if secure { "__Host-yl_ask" } else { "yl_ask" }
}

/// Everything below [`ASK`]. The session of somebody signed in has nothing to do with it.
pub fn routes() -> Router<AppState> {
    let at = |deed: &str| [ASK, "/", deed].concat();
    Router::new()
        .route(ASK, get(page::open).post(deeds::begin))
        .route(&at("say"), post(deeds::say))
        .route(&at("look"), post(deeds::look))
        .route(&at("leave"), post(deeds::leave))
        .route(&at("rate"), post(deeds::rate))
        .route(&at("again"), post(deeds::again))
        .route(&at("language"), post(deeds::language))
        .route(&at("live"), get(feed::open))
        .route(&files::style_path(), get(files::style))
        .route(&files::script_path(), get(files::script))
        .layer(CompressionLayer::new())
        .layer(from_fn(body::limit_small))
        .layer(CsrfLayer::new().with_rejection_response(|_| problem::json(StatusCode::FORBIDDEN, AppError::NotAllowed)))
}

/// What is known of a customer's request.
struct Asker {
    lang: Lang,
    preferences: Preferences,
    nonce: String,
    secure: bool,
    address: String,
    token: Option<Token>,
    /// Whether the script asks, rather than a form.
    by_script: bool,
}

impl Asker {
    fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        let chosen = crate::visit::cookie(headers, LANG_COOKIE).and_then(Lang::from_code);
        let lang = chosen.unwrap_or_else(|| spoken(headers));
        let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
        Self {
            lang,
            preferences: visit.preferences,
            nonce: visit.nonce.clone(),
            secure: visit.secure,
            address: visit.origin.address.clone(),
            token: crate::visit::cookie(headers, token_cookie(visit.secure)).and_then(Token::parse),
            by_script: accepts.contains("application/json"),
        }
    }

    /// Sets the cookie with the token, or clears it.
    fn keep_token(&self, response: &mut Response<Body>, token: Option<&Token>) {
        let (value, age) = token.map_or(("", 0), |token| (token.secret(), domain::chat::OPEN_HOURS * 3600));
        let tls = if self.secure { "; Secure" } else { "" };
        let name = token_cookie(self.secure);
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{tls}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
}

/// Which of our languages the browser asks for first.
fn spoken(headers: &HeaderMap) -> Lang {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0_f32, Lang::default());
    for part in accepted.split(',').take(16) {
        let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        let weight = weight.trim().parse().unwrap_or(0.0);
        let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        if weight > best.0
            && let Some(lang) = Lang::from_code(&primary)
        {
            best = (weight, lang);
        }
    }
    best.1
}

/// Back to the page.
fn back() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static(ASK));
    response
}

/// Why it failed, for the script; pages say it in words.
fn failed(failure: &Failure) -> (StatusCode, AppError) {
    let error = match failure {
        Failure::TooManyTries { wait_seconds } => AppError::TooManyTries { wait_seconds: *wait_seconds },
        Failure::NotFound => AppError::NotFound,
        Failure::Broken { incident } => AppError::Broken { incident: Some(*incident) },
        Failure::Malformed => AppError::Malformed,
        Failure::SignedOut | Failure::NotAllowed(_) | Failure::WrongPassword => AppError::NotAllowed,
    };
    (problem::status(error), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_asked_for_first() {
        let lang = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            spoken(&headers)
        };
        assert_eq!(lang("en-GB,en;q=0.9,zh;q=0.8"), Lang::En);
        assert_eq!(lang("zh-TW, en;q=0.9"), Lang::Zh);
        assert_eq!(lang("de-DE,de;q=0.9,en;q=0.5"), Lang::En);
        assert_eq!(lang("en;q=0.3, zh-CN;q=0.9"), Lang::Zh);
        assert_eq!(lang("fr;q=x,;q=,;;"), Lang::Zh);
    }
}
