//! How a chat of another page stands, told to the system that holds it: what its customer would see on our own page, with
//! the answers. Whoever of us answers is told by role and never by name.

use super::{SIGNATURE, TIMESTAMP, guest, text, trouble::Trouble};
use crate::router::AppState;
use axum::{
    Json,
    body::Body,
    extract::{OriginalUri, Path, Query, Request, State},
    http::Response,
    response::IntoResponse,
};
use casework::{ingest, integrations::check_signature};
use domain::{
    chat::{Message, Side},
    ingest::{Door, FlawCode, TroubleCode},
    queue::ExpectedWait,
    view::chats::CustomerChat,
};
use serde::Serialize;
use std::collections::HashMap;

/// What is answered.
#[derive(Serialize)]
struct Standing {
    stage: &'static str,
    over: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ahead: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    served_by: Option<String>,
    typing: bool,
    read: u32,
    count: u32,
    messages: Vec<Said>,
}

/// A message in it.
#[derive(Serialize)]
struct Said {
    number: u32,
    from: &'static str,
    at: String,
    text: String,
}

/// The standing of a chat over HTTP.
pub(super) async fn open(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    chat: Result<Path<String>, axum::extract::rejection::PathRejection>,
    query: Result<Query<HashMap<String, String>>, axum::extract::rejection::QueryRejection>,
    request: Request,
) -> Response<Body> {
    let asked = uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let after = query.map(|Query(query)| query.get("after").cloned()).map_err(|_| ());
    let chat = chat.map(|Path(chat)| chat).map_err(|_| ());
    match tell(&state, &asked, chat, after, request).await {
        Ok(standing) => Json(standing).into_response(),
        Err(trouble) => trouble.response(),
    }
}

async fn tell(
    state: &AppState,
    asked: &str,
    chat: Result<String, ()>,
    after: Result<Option<String>, ()>,
    request: Request,
) -> Result<Standing, Trouble> {
    let (parts, _) = request.into_parts();
    let guest = guest(state, Door::Chats, &parts).await?;
    let (at, signature) = (text(&parts.headers, &TIMESTAMP), text(&parts.headers, &SIGNATURE));
    // There is no body; what is asked for stands in the address.
    check_signature(&guest, state.ctx.clock.now(), at, signature, asked.as_bytes())?;
    let chat = chat.map_err(|()| Trouble::of(TroubleCode::NotFound))?;
    let after = match after {
        Ok(None) => Some(0),
        Ok(Some(number)) => number.parse().ok(),
        Err(()) => None,
    };
    let after = after.ok_or(Trouble::flawed("after", FlawCode::NotANumber))?;
    let view = ingest::standing(&state.ctx, &guest, &chat, after).await?;
    Ok(Standing::of(view))
}

impl Standing {
    fn of(chat: CustomerChat) -> Self {
        let (wait_least, wait_most) = match chat.line.map(|line| line.wait) {
            Some(ExpectedWait::Between { least, most }) => (Some(least), Some(most)),
            Some(ExpectedWait::AtLeast { least }) => (Some(least), None),
            Some(ExpectedWait::CannotTell(_)) | None => (None, None),
        };
        Self {
            stage: chat.stage.code(),
            over: chat.over,
            ahead: chat.line.and_then(|line| line.ahead),
            wait_least,
            wait_most,
            served_by: chat.served_by,
            typing: chat.typing,
            read: chat.read_by_agent,
            count: chat.count,
            messages: chat.messages.into_iter().map(said).collect(),
        }
    }
}

fn said(message: Message) -> Said {
    let from = match message.author.side() {
        Side::Customer => "customer",
        Side::Agent => "agent",
    };
    let at = message.said_at.unwrap_or(message.at).to_rfc3339();
    Said { number: message.number, from, at, text: message.text }
}
