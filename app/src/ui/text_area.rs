//! The only place that writes a text area: its value goes in as a property, because children of one are not escaped
//! by the server.

use leptos::{ev::KeyboardEvent, prelude::*};

/// A text area bound to a signal.
#[component]
pub fn TextArea(
    /// Its id, for the label.
    #[prop(into)]
    id: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text whenever it changes.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when the text area is left with another text.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
    /// Height in lines.
    #[prop(default = 3)]
    rows: u32,
    /// Longest text, in UTF-16 units.
    #[prop(default = 2000)]
    max: u32,
    /// Ids of hint and error.
    #[prop(into, optional)]
    described_by: Signal<Option<String>>,
    /// Whether the text is not accepted.
    #[prop(into, optional)]
    invalid: Signal<bool>,
    /// Name in a plain form.
    #[prop(into, optional)]
    name: Option<String>,
    /// What to type, shown while it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether it can only be read.
    #[prop(into, optional)]
    readonly: Signal<bool>,
    /// Asked about every key before it does anything.
    #[prop(into, optional)]
    on_key: Option<Callback<KeyboardEvent>>,
    /// The id of the list it opens, and of the option that is chosen there.
    #[prop(into, optional)]
    list: Signal<Option<(String, String)>>,
) -> impl IntoView {
    view! {
        <textarea
            class="input input--area"
            id=id
            name=name
            rows=rows
            maxlength=max
            placeholder=move || placeholder.get()
            readonly=move || readonly.get()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            aria-controls=move || list.with(|list| list.as_ref().map(|(list, _)| list.clone()))
            aria-activedescendant=move || list.with(|list| list.as_ref().map(|(_, option)| option.clone()))
            prop:value=move || value.get()
            on:keydown=move |event| {
                if let Some(on_key) = on_key {
                    let _ = on_key.try_run(event);
                }
            }
            on:input=move |event| {
                // A text area that is taken from the page while it has the focus tells of it after it is gone.
                let _ = on_input.try_run(event_target_value(&event));
            }
            on:change=move |_| {
                if let Some(leave) = on_leave {
                    let _ = leave.try_run(());
                }
            }
        ></textarea>
    }
}
