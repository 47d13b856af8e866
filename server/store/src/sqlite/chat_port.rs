//! The port for chats.

use super::{SqliteStore, chat};
use async_trait::async_trait;
use casework::ports::{ChatStore, Kept, NewChat, NewMessage, StoreError};
use domain::{
    chat::{Chat, Message, Side},
    id::{CallId, ContactId},
};

#[async_trait]
impl ChatStore for SqliteStore {
    async fn open_chat(&self, new: NewChat) -> Result<Chat, StoreError> {
        self.write(new).await
    }

    async fn chat_of_token(&self, token_hash: &[u8; 32]) -> Result<Option<Chat>, StoreError> {
        Ok(chat::of_token(&self.reads, token_hash).await?)
    }

    async fn chat(&self, id: ContactId) -> Result<Option<Chat>, StoreError> {
        Ok(chat::find(&self.reads, id).await?)
    }

    async fn chat_of_call(&self, call: CallId) -> Result<Option<Chat>, StoreError> {
        Ok(chat::of_call(&self.reads, call).await?)
    }

    async fn chat_messages(&self, id: ContactId, after: u32) -> Result<Vec<Message>, StoreError> {
        Ok(chat::messages(&self.reads, id, after).await?)
    }

    async fn keep_message(&self, message: NewMessage) -> Result<Kept, StoreError> {
        self.write(message).await
    }

    async fn note_read(&self, id: ContactId, side: Side, number: u32) -> Result<bool, StoreError> {
        self.write(chat::Note::Read(id, side, number)).await
    }

    async fn keep_remark(&self, id: ContactId, remark: String) -> Result<bool, StoreError> {
        self.write(chat::Note::Remark(id, remark)).await
    }
}
