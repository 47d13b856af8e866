//! What the words of a phrase must be like.

use super::given::{ME, bank, form, good, phrase};
use domain::phrase::{Column, Owner, PhraseFault, PhraseForm, PhraseId, check, read};

fn faults(owner: Owner, form: &PhraseForm) -> Vec<(Column, PhraseFault)> {
    let phrase = phrase("team.x", form);
    check(&phrase, owner, &bank()).into_iter().map(|flaw| (flaw.column, flaw.fault)).collect()
}

#[test]
fn every_shipped_phrase_holds_and_comes_back_from_its_form() {
    let bank = bank();
    for shipped in &bank.phrases {
        let again = read(shipped.id.clone(), &PhraseForm::of(shipped)).unwrap();
        assert_eq!(again, *shipped);
        assert_eq!(check(&again, Owner::Team, &bank), [], "{:?}", shipped.id);
    }
}

#[test]
fn the_team_writes_both_languages_and_a_person_may_keep_one() {
    let (zh, en) = (good().zh, good().en);
    assert_eq!(faults(Owner::Team, &good()), []);
    assert_eq!(faults(Owner::Team, &form(&zh, " ")), [(Column::En, PhraseFault::Missing)]);
    assert_eq!(faults(Owner::Team, &form("", &en)), [(Column::Zh, PhraseFault::Missing)]);
    assert_eq!(faults(ME, &form(&zh, "")), []);
    assert_eq!(faults(ME, &form("", &en)), []);
    assert_eq!(faults(ME, &form("", "")), [(Column::Zh, PhraseFault::Missing)]);
    assert_eq!(
        faults(Owner::Team, &form(&en, &zh)),
        [(Column::Zh, PhraseFault::WrongLanguage), (Column::En, PhraseFault::WrongLanguage)]
    );
}

#[test]
fn blanks_are_known_and_the_same_in_both_languages() {
    let unknown = |name: &str| PhraseFault::UnknownBlank { name: name.to_owned() };
    assert_eq!(faults(Owner::Team, &form("{customer}，您{time}再来。", "{time}, {customer}.")), []);
    assert_eq!(
        faults(Owner::Team, &form("{weather}真好。", "Fine {weather}.")),
        [(Column::Zh, unknown("weather")), (Column::En, unknown("weather"))]
    );
    assert_eq!(
        faults(Owner::Team, &form("{customer}，再见了您。", "Until then.")),
        [(Column::En, PhraseFault::DifferentBlanks)]
    );
    assert_eq!(faults(ME, &form("{customer，再见了您。", "")), [(Column::Zh, PhraseFault::BrokenMark)]);
}

#[test]
fn what_is_heard_is_shorter_than_what_is_read() {
    let long = |count: usize| "好".repeat(count);
    assert_eq!(faults(ME, &form(&long(80), "")), []);
    assert_eq!(faults(ME, &form(&long(81), "")), [(Column::Zh, PhraseFault::TooLong { max: 80 })]);
    let chat = |count| PhraseForm { channel: "chat".to_owned(), ..form(&long(count), "") };
    assert_eq!(faults(ME, &chat(400)), []);
    assert_eq!(faults(ME, &chat(401)), [(Column::Zh, PhraseFault::TooLong { max: 400 })]);
    assert_eq!(faults(ME, &form("", &"a ".repeat(700))), [(Column::En, PhraseFault::TooLong { max: 1200 })]);
}

#[test]
fn every_forbidden_form_is_refused_with_the_better_wording() {
    let bank = bank();
    for forbidden in &bank.forbidden {
        for wrong in &forbidden.forms {
            let text = form(&format!("先生，{wrong}。"), "");
            let found = faults(ME, &text);
            let told = found.iter().any(|(_, fault)| {
                matches!(fault, PhraseFault::Forbidden { better, words, .. } if *better == forbidden.better && !words.is_empty())
            });
            assert!(told, "{wrong}: {found:?}");
        }
    }
}

#[test]
fn the_same_words_for_the_same_purpose_are_there_once() {
    let bank = bank();
    let shipped = &bank.phrases[3];
    let copy = PhraseForm::of(shipped);
    assert_eq!(faults(Owner::Team, &copy), [(Column::Zh, PhraseFault::SameAs { id: shipped.id.clone() })]);
    let elsewhere = PhraseForm { category: "care".to_owned(), ..copy };
    assert_eq!(faults(Owner::Team, &elsewhere), []);
}

#[test]
fn codes_that_do_not_exist_are_told_by_their_part() {
    let wrong = || "x y".to_owned();
    let form = PhraseForm {
        category: wrong(),
        kinds: "loss|nothing".to_owned(),
        tone: wrong(),
        channel: wrong(),
        mood: wrong(),
        of: wrong(),
        tags: (0..13).map(|n| n.to_string()).collect::<Vec<_>>().join("|"),
        ..good()
    };
    let flaws = read(PhraseId("team.x".to_owned()), &form).unwrap_err();
    let mut columns: Vec<Column> = flaws.iter().map(|flaw| flaw.column).collect();
    columns.sort();
    let all = [Column::Category, Column::Tags, Column::Kinds, Column::Tone, Column::Channel, Column::Mood, Column::Of];
    assert_eq!(columns, all);
    let none = PhraseForm { category: String::new(), ..good() };
    assert_eq!(read(PhraseId(String::new()), &none).unwrap_err()[0].fault, PhraseFault::Missing);
}
