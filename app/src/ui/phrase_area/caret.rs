//! Where in a text a phrase is asked for, and putting it there. Places are counted as browsers count them: in UTF-16.

/// What asks for a phrase.
const OPENERS: [char; 3] = ['、', '/', '／'];
/// What may stand before it: a sentence has ended, or nothing has begun.
const BEFORE: &str = "，。！？；、,.!?;)）」』”…";
/// The longest search in a field.
const LONGEST: usize = 20;

/// A search that is being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Where its mark stands.
    pub from: u32,
    /// Where the caret is.
    pub to: u32,
    /// What is searched for.
    pub query: String,
}

/// The search that ends at the caret: a mark at the start of a word and what follows it, without a space.
#[must_use]
pub fn asked(text: &str, caret: u32) -> Option<Asked> {
    let mut at = 0_u32;
    let mut before: Option<char> = None;
    let mut found: Option<(u32, String)> = None;
    for c in text.chars() {
        if at >= caret {
            break;
        }
        let starts = before.is_none_or(|b| b.is_whitespace() || BEFORE.contains(b));
        let opens = OPENERS.contains(&c) && starts;
        found = match found {
            _ if opens => Some((at, String::new())),
            Some((from, mut query)) if !c.is_whitespace() && query.chars().count() < LONGEST => {
                query.push(c);
                Some((from, query))
            }
            _ => None,
        };
        before = Some(c);
        at += width(c);
    }
    found.map(|(from, query)| Asked { from, to: caret, query })
}

/// The text with words put in place of a range, and where the caret is then.
#[must_use]
pub fn put(text: &str, from: u32, to: u32, words: &str) -> (String, u32) {
    let mut out = String::with_capacity(text.len() + words.len());
    let (mut at, mut done) = (0_u32, false);
    for c in text.chars() {
        if at >= from && !done {
            out.push_str(words);
            done = true;
        }
        if at < from || at >= to {
            out.push(c);
        }
        at += width(c);
    }
    if !done {
        out.push_str(words);
    }
    let wide: u32 = words.chars().map(width).sum();
    (out, from.min(at).saturating_add(wide))
}

fn width(c: char) -> u32 {
    u32::try_from(c.len_utf16()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Option<String> {
        let caret = u32::try_from(text.encode_utf16().count()).unwrap();
        asked(text, caret).map(|asked| asked.query)
    }

    #[test]
    fn a_mark_at_the_start_of_a_word_asks() {
        assert_eq!(query("、").as_deref(), Some(""));
        assert_eq!(query("您好。、dq").as_deref(), Some("dq"));
        assert_eq!(query("Hello /sorry").as_deref(), Some("sorry"));
        assert_eq!(query("好的，／道歉").as_deref(), Some("道歉"));
        assert_eq!(query("第一行\n、致歉").as_deref(), Some("致歉"));
    }

    #[test]
    fn inside_words_lists_and_addresses_nothing_asks() {
        for text in ["苹果、梨", "and/or", "https://a.b/c", "24/7", "好、 的", "", "没有"] {
            assert_eq!(query(text), None, "{text}");
        }
        assert_eq!(query(&["、", &"a".repeat(40)].concat()), None, "nobody searches so long");
    }

    #[test]
    fn the_search_ends_at_the_caret() {
        let asked = asked("😀 、抱歉后面", 5).unwrap();
        assert_eq!((asked.from, asked.to, asked.query.as_str()), (3, 5, "抱"));
    }

    #[test]
    fn words_go_where_they_were_asked_for() {
        assert_eq!(put("😀 、抱歉后面", 3, 6, "对不起，"), ("😀 对不起，后面".to_owned(), 7));
        assert_eq!(put("", 0, 0, "您好"), ("您好".to_owned(), 2));
        assert_eq!(put("a", 9, 9, "b"), ("ab".to_owned(), 2));
    }

    proptest::proptest! {
        #[test]
        fn any_text_and_any_caret(text in "\\PC{0,40}", caret in 0_u32..60, words in "\\PC{0,10}") {
            if let Some(asked) = asked(&text, caret) {
                let (after, at) = put(&text, asked.from, asked.to, &words);
                proptest::prop_assert!(after.contains(&words));
                proptest::prop_assert!(at >= asked.from);
            }
            let (same, _) = put(&text, caret, caret, "");
            proptest::prop_assert_eq!(same, text);
        }
    }
}
