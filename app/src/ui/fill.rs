//! A phrase with its blanks: what the call knows is filled in, the rest are fields to type into, in the order they stand.

use crate::{i18n::phrases, preferences::Lang};
use domain::script::{Blanks, Piece, blank_kind, render};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What was typed into the blanks of a phrase.
pub type Typed = RwSignal<BTreeMap<String, String>>;

/// The blanks with what was typed.
#[must_use]
pub fn filled(mut blanks: Blanks, typed: &BTreeMap<String, String>) -> Blanks {
    for (name, value) in typed {
        blanks.set(name, value.trim());
    }
    blanks
}

/// The words without marks; nothing while a blank is empty.
#[must_use]
pub fn plain(text: &str, blanks: &Blanks) -> Option<String> {
    let pieces = render(text, blanks);
    pieces.into_iter().try_fold(String::new(), |mut out, piece| {
        match piece {
            Piece::Plain(words) | Piece::Strong(words) => out.push_str(&words),
            Piece::Blank { value, .. } => out.push_str(&value?),
        }
        Some(out)
    })
}

/// The words with a field for every blank that the call does not fill. `prefix` makes the ids of the fields; Enter in
/// the last one is `done`.
pub fn fields(lang: Lang, pieces: Vec<Piece>, typed: Typed, prefix: &str, done: Option<Callback<()>>) -> Vec<AnyView> {
    let mut open: Vec<String> = Vec::new();
    for piece in &pieces {
        if let Piece::Blank { name, value: None } = piece
            && !open.contains(name)
        {
            open.push(name.clone());
        }
    }
    let mut shown: Vec<String> = Vec::new();
    let mut piece = |piece: Piece| match piece {
        Piece::Plain(words) | Piece::Strong(words) => words.into_any(),
        Piece::Blank { value: Some(value), .. } => view! { <mark class="blank">{value}</mark> }.into_any(),
        Piece::Blank { name, value: None } if shown.contains(&name) => {
            // The same blank once more says what was typed into the first.
            view! { <mark class="blank">{move || typed.with(|typed| typed.get(&name).cloned())}</mark> }.into_any()
        }
        Piece::Blank { name, value: None } => {
            let index = open.iter().position(|blank| *blank == name).unwrap_or_default();
            let next = (index + 1 < open.len()).then(|| field_id(prefix, index + 1));
            shown.push(name.clone());
            field(lang, name, field_id(prefix, index), next, typed, done)
        }
    };
    pieces.into_iter().map(&mut piece).collect()
}

/// The id of the field of an open blank.
#[must_use]
pub fn field_id(prefix: &str, index: usize) -> String {
    [prefix, "-blank-", &index.to_string()].concat()
}

fn field(
    lang: Lang,
    name: String,
    id: String,
    next: Option<String>,
    typed: Typed,
    done: Option<Callback<()>>,
) -> AnyView {
    let label = phrases::blank(lang, blank_kind(&name));
    let (to, of) = (name.clone(), name);
    view! {
        <input
            class="blank blank--field"
            id=id
            type="text"
            autocomplete="off"
            maxlength="60"
            aria-label=label
            placeholder=label
            prop:value=move || typed.with(|typed| typed.get(&of).cloned().unwrap_or_default())
            on:input=move |event| {
                let value = event_target_value(&event);
                typed.update(|typed| {
                    typed.insert(to.clone(), value);
                });
            }
            on:keydown=move |event| {
                if event.key() != "Enter" || crate::browser::composing(&event) {
                    return;
                }
                event.prevent_default();
                match (&next, done) {
                    (Some(next), _) => crate::browser::focus(next),
                    (None, Some(done)) => done.run(()),
                    (None, None) => {}
                }
            }
        />
    }
    .into_any()
}
