//! What the program says about rules: worked examples, pack checks, explanations.

use super::{Place, code, err, out};
use std::fs;

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/domain/tests/vectors");
const HOUSE_CLOCKS: &str = include_str!("../../../../app/domain/data/packs/cn-house-2007.json");
const HOUSE_TERMS: &str = include_str!("../../../../app/domain/data/compensation/cn-house-2007.json");
const RECEIPTS: &str = include_str!("../../../../app/domain/data/receipts/cn-house-2007.json");

/// A file with this text.
fn file(place: &Place, name: &str, text: &str) -> String {
    let path = place.path(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn the_published_examples_pass_without_a_database() {
    let place = Place::new();
    let files = ["deadlines.json", "compensation.json"].map(|name| format!("{VECTORS}/{name}"));
    let run = place.run("none", &["vectors", &files[0], &files[1]]);
    assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
    let said = out(&run);
    let (passed, rest) = said.split_once(" passed, ").unwrap();
    assert!(passed.parse::<u32>().unwrap() >= 85, "{said}");
    assert_eq!(rest, "0 failed\n");
    assert!(!place.path("none").exists(), "looking at rules makes no database");
}

#[test]
fn a_failed_example_is_shown_with_its_working() {
    let place = Place::new();
    let wrong = r#"[
        { "id": "C1", "pack": "CN-HOUSE-2007", "claim": { "kind": "loss", "fee_fen": 1200, "weight_g": 2000 },
          "expect": { "status": "auto", "total_fen": 7201 } },
        { "id": "D1", "calendar": "CN-mainland", "rule": { "count": 7, "unit": "day", "clock": "calendar" },
          "start": ["2026-10-05T10:34:00+08:00"], "expect": { "last_day": "2026-10-13" } },
        { "id": "C2", "pack": "CN-NOWHERE", "claim": { "kind": "loss" }, "expect": { "status": "auto" } },
        { "id": "X", "claim": 1 },
        { "id": "C3", "pack": "CN-HOUSE-2007", "claim": { "kind": "delay", "fee_fen": 1200 },
          "expect": { "status": "auto", "fee_refund_fen": 1200 } }
    ]"#;
    let run = place.run("none", &["vectors", &file(&place, "wrong.json", wrong), "--lang", "en"]);
    assert_eq!(code(&run), 1, "{}", err(&run));
    let said = out(&run);
    for part in [
        "C1 in ",
        "\"total_fen\":7201",
        "\"total_fen\":7200",
        "fee ¥12.00 × 5 = ¥60.00",
        "D1 in ",
        "\"last_day\":\"2026-10-12\"",
        "7 calendar days; rest days count",
        "no terms CN-NOWHERE are installed",
        "not an example: ",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.ends_with("\n1 passed, 4 failed\n"), "{said}");
    let house = changed(HOUSE_TERMS, "\"times_fee\": 5", "\"times_fee\": 6");
    let own = file(&place, "own.json", &house);
    let run = place.run("none", &["vectors", "--terms", &own, &format!("{VECTORS}/compensation.json")]);
    assert_eq!(code(&run), 1, "other terms give other amounts: {}", out(&run));
    assert!(out(&run).contains("运费 ¥12.00 × 6 倍 = ¥72.00"), "{}", out(&run));
}

#[test]
fn what_cannot_be_read_is_a_wrong_call() {
    let place = Place::new();
    let broken = file(&place, "broken.json", "[1,\n2");
    let cases: [(&[&str], &str); 9] = [
        (&["vectors", "/nowhere.json"], "/nowhere.json cannot be read"),
        (&["vectors", &broken], "line 2"),
        (&["vectors"], "FILES"),
        (&["pack", "check", "/nowhere.json"], "cannot be read"),
        (&["explain", "deadline", "--start", "2026-10-05T10:34"], "--rule"),
        (
            &["explain", "deadline", "--rule", "CN-HOUSE-2007/gone", "--start", "2026-10-05T10:34"],
            "CN-HOUSE-2007/callback",
        ),
        (&["explain", "deadline", "--count", "7", "--unit", "day", "--start", "soon"], "2026-10-05T10:34"),
        (&["explain", "compensation", "--kind", "theft"], "total_damage"),
        (&["explain", "compensation", "--claim", &broken], "holds no claim"),
    ];
    for (arguments, expected) in cases {
        let run = place.run("none", arguments);
        assert_eq!(code(&run), 2, "{arguments:?}: {}{}", out(&run), err(&run));
        assert!(err(&run).contains(expected), "{expected}: {}", err(&run));
    }
}

#[test]
fn sound_packs_are_summed_up_by_what_they_are() {
    let place = Place::new();
    let check = |name: &str, text: &str, lang: &str| {
        let run = place.run("none", &["pack", "check", &file(&place, name, text), "--lang", lang]);
        assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
        out(&run)
    };
    let newer = changed(HOUSE_CLOCKS, "\"version\": \"2007.1\"", "\"version\": \"2030.1\"");
    let newer = changed(&newer, "\"count\": 30", "\"count\": 20");
    let said = check("clocks.json", &newer, "zh");
    assert!(said.starts_with("CN-HOUSE-2007 2030.1\n"), "{said}");
    assert!(said.contains("首次答复") && said.contains("20 分钟（连续计算）"), "{said}");
    assert!(said.contains("与已装的 2007.1 版相比，变化 2 处"), "{said}");
    assert!(said.contains("时长 · 数量：30 → 20"), "{said}");
    let said = check("terms.json", HOUSE_TERMS, "en");
    assert!(said.contains("Annex A.3.2b: insured parcels get the insured amount"), "{said}");
    assert!(said.contains("Changes from the installed version 2007.1: 0"), "{said}");
    assert!(said.contains("Less than the law in force gives"), "{said}");
    assert!(said.contains("Loss, not insured, fee ¥12.00") && !said.contains("CN-EXPRESS 2021.1"), "{said}");
    let said = check("receipts.json", RECEIPTS, "en");
    assert!(said.contains("Direct: 10 days"), "{said}");
}

#[test]
fn faulty_packs_are_refused_with_line_and_reason() {
    let place = Place::new();
    let line = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
    let negative = changed(HOUSE_CLOCKS, "\"count\": 30", "\"count\": -30");
    let looser = changed(HOUSE_CLOCKS, "\"code\": \"first_reply\"", "\"code\": \"handle_and_tell\"");
    let month = "\"count\": 30, \"unit\": \"day\", \"clock\": \"calendar\"";
    let looser = changed(&looser, "\"count\": 30, \"unit\": \"minute\", \"clock\": \"elapsed\"", month);
    let unknown = changed(HOUSE_TERMS, "\"decides\"", "\"decider\"");
    let receipts = changed(RECEIPTS, "\"person_percent\": ", "\"person_percent\": 1");
    let cases = [
        (&negative, format!("Line {}: a negative number", line(&negative, "-30"))),
        (&looser, "is looser than".to_owned()),
        (&unknown, format!("Line {}: there is no such field (“decider”)", line(&unknown, "decider"))),
        (&"{ \"clocks\": [".to_owned(), "Line 1: not JSON, or cut off".to_owned()),
        (&receipts, "A share is more than a hundred percent".to_owned()),
    ];
    for (text, expected) in cases {
        let run = place.run("none", &["pack", "check", &file(&place, "pack.json", text), "--lang", "en"]);
        assert_eq!(code(&run), 1, "{expected}: {}{}", out(&run), err(&run));
        assert!(out(&run).contains(&expected), "{expected}: {}", out(&run));
        assert!(err(&run).contains("the installed packs stay as they are"), "{}", err(&run));
    }
}

#[test]
fn a_deadline_is_explained_from_start_to_hash() {
    let place = Place::new();
    let explain = |arguments: &[&str]| {
        let run = place.run("none", &[&["explain", "deadline"], arguments].concat());
        assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
        out(&run)
    };
    let by_rule = ["--rule", "CN-EXPRESS/handle_and_tell", "--start", "2026-10-05T10:34"];
    let chinese = explain(&by_rule);
    for part in [
        "规则：CN-EXPRESS/handle_and_tell（2025.1 版）",
        "核对程度：据二手资料，原文未读",
        "7 日为日历日，不扣休息日",
        "10月10日（周六），调休上班，第 5 日",
        "到期：最后一天 10月12日（周一），10月13日 00:00 起为超时",
    ] {
        assert!(chinese.contains(part), "{part}: {chinese}");
    }
    let english = explain(&[&by_rule[..], &["--lang", "en"]].concat());
    assert!(english.contains("Due: Last day Mon 12 Oct; late from 13 Oct 00:00"), "{english}");
    let hash = |said: &str| said.trim_end().rsplit([' ', '：']).next().unwrap().to_owned();
    assert_eq!(hash(&chinese).len(), 64, "{chinese}");
    assert_eq!(hash(&chinese), hash(&english), "the inputs are the same in every language");
    // The same start written with another zone is the same start.
    let utc = explain(&["--rule", "CN-EXPRESS/handle_and_tell", "--start", "2026-10-05T02:34:00Z"]);
    assert_eq!(hash(&utc), hash(&chinese));
    let paused = explain(&[&by_rule[..], &["--pause", "2026-10-06T00:00/2026-10-08T00:00"]].concat());
    assert!(paused.contains("这个时限不可暂停"), "{paused}");
    assert_eq!(hash(&paused), hash(&chinese), "a pause that does not count is no input");
    let own = ["--count", "16", "--unit", "hour", "--hours", "08:30-12:00", "--hours", "13:30-18:00"];
    let office = explain(&[&own[..], &["--start", "2026-09-30T17:00"]].concat());
    assert!(office.contains("到期：10月9日（周五）17:00 前（含）"), "{office}");
    let waiting = explain(&["--count", "10", "--unit", "day", "--start", "2026-10-05T10:34", "--start", "none"]);
    assert!(waiting.contains("尚未起算"), "{waiting}");
    let unknown = explain(&["--count", "5", "--unit", "workday", "--start", "2031-03-03T10:00", "--lang", "en"]);
    assert!(unknown.contains("Provisional: ") && unknown.contains("no published holidays yet"), "{unknown}");
    let twisted = place.run(
        "none",
        &["explain", "deadline", "--count", "5", "--unit", "day", "--hours", "08:00-09:00", "--start", "none"],
    );
    assert_eq!(code(&twisted), 2, "{}", out(&twisted));
}

#[test]
fn an_amount_is_explained_beside_the_law() {
    let place = Place::new();
    let flags = ["--kind", "loss", "--fee", "12", "--weight", "2", "--actual-loss", "780", "--beside", "CN-EXPRESS"];
    let run = place.run("none", &[&["explain", "compensation"], &flags[..]].concat());
    assert_eq!(code(&run), 0, "{}", err(&run));
    let said = out(&run);
    for part in [
        "规则：CN-HOUSE-2007（2007.1 版）",
        "附件A 第三条（二）：丢失的免除服务费并赔偿（公司自订，以公司公布的为准）",
        "运费 ¥12.00 × 5 倍 = ¥60.00",
        "合计应付：退运费 ¥12.00 + 赔偿 ¥60.00 = ¥72.00",
        "规则：CN-EXPRESS（2025.1 版）",
        "低于法律上至少应赔的 ¥780.00",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // The same facts from a file have the same hash.
    let claim = r#"{ "claim": { "kind": "loss", "fee_fen": 1200, "weight_g": 2000, "actual_loss_fen": 78000 } }"#;
    let run = place.run("none", &["explain", "compensation", "--claim", &file(&place, "claim.json", claim)]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    let hash = out(&run).lines().last().unwrap().to_owned();
    assert!(hash.starts_with("依据摘要（SHA-256）：") && said.contains(&hash), "{hash}");
    let old = [
        "explain",
        "compensation",
        "--pack",
        "CN-EXPRESS",
        "--accepted-on",
        "2023-05-01",
        "--kind",
        "loss",
        "--lang",
        "en",
    ];
    let run = place.run("none", &old);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(
        out(&run).contains("Rule: CN-EXPRESS (version 2021.1)"),
        "last year's rules judge last year's parcel: {}",
        out(&run)
    );
}

#[test]
fn missing_facts_are_listed_instead_of_guessed() {
    let place = Place::new();
    let run =
        place.run("none", &["explain", "compensation", "--kind", "partial_damage", "--fee", "12", "--lang", "en"]);
    assert_eq!(code(&run), 1, "{}", err(&run));
    let said = out(&run);
    assert!(said.contains("“Share that was lost” is missing") && said.contains("“Weight” is missing"), "{said}");
    assert!(!said.contains("¥"), "no amount without the facts: {said}");
}

#[test]
fn a_database_answers_with_the_rules_that_are_installed_in_it() {
    let place = Place::new();
    let added = ["user", "add", "zhoumin", "--name", "周敏", "--role", "agent"];
    assert_eq!(code(&place.run_with_input("data", &added, "a good password\n")), 0);
    let run = place.run("data", &["vectors", &format!("{VECTORS}/deadlines.json")]);
    assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
    fs::write(place.path("data/yiling.sqlite3"), "not a database").unwrap();
    let run = place.run("data", &["vectors", &format!("{VECTORS}/deadlines.json")]);
    assert!([1, 3].contains(&code(&run)), "a database that cannot be read is not passed over: {}", err(&run));
}
