//! What each counter means, how it is worked out, and its numbers as people read them.

use super::{BoardTexts, words::setting_name};
use crate::{i18n::time::stopwatch, preferences::Lang};
use domain::{
    counters::{Counter, Unit},
    queue::{Setting, Settings},
};

/// What a counter tells, in a sentence.
#[must_use]
pub const fn about(lang: Lang, counter: Counter) -> &'static str {
    match counter {
        Counter::Waiting => lang.pick("已进线、还没有振铃给坐席、客户也没有离开的联系。承诺回电到点之前不算在内。", "Contacts that arrived, ring nowhere yet and were not given up. A promised callback is not among them before it is due."),
        Counter::LongestWait => lang.pick("正在排队的人里，等得最久的那一位已经等了多久。", "How long the one has waited who has waited longest of those who wait now."),
        Counter::ServiceLevel => lang.pick("今天进线的联系里，在标准秒数内接通的占多少。短弃不计入分母，单独列出。", "The share of today's contacts that were answered quickly. Short abandons are counted apart."),
        Counter::AverageAnswer => lang.pick("今天已接通的联系，平均等了多久才接通。没有接通的不算。", "How long those who were answered today had waited on average. Only answered contacts count."),
        Counter::AbandonRate => lang.pick("今天进线的联系里，客户没等到接通就离开的占多少。短弃单独列出；我方回电不算。", "The share of today's contacts that were given up unanswered. Short ones are counted apart; our own callbacks are none."),
        Counter::ShortAbandoned => lang.pick("今天很快就离开的联系，多半是拨错。", "Contacts of today that left very soon, mostly wrong numbers."),
        Counter::AverageHandling => lang.pick("今天处理完成的联系，平均每通花了多久，包括通话、保持和整理。", "How long a contact that was finished today took on average: talk, hold and wrap-up together."),
        Counter::Occupancy => lang.pick("坐席在岗时间里，有多少在处理联系。同时几个会话只算一次；小休不计。", "How much of their time agents handled contacts. Several chats at once count once; breaks do not count."),
        Counter::AgentsByState => lang.pick("每种状态各有几位坐席。每人只在一种状态里。", "How many agents are in each state. Each is in exactly one."),
        Counter::CallbacksDue => lang.pick("答应客户的时间已经到了，还没有兑现的回电。", "Promised callbacks whose time has come and that are not kept."),
        Counter::CallbacksSoon => lang.pick("半小时之内就要到点的承诺回电。", "Promised callbacks whose time comes within half an hour."),
        Counter::Deadlines => lang.pick("正在走的时限，按种类、谁的承诺和剩余时间分开数。", "Running clocks by kind, by whose promise they are, and by time left."),
        Counter::Breaches => lang.pick("如果没有人处理，一小时之内就会超时的时限和承诺回电。", "Clocks and promised callbacks that are late within the hour if nobody acts."),
        Counter::Satisfaction => lang.pick("今天的联系得到的评分，平均几分（1–5）。没有评价的不算。", "The mean of the scores given to today's contacts, 1 to 5. Those without a score do not count."),
        Counter::FirstContact => lang.pick("今天满观察期的首次联系里，一次就解决、之后没有人再问同一运单的占多少。没有运单号的无从判断，不计入。", "Of first contacts whose time of observation ended today: the share that was solved and not followed by another one about the same waybill. Without a waybill nobody knows, so those are left out."),
        Counter::FirstContactSoFar => lang.pick("今天结束、还没满观察期的首次联系，目前为止的比例；以后可能变低。", "The same for first contacts that ended today and are still observed; it may fall."),
        Counter::Today => lang.pick("今天每 15 分钟进线的联系，后来怎样了。算在进线的那一刻钟里。", "What became of the contacts that arrived in each quarter of an hour of today."),
    }
}

/// How a counter is worked out.
#[must_use]
pub const fn formula(lang: Lang, counter: Counter) -> &'static str {
    match counter {
        Counter::Waiting => {
            lang.pick("排队中 = 已进线 − 振铃 − 已接通 − 已离开", "waiting = arrived − ringing − answered − gone")
        }
        Counter::LongestWait => {
            lang.pick("现在 − 排队中最早的开始等待时间", "now − the earliest begin of a wait among waiting")
        }
        Counter::ServiceLevel => {
            lang.pick("X 秒内接通 ÷（接通 + Y 秒后放弃）", "answered within X s ÷ (answered + abandoned after Y s)")
        }
        Counter::AverageAnswer => lang.pick("接通前等待时间之和 ÷ 接通数", "sum of waits before the answer ÷ answered"),
        Counter::AbandonRate => lang.pick("Y 秒后放弃 ÷ 进线", "abandoned after Y s ÷ arrived"),
        Counter::ShortAbandoned => lang.pick("Y 秒内放弃的个数", "number abandoned within Y s"),
        Counter::AverageHandling => {
            lang.pick("（通话 + 保持 + 整理）÷ 处理完成数", "(talk + hold + wrap-up) ÷ finished contacts")
        }
        Counter::Occupancy => lang.pick("处理时间 ÷（处理时间 + 就绪时间）", "handling time ÷ (handling + ready time)"),
        Counter::AgentsByState => lang.pick("各状态的坐席数", "number of agents in each state"),
        Counter::CallbacksDue => lang.pick("承诺时间 ≤ 现在，且未兑现", "promised time ≤ now, and not kept"),
        Counter::CallbacksSoon => {
            lang.pick("现在 < 承诺时间 < 现在 + 30 分，且未兑现", "now < promised time < now + 30 min, and not kept")
        }
        Counter::Deadlines => lang.pick(
            "剩余 = 到期时间 − 现在，按已超时、30 分、4 小时、24 小时、以后分档",
            "left = due − now; overdue, 30 min, 4 h, 24 h, later",
        ),
        Counter::Breaches => lang.pick("现在 ≤ 到期时间 ≤ 现在 + 1 小时", "now ≤ due ≤ now + 1 h"),
        Counter::Satisfaction => lang.pick("评分之和 ÷ 评价份数", "sum of scores ÷ number of scores"),
        Counter::FirstContact => lang.pick(
            "首次即解决且 N 天内无重复 ÷ 首次联系（观察期今天满）",
            "solved at first and not repeated within N days ÷ first contacts observed to the end today",
        ),
        Counter::FirstContactSoFar => lang.pick(
            "首次即解决且目前无重复 ÷ 今天结束的首次联系",
            "solved at first and not repeated yet ÷ first contacts that ended today",
        ),
        Counter::Today => lang.pick(
            "每一刻钟：接通 + 放弃 + 短弃 + 原因不明 + 还在等 = 进线",
            "each quarter: answered + abandoned + short + unclear + still waiting = arrived",
        ),
    }
}

/// A setting and its value: `接通标准 X：20 秒`.
#[must_use]
pub fn setting(lang: Lang, setting: Setting, settings: &Settings) -> String {
    let value = settings.get(setting);
    let shown = match setting {
        Setting::Zone => zone(value),
        Setting::ChatCapacity => value.to_string(),
        Setting::RepeatDays => [&*value.to_string(), lang.pick(" 天", " days")].concat(),
        _ => [&*value.to_string(), lang.pick(" 秒", " s")].concat(),
    };
    [setting_name(lang, setting), BoardTexts::of(lang).colon, &shown].concat()
}

/// `UTC+08:00`
#[must_use]
pub fn zone(minutes: i32) -> String {
    let (sign, minutes) = (if minutes < 0 { "-" } else { "+" }, minutes.unsigned_abs());
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A number as it is read, and its unit: `("83.1", "%")`. Shares come in thousandths, spans in seconds, points in tenths.
#[must_use]
pub fn value(unit: Unit, number: i64) -> (String, &'static str) {
    let tenths = |number: i64| {
        let (whole, rest) = (number.div_euclid(10).to_string(), number.rem_euclid(10).to_string());
        [&*whole, ".", &rest].concat()
    };
    match unit {
        Unit::Count => (number.to_string(), ""),
        Unit::Span => (stopwatch(number), ""),
        Unit::Share if number % 10 == 0 => ((number / 10).to_string(), "%"),
        Unit::Share => (tenths(number), "%"),
        Unit::Points => (tenths(number), ""),
    }
}
