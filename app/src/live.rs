//! The live stream: the server's time, the newest event and who looks at what.

use crate::ui::flow::react;
use crate::{browser, clock::use_clock, start::use_me};
use domain::{
    id::ComplaintId,
    view::{LiveSnapshot, Viewer},
};
use leptos::prelude::*;
use std::{cell::RefCell, time::Duration};

/// No message for so long means the line is dead, whatever the browser believes.
const SILENCE_MS: i64 = 45_000;

/// How the stream stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Line {
    /// Not heard from yet.
    #[default]
    Opening,
    /// Heard from lately.
    Open,
    /// Cut, or silent for too long. What is on the page may be old.
    Cut,
}

/// The live stream of this page.
#[derive(Clone, Copy, Debug)]
pub struct Live {
    /// How it stands.
    pub line: RwSignal<Line>,
    /// Grows when something about me changed on the floor or in a chat of mine.
    pub floor: RwSignal<i64>,
    /// The newest event; a page fetches again when it grows.
    pub seq: RwSignal<i64>,
    viewers: RwSignal<Vec<(ComplaintId, Vec<Viewer>)>>,
    heard_ms: RwSignal<i64>,
}

impl Live {
    /// Who else looks at a complaint.
    #[must_use]
    pub fn others(self, complaint: ComplaintId) -> Vec<Viewer> {
        let me = use_me().map(|me| me.actor.id);
        self.viewers.with(|all| {
            all.iter()
                .find(|(id, _)| *id == complaint)
                .map(|(_, viewers)| viewers.iter().filter(|v| Some(v.id) != me).cloned().collect())
                .unwrap_or_default()
        })
    }

    /// Milliseconds of the server's clock at the last message.
    #[must_use]
    pub fn heard_ms(self) -> i64 {
        self.heard_ms.get()
    }
}

thread_local! {
    /// The stream of the one page a browser shows. Not in the page's own arena: the server drops that on another thread
    /// than it was made on, and a value that only lives in a browser must not be there then.
    static STREAM: RefCell<Option<browser::Stream>> = const { RefCell::new(None) };
}

/// Provides the stream; it opens in the browser when somebody is signed in.
pub fn provide_live() {
    let live = Live {
        line: RwSignal::new(Line::default()),
        floor: RwSignal::new(0),
        seq: RwSignal::new(0),
        viewers: RwSignal::new(Vec::new()),
        heard_ms: RwSignal::new(0),
    };
    provide_context(live);
    let clock = use_clock();
    let signed_in = use_me().is_some();
    let open = move || {
        let message = move |text: String| {
            let Ok(snapshot) = domain::json::read::<LiveSnapshot>(&text) else { return };
            clock.synchronise(snapshot.now_ms);
            live.heard_ms.set(snapshot.now_ms);
            live.line.set(Line::Open);
            if live.seq.get_untracked() != snapshot.seq {
                live.seq.set(snapshot.seq);
            }
            if live.floor.get_untracked() != snapshot.floor {
                live.floor.set(snapshot.floor);
            }
            if live.viewers.with_untracked(|v| *v != snapshot.viewers) {
                live.viewers.set(snapshot.viewers);
            }
        };
        let stream = browser::Stream::open("/live", "snapshot", message, move || live.line.set(Line::Cut));
        STREAM.with_borrow_mut(|held| *held = stream);
    };
    react(move || {
        if !signed_in {
            return;
        }
        open();
        let watch = move || {
            let silent = clock.exact_ms() - live.heard_ms.get_untracked() > SILENCE_MS;
            let heard = live.heard_ms.get_untracked() > 0;
            if (silent && heard) || live.line.get_untracked() == Line::Cut {
                live.line.set(Line::Cut);
                open();
            }
        };
        let _ = set_interval_with_handle(watch, Duration::from_secs(10));
        browser::on_window("online", move |_| open());
        browser::on_window("offline", move |_| live.line.set(Line::Cut));
    });
}

/// The live stream.
#[must_use]
pub fn use_live() -> Live {
    expect_context::<Live>()
}
