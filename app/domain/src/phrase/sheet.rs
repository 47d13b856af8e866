//! Phrases as a sheet: written for a spreadsheet, and read back with a dry run.

use super::{
    Phrase, PhraseEvent, PhraseId, Step,
    change::{Hand, Known},
    check::{Column, PhraseFault, PhraseFlaw, PhraseForm, check, flaw, is_name, read},
    csv,
};
use crate::{
    id::{AccountId, Ids},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most rows a sheet may have, without its heading.
pub const MOST_ROWS: usize = 5_000;
/// The largest sheet in bytes.
pub const LARGEST_SHEET: usize = 1024 * 1024;
/// The longest name of a phrase.
const LONGEST_ID: usize = 80;
/// The first letters of a row that are told with it.
const GIST: usize = 24;

/// A phrase as a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetRow {
    /// The phrase.
    pub phrase: Phrase,
    /// Its version; 0 for a shipped one.
    pub version: u32,
    /// Whether it is offered.
    pub active: bool,
}

/// What stands in a workbook's cell in place of a formula: nobody saw what it says before it is calculated.
pub const FORMULA_CELL: &str = "#FORMULA!";
/// What stands in a workbook's cell that is neither a text nor a number: a date, or the error of a formula.
pub const NO_TEXT_CELL: &str = "#NO-TEXT!";

/// Writes a sheet as CSV.
#[must_use]
pub fn write_sheet(rows: &[SheetRow]) -> String {
    csv::write(&sheet_table(rows))
}

/// The cells of a sheet: a heading of column codes, then the rows.
#[must_use]
pub fn sheet_table(rows: &[SheetRow]) -> Vec<Vec<String>> {
    let head = Column::CODES.iter().map(|code| (*code).to_owned()).collect();
    let rows = rows.iter().map(|row| {
        let form = PhraseForm::of(&row.phrase);
        let state = if row.active { "active" } else { "retired" };
        let cell = |column: &Column| match column {
            Column::Id => row.phrase.id.0.clone(),
            Column::Version => row.version.to_string(),
            Column::State => state.to_owned(),
            column => form.part(*column).to_owned(),
        };
        Column::ALL.iter().map(cell).collect()
    });
    std::iter::once(head).chain(rows).collect()
}

/// What is wrong with a sheet as a whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFault {
    /// Larger than it may be, in bytes or rows.
    TooLarge {
        /// How many rows fit.
        rows: u32,
    },
    /// It is not in UTF-8.
    NotUtf8,
    /// A quotation mark opens a cell of this row and none closes it.
    OpenQuote {
        /// The row.
        row: u32,
    },
    /// No row at all.
    Empty,
    /// A column is missing.
    NoColumn {
        /// Which.
        column: Column,
    },
    /// A column stands there twice.
    ColumnTwice {
        /// Which.
        column: Column,
    },
    /// A column with a heading nobody knows.
    UnknownColumn {
        /// Its place, the first one being 1.
        place: u32,
    },
    /// It is no workbook (XLSX): damaged, behind a password, or of another format.
    NotAWorkbook,
}

/// The fault of a sheet that is larger than it may be.
#[must_use]
pub fn too_large() -> SheetFault {
    SheetFault::TooLarge { rows: u32::try_from(MOST_ROWS).unwrap_or(u32::MAX) }
}

/// What an import would change. Phrases that have no row stay as they are.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ImportPlan {
    /// The rows that would be taken over and change something.
    pub rows: Vec<PlannedRow>,
    /// How many rows say what is there already.
    pub unchanged: u32,
    /// The rows that would be left out, each with what is wrong.
    pub refused: Vec<RefusedRow>,
    /// What to know about rows that are taken over all the same.
    pub notes: Vec<RowNote>,
}

/// A row that is taken over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlannedRow {
    /// Its number in the spreadsheet; the heading is row 1.
    pub row: u32,
    /// The first words, to know it by.
    pub gist: String,
    /// What it does.
    pub what: Planned,
}

/// What a row does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Planned {
    /// A phrase is added.
    Added,
    /// These parts change.
    Changed {
        /// Which.
        columns: Vec<Column>,
    },
    /// It is no longer offered.
    Retired,
    /// It is offered again.
    BroughtBack,
}

/// A row that is left out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RefusedRow {
    /// Its number.
    pub row: u32,
    /// What is wrong.
    pub flaws: Vec<PhraseFlaw>,
}

/// A cell that begins as a formula. It is taken as the text it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowNote {
    /// The row.
    pub row: u32,
    /// The cell.
    pub column: Column,
}

impl PhraseForm {
    /// The text of one part; nothing for the parts that are no field of the form.
    #[must_use]
    pub fn part(&self, column: Column) -> &str {
        match column {
            Column::Id | Column::Version | Column::State => "",
            Column::Category => &self.category,
            Column::Tags => &self.tags,
            Column::Kinds => &self.kinds,
            Column::Tone => &self.tone,
            Column::Channel => &self.channel,
            Column::Mood => &self.mood,
            Column::Of => &self.of,
            Column::Zh => &self.zh,
            Column::En => &self.en,
        }
    }
}

/// Reads a sheet and decides every row. Nothing is changed: the steps are for whoever saves them.
///
/// # Errors
/// What is wrong with the sheet as a whole; rows that do not hold are told in the plan.
pub fn import(
    text: &str,
    known: Known<'_>,
    ids: &dyn Ids,
    at: Instant,
    by: AccountId,
) -> Result<(ImportPlan, Vec<Step>), SheetFault> {
    if text.len() > LARGEST_SHEET {
        return Err(too_large());
    }
    if text.contains('\u{fffd}') {
        return Err(SheetFault::NotUtf8);
    }
    let rows = csv::read(text).map_err(|csv::CsvFault::OpenQuote { row }| SheetFault::OpenQuote { row })?;
    let (head, rows) = rows.split_first().ok_or(SheetFault::Empty)?;
    let columns = columns(head)?;
    if rows.len() > MOST_ROWS {
        return Err(too_large());
    }
    let hand = Hand { ids, at, by };
    let mut taking = Taking { known, hand, plan: ImportPlan::default(), steps: Vec::new(), seen: BTreeMap::new() };
    for (place, cells) in rows.iter().enumerate() {
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            taking.take(u32::try_from(place + 2).unwrap_or(u32::MAX), &columns, cells);
        }
    }
    Ok((taking.plan, taking.steps))
}

/// Which column stands where. Columns of one's own are refused: a mistyped heading would drop its cells unnoticed.
fn columns(head: &[String]) -> Result<Vec<Option<Column>>, SheetFault> {
    let mut columns = Vec::new();
    for (place, name) in head.iter().enumerate() {
        let name = name.trim().to_ascii_lowercase();
        let column = Column::from_code(&name);
        if column.is_none() && !name.is_empty() {
            return Err(SheetFault::UnknownColumn { place: u32::try_from(place + 1).unwrap_or(u32::MAX) });
        }
        if let Some(twice) = column.filter(|_| columns.contains(&column)) {
            return Err(SheetFault::ColumnTwice { column: twice });
        }
        columns.push(column);
    }
    for needed in [Column::Category, Column::Zh, Column::En] {
        if !columns.contains(&Some(needed)) {
            return Err(SheetFault::NoColumn { column: needed });
        }
    }
    Ok(columns)
}

/// An import on its way.
struct Taking<'a> {
    known: Known<'a>,
    hand: Hand<'a>,
    plan: ImportPlan,
    steps: Vec<Step>,
    /// Names and words of the rows before, and where they stand.
    seen: BTreeMap<String, u32>,
}

impl Taking<'_> {
    fn take(&mut self, row: u32, columns: &[Option<Column>], cells: &[String]) {
        let mut values = BTreeMap::new();
        for (column, cell) in columns.iter().zip(cells) {
            let Some(column) = *column else { continue };
            // What an export made harmless is no surprise.
            if csv::begins_as_formula(cell) && csv::plain(cell) == cell {
                self.plan.notes.push(RowNote { row, column });
            }
            values.insert(column, csv::plain(cell).trim().to_owned());
        }
        let no_text = values.iter().filter_map(|(column, cell)| no_text(cell).map(|fault| flaw(*column, fault)));
        let no_text: Vec<PhraseFlaw> = no_text.collect();
        let has_more = cells.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty());
        let decided = if has_more {
            // Cells beyond the heading are words with a delimiter that nobody quoted.
            Err(vec![flaw(Column::En, PhraseFault::Unknown)])
        } else if !no_text.is_empty() {
            Err(no_text)
        } else {
            self.decide(row, &values)
        };
        match decided {
            Ok(None) => self.plan.unchanged += 1,
            Ok(Some((what, step))) => {
                let gist = step.after.phrase.text.zh.chars().take(GIST).collect();
                self.plan.rows.push(PlannedRow { row, gist, what });
                self.steps.push(step);
            }
            Err(flaws) => self.plan.refused.push(RefusedRow { row, flaws }),
        }
    }

    /// What a row does; nothing when it says what is there.
    fn decide(
        &mut self,
        row: u32,
        values: &BTreeMap<Column, String>,
    ) -> Result<Option<(Planned, Step)>, Vec<PhraseFlaw>> {
        let known = self.known;
        let value = |column: Column| values.get(&column).map_or("", String::as_str);
        let name = value(Column::Id);
        if name.len() > LONGEST_ID || !is_name(name) || name.starts_with("own.") {
            return Err(vec![flaw(Column::Id, PhraseFault::Unknown)]);
        }
        let id = if name.is_empty() { known.fresh_name(self.hand.ids) } else { PhraseId(name.to_owned()) };
        let present = known.present(&id);
        version(value(Column::Version), present.map(|(_, version, _)| version))?;
        let active = match value(Column::State) {
            "" => present.is_none_or(|(.., active)| active),
            "active" => true,
            "retired" => false,
            _ => return Err(vec![flaw(Column::State, PhraseFault::Unknown)]),
        };
        // A column that is not in the sheet leaves its part as it is.
        let base = present.map(|(phrase, ..)| PhraseForm::of(phrase)).unwrap_or_default();
        let part = |column: Column| values.get(&column).cloned().unwrap_or_else(|| base.part(column).to_owned());
        let phrase = read(id.clone(), &form(part))?;
        self.only_once(row, &phrase)?;
        let (is_new, was_active) = (present.is_none(), present.is_none_or(|(.., active)| active));
        let changed: Vec<Column> = present.map(|(old, ..)| differences(old, &phrase)).unwrap_or_default();
        if !is_new && changed.is_empty() && active == was_active {
            return Ok(None);
        }
        if active {
            let flaws = check(&phrase, known.owner, known.offered);
            if !flaws.is_empty() {
                return Err(flaws);
            }
        }
        let mut events = Vec::new();
        if is_new {
            events.push(PhraseEvent::Added { owner: known.owner, phrase });
        } else if !changed.is_empty() {
            events.push(PhraseEvent::Changed { phrase });
        }
        let what = match (is_new, was_active, active) {
            (true, ..) => Planned::Added,
            (_, true, false) => Planned::Retired,
            (_, false, true) => Planned::BroughtBack,
            _ => Planned::Changed { columns: changed },
        };
        if active != was_active {
            events.push(if active { PhraseEvent::BroughtBack } else { PhraseEvent::Retired });
        }
        Ok(known.step(&id, events, self.hand).map(|step| (what, step)))
    }

    /// Two rows must not be about one phrase, nor say the same.
    fn only_once(&mut self, row: u32, phrase: &Phrase) -> Result<(), Vec<PhraseFlaw>> {
        let channel = phrase.channel.map_or("", super::Through::code);
        let words = [phrase.category.code(), "\n", channel, "\n", &phrase.text.zh, "\n", &phrase.text.en].concat();
        for (column, key) in [(Column::Id, phrase.id.0.clone()), (Column::Zh, words)] {
            if let Some(before) = self.seen.get(&key) {
                return Err(vec![flaw(column, PhraseFault::TwiceInSheet { row: *before })]);
            }
            self.seen.insert(key, row);
        }
        Ok(())
    }
}

/// What is wrong with a cell whose text nobody wrote.
fn no_text(cell: &str) -> Option<PhraseFault> {
    match cell {
        FORMULA_CELL => Some(PhraseFault::Formula),
        NO_TEXT_CELL => Some(PhraseFault::NoText),
        _ => None,
    }
}

/// Whether the row was exported from what stands now. Without a version nobody asks.
fn version(text: &str, present: Option<u32>) -> Result<(), Vec<PhraseFlaw>> {
    if text.is_empty() {
        return Ok(());
    }
    let version: u32 = text.parse().map_err(|_| vec![flaw(Column::Version, PhraseFault::Unknown)])?;
    if present.is_none_or(|present| present == version) {
        Ok(())
    } else {
        Err(vec![flaw(Column::Version, PhraseFault::ChangedSince)])
    }
}

fn form(part: impl Fn(Column) -> String) -> PhraseForm {
    PhraseForm {
        category: part(Column::Category),
        tags: part(Column::Tags),
        kinds: part(Column::Kinds),
        tone: part(Column::Tone),
        channel: part(Column::Channel),
        mood: part(Column::Mood),
        of: part(Column::Of),
        zh: part(Column::Zh),
        en: part(Column::En),
    }
}

/// The parts in which two phrases differ.
#[must_use]
pub(super) fn differences(old: &Phrase, new: &Phrase) -> Vec<Column> {
    let (old, new) = (PhraseForm::of(old), PhraseForm::of(new));
    Column::ALL.iter().copied().filter(|column| old.part(*column) != new.part(*column)).collect()
}
