//! What an agent's workbench shows of the floor, with the chats in it.

use super::say::{note_read, note_typing};
use crate::{Ctx, Failure, floor};
use domain::{
    account::Actor,
    chat::{Author, Chat, Message, Side},
    id::{ContactId, WhisperId},
    queue::{AgentState, Channel, RunBy, StageCode, Target, call_of},
    view::{
        PersonRef,
        chats::{LineContact, LineMessage, LineNote, LineSkill, LineTarget, LineThread, MyLine, THREAD},
        floor::{MyContact, MyFloor, QueueLabel},
    },
};

/// What the agent does while looking. Nothing of it is lost when it does not arrive: it is told again with the next look.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// Opens a call for this contact and needs its number.
    pub open: Option<ContactId>,
    /// Has read a chat up to this message.
    pub read: Option<(ContactId, u32)>,
    /// Writes in a chat, or no longer does.
    pub typing: Option<(ContactId, bool)>,
    /// Acknowledges a note.
    pub heard: Option<WhisperId>,
}

/// Looks, and notes what the agent does meanwhile.
///
/// # Errors
/// No permission, a broken store.
pub async fn look(ctx: &Ctx, actor: &Actor, look: Look) -> Result<MyLine, Failure> {
    let mine = floor::mine(ctx, actor)?;
    let has = |id: ContactId| mine.contacts.iter().any(|contact| contact.id == id);
    if let Some((id, number)) = look.read
        && has(id)
        && let Some(chat) = find(ctx, id).await?
    {
        note_read(ctx, &chat, Side::Agent, number).await?;
    }
    if let Some((id, typing)) = look.typing
        && has(id)
        && let Some(chat) = find(ctx, id).await?
    {
        note_typing(ctx, &chat, Side::Agent, typing);
    }
    if let Some(note) = look.heard {
        match floor::acknowledge(ctx, actor, note).await {
            // A note that is nobody's any more need not be heard.
            Ok(()) | Err(Failure::NotFound) => {}
            Err(failure) => return Err(failure),
        }
    }
    let mut line = line(ctx, actor).await?;
    if let Some(id) = look.open
        && let Some(contact) = line.contacts.iter_mut().find(|contact| contact.id == id)
        && contact.channel != Channel::Chat.code()
        && !matches!(StageCode::from_code(&contact.stage), Some(StageCode::Offered))
    {
        let known = floor::opening(ctx, actor, id).await?;
        (contact.phone, contact.waybill) = (known.phone, known.waybill);
    }
    Ok(line)
}

/// The floor as one agent sees it, with what is said in this agent's chats.
///
/// # Errors
/// No permission, a broken store.
pub async fn line(ctx: &Ctx, actor: &Actor) -> Result<MyLine, Failure> {
    let mine = floor::mine(ctx, actor)?;
    let mut contacts = Vec::with_capacity(mine.contacts.len());
    for contact in &mine.contacts {
        let chat = if contact.channel == Channel::Chat { find(ctx, contact.id).await? } else { None };
        contacts.push(of_contact(ctx, actor, contact, chat).await?);
    }
    Ok(of_floor(mine, contacts))
}

async fn find(ctx: &Ctx, id: ContactId) -> Result<Option<Chat>, Failure> {
    ctx.store.chat(id).await.map_err(|e| ctx.broken(&e))
}

fn of_floor(mine: MyFloor, contacts: Vec<LineContact>) -> MyLine {
    let away = match mine.state {
        AgentState::Break(reason) => reason.code().to_owned(),
        _ => String::new(),
    };
    let mut skills: Vec<LineSkill> = Vec::new();
    let queues = mine.queues;
    for label in &queues {
        // Two queues may take the same skill; one signs on for it once.
        if !skills.iter().any(|known| known.skill == label.skill.as_str()) {
            let chosen = mine.skills.contains(&label.skill);
            let skill = label.skill.as_str().to_owned();
            skills.push(LineSkill { skill, zh: label.zh.clone(), en: label.en.clone(), mine: chosen });
        }
    }
    let targets = targets(&queues, mine.free);
    let note = |note: domain::view::floor::Whisper| LineNote { id: note.id, by: note.by.name, text: note.text };
    MyLine {
        signed_on: mine.signed_on,
        state: mine.state.code().code().to_owned(),
        away,
        since_ms: mine.since.timestamp_millis(),
        ours: mine.calls == RunBy::Us,
        waiting: mine.waiting,
        capacity: mine.settings.chat_capacity(),
        skills,
        targets,
        contacts,
        notes: mine.notes.into_iter().map(note).collect(),
    }
}

/// Every queue, and colleagues who could take it now.
fn targets(queues: &[QueueLabel], free: Vec<PersonRef>) -> Vec<LineTarget> {
    let queues = queues.iter().map(|label| {
        let to = Target::Queue { name: label.name.clone(), skill: label.skill.clone() };
        (to, label.zh.clone(), label.en.clone())
    });
    let people = free.into_iter().map(|person| (Target::Agent(person.id), person.name.clone(), person.name));
    let target = |(to, zh, en)| Some(LineTarget { to: serde_json::to_string(&to).ok()?, zh, en });
    queues.chain(people).filter_map(target).collect()
}

async fn of_contact(ctx: &Ctx, actor: &Actor, contact: &MyContact, chat: Option<Chat>) -> Result<LineContact, Failure> {
    let who = chat.as_ref().map(|chat| chat.opening.name.clone()).or_else(|| contact.phone_masked.clone());
    let thread = match &chat {
        // Before it is answered, nobody has to do with what was said.
        Some(chat) if contact.stage != StageCode::Offered => Some(thread(ctx, chat).await?),
        _ => None,
    };
    Ok(LineContact {
        id: contact.id,
        call: call_of(contact.id, actor.id),
        channel: contact.channel.code().to_owned(),
        stage: contact.stage.code().to_owned(),
        since_ms: contact.since.timestamp_millis(),
        rings_until_ms: contact.rings_until.map_or(0, |until| until.timestamp_millis()),
        who: who.unwrap_or_default(),
        phone: String::new(),
        waybill: contact.waybill.clone().unwrap_or_default(),
        ours: contact.run_by == RunBy::Us,
        thread,
    })
}

async fn thread(ctx: &Ctx, chat: &Chat) -> Result<LineThread, Failure> {
    let shown = u32::try_from(THREAD).unwrap_or(u32::MAX);
    let messages = ctx.store.chat_messages(chat.id, chat.messages.saturating_sub(shown)).await;
    let messages = messages.map_err(|e| ctx.broken(&e))?;
    let theirs = |message: &&Message| message.author == Author::Customer && message.number > chat.read_by_agent;
    let unread = u32::try_from(messages.iter().filter(theirs).count()).unwrap_or(u32::MAX);
    let count = messages.last().map_or(chat.messages, |message| message.number);
    let line = |message: Message| LineMessage {
        id: message.id,
        number: message.number,
        ours: message.author != Author::Customer,
        at_ms: message.at.timestamp_millis(),
        text: message.text,
    };
    Ok(LineThread {
        topic: chat.opening.topic.code().to_owned(),
        unread,
        count,
        read: chat.read_by_customer,
        typing: ctx.chats.is_typing(chat.id, Side::Customer, ctx.clock.now()),
        messages: messages.into_iter().map(line).collect(),
    })
}
