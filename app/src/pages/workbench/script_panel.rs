//! The script: the sentence to say in large type, and the answers as buttons.

use super::{
    call_facts::{CallFacts, SlotInput},
    script_act::{Doings, act_here, perform},
    script_pick::Switches,
};
use crate::ui::flow::{Show, react};
use crate::{
    browser,
    desk::{Desk, use_desk},
    i18n::{pick, terms, use_lang, workbench::WorkbenchTexts},
    preferences::Lang,
};
use domain::{
    complaint::Input,
    script::{Body, Node, Piece, Slot, Text2, render},
};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// Steps of the breadcrumb that are shown without asking.
const CRUMBS: usize = 4;

/// What the panel shows now: changes only when the run moves, not at every key.
#[derive(Clone, PartialEq)]
struct Scene {
    node: Node,
    title: Text2,
    version: u32,
    trail: Vec<(u32, Text2)>,
    ended: bool,
    chosen: Option<u32>,
}

fn scene(desk: Desk) -> Option<Scene> {
    desk.words.with(|words| {
        let library = &words.as_ref()?.library;
        desk.doc.with(|doc| {
            let run = doc.as_ref()?.run.as_ref()?;
            let here = run.here()?;
            let script = library.script(&here.step.place.script)?;
            let node = run.current(library).ok()?.clone();
            let trail = run
                .trail()
                .into_iter()
                .rev()
                .skip(1)
                .filter_map(|i| {
                    let node = library.node(&run.visits.get(i as usize)?.step.place)?;
                    node.text().map(|_| (i, node.label.clone()))
                })
                .collect::<Vec<_>>();
            let written = node.slot().and_then(|s| doc.as_ref().map(|d| d.known(s).to_owned())).unwrap_or_default();
            let chosen = node
                .choices()
                .iter()
                .position(|c| !written.is_empty() && c.value.as_deref() == Some(written.as_str()))
                .and_then(|i| u32::try_from(i).ok());
            Some(Scene {
                node,
                title: script.title.clone(),
                version: script.version,
                trail: trail.into_iter().rev().collect(),
                ended: run.ended.is_some(),
                chosen,
            })
        })
    })
}

/// Chooses the answer with this number, from 0; at words to say, the first one goes on; at something to be done, the
/// first one does it and the second one leaves it. Tells whether there was one.
pub fn choose(desk: Desk, lang: Lang, index: u32) -> bool {
    if act_here(desk).is_some() {
        match index {
            0 => perform(desk, lang),
            1 => go_on(desk),
            _ => return false,
        }
        return true;
    }
    let choices = desk.words.with_untracked(|words| {
        let library = &words.as_ref()?.library;
        desk.doc.with_untracked(|doc| {
            let run = doc.as_ref()?.run.as_ref()?;
            (run.ended.is_none()).then_some(())?;
            Some(run.current(library).ok()?.choices().len())
        })
    });
    match choices {
        Some(0) if index == 0 => go_on(desk),
        Some(count) if (index as usize) < count => {
            // An answer that the library no longer has leaves the run where it is.
            desk.step(|run, words, form, now| run.answer(&words.library, index, form, now).unwrap_or_default());
        }
        _ => return false,
    }
    true
}

/// Goes on from words that were said, or from a question, answered or not.
pub fn go_on(desk: Desk) {
    desk.step(|run, words, form, now| {
        // A question that must be answered first stays where it is.
        let _ = run.next(&words.library, form, now);
        Vec::new()
    });
}

/// Goes one step back. Nothing is lost.
pub fn back(desk: Desk) {
    desk.step(|run, words, _, now| {
        let _ = run.back(&words.library, now);
        Vec::new()
    });
}

/// The panel.
#[component]
pub fn ScriptPanel() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let scene = Memo::new(move |_| scene(desk));
    let waiting = move || scene.with(Option::is_none);
    let ready = move || desk.words.with(Option::is_some);
    let aim = Aim(StoredValue::new(None));
    let short = RwSignal::new(false);
    react(move || short.set(browser::key_words_only()));
    view! {
        <section class="card script" aria-label=move || t().script_title on:pointerdown=move |_| aim.take(desk)>
            <Show when=waiting>
                <div class="script__wait" role="status">
                    <p class="muted">
                        {move || if desk.wordless.get() { t().script_missing } else { t().script_wait }}
                    </p>
                    <Show when=move || desk.wordless.get()>
                        <button type="button" class="button" on:click=move |_| desk.retry_words()>
                            {move || t().retry}
                        </button>
                    </Show>
                </div>
            </Show>
            {move || scene.get().map(|scene| view! { <SceneView scene=scene aim=aim short=short/> }.into_any())}
            <Show when=ready>
                <CallFacts/>
                <div class="script__foot">
                    <button type="button" class="button button--quiet" on:click=move |_| back(desk)>
                        {move || t().script_back} " " <kbd class="kbd">"Alt ←"</kbd>
                    </button>
                    <button
                        type="button"
                        class="button button--quiet script__short"
                        aria-pressed=move || if short.get() { "true" } else { "false" }
                        on:click=move |_| {
                            short.update(|short| *short = !*short);
                            browser::keep_key_words_only(short.get_untracked());
                        }
                    >
                        {move || t().script_short}
                    </button>
                    <Switches/>
                </div>
            </Show>
        </section>
    }
}

/// How far the script was when a finger or the mouse came down on it. Leaving a field moves the script on in the same
/// press; the click that follows was meant for the question that was there before.
#[derive(Clone, Copy)]
pub struct Aim(StoredValue<Option<usize>>);

impl Aim {
    fn take(self, desk: Desk) {
        self.0.set_value(Some(visits(desk)));
    }

    /// Whether a click is meant for what is shown now. Clicks of the keyboard come without a press.
    pub fn holds(self, desk: Desk) -> bool {
        let aimed = self.0.get_value();
        self.0.set_value(None);
        aimed.is_none_or(|then| then == visits(desk))
    }
}

fn visits(desk: Desk) -> usize {
    desk.doc.with_untracked(|doc| doc.as_ref().and_then(|d| d.run.as_ref()).map_or(0, |run| run.visits.len()))
}

#[component]
fn SceneView(
    scene: Scene,
    aim: Aim,
    /// Whether key words stand for the sentence.
    short: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let Scene { node, title, version, trail, ended, chosen } = scene;
    let label = node.label.clone();
    let note = node.note.clone();
    let text = node.text().cloned().unwrap_or_default();
    let key = node.key.clone();
    let words = move || match (&key, short.get()) {
        (Some(key), true) => spoken(desk, lang.get(), key).into_any(),
        _ => spoken(desk, lang.get(), &text).into_any(),
    };
    let principle = node.principle;
    let act = node.act().cloned();
    let is_end = matches!(node.body, Body::End { .. });
    let asks = matches!(node.body, Body::Ask { .. });
    let slot = node.slot();
    let answers = node
        .choices()
        .iter()
        .enumerate()
        .map(|(i, choice)| {
            let label = choice.label.clone();
            let index = u32::try_from(i).unwrap_or(u32::MAX);
            view! {
                <button
                    type="button"
                    class="answer"
                    aria-pressed=if chosen == Some(index) { "true" } else { "false" }
                    on:click=move |_| {
                        if aim.holds(desk) {
                            choose(desk, lang.get_untracked(), index);
                        }
                    }
                >
                    <span>{move || pick(lang.get(), &label).to_owned()}</span>
                    {(i < 9).then(|| view! { <kbd class="kbd">"Alt "{i + 1}</kbd> }.into_any())}
                </button>
            }
        })
        .map(IntoAny::into_any)
        .collect_view();
    let no_choice = node.choices().is_empty();
    let goes_on = no_choice && !ended && act.is_none();
    let noted =
        move || slot.is_some_and(|s| desk.doc.with(|d| d.as_ref().is_some_and(|d| !d.known(s).trim().is_empty())));
    let onward = move || match (is_end, asks) {
        (true, _) => t().script_end,
        (_, true) if noted() => t().script_noted,
        (_, true) => t().script_skip,
        _ => t().script_next,
    };
    view! {
        <div class="script__head">
            <nav class="script__trail" aria-label=move || t().script_title>
                <Crumbs trail=trail/> <strong>{move || pick(lang.get(), &label).to_owned()}</strong>
            </nav>
            <span class="muted script__version">{move || pick(lang.get(), &title).to_owned()} " v" {version}</span>
        </div>
        <p class="script__text" class:script__text--key=move || short.get() aria-live="polite">{words}</p>
        {principle.map(|principle| view! {
            <p class="script__hint">
                <strong>{move || terms::principle(lang.get(), principle).0}</strong> " "
                <span class="muted">{move || terms::principle(lang.get(), principle).1}</span>
            </p>
        }.into_any())}
        {note.map(|note| view! { <p class="script__note muted">{move || pick(lang.get(), &note).to_owned()}</p> }.into_any())}
        {asks.then(|| slot.map(|slot| view! { <AskField at=slot/> }.into_any()))}
        <div class="script__answers" class:script__answers--one=no_choice>
            {answers}
            {act.map(|act| view! { <Doings act=act aim=aim/> }.into_any())}
            {goes_on.then(|| view! {
                <button
                    type="button"
                    class="answer answer--next"
                    on:click=move |_| {
                        if aim.holds(desk) {
                            go_on(desk);
                        }
                    }
                >
                    <span>{move || onward()}</span>
                    <kbd class="kbd">"Alt 1"</kbd>
                </button>
            }.into_any())}
            {ended.then(|| view! { <p class="script__done" role="status">{move || t().script_done}</p> }.into_any())}
        </div>
    }
}

/// Where the agent has been: the last steps, and all of them when asked. Each leads back to it.
#[component]
fn Crumbs(trail: Vec<(u32, Text2)>) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let all = RwSignal::new(trail.len() <= CRUMBS);
    let steps = move || {
        let skip = if all.get() { 0 } else { trail.len().saturating_sub(CRUMBS) };
        let crumb = |(visit, label): (u32, Text2)| {
            view! {
                <button
                    type="button"
                    class="script__crumb"
                    on:click=move |_| {
                        desk.step(|run, words, _, now| {
                            // A step that the library no longer has cannot be shown again.
                            let _ = run.jump(&words.library, visit, now);
                            Vec::new()
                        });
                    }
                >
                    {move || pick(lang.get(), &label).to_owned()}
                </button>
                <span class="script__sep" aria-hidden="true">"›"</span>
            }
            .into_any()
        };
        trail.iter().skip(skip).cloned().map(crumb).collect_view()
    };
    view! {
        <Show when=move || !all.get()>
            <button
                type="button"
                class="script__crumb"
                aria-label=move || WorkbenchTexts::of(lang.get()).script_steps
                title=move || WorkbenchTexts::of(lang.get()).script_steps
                on:click=move |_| all.set(true)
            >
                "…"
            </button>
            <span class="script__sep" aria-hidden="true">"›"</span>
        </Show>
        {steps}
    }
}

/// Puts the focus into the field of the next question, for those who answer with the keyboard.
pub fn follow_question() {
    // The next question is drawn in the next turn of the renderer.
    set_timeout(|| browser::focus_first(".script__ask :is(input, select, textarea)"), Duration::from_millis(30));
}

/// The field a question asks for, right below the question; the same value as in the form.
#[component]
fn AskField(at: Slot) -> impl IntoView {
    let onward = move |event: ev::KeyboardEvent| {
        // Enter in a field of several lines begins a line; in all others it answers.
        if event.key() == "Enter" && !matches!(at.input(), Input::Text(_)) && !browser::composing(&event) {
            follow_question();
        }
    };
    // From one question to the next the same input changes its sort, so that a keyboard on the screen stays open. An
    // input that becomes one for a day or a moment while it has the focus takes no keys; such a one is always made anew.
    let input = if matches!(at.input(), Input::Moment | Input::Day) {
        (move || view! { <SlotInput at=at/> }).into_any()
    } else {
        view! { <SlotInput at=at/> }.into_any()
    };
    view! { <div class="script__ask" on:keydown=onward>{input}</div> }
}

/// The words with blanks filled and stresses marked.
fn spoken(desk: Desk, lang: Lang, text: &Text2) -> impl IntoView + use<> {
    let blanks = desk.blanks(lang);
    render(pick(lang, text), &blanks)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(words) => words.into_any(),
            Piece::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
            Piece::Blank { value: Some(value), .. } => view! { <mark class="blank">{value}</mark> }.into_any(),
            Piece::Blank { value: None, .. } => {
                view! { <mark class="blank blank--open">{WorkbenchTexts::of(lang).script_blank}</mark> }.into_any()
            }
        })
        .map(IntoAny::into_any)
        .collect_view()
}
