//! A bank, a lead and a form that holds.

use domain::{
    id::{AccountId, EntryId, Ids},
    phrase::{
        Bank, Known, OwnPhrase, Owner, Phrase, PhraseChange, PhraseForm, PhraseId, PhraseRefusal, Step, builtin,
        decide, read,
    },
    time::Instant,
};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

pub const LEAD: AccountId = AccountId(Uuid::from_u128(7));
pub const ME: Owner = Owner::Person(AccountId(Uuid::from_u128(8)));

#[derive(Default)]
pub struct Counted(AtomicU64);

impl Ids for Counted {
    fn next(&self) -> Uuid {
        Uuid::from_u128(0x100 + u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

pub fn bank() -> Bank {
    builtin().unwrap()
}

pub fn at(minute: i64) -> Instant {
    Instant::UNIX_EPOCH + chrono::TimeDelta::minutes(minute)
}

pub fn form(zh: &str, en: &str) -> PhraseForm {
    PhraseForm {
        category: "closing".to_owned(),
        tags: "结束|感谢".to_owned(),
        zh: zh.to_owned(),
        en: en.to_owned(),
        ..PhraseForm::default()
    }
}

pub fn good() -> PhraseForm {
    form("今天就先到这里，祝您一路平安。", "That is all for today; have a safe trip.")
}

pub fn phrase(id: &str, form: &PhraseForm) -> Phrase {
    read(PhraseId(id.to_owned()), form).unwrap()
}

pub fn own(id: &str, owner: Owner, form: &PhraseForm) -> OwnPhrase {
    let mut own = OwnPhrase::added(EntryId(Uuid::from_u128(1)), owner, phrase(id, form), at(0), LEAD);
    own.version = 1;
    own
}

/// Decides for the team, with what it has already.
pub fn for_team(own: &[OwnPhrase], change: &PhraseChange) -> Result<Vec<Step>, PhraseRefusal> {
    decided(own, Owner::Team, change)
}

pub fn decided(own: &[OwnPhrase], owner: Owner, change: &PhraseChange) -> Result<Vec<Step>, PhraseRefusal> {
    let shipped = bank();
    let offered = shipped.with_team(own);
    let known = Known { shipped: &shipped, offered: &offered, own, owner };
    decide(change, known, &Counted::default(), at(5), LEAD)
}
