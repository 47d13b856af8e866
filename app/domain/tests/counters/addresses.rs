//! Every filter comes back out of its address as it went in; an address that makes no sense selects nothing.

use chrono::NaiveDate;
use domain::{
    counters::{CallbackSet, ContactSet, Counter, DeadlineBand, Drill, InQueue, Rows},
    id::AccountId,
    queue::{AgentStateCode, Channel, QueueName},
    rulebook::{ClockCode, Lane},
};
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn back(drill: &Drill) -> Option<Drill> {
    let pairs = drill.pairs();
    let value = |name: &str| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone());
    Drill::read(value, NaiveDate::from_ymd_opt(2000, 1, 1).unwrap())
}

fn every_rows() -> Vec<Rows> {
    let mut all =
        vec![Rows::AgentsAtWork, Rows::Clocks, Rows::Breaches, Rows::AnsweredBy(AccountId(Uuid::from_u128(7)))];
    all.extend(ContactSet::ALL.iter().map(|set| Rows::Contacts(*set)));
    all.extend(AgentStateCode::ALL.iter().map(|state| Rows::Agents(*state)));
    all.extend(CallbackSet::ALL.iter().map(|set| Rows::Callbacks(*set)));
    all
}

#[test]
fn every_filter_comes_back_out_of_its_address() {
    let queues = [InQueue::Any, InQueue::Unknown, InQueue::Named(QueueName::parse("hotline").unwrap())];
    for rows in every_rows() {
        for queue in &queues {
            let plain = Drill { queue: queue.clone(), ..Drill::all(rows, day()) };
            let full = Drill {
                quarter: Some(95),
                channel: Some(Channel::Chat),
                band: Some(DeadlineBand::HalfHour),
                clock: Some(ClockCode::HandleAndTell),
                lane: Some(Lane::Statutory),
                ..plain.clone()
            };
            assert_eq!(back(&plain), Some(plain));
            assert_eq!(back(&full), Some(full));
        }
    }
}

#[test]
fn every_counter_can_be_opened() {
    for counter in Counter::ALL {
        let definition = counter.definition();
        for rows in definition.of.iter().chain(definition.part.as_ref()) {
            assert_eq!(Rows::from_text(&rows.to_text()), Some(*rows), "{counter:?}");
        }
    }
}

#[test]
fn an_address_without_a_day_is_about_today() {
    let value = |name: &str| (name == "rows").then(|| "contacts.waiting".to_owned());
    assert_eq!(Drill::read(value, day()).unwrap().day, day());
}

#[test]
fn what_makes_no_sense_is_not_left_out_but_refused() {
    let wrong = [
        ("rows", "contacts.all"),
        ("rows", "answered_by.me"),
        ("rows", "clocks.late"),
        ("day", "yesterday"),
        ("quarter", "96"),
        ("queue", "Hotline"),
        ("channel", "fax"),
        ("band", "soon"),
        ("clock", "tea"),
        ("lane", "fast"),
    ];
    for (name, text) in wrong {
        let value = |asked: &str| match asked {
            _ if asked == name => Some(text.to_owned()),
            "rows" => Some("contacts.waiting".to_owned()),
            _ => None,
        };
        assert_eq!(Drill::read(value, day()), None, "{name}={text}");
    }
    assert_eq!(Drill::read(|_| None, day()), None, "an address must say which rows");
}
