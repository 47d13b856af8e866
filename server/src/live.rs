//! The live stream: server-sent events, each a whole snapshot, so that a missed one is never missing.

use crate::{problem, router::AppState};
use app::{error::AppError, ssr::Visit};
use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{Response, StatusCode},
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use casework::{Ctx, live::LiveState};
use domain::view::Me;
use futures::stream;
use std::{convert::Infallible, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval_at, sleep_until},
};
use tokio_util::sync::CancellationToken;

/// Where it is.
pub const PATH: &str = "/live";
/// A snapshot at least this often: it carries the server's time and shows that the line is up.
pub const HEARTBEAT: Duration = Duration::from_secs(15);
/// At most five snapshots in a second, however much happens.
const PACE: Duration = Duration::from_millis(200);

/// Opens the stream for somebody signed in.
pub async fn open(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else {
        return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut);
    };
    let mut jitter = [0_u8; 2];
    state.ctx.random.fill(&mut jitter);
    let now = Instant::now();
    let mut heartbeat = interval_at(now + state.heartbeat, state.heartbeat);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let feed = Feed {
        watch: state.ctx.live.watch(),
        ctx: state.ctx,
        me,
        closing: state.closing,
        heartbeat,
        // After a restart browsers come back over four seconds, not all at once.
        retry: Duration::from_millis(1_000 + u64::from(u16::from_le_bytes(jitter)) % 4_000),
        place: Place::Start,
        sent_at: now,
    };
    Sse::new(stream::unfold(feed, Feed::next)).into_response()
}

enum Place {
    Start,
    Running,
    Over,
}

/// One browser's stream. It is asked for the next event only when the last one is on its way, so a slow reader
/// costs no memory: it gets the newest snapshot when it is ready.
struct Feed {
    ctx: Ctx,
    me: Me,
    watch: watch::Receiver<LiveState>,
    closing: CancellationToken,
    heartbeat: Interval,
    retry: Duration,
    place: Place,
    sent_at: Instant,
}

enum Wake {
    Changed,
    Heartbeat,
    Closing,
}

impl Feed {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        let event = match self.place {
            Place::Start => {
                self.place = Place::Running;
                self.snapshot().retry(self.retry)
            }
            Place::Running => match self.wake().await {
                Wake::Closing => return None,
                Wake::Heartbeat if !self.signed_in().await => {
                    self.place = Place::Over;
                    Event::default().event("signed_out").data("")
                }
                Wake::Changed | Wake::Heartbeat => self.snapshot(),
            },
            Place::Over => return None,
        };
        Some((Ok(event), self))
    }

    async fn wake(&mut self) -> Wake {
        tokio::select! {
            () = self.closing.cancelled() => Wake::Closing,
            _ = self.heartbeat.tick() => Wake::Heartbeat,
            changed = self.watch.changed() => match changed {
                Ok(()) => {
                    tokio::select! {
                        () = self.closing.cancelled() => Wake::Closing,
                        () = sleep_until(self.sent_at + PACE) => Wake::Changed,
                    }
                }
                Err(_) => Wake::Closing,
            },
        }
    }

    fn snapshot(&mut self) -> Event {
        self.watch.mark_unchanged();
        self.sent_at = Instant::now();
        let snapshot = self.ctx.live.snapshot(self.ctx.clock.now());
        let data = serde_json::to_string(&snapshot).unwrap_or_default();
        Event::default().event("snapshot").id(snapshot.seq.to_string()).data(data)
    }

    /// Whether the session still stands. Asks without using it: an open page must not keep a session alive.
    async fn signed_in(&self) -> bool {
        let Ok(sessions) = casework::sessions::list(&self.ctx, &self.me).await else {
            // The store failed; it was logged. Ending every stream would not mend it.
            return true;
        };
        let now = self.ctx.clock.now();
        sessions.iter().any(|session| {
            session.current
                && now < session.ends_at
                && (now - session.seen_at).num_minutes() < self.ctx.settings.session_idle_minutes
        })
    }
}
