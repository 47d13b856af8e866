//! One page of the list of complaints: filters, order and the cursor.

use super::{
    columns::{blob, nanos},
    complaint_row::{CLOSED, COLUMNS, NO_CLOCK, OWNERS, from_row},
    fault::Fault,
    reads::Reads,
    script::Script,
    search::Wanted,
};
use domain::{
    complaint::StageCode,
    id::AccountId,
    rulebook::Band,
    time::Instant,
    view::{ComplaintList, ComplaintQuery, OwnerFilter, Sort},
};
use sqlx::{Row, sqlite::SqliteRow};

/// Rows of a page.
const PAGE: usize = 50;
/// One more row than a page tells whether there is a next one.
const LIMIT: i64 = 51;

const SECOND: i64 = 1_000_000_000;

/// Where a page starts: after this row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cursor {
    /// By deadline: key and place in the order of filing.
    Due(i64, i64),
    /// Newest first: place in the order of filing.
    Newest(i64),
}

impl Cursor {
    /// Anything this program did not write means the first page.
    fn read(text: &str) -> Option<Self> {
        if let Some(filing) = text.strip_prefix('n') {
            return filing.parse().ok().map(Self::Newest);
        }
        let (due, filing) = text.strip_prefix('d')?.split_once('.')?;
        Some(Self::Due(due.parse().ok()?, filing.parse().ok()?))
    }

    fn write(self) -> String {
        match self {
            Self::Due(due, filing) => format!("d{due}.{filing}"),
            Self::Newest(filing) => format!("n{filing}"),
        }
    }

    fn after(row: &SqliteRow, by_deadline: bool) -> Result<Self, Fault> {
        let filing = row.try_get("filing")?;
        Ok(if by_deadline { Self::Due(row.try_get("due_order")?, filing) } else { Self::Newest(filing) })
    }
}

pub(super) async fn page(
    reads: &Reads,
    query: &ComplaintQuery,
    me: AccountId,
    now: Instant,
) -> Result<ComplaintList, Fault> {
    let wanted = Wanted::read(&query.q);
    if wanted == Wanted::Nothing {
        return Ok(ComplaintList { rows: Vec::new(), next: None });
    }
    let asked = Asked { query, wanted: &wanted, me, now };
    let found = reads.all(asked.script()).await?;
    let shown = &found[..found.len().min(PAGE)];
    let next = match shown.last() {
        Some(last) if found.len() > PAGE => Some(Cursor::after(last, asked.by_deadline())?.write()),
        _ => None,
    };
    Ok(ComplaintList { rows: shown.iter().map(from_row).collect::<Result<_, _>>()?, next })
}

/// What is asked, and by whom and when.
struct Asked<'a> {
    query: &'a ComplaintQuery,
    wanted: &'a Wanted,
    me: AccountId,
    now: Instant,
}

impl Asked<'_> {
    /// Words may be in half of all complaints; only the newest of them can be had without reading all.
    fn by_deadline(&self) -> bool {
        self.query.sort == Sort::Deadline && !matches!(self.wanted, Wanted::Words(_))
    }

    fn script(&self) -> Script {
        let cursor = self.query.cursor.as_deref().and_then(Cursor::read);
        let few = matches!(self.wanted, Wanted::Number(_) | Wanted::Tail(_) | Wanted::Direct { .. });
        let mut script = Script::of("SELECT ");
        script.more(COLUMNS);
        match (self.wanted, cursor) {
            (Wanted::Words(words), cursor) => self.words(&mut script, words, cursor),
            (_, Some(Cursor::Due(due, filing))) if self.by_deadline() => self.later(&mut script, due, filing),
            (_, cursor) => {
                script.more(" FROM complaints").more(OWNERS).more("WHERE true");
                self.filter(&mut script);
                if let (false, Some(Cursor::Newest(filing))) = (self.by_deadline(), cursor) {
                    script.more(" AND complaints.filing < ?").bind(filing);
                }
                // A plus keeps SQLite from walking the whole order in search of the few rows that were named.
                script.more(match (self.by_deadline(), few) {
                    (true, false) => " ORDER BY complaints.due_order, complaints.filing",
                    (true, true) => " ORDER BY +complaints.due_order, +complaints.filing",
                    (false, true) => " ORDER BY +complaints.filing DESC",
                    (false, false) => " ORDER BY complaints.filing DESC",
                });
                script.more(" LIMIT ?").bind(LIMIT);
            }
        }
        script
    }

    /// CROSS fixes the order: the index gives the newest first and stops when the page is full.
    fn words(&self, script: &mut Script, words: &str, cursor: Option<Cursor>) {
        script.more(" FROM complaint_search CROSS JOIN complaints ON complaints.filing = complaint_search.rowid");
        script.more(OWNERS).more("WHERE complaint_search MATCH ?").bind(words.to_owned());
        self.filter(script);
        if let Some(Cursor::Newest(filing)) = cursor {
            script.more(" AND complaint_search.rowid < ?").bind(filing);
        }
        script.more(" ORDER BY complaint_search.rowid DESC LIMIT ?").bind(LIMIT);
    }

    /// Rows after a cursor: those with the same deadline, then the later ones. SQLite does not use the place in an
    /// index of deadlines for a comparison of pairs, but merges two walks of it without sorting.
    fn later(&self, script: &mut Script, due: i64, filing: i64) {
        const WALK: &str = "SELECT complaints.due_order, complaints.filing FROM complaints WHERE true";
        script.more(" FROM (").more(WALK);
        self.filter(script);
        script.more(" AND complaints.due_order = ? AND complaints.filing > ?").bind(due).bind(filing);
        script.more(" UNION ALL ").more(WALK);
        self.filter(script);
        script.more(" AND complaints.due_order > ?").bind(due);
        script.more(" ORDER BY 1, 2 LIMIT ?) AS page").bind(LIMIT);
        script.more(" CROSS JOIN complaints ON complaints.filing = page.filing").more(OWNERS);
        script.more("ORDER BY page.due_order, page.filing");
    }

    fn filter(&self, script: &mut Script) {
        self.wanted.append_few(script);
        let query = self.query;
        match query.stage {
            Some(StageCode::Closed) => {
                script.more(" AND complaints.due_order = ?").bind(CLOSED);
            }
            Some(stage) => {
                script.more(" AND complaints.due_order < ? AND complaints.stage = ?").bind(CLOSED).bind(stage.code());
            }
            None if query.closed_too => {}
            None => {
                script.more(" AND complaints.due_order < ?").bind(CLOSED);
            }
        }
        if let Some(kind) = query.kind {
            script.more(" AND complaints.kind = ?").bind(kind.code());
        }
        if let Some(channel) = query.channel {
            script.more(" AND complaints.channel = ?").bind(channel.code());
        }
        match query.owner {
            OwnerFilter::Anyone => {}
            OwnerFilter::Mine => {
                script.more(" AND complaints.owner = ?").bind(blob(self.me.0));
            }
            OwnerFilter::Nobody => {
                script.more(" AND complaints.owner IS NULL");
            }
        }
        if let Some(band) = query.band {
            let (from, until) = range(band, nanos(self.now));
            script.more(" AND complaints.due_order >= ? AND complaints.due_order < ?").bind(from).bind(until);
        }
    }
}

/// The deadlines of a band, from (inclusive) and until (exclusive), as [`Band::at`] sorts them: whole seconds left, cut
/// towards zero.
const fn range(band: Band, now: i64) -> (i64, i64) {
    let (urgent, near, safe) = (now.saturating_sub(SECOND) + 1, 1800 * SECOND, 4 * 3600 * SECOND);
    match band {
        Band::Overdue => (i64::MIN, urgent),
        Band::Urgent => (urgent, now.saturating_add(near)),
        Band::Near => (now.saturating_add(near), now.saturating_add(safe)),
        Band::Safe => (now.saturating_add(safe), NO_CLOCK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::columns::instant;

    #[test]
    fn cursors_come_back_and_nonsense_does_not() {
        for cursor in [Cursor::Due(CLOSED, 7), Cursor::Due(-5, 1), Cursor::Newest(3)] {
            assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        }
        for text in ["", "d", "d1", "n", "nx", "x1.2", "d1.2.3", "d99999999999999999999.1", "延误"] {
            assert_eq!(Cursor::read(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_agree_with_the_bands() {
        let now = 1_795_000_000_000_000_000;
        let bands = [Band::Overdue, Band::Urgent, Band::Near, Band::Safe];
        for left in [-7200, -2, -1, 0, 1, 1799, 1800, 1801, 14_399, 14_400, 14_401, 90_000] {
            for nanos in [-1, 0, 1] {
                let due = now + left * SECOND + nanos;
                let band = Band::at(instant(now), instant(due));
                let found: Vec<_> =
                    bands.iter().filter(|b| (range(**b, now).0..range(**b, now).1).contains(&due)).collect();
                assert_eq!(found, [&band], "{left} s and {nanos} ns left");
            }
        }
    }
}
