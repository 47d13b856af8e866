//! A reader of JSON for the types of this workspace: rule packs, calendars, and whatever server and browser tell
//! each other.
//!
//! It knows only what those types need: no floats, no structs written as lists, and faults without a story. That makes
//! the reading code of the browser program a fraction of what a general reader makes of it. What comes from outside
//! goes to the server, and there a general reader takes it.

mod serde;
pub mod tree;

use ::serde::de::DeserializeOwned;

/// The text is not JSON, or not what it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Line, from 1.
    pub line: u32,
    /// Column in bytes, from 1.
    pub column: u32,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

/// Reads a value.
///
/// # Errors
/// [`Unreadable`], with the place where reading stopped.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0, word: String::new() };
    match T::deserialize(&mut reader) {
        Ok(value) if reader.peek() == END => Ok(value),
        _ => Err(reader.place()),
    }
}

/// How deep a value may be that nobody asked for.
const DEEPEST: u8 = 100;

/// What [`Reader::peek`] sees behind the last character. JSON has no such character outside of strings.
const END: u8 = 0;

/// Something does not fit. Where, the reader knows.
#[derive(Debug)]
struct Fault;

type Read<T> = Result<T, Fault>;

/// The text and how far it is read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The last string.
    word: String,
}

impl Reader<'_> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is not space.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    fn take(&mut self, wanted: u8) -> Read<()> {
        if self.peek() != wanted {
            return Err(Fault);
        }
        self.at += 1;
        Ok(())
    }

    fn keyword(&mut self, wanted: &str) -> Read<()> {
        self.peek();
        if !self.rest().starts_with(wanted) {
            return Err(Fault);
        }
        self.at += wanted.len();
        Ok(())
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether another item follows before the closing bracket, which is read when none does.
    fn more(&mut self, close: u8, first: bool) -> Read<bool> {
        if self.peek() == close {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            self.take(b',')?;
        }
        if close == b'}' && self.peek() != b'"' {
            return Err(Fault);
        }
        Ok(true)
    }

    fn truth(&mut self) -> Read<bool> {
        if self.peek() == b't' { self.keyword("true").map(|()| true) } else { self.keyword("false").map(|()| false) }
    }

    /// A whole number: whether it is negative, and its digits.
    fn number(&mut self) -> Read<(bool, u64)> {
        let negative = self.peek() == b'-';
        self.at += usize::from(negative);
        let (begin, mut value) = (self.at, 0_u64);
        while self.byte().is_ascii_digit() {
            let digit = u64::from(self.byte() - b'0');
            value = value.checked_mul(10).and_then(|v| v.checked_add(digit)).ok_or(Fault)?;
            self.at += 1;
        }
        let digits = self.at - begin;
        let leading_zero = digits > 1 && self.text.as_bytes().get(begin) == Some(&b'0');
        if digits == 0 || leading_zero || matches!(self.byte(), b'.' | b'e' | b'E') {
            return Err(Fault);
        }
        Ok((negative, value))
    }

    fn signed(&mut self) -> Read<i64> {
        let (negative, value) = self.number()?;
        let signed = if negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() };
        signed.ok_or(Fault)
    }

    fn unsigned(&mut self) -> Read<u64> {
        match self.number()? {
            (true, 1..) => Err(Fault),
            (_, value) => Ok(value),
        }
    }

    /// Reads a string into [`Reader::word`].
    fn string(&mut self) -> Read<()> {
        self.take(b'"')?;
        self.word.clear();
        loop {
            let begin = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0..b' ') {
                self.at += 1;
            }
            let plain = self.text.get(begin..self.at).unwrap_or_default();
            self.word.push_str(plain);
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    self.at += 1;
                    let c = self.escaped()?;
                    self.word.push(c);
                }
                _ => return Err(Fault),
            }
        }
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Read<char> {
        let letter = self.byte();
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let code = if (0xD800..0xDC00).contains(&unit) { self.pair(unit)? } else { unit };
                char::from_u32(code).ok_or(Fault)?
            }
            _ => return Err(Fault),
        })
    }

    /// The character of a surrogate pair whose first half was read.
    fn pair(&mut self, high: u32) -> Read<u32> {
        if !self.rest().starts_with("\\u") {
            return Err(Fault);
        }
        self.at += 2;
        let low = self.unit()?;
        let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400).ok_or(Fault)?;
        Ok(0x1_0000 + ((high - 0xD800) << 10) + low)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Read<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte()).to_digit(16).ok_or(Fault)?;
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Passes a value by.
    fn skip(&mut self, deep: u8) -> Read<()> {
        match self.peek() {
            b'"' => self.string(),
            b't' | b'f' => self.truth().map(|_| ()),
            b'n' => self.keyword("null"),
            open @ (b'{' | b'[') if deep < DEEPEST => {
                self.at += 1;
                let close = if open == b'{' { b'}' } else { b']' };
                let mut first = true;
                while self.more(close, first)? {
                    first = false;
                    if close == b'}' {
                        self.string()?;
                        self.take(b':')?;
                    }
                    self.skip(deep + 1)?;
                }
                Ok(())
            }
            _ => self.number().map(|_| ()),
        }
    }

    fn place(&self) -> Unreadable {
        let read = self.text.as_bytes().get(..self.at).unwrap_or(self.text.as_bytes());
        let line = read.split(|b| *b == b'\n').count();
        let column = read.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        Unreadable { line: crate::calendar::short(line), column: crate::calendar::short(column) }
    }
}
