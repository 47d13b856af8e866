use super::*;
use domain::{
    calendar::Calendar,
    deadline::{Roll, Timing, compute},
    time::at_local,
};

fn instant(day: NaiveDate, hour: u32, minute: u32) -> Instant {
    at_local(day, chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn seven_days() -> (Due, Vec<String>, Vec<String>) {
    let timing = Timing { count: 7, unit: Unit::Day, clock: Run::Calendar, roll: Roll::None, hours: Vec::new() };
    let outcome = compute(&timing, &Calendar::cn_mainland(), &[Some(instant(date(10, 5), 10, 34))], &[]);
    let working = outcome.working().unwrap();
    let last = working.days.len() - 1;
    let label = |(i, cell): (usize, &DayCell)| cell_label(Lang::Zh, cell, i == 0, i == last);
    let cells = working.days.iter().enumerate().map(label).collect();
    (outcome.due().unwrap(), working.steps.iter().map(|s| step(Lang::Zh, s)).collect(), cells)
}

#[test]
fn seven_calendar_days_are_told_day_by_day() {
    let (due, steps, cells) = seven_days();
    assert_eq!(steps[0], "起算：2026年10月5日 10:34");
    assert_eq!(steps[1], "起算当日 10月5日（周一），不计");
    assert_eq!(steps[2], "7 日为日历日，不扣休息日");
    assert_eq!(steps.last().unwrap(), "最后一天 10月12日（周一），10月13日 00:00 起为超时");
    assert_eq!(last_day(Lang::En, &due), "Last day Mon 12 Oct; late from 13 Oct 00:00");
    assert_eq!(cells.len(), 8);
    assert_eq!(cells[0], "起算");
    assert_eq!(cells[1], "1 休");
    assert_eq!(cells[5], "5 班");
    assert_eq!(cells[7], "7 末日");
}

#[test]
fn a_late_clock_says_by_how_much() {
    let late = ClockState::MetLate {
        at: instant(date(10, 5), 11, 10),
        by: domain::id::AccountId(uuid::Uuid::nil()),
        late_by_seconds: 360,
    };
    assert_eq!(ending(Lang::Zh, &late).as_deref(), Some("迟了 6 分"));
    assert_eq!(ending(Lang::En, &late).as_deref(), Some("Late by 6 min"));
    assert_eq!(ending(Lang::Zh, &ClockState::Running), None);
}

#[test]
fn an_unpublished_year_is_called_provisional() {
    let text = step(Lang::Zh, &Step::YearUnknown { year: 2031 });
    assert!(text.starts_with("2031 年放假安排尚未公布"), "{text}");
}
