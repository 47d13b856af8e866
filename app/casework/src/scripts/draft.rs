//! Drafts: everybody who edits a script edits the same one, and changes are merged spot by spot.

use super::{current, may_be_kept, page::hand, problems, snapshot::beside};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, ScriptDraft, Write},
};
use domain::{
    account::{Actor, Permission},
    script::{
        Script, ScriptId,
        edit::{Change, take},
    },
    view::scripts::{Brought, DraftEdits, DraftNow},
};

/// How often changes are merged again because somebody was faster.
pub(super) const TRIES: u32 = 5;
/// The most changes that arrive at once.
const MOST_CHANGES: usize = 2_000;

/// Takes changes into the draft of a script, and begins one where there is none. What somebody else changed differently
/// stays as they have it, and is told. The same changes may arrive any number of times.
///
/// # Errors
/// No permission, an unknown script, a script that would be too large, a broken store.
pub async fn save_draft(ctx: &Ctx, actor: &Actor, edits: &DraftEdits) -> Result<DraftNow, Failure> {
    allow(actor, Permission::EditScripts)?;
    if edits.changes.len() > MOST_CHANGES {
        return Err(Failure::Malformed);
    }
    for _ in 0..TRIES {
        if let Some(now) = try_save(ctx, actor, &edits.script, &edits.changes).await? {
            return Ok(now);
        }
    }
    Err(Failure::TooManyTries { wait_seconds: 1 })
}

/// One try; nothing when somebody was faster.
async fn try_save(ctx: &Ctx, actor: &Actor, id: &ScriptId, changes: &[Change]) -> Result<Option<DraftNow>, Failure> {
    let (kept, scripts) = (ctx.store.script_draft(id).await.map_err(|e| ctx.broken(&e))?, current(ctx));
    let (before, revision, base) = match &kept {
        Some(draft) => (&draft.script, draft.revision, draft.base),
        None => scripts.library().script(id).map(|script| (script, 0, script.version)).ok_or(Failure::NotFound)?,
    };
    let merged = take(before, changes);
    let differs = merged.script != *before;
    if differs && !may_be_kept(&merged.script) {
        return Err(Failure::Malformed);
    }
    let revision = if differs {
        let draft = ScriptDraft { script: merged.script.clone(), revision, base, at: ctx.clock.now(), by: actor.id };
        match keep(ctx, draft, kept.is_some()).await? {
            Some(revision) => revision,
            None => return Ok(None),
        }
    } else {
        revision
    };
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let library = beside(scripts.library(), &merged.script);
    Ok(Some(DraftNow {
        problems: problems(ctx, &library, &merged.script),
        before: kept.map(|draft| hand(&people, Some(draft.by), draft.at)),
        script: merged.script,
        revision,
        conflicts: merged.conflicts,
    }))
}

/// Keeps a draft over the revision it was made of, and tells the one it has now; nothing when somebody was faster.
pub(super) async fn keep(ctx: &Ctx, draft: ScriptDraft, there: bool) -> Result<Option<u32>, Failure> {
    let id = draft.script.id.clone();
    let over = there.then_some(draft.revision);
    let commit =
        Commit { submission: None, events: Vec::new(), write: Write::ScriptDraft { draft: Box::new(draft), over } };
    match ctx.store.commit(commit).await {
        Ok(_) => {
            let kept = ctx.store.script_draft(&id).await.map_err(|e| ctx.broken(&e))?;
            Ok(Some(kept.map_or(0, |draft| draft.revision)))
        }
        Err(CommitError::Stale) => Ok(None),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(_) => Err(Failure::Malformed),
    }
}

/// Throws a draft away; the version in use is not touched. One that is gone already, or was changed since, stays so.
///
/// # Errors
/// No permission, a broken store.
pub async fn discard_draft(ctx: &Ctx, actor: &Actor, id: &ScriptId, revision: u32) -> Result<(), Failure> {
    allow(actor, Permission::EditScripts)?;
    let write = Write::NoScriptDraft { script: id.clone(), revision };
    match ctx.store.commit(Commit { submission: None, events: Vec::new(), write }).await {
        Ok(_) | Err(CommitError::Stale) => Ok(()),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(_) => Err(Failure::Malformed),
    }
}

/// Makes a draft of a file. A script that is known gets the file's words as its draft; another one begins with it.
///
/// # Errors
/// No permission, a broken store. A file that is no script is an answer, and changes nothing.
pub async fn bring(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Brought, Failure> {
    allow(actor, Permission::EditScripts)?;
    let script: Script = match serde_json::from_str(text) {
        Ok(script) => script,
        Err(error) => return Ok(Brought::Unreadable { line: u32::try_from(error.line().max(1)).unwrap_or(u32::MAX) }),
    };
    if !may_be_kept(&script) {
        return Ok(Brought::Unfit);
    }
    let id = script.id.clone();
    for _ in 0..TRIES {
        let kept = ctx.store.script_draft(&id).await.map_err(|e| ctx.broken(&e))?;
        let used = current(ctx).library().script(&id).map_or(0, |script| script.version);
        let (revision, base) = kept.as_ref().map_or((0, used), |draft| (draft.revision, draft.base));
        let script = Script { version: used, ..script.clone() };
        let draft = ScriptDraft { script, revision, base, at: ctx.clock.now(), by: actor.id };
        if keep(ctx, draft, kept.is_some()).await?.is_some() {
            return Ok(Brought::Draft { id });
        }
    }
    Err(Failure::TooManyTries { wait_seconds: 1 })
}
