//! Tells colleagues that this page looks at a complaint, or changes it, and that it has gone.

use super::{Case, action::Action};
use crate::browser;
use crate::doors::complaints::{Look, look};
use crate::ui::flow::react;
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
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
        // A tab that is closed runs nothing afterwards; one that comes back from the browser's memory looks again.
        let gone = window_event_listener_untyped("pagehide", move |_| {
            let body = serde_json::json!({ "id": case.id, "editing": false, "looking": false });
            browser::last_word(Look::url(), &body.to_string());
        });
        let back = window_event_listener_untyped("pageshow", move |_| visible.set(!document().hidden()));
        on_cleanup(move || {
            gone.remove();
            back.remove();
            watch.remove();
            if let Ok(beat) = beat {
                beat.clear();
            }
            say(false);
        });
    });
}
