//! `yiling simulate`.

use crate::{
    clock::{SystemClock, SystemIds},
    config::Data,
    demo,
    simulate::{Means, Orders, Verdict, lines::Lines, run, web::Place},
    trouble::Trouble,
};
use std::{fs, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// What to play, and where.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Options {
    /// Where the server is; http only, so run it beside the server or go through a tunnel
    #[arg(long, value_name = "ADDRESS", default_value = "http://127.0.0.1:3000")]
    to: String,
    /// File with the token of an integration for calls and agents; otherwise `YILING_SIMULATE_TOKEN` holds the token, or
    /// simulate.token in the data folder does, where `yiling serve --demo` puts it
    #[arg(long, value_name = "FILE")]
    token: Option<PathBuf>,
    /// The same seed plays the same calls
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Simulated seconds in a real one, 1 to 1000. Events carry the times at which they are sent: at 60, a talk of two
    /// minutes takes two seconds on the board, and everything is answered in time
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    speed: f64,
    /// Agents who work, of those of the demo; the first of them are left to people. Three of ten take chats, unless there
    /// are none; the telephones of the others are run by the telephone system
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    agents: usize,
    /// Calls in an hour of average load; at ten it is half as much again, at night hardly any
    #[arg(long, value_name = "NUMBER", default_value_t = 60.0)]
    calls_per_hour: f64,
    /// Chats in an hour; the server takes about 60 from one address
    #[arg(long, value_name = "NUMBER", default_value_t = 24.0)]
    chats_per_hour: f64,
    /// How much of the day to play, like 90s, 30m or 8h; it takes so long divided by the speed
    #[arg(long, value_name = "SPAN", default_value = "30m", value_parser = span)]
    duration: Duration,
    /// The time of the simulated day at which it begins
    #[arg(long, value_name = "HH:MM", default_value = "09:30", value_parser = time_of_day)]
    from: Duration,
    /// Reports of a hundred that come late; half as many come twice, and some never
    #[arg(long, value_name = "PERCENT", default_value_t = 2.0)]
    bad_lines: f64,
    /// Seconds between two lines
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    every: u64,
    /// Report a shift that ended just now, in full batches as fast as the server saves them, with undistorted times
    #[arg(long)]
    as_fast_as_it_goes: bool,
    /// Connections that report at once, with --as-fast-as-it-goes
    #[arg(long, value_name = "NUMBER", default_value_t = 4)]
    connections: usize,
}

/// A span like 90s, 30m or 8h.
fn span(text: &str) -> Result<Duration, String> {
    let seconds_in = [('s', 1), ('m', 60), ('h', 3600)];
    let span = seconds_in.iter().find_map(|(unit, seconds)| {
        let number: u64 = text.strip_suffix(*unit)?.parse().ok()?;
        number.checked_mul(*seconds)
    });
    span.filter(|seconds| (1..=86_400).contains(seconds))
        .map(Duration::from_secs)
        .ok_or_else(|| "a whole number and s, m or h, up to 24h".to_owned())
}

/// A time like 09:30.
fn time_of_day(text: &str) -> Result<Duration, String> {
    let number = |text: &str, below: u64| text.parse().ok().filter(|number: &u64| *number < below);
    let time = text.split_once(':').and_then(|(h, m)| Some(number(h, 24)? * 3600 + number(m, 60)? * 60));
    time.map(Duration::from_secs).ok_or_else(|| "a time of day, like 09:30".to_owned())
}

/// Plays it and prints how it went; exit code 1 when the board shows something else than what was saved.
pub(super) async fn simulate(data: &Data, options: Options) -> Result<ExitCode, Trouble> {
    let orders = orders(data, options)?;
    let stop = CancellationToken::new();
    let means = Means {
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        stop: stop.clone(),
        say: Arc::new(|line| println!("{line}")),
    };
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.cancel();
        }
    });
    let verdict = run(orders, means).await?;
    print(&verdict);
    if verdict.agrees() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Trouble::refused(
        "The board shows something else than what was saved.",
        "Everything that was accepted is saved.",
        "see whether somebody else reported calls meanwhile; if not, run `yiling check`.",
    ))
}

fn orders(data: &Data, options: Options) -> Result<Orders, Trouble> {
    let within = |flag: &str, value: f64, least: f64, most: f64| {
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        Err(Trouble::usage(
            format!("--{flag} is {value}, which makes no sense there."),
            format!("use a number from {least} to {most}."),
        ))
    };
    let connections = options.connections.clamp(1, 32);
    Ok(Orders {
        place: Place::read(&options.to)?,
        speed: within("speed", options.speed, 1.0, 1000.0)?,
        calls_per_hour: within("calls-per-hour", options.calls_per_hour, 0.0, 100_000.0)?,
        chats_per_hour: within("chats-per-hour", options.chats_per_hour, 0.0, 10_000.0)?,
        lines: Lines::bad(within("bad-lines", options.bad_lines, 0.0, 100.0)?),
        token: token(data, options.token)?,
        seed: options.seed,
        agents: options.agents,
        from: options.from,
        duration: options.duration,
        every: Duration::from_secs(options.every.max(1)),
        flood: options.as_fast_as_it_goes.then_some(connections),
    })
}

/// The token, from wherever it is.
fn token(data: &Data, file: Option<PathBuf>) -> Result<String, Trouble> {
    if file.is_none()
        && let Ok(token) = std::env::var("YILING_SIMULATE_TOKEN")
    {
        return Ok(token.trim().to_owned());
    }
    let file = file.unwrap_or_else(|| demo::token_file(&data.folder));
    let token = fs::read_to_string(&file).map_err(|error| {
        Trouble::usage(
            format!("The token cannot be read from {}: {error}.", file.display()),
            "start the demo with `yiling serve --demo` and give its folder with --data, or a file with --token.",
        )
    })?;
    Ok(token.trim().to_owned())
}

fn print(verdict: &Verdict) {
    let Verdict { totals, waits, took, missing, compared, with_times, .. } = verdict;
    let accepted = u32::try_from(totals.accepted()).unwrap_or(u32::MAX);
    let rate = f64::from(accepted) / took.as_secs_f64().max(0.001);
    println!("\nIn {:.1} s: {totals}; {rate:.1} durable events/s; {waits}.", took.as_secs_f64());
    for (what, count) in &totals.deeds {
        println!("  {what}: {count}");
    }
    println!("What was accepted, and the board:");
    for pair in compared {
        let word = if pair.counted == pair.shown { "equal" } else { "DIFFERS" };
        println!("  {:<20}{:>12}{:>12}  {word}", pair.what, pair.counted, pair.shown);
    }
    if !with_times {
        println!("  Times are not compared: {missing} reports never arrived, or chats are among them.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_times_are_read_as_people_write_them() {
        assert_eq!(span("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(span("30m"), Ok(Duration::from_mins(30)));
        assert_eq!(span("8h"), Ok(Duration::from_hours(8)));
        for bad in ["", "m", "0m", "30", "25h", "-1h", "1.5h", "3分", "99999999999999999999h"] {
            assert!(span(bad).is_err(), "{bad}");
        }
        assert_eq!(time_of_day("09:30"), Ok(Duration::from_mins(570)));
        for bad in ["", "9", "24:00", "09:60", "aa:bb"] {
            assert!(time_of_day(bad).is_err(), "{bad}");
        }
    }
}
