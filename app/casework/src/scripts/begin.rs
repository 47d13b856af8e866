//! Scripts that begin here: from nothing, or as a copy of another one. Nothing that is there is ever written over.

use super::{
    current,
    draft::{TRIES, keep},
    may_be_kept,
};
use crate::{Ctx, Failure, failure::allow, ports::ScriptDraft};
use domain::{
    account::{Actor, Permission},
    script::{
        Group, Script, ScriptId, Text2,
        edit::{copy_of, free_script_name, fresh, is_title, name_from},
    },
};

/// Begins a script with one sentence to say and an end; `labels` are the short names of both. Its name is made of the
/// English title. Asking for the same twice, as after an answer that got lost, begins it once.
///
/// # Errors
/// No permission, a title that is none, a broken store.
pub async fn begin(
    ctx: &Ctx,
    actor: &Actor,
    title: &Text2,
    group: Group,
    labels: &[Text2; 2],
) -> Result<ScriptId, Failure> {
    allow(actor, Permission::EditScripts)?;
    keep_new(ctx, actor, title, |id, title| fresh(id, title, group, labels.clone())).await
}

/// Begins a script with the steps of another one: of its draft, or of the version in use while it has none.
///
/// # Errors
/// As [`begin`]; an unknown script.
pub async fn copy(ctx: &Ctx, actor: &Actor, of: &ScriptId, title: &Text2) -> Result<ScriptId, Failure> {
    allow(actor, Permission::EditScripts)?;
    let draft = ctx.store.script_draft(of).await.map_err(|e| ctx.broken(&e))?.map(|draft| draft.script);
    let script = draft.or_else(|| current(ctx).library().script(of).cloned()).ok_or(Failure::NotFound)?;
    keep_new(ctx, actor, title, |id, title| copy_of(&script, id, title)).await
}

/// Keeps a new draft under a name that nothing has.
async fn keep_new(
    ctx: &Ctx,
    actor: &Actor,
    title: &Text2,
    make: impl Fn(ScriptId, Text2) -> Script,
) -> Result<ScriptId, Failure> {
    let title = Text2 { zh: title.zh.trim().to_owned(), en: title.en.trim().to_owned() };
    if !is_title(&title) {
        return Err(Failure::Malformed);
    }
    for _ in 0..TRIES {
        let (drafts, scripts) = (ctx.store.script_drafts().await.map_err(|e| ctx.broken(&e))?, current(ctx));
        let draft = |id: &ScriptId| drafts.iter().find(|draft| draft.script.id == *id);
        let same = |id: &ScriptId| {
            let mine = draft(id).filter(|draft| draft.by == actor.id && draft.base == 0);
            mine.is_some_and(|draft| draft.script == make(id.clone(), title.clone()))
        };
        let taken = |id: &ScriptId| (scripts.library().script(id).is_some() || draft(id).is_some()) && !same(id);
        let id = free_script_name(&name_from(&title.en), taken).ok_or(Failure::Malformed)?;
        if same(&id) {
            return Ok(id);
        }
        let script = make(id.clone(), title.clone());
        if !may_be_kept(&script) {
            return Err(Failure::Malformed);
        }
        let draft = ScriptDraft { script, revision: 0, base: 0, at: ctx.clock.now(), by: actor.id };
        if keep(ctx, draft, false).await?.is_some() {
            return Ok(id);
        }
    }
    Err(Failure::TooManyTries { wait_seconds: 1 })
}
