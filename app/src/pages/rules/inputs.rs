//! The fields of the calculators. Each is an input of the address.

use super::address::Address;
use crate::{
    browser,
    i18n::{rule_pages::RulePageTexts, use_lang},
    preferences::Lang,
};
use leptos::prelude::*;

/// A label or an answer, in the language of the page.
pub type Word = fn(Lang) -> &'static str;

/// What a line takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A local date and time.
    Moment,
    /// A date.
    Day,
    /// An amount or a weight.
    Decimal,
    /// A whole number.
    Whole,
    /// Anything.
    Text,
}

impl Takes {
    const fn kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Moment => ("datetime-local", "text"),
            Self::Day => ("date", "text"),
            Self::Decimal => ("text", "decimal"),
            Self::Whole => ("text", "numeric"),
            Self::Text => ("text", "text"),
        }
    }
}

/// A line to type into. `problem` is empty while nothing is wrong.
pub fn line(
    address: Address,
    name: &'static str,
    takes: Takes,
    label: Word,
    hint: Option<Word>,
    problem: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let lang = use_lang();
    let id = ["in-", name].concat();
    let told = [&*id, "-told"].concat();
    let problem = Memo::new(move |_| problem());
    let bad = move || problem.with(|p| !p.is_empty());
    let (kind, mode) = takes.kind();
    view! {
        <div class="field" class:field--bad=move || bad()>
            <label class="field__label" for=id.clone()>{move || label(lang.get())}</label>
            <input
                class="input"
                id=id
                name=name
                type=kind
                inputmode=mode
                autocomplete="off"
                maxlength=(kind == "text").then_some("60")
                value=address.first(name)
                prop:value=move || address.get(name)
                aria-describedby=told.clone()
                aria-invalid=move || bad().then_some("true")
                on:input=move |event| address.set(name, &event_target_value(&event))
            />
            <p class="field__hint" id=told hidden=move || hint.is_none() && !bad()>
                {hint.map(|hint| view! { <span>{move || hint(lang.get())}</span> }.into_any())}
                <span class="field__error" role="status">{move || problem.get()}</span>
            </p>
        </div>
    }
    .into_any()
}

/// One of several answers. The first is the empty one.
pub fn choice<C: Copy + Send + Sync + 'static>(
    address: Address,
    name: &'static str,
    label: Word,
    none: Option<Word>,
    codes: &'static [C],
    code: fn(C) -> &'static str,
    word: fn(Lang, C) -> &'static str,
) -> AnyView {
    let lang = use_lang();
    let first = none.map(|none| Answer { value: String::new(), word: Box::new(move |lang| none(lang).to_owned()) });
    let answers = codes
        .iter()
        .map(|&one| Answer { value: code(one).to_owned(), word: Box::new(move |lang| word(lang, one).to_owned()) });
    select(address, name, Box::new(move || label(lang.get()).to_owned()), first.into_iter().chain(answers).collect())
}

/// An answer of a list.
pub struct Answer {
    /// What stands in the address.
    pub value: String,
    /// What people read.
    pub word: Box<dyn Fn(Lang) -> String + Send>,
}

/// A list of answers.
pub fn select(
    address: Address,
    name: &'static str,
    label: Box<dyn Fn() -> String + Send>,
    answers: Vec<Answer>,
) -> AnyView {
    let id = ["in-", name].concat();
    let options: Vec<AnyView> = answers.into_iter().map(|answer| option(address, name, answer)).collect();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label()}</label>
            <select
                class="select"
                id=id
                name=name
                prop:value=move || address.get(name)
                on:change=move |event| address.set(name, &event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn option(address: Address, name: &'static str, answer: Answer) -> AnyView {
    let lang = use_lang();
    let (value, word) = (StoredValue::new(answer.value), answer.word);
    view! {
        <option value=value.get_value() selected=move || value.with_value(|v| *v == address.get(name))>
            {move || word(lang.get())}
        </option>
    }
    .into_any()
}

/// The answer is there already: whoever presses the button, or Enter, is led to it. Without the program the form is sent
/// and the server calculates.
#[expect(clippy::needless_pass_by_value, reason = "a handler is given its event")]
pub fn show_result(event: leptos::ev::SubmitEvent) {
    event.prevent_default();
    browser::focus("result");
}

/// The end of a calculator's form.
#[component]
pub fn Ends(address: Address) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    view! {
        <p class="row calc__ends">
            <button type="submit" class="button button--primary">{move || t().calculate}</button>
            <button type="button" class="button button--quiet" on:click=move |_| address.clear()>{move || t().reset}</button>
        </p>
    }
}
