//! Chinese text is found by its two-character words.

use domain::search::{halfwidth, phrases, tokens};
use proptest::prelude::*;

/// What the index does: every phrase of the query stands in the text, token after token.
fn finds(query: &str, text: &str) -> bool {
    let text = tokens(text);
    let query = phrases(query);
    !query.is_empty() && query.iter().all(|phrase| text.windows(phrase.len()).any(|window| window == phrase))
}

#[test]
fn runs_become_pairs_and_words() {
    assert_eq!(tokens("快递延误"), ["快递", "递延", "延误"]);
    assert_eq!(tokens("误"), ["误"]);
    assert_eq!(tokens("单号ＹＬ２０２６，延误"), ["单号", "yl2026", "延误"]);
    assert_eq!(tokens("Hello, 世界!"), ["hello", "世界"]);
    assert_eq!(tokens(" ，。!?\u{3000}"), Vec::<String>::new());
    assert_eq!(tokens("𠮷野家"), ["𠮷野", "野家"]);
}

#[test]
fn two_character_words_are_found_wherever_they_stand() {
    let text = "客户说快递延误三天，没有人联系，单号YL20261120001";
    for query in ["延误", "快递", "没有", "有人", "快递 联系", "yl20261120001", "延误 YL20261120001", "快递延误三天"]
    {
        assert!(finds(query, text), "{query}");
    }
    for query in ["延迟", "误三人", "三天没有", "快递延期", "联系 破损", "yl2026"] {
        assert!(!finds(query, text), "{query}");
    }
}

#[test]
fn single_characters_and_nothing_ask_for_nothing() {
    for query in ["", " ", "误", "，。", "误，递"] {
        assert_eq!(phrases(query), Vec::<Vec<String>>::new(), "{query}");
    }
    assert_eq!(phrases("误 延误"), [["延误"]]);
}

#[test]
fn full_width_becomes_half_width() {
    assert_eq!(halfwidth("ＡＢｃ１２３！～　￥"), "ABc123!~ ¥");
    assert_eq!(halfwidth("延误"), "延误");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// No pair of neighbouring characters is ever lost.
    #[test]
    fn every_pair_of_a_sentence_finds_it(sentence in "[一-龥]{2,30}", at in 0_usize..29) {
        let chars: Vec<char> = sentence.chars().collect();
        let at = at.min(chars.len() - 2);
        let pair: String = chars[at..at + 2].iter().collect();
        prop_assert!(finds(&pair, &sentence));
    }

    /// A text is found by itself, whatever it is made of.
    #[test]
    fn a_text_is_found_by_itself(text in "[a-zA-Z0-9一-龥，。 ]{0,40}") {
        prop_assert!(phrases(&text).is_empty() || finds(&text, &text));
    }

    #[test]
    fn any_text_may_be_searched(text in any::<String>()) {
        let whole = |token: &String| !token.is_empty() && !token.contains(char::is_whitespace);
        prop_assert!(tokens(&text).iter().all(whole));
        prop_assert!(phrases(&text).iter().flatten().all(whole));
    }
}
