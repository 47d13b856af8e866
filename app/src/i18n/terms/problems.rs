//! What went wrong, and what to do about it.

use super::{amounts::refused, field};
use crate::{error::AppError, i18n::time, preferences::Lang};
use domain::{
    command::Refusal,
    complaint::{Field, Problem, field::Input},
};

/// What to do about a flaw of a field.
#[must_use]
pub fn problem(lang: Lang, at: Field, problem: Problem) -> String {
    let label = plain_label(field(lang, at));
    match problem {
        Problem::Missing => missing(lang, at, &label),
        other => about(lang, &label, other),
    }
}

/// What to do about a flaw of something that is called this.
pub(super) fn about(lang: Lang, label: &str, problem: Problem) -> String {
    let label = plain_label(label);
    match problem {
        Problem::Missing => lang.pick(["请填写", &label], ["Enter ", &label]).concat(),
        Problem::TooLong { max } => {
            let max = max.to_string();
            lang.pick([&*label, "最多 ", &max, " 个字，请缩短"], [&*label, " must be ", &max, " characters or fewer"])
                .concat()
        }
        Problem::NotAChoice => {
            lang.pick(["请从列表中选择", &label, ""], ["Choose one of the answers for “", &label, "”"]).concat()
        }
        Problem::NotMoney => lang
            .pick(
                [&*label, "请填写金额，如 800 或 800.50"],
                [&*label, " must be an amount in yuan, like 800 or 800.50"],
            )
            .concat(),
        Problem::NotACount => {
            lang.pick([&*label, "请填写整数，最大 99999"], [&*label, " must be a whole number up to 99,999"]).concat()
        }
        Problem::NotAMoment => lang
            .pick(
                [&*label, "请填写日期和时间，如 2026-11-21 10:34"],
                [&*label, " must be a date and time, like 2026-11-21 10:34"],
            )
            .concat(),
        Problem::NotADay => {
            lang.pick([&*label, "请填写日期，如 2026-11-21"], [&*label, " must be a date, like 2026-11-21"]).concat()
        }
        Problem::NotAPhone => lang
            .pick(
                [&*label, "请填写 5 到 15 位数字，可带区号"],
                [&*label, " must have 5 to 15 digits, with or without an area code"],
            )
            .concat(),
        Problem::NotAWaybill => lang
            .pick(
                [&*label, "应为 8 到 24 位字母和数字，请对照面单"],
                [&*label, " must have 8 to 24 letters and digits; check it against the label"],
            )
            .concat(),
        Problem::InThePast => lang
            .pick([&*label, "必须晚于现在，请重新约定"], [&*label, " must lie in the future; agree on a new time"])
            .concat(),
        Problem::InTheFuture => lang.pick([&*label, "不能晚于现在"], [&*label, " must not lie in the future"]).concat(),
        Problem::AboveTotalValue => lang
            .pick(
                "损失价值不能超过总价值，请核对两个金额",
                "Value lost must not exceed the total value; check both amounts",
            )
            .to_owned(),
    }
}

/// The label without its unit, to stand inside a sentence.
fn plain_label(label: &str) -> String {
    let cut = label.split(['（', '(']).next().unwrap_or(label);
    cut.trim_end().to_owned()
}

fn missing(lang: Lang, at: Field, label: &str) -> String {
    let choose = matches!(at.input(), Input::Choice(_));
    match lang {
        Lang::Zh => [if choose { "请选择" } else { "请填写" }, label].concat(),
        Lang::En => [if choose { "Select " } else { "Enter " }, &asked(at, label)].concat(),
    }
}

/// What an English sentence asks for: a clause where the label is one, else the label with its article.
fn asked(at: Field, label: &str) -> String {
    let clause = match at {
        Field::PlatformDue => "when the platform wants an answer",
        Field::AppealTold => "when we were told of the appeal",
        Field::Requester => "who complains",
        Field::Staff => "who or which outlet is concerned",
        Field::HappenedAt => "when it happened",
        Field::ReplyBy => "when the reply is promised",
        Field::ValueLost => "whether the delay made the goods lose value",
        Field::PackedBy => "who packed it",
        Field::Signed => "whether it was signed for",
        Field::NoticedAt => "when it was noticed",
        Field::EvidenceKept => "whether packaging and photos are kept",
        Field::PiecesSent => "how many pieces were sent",
        Field::PiecesReceived => "how many pieces arrived",
        Field::MismatchAspect => "what differs",
        Field::Declared => "what is written on the label",
        Field::Received => "what was actually received",
        Field::LeftAt => "where it was left",
        Field::Consent => "whether the customer agreed",
        Field::ItemFound => "whether the customer has the item",
        Field::Insured => "whether it is insured",
        Field::Allegation => "what the customer says",
        Field::Verified => "what we verified",
        Field::Wish => "what the customer wants",
        Field::FraudAlleged => "whether fraud is alleged",
        _ => return ["the ", &lowered(label)].concat(),
    };
    clause.to_owned()
}

/// A label inside an English sentence begins in lower case.
fn lowered(label: &str) -> String {
    let (first, rest) = label.split_at_checked(1).unwrap_or_default();
    [&*first.to_ascii_lowercase(), rest].concat()
}

/// Why something cannot be done as things stand, and what can be done instead.
#[must_use]
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let text = match refusal {
        Refusal::Closed { since } => {
            let when = time::moment(lang, *since);
            return lang
                .pick(
                    ["此件已于 ", &when, " 办结。如需继续处理，请先重新打开。"],
                    ["This complaint was closed on ", &when, ". Reopen it first to go on."],
                )
                .concat();
        }
        Refusal::TextTooLong { max } => {
            let max = max.to_string();
            return lang
                .pick(
                    ["文字超过 ", &max, " 个字，请缩短后再提交。"],
                    ["The text is longer than ", &max, " characters. Shorten it and send it again."],
                )
                .concat();
        }
        Refusal::Amount { why } => return refused(lang, *why),
        Refusal::NotFound => lang.pick(
            "找不到此件，或您无权查看。请核对编号。",
            "It does not exist, or you may not see it. Check the number.",
        ),
        Refusal::NotClosed => {
            lang.pick("此件尚未办结，无需重新打开。", "It is not closed, so there is nothing to reopen.")
        }
        Refusal::AlreadyWithLead => lang.pick(
            "此件已在主管处。请等待主管处理或添加备注。",
            "It is with the leads already. Wait for them, or add a note.",
        ),
        Refusal::UnsuitableOwner => lang.pick(
            "此人不能接手这项工作，请选择客服或组长。",
            "This person cannot take this on. Choose an agent or a lead.",
        ),
        Refusal::ForeignCall | Refusal::CallFinished | Refusal::ImpossibleTimes | Refusal::ContactMovedOn => {
            call_refusal(lang, refusal)
        }
        Refusal::TextMissing => lang.pick("请填写内容后再提交。", "Write a text before you send it."),
        Refusal::PromiseTime { .. } | Refusal::PromiseSettled | Refusal::PromiseChanged => {
            return promise_refusal(lang, refusal);
        }
        Refusal::PhraseUnfit | Refusal::PhraseChanged => phrase_refusal(lang, refusal),
        Refusal::NothingChanges => {
            lang.pick("没有任何改动，无需保存。", "Nothing would change, so there is nothing to save.")
        }
        Refusal::SubmissionReused => lang.pick(
            "这份表单已经提交过。请重新打开表单；您写的内容仍在。",
            "This form was sent already. Open the form again; what you wrote is still there.",
        ),
    };
    text.to_owned()
}

/// Why a call or a contact stays as it is.
const fn call_refusal(lang: Lang, refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::ForeignCall => lang.pick(
            "这通电话属于另一位同事。请从自己的通话中登记。",
            "The call belongs to a colleague. File it from a call of your own.",
        ),
        Refusal::CallFinished => {
            lang.pick("这通电话已经整理完毕，记录已保存。", "The call is wrapped up already; its record is saved.")
        }
        Refusal::ImpossibleTimes => lang.pick(
            "通话时间互相矛盾。请刷新页面后重新整理。",
            "The times of the call contradict each other. Reload the page and wrap it up again.",
        ),
        _ => lang.pick(
            "这个联系已结束，或已不在您这里。请看左侧的最新状态。",
            "This contact is over or no longer yours. See how it stands on the left.",
        ),
    }
}

/// Why a promise stays as it is.
fn promise_refusal(lang: Lang, refusal: &Refusal) -> String {
    let text = match refusal {
        Refusal::PromiseTime { days } => {
            let days = days.to_string();
            return lang
                .pick(
                    ["新的时间要在此刻之后、", &days, " 天之内。没有保存，请换一个时间。"],
                    ["The new time must lie ahead, within ", &days, " days. Nothing was saved; choose another time."],
                )
                .concat();
        }
        Refusal::PromiseSettled => lang.pick(
            "这个承诺已经处理过了，之前的记录没有动。列表会马上更新。",
            "This promise was dealt with already; that record stands. The list is about to follow.",
        ),
        _ => lang.pick(
            "刚有人改过这个承诺，您的没有保存。等列表更新，看过现在的时间再改。",
            "Somebody has just changed this promise; yours was not saved. Wait for the list and look at it as it is now.",
        ),
    };
    text.to_owned()
}

/// Why a phrase stays as it is.
const fn phrase_refusal(lang: Lang, refusal: &Refusal) -> &'static str {
    if matches!(refusal, Refusal::PhraseChanged) {
        return lang.pick(
            "刚有人改过这条话术，您的改动没有保存。请重新打开，看过现在的内容再改。",
            "Somebody has just changed this phrase; yours was not saved. Open it again and look at it as it is now.",
        );
    }
    lang.pick(
        "话术没有保存：有几处需要先改，请看页面上的说明。",
        "The phrase was not saved: some parts have to be mended first, as told on the page.",
    )
}

/// What happened between browser and server, what is safe, what to do.
#[must_use]
pub fn error(lang: Lang, error: AppError) -> String {
    let text = match error {
        AppError::SignedOut => lang.pick(
            "登录已过期。您写的内容仍保存在这台设备上，请重新登录。",
            "Your session has ended. What you wrote is kept on this device; sign in again.",
        ),
        AppError::NotAllowed => {
            lang.pick("您的角色无权进行此操作。请联系组长。", "Your role does not include this. Ask a team lead.")
        }
        AppError::NotFound => lang.pick(
            "找不到所要的内容。请核对编号或从列表打开。",
            "It does not exist. Check the number, or open it from the list.",
        ),
        AppError::Malformed => lang.pick(
            "请求无法识别，没有保存任何内容。请刷新页面再试。",
            "The request could not be read; nothing was saved. Reload the page and try again.",
        ),
        AppError::WrongPassword => lang.pick(
            "用户名或密码不正确。请检查大小写后重试。",
            "Name or password is wrong. Check capital letters and try again.",
        ),
        AppError::Offline => lang.pick(
            "连不上服务器。您写的内容已保存在这台设备上，网络恢复后会自动发送。",
            "The server cannot be reached. What you wrote is kept on this device and is sent when the network is back.",
        ),
        AppError::TooManyTries { wait_seconds } => {
            let wait = wait_seconds.to_string();
            return lang
                .pick(
                    ["尝试次数过多，请等 ", &wait, " 秒再试。"],
                    ["Too many tries. Wait ", &wait, " seconds and try again."],
                )
                .concat();
        }
        AppError::Broken { incident } => {
            let sorry = lang.pick(
                "服务器出了问题，已记录。您写的内容仍在，请稍后再试。",
                "Something is wrong with the server; it was recorded. What you wrote is still there; try again later.",
            );
            let number = incident.map(|id| id.to_string());
            return match number {
                Some(number) => [sorry, lang.pick("事故编号：", " Incident number: "), &number].concat(),
                None => sorry.to_owned(),
            };
        }
    };
    text.to_owned()
}
