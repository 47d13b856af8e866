//! The README tells what the program does.

use super::{rules::Source, tree};
use std::collections::BTreeSet;

/// The environment variables that a text names.
fn variables(text: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_uppercase() || c == '_';
    let names = text.split(|c: char| !is_name(c)).filter(|word| word.len() > 7 && word.starts_with("YILING_"));
    names.map(str::to_owned).collect()
}

/// The variables in the first column of a table.
fn table(readme: &str) -> BTreeSet<String> {
    readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `YILING_"))
        .flat_map(|row| variables(&format!("YILING_{}", row.split('`').next().unwrap_or_default())))
        .collect()
}

#[test]
fn every_variable_is_in_the_table_and_nothing_else_is() {
    let tree = tree::read();
    let server = |source: &&Source| source.path.starts_with("server/src/") && source.is_rust();
    let read: BTreeSet<_> = tree.iter().filter(server).flat_map(|source| variables(&source.text)).collect();
    assert!(read.contains("YILING_ADDRESS"), "{read:?}");
    let readme = tree.iter().find(|source| source.path == "README.md").unwrap();
    assert_eq!(table(&readme.text), read);
}

#[test]
fn tables_and_variables_are_told_apart() {
    let readme = "`YILING_LOG` is one.\n| `YILING_ADDRESS` | `127.0.0.1:3000` | not `YILING_DATA` |\n| YILING_SITE |";
    assert_eq!(table(readme).into_iter().collect::<Vec<_>>(), ["YILING_ADDRESS"]);
    let code = "env = \"YILING_DATA\", // `YILING_…` and YILING_";
    assert_eq!(variables(code).into_iter().collect::<Vec<_>>(), ["YILING_DATA"]);
}
