//! What a customer does: forms, each answered with the page, and for the script with a short word.

use super::{
    Asker, back, failed,
    form::{Notice, form},
    html, page,
    room::Mishap,
};
use crate::{problem, router::AppState};
use app::{
    error::AppError,
    i18n::ask::AskTexts,
    preferences::{LANG_COOKIE, Lang},
    ssr::Visit,
};
use axum::{
    Extension, Form,
    body::Body,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use casework::{
    Failure,
    chats::{self, Beginning, Rated, Spoken},
};
use domain::{chat::OpeningForm, complaint::Problem, id::MessageId, queue::Score};
use serde::Deserialize;

type Typed<T> = Result<Form<T>, FormRejection>;

/// A message.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Message {
    #[serde(default)]
    id: String,
    #[serde(default)]
    text: String,
}

/// What is told while looking: how far one has read, and whether one is writing.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Look {
    read: Option<u32>,
    typing: Option<u8>,
}

/// How it was.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Rating {
    #[serde(default)]
    score: String,
    #[serde(default)]
    remark: String,
}

/// A language.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Language {
    #[serde(default)]
    lang: String,
}

/// Opens a chat.
pub(super) async fn begin(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    typed: Typed<OpeningForm>,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let Ok(Form(typed)) = typed else { return malformed() };
    let t = AskTexts::of(asker.lang);
    let Some(token) = &asker.token else {
        let main = form(asker.lang, &typed, &[], Notice::Said(t.no_cookie));
        let mut response = html::page(&asker, StatusCode::BAD_REQUEST, "", &main);
        asker.keep_token(&mut response, Some(&chats::fresh_token(&state.ctx)));
        return response;
    };
    let again = |status, flaws: &[_], notice| html::page(&asker, status, "", &form(asker.lang, &typed, flaws, notice));
    match chats::begin(&state.ctx, token, &asker.address, &typed).await {
        Ok(Beginning::Begun(_)) => {
            let mut response = back();
            // From here it lasts as long as the chat.
            asker.keep_token(&mut response, Some(token));
            response
        }
        Ok(Beginning::Flawed(flaws)) => again(StatusCode::UNPROCESSABLE_ENTITY, &flaws, Notice::None),
        Ok(Beginning::Shut) => again(StatusCode::SERVICE_UNAVAILABLE, &[], Notice::Shut),
        Err(failure) => page::broken(&asker, &failure, &typed),
    }
}

/// Says something. The id makes it one message, however often it comes.
pub(super) async fn say(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    typed: Typed<Message>,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let Ok(Form(message)) = typed else { return malformed() };
    let Ok(id) = message.id.parse::<MessageId>() else { return malformed() };
    let chat = match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => chat,
        other => return nobodys(&asker, other.err()),
    };
    let t = AskTexts::of(asker.lang);
    let (status, said) = match chats::say(&state.ctx, &chat, id, &message.text).await {
        Ok(Spoken::Kept { number }) => return if asker.by_script { number_of(number) } else { back() },
        Ok(Spoken::Flawed(Problem::TooLong { .. })) => (StatusCode::UNPROCESSABLE_ENTITY, t.too_long),
        Ok(Spoken::Flawed(_)) => (StatusCode::UNPROCESSABLE_ENTITY, t.empty),
        Ok(Spoken::Full) => (StatusCode::UNPROCESSABLE_ENTITY, t.full),
        Ok(Spoken::Over | Spoken::NotYours) => (StatusCode::CONFLICT, t.over),
        Ok(Spoken::Reused) => return malformed(),
        Err(failure @ Failure::TooManyTries { .. }) => (failed(&failure).0, t.too_many),
        Err(failure) => return nobodys(&asker, Some(failure)),
    };
    if asker.by_script {
        return problem::json(status, AppError::Malformed);
    }
    let mishap = Mishap { said, message: &message.text, remark: "" };
    page::shown(&state.ctx, &asker, &chat, status, mishap).await
}

/// Has read so far, is writing.
pub(super) async fn look(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    typed: Typed<Look>,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let Ok(Form(look)) = typed else { return malformed() };
    let chat = match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => chat,
        other => return nobodys(&asker, other.err()),
    };
    if let Some(typing) = look.typing {
        chats::typing(&state.ctx, &chat, typing > 0);
    }
    if let Some(number) = look.read
        && let Err(failure) = chats::read(&state.ctx, &chat, number).await
    {
        return nobodys(&asker, Some(failure));
    }
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// Leaves the queue, or ends the talk.
pub(super) async fn leave(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => match chats::leave(&state.ctx, &chat).await {
            Ok(()) => back(),
            Err(failure) => nobodys(&asker, Some(failure)),
        },
        other => nobodys(&asker, other.err()),
    }
}

/// Says how it was.
pub(super) async fn rate(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    typed: Typed<Rating>,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let Ok(Form(rating)) = typed else { return malformed() };
    let chat = match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => chat,
        other => return nobodys(&asker, other.err()),
    };
    let t = AskTexts::of(asker.lang);
    let score = rating.score.parse::<u8>().ok().and_then(|points| Score::try_from(points).ok());
    let said = match score {
        None => t.need_score,
        Some(score) => match chats::rate(&state.ctx, &chat, score, &rating.remark).await {
            Ok(Rated::Kept | Rated::NotYet) => return back(),
            Ok(Rated::Flawed(_)) => t.too_long,
            Err(failure) => return nobodys(&asker, Some(failure)),
        },
    };
    let mishap = Mishap { said, message: "", remark: &rating.remark };
    page::shown(&state.ctx, &asker, &chat, StatusCode::UNPROCESSABLE_ENTITY, mishap).await
}

/// Lets go of a chat that is over, so that another one can be opened. One that lasts stays.
pub(super) async fn again(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let over = match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => chats::view(&state.ctx, &chat, u32::MAX).await.is_ok_and(|view| view.over),
        Ok(None) => true,
        Err(failure) => return nobodys(&asker, Some(failure)),
    };
    let mut response = back();
    if over {
        asker.keep_token(&mut response, Some(&chats::fresh_token(&state.ctx)));
    }
    response
}

/// Chooses a language; kept for the page and for the whole workspace alike.
pub(super) async fn language(Extension(visit): Extension<Visit>, typed: Typed<Language>) -> Response<Body> {
    let Ok(Form(typed)) = typed else { return malformed() };
    let Some(lang) = Lang::from_code(&typed.lang) else { return malformed() };
    let mut response = back();
    let tls = if visit.secure { "; Secure" } else { "" };
    let cookie = format!("{LANG_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000{tls}", lang.code());
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// There is no chat that this cookie opens: the page says what can be done. Or something failed.
fn nobodys(asker: &Asker, failure: Option<Failure>) -> Response<Body> {
    match failure {
        None if asker.by_script => problem::json(StatusCode::NOT_FOUND, AppError::NotFound),
        None => back(),
        Some(failure) if asker.by_script => {
            let (status, error) = failed(&failure);
            problem::json(status, error)
        }
        Some(failure) => page::broken(asker, &failure, &OpeningForm::default()),
    }
}

fn number_of(number: u32) -> Response<Body> {
    let mut response = Response::new(Body::from(format!("{{\"number\":{number}}}")));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn malformed() -> Response<Body> {
    problem::json(StatusCode::BAD_REQUEST, AppError::Malformed)
}
