//! What a floor is set to. Every value has a range, because a counter is shown with the settings it was counted by.

use super::coded;
use crate::time::{BUSINESS_OFFSET_SECONDS, Instant};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

coded! {
    /// The name of a setting, for forms and for the definitions of counters.
    Setting {
        /// 振铃秒数: an offer not taken by then goes back.
        Offer = "offer_seconds",
        /// 接通标准秒数: what counts as answered quickly.
        AnswerWithin = "answer_within_seconds",
        /// 短弃秒数: who leaves sooner is counted apart.
        ShortAbandon = "short_abandon_seconds",
        /// 整理时限: after it an agent counts as stuck.
        WrapUpLimit = "wrap_up_limit_seconds",
        /// 同时在线会话数
        ChatCapacity = "chat_capacity",
        /// 重复来电天数
        RepeatDays = "repeat_days",
        /// 业务时区: minutes ahead of UTC.
        Zone = "zone_minutes",
    }
}

impl Setting {
    /// The least and the greatest value.
    #[must_use]
    pub const fn range(self) -> (i32, i32) {
        match self {
            Self::Offer => (5, 120),
            Self::AnswerWithin => (5, 300),
            Self::ShortAbandon => (0, 60),
            Self::WrapUpLimit => (30, 3600),
            Self::ChatCapacity => (1, 8),
            Self::RepeatDays => (1, 30),
            Self::Zone => (-12 * 60, 14 * 60),
        }
    }

    /// What a new installation starts with.
    #[must_use]
    pub const fn usual(self) -> i32 {
        match self {
            Self::Offer | Self::AnswerWithin => 20,
            Self::ShortAbandon => 5,
            Self::WrapUpLimit => 300,
            Self::ChatCapacity => 3,
            Self::RepeatDays => 7,
            Self::Zone => BUSINESS_OFFSET_SECONDS / 60,
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Offer => 0,
            Self::AnswerWithin => 1,
            Self::ShortAbandon => 2,
            Self::WrapUpLimit => 3,
            Self::ChatCapacity => 4,
            Self::RepeatDays => 5,
            Self::Zone => 6,
        }
    }
}

/// Settings, each within its range: there is no other way to make them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<(Setting, i32)>", into = "Vec<(Setting, i32)>")]
pub struct Settings([i32; 7]);

/// A value outside its range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("setting_out_of_range")]
pub struct OutOfRange {
    /// Which setting.
    pub setting: Setting,
    /// The least value.
    pub min: i32,
    /// The greatest value.
    pub max: i32,
}

impl Default for Settings {
    fn default() -> Self {
        let mut values = [0; 7];
        for setting in Setting::ALL {
            values[setting.place()] = setting.usual();
        }
        Self(values)
    }
}

impl TryFrom<Vec<(Setting, i32)>> for Settings {
    type Error = OutOfRange;

    /// Settings that are not named keep their usual value, so that a new one does not spoil what is kept.
    fn try_from(values: Vec<(Setting, i32)>) -> Result<Self, OutOfRange> {
        values.into_iter().try_fold(Self::default(), |settings, (setting, value)| settings.with(setting, value))
    }
}

impl From<Settings> for Vec<(Setting, i32)> {
    fn from(settings: Settings) -> Self {
        Setting::ALL.iter().map(|setting| (*setting, settings.get(*setting))).collect()
    }
}

impl Settings {
    /// The value of one.
    #[must_use]
    pub const fn get(&self, setting: Setting) -> i32 {
        self.0[setting.place()]
    }

    /// The same with another value for one.
    ///
    /// # Errors
    /// [`OutOfRange`].
    pub fn with(mut self, setting: Setting, value: i32) -> Result<Self, OutOfRange> {
        let (min, max) = setting.range();
        if !(min..=max).contains(&value) {
            return Err(OutOfRange { setting, min, max });
        }
        self.0[setting.place()] = value;
        Ok(self)
    }

    /// A setting in seconds, as a span.
    #[must_use]
    pub(crate) fn seconds(&self, setting: Setting) -> TimeDelta {
        TimeDelta::seconds(self.get(setting).into())
    }

    /// The business zone, in which days begin at midnight.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        Zone { minutes: self.get(Setting::Zone) }
    }

    /// Within how many days a further contact about a waybill is a repeat.
    #[must_use]
    pub fn repeat_span(&self) -> TimeDelta {
        TimeDelta::days(self.get(Setting::RepeatDays).into())
    }

    /// How many chats somebody takes at once.
    #[must_use]
    pub fn chat_capacity(&self) -> u32 {
        self.get(Setting::ChatCapacity).unsigned_abs()
    }
}

/// A zone with a fixed offset. Day figures are those of its local days, wherever the server stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone {
    minutes: i32,
}

impl Zone {
    fn offset(self) -> TimeDelta {
        TimeDelta::minutes(self.minutes.into())
    }

    /// The local day an instant falls on.
    #[must_use]
    pub fn day(self, at: Instant) -> NaiveDate {
        self.local(at).date()
    }

    /// Which quarter of an hour of its local day an instant falls into, from 0 to 95.
    #[must_use]
    pub fn quarter(self, at: Instant) -> u8 {
        let since = self.local(at).time().signed_duration_since(NaiveTime::MIN);
        u8::try_from(since.num_minutes() / 15).unwrap_or_default()
    }

    /// The first instant of a local day.
    #[must_use]
    pub fn start_of(self, day: NaiveDate) -> Instant {
        let midnight = day.and_time(NaiveTime::MIN);
        midnight.checked_sub_signed(self.offset()).unwrap_or(midnight).and_utc()
    }

    /// The first instant after a local day.
    #[must_use]
    pub fn end_of(self, day: NaiveDate) -> Instant {
        self.start_of(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    fn local(self, at: Instant) -> chrono::NaiveDateTime {
        at.naive_utc().checked_add_signed(self.offset()).unwrap_or(at.naive_utc())
    }
}
