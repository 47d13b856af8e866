//! How a clock goes: waiting for batches, standing still, opened again, ended.

use crate::given::{at, day, somebody};
use domain::{
    calendar::Calendar,
    clock::course::{Course, CourseRefusal, Standing},
    deadline::{Due, Roll, Run, Timing, Unit},
    rulebook::PauseRule,
};

fn hour() -> Timing {
    Timing { count: 60, unit: Unit::Minute, clock: Run::Elapsed, roll: Roll::None, hours: Vec::new() }
}

fn on(time: &str) -> chrono::DateTime<chrono::Utc> {
    at(&format!("2026-03-02T{time}:00+08:00"))
}

fn standing(course: &Course, now: &str) -> Standing {
    course.standing(&hour(), &Calendar::cn_mainland(), on(now))
}

fn running() -> Course {
    Course::started(on("09:00"))
}

fn paused(course: &Course, time: &str) -> Course {
    course.pause(PauseRule::Allowed, on(time), somebody()).expect("it may")
}

fn due(time: &str) -> Due {
    Due::At(on(time))
}

#[test]
fn it_starts_with_the_last_batch() {
    let waiting = Course::awaiting(2);
    assert_eq!(standing(&waiting, "09:00"), Standing::NotStarted { arrived: 0, of: 2 });
    let half = waiting.arrive(1, on("09:10")).expect("awaited");
    assert_eq!(standing(&half, "11:00"), Standing::NotStarted { arrived: 1, of: 2 });
    let whole = half.arrive(0, on("09:30")).expect("awaited");
    assert_eq!(standing(&whole, "10:00"), Standing::Running { due: due("10:30"), unknown_year: None });
    assert_eq!(whole.arrive(0, on("09:40")), Err(CourseRefusal::NoSuchBatch));
    assert_eq!(half.arrive(7, on("09:40")), Err(CourseRefusal::NoSuchBatch));
    assert_eq!(half.done(on("09:40"), somebody()), Err(CourseRefusal::NotStarted));
    assert_eq!(half.pause(PauseRule::Allowed, on("09:40"), somebody()), Err(CourseRefusal::NotStarted));
}

#[test]
fn it_is_breached_after_its_end_and_met_or_met_late_when_done() {
    let course = running();
    assert_eq!(standing(&course, "10:00"), Standing::Running { due: due("10:00"), unknown_year: None });
    assert_eq!(standing(&course, "10:02"), Standing::Breached { due: due("10:00"), late_by_seconds: 120 });
    let met = course.done(on("10:00"), somebody()).expect("it runs");
    let (at, by) = (on("10:00"), somebody());
    assert_eq!(standing(&met, "23:00"), Standing::Met { at, by, due: due("10:00") });
    let late = course.done(on("10:05"), by).expect("it runs");
    assert_eq!(
        standing(&late, "23:00"),
        Standing::MetLate { at: on("10:05"), by, due: due("10:00"), late_by_seconds: 300 }
    );
    assert_eq!(late.done(on("10:06"), by), Err(CourseRefusal::Ended));
    assert!(matches!(course.done(on("08:59"), by), Err(CourseRefusal::OutOfOrder { .. })));
}

#[test]
fn while_it_stands_still_the_end_moves_away() {
    let held = paused(&running(), "09:20");
    let by = somebody();
    assert_eq!(standing(&held, "09:30"), Standing::Paused { since: on("09:20"), by, due: due("10:10") });
    assert_eq!(standing(&held, "12:20"), Standing::Paused { since: on("09:20"), by, due: due("13:00") });
    assert_eq!(
        held.pause(PauseRule::Allowed, on("09:30"), by),
        Err(CourseRefusal::AlreadyPaused { since: on("09:20") })
    );
    let resumed = held.resume(on("09:50"), by).expect("it stands still");
    assert_eq!(standing(&resumed, "10:30"), Standing::Running { due: due("10:30"), unknown_year: None });
    assert_eq!(resumed.resume(on("10:00"), by), Err(CourseRefusal::NotPaused));
    let again = paused(&resumed, "10:00").resume(on("10:15"), by).expect("it stands still");
    assert_eq!(standing(&again, "10:46"), Standing::Breached { due: due("10:45"), late_by_seconds: 60 });
    assert!(matches!(paused(&resumed, "10:00").resume(on("09:55"), by), Err(CourseRefusal::OutOfOrder { .. })));
}

#[test]
fn a_pause_that_comes_too_late_hides_nothing() {
    let held = paused(&running(), "10:30");
    assert_eq!(standing(&held, "11:00"), Standing::Breached { due: due("10:00"), late_by_seconds: 3600 });
}

#[test]
fn a_clock_by_law_never_stands_still() {
    assert_eq!(running().pause(PauseRule::Never, on("09:20"), somebody()), Err(CourseRefusal::MayNotPause));
}

#[test]
fn what_is_done_while_it_stands_still_ends_it_there() {
    let held = paused(&running(), "09:20");
    let done = held.done(on("12:00"), somebody()).expect("it runs");
    let expected = Standing::Met { at: on("12:00"), by: somebody(), due: due("12:40") };
    assert_eq!((standing(&done, "12:00"), standing(&done, "23:00")), (expected.clone(), expected));
}

#[test]
fn it_is_called_off_with_a_reason() {
    assert_eq!(running().cancel("  ", on("09:20"), somebody()), Err(CourseRefusal::NoReason));
    let off = running().cancel(" 客户撤回 ", on("09:20"), somebody()).expect("it runs");
    let expected = Standing::Cancelled { at: on("09:20"), by: somebody(), reason: "客户撤回".into() };
    assert_eq!(standing(&off, "23:00"), expected);
}

#[test]
fn opened_again_it_counts_anew_and_keeps_what_was() {
    let late = running().done(on("10:05"), somebody()).expect("it runs");
    assert_eq!(running().reopen(on("11:00"), somebody()), Err(CourseRefusal::NotEnded));
    let again = late.reopen(on("11:00"), somebody()).expect("it is over");
    assert_eq!(standing(&again, "11:30"), Standing::Running { due: due("12:00"), unknown_year: None });
    assert_eq!(again.earlier.len(), 1);
    assert_eq!((&again.earlier[0].batches, again.earlier[0].reopened_at), (&late.batches, on("11:00")));
    let thrice = again.done(on("11:40"), somebody()).expect("it runs").reopen(on("15:00"), somebody()).expect("over");
    assert_eq!(thrice.earlier.len(), 2);
    let json = serde_json::to_string(&thrice).expect("serialises");
    assert_eq!(serde_json::from_str::<Course>(&json).expect("reads back"), thrice);
}

#[test]
fn a_provisional_end_says_so() {
    let workdays = Timing { count: 2, unit: Unit::Workday, clock: Run::Calendar, ..hour() };
    let course = Course::started(at("2026-12-31T02:00:00Z"));
    let got = course.standing(&workdays, &Calendar::cn_mainland(), at("2026-12-31T03:00:00Z"));
    let Standing::Running { due: Due::On { last_day, .. }, unknown_year } = got else { panic!("{got:?}") };
    assert_eq!((last_day, unknown_year), (day("2027-01-04"), Some(2027)));
}
