//! Corrections: merged field by field, and followed by the clocks.

use super::given::{AGENT, COLLEAGUE, Case, LEAD, at, clock, form_with};
use domain::{
    calendar::Calendar,
    clock::ClockState,
    command::{FieldConflict, Refusal},
    complaint::{
        ChannelCode, CloseReason, ComplaintEvent, Field, Filing, Flaw, Kind, Problem, StageCode,
        decide::{self, Merge},
        draft,
        event::FieldChange,
    },
    id::ComplaintId,
    rulebook::{ClockCode as C, Pack, Rulebook},
};
use uuid::Uuid;

const LATER: &str = "2026-11-21T10:20";

fn change(field: Field, from: &str, to: &str) -> FieldChange {
    FieldChange { field, from: from.to_owned(), to: to.to_owned() }
}

fn flawed(merge: Result<Merge, Refusal>) -> Vec<(Field, Problem)> {
    match merge {
        Ok(Merge::Flawed(flaws)) => flaws.into_iter().map(|Flaw { field, problem }| (field, problem)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_field_that_nobody_else_touched_is_taken() {
    let mut case = Case::by_phone(Kind::Loss);
    let merge = case
        .merge(LATER, &[change(Field::Item, "瓷碗", " 青花瓷碗 "), change(Field::Verified, "包裹还在分拨中心", "")]);
    let Ok(Merge::Changes(events)) = merge else { panic!("{merge:?}") };
    let expected = vec![change(Field::Item, "瓷碗", "青花瓷碗"), change(Field::Verified, "包裹还在分拨中心", "")];
    assert_eq!(events, [ComplaintEvent::FactsAmended { changes: expected }]);
    case.take(Ok(events), at(LATER), AGENT).unwrap();
    assert_eq!((case.state.facts.get(Field::Item), case.state.facts.get(Field::Verified)), (Some("青花瓷碗"), None));
    assert_eq!(case.state.stage.code(), StageCode::Investigating);
}

#[test]
fn the_same_new_value_is_done_already() {
    let mut case = Case::by_phone(Kind::Loss);
    let mine = change(Field::TotalValue, "1000.00", "￥１，２００");
    case.amend(LATER, &[(Field::TotalValue, "1200")]);
    assert_eq!(case.merge(LATER, std::slice::from_ref(&mine)), Err(Refusal::NothingChanges));
    let merge = case.merge(LATER, &[mine, change(Field::Item, "瓷碗", "碗")]);
    let expected = ComplaintEvent::FactsAmended { changes: vec![change(Field::Item, "瓷碗", "碗")] };
    assert_eq!(merge, Ok(Merge::Changes(vec![expected])));
}

#[test]
fn two_people_who_differ_are_asked_and_nothing_is_overwritten() {
    let mut case = Case::by_phone(Kind::Loss);
    case.amend(LATER, &[(Field::Item, "花瓶")]);
    let merge = case.merge(LATER, &[change(Field::Item, "瓷碗", "茶壶"), change(Field::Wish, "explanation", "search")]);
    let conflict = FieldConflict {
        field: Field::Item,
        base: "瓷碗".to_owned(),
        yours: "茶壶".to_owned(),
        theirs: "花瓶".to_owned(),
    };
    assert_eq!(merge, Ok(Merge::Conflict(vec![conflict])));
}

#[test]
fn masked_start_values_count_as_the_values_and_conflicts_stay_masked() {
    let mut case = Case::by_phone(Kind::Loss);
    let masked =
        [change(Field::ContactPhone, "170******78", "17000009999"), change(Field::ContactName, "林**", "林大满")];
    assert!(matches!(case.merge(LATER, &masked), Ok(Merge::Changes(_))));
    case.amend(LATER, &[(Field::ContactPhone, "17000001111"), (Field::ContactName, "周敏")]);
    let Ok(Merge::Conflict(conflicts)) = case.merge(LATER, &masked) else { panic!("no conflict") };
    let theirs: Vec<_> = conflicts.iter().map(|c| c.theirs.as_str()).collect();
    assert_eq!(theirs, ["170******11", "周*"]);
}

#[test]
fn a_mask_sent_back_never_becomes_the_value() {
    let case = Case::by_phone(Kind::Delay);
    let untouched = [
        change(Field::ContactPhone, "170******78", "170******78"),
        change(Field::ContactName, "林小满", "林**"),
        change(Field::ReceiverAddress, "杭州市西湖区文三路***", "杭州市西湖区文三路***"),
    ];
    assert_eq!(case.merge(LATER, &untouched), Err(Refusal::NothingChanges));
}

#[test]
fn what_was_required_may_not_be_emptied_and_what_becomes_required_must_be_filled() {
    let case = Case::by_phone(Kind::Other);
    assert_eq!(
        flawed(case.merge(LATER, &[case.change(Field::Allegation, " ")])),
        [(Field::Allegation, Problem::Missing)]
    );
    let to_loss = flawed(case.merge(LATER, &[case.change(Field::Kind, "loss")]));
    let fields: Vec<_> = to_loss.iter().map(|(f, _)| *f).collect();
    assert_eq!(fields, [Field::Item, Field::Insured, Field::TotalValue]);
    assert_eq!(flawed(case.merge(LATER, &[case.change(Field::Kind, "")])), [(Field::Kind, Problem::Missing)]);
    assert_eq!(flawed(case.merge(LATER, &[case.change(Field::Kind, "theft")])), [(Field::Kind, Problem::NotAChoice)]);
}

#[test]
fn a_correction_is_held_against_other_fields_and_the_time() {
    let damage = Case::by_phone(Kind::Damage);
    let too_much = flawed(damage.merge(LATER, &[damage.change(Field::TotalValue, "299")]));
    assert_eq!(too_much, [(Field::LostValue, Problem::AboveTotalValue)]);
    let insured =
        flawed(damage.merge(LATER, &[damage.change(Field::Insured, "yes"), damage.change(Field::InsuredAmount, "")]));
    assert_eq!(insured, [(Field::InsuredAmount, Problem::Missing)]);
    let delay = Case::by_phone(Kind::Delay);
    let promise = flawed(delay.merge(LATER, &[delay.change(Field::ReplyBy, "2026-11-21T10:10")]));
    assert_eq!(promise, [(Field::ReplyBy, Problem::InThePast)]);
}

#[test]
fn a_promise_that_has_passed_does_not_stop_other_corrections() {
    let mut case = Case::by_phone(Kind::Delay);
    case.amend("2026-11-25T10:00", &[(Field::DelayCause, "objective")]);
    assert_eq!(case.state.facts.get(Field::DelayCause), Some("objective"));
}

const LOSS_FIELDS: [(Field, &str); 4] =
    [(Field::Kind, "loss"), (Field::Item, "瓷碗"), (Field::Insured, "no"), (Field::TotalValue, "1000")];

#[test]
fn another_kind_cancels_and_starts_clocks_counted_from_the_acceptance() {
    let mut case = Case::by_phone(Kind::Other);
    case.amend("2026-11-21T10:25", &LOSS_FIELDS);
    let expected = [
        clock(C::SameDayResult, "2026-11-21", "cancelled"),
        clock(C::HandleAndTell, "2026-11-28", "running"),
        clock(C::FirstReply, "2026-11-21T10:30", "running"),
    ];
    assert_eq!(case.clocks(), expected);
}

#[test]
fn a_clock_that_was_cancelled_comes_back_with_its_kind() {
    let mut case = Case::by_phone(Kind::Loss);
    case.amend("2026-11-21T10:05", &[(Field::Kind, "other")]);
    case.amend("2026-11-21T10:10", &[(Field::Kind, "loss")]);
    let due = "2026-11-21T10:30".to_owned();
    assert_eq!(case.clocks_of(C::FirstReply), [(due.clone(), "cancelled"), (due, "running")]);
    let numbers: Vec<_> = case.state.clocks.iter().map(|c| c.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn a_reply_given_before_the_kind_changed_counts_and_shows_if_it_was_late() {
    let mut in_time = Case::by_phone(Kind::Other);
    in_time.reply("2026-11-21T10:20").unwrap();
    in_time.amend("2026-11-21T12:00", &LOSS_FIELDS);
    assert_eq!(in_time.clocks_of(C::FirstReply), [("2026-11-21T10:30".to_owned(), "met")]);
    let mut late = Case::by_phone(Kind::Other);
    late.reply("2026-11-21T11:00").unwrap();
    late.amend("2026-11-21T12:00", &LOSS_FIELDS);
    let state = late.state.clocks.last().map(|c| c.state.clone());
    assert_eq!(state, Some(ClockState::MetLate { at: at("2026-11-21T11:00"), by: AGENT, late_by_seconds: 1800 }));
}

#[test]
fn a_promise_may_be_moved_before_it_is_due_but_not_after() {
    let moved = [(Field::ReplyBy, "2026-11-21T18:00")];
    let (before, after) = ("2026-11-21T15:00".to_owned(), "2026-11-21T18:00".to_owned());
    let mut agreed = Case::by_phone(Kind::Delay);
    agreed.amend("2026-11-21T14:00", &moved);
    assert_eq!(agreed.clocks_of(C::FirstReply), [(before.clone(), "cancelled"), (after.clone(), "running")]);
    let mut missed = Case::by_phone(Kind::Delay);
    missed.amend("2026-11-21T15:30", &moved);
    assert_eq!(missed.clocks_of(C::FirstReply), [(before.clone(), "running"), (after.clone(), "running")]);
    missed.reply("2026-11-21T16:00").unwrap();
    assert_eq!(missed.clocks_of(C::FirstReply), [(before, "late"), (after, "met")]);
}

#[test]
fn another_channel_adds_its_clock_and_the_others_run_on() {
    let mut case = Case::by_phone(Kind::Loss);
    let appeal =
        [(Field::Channel, "regulator"), (Field::AppealNumber, "SS-1"), (Field::AppealTold, "2026-11-21T09:00")];
    case.amend(LATER, &appeal);
    let expected = [
        clock(C::FirstReply, "2026-11-21T10:30", "running"),
        clock(C::HandleAndTell, "2026-11-28", "running"),
        clock(C::RegulatorReport, "2026-12-01", "running"),
    ];
    assert_eq!(case.clocks(), expected);
}

#[test]
fn closed_cases_take_remarks_but_no_corrections() {
    let mut case = Case::by_phone(Kind::Loss);
    case.close(LATER, CloseReason::Satisfied).unwrap();
    assert_eq!(case.merge(LATER, &[case.change(Field::Item, "碗")]), Err(Refusal::Closed { since: at(LATER) }));
    assert!(decide::add_note("客户来电致谢").is_ok());
    assert_eq!(decide::add_note(""), Err(Refusal::TextMissing));
}

#[test]
fn work_moves_between_people() {
    let mut case = Case::by_phone(Kind::Loss);
    assert_eq!(decide::assign(&case.state, AGENT), Err(Refusal::NothingChanges));
    case.take(decide::assign(&case.state, COLLEAGUE), at(LATER), LEAD).unwrap();
    assert_eq!(case.state.owner, Some(COLLEAGUE));
    case.take(decide::hand_to_lead(&case.state, "客户要求主管"), at(LATER), COLLEAGUE).unwrap();
    assert_eq!((case.state.stage.code(), case.state.owner), (StageCode::WithLead, None));
    assert_eq!(decide::hand_to_lead(&case.state, "再次"), Err(Refusal::AlreadyWithLead));
    case.take(decide::take_over(&case.state, LEAD), at(LATER), LEAD).unwrap();
    assert_eq!((case.state.stage.code(), case.state.owner), (StageCode::WithLead, Some(LEAD)));
    assert_eq!(decide::take_over(&case.state, LEAD), Err(Refusal::NothingChanges));
}

#[test]
fn a_case_that_a_lead_gave_back_can_be_handed_over_again() {
    let mut case = Case::by_phone(Kind::Loss);
    case.take(decide::hand_to_lead(&case.state, "金额较大"), at(LATER), AGENT).unwrap();
    case.take(decide::assign(&case.state, AGENT), at(LATER), LEAD).unwrap();
    assert_eq!(case.state.stage.code(), StageCode::Investigating);
    assert!(decide::hand_to_lead(&case.state, "客户又来电").is_ok());
    assert_eq!(decide::hand_to_lead(&case.state, ""), Err(Refusal::TextMissing));
}

/// One pack whose only clock takes so many working days.
fn workdays(count: u32) -> Rulebook {
    let pack = serde_json::json!({
        "id": "HOUSE", "version": "1", "valid_from": "2020-01-01", "jurisdiction": "CN", "grade": "house",
        "source": { "zh": "文件", "en": "document" },
        "clocks": [{
            "id": "tell", "code": "handle_and_tell", "lane": "house", "strength": "limit", "starts": "accepted",
            "timing": { "counted": { "count": count, "unit": "workday", "clock": "calendar", "roll": "none" } },
            "article": { "zh": "条", "en": "article" },
        }],
    });
    Rulebook::from_packs(vec![Pack::parse(&pack.to_string()).unwrap()]).unwrap()
}

#[test]
fn a_correction_moves_no_deadline_that_it_does_not_concern_whatever_rules_and_calendar_say_by_now() {
    let taken = "2026-12-30T10:00";
    let form = form_with(Kind::Loss, ChannelCode::Hotline, &[(Field::ReplyBy, "2026-12-30T15:00")]);
    let id = ComplaintId(Uuid::from_u128(9));
    let filing = Filing {
        id,
        by: AGENT,
        owner: Some(AGENT),
        accepted_at: at(taken),
        received_at: at(taken),
        call: None,
        snapshot: None,
    };
    let mut unknown = Calendar::cn_mainland();
    unknown.years.withdraw(2027);
    let facts = draft::parse(&form, at(taken)).unwrap();
    let log = decide::file(facts, filing, &workdays(5), &unknown);
    let log: Vec<_> = log.into_iter().map(|event| (event, at(taken), AGENT)).collect();
    let state = decide::replay(&log).unwrap();
    assert_eq!(state.clocks.len(), 1);

    let mut known = unknown.clone();
    let mut year = known.years[&2026].clone();
    (year.year, year.work) = (2027, Vec::new());
    year.off = (1..=3).map(|day| chrono::NaiveDate::from_ymd_opt(2027, 1, day).unwrap()).collect();
    known.years.publish(year);
    let item = [change(Field::Item, "瓷碗", "茶壶")];
    for (rules, calendar) in [(workdays(5), &known), (workdays(4), &unknown), (Rulebook::default(), &known)] {
        let merge = decide::amend_facts(&state, &item, at(LATER_STILL), &rules, calendar);
        let expected = ComplaintEvent::FactsAmended { changes: item.to_vec() };
        assert_eq!(merge, Ok(Merge::Changes(vec![expected])));
    }
}

const LATER_STILL: &str = "2026-12-30T11:00";
