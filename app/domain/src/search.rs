//! Search tokens: how Chinese text becomes something an index can find.
//!
//! A run of CJK characters becomes its overlapping pairs (`快递延误` → `快递 递延 延误`), a run of letters and digits
//! becomes one lower-case word. A query is cut the same way and asked for as a phrase, so a two-character word
//! finds every text that contains it. The same tokens serve any database.

/// Full-width letters, digits and punctuation as half-width; the ideographic space as a space.
#[must_use]
pub fn halfwidth(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// The same for one character.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{ffe5}' => '¥',
        _ => c,
    }
}

/// Whether a character is a mark of direction or of no width. They come along when text is pasted, and hide in names.
/// Joiners are not among them, because some scripts and emoji need them.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character belongs to the CJK ideographs that are indexed in pairs.
#[must_use]
pub fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_134f)
}

/// A piece of text: either one run of CJK characters, or one word of letters and digits.
#[derive(Debug)]
enum Run {
    Cjk(Vec<char>),
    Word(String),
}

fn runs(text: &str) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut open = false;
    for c in halfwidth(text).chars() {
        if is_cjk(c) {
            match out.last_mut() {
                Some(Run::Cjk(run)) if open => run.push(c),
                _ => out.push(Run::Cjk(vec![c])),
            }
            open = true;
        } else if c.is_alphanumeric() {
            let lower = c.to_ascii_lowercase();
            match out.last_mut() {
                Some(Run::Word(word)) if open => word.push(lower),
                _ => out.push(Run::Word(lower.into())),
            }
            open = true;
        } else {
            open = false;
        }
    }
    out
}

/// The tokens of a text, to be put into the index separated by spaces.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    runs(text)
        .into_iter()
        .flat_map(|run| match run {
            Run::Cjk(chars) if chars.len() == 1 => vec![chars[0].to_string()],
            Run::Cjk(chars) => chars.windows(2).map(|pair| pair.iter().collect()).collect(),
            Run::Word(word) => vec![word],
        })
        .collect()
}

/// A query cut into phrases. All phrases must be found; the tokens inside one phrase must follow one another.
///
/// Empty when nothing can be looked up this way: no letters at all, or a single CJK character.
#[must_use]
pub fn phrases(query: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    for run in runs(query) {
        match run {
            Run::Cjk(chars) if chars.len() == 1 => {}
            Run::Cjk(chars) => out.push(chars.windows(2).map(|pair| pair.iter().collect()).collect()),
            Run::Word(word) => out.push(vec![word]),
        }
    }
    out
}
