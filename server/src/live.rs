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
use casework::{Ctx, live::LiveState, ports::Random};
use domain::{
    account::Permission,
    view::{LiveSnapshot, Me},
};
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
pub(crate) const PACE: Duration = Duration::from_millis(200);

/// Opens the stream for somebody signed in.
pub async fn open(State(state): State<AppState>, Extension(visit): Extension<Visit>) -> Response<Body> {
    let Some(me) = visit.me else {
        return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut);
    };
    let feed = Feed {
        watch: state.ctx.live.watch(),
        floor: state.ctx.floor.watch(),
        chats: state.ctx.chats.watch_desks(),
        heartbeat: heartbeat(state.heartbeat),
        retry: retry(state.ctx.random.as_ref()),
        ctx: state.ctx,
        me,
        closing: state.closing,
        place: Place::Start,
        told_of_floor: 0,
        sent_at: Instant::now(),
    };
    Sse::new(stream::unfold(feed, Feed::next)).into_response()
}

/// A beat that does not catch up on what it missed.
pub(crate) fn heartbeat(every: Duration) -> Interval {
    let mut heartbeat = interval_at(Instant::now() + every, every);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    heartbeat
}

/// After a restart browsers come back over four seconds, not all at once.
pub(crate) fn retry(random: &dyn Random) -> Duration {
    let mut jitter = [0_u8; 2];
    random.fill(&mut jitter);
    Duration::from_millis(1_000 + u64::from(u16::from_le_bytes(jitter)) % 4_000)
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
    floor: watch::Receiver<u64>,
    chats: watch::Receiver<u64>,
    /// The newest line about this person that the browser knows of.
    told_of_floor: i64,
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
                Wake::Heartbeat if !signed_in(&self.ctx, &self.me).await => {
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
        loop {
            tokio::select! {
                () = self.closing.cancelled() => return Wake::Closing,
                _ = self.heartbeat.tick() => return Wake::Heartbeat,
                changed = self.watch.changed() => match changed {
                    Ok(()) => return self.paced().await,
                    Err(_) => return Wake::Closing,
                },
                changed = async {
                    tokio::select! {
                        changed = self.floor.changed() => changed,
                        changed = self.chats.changed() => changed,
                    }
                } => match changed {
                    // Most of what happens on the floor and in chats is about others.
                    Ok(()) if self.floor_seq() == self.told_of_floor => {}
                    Ok(()) => return self.paced().await,
                    Err(_) => return Wake::Closing,
                },
            }
        }
    }

    async fn paced(&self) -> Wake {
        tokio::select! {
            () = self.closing.cancelled() => Wake::Closing,
            () = sleep_until(self.sent_at + PACE) => Wake::Changed,
        }
    }

    /// The newest line of the floor's log that is about this person, and news of this person's chats: it only grows.
    fn floor_seq(&self) -> i64 {
        let me = self.me.actor.id;
        if !self.me.actor.may(Permission::TakeCalls) {
            return 0;
        }
        self.ctx.floor.seq_of(me).saturating_add(self.ctx.chats.news_of(me))
    }

    fn snapshot(&mut self) -> Event {
        self.watch.mark_unchanged();
        self.sent_at = Instant::now();
        self.floor.mark_unchanged();
        self.chats.mark_unchanged();
        self.told_of_floor = self.floor_seq();
        let floor = self.told_of_floor;
        let snapshot = LiveSnapshot { floor, ..self.ctx.live.snapshot(self.ctx.clock.now()) };
        let data = serde_json::to_string(&snapshot).unwrap_or_default();
        Event::default().event("snapshot").id(snapshot.seq.to_string()).data(data)
    }
}

/// Whether the session still stands. Asks without using it: an open page must not keep a session alive.
pub(crate) async fn signed_in(ctx: &Ctx, me: &Me) -> bool {
    let Ok(sessions) = casework::sessions::list(ctx, me).await else {
        // The store failed; it was logged. Ending every stream would not mend it.
        return true;
    };
    let now = ctx.clock.now();
    sessions.iter().any(|session| {
        session.current
            && now < session.ends_at
            && (now - session.seen_at).num_minutes() < ctx.settings.session_idle_minutes
    })
}
