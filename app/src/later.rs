//! The browser program comes in two loads. The first makes the page live: my work, the form a call starts with, the bar.
//! The rest, everything a call needs, follows as soon as a person touches the page, or at once if there is work to take up.
//!
//! Between the two stand plain functions: code that is reached only through [`Parts`] is in the second load. A program
//! that is built in one piece has them at once.

use crate::{
    browser,
    desk::{CallDoc, Desk, NewCall},
    live::use_live,
    outbox::Outbox,
    pages::workbench::{Bench, Pane},
    preferences::Lang,
    ui::flow::react,
};
use domain::{
    complaint::{Field, Problem},
    view::{PersonRef, WorkbenchPage, promises::PromiseRow},
};
use leptos::{prelude::*, task::spawn_local};
use std::{pin::Pin, time::Duration};

/// When the rest is fetched if nobody touches the page, so that a network that fails later takes nothing away.
const AT_THE_LATEST: Duration = Duration::from_secs(10);
/// Signs of a person at the page.
const SIGNS: [&str; 6] = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel", "focusin"];

/// What every page gets later.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The palette, the list of keys and the dialog that asks for the password.
    pub dialogs: fn() -> AnyView,
    /// What waits to be sent.
    pub waiting: fn() -> AnyView,
    /// Takes up what an earlier page left in the outbox, and sends whenever there is hope.
    pub outbox: fn(Outbox),
    /// What the workbench gets.
    pub bench: Option<BenchParts>,
}

/// Whether a call began; if not, what was typed where does not hold.
pub type Begun = Result<(), (Field, Problem)>;

/// What the workbench gets later.
#[derive(Clone, Copy, Debug)]
pub struct BenchParts {
    /// Keeps the call, and takes up the calls that earlier pages left.
    pub watch: fn(Desk),
    /// Begins a call, unless what was typed does not hold.
    pub begin: fn(Desk, &NewCall) -> Begun,
    /// What to do about something that was typed.
    pub problem: fn(Lang, Field, Problem) -> String,
    /// Goes on with a call that was left.
    pub resume: fn(Desk, CallDoc),
    /// Keeps the call, then goes on.
    pub keep_then: fn(Desk, Callback<()>),
    /// Listens to the keys of a call.
    pub listen: fn(Bench),
    /// The call.
    pub on_call: fn() -> AnyView,
    /// My place on the floor.
    pub line: fn(RwSignal<Option<WorkbenchPage>>) -> AnyView,
    /// The calls that earlier pages left.
    pub left: fn() -> AnyView,
    /// What may be done about a promise, and who it may be given to.
    pub promise: fn(PromiseRow, Vec<PersonRef>) -> AnyView,
    /// A tab of the context column.
    pub tab: fn(Pane) -> AnyView,
}

/// Parts on their way; nothing, if they could not be fetched.
pub type Arriving = Pin<Box<dyn Future<Output = Option<Parts>>>>;

/// Where the parts come from.
#[derive(Clone, Copy, Debug)]
pub enum Load {
    /// From this very program, which is in one piece.
    Here(fn() -> Parts),
    /// From a file of their own.
    Fetched(fn() -> Arriving),
}

/// The second load of this page.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    parts: RwSignal<Option<Parts>>,
    /// Whether the last try to fetch it failed.
    pub failed: RwSignal<bool>,
    asked: StoredValue<bool>,
    load: Load,
}

impl Later {
    /// The parts, once they are here; follows the signal.
    #[must_use]
    pub fn parts(self) -> Option<Parts> {
        self.parts.get()
    }

    /// The parts of the workbench, once they are here; follows the signal.
    #[must_use]
    pub fn bench(self) -> Option<BenchParts> {
        self.parts.get().and_then(|parts| parts.bench)
    }

    /// The parts of the workbench, if they are here now.
    #[must_use]
    pub fn bench_now(self) -> Option<BenchParts> {
        self.parts.get_untracked().and_then(|parts| parts.bench)
    }

    /// Fetches them, if that is not done or under way.
    pub fn ask(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            let parts = match self.load {
                Load::Here(parts) => Some(parts()),
                Load::Fetched(fetch) => fetch().await,
            };
            self.failed.set(parts.is_none());
            if parts.is_some() {
                self.parts.set(parts);
                browser::set_root("data-whole", "1");
            } else {
                self.asked.set_value(false);
            }
        });
    }
}

/// Provides the second load and asks for it in time.
pub fn provide_later(load: Load) {
    let later =
        Later { parts: RwSignal::new(None), failed: RwSignal::new(false), asked: StoredValue::new(false), load };
    provide_context(later);
    react(move || {
        for sign in SIGNS {
            browser::on_window(sign, move |_| later.ask());
        }
        browser::on_window("online", move |_| later.ask());
        if matches!(load, Load::Here(_)) || browser::work_left() {
            later.ask();
        } else {
            set_timeout(move || later.ask(), AT_THE_LATEST);
        }
    });
    let live = use_live();
    // Whoever is on the floor may be called at any moment.
    react(move || {
        if live.floor.get() > 0 {
            later.ask();
        }
    });
}

/// The second load.
#[must_use]
pub fn use_later() -> Later {
    expect_context::<Later>()
}
