-- Chats with customers: the words beside the contact of the same id. The token of the customer's cookie is kept only as
-- its digest. Each message carries the digest of everything before it, and the row of the chat the last one, so that the
-- check notices a message that was changed or dropped.
CREATE TABLE chats (
    place            INTEGER NOT NULL PRIMARY KEY,
    id               BLOB    NOT NULL UNIQUE,
    token_hash       BLOB    NOT NULL UNIQUE,
    opened_at        INTEGER NOT NULL,
    ends_at          INTEGER NOT NULL,
    opening          TEXT    NOT NULL,
    messages         INTEGER NOT NULL DEFAULT 0,
    link             TEXT    NOT NULL DEFAULT '',
    read_by_customer INTEGER NOT NULL DEFAULT 0,
    read_by_agent    INTEGER NOT NULL DEFAULT 0,
    remark           TEXT
) STRICT;

CREATE TABLE chat_messages (
    chat   BLOB    NOT NULL REFERENCES chats (id),
    number INTEGER NOT NULL,
    id     BLOB    NOT NULL UNIQUE,
    -- Nobody for the customer.
    author BLOB    REFERENCES accounts (id),
    at     INTEGER NOT NULL,
    text   TEXT    NOT NULL,
    link   TEXT    NOT NULL,
    PRIMARY KEY (chat, number)
) STRICT, WITHOUT ROWID;

-- The calls that a chat is in the workbench of each agent who wrote in it: from the record of a call to what was said.
CREATE TABLE chat_calls (
    call BLOB NOT NULL PRIMARY KEY,
    chat BLOB NOT NULL REFERENCES chats (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_calls_chat ON chat_calls (chat);

CREATE TRIGGER chats_last BEFORE DELETE ON chats BEGIN
    SELECT raise(ABORT, 'a chat stays with its contact');
END;

CREATE TRIGGER chat_messages_last BEFORE DELETE ON chat_messages BEGIN
    SELECT raise(ABORT, 'what was said was said');
END;

CREATE TRIGGER chat_messages_stand BEFORE UPDATE ON chat_messages BEGIN
    SELECT raise(ABORT, 'what was said was said');
END;
