//! The server's time in the browser.
//!
//! A countdown shows `due − (server time at the last sync + time since)`. The time since is measured with the monotonic
//! clock of the page and checked against the device's clock, so that an hour of sleep is made up for within a second and
//! a device clock that is wrong does not matter.

use crate::ui::flow::react;
use crate::{browser, start::use_start};
use domain::time::{Instant, from_millis};
use leptos::prelude::*;
use std::time::Duration;

/// The server's time, ticking once a second after hydration.
#[derive(Clone, Copy, Debug)]
pub struct ServerClock {
    now_ms: RwSignal<i64>,
    sync: StoredValue<Sync>,
}

/// The last time the server told its time.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the unit belongs to each name")]
struct Sync {
    server_ms: i64,
    page_ms: f64,
    device_ms: f64,
}

/// The monotonic clock of some browsers stands still while the device sleeps; more than this apart, the device's is right.
const SLEPT_MS: f64 = 2_000.0;

impl ServerClock {
    /// Now, to the second; reading it in a view makes the view tick.
    #[must_use]
    pub fn now(self) -> Instant {
        from_millis(self.now_ms.get())
    }

    /// Now, without ticking along.
    #[must_use]
    pub fn now_untracked(self) -> Instant {
        from_millis(self.exact_ms())
    }

    /// Now in milliseconds, exact, without ticking along.
    #[must_use]
    pub fn exact_ms(self) -> i64 {
        let sync = self.sync.get_value();
        if sync.page_ms == 0.0 {
            return self.now_ms.get_untracked();
        }
        let by_page = browser::since_load_ms() - sync.page_ms;
        let by_device = browser::device_ms() - sync.device_ms;
        let passed = if by_device - by_page > SLEPT_MS { by_device } else { by_page };
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a page's life fit easily")]
        let passed = passed as i64;
        sync.server_ms + passed
    }

    /// Takes the server's word for the time, just heard.
    pub fn synchronise(self, server_ms: i64) {
        self.synchronise_at(server_ms, browser::since_load_ms());
    }

    /// Takes the server's word for the time, heard at this moment of the page's life.
    fn synchronise_at(self, server_ms: i64, page_ms: f64) {
        let ago = browser::since_load_ms() - page_ms;
        self.sync.set_value(Sync {
            server_ms,
            page_ms: page_ms.max(f64::MIN_POSITIVE),
            device_ms: browser::device_ms() - ago,
        });
        self.tick();
    }

    fn tick(self) {
        let now = self.exact_ms();
        // Whole seconds, so that everything on the page changes in the same moment.
        let second = now - now.rem_euclid(1000);
        if self.now_ms.get_untracked() != second {
            self.now_ms.set(second);
        }
    }
}

/// Provides the clock; it starts ticking in the browser.
pub fn provide_clock() {
    let start = use_start();
    let clock = ServerClock { now_ms: RwSignal::new(start.now_ms), sync: StoredValue::new(Sync::default()) };
    provide_context(clock);
    react(move || {
        // Until the stream brings the time, what the page came with is the best guess: it was right when the page began
        // to arrive, which on a slow line is long ago by now.
        clock.synchronise_at(start.now_ms, browser::arrived_ms());
        let tick = set_interval_with_handle(move || clock.tick(), Duration::from_millis(500));
        browser::on_document("visibilitychange", move |_| clock.tick());
        browser::on_window("focus", move |_| clock.tick());
        if let Ok(handle) = tick {
            on_cleanup(move || handle.clear());
        }
    });
}

/// The clock.
#[must_use]
pub fn use_clock() -> ServerClock {
    expect_context::<ServerClock>()
}
