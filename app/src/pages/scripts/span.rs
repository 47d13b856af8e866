//! A length of time: a number and its unit.

use super::{
    editing::Editing,
    inputs::{Label, element},
    values::now,
};
use crate::i18n::{
    scripts::{self as words, ScriptTexts, say},
    use_lang,
};
use domain::script::edit::{Edit, Spot, Value};
use leptos::prelude::*;

/// The units of a length of time, in minutes.
const UNITS: [u32; 3] = [1, 60, 1_440];
/// The longest length: a year.
const LONGEST: u32 = 366 * 1_440;

/// The largest unit that counts so many minutes whole.
fn fitting(minutes: u32) -> u32 {
    UNITS.into_iter().rev().find(|unit| minutes.is_multiple_of(*unit)).unwrap_or(1)
}

/// A length of time with its unit; empty for none.
#[component]
pub fn MinutesSpot(editing: Editing, spot: Spot, label: Label) -> impl IntoView {
    let lang = use_lang();
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let minutes = Memo::new(move |_| match now(editing, at) {
        Value::Minutes(minutes) => Some(minutes),
        _ => None,
    });
    let (chosen, wrong) = (RwSignal::new(minutes.get_untracked().map_or(60, fitting)), RwSignal::new(false));
    // A length that the chosen unit does not count whole, as after undoing, is shown in one that does.
    let unit = Memo::new(move |_| {
        let chosen = chosen.get();
        minutes.get().filter(|minutes| !minutes.is_multiple_of(chosen)).map_or(chosen, fitting)
    });
    let shown =
        move || minutes.get().and_then(|minutes| minutes.checked_div(unit.get())).map(|count| count.to_string());
    let put = move |count: Option<u32>, unit: u32| {
        let length = count.map(|count| count.checked_mul(unit).filter(|length| (1..=LONGEST).contains(length)));
        wrong.set(length == Some(None));
        let value = match length {
            Some(None) => return false,
            Some(Some(length)) => Value::Minutes(length),
            None => Value::Nothing,
        };
        editing.edit(&Edit::Set { spot: at.get_value(), value });
        true
    };
    let typed = move |event| {
        let text = domain::search::halfwidth(&event_target_value(&event));
        match (text.trim(), text.trim().parse()) {
            ("", _) => drop(put(None, 1)),
            (_, Ok(count)) => drop(put(Some(count), unit.get_untracked())),
            _ => wrong.set(true),
        }
    };
    let hint = [&*id, "-hint"].concat();
    let fixed = !editing.may_edit;
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label(lang.get())}</label>
            <div class="scripts__span">
                <input
                    class="input"
                    id=id
                    inputmode="numeric"
                    readonly=fixed
                    aria-describedby=hint.clone()
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || shown().unwrap_or_default()
                    on:input=typed
                />
                <UnitPick minutes=minutes unit=unit chosen=chosen put=Callback::new(move |(count, unit)| put(Some(count), unit)) fixed=fixed />
            </div>
            <span class="field__hint" id=hint>
                {move || {
                    let t = ScriptTexts::of(lang.get());
                    if wrong.get() { t.minutes_wrong } else { t.minutes_hint }
                }}
            </span>
        </div>
    }
}

/// The unit. Another one keeps the number that is there.
#[component]
fn UnitPick(
    minutes: Memo<Option<u32>>,
    unit: Memo<u32>,
    chosen: RwSignal<u32>,
    put: Callback<(u32, u32), bool>,
    fixed: bool,
) -> impl IntoView {
    let lang = use_lang();
    let measured = move |event: leptos::ev::Event| {
        let before = unit.get_untracked();
        let Some(to) = event_target_value(&event).parse().ok().filter(|to| UNITS.contains(to)) else { return };
        let count = minutes.get_untracked().and_then(|minutes| minutes.checked_div(before));
        if count.is_none_or(|count| put.run((count, to))) {
            chosen.set(to);
        } else {
            // So many of them would be too long: the unit stays what it was.
            event_target::<web_sys::HtmlSelectElement>(&event).set_value(&before.to_string());
        }
    };
    let options = move || -> Vec<AnyView> {
        let (lang, now) = (lang.get(), unit.get());
        let option = |unit: u32| {
            view! { <option value=unit.to_string() selected=unit == now>{words::unit(lang, unit)}</option> }.into_any()
        };
        UNITS.into_iter().map(option).collect()
    };
    let now = move || unit.get().to_string();
    view! {
        <select class="input" aria-label=say(|t| t.unit) disabled=fixed prop:value=move || now() on:change=measured>
            {options}
        </select>
    }
}
