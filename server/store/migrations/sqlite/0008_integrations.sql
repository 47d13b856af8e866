-- Other systems that report to us. The token is kept as its hash; the signing key as it is, because a signature can only
-- be checked by making it again. What may change often stands apart from the state.
CREATE TABLE integrations (
    place       INTEGER NOT NULL PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE,
    version     INTEGER NOT NULL,
    token_hash  BLOB    NOT NULL UNIQUE,
    signing_key BLOB,
    used_at     INTEGER,
    state       TEXT    NOT NULL
) STRICT;

CREATE TRIGGER integrations_last BEFORE DELETE ON integrations BEGIN
    SELECT raise(ABORT, 'an integration is revoked, not deleted');
END;

-- Keys of requests, with the hash of what was asked and, once there is one, what was answered. Forgotten after some days.
CREATE TABLE ingest_keys (
    source     BLOB    NOT NULL REFERENCES integrations (id),
    key        TEXT    NOT NULL,
    digest     BLOB    NOT NULL,
    claimed_at INTEGER NOT NULL,
    status     INTEGER,
    body       TEXT,
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX ingest_keys_claimed ON ingest_keys (claimed_at);
