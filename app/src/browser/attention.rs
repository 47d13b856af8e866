//! How a page asks for attention while nobody looks at it: a notification of the browser, a sound. Both only when the
//! person wanted it.

use super::script::{call, make, member, object};
use leptos::prelude::window;
use wasm_bindgen::{JsValue, closure::Closure};

/// Whether notifications may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Popups {
    /// This browser has none, or not on this page.
    None,
    /// Nobody was asked yet.
    NotAsked,
    /// The person allowed them.
    Allowed,
    /// The person refused.
    Denied,
}

/// Whether notifications may be shown.
#[must_use]
pub fn popups() -> Popups {
    let Some(class) = member(&window(), "Notification") else { return Popups::None };
    match member(&class, "permission").and_then(|permission| permission.as_string()).as_deref() {
        Some("granted") => Popups::Allowed,
        Some("denied") => Popups::Denied,
        _ => Popups::NotAsked,
    }
}

/// Asks the person; calls back when that is answered. Browsers want this to follow a click.
pub fn ask_for_popups(answered: impl FnOnce() + 'static) {
    let Some(class) = member(&window(), "Notification") else { return };
    let Some(answer) = call(&class, "requestPermission", &[]) else { return };
    let done = Closure::once_into_js(move |_: JsValue| answered());
    let _ = call(&answer, "then", &[done]);
}

/// Shows a notification. One with the same tag takes its place instead of being a second one.
pub fn pop_up(title: &str, text: &str, tag: &str) {
    let options = object(&[("body", text.into()), ("tag", tag.into()), ("icon", crate::paths::FAVICON.into())]);
    // A browser that refuses shows it on the page alone.
    let _ = make("Notification", &[title.into(), options]);
}

/// Two short soft tones. Browsers play nothing before the person touched the page.
pub fn chime() {
    let Some(context) = make("AudioContext", &[]) else { return };
    let now = member(&context, "currentTime").and_then(|now| now.as_f64()).unwrap_or_default();
    for (pitch, from) in [(660.0, now), (880.0, now + 0.18)] {
        let _ = tone(&context, pitch, from);
    }
    let _ = call(&context, "resume", &[]);
    // It is closed when the last tone has gone; browsers keep only a few open.
    let close = Closure::once_into_js(move || {
        let _ = call(&context, "close", &[]);
    });
    let _ = call(&window(), "setTimeout", &[close, 1_000.into()]);
}

fn tone(context: &JsValue, pitch: f64, from: f64) -> Option<()> {
    let source = call(context, "createOscillator", &[])?;
    let loudness = call(context, "createGain", &[])?;
    call(&member(&source, "frequency")?, "setValueAtTime", &[pitch.into(), from.into()])?;
    let level = member(&loudness, "gain")?;
    call(&level, "setValueAtTime", &[0.0001.into(), from.into()])?;
    call(&level, "exponentialRampToValueAtTime", &[0.15.into(), (from + 0.02).into()])?;
    call(&level, "exponentialRampToValueAtTime", &[0.0001.into(), (from + 0.3).into()])?;
    call(&source, "connect", std::slice::from_ref(&loudness))?;
    call(&loudness, "connect", &[member(context, "destination")?])?;
    call(&source, "start", &[from.into()])?;
    call(&source, "stop", &[(from + 0.32).into()])?;
    Some(())
}
