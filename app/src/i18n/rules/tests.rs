use super::*;
use crate::i18n::proofread::proofread;
use chrono::NaiveTime;
use domain::{
    calendar::{
        CalendarProblem, DayKind,
        import::{Change, ImportProblem, ImportReason},
        notice::{MissingYear, Urgency},
    },
    compensation::{CompensationPackProblem, TextFault},
    complaint::Kind,
    deadline::{Roll, Run, Timing, Unit},
    json::tree::Misfit,
    rulebook::{
        PackProblem, PauseRule,
        definition::{Breach, Destination, Length, Party, Start, Warning, Whose},
        diff::diff,
        file::{PackFault, PackFile, PackReason},
        library::{BUILTIN, Library},
        schedule::{By, Every},
    },
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, month, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn counted(count: u32, unit: Unit, clock: Run) -> Timing {
    Timing { count, unit, clock, roll: Roll::None, hours: Vec::new() }
}

#[test]
fn the_words_of_a_definition_read_well() {
    proofread([Whose::Ours, Whose::Customers, Whose::Others], |l, v| whose(l, v).into());
    let places = [Destination::SameCity, Destination::Domestic, Destination::HkMoTw, Destination::International];
    proofread(places, |l, v| destination(l, v).into());
    proofread([PauseRule::Never, PauseRule::Allowed], |l, v| pauses(l, v).into());
    proofread([Warning::Percent(80), Warning::MinutesBefore(30), Warning::DaysBefore(3)], warning);
    let parties = {
        use Party as P;
        [
            P::Caller,
            P::Customer,
            P::Inquirer,
            P::Sender,
            P::Beneficiary,
            P::Driver,
            P::OriginStation,
            P::DownstreamStation,
            P::ArrivalSupervisor,
            P::DepartmentHead,
            P::ServiceSupervisor,
            P::Operations,
            P::Documentation,
            P::Finance,
            P::SalesOwner,
            P::RegionalCompanies,
            P::Superior,
            P::Company,
            P::NextShift,
            P::Regulator,
            P::Public,
            P::Platform,
        ]
    };
    proofread(parties, |l, v| party(l, v).into());
    let breaches = {
        use Breach as B;
        [
            B::ShowOverdue,
            B::EscalateToLead,
            B::EscalateToManager,
            B::TellFinance,
            B::FlagStatutory,
            B::MissTarget,
            B::ReviewClaim,
            B::LiabilityEnds,
            B::AnswerArchived,
            B::CountAsLost,
            B::BreakProhibition,
            B::DemandExplanation,
            B::ProposeAssessment(5000),
        ]
    };
    proofread(breaches, breach);
    assert_eq!(breach(Lang::Zh, Breach::ProposeAssessment(5000)), "考核建议：每票 ¥50.00，经理确认后生效");
}

#[test]
fn every_start_reads_well() {
    let starts = {
        use Start as S;
        [
            S::Accepted,
            S::ToldByRegulator,
            S::Appealed,
            S::CallReceived,
            S::TrackingAsked,
            S::QuotationAsked,
            S::ClaimReceived,
            S::InquiryReceived,
            S::AmountAgreed,
            S::ParcelAccepted,
            S::DamageKnown,
            S::PromisePassed,
            S::ArrivalMissed,
            S::NewArrivalDay,
            S::Dispatched,
            S::PapersMissing,
            S::ExceptionFound,
            S::GoodsArrived,
            S::ReceiptBack,
            S::ShiftEnds,
            S::NetworkBlocked,
            S::Undeliverable,
            S::After("callback".into()),
        ]
    };
    proofread(starts.iter(), |l, v| start(l, v, None));
    let house = PackFile::parse(BUILTIN[0]).unwrap();
    let first = &house.clocks[0];
    let after = start(Lang::Zh, &Start::After(first.id.clone()), Some(&house));
    assert_eq!(after, format!("“{}”完成", first.title.zh));
}

#[test]
fn lengths_read_well() {
    let lengths = [
        Length::Promised,
        Length::SetByOther,
        Length::Unknown,
        Length::Counted(counted(7, Unit::Day, Run::Calendar)),
        Length::Counted(counted(3, Unit::Workday, Run::Calendar)),
        Length::Counted(counted(0, Unit::Minute, Run::Elapsed)),
        Length::Counted(counted(1, Unit::Month, Run::Calendar)),
        Length::Counted(counted(0, Unit::SameDay, Run::Calendar)),
        Length::Counted(Timing { roll: Roll::Forward, ..counted(10, Unit::Day, Run::Calendar) }),
        Length::Counted(Timing {
            hours: vec![(at(8, 30), at(12, 0)), (at(13, 30), NaiveTime::MIN)],
            ..counted(4, Unit::Hour, Run::Business)
        }),
    ];
    proofread(lengths.iter(), length);
    assert_eq!(length(Lang::Zh, &lengths[3]), "7 日（休息日照计）");
    assert_eq!(length(Lang::En, &lengths[6]), "1 month (rest days count)");
    assert_eq!(length(Lang::Zh, &lengths[9]), "4 小时（只计工作时间 08:30–12:00、13:30–24:00）");
    let units = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Workday, Unit::Month, Unit::Year, Unit::SameDay];
    proofread(units, |l, v| unit(l, v).into());
    proofread([Run::Elapsed, Run::Calendar, Run::Business], |l, v| run(l, v).into());
    proofread([Roll::None, Roll::Forward], |l, v| roll(l, v).into());
    proofread([Every::Day, Every::Workday, Every::Week, Every::Month], |l, v| every(l, v).into());
    proofread([By::EndOfDay, By::Time(at(8, 0)), By::Opening(at(8, 0)), By::Closing(at(18, 0))], by);
    proofread([None, Some(day(12, 31))], |l, until| {
        format!("{}{}", l.pick("自 ", "x "), validity(l, day(1, 1), until))
    });
    assert_eq!(validity(Lang::En, day(1, 1), Some(day(12, 31))), "1 Jan 2027 to 31 Dec 2027");
}

#[test]
fn every_shipped_rule_can_be_told() {
    let library = Library::builtin().unwrap();
    let packs = library.installed().iter().map(|version| &version.pack);
    for (pack, rule) in packs.flat_map(|pack| pack.clocks.iter().map(move |rule| (pack, rule))) {
        proofread([rule], |l, rule| {
            let said = [start(l, &rule.starts, Some(pack)), length(l, &rule.timing), scope(l, rule).join("; ")];
            said.join("; ").trim_end_matches("; ").to_owned()
        });
    }
    let loss = library.installed()[0].pack.clocks.iter().find(|rule| rule.id == "first_reply.loss").unwrap();
    assert_eq!(loss.kinds.as_deref().map(<[Kind]>::len), Some(3));
    assert_eq!(scope(Lang::Zh, loss), ["投诉类型：遗失、破损、短少"]);
}

#[test]
fn every_refusal_reads_well() {
    let (rule, other) = ("reply".to_owned(), "CN-EXPRESS/handle".to_owned());
    let reasons = [
        PackReason::TooLong,
        PackReason::Unreadable,
        PackReason::Misfit(Misfit::Negative),
        PackReason::TooMany { count: 501 },
        PackReason::Name { name: "a b".into() },
        PackReason::Text,
        PackReason::Validity { rule: String::new() },
        PackReason::Validity { rule: rule.clone() },
        PackReason::Timing { rule: rule.clone() },
        PackReason::PauseNotOurs { rule: rule.clone() },
        PackReason::List { rule: rule.clone() },
        PackReason::Code { rule: rule.clone() },
        PackReason::NoSuchClock { rule: rule.clone(), after: "gone".into() },
        PackReason::Cycle { rules: vec!["a".into(), "b".into(), "a".into()] },
        PackReason::Ambiguous { rule: rule.clone(), other: other.clone() },
        PackReason::LooserThanLaw { house: rule.clone(), statutory: other.clone() },
        PackReason::InThePast { earliest: day(1, 1) },
        PackReason::VersionTaken { version: "2".into() },
        PackReason::DayTaken { version: "2".into() },
        PackReason::Terms(CompensationPackProblem::Malformed {
            line: 2,
            column: 9,
            fault: TextFault::FieldTwice,
            word: "id".into(),
        }),
    ];
    proofread(reasons.iter(), pack_reason);
    let ring = PackFault { line: 12, reason: reasons[13].clone() };
    assert_eq!(pack_fault(Lang::Zh, &ring), "第 12 行：时限互相等待，成了环：a → b → a");
    assert_eq!(pack_fault(Lang::En, &ring), "Line 12: clocks wait for each other in a ring: a → b → a");
    let misfits = [
        Misfit::UnknownField { field: "x".into() },
        Misfit::MissingField { field: "id".into() },
        Misfit::FieldTwice { field: "id".into() },
        Misfit::UnknownWord { word: "soon".into() },
        Misfit::Negative,
        Misfit::TooLarge,
        Misfit::NoDate { word: "2026-02-30".into() },
        Misfit::WrongKind,
    ];
    proofread(misfits.iter(), misfit);
    let problems = [
        PackProblem::Malformed { line: 1, column: 2 },
        PackProblem::Validity { rule: rule.clone() },
        PackProblem::Timing { rule: rule.clone() },
        PackProblem::PauseNotOurs { rule: rule.clone() },
        PackProblem::Ambiguous { rule: rule.clone(), other: other.clone() },
        PackProblem::LooserThanLaw { house: rule, statutory: other },
    ];
    proofread(problems.iter(), pack_problem);
}

#[test]
fn a_new_version_is_told_field_by_field() {
    let before = PackFile::parse(BUILTIN[0]).unwrap();
    let mut after = before.clone();
    after.version = "2027.1".into();
    let Length::Counted(timing) = &mut after.clocks[0].timing else { panic!("a counted clock") };
    timing.count = 20;
    let gone = after.schedules.pop().unwrap();
    let changes: Vec<ChangeText> = diff(&before, &after).iter().map(|change| pack_change(Lang::Zh, change)).collect();
    let said = |title: &str| changes.iter().find(|change| change.title == title).map(|change| change.lines.join("\n"));
    assert_eq!(said("规则包本身有变化").unwrap(), "版本：2007.1 → 2027.1");
    assert_eq!(said("修改时限“first_reply.loss”").unwrap(), "时长 · 数量：30 → 20");
    assert_eq!(said(&format!("删去定期工作“{}”", gone.id)).unwrap(), "");
    let back = diff(&after, &before);
    proofread(back.iter(), |l, change| pack_change(l, change).title);
    assert_eq!(place(Lang::En, "title.zh"), "name · Chinese");
    assert_eq!(place(Lang::Zh, "no_such_field"), "no_such_field");
}

#[test]
fn every_field_of_the_shipped_packs_has_a_word() {
    for text in BUILTIN.into_iter().chain(domain::compensation::BUILTIN) {
        let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
        for field in LISTS {
            let rules = value.get_mut(field).and_then(serde_json::Value::as_array_mut).map(std::mem::take);
            for rule in rules.into_iter().flatten() {
                check_words(&rule);
            }
        }
        check_words(&value);
    }
}

/// The lists of rules, which a change names by their parts instead.
const LISTS: [&str; 6] = ["clocks", "schedules", "exemptions", "refusals", "causes", "measures"];

fn check_words(value: &serde_json::Value) {
    let Some(fields) = value.as_object() else { return };
    for (name, value) in fields {
        if !LISTS.contains(&&**name) && name != "counted" {
            proofread([name], |l, name| place(l, name));
        }
        check_words(value);
    }
}

#[test]
fn calendars_read_well() {
    let hours = vec![(at(8, 30), at(12, 0))];
    let changes = [
        Change::Published { year: 2027, source: "gov.cn".into() },
        Change::Source { year: 2027, before: "a".into(), after: "b".into() },
        Change::Day { day: day(1, 1), before: None, after: DayKind::Holiday },
        Change::Day { day: day(2, 6), before: Some(DayKind::Weekend), after: DayKind::MakeUp },
        Change::Hours { day: day(2, 5), before: None, after: Some(hours.clone()) },
        Change::Hours { day: day(2, 5), before: Some(Vec::new()), after: None },
        Change::Opening { before: Vec::new(), after: hours.clone() },
        Change::UnitHours { unit: "SZ".into(), before: None, after: hours.clone() },
        Change::UnitHours { unit: "SZ".into(), before: Some(Vec::new()), after: hours },
    ];
    proofread(changes.iter(), calendar_change);
    assert_eq!(calendar_change(Lang::Zh, &changes[3]), "2027年2月6日（周六）：周末 → 调休上班");
    assert_eq!(calendar_change(Lang::En, &changes[4]), "Fri 5 Feb 2027: the usual hours → 08:30–12:00");
    let years = [
        CalendarProblem::Malformed { line: 1, column: 2 },
        CalendarProblem::YearTwice { year: 2027 },
        CalendarProblem::OtherYear { year: 2026, day: day(1, 1) },
        CalendarProblem::ListedTwice { day: day(1, 1) },
        CalendarProblem::MakeUpOnWeekday { day: day(1, 4) },
    ];
    proofread(years.iter(), calendar_problem);
    let reasons = [
        ImportReason::TooLong,
        ImportReason::Unreadable,
        ImportReason::Misfit(Misfit::WrongKind),
        ImportReason::Year(years[1].clone()),
        ImportReason::OtherCalendar { calendar: "HK".into() },
        ImportReason::NotAWholeYear { year: 2027, days: 3 },
        ImportReason::Hours,
        ImportReason::Span,
        ImportReason::Repeating,
        ImportReason::Unclear,
        ImportReason::Empty,
    ];
    let problems: Vec<ImportProblem> = reasons.map(|reason| ImportProblem { line: 3, reason }).into();
    proofread(problems.iter(), import_problem);
    let missing = [Urgency::Now, Urgency::Soon].map(|urgency| MissingYear { year: 2027, urgency });
    proofread(missing, missing_year);
}
