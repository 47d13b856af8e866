//! Publishing a draft, and going back to an earlier version.

use super::{current, problems, snapshot::beside};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, PublishedScript, StoreError, SubmissionMark, Write},
};
use domain::{
    account::{Actor, Permission},
    command::Receipt,
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{PublicationId, SubmissionId},
    script::{Script, ScriptId, edit::diff},
    view::scripts::Publication,
};

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

/// What is published.
#[derive(Clone, Debug)]
enum Source {
    /// The draft in this revision.
    Draft(u32),
    /// The words of an earlier version.
    Version(u32),
}

/// Publishes a draft: calls that begin from now on use it. The checks run here, whatever the browser has shown.
///
/// # Errors
/// No permission, a note that is too long, a broken store. Everything a person can mend is a [`Publication`].
pub async fn publish(
    ctx: &Ctx,
    actor: &Actor,
    submission: SubmissionId,
    id: &ScriptId,
    revision: u32,
    note: &str,
) -> Result<Publication, Failure> {
    put_forward(ctx, actor, submission, id, Source::Draft(revision), note).await
}

/// Publishes the words of an earlier version anew. The versions between stay in the history, and so does a draft.
///
/// # Errors
/// As [`publish`]; an unknown version.
pub async fn restore(
    ctx: &Ctx,
    actor: &Actor,
    submission: SubmissionId,
    id: &ScriptId,
    version: u32,
    note: &str,
) -> Result<Publication, Failure> {
    put_forward(ctx, actor, submission, id, Source::Version(version), note).await
}

async fn put_forward(
    ctx: &Ctx,
    actor: &Actor,
    submission: SubmissionId,
    id: &ScriptId,
    source: Source,
    note: &str,
) -> Result<Publication, Failure> {
    allow(actor, Permission::EditScripts)?;
    if note.chars().count() > LONGEST_NOTE {
        return Err(Failure::Malformed);
    }
    let command = if matches!(source, Source::Draft(_)) { "publish_script" } else { "restore_script" };
    let mark = SubmissionMark { id: submission, by: actor.id, command, at: ctx.clock.now() };
    let work = settle(ctx.clone(), mark, id.clone(), source, note.trim().to_owned());
    // Whoever asked may be gone before the answer; what is saved then has to be used all the same.
    match tokio::spawn(work).await {
        Ok(answer) => answer,
        Err(error) => Err(ctx.broken(&StoreError(error.to_string()))),
    }
}

async fn settle(
    ctx: Ctx,
    mark: SubmissionMark,
    id: ScriptId,
    source: Source,
    note: String,
) -> Result<Publication, Failure> {
    let _turn = ctx.scripts.turn.lock().await;
    if let Some((by, command, receipt)) = ctx.store.submission(mark.id).await.map_err(|e| ctx.broken(&e))? {
        let same = by == mark.by && command == mark.command;
        return if same { done(&receipt) } else { Err(Failure::Malformed) };
    }
    let scripts = current(&ctx);
    let (words, draft, restores) = match source {
        Source::Draft(revision) => {
            let draft = ctx.store.script_draft(&id).await.map_err(|e| ctx.broken(&e))?;
            let Some(draft) = draft.filter(|draft| draft.revision == revision) else { return Ok(Publication::Stale) };
            (draft.script, Some(revision), None)
        }
        Source::Version(version) => {
            let old = scripts.versions(&id).into_iter().find(|(script, _)| script.version == version);
            (old.ok_or(Failure::NotFound)?.0.clone(), None, Some(version))
        }
    };
    if scripts.library().script(&id).is_some_and(|used| diff(used, &words).is_empty()) {
        return Ok(Publication::Same);
    }
    let script = Script { version: scripts.next_version(&id), ..words };
    let problems = problems(&ctx, &beside(scripts.library(), &script), &script);
    if !problems.is_empty() {
        return Ok(Publication::Flawed { problems });
    }
    let publication = PublicationId(ctx.ids.next());
    let published = PublishedScript { id: publication, script, note, restores, at: mark.at, by: Some(mark.by) };
    save(&ctx, mark, published, draft).await
}

async fn save(
    ctx: &Ctx,
    mark: SubmissionMark,
    published: PublishedScript,
    draft: Option<u32>,
) -> Result<Publication, Failure> {
    let (id, version) = (published.script.id.clone(), published.script.version);
    let text = serde_json::to_string(&published.script).map_err(|_| Failure::Malformed)?;
    let what = Happening::ScriptPublished { script: id, version, restores: published.restores, digest: sha256(&text) };
    let event = Event { subject: Subject::Script(published.id), at: mark.at, by: Some(mark.by), what };
    let next = current(ctx).with(published.clone());
    let write = Write::PublishedScript { published: Box::new(published), draft };
    match ctx.store.commit(Commit { submission: Some(mark), events: vec![event], write }).await {
        Ok(saved) => {
            ctx.scripts.set(next);
            ctx.live.committed(saved.seq);
            Ok(Publication::Done { version })
        }
        Err(CommitError::AlreadyDone(receipt)) => done(&receipt),
        Err(CommitError::Stale | CommitError::Taken) => Ok(Publication::Stale),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(CommitError::SubmissionReused) => Err(Failure::Malformed),
    }
}

fn done(receipt: &Receipt) -> Result<Publication, Failure> {
    match receipt {
        Receipt::Script { version, .. } => Ok(Publication::Done { version: *version }),
        _ => Err(Failure::Malformed),
    }
}
