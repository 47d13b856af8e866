//! The vectors once more, compiled to WebAssembly and run in Node: the browser computes the same deadlines and
//! the same amounts.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a test ends where it cannot go on")]

#[path = "rules/vector.rs"]
mod vector;

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_deadline_vector_passes() {
    assert!(vector::run_deadlines() >= 40, "vectors are missing");
}

#[wasm_bindgen_test]
fn every_compensation_vector_passes() {
    assert!(vector::run_compensation() >= 45, "vectors are missing");
}

#[wasm_bindgen_test]
fn the_builtin_rules_load() {
    assert_eq!(domain::rulebook::Rulebook::builtin().packs().len(), 2);
    assert_eq!(domain::compensation::CompensationBook::builtin().packs().len(), 4);
    assert_eq!(domain::calendar::Calendar::cn_mainland().last_year(), Some(2026));
}
