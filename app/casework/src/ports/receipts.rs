//! Return receipts as a list finds them.

use domain::receipt::{ReceiptStage, ReturnReceipt};

/// One page of return receipts, with counts of the same moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReceiptRows {
    /// The receipts, at most 50.
    pub receipts: Vec<ReturnReceipt>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
    /// How many there are whatever their stage, the other filters applied.
    pub all: u32,
    /// How many there are of each stage, the other filters applied.
    pub counts: Vec<(ReceiptStage, u32)>,
    /// Every outlet that has receipts, without any filter.
    pub outlets: Vec<String>,
}
