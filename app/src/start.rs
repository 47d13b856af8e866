//! What the server tells a page once, and both sides read: who, when, language, theme. Without it hydrated text
//! could differ from rendered text, silently.

use crate::{preferences::Preferences, wire::Wire};
use domain::{calendar::notice::MissingYear, view::Me};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a page starts from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Start {
    /// The server's time when it rendered, milliseconds since the Unix epoch.
    pub now_ms: i64,
    /// Who is signed in.
    pub me: Option<Me>,
    /// Language and theme.
    pub preferences: Preferences,
    /// Whether this is demo data.
    pub demo: bool,
    /// The version of the words; empty for whoever is not signed in.
    pub words: String,
    /// The year whose holidays are missing, for those who see to it.
    pub missing_year: Option<MissingYear>,
}

/// Provides the start, taken from the request on the server and from the page in the browser.
pub fn provide_start() -> Start {
    let start = SharedValue::<Start, Wire>::new_with_encoding(read).into_inner();
    provide_context(start.clone());
    start
}

/// The start of this page.
pub fn use_start() -> Start {
    use_context::<Start>().unwrap_or_default()
}

/// Who is signed in.
pub fn use_me() -> Option<Me> {
    use_start().me
}

/// The start of the request that is being answered. Pages use [`use_start`]; this is for the document around them.
#[must_use]
pub fn read() -> Start {
    #[cfg(feature = "ssr")]
    {
        let visit = crate::ssr::visit();
        let ctx = crate::ssr::ctx().ok();
        let actor = visit.me.as_ref().map(|me| &me.actor);
        let missing =
            ctx.as_ref().zip(actor).and_then(|(ctx, actor)| casework::rules::missing_year(ctx, actor).ok()?);
        let words = ctx.as_ref().filter(|_| actor.is_some()).and_then(|ctx| crate::ssr::words::words(ctx).ok());
        Start {
            words: words.map(|words| words.version.clone()).unwrap_or_default(),
            now_ms: ctx.as_ref().map_or(0, |c| c.clock.now().timestamp_millis()),
            me: visit.me,
            preferences: visit.preferences,
            demo: ctx.is_some_and(|c| c.settings.demo),
            missing_year: missing,
        }
    }
    #[cfg(not(feature = "ssr"))]
    Start::default()
}

/// Tells that the page asked for does not exist: the server answers 404. In the browser there is nothing to tell.
pub fn page_is_missing() {
    #[cfg(feature = "ssr")]
    crate::ssr::set_status(404);
}

/// The path that was asked for; empty in the browser, where nobody asks.
#[must_use]
pub fn requested_path() -> String {
    #[cfg(feature = "ssr")]
    {
        crate::ssr::requested_path()
    }
    #[cfg(not(feature = "ssr"))]
    String::new()
}
