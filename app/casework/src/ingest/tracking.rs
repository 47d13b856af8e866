//! Entries of tracking histories.

use super::{Proof, Received, in_place};
use crate::{Ctx, Failure, integrations::Guest};
use domain::{
    event::{Event, Happening, Subject},
    ingest::{FlawCode, ItemFlaw, tracking::parse},
};
use serde_json::Value;

pub(super) async fn take(ctx: &Ctx, guest: &Guest, items: &[Value]) -> Result<Vec<Received>, Failure> {
    let now = ctx.clock.now();
    let read = items.iter().map(|item| parse(item, now)).collect();
    in_place(read, async |entries: Vec<_>| {
        // The store counts what changed.
        let event = Event {
            subject: Subject::Integration(guest.integration().id),
            at: now,
            by: Some(guest.integration().account()),
            what: Happening::TrackingTaken { entries: 0 },
        };
        let taken = ctx.store.take_tracking(entries, event).await.map_err(|e| ctx.broken(&e))?;
        Ok(taken.into_iter().map(received).collect())
    })
    .await
}

fn received(changed: Option<bool>) -> Received {
    match changed {
        Some(true) => Received::Taken(Proof::default()),
        Some(false) => Received::Known(Proof::default()),
        None => Received::Refused(vec![ItemFlaw::new("waybill", FlawCode::UnknownWaybill)]),
    }
}
