//! The same day as another system reports it, in batches: each event with its own time, in order, and late, twice and in
//! any order. Whoever reports runs the floor: were the contacts ours, our rules would make offers of their own.

use super::{
    day::log,
    dice::Dice,
    floor_of_day::sec,
    looks::{Pace, looks, restart, settle},
    world::World,
};
use casework::floor::{self, Report, Reported};
use domain::{
    id::IntegrationId,
    queue::{By, ContactFact as Fact, Entry, QueueEvent, RunBy, What},
    time::Instant,
};
use std::sync::OnceLock;
use uuid::Uuid;

/// Events in a batch.
const BATCH: usize = 50;
/// Places that a report is late at most, but for those that come last of all.
const REACH: i64 = 400;

const SWITCH: IntegrationId = IntegrationId(Uuid::from_u128(7));
const RECORDER: IntegrationId = IntegrationId(Uuid::from_u128(8));

/// The log as it is reported. The reference asks neither who says so nor who runs a contact, so it counts the same.
fn told() -> &'static [QueueEvent] {
    static TOLD: OnceLock<Vec<QueueEvent>> = OnceLock::new();
    TOLD.get_or_init(|| {
        let mut told = log().to_vec();
        for event in &mut told {
            event.by = By::Integration;
            if let What::Contact { fact: Fact::Enqueued(Entry { run_by, .. }), .. } = &mut event.what {
                *run_by = RunBy::Telephone;
            }
        }
        told
    })
}

fn report(place: usize) -> Report {
    let QueueEvent { at, what, .. } = told()[place].clone();
    Report { key: format!("event-{place}"), at, what, phone: None, recording: None }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_day_reported_in_batches_gives_the_references_numbers_each_quarter() {
    let mut world = World::new().await;
    let pace = Pace::start();
    let mut next = 0;
    for (number, look) in (1..).zip(looks()) {
        while next < look.events {
            let batch: Vec<usize> = (next..look.events.min(next + BATCH)).collect();
            next += batch.len();
            world.set(told()[next - 1].at);
            world.tick().await;
            let before = i64::try_from(batch[0]).unwrap() + 1;
            let taken = floor::report(&world.ctx, SWITCH, batch.into_iter().map(report).collect()).await.unwrap();
            let places = (before + 1..).map(|seq| Reported::Taken { seq });
            assert!(taken.iter().copied().zip(places).all(|(taken, place)| taken == place), "{taken:?}");
        }
        look.compare(&world).await;
        if number % 16 == 0 {
            world = restart(world).await;
        }
    }
    assert_eq!(next, told().len());
    pace.tell("reports in order, with seven starts between");
    assert!(world.log().await == told(), "the log is not what was reported");
    settle(world).await;
}

/// A report on its way: where it arrives, who sends it, and which event it tells.
type Sent = (i64, IntegrationId, usize);

/// All events, each late by chance; some are told twice, some by two systems, and some come after everything else.
fn scattered(dice: &mut Dice) -> Vec<Sent> {
    let mut sent: Vec<Sent> = Vec::new();
    let end = i64::try_from(told().len()).unwrap();
    for place in 0..told().len() {
        let own = i64::try_from(place).unwrap();
        let last = if dice.percent(2) { end } else { own };
        sent.push((last + dice.below(REACH), SWITCH, place));
        if dice.percent(15) {
            sent.push((own + dice.below(2 * REACH), SWITCH, place));
        }
        if dice.percent(10) {
            sent.push((own + dice.below(2 * REACH), RECORDER, place));
        }
    }
    sent.sort_by_key(|(arrives, ..)| *arrives);
    sent
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_day_reported_late_twice_and_in_any_order_ends_with_the_same_numbers() {
    let world = World::new().await;
    let pace = Pace::start();
    let mut dice = Dice::new(20_261_121);
    let sent = scattered(&mut dice);
    let (mut rest, mut now, mut batches) = (sent.as_slice(), Instant::default(), 0);
    let (mut taken, mut known) = (0, 0);
    while !rest.is_empty() {
        let size = usize::try_from(dice.between(1, 2 * i64::try_from(BATCH).unwrap())).unwrap();
        let (batch, later) = rest.split_at(size.min(rest.len()));
        (rest, batches) = (later, batches + 1);
        // Nothing is reported before it happens.
        now = batch.iter().map(|(.., place)| told()[*place].at).max().max(Some(now)).unwrap();
        world.set(now);
        world.tick().await;
        for source in [SWITCH, RECORDER] {
            let own = batch.iter().filter(|(_, from, _)| *from == source).map(|(.., place)| report(*place));
            for answer in floor::report(&world.ctx, source, own.collect()).await.unwrap() {
                match answer {
                    Reported::Taken { .. } => taken += 1,
                    Reported::Known { .. } => known += 1,
                    Reported::Refused(refusal) => panic!("{refusal}"),
                }
            }
        }
        if batches % 40 == 0 {
            world.holds().await;
        }
    }
    assert_eq!((taken, known), (told().len(), sent.len() - told().len()));
    assert!(known > 1000 && batches > 80, "{known} and {batches}");
    let end = looks().last().unwrap();
    world.set(sec(end.at));
    world.tick().await;
    pace.tell("reports late, twice and in any order");
    end.compare(&world).await;
    // What was presumed while a report was on its way stays in the log, and counts for nothing.
    let (presumed, mut kept): (Vec<_>, Vec<_>) = world.log().await.into_iter().partition(|event| event.by == By::Rule);
    let is_presumption =
        |event: &QueueEvent| matches!(event.what, What::Contact { fact: Fact::PresumedDone { .. }, .. });
    assert!(!presumed.is_empty() && presumed.iter().all(is_presumption), "{presumed:?}");
    let mut all = told().to_vec();
    let order = |event: &QueueEvent| (event.at, serde_json::to_string(event).unwrap());
    kept.sort_by_cached_key(order);
    all.sort_by_cached_key(order);
    assert!(kept == all, "the log is not what was reported");
    settle(world).await;
}
