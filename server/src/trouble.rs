//! Why a command stopped: what happened, what is safe, what to do; and the exit code that tells scripts.

use std::{fmt, process::ExitCode};

/// What kind of trouble; decides the exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The command found something wrong or refused: 1.
    Refused,
    /// The command line or a variable is wrong: 2.
    Usage,
    /// The disk, the network or the database failed: 3.
    Broken,
}

/// Why a command stopped.
#[derive(Debug)]
pub struct Trouble {
    kind: Kind,
    what: String,
    safe: &'static str,
    remedy: String,
}

impl Trouble {
    /// Refused: exit code 1.
    pub fn refused(what: impl Into<String>, safe: &'static str, remedy: impl Into<String>) -> Self {
        Self { kind: Kind::Refused, what: what.into(), safe, remedy: remedy.into() }
    }

    /// Called wrongly: exit code 2.
    pub fn usage(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, what: what.into(), safe: "Nothing was changed.", remedy: remedy.into() }
    }

    /// Broken: exit code 3.
    pub fn broken(what: impl Into<String>, safe: &'static str, remedy: impl Into<String>) -> Self {
        Self { kind: Kind::Broken, what: what.into(), safe, remedy: remedy.into() }
    }

    /// The code for the shell.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            Kind::Refused => 1,
            Kind::Usage => 2,
            Kind::Broken => 3,
        })
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "yiling: {}\n  {}\n  What to do: {}", self.what, self.safe, self.remedy)
    }
}

impl std::error::Error for Trouble {}
