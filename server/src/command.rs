//! The command line.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what a command says to the person at the terminal")]

mod backup;
mod check;
mod database;
mod explain;
mod installed;
mod pack;
mod reading;
mod restore;
mod serve;
mod simulate;
mod user;
mod vectors;

use crate::{
    config::{Data, DataOptions, Serve, ServeOptions},
    logging,
    trouble::Trouble,
};
use std::{path::PathBuf, process::ExitCode};

/// 驿铃 Yiling: a customer-service workspace for express delivery and road freight.
#[derive(clap::Parser, Debug)]
#[command(
    name = "yiling",
    version,
    after_help = "Exit codes: 0 done, 1 findings or refused, 2 called wrongly, 3 something is broken."
)]
pub struct CommandLine {
    #[command(flatten)]
    data: DataOptions,
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand, Debug)]
enum Command {
    /// Serve the application until SIGTERM or Ctrl+C
    Serve(ServeOptions),
    /// Check the database: integrity, event chain, counters, replay, numbers, search index, installed rules
    Check,
    /// Write a consistent copy of the database to a new file, also while the server runs
    Backup {
        /// The file to write; it must not exist yet
        file: PathBuf,
    },
    /// Put a backup into an empty data folder
    Restore {
        /// A file made by `yiling backup`
        file: PathBuf,
    },
    /// Add people, set passwords, list who may sign in
    User {
        #[command(subcommand)]
        action: user::Action,
    },
    /// Run worked examples of claims and deadlines against the installed rules
    ///
    /// Prints each failure with its id, what was expected, what the rules give and how they come to it, and a closing
    /// line. Uses the rules of the database in the data folder; without one, those that come with the program.
    #[command(after_help = "Exit codes: 0 all passed, 1 some failed, 2 a file cannot be read.")]
    Vectors(vectors::Options),
    /// Check rule packs
    Pack {
        #[command(subcommand)]
        action: pack::Action,
    },
    /// Play a day at the hotline against a demo server: customers, a telephone system, agents
    ///
    /// Goes through the doors everybody uses, never to the database. Prints a line now and then, and at the end whether
    /// the board shows what was accepted. Ctrl+C ends the shift early and in order.
    #[command(
        after_help = "Exit codes: 0 the board is right, 1 it differs or the server refused, 2 called wrongly, 3 the server cannot be asked."
    )]
    Simulate(simulate::Options),
    /// Explain a deadline or an amount step by step
    Explain {
        #[command(subcommand)]
        action: explain::Action,
    },
}

/// Carries out a command and says on standard error why it stopped, if it did.
pub async fn run(line: CommandLine) -> ExitCode {
    match carry_out(line).await {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("{trouble}");
            trouble.exit_code()
        }
    }
}

async fn carry_out(line: CommandLine) -> Result<ExitCode, Trouble> {
    let data = Data::read(&line.data)?;
    logging::start(&line.data)?;
    match line.command {
        Command::Serve(options) => serve::serve(&data, Serve::read(&options)?).await,
        Command::Check => check::check(&data).await,
        Command::Backup { file } => backup::backup(&data, &file).await,
        Command::Restore { file } => restore::restore(&data, &file).await,
        Command::User { action } => user::act(&data, action).await,
        Command::Vectors(options) => vectors::vectors(&data, &options).await,
        Command::Pack { action } => pack::act(&data, action).await,
        Command::Simulate(options) => simulate::simulate(&data, options).await,
        Command::Explain { action } => explain::act(&data, action).await,
    }
}
