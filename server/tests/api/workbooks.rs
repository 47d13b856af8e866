//! Workbooks over HTTP: out and back without a change, row errors for what is no text, and limits for what is no sheet.

use super::{
    phrases::{change, new_phrase},
    world::{Answer, World, post},
};
use app::paths::{PHRASES_SHEET, PHRASES_WORKBOOK};
use axum::{body::Body, http::Request};
use domain::phrase::{Column, MOST_ROWS, csv};
use http_body_util::BodyExt;
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The workbook that is exported.
async fn exported(world: &World, cookie: &str) -> Vec<u8> {
    let request = Request::get(PHRASES_WORKBOOK).header("cookie", cookie).body(Body::empty()).unwrap();
    let (parts, body) = world.open(request).await.into_parts();
    let sort = parts.headers.get("content-type").unwrap().to_str().unwrap();
    assert!(parts.status == 200 && sort.ends_with("spreadsheetml.sheet"), "{parts:?}");
    assert!(parts.headers.get("content-disposition").unwrap().to_str().unwrap().starts_with("attachment"));
    body.collect().await.unwrap().to_bytes().to_vec()
}

async fn bring(world: &World, cookie: &str, bytes: &[u8]) -> Answer {
    let endpoint = PHRASES_WORKBOOK.strip_prefix("/api/").unwrap();
    world.send(post(endpoint, cookie, "application/octet-stream", bytes.to_vec())).await
}

/// The text of a workbook that can be read.
async fn text(world: &World, cookie: &str, bytes: &[u8]) -> String {
    let answer = bring(world, cookie, bytes).await;
    let read: Value = serde_json::from_str(&answer.text).unwrap();
    read["text"].as_str().unwrap_or_else(|| panic!("{answer:?}")).to_owned()
}

/// Why a workbook is refused.
async fn fault(world: &World, cookie: &str, bytes: &[u8]) -> String {
    let answer = bring(world, cookie, bytes).await;
    let read: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    match &read["refused"] {
        Value::String(code) => code.clone(),
        Value::Object(fault) => fault.keys().next().unwrap().clone(),
        _ => panic!("{answer:?}"),
    }
}

async fn plan(world: &World, cookie: &str, text: &str) -> Value {
    let answer = world.call("phrases/preview-import", cookie, &json!({ "text": text })).await;
    serde_json::from_str::<Value>(&answer.text).unwrap()["plan"].clone()
}

/// The parts of an archive, packed.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The parts of a workbook.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |place| {
        let mut part = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(&mut part).collect()
}

/// The workbook with one part in place of another.
fn with(bytes: &[u8], end: &str, content: &[u8]) -> Vec<u8> {
    let mut all = parts(bytes);
    let part = all.iter_mut().find(|(name, _)| name.ends_with(end)).unwrap();
    part.1 = content.to_vec();
    packed(&all.iter().map(|(name, content)| (&**name, &**content)).collect::<Vec<_>>())
}

#[tokio::test]
async fn what_goes_out_comes_back_and_changes_nothing() {
    let world = World::new().await;
    let lead = world.sign_in("lead").await;
    let added =
        change(&world, &lead, "change_team_phrases", &new_phrase("=您慢走，欢迎再来电。", "+Call again.")).await;
    assert!(added.text.contains("done"), "{added:?}");
    let workbook = exported(&world, &lead).await;
    let sheet = parts(&workbook).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap();
    let sheet = String::from_utf8(sheet.1).unwrap();
    let (cells, texts) = (sheet.matches("<c ").count(), sheet.matches("t=\"s\"").count());
    let formulas = sheet.matches("<f").count() - sheet.matches("<f/>").count();
    assert_eq!(formulas, 0, "no cell is a formula");
    let numbers = sheet.matches("<v>").count() - texts;
    assert!(texts > 1_000 && numbers == 0, "{cells} cells, {texts} texts, {numbers} numbers");

    let text = text(&world, &lead, &workbook).await;
    assert_eq!(text, world.get(PHRASES_SHEET, &lead).await.text, "the same cells as the CSV");
    let plan = plan(&world, &lead, &text).await;
    assert_eq!((&plan["rows"], &plan["refused"], &plan["notes"]), (&json!([]), &json!([]), &json!([])));
    assert_eq!(plan["unchanged"], csv::read(&text).unwrap().len() - 1);
}

#[tokio::test]
async fn formulas_and_dates_leave_their_rows_out_and_numbers_are_read() {
    let world = World::new().await;
    let lead = world.sign_in("lead").await;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let rows = [
        [Column::Category.code(), Column::Tags.code(), Column::Zh.code(), Column::En.code()],
        ["closing", "", "祝您今天顺顺利利。", "Have a smooth day."],
        ["closing", "", "", "Call again."],
        ["closing", "", "改天见。", "See you."],
        ["closing", "", "=您慢走。", "Goodbye now."],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_number(1, 1, 618).unwrap();
    sheet.write_formula(2, 2, Formula::new("HYPERLINK(\"http://example.com\",\"好\")").set_result("好")).unwrap();
    sheet.write_number_with_format(3, 1, 46_191, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();

    let text = text(&world, &lead, &bytes).await;
    assert!(!text.contains("example.com"), "a formula is not even told");
    let plan = plan(&world, &lead, &text).await;
    let refused =
        |row, column: Column, fault: &str| json!({ "row": row, "flaws": [{ "column": column, "fault": fault }] });
    let expected = json!([refused(3, Column::Zh, "formula"), refused(4, Column::Tags, "no_text")]);
    assert_eq!(plan["refused"], expected, "{plan}");
    let taken: Vec<_> = plan["rows"].as_array().unwrap().iter().map(|row| row["row"].clone()).collect();
    assert_eq!(taken, [2, 5], "a text that begins like a formula is a text");
    assert!(csv::read(&text).unwrap()[1][1] == "618");
}

#[tokio::test]
async fn what_is_no_workbook_is_refused() {
    let world = World::new().await;
    let lead = world.sign_in("lead").await;
    let good = exported(&world, &lead).await;
    let announces = b"<?xml version=\"1.0\"?><sst uniqueCount=\"999999999999999\"><si><t>x</t></si></sst>";
    let cases: [(&str, Vec<u8>); 9] = [
        ("nothing", Vec::new()),
        ("a text", b"category,zh,en\n".to_vec()),
        ("the old format", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 4096]].concat()),
        ("half of one", good[..good.len() / 2].to_vec()),
        ("another archive", packed(&[("note.txt", b"hello")])),
        ("no cells", with(&good, "sheet1.xml", b"<worksheet>")),
        ("no XML", with(&good, "workbook.xml", b"\xff\xfe<\0w\0")),
        ("a missing text", with(&good, "sharedStrings.xml", b"<sst><si><t>x</t></si></sst>")),
        ("more texts than bytes", with(&good, "sharedStrings.xml", announces)),
    ];
    for (name, bytes) in cases {
        assert_eq!(fault(&world, &lead, &bytes).await, "not_a_workbook", "{name}");
    }
    let flipped: Vec<u8> = good.iter().enumerate().map(|(i, b)| if i == good.len() / 3 { !b } else { *b }).collect();
    assert_eq!(fault(&world, &lead, &flipped).await, "not_a_workbook", "a damaged one");
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_unpacked() {
    let world = World::new().await;
    let lead = world.sign_in("lead").await;
    let good = exported(&world, &lead).await;
    let spaces = vec![b' '; 20 * 1024 * 1024];
    for part in ["sheet1.xml", "sharedStrings.xml", "styles.xml", "app.xml"] {
        let bomb = with(&good, part, &spaces);
        assert!(bomb.len() < 256 * 1024, "{part}: {}", bomb.len());
        assert_eq!(fault(&world, &lead, &bomb).await, "too_large", "{part}");
    }
    assert_eq!(fault(&world, &lead, &vec![0; 1024 * 1024 + 1]).await, "too_large");
    let refused = bring(&world, &lead, &vec![0; 2 * 1024 * 1024 + 1]).await;
    assert_eq!((refused.status, refused.error().as_str()), (413, "malformed"));

    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "category").unwrap();
    sheet.write_blank(1_000_000, 0, &Format::new().set_bold()).unwrap();
    let looks = workbook.save_to_buffer().unwrap();
    assert_eq!(text(&world, &lead, &looks).await, "\u{feff}category\r\n", "an empty cell far away is none");
    let sheet = workbook.worksheet_from_index(0).unwrap();
    sheet.write_string(u32::try_from(MOST_ROWS).unwrap() + 1, 0, "closing").unwrap();
    assert_eq!(fault(&world, &lead, &workbook.save_to_buffer().unwrap()).await, "too_large");
}

#[tokio::test]
async fn only_those_who_write_the_teams_phrases_bring_and_take_workbooks() {
    let world = World::new().await;
    let good = exported(&world, &world.sign_in("admin").await).await;
    let get = async |cookie: &str| world.get(PHRASES_WORKBOOK, cookie).await;
    let stranger = bring(&world, "", &good).await;
    assert_eq!((stranger.status, stranger.error().as_str()), (401, "signed_out"));
    assert_eq!(get("").await.status, 401);
    for login in ["agent", "trainee", "clerk", "manager"] {
        let cookie = world.sign_in(login).await;
        let refused = bring(&world, &cookie, &good).await;
        assert_eq!((refused.status, refused.error().as_str()), (403, "not_allowed"), "{login}");
        assert_eq!(get(&cookie).await.status, 403, "{login}");
    }
    let lead = world.sign_in("lead").await;
    let mut foreign = post("phrases/sheet.xlsx", &lead, "text/plain", good.clone());
    foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(world.send(foreign).await.status, 403, "another site");
    assert_eq!(bring(&world, &lead, &good).await.status, 200);
}
