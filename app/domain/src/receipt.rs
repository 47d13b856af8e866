//! Return receipts: when they are due, and what house rules would charge for them.
//!
//! What a person of ours would bear is only ever a proposal. It becomes anything else when a manager confirms it, and
//! the law on wages may allow less than house rules say.

pub mod command;
pub mod decide;
mod event;
mod form;
mod open;
mod propose;
mod record;
mod terms;

pub use command::{Deed, ReceiptCommand, ReceiptOutcome, ReceiptRefusal, ReceiptSubmission};
pub use event::ReceiptEvent;
pub use form::{
    MAX_BATCHES, ReceiptFlaw, ReceiptForm, ReceiptInput, ReceiptProblem, Registration, TEXT_LENGTH, parse_day,
};
pub use open::{OpenProposal, ReceiptStage};
pub use propose::{Proposal, Split, propose};
pub use record::{
    Anomaly, Assessment, Demand, DemandKind, Explanation, Matter, Noticed, Responsible, ReturnReceipt, Ruling,
    Whereabouts, WhereaboutsCode,
};
pub use terms::{Charge, LossRule, ReceiptLimit, ReceiptLimits, ReceiptTerms, ReceiptTermsProblem};

use crate::{amount::Fen, complaint::kind::coded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// 中转次数
    Route {
        /// 直达
        Direct = "direct",
        /// 一次中转
        OneTransfer = "one_transfer",
        /// 两次中转
        TwoTransfers = "two_transfers",
    }
}

coded! {
    /// 责任人
    Bearer {
        /// 责任人本人
        Person = "person",
        /// 无法确定责任人时，其上级
        Superior = "superior",
    }
}

/// What went wrong with receipts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failing {
    /// A receipt came back late, or has not come back, and settlement suffered.
    Slow {
        /// How often the goods changed vehicles.
        route: Route,
        /// When each batch arrived; the clock waits for the last one.
        arrived: Vec<Option<NaiveDate>>,
        /// When the receipt was back; `None` = not yet.
        back_on: Option<NaiveDate>,
    },
    /// The list at the end of the month was not explained.
    Unexplained {
        /// How many receipts.
        tickets: u32,
    },
    /// An anomaly was missed, or left by the head.
    AnomalyMissed {
        /// How many receipts.
        tickets: u32,
    },
    /// A receipt was lost, with a direct loss for the company.
    Lost {
        /// The loss.
        loss: Fen,
    },
    /// A receipt cannot be used.
    Unusable {
        /// The loss.
        loss: Fen,
    },
}

/// Where a receipt stands on a local day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A batch has not arrived, or none is known.
    NotStarted,
    /// On time, or back on time.
    InTime {
        /// The last day.
        last_day: NaiveDate,
    },
    /// Past the normal days, but not past the latest day: chase it, charge nobody.
    InGrace {
        /// The normal last day.
        last_day: NaiveDate,
        /// The latest day.
        latest_day: NaiveDate,
    },
    /// Past the latest day.
    Late {
        /// The latest day.
        latest_day: NaiveDate,
        /// Whole days since.
        days: u32,
    },
}
