//! What a deadline costs, with its working, in the program as it runs on the server.

use crate::{Extent, Trouble, forms::Forms, part, place::seed};
use casework::ports::Clock;
use chrono::NaiveTime;
use domain::{
    calendar::Calendar,
    complaint::{Kind, decide::preview},
    deadline::{Roll, Run, Timing, Unit, compute},
    rulebook::Rulebook,
};
use server::clock::SystemClock;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// Computed between two looks at the watch.
const LOT: u32 = 256;

pub fn measure(extent: Extent) -> Result<(), Trouble> {
    part("Deadlines with their working, computed natively");
    let (calendar, rules) = (Calendar::cn_mainland(), Rulebook::builtin());
    let start = [Some(SystemClock.now())];
    for (name, timing) in cases() {
        print(name, extent.deadline, || drop(black_box(compute(&timing, &calendar, black_box(&start), &[]))));
    }
    let seed = seed();
    let forms = Forms::of(&seed)?;
    let loss = (0..seed.complaints.len()).map(|turn| forms.facts(turn)).find(|facts| facts.kind() == Kind::Loss);
    let (form, now) = (loss.ok_or("the demo has no complaint about a loss")?.form().clone(), SystemClock.now());
    print("all clocks of a complaint about a loss", extent.deadline, || {
        drop(black_box(preview(black_box(&form), now, &rules, &calendar)));
    });
    Ok(())
}

fn cases() -> [(&'static str, Timing); 5] {
    let plain = |count, unit, clock| Timing { count, unit, clock, roll: Roll::None, hours: Vec::new() };
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let office = vec![(at(8, 30), at(12, 0)), (at(13, 30), at(18, 0))];
    [
        ("30 minutes", plain(30, Unit::Minute, Run::Elapsed)),
        ("7 calendar days", plain(7, Unit::Day, Run::Calendar)),
        ("10 working days", plain(10, Unit::Workday, Run::Business)),
        ("16 office hours", Timing { hours: office, ..plain(16, Unit::Hour, Run::Business) }),
        ("one month, moved to a working day", Timing { roll: Roll::Forward, ..plain(1, Unit::Month, Run::Calendar) }),
    ]
}

fn print(name: &str, span: Duration, mut work: impl FnMut()) {
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < span {
        (0..LOT).for_each(|_| work());
        count += LOT;
    }
    let micros = began.elapsed().as_secs_f64() * 1e6 / f64::from(count);
    println!("  {name:<42}{micros:>12.2} µs");
}
