//! The form that registers a return receipt.

use super::receipt_records::day;
use domain::receipt::{
    Bearer, DemandKind, MAX_BATCHES, ReceiptFlaw, ReceiptForm, ReceiptInput, ReceiptProblem, Route, parse_day,
};

/// A form that holds.
pub fn form() -> ReceiptForm {
    ReceiptForm {
        waybill: "yt 2026-1120-0001".to_owned(),
        outlet: " 杭州\t西湖网点 ".to_owned(),
        route: "direct".to_owned(),
        batches: vec!["2026-11-01".to_owned(), String::new()],
        demands: vec!["delivery_sheet".to_owned(), "stamp".to_owned()],
        demand_note: String::new(),
        bearer: "person".to_owned(),
        name: "吴迪".to_owned(),
    }
}

fn flaws(change: impl FnOnce(&mut ReceiptForm)) -> Vec<(ReceiptInput, ReceiptProblem)> {
    let mut form = form();
    change(&mut form);
    let flaws = form.parse(day("2026-11-21")).expect_err("a flaw");
    flaws.into_iter().map(|ReceiptFlaw { input, problem }| (input, problem)).collect()
}

#[test]
fn what_was_typed_is_read() {
    let read = form().parse(day("2026-11-21")).expect("it holds");
    assert_eq!((read.waybill.as_str(), read.outlet.as_str()), ("YT202611200001", "杭州 西湖网点"));
    assert_eq!((read.route, read.responsible.bearer), (Route::Direct, Bearer::Person));
    assert_eq!(read.batches, [Some(day("2026-11-01")), None]);
    assert_eq!(read.demand.kinds, [DemandKind::Stamp, DemandKind::DeliverySheet]);
    let none = ReceiptForm { batches: Vec::new(), ..form() }.parse(day("2026-11-21")).expect("it holds");
    assert_eq!(none.batches, [None], "one batch that is not known yet");
    let words = ReceiptForm { demands: Vec::new(), demand_note: "两联".to_owned(), ..form() };
    assert_eq!(words.parse(day("2026-11-21")).expect("it holds").demand.note, "两联");
}

#[test]
fn every_flaw_is_named_in_the_order_of_the_form() {
    let empty = ReceiptForm::default().parse(day("2026-11-21")).expect_err("empty");
    let inputs: Vec<_> = empty.iter().map(|flaw| flaw.input).collect();
    let needed = ReceiptInput::ALL.iter().copied().filter(|input| *input != ReceiptInput::Batches);
    assert_eq!(inputs, needed.collect::<Vec<_>>());
    assert!(empty.iter().all(|flaw| flaw.problem == ReceiptProblem::Missing));
    let one = |input, problem| vec![(input, problem)];
    assert_eq!(flaws(|f| f.waybill = "12".into()), one(ReceiptInput::Waybill, ReceiptProblem::NotAWaybill));
    assert_eq!(flaws(|f| f.outlet = "网".repeat(41)), one(ReceiptInput::Outlet, ReceiptProblem::TooLong { max: 40 }));
    assert_eq!(flaws(|f| f.route = "air".into()), one(ReceiptInput::Route, ReceiptProblem::NotAChoice));
    assert_eq!(flaws(|f| f.demands = vec!["gold".into()]), one(ReceiptInput::Demand, ReceiptProblem::NotAChoice));
    let batch = |text: &str| flaws(|f| f.batches = vec![text.to_owned()]);
    assert_eq!(batch("昨天"), one(ReceiptInput::Batches, ReceiptProblem::NotADay));
    assert_eq!(batch("2026-11-22"), one(ReceiptInput::Batches, ReceiptProblem::InTheFuture));
    assert_eq!(batch("1926-11-20"), one(ReceiptInput::Batches, ReceiptProblem::TooLongAgo));
    let many = flaws(|f| f.batches = vec![String::new(); MAX_BATCHES + 1]);
    assert_eq!(many, one(ReceiptInput::Batches, ReceiptProblem::TooMany { max: 20 }));
}

#[test]
fn days_are_read_as_people_type_them() {
    assert_eq!(parse_day(" ２０２６-11-5 "), Some(day("2026-11-05")));
    for text in ["", "2026-11", "2026-13-01", "2026-02-30", "26-11-05", "2026-11-05-1", "2026/11/05"] {
        assert_eq!(parse_day(text), None, "{text}");
    }
}
