//! The right words, found while typing, blanks filled from the call; what the call does not know is typed in place.

use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    desk::{Desk, use_desk},
    i18n::{
        phrase_pages,
        phrases::{self, PhraseTexts},
        pick, use_lang,
        workbench::WorkbenchTexts,
    },
    pages::workbench::Bench,
    preferences::Lang,
    ui::fill::{fields, filled, plain},
    words::all,
};
use domain::{
    phrase::{Mood, Phrase, Tone},
    script::{Blanks, render},
    view::phrases::{MyPhrases, Shelf},
};
use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Phrases shown at once.
const SHOWN: usize = 30;
/// Those of them that fit on a screen.
const FIRST: usize = 5;
/// How long nobody types before the others are drawn, too.
const PAUSE: Duration = Duration::from_millis(250);

/// The tab.
#[component]
pub fn PhrasesTab() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let query = RwSignal::new(String::new());
    let (tone, shelf) = (RwSignal::new(None::<Tone>), RwSignal::new(None::<Shelf>));
    let found = first_ones(finding(desk, query, tone, shelf));
    // One set of blanks for all rows: the call's clock ticks every second.
    let known = Memo::new(move |_| desk.blanks(lang.get()));
    let (bench, field) = (expect_context::<Bench>(), NodeRef::<html::Input>::new());
    react(move || {
        if let Some(field) = field.get()
            && bench.find.get()
        {
            bench.find.set(false);
            // In a drawer that is just being opened the field cannot take the focus before the next turn.
            set_timeout(
                move || {
                    let _ = field.focus();
                },
                Duration::ZERO,
            );
        }
    });
    let ready = move || desk.words.with(Option::is_some);
    view! {
        <div class="phrases" on:focusin=move |_| desk.meet_own() on:pointerdown=move |_| desk.meet_own()>
            <input
                class="input phrases__search"
                node_ref=field
                type="search"
                autocomplete="off"
                aria-label=move || t().phrase_search
                placeholder=move || t().phrase_search
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
            />
            <Moods />
            <Shelves shelf=shelf />
            <Show when=move || shelf.get().is_none()>
                <Tones tone=tone />
            </Show>
            <Show when=move || ready() && found.with(Vec::is_empty)>
                <p class="empty muted">{move || t().phrase_none}</p>
            </Show>
            <Show when=move || !ready()>
                <p class="empty muted">
                    {move || if desk.wordless.get() { t().script_missing } else { t().script_wait }}
                </p>
            </Show>
            <ul class="phrases__list">
                <For each=move || found.get() key=|phrase| phrase.id.clone() let:phrase>
                    <PhraseRow phrase=phrase known=known/>
                </For>
            </ul>
        </div>
    }
}

/// What the search finds.
fn finding(
    desk: Desk,
    query: RwSignal<String>,
    tone: RwSignal<Option<Tone>>,
    shelf: RwSignal<Option<Shelf>>,
) -> Memo<Vec<Phrase>> {
    // The call changes with every letter that is typed into its form; what the search needs of it seldom does.
    let moment = Memo::new(move |_| desk.moment());
    Memo::new(move |_| {
        if let Some(shelf) = shelf.get() {
            let has = |mine: &MyPhrases, phrase: &Phrase| mine.has(shelf, &phrase.id);
            query.with(|query| desk.find_phrases(query, moment.get(), SHOWN, has, all))
        } else {
            let (most, tone) = (SHOWN * (Tone::ALL.len() + 1), tone.get());
            query.with(|query| {
                desk.find_phrases(query, moment.get(), most, |_, _| true, |found| one_of_each(&found, tone))
            })
        }
    })
}

/// The first rows at once, the others at the first pause: whoever types waits for what is read first.
fn first_ones(all: Memo<Vec<Phrase>>) -> Memo<Vec<Phrase>> {
    let shown = RwSignal::new(FIRST);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    react(move || {
        all.track();
        shown.set(FIRST);
        // The tab may have been left meanwhile.
        let more = move || _ = shown.try_set(SHOWN);
        let next = set_timeout_with_handle(more, PAUSE).ok();
        if let Some(before) = pending.try_update_value(|pending| std::mem::replace(pending, next)).flatten() {
            before.clear();
        }
    });
    Memo::new(move |_| all.with(|all| all.iter().take(shown.get()).cloned().collect()))
}

/// How the customer feels, where the agent tells: apologies and comfort for that come first.
#[component]
fn Moods() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let option = move |mood: Mood| {
        view! {
            <option value=mood.code() selected=move || desk.mood.get() == Some(mood)>
                {move || phrase_pages::mood(lang.get(), mood)}
            </option>
        }
        .into_any()
    };
    let all: Vec<AnyView> = Mood::ALL.iter().copied().map(option).collect();
    view! {
        <label class="phrases__mood">
            <span>{move || PhraseTexts::of(lang.get()).mood}</span>
            <select
                class="input"
                prop:value=move || desk.mood.get().map_or("", Mood::code)
                on:change=move |event| desk.mood.set(Mood::from_code(&event_target_value(&event)))
            >
                <option value="">{move || PhraseTexts::of(lang.get()).mood_unknown}</option>
                {all}
            </select>
        </label>
    }
}

/// Which phrases: all, or some of one's own.
#[component]
fn Shelves(shelf: RwSignal<Option<Shelf>>) -> impl IntoView {
    let lang = use_lang();
    let some = [Shelf::Favourites, Shelf::Recent, Shelf::Mine].map(Some);
    let label = |lang: Lang, which: Option<Shelf>| match which {
        Some(shelf) => phrase_pages::shelf(lang, shelf),
        None => PhraseTexts::of(lang).all,
    };
    let all: Vec<AnyView> = std::iter::once(None)
        .chain(some)
        .map(|which| {
            let pressed = Signal::derive(move || shelf.get() == which);
            choice(Signal::derive(move || label(lang.get(), which)), pressed, move || shelf.set(which))
        })
        .collect();
    view! { <div class="tones" role="group" aria-label=move || PhraseTexts::of(lang.get()).shelves>{all}</div> }
}

/// The tone that is preferred.
#[component]
fn Tones(tone: RwSignal<Option<Tone>>) -> impl IntoView {
    let lang = use_lang();
    let all: Vec<AnyView> = std::iter::once(None)
        .chain(Tone::ALL.iter().copied().map(Some))
        .map(|which| {
            let pressed = Signal::derive(move || tone.get() == which);
            choice(tone_label(lang, which), pressed, move || tone.set(which))
        })
        .collect();
    view! { <div class="tones" role="group" aria-label=move || PhraseTexts::of(lang.get()).tones>{all}</div> }
}

fn tone_label(lang: RwSignal<Lang>, which: Option<Tone>) -> Signal<&'static str> {
    Signal::derive(move || match which {
        Some(tone) => phrases::tone(lang.get(), tone),
        None => PhraseTexts::of(lang.get()).any_tone,
    })
}

/// One of several buttons, of which one is pressed.
fn choice(label: Signal<&'static str>, pressed: Signal<bool>, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button
            type="button"
            class="tone"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| press()
        >
            {move || label.get()}
        </button>
    }
    .into_any()
}

/// Each thing once: in the tone that is preferred where there is one, else as it ranks best.
fn one_of_each<'a>(found: &[&'a Phrase], tone: Option<Tone>) -> Vec<Phrase> {
    let preferred = |of: &str| {
        let same = |other: &&&Phrase| other.of.as_deref() == Some(of) && other.tone == tone;
        tone.and_then(|_| found.iter().find(same)).copied()
    };
    let (mut seen, mut firsts): (BTreeSet<&str>, Vec<&'a Phrase>) = (BTreeSet::new(), Vec::with_capacity(SHOWN));
    for phrase in found {
        if firsts.len() < SHOWN && phrase.of.as_deref().is_none_or(|of| seen.insert(of)) {
            firsts.push(phrase.of.as_deref().and_then(preferred).unwrap_or(phrase));
        }
    }
    all(firsts)
}

#[component]
fn PhraseRow(phrase: Phrase, known: Memo<Blanks>) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let said = RwSignal::new("");
    let typed = RwSignal::new(BTreeMap::new());
    let id = ["phrase-", &phrase.id.0.replace('.', "-")].concat();
    let others = desk.words.with_untracked(|words| words.as_ref().map(|words| words.variants(&phrase)));
    let shown = RwSignal::new(phrase.clone());
    let ways: Vec<Phrase> = std::iter::once(phrase).chain(others.unwrap_or_default()).collect();
    let tag = move || shown.with(|phrase| phrase.tags.first().cloned().unwrap_or_default());
    let copy = move || {
        let lang = lang.get_untracked();
        let blanks = typed.with_untracked(|typed| filled(known.get_untracked(), typed));
        let t = WorkbenchTexts::of(lang);
        said.set(match shown.with_untracked(|phrase| plain(pick(lang, &phrase.text), &blanks)) {
            Some(words) if browser::copy(&words) => {
                shown.with_untracked(|phrase| desk.own.used(&phrase.id));
                t.phrase_copied
            }
            Some(_) => t.phrase_uncopied,
            None => PhraseTexts::of(lang).blank_left,
        });
        set_timeout(
            move || {
                // The phrase may have made way for others by now.
                said.try_set("");
            },
            Duration::from_secs(3),
        );
    };
    // Fields that are typed into are made anew only when their words change.
    let pieces = Memo::new(move |_| {
        let lang = lang.get();
        known.with(|known| shown.with(|phrase| render(pick(lang, &phrase.text), known)))
    });
    let done = Callback::new(move |()| copy());
    let words = move || fields(lang.get_untracked(), pieces.get(), typed, &id, Some(done));
    view! {
        <li class="phrase">
            <p class="phrase__head muted">
                <span>{tag}</span>
                <Star shown=shown />
                <button type="button" class="button button--quiet phrase__copy" on:click=move |_| copy()>
                    {move || t().phrase_copy}
                </button>
            </p>
            <p class="phrase__text">{words}</p>
            {(ways.len() > 1).then(|| ways_view(ways, shown))}
            <p class="phrase__said" role="status">{move || said.get()}</p>
        </li>
    }
}

/// The mark of a favourite.
#[component]
fn Star(shown: RwSignal<Phrase>) -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let marked =
        Memo::new(move |_| shown.with(|phrase| desk.own.mine.with(|mine| mine.has(Shelf::Favourites, &phrase.id))));
    view! {
        <button
            type="button"
            class="button button--quiet phrase__star"
            aria-pressed=move || if marked.get() { "true" } else { "false" }
            on:click=move |_| shown.with_untracked(|phrase| desk.own.mark(&phrase.id, !marked.get_untracked()))
        >
            <span aria-hidden="true">{move || if marked.get() { "★" } else { "☆" }}</span>
            <span class="visually-hidden">{move || PhraseTexts::of(lang.get()).favour}</span>
        </button>
    }
}

/// The other ways to say it.
fn ways_view(ways: Vec<Phrase>, shown: RwSignal<Phrase>) -> AnyView {
    let lang = use_lang();
    let button = move |phrase: Phrase| {
        let (id, tone) = (phrase.id.clone(), phrase.tone);
        let pressed = Signal::derive(move || shown.with(|shown| shown.id == id));
        choice(tone_label(lang, tone), pressed, move || shown.set(phrase.clone()))
    };
    let all: Vec<AnyView> = ways.into_iter().map(button).collect();
    view! { <div class="tones" role="group" aria-label=move || PhraseTexts::of(lang.get()).other_ways>{all}</div> }
        .into_any()
}
