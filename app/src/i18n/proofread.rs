//! What every text has to be, whatever it says.

use crate::preferences::Lang;
use std::collections::BTreeSet;

/// Every value has a Chinese text with Chinese in it, an English one without, and shares neither with another value.
pub fn proofread<T: Copy>(values: impl IntoIterator<Item = T>, say: impl Fn(Lang, T) -> String) {
    let mut said = BTreeSet::new();
    let mut count = 0;
    for value in values {
        let (zh, en) = (say(Lang::Zh, value), say(Lang::En, value));
        assert!(zh.chars().any(is_chinese), "no Chinese in {zh:?}");
        assert!(en.chars().any(|c| c.is_ascii_alphabetic()) && !en.chars().any(is_chinese), "no English: {en:?}");
        for text in [&zh, &en] {
            assert_eq!(text.trim(), text, "space around {text:?}");
            assert!(!text.contains("  "), "two spaces in {text:?}");
            assert!(said.insert(text.clone()), "{text:?} says two things");
        }
        count += 1;
    }
    assert!(count > 0, "nothing was read");
}

/// An ideograph, or punctuation that only Chinese uses.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}
