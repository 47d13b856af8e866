//! Worked examples in `tests/vectors`, checked by hand and by a reference; run natively and as WebAssembly.

use domain::{
    calendar::Calendar,
    compensation::CompensationBook,
    vectors::{Installed, Verdict, run},
};

/// Runs the examples of a text against what this version brings along.
pub fn judge(text: &str) -> Vec<Verdict> {
    let calendar = Calendar::cn_mainland();
    let calendars = [("CN-mainland", &calendar)];
    let installed = Installed { compensation: CompensationBook::builtin(), calendars: &calendars };
    run(text, installed).expect("the examples are readable")
}

/// Runs every example; panics with the list of failures, else returns how many passed.
fn run_all(text: &str) -> usize {
    let verdicts = judge(text);
    let failures: Vec<String> = verdicts.iter().filter(|v| !v.is_passed()).map(|v| format!("{v:?}")).collect();
    assert!(failures.is_empty(), "{} of {} failed:\n{}", failures.len(), verdicts.len(), failures.join("\n"));
    verdicts.len()
}

pub fn run_deadlines() -> usize {
    run_all(include_str!("../vectors/deadlines.json"))
}

pub fn run_compensation() -> usize {
    run_all(include_str!("../vectors/compensation.json"))
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_deadline_vector_passes() {
    assert!(run_deadlines() >= 40, "vectors are missing");
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_compensation_vector_passes() {
    assert!(run_compensation() >= 45, "vectors are missing");
}
