//! The phrase bank: words that are ready to be said or sent, and words that must not be.

mod change;
mod check;
pub mod csv;
mod forbidden;
mod index;
mod mine;
mod moment;
mod own;
mod pinyin;
mod sheet;
mod source;

pub use crate::script::Text2;
pub use change::{Known, MOST_OWN, PhraseChange, PhraseRefusal, Step, decide};
pub use check::{Column, MOST_TAGS, PhraseFault, PhraseFlaw, PhraseForm, check, read};
pub use forbidden::{Forbidden, Hit, Offence};
pub use index::{Index, Wish};
pub use mine::RECENT;
pub use moment::{CallStage, Moment};
pub use own::{OwnPhrase, Owner, PhraseEvent, Standing, replay};
pub use pinyin::{Readings, matches_pinyin};
pub use sheet::{
    FORMULA_CELL, ImportPlan, LARGEST_SHEET, MOST_ROWS, NO_TEXT_CELL, Planned, PlannedRow, RefusedRow, RowNote,
    SheetFault, SheetRow, import, sheet_table, too_large, write_sheet,
};
pub use source::builtin;

use crate::complaint::kind::{Kind, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// What a phrase is for.
    Category {
        /// 问候
        Greeting = "greeting",
        /// 礼貌用语
        Courtesy = "courtesy",
        /// 请稍等
        Hold = "hold",
        /// 等待之后
        AfterHold = "after_hold",
        /// 请再说一次
        Clarify = "clarify",
        /// 复述确认
        Confirm = "confirm",
        /// 致歉
        Apology = "apology",
        /// 安抚
        Comfort = "comfort",
        /// 承诺
        Promise = "promise",
        /// 暂时不能答复
        CannotAnswer = "cannot_answer",
        /// 解释延误
        ExplainDelay = "explain_delay",
        /// 查验说明
        Inspection = "inspection",
        /// 禁寄物品
        Prohibited = "prohibited",
        /// 未开通区域
        NotServed = "not_served",
        /// 特殊要求
        SpecialDemand = "special_demand",
        /// 婉拒
        PoliteRefusal = "polite_refusal",
        /// 明确拒绝, only after a lead has decided.
        ClearNo = "clear_no",
        /// 稍后报价
        QuotePending = "quote_pending",
        /// 报价与取件告知
        PriceNotice = "price_notice",
        /// 补充材料
        MissingDocuments = "missing_documents",
        /// 到货与签收通知
        Arrival = "arrival",
        /// 回单返回
        Receipt = "receipt",
        /// 外呼开场
        Outbound = "outbound",
        /// 满意度
        Satisfaction = "satisfaction",
        /// 结束语
        Closing = "closing",
        /// 节日问候
        Holiday = "holiday",
        /// 服务说明
        Policy = "policy",
        /// 应急告知
        Emergency = "emergency",
        /// 定期回访
        Care = "care",
    }
}

coded! {
    /// How a thing is said.
    Tone {
        /// 正式
        Formal = "formal",
        /// 亲切
        Warm = "warm",
        /// 简短
        Brief = "brief",
    }
}

coded! {
    /// Where words are fit to be said. Without one they are fit for both.
    Through {
        /// 电话: they are heard.
        Phone = "phone",
        /// 在线: they are read.
        Chat = "chat",
    }
}

coded! {
    /// How a customer feels, for apology and comfort.
    Mood {
        /// 生气
        Angry = "angry",
        /// 着急: something depends on the parcel.
        Anxious = "anxious",
        /// 失望、难过
        Disappointed = "disappointed",
        /// 赶时间: no time for a long call.
        Hurried = "hurried",
        /// 不清楚: does not know what happened or what to do.
        Confused = "confused",
        /// 不信任: was promised things before.
        Doubtful = "doubtful",
    }
}

/// Name of a phrase, the same for ever.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhraseId(pub String);

/// A phrase that is ready to be said or sent. Its blanks are those of scripts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Its name.
    pub id: PhraseId,
    /// What it is for.
    pub category: Category,
    /// Words to find it by, in Chinese; the first one is shown beside the category.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The kinds of complaint it was written for; none means any call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    /// How it is said; none where there is no other way beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Tone>,
    /// Where it is fit to be said; none means on the telephone and in a chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Through>,
    /// The feeling it answers; none means any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// Name of the thing it says. Phrases of one name say the same in other tones, or for another ear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The words.
    pub text: Text2,
}

/// Everything an agent may look up while talking. The server sends it to the browser, which searches it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Bank {
    /// The phrases, in the order lists show them.
    pub phrases: Vec<Phrase>,
    /// What must not be said.
    pub forbidden: Vec<Forbidden>,
    /// How the Chinese characters of the phrases are read.
    pub readings: Readings,
}

impl Bank {
    /// The phrase of this name.
    #[must_use]
    pub fn phrase(&self, id: &PhraseId) -> Option<&Phrase> {
        self.phrases.iter().find(|p| p.id == *id)
    }
    /// The other ways to say the same thing, in the order of the bank.
    #[must_use]
    pub fn variants(&self, phrase: &Phrase) -> Vec<&Phrase> {
        let same = |other: &&Phrase| other.of.is_some() && other.of == phrase.of && other.id != phrase.id;
        self.phrases.iter().filter(same).collect()
    }

    /// The same thing in this tone. Of several, the one that is fit for where `phrase` is said.
    #[must_use]
    pub fn in_tone(&self, phrase: &Phrase, tone: Tone) -> Option<&Phrase> {
        let mut found: Vec<&Phrase> = self.variants(phrase).into_iter().filter(|p| p.tone == Some(tone)).collect();
        crate::order::sort_by_key(&mut found, |p| p.channel != phrase.channel);
        found.first().copied()
    }
}

impl Phrase {
    /// The parts in which it differs from another.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Column> {
        sheet::differences(self, other)
    }

    /// Whether it is fit to be said there.
    #[must_use]
    pub fn fits(&self, through: Through) -> bool {
        self.channel.is_none_or(|channel| channel == through)
    }
}
