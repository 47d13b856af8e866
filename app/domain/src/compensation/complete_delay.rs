//! When an undelivered parcel counts as lost.

use super::pack::{Article, CompensationPack};
use crate::complaint::kind::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// 彻底延误时限: so many days after the promised day an undelivered parcel counts as lost. Absent = not known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompleteDelay {
    /// 同城
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_city_days: Option<u16>,
    /// 省内、省际
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domestic_days: Option<u16>,
    /// 港澳台
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hk_mo_tw_days: Option<u16>,
    /// 国际
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub international_days: Option<u16>,
    /// Where it stands.
    pub article: Article,
}

coded! {
    /// 寄递区域
    Region {
        /// 同城
        SameCity = "same_city",
        /// 省内、省际
        Domestic = "domestic",
        /// 港澳台
        HkMoTw = "hk_mo_tw",
        /// 国际
        International = "international",
    }
}

/// Whether an undelivered parcel counts as lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsAsLost {
    /// Not before this local day has begun.
    NotBefore(NaiveDate),
    /// Since the beginning of this local day.
    Since(NaiveDate),
    /// Nobody knows the limit for this region.
    LimitUnknown,
}

impl CompensationPack {
    /// Whether a parcel that is undelivered on a local day counts as lost, promised for another local day.
    #[must_use]
    pub fn counts_as_lost(&self, region: Region, promised_on: NaiveDate, on: NaiveDate) -> CountsAsLost {
        let days = self.complete_delay.as_ref().and_then(|limits| match region {
            Region::SameCity => limits.same_city_days,
            Region::Domestic => limits.domestic_days,
            Region::HkMoTw => limits.hk_mo_tw_days,
            Region::International => limits.international_days,
        });
        let Some(days) = days else { return CountsAsLost::LimitUnknown };
        // The limit is reached when its last day has ended.
        let day = promised_on.checked_add_days(chrono::Days::new(u64::from(days) + 1)).unwrap_or(NaiveDate::MAX);
        if on < day { CountsAsLost::NotBefore(day) } else { CountsAsLost::Since(day) }
    }
}
