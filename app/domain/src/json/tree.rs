//! JSON as a tree that knows its lines, for files that people write: what is wrong with them is said with a reason and
//! the line it stands on. The browser program has no use for it.

mod fit;

pub use fit::Misfit;

use super::{END, Fault, Read, Reader, Unreadable};
use serde::de::DeserializeOwned;

/// A value and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Line of its first character, from 1.
    pub line: u32,
    /// The value.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Truth(bool),
    /// A whole number.
    Number {
        /// Whether a minus stands before it.
        negative: bool,
        /// Its digits.
        digits: u64,
    },
    /// A string.
    Word(String),
    /// A list.
    List(Vec<Node>),
    /// An object, in the order of the text.
    Object(Vec<(String, Node)>),
}

/// A step down into a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<'a> {
    /// The field of this name.
    Field(&'a str),
    /// The item of this number, from 0.
    Item(usize),
}

impl Node {
    /// Reads a text.
    ///
    /// # Errors
    /// [`Unreadable`] with the place where it stops being JSON of whole numbers.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut reader = Reader { text, at: 0, word: String::new() };
        let mut lines = Lines { counted_to: 0, line: 1 };
        match node(&mut reader, &mut lines, 0) {
            Ok(node) if reader.peek() == END => Ok(node),
            _ => Err(reader.place()),
        }
    }

    /// The value as a type.
    ///
    /// # Errors
    /// [`Misfit`], the first one in the order of the text, with its line.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, (u32, Misfit)> {
        T::deserialize(fit::Fit(self)).map_err(|fault| (fault.line.unwrap_or(self.line), fault.misfit))
    }

    /// The line of the value at the end of a path, or of the last value on the way that exists.
    #[must_use]
    pub fn line_at(&self, path: &[Step<'_>]) -> u32 {
        let mut node = self;
        for step in path {
            let next = match (&node.value, step) {
                (Value::Object(fields), Step::Field(name)) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
                (Value::List(items), Step::Item(index)) => items.get(*index),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.line
    }
}

/// How many lines have gone by.
struct Lines {
    counted_to: usize,
    line: u32,
}

impl Lines {
    fn at(&mut self, reader: &Reader<'_>) -> u32 {
        let passed = reader.text.as_bytes().get(self.counted_to..reader.at).unwrap_or_default();
        let breaks = passed.split(|byte| *byte == b'\n').count() - 1;
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted_to = reader.at;
        self.line
    }
}

fn node(reader: &mut Reader<'_>, lines: &mut Lines, deep: u8) -> Read<Node> {
    let first = reader.peek();
    let line = lines.at(reader);
    let value = match first {
        b'"' => {
            reader.string()?;
            Value::Word(reader.word.clone())
        }
        b't' | b'f' => Value::Truth(reader.truth()?),
        b'n' => {
            reader.keyword("null")?;
            Value::Null
        }
        b'[' if deep < super::DEEPEST => Value::List(list(reader, lines, deep)?),
        b'{' if deep < super::DEEPEST => Value::Object(object(reader, lines, deep)?),
        b'-' | b'0'..=b'9' => {
            let (negative, digits) = reader.number()?;
            Value::Number { negative, digits }
        }
        _ => return Err(Fault),
    };
    Ok(Node { line, value })
}

fn list(reader: &mut Reader<'_>, lines: &mut Lines, deep: u8) -> Read<Vec<Node>> {
    reader.take(b'[')?;
    let mut items = Vec::new();
    while reader.more(b']', items.is_empty())? {
        items.push(node(reader, lines, deep + 1)?);
    }
    Ok(items)
}

fn object(reader: &mut Reader<'_>, lines: &mut Lines, deep: u8) -> Read<Vec<(String, Node)>> {
    reader.take(b'{')?;
    let mut fields = Vec::new();
    while reader.more(b'}', fields.is_empty())? {
        reader.string()?;
        let name = reader.word.clone();
        reader.take(b':')?;
        fields.push((name, node(reader, lines, deep + 1)?));
    }
    Ok(fields)
}
