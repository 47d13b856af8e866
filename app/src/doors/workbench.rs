//! What the workbench asks.

use crate::{error::AppError, wire::Answer};
use domain::view::{self, Caller, Hit, WaybillCard};
use leptos::{prelude::*, server_fn::codec::Json};

/// My work, my drafts, my calls of today.
#[server(name = AskWorkbenchPage, prefix = "/api", endpoint = "workbench/page", input = Json, output = Answer)]
pub async fn workbench_page() -> Result<view::WorkbenchPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::workbench(&ctx, &me.actor).await?)
}

/// Who is on the line.
#[server(prefix = "/api", endpoint = "workbench/caller", input = Json, output = Answer)]
pub async fn find_caller(phone: String, waybill: String) -> Result<Caller, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::caller(&ctx, &me.actor, &phone, &waybill).await?)
}

/// One waybill.
#[server(prefix = "/api", endpoint = "workbench/waybill", input = Json, output = Answer)]
pub async fn find_waybill(number: String) -> Result<WaybillCard, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::waybill(&ctx, &me.actor, &number).await?)
}

/// What the palette finds.
#[server(prefix = "/api", endpoint = "workbench/palette", input = Json, output = Answer)]
pub async fn palette(text: String) -> Result<Vec<Hit>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::palette(&ctx, &me.actor, &text).await?)
}
