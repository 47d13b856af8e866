//! Bands of time, promised callbacks, and what is late within the hour.

use super::{figures::AGENT, floor_of_day::sec};
use chrono::TimeDelta;
use domain::{
    counters::{Breach, BreachOf, Callback, CallbackSet, Counters, DeadlineBand, Deadlines, Drill, Rows, RunningClock},
    deadline::Due,
    id::{CallId, ComplaintId, PromiseId},
    promise::{Promise, Standing},
    queue::Settings,
    rulebook::{ClockCode, Lane},
    script::Fact,
    time::{end_of, local_day},
};
use uuid::Uuid;

const NOW: i64 = 12 * 3600;

fn promised(due: i64) -> Callback {
    Callback { promise: PromiseId(Uuid::from_u128(1)), owner: AGENT, due: sec(due) }
}

fn clock(code: ClockCode, due: Due) -> RunningClock {
    let complaint = ComplaintId(Uuid::from_u128(u128::from(due.instant().timestamp().unsigned_abs())));
    RunningClock { complaint, number: 1, code, lane: Lane::House, due, owner: None }
}

#[test]
fn bands_begin_and_end_where_they_say() {
    use DeadlineBand as B;
    let minutes = |minutes: i64| TimeDelta::minutes(minutes);
    let second = TimeDelta::seconds(1);
    let table = [
        (minutes(0) - second, B::Overdue),
        (minutes(0) - TimeDelta::milliseconds(1), B::Overdue),
        (minutes(0), B::HalfHour),
        (minutes(30) - second, B::HalfHour),
        (minutes(30), B::FourHours),
        (minutes(240) - second, B::FourHours),
        (minutes(240), B::Day),
        (minutes(1440) - second, B::Day),
        (minutes(1440), B::Later),
    ];
    for (left, expected) in table {
        assert_eq!(B::at(sec(NOW), &Due::At(sec(NOW) + left)), expected, "{left}");
    }
}

#[test]
fn a_day_deadline_is_late_at_midnight_itself() {
    let last_day = local_day(sec(NOW));
    let due = Due::On { last_day, late_from: end_of(last_day) };
    assert_eq!(DeadlineBand::at(end_of(last_day), &due), DeadlineBand::Overdue);
    assert_eq!(DeadlineBand::at(end_of(last_day) - TimeDelta::milliseconds(1), &due), DeadlineBand::HalfHour);
}

#[test]
fn callbacks_are_due_at_their_time_and_soon_before_it() {
    let in_sets = |now: i64| [CallbackSet::Due, CallbackSet::Soon].map(|set| promised(NOW).is_in(set, sec(now)));
    assert_eq!(in_sets(NOW - 1800), [false, false]);
    assert_eq!(in_sets(NOW - 1799), [false, true]);
    assert_eq!(in_sets(NOW - 1), [false, true]);
    assert_eq!(in_sets(NOW), [true, false]);
    assert_eq!(in_sets(NOW + 1), [true, false]);
}

#[test]
fn only_promises_that_wait_are_counted_and_the_band_agrees_with_the_promise() {
    let mut promise = Promise {
        id: PromiseId(Uuid::from_u128(1)),
        version: 1,
        call: CallId(Uuid::from_u128(2)),
        about: Fact::CallbackTime,
        due: sec(NOW),
        owner: AGENT,
        phone: None,
        waybill: None,
        made_at: sec(NOW - 3600),
        made_by: AGENT,
        tries: 0,
        standing: Standing::Open,
    };
    assert_eq!(Callback::of(&promise), Some(promised(NOW)));
    for now in [NOW - 1, NOW, NOW + 1] {
        let late = Callback::of(&promise).unwrap().band(sec(now)) == DeadlineBand::Overdue;
        assert_eq!(late, promise.is_overdue(sec(now)));
    }
    promise.standing = Standing::Released { at: sec(NOW), by: AGENT, reason: "已自提".to_owned() };
    assert_eq!(Callback::of(&promise), None);
}

#[test]
fn a_board_counts_what_is_due() {
    let callbacks = [promised(NOW - 600), promised(NOW - 60), promised(NOW + 60), promised(NOW + 7200)];
    let clocks = [
        clock(ClockCode::FirstReply, Due::At(sec(NOW - 1))),
        clock(ClockCode::FirstReply, Due::At(sec(NOW + 1200))),
        clock(ClockCode::FirstReply, Due::At(sec(NOW + 3600))),
        clock(ClockCode::FirstReply, Due::At(sec(NOW + 3601))),
        clock(ClockCode::HandleAndTell, Due::At(sec(NOW + 90_000))),
        RunningClock { lane: Lane::Statutory, ..clock(ClockCode::HandleAndTell, Due::At(sec(NOW + 20_000))) },
    ];
    let board = Counters::new(Settings::default()).snapshot(sec(NOW), &callbacks, &clocks);
    let due = &board.deadlines;
    assert_eq!((due.callbacks_due, due.callbacks_soon), (2, 1));
    let bands = DeadlineBand::ALL.iter().map(|band| due.callbacks.get(*band)).collect::<Vec<_>>();
    assert_eq!(bands, [2, 1, 1, 0, 0]);
    let rows: Vec<_> = due
        .clocks
        .iter()
        .map(|row| (row.code, row.lane, DeadlineBand::ALL.iter().map(|band| row.bands.get(*band)).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        rows,
        [
            (ClockCode::FirstReply, Lane::House, vec![1, 1, 2, 0, 0]),
            (ClockCode::HandleAndTell, Lane::House, vec![0, 0, 0, 0, 1]),
            (ClockCode::HandleAndTell, Lane::Statutory, vec![0, 0, 0, 1, 0]),
        ]
    );
    let next: Vec<_> = due.next.iter().map(|breach| (breach.of, (breach.due_at - sec(NOW)).num_seconds())).collect();
    let callback = BreachOf::Callback { promise: promised(0).promise };
    let clock = |clock: &RunningClock| {
        let RunningClock { complaint, number, code, lane, .. } = *clock;
        BreachOf::Clock { complaint, number, code, lane }
    };
    assert_eq!(next, [(callback, 60), (clock(&clocks[1]), 1200), (clock(&clocks[2]), 3600)]);
    assert_eq!(due.breaches, 3);
}

#[test]
fn every_cell_of_the_table_is_its_rows() {
    let lefts = [-5000, -1, 0, 1799, 1800, 3600, 3601, 14_399, 14_400, 86_399, 86_400, 400_000];
    let codes = [ClockCode::FirstReply, ClockCode::HandleAndTell];
    let clocks: Vec<RunningClock> = (0..)
        .zip(lefts.iter().cycle().take(40))
        .map(|(n, left)| RunningClock {
            lane: if n % 3 == 0 { Lane::Statutory } else { Lane::House },
            ..clock(codes[n % 2], Due::At(sec(NOW + left)))
        })
        .collect();
    let callbacks: Vec<Callback> = lefts.iter().map(|left| promised(NOW + left)).collect();
    let now = sec(NOW);
    let due = Deadlines::count(&callbacks, &clocks, now);
    let number = |rows: usize| u32::try_from(rows).unwrap();
    let day = local_day(now);
    assert_eq!(due.clocks.len(), 4);
    for row in &due.clocks {
        for band in DeadlineBand::ALL {
            let (clock, lane, band) = (Some(row.code), Some(row.lane), Some(*band));
            let drill = Drill { clock, lane, band, ..Drill::all(Rows::Clocks, day) };
            let rows = clocks.iter().filter(|clock| drill.selects_clock(clock, now)).count();
            assert_eq!(number(rows), row.bands.get(band.unwrap()), "{drill:?}");
            assert!(!callbacks.iter().any(|callback| drill.selects_callback(callback, now)));
        }
    }
    let promises = |drill: &Drill| number(callbacks.iter().filter(|c| drill.selects_callback(c, now)).count());
    for band in DeadlineBand::ALL {
        let drill = Drill { band: Some(*band), ..Drill::all(Rows::Callbacks(CallbackSet::Open), day) };
        assert_eq!(promises(&drill), due.callbacks.get(*band), "{drill:?}");
    }
    let of = |set| promises(&Drill::all(Rows::Callbacks(set), day));
    assert_eq!((of(CallbackSet::Due), of(CallbackSet::Soon)), (due.callbacks_due, due.callbacks_soon));
    let breaches = Drill::all(Rows::Breaches, day);
    let late = number(clocks.iter().filter(|clock| breaches.selects_clock(clock, now)).count());
    assert_eq!(late + promises(&breaches), due.breaches);
}

#[test]
fn the_list_is_short_and_the_count_is_whole() {
    let clocks: Vec<_> = (0..50).map(|n| clock(ClockCode::FirstReply, Due::At(sec(NOW + 50 - n)))).collect();
    let due = Deadlines::count(&[], &clocks, sec(NOW));
    assert_eq!((due.breaches, due.next.len()), (50, 20));
    assert!(due.next.is_sorted_by_key(|breach| breach.due_at));
    let rows = clocks.iter().filter_map(|clock| Breach::of_clock(clock, sec(NOW))).count();
    assert_eq!(u32::try_from(rows).unwrap(), due.breaches);
}
