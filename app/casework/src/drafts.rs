//! Drafts on the server: the browser's document, kept for the next tab, the next device, the next day.

use crate::{Ctx, Failure, failure::allow};
use domain::{
    account::{Actor, Permission},
    id::SubmissionId,
    view::SavedDraft,
};

/// The longest document.
pub const DRAFT_BYTES: usize = 200_000;

/// Keeps a draft; tells the revision that is kept now, which is newer when another device was faster.
///
/// # Errors
/// No permission, a document that is too long, a broken store.
pub async fn save(ctx: &Ctx, actor: &Actor, id: SubmissionId, revision: i64, body: String) -> Result<i64, Failure> {
    allow(actor, Permission::TakeCalls)?;
    if body.len() > DRAFT_BYTES {
        return Err(Failure::Malformed);
    }
    let draft = SavedDraft { id, revision, saved_at: ctx.clock.now(), body };
    ctx.store.save_draft(actor.id, draft).await.map_err(|e| ctx.broken(&e))
}

/// My drafts, newest first.
///
/// # Errors
/// No permission, a broken store.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Vec<SavedDraft>, Failure> {
    allow(actor, Permission::TakeCalls)?;
    ctx.store.drafts(actor.id).await.map_err(|e| ctx.broken(&e))
}

/// Forgets a draft.
///
/// # Errors
/// No permission, a broken store.
pub async fn discard(ctx: &Ctx, actor: &Actor, id: SubmissionId, revision: i64) -> Result<(), Failure> {
    allow(actor, Permission::TakeCalls)?;
    ctx.store.discard_draft(actor.id, id, revision).await.map_err(|e| ctx.broken(&e))
}
