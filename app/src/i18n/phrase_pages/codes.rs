//! Words for the codes of phrases.

use crate::{i18n::terms, preferences::Lang};
use domain::{
    complaint::{Field, Kind},
    phrase::{Category, Column, Mood, Offence, Through, Tone},
    view::phrases::{Origin, PhraseDeed, Shelf},
};

/// 类别
#[must_use]
pub const fn category(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::Greeting => lang.pick("问候", "Greeting"),
        Category::Courtesy => lang.pick("礼貌用语", "Courtesy"),
        Category::Hold => lang.pick("请稍等", "Please hold"),
        Category::AfterHold => lang.pick("等待之后", "After a hold"),
        Category::Clarify => lang.pick("请再说一次", "Asking again"),
        Category::Confirm => lang.pick("复述确认", "Reading back"),
        Category::Apology => lang.pick("致歉", "Apology"),
        Category::Comfort => lang.pick("安抚", "Comfort"),
        Category::Promise => lang.pick("承诺", "Promise"),
        Category::CannotAnswer => lang.pick("暂时不能答复", "Cannot answer yet"),
        Category::ExplainDelay => lang.pick("解释延误", "Explaining a delay"),
        Category::Inspection => lang.pick("查验说明", "Inspection"),
        Category::Prohibited => lang.pick("禁寄物品", "Prohibited goods"),
        Category::NotServed => lang.pick("未开通区域", "Area not served"),
        Category::SpecialDemand => lang.pick("特殊要求", "Special wishes"),
        Category::PoliteRefusal => lang.pick("婉拒", "Polite refusal"),
        Category::ClearNo => lang.pick("明确拒绝", "A clear no"),
        Category::QuotePending => lang.pick("稍后报价", "Quote to follow"),
        Category::PriceNotice => lang.pick("报价与取件告知", "Price and pickup"),
        Category::MissingDocuments => lang.pick("补充材料", "Missing documents"),
        Category::Arrival => lang.pick("到货与签收通知", "Arrival and delivery"),
        Category::Receipt => lang.pick("回单返回", "Return receipt"),
        Category::Outbound => lang.pick("外呼开场", "Opening a call to a customer"),
        Category::Satisfaction => lang.pick("满意度", "Satisfaction"),
        Category::Closing => lang.pick("结束语", "Closing"),
        Category::Holiday => lang.pick("节日问候", "Holiday greeting"),
        Category::Policy => lang.pick("服务说明", "About the service"),
        Category::Emergency => lang.pick("应急告知", "Emergency notice"),
        Category::Care => lang.pick("定期回访", "Regular visit"),
    }
}

/// 语气
#[must_use]
pub const fn tone(lang: Lang, tone: Tone) -> &'static str {
    match tone {
        Tone::Formal => lang.pick("正式", "Formal"),
        Tone::Warm => lang.pick("亲切", "Warm"),
        Tone::Brief => lang.pick("简短", "Brief"),
    }
}

/// 渠道
#[must_use]
pub const fn channel(lang: Lang, channel: Through) -> &'static str {
    match channel {
        Through::Phone => lang.pick("电话", "On the telephone"),
        Through::Chat => lang.pick("在线", "In a chat"),
    }
}

/// 客户情绪
#[must_use]
pub const fn mood(lang: Lang, mood: Mood) -> &'static str {
    match mood {
        Mood::Angry => lang.pick("生气", "Angry"),
        Mood::Anxious => lang.pick("着急", "Anxious"),
        Mood::Disappointed => lang.pick("失望", "Disappointed"),
        Mood::Hurried => lang.pick("赶时间", "In a hurry"),
        Mood::Confused => lang.pick("不清楚", "Confused"),
        Mood::Doubtful => lang.pick("不信任", "Doubtful"),
    }
}

/// 范围
#[must_use]
pub const fn shelf(lang: Lang, shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Favourites => lang.pick("我的收藏", "Favourites"),
        Shelf::Mine => lang.pick("自己写的", "Your own"),
        Shelf::Team => lang.pick("团队写的或改过的", "Written or changed by the team"),
        Shelf::Recent => lang.pick("最近用过", "Used lately"),
        Shelf::Retired => lang.pick("已停用", "Retired"),
    }
}

/// What is wrong with forbidden words.
#[must_use]
pub const fn offence(lang: Lang, offence: Offence) -> &'static str {
    match offence {
        Offence::Belittling => lang.pick("看轻客户", "Belittling"),
        Offence::Abuse => lang.pick("骂人", "Abuse"),
        Offence::Harsh => lang.pick("语气生硬", "Harsh"),
        Offence::Arguing => lang.pick("与客户争辩", "Arguing"),
        Offence::Vague => lang.pick("含糊其辞", "Vague"),
        Offence::Overpromise => lang.pick("夸口承诺", "Promising too much"),
        Offence::PushingAway => lang.pick("推诿", "Pushing away"),
        Offence::Blaming => lang.pick("怪罪别人", "Blaming"),
        Offence::Unlawful => lang.pick("违反法律", "Against the law"),
        Offence::Privacy => lang.pick("泄露隐私", "Giving away private matters"),
        Offence::Sarcasm => lang.pick("讽刺", "Sarcasm"),
    }
}

/// Where a phrase comes from.
#[must_use]
pub const fn origin(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Shipped => lang.pick("随软件提供", "Came with the software"),
        Origin::Corrected => lang.pick("团队改过", "Changed by the team"),
        Origin::Team => lang.pick("团队", "The team's"),
        Origin::Mine => lang.pick("自己的", "Your own"),
    }
}

/// A part of a phrase.
#[must_use]
pub const fn column(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Id => lang.pick("编号", "Name"),
        Column::Version => lang.pick("版本", "Version"),
        Column::State => lang.pick("状态", "State"),
        Column::Category => lang.pick("类别", "Category"),
        Column::Tags => lang.pick("标签", "Tags"),
        Column::Kinds => lang.pick("适用的投诉类型", "Kinds of complaint"),
        Column::Tone => lang.pick("语气", "Tone"),
        Column::Channel => lang.pick("渠道", "Channel"),
        Column::Mood => lang.pick("客户情绪", "Mood"),
        Column::Of => lang.pick("同义组", "Says the same as"),
        Column::Zh => lang.pick("中文", "Chinese words"),
        Column::En => lang.pick("英文", "English words"),
    }
}

/// The value of a part as people read it.
#[must_use]
pub fn value(lang: Lang, part: Column, text: &str) -> String {
    let known = match part {
        Column::Category => Category::from_code(text).map(|code| category(lang, code)),
        Column::Tone => Tone::from_code(text).map(|code| tone(lang, code)),
        Column::Channel => Through::from_code(text).map(|code| channel(lang, code)),
        Column::Mood => Mood::from_code(text).map(|code| mood(lang, code)),
        _ => None,
    };
    if part == Column::Kinds {
        let kinds = text.split('|').filter_map(Kind::from_code);
        let words: Vec<&str> = kinds.map(|kind| terms::choice(lang, Field::Kind, kind.code())).collect();
        return words.join(lang.pick("、", ", "));
    }
    known.unwrap_or(text).to_owned()
}

/// What somebody did, as a sentence.
#[must_use]
pub fn deed(lang: Lang, who: &str, deed: &PhraseDeed) -> String {
    let (zh, en) = match deed {
        PhraseDeed::Added => ("写了这条话术", "wrote this phrase"),
        PhraseDeed::TakenOver => ("接手了随软件提供的这条话术", "took this phrase over from the software"),
        PhraseDeed::Changed { .. } => ("做了修改", "changed it"),
        PhraseDeed::Retired => ("停用了它", "retired it"),
        PhraseDeed::BroughtBack => ("恢复使用", "brought it back"),
    };
    [who, lang.pick("", " "), lang.pick(zh, en)].concat()
}
