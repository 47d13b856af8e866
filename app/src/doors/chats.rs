//! My place on the floor with my chats, and what is said in a contact.

use crate::{error::AppError, wire::Answer};
use domain::{
    id::{ContactId, WhisperId},
    view::chats::{MyLine, Transcript},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Looks, and tells what I do meanwhile: a contact whose call I open, how far I have read, whether I am writing, a note
/// I acknowledge. Telling it again changes nothing.
#[server(name = LookAtMyLine, prefix = "/api", endpoint = "floor/line", input = Json, output = Answer)]
pub async fn my_line(
    open: Option<ContactId>,
    read: Option<(ContactId, u32)>,
    typing: Option<(ContactId, bool)>,
    heard: Option<WhisperId>,
) -> Result<MyLine, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    let look = casework::chats::Look { open, read, typing, heard };
    Ok(casework::chats::look(&ctx, &me.actor, look).await?)
}

/// The whole conversation of a contact.
#[server(prefix = "/api", endpoint = "chats/transcript", input = Json, output = Answer)]
pub async fn chat_transcript(contact: ContactId) -> Result<Transcript, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::chats::transcript(&ctx, &me.actor, contact).await?)
}
