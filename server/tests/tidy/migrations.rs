//! A migration that somebody's database has seen is never edited: its hash stands in `SHA256SUMS` beside it.

use super::tree;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write, fs};

const FOLDER: &str = "server/store/migrations/sqlite";

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// Name and hash of each line of `sha256sum`.
fn sums(text: &str) -> BTreeMap<String, String> {
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

/// What is wrong with a folder of migrations.
fn findings(kept: &BTreeMap<String, String>, files: &BTreeMap<String, String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, hash) in files {
        match kept.get(name) {
            None => findings.push(format!("{name}: add its line to {FOLDER}/SHA256SUMS (sha256sum *.sql)")),
            Some(kept) if kept != hash => findings.push(format!("{name}: was changed; write a new migration instead")),
            Some(_) => {}
        }
    }
    findings.extend(kept.keys().filter(|name| !files.contains_key(*name)).map(|name| format!("{name}: was removed")));
    let numbers: Vec<_> = files.keys().map(|name| name.chars().take(4).collect::<String>()).collect();
    let expected: Vec<_> = (1..=files.len()).map(|number| format!("{number:04}")).collect();
    if numbers != expected {
        findings.push(format!("numbered {numbers:?} instead of {expected:?}"));
    }
    findings
}

#[test]
fn migrations_are_only_added() {
    let folder = tree::top().join(FOLDER);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "sql") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, hash(&fs::read(&path).unwrap()));
        }
    }
    assert!(!files.is_empty());
    let kept = sums(&fs::read_to_string(folder.join("SHA256SUMS")).unwrap());
    assert_eq!(findings(&kept, &files), Vec::<String>::new());
}

#[test]
fn every_way_to_break_the_row_is_found() {
    let kept = sums("aa  0001_first.sql\nbb  0002_second.sql\n");
    let files = |names: &[(&str, &str)]| names.iter().map(|(n, h)| ((*n).to_owned(), (*h).to_owned())).collect();
    let count = |names: &[(&str, &str)]| findings(&kept, &files(names)).len();
    assert_eq!(count(&[("0001_first.sql", "aa"), ("0002_second.sql", "bb")]), 0);
    assert_eq!(count(&[("0001_first.sql", "changed"), ("0002_second.sql", "bb")]), 1);
    assert_eq!(count(&[("0001_first.sql", "aa")]), 1, "removed");
    assert_eq!(count(&[("0001_first.sql", "aa"), ("0002_second.sql", "bb"), ("0003_new.sql", "cc")]), 1, "not listed");
    assert_eq!(count(&[("0001_first.sql", "aa"), ("0002_second.sql", "bb"), ("0005_new.sql", "cc")]), 2, "and a gap");
    assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
