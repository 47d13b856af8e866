//! The list of complaints: what is asked, and a page of the answer.

use super::ComplaintRow;
use crate::{
    complaint::{Kind, StageCode, kind::ChannelCode},
    rulebook::Band,
};
use serde::{Deserialize, Serialize};

/// The question a complaint list answers. Its fields are the query of the page's address.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ComplaintQuery {
    /// Free search: number, waybill, four digits of a phone, or words.
    pub q: String,
    /// Only this stage; `None` means every open stage, unless `closed_too`.
    pub stage: Option<StageCode>,
    /// Closed ones as well.
    pub closed_too: bool,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this channel.
    pub channel: Option<ChannelCode>,
    /// Whose.
    pub owner: OwnerFilter,
    /// Only those whose next clock is in this band.
    pub band: Option<Band>,
    /// Order.
    pub sort: Sort,
    /// Where the page starts: [`ComplaintList::next`] of the page before.
    pub cursor: Option<String>,
}

/// Whose complaints.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerFilter {
    /// Everybody's.
    #[default]
    Anyone,
    /// The signed-in person's.
    Mine,
    /// Nobody's: waiting for a lead.
    Nobody,
}

/// Order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Nearest unmet deadline first; those without a running clock last.
    #[default]
    Deadline,
    /// Newest first.
    Newest,
}

/// One page of a complaint list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ComplaintList {
    /// The rows, at most 50.
    pub rows: Vec<ComplaintRow>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<String>,
}
