//! Why something on the floor was not done, and what to do instead.

use super::BoardTexts;
use crate::{i18n::time, preferences::Lang};
use domain::queue::{QueueRefusal, StageCode};

/// Why, and what to do.
#[must_use]
pub fn refusal(lang: Lang, why: QueueRefusal) -> String {
    let text = match why {
        QueueRefusal::NoSuchContact => lang.pick(
            "这个联系已经不在了。请回看板看最新情况。",
            "This contact is no longer there. Look at the board again.",
        ),
        QueueRefusal::ContactKnown => lang.pick("这个联系已经登记过。", "This contact is known already."),
        QueueRefusal::NoSuchAgent => lang.pick(
            "这位坐席还没有签入过，没有状态可改。",
            "This agent never signed on, so there is no state to change.",
        ),
        QueueRefusal::NoSuchQueue => lang.pick("这个队列还没有开通过。", "This queue was never opened."),
        QueueRefusal::QueueClosed { since } => {
            let since = time::clock_time(since);
            return lang
                .pick(
                    ["队列从 ", &since, " 起已关闭，请选别的队列。"],
                    ["The queue is closed since ", &since, ". Choose another one."],
                )
                .concat();
        }
        QueueRefusal::NotYours => lang.pick("这个联系现在由别人处理。", "Somebody else has this contact now."),
        QueueRefusal::WrongStage { stage } => {
            let stage: StageCode = stage;
            let stage = super::stage(lang, stage);
            return lang
                .pick(
                    ["这个联系现在是“", stage, "”，不能这样处理。"],
                    ["The contact is at \"", stage, "\" now; this cannot be done."],
                )
                .concat();
        }
        QueueRefusal::HoldUnchanged => lang.pick("保持状态没有变化。", "It is on hold already, or not at all."),
        QueueRefusal::RunByTelephone => lang.pick(
            "这个联系由电话系统分配，请在电话系统里处理。",
            "The telephone system runs this contact; do it there.",
        ),
        QueueRefusal::AgentNotFree => lang.pick(
            "这位同事现在接不了，请选别人或队列。",
            "This colleague cannot take it now. Choose somebody else, or a queue.",
        ),
        QueueRefusal::ReasonOfRules => {
            lang.pick("这个原因只由系统设置，请选别的。", "Only the rules set this reason. Choose another one.")
        }
        QueueRefusal::Rated => lang.pick("已经评价过了。", "There was a score already."),
        QueueRefusal::ReasonUnfit => lang.pick("原因要写，最多 200 字。", "Give a reason, at most 200 characters."),
        QueueRefusal::NothingChanges => {
            lang.pick("已经是这个状态了，没有什么要改。", "It is like that already; nothing changes.")
        }
    };
    text.to_owned()
}

/// What is wrong with a whisper; `None` when it may be sent.
#[must_use]
pub fn whisper_problem(lang: Lang, text: &str) -> Option<&'static str> {
    text.trim().is_empty().then_some(BoardTexts::of(lang).text_missing)
}
