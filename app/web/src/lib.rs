//! The entry of the browser program: the page that the server rendered becomes live. Built once for each part, or without
//! a feature in one piece.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(any(feature = "bench", feature = "office")))]
use app::App as Part;
#[cfg(feature = "bench")]
use app::Bench as Part;
#[cfg(feature = "office")]
use app::Office as Part;

/// Called by the hydration script once the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(Part);
}
