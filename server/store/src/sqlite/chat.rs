//! Chats and their messages.

use super::{
    columns::{blob, from_json, json, moment, nanos, optional_moment, optional_uuid, small, uuid},
    fault::Fault,
    forbidden_use,
    job::Writing,
    reads::Reads,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::{Kept, NewChat, NewMessage, StoreError};
use domain::{
    chat::{Author, Chain, Chat, MOST_MESSAGES, Message, Side},
    id::{AccountId, CallId, ContactId, MessageId},
    queue::call_of,
};
use sqlx::{Row, sqlite::SqliteRow};

/// What changes about a chat besides its messages.
pub(super) enum Note {
    Read(ContactId, Side, u32),
    Remark(ContactId, String),
}

#[async_trait]
impl Writing for NewChat {
    type Saved = Chat;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<Chat, StoreError> {
        let known = Script::of("SELECT * FROM chats WHERE token_hash = ?").with(self.token_hash.to_vec());
        if let Some(row) = tx.fetch(known).await? {
            return Ok(from_row(&row)?);
        }
        let Chat { id, opening, opened_at, ends_at, .. } = &self.chat;
        let insert =
            Script::of("INSERT INTO chats (id, token_hash, opened_at, ends_at, opening) VALUES (?, ?, ?, ?, ?)")
                .with(blob(id.0))
                .with(self.token_hash.to_vec())
                .with(nanos(*opened_at))
                .with(nanos(*ends_at))
                .with(json(opening)?);
        tx.execute(insert).await?;
        let (at, text) = (*opened_at, opening.text.clone());
        let said_at = opening.via.as_ref().map(|via| via.at);
        let first = Message { id: self.first, number: 1, author: Author::Customer, at, said_at, text };
        append(tx, *id, &Chain::default(), &first).await?;
        Ok(Chat { messages: 1, read_by_customer: 1, ..self.chat.clone() })
    }
}

#[async_trait]
impl Writing for NewMessage {
    type Saved = Kept;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<Kept, StoreError> {
        let known = Script::of("SELECT * FROM chat_messages WHERE id = ?").with(blob(self.id.0));
        if let Some(row) = tx.fetch(known).await? {
            let same = uuid(&row, "chat")? == self.chat.0;
            let message = message(&row)?;
            let same = same && message.author == self.author && message.text == self.text;
            return Ok(if same { Kept::Known { number: message.number } } else { Kept::Reused });
        }
        let chat = Script::of("SELECT messages, link FROM chats WHERE id = ?").with(blob(self.chat.0));
        let Some(row) = tx.fetch(chat).await? else { return Ok(Kept::NoChat) };
        let number = small(&row, "messages")?.saturating_add(1);
        if number > MOST_MESSAGES {
            return Ok(Kept::Full);
        }
        let link = Chain::from(row.try_get("link").map_err(Fault::from)?);
        let Self { id, author, at, said_at, text, .. } = self;
        let text = std::mem::take(text);
        let message = Message { id: *id, number, author: *author, at: *at, said_at: *said_at, text };
        append(tx, self.chat, &link, &message).await?;
        forbidden_use::count(tx, &self.slips);
        Ok(Kept::New { number })
    }
}

/// Adds a message and moves the chat's last link on. Whoever wrote it has read everything before it.
async fn append(tx: &mut Transaction<'_>, chat: ContactId, before: &Chain, message: &Message) -> Result<(), Fault> {
    let link = before.then(chat, message).as_str().to_owned();
    let number = i64::from(message.number);
    let (author, call) = match message.author {
        Author::Customer => (None, None),
        Author::Agent(id) => (Some(blob(id.0)), Some(blob(call_of(chat, id).0))),
    };
    let mut script = Script::of(
        "INSERT INTO chat_messages (chat, number, id, author, at, said_at, text, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    script.bind(blob(chat.0)).bind(number).bind(blob(message.id.0)).bind(author);
    script.bind(nanos(message.at)).bind(message.said_at.map(nanos)).bind(message.text.clone()).bind(link.clone());
    script
        .then("UPDATE chats SET messages = ?, link = ?, ")
        .more(column(message.author.side()))
        .more(" = ? WHERE id = ?");
    script.bind(number).bind(link).bind(number).bind(blob(chat.0));
    if let Some(call) = call {
        script.then("INSERT OR IGNORE INTO chat_calls (call, chat) VALUES (?, ?)").bind(call).bind(blob(chat.0));
    }
    tx.execute(script).await
}

const fn column(side: Side) -> &'static str {
    match side {
        Side::Customer => "read_by_customer",
        Side::Agent => "read_by_agent",
    }
}

#[async_trait]
impl Writing for Note {
    type Saved = bool;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<bool, StoreError> {
        let script = match self {
            Self::Read(id, side, number) => {
                let (column, number) = (column(*side), i64::from(*number));
                let mut script = Script::of("UPDATE chats SET ");
                script.more(column).more(" = min(?, messages) WHERE id = ? AND ").more(column);
                script.more(" < min(?, messages) RETURNING id").bind(number).bind(blob(id.0)).bind(number);
                script
            }
            Self::Remark(id, remark) => {
                Script::of("UPDATE chats SET remark = ? WHERE id = ? AND remark IS NULL RETURNING id")
                    .with(remark.clone())
                    .with(blob(id.0))
            }
        };
        Ok(!tx.fetch_all(script).await?.is_empty())
    }
}

pub(super) fn from_row(row: &SqliteRow) -> Result<Chat, Fault> {
    Ok(Chat {
        id: ContactId(uuid(row, "id")?),
        opening: from_json(row.try_get("opening")?, "chat")?,
        opened_at: moment(row, "opened_at")?,
        ends_at: moment(row, "ends_at")?,
        messages: small(row, "messages")?,
        read_by_customer: small(row, "read_by_customer")?,
        read_by_agent: small(row, "read_by_agent")?,
        remark: row.try_get("remark")?,
    })
}

pub(super) fn message(row: &SqliteRow) -> Result<Message, Fault> {
    let author = optional_uuid(row, "author")?.map_or(Author::Customer, |id| Author::Agent(AccountId(id)));
    Ok(Message {
        id: MessageId(uuid(row, "id")?),
        number: small(row, "number")?,
        author,
        at: moment(row, "at")?,
        said_at: optional_moment(row, "said_at")?,
        text: row.try_get("text")?,
    })
}

pub(super) async fn of_token(reads: &Reads, token_hash: &[u8; 32]) -> Result<Option<Chat>, Fault> {
    let script = Script::of("SELECT * FROM chats WHERE token_hash = ?").with(token_hash.to_vec());
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn of_call(reads: &Reads, call: CallId) -> Result<Option<Chat>, Fault> {
    let script = Script::of("SELECT chats.* FROM chat_calls JOIN chats ON chats.id = chat_calls.chat WHERE call = ?");
    reads.one(script.with(blob(call.0))).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn find(reads: &Reads, id: ContactId) -> Result<Option<Chat>, Fault> {
    let script = Script::of("SELECT * FROM chats WHERE id = ?").with(blob(id.0));
    reads.one(script).await?.as_ref().map(from_row).transpose()
}

pub(super) async fn messages(reads: &Reads, id: ContactId, after: u32) -> Result<Vec<Message>, Fault> {
    let script = Script::of("SELECT * FROM chat_messages WHERE chat = ? AND number > ? ORDER BY number");
    reads.all(script.with(blob(id.0)).with(i64::from(after))).await?.iter().map(message).collect()
}
