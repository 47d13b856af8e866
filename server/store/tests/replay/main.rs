//! The recorded log of one simulated day, replayed through the use cases on a real database, much faster than the day
//! went: the board shows exactly what the slow reference counts, and the log holds exactly what happened. The day and the
//! reference are those of the rules' own tests.

#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/day.rs"]
mod day;
#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/dice.rs"]
mod dice;
#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/floor_of_day.rs"]
mod floor_of_day;
#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/paint.rs"]
mod paint;
#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/reference.rs"]
mod reference;
#[cfg(test)]
#[path = "../../../../app/domain/tests/counters/telephone.rs"]
mod telephone;

#[cfg(test)]
mod commands;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod world;
