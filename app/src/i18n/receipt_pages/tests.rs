use super::*;
use crate::i18n::proofread::proofread;
use chrono::NaiveDate;
use domain::{
    amount::Fen,
    id::{AccountId, ReturnReceiptId},
    receipt::{
        Failing, ReceiptEvent, ReceiptFlaw, ReceiptForm, ReceiptProblem, ReceiptRefusal, ReceiptTerms, Standing,
        decide, propose,
    },
    view::receipts::ReceiptEntry,
};
use uuid::Uuid;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn names_read_well() {
    proofread(ReceiptStage::ALL.iter().copied(), |l, v| stage(l, v).into());
    proofread(WhereaboutsCode::ALL.iter().copied(), |l, v| whereabouts(l, v).into());
    proofread(DemandKind::ALL.iter().copied(), |l, v| demand_kind(l, v).into());
    proofread(Noticed::ALL.iter().copied(), |l, v| noticed(l, v).into());
    proofread(Ruling::ALL.iter().copied(), |l, v| ruling(l, v).into());
    proofread(ReceiptInput::ALL.iter().copied(), |l, v| input(l, v).into());
    let months = [Matter::Unexplained { month: day(10, 1) }, Matter::Unexplained { month: day(11, 1) }];
    let matters = [Matter::Slow, Matter::AnomalyMissed, Matter::Lost, Matter::Unusable];
    proofread(matters.into_iter().chain(months), matter);
    assert_eq!(matter(Lang::Zh, months[0]), "2026年10月末未说明");
    assert_eq!(matter(Lang::En, months[1]), "Unexplained at the end of Nov 2026");
}

#[test]
fn flaws_and_refusals_say_what_to_do() {
    let problems = [
        ReceiptProblem::Missing,
        ReceiptProblem::TooLong { max: 40 },
        ReceiptProblem::NotAChoice,
        ReceiptProblem::NotADay,
        ReceiptProblem::InTheFuture,
        ReceiptProblem::TooLongAgo,
    ];
    let each =
        ReceiptInput::ALL.iter().flat_map(|input| problems.map(|problem| ReceiptFlaw { input: *input, problem }));
    proofread(each, flaw);
    let once = [ReceiptProblem::NotAWaybill, ReceiptProblem::TooMany { max: 20 }];
    proofread(once.map(|problem| ReceiptFlaw { input: ReceiptInput::Batches, problem }), flaw);
    let id = ReturnReceiptId(Uuid::nil());
    let elsewhere = WhereaboutsCode::ALL.iter().map(|at| ReceiptRefusal::Elsewhere { whereabouts: *at });
    let refusals = [
        ReceiptRefusal::NotFound,
        ReceiptRefusal::Registered { id },
        ReceiptRefusal::NoSuchBatch,
        ReceiptRefusal::BatchesUnknown,
        ReceiptRefusal::BeforeArrival { last: day(11, 1) },
        ReceiptRefusal::InTheFuture,
        ReceiptRefusal::TooLongAgo,
        ReceiptRefusal::Decided,
        ReceiptRefusal::NothingProposed,
        ReceiptRefusal::OwnRecord,
        ReceiptRefusal::NothingToExplain,
        ReceiptRefusal::ImpossibleLoss,
        ReceiptRefusal::TextMissing,
        ReceiptRefusal::TextTooLong { max: 1000 },
        ReceiptRefusal::NothingChanges,
        ReceiptRefusal::SubmissionReused,
    ];
    proofread(refusals.into_iter().chain(elsewhere), refusal);
}

#[test]
fn chips_tell_days() {
    let today = day(11, 21);
    let (last_day, latest_day) = (day(11, 20), day(11, 25));
    let standings = [
        (WhereaboutsCode::Waiting, Standing::NotStarted),
        (WhereaboutsCode::Waiting, Standing::InTime { last_day: today }),
        (WhereaboutsCode::Waiting, Standing::InTime { last_day: day(11, 23) }),
        (WhereaboutsCode::Waiting, Standing::InGrace { last_day, latest_day }),
        (WhereaboutsCode::Waiting, Standing::InGrace { last_day, latest_day: today }),
        (WhereaboutsCode::Waiting, Standing::Late { latest_day: last_day, days: 1 }),
        (WhereaboutsCode::Back, Standing::InTime { last_day }),
        (WhereaboutsCode::Back, Standing::InGrace { last_day, latest_day }),
        (WhereaboutsCode::Back, Standing::Late { latest_day, days: 3 }),
        (WhereaboutsCode::Lost, Standing::NotStarted),
        (WhereaboutsCode::Unusable, Standing::NotStarted),
    ];
    proofread(standings, |lang, (at, standing)| short_standing(lang, at, standing, today));
    assert_eq!(short_standing(Lang::Zh, standings[3].0, standings[3].1, today), "宽限还剩 4 天");
    assert_eq!(standing_day(Lang::Zh, None, standings[3].1), "应于 11月20日，最迟 11月25日");
    assert_eq!(standing_day(Lang::En, Some(today), standings[8].1), "21 Nov 2026");
}

#[test]
fn the_history_is_told_to_the_fen() {
    let terms = ReceiptTerms::builtin().unwrap();
    let form = ReceiptForm {
        waybill: "YT202611100001".to_owned(),
        outlet: "杭州西湖网点".to_owned(),
        route: "direct".to_owned(),
        batches: Vec::new(),
        demands: vec!["stamp".to_owned()],
        demand_note: "两联".to_owned(),
        bearer: "superior".to_owned(),
        name: "冯远".to_owned(),
    };
    let read = form.parse(day(11, 21)).unwrap();
    assert_eq!(demand(Lang::En, &read.demand), "Stamp, 两联");
    assert_eq!(responsible(Lang::Zh, &read.responsible), "冯远（上级）");
    let at = domain::time::start_of(day(11, 21));
    let id = ReturnReceiptId(Uuid::nil());
    let failing = Failing::Lost { loss: Fen(10_001) };
    let proposal = Box::new(propose(terms, &failing, read.responsible.bearer, day(11, 21)).unwrap());
    let assessed = |ruling| ReceiptEvent::Assessed {
        matter: Matter::Lost,
        ruling,
        proposal: proposal.clone(),
        judged_on: day(11, 21),
        reason: "reason 理由".to_owned(),
    };
    let note = || "note 说明".to_owned();
    let events = [
        decide::register(id, read, terms, at, AccountId(Uuid::nil())),
        ReceiptEvent::BatchArrived { batch: 2, on: day(11, 2), before: None },
        ReceiptEvent::BatchArrived { batch: 2, on: day(11, 3), before: Some(day(11, 2)) },
        ReceiptEvent::CameBack { on: day(11, 9) },
        ReceiptEvent::WasLost { loss: Fen(10_001), note: note() },
        ReceiptEvent::FoundUnusable { loss: Fen(5), note: note() },
        ReceiptEvent::AnomalyRecorded { noticed: Noticed::Missed, text: note() },
        ReceiptEvent::Explained { month: day(10, 1), text: note() },
        assessed(Ruling::Confirmed),
        assessed(Ruling::Waived),
    ];
    let entry = |what: &ReceiptEvent| ReceiptEntry { seq: 1, at, by: String::new(), what: what.clone() };
    proofread(events.iter(), |lang, event| line(lang, &entry(event)).what);
    let confirmed = line(Lang::Zh, &entry(&events[8]));
    assert_eq!(confirmed.what, "确认考核建议：回单遗失，个人 ¥50.00，公司 ¥50.01");
    assert_eq!((confirmed.who.as_str(), confirmed.quotes), ("系统", vec!["reason 理由".to_owned()]));
}
