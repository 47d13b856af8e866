//! Where fresh views come from: one stream for all tabs of the browser, and the door while the stream is silent.

use super::state::Board;
use crate::{
    browser::{
        self,
        sharing::{Channel, Turn},
    },
    doors::floor::view_board,
    ui::flow::react,
};
use domain::{json::read, view::floor::BoardView};
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;
use std::{cell::RefCell, time::Duration};

/// Where the stream is.
const PATH: &str = "/live/board";
/// How often the age is worked out.
const TICK: Duration = Duration::from_millis(200);
/// A view that is older is asked for: a calm floor sends little, and a stream that was cut sends nothing.
const ASK_AFTER_MS: i64 = 7_000;
/// It is asked for at most this often.
const ASK_EVERY_MS: i64 = 3_000;
/// No message for so long means that the stream is dead, whatever the browser believes.
const SILENCE_MS: i64 = 45_000;

/// What the page holds of the outside while it is shown.
#[derive(Default)]
struct Feed {
    stream: Option<browser::Stream>,
    channel: Option<Channel>,
    turn: Option<Turn>,
    /// When this tab opened its stream, or heard from it last.
    heard_ms: i64,
    /// When the door was asked last.
    asked_ms: i64,
}

thread_local! {
    /// The feed of the one page a browser shows.
    static FEED: RefCell<Feed> = RefCell::default();
}

/// What the stream sends while nothing changes: the last view still holds.
#[derive(Deserialize)]
struct Beat {
    now_ms: i64,
    seq: i64,
}

/// Takes what the stream sent, to this tab or to another one.
fn take(board: Board, text: &str) {
    if let Ok(view) = read::<BoardView>(text) {
        board.take(view);
    } else if let Ok(beat) = read::<Beat>(text)
        && !board.holds(beat.seq, beat.now_ms)
    {
        // There is something newer, and this tab missed it.
        ask(board);
    }
}

/// Opens the stream in this tab, for all of them.
fn open(board: Board) {
    let heard = move || FEED.with_borrow_mut(|feed| feed.heard_ms = board.clock.exact_ms());
    let message = move |text: String| {
        heard();
        FEED.with_borrow(|feed| {
            if let Some(channel) = &feed.channel {
                channel.say(&text);
            }
        });
        take(board, &text);
    };
    let mut stream = browser::Stream::open(PATH, "board", message, || ());
    if let Some(stream) = &mut stream {
        stream.also("beat", message);
    }
    heard();
    FEED.with_borrow_mut(|feed| feed.stream = stream);
}

/// Asks the door for a view.
fn ask(board: Board) {
    FEED.with_borrow_mut(|feed| feed.asked_ms = board.clock.exact_ms());
    spawn_local(async move {
        // Without an answer the view grows old, and says so.
        if let Ok(view) = view_board().await {
            board.take(view);
        }
    });
}

fn watch(board: Board) {
    board.tick();
    let now = board.clock.exact_ms();
    let Some(at) = board.held_ms.try_get_untracked() else { return };
    let (asked, heard, leads) = FEED.with_borrow(|feed| (feed.asked_ms, feed.heard_ms, feed.stream.is_some()));
    if now - at > ASK_AFTER_MS && now - asked > ASK_EVERY_MS {
        ask(board);
    }
    if leads && now - heard > SILENCE_MS {
        open(board);
    }
}

/// Keeps the board fresh for as long as it is shown.
pub fn follow(board: Board) {
    react(move || {
        let name = board.key("live-");
        let channel = Channel::open(&name, move |text| take(board, &text));
        FEED.set(Feed { channel, ..Feed::default() });
        let turn = Turn::ask(&name, move || open(board));
        FEED.with_borrow_mut(|feed| feed.turn = Some(turn));
        board.tick();
        let beat = set_interval_with_handle(move || watch(board), TICK);
        let online = window_event_listener_untyped("online", move |_| ask(board));
        on_cleanup(move || {
            if let Ok(beat) = beat {
                beat.clear();
            }
            online.remove();
            // Another tab has the turn from here on.
            drop(FEED.take());
        });
    });
}
