//! First-contact resolution: whether one contact was enough.
//!
//! Looked at are contacts that an agent handled, with a known waybill, when there was none about the same waybill in the
//! days before. It was enough when the agent says so and nobody contacted us about that waybill again within as many
//! days after its end. Only then it is known, so the figure of a day is about the contacts whose days of observation
//! ended on that day; those of today are told apart, as «so far». Callbacks of ours are no contacts of the customer.

use crate::{
    id::ContactId,
    queue::{Channel, Contact, Settings},
    time::Instant,
    waybill::WaybillNumber,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound::{Excluded, Unbounded},
};
use uuid::Uuid;

/// Which contacts are about the same waybill, and when those with one ended.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Repeats {
    by_waybill: BTreeMap<WaybillNumber, BTreeSet<(Instant, ContactId)>>,
    ended: BTreeSet<(Instant, ContactId)>,
}

/// A first contact about a waybill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FirstContact {
    /// From then on nothing is a repeat any more.
    pub settles_at: Instant,
    /// Whether there was one.
    pub repeated: bool,
}

impl Repeats {
    pub(super) fn add(&mut self, contact: &Contact) {
        let Some((waybill, key)) = key(contact) else { return };
        self.by_waybill.entry(waybill.clone()).or_default().insert(key);
        self.ended.extend(contact.over_at.map(|over| (over, contact.id)));
    }

    pub(super) fn remove(&mut self, contact: &Contact) {
        let Some((waybill, key)) = key(contact) else { return };
        if let Some(others) = self.by_waybill.get_mut(waybill) {
            others.remove(&key);
            if others.is_empty() {
                self.by_waybill.remove(waybill);
            }
        }
        if let Some(over) = contact.over_at {
            self.ended.remove(&(over, contact.id));
        }
    }

    /// Contacts about a waybill that ended from one instant until before another.
    pub(super) fn ended_between(&self, from: Instant, until: Instant) -> impl Iterator<Item = ContactId> {
        let first = (from, ContactId(Uuid::nil()));
        self.ended.range(first..).take_while(move |(at, _)| *at < until).map(|(_, id)| *id)
    }
}

impl FirstContact {
    /// `None` when it was not the first one, or is not handled, or is about no known waybill.
    #[must_use]
    pub fn of(contact: &Contact, repeats: &Repeats, settings: &Settings) -> Option<Self> {
        let (waybill, own) = key(contact)?;
        let over = contact.over_at.filter(|_| contact.is_handled())?;
        let others = repeats.by_waybill.get(waybill)?;
        let span = settings.repeat_span();
        let earlier = others.range(..own).next_back().is_some_and(|(at, _)| *at >= own.0 - span);
        let settles_at = over + span;
        let later = others.range((Excluded(own), Unbounded)).next().is_some_and(|(at, _)| *at <= settles_at);
        (!earlier).then_some(Self { settles_at, repeated: later })
    }
}

fn key(contact: &Contact) -> Option<(&WaybillNumber, (Instant, ContactId))> {
    let waybill = contact.waybill.as_ref().filter(|_| contact.channel() != Channel::Callback)?;
    Some((waybill, (contact.arrived_at, contact.id)))
}
