//! Where terms of our own would pay less than the law in force gives: found by working out many claims by both.
//!
//! What is found is certain, because each finding is a claim with its two amounts. That nothing is found proves nothing:
//! only the claims of the grid were tried, and whether a contract may give less is for people to decide. So it never
//! refuses terms; it is said before they are installed.

use super::{
    Answer, Assessment, Cause, Claim, ClaimKind, CompensationBook, CompensationPack, Difference, Options, PackVersion,
    Packer, Share, Status, Window, assess, compare,
};
use crate::{
    amount::{Fen, Grams},
    complaint::reckoning::{EXPRESS, POSTAL},
};
use serde::{Deserialize, Serialize};

/// A claim for which terms of our own pay less than the law gives at least.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shortfall {
    /// Our own terms.
    pub terms: PackVersion,
    /// The law.
    pub law: PackVersion,
    /// The claim.
    pub claim: Claim,
    /// Compensation by our own terms.
    pub pays: Fen,
    /// The least by law.
    pub floor: Fen,
    /// Compensation by the version they take over from; `None` = there is none.
    pub before: Option<Fen>,
}

impl CompensationPack {
    /// Whether it says what the law gives, rather than what we promise.
    #[must_use]
    pub fn is_law(&self) -> bool {
        [EXPRESS, POSTAL].contains(&self.id.as_str())
    }

    fn named(&self) -> PackVersion {
        PackVersion { id: self.id.clone(), version: self.version.clone() }
    }

    fn meets(&self, other: &Self) -> bool {
        self.valid_until.is_none_or(|last| other.valid_from <= last)
            && other.valid_until.is_none_or(|last| self.valid_from <= last)
    }
}

/// Where a version of this book, our own terms or the law, makes our own terms pay less than the law on some day: one
/// claim for each kind, insured and not, the plainest one that shows it.
#[must_use]
pub fn shortfalls(
    book: &CompensationBook,
    id: &str,
    version: &str,
    before: Option<&CompensationPack>,
) -> Vec<Shortfall> {
    let Some(new) = book.version(id, version) else { return Vec::new() };
    let others = book.packs().iter().filter(|other| other.meets(new));
    if new.id == POSTAL {
        return Vec::new();
    }
    if new.is_law() {
        return others.filter(|other| !other.is_law()).flat_map(|own| between(own, new, None)).collect();
    }
    others.filter(|other| other.id == EXPRESS).flat_map(|law| between(new, law, before)).collect()
}

fn between(own: &CompensationPack, law: &CompensationPack, before: Option<&CompensationPack>) -> Vec<Shortfall> {
    let branches = ClaimKind::ALL.iter().flat_map(|&kind| [false, true].map(|insured| (kind, insured)));
    branches.filter_map(|(kind, is_insured)| worst(own, law, before, kind, is_insured)).collect()
}

/// The claim of a branch that shows it: in the plainest circumstances in which it shows at all, the largest difference.
fn worst(
    own: &CompensationPack,
    law: &CompensationPack,
    before: Option<&CompensationPack>,
    kind: ClaimKind,
    is_insured: bool,
) -> Option<Shortfall> {
    for circumstances in CIRCUMSTANCES {
        let mut found: Option<Shortfall> = None;
        for claim in claims(kind, is_insured).map(circumstances) {
            let Some((pays, floor)) = short(own, law, &claim) else { continue };
            if found.as_ref().is_none_or(|found| found.floor.0 - found.pays.0 < floor.0 - pays.0) {
                found = Some(Shortfall { terms: own.named(), law: law.named(), claim, pays, floor, before: None });
            }
        }
        if let Some(mut found) = found {
            let paid = |pack| assess(pack, Options::default(), &found.claim).amount(super::LineKind::Compensation);
            found.before = before.map(paid);
            return Some(found);
        }
    }
    None
}

/// What our own terms pay and the law gives at least, where that is more.
fn short(own: &CompensationPack, law: &CompensationPack, claim: &Claim) -> Option<(Fen, Fen)> {
    let by = |pack| -> Assessment { assess(pack, Options::default(), claim) };
    let ours = by(own);
    // What a person decides every time promises nothing.
    if ours.status == Status::Review {
        return None;
    }
    compare(&ours, &by(law)).into_iter().find_map(|difference| match difference {
        Difference::BelowFloor { house, floor } => Some((house, floor)),
        _ => None,
    })
}

/// What else may be so, the plainest first.
const CIRCUMSTANCES: [fn(Claim) -> Claim; 11] = [
    |claim| claim,
    |claim| Claim { contract_cap_multiple: Some(5), term_highlighted: Some(Answer::Yes), ..claim },
    |claim| Claim { contract_cap_multiple: Some(5), term_highlighted: Some(Answer::No), ..claim },
    |claim| Claim { gross_negligence: Some(Answer::Yes), ..claim },
    |claim| Claim { signed_and_left: Some(Answer::Yes), ..claim },
    |claim| Claim { packed_by: Some(Packer::Customer), ..claim },
    |claim| Claim { window: Some(Window::Missed), ..claim },
    |claim| Claim { window: Some(Window::InquiredOnly), ..claim },
    |claim| Claim { cause: Some(Cause::ForceMajeure), ..claim },
    |claim| Claim { cause: Some(Cause::Customer), ..claim },
    |claim| Claim { cause: Some(Cause::Inherent), ..claim },
];

/// Fee in fen and weight in grams: a light parcel and a heavy one.
const CONSIGNMENTS: [(i64, i64); 2] = [(1_200, 1_000), (6_000, 20_000)];
/// What the contents are worth, in fen.
const VALUES: [i64; 3] = [5_000, 100_000, 2_000_000];
/// How much of it is lost where not everything is.
const LOST: [Share; 2] = [Share(1, 3), Share(1, 10)];

/// Claims that hold every fact an amount may need.
fn claims(kind: ClaimKind, is_insured: bool) -> impl Iterator<Item = Claim> {
    let lost: &'static [Share] = match kind {
        ClaimKind::Loss | ClaimKind::Delay | ClaimKind::TotalDamage => &[Share(1, 1)],
        _ => &LOST,
    };
    // Insured for the half, for the whole, and for more than it is worth.
    let insured: &'static [Option<i64>] = if is_insured { &[Some(1), Some(2), Some(3)] } else { &[None] };
    CONSIGNMENTS.into_iter().flat_map(move |(fee, weight)| {
        VALUES.into_iter().flat_map(move |value| {
            lost.iter().flat_map(move |&Share(part, whole)| {
                insured.iter().map(move |halves| Claim {
                    fee: Some(Fen(fee)),
                    weight: Some(Grams(weight)),
                    value: Some(Fen(value)),
                    actual_loss: Some(Fen(value * part / whole)),
                    lost: Some(Share(part, whole)),
                    insured: halves.map(|halves| Fen(value / 2 * halves)),
                    gross_negligence: Some(Answer::No),
                    ..Claim::of(kind)
                })
            })
        })
    })
}
