-- The log of the floor, apart from the other one: it grows a hundred times as fast, and a page that waits for news of
-- complaints need not wake for it. Each hash covers the row and the hash before it; about, subject and happened_at follow
-- from what. The key is there once: the reporter's own id for a report, or a submission.
CREATE TABLE queue_events (
    seq         INTEGER NOT NULL PRIMARY KEY,
    received_at INTEGER NOT NULL,
    key         TEXT    UNIQUE,
    command     TEXT,
    about       TEXT    NOT NULL,
    subject     BLOB    NOT NULL,
    happened_at INTEGER NOT NULL,
    what        TEXT    NOT NULL,
    hash        BLOB    NOT NULL
) STRICT;
CREATE INDEX queue_events_subject ON queue_events (subject, seq);
-- Of these there are few, and they are looked for by themselves.
CREATE INDEX queue_events_plans ON queue_events (seq) WHERE about = 'plan';
CREATE INDEX queue_events_whispers ON queue_events (received_at, seq) WHERE about = 'whisper';
CREATE INDEX queue_events_agents ON queue_events (happened_at, seq) WHERE about = 'agent';

CREATE TRIGGER queue_events_stay BEFORE UPDATE ON queue_events BEGIN
    SELECT raise(ABORT, 'the log is append-only');
END;
CREATE TRIGGER queue_events_last BEFORE DELETE ON queue_events BEGIN
    SELECT raise(ABORT, 'the log is append-only');
END;

-- Contacts as they stand. The columns between place and phone are computed from the state; phone and recording are what
-- reports told besides, and never stand in the log.
CREATE TABLE queue_contacts (
    place       INTEGER NOT NULL PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    channel     TEXT    NOT NULL,
    queue       TEXT,
    stage       TEXT    NOT NULL,
    counts_from INTEGER NOT NULL,
    first_wait  INTEGER,
    over_at     INTEGER,
    waybill     TEXT,
    last_at     INTEGER NOT NULL,
    finished    INTEGER NOT NULL,
    phone       TEXT,
    recording   TEXT,
    state       TEXT    NOT NULL
) STRICT;
CREATE INDEX queue_contacts_open ON queue_contacts (place) WHERE finished = 0;
CREATE INDEX queue_contacts_last ON queue_contacts (last_at);
CREATE INDEX queue_contacts_waybill ON queue_contacts (waybill, counts_from) WHERE waybill IS NOT NULL;

CREATE TRIGGER queue_contacts_last BEFORE DELETE ON queue_contacts BEGIN
    SELECT raise(ABORT, 'a contact is closed, not deleted');
END;

CREATE TABLE queue_agents (
    id    BLOB NOT NULL PRIMARY KEY,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE queues (
    name  TEXT    NOT NULL PRIMARY KEY,
    open  INTEGER NOT NULL,
    state TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
