//! Entries of tracking histories. An entry is told apart by its waybill, its time and its step: told again with another
//! place or another note, it is corrected.

use super::{
    Door, ItemFlaw, OLDEST_TRACKING_DAYS,
    item::Item,
    part::{Holds, Part},
};
use crate::{
    time::Instant,
    waybill::{Tracking, TrackingStep, WaybillNumber},
};
use serde_json::Value;

/// The parts of an entry.
pub(super) const PARTS: &[Part] = &[
    Part::required("waybill", Holds::Waybill),
    Part::required("at", Holds::Moment),
    Part::required("step", Holds::Code(TrackingStep::CODES)),
    Part::required("place", Holds::Line(80)),
    Part::optional("note", Holds::Line(200)),
];

/// An entry and whose it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrackingReport {
    /// The consignment.
    pub waybill: WaybillNumber,
    /// What happened to it.
    pub entry: Tracking,
}

/// Reads an entry.
///
/// # Errors
/// Everything that is wrong with it.
pub fn parse(value: &Value, received_at: Instant) -> Result<TrackingReport, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &super::parts(Door::Tracking))?;
    let at = item.happened("at", received_at, OLDEST_TRACKING_DAYS);
    let made = made(&item, at);
    item.finish(made)
}

fn made(item: &Item, at: Option<Instant>) -> Option<TrackingReport> {
    let step = item.code("step", TrackingStep::from_code)?;
    let note = item.owned("note").unwrap_or_default();
    let entry = Tracking { at: at?, step, place: item.owned("place")?, note };
    Some(TrackingReport { waybill: item.waybill("waybill")?, entry })
}
