//! Every text of the interface, in two languages. Texts are fields of structs or arms of exhaustive matches, so a
//! missing one does not compile.

pub mod amounts;
pub mod ask;
pub mod board;
pub mod business_units;
pub mod compensation;
pub mod complaints;
pub mod floor_plan;
pub mod ingest;
pub mod integrations;
pub mod line;
pub mod phrase_pages;
pub mod phrases;
pub mod promises;
pub mod proof;
#[cfg(test)]
mod proofread;
pub mod receipt_pages;
pub mod receipts;
pub mod rule_pages;
pub mod rules;
pub mod scripts;
pub mod shell;
pub mod terms;
pub mod time;
pub mod timeline;
pub mod workbench;
pub mod working;

use crate::preferences::Lang;
use leptos::prelude::*;

/// One of two languages of a text that is data.
#[must_use]
pub fn pick(lang: Lang, text: &domain::script::Text2) -> &str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}

/// The company whose name agents say. One installation serves one company.
#[must_use]
pub const fn company(lang: Lang) -> &'static str {
    lang.pick("驿铃速运", "Yiling Express")
}

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
