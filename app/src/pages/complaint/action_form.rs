//! The forms for everything but the facts: one or two choices, some words, and a button that says what it does.

use super::{
    Case,
    action::{Action, awaits_first_reply, awaits_ruling},
    phrases, ruling,
    sheet::{Doc, Progress, Sheet, command},
};
use crate::ui::flow::{Show, react};
use crate::{
    browser,
    clock::use_clock,
    i18n::{
        complaints::{Texts, complaints, say},
        proof, terms, time, use_lang,
    },
    preferences::Lang,
    ui::{chip::Tone, notice::Notice, phrase_area::PhraseArea},
};
use domain::{
    clock::Clock,
    command::Outcome,
    complaint::{CloseReason, ReplyChannel, decide::TEXT_LENGTH},
    rulebook::ClockCode,
};
use leptos::prelude::*;

/// A choice of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    /// How the reply was given.
    Reply,
    /// Why it is finished.
    Reason,
    /// How the customer was told.
    Told,
    /// Whom it is given to.
    Person,
    /// What is decided on an amount.
    Ruling,
}

/// A word of the page.
type Word = fn(&'static Texts) -> &'static str;

/// What a form consists of: its choices, the label of its words, its button.
fn parts(action: Action) -> (&'static [Pick], Option<Word>, Word) {
    match action {
        Action::Reply => (&[Pick::Reply], Some(|t| t.reply_text), |t| t.send_reply),
        Action::Note => (&[], Some(|t| t.note_text), |t| t.send_note),
        Action::Assign => (&[Pick::Person], None, |t| t.send_assign),
        Action::Hand => (&[], Some(|t| t.hand_text), |t| t.send_hand),
        Action::Close => (&[Pick::Reason, Pick::Told], Some(|t| t.close_text), |t| t.send_close),
        Action::Reopen => (&[], Some(|t| t.reopen_text), |t| t.send_reopen),
        Action::Rule => (&[Pick::Ruling], Some(|t| t.rule_text), |t| t.send_rule),
        Action::Take | Action::Edit => (&[], None, |t| t.take),
    }
}

/// The form of an action. Made when the button is pressed, so it exists only in the browser.
#[component]
pub fn ActionForm(
    /// The complaint.
    case: Case,
    /// What is done.
    action: Action,
) -> impl IntoView {
    let lang = use_lang();
    let reckoning = case.page.value.with_untracked(|page| awaits_ruling(page).map_or(0, |r| r.number));
    let first = Doc { choice: likely(action, case), reckoning, ..Doc::fresh(use_clock().exact_ms()) };
    let sheet = Sheet::open(case, action, first);
    let (picks, words, button) = parts(action);
    let tried = RwSignal::new(false);
    let no_choice = Memo::new(move |_| sheet.doc.with(|doc| command(case.id, action, doc).is_none()));
    let no_text = Memo::new(move |_| words.is_some() && sheet.doc.with(|doc| doc.text.trim().is_empty()));
    let busy = Memo::new(move |_| sheet.progress() != Progress::Writing);
    let send = move || {
        tried.set(true);
        if !no_choice.get_untracked() && !no_text.get_untracked() && !busy.get_untracked() {
            sheet.send();
        }
    };
    if action == Action::Take {
        // The button that opened this said all there is to say.
        sheet.send();
    }
    let start = if words.is_some() { ["deed-", action.code()].concat() } else { "deed-person".to_owned() };
    react(move || browser::focus_quietly(&start));
    let first_reply = case.part(awaits_first_reply);
    let title = move || action.label(complaints(lang.get()), first_reply.get());
    let choices = picks.iter().map(|pick| choice(case, sheet, *pick, tried)).map(IntoAny::into_any).collect_view();
    view! {
        <form
            class="deed"
            aria-label=move || title()
            novalidate=true
            on:keydown=move |event| sheet.on_key(&event, send)
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <h2 class="deed__title">{move || title()}</h2>
            <Restored sheet=sheet />
            <div class="deed__choices">
                {choices}
                {(action == Action::Rule).then(|| view! { <ruling::Amount sheet=sheet tried=tried /> }.into_any())}
            </div>
            {(action == Action::Rule).then(|| view! { <ruling::Limits case=case sheet=sheet /> }.into_any())}
            {words.map(|label| area(sheet, action, label, no_text, tried, busy))}
            {matches!(action, Action::Reply | Action::Close).then(|| view! { <Verdict case=case action=action /> }.into_any())}
            <Answer sheet=sheet />
            <Buttons sheet=sheet case=case label=button busy=busy />
        </form>
    }
}

/// The choice that is right most of the time.
fn likely(action: Action, case: Case) -> String {
    use domain::complaint::{ChannelCode, Field};
    if action != Action::Reply {
        return String::new();
    }
    let channel =
        case.page.value.with_untracked(|p| p.facts.get(&Field::Channel).and_then(|c| ChannelCode::from_code(c)));
    let reply = match channel {
        Some(ChannelCode::Chat) => ReplyChannel::Chat,
        Some(ChannelCode::Mail) => ReplyChannel::Mail,
        Some(ChannelCode::Platform) => ReplyChannel::Platform,
        Some(ChannelCode::Visit) => ReplyChannel::InPerson,
        _ => ReplyChannel::Phone,
    };
    reply.code().to_owned()
}

fn area(
    sheet: Sheet,
    action: Action,
    label: Word,
    missing: Memo<bool>,
    tried: RwSignal<bool>,
    busy: Memo<bool>,
) -> impl IntoView {
    let id = ["deed-", action.code()].concat();
    let error = ["deed-", action.code(), "-error"].concat();
    let shows = Memo::new(move |_| tried.get() && missing.get());
    let described = {
        let error = error.clone();
        Signal::derive(move || shows.get().then(|| error.clone()))
    };
    view! {
        <div class="field" class:field--bad=move || shows.get()>
            <label class="field__label" for=id.clone()>{say(label)}</label>
            <PhraseArea
                id=id
                source=phrases::source(sheet.case())
                to_customer=matches!(action, Action::Reply | Action::Close)
                value=Signal::derive(move || sheet.doc.with(|d| d.text.clone()))
                on_input=Callback::new(move |text| sheet.doc.update(|d| d.text = text))
                rows=5
                max=u32::try_from(TEXT_LENGTH).unwrap_or(u32::MAX)
                described_by=described
                invalid=Signal::derive(move || shows.get())
                readonly=Signal::derive(move || busy.get())
            />
            <p class="field__error" id=error>
                {move || shows.get().then(say(|t| t.text_missing))}
            </p>
        </div>
    }
}

fn choice(case: Case, sheet: Sheet, pick: Pick, tried: RwSignal<bool>) -> impl IntoView {
    let (id, label): (&'static str, Word) = match pick {
        Pick::Reply => ("deed-channel", |t| t.reply_channel),
        Pick::Reason => ("deed-reason", |t| t.close_reason),
        Pick::Told => ("deed-told", |t| t.told),
        Pick::Person => ("deed-person", |t| t.assign_to),
        Pick::Ruling => ("deed-ruling", |t| t.rule_choice),
    };
    let second = pick == Pick::Told;
    let value = move || sheet.doc.with(|d| if second { d.told.clone() } else { d.choice.clone() });
    let missing = move || tried.get() && value().is_empty();
    let lang = use_lang();
    let options = move || {
        answers(lang.get(), case, pick)
            .into_iter()
            .map(|(code, label)| {
                let chosen = code.clone();
                view! { <option value=code selected=move || value() == chosen>{label}</option> }
            })
            .map(IntoAny::into_any)
            .collect_view()
    };
    view! {
        <div class="field" class:field--bad=move || missing()>
            <label class="field__label" for=id>{say(label)}</label>
            <select
                class="select"
                id=id
                aria-invalid=move || missing().then_some("true")
                on:change=move |event| {
                    let code = event_target_value(&event);
                    sheet.doc.update(|d| if second { d.told = code } else { d.choice = code });
                    if pick == Pick::Ruling {
                        ruling::propose(case, sheet);
                    }
                }
            >
                <option value="" selected=move || value().is_empty()>{say(|t| t.choose)}</option>
                {move || options()}
            </select>
            <p class="field__error">{move || missing().then(say(|t| t.choose_missing))}</p>
        </div>
    }
}

fn answers(lang: Lang, case: Case, pick: Pick) -> Vec<(String, String)> {
    match pick {
        Pick::Reply | Pick::Told => {
            ReplyChannel::ALL.iter().map(|c| (c.code().to_owned(), terms::reply_channel(lang, *c).to_owned())).collect()
        }
        Pick::Reason => {
            CloseReason::ALL.iter().map(|c| (c.code().to_owned(), terms::close_reason(lang, *c).to_owned())).collect()
        }
        Pick::Ruling => ruling::choices(lang),
        Pick::Person => case.page.value.with(|page| {
            let others = page.assignable.iter().filter(|p| page.owner.as_ref().is_none_or(|owner| owner.id != p.id));
            others.map(|p| (p.id.to_string(), [&*p.name, " · ", terms::role(lang, p.role)].concat())).collect()
        }),
    }
}

/// Says before sending which clocks this meets, and which it is late for.
#[component]
fn Verdict(case: Case, action: Action) -> impl IntoView {
    let (clock, lang) = (use_clock(), use_lang());
    let met: Memo<Vec<Clock>> = case.part(move |page| {
        let meets = |c: &&Clock| {
            let by_reply = matches!(c.code, ClockCode::FirstReply | ClockCode::SameDayResult);
            c.is_running() && (action == Action::Close || by_reply)
        };
        page.clocks.iter().filter(meets).cloned().collect()
    });
    let lines = Memo::new(move |_| {
        let (lang, now) = (lang.get(), clock.now());
        let t = complaints(lang);
        met.with(|clocks| {
            let line = |c: &Clock| {
                let late = c.due.is_late(now);
                let left = time::countdown(lang, (c.due.instant() - now).num_seconds());
                let verdict = if late { t.misses } else { t.meets };
                (late, [verdict, &proof::heading(lang, c), t.comma, &left].concat())
            };
            clocks.iter().map(line).collect::<Vec<_>>()
        })
    });
    view! {
        <ul class="verdicts">
            {move || {
                lines
                    .get()
                    .into_iter()
                    .map(|(late, line)| {
                        let class = if late { "verdict verdict--late" } else { "verdict" };
                        view! { <li class=class>{line}</li> }
                    })
                    .map(IntoAny::into_any)
                    .collect_view()
            }}
        </ul>
    }
}

/// Says that an unsent text is back.
#[component]
pub fn Restored(
    /// The form.
    sheet: Sheet,
) -> impl IntoView {
    let title = Signal::derive(move || say(|t| t.restored)().to_owned());
    view! {
        <Show when=move || sheet.restored.get()>
            <Notice tone=Tone::Info title=title />
        </Show>
    }
}

/// Why it was not saved.
#[component]
pub fn Answer(
    /// The form.
    sheet: Sheet,
) -> impl IntoView {
    let lang = use_lang();
    let words = move || {
        let lang = lang.get();
        sheet.answer.with(|answer| match answer {
            Some(Ok(Outcome::Refused { refusal })) => Some(terms::refusal(lang, refusal)),
            Some(Err(error)) => Some(terms::error(lang, *error)),
            _ => None,
        })
    };
    let title = Signal::derive(move || say(|t| t.not_saved)().to_owned());
    view! {
        {move || words().map(|text| view! { <Notice tone=Tone::Overdue title=title><p>{text}</p></Notice> }.into_any())}
    }
}

/// Send, put aside, throw away; and how far it is.
#[component]
pub fn Buttons(
    /// The form.
    sheet: Sheet,
    /// The complaint.
    case: Case,
    /// What the main button says.
    label: Word,
    /// Whether it is on its way.
    busy: Memo<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let progress = Memo::new(move |_| sheet.progress());
    let state = move || {
        let t = complaints(lang.get());
        match progress.get() {
            Progress::Sending => t.sending,
            Progress::Waiting => t.waiting,
            Progress::Writing if sheet.doc.with(|d| !d.is_blank()) => t.kept,
            Progress::Writing => "",
        }
    };
    view! {
        <div class="deed__buttons">
            <button class="button button--primary" type="submit" aria-disabled=move || busy.get().then_some("true")>
                {say(label)}
            </button>
            <button class="button" type="button" on:click=move |_| case.open.set(None)>
                {say(|t| t.cancel)}
            </button>
            <button
                class="button button--quiet"
                type="button"
                disabled=move || busy.get() || sheet.doc.with(Doc::is_blank)
                on:click=move |_| sheet.discard()
            >
                {say(|t| t.discard)}
            </button>
            <span class="deed__state muted" role="status">{move || state()}</span>
        </div>
    }
}
