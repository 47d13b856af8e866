//! What can go wrong between browser and server: codes with data, never a text, so nothing a person typed travels in one.

use crate::wire::Wire;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What can go wrong between browser and server.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Told", into = "Told")]
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

/// An error as it is told: its code, and its data beside it.
#[derive(Default, Serialize, Deserialize)]
struct Told {
    error: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wait_seconds: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    incident: Option<Uuid>,
}

impl From<AppError> for Told {
    fn from(error: AppError) -> Self {
        let code = |code: &str| Self { error: code.to_owned(), ..Self::default() };
        match error {
            AppError::SignedOut => code("signed_out"),
            AppError::NotAllowed => code("not_allowed"),
            AppError::NotFound => code("not_found"),
            AppError::Malformed => code("malformed"),
            AppError::WrongPassword => code("wrong_password"),
            AppError::TooManyTries { wait_seconds } => {
                Self { wait_seconds: Some(wait_seconds), ..code("too_many_tries") }
            }
            AppError::Offline => code("offline"),
            AppError::Broken { incident } => Self { incident, ..code("broken") },
        }
    }
}

impl From<Told> for AppError {
    fn from(told: Told) -> Self {
        match told.error.as_str() {
            "signed_out" => Self::SignedOut,
            "not_allowed" => Self::NotAllowed,
            "not_found" => Self::NotFound,
            "malformed" => Self::Malformed,
            "wrong_password" => Self::WrongPassword,
            "too_many_tries" => Self::TooManyTries { wait_seconds: told.wait_seconds.unwrap_or_default() },
            "offline" => Self::Offline,
            _ => Self::Broken { incident: told.incident },
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = Wire;

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
