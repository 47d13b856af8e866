//! Who calls, and what about: the people, parcels and complaints of the demo's own making.

use crate::demo;
use casework::ports::Seed;
use chrono::TimeDelta;
use domain::{
    calendar::Calendar,
    complaint::{
        ChannelCode, Complaint, ComplaintEvent, Field, Form,
        draft::{instant_moment, parse},
    },
    rulebook::Rulebook,
    time::Instant,
};

/// A matter somebody calls about.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matter {
    /// The number of whoever calls.
    pub phone: String,
    /// What the caller is called.
    pub name: String,
    /// The waybill; empty when there is none.
    pub waybill: String,
    /// The complaint it may become, every field its kind asks for filled.
    pub form: Form,
}

/// Everybody who may call.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    matters: Vec<Matter>,
    nobody: Matter,
}

impl Crowd {
    /// The customers of the demo as of now.
    #[must_use]
    pub fn of_demo(now: Instant) -> Self {
        let seed = demo::seed(now, &Rulebook::builtin(), &Calendar::cn_mainland(), "");
        Self { matters: filed(&seed).map(|complaint| matter(complaint, now)).collect(), nobody: Matter::default() }
    }

    /// How many matters there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.matters.len()
    }

    /// One of them.
    #[must_use]
    pub fn matter(&self, number: usize) -> &Matter {
        self.matters.get(number).unwrap_or(&self.nobody)
    }
}

fn filed(seed: &Seed) -> impl Iterator<Item = &Complaint> {
    seed.complaints.iter().filter_map(|history| match history.first() {
        Some((ComplaintEvent::Filed { complaint }, _, _)) => Some(complaint.as_ref()),
        _ => None,
    })
}

/// The same matter, told on the telephone today.
fn matter(complaint: &Complaint, now: Instant) -> Matter {
    let mut form = complaint.facts.form().clone();
    form.insert(Field::Channel, ChannelCode::Hotline.code().to_owned());
    if let Some(reply_by) = form.get_mut(&Field::ReplyBy) {
        *reply_by = instant_moment(now + TimeDelta::hours(6));
    }
    // What another channel asks for is left out.
    if let Ok(facts) = parse(&form, now) {
        form = facts.form().clone();
    }
    let text = |field| form.get(&field).cloned().unwrap_or_default();
    Matter { phone: text(Field::ContactPhone), name: text(Field::ContactName), waybill: text(Field::Waybill), form }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};
    use domain::complaint::Kind;

    #[test]
    fn every_kind_can_be_complained_of_with_all_its_fields() {
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 2, 0, 0).unwrap();
        let crowd = Crowd::of_demo(now);
        for matter in &crowd.matters {
            assert!(parse(&matter.form, now + TimeDelta::minutes(5)).is_ok(), "{:?}", matter.form);
            assert!(!matter.phone.is_empty());
        }
        for kind in Kind::ALL {
            let of_kind = |matter: &&Matter| matter.form.get(&Field::Kind).is_some_and(|code| code == kind.code());
            assert!(crowd.matters.iter().any(|matter| of_kind(&matter)), "{kind:?}");
        }
    }
}
