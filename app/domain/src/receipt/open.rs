//! Which charges house rules propose for a receipt on a day, and from which day on.

use super::{Matter, Proposal, ReceiptTerms, ReturnReceipt, Standing, WhereaboutsCode, propose};
use crate::{complaint::kind::coded, time::local_day};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Months that are looked through at most: arrivals lie back ten years at most.
const MOST_MONTHS: u32 = 130;

coded! {
    /// What a list of receipts may be asked for. The first five part all receipts among them; the others cut across.
    ReceiptStage {
        /// 待返回: not due yet.
        Waiting = "waiting",
        /// 宽限中: past the normal day, not past the latest.
        Grace = "grace",
        /// 已逾期
        Late = "late",
        /// 已返回
        Back = "back",
        /// 遗失或无法使用
        Gone = "gone",
        /// 考核待定: a proposal waits for a manager.
        Open = "open",
        /// 考核已定
        Decided = "decided",
        /// 月末清单: not back at the end of a month, and nobody said why.
        MonthEnd = "month_end",
    }
}

impl ReceiptStage {
    /// Those that part all receipts among them.
    pub const PARTS: [Self; 5] = [Self::Waiting, Self::Grace, Self::Late, Self::Back, Self::Gone];
}

/// A proposal that waits for a manager.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenProposal {
    /// What it is about.
    pub matter: Matter,
    /// What house rules would charge.
    pub proposal: Proposal,
}

impl ReturnReceipt {
    /// Where it stands at the end of a local day, or stood when it came back.
    #[must_use]
    pub fn standing(&self, terms: &ReceiptTerms, today: NaiveDate) -> Standing {
        terms.standing(self.route, &self.batches, self.back_on(), today)
    }

    /// The normal last day and the latest one; `None` while a batch is missing.
    #[must_use]
    pub fn due(&self, terms: &ReceiptTerms) -> Option<(NaiveDate, NaiveDate)> {
        let (start, limit) = (self.last_arrival()?, terms.limit(self.route));
        let after = |days: u16| start.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        Some((after(limit.days), after(limit.latest)))
    }

    /// What waits for a manager at the end of a local day.
    #[must_use]
    pub fn open(&self, terms: &ReceiptTerms, today: NaiveDate) -> Vec<OpenProposal> {
        let months = self.unexplained(terms, today).into_iter().map(|month| Matter::Unexplained { month });
        let matters = [Matter::Slow, Matter::AnomalyMissed, Matter::Lost, Matter::Unusable].into_iter().chain(months);
        matters.filter_map(|matter| self.proposal(terms, matter, today)).collect()
    }

    /// What waits for a manager about one matter.
    #[must_use]
    pub fn open_about(&self, terms: &ReceiptTerms, matter: Matter, today: NaiveDate) -> Option<OpenProposal> {
        self.open(terms, today).into_iter().find(|open| open.matter == matter)
    }

    fn proposal(&self, terms: &ReceiptTerms, matter: Matter, today: NaiveDate) -> Option<OpenProposal> {
        if self.decided(matter).is_some() {
            return None;
        }
        let proposal = propose(terms, &self.failing(matter)?, self.responsible.bearer, today)?;
        Some(OpenProposal { matter, proposal })
    }

    /// The months at whose end it was late and not back, which nobody explained and no manager decided about. A month
    /// is on the list when it is over.
    #[must_use]
    pub fn unexplained(&self, terms: &ReceiptTerms, today: NaiveDate) -> Vec<NaiveDate> {
        self.month_ends(terms)
            .take_while(|month| last_of(*month) < today)
            .filter(|month| !self.is_settled(*month))
            .collect()
    }

    /// The months at whose end it is late and not back, as things stand; without end while it is waited for.
    fn month_ends(&self, terms: &ReceiptTerms) -> impl Iterator<Item = NaiveDate> + use<> {
        let ended_on = self.whereabouts.ended_on();
        let latest = self.due(terms).map(|(_, latest)| latest);
        let first = latest.and_then(|latest| latest.succ_opt()).and_then(|late| late.with_day(1));
        let months = (0..MOST_MONTHS).map_while(move |n| first?.checked_add_months(Months::new(n)));
        months.take_while(move |month| ended_on.is_none_or(|on| last_of(*month) < on))
    }

    fn is_settled(&self, month: NaiveDate) -> bool {
        self.explanations.iter().any(|given| given.month == month)
            || self.decided(Matter::Unexplained { month }).is_some()
    }

    /// The first day on which a month's end waits for an explanation, as things stand.
    #[must_use]
    pub fn explain_from(&self, terms: &ReceiptTerms) -> Option<NaiveDate> {
        let month = self.month_ends(terms).find(|month| !self.is_settled(*month))?;
        last_of(month).succ_opt()
    }

    /// The first day on which something waits for a manager, as things stand. From then on something always does,
    /// until somebody records more.
    #[must_use]
    pub fn open_from(&self, terms: &ReceiptTerms) -> Option<NaiveDate> {
        let registered = local_day(self.registered_at);
        let at_once = [Matter::AnomalyMissed, Matter::Lost, Matter::Unusable]
            .into_iter()
            .any(|matter| self.proposal(terms, matter, registered).is_some())
            .then_some(NaiveDate::MIN);
        let late = self.due(terms).and_then(|(_, latest)| latest.succ_opt());
        let slow = late.filter(|late| self.proposal(terms, Matter::Slow, *late).is_some());
        // What came back late stays late, whatever day it is.
        let slow = slow.map(|late| if self.back_on().is_some() { NaiveDate::MIN } else { late });
        let charged = propose(terms, &super::Failing::Unexplained { tickets: 1 }, self.responsible.bearer, registered);
        let unexplained = self.explain_from(terms).filter(|_| charged.is_some());
        [at_once, slow, unexplained].into_iter().flatten().min()
    }

    /// Whether a list of this stage shows it on a local day.
    #[must_use]
    pub fn is_in(&self, stage: ReceiptStage, terms: &ReceiptTerms, today: NaiveDate) -> bool {
        let waits = self.whereabouts.code() == WhereaboutsCode::Waiting;
        let standing = self.standing(terms, today);
        match stage {
            ReceiptStage::Waiting => waits && matches!(standing, Standing::NotStarted | Standing::InTime { .. }),
            ReceiptStage::Grace => waits && matches!(standing, Standing::InGrace { .. }),
            ReceiptStage::Late => waits && matches!(standing, Standing::Late { .. }),
            ReceiptStage::Back => self.whereabouts.code() == WhereaboutsCode::Back,
            ReceiptStage::Gone => {
                matches!(self.whereabouts.code(), WhereaboutsCode::Lost | WhereaboutsCode::Unusable)
            }
            ReceiptStage::Open => !self.open(terms, today).is_empty(),
            ReceiptStage::Decided => !self.assessments.is_empty(),
            ReceiptStage::MonthEnd => !self.unexplained(terms, today).is_empty(),
        }
    }
}

/// The last day of the month that begins on this day.
fn last_of(month: NaiveDate) -> NaiveDate {
    month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
}
