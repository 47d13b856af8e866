//! The history of a receipt in sentences.

use super::{matter, noticed};
use crate::{
    i18n::{compensation::yuan, time, timeline::Line},
    preferences::Lang,
};
use chrono::NaiveDate;
use domain::{
    receipt::{Proposal, ReceiptEvent, Ruling},
    view::receipts::ReceiptEntry,
};

/// What an entry tells.
#[must_use]
pub fn line(lang: Lang, entry: &ReceiptEntry) -> Line {
    let who = if entry.by.is_empty() { lang.pick("系统", "The system").to_owned() } else { entry.by.clone() };
    let (what, quote) = told(lang, &entry.what);
    Line { who, what, quotes: (!quote.is_empty()).then(|| quote.to_owned()).into_iter().collect() }
}

/// The sentence, and the words that were written with it.
fn told(lang: Lang, event: &ReceiptEvent) -> (String, &str) {
    let day = |day| time::full_day(lang, day);
    match event {
        ReceiptEvent::Registered { .. } => (lang.pick("登记了回单", "registered the receipt").to_owned(), ""),
        ReceiptEvent::BatchArrived { batch, on, before } => (arrived(lang, *batch, *on, *before), ""),
        ReceiptEvent::CameBack { on } => {
            let on = day(*on);
            (lang.pick(["记录回单已于 ", &on, " 返回"], ["recorded that it came back on ", &on, ""]).concat(), "")
        }
        ReceiptEvent::WasLost { loss, note } => {
            let loss = yuan(*loss);
            let parts =
                lang.pick(["记录回单遗失，直接损失 ", &loss], ["recorded that it was lost; direct loss ", &loss]);
            (parts.concat(), note)
        }
        ReceiptEvent::FoundUnusable { loss, note } => {
            let loss = yuan(*loss);
            let parts =
                lang.pick(["记录回单无法使用，损失 ", &loss], ["recorded that it cannot be used; loss ", &loss]);
            (parts.concat(), note)
        }
        ReceiptEvent::AnomalyRecorded { noticed: seen, text } => {
            let seen = noticed(lang, *seen);
            (lang.pick(["登记异常（", seen, "）"], ["recorded an anomaly (", seen, ")"]).concat(), text)
        }
        ReceiptEvent::Explained { month, text } => {
            let month = time::month_name(lang, *month);
            let parts = lang
                .pick(["说明", &month, "末未返回的原因"], ["explained why it was not back at the end of ", &month, ""]);
            (parts.concat(), text)
        }
        ReceiptEvent::Assessed { matter: about, ruling, proposal, reason, .. } => {
            (decided(lang, &matter(lang, *about), *ruling, proposal), reason)
        }
    }
}

fn arrived(lang: Lang, batch: u32, on: NaiveDate, before: Option<NaiveDate>) -> String {
    let (batch, on) = (batch.to_string(), time::full_day(lang, on));
    let Some(before) = before.map(|day| time::full_day(lang, day)) else {
        return lang
            .pick(["记录第 ", &batch, " 批到货：", &on], ["recorded the arrival of batch ", &batch, ": ", &on])
            .concat();
    };
    lang.pick(
        ["更正第 ", &batch, " 批到货日：", &before, " → ", &on],
        ["corrected the arrival of batch ", &batch, ": ", &before, " → ", &on],
    )
    .concat()
}

fn decided(lang: Lang, about: &str, ruling: Ruling, proposal: &Proposal) -> String {
    let (person, company) = (yuan(proposal.split.person), yuan(proposal.split.company));
    let verb = match ruling {
        Ruling::Confirmed => lang.pick("确认考核建议：", "confirmed the proposal: "),
        Ruling::Waived => lang.pick("决定不予考核：", "waived the proposal: "),
    };
    lang.pick(
        [verb, about, "，个人 ", &person, "，公司 ", &company],
        [verb, about, ", person ", &person, ", company ", &company],
    )
    .concat()
}
