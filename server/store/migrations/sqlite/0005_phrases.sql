-- Phrases beside the shipped ones. One without an owner is the team's; one with the name of a shipped phrase stands in its
-- place. They are retired and never deleted; what happened to each is in the log.

CREATE TABLE own_phrases (
    place   INTEGER NOT NULL PRIMARY KEY,
    id      BLOB    NOT NULL UNIQUE,
    phrase  TEXT    NOT NULL UNIQUE,
    owner   BLOB    REFERENCES accounts (id),
    version INTEGER NOT NULL,
    state   TEXT    NOT NULL
) STRICT;
CREATE INDEX own_phrases_owner ON own_phrases (owner);

CREATE TRIGGER own_phrases_last BEFORE DELETE ON own_phrases BEGIN
    SELECT raise(ABORT, 'a phrase is retired, not deleted');
END;

-- What a person marked and used. A convenience of one's own, so it has no history.
CREATE TABLE phrase_marks (
    account   BLOB    NOT NULL REFERENCES accounts (id),
    phrase    TEXT    NOT NULL,
    favourite INTEGER NOT NULL,
    times     INTEGER NOT NULL,
    used_at   INTEGER,
    PRIMARY KEY (account, phrase)
) STRICT, WITHOUT ROWID;
CREATE INDEX phrase_marks_uses ON phrase_marks (phrase, times);

-- The check finds what happened to phrases among all events by this.
CREATE INDEX events_phrases ON events (subject, seq) WHERE about = 'phrase';
