//! The fields of the registration. None has a name, so that a form sent without the program sends nothing anywhere.

use super::register::{Draft, id_of};
use crate::{
    i18n::{
        receipt_pages::{self as words, ReceiptPageTexts, say},
        use_lang,
    },
    preferences::Lang,
};
use domain::receipt::{DemandKind, MAX_BATCHES, ReceiptFlaw, ReceiptForm, ReceiptInput};
use leptos::prelude::*;

type Part = fn(&mut ReceiptForm) -> &mut String;

/// The error below a field, empty while nothing is wrong.
fn error(draft: Draft, input: ReceiptInput) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || draft.problem(input).map(|problem| words::flaw(lang.get(), ReceiptFlaw { input, problem }))
}

fn value(draft: Draft, part: Part) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || draft.form.with(|form| part(&mut form.clone()).clone())
}

/// A line to type into.
pub fn line(
    draft: Draft,
    input: ReceiptInput,
    max: u32,
    part: Part,
    label: impl Fn(&'static ReceiptPageTexts) -> &'static str + Send + Sync + 'static,
) -> AnyView {
    let lang = use_lang();
    let (id, wrong) = (id_of(input), error(draft, input));
    let told = [&*id, "-error"].concat();
    let typed = value(draft, part);
    view! {
        <div class="field" class:field--bad=move || wrong().is_some()>
            <label class="field__label" for=id.clone()>{move || label(ReceiptPageTexts::of(lang.get()))}</label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                maxlength=max
                aria-describedby=told.clone()
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=typed
                on:input=move |event| {
                    let text = event_target_value(&event);
                    draft.form.update(|form| *part(form) = text);
                }
            />
            <p class="field__error" id=told>{wrong}</p>
        </div>
    }
    .into_any()
}

/// One of several answers.
pub fn choice<C: Copy + Send + Sync + 'static>(
    draft: Draft,
    input: ReceiptInput,
    part: Part,
    answers: &'static [C],
    code: fn(C) -> &'static str,
    word: fn(Lang, C) -> &'static str,
) -> AnyView {
    let lang = use_lang();
    let (id, wrong) = (id_of(input), error(draft, input));
    let told = [&*id, "-error"].concat();
    let chosen = value(draft, part);
    let option = move |one: C| {
        view! { <option value=code(one) selected=move || chosen() == code(one)>{move || word(lang.get(), one)}</option> }
            .into_any()
    };
    let options: Vec<AnyView> = answers.iter().copied().map(option).collect();
    view! {
        <div class="field" class:field--bad=move || wrong().is_some()>
            <label class="field__label" for=id.clone()>{move || words::input(lang.get(), input)}</label>
            <select
                class="select"
                id=id
                aria-describedby=told.clone()
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=chosen
                on:change=move |event| {
                    let text = event_target_value(&event);
                    draft.form.update(|form| *part(form) = text);
                }
            >
                <option value="" selected=move || chosen().is_empty()>{say(|t| t.choose)}</option>
                {options}
            </select>
            <p class="field__error" id=told>{wrong}</p>
        </div>
    }
    .into_any()
}

/// The day each batch arrived, as many lines as there are batches.
#[component]
pub fn Batches(
    /// The form.
    draft: Draft,
) -> impl IntoView {
    let wrong = error(draft, ReceiptInput::Batches);
    let count = Memo::new(move |_| draft.form.with(|form| form.batches.len().max(1)));
    let lines = move || (0..count.get()).map(|place| batch(draft, place)).collect::<Vec<_>>();
    let resize = move |to: usize| draft.form.update(|form| form.batches.resize(to, String::new()));
    view! {
        <fieldset class="receipts__group" class:field--bad=move || wrong().is_some()>
            <legend class="field__label">{say(|t| t.arrival_day)}</legend>
            <div class="deed__fields">{lines}</div>
            <p class="field__hint">{say(|t| t.unknown_day)}</p>
            <p class="field__error">{wrong}</p>
            <p class="row">
                <button
                    class="button"
                    type="button"
                    disabled=move || { count.get() >= MAX_BATCHES }
                    on:click=move |_| resize(count.get_untracked() + 1)
                >
                    {say(|t| t.add_batch)}
                </button>
                <button
                    class="button button--quiet"
                    type="button"
                    disabled=move || { count.get() < 2 }
                    on:click=move |_| resize(count.get_untracked() - 1)
                >
                    {say(|t| t.drop_batch)}
                </button>
            </p>
        </fieldset>
    }
}

fn batch(draft: Draft, place: usize) -> AnyView {
    let number = (place + 1).to_string();
    // The first one carries the field's id, so that the error summary's link lands on it.
    let first = id_of(ReceiptInput::Batches);
    let id = if place == 0 { first } else { [&*first, "-", &number].concat() };
    let label = move || [say(|t| t.batch)(), &number, say(|t| t.batch_after)()].concat();
    let day = move || draft.form.with(|form| form.batches.get(place).cloned().unwrap_or_default());
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="input"
                id=id
                type="date"
                autocomplete="off"
                prop:value=day
                on:input=move |event| {
                    let text = event_target_value(&event);
                    draft.form.update(|form| {
                        let count = form.batches.len().max(place + 1);
                        form.batches.resize(count, String::new());
                        form.batches[place] = text;
                    });
                }
            />
        </div>
    }
    .into_any()
}

/// What the shipper wants on it.
#[component]
pub fn Demands(
    /// The form.
    draft: Draft,
) -> impl IntoView {
    let (wrong, lang) = (error(draft, ReceiptInput::Demand), use_lang());
    let boxes: Vec<AnyView> =
        DemandKind::ALL.iter().enumerate().map(|(place, kind)| demand(draft, place, *kind)).collect();
    view! {
        <fieldset class="receipts__group" class:field--bad=move || wrong().is_some()>
            <legend class="field__label">{move || words::input(lang.get(), ReceiptInput::Demand)}</legend>
            <div class="row receipts__demands">{boxes}</div>
            <div class="field">
                <label class="field__label" for="receipt-demand-note">{say(|t| t.demand_note)}</label>
                <input
                    class="input"
                    id="receipt-demand-note"
                    type="text"
                    autocomplete="off"
                    maxlength="200"
                    aria-describedby="receipt-demand-hint"
                    prop:value=move || draft.form.with(|form| form.demand_note.clone())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        draft.form.update(|form| form.demand_note = text);
                    }
                />
                <p class="field__hint" id="receipt-demand-hint">{say(|t| t.demand_hint)}</p>
            </div>
            <p class="field__error">{wrong}</p>
        </fieldset>
    }
}

fn demand(draft: Draft, place: usize, kind: DemandKind) -> AnyView {
    let lang = use_lang();
    let id = (place == 0).then(|| id_of(ReceiptInput::Demand));
    let chosen = move || draft.form.with(|form| form.demands.iter().any(|code| code == kind.code()));
    let change = move |event: leptos::ev::Event| {
        let on = event_target_checked(&event);
        draft.form.update(|form| {
            form.demands.retain(|code| code != kind.code());
            if on {
                form.demands.push(kind.code().to_owned());
            }
        });
    };
    view! {
        <label class="filters__check">
            <input type="checkbox" id=id prop:checked=chosen on:change=change />
            {move || words::demand_kind(lang.get(), kind)}
        </label>
    }
    .into_any()
}
