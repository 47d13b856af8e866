//! The phrases of a list.

use super::{
    may,
    move_row::{Choice, Grip, MoveButton, MovePanel},
    moving::{Movable, Mover},
    send::{Sender, Trouble},
};
use crate::{
    browser,
    i18n::{
        phrase_pages::{PhraseTexts, category, channel, mood, origin, say, tone},
        use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        chip::{Chip, Tone},
        icon::{Icon, IconName},
    },
};
use domain::{
    account::Permission,
    command::Command,
    phrase::{Phrase, PhraseId},
    script::blank_names,
    view::phrases::PhraseRow,
};
use leptos::{ev, prelude::*};

/// The rows.
#[component]
pub fn Rows(
    /// Which.
    rows: Vec<PhraseRow>,
    /// What moves.
    mover: Mover,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <li><Row row=row mover=mover /></li> }.into_any()).collect_view();
    view! { <ul class="phrasebook__rows">{rows}</ul> }
}

#[component]
fn Row(row: PhraseRow, mover: Mover) -> impl IntoView {
    let phrase = row.phrase.clone();
    let choice = Movable::of(&row).map(|what| Choice::new(what, mover));
    let keys = move |event: ev::KeyboardEvent| {
        if let Some(choice) = choice {
            choice.on_key(&event);
        }
    };
    view! {
        <article class="card phrasebook__row" data-phrase=phrase.id.0.clone() on:keydown=keys>
            {choice.map(|choice| view! { <Grip choice=choice /> }.into_any())}
            <Facts row=row.clone() />
            <Words phrase=phrase.clone() />
            <p class="row phrasebook__deeds">
                <Star id=phrase.id.clone() favourite=row.favourite />
                <CopyWords phrase=phrase.clone() />
                <a class="button button--quiet" href=paths::phrase(&phrase.id)>{say(|t| t.open)}</a>
                {choice.map(|choice| view! { <MoveButton choice=choice /> }.into_any())}
                <Uses mine=row.my_uses all=row.all_uses />
            </p>
            {choice.map(|choice| view! { <MovePanel choice=choice /> }.into_any())}
        </article>
    }
}

/// The words in both languages; the language of the page first.
#[component]
pub fn Words(
    /// The phrase.
    phrase: Phrase,
) -> impl IntoView {
    let lang = use_lang();
    let text = StoredValue::new(phrase.text);
    let words = move |first: bool| {
        let zh = (lang.get() == Lang::Zh) == first;
        text.with_value(|text| if zh { text.zh.clone() } else { text.en.clone() })
    };
    let spoken = move |first: bool| if (lang.get() == Lang::Zh) == first { "zh-CN" } else { "en" };
    view! {
        <p class="phrasebook__words" lang=move || spoken(true)>{move || words(true)}</p>
        <p class="muted phrasebook__words" lang=move || spoken(false)>{move || words(false)}</p>
    }
}

/// Category, first tag, tone, channel, feeling, and where it comes from.
#[component]
pub fn Facts(
    /// The phrase.
    row: PhraseRow,
) -> impl IntoView {
    let lang = use_lang();
    let PhraseRow { phrase, origin: from, active, .. } = row;
    let tag = phrase.tags.first().cloned().filter(|tag| !tag.is_empty());
    let facts = move || {
        let lang = lang.get();
        let codes = [
            phrase.tone.map(|code| tone(lang, code)),
            phrase.channel.map(|code| channel(lang, code)),
            phrase.mood.map(|code| mood(lang, code)),
            Some(origin(lang, from)),
        ];
        codes.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let retired = (!active).then(|| {
        view! { <Chip label=Signal::derive(move || say(|t| t.retired)().to_owned()) tone=Tone::Near /> }.into_any()
    });
    view! {
        <p class="phrasebook__facts">
            <Chip label=Signal::derive(move || category(lang.get(), phrase.category).to_owned()) tone=Tone::Info />
            {tag.map(|tag| view! { <span class="phrasebook__tag">{tag}</span> }.into_any())}
            {retired}
            <span class="muted">{facts}</span>
        </p>
    }
}

/// How often it was used.
#[component]
pub fn Uses(
    /// By the person at the page.
    mine: u32,
    /// By everybody.
    all: u32,
) -> impl IntoView {
    let lang = use_lang();
    let takes_calls = may(Permission::TakeCalls);
    let line = move || {
        let t = PhraseTexts::of(lang.get());
        let told = |label: &str, count: u32| [label, " ", &count.to_string(), " ", t.times].concat();
        let by_all = told(t.all_uses, all);
        if takes_calls { [told(t.my_uses, mine), by_all].join(" · ") } else { by_all }
    };
    (all > 0).then(|| view! { <span class="muted tabular">{line}</span> }.into_any())
}

/// The mark of a favourite. It turns at once, and back when the server does not take it.
#[component]
pub fn Star(
    /// Which phrase.
    id: PhraseId,
    /// Whether it is one.
    favourite: bool,
) -> impl IntoView {
    let marked = RwSignal::new(favourite);
    let sender = Sender::new();
    let id = StoredValue::new(id);
    let turn = move || {
        if sender.busy.get_untracked() {
            return;
        }
        let wanted = !marked.get_untracked();
        let command = Command::MarkPhrase { id: id.get_value(), favourite: wanted };
        sender.send(command, move || marked.set(wanted));
    };
    may(Permission::TakeCalls).then(|| {
        view! {
            <button
                type="button"
                class="button button--quiet phrasebook__star"
                aria-pressed=move || if marked.get() { "true" } else { "false" }
                aria-disabled=move || sender.busy.get().then_some("true")
                on:click=move |_| turn()
            >
                <span aria-hidden="true">{move || if marked.get() { "★" } else { "☆" }}</span>
                {say(|t| t.favour)}
            </button>
            <Trouble sender=sender />
        }
        .into_any()
    })
}

/// Copies the words in the language of the page. Words with a blank are not ready to be sent.
#[component]
fn CopyWords(phrase: Phrase) -> impl IntoView {
    let lang = use_lang();
    let done = RwSignal::new(false);
    let (takes_calls, sender) = (may(Permission::TakeCalls), Sender::new());
    let id = StoredValue::new(phrase.id.clone());
    let has_blanks = [&phrase.text.zh, &phrase.text.en].iter().any(|text| !blank_names(text).is_empty());
    let text = StoredValue::new(phrase.without_gaps().text);
    let copy = move || {
        let words = text.with_value(|text| if lang.get() == Lang::Zh { text.zh.clone() } else { text.en.clone() });
        done.set(browser::copy(&words.replace("**", "")));
        if takes_calls && done.get_untracked() {
            sender.send(Command::UsedPhrases { used: vec![(id.get_value(), 1)] }, || ());
        }
    };
    let label = move || if done.get() { say(|t| t.copied)() } else { say(|t| t.copy)() };
    (!has_blanks).then(|| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| copy()>
                <Icon name=IconName::Copy />
                <span role="status">{label}</span>
            </button>
        }
        .into_any()
    })
}
