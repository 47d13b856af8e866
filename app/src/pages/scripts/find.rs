//! Which scripts fit what was typed.

use domain::{search::halfwidth, view::scripts::ScriptRow};

/// What is looked for: words that all have to be there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted(Vec<String>);

/// Letters of either width and case are the same.
fn plain(text: &str) -> String {
    halfwidth(text).to_lowercase()
}

impl Wanted {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        Self(plain(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a script has all the words: in its titles, its purpose, its key words or its name.
    pub fn fits(&self, row: &Plain) -> bool {
        self.0.iter().all(|word| row.0.contains(&**word))
    }
}

/// Everything a script is found by.
#[derive(Clone, Debug)]
pub struct Plain(String);

impl Plain {
    /// Of this script.
    pub fn of(row: &ScriptRow) -> Self {
        let texts = [&row.id.0, &row.title.zh, &row.title.en, &row.summary.zh, &row.summary.en];
        let words: Vec<&str> = texts.into_iter().chain(&row.keywords).map(String::as_str).collect();
        Self(plain(&words.join("\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::script::{Group, Text2};

    fn row() -> Plain {
        let text = |zh: &str, en: &str| Text2 { zh: zh.to_owned(), en: en.to_owned() };
        Plain::of(&ScriptRow {
            id: "late_goods".into(),
            title: text("货物晚到", "Late goods"),
            summary: text("问谁、何时到", "Whom to ask, and the new time"),
            keywords: vec!["延误".to_owned(), "ETA".to_owned()],
            group: Group::Inbound,
            version: 1,
            nodes: 9,
            published: None,
            draft: None,
            problems: 0,
        })
    }

    #[test]
    fn a_script_is_found_in_either_language_whatever_the_width_and_case() {
        for typed in
            ["", "晚到", "LATE", "ｌａｔｅ", "late_goods", "延误", "eta", "new time", "何时 late", " 晚到\u{3000}eta "]
        {
            assert!(Wanted::new(typed).fits(&row()), "{typed}");
        }
    }

    #[test]
    fn every_word_has_to_be_there() {
        for typed in ["破损", "late damage", "goods\nlate x", "到晚"] {
            assert!(!Wanted::new(typed).fits(&row()), "{typed}");
        }
    }
}
