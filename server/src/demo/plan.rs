//! Which complaints there are: every kind in every stage, with deadlines around now.

use super::dice::Dice;
use chrono::{Days, TimeDelta};
use domain::{
    complaint::{ChannelCode, CloseReason, Kind},
    id::AccountId,
    time::{Instant, local_day, start_of},
};
use std::collections::BTreeMap;

/// What becomes of a complaint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// Just taken.
    Fresh,
    /// Taken, and a remark added.
    Noted,
    /// Somebody looks into it; no reply yet.
    Investigated,
    /// A reply was given.
    Replied,
    /// Taken by one agent, given to another, replied.
    Reassigned,
    /// Closed, and opened again some minutes ago.
    Reopened,
    /// Closed, opened again a day ago, and replied to once more.
    RepliedAgain,
    /// Waits for a lead.
    WithLead,
    /// A lead has taken it.
    TakenByLead,
    /// Finished.
    Closed(CloseReason),
}

/// One complaint to be made.
pub(super) struct Plan {
    /// What it is about.
    pub(super) kind: Kind,
    /// Its place among those of its kind; picks story and channel.
    pub(super) slot: usize,
    /// What becomes of it.
    pub(super) course: Course,
    /// How it came.
    pub(super) channel: ChannelCode,
    /// When it was accepted.
    pub(super) accepted_at: Instant,
    /// When an answer was promised; only delays are asked for it.
    pub(super) reply_by: Instant,
    /// What the platform's ticket says; only on that channel.
    pub(super) platform_due: Instant,
    /// Index of the agent who works on it.
    pub(super) agent: usize,
}

const HOUR: i64 = 60;
const SLOTS: usize = 13;

/// The three newest of each kind: minutes since they were accepted. Those that must be answered within half an hour
/// are a few minutes old, one of them already late.
const fn ages(kind: Kind) -> [i64; 3] {
    match kind {
        Kind::Damage => [36, 22, 26],
        Kind::Loss => [5, 41, 12],
        Kind::Shortage => [17, 9, 52],
        Kind::Delay => [150, 95, 4 * HOUR],
        Kind::Attitude => [50, 130, 210],
        Kind::Mismatch => [75, 165, 260],
        Kind::Unconsented => [200, 105, 310],
        Kind::Other => [85, 180, 330],
    }
}

/// Minutes from now to the promised answer of the three newest delays: one urgent, one near, one today.
const PROMISES: [i64; 3] = [170, 18, 9 * HOUR];

/// Minutes from now to what the platform's tickets of open complaints say.
const TICKETS: [i64; 8] = [95, 25 * HOUR, 43 * HOUR, 200, 9 * HOUR, -50, 50 * HOUR, 12 * HOUR];

const CHANNELS: [ChannelCode; SLOTS] = [
    ChannelCode::Hotline,
    ChannelCode::Chat,
    ChannelCode::Hotline,
    ChannelCode::Platform,
    ChannelCode::Hotline,
    ChannelCode::Mail,
    ChannelCode::Hotline,
    ChannelCode::Regulator,
    ChannelCode::Hotline,
    ChannelCode::Outlet,
    ChannelCode::Chat,
    ChannelCode::Hotline,
    ChannelCode::Visit,
];

/// What the first agent works on. Her account is the one people look at first, so it shows every urgency.
const OF_THE_FIRST: [(Kind, usize, ChannelCode); 11] = [
    (Kind::Damage, 0, ChannelCode::Hotline),
    (Kind::Loss, 0, ChannelCode::Hotline),
    (Kind::Delay, 0, ChannelCode::Hotline),
    (Kind::Unconsented, 0, ChannelCode::Chat),
    (Kind::Attitude, 4, ChannelCode::Hotline),
    (Kind::Mismatch, 5, ChannelCode::Hotline),
    (Kind::Shortage, 6, ChannelCode::Hotline),
    (Kind::Other, 7, ChannelCode::Regulator),
    (Kind::Damage, 10, ChannelCode::Hotline),
    (Kind::Delay, 11, ChannelCode::Hotline),
    (Kind::Loss, 12, ChannelCode::Mail),
];

/// How long ago a complaint was accepted.
#[derive(Clone, Copy)]
enum Age {
    /// Minutes before now.
    Minutes(i64),
    /// In the office hours of a day so many days before today.
    Days(u64),
}

/// What becomes of the complaint in a slot, and how old it is. Neighbouring kinds are spread over some days.
fn course(kind: Kind, index: usize, slot: usize) -> (Course, Age) {
    let spread = |base: u64, over: usize| Age::Days(base + u64::try_from(index % over).unwrap_or(0));
    let reason = |n: usize| Course::Closed(CloseReason::ALL[n % CloseReason::ALL.len()]);
    let reopened = if index.is_multiple_of(2) { Course::Reopened } else { Course::RepliedAgain };
    // Two kinds have a case that is past the legal limit.
    let with_lead = if matches!(kind, Kind::Loss | Kind::Delay) { Age::Days(8) } else { spread(3, 3) };
    match slot {
        0 => (Course::Fresh, Age::Minutes(ages(kind)[0])),
        1 => (Course::Noted, Age::Minutes(ages(kind)[1])),
        2 => (Course::Investigated, Age::Minutes(ages(kind)[2])),
        3 => (reopened, spread(9, 4)),
        4 => (Course::Replied, Age::Minutes(270 + 37 * i64::try_from(index).unwrap_or(0))),
        5 => (Course::Reassigned, spread(2, 2)),
        6 => (Course::Replied, Age::Days(4 + u64::try_from((index + 1) % 3).unwrap_or(0))),
        7 => (Course::Replied, Age::Days(7)),
        8 => (Course::WithLead, spread(1, 2)),
        9 => (Course::TakenByLead, with_lead),
        10 => (Course::Closed(CloseReason::Satisfied), spread(4, 4)),
        11 => (reason(index), spread(9, 7)),
        _ => (reason(index + 3), spread(20, 8)),
    }
}

impl Age {
    fn before(self, dice: &mut Dice, now: Instant) -> Instant {
        match self {
            Self::Minutes(minutes) => now - TimeDelta::minutes(minutes),
            Self::Days(days) => {
                let today = local_day(now);
                start_of(today.checked_sub_days(Days::new(days)).unwrap_or(today)) + dice.minutes(8 * 60, 20 * 60)
            }
        }
    }
}

/// All plans, those of the first agent first, so that no chance takes her times.
pub(super) fn plans(dice: &mut Dice, now: Instant, agents: &[AccountId]) -> Vec<Plan> {
    let slots = || Kind::ALL.iter().enumerate().flat_map(|(i, kind)| (0..SLOTS).map(move |slot| (i, *kind, slot)));
    let mut desks = Desks::default();
    let (mut firsts, mut others) = (Vec::new(), Vec::new());
    for (index, kind, slot) in slots() {
        let mine = OF_THE_FIRST.iter().find(|(k, s, _)| (*k, *s) == (kind, slot)).map(|(_, _, channel)| *channel);
        let into = if mine.is_some() { &mut firsts } else { &mut others };
        into.push(plan(dice, now, (index, kind, slot), mine));
    }
    for plan in &firsts {
        desks.take(0, plan.accepted_at);
    }
    for plan in &mut others {
        let start = dice.below(agents.len());
        let free = (0..agents.len()).map(|i| (start + i) % agents.len());
        let agent = free.filter(|a| *a != 0).find(|a| desks.is_free(*a, plan.accepted_at)).unwrap_or(1);
        desks.take(agent, plan.accepted_at);
        plan.agent = agent;
    }
    firsts.append(&mut others);
    firsts
}

fn plan(dice: &mut Dice, now: Instant, (index, kind, slot): (usize, Kind, usize), mine: Option<ChannelCode>) -> Plan {
    let (course, age) = course(kind, index, slot);
    let accepted_at = age.before(dice, now);
    let is_open = !matches!(course, Course::Closed(_));
    let reply_by = match PROMISES.get(slot) {
        Some(minutes) => now + TimeDelta::minutes(*minutes),
        None => accepted_at + TimeDelta::hours(3),
    };
    let ticket = if is_open { now + TimeDelta::minutes(TICKETS[index]) } else { accepted_at + TimeDelta::hours(48) };
    Plan {
        kind,
        slot,
        course,
        channel: mine.unwrap_or(CHANNELS[(slot + index * 3) % SLOTS]),
        accepted_at,
        reply_by,
        platform_due: ticket,
        agent: 0,
    }
}

/// Who took a complaint when: nobody has two callers at once.
#[derive(Default)]
struct Desks(BTreeMap<usize, Vec<Instant>>);

impl Desks {
    fn is_free(&self, agent: usize, at: Instant) -> bool {
        let apart = |taken: &Instant| (*taken - at).abs() > TimeDelta::minutes(14);
        self.0.get(&agent).is_none_or(|taken| taken.iter().all(apart))
    }

    fn take(&mut self, agent: usize, at: Instant) {
        self.0.entry(agent).or_default().push(at);
    }
}
