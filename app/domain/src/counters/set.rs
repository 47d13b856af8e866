//! Which contacts a counter counts: one predicate for the number and for the rows behind it.

use super::{FirstContact, Repeats};
use crate::{
    complaint::kind::coded,
    queue::{Channel, Contact, Resolution, Setting, Settings, StageCode, UnansweredCode},
    time::Instant,
};
use chrono::NaiveDate;

coded! {
    /// A set of contacts.
    ContactSet {
        /// 排队中, now.
        Waiting = "waiting",
        /// 振铃中, now.
        Ringing = "ringing",
        /// 进线: everything that arrived, our own callbacks apart.
        Enqueued = "enqueued",
        /// 已接通
        Answered = "answered",
        /// 标准秒数内接通
        AnsweredInTime = "answered_in_time",
        /// 已接通且等待时长已知
        AnsweredTimed = "answered_timed",
        /// 放弃, the short ones apart.
        Abandoned = "abandoned",
        /// 短弃
        ShortAbandoned = "short_abandoned",
        /// 已接通或放弃: what the service level is a share of.
        Judged = "judged",
        /// 未接通而结束，非客户放弃
        Unclear = "unclear",
        /// 未接通，未结束
        Undecided = "undecided",
        /// 转接后无人接听而离开: answered once, left while waiting for the next agent.
        LeftAfterTransfer = "left_after_transfer",
        /// 已处理完成, callbacks among it.
        Handled = "handled",
        /// 已评价
        Scored = "scored",
        /// 首次联系，观察期在当日满
        First = "first",
        /// 首次联系即解决，观察期在当日满
        FirstSolved = "first_solved",
        /// 首次联系，当日结束，观察期未满
        FirstSoFar = "first_so_far",
        /// 首次联系即解决，当日结束，观察期未满
        FirstSolvedSoFar = "first_solved_so_far",
    }
}

/// What a predicate looks at besides the contact.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The instant.
    pub now: Instant,
    /// Which contacts are about the same waybill.
    pub repeats: &'a Repeats,
}

impl ContactSet {
    /// Those that are kept as figures of the day, because time alone changes nothing about them.
    pub const KEPT: [Self; 12] = [
        Self::Enqueued,
        Self::Answered,
        Self::AnsweredInTime,
        Self::AnsweredTimed,
        Self::Abandoned,
        Self::ShortAbandoned,
        Self::Judged,
        Self::Unclear,
        Self::Undecided,
        Self::LeftAfterTransfer,
        Self::Handled,
        Self::Scored,
    ];

    /// Whether it is kept as a figure of the day.
    #[must_use]
    pub fn is_kept(self) -> bool {
        Self::KEPT.contains(&self)
    }

    /// Whether a contact belongs to it.
    #[must_use]
    pub fn holds(self, contact: &Contact, sight: &Sight<'_>) -> bool {
        match self {
            Self::Waiting => contact.waits(sight.now),
            Self::Ringing => contact.stage() == StageCode::Offered,
            Self::First | Self::FirstSoFar => self.is_first(contact, sight).is_some(),
            Self::FirstSolved | Self::FirstSolvedSoFar => self.is_first(contact, sight) == Some(true),
            _ => self.holds_always(contact, sight.settings),
        }
    }

    /// The same for those that are kept: neither the time nor other contacts matter.
    pub(super) fn holds_always(self, contact: &Contact, settings: &Settings) -> bool {
        let inbound = contact.channel() != Channel::Callback;
        let answered = inbound && contact.answered_at().is_some();
        let within = |setting: Setting| contact.first_wait().map(|wait| (wait, settings.seconds(setting)));
        let gave_up = inbound && contact.unanswered.is_some_and(|end| end.code == UnansweredCode::Abandoned);
        let short = gave_up && within(Setting::ShortAbandon).is_some_and(|(wait, least)| wait < least);
        match self {
            Self::Enqueued => inbound,
            Self::Answered => answered,
            Self::AnsweredInTime => answered && within(Setting::AnswerWithin).is_some_and(|(wait, most)| wait <= most),
            Self::AnsweredTimed => answered && contact.first_wait().is_some(),
            Self::Abandoned => gave_up && !short,
            Self::ShortAbandoned => short,
            Self::Judged => answered || gave_up && !short,
            Self::Unclear => inbound && contact.unanswered.is_some() && !gave_up,
            Self::Undecided => inbound && !answered && contact.unanswered.is_none(),
            Self::LeftAfterTransfer => answered && contact.over_at.is_some() && contact.passed_on,
            Self::Handled => contact.is_handled(),
            Self::Scored => contact.score.is_some(),
            Self::Waiting
            | Self::Ringing
            | Self::First
            | Self::FirstSolved
            | Self::FirstSoFar
            | Self::FirstSolvedSoFar => false,
        }
    }

    /// Whether a first contact solved it, if it was a first contact whose time of observation is over, or for «so far»
    /// lasts.
    fn is_first(self, contact: &Contact, sight: &Sight<'_>) -> Option<bool> {
        let watched = FirstContact::of(contact, sight.repeats, sight.settings)?;
        let so_far = matches!(self, Self::FirstSoFar | Self::FirstSolvedSoFar);
        let settled = watched.settles_at <= sight.now;
        (settled != so_far).then(|| !watched.repeated && contact.resolution == Some(Resolution::Solved))
    }

    /// The local day to which a contact counts in this set; `None` for what is only true now.
    #[must_use]
    pub fn day(self, contact: &Contact, settings: &Settings) -> Option<NaiveDate> {
        let at = match self {
            Self::Waiting | Self::Ringing => return None,
            Self::First | Self::FirstSolved => contact.over_at? + settings.repeat_span(),
            Self::FirstSoFar | Self::FirstSolvedSoFar => contact.over_at?,
            _ => contact.counts_from(),
        };
        Some(settings.zone().day(at))
    }
}
