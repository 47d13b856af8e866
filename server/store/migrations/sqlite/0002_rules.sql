-- Rules that were installed; those that come with the program are not among them. `place` is the order of installation.
-- What was installed once stays as it is: cases of its days are judged by it for ever.

CREATE TABLE rule_packs (
    place        INTEGER NOT NULL PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL,
    pack         TEXT    NOT NULL,
    version      TEXT    NOT NULL,
    active_from  INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    installed_at INTEGER NOT NULL,
    installed_by BLOB    REFERENCES accounts (id),
    UNIQUE (kind, pack, version)
) STRICT;

-- `text` is what was imported, `edition` what came of it.
CREATE TABLE calendar_editions (
    place        INTEGER NOT NULL PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    version      TEXT    NOT NULL UNIQUE,
    valid_from   INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    edition      TEXT    NOT NULL,
    installed_at INTEGER NOT NULL,
    installed_by BLOB    REFERENCES accounts (id)
) STRICT;

CREATE TRIGGER rule_packs_stay BEFORE UPDATE ON rule_packs BEGIN
    SELECT raise(ABORT, 'an installed pack stays as it is');
END;
CREATE TRIGGER rule_packs_last BEFORE DELETE ON rule_packs BEGIN
    SELECT raise(ABORT, 'an installed pack stays');
END;
CREATE TRIGGER calendar_editions_stay BEFORE UPDATE ON calendar_editions BEGIN
    SELECT raise(ABORT, 'an installed edition stays as it is');
END;
CREATE TRIGGER calendar_editions_last BEFORE DELETE ON calendar_editions BEGIN
    SELECT raise(ABORT, 'an installed edition stays');
END;

-- Installations are few; the check finds them among all events by this.
CREATE INDEX events_rules ON events (seq) WHERE about = 'rules';

-- From now on every commit counts how many complaints have clocks of which version; this counts those before.
INSERT INTO counters (name, value)
SELECT 'pack.' || (clock.value ->> '$.source.pack') || '/' || (clock.value ->> '$.source.version') AS name,
       count(DISTINCT complaint_states.filing)
FROM complaint_states,
     json_each(CASE WHEN json_valid(state) THEN state ELSE '{}' END, '$.clocks') AS clock
GROUP BY 1;
