//! Phrases of the team and of persons: who may have them changed, what is known of their use, and the bank as everybody
//! has it now.

mod change;
mod current;
mod forbidden;
mod list;
mod page;
mod sheet;

pub use change::check;
pub(crate) use change::{carry_out, known_of};
pub use current::{Current, NotLoaded, Team, Unreadable, current, load};
pub use forbidden::forbidden;
pub(crate) use forbidden::{slips, slips_in};
pub use list::list;
pub use page::page;
pub use sheet::{export, may_bring, preview_import, table};

use crate::{Ctx, Failure, failure::allow, ports::PhraseMark};
use domain::{
    account::{Actor, Permission},
    phrase::{OwnPhrase, Owner, PhraseId, RECENT},
    view::phrases::MyPhrases,
};

/// What is the person's own in the bank: personal phrases, favourites, and what was used last.
///
/// # Errors
/// No permission, a broken store.
pub async fn mine(ctx: &Ctx, actor: &Actor) -> Result<MyPhrases, Failure> {
    allow(actor, Permission::TakeCalls)?;
    let own = own(ctx, actor).await?;
    let mut marks = marks(ctx, actor).await?;
    let bank = current(ctx);
    let personal: Vec<_> = own.into_iter().filter(OwnPhrase::is_active).map(|own| own.phrase.without_gaps()).collect();
    let offered = |id: &PhraseId| bank.bank().phrase(id).is_some() || personal.iter().any(|phrase| phrase.id == *id);
    marks.retain(|mark| offered(&mark.phrase));
    marks.sort_by_key(|mark| std::cmp::Reverse((mark.times, mark.used_at)));
    let favourites = marks.iter().filter(|mark| mark.favourite).map(|mark| mark.phrase.clone()).collect();
    marks.retain(|mark| mark.used_at.is_some());
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.used_at));
    let recent = marks.into_iter().take(RECENT).map(|mark| mark.phrase).collect();
    Ok(MyPhrases { personal, favourites, recent })
}

/// The phrases of this person, retired ones included. Whoever takes no calls has none.
async fn own(ctx: &Ctx, actor: &Actor) -> Result<Vec<OwnPhrase>, Failure> {
    if !actor.may(Permission::TakeCalls) {
        return Ok(Vec::new());
    }
    ctx.store.phrases_of(Owner::Person(actor.id)).await.map_err(|e| ctx.broken(&e))
}

/// What this person marked and used.
async fn marks(ctx: &Ctx, actor: &Actor) -> Result<Vec<PhraseMark>, Failure> {
    if !actor.may(Permission::TakeCalls) {
        return Ok(Vec::new());
    }
    ctx.store.phrase_marks(actor.id).await.map_err(|e| ctx.broken(&e))
}
