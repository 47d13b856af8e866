//! Installing packs: a dry run, and the installation itself.

use super::{Rules, current};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, InstalledPack, StoreError, Write},
};
use chrono::NaiveDate;
use domain::{
    account::{Actor, Permission},
    compensation::{
        Shortfall,
        install::{self as terms, are_terms},
    },
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{AccountId, InstallationId},
    rulebook::{
        diff::PackChange,
        file::{PackFault, PackReason},
        install as clocks,
    },
    time::local_day,
    view::rules::{PackInstallation, PackKind, PackPlan, PackPreview},
};

/// What an installation would bring about, whatever the kind of pack.
struct Plan {
    kind: PackKind,
    id: String,
    version: String,
    first_day: NaiveDate,
    replaces: Option<String>,
    changes: Vec<PackChange>,
    shortfalls: Vec<Shortfall>,
}

/// Looks at a pack without installing it: what is wrong with it, or what would change. `activate_from` is the first local
/// day of acceptance it would be used for.
///
/// # Errors
/// No permission, a broken store.
pub async fn preview_pack(
    ctx: &Ctx,
    actor: &Actor,
    text: &str,
    activate_from: NaiveDate,
) -> Result<PackPreview, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let today = local_day(ctx.clock.now());
    let plan = match plan(&current(ctx), text, activate_from, today) {
        Ok(plan) => plan,
        Err(faults) => return Ok(PackPreview::Refused(faults)),
    };
    let open_complaints = match plan.kind {
        PackKind::Clocks => Some(ctx.store.open_complaints(Some(&plan.id)).await.map_err(|e| ctx.broken(&e))?),
        PackKind::Compensation => None,
    };
    let Plan { kind, id, version, first_day, replaces, changes, shortfalls } = plan;
    let plan = PackPlan { kind, id, version, first_day, replaces, changes, shortfalls, open_complaints };
    Ok(PackPreview::Plan(Box::new(plan)))
}

/// Installs a pack for what is accepted from a local day on. Deadlines that exist stay where they are: complaints carry
/// the rules of their own day. The same text for the same day is installed once, however often it arrives.
///
/// # Errors
/// No permission, a broken store. A pack with faults is an answer, and changes nothing.
pub async fn install_pack(
    ctx: &Ctx,
    actor: &Actor,
    text: &str,
    activate_from: NaiveDate,
) -> Result<PackInstallation, Failure> {
    allow(actor, Permission::ChangeRules)?;
    let installation = install(ctx.clone(), actor.id, text.to_owned(), activate_from);
    // Whoever asked may be gone before the answer; what is saved then has to be used all the same.
    match tokio::spawn(installation).await {
        Ok(answer) => answer,
        Err(error) => Err(ctx.broken(&StoreError(error.to_string()))),
    }
}

async fn install(ctx: Ctx, by: AccountId, text: String, activate_from: NaiveDate) -> Result<PackInstallation, Failure> {
    let _turn = ctx.rules.turn.lock().await;
    let rules = current(&ctx);
    if let Some(same) = rules.packs().iter().find(|p| p.active_from == activate_from && p.text == text) {
        return Ok(done(&rules, same));
    }
    let now = ctx.clock.now();
    let plan = match plan(&rules, &text, activate_from, local_day(now)) {
        Ok(plan) => plan,
        Err(faults) => return Ok(PackInstallation::Refused(faults)),
    };
    let Plan { kind, id: pack, version, first_day, .. } = plan;
    let id = InstallationId(ctx.ids.next());
    let digest = sha256(&text);
    let what =
        Happening::PackInstalled { pack_kind: kind, pack: pack.clone(), version: version.clone(), first_day, digest };
    let installed =
        InstalledPack { id, kind, pack, version, active_from: activate_from, text, installed_at: now, by: Some(by) };
    let packs = [rules.packs(), std::slice::from_ref(&installed)].concat();
    // What could not be used after a restart is not saved.
    let next = Rules::of(packs, rules.editions().to_vec()).map_err(|unusable| {
        tracing::error!(rules.fault = %unusable, "a pack passed its check and cannot be used");
        Failure::Malformed
    })?;
    let answer = done(&next, &installed);
    let event = Event { subject: Subject::Rules(id), at: now, by: Some(by), what };
    let version = installed.version.clone();
    let commit = Commit { submission: None, events: vec![event], write: Write::NewPack(Box::new(installed)) };
    match ctx.store.commit(commit).await {
        Ok(saved) => {
            ctx.rules.set(next);
            ctx.live.committed(saved.seq);
            Ok(answer)
        }
        Err(CommitError::Taken) => {
            Ok(PackInstallation::Refused(vec![PackFault { line: 1, reason: PackReason::VersionTaken { version } }]))
        }
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(_) => Err(Failure::Malformed),
    }
}

fn plan(rules: &Rules, text: &str, activate_from: NaiveDate, today: NaiveDate) -> Result<Plan, Vec<PackFault>> {
    if are_terms(text) {
        let terms::TermsPlan { pack, first_day, replaces, changes, shortfalls, .. } =
            terms::install(rules.terms(), text, activate_from, today)?;
        let (id, version) = (pack.id, pack.version);
        return Ok(Plan { kind: PackKind::Compensation, id, version, first_day, replaces, changes, shortfalls });
    }
    let clocks::Plan { pack, first_day, replaces, changes, .. } =
        clocks::install(rules.library(), text, activate_from, today)?;
    let (id, version) = (pack.id, pack.version);
    // A house clock looser than the law was refused already.
    let shortfalls = Vec::new();
    Ok(Plan { kind: PackKind::Clocks, id, version, first_day, replaces, changes, shortfalls })
}

fn done(rules: &Rules, installed: &InstalledPack) -> PackInstallation {
    let (kind, id, version) = (installed.kind, installed.pack.clone(), installed.version.clone());
    let first_day = rules.first_day(kind, &id, &version).unwrap_or(installed.active_from);
    PackInstallation::Done { kind, id, version, first_day }
}
