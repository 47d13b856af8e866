-- What was promised to customers in calls. The columns before the state are computed from it, so that lists need not read
-- every state. Calls that were wrapped up before this make no promises: the times in them are long past, and nobody could
-- tell any more which of them were kept.
CREATE TABLE call_promises (
    place   INTEGER NOT NULL PRIMARY KEY,
    id      BLOB    NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    call    BLOB    NOT NULL,
    owner   BLOB    NOT NULL REFERENCES accounts (id),
    phone   TEXT,
    due_at  INTEGER NOT NULL,
    open    INTEGER NOT NULL,
    state   TEXT    NOT NULL
) STRICT;
-- Only those that wait are looked for: by their owner, by their time, by the number of who is on the line.
CREATE INDEX call_promises_owner ON call_promises (owner, due_at) WHERE open = 1;
CREATE INDEX call_promises_due ON call_promises (due_at) WHERE open = 1;
CREATE INDEX call_promises_phone ON call_promises (phone, due_at) WHERE open = 1 AND phone IS NOT NULL;

CREATE TRIGGER call_promises_last BEFORE DELETE ON call_promises BEGIN
    SELECT raise(ABORT, 'a promise is kept or released, not deleted');
END;

-- The check finds what happened to promises among all events by this.
CREATE INDEX events_promises ON events (subject, seq) WHERE about = 'promise';
