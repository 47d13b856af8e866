-- Return receipts. The columns before the state are computed from it, so that lists need not read every state; which of
-- them a list shows on a day follows from the days kept here, so nothing has to be rewritten when a day passes.
-- `due_order` sorts: those waited for by their normal last day, then those whose goods have not arrived, then the others,
-- newest first. `open_from` and `explain_from` are the first days on which a proposal waits for a manager, and on which
-- the end of a month waits for an explanation.
CREATE TABLE return_receipts (
    place        INTEGER NOT NULL PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    version      INTEGER NOT NULL,
    waybill      TEXT    NOT NULL UNIQUE,
    outlet       TEXT    NOT NULL,
    whereabouts  TEXT    NOT NULL,
    last_day     INTEGER,
    latest_day   INTEGER,
    due_order    INTEGER NOT NULL,
    open_from    INTEGER,
    explain_from INTEGER,
    decided      INTEGER NOT NULL,
    state        TEXT    NOT NULL
) STRICT;
CREATE INDEX return_receipts_due ON return_receipts (due_order);
CREATE INDEX return_receipts_outlet ON return_receipts (outlet, due_order);
CREATE INDEX return_receipts_open ON return_receipts (open_from) WHERE open_from IS NOT NULL;
-- Counting reads this instead of the states.
CREATE INDEX return_receipts_counts
    ON return_receipts (whereabouts, last_day, latest_day, open_from, explain_from, decided, outlet, waybill);

-- Events of receipts are few; the check finds them among all events by this.
CREATE INDEX events_return_receipts ON events (subject, seq) WHERE about = 'return_receipt';
