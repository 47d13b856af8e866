//! On what, and with what.

use crate::{Trouble, place::Place};
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// Prints the machine and the versions.
pub async fn print(place: &Place) -> Result<(), Trouble> {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory: u64 = field("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse().unwrap_or_default();
    println!("machine   {}, {cores} cores, {} MB", field("/proc/cpuinfo", "model name"), memory / 1024);
    println!("kernel    {} {}", line("/proc/sys/kernel/ostype"), line("/proc/sys/kernel/osrelease"));
    println!("load      {} when the bench began", load());
    let data = place.path("synced");
    println!("disk      {}; {:.0} appends of 4 KB synced per second", filesystem(&data), syncs(&data)?);
    println!("yiling    {}", commit());
    println!("rustc     {}", said("rustc", &["--version"]));
    println!("sqlite    {}", sqlite().await?);
    Ok(())
}

/// How busy the machine is: the average of the last minute, five, fifteen.
pub fn load() -> String {
    line("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn line(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|_| "unknown".to_owned()).trim().to_owned()
}

/// The first value of that name in a list of names and values.
fn field(path: &str, name: &str) -> String {
    let text = line(path);
    let mut pairs = text.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(key, _)| key.trim() == name).map_or("unknown", |(_, value)| value.trim()).to_owned()
}

/// The kind of file system that holds a path.
fn filesystem(path: &Path) -> String {
    let mounts = line("/proc/mounts");
    let of = |line: &str| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    };
    let holding = mounts.lines().filter_map(of).filter(|(at, _)| path.starts_with(at));
    holding.max_by_key(|(at, _)| at.len()).map_or_else(|| "unknown".to_owned(), |(_, kind)| kind)
}

/// What the disk allows: the most commits per second that do not share a sync.
fn syncs(path: &Path) -> Result<f64, Trouble> {
    let mut file = File::create(path)?;
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < Duration::from_millis(500) {
        file.write_all(&[0x5a; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    let took = began.elapsed().as_secs_f64();
    fs::remove_file(path)?;
    Ok(f64::from(count) / took)
}

fn commit() -> String {
    let changed = said("git", &["status", "--porcelain", "--untracked-files=no"]).lines().count();
    let commit = said("git", &["rev-parse", "--short", "HEAD"]);
    if changed == 0 { commit } else { format!("{commit} and {changed} changed files") }
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.ok().filter(|o| o.status.success()).and_then(|o| String::from_utf8(o.stdout).ok());
    text.map_or_else(|| "unknown".to_owned(), |text| text.trim_end().to_owned())
}

async fn sqlite() -> Result<String, Trouble> {
    let pool = sqlx::SqlitePool::connect("sqlite::memory:").await?;
    Ok(sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&pool).await?)
}
