//! Filing starts the clocks that the kind and the channel call for, each due when the rules say.

use super::given::{Case, TEN, at, clock, form, form_with};
use domain::{
    calendar::Calendar,
    complaint::{ChannelCode, ComplaintEvent, Field, Form, Kind, StageCode, decide},
    rulebook::{ClockCode as C, Lane, Rulebook, Strength},
};

const ALL_CHANNELS: &[ChannelCode] = ChannelCode::ALL;

#[test]
fn loss_damage_and_shortage_want_a_reply_within_half_an_hour() {
    for kind in [Kind::Loss, Kind::Damage, Kind::Shortage] {
        let expected =
            [clock(C::FirstReply, "2026-11-21T10:30", "running"), clock(C::HandleAndTell, "2026-11-28", "running")];
        assert_eq!(Case::by_phone(kind).clocks(), expected);
    }
}

#[test]
fn a_delay_wants_the_reply_that_was_promised() {
    let expected =
        [clock(C::FirstReply, "2026-11-21T15:00", "running"), clock(C::HandleAndTell, "2026-11-28", "running")];
    assert_eq!(Case::by_phone(Kind::Delay).clocks(), expected);
}

#[test]
fn an_attitude_complaint_is_answered_at_once_where_the_customer_listens() {
    for channel in ALL_CHANNELS {
        let case = Case::filed(&form(Kind::Attitude, *channel), at(TEN));
        let standing = match channel {
            ChannelCode::Hotline | ChannelCode::Chat | ChannelCode::Visit => "met",
            ChannelCode::Mail | ChannelCode::Platform | ChannelCode::Regulator | ChannelCode::Outlet => "running",
        };
        assert_eq!(case.clocks_of(C::FirstReply), [(TEN.to_owned(), standing)], "{channel:?}");
        assert_eq!(case.clocks_of(C::SameDayResult), [("2026-11-21".to_owned(), "running")], "{channel:?}");
        assert_eq!(case.state.stage.code(), StageCode::Accepted);
    }
}

#[test]
fn the_other_kinds_want_a_result_on_the_same_day() {
    for kind in [Kind::Mismatch, Kind::Unconsented, Kind::Other] {
        let expected =
            [clock(C::SameDayResult, "2026-11-21", "running"), clock(C::HandleAndTell, "2026-11-28", "running")];
        assert_eq!(Case::by_phone(kind).clocks(), expected);
    }
}

#[test]
fn a_regulator_adds_ten_days_from_the_day_it_told_us_and_takes_none_of_the_others_away() {
    let case = Case::filed(&form(Kind::Loss, ChannelCode::Regulator), at(TEN));
    let expected = [
        clock(C::FirstReply, "2026-11-21T10:30", "running"),
        clock(C::HandleAndTell, "2026-11-28", "running"),
        clock(C::RegulatorReport, "2026-11-30", "running"),
    ];
    assert_eq!(case.clocks(), expected);
}

#[test]
fn a_platform_adds_the_time_on_its_ticket() {
    let case = Case::filed(&form(Kind::Other, ChannelCode::Platform), at(TEN));
    assert_eq!(case.clocks_of(C::PlatformTicket), [("2026-11-21T18:00".to_owned(), "running")]);
    let passed = form_with(Kind::Other, ChannelCode::Platform, &[(Field::PlatformDue, "2026-11-20T18:00")]);
    let passed = Case::filed(&passed, at(TEN));
    assert!(passed.state.clocks.iter().any(|c| c.code == C::PlatformTicket && c.due.is_late(at(TEN))));
}

#[test]
fn every_kind_on_every_channel_has_its_clocks_and_no_others() {
    for kind in Kind::ALL {
        for channel in ALL_CHANNELS {
            let case = Case::filed(&form(*kind, *channel), at(TEN));
            let mut expected = Vec::new();
            let counted = [Kind::Loss, Kind::Damage, Kind::Shortage, Kind::Delay, Kind::Attitude];
            expected.extend(counted.contains(kind).then_some(C::FirstReply));
            let same_day = [Kind::Attitude, Kind::Mismatch, Kind::Unconsented, Kind::Other];
            expected.extend(same_day.contains(kind).then_some(C::SameDayResult));
            expected.push(C::HandleAndTell);
            expected.extend((*channel == ChannelCode::Regulator).then_some(C::RegulatorReport));
            expected.extend((*channel == ChannelCode::Platform).then_some(C::PlatformTicket));
            let codes: Vec<_> = case.state.clocks.iter().map(|c| c.code).collect();
            assert_eq!(codes, expected, "{kind:?} {channel:?}");
            let numbers: Vec<_> = case.state.clocks.iter().map(|c| c.number).collect();
            assert_eq!(numbers, (1..=u32::try_from(expected.len()).unwrap()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn clocks_say_whose_promise_they_are_and_how_binding() {
    let case = Case::filed(&form(Kind::Attitude, ChannelCode::Regulator), at(TEN));
    let said: Vec<_> = case.state.clocks.iter().map(|c| (c.code, c.lane, c.strength)).collect();
    let expected = [
        (C::FirstReply, Lane::House, Strength::Limit),
        (C::SameDayResult, Lane::House, Strength::Target),
        (C::HandleAndTell, Lane::Statutory, Strength::Limit),
        (C::RegulatorReport, Lane::External, Strength::Limit),
    ];
    assert_eq!(said, expected);
    assert!(case.state.clocks.iter().all(|c| !c.working.steps.is_empty() && !c.source.article_zh.is_empty()));
}

#[test]
fn midnight_separates_minutes_from_days() {
    let case = Case::filed(&form(Kind::Loss, ChannelCode::Hotline), at("2026-11-21T23:50"));
    assert_eq!(case.clocks_of(C::FirstReply), [("2026-11-22T00:20".to_owned(), "running")]);
    assert_eq!(case.clocks_of(C::HandleAndTell), [("2026-11-28".to_owned(), "running")]);
    let other = Case::filed(&form(Kind::Other, ChannelCode::Hotline), at("2026-11-21T23:59"));
    let same_day = &other.state.clocks[0];
    assert!(!same_day.due.is_late(at("2026-11-21T23:59")) && same_day.due.is_late(at("2026-11-22T00:00")));
}

#[test]
fn a_complaint_that_waited_for_the_network_counts_from_its_acceptance() {
    let case = Case::waited(&form(Kind::Loss, ChannelCode::Hotline), at("2026-11-20T23:30"), at("2026-11-21T08:00"));
    assert_eq!(case.clocks_of(C::FirstReply), [("2026-11-21T00:00".to_owned(), "running")]);
    assert_eq!(case.clocks_of(C::HandleAndTell), [("2026-11-27".to_owned(), "running")]);
    assert_eq!(case.state.number.to_string(), "TS-20261121-0000");
}

#[test]
fn a_complaint_is_judged_by_the_rules_of_its_day() {
    let article = |accepted: &str| {
        let told = [
            (Field::AppealTold, "2020-01-01T00:00"),
            (Field::HappenedAt, "2020-01-01T00:00"),
            (Field::NoticedAt, "2020-01-01T00:00"),
        ];
        let case = Case::filed(&form_with(Kind::Other, ChannelCode::Hotline, &told), at(accepted));
        let clock = case.state.clocks.into_iter().find(|c| c.code == C::HandleAndTell).unwrap();
        clock.source.article_en
    };
    assert!(article("2025-05-31T23:59").contains("(2019), Art. 28"));
    assert!(article("2025-06-01T00:00").contains("(2025), Art. 29"));
}

#[test]
fn the_first_event_holds_the_state_before_its_clocks() {
    let case = Case::by_phone(Kind::Loss);
    let ComplaintEvent::Filed { complaint } = &case.log[0].0 else { panic!("{:?}", case.log[0]) };
    assert!(complaint.clocks.is_empty());
    assert_eq!(case.state.next_clock().map(|c| c.code), Some(C::FirstReply));
}

#[test]
fn a_preview_shows_what_saving_would_start() {
    let preview = |form: &Form| decide::preview(form, at(TEN), &Rulebook::builtin(), &Calendar::cn_mainland());
    for kind in Kind::ALL {
        let form = form(*kind, ChannelCode::Platform);
        let shown: Vec<_> = preview(&form).into_iter().map(|c| (c.number, c.rule, c.due)).collect();
        let saved: Vec<_> =
            Case::filed(&form, at(TEN)).state.clocks.into_iter().map(|c| (c.number, c.rule, c.due)).collect();
        assert_eq!(shown, saved);
    }
}

#[test]
fn a_preview_of_an_unfinished_form_shows_no_clock_that_nobody_asked_for() {
    let preview = |form: &Form| decide::preview(form, at(TEN), &Rulebook::builtin(), &Calendar::cn_mainland());
    for kind in ["", "nonsense"] {
        assert_eq!(preview(&Form::from([(Field::Kind, kind.to_owned())])), []);
    }
    let delay = Form::from([(Field::Kind, "delay".to_owned())]);
    assert_eq!(preview(&delay).iter().map(|c| c.code).collect::<Vec<_>>(), [C::HandleAndTell]);
}
