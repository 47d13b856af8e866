//! `make bench`: how fast a complaint is filed for good, beside the least that could be done with the same durability;
//! how fast pages are; how many events of telephone systems are taken; and what is left after the power is cut, as far as
//! a program can pretend that. `bench [--quick] [part]` measures one part alone.
//!
//! Everything is measured on real processes over loopback, in a temporary folder on the disk of the build. Figures are
//! printed, never judged: a slow machine is no failure, a wrong answer is one.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

mod amounts;
mod archive;
mod bare;
#[path = "../../../app/domain/tests/speed/cases.rs"]
mod cases;
mod client;
mod crash;
mod deadlines;
mod filings;
mod forms;
mod ingest;
mod live;
mod load;
mod machine;
mod pages;
mod place;
mod process;
mod repeated;

use place::Place;
use std::{
    env,
    error::Error,
    time::{Duration, Instant},
};
use tokio::signal::unix::{SignalKind, signal};

/// Whatever ends a bench: it is told on the terminal as it is.
type Trouble = Box<dyn Error + Send + Sync>;

/// How much is measured.
#[derive(Clone, Copy)]
struct Extent {
    /// Before anything counts: caches fill, connections open.
    warm: Duration,
    /// Each figure of the filings, in one round, and of the events of other systems.
    filing: Duration,
    /// Yiling and the bare insert take turns so often, so that a noisy neighbour meets both.
    rounds: u32,
    /// Each figure of the pages.
    page: Duration,
    /// Complaints in the large database.
    archive: u32,
    /// Questions to the large database, for each figure.
    questions: u32,
    /// How often the server is killed.
    kills: u32,
    /// Each kind of deadline and of amount.
    rule: Duration,
    /// Open boards; so many of the first kind come back after a restart.
    boards: [usize; 2],
    /// How long nothing happens on them.
    idle: Duration,
    /// How often something does.
    changes: u32,
}

/// The parts, in the order they are measured.
const PARTS: [&str; 8] = ["deadlines", "amounts", "filings", "ingest", "pages", "crash", "archive", "live"];

const FULL: Extent = Extent {
    warm: Duration::from_millis(500),
    filing: Duration::from_secs(3),
    rounds: 2,
    page: Duration::from_secs(4),
    archive: 200_000,
    questions: 300,
    kills: 20,
    rule: Duration::from_millis(400),
    boards: [2_000, 10_000],
    idle: Duration::from_secs(30),
    changes: 20,
};

const QUICK: Extent = Extent {
    warm: Duration::from_millis(200),
    filing: Duration::from_secs(1),
    rounds: 1,
    page: Duration::from_secs(1),
    archive: 20_000,
    questions: 100,
    kills: 5,
    rule: Duration::from_millis(100),
    boards: [200, 1_000],
    idle: Duration::from_secs(3),
    changes: 5,
};

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<(), Trouble> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => until_stopped(FULL, None).await,
        ["--quick"] => until_stopped(QUICK, None).await,
        [only] if PARTS.contains(&only) => until_stopped(FULL, Some(only)).await,
        ["--quick", only] if PARTS.contains(&only) => until_stopped(QUICK, Some(only)).await,
        // How the bench starts the program it compares with, as a process of its own.
        ["bare", file, connections] => bare::serve(file.as_ref(), connections.parse()?).await,
        _ => Err(format!("usage: bench [--quick] [{}]", PARTS.join("|")).into()),
    }
}

/// Measures; a signal ends the processes that were started and removes the folder.
async fn until_stopped(extent: Extent, only: Option<&str>) -> Result<(), Trouble> {
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        measured = measure(extent, only) => measured,
        _ = tokio::signal::ctrl_c() => Err("stopped".into()),
        _ = terminated.recv() => Err("stopped".into()),
    }
}

async fn measure(extent: Extent, only: Option<&str>) -> Result<(), Trouble> {
    let began = Instant::now();
    let place = Place::new()?;
    machine::print(&place).await?;
    for name in PARTS.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
        match name {
            "deadlines" => deadlines::measure(extent)?,
            "amounts" => amounts::measure(extent)?,
            "filings" => filings::measure(&place, extent).await?,
            "ingest" => ingest::measure(&place, extent).await?,
            "pages" => pages::measure(&place, extent).await?,
            "crash" => crash::measure(&place, extent).await?,
            "archive" => archive::measure(&place, extent).await?,
            _ => live::measure(&place, extent).await?,
        }
    }
    println!("\nThe whole bench took {:.0} s; load now {}.", began.elapsed().as_secs_f64(), machine::load());
    Ok(())
}

/// The head of a part.
fn part(title: &str) {
    println!("\n{title}");
}
