//! The pages on scripts.

use super::{current, problems, snapshot::beside};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{PublishedScript, ScriptDraft, ScriptUse},
    rules,
};
use domain::{
    account::{Actor, Permission},
    id::AccountId,
    script::{Script, ScriptId, Text2},
    time::{Instant, local_day},
    view::{
        PersonRef,
        scripts::{Hand, KnownClock, ScriptPage, ScriptRow, ScriptVersion, ScriptsOverview},
    },
};
use std::collections::BTreeMap;

/// Who did something. The command line has no name.
pub(super) fn hand(people: &[PersonRef], by: Option<AccountId>, at: Instant) -> Hand {
    let name = people.iter().find(|person| Some(person.id) == by).map(|person| person.name.clone());
    Hand { by: name.unwrap_or_default(), at }
}

/// Every script, with its version, its state and its problems. Who may not edit sees no drafts.
///
/// # Errors
/// No permission, a broken store.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<ScriptsOverview, Failure> {
    allow(actor, Permission::ReadScripts)?;
    let may_edit = actor.may(Permission::EditScripts);
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let drafts = if may_edit { ctx.store.script_drafts().await.map_err(|e| ctx.broken(&e))? } else { Vec::new() };
    let scripts = current(ctx);
    let row = |script: &Script| {
        let draft = drafts.iter().find(|draft| draft.script.id == script.id);
        let shown = draft.map_or(script, |draft| &draft.script);
        let found = if may_edit { problems(ctx, &beside(scripts.library(), shown), shown) } else { Vec::new() };
        let newest = scripts.versions(&script.id).into_iter().next().and_then(|(_, published)| published);
        ScriptRow {
            id: shown.id.clone(),
            title: shown.title.clone(),
            summary: shown.summary.clone(),
            keywords: shown.keywords.clone(),
            group: shown.group,
            version: if scripts.library().script(&script.id).is_some() { script.version } else { 0 },
            nodes: small(shown.nodes.len()),
            published: newest.map(|one| hand(&people, one.by, one.at)),
            draft: draft.map(|draft| hand(&people, Some(draft.by), draft.at)),
            problems: small(found.len()),
        }
    };
    let new = drafts.iter().map(|draft| &draft.script).filter(|s| scripts.library().script(&s.id).is_none());
    let all = scripts.library().scripts.iter().chain(new);
    Ok(ScriptsOverview { scripts: all.map(row).collect(), may_edit })
}

/// One script: the draft or what calls use, every version, and the scripts beside it.
///
/// # Errors
/// No permission, an unknown script, a broken store.
pub async fn page(ctx: &Ctx, actor: &Actor, id: &ScriptId) -> Result<ScriptPage, Failure> {
    allow(actor, Permission::ReadScripts)?;
    let may_edit = actor.may(Permission::EditScripts);
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let counts = ctx.store.script_uses(id).await.map_err(|e| ctx.broken(&e))?;
    let draft = if may_edit { ctx.store.script_draft(id).await.map_err(|e| ctx.broken(&e))? } else { None };
    let scripts = current(ctx);
    let used = scripts.library().script(id);
    let (script, revision, base) = match (&draft, used) {
        (Some(ScriptDraft { script, revision, base, .. }), _) => (script.clone(), *revision, *base),
        (None, Some(used)) => (used.clone(), 0, used.version),
        (None, None) => return Err(Failure::NotFound),
    };
    let library = beside(scripts.library(), &script);
    let versions = scripts.versions(id).into_iter();
    Ok(ScriptPage {
        problems: problems(ctx, &library, &script),
        draft: draft.map(|draft| hand(&people, Some(draft.by), draft.at)),
        revision,
        base,
        versions: versions.map(|(script, published)| version(&people, &counts, script, published)).collect(),
        others: library.scripts.into_iter().filter(|other| other.id != script.id).collect(),
        clocks: clocks(ctx),
        script,
        may_edit,
    })
}

/// The clocks in force today, each once. Packs may have a rule of the same name; the first one lends its title.
fn clocks(ctx: &Ctx) -> Vec<KnownClock> {
    let rules = rules::current(ctx);
    let mut known = BTreeMap::new();
    for entry in rules.library().entries_on(local_day(ctx.clock.now())) {
        let title = &entry.definition.title;
        let title = || Text2 { zh: title.zh.clone(), en: title.en.clone() };
        known.entry(entry.definition.id.clone()).or_insert_with(title);
    }
    known.into_iter().map(|(id, title)| KnownClock { id, title }).collect()
}

fn version(
    people: &[PersonRef],
    uses: &[ScriptUse],
    script: &Script,
    published: Option<&PublishedScript>,
) -> ScriptVersion {
    let calls = uses.iter().find(|one| one.version == script.version).map_or(0, |one| one.calls);
    ScriptVersion {
        script: script.clone(),
        published: published.map(|one| hand(people, one.by, one.at)),
        note: published.map(|one| one.note.clone()).unwrap_or_default(),
        restores: published.and_then(|one| one.restores),
        calls,
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
