//! Lists of complaints: filters, order and paging.

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
    person::Phone,
    rulebook::Band,
    time::Instant,
    view::{ComplaintList, ComplaintQuery, ComplaintRow, OwnerFilter, Sort},
    waybill::WaybillNumber,
};
use sqlx::{Row, sqlite::SqliteRow};

/// Rows of a page.
const PAGE: usize = 50;
/// Rows about a waybill or from a number.
const ABOUT: i64 = 20;

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
    // Words may be in half of all complaints; only the newest of them can be had without reading all.
    let by_deadline = query.sort == Sort::Deadline && !matches!(wanted, Wanted::Words(_));
    let found = reads.all(script(query, &wanted, by_deadline, me, now)).await?;
    let shown = &found[..found.len().min(PAGE)];
    let next = match shown.last() {
        Some(last) if found.len() > PAGE => Some(Cursor::after(last, by_deadline)?.write()),
        _ => None,
    };
    Ok(ComplaintList { rows: shown.iter().map(from_row).collect::<Result<_, _>>()?, next })
}

fn script(query: &ComplaintQuery, wanted: &Wanted, by_deadline: bool, me: AccountId, now: Instant) -> Script {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS);
    if let Wanted::Words(words) = wanted {
        // CROSS fixes the order: the index gives the newest first and stops when the page is full.
        script.more(" FROM complaint_search CROSS JOIN complaints ON complaints.filing = complaint_search.rowid");
        script.more(OWNERS).more("WHERE complaint_search MATCH ?").bind(words.clone());
    } else {
        script.more(" FROM complaints").more(OWNERS).more("WHERE true");
        wanted.append_few(&mut script);
    }
    filter(&mut script, query, me, now);
    let cursor = query.cursor.as_deref().and_then(Cursor::read);
    // A leading plus keeps SQLite from walking the whole order in search of the few rows that were named.
    let few = matches!(wanted, Wanted::Number(_) | Wanted::Tail(_) | Wanted::Direct { .. });
    match cursor {
        Some(Cursor::Due(due, filing)) if by_deadline => {
            script.more(" AND (complaints.due_order, complaints.filing) > (?, ?)").bind(due).bind(filing);
        }
        Some(Cursor::Newest(filing)) if !by_deadline => {
            let column = if matches!(wanted, Wanted::Words(_)) { "complaint_search.rowid" } else { "complaints.filing" };
            script.more(" AND ").more(column).more(" < ?").bind(filing);
        }
        _ => {}
    }
    script.more(match (by_deadline, few, wanted) {
        (true, false, _) => " ORDER BY complaints.due_order, complaints.filing",
        (true, true, _) => " ORDER BY +complaints.due_order, +complaints.filing",
        (false, true, _) => " ORDER BY +complaints.filing DESC",
        (false, false, Wanted::Words(_)) => " ORDER BY complaint_search.rowid DESC",
        (false, false, _) => " ORDER BY complaints.filing DESC",
    });
    script.more(" LIMIT ?").bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX));
    script
}

fn filter(script: &mut Script, query: &ComplaintQuery, me: AccountId, now: Instant) {
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
            script.more(" AND complaints.owner = ?").bind(blob(me.0));
        }
        OwnerFilter::Nobody => {
            script.more(" AND complaints.owner IS NULL");
        }
    }
    if let Some(band) = query.band {
        let (from, until) = range(band, nanos(now));
        script.more(" AND complaints.due_order >= ? AND complaints.due_order < ?").bind(from).bind(until);
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

pub(super) async fn work_of(
    reads: &Reads,
    owner: AccountId,
    with_lead: bool,
    limit: u32,
) -> Result<(Vec<ComplaintRow>, u32), Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(", count(*) OVER () AS total FROM complaints").more(OWNERS);
    script.more("WHERE complaints.filing IN (SELECT filing FROM complaints WHERE owner = ? AND due_order < ?");
    script.bind(blob(owner.0)).bind(CLOSED);
    if with_lead {
        script.more(" UNION ALL SELECT filing FROM complaints WHERE owner IS NULL AND due_order < ? AND stage = ?");
        script.bind(CLOSED).bind(StageCode::WithLead.code());
    }
    script.more(") ORDER BY +complaints.due_order, +complaints.filing LIMIT ?").bind(i64::from(limit));
    let found = reads.all(script).await?;
    let total = found.first().map_or(Ok(0), |row| super::columns::small(row, "total"))?;
    Ok((found.iter().map(from_row).collect::<Result<_, _>>()?, total))
}

pub(super) async fn about(
    reads: &Reads,
    waybill: Option<&WaybillNumber>,
    phone: Option<&Phone>,
    open_only: bool,
) -> Result<Vec<ComplaintRow>, Fault> {
    if waybill.is_none() && phone.is_none() {
        return Ok(Vec::new());
    }
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM complaints").more(OWNERS);
    script.more("WHERE complaints.filing IN (SELECT filing FROM complaints WHERE waybill = ?");
    script.bind(waybill.map(|w| w.as_str().to_owned()));
    script.more(" UNION SELECT filing FROM complaints WHERE phone_tail = ? AND phone = ?)");
    script.bind(phone.map(|p| p.tail().to_owned())).bind(phone.map(|p| p.whole().to_owned()));
    if open_only {
        script.more(" AND complaints.due_order < ?").bind(CLOSED);
    }
    script.more(" ORDER BY +complaints.filing DESC LIMIT ?").bind(ABOUT);
    reads.all(script).await?.iter().map(from_row).collect()
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
                let found: Vec<_> = bands.iter().filter(|b| (range(**b, now).0..range(**b, now).1).contains(&due)).collect();
                assert_eq!(found, [&band], "{left} s and {nanos} ns left");
            }
        }
    }
}
