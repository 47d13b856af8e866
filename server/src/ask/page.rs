//! The page itself.

use super::{
    Asker, failed,
    form::{Notice, form},
    html,
    room::{ASK_AGAIN_SECONDS, Mishap, room},
};
use crate::router::AppState;
use app::{i18n::ask::AskTexts, ssr::Visit};
use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderMap, Response, StatusCode},
};
use casework::{Ctx, Failure, chats};
use domain::chat::{Chat, OpeningForm};

/// Shows the customer's chat, or the form that opens one.
pub(super) async fn open(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    match current(&state.ctx, &asker).await {
        Ok(Some(chat)) => shown(&state.ctx, &asker, &chat, StatusCode::OK, Mishap::default()).await,
        Ok(None) => {
            let notice = if chats::is_open(&state.ctx) { Notice::None } else { Notice::Shut };
            let main = form(asker.lang, &OpeningForm::default(), &[], notice);
            let mut response = html::page(&asker, StatusCode::OK, "", &main);
            if asker.token.is_none() {
                // The token is there before the form is sent, so that a form sent twice opens one chat.
                asker.keep_token(&mut response, Some(&chats::fresh_token(&state.ctx)));
            }
            response
        }
        Err(failure) => broken(&asker, &failure, &OpeningForm::default()),
    }
}

/// The chat of the cookie.
pub(super) async fn current(ctx: &Ctx, asker: &Asker) -> Result<Option<Chat>, Failure> {
    match &asker.token {
        Some(token) => chats::of_token(ctx, token).await,
        None => Ok(None),
    }
}

/// The page of a chat. Whoever sees it has read it.
pub(super) async fn shown(
    ctx: &Ctx,
    asker: &Asker,
    chat: &Chat,
    status: StatusCode,
    mishap: Mishap<'_>,
) -> Response<Body> {
    let view = match chats::view(ctx, chat, 0).await {
        Ok(view) => view,
        Err(failure) => return broken(asker, &failure, &OpeningForm::default()),
    };
    let waits = !view.over && view.served_by.is_none() && mishap == Mishap::default();
    let head = if waits {
        format!("<noscript><meta http-equiv=\"refresh\" content=\"{ASK_AGAIN_SECONDS}\"></noscript>")
    } else {
        String::new()
    };
    let fresh = ctx.ids.next().to_string();
    html::page(asker, status, &head, &room(asker.lang, chat, &view, &fresh, mishap))
}

/// Something failed; what was typed comes back.
pub(super) fn broken(asker: &Asker, failure: &Failure, typed: &OpeningForm) -> Response<Body> {
    let t = AskTexts::of(asker.lang);
    let (status, _) = failed(failure);
    let said = if status == StatusCode::TOO_MANY_REQUESTS { t.too_many } else { t.broken };
    html::page(asker, status, "", &form(asker.lang, typed, &[], Notice::Said(said)))
}
