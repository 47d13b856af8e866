//! The floor in time: its rules each second, its self-check, and the board as every open one gets it.
//!
//! The board is written down once after a change, at most five times a second, and all streams send the same bytes. A
//! stream that is slow to read holds nothing: it sends the newest board when it is ready.

use crate::{
    live::{PACE, heartbeat, retry, signed_in},
    problem,
    router::AppState,
};
use app::{error::AppError, ssr::Visit};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderValue, Response, StatusCode, header},
};
use casework::{Ctx, floor};
use domain::{
    account::Permission,
    view::{Me, floor::BoardView},
};
use futures::stream;
use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::watch,
    time::{Instant, Interval, sleep, sleep_until},
};
use tokio_util::sync::CancellationToken;

/// Where the stream is.
pub const PATH: &str = "/live/board";
/// The rules act at least so often.
const TICK: Duration = Duration::from_secs(1);
/// The board is compared with the tables so often, or less often when that takes long.
const CHECK: Duration = Duration::from_secs(30);
/// A check takes at most this share of the time.
const REST: u32 = 20;
/// A beat tells that the board still holds; boards older than ten seconds call themselves stale.
const BEAT: Duration = Duration::from_secs(5);

/// The newest board and the newest beat, written down.
#[derive(Clone, Debug, Default)]
struct Frames {
    /// Grows with each board.
    number: u64,
    board: Bytes,
    beat: Bytes,
}

/// What all streams of the board share.
#[derive(Debug)]
pub struct Hub {
    frames: watch::Sender<Frames>,
    /// The board that was written down last.
    last: Mutex<Option<BoardView>>,
}

impl Hub {
    fn new() -> Self {
        Self { frames: watch::Sender::new(Frames::default()), last: Mutex::default() }
    }

    /// Writes the board down when it tells something new, or when that is wanted in any case; and a beat.
    fn write(&self, ctx: &Ctx, anyway: bool) {
        let view = floor::view(ctx);
        let beat = format!(
            "event: beat\ndata: {{\"now_ms\":{},\"seq\":{}}}\n\n",
            view.snapshot.at.timestamp_millis(),
            view.snapshot.seq
        );
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let same = last.as_ref().is_some_and(|last| floor::tell_the_same(last, &view));
        let board = (anyway || !same).then(|| board_frame(&view));
        *last = Some(view);
        self.frames.send_modify(|frames| {
            frames.beat = beat.into();
            if let Some(board) = board {
                (frames.number, frames.board) = (frames.number + 1, board);
            }
        });
    }

    fn is_watched(&self) -> bool {
        self.frames.receiver_count() > 0
    }
}

fn board_frame(view: &BoardView) -> Bytes {
    // JSON has no line breaks outside of strings, and inside they are written as `\n`.
    let data = serde_json::to_string(view).unwrap_or_default();
    format!("event: board\nid: {}\ndata: {data}\n\n", view.snapshot.seq).into()
}

/// Starts what happens by itself. It ends with the token.
pub fn start(ctx: &Ctx, closing: &CancellationToken) -> Arc<Hub> {
    let hub = Arc::new(Hub::new());
    tokio::spawn(until(closing.clone(), keep_time(ctx.clone())));
    tokio::spawn(until(closing.clone(), check(ctx.clone())));
    tokio::spawn(until(closing.clone(), broadcast(ctx.clone(), hub.clone())));
    hub
}

async fn until(closing: CancellationToken, work: impl Future<Output = ()>) {
    tokio::select! {
        () = closing.cancelled() => {}
        () = work => {}
    }
}

/// Lets the rules act each second, and follows what becomes of complaints and promises. Failures were logged where they
/// happened; the next second tries again.
async fn keep_time(ctx: Ctx) {
    let mut second = heartbeat(TICK);
    let mut complaints = ctx.live.watch();
    loop {
        tokio::select! {
            _ = second.tick() => { floor::tick(&ctx).await.ok(); }
            changed = complaints.changed() => {
                if changed.is_err() {
                    return;
                }
                floor::follow(&ctx).await.ok();
                sleep(PACE / 2).await;
            }
        }
    }
}

async fn check(ctx: Ctx) {
    loop {
        let begun = Instant::now();
        floor::check(&ctx).await.ok();
        sleep((begun.elapsed() * REST).max(CHECK)).await;
    }
}

/// Writes the board down after each change, for as long as somebody looks at one.
async fn broadcast(ctx: Ctx, hub: Arc<Hub>) {
    let mut news = ctx.floor.watch();
    let mut beat = heartbeat(BEAT);
    let mut beats = 0_u32;
    loop {
        let begun = Instant::now();
        tokio::select! {
            changed = news.changed() => {
                if changed.is_err() {
                    return;
                }
                if hub.is_watched() {
                    hub.write(&ctx, false);
                }
                sleep_until(begun + PACE).await;
            }
            _ = beat.tick() => {
                beats = beats.wrapping_add(1);
                if hub.is_watched() {
                    // Times of agents pass without anything happening.
                    hub.write(&ctx, beats.is_multiple_of(2));
                }
            }
        }
    }
}

/// Opens the stream for somebody who may read the board.
pub async fn open(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else {
        return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut);
    };
    if !me.actor.may(Permission::ReadBoard) {
        return problem::json(StatusCode::FORBIDDEN, AppError::NotAllowed);
    }
    let idle = !state.board.is_watched();
    let frames = state.board.frames.subscribe();
    if idle {
        state.board.write(&state.ctx, true);
    }
    let feed = Feed {
        retry: Some(retry(state.ctx.random.as_ref())),
        heartbeat: heartbeat(state.heartbeat),
        frames,
        ctx: state.ctx,
        me,
        closing: state.closing,
        sent: 0,
        over: false,
    };
    let mut response = Response::new(Body::from_stream(stream::unfold(feed, Feed::next)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// One board's stream. It is asked for the next bytes only when the last ones are on their way.
struct Feed {
    ctx: Ctx,
    me: Me,
    frames: watch::Receiver<Frames>,
    closing: CancellationToken,
    heartbeat: Interval,
    /// What the first bytes tell of coming back.
    retry: Option<Duration>,
    /// The number of the last board.
    sent: u64,
    over: bool,
}

impl Feed {
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        if self.over {
            return None;
        }
        if let Some(retry) = self.retry.take() {
            return Some((Ok(format!("retry: {}\n", retry.as_millis()).into()), self));
        }
        if self.sent == 0 && self.frames.borrow().number > 0 {
            return Some((Ok(self.newest()), self));
        }
        loop {
            tokio::select! {
                () = self.closing.cancelled() => return None,
                _ = self.heartbeat.tick() => if !signed_in(&self.ctx, &self.me).await {
                    self.over = true;
                    return Some((Ok("event: signed_out\ndata: \n\n".into()), self));
                },
                changed = self.frames.changed() => return match changed {
                    Ok(()) => Some((Ok(self.newest()), self)),
                    Err(_) => None,
                },
            }
        }
    }

    /// The board, when there is one this stream did not send, or the beat.
    fn newest(&mut self) -> Bytes {
        let frames = self.frames.borrow_and_update();
        if frames.number == self.sent {
            return frames.beat.clone();
        }
        self.sent = frames.number;
        frames.board.clone()
    }
}
