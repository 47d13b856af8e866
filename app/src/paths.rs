//! Every address of the application, written once.

use chrono::NaiveDate;
use domain::{
    amount::Fen,
    compensation::{Answer, Claim, Share},
    counters::Drill,
    id::{ComplaintId, ReturnReceiptId},
    phrase::PhraseId,
    receipt::ReceiptStage,
    view::{ComplaintQuery, OwnerFilter, Sort, phrases::PhraseQuery, receipts::ReceiptQuery},
};

/// 工作台
pub const WORKBENCH: &str = "/";
/// 投诉
pub const COMPLAINTS: &str = "/complaints";
/// 在线咨询: the page for customers, without sign-in.
pub const ASK: &str = "/ask";
/// 登录
pub const SIGN_IN: &str = "/sign-in";
/// 我的账号
pub const ACCOUNT: &str = "/account";

/// 看板
pub const BOARD: &str = "/board";
/// 看板, as it hangs on a wall.
pub const BOARD_WALL: &str = "/board?wall=1";

/// A page of the rows behind a number of the board.
#[must_use]
pub fn board_rows(drill: &Drill, page: u32) -> String {
    let pairs = drill.pairs().into_iter().chain((page > 0).then(|| ("page", page.to_string())));
    let text: Vec<String> = pairs.map(|(name, value)| [name, "=", &percent(&value)].concat()).collect();
    [BOARD, "/rows?", &text.join("&")].concat()
}

/// 排队设置
pub const FLOOR_PLAN: &str = "/settings/floor";
/// 接入方
pub const INTEGRATIONS: &str = "/settings/integrations";
/// How other systems report; a page of the server's own.
pub const API_DOCS: &str = "/api/v1/docs";

/// 回单
pub const RECEIPTS: &str = "/receipts";
/// 登记回单
pub const NEW_RECEIPT: &str = "/receipts/new";

/// 规则
pub const RULES: &str = "/rules";
/// 日历
pub const RULES_CALENDAR: &str = "/rules/calendar";
/// 时限测算
pub const RULES_DEADLINE: &str = "/rules/deadline";
/// 赔偿测算
pub const RULES_COMPENSATION: &str = "/rules/compensation";

/// 话术脚本
pub const SCRIPTS: &str = "/scripts";

/// One script.
#[must_use]
pub fn script(id: &str) -> String {
    [SCRIPTS, "/", &percent(id)].concat()
}

/// 话术库
pub const PHRASES: &str = "/phrases";
/// A new phrase of one's own.
pub const PHRASES_NEW: &str = "/phrases/new";
/// A new phrase of the team.
pub const PHRASES_NEW_TEAM: &str = "/phrases/new?for=team";
/// Import and export.
pub const PHRASES_IMPORT: &str = "/phrases/import";
/// The sheet with the phrases of the team.
pub const PHRASES_SHEET: &str = "/api/phrases/sheet.csv";
/// The same as a workbook; a workbook that is sent there comes back as the text of its cells.
pub const PHRASES_WORKBOOK: &str = "/api/phrases/sheet.xlsx";
/// Words that must not be said to a customer.
pub const PHRASES_FORBIDDEN: &str = "/phrases/forbidden";

/// The page of one phrase.
#[must_use]
pub fn phrase(id: &PhraseId) -> String {
    format!("{PHRASES}/{}", percent(&id.0))
}

/// The list that answers a question about phrases.
#[must_use]
pub fn phrases(query: &PhraseQuery) -> String {
    let pairs = [
        ("q", (!query.q.is_empty()).then(|| query.q.clone())),
        ("category", query.category.map(|code| code.code().to_owned())),
        ("tone", query.tone.map(|code| code.code().to_owned())),
        ("shelf", query.shelf.map(|code| code.code().to_owned())),
        ("page", (query.page > 0).then(|| query.page.to_string())),
    ];
    let pairs: Vec<String> = pairs
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| [name, "=", &percent(&value)].concat()))
        .collect();
    if pairs.is_empty() { PHRASES.to_owned() } else { [PHRASES, "?", &pairs.join("&")].concat() }
}

/// The rules of one version of a pack.
#[must_use]
pub fn rule_pack(kind: &str, id: &str, version: &str) -> String {
    format!("{RULES}/packs/{kind}/{}/{}", percent(id), percent(version))
}

/// The calculator of compensation for a complaint: with the facts of its claim as far as they are known, for a parcel
/// accepted on a day.
#[must_use]
pub fn rule_compensation(case: Option<ComplaintId>, claim: Option<&Claim>, accepted_on: Option<NaiveDate>) -> String {
    let case = ("case", case.map(|case| case.to_string()));
    let day = ("accepted", accepted_on.map(|day| day.to_string()));
    let facts = claim.map(claim_inputs).unwrap_or_default();
    let pairs: Vec<String> = [case, day]
        .into_iter()
        .chain(facts)
        .filter_map(|(name, value)| value.map(|value| [name, "=", &percent(&value)].concat()))
        .collect();
    [RULES_COMPENSATION, "?", &pairs.join("&")].concat()
}

/// The inputs of the calculator that a claim fills.
fn claim_inputs(claim: &Claim) -> Vec<(&'static str, Option<String>)> {
    let yes_no = |answer: Option<Answer>| answer.map(|a| if a == Answer::Yes { "1" } else { "0" }.to_owned());
    let yuan = |amount: Option<Fen>| amount.map(Fen::yuan);
    let share = |part: fn(Share) -> i64| claim.lost.map(|lost| Fen(part(lost)).yuan());
    vec![
        ("kind", Some(claim.kind.code().to_owned())),
        ("fee", yuan(claim.fee)),
        ("weight", claim.weight.map(|weight| format!("{}.{:03}", weight.0 / 1_000, weight.0 % 1_000))),
        ("insured", yuan(claim.insured)),
        ("value", yuan(claim.value)),
        ("lost", share(|lost| lost.0)),
        ("whole", share(|lost| lost.1)),
        ("signed", yes_no(claim.signed_and_left)),
        ("packed", claim.packed_by.map(|by| by.code().to_owned())),
    ]
}

/// The calculator with a rule chosen.
#[must_use]
pub fn rule_deadline(full_id: &str) -> String {
    format!("{RULES_DEADLINE}?rule={}", percent(full_id))
}

/// The picture in the tab.
pub const FAVICON: &str = "/favicon.svg";

/// The workbench, ready to take a new call.
pub const NEW_CALL: &str = "/?call=new";

/// The sign-in page, which goes to `next` afterwards.
#[must_use]
pub fn sign_in(next: &str) -> String {
    if next == WORKBENCH { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?next={}", percent(next)) }
}

/// The page of one complaint.
#[must_use]
pub fn complaint(id: ComplaintId) -> String {
    format!("{COMPLAINTS}/{id}")
}

/// The printable proof of one clock.
#[must_use]
pub fn proof(id: ComplaintId, clock: u32) -> String {
    format!("{COMPLAINTS}/{id}/proof/{clock}")
}

/// The list that answers a query.
#[must_use]
pub fn complaints(query: &ComplaintQuery) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if !query.q.is_empty() {
        pairs.push(("q", query.q.clone()));
    }
    if let Some(stage) = query.stage {
        pairs.push(("stage", stage.code().to_owned()));
    }
    if query.closed_too {
        pairs.push(("closed", "1".to_owned()));
    }
    if let Some(kind) = query.kind {
        pairs.push(("kind", kind.code().to_owned()));
    }
    if let Some(channel) = query.channel {
        pairs.push(("channel", channel.code().to_owned()));
    }
    match query.owner {
        OwnerFilter::Anyone => {}
        OwnerFilter::Mine => pairs.push(("owner", "mine".to_owned())),
        OwnerFilter::Nobody => pairs.push(("owner", "nobody".to_owned())),
    }
    if let Some(band) = query.band {
        pairs.push(("band", crate::i18n::terms::band_code(band).to_owned()));
    }
    if query.sort == Sort::Newest {
        pairs.push(("sort", "newest".to_owned()));
    }
    if let Some(cursor) = &query.cursor {
        pairs.push(("after", cursor.clone()));
    }
    if pairs.is_empty() {
        return COMPLAINTS.to_owned();
    }
    let text: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key}={}", percent(&value))).collect();
    format!("{COMPLAINTS}?{}", text.join("&"))
}

/// The page of one return receipt.
#[must_use]
pub fn receipt(id: ReturnReceiptId) -> String {
    format!("{RECEIPTS}/{id}")
}

/// The list of return receipts that answers a query.
#[must_use]
pub fn receipts(query: &ReceiptQuery) -> String {
    let pairs = [
        ("q", &*query.q),
        ("outlet", &*query.outlet),
        ("stage", query.stage.map_or("", ReceiptStage::code)),
        ("after", query.cursor.as_deref().unwrap_or_default()),
    ];
    let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let text: Vec<String> = given.map(|(key, value)| [key, "=", &percent(value)].concat()).collect();
    if text.is_empty() { RECEIPTS.to_owned() } else { [RECEIPTS, "?", &text.join("&")].concat() }
}

/// Percent-encodes a value for the query of an address.
#[must_use]
pub fn percent(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Where to go after signing in: a path of this site, or the workbench. Only visible ASCII, as headers want it.
#[must_use]
pub fn safe_next(next: &str) -> &str {
    let own =
        next.starts_with('/') && !next.starts_with("//") && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if own && !next.starts_with(SIGN_IN) { next } else { WORKBENCH }
}
