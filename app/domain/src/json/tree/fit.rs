//! Making a type of a tree, keeping the reason why it does not fit.

use super::{Node, Value};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use std::fmt;

/// Why a value does not fit. The words are those of the file itself or of its format.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// There is no such field.
    #[error("unknown field {field}")]
    UnknownField {
        /// Its name.
        field: String,
    },
    /// A field is missing.
    #[error("field {field} is missing")]
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field stands there twice.
    #[error("field {field} is given twice")]
    FieldTwice {
        /// Its name.
        field: String,
    },
    /// None of the words that may stand here.
    #[error("unknown word {word}")]
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A number below zero.
    #[error("a negative number")]
    Negative,
    /// A number beyond what can be counted.
    #[error("the number is too large")]
    TooLarge,
    /// A text that is no date, time or instant.
    #[error("{word} is no date or time")]
    NoDate {
        /// The text.
        word: String,
    },
    /// A list, text, number or object where another one belongs.
    #[error("another kind of value belongs here")]
    WrongKind,
}

/// A [`Misfit`] on its way to the line it belongs to.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) line: Option<u32>,
    pub(super) misfit: Misfit,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.misfit.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl From<Misfit> for Fault {
    fn from(misfit: Misfit) -> Self {
        Self { line: None, misfit }
    }
}

impl Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Misfit::WrongKind.into()
    }
    fn invalid_value(unexpected: Unexpected<'_>, _: &dyn Expected) -> Self {
        match unexpected {
            Unexpected::Signed(number) if number < 0 => Misfit::Negative,
            Unexpected::Signed(_) | Unexpected::Unsigned(_) => Misfit::TooLarge,
            _ => Misfit::WrongKind,
        }
        .into()
    }
    fn unknown_variant(word: &str, _: &'static [&'static str]) -> Self {
        Misfit::UnknownWord { word: word.into() }.into()
    }
    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Misfit::UnknownField { field: field.into() }.into()
    }
    fn missing_field(field: &'static str) -> Self {
        Misfit::MissingField { field: field.into() }.into()
    }
    fn duplicate_field(field: &'static str) -> Self {
        Misfit::FieldTwice { field: field.into() }.into()
    }
}

/// A node as serde reads it.
#[derive(Clone, Copy)]
pub(super) struct Fit<'a>(pub(super) &'a Node);

impl Fit<'_> {
    fn placed<T>(self, read: Result<T, Fault>) -> Result<T, Fault> {
        read.map_err(|fault| Fault { line: fault.line.or(Some(self.0.line)), ..fault })
    }
}

impl<'de> Deserializer<'de> for Fit<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.0.value {
            Value::Null => visitor.visit_unit(),
            Value::Truth(truth) => visitor.visit_bool(*truth),
            Value::Number { negative: false, digits } => visitor.visit_u64(*digits),
            Value::Number { digits, .. } => match 0_i64.checked_sub_unsigned(*digits) {
                Some(number) => visitor.visit_i64(number),
                None => Err(Misfit::Negative.into()),
            },
            // Only dates and times read a text and then refuse it.
            Value::Word(word) => visitor.visit_str(word).map_err(|fault: Fault| match fault.misfit {
                Misfit::WrongKind if word.starts_with(|c: char| c.is_ascii_digit()) => {
                    Misfit::NoDate { word: word.clone() }.into()
                }
                _ => fault,
            }),
            Value::List(items) => {
                let mut items = Items(items.iter());
                let value = visitor.visit_seq(&mut items);
                match (value, items.0.next()) {
                    (Ok(_), Some(extra)) => Err(Fault { line: Some(extra.line), misfit: Misfit::WrongKind }),
                    (value, _) => value,
                }
            }
            Value::Object(fields) => visitor.visit_map(Entries { fields: fields.iter(), value: None }),
        };
        self.placed(read)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let read = match &self.0.value {
            Value::Word(name) => visitor.visit_enum(Variant { name, filling: None }),
            Value::Object(fields) => match fields.as_slice() {
                [(name, filling)] => visitor.visit_enum(Variant { name, filling: Some(filling) }),
                _ => Err(Misfit::WrongKind.into()),
            },
            _ => Err(Misfit::WrongKind.into()),
        };
        self.placed(read)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

struct Items<'a>(std::slice::Iter<'a, Node>);

impl<'de> SeqAccess<'de> for &mut Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|node| seed.deserialize(Fit(node))).transpose()
    }
}

struct Entries<'a> {
    fields: std::slice::Iter<'a, (String, Node)>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        self.value = Some(value);
        let key = Node { line: value.line, value: Value::Word(name.clone()) };
        seed.deserialize(Fit(&key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.value.take().map_or_else(|| Err(Misfit::WrongKind.into()), |node| seed.deserialize(Fit(node)))
    }
}

struct Variant<'a> {
    name: &'a str,
    filling: Option<&'a Node>,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let name: serde::de::value::StrDeserializer<'_, Fault> =
            serde::de::IntoDeserializer::into_deserializer(self.name);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.filling.is_none() { Ok(()) } else { Err(Misfit::WrongKind.into()) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        self.filling.map_or_else(|| Err(Misfit::WrongKind.into()), |node| seed.deserialize(Fit(node)))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.filling.map_or_else(|| Err(Misfit::WrongKind.into()), |node| Fit(node).deserialize_any(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.filling.map_or_else(|| Err(Misfit::WrongKind.into()), |node| Fit(node).deserialize_any(visitor))
    }
}
