//! What the search finds in ten thousand phrases, held against looking at every one of them.

use crate::small::Dice;
use domain::{
    complaint::{Form, Kind},
    phrase::{Bank, CallStage, Category, Index, Moment, Mood, Phrase, PhraseId, Readings, Text2, Wish, builtin},
    script::{Body, Run, builtin as scripts},
    search::is_cjk,
};
use std::collections::BTreeSet;

const PHRASES: usize = 10_000;
/// Queries of each sort.
const QUERIES: usize = 8;

fn pick<'a, T>(items: &'a [T], dice: &mut Dice) -> &'a T {
    &items[dice.below(items.len())]
}

fn maybe<T: Copy>(items: &[T], dice: &mut Dice) -> Option<T> {
    (dice.below(3) == 0).then(|| *pick(items, dice))
}

/// Ten thousand phrases, each put together of halves of shipped ones, with tags, kinds and moods dealt anew.
fn many(dice: &mut Dice) -> Bank {
    let bank = builtin().unwrap();
    let halves: Vec<(String, String)> = bank.phrases.iter().map(|p| (half(&p.text.zh), half(&p.text.en))).collect();
    let tags: Vec<String> = bank.phrases.iter().flat_map(|p| p.tags.clone()).collect();
    let phrase = |number: usize, dice: &mut Dice| {
        let ((zh, en), (more_zh, more_en)) = (pick(&halves, dice), pick(&halves, dice));
        Phrase {
            id: PhraseId(format!("many.{number}")),
            category: *pick(Category::ALL, dice),
            tags: (0..dice.below(3)).map(|_| pick(&tags, dice).clone()).collect(),
            kinds: maybe(Kind::ALL, dice).into_iter().collect(),
            tone: None,
            channel: None,
            mood: maybe(Mood::ALL, dice),
            of: None,
            text: Text2 { zh: format!("{zh}{more_zh}"), en: format!("{en} {more_en}") },
        }
    };
    Bank { phrases: (0..PHRASES).map(|number| phrase(number, dice)).collect(), ..bank }
}

fn half(text: &str) -> String {
    text.chars().skip(text.chars().count() / 2).collect()
}

/// A few neighbouring characters of a text that all fit.
fn piece(text: &str, longest: usize, fits: impl Fn(char) -> bool, dice: &mut Dice) -> String {
    let characters: Vec<char> = text.chars().collect();
    let fitting: Vec<usize> = (0..characters.len()).filter(|at| fits(characters[*at])).collect();
    let from = *pick(&fitting, dice);
    characters[from..].iter().copied().take_while(|c| fits(*c)).take(1 + dice.below(longest)).collect()
}

/// One reading of each character of a text: the whole syllable or its first letter, by chance in between.
fn typed(readings: &Readings, text: &str, whole: usize, dice: &mut Dice) -> String {
    let read = |c: char, dice: &mut Dice| {
        let all: Vec<&str> = readings.0[&c].split(' ').collect();
        let syllable = *pick(&all, dice);
        if dice.below(2) < whole { syllable.to_owned() } else { syllable[..1].to_owned() }
    };
    text.chars().filter(|c| readings.0.contains_key(c)).map(|c| read(c, dice)).collect()
}

/// A query of one sort, made of what some phrase holds.
fn query(bank: &Bank, sort: usize, dice: &mut Dice) -> String {
    let phrase = pick(&bank.phrases, dice);
    let chinese = piece(&phrase.text.zh, 4, is_cjk, dice);
    let latin = |c: char| c.is_ascii_alphabetic();
    match sort {
        0 => chinese,
        1 => typed(&bank.readings, &chinese, 0, dice),
        2 => typed(&bank.readings, &chinese, 2, dice),
        3 => typed(&bank.readings, &chinese, 1, dice),
        4 => piece(&phrase.text.en, 8, latin, dice).to_ascii_uppercase(),
        5 => pick(&bank.phrases.iter().flat_map(|p| &p.tags).collect::<Vec<_>>(), dice).to_string(),
        6 => piece(&phrase.text.zh, 3, |c| !c.is_whitespace() && c != '、', dice),
        _ => format!("{}、{}", piece(&phrase.text.zh, 2, is_cjk, dice), piece(&phrase.text.en, 2, latin, dice)),
    }
}

/// Plain in every way: letters of one width, no capitals.
fn plain(text: &str) -> String {
    let narrow = |c: char| if ('！'..='～').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap() } else { c };
    text.chars().map(narrow).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether the characters from here on may be read as the letters: each by a syllable, by its first letter or by `zh`,
/// `ch`, `sh`; the last one also by a syllable that is still being typed.
fn reads(readings: &Readings, characters: &[char], letters: &str) -> bool {
    let Some((first, rest)) = characters.split_first() else { return letters.is_empty() };
    let syllables = readings.0.get(first).map_or("", String::as_str).split(' ').filter(|s| !s.is_empty());
    let by = |syllable: &str| {
        let two = syllable.get(..2).filter(|s| ["zh", "ch", "sh"].contains(s));
        let ways = [Some(syllable), syllable.get(..1), two];
        let go_on = |way| letters.strip_prefix(way).is_some_and(|left| reads(readings, rest, left));
        syllable.starts_with(letters) || ways.into_iter().flatten().any(go_on)
    };
    letters.is_empty() || syllables.into_iter().any(by)
}

/// Ten thousand phrases as somebody looks through them who knows nothing of indexes.
struct Plain<'a> {
    readings: &'a Readings,
    /// Name, the texts as plain letters, the Chinese ones as characters.
    phrases: Vec<(&'a PhraseId, Vec<String>, Vec<Vec<char>>)>,
}

impl<'a> Plain<'a> {
    fn of(bank: &'a Bank) -> Self {
        let phrase = |p: &'a Phrase| {
            let chinese: Vec<&String> = p.tags.iter().chain([&p.text.zh]).collect();
            let texts = chinese.iter().copied().chain([&p.text.en]).map(|text| plain(text)).collect();
            (&p.id, texts, chinese.into_iter().map(|text| text.chars().collect()).collect())
        };
        Self { readings: &bank.readings, phrases: bank.phrases.iter().map(phrase).collect() }
    }

    fn scan(&self, query: &str) -> BTreeSet<PhraseId> {
        let query = plain(query);
        let words: Vec<&str> = query.split([' ', '、']).filter(|word| !word.is_empty()).collect();
        let holds = |word: &str, texts: &[String], chinese: &[Vec<char>]| {
            let read = |text: &Vec<char>| (0..text.len()).any(|from| reads(self.readings, &text[from..], word));
            texts.iter().any(|text| text.contains(word))
                || (word.bytes().all(|b| b.is_ascii_lowercase()) && chinese.iter().any(read))
        };
        let found = self.phrases.iter().filter(|(_, texts, chinese)| words.iter().all(|w| holds(w, texts, chinese)));
        found.map(|(id, ..)| (*id).clone()).collect()
    }
}

fn search<'a>(index: &Index, bank: &'a Bank, query: &str, moment: Moment) -> Vec<&'a Phrase> {
    let worth = |phrase: &Phrase| Some(moment.fit(phrase));
    index.search(bank, query, &Wish { worth: &worth, most: usize::MAX })
}

fn recall(sort: usize) {
    let mut dice = Dice(0x2026_1122 + sort as u64);
    let bank = many(&mut dice);
    let (all, index) = (Plain::of(&bank), Index::of(&bank));
    let mut several = 0;
    for _ in 0..QUERIES {
        let query = query(&bank, sort, &mut dice);
        let found = search(&index, &bank, &query, moment(&mut dice));
        let expected = all.scan(&query);
        let names: BTreeSet<PhraseId> = found.iter().map(|p| p.id.clone()).collect();
        assert_eq!(names, expected, "{query}");
        assert_eq!(found.len(), expected.len(), "{query}: each once");
        several += usize::from(expected.len() > 1 && expected.len() < PHRASES);
    }
    assert!(several > QUERIES / 2, "only {several} of these queries say anything");
}

fn moment(dice: &mut Dice) -> Moment {
    Moment { kind: maybe(Kind::ALL, dice), stage: maybe(CallStage::ALL, dice), mood: maybe(Mood::ALL, dice) }
}

macro_rules! each_sort {
    ($($name:ident: $sort:literal),* $(,)?) => { $(#[test] fn $name() { recall($sort); })* };
}

each_sort! {
    chinese_is_found_wherever_it_stands: 0,
    initials_are_found_wherever_they_stand: 1,
    whole_syllables_are_found_in_every_reading: 2,
    syllables_and_initials_together_are_found: 3,
    english_is_found_wherever_it_stands: 4,
    tags_are_found: 5,
    digits_and_punctuation_are_found_too: 6,
    two_words_are_both_needed: 7,
}

/// How well a phrase fits, read off it in plain words: kind, stage, mood.
fn rank(phrase: &Phrase, moment: Moment) -> (u32, u32, u32) {
    let special = |is_this: bool, is_any: bool| if is_this { 2 } else { u32::from(is_any) };
    let kind = moment.kind.map_or(1, |kind| special(phrase.kinds.contains(&kind), phrase.kinds.is_empty()));
    let stage = moment.stage.is_some_and(|stage| CallStage::of(phrase.category).contains(&stage));
    let mood = moment.mood.map_or(1, |mood| special(phrase.mood == Some(mood), phrase.mood.is_none()));
    (kind, stage.into(), mood)
}

#[test]
fn kind_then_stage_then_mood_of_the_moment_come_first() {
    let mut dice = Dice(0x2026_1123);
    let bank = many(&mut dice);
    let index = Index::of(&bank);
    for (kind, stage) in Kind::ALL.iter().zip(CallStage::ALL.iter().cycle()) {
        let moment = Moment { kind: Some(*kind), stage: Some(*stage), mood: maybe(Mood::ALL, &mut dice) };
        for query in ["", "yw", "您"] {
            let ranks: Vec<_> = search(&index, &bank, query, moment).into_iter().map(|p| rank(p, moment)).collect();
            assert!(ranks.is_sorted_by(|a, b| a >= b), "{moment:?} {query}");
            assert_eq!((ranks[0].0, ranks[0].1), (2, 1), "{moment:?} {query}");
        }
    }
    let all: Vec<&Phrase> = bank.phrases.iter().collect();
    assert_eq!(search(&index, &bank, "", Moment::default()), all, "as the bank has them");
}

#[test]
fn an_angry_customer_is_met_with_what_is_said_to_the_angry() {
    let bank = builtin().unwrap();
    let found = bank.search("道歉", Moment { mood: Some(Mood::Angry), ..Moment::default() });
    let angry = found.iter().take_while(|p| p.mood == Some(Mood::Angry)).count();
    assert!(angry > 0, "the first is for the angry");
    assert!(found[angry..].iter().all(|p| p.mood != Some(Mood::Angry)), "and so are all others before the rest");
    assert!(
        found.iter().is_sorted_by_key(|p| p.mood.is_some_and(|mood| mood != Mood::Angry)),
        "other feelings come last"
    );
}

#[test]
fn a_script_tells_how_far_the_call_is() {
    let library = scripts().unwrap();
    let stages = |id: &str| {
        let mut form = Form::new();
        let mut run = Run::start(&library, &id.into(), &form, 0).unwrap();
        let mut stages = Vec::new();
        while run.ended.is_none() {
            let stage = CallStage::at(&library, &run).unwrap();
            let ends = matches!(run.current(&library).unwrap().body, Body::End { .. });
            assert_eq!(stage == CallStage::Closing, ends);
            stages.push(stage);
            if run.next(&library, &form, 1).is_err() {
                form.extend(run.answer(&library, 0, &form, 1).unwrap());
            }
        }
        stages
    };
    let all = stages("opening");
    assert_eq!((all.first(), all.last()), (Some(&CallStage::Opening), Some(&CallStage::Closing)));
    let all = stages("complaint_intake");
    assert!(!all.contains(&CallStage::Opening), "a complaint is in the middle of a call");
    for stage in [CallStage::Asking, CallStage::Answering, CallStage::Promising] {
        assert!(all.contains(&stage), "{stage:?}: {all:?}");
    }
}

#[test]
fn a_few_of_the_best_are_the_best_of_all_and_what_is_not_wanted_is_not_found() {
    let mut dice = Dice(0x2026_1124);
    let bank = many(&mut dice);
    let index = Index::of(&bank);
    for query in ["", "y", "您", "抱歉"] {
        let moment = moment(&mut dice);
        let all = search(&index, &bank, query, moment);
        let worth = |phrase: &Phrase| Some(moment.fit(phrase));
        assert_eq!(index.search(&bank, query, &Wish { worth: &worth, most: 40 }), all[..40]);
        let polite = |phrase: &Phrase| (phrase.category == Category::Courtesy).then(|| moment.fit(phrase));
        let found = index.search(&bank, query, &Wish { worth: &polite, most: usize::MAX });
        let expected: Vec<&Phrase> = all.into_iter().filter(|phrase| phrase.category == Category::Courtesy).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn an_index_is_renewed_where_the_bank_was() {
    let mut dice = Dice(0x2026_1125);
    let mut bank = many(&mut dice);
    bank.phrases.truncate(500);
    let mut index = Index::of(&bank);
    let mut more = bank.phrases.split_off(450);
    more.rotate_left(7);
    bank.phrases.extend(more);
    index.renew(&bank, 450);
    assert_eq!(index, Index::of(&bank));
    bank.phrases.truncate(450);
    index.renew(&bank, 450);
    assert_eq!(index, Index::of(&bank));
}
