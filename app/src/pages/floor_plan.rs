//! What the floor works and counts by: standards and limits, queues, and who keeps promised callbacks.

mod queues;
mod state;
mod typed;

use crate::{
    browser,
    doors::floor::floor_plan,
    i18n::{
        board::{setting_name, zone},
        floor_plan::{hint, say},
        terms, use_lang,
    },
    paths,
    start::use_me,
    ui::{chip::Tone, flow::Show, notice::Notice, title::Title},
    wire::fetched,
};
use domain::{account::Permission, queue::Setting, view::floor::FloorPlan};
use leptos::{ev::SubmitEvent, prelude::*};
use queues::{Callbacks, Queues};
use state::{Plan, Tried};
use typed::Field;

/// The page.
#[component]
pub fn FloorPlanPage() -> impl IntoView {
    let plan = fetched(|| (), |()| floor_plan());
    view! {
        <Title text=say(|t| t.title) />
        <div class="page narrow stack plan">
            <p><a href=paths::BOARD>{say(|t| t.back)}</a></p>
            <h1>{say(|t| t.title)}</h1>
            <p class="muted">{say(|t| t.lead)}</p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match plan.await {
                        Ok(plan) => view! { <Form plan=plan /> }.into_any(),
                        Err(error) => {
                            let lang = use_lang();
                            view! {
                                <Notice tone=Tone::Overdue title=Signal::derive(move || say(|t| t.failed)().to_owned())>
                                    <p>{move || terms::error(lang.get(), error)}</p>
                                    <button class="button" type="button" on:click=move |_| plan.refetch()>{say(|t| t.retry)}</button>
                                </Notice>
                            }
                            .into_any()
                        }
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Form(plan: FloorPlan) -> impl IntoView {
    let page = Plan::new(plan);
    let runs = use_me().is_some_and(|me| me.actor.may(Permission::RunFloor));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        page.save();
    };
    let settings =
        Setting::ALL.iter().map(|setting| view! { <Value page=page setting=*setting /> }.into_any()).collect_view();
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Flaws page=page />
            <fieldset class="card plan__values" disabled=!runs>
                <legend class="card__title">{say(|t| t.counting)}</legend>
                {settings}
            </fieldset>
            <Queues page=page runs=runs />
            <Callbacks page=page runs=runs />
            {if runs { view! { <Save page=page /> }.into_any() } else { view! { <p class="muted">{say(|t| t.not_yours)}</p> }.into_any() }}
        </form>
    }
}

/// What is wrong, each a link to its field.
#[component]
fn Flaws(page: Plan) -> impl IntoView {
    let lang = use_lang();
    let rows = move || match page.tried.get() {
        Tried::Flawed(wrong) => wrong,
        _ => Vec::new(),
    };
    let row = move |(field, wrong): (Field, typed::Wrong)| {
        let id = field.id();
        let target = id.clone();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            browser::focus(&target);
        };
        let words = move || [field.label(lang.get()), lang.get().pick("：", ": "), &wrong.words(lang.get())].concat();
        view! { <li><a href=["#", &id].concat() on:click=go>{words}</a></li> }.into_any()
    };
    view! {
        <Show when=move || !rows().is_empty()>
            <div class="summary" role="alert" tabindex="-1" id="plan-flaws">
                <p class="summary__title">{say(|t| t.flaws)}</p>
                <ul class="summary__list">{move || rows().into_iter().map(row).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// One setting.
#[component]
fn Value(page: Plan, setting: Setting) -> impl IntoView {
    let lang = use_lang();
    let field = Field::Value(setting);
    let (id, told) = (field.id(), [field.id(), "-told".to_owned()].concat());
    let value = move || {
        let found =
            page.typed.with(|typed| typed.values.iter().find(|(of, _)| *of == setting).map(|(_, text)| text.clone()));
        found.unwrap_or_default()
    };
    let write = move |text: String| {
        page.change(|typed| {
            typed.values.retain(|(of, _)| *of != setting);
            typed.values.push((setting, text));
            typed.values.sort_by_key(|(of, _)| *of);
        });
    };
    let wrong = move || page.wrong(field);
    let below = move || wrong().map_or_else(|| hint(lang.get(), setting), |wrong| wrong.words(lang.get()));
    let input = if setting == Setting::Zone {
        let option = |minutes: i32| {
            let chosen = move || value() == minutes.to_string();
            view! { <option value=minutes.to_string() selected=chosen>{zone(minutes)}</option> }.into_any()
        };
        let options = zones().map(option);
        view! {
            <select class="select" id=id.clone() aria-describedby=told.clone() on:change=move |event| write(event_target_value(&event))>
                {options.collect_view()}
            </select>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                id=id.clone()
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="5"
                aria-describedby=told.clone()
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=value
                on:input=move |event| write(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:field--bad=move || wrong().is_some()>
            <label class="field__label" for=id>{move || setting_name(lang.get(), setting)}</label>
            {input}
            <p class:field__hint=move || wrong().is_none() class:field__error=move || wrong().is_some() id=told>{below}</p>
        </div>
    }
}

/// Every zone by the half hour, and those by the quarter that exist.
fn zones() -> impl Iterator<Item = i32> {
    let (min, max) = Setting::Zone.range();
    (min..=max).filter(|minutes| minutes % 30 == 0 || matches!(minutes, 345 | 525 | 765))
}

/// Saving, a way back, and what came of it.
#[component]
fn Save(page: Plan) -> impl IntoView {
    let lang = use_lang();
    let dirty = Memo::new(move |_| page.dirty());
    let title = |text: fn(&'static crate::i18n::floor_plan::PlanTexts) -> &'static str| {
        let said = say(text);
        Signal::derive(move || said().to_owned())
    };
    let (changed, not_saved) = (title(|t| t.changed), title(|t| t.not_saved));
    let told = move || match page.tried.get() {
        Tried::Changed(now) => {
            let theirs = now.clone();
            view! {
                <Notice tone=Tone::Near title=changed>
                    <p>{say(|t| t.changed_text)}</p>
                    <p class="row">
                        <button type="button" class="button" on:click=move |_| page.show(theirs.clone())>{say(|t| t.take_theirs)}</button>
                        <button type="button" class="button" on:click=move |_| page.insist(now.clone())>{say(|t| t.keep_mine)}</button>
                    </p>
                </Notice>
            }
            .into_any()
        }
        Tried::Failed(error) => {
            view! { <Notice tone=Tone::Overdue title=not_saved><p>{terms::error(lang.get(), error)}</p></Notice> }
                .into_any()
        }
        _ => ().into_any(),
    };
    let status = move || {
        let saved = page.tried.with(|tried| *tried == Tried::Saved);
        match (page.busy.get(), saved, page.restored.get()) {
            (true, ..) => say(|t| t.saving)(),
            (_, true, _) => say(|t| t.saved)(),
            (.., true) => say(|t| t.restored)(),
            _ => "",
        }
    };
    let back = move |_| page.show(page.base.get_untracked());
    view! {
        {told}
        <div class="row">
            <button type="submit" class="button button--primary" aria-disabled=move || page.busy.get().then_some("true")>{say(|t| t.save)}</button>
            <button type="button" class="button" hidden=move || !dirty.get() on:click=back>{say(|t| t.restore)}</button>
            <span class="muted" role="status">{status}</span>
        </div>
    }
}
