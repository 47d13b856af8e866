//! Every text of the interface, in two languages. Texts are fields of structs or arms of exhaustive matches, so a
//! missing one does not compile.

pub mod amounts;
pub mod compensation;
pub mod complaints;
pub mod phrase_pages;
pub mod proof;
#[cfg(test)]
mod proofread;
pub mod receipts;
pub mod rule_pages;
pub mod rules;
pub mod shell;
pub mod terms;
pub mod time;
pub mod timeline;
pub mod workbench;
pub mod working;

use crate::preferences::Lang;
use leptos::prelude::*;

/// The language, as a signal: reading it in a view makes the view follow a switch.
#[must_use]
pub fn use_lang() -> RwSignal<Lang> {
    expect_context::<LangSignal>().0
}

/// Newtype for the context.
#[derive(Clone, Copy, Debug)]
struct LangSignal(RwSignal<Lang>);

/// Provides the language the page starts with.
pub fn provide_lang(lang: Lang) {
    provide_context(LangSignal(RwSignal::new(lang)));
}
