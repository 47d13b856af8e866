//! Requests that are turned away: `application/problem+json` with a code, and the field it is about.

use app::{i18n::ingest::trouble, preferences::Lang};
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use casework::{
    Failure,
    integrations::{BadSignature, Turned},
};
use domain::ingest::{FlawCode, TroubleCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The type of every problem; what a code means stands there.
const TYPE: &str = "/api/v1/docs";

/// Why a request is turned away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Trouble {
    status: StatusCode,
    code: &'static str,
    field: &'static str,
    wait_seconds: Option<u64>,
    incident: Option<Uuid>,
}

impl Trouble {
    /// About the whole request.
    pub(super) const fn of(code: TroubleCode) -> Self {
        Self::about(code, "")
    }

    /// About a header.
    pub(super) const fn about(code: TroubleCode, field: &'static str) -> Self {
        Self { status: status(code), code: code.code(), field, wait_seconds: None, incident: None }
    }

    /// About the frame of a batch.
    pub(super) const fn flawed(field: &'static str, code: FlawCode) -> Self {
        let status = match code {
            FlawCode::TooMany => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self { status, code: code.code(), field, wait_seconds: None, incident: None }
    }

    pub(super) fn response(&self) -> Response<Body> {
        let mut body = problem(self.status, self.code, self.field);
        if let Some(incident) = self.incident {
            body["incident"] = json!(incident);
        }
        let mut response = Response::new(Body::from(body.to_string()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.wait_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The members that every problem has.
pub(super) fn problem(status: StatusCode, code: &str, field: &str) -> Value {
    json!({ "type": TYPE, "status": status.as_u16(), "code": code, "field": field })
}

/// Codes in words by their status; those that share one stand together.
pub(super) fn lines(lang: Lang, codes: &[TroubleCode]) -> BTreeMap<u16, String> {
    let mut lines: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for code in codes {
        let line = format!("{}: {}", code.code(), trouble(lang, *code));
        lines.entry(status(*code).as_u16()).or_default().push(line);
    }
    lines.into_iter().map(|(status, lines)| (status, lines.join("\n"))).collect()
}

/// The status that goes with a code.
pub(super) const fn status(code: TroubleCode) -> StatusCode {
    match code {
        TroubleCode::TokenMissing
        | TroubleCode::TokenUnknown
        | TroubleCode::TokenRevoked
        | TroubleCode::SignatureMissing
        | TroubleCode::SignatureLate
        | TroubleCode::SignatureWrong => StatusCode::UNAUTHORIZED,
        TroubleCode::ScopeMissing => StatusCode::FORBIDDEN,
        TroubleCode::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        TroubleCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        TroubleCode::TooSlow => StatusCode::REQUEST_TIMEOUT,
        TroubleCode::BrokenOff | TroubleCode::NotJson | TroubleCode::KeyUnfit => StatusCode::BAD_REQUEST,
        TroubleCode::KeyReused => StatusCode::CONFLICT,
        TroubleCode::NothingTaken => StatusCode::UNPROCESSABLE_ENTITY,
        TroubleCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        TroubleCode::NotFound => StatusCode::NOT_FOUND,
        TroubleCode::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        TroubleCode::Broken => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl From<Turned> for Trouble {
    fn from(turned: Turned) -> Self {
        match turned {
            Turned::UnknownToken => Self::about(TroubleCode::TokenUnknown, "Authorization"),
            Turned::RevokedToken => Self::about(TroubleCode::TokenRevoked, "Authorization"),
            Turned::OutOfScope => Self::about(TroubleCode::ScopeMissing, "Authorization"),
            Turned::TooMany { wait_seconds } => {
                Self { wait_seconds: Some(wait_seconds), ..Self::of(TroubleCode::TooManyRequests) }
            }
            Turned::Failure(failure) => failure.into(),
        }
    }
}

impl From<BadSignature> for Trouble {
    fn from(bad: BadSignature) -> Self {
        let (code, field) = match bad {
            BadSignature::Missing => (TroubleCode::SignatureMissing, "X-Yiling-Signature"),
            BadSignature::Late => (TroubleCode::SignatureLate, "X-Yiling-Timestamp"),
            BadSignature::Wrong => (TroubleCode::SignatureWrong, "X-Yiling-Signature"),
        };
        Self::about(code, field)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::TooManyTries { wait_seconds } => {
                Self { wait_seconds: Some(wait_seconds), ..Self::of(TroubleCode::TooManyRequests) }
            }
            Failure::NotFound => Self::of(TroubleCode::NotFound),
            Failure::Broken { incident } => Self { incident: Some(incident), ..Self::of(TroubleCode::Broken) },
            // An integration asks for nothing else that could be refused; if it ever does, sending it again may help.
            other => {
                tracing::error!(error = %other, "a use case refused an integration");
                Self::of(TroubleCode::Broken)
            }
        }
    }
}

/// An address that leads nowhere.
pub(super) async fn nowhere() -> Response<Body> {
    Trouble::of(TroubleCode::NotFound).response()
}

/// A method that the address does not know.
pub(super) async fn wrong_method() -> Response<Body> {
    Trouble::of(TroubleCode::WrongMethod).response()
}
