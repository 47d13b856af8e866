//! What it takes to keep a promise.

use crate::{error::AppError, wire::Answer};
use domain::{id::PromiseId, view::promises::PromiseContact};
use leptos::{prelude::*, server_fn::codec::Json};

/// The whole number and the waybill, to ring back; that they were shown goes into the log.
#[server(prefix = "/api", endpoint = "promises/contact", input = Json, output = Answer)]
pub async fn ring_back(id: PromiseId) -> Result<PromiseContact, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::promises::contact(&ctx, &me.actor, id).await?)
}
