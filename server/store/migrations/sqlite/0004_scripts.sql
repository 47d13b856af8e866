-- Versions of scripts that were published; those that come with the program are not among them. `place` is the order of
-- publication. What was published once stays as it is: calls were led by it.

CREATE TABLE script_versions (
    place        INTEGER NOT NULL PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    script       TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    restores     INTEGER,
    published_at INTEGER NOT NULL,
    published_by BLOB    REFERENCES accounts (id),
    UNIQUE (script, version)
) STRICT;

-- One draft for each script, whoever edits it. A draft without a text was published or thrown away; its revision keeps
-- later ones greater.
CREATE TABLE script_drafts (
    script   TEXT    NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    base     INTEGER NOT NULL,
    text     TEXT,
    saved_at INTEGER NOT NULL,
    saved_by BLOB    NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE TRIGGER script_versions_stay BEFORE UPDATE ON script_versions BEGIN
    SELECT raise(ABORT, 'a published script stays as it is');
END;
CREATE TRIGGER script_versions_last BEFORE DELETE ON script_versions BEGIN
    SELECT raise(ABORT, 'a published script stays');
END;

-- Publications are few; the check finds them among all events by this.
CREATE INDEX events_script ON events (seq) WHERE about = 'script';

-- From now on every wrapped-up call counts for the versions it was led by; this counts those before.
INSERT INTO counters (name, value)
SELECT 'script.' || script || '/' || version, count(*)
FROM (SELECT DISTINCT call_no, opening.value ->> '$.script' AS script, opening.value ->> '$.version' AS version
      FROM calls,
           json_each(CASE WHEN json_valid(state) THEN state ELSE '{}' END, '$.wrap_up.run.openings') AS opening
      WHERE wrapped_at IS NOT NULL)
WHERE length(script) BETWEEN 1 AND 40 AND script NOT GLOB '*[^a-z0-9_]*'
GROUP BY script, version;
