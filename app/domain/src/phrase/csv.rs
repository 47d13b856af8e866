//! Comma-separated values as spreadsheets write and read them.

/// The marks a spreadsheet may take for the beginning of a formula, in both widths.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The mark of byte order, by which Excel knows the encoding.
const MARK: char = '\u{feff}';

/// What cells may be parted by. Excel writes the one of its country.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// A file that is no table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CsvFault {
    /// A quotation mark opens a cell of this row and none closes it.
    OpenQuote {
        /// The row, the first one being 1.
        row: u32,
    },
}

/// Reads rows as they stand, numbered as a spreadsheet numbers them: a line break inside a cell begins no row, an empty
/// line is one. Comma, semicolon or tab part the cells, whichever the first row has most of.
///
/// # Errors
/// See [`CsvFault`].
pub fn read(text: &str) -> Result<Vec<Vec<String>>, CsvFault> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    Reader { rest: text.chars().peekable(), delimiter: delimiter(text) }.rows()
}

/// The delimiter the first row has most of; a comma when it has none.
fn delimiter(text: &str) -> char {
    let (mut counts, mut quoted) = ([0_u32; 3], false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' | '\n' if !quoted => break,
            c if !quoted => {
                let own = DELIMITERS.iter().zip(&mut counts).find(|(delimiter, _)| **delimiter == c);
                if let Some((_, count)) = own {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    DELIMITERS.iter().zip(counts).find(|(_, count)| *count == most).map_or(',', |(delimiter, _)| *delimiter)
}

struct Reader<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    delimiter: char,
}

impl Reader<'_> {
    fn rows(mut self) -> Result<Vec<Vec<String>>, CsvFault> {
        let mut rows = Vec::new();
        while self.rest.peek().is_some() {
            let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            rows.push(self.row().ok_or(CsvFault::OpenQuote { row: number })?);
        }
        Ok(rows)
    }

    /// The next row; nothing when a quotation mark is left open.
    fn row(&mut self) -> Option<Vec<String>> {
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell()?);
            match self.rest.next() {
                Some('\r') => {
                    self.rest.next_if_eq(&'\n');
                    return Some(cells);
                }
                Some('\n') | None => return Some(cells),
                Some(_) => {}
            }
        }
    }

    fn cell(&mut self) -> Option<String> {
        let mut cell = String::new();
        if self.rest.next_if_eq(&'"').is_some() {
            self.quoted(&mut cell)?;
        }
        let delimiter = self.delimiter;
        while let Some(c) = self.rest.next_if(|c| *c != delimiter && !matches!(c, '\r' | '\n')) {
            cell.push(c);
        }
        Some(cell)
    }

    /// Up to the closing mark; a doubled one stands for itself.
    fn quoted(&mut self, cell: &mut String) -> Option<()> {
        loop {
            match self.rest.next()? {
                '"' if self.rest.next_if_eq(&'"').is_none() => return Some(()),
                c => cell.push(c),
            }
        }
    }
}

/// Writes rows with the mark of byte order, commas and CRLF. No cell begins as a formula: see [`neutral`].
#[must_use]
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(MARK);
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            push_cell(&mut text, &neutral(cell));
        }
        text.push_str("\r\n");
    }
    text
}

fn push_cell(text: &mut String, cell: &str) {
    let needs_quotes = |c: char| DELIMITERS.contains(&c) || matches!(c, '"' | '\r' | '\n');
    let edges = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if edges || cell.contains(needs_quotes) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// Whether a spreadsheet might take a cell for a formula: it begins with one of the marks, or with a tab or a line break,
/// spaces and apostrophes before it not counted.
#[must_use]
pub fn begins_as_formula(cell: &str) -> bool {
    for c in cell.chars() {
        match c {
            '\t' | '\r' | '\n' => return true,
            '\'' => {}
            c if c.is_whitespace() => {}
            c => return FORMULA.contains(&c),
        }
    }
    false
}

/// The cell with an apostrophe before it when it might be taken for a formula: spreadsheets then show it as text.
#[must_use]
pub fn neutral(cell: &str) -> String {
    if begins_as_formula(cell) { ["'", cell].concat() } else { cell.to_owned() }
}

/// The cell as it was before [`neutral`].
#[must_use]
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| begins_as_formula(rest)).unwrap_or(cell)
}
