//! The parts of a row that move its phrase: a handle to drag it by, and a choice of category for keys and fingers.

use super::moving::{Movable, Mover};
use crate::{
    browser,
    i18n::{
        phrase_pages::{category, say},
        use_lang,
    },
};
use domain::phrase::{Category, PhraseId};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How far the choice of a row is.
#[derive(Clone, Copy)]
pub struct Choice {
    what: StoredValue<Movable>,
    open: RwSignal<bool>,
    mover: Mover,
}

impl Choice {
    /// The choice for a phrase, closed.
    pub fn new(what: Movable, mover: Mover) -> Self {
        Self { what: StoredValue::new(what), open: RwSignal::new(false), mover }
    }

    fn id(self, part: &str) -> String {
        self.what.with_value(|what| place(part, what.id()))
    }

    /// Opens it and goes there, or closes it and goes back.
    fn turn(self) {
        let open = !self.open.get_untracked();
        self.open.set(open);
        let id = self.id(if open { "to" } else { "move" });
        set_timeout(move || browser::focus_quietly(&id), Duration::ZERO);
    }

    /// `M` anywhere in the row, but not while somebody writes.
    pub fn on_key(self, event: &ev::KeyboardEvent) {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if plain && event.key().eq_ignore_ascii_case("m") && !browser::composing(event) && !browser::types(event) {
            event.prevent_default();
            self.turn();
        }
    }
}

/// The id of a part of a row.
fn place(part: &str, id: &PhraseId) -> String {
    ["phrase-", part, "-", &id.0].concat()
}

/// The handle. Fingers and keys have the choice instead.
#[component]
pub fn Grip(
    /// The phrase.
    choice: Choice,
) -> impl IntoView {
    let mover = choice.mover;
    let begin = move |event: ev::DragEvent| {
        browser::begin_drag(&event, "article");
        mover.dragged.set(Some(choice.what.get_value()));
    };
    let end = move |_| {
        mover.dragged.set(None);
        mover.over.set(None);
    };
    view! {
        <span
            class="phrasebook__grip"
            draggable="true"
            aria-hidden="true"
            title=say(|t| t.grip)
            on:dragstart=begin
            on:dragend=end
        >
            "⠿"
        </span>
    }
}

/// The button that opens the choice.
#[component]
pub fn MoveButton(
    /// The phrase.
    choice: Choice,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=choice.id("move")
            aria-expanded=move || if choice.open.get() { "true" } else { "false" }
            aria-keyshortcuts="M"
            on:click=move |_| choice.turn()
        >
            {say(|t| t.move_to)}
            " "
            <kbd class="kbd">"M"</kbd>
        </button>
    }
}

/// The choice itself. Looking through the categories moves nothing; the button, or Enter on it, does.
#[component]
pub fn MovePanel(
    /// The phrase.
    choice: Choice,
) -> impl IntoView {
    let Choice { what, open, mover } = choice;
    let present = what.with_value(Movable::category);
    let to = RwSignal::new(present);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(to) = to.get_untracked() {
            mover.carry(what.get_value(), to);
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !browser::composing(&event) {
            event.prevent_default();
            choice.turn();
        }
    };
    let nowhere = move || to.get() == present || mover.is_busy();
    move || {
        open.get().then(|| {
            view! {
                <form class="row phrasebook__move" on:submit=send on:keydown=keys>
                    <label class="visually-hidden" for=choice.id("to")>{say(|t| t.category)}</label>
                    <select
                        class="select"
                        id=choice.id("to")
                        on:change=move |event| to.set(Category::from_code(&event_target_value(&event)))
                    >
                        {options(present)}
                    </select>
                    <button type="submit" class="button button--primary" disabled=nowhere>{say(|t| t.move_now)}</button>
                    <button type="button" class="button button--quiet" on:click=move |_| choice.turn()>
                        {say(|t| t.move_cancel)}
                    </button>
                </form>
            }
            .into_any()
        })
    }
}

fn options(present: Option<Category>) -> Vec<AnyView> {
    let lang = use_lang();
    let option = |one: &Category| {
        let one = *one;
        view! {
            <option value=one.code() selected=present == Some(one)>{move || category(lang.get(), one)}</option>
        }
        .into_any()
    };
    Category::ALL.iter().map(option).collect()
}
