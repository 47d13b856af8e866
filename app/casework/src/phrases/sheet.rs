//! The phrases of the team as a sheet.

use super::{current, known_of};
use crate::{Ctx, Failure, failure::allow};
use domain::{
    account::{Actor, Permission},
    phrase::{Owner, SheetRow, csv, import, sheet_table},
    view::phrases::ImportPreview,
};

/// What taking a sheet over would change. Nothing is changed.
///
/// # Errors
/// No permission.
pub fn preview_import(ctx: &Ctx, actor: &Actor, text: &str) -> Result<ImportPreview, Failure> {
    allow(actor, Permission::EditPhrases)?;
    let team = current(ctx);
    let known = known_of(&team, team.bank(), team.entries(), Owner::Team);
    Ok(match import(text, known, ctx.ids.as_ref(), ctx.clock.now(), actor.id) {
        Ok((plan, _)) => ImportPreview::Plan(plan),
        Err(fault) => ImportPreview::Refused(fault),
    })
}

/// Everything the team has, shipped and retired phrases included, as CSV. Nobody's own phrases are in it.
///
/// # Errors
/// No permission.
pub fn export(ctx: &Ctx, actor: &Actor) -> Result<String, Failure> {
    Ok(csv::write(&table(ctx, actor)?))
}

/// Whether this person brings sheets, asked before one is even looked at.
///
/// # Errors
/// No permission.
pub fn may_bring(actor: &Actor) -> Result<(), Failure> {
    allow(actor, Permission::EditPhrases)
}

/// The same as the cells of a sheet, as they are: whoever writes them sees to it that none is taken for a formula.
///
/// # Errors
/// No permission.
pub fn table(ctx: &Ctx, actor: &Actor) -> Result<Vec<Vec<String>>, Failure> {
    allow(actor, Permission::EditPhrases)?;
    let team = current(ctx);
    let shipped =
        team.shipped().phrases.iter().filter(|phrase| !team.entries().iter().any(|e| e.phrase.id == phrase.id));
    let shipped = shipped.map(|phrase| SheetRow { phrase: phrase.clone(), version: 0, active: true });
    let kept = team.entries().iter();
    let kept = kept.map(|own| SheetRow { phrase: own.phrase.clone(), version: own.version, active: own.is_active() });
    Ok(sheet_table(&shipped.chain(kept).collect::<Vec<_>>()))
}
