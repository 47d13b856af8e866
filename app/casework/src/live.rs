//! The live hub: one whole snapshot, watched by every open page.

use domain::{
    account::Actor,
    id::{ComplaintId, SessionId},
    time::Instant,
    view::{LiveSnapshot, Viewer},
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// Seconds after which somebody who does not say so again no longer counts as looking.
const PRESENCE_SECONDS: i64 = 25;

/// What the hub keeps: the newest event and who looks at what.
#[derive(Debug)]
pub struct Live {
    seq: watch::Sender<LiveState>,
    seen: Mutex<HashMap<(ComplaintId, SessionId), Presence>>,
}

/// What watchers are told: a change of either number means «look again».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LiveState {
    /// The newest event in the log.
    pub seq: i64,
    /// Grows when somebody comes or goes.
    pub presence: u64,
}

#[derive(Clone, Debug)]
struct Presence {
    viewer: Viewer,
    at: Instant,
}

impl Live {
    /// A hub that starts at this event.
    #[must_use]
    pub fn new(seq: i64) -> Self {
        Self { seq: watch::Sender::new(LiveState { seq, presence: 0 }), seen: Mutex::default() }
    }

    /// Tells everybody that events up to this one are saved.
    pub fn committed(&self, seq: i64) {
        self.seq.send_if_modified(|state| {
            let newer = seq > state.seq;
            state.seq = state.seq.max(seq);
            newer
        });
    }

    /// The newest event.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.seq.borrow().seq
    }

    /// Wakes at each change.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<LiveState> {
        self.seq.subscribe()
    }

    /// Notes that a browser looks at a complaint, or has gone (`looking` false).
    pub fn look(
        &self,
        complaint: ComplaintId,
        session: SessionId,
        actor: &Actor,
        editing: bool,
        looking: bool,
        now: Instant,
    ) {
        let changed = {
            let mut seen = self.seen();
            let before = seen.len();
            seen.retain(|_, p| (now - p.at).num_seconds() < PRESENCE_SECONDS);
            let expired = seen.len() != before;
            let viewer = Viewer { id: actor.id, name: actor.name.clone(), editing };
            let same = seen.get(&(complaint, session)).is_some_and(|p| p.viewer == viewer);
            if looking {
                seen.insert((complaint, session), Presence { viewer, at: now });
                expired || !same
            } else {
                seen.remove(&(complaint, session)).is_some() || expired
            }
        };
        if changed {
            self.seq.send_modify(|state| state.presence += 1);
        }
    }

    /// The whole picture now. What it tells of the floor depends on who asks.
    #[must_use]
    pub fn snapshot(&self, now: Instant) -> LiveSnapshot {
        let mut viewers: HashMap<ComplaintId, Vec<Viewer>> = HashMap::new();
        for ((complaint, _), presence) in self.seen().iter() {
            if (now - presence.at).num_seconds() < PRESENCE_SECONDS {
                let list = viewers.entry(*complaint).or_default();
                match list.iter_mut().find(|v| v.id == presence.viewer.id) {
                    Some(known) => known.editing |= presence.viewer.editing,
                    None => list.push(presence.viewer.clone()),
                }
            }
        }
        let mut viewers: Vec<_> = viewers.into_iter().collect();
        viewers.sort_by_key(|(id, _)| *id);
        for (_, list) in &mut viewers {
            list.sort_by_key(|v| v.id);
        }
        LiveSnapshot { seq: self.seq.borrow().seq, now_ms: now.timestamp_millis(), viewers, floor: 0 }
    }

    fn seen(&self) -> MutexGuard<'_, HashMap<(ComplaintId, SessionId), Presence>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
