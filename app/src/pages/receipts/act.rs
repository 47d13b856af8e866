//! What may be done with a receipt, by whom, as things stand.

use crate::i18n::receipt_pages::ReceiptPageTexts;
use chrono::NaiveDate;
use domain::{
    account::{Actor, Permission},
    receipt::{Matter, ReceiptTerms, ReturnReceipt, WhereaboutsCode},
};

/// One thing a person may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// 记录到货
    Arrived,
    /// 回单已返回
    Back,
    /// 登记异常
    Anomaly,
    /// 遗失
    Lost,
    /// 无法使用
    Unusable,
    /// 说明月末未返回
    Explain,
    /// 确认考核
    Confirm(Matter),
    /// 不予考核
    Waive(Matter),
}

impl Act {
    /// Those with a button in the head, in its order. Proposals are decided where they stand.
    pub const IN_HEAD: [Self; 6] =
        [Self::Arrived, Self::Back, Self::Explain, Self::Anomaly, Self::Lost, Self::Unusable];

    /// What is to be done next while a receipt is waited for: the biggest button.
    #[must_use]
    pub fn next(receipt: &ReturnReceipt) -> Option<Self> {
        match (receipt.whereabouts.code(), receipt.last_arrival()) {
            (WhereaboutsCode::Waiting, None) => Some(Self::Arrived),
            (WhereaboutsCode::Waiting, Some(_)) => Some(Self::Back),
            _ => None,
        }
    }

    /// What its button says.
    #[must_use]
    pub const fn label(self, t: &'static ReceiptPageTexts) -> &'static str {
        match self {
            Self::Arrived => t.batch_arrived,
            Self::Back => t.came_back,
            Self::Anomaly => t.anomaly,
            Self::Lost => t.lost,
            Self::Unusable => t.unusable,
            Self::Explain => t.explain,
            Self::Confirm(_) => t.confirm,
            Self::Waive(_) => t.waive,
        }
    }

    /// Whether this person may do it as things stand.
    #[must_use]
    pub fn allowed(self, actor: &Actor, receipt: &ReturnReceipt, terms: &ReceiptTerms, today: NaiveDate) -> bool {
        let at = receipt.whereabouts.code();
        let decided = |matter| receipt.decided(matter).is_some();
        let gone = matches!(at, WhereaboutsCode::Lost | WhereaboutsCode::Unusable);
        let loss_decided = decided(Matter::Lost) || decided(Matter::Unusable);
        let records = actor.may(Permission::RecordReceipts);
        match self {
            Self::Arrived => {
                let judged = |matter| matches!(matter, Matter::Slow | Matter::Unexplained { .. });
                records && !receipt.assessments.iter().any(|assessment| judged(assessment.matter))
            }
            Self::Back => records && at != WhereaboutsCode::Back && receipt.last_arrival().is_some() && !loss_decided,
            Self::Anomaly => records,
            Self::Lost | Self::Unusable => records && !gone && !loss_decided,
            Self::Explain => records && !receipt.unexplained(terms, today).is_empty(),
            Self::Confirm(matter) | Self::Waive(matter) => {
                actor.may(Permission::AssessReceipts)
                    && !receipt.recorders.contains(&actor.id)
                    && receipt.open_about(terms, matter, today).is_some()
            }
        }
    }
}
