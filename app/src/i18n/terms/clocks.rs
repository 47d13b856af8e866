//! Words for clocks and for the rules behind them.

use crate::preferences::Lang;
use domain::rulebook::{Band, ClockCode, Grade, Lane, Strength};

/// 时限
#[must_use]
pub const fn clock(lang: Lang, code: ClockCode) -> &'static str {
    match code {
        ClockCode::FirstReply => lang.pick("首次答复", "First reply"),
        ClockCode::SameDayResult => lang.pick("当日告知结果", "Result on the same day"),
        ClockCode::HandleAndTell => lang.pick("办结并告知", "Handle and tell"),
        ClockCode::RegulatorReport => lang.pick("申诉处理上报", "Report to the regulator"),
        ClockCode::PlatformTicket => lang.pick("平台工单", "Platform ticket"),
    }
}

/// 谁的承诺
#[must_use]
pub const fn lane(lang: Lang, whose: Lane) -> &'static str {
    match whose {
        Lane::House => lang.pick("公司承诺", "house promise"),
        Lane::Statutory => lang.pick("法定", "by law"),
        Lane::External => lang.pick("平台或监管", "platform or regulator"),
    }
}

/// 约束力
#[must_use]
pub const fn strength(lang: Lang, strength: Strength) -> &'static str {
    match strength {
        Strength::Limit => lang.pick("时限", "limit"),
        Strength::Target => lang.pick("目标", "target"),
    }
}

/// 紧急程度
#[must_use]
pub const fn band(lang: Lang, band: Band) -> &'static str {
    match band {
        Band::Overdue => lang.pick("已超时", "Overdue"),
        Band::Urgent => lang.pick("紧急", "Urgent"),
        Band::Near => lang.pick("临近", "Near"),
        Band::Safe => lang.pick("安全", "Safe"),
    }
}

/// The code of a band in addresses.
#[must_use]
pub const fn band_code(band: Band) -> &'static str {
    match band {
        Band::Overdue => "overdue",
        Band::Urgent => "urgent",
        Band::Near => "near",
        Band::Safe => "safe",
    }
}

/// The band with this code.
#[must_use]
pub fn band_from_code(code: &str) -> Option<Band> {
    [Band::Overdue, Band::Urgent, Band::Near, Band::Safe].into_iter().find(|b| band_code(*b) == code)
}

/// 核对程度
#[must_use]
pub const fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::House => lang.pick("公司自订，以公司公布的为准", "the company's own terms"),
        Grade::TextRead => lang.pick("条文原文已读", "the text of the rule was read"),
        Grade::Secondary => lang.pick("据二手资料，原文未读", "from secondary sources, the text itself was not read"),
        Grade::Unverified => lang.pick("未核实，请勿作为依据", "not verified, do not rely on it"),
        Grade::Agreed => lang.pick("就本件约定，以记录为准", "set for this case, as recorded"),
    }
}
