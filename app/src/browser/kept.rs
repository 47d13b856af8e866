//! Small texts that this browser keeps at once, without waiting: what was typed a moment before the page goes away.

use leptos::prelude::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps a text. False where the browser refuses: a private window, or no room left.
#[must_use]
pub fn keep(key: &str, text: &str) -> bool {
    storage().is_some_and(|kept| kept.set_item(key, text).is_ok())
}

/// Forgets a text.
pub fn forget(key: &str) {
    if let Some(kept) = storage() {
        // Refused only where storage is refused altogether; then nothing was kept.
        let _ = kept.remove_item(key);
    }
}

/// The text of this name.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// The names that begin like this.
#[must_use]
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(kept) = storage() else { return Vec::new() };
    let all = (0..kept.length().unwrap_or(0)).filter_map(|at| kept.key(at).ok().flatten());
    all.filter(|key| key.starts_with(prefix)).collect()
}
