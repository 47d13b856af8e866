//! Workbooks (XLSX) as tables of texts: read within limits and without calculating anything, written without formulas.
//!
//! A workbook is an archive that may unpack to a thousand times its size, and the library that reads it makes room for as
//! many texts as the workbook announces. So the archive is measured first, by unpacking it and throwing the result away.

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxCellFormulaMetadataRecord};
use domain::phrase::{FORMULA_CELL, LARGEST_SHEET, MOST_ROWS, NO_TEXT_CELL, SheetFault, csv, too_large};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::io::{Cursor, Read};
use tokio::sync::Semaphore;
use zip::ZipArchive;

/// The largest file, in bytes. A sheet of the most rows there may be takes less than half of it.
pub const LARGEST: usize = 1024 * 1024;
/// What all parts may unpack to.
const UNPACKED: usize = 16 * 1024 * 1024;
/// What any part but the cells and their texts may unpack to: styles take a hundred times their size in memory.
const OTHER_PART: usize = 1024 * 1024;
/// Parts of an archive.
const MOST_PARTS: usize = 500;
/// Columns that are looked at; a sheet of phrases has twelve.
const WIDEST: usize = 64;
/// The shortest way to write a text of the workbook: `<si/>`.
const SHORTEST_TEXT: usize = 5;
/// Columns of sentences, and how wide they are, in characters.
const SENTENCES: (u16, u16, f64) = (10, 11, 60.0);

/// One at a time: reading takes memory in proportion to what a workbook unpacks to.
static READING: Semaphore = Semaphore::const_new(1);

/// The cells of the first sheet, read beside the requests. A file that the reader stumbles over is none.
///
/// # Errors
/// What is wrong with it.
pub async fn read(bytes: Vec<u8>) -> Result<Vec<Vec<String>>, SheetFault> {
    let permit = READING.acquire().await.map_err(|_| SheetFault::NotAWorkbook)?;
    let reading = tokio::task::spawn_blocking(move || {
        let table = cells(bytes);
        drop(permit);
        table
    });
    reading.await.unwrap_or(Err(SheetFault::NotAWorkbook))
}

fn cells(bytes: Vec<u8>) -> Result<Vec<Vec<String>>, SheetFault> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    measure(&bytes)?;
    let broken = |_| SheetFault::NotAWorkbook;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let first = workbook.sheets_metadata().iter().find(|sheet| sheet.typ == SheetType::WorkSheet);
    let name = first.ok_or(SheetFault::NotAWorkbook)?.name.clone();
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    let mut table = Table::default();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        table.put(cell.pos, &text(&cell))?;
    }
    Ok(table.rows)
}

/// What a cell says. A number is written as it is; what a formula or a date says depends on who calculates it.
fn text(cell: &XlsxCellFormulaMetadataRecord<'_>) -> String {
    if cell.formula.is_some() {
        return FORMULA_CELL.to_owned();
    }
    match &cell.value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::Empty => String::new(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) | DataRef::Error(_) => {
            NO_TEXT_CELL.to_owned()
        }
    }
}

/// The cells that were read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    bytes: usize,
}

impl Table {
    /// Empty cells may stand anywhere: a spreadsheet keeps the looks of a whole column as such.
    fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), SheetFault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let (row, column, number) = (place(row), place(column), column.saturating_add(1));
        // One text may stand in many cells, so it counts once for each.
        self.bytes = self.bytes.saturating_add(text.len());
        if row > MOST_ROWS || self.bytes > LARGEST_SHEET {
            return Err(too_large());
        }
        if column >= WIDEST {
            return Err(SheetFault::UnknownColumn { place: number });
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
        Ok(())
    }
}

/// Unpacks the archive once, to know what it holds before anything is made of it.
fn measure(bytes: &[u8]) -> Result<(), SheetFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetFault::NotAWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetFault::NotAWorkbook);
    }
    let mut left = UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| SheetFault::NotAWorkbook)?;
        let name = part.name().map_err(|_| SheetFault::NotAWorkbook)?.to_ascii_lowercase();
        let mut content = Vec::new();
        // What an archive says of its sizes is not believed.
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(most).read_to_end(&mut content).map_err(|_| SheetFault::NotAWorkbook)?;
        left = left.checked_sub(content.len()).ok_or_else(too_large)?;
        if [".xml", ".rels"].iter().any(|end| name.ends_with(end)) {
            look(&name, &content)?;
        }
    }
    Ok(())
}

/// Looks at a part that will be read.
fn look(name: &str, content: &[u8]) -> Result<(), SheetFault> {
    let has_cells = name.contains("worksheets/") || name.ends_with("sharedstrings.xml");
    if !has_cells && content.len() > OTHER_PART {
        return Err(too_large());
    }
    let text = std::str::from_utf8(content).map_err(|_| SheetFault::NotAWorkbook)?;
    // In UTF-16 the announcements below would go unnoticed.
    if text.contains('\0') || announced(text).any(|count| count > content.len() / SHORTEST_TEXT) {
        return Err(SheetFault::NotAWorkbook);
    }
    Ok(())
}

/// How many texts a part says it has; more than any number when it says so.
fn announced(text: &str) -> impl Iterator<Item = usize> {
    text.split("uniqueCount").skip(1).map(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '+'));
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) }
    })
}

/// Writes a workbook of one sheet. Every cell is a text, and stays one when somebody edits it.
///
/// # Errors
/// More cells, or longer ones, than a sheet takes.
pub fn write(table: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new().set_num_format("@").set_text_wrap();
    let quoted = plain.clone().set_quote_prefix();
    for (row, cells) in table.iter().enumerate() {
        let row = u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
            let format = if csv::begins_as_formula(cell) { &quoted } else { &plain };
            sheet.write_string_with_format(row, column, cell, format)?;
        }
    }
    let (first, last, width) = SENTENCES;
    sheet.set_column_range_width(first, last, width)?;
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_is_read_however_it_is_written() {
        let said = |text| announced(text).collect::<Vec<_>>();
        assert_eq!(said("<sst count=\"9\" uniqueCount=\"12\">"), [12]);
        assert_eq!(said("<sst uniqueCount = '99999999999999999999999999'>"), [usize::MAX]);
        assert_eq!(said("<sst uniqueCount=\"\" x=\"7\"><t>uniqueCount</t>"), [0, 0]);
        assert!(said("<sst>").is_empty());
    }

    #[test]
    fn a_part_that_announces_more_than_it_can_hold_is_refused() {
        let part = |count: &str| ["<sst uniqueCount=\"", count, "\"><si/><si/></sst>"].concat();
        assert_eq!(look("xl/sharedstrings.xml", part("2").as_bytes()), Ok(()));
        assert_eq!(look("xl/sharedstrings.xml", part("4000000000").as_bytes()), Err(SheetFault::NotAWorkbook));
        let wide: Vec<u8> = part("4000000000").bytes().flat_map(|byte| [byte, 0]).collect();
        assert_eq!(look("xl/sharedstrings.xml", &wide), Err(SheetFault::NotAWorkbook));
        assert_eq!(look("xl/styles.xml", &vec![b' '; OTHER_PART + 1]), Err(too_large()));
    }

    #[test]
    fn cells_far_away_and_texts_in_many_cells_are_refused() {
        let mut table = Table::default();
        assert_eq!(table.put((1_048_575, 16_383), " "), Ok(()), "an empty cell is none");
        assert_eq!(table.put((1_048_575, 0), "x"), Err(too_large()));
        assert_eq!(table.put((0, 16_383), "x"), Err(SheetFault::UnknownColumn { place: 16_384 }));
        let long = "x".repeat(LARGEST_SHEET / 2);
        assert_eq!((table.put((1, 0), &long), table.put((2, 0), &long)), (Ok(()), Ok(())));
        assert_eq!(table.put((3, 0), "x"), Err(too_large()));
    }
}
