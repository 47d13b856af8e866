//! What the tabs of one browser share: whose turn it is to do something for all of them, and a channel between them.

use super::script::{call, member};
use leptos::prelude::window;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A tab's turn, or its place in the line for it. Dropping it lets the next tab have it; so does closing the tab.
pub struct Turn {
    over: Rc<Cell<bool>>,
    release: Option<js_sys::Function>,
}

impl Turn {
    /// Asks for the turn of this name; calls back when this tab has it. In a browser that knows no turns, every tab has
    /// one of its own.
    pub fn ask(name: &str, granted: impl FnOnce() + 'static) -> Self {
        let Some(locks) = member(&window().navigator(), "locks") else {
            granted();
            return Self { over: Rc::default(), release: None };
        };
        let over = Rc::new(Cell::new(false));
        let mut release = None;
        // The turn lasts until this is kept.
        let held = js_sys::Promise::new(&mut |resolve, _| release = Some(resolve));
        let (is_over, held) = (over.clone(), JsValue::from(held));
        let on_turn = Closure::once_into_js(move |_lock: JsValue| {
            if !is_over.get() {
                granted();
            }
            held
        });
        let _ = call(&locks, "request", &[name.into(), on_turn]);
        Self { over, release }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.over.set(true);
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// A channel to the other tabs. Dropping it closes it.
pub struct Channel {
    channel: web_sys::BroadcastChannel,
    _message: Closure<dyn FnMut(web_sys::MessageEvent)>,
}

impl Channel {
    /// Opens the channel of this name; calls back for what other tabs say.
    #[must_use]
    pub fn open(name: &str, mut message: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = web_sys::BroadcastChannel::new(name).ok()?;
        let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(text) = event.data().as_string() {
                message(text);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { channel, _message: on_message })
    }

    /// Says something to the other tabs.
    pub fn say(&self, text: &str) {
        // Fails only for a channel that is closed.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
