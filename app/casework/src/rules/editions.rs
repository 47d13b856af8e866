//! Installing editions of the calendar: a dry run, and the installation itself.

use super::{Rules, current};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, InstalledEdition, StoreError, Write},
};
use domain::{
    account::{Actor, Permission},
    calendar::{book::Edition, import::ImportProblem, install::EditionPlan},
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{AccountId, InstallationId},
    time::{Instant, local_day},
    view::rules::{CalendarInstallation, CalendarPlan, CalendarPreview},
};

/// Looks at published holidays, JSON or ICS, without taking them over: what is wrong, or which days would change.
///
/// # Errors
/// No permission, a broken store.
pub async fn preview_calendar(ctx: &Ctx, actor: &Actor, text: &str) -> Result<CalendarPreview, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let EditionPlan { edition, changes, .. } = match plan(&current(ctx), text, ctx.clock.now()) {
        Ok(plan) => plan,
        Err(problem) => return Ok(CalendarPreview::Refused(problem)),
    };
    let open_complaints = ctx.store.open_complaints(None).await.map_err(|e| ctx.broken(&e))?;
    let Edition { version, valid_from: first_day, .. } = edition;
    Ok(CalendarPreview::Plan(Box::new(CalendarPlan { version, first_day, changes, open_complaints })))
}

/// Takes published holidays over as an edition that begins tomorrow; years that nobody knew are used at once. Deadlines
/// that exist stay where they are. What the calendar says already makes no second edition.
///
/// # Errors
/// No permission, a broken store. A text that is refused is an answer, and changes nothing.
pub async fn install_calendar(ctx: &Ctx, actor: &Actor, text: &str) -> Result<CalendarInstallation, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let installation = install(ctx.clone(), actor.id, text.to_owned());
    // Whoever asked may be gone before the answer; what is saved then has to be used all the same.
    match tokio::spawn(installation).await {
        Ok(answer) => answer,
        Err(error) => Err(ctx.broken(&StoreError(error.to_string()))),
    }
}

async fn install(ctx: Ctx, by: AccountId, text: String) -> Result<CalendarInstallation, Failure> {
    let _turn = ctx.rules.turn.lock().await;
    let rules = current(&ctx);
    let now = ctx.clock.now();
    let EditionPlan { edition, changes, .. } = match plan(&rules, &text, now) {
        Ok(plan) => plan,
        Err(problem) => return Ok(CalendarInstallation::Refused(problem)),
    };
    if changes.is_empty()
        && let Some(newest) = rules.calendar_book().newest()
    {
        return Ok(done(newest));
    }
    let id = InstallationId(ctx.ids.next());
    let kept = serde_json::to_string(&edition).map_err(|_| Failure::Malformed)?;
    let what = Happening::CalendarInstalled {
        version: edition.version.clone(),
        first_day: edition.valid_from,
        digest: sha256(&kept),
    };
    let answer = done(&edition);
    let installed = InstalledEdition { id, text, edition, installed_at: now, by: Some(by) };
    let editions = [rules.editions(), std::slice::from_ref(&installed)].concat();
    // What could not be used after a restart is not saved.
    let next = Rules::of(rules.packs().to_vec(), editions).map_err(|unusable| {
        tracing::error!(rules.fault = %unusable, "a calendar passed its check and cannot be used");
        Failure::Malformed
    })?;
    let event = Event { subject: Subject::Rules(id), at: now, by: Some(by), what };
    let commit = Commit { submission: None, events: vec![event], write: Write::NewEdition(Box::new(installed)) };
    match ctx.store.commit(commit).await {
        Ok(saved) => {
            ctx.rules.set(next);
            ctx.live.committed(saved.seq);
            Ok(answer)
        }
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(_) => Err(Failure::Malformed),
    }
}

fn plan(rules: &Rules, text: &str, now: Instant) -> Result<EditionPlan, ImportProblem> {
    let book = rules.calendar_book();
    let is_taken = |name: &str| {
        let installed = rules.editions().iter().map(|installed| &installed.edition);
        installed.chain(&book.editions).any(|edition| edition.version == name)
    };
    book.plan(text, local_day(now), is_taken)
}

fn done(edition: &Edition) -> CalendarInstallation {
    CalendarInstallation::Done { version: edition.version.clone(), first_day: edition.valid_from }
}
