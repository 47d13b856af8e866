//! The live stream of one chat: how it stands and what was said since, whenever that changes.

use super::{Asker, page, standing::Standing};
use crate::{live, problem, router::AppState};
use app::{error::AppError, preferences::Lang, ssr::Visit};
use axum::{
    Extension,
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, Response, StatusCode},
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use casework::{Ctx, chats};
use domain::chat::{Chat, TYPING_SECONDS};
use futures::stream;
use serde::Deserialize;
use std::{convert::Infallible, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, sleep_until},
};
use tokio_util::sync::CancellationToken;

/// A message is told at once; places in the queue may change with every contact, and a second is soon enough.
const PACE: Duration = Duration::from_secs(1);
/// Streams of one chat: some tabs, and those that a bad line left behind.
const MOST_STREAMS: usize = 8;

/// From where on.
#[derive(Debug, Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    after: u32,
}

/// Opens the stream of the chat that the cookie opens.
pub(super) async fn open(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    from: Result<Query<From>, QueryRejection>,
    headers: HeaderMap,
) -> Response<Body> {
    let asker = Asker::of(&visit, &headers);
    let chat = match page::current(&state.ctx, &asker).await {
        Ok(Some(chat)) => chat,
        Ok(None) => return problem::json(StatusCode::NOT_FOUND, AppError::NotFound),
        Err(failure) => {
            let (status, error) = super::failed(&failure);
            return problem::json(status, error);
        }
    };
    if state.ctx.chats.watchers(chat.id) >= MOST_STREAMS {
        return problem::json(StatusCode::TOO_MANY_REQUESTS, AppError::TooManyTries { wait_seconds: 5 });
    }
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let feed = Feed {
        heartbeat: live::heartbeat(state.heartbeat),
        retry: Some(live::retry(state.ctx.random.as_ref())),
        news: state.ctx.chats.watch(chat.id),
        floor: state.ctx.floor.watch(),
        ctx: state.ctx,
        chat,
        lang: asker.lang,
        closing: state.closing,
        after: last.unwrap_or_else(|| from.map_or(0, |Query(from)| from.after)),
        sent: None,
        sent_at: Instant::now(),
    };
    Sse::new(stream::unfold(feed, Feed::next)).into_response()
}

/// One page's stream. It is asked for the next event only when the last one is on its way, so a slow reader costs no
/// memory.
struct Feed {
    ctx: Ctx,
    chat: Chat,
    lang: Lang,
    news: watch::Receiver<u64>,
    floor: watch::Receiver<u64>,
    closing: CancellationToken,
    heartbeat: Interval,
    retry: Option<Duration>,
    /// The last message that was told.
    after: u32,
    sent: Option<Standing>,
    sent_at: Instant,
}

enum Wake {
    Changed,
    Heartbeat,
    Closing,
}

impl Feed {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        let mut wake = if self.sent.is_none() { Wake::Changed } else { self.wake().await };
        loop {
            let now = self.ctx.clock.now();
            if matches!(wake, Wake::Closing) || !self.chat.is_open_to_customer(now) {
                return None;
            }
            self.news.mark_unchanged();
            self.floor.mark_unchanged();
            // The store failed; it was logged, and the browser asks again.
            let view = chats::view(&self.ctx, &self.chat, self.after).await.ok()?;
            let standing = Standing::of(self.lang, &view);
            let same = self.sent.as_ref().is_some_and(|sent| {
                standing.messages.is_empty() && *sent == Standing { messages: Vec::new(), ..standing.clone() }
            });
            if !same || matches!(wake, Wake::Heartbeat) {
                return Some((Ok(self.event(&standing)), self));
            }
            wake = self.wake().await;
        }
    }

    fn event(&mut self, standing: &Standing) -> Event {
        self.after = standing.messages.last().map_or(self.after, |message| message.number);
        self.sent = Some(Standing { messages: Vec::new(), ..standing.clone() });
        self.sent_at = Instant::now();
        let data = serde_json::to_string(standing).unwrap_or_default();
        let event = Event::default().event("chat").id(self.after.to_string()).data(data);
        match self.retry.take() {
            Some(retry) => event.retry(retry),
            None => event,
        }
    }

    async fn wake(&mut self) -> Wake {
        let typing = self.sent.as_ref().is_some_and(|sent| !sent.typing.is_empty());
        // Nobody tells when somebody stops writing without a word.
        let quiet = Instant::now() + Duration::from_secs(TYPING_SECONDS.unsigned_abs());
        let floor = async {
            let changed = self.floor.changed().await;
            sleep_until(self.sent_at + PACE).await;
            changed
        };
        tokio::select! {
            () = self.closing.cancelled() => Wake::Closing,
            _ = self.heartbeat.tick() => Wake::Heartbeat,
            changed = self.news.changed() => if changed.is_ok() { Wake::Changed } else { Wake::Closing },
            changed = floor => if changed.is_ok() { Wake::Changed } else { Wake::Closing },
            () = sleep_until(quiet), if typing => Wake::Changed,
        }
    }
}
