//! Words that must not be said.

use domain::phrase::{Bank, builtin};

fn bank() -> Bank {
    builtin().expect("the bank")
}

fn hits(text: &str) -> Vec<(String, String)> {
    let bank = bank();
    let hits = bank.forbidden_hits(text);
    hits.into_iter().map(|h| (h.forbidden.id.clone(), text[h.start..h.end].to_owned())).collect()
}

fn found(text: &str, id: &str, words: &str) {
    assert_eq!(hits(text), [(id.to_owned(), words.to_owned())], "{text}");
}

#[test]
fn width_spaces_punctuation_and_capitals_do_not_hide_them() {
    found("这个不关我的事。", "not_my_business", "不关我的事");
    found("不 关，我 的·事", "not_my_business", "不 关，我 的·事");
    found("這不關我的事", "not_my_business", "不關我的事");
    found("Ｃａｌｍ　Ｄｏｗｎ！", "calm_down", "Ｃａｌｍ　Ｄｏｗｎ");
    found("please Calm-Down now", "calm_down", "Calm-Down");
    found("DON’T YOU KNOW that", "dont_you_know", "DON’T YOU KNOW");
}

#[test]
fn words_that_only_look_alike_are_left_alone() {
    for text in ["", "！？", "disclaim downtown", "becalm downs", "那不成问题", "您先冷静下来想想再定也行", "关我"]
    {
        assert_eq!(hits(text), [], "{text}");
    }
}

#[test]
fn several_hits_come_in_order() {
    let all = hits("我怎么知道？你问别人去，随便你！");
    let ids: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["who_cares_time", "ask_someone_else", "whatever"]);
}

#[test]
fn every_form_is_found_and_no_better_wording_is_forbidden_itself() {
    let bank = bank();
    for forbidden in &bank.forbidden {
        for form in &forbidden.forms {
            let hits = bank.forbidden_hits(form);
            assert!(hits.iter().any(|h| h.forbidden.id == forbidden.id), "{form}");
        }
        assert!(forbidden.forms.iter().any(|f| f.is_ascii()) && forbidden.forms.iter().any(|f| !f.is_ascii()));
        for text in [&forbidden.better.zh, &forbidden.better.en] {
            assert!(bank.forbidden_hits(text).is_empty(), "{text}");
        }
    }
}
