//! The whole screen, and what floats over the page.

use super::script::{call, member, object};
use leptos::prelude::document;

/// Fills the screen with the page; nothing happens where the browser refuses.
pub fn fill() {
    if let Some(root) = document().document_element() {
        // What is answered later is told by an event of the document.
        let _ = call(&root, "requestFullscreen", &[]);
    }
}

/// Gives the screen back.
pub fn give_back() {
    if is_filled() {
        let _ = call(&document(), "exitFullscreen", &[]);
    }
}

/// Whether the page fills the screen.
#[must_use]
pub fn is_filled() -> bool {
    member(&document(), "fullscreenElement").is_some()
}

/// Shows a popover beside the element it belongs to.
pub fn show_popover(id: &str, beside: &str) {
    let page = document();
    let (Some(popover), Some(source)) = (page.get_element_by_id(id), page.get_element_by_id(beside)) else { return };
    // Fails for one that is shown already.
    let _ = call(&popover, "showPopover", &[object(&[("source", source.into())])]);
}
