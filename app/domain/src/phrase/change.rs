//! Changing phrases: pure decisions on what is known.

use super::{
    Bank, OwnPhrase, Owner, Phrase, PhraseEvent, PhraseFlaw, PhraseForm, PhraseId,
    check::{check, read},
    sheet::{SheetFault, import},
};
use crate::{
    id::{AccountId, EntryId, Ids},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// The most phrases a person may have, retired ones included.
pub const MOST_OWN: usize = 500;

/// What is asked for. Version 0 stands for a shipped phrase that nobody has changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "made once for each press of a button")
)]
pub enum PhraseChange {
    /// A new phrase, or other words for one that is there.
    Save {
        /// Which; nothing for a new one.
        id: Option<PhraseId>,
        /// The version the editor started from.
        version: u32,
        /// As typed.
        form: PhraseForm,
    },
    /// It is no longer offered.
    Retire {
        /// Which.
        id: PhraseId,
        /// The version the editor saw.
        version: u32,
    },
    /// It is offered again.
    BringBack {
        /// Which.
        id: PhraseId,
        /// The version the editor saw.
        version: u32,
    },
    /// The rows of a sheet; only for the team.
    Import {
        /// The sheet as CSV.
        text: String,
    },
}

/// What a change is decided on.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What came with the software.
    pub shipped: &'a Bank,
    /// Everything that is offered to the person now: new words must differ from it.
    pub offered: &'a Bank,
    /// The phrases of the owner, retired ones included.
    pub own: &'a [OwnPhrase],
    /// Whose phrases are changed.
    pub owner: Owner,
}

/// Why phrases stay as they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PhraseRefusal {
    /// There is no such phrase.
    NotFound,
    /// Somebody else changed it meanwhile.
    Changed,
    /// Nothing would change.
    NothingChanges,
    /// The person has as many as there may be.
    TooMany,
    /// What is wrong with it.
    Unfit(Vec<PhraseFlaw>),
    /// What is wrong with the sheet as a whole.
    Sheet(SheetFault),
}

/// One phrase that changes: its events, and its state after them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The version it had; nothing when it was not kept before.
    pub before: Option<u32>,
    /// What happens.
    pub events: Vec<PhraseEvent>,
    /// The phrase afterwards.
    pub after: OwnPhrase,
}

/// Who changes something, and when.
#[derive(Clone, Copy)]
pub(super) struct Hand<'a> {
    pub(super) ids: &'a dyn Ids,
    pub(super) at: Instant,
    pub(super) by: AccountId,
}

impl<'a> Known<'a> {
    pub(super) fn own(&self, id: &PhraseId) -> Option<&'a OwnPhrase> {
        self.own.iter().find(|own| own.phrase.id == *id)
    }

    /// The phrase as it stands, with its version: the owner's, or for the team a shipped one.
    pub(super) fn present(&self, id: &PhraseId) -> Option<(&'a Phrase, u32, bool)> {
        if let Some(own) = self.own(id) {
            return Some((&own.phrase, own.version, own.is_active()));
        }
        let shipped = self.shipped.phrase(id).filter(|_| self.owner == Owner::Team)?;
        Some((shipped, 0, true))
    }

    /// A name for a new phrase. It tells nothing of its owner.
    pub(super) fn fresh_name(&self, ids: &dyn Ids) -> PhraseId {
        let sort = if self.owner == Owner::Team { "team." } else { "own." };
        PhraseId([sort, &ids.next().simple().to_string()].concat())
    }

    /// What these events make of the phrase of this name.
    pub(super) fn step(&self, id: &PhraseId, mut events: Vec<PhraseEvent>, hand: Hand<'_>) -> Option<Step> {
        let own = self.own(id);
        let mut after = if let Some(own) = own {
            own.clone()
        } else {
            if let Some(shipped) = self.shipped.phrase(id) {
                events.insert(0, PhraseEvent::Added { owner: self.owner, phrase: shipped.clone() });
            }
            let PhraseEvent::Added { phrase, .. } = events.first()? else { return None };
            OwnPhrase::added(EntryId(hand.ids.next()), self.owner, phrase.clone(), hand.at, hand.by)
        };
        for event in &events {
            after.apply(event, hand.at, hand.by);
        }
        after.version += 1;
        Some(Step { before: own.map(|own| own.version), events, after })
    }
}

/// Decides a change: what happens to which phrases.
///
/// # Errors
/// See [`PhraseRefusal`].
pub fn decide(
    change: &PhraseChange,
    known: Known<'_>,
    ids: &dyn Ids,
    at: Instant,
    by: AccountId,
) -> Result<Vec<Step>, PhraseRefusal> {
    let hand = Hand { ids, at, by };
    let (id, events) = match change {
        PhraseChange::Save { id: None, form, .. } => {
            if known.own.len() >= MOST_OWN && known.owner != Owner::Team {
                return Err(PhraseRefusal::TooMany);
            }
            let phrase = fit(known.fresh_name(ids), form, known)?;
            (phrase.id.clone(), vec![PhraseEvent::Added { owner: known.owner, phrase }])
        }
        PhraseChange::Save { id: Some(id), version, form } => {
            let (present, ..) = unchanged(known, id, *version)?;
            let phrase = fit(id.clone(), form, known)?;
            if phrase == *present {
                return Err(PhraseRefusal::NothingChanges);
            }
            (id.clone(), vec![PhraseEvent::Changed { phrase }])
        }
        PhraseChange::Retire { id, version } => stand(known, id, *version, false)?,
        PhraseChange::BringBack { id, version } => stand(known, id, *version, true)?,
        PhraseChange::Import { text } => {
            let (_, steps) = import(text, known, ids, at, by).map_err(PhraseRefusal::Sheet)?;
            return if steps.is_empty() { Err(PhraseRefusal::NothingChanges) } else { Ok(steps) };
        }
    };
    known.step(&id, events, hand).map(|step| vec![step]).ok_or(PhraseRefusal::NotFound)
}

fn fit(id: PhraseId, form: &PhraseForm, known: Known<'_>) -> Result<Phrase, PhraseRefusal> {
    let phrase = read(id, form).map_err(PhraseRefusal::Unfit)?;
    let flaws = check(&phrase, known.owner, known.offered);
    if flaws.is_empty() { Ok(phrase) } else { Err(PhraseRefusal::Unfit(flaws)) }
}

fn unchanged<'a>(known: Known<'a>, id: &PhraseId, version: u32) -> Result<(&'a Phrase, u32, bool), PhraseRefusal> {
    let present = known.present(id).ok_or(PhraseRefusal::NotFound)?;
    if present.1 == version { Ok(present) } else { Err(PhraseRefusal::Changed) }
}

fn stand(
    known: Known<'_>,
    id: &PhraseId,
    version: u32,
    active: bool,
) -> Result<(PhraseId, Vec<PhraseEvent>), PhraseRefusal> {
    let (phrase, _, is_active) = unchanged(known, id, version)?;
    if is_active == active {
        return Err(PhraseRefusal::NothingChanges);
    }
    if !active {
        return Ok((id.clone(), vec![PhraseEvent::Retired]));
    }
    // What was fit when it was retired may be forbidden, or said by another phrase, since.
    let flaws = check(phrase, known.owner, known.offered);
    if flaws.is_empty() { Ok((id.clone(), vec![PhraseEvent::BroughtBack])) } else { Err(PhraseRefusal::Unfit(flaws)) }
}
