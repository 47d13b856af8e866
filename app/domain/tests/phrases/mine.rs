//! One's own among what a search finds.

use super::given::{bank, good, phrase};
use domain::{
    phrase::{Bank, Index, Phrase, PhraseId, RECENT, Wish},
    view::phrases::{MyPhrases, Shelf},
};

fn ids(found: &[&Phrase]) -> Vec<String> {
    found.iter().map(|phrase| phrase.id.0.clone()).collect()
}

#[test]
fn favourites_come_first_and_without_a_query_the_recent_ones_next() {
    let mut bank = bank();
    bank.phrases.truncate(10);
    let index = Index::of(&bank);
    let name = |at: usize| bank.phrases[at].id.clone();
    let mine = MyPhrases { favourites: vec![name(9), name(4)], recent: vec![name(5), name(9)], ..MyPhrases::default() };
    let search = |query: &str| {
        let firsts = mine.worth(query);
        let worth = |phrase: &Phrase| Some(firsts.get(&phrase.id).copied().unwrap_or_default());
        ids(&index.search(&bank, query, &Wish { worth: &worth, most: 20 }))
    };
    let open = search(" ");
    assert_eq!(open[..4], [name(9).0, name(4).0, name(5).0, name(0).0]);
    assert_eq!(open.len(), 10);
    // With a query the better match stays before the worse one, and a recent use counts for nothing.
    let typed = search("您");
    let matching = |at: &usize| bank.phrases[*at].text.zh.contains('您');
    let expected: Vec<String> = [4, 9].iter().filter(|at| matching(at)).map(|at| name(*at).0).collect();
    assert!(expected.len() == 2 && typed.len() > 2, "{typed:?}");
    assert_eq!(typed[..2], expected);
}

#[test]
fn the_other_ways_to_say_it_are_those_a_look_at_all_phrases_finds() {
    let mut bank = bank();
    let shipped = bank.phrases.len();
    let mut index = Index::of(&bank);
    let with_ways = |bank: &Bank, index: &Index| {
        let alike = |phrase: &&Phrase| {
            let ways = index.variants(bank, phrase);
            assert_eq!(ids(&ways), ids(&bank.variants(phrase)), "{}", phrase.id.0);
            !ways.is_empty()
        };
        bank.phrases.iter().filter(alike).count()
    };
    let before = with_ways(&bank, &index);
    assert!(before > 100, "{before}");
    // One's own way to say it comes, goes, and comes back.
    let mut own = bank.phrases.iter().find(|phrase| phrase.of.is_some()).unwrap().clone();
    own.id = PhraseId("own.1".to_owned());
    for expected in [1, 0, 1] {
        bank.phrases.truncate(shipped);
        bank.phrases.extend((0..expected).map(|_| own.clone()));
        index.renew(&bank, shipped);
        assert_eq!(with_ways(&bank, &index), before + expected);
    }
}

#[test]
fn a_mark_is_set_once_and_taken_away() {
    let mut mine = MyPhrases::default();
    let id = PhraseId("greeting.1".to_owned());
    mine.mark(&id, true);
    mine.mark(&id, true);
    assert_eq!(mine.favourites, std::slice::from_ref(&id));
    assert!(mine.has(Shelf::Favourites, &id) && !mine.has(Shelf::Recent, &id));
    mine.mark(&id, false);
    assert!(mine.favourites.is_empty());
}

#[test]
fn the_last_uses_are_kept_newest_first() {
    let mut mine = MyPhrases::default();
    for number in 0..RECENT + 5 {
        mine.used(&PhraseId(number.to_string()));
    }
    mine.used(&PhraseId("10".to_owned()));
    assert_eq!(mine.recent.len(), RECENT);
    assert_eq!(mine.recent[..2], [PhraseId("10".to_owned()), PhraseId((RECENT + 4).to_string())]);
}

#[test]
fn own_phrases_take_the_place_of_those_before() {
    let mut bank = bank();
    let shipped = bank.phrases.len();
    let (old, new) = (phrase("own.1", &good()), phrase("own.2", &good()));
    bank.set_own(&[], std::slice::from_ref(&old));
    bank.set_own(std::slice::from_ref(&old), std::slice::from_ref(&new));
    assert_eq!(bank.phrases.len(), shipped + 1);
    assert!(bank.phrase(&old.id).is_none() && bank.phrase(&new.id).is_some());
}
