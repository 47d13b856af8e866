//! Everything at once: the shift has just happened, and is reported in full batches as fast as the server saves them.

use super::{Stage, line_of, post::Poster, script::Script};
use crate::trouble::Trouble;
use domain::ingest::MOST_ITEMS;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};

/// How often a line is printed: a flood is over soon.
const EVERY: Duration = Duration::from_secs(1);

/// Sends the whole shift.
///
/// # Errors
/// The server stays away or does not want what is sent.
pub(super) async fn send(stage: &Stage, connections: usize) -> Result<Arc<Script>, Trouble> {
    let mail = &stage.mail;
    let mut chance = super::chance::Chance::new(stage.orders.seed).apart(3);
    let deliveries = stage.orders.lines.deliver(&mut chance, &mail.script.told);
    let reports: Arc<Vec<usize>> = Arc::new(deliveries.into_iter().map(|delivery| delivery.report).collect());
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for number in 0..connections {
        let mut poster = Poster::new(mail.clone(), stage.orders.place.clone(), number);
        let (reports, next, stop) = (reports.clone(), next.clone(), stage.means.stop.clone());
        workers.spawn(async move {
            while !stop.is_cancelled() {
                let from = next.fetch_add(MOST_ITEMS, Ordering::Relaxed);
                let Some(some) = reports.get(from..reports.len().min(from + MOST_ITEMS)).filter(|s| !s.is_empty())
                else {
                    break;
                };
                poster.send(some).await?;
            }
            Ok::<(), Trouble>(())
        });
    }
    let (began, mut before) = (Instant::now(), mail.gauge.totals());
    loop {
        tokio::select! {
            done = workers.join_next() => match done {
                Some(Ok(sent)) => sent?,
                Some(Err(error)) => return Err(Trouble::broken(format!("{error}."), "See above.", "try again.")),
                None => return Ok(mail.script.clone()),
            },
            () = sleep(EVERY) => {
                let totals = mail.gauge.totals();
                (stage.means.say)(line_of(&totals, &before, mail.gauge.waits(), began.elapsed(), EVERY, (0, 0)));
                before = totals;
            }
        }
    }
}
