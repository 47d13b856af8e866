//! The form for what came of a promise, and what the server says to it. It goes through the outbox: no network loses it.

use super::promise_acts::{Act, Slip};
use crate::ui::flow::react;
use crate::{
    browser,
    clock::use_clock,
    error::AppError,
    i18n::{promises::PromiseActTexts, terms, use_lang, workbench::WorkbenchTexts},
    outbox::use_outbox,
    preferences::Lang,
    ui::{chip::Tone, notice::Notice, text_area::TextArea},
};
use domain::{
    command::{Command, Outcome},
    complaint::{
        Input,
        draft::{moment_instant, parse_input},
    },
    promise::{Deed, TEXT_LENGTH},
    time::Instant,
    view::PersonRef,
};
use leptos::{ev, prelude::*};

/// What was typed.
#[derive(Clone, Copy)]
struct Typed {
    text: RwSignal<String>,
    due: RwSignal<String>,
    to: RwSignal<String>,
    /// Whether it was tried; before that nothing is wrong.
    tried: RwSignal<bool>,
}

type Word = fn(&'static PromiseActTexts) -> &'static str;

/// The label of the words and what the button says.
const fn words(act: Act) -> (Word, Word) {
    match act {
        Act::Keep => (|t| t.keep_text, |t| t.keep_go),
        Act::Move => (|t| t.move_text, |t| t.move_go),
        Act::Release => (|t| t.release_text, |t| t.release_go),
        Act::Give => (|t| t.to, |t| t.give_go),
    }
}

impl Typed {
    fn due(self) -> Option<Instant> {
        let text = self.due.get();
        moment_instant(&parse_input(Input::Moment, &text).ok()?)
    }

    /// What is asked for; nothing while something is missing.
    fn deed(self, slip: Slip, act: Act) -> Option<Deed> {
        let text = self.text.get().trim().to_owned();
        let reason = (!text.is_empty()).then(|| text.clone());
        Some(match act {
            Act::Keep => Deed::Keep { text, call: slip.called.get() },
            Act::Move => Deed::Move { due: self.due()?, reason: reason? },
            Act::Release => Deed::Release { reason: reason? },
            Act::Give => Deed::Give { to: self.to.get().parse().ok()? },
        })
    }
}

/// The form.
#[component]
pub fn PromiseForm(slip: Slip, act: Act) -> impl IntoView {
    let (lang, clock, outbox) = (use_lang(), use_clock(), use_outbox());
    let t = move || PromiseActTexts::of(lang.get());
    let typed = Typed {
        text: RwSignal::new(String::new()),
        due: RwSignal::new(String::new()),
        to: RwSignal::new(String::new()),
        tried: RwSignal::new(false),
    };
    let deed = Memo::new(move |_| typed.deed(slip, act));
    let first = match act {
        Act::Keep | Act::Release => "text",
        Act::Move => "due",
        Act::Give => "to",
    };
    react(move || browser::focus(&slip.element(first)));
    let on_its_way = move || slip.sent.get().is_some_and(|id| outbox.answer(id).is_none());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        typed.tried.set(true);
        let Some(deed) = deed.get_untracked() else { return };
        if !on_its_way() {
            let id = browser::fresh_submission(clock.exact_ms());
            slip.sent.set(Some(id));
            outbox.send(id, Command::Promise { promise: slip.id, version: slip.version, deed });
        }
    };
    let close = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !browser::composing(&event) {
            slip.close();
        }
    };
    let (_, button) = words(act);
    view! {
        <form class="promise__form" novalidate=true on:submit=send on:keydown=close>
            {(act == Act::Move).then(|| time_field(slip, typed))}
            {if act == Act::Give { choice_field(slip, typed) } else { text_field(slip, typed, act) }}
            <div class="promise__row">
                <button type="submit" class="button button--primary" disabled=move || on_its_way()>
                    {move || button(t())}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| slip.close()>
                    {move || t().cancel}
                </button>
            </div>
        </form>
    }
}

/// One part of the form: label, control, and what is missing.
fn part(
    id: String,
    label: Signal<&'static str>,
    control: AnyView,
    missing: Signal<bool>,
    problem: Signal<&'static str>,
) -> AnyView {
    let error = [&id, "-error"].concat();
    view! {
        <div class="field" class:field--bad=move || missing.get()>
            <label class="field__label" for=id>{move || label.get()}</label>
            {control}
            <p class="field__error" id=error role="alert">{move || missing.get().then(|| problem.get())}</p>
        </div>
    }
    .into_any()
}

fn word(lang: RwSignal<Lang>, word: Word) -> Signal<&'static str> {
    Signal::derive(move || word(PromiseActTexts::of(lang.get())))
}

fn time_field(slip: Slip, typed: Typed) -> AnyView {
    let lang = use_lang();
    let id = slip.element("due");
    let missing = Signal::derive(move || typed.tried.get() && typed.due().is_none());
    let control = view! {
        <input
            class="input"
            type="datetime-local"
            id=id.clone()
            autocomplete="off"
            aria-describedby=[&id, "-error"].concat()
            aria-invalid=move || missing.get().then_some("true")
            prop:value=move || typed.due.get()
            on:input=move |event| typed.due.set(event_target_value(&event))
        />
    };
    part(id, word(lang, |t| t.due), control.into_any(), missing, word(lang, |t| t.no_due))
}

fn text_field(slip: Slip, typed: Typed, act: Act) -> AnyView {
    let lang = use_lang();
    let id = slip.element("text");
    let needed = act != Act::Keep;
    let missing = Signal::derive(move || needed && typed.tried.get() && typed.text.with(|text| text.trim().is_empty()));
    let control = view! {
        <TextArea
            id=id.clone()
            value=typed.text
            on_input=Callback::new(move |text: String| typed.text.set(text))
            rows=2
            max=u32::try_from(TEXT_LENGTH).unwrap_or(500)
            described_by=Signal::stored(Some([&id, "-error"].concat()))
            invalid=missing
        />
    };
    part(id, word(lang, words(act).0), control.into_any(), missing, word(lang, |t| t.no_text))
}

fn choice_field(slip: Slip, typed: Typed) -> AnyView {
    let lang = use_lang();
    let id = slip.element("to");
    let missing = Signal::derive(move || typed.tried.get() && typed.to.with(String::is_empty));
    let others = slip.colleagues.get_value().into_iter().filter(|person| Some(person.id) != slip.owner);
    let option = |PersonRef { id, name, role }: PersonRef| {
        view! { <option value=id.to_string()>{name} " · " {move || terms::role(lang.get(), role)}</option> }.into_any()
    };
    let control = view! {
        <select
            class="select"
            id=id.clone()
            aria-describedby=[&id, "-error"].concat()
            aria-invalid=move || missing.get().then_some("true")
            prop:value=move || typed.to.get()
            on:change=move |event| typed.to.set(event_target_value(&event))
        >
            <option value="">{move || WorkbenchTexts::of(lang.get()).choose}</option>
            {others.map(option).collect_view()}
        </select>
    };
    part(id, word(lang, |t| t.to), control.into_any(), missing, word(lang, |t| t.no_to))
}

/// What became of what was sent. A saved one leaves the list by itself as soon as the list is fetched again.
#[component]
pub fn Sent(slip: Slip) -> impl IntoView {
    let (lang, outbox) = (use_lang(), use_outbox());
    let t = move || PromiseActTexts::of(lang.get());
    let answer = Memo::new(move |_| slip.sent.get().and_then(|id| outbox.answer(id)));
    let trouble = move || answer.with(|answer| answer.as_ref().and_then(|answer| refused(lang.get(), answer)));
    let state = move || match (slip.sent.get(), answer.get()) {
        (None, _)
        | (_, Some(Ok(Outcome::Refused { .. } | Outcome::Flawed { .. } | Outcome::Conflict { .. }) | Err(_))) => "",
        (Some(_), Some(Ok(Outcome::Done { .. }))) => t().saved,
        (Some(_), None) if outbox.offline.get() => WorkbenchTexts::of(lang.get()).queued,
        (Some(_), None) => WorkbenchTexts::of(lang.get()).saving,
    };
    react(move || {
        if matches!(answer.get(), Some(Ok(Outcome::Done { .. }))) {
            slip.open.set(None);
        }
    });
    let title = Signal::derive(move || WorkbenchTexts::of(lang.get()).refused.to_owned());
    view! {
        <p class="promise__state" role="status">{state}</p>
        {move || trouble().map(|text| {
            view! { <Notice tone=Tone::Overdue title=title><p>{text}</p></Notice> }.into_any()
        })}
    }
}

/// Why it was not saved, and what to do.
fn refused(lang: Lang, answer: &Result<Outcome, AppError>) -> Option<String> {
    match answer {
        Ok(Outcome::Refused { refusal }) => Some(terms::refusal(lang, refusal)),
        Ok(Outcome::Done { .. } | Outcome::Flawed { .. } | Outcome::Conflict { .. }) => None,
        Err(error) => Some(terms::error(lang, *error)),
    }
}
