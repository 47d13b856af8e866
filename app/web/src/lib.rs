//! The entry of the browser program: the page that the server rendered becomes live. Built once for each part, or without
//! a feature in one piece.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the hydration script once the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    #[cfg(feature = "bench")]
    leptos::mount::hydrate_body(bench::bench);
    #[cfg(feature = "office")]
    leptos::mount::hydrate_body(app::Office);
    #[cfg(feature = "rules")]
    leptos::mount::hydrate_body(app::Rules);
    #[cfg(not(any(feature = "bench", feature = "office", feature = "rules")))]
    leptos::mount::hydrate_body(app::App);
}

#[cfg(feature = "bench")]
mod bench {
    use app::later::{Load, Parts};
    use leptos::prelude::*;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    /// Everything that is reached only through these parts is cut out of the program into a file of its own.
    #[wasm_split(later, fallible)]
    fn later() -> Result<Box<Parts>, SplitLoaderError> {
        Ok(Box::new(app::bench_parts()))
    }

    pub fn bench() -> impl IntoView {
        let load = Load::Fetched(|| Box::pin(async { later().await.ok().map(|parts| *parts) }));
        view! { <app::Bench load=load /> }
    }
}
