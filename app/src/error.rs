//! What can go wrong between browser and server: codes with data, never a text, so nothing a person typed travels in one.

use leptos::server_fn::{codec::JsonEncoding, error::{FromServerFnError, ServerFnErrorErr}};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What can go wrong between browser and server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum AppError {
    /// Nobody is signed in, or the session ended.
    SignedOut,
    /// The role does not include it.
    NotAllowed,
    /// It does not exist.
    NotFound,
    /// The request makes no sense.
    Malformed,
    /// Name or password is wrong.
    WrongPassword,
    /// Wait so many seconds.
    TooManyTries {
        /// Seconds.
        wait_seconds: u64,
    },
    /// The server could not be reached.
    Offline,
    /// The server is broken; the cause is in its log under this number.
    Broken {
        /// The number, when there is one.
        incident: Option<Uuid>,
    },
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Malformed
            }
            _ => Self::Broken { incident: None },
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for AppError {}
