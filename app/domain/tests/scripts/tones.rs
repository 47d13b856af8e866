//! One thing said in several tones, on the telephone and in a chat.

use domain::{
    phrase::{Bank, Category, Mood, Phrase, PhraseId, Through, Tone, builtin},
    script::blank_names,
    search::is_cjk,
};
use std::collections::{BTreeMap, BTreeSet};

fn bank() -> Bank {
    builtin().expect("the bank")
}

fn named<'a>(bank: &'a Bank, id: &str) -> &'a Phrase {
    bank.phrase(&PhraseId(id.to_owned())).expect(id)
}

fn ids(found: &[&Phrase]) -> Vec<String> {
    found.iter().map(|p| p.id.0.clone()).collect()
}

/// The phrases by the thing they say.
fn things(bank: &Bank) -> BTreeMap<&str, Vec<&Phrase>> {
    let mut things: BTreeMap<&str, Vec<&Phrase>> = BTreeMap::new();
    for phrase in &bank.phrases {
        if let Some(of) = &phrase.of {
            things.entry(of).or_default().push(phrase);
        }
    }
    things
}

fn blanks(text: &str) -> BTreeSet<String> {
    blank_names(text).into_iter().collect()
}

#[test]
fn the_other_tones_of_a_phrase() {
    let bank = bank();
    let first = named(&bank, "greeting.1");
    assert_eq!(
        (first.tone, ids(&bank.variants(first))),
        (Some(Tone::Formal), vec!["greeting.6".into(), "greeting.7".into()])
    );
    assert_eq!(bank.in_tone(first, Tone::Brief), Some(named(&bank, "greeting.7")));
    let alone = named(&bank, "greeting.2");
    assert!(bank.variants(alone).is_empty() && bank.in_tone(alone, Tone::Warm).is_none());
}

#[test]
fn another_tone_is_meant_for_the_same_ear_if_there_is_one() {
    let bank = bank();
    let (spoken, typed) = (named(&bank, "hold.1"), named(&bank, "hold.7"));
    assert_eq!((spoken.channel, typed.channel), (Some(Through::Phone), Some(Through::Chat)));
    assert_eq!(bank.in_tone(named(&bank, "hold.5"), Tone::Warm), Some(spoken));
    let chat_promise = named(&bank, "promise.8");
    assert_eq!(bank.in_tone(chat_promise, Tone::Formal), Some(named(&bank, "promise.6")), "none for the chat");
    assert!(spoken.fits(Through::Phone) && !spoken.fits(Through::Chat));
    assert!(Through::ALL.iter().all(|through| named(&bank, "greeting.1").fits(*through)));
}

#[test]
fn tones_of_one_thing_agree() {
    let bank = bank();
    let things = things(&bank);
    assert!(things.len() >= 90, "{}", things.len());
    for (of, phrases) in &things {
        assert!(phrases.len() >= 2, "{of}: a name is for things that are said in more than one way");
        let first = phrases[0];
        let ways: BTreeSet<_> = phrases.iter().map(|p| (p.tone, p.channel)).collect();
        assert_eq!(ways.len(), phrases.len(), "{of}: the same tone twice");
        for phrase in phrases {
            assert!(phrase.tone.is_some(), "{:?}", phrase.id);
            assert_eq!(phrase.category, first.category, "{of}");
            assert_eq!((&phrase.kinds, phrase.mood), (&first.kinds, first.mood), "{of}");
            assert_eq!(blanks(&phrase.text.zh), blanks(&first.text.zh), "{:?}", phrase.id);
        }
    }
    let toned = bank.phrases.iter().filter(|p| p.tone.is_some());
    assert!(toned.clone().all(|p| p.of.is_some()), "a tone needs another to differ from");
}

#[test]
fn brief_is_shorter() {
    let bank = bank();
    let length = |p: &Phrase| p.text.zh.chars().filter(|c| is_cjk(*c)).count();
    for (of, phrases) in things(&bank) {
        for brief in phrases.iter().filter(|p| p.tone == Some(Tone::Brief)) {
            let others = phrases.iter().filter(|p| p.tone != Some(Tone::Brief));
            assert!(others.into_iter().all(|p| length(p) > length(brief)), "{of}");
        }
    }
}

#[test]
fn the_common_things_are_said_in_three_tones() {
    let bank = bank();
    let in_all = |category: Category| {
        let all = things(&bank).into_values().filter(|phrases| {
            let tones: BTreeSet<_> = phrases.iter().filter_map(|p| p.tone).collect();
            phrases[0].category == category && tones.len() == Tone::ALL.len()
        });
        all.count()
    };
    for category in [
        Category::Greeting,
        Category::Courtesy,
        Category::Hold,
        Category::AfterHold,
        Category::Clarify,
        Category::Confirm,
        Category::Apology,
        Category::Comfort,
        Category::Promise,
        Category::CannotAnswer,
        Category::ExplainDelay,
        Category::MissingDocuments,
        Category::Arrival,
        Category::Outbound,
        Category::Satisfaction,
        Category::Closing,
    ] {
        assert!(in_all(category) >= 1, "{category:?}");
    }
}

#[test]
fn every_mood_is_met_with_apology_and_with_comfort() {
    let bank = bank();
    for mood in Mood::ALL {
        for category in [Category::Apology, Category::Comfort] {
            let for_mood = bank.phrases.iter().filter(|p| p.mood == Some(*mood) && p.category == category);
            let tones: BTreeSet<_> = for_mood.filter_map(|p| p.tone).collect();
            assert!(tones.len() >= 2, "{mood:?} {category:?}: {tones:?}");
        }
    }
    let others = bank.phrases.iter().filter(|p| !matches!(p.category, Category::Apology | Category::Comfort));
    assert_eq!(others.filter(|p| p.mood.is_some()).count(), 0, "feelings are answered with apology and comfort");
}

/// «Do not hang up» makes no sense in a chat, «paste it here» none on the telephone.
#[test]
fn what_is_heard_and_what_is_read() {
    for phrase in bank().phrases {
        let has = |words: &[&str]| words.iter().any(|w| phrase.text.zh.contains(w));
        if has(&["别挂", "挂机", "来电", "没听清", "信号", "打进来"]) {
            assert_eq!(phrase.channel, Some(Through::Phone), "{:?}", phrase.id);
        }
        if has(&["复制", "打出来", "在这儿", "写在下面", "照片我正在看", "留言", "消息我看到"])
        {
            assert_eq!(phrase.channel, Some(Through::Chat), "{:?}", phrase.id);
        }
    }
}

#[test]
fn what_nobody_set_does_not_travel() {
    let bank = bank();
    let json = serde_json::to_string(&bank).unwrap();
    assert!(!json.contains("null") && !json.contains("[]"));
    assert!(json.len() < 210_000, "{} bytes", json.len());
    assert_eq!(serde_json::from_str::<Bank>(&json).unwrap(), bank);
    let old = r#"{"id":"a.1","category":"closing","text":{"zh":"再见。","en":"Goodbye."}}"#;
    let phrase: Phrase = serde_json::from_str(old).unwrap();
    assert_eq!((phrase.tone, phrase.channel, phrase.mood, &phrase.of), (None, None, None, &None));
    assert_eq!(serde_json::to_string(&phrase).unwrap(), old);
    assert!(serde_json::from_str::<Phrase>(&old.replace("\"text\"", "\"tone\":\"loud\",\"text\"")).is_err());
}
