//! The search index: what goes in, and what a query means.

use super::{columns::number, script::Script};
use domain::{
    complaint::{Complaint, Field, Number},
    person::Phone,
    search::{halfwidth, is_cjk, phrases, tokens},
    waybill::WaybillNumber,
};

/// Fields whose words can be found. Telephone numbers are found by their columns, whole or by their last four digits.
const FIELDS: [Field; 14] = [
    Field::Waybill,
    Field::ContactName,
    Field::Item,
    Field::Allegation,
    Field::Verified,
    Field::Staff,
    Field::WishDetail,
    Field::Declared,
    Field::Received,
    Field::PlatformName,
    Field::PlatformTicket,
    Field::AppealNumber,
    Field::ReceiverAddress,
    Field::Recording,
];

/// Characters of a query that are looked at; nobody types more, and each costs work.
const QUERY_LENGTH: usize = 100;

/// The text of a complaint for the index: tokens separated by spaces.
///
/// The last character of each Chinese run is added alone at the end, so that a query of one character is a prefix of
/// some token wherever the character stands, while tokens of a run still follow one another.
pub(super) fn document(state: &Complaint) -> String {
    let mut words = tokens(&state.number.to_string());
    let mut ends = Vec::new();
    for text in FIELDS.iter().filter_map(|field| state.facts.get(*field)) {
        words.extend(tokens(text));
        ends.extend(run_ends(text));
    }
    words.extend(ends);
    words.join(" ")
}

fn run_ends(text: &str) -> Vec<String> {
    let chars: Vec<char> = halfwidth(text).chars().collect();
    let cjk = |i: usize| chars.get(i).is_some_and(|c| is_cjk(*c));
    let is_end = |i: usize| i > 0 && cjk(i - 1) && cjk(i) && !cjk(i + 1);
    (0..chars.len()).filter(|i| is_end(*i)).map(|i| chars[i].to_string()).collect()
}

/// What was typed into the search box.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    /// Nothing.
    Everything,
    /// Something that cannot be looked up, such as a lone comma.
    Nothing,
    /// A complaint number.
    Number(Number),
    /// The last four digits of a telephone number.
    Tail(String),
    /// What may be a waybill or a telephone number, or the start of a longer word.
    Direct { waybill: Option<String>, phone: Option<Phone>, words: String },
    /// Words; an expression of the index.
    Words(String),
}

impl Wanted {
    pub(super) fn read(q: &str) -> Self {
        let q: String = halfwidth(q).trim().chars().take(QUERY_LENGTH).collect();
        if q.is_empty() {
            return Self::Everything;
        }
        if let Some(number) = Number::parse(&q) {
            return Self::Number(number);
        }
        if q.len() == 4 && q.chars().all(|c| c.is_ascii_digit()) {
            return Self::Tail(q);
        }
        let words = expression(&q);
        let waybill = WaybillNumber::parse(&q).map(|w| w.as_str().to_owned());
        let phone = Phone::parse(&q);
        match words {
            _ if waybill.is_some() || phone.is_some() => {
                Self::Direct { waybill, phone, words: words.unwrap_or_default() }
            }
            Some(words) => Self::Words(words),
            None => Self::Nothing,
        }
    }

    /// The places of complaints in the order of filing, for queries that name few of them.
    pub(super) fn append_few(&self, script: &mut Script) {
        match self {
            Self::Everything | Self::Words(_) => {}
            Self::Nothing => {
                script.more(" AND false");
            }
            Self::Number(wanted) => {
                script.more(" AND complaints.number = ?").bind(number(*wanted));
            }
            Self::Tail(tail) => {
                script.more(" AND complaints.phone_tail = ?").bind(tail.clone());
            }
            Self::Direct { waybill, phone, words } => {
                let tail = phone.as_ref().map(|p| p.tail().to_owned());
                let whole = phone.as_ref().map(|p| p.whole().to_owned());
                script.more(" AND complaints.filing IN (SELECT filing FROM complaints WHERE waybill = ?");
                script.bind(waybill.clone());
                script.more(" UNION SELECT filing FROM complaints WHERE phone_tail = ? AND phone = ?");
                script.bind(tail).bind(whole);
                if !words.is_empty() {
                    script.more(" UNION SELECT rowid FROM complaint_search WHERE complaint_search MATCH ?");
                    script.bind(words.clone());
                }
                script.more(")");
            }
        }
    }
}

/// Phrases as the index wants them. A word of letters and digits may be the start of a longer one; so may a single
/// Chinese character, but only when it stands alone.
fn expression(q: &str) -> Option<String> {
    let mut parts: Vec<String> = phrases(q).iter().map(|phrase| phrase_text(phrase)).collect();
    if parts.is_empty() {
        parts.extend(q.chars().filter(|c| is_cjk(*c)).map(|c| format!("\"{c}\" *")));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn phrase_text(phrase: &[String]) -> String {
    let text = phrase.iter().map(|token| token.replace('"', "\"\"")).collect::<Vec<_>>().join(" ");
    let is_word = phrase.len() == 1 && phrase.iter().all(|token| token.chars().all(|c| !is_cjk(c)));
    if is_word { format!("\"{text}\" *") } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(q: &str) -> String {
        match Wanted::read(q) {
            Wanted::Words(words) => words,
            other => panic!("{q} gave {other:?}"),
        }
    }

    #[test]
    fn chinese_becomes_phrases() {
        assert_eq!(words("快递延误"), "\"快递 递延 延误\"");
        assert_eq!(words("延误，态度"), "\"延误\" \"态度\"");
        assert_eq!(words("延"), "\"延\" *");
    }

    #[test]
    fn operators_and_quotes_are_only_words() {
        assert_eq!(words("a\" OR b*"), "\"a\" * \"or\" * \"b\" *");
        assert_eq!(words("NEAR(延误)"), "\"near\" * \"延误\"");
        assert_eq!(Wanted::read("\"*^:()-"), Wanted::Nothing);
    }

    #[test]
    fn numbers_are_recognised() {
        assert!(matches!(Wanted::read("ts-20261121-0042"), Wanted::Number(_)));
        assert_eq!(Wanted::read("５６７８"), Wanted::Tail("5678".to_owned()));
        assert!(matches!(Wanted::read("YT123456789012"), Wanted::Direct { waybill: Some(_), phone: None, .. }));
        assert!(matches!(Wanted::read("13800001234"), Wanted::Direct { phone: Some(_), .. }));
        assert_eq!(Wanted::read("  "), Wanted::Everything);
    }

    #[test]
    fn only_the_last_character_of_a_run_stands_alone() {
        assert_eq!(run_ends("快递延误，好。x慢"), ["误"]);
    }
}
