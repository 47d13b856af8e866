//! What in a text is better not said, and what to say instead.

use crate::{i18n::pick, preferences::Lang, ui::fill::plain};
use domain::{phrase::Bank, script::Blanks};

/// Words that are better not said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Better {
    /// As they stand.
    pub said: String,
    /// Where they stand, in UTF-16 units.
    pub range: (u32, u32),
    /// Why not.
    pub why: String,
    /// What to say instead.
    pub instead: String,
    /// Whether that can be put in their place as it is.
    pub fits: bool,
}

/// What in a text is better not said, with what the call fills into the better words.
#[must_use]
pub fn better(bank: &Bank, lang: Lang, text: &str, blanks: &Blanks) -> Vec<Better> {
    let units = |bytes: usize| {
        let before = text.get(..bytes).unwrap_or_default().encode_utf16().count();
        u32::try_from(before).unwrap_or(u32::MAX)
    };
    let hits = bank.forbidden_hits(text);
    hits.into_iter()
        .map(|hit| {
            let words = pick(lang, &hit.forbidden.better);
            let whole = plain(words, blanks);
            Better {
                said: text.get(hit.start..hit.end).unwrap_or_default().to_owned(),
                range: (units(hit.start), units(hit.end)),
                why: pick(lang, &hit.forbidden.why).to_owned(),
                fits: whole.is_some(),
                instead: whole.unwrap_or_else(|| words.to_owned()),
            }
        })
        .collect()
}
