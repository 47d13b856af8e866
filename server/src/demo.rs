//! A made-up department for `--demo`: people, customers, parcels, calls and complaints around now.
//!
//! The same moment always gives the same data. Complaints go through the domain's own decisions at their own past
//! instants, so that their histories replay; nothing here writes a clock or a stage by hand.

mod accounts;
mod calls;
mod complaints;
mod customers;
mod dice;
mod floor;
mod form;
mod goods;
mod histories;
mod journey;
mod places;
mod plan;
mod promises;
mod receipt_plan;
mod receipts;
mod scripted;
mod stories;
mod waybills;
mod words;

pub use accounts::{ACCOUNTS, DemoAccount, PASSWORD};
pub use customers::HERO_PHONE;
pub use waybills::HERO_WAYBILL;

use calls::Switchboard;
use casework::{
    Ctx,
    passwords::hash_now,
    ports::{Seed, StoreError},
    rules,
};
use chrono::SubsecRound;
use customers::People;
use dice::Dice;
use domain::{
    calendar::Calendar,
    rulebook::Rulebook,
    time::{Instant, local_day},
};
use histories::World;
use waybills::Printer;

/// Where the numbers that look random begin.
const SEED: u64 = 2026;

/// Fills the empty store with the demo data as of now.
///
/// # Errors
/// The store cannot be written, or the password cannot be hashed.
pub async fn fill(ctx: &Ctx) -> Result<(), StoreError> {
    let hash = hash_now(PASSWORD, ctx.random.as_ref()).map_err(|failure| StoreError(failure.to_string()))?;
    let (now, rules) = (ctx.clock.now(), rules::current(ctx));
    ctx.store.seed(seed(now, rules.rulebook(), rules.calendar_on(local_day(now)), &hash)).await?;
    floor::open(ctx).await
}

/// The demo data as of `now`, all accounts with this password hash. Everything that happened lies in the past.
#[must_use]
pub fn seed(now: Instant, rules: &Rulebook, calendar: &Calendar, password_hash: &str) -> Seed {
    let now = now.trunc_subsecs(0);
    let mut dice = Dice::new(SEED);
    let accounts = accounts::records(&mut dice, now, password_hash);
    let team = accounts::Team::of(&accounts);
    let people = People::new(&mut dice, now);
    let mut printer = Printer::new(now);
    let mut switchboard = Switchboard::new(now);
    let world = World { now, rules, calendar, team: &team };
    let plans = plan::plans(&mut dice, now, &team.agents);
    let files = complaints::filed(&mut dice, &world, &people, &plans, &mut printer, &mut switchboard);
    let mut waybills = waybills::ordinary(&mut dice, &mut printer, &people, now);
    waybills.extend(files.waybills);
    switchboard.everyday(&mut dice, &team, &people, &waybills);
    let mut calls = switchboard.calls;
    calls.sort_by_key(|call| call.started_at);
    let promises = promises::promises(now, &team, &mut calls);
    let receipts = receipts::receipts(now, &team);
    let customers = people.all.into_iter().map(|resident| resident.customer).collect();
    Seed { accounts, customers, waybills, calls, complaints: files.complaints, receipts, promises }
}
