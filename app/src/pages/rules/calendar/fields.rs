//! The fields of the forms that change the calendar.

use crate::i18n::{business_units::UnitTexts, use_lang};
use chrono::Timelike;
use domain::time::{Instant, local};
use leptos::prelude::*;

/// A text of these forms.
pub type Word = fn(&'static UnitTexts) -> &'static str;

/// What a line takes.
#[derive(Clone, Copy)]
pub enum Takes {
    /// A local date and time.
    Moment,
    /// A date.
    Day,
    /// Anything of at most so many characters.
    Text(usize),
}

/// A line to type into.
pub fn field(id: String, takes: Takes, label: Word, hint: Option<Word>, value: RwSignal<String>) -> AnyView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let (kind, most) = match takes {
        Takes::Moment => ("datetime-local", None),
        Takes::Day => ("date", None),
        Takes::Text(most) => ("text", Some(most.to_string())),
    };
    let told = [&*id, "-hint"].concat();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label(t())}</label>
            <input
                class="input"
                id=id
                type=kind
                maxlength=most
                autocomplete="off"
                aria-describedby=hint.map(|_| told.clone())
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            {hint.map(|hint| view! { <p class="field__hint" id=told>{move || hint(t())}</p> }.into_any())}
        </div>
    }
    .into_any()
}

/// One of several answers.
pub struct Answer {
    code: String,
    word: Box<dyn Fn() -> String + Send>,
}

impl Answer {
    /// An answer with its value and its words.
    pub fn new(code: String, word: impl Fn() -> String + Send + 'static) -> Self {
        Self { code, word: Box::new(word) }
    }
}

/// A list of answers.
pub fn select(
    id: &'static str,
    label: Word,
    answers: impl IntoIterator<Item = Answer>,
    value: RwSignal<String>,
) -> AnyView {
    let lang = use_lang();
    let options: Vec<AnyView> = answers
        .into_iter()
        .map(|Answer { code, word }| {
            let is_chosen = value.with_untracked(|value| *value == code);
            view! { <option value=code selected=is_chosen>{move || word()}</option> }.into_any()
        })
        .collect();
    view! {
        <div class="field">
            <label class="field__label" for=id>{move || label(UnitTexts::of(lang.get()))}</label>
            <select class="select" id=id on:change=move |event| value.set(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// A moment as a browser's field has it: `2026-09-16T08:00`.
pub fn typed(at: Instant) -> String {
    let at = local(at);
    let two = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [&*at.date_naive().to_string(), "T", &two(at.hour()), ":", &two(at.minute())].concat()
}
