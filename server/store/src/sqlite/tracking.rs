//! Entries of tracking histories as other systems tell them.

use super::{
    columns::{from_json, json},
    event,
    fault::Fault,
    job::Writing,
    script::Script,
    transaction::Transaction,
};
use async_trait::async_trait;
use casework::ports::StoreError;
use domain::{
    event::{Event, Happening},
    ingest::TrackingReport,
    waybill::{Waybill, WaybillNumber},
};
use sqlx::Row;
use std::collections::BTreeMap;

/// Entries, and the event that tells of them if anything changes.
pub(super) struct Take {
    pub(super) entries: Vec<TrackingReport>,
    pub(super) event: Event,
}

/// A waybill as it was read, and whether it changed since; nothing when there is none.
type Read = Option<(Waybill, bool)>;

#[async_trait]
impl Writing for Take {
    type Saved = Vec<Option<bool>>;
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<Vec<Option<bool>>, StoreError> {
        let mut waybills: BTreeMap<WaybillNumber, Read> = BTreeMap::new();
        let mut taken = Vec::with_capacity(self.entries.len());
        for TrackingReport { waybill, entry } in std::mem::take(&mut self.entries) {
            if !waybills.contains_key(&waybill) {
                waybills.insert(waybill.clone(), read(tx, &waybill).await?.map(|read| (read, false)));
            }
            taken.push(waybills.get_mut(&waybill).and_then(Option::as_mut).map(|(state, changed)| {
                let changes = state.take(entry);
                *changed |= changes;
                changes
            }));
        }
        let mut script = Script::default();
        for (state, _) in waybills.values().flatten().filter(|(_, changed)| *changed) {
            script
                .then("UPDATE waybills SET state = ? WHERE number = ?")
                .bind(json(state)?)
                .bind(state.number.as_str().to_owned());
            tx.execute(std::mem::take(&mut script)).await?;
        }
        let entries = u32::try_from(taken.iter().filter(|changed| **changed == Some(true)).count()).unwrap_or(u32::MAX);
        if entries > 0 {
            self.event.what = Happening::TrackingTaken { entries };
            event::append(&mut script, tx, std::slice::from_ref(&self.event))?;
            tx.execute(script).await?;
        }
        Ok(taken)
    }
}

async fn read(tx: &mut Transaction<'_>, number: &WaybillNumber) -> Result<Option<Waybill>, Fault> {
    let script = Script::of("SELECT state FROM waybills WHERE number = ?").with(number.as_str().to_owned());
    let row = tx.fetch(script).await?;
    row.map(|row| from_json(row.try_get("state")?, "waybill")).transpose()
}
