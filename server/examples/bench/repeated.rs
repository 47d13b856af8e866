//! What one piece of work costs, repeated until the watch can tell.

use std::time::{Duration, Instant};

/// Done between two looks at the watch.
const LOT: u32 = 256;

/// Repeats the work for a while and prints its cost.
pub fn print(name: &str, span: Duration, mut work: impl FnMut()) {
    let began = Instant::now();
    let mut count = 0_u32;
    while began.elapsed() < span {
        (0..LOT).for_each(|_| work());
        count += LOT;
    }
    let micros = began.elapsed().as_secs_f64() * 1e6 / f64::from(count);
    println!("  {name:<50}{micros:>10.2} µs");
}
