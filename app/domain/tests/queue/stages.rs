//! What is made of the reports about one contact: complete ones, and those with gaps and contradictions.

use super::given::{contact, facts, id, queue, told};
use domain::queue::{Resolution, StageCode, derive};

/// A line of reports, and what stands after it.
const WHOLE: &[(&str, &str)] = &[
    ("0 q", "waiting"),
    ("0 q; 3 o A", "offered | A o3"),
    ("0 q; 3 o A; 8 a A", "talking after 8 | A o3 a8"),
    ("0 q; 3 o A; 8 a A; 20 h A", "holding after 8 | A o3 a8 h20-"),
    ("0 q; 3 o A; 8 a A; 20 h A; 30 r A", "talking after 8 | A o3 a8 h20-30"),
    ("0 q; 3 o A; 8 a A; 20 h A; 30 r A; 60 e", "wrap_up after 8 | A o3 a8 e60 h20-30"),
    ("0 q; 3 o A; 8 a A; 60 e; 75 w A", "done after 8 | A o3 a8 e60 w75"),
    // The customer hangs up while on hold.
    ("0 q; 8 a A; 20 h A; 60 e; 75 w A", "done after 8 | A a8 e60 w75 h20-60"),
    ("0 q; 4 x", "unanswered after 4"),
    ("0 q; 3 o A; 9 x", "unanswered after 9 | A o3 e9"),
    // Nobody took it: it waits again, then somebody else does.
    ("0 q; 3 o A; 23 l A", "waiting | A o3 e23"),
    ("0 q; 3 o A; 23 l A; 23 o B; 30 a B", "talking after 30 | A o3 e23 | B o23 a30"),
    // Rung at two, answered by one.
    ("0 q; 3 o A; 3 o B; 8 a B", "talking after 8 | A o3 e8 | B o3 a8"),
    // Passed on to a queue, and taken there. Both records are finished in any order.
    ("0 q; 8 a A; 60 t A", "waiting after 8 | A a8 e60"),
    ("0 q; 8 a A; 60 t A; 70 w A", "waiting after 8 | A a8 e60 w70"),
    ("0 q; 8 a A; 60 t A; 90 a B; 120 e; 130 w B", "wrap_up after 8 | A a8 e60 | B a90 e120 w130"),
    ("0 q; 8 a A; 60 t A; 90 a B; 120 e; 130 w B; 140 w A", "done after 8 | A a8 e60 w140 | B a90 e120 w130"),
    // Passed on to a colleague at whom it rings in the same instant.
    ("0 q; 8 a A; 60 t A B; 60 o B", "offered after 8 | A a8 e60 | B o60"),
    // A colleague is fetched into the talk before the first one leaves it.
    ("0 q; 8 a A; 50 a B; 60 t A B; 90 e", "wrap_up after 8 | A a8 e60 | B a50 e90"),
    // It comes back to the first one, who has left the first record behind.
    (
        "0 q; 8 a A; 60 t A; 70 a B; 80 t B A; 85 a A; 90 e; 95 w A; 99 w B",
        "done after 8 | A a8 e60 w85 | B a70 e80 w99 | A a85 e90 w95",
    ),
    ("0 q; 8 a A; 60 t A; 61 o A; 70 a A; 90 e; 95 w A", "done after 8 | A a8 e60 w70 | A o61 a70 e90 w95"),
    ("0 q; 30 c", "unanswered after 30"),
    // Everything in one instant, in the order of a contact's life.
    ("0 q; 0 o A; 0 a A; 0 e; 0 w A", "done after 0 | A o0 a0 e0 w0"),
    ("0 q; 0 o A; 0 l A; 0 o B", "offered | A o0 e0 | B o0"),
];

/// Reports that are missing, doubled or contradict each other.
const BROKEN: &[(&str, &str)] = &[
    // The arrival is missing: how long it waited stays unknown.
    ("8 a A; 60 e; 75 w A", "done | A a8 e60 w75"),
    ("4 x", "unanswered"),
    // The answer is missing: the first thing proves it that only an answer makes possible.
    ("0 q; 3 o A; 20 h A; 60 e", "wrap_up after 20 | A o3 a20 e60 h20-60"),
    ("0 q; 20 r A; 60 e", "wrap_up after 20 | A a20 e60"),
    ("0 q; 20 t A; 60 a B", "talking after 20 | A a20 e20 | B a60"),
    ("0 q; 3 o A; 60 e; 75 w A", "done after 60 | A o3 a60 e60 w75"),
    ("0 q; 3 o A; 23 l A; 40 h A", "holding after 40 | A o3 e23 | A a40 h40-"),
    // The end is missing: a finished record is one.
    ("0 q; 8 a A; 75 w A", "done after 8 | A a8 e75 w75"),
    ("0 q; 8 a A; 20 h A; 75 w A", "done after 8 | A a8 e75 w75 h20-75"),
    // The answer and how it ended are missing: nobody can tell.
    ("0 q; 60 e", "unanswered after 60"),
    // The end of the first hold is missing.
    ("0 q; 8 a A; 20 h A; 40 h A; 50 r A; 60 e", "wrap_up after 8 | A a8 e60 h20-50"),
    // Told twice, a little later.
    ("0 q; 1 q; 8 a A; 9 a A; 60 t A; 61 t A; 90 a B", "talking after 8 | A a8 e60 | B a90"),
    ("0 q; 8 a A; 60 e; 62 e; 75 w A; 80 w A", "done after 8 | A a8 e60 w75"),
    // Two clocks: the answer lies behind the end, or before the arrival. No span is ever negative.
    ("0 q; 8 a A; 7 e; 75 w A", "done after 8 | A a8 e8 w75"),
    ("10 q; 8 a A; 60 e", "wrap_up | A a8 e60"),
    ("0 q; 8 a A; 70 h A; 60 e; 50 w A", "done after 8 | A a8 e50 w50"),
    // The customer was gone before the answer, and an agent writes a record about it.
    ("0 q; 10 x; 11 a A; 12 e; 20 w A", "unanswered after 10"),
    // Given up after an answer is only the end.
    ("0 q; 8 a A; 60 x; 75 w A", "done after 8 | A a8 e60 w75"),
    // Nothing of an agent who was out of it already.
    ("0 q; 8 a A; 60 t A; 65 h A; 66 r A", "waiting after 8 | A a8 e60"),
    // Presumed, and then known better.
    ("0 q; 8 a A; 100 p A", "done after 8 | A a8 e100 w100"),
    ("0 q; 8 a A; 60 e; 100 p A", "done after 8 | A a8 e60 w100"),
    ("0 q; 8 a A; 60 e; 100 p A; 110 w A", "done after 8 | A a8 e60 w110"),
    ("0 q; 8 a A; 100 p A; 130 h A", "holding after 8 | A a8 h130-"),
    ("0 q; 8 a A; 5 p A", "talking after 8 | A a8"),
];

#[test]
fn a_contact_is_what_its_reports_make_it() {
    for (line, expected) in WHOLE.iter().chain(BROKEN) {
        assert_eq!(told(&contact(line)), *expected, "{line}");
    }
}

#[test]
fn nothing_is_made_of_nothing() {
    assert_eq!(derive(id(1), &std::collections::BTreeSet::new()), None);
}

#[test]
fn who_let_it_ring_sends_it_to_the_head_and_a_lead_does_not() {
    assert!(contact("0 q; 3 o A; 23 l A").returned);
    assert!(!contact("0 q; 3 o A; 23 u A").returned);
    assert!(!contact("0 q; 3 o A; 23 l A; 30 a B; 60 t B").returned, "a new wait begins");
}

#[test]
fn a_transfer_begins_a_new_wait_and_a_ring_does_not() {
    let waits_from = |line| (contact(line).waiting_from - super::given::sec(0)).num_seconds();
    assert_eq!(waits_from("5 q"), 5);
    assert_eq!(waits_from("5 q; 8 o A; 28 l A"), 5);
    assert_eq!(waits_from("5 q; 8 a A; 60 t A"), 60);
    assert_eq!(waits_from("5 q; 8 a A; 50 a B; 60 t A B"), 5, "nobody waited");
}

#[test]
fn queues_follow_moves_and_transfers() {
    assert_eq!(contact("0 q").queue(), Some(&queue("hotline")));
    assert_eq!(contact("0 q; 5 m").queue(), Some(&queue("claims")));
    assert_eq!(contact("0 q; 8 a A; 60 t A").queue(), Some(&queue("claims")));
    assert_eq!(contact("0 q; 8 a A; 60 t A; 61 Q vip").queue(), Some(&queue("vip")));
    assert_eq!(contact("8 a A; 60 t A").queue(), None, "its arrival was not reported");
}

#[test]
fn what_came_of_it_is_what_was_said_last() {
    let contact = contact("0 q; 8 a A; 9 i YL20261120001; 60 e; 75 w A solved; 80 s 2; 90 s 5");
    assert_eq!(contact.resolution, Some(Resolution::Solved));
    assert_eq!(contact.waybill.map(|number| number.as_str().to_owned()), Some("YL20261120001".to_owned()));
    assert_eq!(contact.score.map(u8::from), Some(5));
}

#[test]
fn who_left_while_waiting_again_is_told_apart() {
    let left = contact("0 q; 8 a A; 60 t A; 70 w A; 90 x");
    assert!(left.passed_on && left.answered_at().is_some() && left.unanswered.is_none());
    assert_eq!(left.stage(), StageCode::Done);
    assert!(!contact("0 q; 8 a A; 60 t A; 70 w A; 80 a B; 90 e").passed_on);
}

#[test]
fn a_promised_callback_waits_only_when_it_is_due() {
    use super::given::{entry, sec};
    use domain::queue::{By, Channel, ContactFact, Dated, Entry};
    let entry = Entry { not_before: Some(sec(600)), ..entry(Channel::Callback) };
    let mut facts = facts("700 a A");
    facts.insert(Dated { at: sec(0), fact: ContactFact::Enqueued(entry), by: By::Rule });
    let waiting = derive(id(1), &facts.iter().filter(|d| d.at == sec(0)).cloned().collect()).unwrap();
    assert!(!waiting.waits(sec(599)) && waiting.waits(sec(600)));
    assert_eq!(waiting.waiting_from, sec(600));
    assert_eq!(derive(id(1), &facts).unwrap().first_wait().map(|wait| wait.num_seconds()), Some(100));
}
