//! Chats in memory.

use super::Memory;
use async_trait::async_trait;
use casework::ports::{ChatStore, Kept, NewChat, NewMessage, StoreError};
use domain::{
    chat::{Author, Chat, MOST_MESSAGES, Message, Side},
    id::{CallId, ContactId},
    queue::call_of,
};

/// A chat with its token and what was said.
#[derive(Clone)]
pub struct Room {
    pub token_hash: [u8; 32],
    pub chat: Chat,
    pub said: Vec<Message>,
}

impl Room {
    fn append(&mut self, message: Message) {
        self.chat.messages = message.number;
        match message.author.side() {
            Side::Customer => self.chat.read_by_customer = message.number,
            Side::Agent => self.chat.read_by_agent = message.number,
        }
        self.said.push(message);
    }
}

#[async_trait]
impl ChatStore for Memory {
    async fn open_chat(&self, new: NewChat) -> Result<Chat, StoreError> {
        self.read(|state| {
            if let Some(room) = state.chats.iter().find(|room| room.token_hash == new.token_hash) {
                return room.chat.clone();
            }
            let (at, text) = (new.chat.opened_at, new.chat.opening.text.clone());
            let said_at = new.chat.opening.via.as_ref().map(|via| via.at);
            let mut room = Room { token_hash: new.token_hash, chat: new.chat, said: Vec::new() };
            room.append(Message { id: new.first, number: 1, author: Author::Customer, at, said_at, text });
            state.chats.push(room.clone());
            room.chat
        })
    }

    async fn chat_of_token(&self, token_hash: &[u8; 32]) -> Result<Option<Chat>, StoreError> {
        self.read(|state| state.chats.iter().find(|room| room.token_hash == *token_hash).map(|room| room.chat.clone()))
    }

    async fn chat(&self, id: ContactId) -> Result<Option<Chat>, StoreError> {
        self.read(|state| state.chats.iter().find(|room| room.chat.id == id).map(|room| room.chat.clone()))
    }

    async fn chat_of_call(&self, call: CallId) -> Result<Option<Chat>, StoreError> {
        self.read(|state| {
            let is = |room: &&Room| {
                let agents = room.said.iter().filter_map(|message| match message.author {
                    Author::Agent(agent) => Some(agent),
                    Author::Customer => None,
                });
                agents.into_iter().any(|agent| call_of(room.chat.id, agent) == call)
            };
            state.chats.iter().find(is).map(|room| room.chat.clone())
        })
    }

    async fn chat_messages(&self, id: ContactId, after: u32) -> Result<Vec<Message>, StoreError> {
        self.read(|state| {
            let room = state.chats.iter().find(|room| room.chat.id == id);
            let said = room.map(|room| room.said.clone()).unwrap_or_default();
            said.into_iter().filter(|message| message.number > after).collect()
        })
    }

    async fn keep_message(&self, message: NewMessage) -> Result<Kept, StoreError> {
        self.read(|state| {
            let NewMessage { chat, id, author, at, said_at, text, slips } = message;
            for room in &state.chats {
                if let Some(known) = room.said.iter().find(|said| said.id == id) {
                    let same = room.chat.id == chat && known.author == author && known.text == text;
                    return if same { Kept::Known { number: known.number } } else { Kept::Reused };
                }
            }
            let Some(room) = state.chats.iter_mut().find(|room| room.chat.id == chat) else { return Kept::NoChat };
            let number = room.chat.messages + 1;
            if number > MOST_MESSAGES {
                return Kept::Full;
            }
            room.append(Message { id, number, author, at, said_at, text });
            for name in slips.forbidden {
                *state.slips.entry((slips.on, name)).or_default() += 1;
            }
            Kept::New { number }
        })
    }

    async fn note_read(&self, id: ContactId, side: Side, number: u32) -> Result<bool, StoreError> {
        self.read(|state| {
            let Some(room) = state.chats.iter_mut().find(|room| room.chat.id == id) else { return false };
            let number = number.min(room.chat.messages);
            let read = match side {
                Side::Customer => &mut room.chat.read_by_customer,
                Side::Agent => &mut room.chat.read_by_agent,
            };
            let news = number > *read;
            *read = number.max(*read);
            news
        })
    }

    async fn keep_remark(&self, id: ContactId, remark: String) -> Result<bool, StoreError> {
        self.read(|state| {
            let room = state.chats.iter_mut().find(|room| room.chat.id == id && room.chat.remark.is_none());
            room.map(|room| room.chat.remark = Some(remark)).is_some()
        })
    }
}
