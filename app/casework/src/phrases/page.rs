//! One phrase with its history.

use super::{
    current,
    list::{Facts, origin},
};
use crate::{Ctx, Failure, ports::StoredEvent};
use domain::{
    account::{Actor, Permission},
    event::Happening,
    phrase::{OwnPhrase, Owner, Phrase, PhraseEvent, PhraseForm, PhraseId},
    view::phrases::{Origin, PartChange, PhraseDeed, PhraseMoment, PhrasePage},
};
use std::collections::BTreeMap;

/// The page of one phrase. Somebody else's does not exist.
///
/// # Errors
/// An unknown name, a broken store.
pub async fn page(ctx: &Ctx, actor: &Actor, id: &PhraseId) -> Result<PhrasePage, Failure> {
    let (team, facts) = (current(ctx), Facts::read(ctx, actor).await?);
    let kept = facts.own.iter().chain(team.entries()).find(|own| own.phrase.id == *id);
    let shipped = team.shipped().phrase(id);
    let row = match (kept, shipped) {
        (Some(own), _) => facts.row(&own.phrase, origin(&team, own), Some(own)),
        (None, Some(phrase)) => facts.row(phrase, Origin::Shipped, None),
        (None, None) => return Err(Failure::NotFound),
    };
    let history = match kept {
        Some(own) => history(ctx, own, shipped.is_some()).await?,
        None => Vec::new(),
    };
    let is_mine = kept.is_some_and(|own| own.owner == Owner::Person(actor.id));
    let may_change = actor.may(if is_mine { Permission::TakeCalls } else { Permission::EditPhrases });
    let shipped = shipped.filter(|shipped| **shipped != row.phrase).cloned();
    Ok(PhrasePage { form: PhraseForm::of(&row.phrase), row, shipped, history, may_change })
}

async fn history(ctx: &Ctx, own: &OwnPhrase, is_shipped: bool) -> Result<Vec<PhraseMoment>, Failure> {
    let events = ctx.store.phrase_events(own.id).await.map_err(|e| ctx.broken(&e))?;
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let names: BTreeMap<_, _> = people.into_iter().map(|person| (person.id, person.name)).collect();
    let mut before: Option<Phrase> = None;
    let mut moments = Vec::new();
    for StoredEvent { event, .. } in events {
        let Happening::Phrase(what) = event.what else { continue };
        let deed = match what {
            PhraseEvent::Added { phrase, .. } => {
                before = Some(phrase);
                if is_shipped { PhraseDeed::TakenOver } else { PhraseDeed::Added }
            }
            PhraseEvent::Changed { phrase } => {
                let parts = before.as_ref().map(|old| parts(old, &phrase)).unwrap_or_default();
                before = Some(phrase);
                PhraseDeed::Changed { parts }
            }
            PhraseEvent::Retired => PhraseDeed::Retired,
            PhraseEvent::BroughtBack => PhraseDeed::BroughtBack,
        };
        let by = event.by.and_then(|by| names.get(&by).cloned()).unwrap_or_default();
        moments.push(PhraseMoment { at: event.at, by, deed });
    }
    moments.reverse();
    Ok(moments)
}

fn parts(old: &Phrase, new: &Phrase) -> Vec<PartChange> {
    let (from, to) = (PhraseForm::of(old), PhraseForm::of(new));
    let part = |column| PartChange { column, from: from.part(column).to_owned(), to: to.part(column).to_owned() };
    old.differences(new).into_iter().map(part).collect()
}
