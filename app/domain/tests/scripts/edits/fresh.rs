//! Scripts that begin from nothing or as a copy, and their names.

use super::{edited, id, main_script, text};
use domain::script::{
    Group, Library, Script, ScriptId, Text2, What,
    edit::{TITLE_LENGTH, Tongue, copy_of, free_script_name, fresh, is_name, is_title, name_from},
    problems,
};

fn title(zh: &str, en: &str) -> Text2 {
    Text2 { zh: zh.to_owned(), en: en.to_owned() }
}

#[test]
fn a_new_script_lacks_its_words_only() {
    let labels = || [title("开场", "Opening"), title("结束", "End")];
    let mut script = fresh("peak_season".into(), title("高峰期", "Peak season"), Group::Outbound, labels());
    assert_eq!((&script.start, script.version, script.nodes.len()), (&id("step_1"), 0, 2));
    let found = |script: &Script| problems(&Library { scripts: vec![script.clone()] });
    assert!(!found(&script).is_empty());
    assert!(found(&script).iter().all(|problem| problem.what == What::MissingLanguage), "{:?}", found(&script));
    let say = |node: &str| [text(node, Tongue::Zh, "您好"), text(node, Tongue::En, "Hello")];
    script = edited(&script, &[say("step_1"), say("step_2")].concat());
    script.summary = title("高峰期怎么说", "What to say in the peak season");
    assert_eq!(found(&script), []);
    let copy = copy_of(&main_script(), "other".into(), title("另一个", "Another"));
    assert_eq!((&*copy.id.0, copy.version, &*copy.title.en), ("other", 0, "Another"));
    assert_eq!(copy.nodes, main_script().nodes);
}

#[test]
fn names_are_made_of_titles_and_belong_to_one_script() {
    let cases = [
        ("Peak season, part 2", "peak_season_part_2"),
        ("  ", "script"),
        ("高峰期", "script"),
        ("A title that is far too long for the name of a script", "a_title_that_is_far_too_long_for_the_nam"),
        ("Ünï—cödé", "n_c_d"),
        ("forty characters with a gap at the end xx y", "forty_characters_with_a_gap_at_the_end_x"),
    ];
    for (title, name) in cases {
        assert_eq!(name_from(title), name);
        assert!(is_name(name), "{name}");
    }
    let taken = |names: &'static [&str]| move |id: &ScriptId| names.contains(&&*id.0);
    let free = |name: &str, names| free_script_name(name, taken(names)).unwrap().0;
    assert_eq!(free("opening", &[]), "opening");
    assert_eq!(free("opening", &["opening", "opening_2"]), "opening_3");
    let long = "a_title_that_is_far_too_long_for_the_nam";
    assert_eq!(free(long, &["a_title_that_is_far_too_long_for_the_nam"]), "a_title_that_is_far_too_long_for_the_n_2");
    assert_eq!(free_script_name("opening", |_| true), None);
}

#[test]
fn a_title_says_something_in_both_languages() {
    assert!(is_title(&title("高峰期", "Peak season")));
    assert!(!is_title(&title("高峰期", " ")) && !is_title(&title("", "Peak season")));
    assert!(!is_title(&title("高峰期", "Peak\nseason")));
    assert!(is_title(&title("峰", &"x".repeat(TITLE_LENGTH))));
    assert!(!is_title(&title("峰", &"x".repeat(TITLE_LENGTH + 1))));
}
