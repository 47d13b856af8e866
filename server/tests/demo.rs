//! The demo data: enough of everything, the same in every run, and nothing impossible in it.

#![expect(clippy::expect_used, reason = "a test fails by panicking, its own functions as well")]

use casework::{
    Settings,
    ports::{Clock, Seed},
};
use chrono::{Duration, TimeZone, Timelike, Utc};
use domain::{
    account::{Role, check_password, parse_login},
    calendar::Calendar,
    call::{Call, Direction},
    complaint::{ChannelCode, Complaint, ComplaintEvent, Kind, StageCode, decide::replay},
    customer::Title,
    id::{AccountId, CallId, CustomerId},
    promise::replay as replay_promise,
    receipt::{ReceiptStage, ReceiptTerms, Ruling, decide::replay as replay_receipt},
    rulebook::{Band, Rulebook},
    time::{Instant, local, local_day},
    waybill::{TrackingStep, Waybill},
};
use server::{
    context::with_clock,
    demo::{ACCOUNTS, HERO_PHONE, HERO_WAYBILL, PASSWORD, fill, seed},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};
use store::SqliteStore;

fn at(day: u32, hour: u32, minute: u32) -> Instant {
    Utc.with_ymd_and_hms(2026, 11, day, hour, minute, 7).single().expect("a real moment")
}

/// A working afternoon, shortly after local midnight, the small hours, and an evening.
fn moments() -> [Instant; 4] {
    [at(20, 7, 12), at(21, 16, 3), at(21, 20, 40), at(22, 13, 55)]
}

fn seeded(now: Instant) -> Seed {
    seed(now, &Rulebook::builtin(), &Calendar::cn_mainland(), "hash")
}

fn states(seed: &Seed) -> Vec<Complaint> {
    seed.complaints.iter().map(|events| replay(events).expect("a complaint begins with its filing")).collect()
}

fn account(seed: &Seed, login: &str) -> AccountId {
    seed.accounts.iter().find(|a| a.actor.login == login).expect("an account of the demo").actor.id
}

#[test]
fn there_is_enough_of_everything_at_any_hour() {
    for now in moments() {
        let seed = seeded(now);
        assert_eq!(seed.customers.len(), 134);
        assert!(seed.waybills.len() >= 430, "{}", seed.waybills.len());
        assert_eq!(seed.complaints.len(), 104);
        assert!(seed.calls.len() >= 200, "{}", seed.calls.len());
        let companies = seed.customers.iter().filter(|c| c.title == Title::Company).count();
        assert_eq!(companies, 24);
        let cities: BTreeSet<_> = seed.customers.iter().map(|c| &c.city).collect();
        assert!(cities.len() >= 20);
    }
}

#[test]
fn the_same_moment_gives_the_same_data() {
    let [now, later, ..] = moments();
    let all = |seed: &Seed| format!("{seed:?}");
    assert_eq!(all(&seeded(now)), all(&seeded(now)));
    assert_ne!(all(&seeded(now)), all(&seeded(later)));
}

#[test]
fn the_department_is_complete() {
    let seed = seeded(moments()[0]);
    let count = |role| seed.accounts.iter().filter(|a| a.actor.role == role).count();
    assert_eq!(Role::ALL.map(count), [12, 3, 2, 1, 1, 1]);
    assert_eq!(seed.accounts.len(), ACCOUNTS.len());
    assert_eq!((ACCOUNTS[0].login, ACCOUNTS[0].name), ("zhoumin", "周敏"));
    assert!(ACCOUNTS.iter().all(|a| parse_login(a.login).as_deref() == Ok(a.login)));
    assert!(check_password(PASSWORD).is_ok());
}

#[test]
fn every_kind_is_there_in_every_stage_and_on_every_channel() {
    let all = states(&seeded(moments()[0]));
    for kind in Kind::ALL {
        let stages: BTreeSet<StageCode> = all.iter().filter(|c| c.kind() == *kind).map(|c| c.stage.code()).collect();
        assert_eq!(stages, StageCode::ALL.iter().copied().collect(), "{kind:?}");
    }
    let channels: BTreeSet<ChannelCode> = all.iter().map(|c| c.facts.channel()).collect();
    assert_eq!(channels, ChannelCode::ALL.iter().copied().collect());
    assert!(all.iter().filter(|c| c.reopened == 1).count() >= 8);
}

#[test]
fn deadlines_lie_around_now() {
    for now in moments() {
        let open: Vec<Complaint> = states(&seeded(now)).into_iter().filter(|c| !c.is_closed()).collect();
        let left = |c: &Complaint| c.next_clock().expect("open complaints have a deadline").due.instant() - now;
        let within = |from: Duration, until: Duration| open.iter().filter(|c| (from..until).contains(&left(c))).count();
        assert!(within(Duration::days(-30), Duration::zero()) >= 4);
        assert!(within(Duration::zero(), Duration::minutes(30)) >= 4);
        assert!(within(Duration::minutes(30), Duration::hours(4)) >= 1);
        assert!(within(Duration::hours(4), Duration::hours(24)) >= 2);
        assert!(within(Duration::hours(24), Duration::days(8)) >= 20);
    }
}

#[test]
fn the_first_agent_has_something_of_every_urgency() {
    for now in moments() {
        let seed = seeded(now);
        let zhoumin = account(&seed, "zhoumin");
        let mine: Vec<Complaint> =
            states(&seed).into_iter().filter(|c| c.owner == Some(zhoumin) && !c.is_closed()).collect();
        assert!((7..=9).contains(&mine.len()), "{}", mine.len());
        let left: Vec<i64> =
            mine.iter().filter_map(|c| Some((c.next_clock()?.due.instant() - now).num_minutes())).collect();
        let some = |range: std::ops::Range<i64>| left.iter().any(|minutes| range.contains(minutes));
        assert!(some(-10..0), "overdue by minutes: {left:?}");
        assert!(some(20..30), "urgent: {left:?}");
        assert!(some(120..240), "near: {left:?}");
        assert!(some(1440..4320), "in days: {left:?}");
        assert!(some(4320..11520), "in many days: {left:?}");
    }
}

#[test]
fn histories_are_in_order_and_in_the_past() {
    for now in moments() {
        let seed = seeded(now);
        let people: BTreeSet<AccountId> = seed.accounts.iter().map(|a| a.actor.id).collect();
        let filings: Vec<Instant> = seed.complaints.iter().map(|events| events[0].1).collect();
        assert!(filings.is_sorted());
        for events in &seed.complaints {
            assert!(matches!(events[0].0, ComplaintEvent::Filed { .. }));
            assert!(events.is_sorted_by_key(|(_, at, _)| *at));
            assert!(events.iter().all(|(_, at, by)| *at <= now && people.contains(by)));
            let state = replay(events).expect("a complaint begins with its filing");
            assert!(state.accepted_at <= state.received_at);
            assert_eq!(state.number.serial, 0, "the store numbers them");
        }
    }
}

#[test]
fn some_replies_were_late_and_stay_late() {
    let states = states(&seeded(moments()[0]));
    let late =
        |c: &&Complaint| c.clocks.iter().any(|clock| matches!(clock.state, domain::clock::ClockState::MetLate { .. }));
    let late = states.iter().filter(late).count();
    assert!((3..=40).contains(&late), "{late}");
}

#[test]
fn no_telephone_number_can_be_somebodys() {
    let seed = seeded(moments()[0]);
    let mut known = BTreeSet::new();
    for customer in &seed.customers {
        assert!(known.insert(&customer.phone), "numbers are unique");
    }
    let in_calls = seed.calls.iter().filter_map(|c| c.phone.clone());
    let in_complaints = states(&seed).into_iter().filter_map(|c| c.facts.phone());
    for phone in seed.customers.iter().map(|c| c.phone.clone()).chain(in_calls).chain(in_complaints) {
        let digits = phone.whole();
        let hong_kong = digits.strip_prefix("+852").is_some_and(|local| local.len() == 8 && local.starts_with('0'));
        // Mobile numbers are 13 to 19, landlines have a trunk 0 or begin with 2 to 9.
        let nobody = digits.len() == 11 && digits.starts_with("104");
        assert!(hong_kong || nobody, "{digits}");
    }
}

#[test]
fn parcels_move_in_order_and_not_ahead_of_time() {
    for now in moments() {
        let seed = seeded(now);
        let customers: BTreeSet<CustomerId> = seed.customers.iter().map(|c| c.id).collect();
        let mut numbers = BTreeSet::new();
        for waybill in &seed.waybills {
            assert!(numbers.insert(&waybill.number), "numbers are unique");
            assert!(!waybill.tracking.is_empty());
            assert!(waybill.tracking.windows(2).all(|pair| pair[0].at < pair[1].at), "{waybill:?}");
            assert!(waybill.tracking.iter().all(|t| t.at <= now && !t.place.is_empty()));
            assert_eq!(waybill.tracking[0].step, TrackingStep::Accepted);
            assert_eq!(waybill.tracking[0].at, waybill.accepted_at);
            assert!(waybill.promised_at > waybill.accepted_at);
            assert!(waybill.fee.0 > 0 && waybill.weight.0 > 0 && waybill.pieces > 0);
            assert!(customers.contains(&waybill.sender) && customers.contains(&waybill.recipient));
        }
    }
}

#[test]
fn couriers_ring_by_day() {
    let rings = |w: &Waybill| {
        let door = |t: &&domain::waybill::Tracking| {
            matches!(t.step, TrackingStep::Signed | TrackingStep::Locker | TrackingStep::AttemptFailed)
        };
        w.tracking.iter().filter(door).map(|t| local(t.at).hour()).collect::<Vec<_>>()
    };
    let hours: Vec<u32> = seeded(moments()[0]).waybills.iter().flat_map(rings).collect();
    let by_day = hours.iter().filter(|hour| (7..20).contains(*hour)).count();
    assert!(by_day * 100 >= hours.len() * 95, "{by_day} of {}", hours.len());
}

#[test]
fn parcels_are_varied() {
    let now = moments()[0];
    let seed = seeded(now);
    let old = seed.waybills.iter().filter(|w| now - w.accepted_at > Duration::days(366)).count();
    assert!(old >= 5);
    let insured = seed.waybills.iter().filter(|w| w.insured.is_some()).count();
    assert!(insured >= 30 && insured * 2 < seed.waybills.len());
    let steps: HashMap<_, usize> =
        seed.waybills.iter().filter_map(Waybill::latest).fold(HashMap::new(), |mut all, t| {
            *all.entry(format!("{:?}", t.step)).or_default() += 1;
            all
        });
    for step in ["Signed", "Locker", "AttemptFailed", "Problem", "Departed"] {
        assert!(steps.contains_key(step), "{step}: {steps:?}");
    }
    let abroad: Vec<CustomerId> = seed.customers.iter().filter(|c| c.city == "香港").map(|c| c.id).collect();
    assert!(seed.waybills.iter().filter(|w| abroad.contains(&w.recipient)).count() >= 10);
}

#[test]
fn complaints_fit_their_parcels() {
    let seed = seeded(moments()[0]);
    let parcels: BTreeMap<_, _> = seed.waybills.iter().map(|w| (w.number.clone(), w)).collect();
    let mut texts: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    for state in states(&seed) {
        let said = state.facts.get(domain::complaint::Field::Allegation).expect("required").to_owned();
        assert!(!said.contains('{'), "{said}");
        texts.entry(state.kind()).or_default().insert(said);
        let Some(number) = state.facts.waybill() else { continue };
        let snapshot = state.snapshot.as_ref().expect("a waybill is remembered as it was");
        assert_eq!(snapshot.waybill.number, number);
        assert!(snapshot.waybill.tracking.iter().all(|t| t.at <= state.received_at));
        assert!(parcels[&number].tracking.starts_with(&snapshot.waybill.tracking));
    }
    assert!(texts.values().all(|texts| texts.len() >= 6));
}

#[test]
fn nobody_has_two_calls_at_once() {
    for now in moments() {
        let seed = seeded(now);
        let mut by_agent: BTreeMap<AccountId, Vec<&Call>> = BTreeMap::new();
        for call in &seed.calls {
            let wrap_up = call.wrap_up.as_ref().expect("seeded calls are finished");
            let open = Call { wrap_up: None, ..call.clone() };
            assert_eq!(open.accepts(wrap_up), Ok(()));
            assert!(wrap_up.wrapped_at <= now);
            by_agent.entry(call.agent).or_default().push(call);
        }
        assert_eq!(by_agent.len(), 12);
        for calls in by_agent.values() {
            let ends = |call: &Call| call.wrap_up.as_ref().map(|w| w.wrapped_at);
            assert!(calls.windows(2).all(|pair| ends(pair[0]) < Some(pair[1].started_at)));
        }
    }
}

#[test]
fn calls_belong_to_their_complaints() {
    let now = moments()[0];
    let seed = seeded(now);
    let calls: BTreeMap<CallId, &Call> = seed.calls.iter().map(|c| (c.id, c)).collect();
    assert_eq!(calls.len(), seed.calls.len());
    let taken: Vec<Complaint> = states(&seed).into_iter().filter(|c| c.call.is_some()).collect();
    assert!(taken.len() >= 40);
    for state in taken {
        let call = calls[&state.call.expect("filtered")];
        let wrap_up = call.wrap_up.as_ref().expect("finished");
        assert_eq!((call.agent, call.channel), (state.filed_by, state.facts.channel()));
        assert!((call.started_at..=wrap_up.ended_at).contains(&state.accepted_at));
        let run = wrap_up.run.as_ref().expect("complaints are taken with the script");
        assert!(run.ended.is_some() && run.visits.len() > 5);
    }
    assert!(seed.calls.iter().any(|c| c.direction == Direction::Outbound));
    let today = |agent: AccountId| {
        let mine = seed.calls.iter().filter(|c| c.agent == agent);
        mine.filter(|c| local_day(c.started_at) == local_day(now)).count()
    };
    for record in seed.accounts.iter().filter(|a| a.actor.role == Role::Agent) {
        assert!(today(record.actor.id) >= 4, "{}", record.actor.name);
    }
}

#[test]
fn the_walkthrough_finds_its_tea_set() {
    for now in moments() {
        let seed = seeded(now);
        let hero = seed.customers.iter().find(|c| c.phone.whole() == HERO_PHONE).expect("the hero");
        let tea = seed.waybills.iter().find(|w| w.number.as_str() == HERO_WAYBILL).expect("the tea set");
        assert_eq!(tea.recipient, hero.id);
        assert!(tea.signed().is_some(), "{tea:?}");
        assert!(states(&seed).iter().all(|c| c.facts.phone().as_ref() != Some(&hero.phone)));
    }
}

#[test]
fn bands_of_the_work_list_are_all_there() {
    let now = moments()[0];
    let open = states(&seeded(now));
    let bands: BTreeSet<Band> = open.iter().filter_map(|c| c.next_clock()?.band(now)).collect();
    assert_eq!(bands.len(), 4);
}

#[test]
fn return_receipts_are_there_in_every_standing_at_any_hour() {
    for now in moments() {
        let seed = seeded(now);
        let (terms, today) = (ReceiptTerms::builtin().expect("built in"), local_day(now));
        let all: Vec<_> = seed.receipts.iter().map(|history| replay_receipt(history).expect("registered")).collect();
        assert_eq!(all.len(), 43);
        let waybills: BTreeSet<_> = all.iter().map(|receipt| receipt.waybill.clone()).collect();
        assert_eq!(waybills.len(), all.len());
        let count = |stage| all.iter().filter(|receipt| receipt.is_in(stage, terms, today)).count();
        for (stage, least) in [
            (ReceiptStage::Waiting, 12),
            (ReceiptStage::Grace, 4),
            (ReceiptStage::Late, 10),
            (ReceiptStage::Back, 12),
            (ReceiptStage::Gone, 5),
            (ReceiptStage::Open, 9),
            (ReceiptStage::Decided, 7),
            (ReceiptStage::MonthEnd, 1),
        ] {
            assert!(count(stage) >= least, "{now} {stage:?}: {}", count(stage));
        }
        let rulings = all.iter().flat_map(|receipt| &receipt.assessments);
        assert!(rulings.clone().all(|assessment| assessment.holds(terms)));
        for ruling in Ruling::ALL {
            assert!(rulings.clone().filter(|assessment| assessment.ruling == *ruling).count() >= 3, "{ruling:?}");
        }
        for history in &seed.receipts {
            assert!(
                history.windows(2).all(|pair| pair[0].1 < pair[1].1) && history.iter().all(|(_, at, _)| *at <= now)
            );
        }
    }
}

#[test]
fn the_first_agent_has_promises_of_every_urgency_at_any_hour() {
    for now in moments() {
        let seed = seeded(now);
        let all: Vec<_> = seed.promises.iter().map(|history| replay_promise(history).expect("made")).collect();
        assert_eq!(all.len(), 9);
        let calls: BTreeSet<_> = all.iter().map(|promise| promise.call).collect();
        assert_eq!(calls.len(), 9, "each in a call of its own");
        let mine: Vec<_> = all.iter().filter(|promise| promise.owner == account(&seed, "zhoumin")).collect();
        let bands: BTreeSet<_> = mine.iter().map(|promise| Band::at(now, promise.due)).collect();
        assert!(
            mine.iter().all(|promise| promise.is_open() && promise.phone.is_some()) && bands.len() >= 3,
            "{mine:?}"
        );
        assert_eq!(all.iter().filter(|promise| promise.is_overdue(now)).count(), 2);
        for history in &seed.promises {
            assert!(history.iter().all(|(_, at, _)| *at <= now), "{history:?}");
        }
    }
}

struct Stopped(Instant);

impl Clock for Stopped {
    fn now(&self) -> Instant {
        self.0
    }
}

#[tokio::test]
async fn a_filled_database_passes_its_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Arc::new(SqliteStore::open(&folder.path().join("demo.db")).await.expect("an empty database"));
    let clock = Arc::new(Stopped(moments()[0]));
    let ctx = with_clock(store, Settings::default(), clock).await.expect("a context");
    fill(&ctx).await.expect("the demo fits the store");

    let report = ctx.store.check().await.expect("a check");
    assert_eq!(report.findings, []);
    assert_eq!(report.complaints, 104);
    assert_eq!((report.receipts, report.promises), (43, 9));
    let zhoumin = ctx.store.account_by_login("zhoumin").await.expect("a read").expect("the first agent").actor.id;
    let (rows, open) = ctx.store.work_of(zhoumin, false, 20).await.expect("a read");
    assert_eq!((rows.len(), open), (8, 8));
    assert!(fill(&ctx).await.is_err(), "only an empty database is filled");
}
