//! What the pages about phrases ask, and what is one's own in the bank. Whoever marks, uses or changes phrases submits a
//! command: `MarkPhrase`, `UsedPhrases`, `ChangeMyPhrases`, `ChangeTeamPhrases`.

use crate::{error::AppError, own_phrases::OwnWords, wire::Answer};
use domain::{
    command::{Outcome, Submission},
    phrase::{PhraseForm, PhraseId},
    view::phrases::{ForbiddenList, ImportPreview, PhraseList, PhrasePage, PhraseQuery, PhraseVerdict},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// My own phrases, favourites and what I used last; with the version of the words, for pages that stay open all day.
#[server(name = AskMyPhrases, prefix = "/api", endpoint = "phrases/mine", input = Json, output = Answer)]
pub async fn my_phrases() -> Result<OwnWords, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    let mine = casework::phrases::mine(&ctx, &me.actor).await?;
    Ok(OwnWords { mine, version: crate::ssr::words::words(&ctx)?.version.clone() })
}

/// A page of the list.
#[server(name = AskPhraseList, prefix = "/api", endpoint = "phrases/list", input = Json, output = Answer)]
pub async fn phrase_list(query: PhraseQuery) -> Result<PhraseList, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::phrases::list(&ctx, &me.actor, &query).await?)
}

/// One phrase with its history.
#[server(name = AskPhrasePage, prefix = "/api", endpoint = "phrases/page", input = Json, output = Answer)]
pub async fn phrase_page(id: PhraseId) -> Result<PhrasePage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::phrases::page(&ctx, &me.actor, &id).await?)
}

/// The words that must not be said to a customer, for those who write the team's phrases with how often they were.
#[server(name = AskForbidden, prefix = "/api", endpoint = "phrases/forbidden", input = Json, output = Answer)]
pub async fn forbidden_list() -> Result<ForbiddenList, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::phrases::forbidden(&ctx, &me.actor).await?)
}

/// What is wrong with a form, before it is saved.
#[server(name = CheckPhraseForm, prefix = "/api", endpoint = "phrases/check", input = Json, output = Answer)]
pub async fn check_phrase(for_team: bool, id: Option<PhraseId>, form: PhraseForm) -> Result<PhraseVerdict, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::phrases::check(&ctx, &me.actor, for_team, id, form).await?)
}

/// What taking a sheet over would change. Nothing is changed.
#[server(name = PreviewPhraseImport, prefix = "/api", endpoint = "phrases/preview-import", input = Json, output = Answer)]
pub async fn preview_phrases(text: String) -> Result<ImportPreview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::phrases::preview_import(&ctx, &me.actor, &text)?)
}

/// Carries out a submission that may be as large as a sheet. Otherwise the same as any other.
#[server(prefix = "/api", endpoint = "phrases/import", input = Json, output = Answer)]
pub async fn import_phrases(submission: Submission) -> Result<Outcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::submissions::submit(&ctx, &me.actor, submission).await?)
}
