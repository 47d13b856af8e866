//! Installing editions of the calendar, from a text or by hand: a dry run, and the installation itself.

use super::{Rules, current};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, InstalledEdition, StoreError, Write},
};
use domain::{
    account::{Actor, Permission},
    calendar::{
        adjust::{AdjustProblem, Adjustment},
        book::Edition,
        closure::Entry,
        import::ImportProblem,
        install::EditionPlan,
    },
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{AccountId, InstallationId},
    time::local_day,
    view::{
        calendar::CalendarNow,
        rules::{CalendarInstallation, CalendarPlan, CalendarPreview},
    },
};

/// What an edition comes from.
enum Wish {
    /// Published holidays, JSON or ICS.
    Text(String),
    /// A change by hand.
    Hand(Adjustment),
}

/// Why there is no edition.
enum Refusal {
    Text(ImportProblem),
    Hand(AdjustProblem),
}

/// The calendar with its business units and closures, and who entered them.
///
/// # Errors
/// No permission, a broken store.
pub async fn calendar_now(ctx: &Ctx, actor: &Actor) -> Result<CalendarNow, Failure> {
    allow(actor, Permission::ReadRules)?;
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let name = |id| people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default();
    Ok(CalendarNow::of(current(ctx).calendar_book(), ctx.clock.now(), name))
}

/// Looks at published holidays, JSON or ICS, without taking them over: what is wrong, or which days would change.
///
/// # Errors
/// No permission, a broken store.
pub async fn preview_calendar(ctx: &Ctx, actor: &Actor, text: &str) -> Result<CalendarPreview, Failure> {
    preview(ctx, actor, &Wish::Text(text.to_owned())).await
}

/// Takes published holidays over as an edition that begins tomorrow; years that nobody knew are used at once. Deadlines
/// that exist stay where they are. What the calendar says already makes no second edition.
///
/// # Errors
/// No permission, a broken store. A text that is refused is an answer, and changes nothing.
pub async fn install_calendar(ctx: &Ctx, actor: &Actor, text: &str) -> Result<CalendarInstallation, Failure> {
    start(ctx, actor, Wish::Text(text.to_owned())).await
}

/// Looks at a change by hand, to hours or closures, without making it: what is wrong, or what would change.
///
/// # Errors
/// No permission, a broken store.
pub async fn preview_adjustment(ctx: &Ctx, actor: &Actor, change: Adjustment) -> Result<CalendarPreview, Failure> {
    preview(ctx, actor, &Wish::Hand(change)).await
}

/// Makes a change by hand, as a new edition. A closure counts at once for whatever is counted from now on; deadlines that
/// exist stay where they are. Made twice, it is made once.
///
/// # Errors
/// No permission, a broken store. A change that is refused is an answer, and changes nothing.
pub async fn install_adjustment(ctx: &Ctx, actor: &Actor, change: Adjustment) -> Result<CalendarInstallation, Failure> {
    start(ctx, actor, Wish::Hand(change)).await
}

async fn preview(ctx: &Ctx, actor: &Actor, wish: &Wish) -> Result<CalendarPreview, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let entry = Entry { by: Some(actor.id), at: ctx.clock.now() };
    let EditionPlan { edition, changes, .. } = match plan(&current(ctx), wish, entry) {
        Ok(plan) => plan,
        Err(Refusal::Text(problem)) => return Ok(CalendarPreview::Refused(problem)),
        Err(Refusal::Hand(problem)) => return Ok(CalendarPreview::Contradicts(problem)),
    };
    let open_complaints = ctx.store.open_complaints(None).await.map_err(|e| ctx.broken(&e))?;
    let Edition { version, valid_from: first_day, .. } = edition;
    Ok(CalendarPreview::Plan(Box::new(CalendarPlan { version, first_day, changes, open_complaints })))
}

async fn start(ctx: &Ctx, actor: &Actor, wish: Wish) -> Result<CalendarInstallation, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let installation = install(ctx.clone(), actor.id, wish);
    // Whoever asked may be gone before the answer; what is saved then has to be used all the same.
    match tokio::spawn(installation).await {
        Ok(answer) => answer,
        Err(error) => Err(ctx.broken(&StoreError(error.to_string()))),
    }
}

async fn install(ctx: Ctx, by: AccountId, wish: Wish) -> Result<CalendarInstallation, Failure> {
    let _turn = ctx.rules.turn.lock().await;
    let rules = current(&ctx);
    let now = ctx.clock.now();
    let EditionPlan { edition, changes, .. } = match plan(&rules, &wish, Entry { by: Some(by), at: now }) {
        Ok(plan) => plan,
        Err(Refusal::Text(problem)) => return Ok(CalendarInstallation::Refused(problem)),
        Err(Refusal::Hand(problem)) => return Ok(CalendarInstallation::Contradicts(problem)),
    };
    if changes.is_empty()
        && let Some(newest) = rules.calendar_book().newest()
    {
        return Ok(done(newest));
    }
    let id = InstallationId(ctx.ids.next());
    let text = match wish {
        Wish::Text(text) => text,
        Wish::Hand(change) => serde_json::to_string(&change).map_err(|_| Failure::Malformed)?,
    };
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

fn plan(rules: &Rules, wish: &Wish, entry: Entry) -> Result<EditionPlan, Refusal> {
    let book = rules.calendar_book();
    let is_taken = |name: &str| {
        let installed = rules.editions().iter().map(|installed| &installed.edition);
        installed.chain(&book.editions).any(|edition| edition.version == name)
    };
    match wish {
        Wish::Text(text) => book.plan(text, local_day(entry.at), is_taken).map_err(Refusal::Text),
        Wish::Hand(change) => book.adjust(change, entry, is_taken).map_err(Refusal::Hand),
    }
}

fn done(edition: &Edition) -> CalendarInstallation {
    CalendarInstallation::Done { version: edition.version.clone(), first_day: edition.valid_from }
}
