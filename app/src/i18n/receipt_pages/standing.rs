//! Where a receipt stands, short enough for a chip, and the day beside it.

use crate::{i18n::time, preferences::Lang};
use chrono::NaiveDate;
use domain::receipt::{Standing, WhereaboutsCode};

fn days_until(day: NaiveDate, today: NaiveDate) -> String {
    day.signed_duration_since(today).num_days().max(0).to_string()
}

/// The words of the chip.
#[must_use]
pub fn short_standing(lang: Lang, at: WhereaboutsCode, standing: Standing, today: NaiveDate) -> String {
    match (at, standing) {
        (WhereaboutsCode::Lost, _) => lang.pick("遗失", "Lost").to_owned(),
        (WhereaboutsCode::Unusable, _) => lang.pick("无法使用", "Of no use").to_owned(),
        (WhereaboutsCode::Back, Standing::NotStarted | Standing::InTime { .. }) => {
            lang.pick("按期返回", "Back in time").to_owned()
        }
        (WhereaboutsCode::Back, Standing::InGrace { .. }) => lang.pick("宽限期内返回", "Back in grace").to_owned(),
        (WhereaboutsCode::Back, Standing::Late { days, .. }) => {
            let days = days.to_string();
            lang.pick(["逾期 ", &days, " 天返回"], ["Back ", &days, " d late"]).concat()
        }
        (WhereaboutsCode::Waiting, Standing::NotStarted) => lang.pick("货未到齐", "Goods awaited").to_owned(),
        (WhereaboutsCode::Waiting, Standing::InTime { last_day }) if last_day == today => {
            lang.pick("今天到期", "Due today").to_owned()
        }
        (WhereaboutsCode::Waiting, Standing::InTime { last_day }) => {
            let days = days_until(last_day, today);
            lang.pick(["还剩 ", &days, " 天"], ["", &days, " d left"]).concat()
        }
        (WhereaboutsCode::Waiting, Standing::InGrace { latest_day, .. }) if latest_day == today => {
            lang.pick("宽限今天到期", "Grace ends today").to_owned()
        }
        (WhereaboutsCode::Waiting, Standing::InGrace { latest_day, .. }) => {
            let days = days_until(latest_day, today);
            lang.pick(["宽限还剩 ", &days, " 天"], ["Grace: ", &days, " d left"]).concat()
        }
        (WhereaboutsCode::Waiting, Standing::Late { days, .. }) => {
            let days = days.to_string();
            lang.pick(["逾期 ", &days, " 天"], ["", &days, " d late"]).concat()
        }
    }
}

/// The day that matters: when it ended, or by when it is due.
#[must_use]
pub fn standing_day(lang: Lang, ended_on: Option<NaiveDate>, standing: Standing) -> String {
    if let Some(on) = ended_on {
        return time::full_day(lang, on);
    }
    let (last, latest) = match standing {
        Standing::NotStarted => return String::new(),
        Standing::InTime { last_day } => (Some(last_day), None),
        Standing::InGrace { last_day, latest_day } => (Some(last_day), Some(latest_day)),
        Standing::Late { latest_day, .. } => (None, Some(latest_day)),
    };
    let last = last.map(|day| [lang.pick("应于 ", "due "), &time::day(lang, day)].concat());
    let latest = latest.map(|day| [lang.pick("最迟 ", "latest "), &time::day(lang, day)].concat());
    last.into_iter().chain(latest).collect::<Vec<_>>().join(lang.pick("，", ", "))
}
