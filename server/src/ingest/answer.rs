//! What a batch is answered, and how an answer is given again.

use super::trouble::problem;
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use casework::{
    ingest::{Proof, Received},
    ports::KeptAnswer,
};
use domain::ingest::TroubleCode;
use serde_json::{Value, json};

/// The answer to a batch: 202 when at least one item is saved, which it is by now; otherwise a problem.
pub(super) fn reply(received: Vec<Received>) -> KeptAnswer {
    let saved = received.iter().any(|item| !matches!(item, Received::Refused(_)));
    let items: Vec<Value> = received.into_iter().map(item).collect();
    let (status, mut body) = if saved {
        (StatusCode::ACCEPTED, json!({}))
    } else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        (status, problem(status, TroubleCode::NothingTaken.code(), "items"))
    };
    body["items"] = json!(items);
    KeptAnswer { status: status.as_u16(), body: body.to_string() }
}

fn item(received: Received) -> Value {
    match received {
        Received::Taken(proof) => saved("taken", proof),
        Received::Known(proof) => saved("known", proof),
        Received::Refused(flaws) => json!({ "state": "refused", "flaws": flaws }),
    }
}

fn saved(state: &str, proof: Proof) -> Value {
    let mut item = json!({ "state": state });
    if let Some(seq) = proof.seq {
        item["seq"] = json!(seq);
    }
    if let Some(number) = proof.number {
        item["number"] = json!(number.to_string());
    }
    item
}

/// Gives an answer, for the first time or again.
pub(super) fn replay(kept: KeptAnswer) -> Response<Body> {
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::ACCEPTED);
    let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
    let mut response = Response::new(Body::from(kept.body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
