//! `yiling`, the program.
#![expect(clippy::print_stderr, reason = "there is no log yet when the system gives no threads")]

use clap::Parser;
use server::command::{self, CommandLine};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Clap answers `--help` with 0 and a wrong command line with 2.
    let line = CommandLine::parse();
    // Rendering blocks its thread while a page waits for a resource; fewer than four can starve each other.
    let threads = std::thread::available_parallelism().map_or(4, |n| n.get().max(4));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(command::run(line)),
        Err(error) => {
            eprintln!("yiling: the system gave no threads: {error}");
            ExitCode::from(3)
        }
    }
}
