//! From what was typed to facts that hold.

use super::given::{TEN, at, form, form_with, good, shown};
use domain::complaint::{
    ChannelCode, Field, Flaw, Input, Kind, Need, Problem,
    draft::{parse, parse_field, parse_text},
};
use proptest::prelude::*;

/// Values that no field of this sort accepts, each with what is wrong.
fn bad(input: Input) -> Vec<(String, Problem)> {
    let all = |problem, values: &[&str]| values.iter().map(|v| ((*v).to_owned(), problem)).collect();
    match input {
        Input::Line(max) | Input::Text(max) => {
            let problem = Problem::TooLong { max: u32::try_from(max).unwrap() };
            vec![("字".repeat(max + 1), problem)]
        }
        Input::Choice(_) => all(Problem::NotAChoice, &["nonsense", "LOSS", "否", "yes no", "<script>"]),
        Input::Money => all(
            Problem::NotMoney,
            &["-1", "1.234", "many", "1,5", "8元5", "1e3", "0x10", ".5", "1.2.3", "99999999999", "NaN"],
        ),
        Input::Count => all(Problem::NotACount, &["1.5", "-1", "100000", "两件", "+3", "1 2"]),
        Input::Moment => all(
            Problem::NotAMoment,
            &["yesterday", "2026-11-21", "2026-13-01T00:00", "2026-02-30T00:00", "1999-12-31T23:59", "10:30"],
        ),
        Input::Day => all(Problem::NotADay, &["tomorrow", "2026-02-29", "21/11/2026", "2100-01-01", "0000-00-00"]),
        Input::Phone => all(Problem::NotAPhone, &["1234", "call me", "1380000123456789", "138*****678", "+"]),
        Input::Waybill => all(Problem::NotAWaybill, &["123", "ABCDEFGH", "YL2026112000'1", "=cmd()+12345678"]),
    }
}

fn every_form() -> impl Iterator<Item = (Kind, ChannelCode)> {
    Kind::ALL.iter().flat_map(|kind| ChannelCode::ALL.iter().map(|channel| (*kind, *channel)))
}

#[test]
fn good_forms_of_every_kind_and_channel_hold() {
    for (kind, channel) in every_form() {
        let facts = parse(&form(kind, channel), at(TEN)).unwrap();
        assert_eq!((facts.kind(), facts.channel()), (kind, channel));
        let fields: Vec<_> = facts.form().keys().copied().collect();
        let mut expected: Vec<_> = shown(kind, channel).into_iter().map(|(f, _)| f).collect();
        expected.sort();
        assert_eq!(fields, expected, "{kind:?} {channel:?}");
    }
}

#[test]
fn one_bad_value_is_one_flaw_at_its_field() {
    for (kind, channel) in every_form() {
        for (field, _) in shown(kind, channel) {
            if matches!(field, Field::Kind | Field::Channel) {
                continue;
            }
            for (typed, problem) in bad(field.input()) {
                let flaws = parse(&form_with(kind, channel, &[(field, &typed)]), at(TEN)).unwrap_err();
                assert_eq!(flaws, [Flaw { field, problem }], "{kind:?} {typed}");
            }
        }
    }
}

#[test]
fn a_megabyte_in_a_field_is_a_flaw_like_any_other() {
    let typed = "x".repeat(1_000_000);
    for field in Field::ALL {
        let problem = parse_field(*field, &typed).unwrap_err();
        assert!(problem != Problem::Missing, "{field:?}");
    }
}

#[test]
fn an_unknown_kind_or_channel_is_a_flaw_of_that_field() {
    for field in [Field::Kind, Field::Channel] {
        for (typed, problem) in bad(field.input()) {
            let typed = form_with(Kind::Other, ChannelCode::Hotline, &[(field, &typed)]);
            assert_eq!(parse(&typed, at(TEN)).unwrap_err(), [Flaw { field, problem }]);
        }
    }
}

#[test]
fn what_is_required_may_not_be_left_empty_or_look_empty() {
    let nothing = ["", "   ", "\u{3000}", "\n\t", "\0", "\u{7}\u{1b}", "\u{200b}", "\u{202d}\u{202c}", "\u{feff} \r\n"];
    for (kind, channel) in every_form() {
        for (field, need) in shown(kind, channel) {
            for typed in nothing {
                let result = parse(&form_with(kind, channel, &[(field, typed)]), at(TEN));
                let missing = Flaw { field, problem: Problem::Missing };
                match need {
                    Need::Required => assert!(result.unwrap_err().contains(&missing), "{kind:?} {field:?} {typed:?}"),
                    Need::Optional => assert_eq!(result.unwrap().get(field), None, "{kind:?} {field:?} {typed:?}"),
                }
            }
        }
    }
}

#[test]
fn an_empty_form_names_what_every_complaint_needs_in_the_order_of_the_form() {
    let fields: Vec<_> = parse(&domain::complaint::Form::new(), at(TEN)).unwrap_err().iter().map(|f| f.field).collect();
    let needed = [
        Field::Kind,
        Field::Requester,
        Field::Channel,
        Field::ContactName,
        Field::ContactPhone,
        Field::Allegation,
        Field::Wish,
    ];
    assert_eq!(fields, needed);
}

#[test]
fn full_width_and_pasted_values_become_canonical() {
    let cases = [
        (Field::ContactPhone, "１７０ ００００－５６７８", "17000005678"),
        (Field::ContactPhone, "\u{202d}170-0000-5678\u{202c}", "17000005678"),
        (Field::ContactPhone, "（0571）8800 0000", "057188000000"),
        (Field::Waybill, "ｙｌ２０２６１１２０００１", "YL20261120001"),
        (Field::Waybill, " yl-2026 1120 001\u{200b}\n", "YL20261120001"),
        (Field::TotalValue, "￥１，２００．５", "1200.50"),
        (Field::TotalValue, "800元", "800.00"),
        (Field::PiecesSent, "０１２", "12"),
        (Field::HappenedAt, "２０２６－１１－２１ ０９：３０", "2026-11-21T09:30"),
        (Field::HappenedAt, "2026-11-21T09:30:59", "2026-11-21T09:30"),
        (Field::PromisedOn, "２０２６－１１－１９", "2026-11-19"),
        (Field::ContactName, "  林\u{200b}小\t满\u{0} ", "林小 满"),
        (Field::Allegation, "一行\r\n两行\r三行\u{1b}[31m", "一行\n两行\n三行[31m"),
        (Field::Allegation, "<script>alert(1)</script> =cmd()", "<script>alert(1)</script> =cmd()"),
        (Field::Allegation, "👨\u{200d}👩\u{200d}👧 收件", "👨\u{200d}👩\u{200d}👧 收件"),
    ];
    for (field, typed, canonical) in cases {
        assert_eq!(parse_field(field, typed).as_deref(), Ok(canonical), "{field:?} {typed}");
    }
}

#[test]
fn changing_the_kind_keeps_what_was_typed() {
    let mut raw = form(Kind::Loss, ChannelCode::Hotline);
    let before = parse(&raw, at(TEN)).unwrap();
    raw.insert(Field::Kind, Kind::Delay.code().to_owned());
    let between = parse(&raw, at(TEN)).unwrap();
    assert_eq!((between.get(Field::TotalValue), between.get(Field::ReplyBy)), (None, Some(good(Field::ReplyBy))));
    raw.insert(Field::Kind, Kind::Loss.code().to_owned());
    assert_eq!(parse(&raw, at(TEN)), Ok(before));
}

#[test]
fn values_of_another_kind_are_never_a_flaw() {
    let typed = [(Field::TotalValue, "not money"), (Field::ReplyBy, "never"), (Field::Staff, &"字".repeat(999))];
    let typed = form_with(Kind::Other, ChannelCode::Hotline, &typed);
    assert!(parse(&typed, at(TEN)).is_ok());
}

#[test]
fn fields_are_held_against_each_other_and_the_time() {
    let cases = [
        (Kind::Loss, [(Field::Insured, "yes"), (Field::InsuredAmount, "")], Field::InsuredAmount, Problem::Missing),
        (
            Kind::Damage,
            [(Field::LostValue, "1000.01"), (Field::TotalValue, "1000")],
            Field::LostValue,
            Problem::AboveTotalValue,
        ),
        (Kind::Delay, [(Field::ReplyBy, TEN), (Field::Insured, "no")], Field::ReplyBy, Problem::InThePast),
        (Kind::Delay, [(Field::ReplyBy, "2026-11-20T10:00"), (Field::Insured, "")], Field::ReplyBy, Problem::InThePast),
        (
            Kind::Attitude,
            [(Field::HappenedAt, "2026-11-21T10:01"), (Field::Insured, "")],
            Field::HappenedAt,
            Problem::InTheFuture,
        ),
        (
            Kind::Unconsented,
            [(Field::NoticedAt, "2026-11-22T10:00"), (Field::Insured, "")],
            Field::NoticedAt,
            Problem::InTheFuture,
        ),
    ];
    for (kind, typed, field, problem) in cases {
        let flaws = parse(&form_with(kind, ChannelCode::Hotline, &typed), at(TEN)).unwrap_err();
        assert_eq!(flaws, [Flaw { field, problem }]);
    }
    let told = form_with(Kind::Other, ChannelCode::Regulator, &[(Field::AppealTold, "2026-11-21T10:01")]);
    let flaws = parse(&told, at(TEN)).unwrap_err();
    assert_eq!(flaws, [Flaw { field: Field::AppealTold, problem: Problem::InTheFuture }]);
}

#[test]
fn a_platform_may_have_set_a_time_that_has_passed() {
    let late = form_with(Kind::Other, ChannelCode::Platform, &[(Field::PlatformDue, "2026-11-20T10:00")]);
    assert!(parse(&late, at(TEN)).is_ok());
}

#[test]
fn notes_keep_their_lines_and_refuse_silence() {
    assert_eq!(parse_text(" 第一行\r\n第二行 \u{0}", 20).as_deref(), Ok("第一行\n第二行"));
    assert_eq!(parse_text("\u{200b}\n", 20), Err(Problem::Missing));
    assert_eq!(parse_text(&"字".repeat(20), 20), Ok("字".repeat(20)));
    assert_eq!(parse_text(&"字".repeat(21), 20), Err(Problem::TooLong { max: 20 }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A canonical value stays what it is, whatever was typed; otherwise a correction would change facts nobody touched.
    #[test]
    fn canonical_values_are_stable(which in 0..Field::ALL.len(), typed in "\\PC{0,40}|[0-9０-９:： -]{0,20}") {
        let field = Field::ALL[which];
        if let Ok(once) = parse_field(field, &typed) {
            prop_assert_eq!(parse_field(field, &once), Ok(once.clone()));
        }
    }

    /// Anything at all may be typed.
    #[test]
    fn any_text_is_an_answer_or_a_flaw(which in 0..Field::ALL.len(), typed in any::<String>()) {
        let field = Field::ALL[which];
        let mut raw = form(Kind::Damage, ChannelCode::Platform);
        raw.insert(field, typed);
        if let Err(flaws) = parse(&raw, at(TEN)) {
            prop_assert!(!flaws.is_empty());
        }
    }
}
