//! Load: clients that ask again as soon as they were answered, for a while.

use crate::Trouble;
use std::time::{Duration, Instant};

/// Somebody who asks over and over.
pub trait Visitor: Send + 'static {
    /// Asks once. Any answer but the right one is trouble.
    fn visit(&mut self) -> impl Future<Output = Result<(), Trouble>> + Send;
}

/// What was measured.
#[derive(Default)]
pub struct Measured {
    span: Duration,
    waits: Vec<Duration>,
    /// Answers in all, with those that came too early to count.
    pub answers: u32,
}

impl Measured {
    /// From waits that followed one another.
    pub fn in_a_row(waits: Vec<Duration>) -> Self {
        Self { span: waits.iter().sum(), waits, answers: 0 }
    }

    /// Adds another round of the same.
    pub fn add(&mut self, round: Self) {
        self.span += round.span;
        self.waits.extend(round.waits);
        self.answers += round.answers;
    }

    pub fn per_second(&self) -> f64 {
        let answered = u32::try_from(self.waits.len()).unwrap_or(u32::MAX);
        f64::from(answered) / self.span.as_secs_f64().max(f64::EPSILON)
    }

    /// The wait in milliseconds that so many of a hundred did not exceed.
    fn percentile(&self, percent: usize) -> f64 {
        let mut waits = self.waits.clone();
        waits.sort_unstable();
        let place = (waits.len() * percent).div_ceil(100).max(1) - 1;
        waits.get(place).map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
    }

    /// One line of a table under [`head`].
    pub fn print(&self, who: &str, note: &str) {
        let (p50, p99) = (self.percentile(50), self.percentile(99));
        println!("  {who:<42}{:>12.1}{p50:>10.2}{p99:>10.2}  {note}", self.per_second());
    }
}

/// The head of a table.
pub fn head(what: &str) {
    println!("  {what:<42}{:>12}{:>10}{:>10}", "per second", "p50 ms", "p99 ms");
}

/// Lets all visitors ask at once; what is answered before `warm` is over does not count.
pub async fn run<V: Visitor>(visitors: Vec<V>, warm: Duration, span: Duration) -> Result<(Measured, Vec<V>), Trouble> {
    let from = Instant::now() + warm;
    let until = from + span;
    let tasks: Vec<_> = visitors.into_iter().map(|visitor| tokio::spawn(ask(visitor, from, until))).collect();
    let mut measured = Measured { span, ..Measured::default() };
    let mut visitors = Vec::new();
    for task in tasks {
        let (waits, answers, visitor) = task.await??;
        measured.waits.extend(waits);
        measured.answers += answers;
        visitors.push(visitor);
    }
    Ok((measured, visitors))
}

async fn ask<V: Visitor>(mut visitor: V, from: Instant, until: Instant) -> Result<(Vec<Duration>, u32, V), Trouble> {
    let mut waits = Vec::new();
    for answers in 1.. {
        let began = Instant::now();
        visitor.visit().await?;
        let ended = Instant::now();
        if ended >= until {
            return Ok((waits, answers, visitor));
        }
        if ended >= from {
            waits.push(ended - began);
        }
    }
    Err("there are no more turns".into())
}
