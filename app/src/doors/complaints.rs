//! What the complaint pages ask.

use crate::{error::AppError, wire::Answer};
use domain::{
    id::ComplaintId,
    view::{self, ComplaintQuery},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of the complaint list.
#[server(name = AskComplaintList, prefix = "/api", endpoint = "complaints/list", input = Json, output = Answer)]
pub async fn complaint_list(query: ComplaintQuery) -> Result<view::ComplaintList, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::complaints(&ctx, &me.actor, &query).await?)
}

/// The page of one complaint, by id or number.
#[server(name = AskComplaintPage, prefix = "/api", endpoint = "complaints/page", input = Json, output = Answer)]
pub async fn complaint_page(key: String) -> Result<view::ComplaintPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::complaint(&ctx, &me.actor, &key).await?)
}

/// The whole telephone number of the contact; the reason goes into the log.
#[server(prefix = "/api", endpoint = "complaints/reveal-phone", input = Json, output = Answer)]
pub async fn reveal_phone(id: ComplaintId, reason: String) -> Result<String, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::reveal_phone(&ctx, &me.actor, id, &reason).await?)
}

/// Says that this browser looks at a complaint, edits it, or has gone.
#[server(prefix = "/api", endpoint = "complaints/look", input = Json, output = Answer)]
pub async fn look(id: ComplaintId, editing: bool, looking: bool) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::look(&ctx, &me, id, editing, looking)?)
}
