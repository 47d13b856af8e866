//! Things of the browser that not every browser has: asked for by name, so that one without them is no error.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What an object has under a name.
#[must_use]
pub fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Calls a method; nothing when there is none or it refuses.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = member(object, name)?.dyn_into::<Function>().ok()?;
    method.apply(object, &arguments.iter().collect::<Array>()).ok()
}

/// Makes an object of a class of the window; nothing when there is no such class or it refuses.
#[must_use]
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class = member(&leptos::prelude::window(), class)?.dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>()).ok()
}

/// An object with these members.
#[must_use]
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
