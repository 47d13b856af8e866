//! The copy of the calculators that works without a network; see `public/calculators.js`.

use js_sys::{Array, Object, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RegistrationOptions, ServiceWorkerRegistration};

/// The worker.
const WORKER: &str = "/calculators.js";
/// The pages it has to do with.
const SCOPE: &str = "/rules/";
/// The name of its cache.
const KEPT: &str = "yiling-calculators";

/// Whether the browser has this at all: not without TLS, not in every private window.
fn has(what: &str, of: &JsValue) -> bool {
    Reflect::get(of, &what.into()).is_ok_and(|value| value.is_object())
}

/// Keeps a copy of both calculators in this browser, or renews it. `seen` tells copies of different people, languages and
/// themes apart. A browser that refuses goes on without.
pub fn keep_calculators(seen: String) {
    if !has("serviceWorker", &window().navigator()) {
        return;
    }
    spawn_local(async move {
        drop(try_keep(&seen).await);
    });
}

async fn try_keep(seen: &str) -> Result<(), JsValue> {
    let container = window().navigator().service_worker();
    let options = RegistrationOptions::new();
    options.set_scope(SCOPE);
    JsFuture::from(container.register_with_options(WORKER, &options)).await?;
    let ready = JsFuture::from(container.ready()?).await?.dyn_into::<ServiceWorkerRegistration>()?;
    let message = Object::new();
    Reflect::set(&message, &"seen".into(), &seen.into())?;
    Reflect::set(&message, &"files".into(), &files())?;
    match ready.active() {
        Some(worker) => worker.post_message(&message),
        None => Ok(()),
    }
}

/// The files of the program that this page has loaded.
fn files() -> Array {
    let loaded = window().performance().map(|all| all.get_entries_by_type("resource")).unwrap_or_default();
    let files = Array::new();
    for entry in loaded.iter() {
        let name = Reflect::get(&entry, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
        if let Some((_, path)) = name.split_once("/pkg/") {
            files.push(&["/pkg/", path].concat().into());
        }
    }
    files
}

/// Throws the copy away.
pub fn forget_calculators() {
    if !has("caches", &window()) {
        return;
    }
    spawn_local(async {
        if let Ok(caches) = window().caches() {
            drop(JsFuture::from(caches.delete(KEPT)).await);
        }
    });
}

/// What a copy was asked for: the inputs that the worker put behind the `#`.
#[must_use]
pub fn asked_for() -> Vec<(String, String)> {
    let hash = window().location().hash().unwrap_or_default();
    let plain = |text: &str| {
        let decoded = js_sys::decode_uri_component(&text.replace('+', " ")).ok();
        decoded.and_then(|text| text.as_string()).unwrap_or_default()
    };
    let pairs = hash.strip_prefix('#').unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (plain(name), plain(value))).collect()
}
