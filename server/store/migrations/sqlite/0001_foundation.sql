-- Kept in this form: identities as 16-byte blobs, instants as nanoseconds since 1970 UTC, days and complaint numbers
-- as the integers their digits make, states and events as JSON.

CREATE TABLE accounts (
    id            BLOB    NOT NULL PRIMARY KEY,
    login         TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id         BLOB    NOT NULL PRIMARY KEY,
    account    BLOB    NOT NULL REFERENCES accounts (id),
    token_hash BLOB    NOT NULL UNIQUE,
    began_at   INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL,
    agent      TEXT    NOT NULL,
    address    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);

-- A draft without a body was discarded; its revision keeps late arrivals of older ones out.
CREATE TABLE drafts (
    account  BLOB    NOT NULL REFERENCES accounts (id),
    id       BLOB    NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    body     TEXT,
    PRIMARY KEY (account, id)
) STRICT;

CREATE TABLE customers (
    id         BLOB NOT NULL PRIMARY KEY,
    phone      TEXT NOT NULL,
    phone_tail TEXT NOT NULL,
    state      TEXT NOT NULL
) STRICT;
CREATE INDEX customers_phone ON customers (phone_tail, phone);

CREATE TABLE waybills (
    number      TEXT    NOT NULL PRIMARY KEY,
    sender      BLOB    NOT NULL REFERENCES customers (id),
    recipient   BLOB    NOT NULL REFERENCES customers (id),
    accepted_at INTEGER NOT NULL,
    state       TEXT    NOT NULL
) STRICT;
CREATE INDEX waybills_sender ON waybills (sender, accepted_at);
CREATE INDEX waybills_recipient ON waybills (recipient, accepted_at);

CREATE TABLE calls (
    call_no    INTEGER NOT NULL PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE,
    agent      BLOB    NOT NULL REFERENCES accounts (id),
    customer   BLOB,
    phone      TEXT,
    phone_tail TEXT,
    waybill    TEXT,
    started_at INTEGER NOT NULL,
    wrapped_at INTEGER,
    state      TEXT    NOT NULL
) STRICT;
CREATE INDEX calls_phone ON calls (phone_tail) WHERE phone_tail IS NOT NULL;
CREATE INDEX calls_customer ON calls (customer) WHERE customer IS NOT NULL;
CREATE INDEX calls_waybill ON calls (waybill) WHERE waybill IS NOT NULL;
CREATE INDEX calls_wrapped ON calls (agent, wrapped_at);

-- What lists show. `due_order` is the next deadline; open complaints without one come after those that have one,
-- closed ones after all, so one index serves every order and filter by deadline.
CREATE TABLE complaints (
    filing      INTEGER NOT NULL PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    number      INTEGER NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    stage       TEXT    NOT NULL,
    owner       BLOB    REFERENCES accounts (id),
    contact     TEXT    NOT NULL,
    waybill     TEXT,
    phone       TEXT,
    phone_tail  TEXT,
    gist        TEXT    NOT NULL,
    accepted_at INTEGER NOT NULL,
    due_order   INTEGER NOT NULL,
    next        TEXT
) STRICT;
CREATE INDEX complaints_due ON complaints (due_order);
CREATE INDEX complaints_owner ON complaints (owner, due_order);
CREATE INDEX complaints_waybill ON complaints (waybill) WHERE waybill IS NOT NULL;
CREATE INDEX complaints_phone ON complaints (phone_tail) WHERE phone_tail IS NOT NULL;

-- The whole state, apart from the rows of lists, so that scanning a list reads few pages.
CREATE TABLE complaint_states (
    filing INTEGER NOT NULL PRIMARY KEY,
    state  TEXT    NOT NULL
) STRICT;

-- Tokens are cut by `domain::search`; the index only has to split at spaces.
CREATE VIRTUAL TABLE complaint_search USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii');

-- The last serial given on each day.
CREATE TABLE numbers (
    day  INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE counters (
    name  TEXT    NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submissions (
    id      BLOB    NOT NULL PRIMARY KEY,
    account BLOB    NOT NULL,
    command TEXT    NOT NULL,
    made_at INTEGER NOT NULL,
    receipt TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The log. Each hash covers the row and the hash before it.
CREATE TABLE events (
    seq         INTEGER NOT NULL PRIMARY KEY,
    about       TEXT    NOT NULL,
    subject     BLOB    NOT NULL,
    happened_at INTEGER NOT NULL,
    actor       BLOB,
    what        TEXT    NOT NULL,
    hash        BLOB    NOT NULL
) STRICT;
CREATE INDEX events_subject ON events (subject);

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN
    SELECT raise(ABORT, 'the log is append-only');
END;
CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN
    SELECT raise(ABORT, 'the log is append-only');
END;
