//! What the pages on return receipts ask, and everything they write.

use crate::{error::AppError, wire::Answer};
use domain::{
    receipt::{ReceiptOutcome, ReceiptSubmission},
    view::receipts::{ReceiptList, ReceiptPage, ReceiptQuery},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of the list, as of today.
#[server(name = AskReceiptList, prefix = "/api", endpoint = "receipts/list", input = Json, output = Answer)]
pub async fn receipt_list(query: ReceiptQuery) -> Result<ReceiptList, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::receipts::list(&ctx, &me.actor, &query).await?)
}

/// The page of one receipt.
#[server(name = AskReceiptPage, prefix = "/api", endpoint = "receipts/page", input = Json, output = Answer)]
pub async fn receipt_page(key: String) -> Result<ReceiptPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::receipts::page(&ctx, &me.actor, &key).await?)
}

/// Registers, records or decides; the same submission may arrive any number of times.
#[server(prefix = "/api", endpoint = "receipts/submit", input = Json, output = Answer)]
pub async fn submit_receipt(submission: ReceiptSubmission) -> Result<ReceiptOutcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::receipts::submit(&ctx, &me.actor, submission).await?)
}
