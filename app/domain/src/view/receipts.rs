//! What the pages on return receipts show.

use super::PersonRef;
use crate::{
    id::ReturnReceiptId,
    receipt::{ReceiptEvent, ReceiptStage, ReceiptTerms, Responsible, ReturnReceipt, Route, Standing, WhereaboutsCode},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The question a list of receipts answers. Its fields are the query of the page's address.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ReceiptQuery {
    /// The beginning of a waybill number, or a part of the outlet's name.
    pub q: String,
    /// Only this outlet; empty = all.
    pub outlet: String,
    /// Only these.
    pub stage: Option<ReceiptStage>,
    /// Where the page starts: [`ReceiptList::next`] of the page before.
    pub cursor: Option<String>,
}

/// One page of a list of receipts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptList {
    /// The rows, at most 50; those waited for by the day they are due, then the others, newest first.
    pub rows: Vec<ReceiptRow>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
    /// How many there are in all, whatever the stage.
    pub all: u32,
    /// How many there are of each stage.
    pub counts: Vec<(ReceiptStage, u32)>,
    /// Every outlet that has receipts.
    pub outlets: Vec<String>,
    /// The local day all this is as of.
    pub today: NaiveDate,
}

impl ReceiptList {
    /// How many there are of a stage, or in all.
    #[must_use]
    pub fn count(&self, stage: Option<ReceiptStage>) -> u32 {
        let Some(stage) = stage else { return self.all };
        self.counts.iter().find(|(one, _)| *one == stage).map_or(0, |(_, count)| *count)
    }
}

/// A row of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptRow {
    /// Identity.
    pub id: ReturnReceiptId,
    /// Waybill number.
    pub waybill: String,
    /// 网点或区域
    pub outlet: String,
    /// 中转次数
    pub route: Route,
    /// Who answers for it.
    pub responsible: Responsible,
    /// Where it is.
    pub whereabouts: WhereaboutsCode,
    /// The day the waiting ended.
    pub ended_on: Option<NaiveDate>,
    /// How it stands with its days.
    pub standing: Standing,
    /// How many batches arrived.
    pub arrived: u32,
    /// How many there are.
    pub batches: u32,
    /// Proposals that wait for a manager.
    pub open: u32,
    /// Proposals that were decided.
    pub decided: u32,
}

impl ReceiptRow {
    /// The row of a receipt on a local day.
    #[must_use]
    pub fn of(receipt: &ReturnReceipt, terms: &ReceiptTerms, today: NaiveDate) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            id: receipt.id,
            waybill: receipt.waybill.as_str().to_owned(),
            outlet: receipt.outlet.clone(),
            route: receipt.route,
            responsible: receipt.responsible.clone(),
            whereabouts: receipt.whereabouts.code(),
            ended_on: receipt.whereabouts.ended_on(),
            standing: receipt.standing(terms, today),
            arrived: count(receipt.batches.iter().flatten().count()),
            batches: count(receipt.batches.len()),
            open: count(receipt.open(terms, today).len()),
            decided: count(receipt.assessments.len()),
        }
    }
}

/// Everything the page of one receipt shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptPage {
    /// The receipt.
    pub receipt: ReturnReceipt,
    /// The rules it is judged by.
    pub terms: ReceiptTerms,
    /// What happened, oldest first.
    pub timeline: Vec<ReceiptEntry>,
    /// Those who recorded or decided something.
    pub people: Vec<PersonRef>,
}

/// One line of its timeline.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptEntry {
    /// Number in the log.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// What happened.
    pub what: ReceiptEvent,
}
