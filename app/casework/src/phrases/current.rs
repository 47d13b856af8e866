//! The bank as the team has it, shared by everybody and put in place whole after each change.

use crate::{
    Ctx,
    ports::{Store, StoreError},
};
use domain::{
    phrase::{Bank, OwnPhrase, Owner, Step, builtin},
    search::is_cjk,
};
use pinyin::ToPinyinMulti;
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};
use tokio::sync::Mutex;

/// The phrases that came with the software, and those of the team beside and over them.
#[derive(Debug)]
pub struct Team {
    shipped: &'static Bank,
    entries: Vec<OwnPhrase>,
    bank: Bank,
}

/// The phrases that come with the program do not parse; a content test finds that.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the shipped phrases are unreadable")]
pub struct Unreadable;

impl Team {
    /// The bank with these phrases of the team.
    ///
    /// # Errors
    /// See [`Unreadable`].
    pub fn of(entries: Vec<OwnPhrase>) -> Result<Self, Unreadable> {
        static SHIPPED: OnceLock<Option<Bank>> = OnceLock::new();
        let shipped = SHIPPED.get_or_init(|| builtin().ok()).as_ref().ok_or(Unreadable)?;
        let mut bank = shipped.with_team(&entries);
        read_aloud(&mut bank);
        Ok(Self { shipped, entries, bank })
    }

    /// What came with the software.
    #[must_use]
    pub const fn shipped(&self) -> &'static Bank {
        self.shipped
    }

    /// The phrases of the team, retired ones included.
    #[must_use]
    pub fn entries(&self) -> &[OwnPhrase] {
        &self.entries
    }

    /// What is offered to everybody.
    #[must_use]
    pub const fn bank(&self) -> &Bank {
        &self.bank
    }

    pub(super) fn after(&self, steps: Vec<Step>) -> Result<Self, Unreadable> {
        let mut entries = self.entries.clone();
        for step in steps {
            match entries.iter_mut().find(|entry| entry.id == step.after.id) {
                Some(entry) => *entry = step.after,
                None => entries.push(step.after),
            }
        }
        Self::of(entries)
    }
}

/// Adds how the characters are read that no shipped phrase has, so that pinyin finds the team's phrases as well.
pub(super) fn read_aloud(bank: &mut Bank) {
    let texts = bank.phrases.iter().flat_map(|phrase| phrase.tags.iter().chain([&phrase.text.zh]));
    let new: BTreeSet<char> =
        texts.flat_map(|text| text.chars()).filter(|c| is_cjk(*c) && !bank.readings.0.contains_key(c)).collect();
    for c in new {
        let Some(all) = c.to_pinyin_multi() else { continue };
        let plain: BTreeSet<String> = all.into_iter().map(|reading| reading.plain().replace('ü', "v")).collect();
        bank.readings.0.insert(c, plain.into_iter().collect::<Vec<_>>().join(" "));
    }
}

/// The bank that is used now.
#[derive(Debug)]
pub struct Current {
    team: RwLock<Arc<Team>>,
    /// Held from the decision on a change until it is used, so that two never build on the same phrases.
    pub(super) turn: Mutex<()>,
}

impl Current {
    /// Begins with these.
    #[must_use]
    pub fn new(team: Team) -> Self {
        Self { team: RwLock::new(Arc::new(team)), turn: Mutex::new(()) }
    }

    fn get(&self) -> Arc<Team> {
        Arc::clone(&self.team.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn set(&self, team: Team) {
        *self.team.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(team);
    }
}

/// Why there is no bank to begin with.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What came with the program cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Reads the phrases of the team.
///
/// # Errors
/// See [`NotLoaded`].
pub async fn load(store: &dyn Store) -> Result<Current, NotLoaded> {
    Ok(Current::new(Team::of(store.phrases_of(Owner::Team).await?)?))
}

/// The bank as it stands at this moment.
#[must_use]
pub fn current(ctx: &Ctx) -> Arc<Team> {
    ctx.phrases.get()
}
