//! The reader of JSON reads what `serde_json` writes, and refuses what `serde_json` refuses.
#![cfg(not(target_arch = "wasm32"))]

use domain::json::{Unreadable, read};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Everything {
    word: String,
    signed: i64,
    unsigned: u64,
    small: u32,
    truth: bool,
    maybe: Option<String>,
    pair: (i64, String),
    shapes: Vec<Shape>,
    named: BTreeMap<String, Vec<u32>>,
    outcome: Result<Wrapped, String>,
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Wrapped(i64);

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Unit,
    Single(String),
    Double(i64, bool),
    Named { deep: Option<Box<Shape>>, number: i64 },
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Unit),
        any::<String>().prop_map(Shape::Single),
        (any::<i64>(), any::<bool>()).prop_map(|(n, b)| Shape::Double(n, b)),
    ];
    leaf.prop_recursive(4, 16, 1, |inner| {
        (proptest::option::of(inner.prop_map(Box::new)), any::<i64>())
            .prop_map(|(deep, number)| Shape::Named { deep, number })
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let numbers = (any::<i64>(), any::<u64>(), any::<u32>(), any::<bool>());
    let words = (any::<String>(), any::<Option<String>>(), (any::<i64>(), any::<String>()));
    let many = (
        proptest::collection::vec(shape(), 0..4),
        proptest::collection::btree_map(any::<String>(), any::<Vec<u32>>(), 0..3),
        prop_oneof![any::<i64>().prop_map(|n| Ok(Wrapped(n))), any::<String>().prop_map(Err)],
        any::<Vec<String>>(),
    );
    (numbers, words, many).prop_map(
        |((signed, unsigned, small, truth), (word, maybe, pair), (shapes, named, outcome, absent))| Everything {
            word,
            signed,
            unsigned,
            small,
            truth,
            maybe,
            pair,
            shapes,
            named,
            outcome,
            absent,
        },
    )
}

proptest! {
    #[test]
    fn reads_what_was_written(value in everything()) {
        prop_assert_eq!(read::<Everything>(&serde_json::to_string(&value).unwrap()), Ok(value.clone()));
        prop_assert_eq!(read::<Everything>(&serde_json::to_string_pretty(&value).unwrap()), Ok(value));
    }

    /// With one character lost, both readers agree on whether anything can be made of the rest.
    #[test]
    fn agrees_about_damage(value in everything(), place in any::<prop::sample::Index>()) {
        let text = serde_json::to_string(&value).unwrap();
        let mut letters: Vec<char> = text.chars().collect();
        letters.remove(place.index(letters.len()));
        let damaged: String = letters.into_iter().collect();
        prop_assert_eq!(read::<Everything>(&damaged).ok(), serde_json::from_str(&damaged).ok());
    }

    #[test]
    fn never_panics(text in ".*") {
        let _ = read::<Everything>(&text);
        let _ = read::<String>(&text);
    }
}

#[test]
fn escapes_are_undone() {
    let text = r#""\"\\\/\b\f\n\r\t\u9A7F\u94c3\uD83D\uDE00""#;
    assert_eq!(read::<String>(text).unwrap(), "\"\\/\u{8}\u{c}\n\r\t驿铃😀");
}

#[test]
fn broken_strings_are_refused() {
    for text in [
        r#"""#,
        r#""a"#,
        r#""\"#,
        r#""\x""#,
        r#""\u12""#,
        r#""\uD83D""#,
        r#""\uD83Dx""#,
        r#""\uD83D\u0041""#,
        r#""\uDE00""#,
        "\"\n\"",
    ] {
        assert!(read::<String>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<String>(text).is_err(), "{text}");
    }
}

#[test]
fn only_whole_numbers_in_range() {
    assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(read::<u64>("18446744073709551615"), Ok(u64::MAX));
    for text in ["9223372036854775808", "1.0", "1e3", "01", "-", "+1", "", "1 2", "null", "\"1\""] {
        assert!(read::<i64>(text).is_err(), "{text}");
    }
    assert!(read::<u32>("-1").is_err() && read::<u32>("4294967296").is_err() && read::<u8>("256").is_err());
}

#[test]
fn commas_are_taken_seriously() {
    for text in ["[1,]", "[,1]", "[1 2]", "[1", "[1}", "1]", "[1]]"] {
        assert!(read::<Vec<i64>>(text).is_err(), "{text}");
    }
    for text in [r#"{"a":1,}"#, r#"{"a" 1}"#, "{a:1}", r#"{"a":1"#, r#"{"a":1]"#] {
        assert!(read::<BTreeMap<String, i64>>(text).is_err(), "{text}");
    }
    assert!(read::<(i64, i64)>("[1,2,3]").is_err() && read::<(i64, i64)>("[1]").is_err());
}

#[test]
fn what_nobody_asked_for_is_passed_by_if_it_is_sound() {
    let named = |more: &str| [r#"{"named":{"x":"#, more, r#","number":1,"y":null}}"#].concat();
    let read = |more: &str| read::<Shape>(&named(more));
    assert_eq!(read(r#"{"a":[1,-2,{"b":"\"}"},true,null],"c":{}}"#), Ok(Shape::Named { deep: None, number: 1 }));
    assert!(read("[1,]").is_err() && read("{1:2}").is_err() && read("nul").is_err());
    assert!(read(&["[".repeat(5000), "]".repeat(5000)].concat()).is_err());
}

#[test]
fn variants_have_what_they_need_and_nothing_else() {
    for text in
        [r#""single""#, r#"{"double":[1]}"#, r#"{"unit":1}"#, r#""other""#, r#"{"unit":null,"single":"a"}"#, "{}"]
    {
        assert!(read::<Shape>(text).is_err(), "{text}");
        assert!(serde_json::from_str::<Shape>(text).is_err(), "{text}");
    }
}

#[test]
fn tells_where_reading_stopped() {
    assert_eq!(read::<Vec<i64>>("[1,\n  2,\n  x]"), Err(Unreadable { line: 3, column: 3 }));
}
