//! The runner of worked examples tells apart what is wrong.

use domain::{
    calendar::Calendar,
    compensation::CompensationBook,
    vectors::{Failure, Installed, Outcome, Shown, Verdict, Working, run},
};

fn verdicts(text: &str) -> Vec<Verdict> {
    let calendar = Calendar::cn_mainland();
    let installed = Installed { compensation: CompensationBook::builtin(), calendars: &[("CN-mainland", &calendar)] };
    run(text, installed).expect("a list")
}

#[test]
fn a_wrong_fen_fails_with_expected_got_and_working() {
    let text = r#"[{"id":"X1","pack":"CN-HOUSE-2007","claim":{"kind":"loss","fee_fen":1200,"weight_g":2000},
        "expect":{"status":"auto","total_fen":7201}}]"#;
    let [verdict] = verdicts(text).try_into().expect("one");
    let Outcome::Failed(failure) = verdict.outcome else { panic!("it passed") };
    let Failure { expected, got, working } = *failure;
    let (Shown::Claim(expected), Shown::Claim(got)) = (expected, got) else { panic!("no claim") };
    assert_eq!(
        (verdict.id.as_str(), expected.total_fen.map(|f| f.0), got.total_fen.map(|f| f.0)),
        ("X1", Some(7201), Some(7200))
    );
    assert!(matches!(working, Working::Claim { steps, .. } if !steps.is_empty()));
}

#[test]
fn a_wrong_day_fails_and_a_right_one_passes() {
    let text = r#"[{"id":"D1","calendar":"CN-mainland","rule":{"count":7,"unit":"day","clock":"calendar"},
        "start":["2026-03-02T09:00:00+08:00"],"expect":{"last_day":"2026-03-09"}},
        {"id":"D2","calendar":"CN-mainland","rule":{"count":7,"unit":"day","clock":"calendar"},
        "start":["2026-03-02T09:00:00+08:00"],"expect":{"last_day":"2026-03-09","late_from":"2026-03-09T15:00:00Z"}}]"#;
    let got = verdicts(text);
    assert!(got[0].is_passed() && !got[1].is_passed());
    let shown = serde_json::to_string(&got[1]).expect("serialises");
    assert!(shown.contains("2026-03-09T16:00:00Z"), "{shown}");
}

#[test]
fn what_cannot_be_run_is_not_passed_and_does_not_stop_the_rest() {
    let text = r#"[{"id":"A","pack":"CN-NOWHERE","claim":{"kind":"loss"},"expect":{"status":"auto"}},
        {"pack":"CN-POSTAL","claim":{"kind":"loss","fe":1},"expect":{"status":"auto"}},
        {"id":"C","calendar":"Mars","rule":{"count":1,"unit":"day","clock":"calendar"},"start":[null],"expect":{}},
        7,
        {"id":"E","pack":"CN-POSTAL","claim":{"kind":"loss"},"expect":{"status":"input_error"}}]"#;
    let got = verdicts(text);
    assert_eq!(got[0].outcome, Outcome::NoPack("CN-NOWHERE".to_owned()));
    assert!(
        matches!(&got[1], Verdict { id, outcome: Outcome::Unreadable { why } } if id == "2" && why.contains("`fe`"))
    );
    assert_eq!(got[2].outcome, Outcome::NoCalendar("Mars".to_owned()));
    assert!(matches!(got[3].outcome, Outcome::Unreadable { .. }));
    assert!(got[4].is_passed());
    let calendars = [];
    let installed = Installed { compensation: CompensationBook::builtin(), calendars: &calendars };
    let broken = run("[\n{", installed).expect_err("cut off");
    assert_eq!(broken.line, 2);
}
