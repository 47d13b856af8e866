use super::*;
use domain::time::at_local;

fn at(day: u32, hour: u32, minute: u32) -> Instant {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    at_local(date, chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

#[test]
fn countdown_shrinks_its_unit() {
    let zh = |s| countdown(Lang::Zh, s);
    assert_eq!(zh(6 * DAY + 13 * HOUR + 59 * MINUTE), "6 天 13 小时");
    assert_eq!(zh(DAY), "1 天");
    assert_eq!(zh(DAY - 1), "23 小时 59 分");
    assert_eq!(zh(3 * HOUR + 20 * MINUTE + 5), "3 小时 20 分");
    assert_eq!(zh(28 * MINUTE + 40), "28 分 40 秒");
    assert_eq!(zh(59), "59 秒");
    assert_eq!(zh(0), "0 秒");
    assert_eq!(countdown(Lang::En, 28 * MINUTE + 40), "28 min 40 s");
}

#[test]
fn countdown_says_by_how_much_it_is_late() {
    assert_eq!(countdown(Lang::Zh, -1), "超时 1 秒");
    assert_eq!(countdown(Lang::Zh, -6 * MINUTE - 59), "超时 6 分");
    assert_eq!(countdown(Lang::En, -6 * MINUTE), "6 min overdue");
    assert_eq!(countdown(Lang::En, -2 * DAY), "2 d overdue");
    assert_eq!(countdown(Lang::Zh, i64::MIN).chars().next(), Some('超'));
}

#[test]
fn stopwatch_counts_hours_only_when_there_are_any() {
    assert_eq!(stopwatch(0), "00:00");
    assert_eq!(stopwatch(222), "03:42");
    assert_eq!(stopwatch(HOUR + 3), "1:00:03");
    assert_eq!(stopwatch(-5), "00:00");
}

#[test]
fn moments_are_those_of_the_business_zone() {
    // 18:30 UTC on the 20th is 02:30 on the 21st.
    let late = at(21, 2, 30);
    assert_eq!(late.to_rfc3339(), "2026-11-20T18:30:00+00:00");
    assert_eq!(moment(Lang::Zh, late), "11月21日 02:30");
    assert_eq!(moment(Lang::En, late), "21 Nov 02:30");
    assert_eq!(full_moment(Lang::Zh, late), "2026年11月21日 02:30");
    assert_eq!(full_moment(Lang::En, late), "21 Nov 2026 02:30");
    assert_eq!(weekday(Lang::Zh, local_day(late)), "周六");
}

#[test]
fn ages_have_one_unit() {
    assert_eq!(ago(Lang::Zh, 1), "1 秒前");
    assert_eq!(ago(Lang::Zh, 61), "1 分前");
    assert_eq!(ago(Lang::En, 2 * HOUR + 5 * MINUTE), "2 h ago");
    assert_eq!(ago(Lang::En, -3), "0 s ago");
}

#[test]
fn spoken_times_sound_like_speech() {
    let now = at(21, 9, 0);
    let zh = |t| spoken_moment(Lang::Zh, t, now);
    assert_eq!(zh(at(21, 10, 34)), "今天上午10点34分");
    assert_eq!(zh(at(21, 12, 5)), "今天中午12点零5分");
    assert_eq!(zh(at(22, 15, 0)), "明天下午3点");
    assert_eq!(zh(at(23, 20, 30)), "后天晚上8点半");
    assert_eq!(zh(at(20, 0, 10)), "昨天凌晨0点10分");
    assert_eq!(zh(at(28, 7, 15)), "11月28日早上7点15分");
    assert_eq!(spoken_moment(Lang::En, at(22, 15, 0), now), "tomorrow at 15:00");
    assert_eq!(spoken_moment(Lang::En, at(28, 7, 15), now), "28 Nov at 07:15");
}
