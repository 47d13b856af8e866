//! What is wrong with a text in two languages.

use super::{
    check::What,
    text::{Text2, blank_names, is_known_blank},
};
use crate::search::is_cjk;

/// The most Chinese characters that are said at once: about twenty seconds.
pub const MAX_SPOKEN: usize = 80;

/// Everything wrong with a text; `spoken` when an agent reads it aloud.
pub(super) fn flaws(text: &Text2, spoken: bool) -> Vec<What> {
    let mut flaws = Vec::new();
    let chinese = |s: &str| s.chars().filter(|c| is_cjk(*c)).count();
    if chinese(&text.zh) == 0 || text.en.trim().is_empty() || chinese(&text.en) > 0 {
        flaws.push(What::MissingLanguage);
    }
    let (mut zh, mut en) = (blank_names(&text.zh), blank_names(&text.en));
    for name in zh.iter().chain(&en).filter(|name| !is_known_blank(name)) {
        let unknown = What::UnknownBlank(name.clone());
        if !flaws.contains(&unknown) {
            flaws.push(unknown);
        }
    }
    zh.sort();
    en.sort();
    zh.dedup();
    en.dedup();
    if zh != en {
        flaws.push(What::DifferentBlanks);
    }
    if [&text.zh, &text.en].iter().any(|s| broken_marks(s)) {
        flaws.push(What::BrokenMark);
    }
    if spoken && chinese(&text.zh) > MAX_SPOKEN {
        flaws.push(What::TooLongToSay(u32::try_from(chinese(&text.zh)).unwrap_or(u32::MAX)));
    }
    flaws
}

pub(crate) fn broken_marks(text: &str) -> bool {
    let count = |mark: &str| text.matches(mark).count();
    !count("**").is_multiple_of(2) || count("{") != count("}") || count("{") != blank_names(text).len()
}
