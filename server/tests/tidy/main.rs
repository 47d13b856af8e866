//! What lints cannot see: where things may stand, what they are called, and what may not change any more.
//!
//! Every rule carries samples that break it and samples that do not, so that a rule which finds nothing any more is noticed.

#[cfg(test)]
mod crates;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod places;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod tree;
#[cfg(test)]
mod words;

#[cfg(test)]
mod tests {
    use super::{
        rules::{Rule, Source},
        tree,
    };

    fn rules() -> Vec<Rule> {
        [super::places::RULES, super::words::RULES].concat()
    }

    #[test]
    fn the_tree_keeps_every_rule() {
        let tree = tree::read();
        let breaches: Vec<String> = rules()
            .iter()
            .flat_map(|rule| {
                tree.iter().flat_map(move |source| {
                    let lines = rule.breaches(source).into_iter();
                    lines.map(move |line| format!("{}:{line}: {}", source.path, rule.says))
                })
            })
            .collect();
        assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
    }

    #[test]
    fn every_rule_finds_what_breaks_it_and_nothing_else() {
        for rule in rules() {
            assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{}", rule.says);
            for (path, text) in rule.bad {
                let source = Source::new(path, text);
                assert!(!rule.breaches(&source).is_empty(), "{}: overlooked {path}: {text}", rule.says);
            }
            for (path, text) in rule.good {
                let source = Source::new(path, text);
                assert!(rule.breaches(&source).is_empty(), "{}: disturbed by {path}: {text}", rule.says);
            }
        }
    }

    #[test]
    fn the_whole_tree_is_read() {
        let tree = tree::read();
        for path in ["README.md", "Cargo.toml", "app/src/lib.rs", "app/domain/src/lib.rs", "server/src/main.rs"] {
            assert!(tree.iter().any(|source| source.path == path), "{path}");
        }
        assert!(tree.iter().all(|source| !source.path.starts_with("target/") && !source.path.contains("node_modules")));
    }
}
