//! What is wrong with the form, and why something cannot be recorded: what happened, what is safe, what to do.

use super::{input, whereabouts};
use crate::{i18n::time, preferences::Lang};
use domain::receipt::{ReceiptFlaw, ReceiptInput, ReceiptProblem, ReceiptRefusal};

/// What to do about a flaw.
#[must_use]
pub fn flaw(lang: Lang, flaw: ReceiptFlaw) -> String {
    let label = input(lang, flaw.input);
    match flaw.problem {
        ReceiptProblem::Missing => missing(lang, flaw.input, label),
        ReceiptProblem::TooLong { max } => {
            let max = max.to_string();
            lang.pick([label, "最多 ", &max, " 个字，请缩短"], [label, ": at most ", &max, " characters"]).concat()
        }
        ReceiptProblem::NotAWaybill => lang
            .pick(
                "运单号应为 8 到 24 位字母和数字，请对照面单",
                "A waybill has 8 to 24 letters and digits; check it against the label",
            )
            .to_owned(),
        ReceiptProblem::NotAChoice => {
            lang.pick(["请从列表中选择", label, ""], ["Choose one of the answers for “", label, "”"]).concat()
        }
        ReceiptProblem::NotADay => {
            lang.pick([label, "请填写日期，如 2026-11-21"], [label, " must be a date, like 2026-11-21"]).concat()
        }
        ReceiptProblem::InTheFuture => {
            lang.pick([label, "不能晚于今天"], [label, " must not lie in the future"]).concat()
        }
        ReceiptProblem::TooLongAgo => lang
            .pick([label, "早于十年前，请核对年份"], [label, " lies more than ten years back; check the year"])
            .concat(),
        ReceiptProblem::TooMany { max } => {
            let max = max.to_string();
            lang.pick(["一张回单最多 ", &max, " 批，请合并登记"], ["At most ", &max, " batches for one receipt"])
                .concat()
        }
    }
}

fn missing(lang: Lang, at: ReceiptInput, label: &str) -> String {
    if at == ReceiptInput::Demand {
        let text = "请至少选一项回单要求，或写明其他要求";
        return lang.pick(text, "Choose what is demanded, or say it in words").to_owned();
    }
    let choose = matches!(at, ReceiptInput::Route | ReceiptInput::Bearer);
    let verb = if choose { lang.pick("请选择", "Choose: ") } else { lang.pick("请填写", "Enter: ") };
    [verb, label].concat()
}

/// Why something cannot be recorded as things stand.
#[must_use]
pub fn refusal(lang: Lang, refusal: ReceiptRefusal) -> String {
    match refusal {
        ReceiptRefusal::BeforeArrival { last } => {
            let last = time::full_day(lang, last);
            lang.pick(
                ["最后一批 ", &last, " 才到货，返回日不能更早。请核对两个日期。"],
                ["The last batch arrived on ", &last, "; the receipt cannot be back before. Check both days."],
            )
            .concat()
        }
        ReceiptRefusal::Elsewhere { whereabouts: at } => {
            let at = whereabouts(lang, at);
            lang.pick(
                ["这张回单", at, "，不能这样记录。请先看最新情况。"],
                ["The receipt is ", at, ", so this cannot be recorded. Look at it as it stands."],
            )
            .concat()
        }
        ReceiptRefusal::TextTooLong { max } => {
            let max = max.to_string();
            lang.pick(["文字最多 ", &max, " 个字，请缩短。"], ["At most ", &max, " characters; shorten the text."])
                .concat()
        }
        other => {
            let (zh, en) = plainly(other);
            lang.pick(zh, en).to_owned()
        }
    }
}

/// The refusals that need no number or day to be understood.
const fn plainly(refusal: ReceiptRefusal) -> (&'static str, &'static str) {
    match refusal {
        ReceiptRefusal::Registered { .. } => (
            "这个运单的回单已经登记过了，没有再登记一次。请打开已登记的那一张。",
            "This waybill has a receipt already; it was not registered twice. Open the one there is.",
        ),
        ReceiptRefusal::NoSuchBatch => {
            ("这张回单没有这一批。请重新选择批次。", "The receipt has no such batch. Choose another.")
        }
        ReceiptRefusal::BatchesUnknown => (
            "还有批次没有到货日，回单不可能已经签回。请先记录每一批的到货日。",
            "A batch has no day of arrival, so the receipt cannot be back. Record the arrivals first.",
        ),
        ReceiptRefusal::InTheFuture => {
            ("日期不能晚于今天。请改日期。", "The day must not lie in the future. Change it.")
        }
        ReceiptRefusal::TooLongAgo => {
            ("日期早于十年前。请核对年份。", "The day lies more than ten years back. Check the year.")
        }
        ReceiptRefusal::Decided => (
            "经理已经按这些事实作了决定，事实不能再改，也不能重复决定。",
            "A manager decided on these facts: they stay as they are, and it is decided once.",
        ),
        ReceiptRefusal::NothingProposed => (
            "现在没有这项考核建议，可能事实已经改变。请看最新情况。",
            "Nothing of the kind is proposed now; the facts may have changed. Look at it as it stands.",
        ),
        ReceiptRefusal::OwnRecord => (
            "您登记过这张回单的事实，不能自己决定考核。请另一位经理或管理员决定。",
            "You recorded facts of this receipt, so you cannot decide. Ask another manager or an administrator.",
        ),
        ReceiptRefusal::NothingToExplain => (
            "这个月末没有需要说明的：还没到月末、已经说明，或者那时还没逾期。",
            "Nothing is to be explained for that month: it is not over, is explained, or nothing was late.",
        ),
        ReceiptRefusal::ImpossibleLoss => {
            ("损失金额不合理。请核对后再填。", "That loss is not possible. Check the amount.")
        }
        ReceiptRefusal::TextMissing => ("请写明情况或理由。", "Say what happened, or why."),
        ReceiptRefusal::NothingChanges => {
            ("和已经记录的一样，没有什么要改。", "This is what stands there already; nothing would change.")
        }
        ReceiptRefusal::SubmissionReused => (
            "这次提交的编号已经用过。请刷新页面后再试；已保存的都在。",
            "The id of this submission was used before. Reload the page and try again; what was saved is safe.",
        ),
        ReceiptRefusal::NotFound
        | ReceiptRefusal::BeforeArrival { .. }
        | ReceiptRefusal::Elsewhere { .. }
        | ReceiptRefusal::TextTooLong { .. } => {
            ("没有这张回单。请回到列表重新打开。", "There is no such receipt. Open it again from the list.")
        }
    }
}
