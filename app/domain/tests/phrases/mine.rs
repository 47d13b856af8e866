//! One's own among what a search finds.

use super::given::{bank, good, phrase};
use domain::{
    phrase::{Phrase, PhraseId, RECENT},
    view::phrases::{MyPhrases, Shelf},
};

fn ids(found: &[&Phrase]) -> Vec<String> {
    found.iter().map(|phrase| phrase.id.0.clone()).collect()
}

#[test]
fn favourites_come_first_and_without_a_query_the_recent_ones_next() {
    let bank = bank();
    let (first, tenth) = (bank.phrases[0].id.clone(), bank.phrases[9].id.clone());
    let (fifth, sixth) = (bank.phrases[4].id.clone(), bank.phrases[5].id.clone());
    let mine = MyPhrases {
        favourites: vec![tenth.clone(), fifth.clone()],
        recent: vec![sixth.clone(), tenth.clone()],
        ..MyPhrases::default()
    };
    let all: Vec<&Phrase> = bank.phrases.iter().take(10).collect();
    let open = ids(&mine.rank(" ", all.clone()));
    assert_eq!(open[..4], [tenth.0.clone(), fifth.0.clone(), sixth.0, first.0.clone()]);
    assert_eq!(open.len(), 10);
    // With a query the better match stays before the worse one, and a recent use counts for nothing.
    let typed = ids(&mine.rank("x", all));
    assert_eq!(typed[..3], [fifth.0, tenth.0, first.0]);
    assert_eq!(typed.len(), 10);
}

#[test]
fn a_mark_is_set_once_and_taken_away() {
    let mut mine = MyPhrases::default();
    let id = PhraseId("greeting.1".to_owned());
    mine.mark(&id, true);
    mine.mark(&id, true);
    assert_eq!(mine.favourites, [id.clone()]);
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
