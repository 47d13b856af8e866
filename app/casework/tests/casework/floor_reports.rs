//! Reports of other systems: late, twice, out of order; each is taken once, and the board converges.

use super::{
    floor::entry,
    world::{World, world},
};
use casework::floor::{self, Report, ReportRefusal, Reported};
use chrono::TimeDelta;
use domain::{
    id::{AccountId, ContactId, IntegrationId},
    person::Phone,
    queue::{Channel, ContactFact as Fact, Entry, RunBy, StageCode, What},
    time::Instant,
};

fn source() -> IntegrationId {
    IntegrationId(uuid::Uuid::from_u128(7))
}

fn told(key: &str, at: Instant, id: ContactId, fact: Fact) -> Report {
    Report { key: key.to_owned(), at, what: What::Contact { id, fact }, phone: None, recording: None }
}

fn arrival() -> Fact {
    Fact::Enqueued(Entry { run_by: RunBy::Telephone, ..entry(Channel::Call) })
}

/// A whole call, as a telephone system tells it.
fn story(world: &World, id: ContactId, agent: AccountId) -> Vec<Report> {
    let begun = world.ctx.clock.now() - TimeDelta::minutes(10);
    let facts = [
        (0, arrival()),
        (9, Fact::Offered { agent }),
        (12, Fact::Answered { agent }),
        (60, Fact::Held { agent }),
        (90, Fact::Resumed { agent }),
        (200, Fact::Ended),
        (240, Fact::Wrapped { agent, resolution: None }),
    ];
    let report =
        |(second, fact): (i64, Fact)| told(&format!("{id}-{second}"), begun + TimeDelta::seconds(second), id, fact);
    facts.into_iter().map(report).collect()
}

async fn take(world: &World, reports: Vec<Report>) -> Vec<Reported> {
    floor::report(&world.ctx, source(), reports).await.unwrap()
}

#[tokio::test]
async fn any_order_and_any_number_of_times_give_the_same_board() {
    let mut boards = Vec::new();
    for turn in 0..7 {
        let world = world();
        let (id, agent) = (ContactId(uuid::Uuid::from_u128(99)), world.agent().id);
        let mut reports = story(&world, id, agent);
        reports.rotate_left(turn);
        for report in &reports {
            let taken = take(&world, vec![report.clone()]).await;
            assert!(matches!(taken[..], [Reported::Taken { .. }]), "{taken:?}");
        }
        let again = take(&world, reports.clone()).await;
        assert!(again.iter().all(|reported| matches!(reported, Reported::Known { .. })), "{again:?}");
        assert_eq!(world.lines(), 7);
        assert_eq!(world.stage(id), StageCode::Done);
        world.holds().await;
        let board = floor::view(&world.ctx);
        boards.push((board.snapshot, board.glances));
    }
    assert!(boards.windows(2).all(|pair| pair[0] == pair[1]), "{boards:#?}");
}

#[tokio::test]
async fn many_at_once_are_all_taken_in_their_order() {
    let world = world();
    let agent = world.agent().id;
    let tries: Vec<_> = (0..20)
        .map(|number| {
            let id = ContactId(uuid::Uuid::from_u128(1000 + number));
            let (ctx, reports) = (world.ctx.clone(), story(&world, id, agent));
            tokio::spawn(async move { floor::report(&ctx, source(), reports).await.unwrap() })
        })
        .collect();
    let mut seqs = Vec::new();
    for tried in tries {
        let taken = tried.await.unwrap();
        let places: Vec<i64> = taken
            .iter()
            .map(|reported| match reported {
                Reported::Taken { seq } => *seq,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        seqs.extend(places);
    }
    seqs.sort_unstable();
    assert_eq!(seqs, (1..=140).collect::<Vec<_>>(), "every place is told once");
    world.holds().await;
}

#[tokio::test]
async fn a_batch_tells_for_each_report_what_became_of_it() {
    let world = world();
    let (id, agent, now) = (ContactId(uuid::Uuid::from_u128(5)), world.agent().id, world.ctx.clock.now());
    let reports = vec![
        told("a", now, id, arrival()),
        told("a", now, id, arrival()),
        told("a", now, id, Fact::Ended),
        told("b", now, id, arrival()),
        told("", now, id, Fact::Ended),
        told("two words", now, id, Fact::Ended),
        told("c", now - TimeDelta::days(32), id, Fact::Ended),
        told("d", now, id, Fact::Answered { agent: AccountId(uuid::Uuid::nil()) }),
        told("e", now, id, Fact::Answered { agent: world.actor("manager").id }),
        told("f", now + TimeDelta::hours(9), id, Fact::Answered { agent }),
    ];
    let answers = take(&world, reports).await;
    let earliest = now - TimeDelta::days(31);
    assert_eq!(
        answers,
        [
            Reported::Taken { seq: 1 },
            Reported::Known { seq: 1 },
            Reported::Refused(ReportRefusal::KeyReused),
            Reported::Known { seq: 1 },
            Reported::Refused(ReportRefusal::KeyUnfit),
            Reported::Refused(ReportRefusal::KeyUnfit),
            Reported::Refused(ReportRefusal::TooOld { earliest }),
            Reported::Refused(ReportRefusal::UnknownAgent),
            Reported::Refused(ReportRefusal::UnknownAgent),
            Reported::Taken { seq: 2 },
        ]
    );
    let answered = floor::contact(&world.ctx, id).unwrap().answered_at();
    assert_eq!(answered, Some(now), "nothing happens after we hear of it");
    let other = floor::report(&world.ctx, IntegrationId(uuid::Uuid::nil()), vec![told("a", now, id, Fact::Ended)]);
    assert_eq!(other.await.unwrap(), [Reported::Taken { seq: 3 }], "keys are the reporter's own");
    world.holds().await;
}

#[tokio::test]
async fn a_report_about_long_ago_goes_to_the_table_and_not_to_the_board() {
    let world = world();
    let (id, agent) = (ContactId(uuid::Uuid::from_u128(5)), world.agent().id);
    let begun = world.ctx.clock.now();
    take(&world, story(&world, id, agent)).await;
    world.clock.pass(TimeDelta::days(20));
    floor::tick(&world.ctx).await.unwrap();
    assert_eq!(floor::contact(&world.ctx, id), None, "the night put it away");
    let version = |world: &World| world.store.state().floor.contacts[&id].version;
    assert_eq!(version(&world), 7);
    let late = told("late", begun - TimeDelta::minutes(8), id, Fact::Identified { waybill: entry_waybill() });
    assert!(matches!(take(&world, vec![late]).await[..], [Reported::Taken { .. }]));
    assert_eq!((floor::contact(&world.ctx, id), version(&world)), (None, 8));
    world.holds().await;
    // Something that happened now takes it up again, whole.
    let score = Fact::Scored { score: 5.try_into().unwrap() };
    take(&world, vec![told("score", world.ctx.clock.now(), id, score)]).await;
    let contact = floor::contact(&world.ctx, id).unwrap();
    assert_eq!((contact.legs.len(), contact.waybill.is_some(), version(&world)), (1, true, 9));
    world.holds().await;
}

fn entry_waybill() -> domain::waybill::WaybillNumber {
    domain::waybill::WaybillNumber::parse(super::world::WAYBILL).unwrap()
}

#[tokio::test]
async fn the_number_of_who_rings_is_kept_beside_and_shown_masked() {
    let world = world();
    let (id, agent, now) = (ContactId(uuid::Uuid::from_u128(5)), world.agent(), world.ctx.clock.now());
    let mut ring = told("r", now, id, Fact::Offered { agent: agent.id });
    (ring.phone, ring.recording) = (Phone::parse("17000005678"), Some("rec/1.wav".to_owned()));
    take(&world, vec![told("a", now, id, arrival()), ring]).await;
    let restarted = world.restarted().await;
    for world in [&world, &restarted] {
        let mine = floor::mine(&world.ctx, &agent).unwrap();
        assert_eq!(mine.contacts[0].phone_masked.as_deref(), Some("170******78"));
        let caller = floor::caller(&world.ctx, &agent, id).await.unwrap();
        assert!(caller.customer.is_some(), "a caller pops up");
        assert!(floor::opening(&world.ctx, &agent, id).await.is_err(), "not before the answer");
        assert!(floor::caller(&world.ctx, &world.actor("colleague"), id).await.is_err(), "not to others");
    }
    let log = format!("{:?}", world.store.state().floor.lines);
    assert!(!log.contains("17000005678"), "{log}");
    take(&world, vec![told("b", now, id, Fact::Answered { agent: agent.id })]).await;
    let logged = world.logged();
    assert_eq!(floor::opening(&world.ctx, &agent, id).await.unwrap().phone, "17000005678");
    assert_eq!(world.logged(), logged + 1, "that it was shown is in the log");
}

#[tokio::test]
async fn reports_that_could_not_be_saved_never_came() {
    let world = world();
    let (id, agent) = (ContactId(uuid::Uuid::from_u128(5)), world.agent().id);
    world.store.refuse_commits();
    assert!(floor::report(&world.ctx, source(), story(&world, id, agent)).await.is_err());
    assert_eq!((floor::contact(&world.ctx, id), world.lines()), (None, 0));
}
