//! Filling the floor from the tables.

use super::{Due, State, notes};
use crate::ports::{FloorHappening, Store, StoreError, StoredLine};
use chrono::{Days, NaiveDate};
use domain::{
    counters::Counters,
    id::AccountId,
    queue::{Filling, Setting, Settings},
    time::Instant,
    view::PersonRef,
};
use std::collections::BTreeMap;

/// Contacts whose lines are read at once.
const CHUNK: usize = 400;

/// Everything, as the tables hold it now.
pub(super) async fn state(store: &dyn Store, now: Instant) -> Result<State, StoreError> {
    let plan = store.floor_plan().await?.unwrap_or_default();
    let until = store.floor_seq().await?;
    let horizon = horizon(&plan.settings, now);
    let counters = counters(store, plan.settings, horizon, until).await?;
    let beside = store.floor_beside(None).await?;
    let people = people(store).await?;
    Ok(State {
        counters,
        phones: beside.into_iter().filter_map(|told| Some((told.contact, told.phone?))).collect(),
        notes: notes::waiting(store, &people, now).await?,
        people,
        due: Due::read(store).await?,
        check: None,
        versions: BTreeMap::new(),
        filled_to: until,
        filled_on: today(&plan.settings, now),
        horizon,
        plan,
    })
}

/// Counters of everything that happened since, and of what is not over, up to a line.
pub(super) async fn counters(
    store: &dyn Store,
    settings: Settings,
    since: Instant,
    until: i64,
) -> Result<Counters, StoreError> {
    let mut filling = Filling::new(settings);
    let records = store.floor_records().await?;
    let kept = records.agents.iter().flat_map(|record| record.events().collect::<Vec<_>>());
    for event in kept.chain(records.queues.iter().map(domain::queue::QueueRecord::event)) {
        filling.take(event);
    }
    take_in(&mut filling, store.floor_lines_of_agents(since).await?, until);
    for contacts in store.floor_contacts_since(since).await?.chunks(CHUNK) {
        take_in(&mut filling, store.floor_lines_of(contacts).await?, until);
    }
    Ok(Counters::of(filling.floor(), until))
}

fn take_in(filling: &mut Filling, lines: Vec<StoredLine>, until: i64) {
    for StoredLine { seq, line } in lines {
        if let FloorHappening::Event(event) = line.what
            && seq <= until
        {
            filling.take(event);
        }
    }
}

pub(super) async fn people(store: &dyn Store) -> Result<BTreeMap<AccountId, PersonRef>, StoreError> {
    Ok(store.people().await?.into_iter().map(|person| (person.id, person)).collect())
}

pub(super) fn today(settings: &Settings, now: Instant) -> NaiveDate {
    settings.zone().day(now)
}

/// Whether a contact was the first one is known as many days after its end as the setting says, and depends on as many
/// days before it.
pub(super) fn horizon(settings: &Settings, now: Instant) -> Instant {
    let days = u64::from(settings.get(Setting::RepeatDays).unsigned_abs()) * 2 + 2;
    let today = today(settings, now);
    settings.zone().start_of(today.checked_sub_days(Days::new(days)).unwrap_or(today))
}
