//! The entry of the browser program: the page that the server rendered becomes live.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the hydration script once the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
}
