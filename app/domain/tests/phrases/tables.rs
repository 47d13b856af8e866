//! Comma-separated values: what is written comes back, and nothing written begins a formula.

use domain::phrase::csv::{CsvFault, begins_as_formula, plain, read, write};
use proptest::prelude::*;

/// Cells made of what spreadsheets trip over.
fn cell() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", "\"\"", ",", ";", " ", "＝", "＋", "－", "＠", "您好",
        "a", "1", "{time}", "\u{feff}", "\u{3000}", "|",
    ]);
    prop::collection::vec(mark, 0..6).prop_map(|parts| parts.concat())
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), 1..5), 0..6)
}

proptest! {
    #[test]
    fn what_is_written_comes_back(table in table()) {
        let read = read(&write(&table)).unwrap();
        let back: Vec<Vec<String>> =
            read.iter().map(|row| row.iter().map(|cell| plain(cell).to_owned()).collect()).collect();
        prop_assert_eq!(back, table);
    }

    #[test]
    fn no_cell_that_is_written_can_begin_a_formula(table in table()) {
        for cell in read(&write(&table)).unwrap().concat() {
            let first = cell.trim_start().chars().next();
            prop_assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?}");
            prop_assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a\",;\t\r\n=' ]{0,40}") {
        match read(&text) {
            Ok(rows) => prop_assert!(rows.iter().all(|row| !row.is_empty())),
            Err(CsvFault::OpenQuote { row }) => prop_assert!(row > 0 && text.contains('"')),
        }
    }
}

#[test]
fn spreadsheets_of_other_countries_are_read() {
    let expected = [["id", "zh"], ["1", "您好，请讲"]];
    for text in [
        "id,zh\n1,您好，请讲\n",
        "\u{feff}id;zh\r\n1;您好，请讲",
        "id\tzh\r1\t您好，请讲\r",
        "\"id\";\"zh\"\n\"1\";\"您好，请讲\"\n",
    ] {
        assert_eq!(read(text).unwrap(), expected, "{text:?}");
    }
}

#[test]
fn quotes_and_line_breaks_stay_inside_a_cell() {
    let rows = read("a,b\n\"他说\"\"好\"\"\",\"第一行\r\n第二行\"\n\nc,d").unwrap();
    assert_eq!(rows[1], ["他说\"好\"", "第一行\r\n第二行"]);
    assert_eq!((rows[2].as_slice(), rows[3].as_slice()), (&[String::new()][..], &["c".to_owned(), "d".to_owned()][..]));
    assert_eq!(read("a\n\"b"), Err(CsvFault::OpenQuote { row: 2 }));
}

#[test]
fn what_looks_like_a_formula_is_known_behind_spaces_and_apostrophes() {
    for cell in ["=1", "+86", "-1", "@x", "\tx", " =1", "'=1", "' '+1", "＝1", "\u{3000}-1"] {
        assert!(begins_as_formula(cell), "{cell:?}");
    }
    for cell in ["", "'", "1=1", "您好", "'您好", "{time}"] {
        assert!(!begins_as_formula(cell), "{cell:?}");
        assert_eq!(plain(cell), cell);
    }
}
