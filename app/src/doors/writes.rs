//! Everything that writes: one door for commands, and one for drafts.

use crate::{error::AppError, wire::Answer};
use domain::{
    command::{Outcome, Submission},
    id::SubmissionId,
    view::SavedDraft,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Carries out a submission; the same one may arrive any number of times.
#[server(prefix = "/api", endpoint = "submit", input = Json, output = Answer)]
pub async fn submit(submission: Submission) -> Result<Outcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::submissions::submit(&ctx, &me.actor, submission).await?)
}

/// Keeps a draft; tells the revision that is kept now.
#[server(prefix = "/api", endpoint = "drafts/save", input = Json, output = Answer)]
pub async fn save_draft(id: SubmissionId, revision: i64, body: String) -> Result<i64, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::drafts::save(&ctx, &me.actor, id, revision, body).await?)
}

/// My drafts, newest first.
#[server(prefix = "/api", endpoint = "drafts/list", input = Json, output = Answer)]
pub async fn my_drafts() -> Result<Vec<SavedDraft>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::drafts::list(&ctx, &me.actor).await?)
}

/// Forgets a draft.
#[server(prefix = "/api", endpoint = "drafts/discard", input = Json, output = Answer)]
pub async fn discard_draft(id: SubmissionId, revision: i64) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::drafts::discard(&ctx, &me.actor, id, revision).await?)
}
