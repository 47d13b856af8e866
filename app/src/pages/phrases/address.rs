//! The question of the list, as it stands in the address.

use domain::{
    phrase::{Category, Tone},
    view::phrases::{PhraseQuery, Shelf},
};

/// Reads it from the values of an address or of the form. Codes that do not exist count as none.
#[must_use]
pub fn read(value: impl Fn(&str) -> Option<String>) -> PhraseQuery {
    let code = |name: &str| value(name).unwrap_or_default();
    PhraseQuery {
        // What is longer finds nothing anyway.
        q: code("q").trim().chars().take(80).collect(),
        category: Category::from_code(&code("category")),
        tone: Tone::from_code(&code("tone")),
        shelf: Shelf::from_code(&code("shelf")),
        page: code("page").parse().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn an_address_says_the_whole_question() {
        let query = PhraseQuery {
            q: "延误 yw".to_owned(),
            category: Some(Category::Apology),
            tone: Some(Tone::Warm),
            shelf: Some(Shelf::Retired),
            page: 2,
        };
        let address = paths::phrases(&query);
        assert_eq!(address, "/phrases?q=%E5%BB%B6%E8%AF%AF%20yw&category=apology&tone=warm&shelf=retired&page=2");
        let values = [("q", "延误 yw"), ("category", "apology"), ("tone", "warm"), ("shelf", "retired"), ("page", "2")];
        let value = |name: &str| values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(read(value), query);
        assert_eq!(read(|_| Some("nonsense".repeat(40))).q.chars().count(), 80);
        assert_eq!(paths::phrases(&PhraseQuery::default()), paths::PHRASES);
    }
}
