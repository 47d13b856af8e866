//! Reading the tree, as far as people write it.

use super::rules::Source;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folders that hold what was built, fetched or recorded.
const NOT_OURS: [&str; 6] = ["target", "node_modules", ".git", "data", "shots", "results"];

/// Files that nobody writes by hand.
const MADE: [&str; 2] = ["Cargo.lock", "package-lock.json"];

/// The top of the tree.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every text file.
pub fn read() -> Vec<Source> {
    let top = top();
    let mut sources = Vec::new();
    visit(&top, &top, &mut sources);
    sources
}

fn visit(top: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // `app/domain/data` is source; only the folder at the top holds a database.
        let is_ours = !NOT_OURS.contains(&name.as_str()) || (name == "data" && folder != top);
        if path.is_dir() && is_ours {
            visit(top, &path, sources);
        } else if path.is_file()
            && !MADE.contains(&name.as_str())
            && let Ok(text) = fs::read_to_string(&path)
        {
            let relative = path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
            sources.push(Source::new(&relative, &text));
        }
    }
}
