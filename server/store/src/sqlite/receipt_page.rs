//! One page of the list of return receipts, with the counts of its tabs: all read in one view of the database.

use super::{
    columns::{day, small},
    fault::Fault,
    reads::Reads,
    receipt::from_row,
    script::Script,
};
use casework::ports::ReceiptRows;
use chrono::NaiveDate;
use domain::{receipt::ReceiptStage, search::halfwidth, view::receipts::ReceiptQuery};
use sqlx::{Row, sqlite::SqliteRow};

/// Rows of a page.
const PAGE: usize = 50;
/// One more row than a page tells whether there is a next one.
const LIMIT: i64 = 51;

/// Where a page starts: after this row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cursor {
    due_order: i64,
    place: i64,
}

impl Cursor {
    /// Anything this program did not write means the first page.
    fn read(text: &str) -> Option<Self> {
        let (due_order, place) = text.strip_prefix('r')?.split_once('.')?;
        Some(Self { due_order: due_order.parse().ok()?, place: place.parse().ok()? })
    }

    fn write(self) -> String {
        format!("r{}.{}", self.due_order, self.place)
    }

    fn after(row: &SqliteRow) -> Result<Self, Fault> {
        Ok(Self { due_order: row.try_get("due_order")?, place: row.try_get("place")? })
    }
}

pub(super) async fn page(reads: &Reads, query: &ReceiptQuery, today: NaiveDate) -> Result<ReceiptRows, Fault> {
    let asked = Asked { query, today: day(today) };
    let mut transaction = reads.pool.begin().await?;
    reads.statements.add(3);
    let found = asked.rows().query("")?.fetch_all(&mut *transaction).await?;
    let counted = asked.counts().query("")?.fetch_one(&mut *transaction).await?;
    let outlets = Script::of("SELECT DISTINCT outlet FROM return_receipts ORDER BY outlet");
    let outlets = outlets.query("")?.fetch_all(&mut *transaction).await?;
    transaction.rollback().await?;
    let shown = &found[..found.len().min(PAGE)];
    let next = match shown.last() {
        Some(last) if found.len() > PAGE => Some(Cursor::after(last)?.write()),
        _ => None,
    };
    Ok(ReceiptRows {
        receipts: shown.iter().map(from_row).collect::<Result<_, _>>()?,
        next,
        all: small(&counted, "every")?,
        counts: ReceiptStage::ALL
            .iter()
            .map(|stage| Ok((*stage, small(&counted, stage.code())?)))
            .collect::<Result<_, Fault>>()?,
        outlets: outlets.iter().map(|row| Ok(row.try_get("outlet")?)).collect::<Result<_, Fault>>()?,
    })
}

/// What is asked, and on which day.
struct Asked<'a> {
    query: &'a ReceiptQuery,
    today: i64,
}

impl Asked<'_> {
    fn rows(&self) -> Script {
        let mut script = Script::of("SELECT place, due_order, state FROM return_receipts WHERE true");
        self.filter(&mut script);
        if let Some(stage) = self.query.stage {
            script.more(" AND ");
            self.is_in(&mut script, stage);
        }
        if let Some(Cursor { due_order, place }) = self.query.cursor.as_deref().and_then(Cursor::read) {
            script.more(" AND due_order >= ? AND (due_order > ? OR place > ?)");
            script.bind(due_order).bind(due_order).bind(place);
        }
        script.more(" ORDER BY due_order, place LIMIT ?").bind(LIMIT);
        script
    }

    fn counts(&self) -> Script {
        let mut script = Script::of("SELECT count(*) AS every");
        for stage in ReceiptStage::ALL {
            script.more(", coalesce(sum(");
            self.is_in(&mut script, *stage);
            script.more("), 0) AS ").more(stage.code());
        }
        script.more(" FROM return_receipts WHERE true");
        self.filter(&mut script);
        script
    }

    /// Everything but the stage.
    fn filter(&self, script: &mut Script) {
        if !self.query.outlet.is_empty() {
            script.more(" AND outlet = ?").bind(self.query.outlet.clone());
        }
        let text = self.query.q.trim();
        if text.is_empty() {
            return;
        }
        let plain: String = halfwidth(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        script.more(" AND (instr(outlet, ?) > 0").bind(text.to_owned());
        if !plain.is_empty() && plain.chars().all(|c| c.is_ascii_alphanumeric()) {
            let from = plain.to_ascii_uppercase();
            // No letter or digit comes after this character.
            let until = format!("{from}~");
            script.more(" OR (waybill >= ? AND waybill < ?)").bind(from).bind(until);
        }
        script.more(")");
    }

    /// The same as [`domain::receipt::ReturnReceipt::is_in`], by the days that are kept.
    fn is_in(&self, script: &mut Script, stage: ReceiptStage) {
        let condition = match stage {
            ReceiptStage::Waiting => "whereabouts = 'waiting' AND (last_day IS NULL OR last_day >= ?)",
            ReceiptStage::Grace => "whereabouts = 'waiting' AND last_day < ? AND latest_day >= ?",
            ReceiptStage::Late => "whereabouts = 'waiting' AND latest_day < ?",
            ReceiptStage::Back => "whereabouts = 'back'",
            ReceiptStage::Gone => "whereabouts IN ('lost', 'unusable')",
            ReceiptStage::Open => "open_from <= ?",
            ReceiptStage::Decided => "decided > 0",
            ReceiptStage::MonthEnd => "explain_from <= ?",
        };
        script.more("(").more(condition).more(")");
        for _ in condition.matches('?') {
            script.bind(self.today);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back_and_nonsense_does_not() {
        for cursor in [Cursor { due_order: 20_261_121, place: 7 }, Cursor { due_order: -5, place: 1 }] {
            assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        }
        for text in ["", "r", "r1", "r1.", "r.1", "d1.2", "r1.2.3", "r99999999999999999999.1", "回单"] {
            assert_eq!(Cursor::read(text), None, "{text}");
        }
    }
}
