//! How server and browser tell each other values: JSON, written by `serde_json` and read in the browser by the domain's
//! small reader, the same one everywhere, so that the code that reads a type is in the program once.

use codee::{Decoder, Encoder};
use domain::json::{Unreadable, read};
use leptos::{
    prelude::*,
    server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};

/// The answer of a server function, and whatever a page carries for its browser.
#[derive(Clone, Copy, Debug)]
pub struct Wire;

/// The output of a server function.
pub type Answer = Post<Wire>;

/// What a page fetches before it is rendered; the browser finds it in the page.
pub type Fetched<T> = Resource<T, Wire>;

/// Fetches before the page is rendered.
pub fn fetched<S, T, F>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetch: impl Fn(S) -> F + Send + Sync + 'static,
) -> Fetched<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(source, fetch, true)
}

/// Could not be written. None of our values is such.
#[derive(Clone, Copy, Debug)]
pub struct Unwritable;

impl std::fmt::Display for Unwritable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unwritable")
    }
}

impl ContentType for Wire {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Wire {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for Wire {
    type Error = Unwritable;

    fn encode(output: &T) -> Result<Bytes, Unwritable> {
        serde_json::to_vec(output).map(Bytes::from).map_err(|_| Unwritable)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Wire {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Unreadable> {
        read(std::str::from_utf8(&bytes).unwrap_or_default())
    }
}

impl<T: Serialize> Encoder<T> for Wire {
    type Error = Unwritable;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Unwritable> {
        serde_json::to_string(value).map_err(|_| Unwritable)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Wire {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Unreadable> {
        read(text)
    }
}
