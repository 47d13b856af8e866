//! What a blank takes, and which are still open.

use super::{
    fact::{Fact, Slot},
    text::{Blanks, CALL_BLANKS, blank_names},
};
use crate::complaint::{Field, Input};

/// What kind of words a blank takes, so that it can be filled with the right field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlankKind {
    /// A person's or the company's name.
    Name,
    /// The last four characters of a waybill number.
    WaybillTail,
    /// A moment as it is said: `明天上午10点`.
    Time,
    /// A day as it is said: `11月25日`.
    Date,
    /// Yuan and fen, without the unit.
    Amount,
    /// A place: a town, an outlet, an address.
    Place,
    /// A whole number.
    Count,
    /// Any other words.
    Words,
}

/// What kind of words fill this blank; nothing for a blank nobody knows.
#[must_use]
pub fn blank_kind(name: &str) -> Option<BlankKind> {
    if CALL_BLANKS.contains(&name) {
        return Some(match name {
            "customer" | "agent" | "company" | "name" => BlankKind::Name,
            "waybill_tail" => BlankKind::WaybillTail,
            "time" => BlankKind::Time,
            "date" => BlankKind::Date,
            "amount" => BlankKind::Amount,
            "place" => BlankKind::Place,
            _ if name.starts_with("due_") => BlankKind::Time,
            _ => BlankKind::Words,
        });
    }
    Slot::from_code(name).map(of_slot)
}

fn of_slot(slot: Slot) -> BlankKind {
    match (slot, slot.input()) {
        (Slot::Field(Field::ContactName | Field::Staff) | Slot::Fact(Fact::Company | Fact::PickupContact), _) => {
            BlankKind::Name
        }
        (Slot::Field(Field::ReceiverAddress), _) => BlankKind::Place,
        (Slot::Fact(fact), Input::Line(_)) if is_place(fact) => BlankKind::Place,
        (_, Input::Money) => BlankKind::Amount,
        (_, Input::Count) => BlankKind::Count,
        (_, Input::Moment) => BlankKind::Time,
        (_, Input::Day) => BlankKind::Date,
        _ => BlankKind::Words,
    }
}

const fn is_place(fact: Fact) -> bool {
    matches!(fact, Fact::Origin | Fact::Destination | Fact::OtherDestination | Fact::PickupAddress)
}

/// The blanks of a text that nothing fills yet, each once, in order. While there is one the text must not be sent.
#[must_use]
pub fn open_blanks(text: &str, blanks: &Blanks) -> Vec<String> {
    let mut open = Vec::new();
    for name in blank_names(text) {
        if blanks.get(&name).is_none() && !open.contains(&name) {
            open.push(name);
        }
    }
    open
}
