//! Texts about promises to customers: first what the work list shows, then what comes with the second load.

use super::workbench::texts;
use crate::preferences::Lang;
use domain::script::Fact;

texts! {
    /// Texts of the list of promises.
    PromiseTexts {
        title: "约好的回电", "Promised to customers";
        more: "这里只列出最近的 100 个。", "Only the nearest 100 are listed here.";
        no_phone: "没有号码", "no number";
        wait: "正在准备…", "Getting ready…";
    }
}

texts! {
    /// Texts of what may be done about a promise.
    PromiseActTexts {
        call: "回电", "Call back";
        keep: "已兑现", "Kept";
        move_it: "改时间", "New time";
        release: "不再需要", "No longer wanted";
        give: "交给同事", "Give to a colleague";
        busy: "正在通话。先结束并整理好这通电话，再回电。", "A call is on. End it and wrap it up first, then call back.";
        ringing: "正在取号码…", "Getting the number…";
        not_rung: "没有取到号码", "The number could not be fetched";
        gone: "这个承诺已经处理过，或不再由您负责。列表会马上更新，什么都没有丢。", "This promise was dealt with already, or is no longer yours. The list is about to follow; nothing is lost.";
        keep_text: "告诉了客户什么（选填）", "What the customer was told (optional)";
        keep_go: "确认已兑现", "Yes, it was kept";
        due: "新的时间", "New time";
        move_text: "为什么改时间", "Why another time";
        move_go: "改到这个时间", "Set this time";
        release_text: "客户为什么不再需要", "Why it is no longer wanted";
        release_go: "确认不再需要", "Yes, no longer wanted";
        to: "交给谁", "To whom";
        give_go: "交给这位同事", "Give it away";
        cancel: "先不改", "Not now";
        no_text: "请写明原因。", "Write down why.";
        no_due: "请填一个时间。", "Enter a time.";
        no_to: "请选一位同事。", "Choose a colleague.";
        saved: "已保存", "Saved";
    }
}

/// What was promised, as work to do.
#[must_use]
pub const fn about(lang: Lang, fact: Fact) -> &'static str {
    match fact {
        Fact::QuoteDue => lang.pick("答复报价", "Quotation"),
        Fact::NextUpdate => lang.pick("告知进展", "News"),
        Fact::InspectionEnd => lang.pick("告知查验结果", "Result of the inspection"),
        Fact::ClaimDue => lang.pick("答复索赔", "Answer to the claim"),
        // Scripts of one's own may let any time be promised.
        _ => lang.pick("回电", "Call back"),
    }
}

/// How often a new time had to be named; nothing when never.
#[must_use]
pub fn tries(lang: Lang, tries: u32) -> String {
    match tries {
        0 => String::new(),
        tries => lang.pick(["已改 ", &tries.to_string(), " 次"], ["moved ", &tries.to_string(), "×"]).concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{proofread::proofread, terms};
    use domain::command::Refusal;

    #[test]
    fn what_was_promised_and_why_not_is_said_in_both_languages() {
        let facts = [Fact::CallbackTime, Fact::QuoteDue, Fact::NextUpdate, Fact::InspectionEnd, Fact::ClaimDue];
        proofread(facts, |lang, fact| about(lang, fact).to_owned());
        let refusals = [Refusal::PromiseSettled, Refusal::PromiseChanged, Refusal::PromiseTime { days: 31 }];
        proofread(&refusals, terms::refusal);
        assert!(terms::refusal(Lang::En, &refusals[2]).contains("31 days"));
    }

    #[test]
    fn tries_are_told_only_when_there_were_any() {
        assert_eq!(tries(Lang::Zh, 0), "");
        assert_eq!(tries(Lang::Zh, 2), "已改 2 次");
        assert_eq!(tries(Lang::En, 1), "moved 1×");
    }
}
