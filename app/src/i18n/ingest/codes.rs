//! Codes of answers, in words that say what to do.

use crate::preferences::Lang;
use domain::ingest::{FlawCode, TroubleCode};

/// What is wrong with a part of an item.
#[must_use]
pub const fn flaw(lang: Lang, code: FlawCode) -> &'static str {
    match code {
        FlawCode::Missing => lang.pick("必须提供", "It must be there"),
        FlawCode::Unknown => lang.pick("没有这个字段", "No field has this name"),
        FlawCode::OutOfPlace => lang.pick("这种事件不带这个字段", "This field belongs to another event"),
        FlawCode::NotAnObject => lang.pick("应为 JSON 对象", "Must be an object"),
        FlawCode::NotAList => lang.pick("应为 JSON 数组", "Must be a list"),
        FlawCode::NotAText => lang.pick("应为字符串", "Must be a text"),
        FlawCode::NotANumber => lang.pick("应为范围内的整数", "Must be a whole number within the range"),
        FlawCode::NotAChoice => lang.pick("不在可选值之内", "Must be one of the values"),
        FlawCode::NotAnId => lang.pick("标识只能用可见 ASCII 字符，不含空格", "An id is visible ASCII without spaces"),
        FlawCode::NotAName => lang.pick(
            "名称用小写字母、数字、- 和 _，以字母开头",
            "A name is lower-case letters, digits, - and _, beginning with a letter",
        ),
        FlawCode::NotAMoment => lang.pick("应为带时区的 RFC 3339 时间", "Must be an RFC 3339 time with an offset"),
        FlawCode::NotADay => lang.pick("应为日期，如 2026-11-22", "Must be a date, for instance 2026-11-22"),
        FlawCode::NotAPhone => lang.pick("不是电话号码", "Not a telephone number"),
        FlawCode::NotAWaybill => lang.pick("不是运单号", "Not a waybill number"),
        FlawCode::TooLong => lang.pick("太长", "Too long"),
        FlawCode::TooMany => lang.pick("太多", "Too many"),
        FlawCode::TooOld => lang.pick("发生得太早", "It happened too long ago"),
        FlawCode::InThePast => lang.pick("必须晚于现在", "It must lie ahead"),
        FlawCode::InTheFuture => lang.pick("不能晚于现在", "It must not lie ahead"),
        FlawCode::AboveTotalValue => lang.pick("损失超过总价值", "More was lost than the whole is worth"),
        FlawCode::UnknownAgent => lang.pick("没有对应这个工号的客服", "No agent has this number"),
        FlawCode::UnknownWaybill => lang.pick("没有这张运单", "There is no such waybill"),
        FlawCode::UnknownQueue => lang.pick("没有这个队列", "There is no such queue"),
        FlawCode::QueueClosed => {
            lang.pick("队列现在不接新客户，开放后可以再发", "The queue takes nobody now; send it again when it is open")
        }
        FlawCode::UnknownChat => lang
            .pick("这个会话还没有 opened，之后可以再发", "No chat of this id was opened; send it again after opened"),
        FlawCode::Over => lang.pick("会话已结束", "The chat is over"),
        FlawCode::Reused => lang.pick("这个标识已用于别的内容", "The id was used for something else"),
    }
}

/// Why a request is turned away.
#[must_use]
pub const fn trouble(lang: Lang, code: TroubleCode) -> &'static str {
    match code {
        TroubleCode::TokenMissing => lang.pick("缺少令牌", "There is no token"),
        TroubleCode::TokenUnknown => lang.pick("令牌无效", "Nobody has this token"),
        TroubleCode::TokenRevoked => lang.pick("令牌已吊销", "The token was revoked"),
        TroubleCode::ScopeMissing => lang.pick("令牌不含这项权限", "The token is not for this"),
        TroubleCode::SignatureMissing => lang.pick("缺少签名或签名时间", "Signature or timestamp is missing"),
        TroubleCode::SignatureLate => {
            lang.pick("签名时间相差超过五分钟", "The timestamp is more than five minutes off")
        }
        TroubleCode::SignatureWrong => lang.pick("签名不符", "The signature does not fit"),
        TroubleCode::WrongType => {
            lang.pick("正文须为未压缩的 application/json", "The body must be plain application/json")
        }
        TroubleCode::TooLarge => lang.pick("正文过大", "The body is too large"),
        TroubleCode::TooSlow => lang.pick("正文到达太慢", "The body took too long to arrive"),
        TroubleCode::BrokenOff => lang.pick("正文不完整", "The body broke off"),
        TroubleCode::NotJson => lang.pick("正文不是 JSON", "The body is not JSON"),
        TroubleCode::KeyUnfit => {
            lang.pick("键须为可见 ASCII，最多 128 个字符", "A key is visible ASCII of at most 128 characters")
        }
        TroubleCode::KeyReused => lang.pick("这个键已用于别的请求", "The key was used for another request"),
        TroubleCode::NothingTaken => lang.pick("没有一条可以保存", "No item can be saved"),
        TroubleCode::TooManyRequests => {
            lang.pick("请求过于频繁，请按 Retry-After 等待", "Too many requests; wait as Retry-After says")
        }
        TroubleCode::NotFound => lang.pick("没有这个地址或会话", "There is no such address or chat"),
        TroubleCode::WrongMethod => lang.pick("这个地址不接受这种方法", "The address does not take this method"),
        TroubleCode::Broken => lang.pick("服务器故障，请稍后重发", "The server is in trouble; send it again later"),
    }
}
