//! Starting a contact by hand.

use crate::ui::flow::react;
use crate::{
    browser,
    desk::{NewCall, use_desk},
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    later::use_later,
    paths,
};
use domain::{
    call::Direction,
    complaint::{Field, Problem, kind::ChannelCode},
};
use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// What was typed into the form.
#[derive(Clone, Copy)]
struct Typed {
    channel: RwSignal<ChannelCode>,
    direction: RwSignal<Direction>,
    phone: RwSignal<String>,
    waybill: RwSignal<String>,
}

impl Typed {
    fn call(self) -> NewCall {
        NewCall {
            channel: self.channel.get_untracked(),
            direction: self.direction.get_untracked(),
            phone: self.phone.get_untracked(),
            waybill: self.waybill.get_untracked(),
            of: None,
        }
    }
}

/// How far the start of the call is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Being filled in.
    Filling,
    /// Wanted; what a call needs is on its way.
    Wanted,
    /// What a call needs could not be fetched.
    NotReady,
    /// Something typed does not hold.
    Flawed(Field, Problem),
}

/// The form.
#[component]
pub fn StartCall() -> impl IntoView {
    let (lang, later) = (use_lang(), use_later());
    let t = move || WorkbenchTexts::of(lang.get());
    let typed = Typed {
        channel: RwSignal::new(ChannelCode::Hotline),
        direction: RwSignal::new(Direction::Inbound),
        phone: RwSignal::new(String::new()),
        waybill: RwSignal::new(String::new()),
    };
    let step = RwSignal::new(Step::Filling);
    take_from_address(typed.waybill);
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        step.set(Step::Wanted);
        later.ask();
    };
    follow(typed, step);
    let problem = move |field: Field| {
        Signal::derive(move || match (step.get(), later.bench()) {
            (Step::Flawed(bad, problem), Some(parts)) if bad == field => (parts.problem)(lang.get(), field, problem),
            _ => String::new(),
        })
    };
    let state = move || match step.get() {
        Step::Wanted => t().start_wait,
        Step::NotReady => t().start_failed,
        Step::Filling | Step::Flawed(..) => "",
    };
    let (phone, waybill) = (typed.phone, typed.waybill);
    view! {
        <section class="card start">
            <h1 class="card__title start__title">{move || t().start_title}</h1>
            <p class="muted">{move || t().start_text}</p>
            <form class="start__form" on:submit=begin novalidate>
                <div class="start__pair">
                    {line("call-phone", "tel", Signal::derive(move || t().phone), phone, problem(Field::ContactPhone))}
                    {line("call-waybill", "text", Signal::derive(move || t().waybill), waybill, problem(Field::Waybill))}
                </div>
                <div class="start__pair">
                    <Channels channel=typed.channel/>
                    <Directions direction=typed.direction/>
                </div>
                <button
                    type="submit"
                    class="button button--primary start__button"
                    aria-busy=move || (step.get() == Step::Wanted).then_some("true")
                >
                    {move || t().start_button}
                </button>
                <p class="start__state" role="status">{move || state()}</p>
            </form>
        </section>
        {move || later.bench().map(|parts| (parts.left)())}
    }
}

/// Begins the call once it is wanted and what it needs is here.
fn follow(typed: Typed, step: RwSignal<Step>) {
    let (desk, later) = (use_desk(), use_later());
    react(move || {
        if step.get() != Step::Wanted {
            return;
        }
        if let Some(parts) = later.bench() {
            match (parts.begin)(desk, &typed.call()) {
                Ok(()) => step.set(Step::Filling),
                Err((field, problem)) => {
                    step.set(Step::Flawed(field, problem));
                    browser::focus(if field == Field::Waybill { "call-waybill" } else { "call-phone" });
                }
            }
        } else if later.failed.get() {
            step.set(Step::NotReady);
        }
    });
    react(move || {
        typed.phone.track();
        typed.waybill.track();
        // What is being mended is not wrong any more until the next try.
        if matches!(step.get_untracked(), Step::Flawed(..)) {
            step.set(Step::Filling);
        }
    });
}

/// One line of the form. Not the field of the complaint form, which brings every kind of input with it.
fn line(
    id: &'static str,
    kind: &'static str,
    label: Signal<&'static str>,
    value: RwSignal<String>,
    problem: Signal<String>,
) -> AnyView {
    let error = [id, "-error"].concat();
    let bad = move || problem.with(|p| !p.is_empty());
    view! {
        <div class="field" class:field--bad=move || bad()>
            <label class="field__label" for=id>{move || label.get()}</label>
            <input
                class="input"
                id=id
                type=kind
                inputmode=kind
                autocomplete="off"
                maxlength="40"
                prop:value=move || value.get()
                aria-describedby=error.clone()
                aria-invalid=move || bad().then_some("true")
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="field__error" id=error>{move || problem.get()}</p>
        </div>
    }
    .into_any()
}

/// The palette and other pages send people here with a waybill to start from.
fn take_from_address(waybill: RwSignal<String>) {
    let (query, navigate) = (use_query_map(), use_navigate());
    react(move || {
        if let Some(number) = query.with(|q| q.get("waybill")) {
            waybill.set(number);
        }
        if query.with(|q| q.get("call")).is_some() {
            browser::focus("call-phone");
        }
        if query.with(|q| q.get("call").is_some() || q.get("waybill").is_some()) {
            // Used up: the same address may be chosen again.
            navigate(paths::WORKBENCH, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    });
}

/// By which channel.
#[component]
fn Channels(
    /// The choice.
    channel: RwSignal<ChannelCode>,
) -> impl IntoView {
    let lang = use_lang();
    let label = Signal::derive(move || WorkbenchTexts::of(lang.get()).channel);
    let options = ChannelCode::ALL
        .iter()
        .map(|code| {
            let label = move || terms::channel(lang.get(), *code);
            option(code.code(), move || channel.get() == *code, label)
        })
        .collect();
    select("call-channel", label, options, move |code| {
        if let Some(chosen) = ChannelCode::from_code(&code) {
            channel.set(chosen);
        }
    })
}

/// Who called whom.
#[component]
fn Directions(
    /// The choice.
    direction: RwSignal<Direction>,
) -> impl IntoView {
    let lang = use_lang();
    let label = Signal::derive(move || WorkbenchTexts::of(lang.get()).direction);
    let options = Direction::ALL
        .iter()
        .map(|code| {
            let label = move || terms::direction(lang.get(), *code);
            option(code.code(), move || direction.get() == *code, label)
        })
        .collect();
    select("call-direction", label, options, move |code| {
        if let Some(chosen) = Direction::from_code(&code) {
            direction.set(chosen);
        }
    })
}

fn option(
    code: &'static str,
    chosen: impl Fn() -> bool + Send + 'static,
    label: impl Fn() -> &'static str + Send + 'static,
) -> AnyView {
    view! { <option value=code selected=chosen>{label}</option> }.into_any()
}

fn select(
    id: &'static str,
    label: Signal<&'static str>,
    options: Vec<AnyView>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{move || label.get()}</label>
            <select class="select" id=id on:change=move |event| choose(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
    .into_any()
}
