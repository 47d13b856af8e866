//! Tells colleagues that this page looks at a complaint, or changes it, and that it has gone.

use super::{Case, action::Action};
use crate::doors::complaints::look;
use crate::ui::flow::react;
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How often a page says that it still looks.
const EVERY: Duration = Duration::from_secs(10);

/// Tells for as long as the page is shown.
pub fn tell(case: Case) {
    let visible = RwSignal::new(true);
    let say = move |looking: bool| {
        let editing = case.open.try_with_untracked(|open| *open == Some(Action::Edit)) == Some(true);
        spawn_local(async move {
            // A lost word is said again in ten seconds.
            let _ = look(case.id, editing, looking).await;
        });
    };
    react(move || {
        case.open.track();
        say(visible.get());
    });
    react(move || {
        let watch = window_event_listener_untyped("visibilitychange", move |_| visible.set(!document().hidden()));
        let beat = set_interval_with_handle(
            move || {
                if visible.get_untracked() {
                    say(true);
                }
            },
            EVERY,
        );
        on_cleanup(move || {
            watch.remove();
            if let Ok(beat) = beat {
                beat.clear();
            }
            say(false);
        });
    });
}
