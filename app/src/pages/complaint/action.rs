//! What may be done with a complaint: by whom, when, and which of it comes first.

use crate::i18n::complaints::Texts;
use domain::{
    account::{Actor, Permission},
    complaint::{Reckoning, Stage, StageCode},
    rulebook::ClockCode,
    view::ComplaintPage,
};

/// One thing a person may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// 记录答复
    Reply,
    /// 补充或更正
    Edit,
    /// 添加备注
    Note,
    /// 改派
    Assign,
    /// 转交主管
    Hand,
    /// 由我接手
    Take,
    /// 办结
    Close,
    /// 重新打开
    Reopen,
    /// 核定赔付
    Rule,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 9] = [
        Self::Take,
        Self::Reply,
        Self::Note,
        Self::Hand,
        Self::Assign,
        Self::Rule,
        Self::Close,
        Self::Reopen,
        Self::Edit,
    ];

    /// Those with a button in the head, in its order. Facts are changed where they stand.
    pub const IN_HEAD: [Self; 8] =
        [Self::Take, Self::Reply, Self::Note, Self::Hand, Self::Assign, Self::Rule, Self::Close, Self::Reopen];

    /// Its name in keys and ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Edit => "edit",
            Self::Note => "note",
            Self::Assign => "assign",
            Self::Hand => "hand",
            Self::Take => "take",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Rule => "rule",
        }
    }

    /// What its button says.
    #[must_use]
    pub const fn label(self, t: &'static Texts, first_reply: bool) -> &'static str {
        match self {
            Self::Reply if first_reply => t.first_reply,
            Self::Reply => t.reply,
            Self::Edit => t.edit_facts,
            Self::Note => t.note,
            Self::Assign => t.assign,
            Self::Hand => t.hand,
            Self::Take => t.take,
            Self::Close => t.close,
            Self::Reopen => t.reopen,
            Self::Rule => t.rule,
        }
    }

    /// Whether this person may do it as things stand.
    #[must_use]
    pub fn allowed(self, actor: &Actor, page: &ComplaintPage) -> bool {
        let (works, assigns) = (actor.may(Permission::WorkOnComplaints), actor.may(Permission::AssignOthers));
        let closed = page.stage.code() == StageCode::Closed;
        let mine = page.owner.as_ref().is_some_and(|owner| owner.id == actor.id);
        match self {
            Self::Reply | Self::Close => works && !closed,
            Self::Edit | Self::Note => works,
            Self::Hand => works && !closed && !matches!(page.stage, Stage::WithLead { .. }),
            Self::Assign => assigns && !closed,
            Self::Take => works && assigns && !closed && !mine,
            Self::Reopen => works && closed,
            Self::Rule => actor.may(Permission::RuleOnAmounts) && !closed && awaits_ruling(page).is_some(),
        }
    }
}

/// The newest amount, unless it was decided on.
#[must_use]
pub fn awaits_ruling(page: &ComplaintPage) -> Option<&Reckoning> {
    page.reckonings.last().map(|kept| &kept.reckoning).filter(|reckoning| reckoning.ruling.is_none())
}

/// Whether the first reply is still to be given.
#[must_use]
pub fn awaits_first_reply(page: &ComplaintPage) -> bool {
    let code = page.stage.code();
    let unanswered = matches!(code, StageCode::Accepted | StageCode::Investigating | StageCode::WithLead);
    page.clocks.iter().any(|c| c.code == ClockCode::FirstReply && c.is_running())
        || (unanswered && page.reopened == 0 && !page.clocks.iter().any(|c| c.code == ClockCode::FirstReply))
}

/// What is to be done next: the biggest button.
#[must_use]
pub fn next(actor: &Actor, page: &ComplaintPage) -> Option<Action> {
    let waits_for_lead = matches!(page.stage, Stage::WithLead { .. }) && page.owner.is_none();
    let first = if waits_for_lead && Action::Take.allowed(actor, page) {
        Action::Take
    } else if page.stage.code() == StageCode::Closed {
        return None;
    } else if awaits_first_reply(page) {
        Action::Reply
    } else if page.stage.code() == StageCode::Replied {
        Action::Close
    } else {
        Action::Reply
    };
    first.allowed(actor, page).then_some(first)
}
