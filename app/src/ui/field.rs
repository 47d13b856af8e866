//! One field of the complaint form, made from what `domain` says it accepts. The same piece serves intake and correction.

use crate::{
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    preferences::Lang,
    ui::text_area::TextArea,
};
use domain::{
    complaint::{Input, Problem},
    script::Slot,
};
use leptos::{ev, prelude::*};

/// The most answers shown side by side; more become a list.
const RADIOS: usize = 4;

/// How fields, their answers and their flaws are called. Those of the complaint form come with the first load; the
/// names of a call's facts only with the call.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// The label.
    pub label: fn(Lang, Slot) -> &'static str,
    /// An answer.
    pub choice: fn(Lang, Slot, &str) -> &'static str,
    /// What to do about a flaw.
    pub problem: fn(Lang, Slot, Problem) -> String,
}

/// The names of the complaint form's fields.
pub const OF_THE_FORM: Names = Names {
    label: |lang, slot| slot.field().map_or("", |field| terms::field(lang, field)),
    choice: |lang, slot, code| slot.field().map_or("", |field| terms::choice(lang, field, code)),
    problem: |lang, slot, problem| slot.field().map_or_else(String::new, |field| terms::problem(lang, field, problem)),
};

/// One field with its label, hint and error.
#[component]
pub fn FieldInput(
    /// Which.
    #[prop(into)]
    field: Slot,
    /// Its raw value.
    #[prop(into)]
    value: Signal<String>,
    /// Called at each change.
    on_change: Callback<String>,
    /// Called when the field is left or a choice is made.
    #[prop(optional)]
    on_settled: Option<Callback<()>>,
    /// What is wrong with it.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
    /// The element's id; the error summary links to it.
    #[prop(into)]
    id: String,
    /// A line below it: where the value came from, for instance.
    #[prop(into, optional)]
    hint: Option<Signal<String>>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// Shown in an empty field.
    #[prop(into, optional)]
    placeholder: String,
    /// What it is called.
    #[prop(default = OF_THE_FORM)]
    names: Names,
) -> impl IntoView {
    let lang = use_lang();
    let settled = move || settle(on_settled);
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || problem.get().map(|_| error_id.clone())
    };
    let wide = matches!(field.input(), Input::Text(_));
    let control = match field.input() {
        Input::Choice(codes) if codes.len() <= RADIOS => radios(field, codes, value, on_change, settled, &id, names),
        Input::Choice(codes) => list(field, codes, value, on_change, settled, &id, names),
        Input::Text(max) => view! {
            <TextArea
                id=id.clone()
                value=value
                on_input=on_change
                on_leave=Callback::new(move |()| settled())
                rows=3
                max=u32::try_from(max).unwrap_or(u32::MAX)
                described_by=Signal::stored(Some(error_id.clone()))
                invalid=Signal::derive(move || problem.get().is_some())
            />
        }
        .into_any(),
        _ => line(field, value, on_change, on_settled, &id, described, placeholder, problem),
    };
    let grouped = matches!(field.input(), Input::Choice(codes) if codes.len() <= RADIOS);
    let text = move || {
        let lang = lang.get();
        let mark = if optional { lang.pick("（选填）", " (optional)") } else { "" };
        view! { {(names.label)(lang, field)} <span class="field__mark">{mark}</span> }
    };
    view! {
        <div
            class="field"
            class:field--wide=wide
            class:field--bad=move || problem.get().is_some()
            class:field--filled=move || value.with(|v| !v.is_empty())
            data-field=field.code()
        >
            {if grouped {
                view! { <span class="field__label" id=format!("{id}-label")>{move || text()}</span> }.into_any()
            } else {
                view! { <label class="field__label" for=id>{move || text()}</label> }.into_any()
            }}
            {control}
            <p class="field__error" id=error_id>
                {move || problem.get().map(|p| (names.problem)(lang.get(), field, p))}
            </p>
            {hint.map(|hint| view! { <p class="field__hint">{move || hint.get()}</p> }.into_any())}
        </div>
    }
}

fn settle(on_settled: Option<Callback<()>>) {
    if let Some(callback) = on_settled {
        // A field that is taken from the page while it has the focus tells of it after it is gone.
        let _ = callback.try_run(());
    }
}

fn line(
    field: Slot,
    value: Signal<String>,
    on_change: Callback<String>,
    on_settled: Option<Callback<()>>,
    id: &str,
    described: impl Fn() -> Option<String> + Send + 'static,
    placeholder: String,
    problem: Signal<Option<Problem>>,
) -> AnyView {
    let settled = move || settle(on_settled);
    // Where nobody waits for a field to be settled, Enter submits the form around it.
    let settles = on_settled.is_some();
    let (kind, mode) = match field.input() {
        Input::Money => ("text", "decimal"),
        Input::Count => ("text", "numeric"),
        Input::Moment => ("datetime-local", "text"),
        Input::Day => ("date", "text"),
        Input::Phone => ("tel", "tel"),
        _ => ("text", "text"),
    };
    // Every key may make a day or a moment whole while one still types: the 1 of the 12th. It is settled when it is left.
    let (is_time, typed) = (kind.starts_with("date"), StoredValue::new(false));
    view! {
        <input
            class="input"
            id=id.to_owned()
            type=kind
            inputmode=mode
            autocomplete="off"
            placeholder=placeholder
            prop:value=move || value.get()
            aria-describedby=described
            aria-invalid=move || problem.get().map(|_| "true")
            on:input=move |event| {
                typed.set_value(true);
                on_change.run(event_target_value(&event));
            }
            on:change=move |_| {
                if !is_time {
                    settled();
                }
            }
            on:blur=move |_| {
                // The script may have gone on, and this input with it.
                if is_time && typed.try_update_value(std::mem::take) == Some(true) {
                    settled();
                }
            }
            on:keydown=move |event: ev::KeyboardEvent| {
                if settles && event.key() == "Enter" && !crate::browser::composing(&event) && !event.ctrl_key() {
                    event.prevent_default();
                    settled();
                }
            }
        />
    }
    .into_any()
}

fn list(
    field: Slot,
    codes: &'static [&'static str],
    value: Signal<String>,
    on_change: Callback<String>,
    settled: impl Fn() + Copy + Send + 'static,
    id: &str,
    names: Names,
) -> AnyView {
    let lang = use_lang();
    let options = codes
        .iter()
        .map(|code| {
            view! {
                <option value=*code selected=move || value.with(|v| v == code)>
                    {move || (names.choice)(lang.get(), field, code)}
                </option>
            }
            .into_any()
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <select
            class="select"
            id=id.to_owned()
            prop:value=move || value.get()
            on:change=move |event| {
                on_change.run(event_target_value(&event));
                settled();
            }
        >
            <option value="" selected=move || value.with(String::is_empty)>
                {move || WorkbenchTexts::of(lang.get()).choose}
            </option>
            {options}
        </select>
    }
    .into_any()
}

fn radios(
    field: Slot,
    codes: &'static [&'static str],
    value: Signal<String>,
    on_change: Callback<String>,
    settled: impl Fn() + Copy + Send + 'static,
    id: &str,
    names: Names,
) -> AnyView {
    let lang = use_lang();
    let choices = codes
        .iter()
        .enumerate()
        .map(|(index, code)| {
            // The first one carries the field's id, so that the error summary's link lands on it.
            let own = if index == 0 { id.to_owned() } else { format!("{id}-{code}") };
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        class="choice__input"
                        name=id.to_owned()
                        id=own
                        value=*code
                        prop:checked=move || value.with(|v| v == code)
                        on:change=move |_| {
                            on_change.run((*code).to_owned());
                            settled();
                        }
                    />
                    <span class="choice__label">{move || (names.choice)(lang.get(), field, code)}</span>
                </label>
            }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! { <div class="choices" role="radiogroup" aria-labelledby=format!("{id}-label")>{choices}</div> }.into_any()
}
