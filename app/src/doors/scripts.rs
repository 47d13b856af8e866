//! What the pages on scripts ask, and editing.

use crate::{error::AppError, wire::Answer};
use domain::{
    id::SubmissionId,
    script::{Group, ScriptId, Text2},
    view::scripts::{Brought, DraftEdits, DraftNow, Publication, ScriptPage, ScriptsOverview},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Every script.
#[server(name = AskScripts, prefix = "/api", endpoint = "scripts/overview", input = Json, output = Answer)]
pub async fn scripts_overview() -> Result<ScriptsOverview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::overview(&ctx, &me.actor).await?)
}

/// One script with its versions.
#[server(name = AskScript, prefix = "/api", endpoint = "scripts/page", input = Json, output = Answer)]
pub async fn script_page(id: ScriptId) -> Result<ScriptPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::page(&ctx, &me.actor, &id).await?)
}

/// Takes changes into the draft of a script.
#[server(prefix = "/api", endpoint = "scripts/save-draft", input = Json, output = Answer)]
pub async fn save_script_draft(edits: DraftEdits) -> Result<DraftNow, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::save_draft(&ctx, &me.actor, &edits).await?)
}

/// Throws a draft away.
#[server(prefix = "/api", endpoint = "scripts/discard-draft", input = Json, output = Answer)]
pub async fn discard_script_draft(id: ScriptId, revision: u32) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::discard_draft(&ctx, &me.actor, &id, revision).await?)
}

/// Publishes the draft in this revision.
#[server(prefix = "/api", endpoint = "scripts/publish", input = Json, output = Answer)]
pub async fn publish_script(
    submission: SubmissionId,
    id: ScriptId,
    revision: u32,
    note: String,
) -> Result<Publication, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::publish(&ctx, &me.actor, submission, &id, revision, &note).await?)
}

/// Publishes the words of an earlier version anew.
#[server(prefix = "/api", endpoint = "scripts/restore", input = Json, output = Answer)]
pub async fn restore_script(
    submission: SubmissionId,
    id: ScriptId,
    version: u32,
    note: String,
) -> Result<Publication, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::restore(&ctx, &me.actor, submission, &id, version, &note).await?)
}

/// Makes a draft of a file.
#[server(prefix = "/api", endpoint = "scripts/bring", input = Json, output = Answer)]
pub async fn bring_script(text: String) -> Result<Brought, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::bring(&ctx, &me.actor, &text).await?)
}

/// Begins a script with one sentence to say and an end.
#[server(prefix = "/api", endpoint = "scripts/begin", input = Json, output = Answer)]
pub async fn begin_script(title: Text2, group: Group) -> Result<ScriptId, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    let labels = crate::i18n::scripts::first_labels();
    Ok(casework::scripts::begin(&ctx, &me.actor, &title, group, &labels).await?)
}

/// Begins a script with the steps of another one.
#[server(prefix = "/api", endpoint = "scripts/copy", input = Json, output = Answer)]
pub async fn copy_script(id: ScriptId, title: Text2) -> Result<ScriptId, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::scripts::copy(&ctx, &me.actor, &id, &title).await?)
}
