//! Which crate may know which.

use super::tree;
use std::fs;

/// A crate's folder and what it may never depend on.
const EDGES: [(&str, &[&str]); 6] = [
    ("app/domain", &["app", "casework", "store", "server", "web", "leptos", "axum", "sqlx", "tokio", "tracing"]),
    ("app/casework", &["app", "store", "server", "web", "leptos", "axum", "sqlx"]),
    ("app", &["store", "server", "web", "sqlx"]),
    ("app/web", &["casework", "store", "server", "sqlx", "axum"]),
    ("server/store", &["app", "server", "web", "leptos", "axum"]),
    ("server", &["web", "sqlx"]),
];

/// The names under every `[dependencies]` and `[target.….dependencies]`; what only tests need is not among them.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            let section = line.trim_matches(['[', ']']);
            inside = section == "dependencies" || section.ends_with(".dependencies");
        } else if inside && line.contains('=') && !line.starts_with('#') {
            names.extend(line.split(['.', '=', ' ']).next());
        }
    }
    names
}

fn forbidden<'a>(manifest: &'a str, never: &[&str]) -> Vec<&'a str> {
    dependencies(manifest).into_iter().filter(|name| never.contains(name)).collect()
}

#[test]
fn crates_know_only_what_they_may() {
    for (folder, never) in EDGES {
        let manifest = fs::read_to_string(tree::top().join(folder).join("Cargo.toml")).unwrap();
        assert!(!dependencies(&manifest).is_empty(), "{folder}");
        assert_eq!(forbidden(&manifest, never), Vec::<&str>::new(), "{folder}");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{folder} takes no part in the lints");
    }
}

#[test]
fn a_forbidden_edge_is_found() {
    let manifest = "[package]\nname = \"app\"\n\n[dependencies]\nchrono.workspace = true\nstore.workspace = true\n\
        axum = { version = \"0.8\" }\n\n[dev-dependencies]\nsqlx = \"0.9\"\n\n\
        [target.'cfg(unix)'.dependencies]\nserver = { path = \"../server\" }\n";
    assert_eq!(dependencies(manifest), ["chrono", "store", "axum", "server"]);
    assert_eq!(forbidden(manifest, &["store", "server", "sqlx"]), ["store", "server"]);
}
