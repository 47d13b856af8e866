//! Changing phrases, and what is left of it.

use super::given::{LEAD, ME, at, bank, decided, for_team, form, good, own};
use domain::phrase::{
    OwnPhrase, Owner, PhraseChange, PhraseEvent, PhraseForm, PhraseId, PhraseRefusal, Standing, Step, replay,
};

fn save(id: Option<&str>, version: u32, form: PhraseForm) -> PhraseChange {
    PhraseChange::Save { id: id.map(|id| PhraseId(id.to_owned())), version, form }
}

fn one(steps: Result<Vec<Step>, PhraseRefusal>) -> Step {
    let mut steps = steps.unwrap();
    assert_eq!(steps.len(), 1);
    steps.remove(0)
}

/// The step agrees with its own history, when that is whole.
fn replays(step: &Step) {
    let history: Vec<_> = step.events.iter().map(|event| (event.clone(), at(5), LEAD)).collect();
    if let Some(mut again) = replay(step.after.id, &history) {
        again.version = step.after.version;
        assert_eq!(again, step.after);
    }
}

#[test]
fn a_new_phrase_gets_a_name_and_its_first_version() {
    for (owner, sort) in [(Owner::Team, "team."), (ME, "own.")] {
        let step = one(decided(&[], owner, &save(None, 0, good())));
        assert_eq!((step.before, step.after.version, step.after.owner), (None, 1, owner));
        assert!(step.after.phrase.id.0.starts_with(sort), "{:?}", step.after.phrase.id);
        assert!(matches!(&*step.events, [PhraseEvent::Added { .. }]));
        replays(&step);
    }
}

#[test]
fn a_correction_keeps_the_name_and_the_place_of_the_shipped_phrase() {
    let bank = bank();
    let shipped = bank.phrases[4].clone();
    let words = PhraseForm { zh: good().zh, en: good().en, ..PhraseForm::of(&shipped) };
    let step = one(for_team(&[], &save(Some(&shipped.id.0), 0, words)));
    assert!(
        matches!(&*step.events, [PhraseEvent::Added { phrase, .. }, PhraseEvent::Changed { .. }] if *phrase == shipped)
    );
    replays(&step);
    let corrected = bank.with_team(std::slice::from_ref(&step.after));
    assert_eq!(corrected.phrases.len(), bank.phrases.len());
    assert_eq!(corrected.phrases[4], step.after.phrase);

    let gone =
        one(for_team(std::slice::from_ref(&step.after), &PhraseChange::Retire { id: shipped.id.clone(), version: 1 }));
    assert_eq!((gone.before, gone.after.version), (Some(1), 2));
    assert_eq!(gone.after.standing, Standing::Retired { by: LEAD, at: at(5) });
    assert_eq!(bank.with_team(std::slice::from_ref(&gone.after)).phrase(&shipped.id), None);
    let returned = one(for_team(&[gone.after], &PhraseChange::BringBack { id: shipped.id, version: 2 }));
    assert!(returned.after.is_active());
}

#[test]
fn a_person_changes_nothing_of_the_team_nor_of_what_was_shipped() {
    let team = own("team.1", Owner::Team, &good());
    let shipped = bank().phrases[0].id.0.clone();
    for id in ["team.1", &shipped, "own.unknown"] {
        let change = save(Some(id), 0, form("祝您今天顺顺利利。", ""));
        assert_eq!(decided(&[], ME, &change), Err(PhraseRefusal::NotFound), "{id}");
    }
    let bank = bank();
    let mine = own("own.1", ME, &good());
    assert_eq!(bank.with_team(&[mine]).phrases, bank.phrases, "what is one's own is not everybody's");
    assert_eq!(bank.with_team(&[team]).phrases.len(), bank.phrases.len() + 1);
}

#[test]
fn who_was_slower_is_told_and_nothing_happens_twice() {
    let known = [own("team.1", Owner::Team, &good())];
    let id = PhraseId("team.1".to_owned());
    let other = form("祝您今天顺顺利利。", "Have a smooth day.");
    assert_eq!(for_team(&known, &save(Some("team.1"), 0, other)), Err(PhraseRefusal::Changed));
    assert_eq!(for_team(&known, &save(Some("team.1"), 1, good())), Err(PhraseRefusal::NothingChanges));
    let back = PhraseChange::BringBack { id, version: 1 };
    assert_eq!(for_team(&known, &back), Err(PhraseRefusal::NothingChanges));
}

#[test]
fn what_became_unfit_is_not_brought_back() {
    let mut old = own("team.1", Owner::Team, &good());
    old.standing = Standing::Retired { by: LEAD, at: at(1) };
    let known = [old, own("team.2", Owner::Team, &good())];
    let back = PhraseChange::BringBack { id: PhraseId("team.1".to_owned()), version: 1 };
    assert!(matches!(for_team(&known, &back), Err(PhraseRefusal::Unfit(flaws)) if flaws.len() == 1));
}

#[test]
fn a_person_has_a_limit() {
    let many: Vec<OwnPhrase> = (0..domain::phrase::MOST_OWN).map(|n| own(&format!("own.{n}"), ME, &good())).collect();
    assert_eq!(decided(&many, ME, &save(None, 0, form("祝您今天顺顺利利。", ""))), Err(PhraseRefusal::TooMany));
}

#[test]
fn one_language_fills_both_places() {
    let zh = own("own.1", ME, &form("好的，您请讲。", "")).phrase.without_gaps();
    assert_eq!((&*zh.text.zh, &*zh.text.en), ("好的，您请讲。", "好的，您请讲。"));
    let en = own("own.1", ME, &form("", "Go ahead.")).phrase.without_gaps();
    assert_eq!(en.text.zh, "Go ahead.");
}
