//! Whose password a form asks for, told to password managers.

use leptos::prelude::*;

/// A field nobody sees or reaches: password managers want to know whose password it is.
#[component]
pub fn WhosePassword(
    /// The name the person signs in with.
    login: String,
) -> impl IntoView {
    view! {
        <input
            type="text"
            name="login"
            class="visually-hidden"
            autocomplete="username"
            tabindex="-1"
            readonly
            aria-hidden="true"
            value=login
        />
    }
}
