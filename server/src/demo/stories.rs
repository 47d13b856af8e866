//! What customers of the demo complain of, and what they are told. Each kind has a shelf of its own.

mod attitude;
mod damage;
mod delay;
mod loss;
mod mismatch;
mod other;
mod shortage;
mod unconsented;

use super::{
    goods::Goods,
    journey::Ending,
    places::{CITIES, Spot},
};
use domain::complaint::{Field, Kind, kind::Wish};

/// One thing that went wrong.
pub(super) struct Story {
    /// The parcel and how its journey ends; none when the complaint is about something else.
    pub(super) parcel: Option<(Goods, Ending)>,
    /// Facts that only this kind asks for. Names, times, fee and insurance come from the parcel.
    pub(super) facts: &'static [(Field, &'static str)],
    /// What the customer says.
    pub(super) allegation: &'static str,
    /// What the investigation finds.
    pub(super) verified: &'static str,
    /// What the customer wants, and in which words.
    pub(super) wish: (Wish, &'static str),
}

/// The stories of a kind, with what agents tell and write.
pub(super) struct Shelf {
    /// The stories.
    pub(super) stories: [Story; 7],
    /// First replies.
    pub(super) replies: [&'static str; 3],
    /// Results, as told when the complaint is closed: two that content the customer, one that does not quite.
    pub(super) results: [&'static str; 3],
    /// Remarks for colleagues.
    pub(super) notes: [&'static str; 3],
    /// Why it goes to a lead.
    pub(super) handovers: [&'static str; 2],
    /// Why it is opened again.
    pub(super) reopening: &'static str,
}

/// The shelf of a kind.
pub(super) const fn shelf(kind: Kind) -> &'static Shelf {
    match kind {
        Kind::Attitude => &attitude::SHELF,
        Kind::Delay => &delay::SHELF,
        Kind::Damage => &damage::SHELF,
        Kind::Shortage => &shortage::SHELF,
        Kind::Loss => &loss::SHELF,
        Kind::Mismatch => &mismatch::SHELF,
        Kind::Unconsented => &unconsented::SHELF,
        Kind::Other => &other::SHELF,
    }
}

/// Puts the places of a journey into a text: `{from}`, `{to}` cities, `{start}`, `{outlet}` outlets, `{hub}` transit centre.
pub(super) fn told(text: &str, from: Spot, to: Spot) -> String {
    text.replace("{from}", CITIES[from.city].name)
        .replace("{to}", CITIES[to.city].name)
        .replace("{start}", &from.outlet())
        .replace("{outlet}", &to.outlet())
        .replace("{hub}", &to.hub())
}
