//! The queues of the plan, and where promises wait.

use super::{
    state::Plan,
    typed::{Field, TypedQueue},
};
use crate::{
    browser,
    i18n::{
        floor_plan::{PlanTexts, say},
        use_lang,
    },
    ui::flow::{For, Show},
};
use domain::view::floor::{LABEL_LENGTH, MOST_QUEUES};
use leptos::prelude::*;

/// The queues.
#[component]
pub fn Queues(page: Plan, runs: bool) -> impl IntoView {
    let rows =
        Memo::new(move |_| page.typed.with(|typed| typed.queues.iter().map(|queue| queue.row).collect::<Vec<_>>()));
    let add = move |_| {
        let mut row = 0;
        page.change(|typed| row = typed.add());
        browser::focus_soon(&Field::Code(row).id());
    };
    let full = move || rows.with(Vec::len) >= MOST_QUEUES;
    view! {
        <fieldset class="card stack plan__queues" disabled=!runs>
            <legend class="card__title">{say(|t| t.queues)}</legend>
            <p class="muted">{say(|t| t.queues_text)}</p>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="muted">{say(|t| t.no_queues)}</p>
            </Show>
            <For each=move || rows.get() key=|row| *row children=move |row| view! { <Row page=page row=row runs=runs /> } />
            {runs.then(|| view! { <p><button type="button" class="button" disabled=full on:click=add>{say(|t| t.add)}</button></p> }.into_any())}
        </fieldset>
    }
}

#[component]
fn Row(page: Plan, row: u32, runs: bool) -> impl IntoView {
    let find = move |take: fn(&TypedQueue) -> String| {
        page.typed.with(|typed| typed.queues.iter().find(|queue| queue.row == row).map(take).unwrap_or_default())
    };
    let known = page.typed.with_untracked(|typed| typed.queues.iter().any(|queue| queue.row == row && queue.known));
    let name = move || {
        let code = find(|queue| queue.code.clone());
        if code.is_empty() { say(|t| t.new_queue)().to_owned() } else { code }
    };
    let remove = move |_| {
        page.change(|typed| typed.remove(row));
        browser::focus_soon("plan-callbacks");
    };
    view! {
        <div class="plan__queue" role="group" aria-label=name>
            <Text page=page field=Field::Code(row) label=|t| t.code fixed=known get=|queue| &queue.code put=|queue, text| queue.code = text />
            <Text page=page field=Field::Zh(row) label=|t| t.zh fixed=false get=|queue| &queue.zh put=|queue, text| queue.zh = text />
            <Text page=page field=Field::En(row) label=|t| t.en fixed=false get=|queue| &queue.en put=|queue, text| queue.en = text />
            <Text page=page field=Field::Skill(row) label=|t| t.skill fixed=false get=|queue| &queue.skill put=|queue, text| queue.skill = text />
            {runs
                .then(|| {
                    let label = move || [say(|t| t.remove)(), " ", &name()].concat();
                    view! { <button type="button" class="button" aria-label=label on:click=remove>{say(|t| t.remove)}</button> }.into_any()
                })}
        </div>
    }
}

/// A field of a queue.
#[component]
fn Text(
    page: Plan,
    field: Field,
    label: fn(&'static PlanTexts) -> &'static str,
    /// Whether it stays as it is.
    fixed: bool,
    get: fn(&TypedQueue) -> &String,
    put: fn(&mut TypedQueue, String),
) -> impl IntoView {
    let lang = use_lang();
    let row = match field {
        Field::Code(row) | Field::Zh(row) | Field::En(row) | Field::Skill(row) => row,
        Field::Value(_) => return ().into_any(),
    };
    let (id, told) = (field.id(), [field.id(), "-told".to_owned()].concat());
    let value = move || {
        page.typed.with(|typed| {
            typed.queues.iter().find(|queue| queue.row == row).map(|queue| get(queue).clone()).unwrap_or_default()
        })
    };
    let write = move |event| {
        let text = event_target_value(&event);
        page.change(|typed| {
            if let Some(queue) = typed.queues.iter_mut().find(|queue| queue.row == row) {
                put(queue, text);
            }
        });
    };
    let wrong = move || page.wrong(field);
    view! {
        <div class="field" class:field--bad=move || wrong().is_some()>
            <label class="field__label" for=id.clone()>{say(label)}</label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                maxlength=LABEL_LENGTH.to_string()
                readonly=fixed
                aria-describedby=told.clone()
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=value
                on:input=write
            />
            <p class="field__error" id=told>{move || wrong().map(|wrong| wrong.words(lang.get()))}</p>
        </div>
    }
    .into_any()
}

/// Who keeps promises.
#[component]
pub fn Callbacks(page: Plan, runs: bool) -> impl IntoView {
    let lang = use_lang();
    let value = move || page.typed.with(|typed| typed.callbacks.clone());
    let options = move || {
        let at = lang.get().pick(0, 1);
        let queues = page.typed.with(|typed| typed.queues.clone());
        let option = |queue: TypedQueue| {
            let name = [&queue.zh, &queue.en][at].clone();
            let chosen = queue.code == value();
            view! { <option value=queue.code selected=chosen>{name}</option> }.into_any()
        };
        queues.into_iter().filter(|queue| !queue.code.is_empty()).map(option).collect_view()
    };
    view! {
        <fieldset class="card" disabled=!runs>
            <legend class="card__title">{say(|t| t.callbacks)}</legend>
            <div class="field">
                <label class="field__label" for="plan-callbacks">{say(|t| t.callbacks_text)}</label>
                <select
                    class="select"
                    id="plan-callbacks"
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        page.change(|typed| typed.callbacks = chosen);
                    }
                >
                    <option value="" selected=move || value().is_empty()>{say(|t| t.own)}</option>
                    {options}
                </select>
            </div>
        </fieldset>
    }
}
