//! The counters: replayed days against a slow reference, reports in any order, and the rows behind each number.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod addresses;
#[cfg(test)]
mod alerts;
#[cfg(test)]
mod day;
#[cfg(test)]
mod definitions;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod drills;
#[cfg(test)]
mod due;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod first;
#[cfg(test)]
mod floor_of_day;
#[cfg(test)]
mod gauges;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod paint;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod telephone;
