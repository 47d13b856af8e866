//! Chats of other pages: what their customers tell us, and what is told them back.

use super::{Proof, Received, in_place};
use crate::{
    Ctx, Failure,
    chats::{
        self, Spoken,
        foreign::{self, Gone, Opened},
    },
    integrations::{Guest, Turned},
};
use domain::{
    chat::{Chat, Opening, Via},
    complaint::Problem,
    id::ContactId,
    ingest::{
        ChatReport, Door, FlawCode, ItemFlaw,
        chat::{ChatTold, parse},
        identity,
        part::is_id,
    },
    view::chats::CustomerChat,
};
use serde_json::Value;

/// Messages that are told at once.
pub const MOST_MESSAGES: usize = 100;

/// Takes events one after the other: what is said in a chat may follow its opening in the same batch.
pub(super) async fn take(ctx: &Ctx, guest: &Guest, items: &[Value]) -> Result<Vec<Received>, Failure> {
    let (now, source) = (ctx.clock.now(), guest.integration().id);
    let read = items.iter().map(|item| parse(item, source, now)).collect();
    in_place(read, async |reports: Vec<_>| {
        let mut answers = Vec::with_capacity(reports.len());
        for report in reports {
            answers.push(one(ctx, guest, report).await?);
        }
        Ok(answers)
    })
    .await
}

async fn one(ctx: &Ctx, guest: &Guest, report: ChatReport) -> Result<Received, Failure> {
    let ChatReport { id, contact, at, told } = report;
    match (told, own(ctx, guest, contact).await?) {
        (ChatTold::Opened(opening), _) => open(ctx, contact, *opening).await,
        (_, None) => Ok(refused("chat", FlawCode::UnknownChat)),
        (ChatTold::Said { text }, Some((chat, _))) => {
            let heard = foreign::say(ctx, &chat, id, &text, at).await?;
            Ok(said(heard.spoken, heard.new))
        }
        (ChatTold::Left, Some((chat, via))) => Ok(match foreign::go(ctx, &chat, &via, id, at).await? {
            Gone::New => Received::Taken(Proof::default()),
            Gone::Known => Received::Known(Proof::default()),
            Gone::Reused => refused("id", FlawCode::Reused),
        }),
    }
}

async fn open(ctx: &Ctx, contact: ContactId, opening: Opening) -> Result<Received, Failure> {
    // The text of the opening is the first message.
    let first = Proof { seq: Some(1), number: None };
    let via = opening.via.clone().ok_or(Failure::Malformed)?;
    Ok(match foreign::open(ctx, contact, opening, &via).await? {
        Opened::New => Received::Taken(first),
        Opened::Known => Received::Known(first),
        Opened::Reused => refused("chat", FlawCode::Reused),
        Opened::NoSuchQueue => refused("queue", FlawCode::UnknownQueue),
        Opened::Shut => refused("queue", FlawCode::QueueClosed),
    })
}

fn said(spoken: Spoken, new: bool) -> Received {
    match spoken {
        Spoken::Kept { number } => {
            let proof = Proof { seq: Some(i64::from(number)), number: None };
            if new { Received::Taken(proof) } else { Received::Known(proof) }
        }
        Spoken::Flawed(Problem::Missing) => refused("text", FlawCode::Missing),
        Spoken::Flawed(_) => refused("text", FlawCode::TooLong),
        Spoken::Full => refused("chat", FlawCode::TooMany),
        Spoken::Reused => refused("id", FlawCode::Reused),
        Spoken::Over | Spoken::NotYours => refused("chat", FlawCode::Over),
    }
}

fn refused(field: &str, code: FlawCode) -> Received {
    Received::Refused(vec![ItemFlaw::new(field, code)])
}

/// A chat of this very integration. The id follows from whose it is; that it says so itself as well costs nothing.
async fn own(ctx: &Ctx, guest: &Guest, id: ContactId) -> Result<Option<(Chat, Via)>, Failure> {
    let chat = foreign::find(ctx, id).await?;
    let with_via = chat.and_then(|chat| chat.opening.via.clone().map(|via| (chat, via)));
    Ok(with_via.filter(|(_, via)| via.integration == guest.integration().id))
}

/// How a chat of an integration stands for its customer, with the messages after a number, at most [`MOST_MESSAGES`].
///
/// # Errors
/// The token is not for this; [`Failure::NotFound`] for a chat that it never opened, whether somebody else did or nobody;
/// or something failed.
pub async fn standing(ctx: &Ctx, guest: &Guest, chat: &str, after: u32) -> Result<CustomerChat, Turned> {
    guest.allow(Door::Chats)?;
    let found = if is_id(chat) { own(ctx, guest, identity::chat(guest.integration().id, chat)).await? } else { None };
    let Some((chat, _)) = found else { return Err(Failure::NotFound.into()) };
    foreign::made_up_for(ctx, &chat).await?;
    let mut view = chats::view(ctx, &chat, after).await?;
    view.messages.truncate(MOST_MESSAGES);
    Ok(view)
}
