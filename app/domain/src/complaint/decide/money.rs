//! Decisions on amounts: keeping what was worked out, and ruling on it.

use super::{open, text};
use crate::{
    amount::Fen,
    command::Refusal,
    compensation::{CompensationBook, Status},
    complaint::{
        Complaint, ComplaintEvent,
        reckoning::{AmountRefusal as Why, Basis, Decision, Ground, Reckoning, Ruling, results},
    },
    id::AccountId,
    time::Instant,
};

/// How often an amount may be worked out for one complaint.
pub const MOST_RECKONINGS: usize = 20;

/// Keeps amounts that were worked out. Where the waybill tells the day of acceptance, that day decides which terms apply.
///
/// # Errors
/// A closed complaint; no terms for that day; the same result as the newest one kept; too many.
pub fn reckon(
    complaint: &Complaint,
    basis: &Basis,
    book: &CompensationBook,
    at: Instant,
    by: AccountId,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    let accepted_on = complaint.parcel_accepted_on().unwrap_or(basis.accepted_on);
    let results = results(&Basis { accepted_on, ..*basis }, book);
    if results.is_empty() {
        return Err(Why::NoTerms.into());
    }
    let newest = complaint.reckonings.last();
    if newest.is_some_and(|last| last.ruling.is_none() && last.results == results) {
        return Err(Refusal::NothingChanges);
    }
    if complaint.reckonings.len() >= MOST_RECKONINGS {
        return Err(Why::TooMany.into());
    }
    let number = newest.map_or(1, |last| last.number + 1);
    let reckoning = Reckoning { number, at, by, accepted_on, results, ruling: None };
    Ok(vec![ComplaintEvent::AmountReckoned { reckoning: Box::new(reckoning) }])
}

/// Rules on the newest amount. House terms may be applied only as far as they give what the law gives at least; less
/// than that needs the customer's agreement, and a refusal needs a law that allows it.
///
/// # Errors
/// A closed complaint; an amount that was ruled on, or that another one has replaced; an amount that its ground does not
/// carry; no reason.
pub fn rule(
    complaint: &Complaint,
    number: u32,
    decision: Decision,
    why: &str,
    at: Instant,
    by: AccountId,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    open(complaint)?;
    let newest = complaint.reckonings.last().ok_or(Refusal::NotFound)?;
    if newest.number != number || newest.ruling.is_some() {
        return Err(Why::Replaced.into());
    }
    carries(newest, decision)?;
    let ruling = Ruling { at, by, decision, text: text(why)? };
    Ok(vec![ComplaintEvent::AmountRuled { number, ruling }])
}

/// Whether the ground carries the amount.
fn carries(reckoning: &Reckoning, decision: Decision) -> Result<(), Why> {
    let floor = reckoning.least_by_law();
    let not_below = |amount: Fen| match floor {
        None => Err(Why::LawUnknown),
        Some(floor) if amount < floor => Err(Why::BelowLaw { floor }),
        Some(_) => Ok(()),
    };
    let (amount, ground) = match decision {
        Decision::Refuse => return not_below(Fen(0)),
        Decision::Pay { amount, ground } => (amount, ground),
    };
    if amount.0 <= 0 || amount > Fen::MAX {
        return Err(Why::Impossible);
    }
    match ground {
        // What the parties agree on goes before every formula.
        Ground::Agreement => Ok(()),
        Ground::Goodwill => not_below(amount),
        Ground::HouseTerms => {
            let house = reckoning.house().filter(|house| house.status != Status::InputError);
            let total = house.map(|house| house.total).ok_or(Why::NoTerms)?;
            if amount != total {
                return Err(Why::NotHouseTerms { amount: total });
            }
            not_below(amount)
        }
        Ground::Law => {
            not_below(amount)?;
            match reckoning.most_by_law() {
                Some(most) if amount > most => Err(Why::AboveLaw { most }),
                _ => Ok(()),
            }
        }
    }
}
