//! What a deadline and an amount cost in WebAssembly, run in Node by `make bench`. It prints; it never judges.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a measurement ends where it cannot go on")]
#![expect(clippy::float_arithmetic, reason = "it is about time, not about money")]

#[path = "speed/cases.rs"]
mod cases;

use chrono::{TimeZone, Utc};
use domain::{
    calendar::Calendar,
    compensation::{CompensationBook, Options, assess},
    deadline::compute,
};
use std::hint::black_box;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// Worked out between two looks at the watch.
const LOT: u32 = 1000;
/// How long each kind is repeated, in milliseconds.
const SPAN: f64 = 300.0;

fn print(name: &str, mut work: impl FnMut()) {
    let began = js_sys::Date::now();
    let (mut count, mut passed) = (0_u32, 0.0);
    while passed < SPAN {
        (0..LOT).for_each(|_| work());
        count += LOT;
        passed = js_sys::Date::now() - began;
    }
    console_log!("  {name:<50}{:>10.2} µs", passed * 1000.0 / f64::from(count));
}

#[wasm_bindgen_test]
fn speed() {
    let calendar = Calendar::cn_mainland();
    let start = [Utc.with_ymd_and_hms(2026, 9, 29, 2, 34, 0).single()];
    console_log!("Deadlines with their working, in WebAssembly");
    for (name, timing) in cases::deadlines() {
        print(name, || drop(black_box(compute(&timing, &calendar, black_box(&start), &[]))));
    }
    console_log!("Amounts with their working, in WebAssembly");
    for (name, pack, claim) in cases::amounts() {
        let pack = CompensationBook::builtin().newest(pack).expect("the terms are there");
        print(name, || drop(black_box(assess(pack, Options::default(), black_box(&claim)))));
    }
}
