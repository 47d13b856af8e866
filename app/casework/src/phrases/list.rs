//! The list of phrases: found by words, by category and tone, on one of several shelves.

use super::{Team, current, marks, own};
use crate::{Ctx, Failure, ports::PhraseMark};
use domain::{
    account::Actor,
    phrase::{Bank, Category, Moment, OwnPhrase, Owner, Phrase, PhraseId},
    view::phrases::{Origin, PhraseList, PhraseQuery, PhraseRow, Shelf},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Rows of a page.
const PAGE: usize = 50;
/// The longest question, in characters.
const LONGEST_QUESTION: usize = 80;

/// A page of the phrases this person may find.
///
/// # Errors
/// A question that is too long, a broken store.
pub async fn list(ctx: &Ctx, actor: &Actor, query: &PhraseQuery) -> Result<PhraseList, Failure> {
    if query.q.chars().count() > LONGEST_QUESTION {
        return Err(Failure::Malformed);
    }
    let team = current(ctx);
    let facts = Facts::read(ctx, actor).await?;
    let mut rows = rows(&team, &facts, query.shelf);
    // The search sees one language where a person wrote only one.
    let phrases: Vec<Phrase> = rows.iter().map(|row| row.phrase.clone()).collect();
    let mut bank = Bank { phrases, forbidden: Vec::new(), readings: team.bank().readings.clone() };
    current::read_aloud(&mut bank);
    let places: BTreeMap<&PhraseId, usize> = bank
        .search(&query.q, Moment::default())
        .into_iter()
        .enumerate()
        .map(|(place, phrase)| (&phrase.id, place))
        .collect();
    rows.retain(|row| places.contains_key(&row.phrase.id) && query.tone.is_none_or(|t| row.phrase.tone == Some(t)));
    let mut categories: BTreeMap<Category, u32> = BTreeMap::new();
    for row in &rows {
        *categories.entry(row.phrase.category).or_default() += 1;
    }
    rows.retain(|row| query.category.is_none_or(|category| row.phrase.category == category));
    if query.shelf == Some(Shelf::Recent) {
        rows.sort_by_key(|row| Reverse(facts.mark(&row.phrase.id).and_then(|mark| mark.used_at)));
    } else {
        rows.sort_by_key(|row| (!row.favourite, places.get(&row.phrase.id).copied()));
    }
    let (total, pages) = (short(rows.len()), short(rows.len().div_ceil(PAGE)));
    let first = usize::try_from(query.page).unwrap_or(usize::MAX).saturating_mul(PAGE);
    let rows = rows.into_iter().skip(first).take(PAGE).collect();
    Ok(PhraseList { rows, total, pages, categories: categories.into_iter().collect() })
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What is the person's own, and how often everybody used what.
pub(super) struct Facts {
    pub(super) own: Vec<OwnPhrase>,
    marks: Vec<PhraseMark>,
    uses: BTreeMap<PhraseId, u32>,
}

impl Facts {
    pub(super) async fn read(ctx: &Ctx, actor: &Actor) -> Result<Self, Failure> {
        let (own, marks) = (own(ctx, actor).await?, marks(ctx, actor).await?);
        let uses = ctx.store.phrase_uses().await.map_err(|e| ctx.broken(&e))?;
        Ok(Self { own, marks, uses: uses.into_iter().collect() })
    }

    fn mark(&self, id: &PhraseId) -> Option<&PhraseMark> {
        self.marks.iter().find(|mark| mark.phrase == *id)
    }

    /// A phrase as a row.
    pub(super) fn row(&self, phrase: &Phrase, origin: Origin, own: Option<&OwnPhrase>) -> PhraseRow {
        let mark = self.mark(&phrase.id);
        PhraseRow {
            phrase: phrase.clone(),
            origin,
            active: own.is_none_or(OwnPhrase::is_active),
            version: own.map_or(0, |own| own.version),
            favourite: mark.is_some_and(|mark| mark.favourite),
            my_uses: mark.map_or(0, |mark| mark.times),
            all_uses: self.uses.get(&phrase.id).copied().unwrap_or_default(),
        }
    }
}

/// Where a kept phrase comes from.
pub(super) fn origin(team: &Team, own: &OwnPhrase) -> Origin {
    match own.owner {
        Owner::Person(_) => Origin::Mine,
        Owner::Team if team.shipped().phrase(&own.phrase.id).is_some() => Origin::Corrected,
        Owner::Team => Origin::Team,
    }
}

fn rows(team: &Team, facts: &Facts, shelf: Option<Shelf>) -> Vec<PhraseRow> {
    let entry = |id: &PhraseId| team.entries().iter().find(|own| own.phrase.id == *id);
    let kept = |own: &OwnPhrase| facts.row(&own.phrase, origin(team, own), Some(own));
    let all_kept = || facts.own.iter().chain(team.entries());
    match shelf {
        Some(Shelf::Retired) => all_kept().filter(|own| !own.is_active()).map(kept).collect(),
        Some(Shelf::Mine) => facts.own.iter().filter(|own| own.is_active()).map(kept).collect(),
        Some(Shelf::Team) => team.entries().iter().filter(|own| own.is_active()).map(kept).collect(),
        None | Some(Shelf::Favourites | Shelf::Recent) => {
            let offered = team.bank().phrases.iter().map(|phrase| match entry(&phrase.id) {
                Some(own) => kept(own),
                None => facts.row(phrase, Origin::Shipped, None),
            });
            let mine = facts.own.iter().filter(|own| own.is_active()).map(kept);
            let wanted = |row: &PhraseRow| match shelf {
                Some(Shelf::Favourites) => row.favourite,
                Some(Shelf::Recent) => row.my_uses > 0,
                _ => true,
            };
            mine.chain(offered).filter(wanted).collect()
        }
    }
}
