//! Texts of the page on which the floor is set up.

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;
use domain::{queue::Setting, view::floor::LABEL_LENGTH};

texts! {
    /// Texts of the page on which the floor is set up.
    PlanTexts {
        title: "排队设置", "Queues and counting";
        lead: "看板上的数字按这里的标准计算，改动立即对所有人生效，包括今天之前的数字。", "The board counts by these. A change holds at once for everybody, earlier days included.";
        back: "返回看板", "Back to the board";
        failed: "排队设置没有取到", "The settings could not be fetched";
        retry: "再试一次", "Try again";
        counting: "标准与时限", "Standards and limits";
        queues: "队列", "Queues";
        queues_text: "代号写进记录，保存后不能改；没有名称的队列用代号显示。新队列保存后在看板上开放。", "The code goes into the log and stays; a queue without a name is shown by its code. Open a new queue on the board once it is saved.";
        code: "代号", "Code";
        zh: "中文名称", "Name in Chinese";
        en: "英文名称", "Name in English";
        skill: "需要的技能", "Skill it takes";
        add: "新增队列", "Add a queue";
        remove: "移除", "Remove";
        new_queue: "新队列", "New queue";
        no_queues: "还没有命名的队列。", "No queue has a name yet.";
        callbacks: "约好的回电", "Promised callbacks";
        callbacks_text: "到时间后由谁回：", "Who keeps them when they are due:";
        own: "谁约的谁回", "Whoever made the promise";
        save: "保存设置", "Save";
        saving: "正在保存…", "Saving…";
        saved: "已保存，看板已按新标准计算。", "Saved; the board counts by it now.";
        restore: "恢复到已保存的", "Back to what is saved";
        restored: "上次没保存的改动还在这里。", "What you had not saved is still here.";
        not_saved: "没有保存", "Not saved";
        changed: "别人刚刚改过排队设置", "Somebody else changed the settings a moment ago";
        changed_text: "您的改动还在，没有保存。可以看看现在的设置再决定。", "Your changes are still here and not saved. See what holds now before you decide.";
        take_theirs: "用现在的设置，放弃我的", "Take what holds, drop mine";
        keep_mine: "仍按我的保存", "Save mine all the same";
        flaws: "请先改好这些", "Please mend these first";
        not_yours: "只有主管和经理能改。", "Only leads and managers may change it.";
    }
}

/// A text in the language of the page.
pub fn say(text: fn(&'static PlanTexts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(PlanTexts::of(lang.get()))
    }
}

/// What a setting decides, and its range.
#[must_use]
pub fn hint(lang: Lang, setting: Setting) -> String {
    let what = match setting {
        Setting::Offer => lang.pick("没人接就回到队首", "not taken by then, it goes back to the head"),
        Setting::AnswerWithin => lang.pick("这么快接起算达标", "answered so soon counts as quick"),
        Setting::ShortAbandon => lang.pick("更早挂断的另计", "whoever leaves sooner is counted apart"),
        Setting::WrapUpLimit => lang.pick("超过就提醒组长", "leads are told when it takes longer"),
        Setting::ChatCapacity => lang.pick("一位客服同时接几个", "chats of one agent at once"),
        Setting::RepeatDays => lang.pick("这些天内没再来算一次解决", "not back within these days is solved at first"),
        Setting::Zone => return lang.pick("一天从这个时区的零点开始", "a day begins at midnight there").to_owned(),
    };
    let (min, max) = setting.range();
    let unit = match setting {
        Setting::ChatCapacity => "",
        Setting::RepeatDays => lang.pick(" 天", " days"),
        _ => lang.pick(" 秒", " s"),
    };
    [what, lang.pick("，", "; "), &*min.to_string(), "–", &max.to_string(), unit].concat()
}

/// Why a value does not do.
#[must_use]
pub fn out_of_range(lang: Lang, setting: Setting) -> String {
    let (min, max) = setting.range();
    let (min, max) = (min.to_string(), max.to_string());
    lang.pick(["请填 ", &*min, " 到 ", &max, " 的整数"], ["Enter a whole number from ", &min, " to ", &max, ""])
        .concat()
}

/// Why a code does not do.
#[must_use]
pub const fn code_unfit(lang: Lang) -> &'static str {
    lang.pick("用小写字母开头，可含数字、- 和 _", "Begin with a lower-case letter; digits, - and _ may follow")
}

/// Why a code does not do though it is one.
#[must_use]
pub const fn code_twice(lang: Lang) -> &'static str {
    lang.pick("已有同样代号的队列", "Another queue has this code")
}

/// Why a name does not do.
#[must_use]
pub fn label_unfit(lang: Lang) -> String {
    let max = LABEL_LENGTH.to_string();
    lang.pick(["请填名称，最多 ", &*max, " 个字"], ["Enter a name of at most ", &max, " characters"]).concat()
}
