//! Waybills and their tracking histories.

use crate::{
    amount::{Fen, Grams},
    complaint::kind::coded,
    id::CustomerId,
    search::{halfwidth, is_invisible},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// A waybill number: 8 to 24 letters and digits, upper case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WaybillNumber(String);

impl WaybillNumber {
    /// Reads a number as typed: spaces and dashes go, letters become upper case, full width becomes half width.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = halfwidth(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !is_invisible(*c) && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let fits = (8..=24).contains(&plain.len())
            && plain.chars().all(|c| c.is_ascii_alphanumeric())
            && plain.chars().filter(char::is_ascii_digit).count() >= 6;
        fits.then_some(Self(plain))
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number with only its first two and last four characters left: `YL*******0001`.
    #[must_use]
    pub fn masked(&self) -> String {
        let (first, last) = (self.0.get(..2), self.0.get(self.0.len().saturating_sub(4)..));
        let hidden = "*".repeat(self.0.len().saturating_sub(6));
        format!("{}{hidden}{}", first.unwrap_or_default(), last.unwrap_or_default())
    }
}

/// A consignment and what happened to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waybill {
    /// The number on the label.
    pub number: WaybillNumber,
    /// Who sent it.
    pub sender: CustomerId,
    /// Who receives it.
    pub recipient: CustomerId,
    /// What it holds, as declared.
    pub goods: String,
    /// Pieces.
    pub pieces: u32,
    /// Weight.
    pub weight: Grams,
    /// Service fee.
    pub fee: Fen,
    /// Insured amount; `None` when not insured.
    pub insured: Option<Fen>,
    /// When it was accepted.
    pub accepted_at: Instant,
    /// When it was promised to arrive.
    pub promised_at: Instant,
    /// Its history, oldest first.
    pub tracking: Vec<Tracking>,
}

impl Waybill {
    /// The newest tracking entry.
    #[must_use]
    pub fn latest(&self) -> Option<&Tracking> {
        self.tracking.last()
    }

    /// Puts an entry where its time belongs; one of the same time and step is corrected. Whether anything changed.
    pub fn take(&mut self, entry: Tracking) -> bool {
        if self.tracking.contains(&entry) {
            return false;
        }
        self.tracking.retain(|kept| (kept.at, kept.step) != (entry.at, entry.step));
        // Of two things at one time the earlier step comes first, whichever was told first.
        let place = self.tracking.partition_point(|kept| (kept.at, kept.step) < (entry.at, entry.step));
        self.tracking.insert(place, entry);
        true
    }

    /// Who took it, when it was signed for.
    #[must_use]
    pub fn signed(&self) -> Option<&Tracking> {
        self.tracking.iter().rev().find(|t| matches!(t.step, TrackingStep::Signed | TrackingStep::Locker))
    }
}

/// One entry of a tracking history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tracking {
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub step: TrackingStep,
    /// City and site, for instance `杭州西湖网点`.
    pub place: String,
    /// For a signature: by whom (`本人`, `门卫`). For a problem: what. Otherwise empty.
    pub note: String,
}

/// An entry that was changed, or taken out, after it had been seen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EditedTracking {
    /// As it was.
    pub then: Tracking,
    /// As it is now; `None` when it is gone.
    pub now: Option<Tracking>,
}

/// The entries of a history that do not stand any more as they stood. Entries that came later are no edits.
#[must_use]
pub fn edited(then: &[Tracking], now: &[Tracking]) -> Vec<EditedTracking> {
    let stands = |entry: &Tracking| now.contains(entry);
    let same_event = |entry: &Tracking| now.iter().find(|n| n.at == entry.at && n.step == entry.step).cloned();
    let gone = then.iter().filter(|entry| !stands(entry));
    gone.map(|entry| EditedTracking { then: entry.clone(), now: same_event(entry) }).collect()
}

coded! {
    /// What happened to a consignment.
    TrackingStep {
        /// 已揽收
        Accepted = "accepted",
        /// 离开
        Departed = "departed",
        /// 到达
        Arrived = "arrived",
        /// 派送中
        OutForDelivery = "out_for_delivery",
        /// 派送未成功
        AttemptFailed = "attempt_failed",
        /// 问题件
        Problem = "problem",
        /// 已放入快递柜或驿站
        Locker = "locker",
        /// 已签收
        Signed = "signed",
    }
}
