//! Where a new password comes from: a line of standard input, or made here and printed once.

use crate::{
    clock::{SystemRandom, readable_password},
    trouble::Trouble,
};
use std::{
    io::{IsTerminal, Read, stdin},
    process::{Command, Stdio},
};

/// A password and whether the person knows it already.
pub(super) enum Source {
    Typed(String),
    Made(String),
}

impl Source {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Typed(text) | Self::Made(text) => text,
        }
    }

    /// Prints a password that nobody knows yet.
    pub(super) fn print(&self) {
        if let Self::Made(text) = self {
            println!("Password, shown only now: {text}");
        }
    }
}

/// Gets it.
pub(super) fn obtain(generate: bool) -> Result<Source, Trouble> {
    if generate {
        return Ok(Source::Made(readable_password(&SystemRandom)));
    }
    let typed = if stdin().is_terminal() { ask() } else { line(stdin()) };
    match typed {
        Some(text) if !text.is_empty() => Ok(Source::Typed(text)),
        _ => Err(Trouble::usage("No password came.", "type one, send one line to standard input, or use --generate.")),
    }
}

/// The first line, without its end. Reads at most what a password may have, so that a wrong file is no burden.
fn line(input: impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    input.take(4096).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.lines().next().map(str::to_owned)
}

/// Asks at the terminal without showing what is typed, where the system has `stty`.
fn ask() -> Option<String> {
    eprint!("New password: ");
    let hidden = echo("-echo");
    let mut text = String::new();
    let read = stdin().read_line(&mut text);
    if hidden {
        echo("echo");
        eprintln!();
    }
    read.ok().map(|_| text.trim_end_matches(['\r', '\n']).to_owned())
}

fn echo(how: &str) -> bool {
    Command::new("stty").arg(how).stdin(Stdio::inherit()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}
