//! What the board knows: the last view, how old it is, and what this person chose.

use super::layout::Layout;
use crate::{
    browser::{self, kept},
    clock::{ServerClock, use_clock},
    start::use_me,
};
use domain::{
    counters::{AlertRules, Gauge, Level, Limits, Snapshot},
    id::AccountId,
    json::read,
    time::{Instant, from_millis},
    view::floor::BoardView,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A number that is older counts as out of date.
pub const STALE_MS: i64 = 10_000;

/// What a person chose for the board, kept in this browser.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Choices {
    /// What is shown in which order.
    #[serde(default)]
    pub layout: Layout,
    /// From where on numbers ask for attention.
    #[serde(default)]
    pub limits: Limits,
    /// What is told, and when not.
    #[serde(default)]
    pub rules: AlertRules,
    /// Whether something new is told by a sound.
    #[serde(default)]
    pub sound: bool,
    /// Whether something new is told by a notification.
    #[serde(default)]
    pub popups: bool,
}

/// The board of this page.
#[derive(Clone, Copy)]
pub struct Board {
    /// The last view.
    pub view: RwSignal<BoardView>,
    /// The last moment of the server's clock at which it was known to hold.
    pub held_ms: RwSignal<i64>,
    /// How old that is in milliseconds, in steps that can be read; `None` until the page is live.
    pub age_ms: RwSignal<Option<i64>>,
    /// What this person chose.
    pub choices: RwSignal<Choices>,
    /// Whether what was chosen on an earlier page was taken up; forms that were rendered before begin anew.
    pub remembered: RwSignal<bool>,
    /// Whether it hangs on a wall.
    pub wall: RwSignal<bool>,
    /// Whose drawer is open.
    pub steered: RwSignal<Option<super::steer::Steered>>,
    /// The server's time.
    pub clock: ServerClock,
    me: StoredValue<Option<AccountId>>,
}

impl Board {
    /// The board of a page that begins with this view.
    pub fn new(first: BoardView, wall: bool) -> Self {
        Self {
            held_ms: RwSignal::new(first.snapshot.at.timestamp_millis()),
            view: RwSignal::new(first),
            age_ms: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            remembered: RwSignal::new(false),
            wall: RwSignal::new(wall),
            steered: RwSignal::new(None),
            clock: use_clock(),
            me: StoredValue::new(use_me().map(|me| me.actor.id)),
        }
    }

    /// Something of the snapshot; follows it.
    pub fn see<T>(self, see: impl FnOnce(&Snapshot) -> T) -> T {
        self.view.with(|view| see(&view.snapshot))
    }

    /// Whether the view is out of date; follows its age.
    #[must_use]
    pub fn is_stale(self) -> bool {
        self.age_ms.get().is_some_and(|age| age > STALE_MS)
    }

    /// The moment spans count up to: now, as long as the view is fresh. One that is not does not pretend to go on.
    #[must_use]
    pub fn moment(self) -> Instant {
        let at = self.held();
        match self.age_ms.get() {
            Some(age) if age <= STALE_MS => self.clock.now().max(at),
            _ => at,
        }
    }

    /// The last moment at which the view was known to hold.
    #[must_use]
    pub fn held(self) -> Instant {
        from_millis(self.held_ms.get())
    }

    /// How a gauge stands. What is out of date stands nowhere: after a silence nothing is fine before it is known to be.
    #[must_use]
    pub fn level(self, gauge: Gauge) -> Level {
        if self.is_stale() {
            return Level::Unknown;
        }
        let at = self.moment();
        self.choices.with(|choices| self.see(|board| choices.limits.level(gauge, board, at)))
    }

    /// Takes a view, unless a newer one is there.
    pub fn take(self, view: BoardView) {
        let newer = self
            .view
            .try_with_untracked(|old| (view.snapshot.at, view.snapshot.seq) >= (old.snapshot.at, old.snapshot.seq));
        if newer == Some(true) {
            // Set before the age, so that nothing is called fresh before it is.
            let at = view.snapshot.at.timestamp_millis();
            self.view.set(view);
            self.held_ms.update(|held| *held = at.max(*held));
            self.tick();
        }
    }

    /// Takes the server's word that a view of this event still held then. False when another one is there.
    pub fn holds(self, seq: i64, then_ms: i64) -> bool {
        let same = self.view.try_with_untracked(|view| view.snapshot.seq == seq).unwrap_or(true);
        if same {
            let _ = self.held_ms.try_update(|held| *held = then_ms.max(*held));
            self.tick();
        }
        same
    }

    /// Works out how old the view is.
    pub fn tick(self) {
        let Some(at) = self.held_ms.try_get_untracked() else { return };
        let age = (self.clock.exact_ms() - at).max(0);
        let step = if age < 1_000 { 100 } else { 1_000 };
        let age = Some(age - age % step);
        if self.age_ms.get_untracked() != age {
            self.age_ms.set(age);
        }
    }

    /// Takes up what this person chose on an earlier page.
    pub fn remember(self) {
        let Some(choices) = kept::get(&self.key("")).and_then(|text| read::<Choices>(&text).ok()) else { return };
        self.choices.set(Choices { layout: choices.layout.clone().complete(), ..choices });
        self.remembered.set(true);
    }

    /// Changes what this person chose, and keeps it.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        if let Ok(text) = self.choices.with_untracked(serde_json::to_string) {
            // A browser that keeps nothing follows the choice until the page is left.
            let _ = kept::keep(&self.key(""), &text);
        }
    }

    /// The name under which something of this person's board is kept.
    #[must_use]
    pub fn key(self, what: &str) -> String {
        let me = self.me.get_value().map(|me| me.to_string()).unwrap_or_default();
        ["yiling-board-", what, &me].concat()
    }

    /// The name of a person in the view.
    #[must_use]
    pub fn name(self, id: AccountId) -> String {
        self.view.with(|view| {
            view.people
                .iter()
                .find(|person| person.id == id)
                .map_or_else(|| "—".to_owned(), |person| person.name.clone())
        })
    }

    /// Fills the screen, or gives it back.
    pub fn hang(self, wall: bool) {
        self.wall.set(wall);
        if wall { browser::screen::fill() } else { browser::screen::give_back() }
    }
}
