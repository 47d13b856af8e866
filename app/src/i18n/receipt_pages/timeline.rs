//! The history of a receipt in sentences.

use super::{matter, noticed};
use crate::{
    i18n::{compensation::yuan, time, timeline::Line},
    preferences::Lang,
};
use domain::{
    receipt::{ReceiptEvent, Ruling},
    view::receipts::ReceiptEntry,
};

/// What an entry tells.
#[must_use]
pub fn line(lang: Lang, entry: &ReceiptEntry) -> Line {
    let who = if entry.by.is_empty() { lang.pick("系统", "The system").to_owned() } else { entry.by.clone() };
    let (what, quote) = told(lang, &entry.what);
    Line { who, what, quotes: (!quote.is_empty()).then(|| quote.to_owned()).into_iter().collect() }
}

fn told<'e>(lang: Lang, event: &'e ReceiptEvent) -> (String, &'e str) {
    let day = |day| time::full_day(lang, day);
    match event {
        ReceiptEvent::Registered { .. } => (lang.pick("登记了回单", "registered the receipt").to_owned(), ""),
        ReceiptEvent::BatchArrived { batch, on, before } => {
            let (batch, on) = (batch.to_string(), day(*on));
            let text = match before {
                None => lang
                    .pick(["记录第 ", &batch, " 批到货：", &on], ["recorded the arrival of batch ", &batch, ": ", &on])
                    .concat(),
                Some(before) => {
                    let before = day(*before);
                    lang.pick(
                        ["更正第 ", &batch, " 批到货日：", &before, " → ", &on],
                        ["corrected the arrival of batch ", &batch, ": ", &before, " → ", &on],
                    )
                    .concat()
                }
            };
            (text, "")
        }
        ReceiptEvent::CameBack { on } => {
            let on = day(*on);
            (lang.pick(["记录回单已于 ", &on, " 返回"], ["recorded that it came back on ", &on, ""]).concat(), "")
        }
        ReceiptEvent::WasLost { loss, note } => {
            let loss = yuan(*loss);
            (
                lang.pick(["记录回单遗失，直接损失 ", &loss], ["recorded that it was lost; direct loss ", &loss])
                    .concat(),
                note,
            )
        }
        ReceiptEvent::FoundUnusable { loss, note } => {
            let loss = yuan(*loss);
            (
                lang.pick(["记录回单无法使用，损失 ", &loss], ["recorded that it cannot be used; loss ", &loss])
                    .concat(),
                note,
            )
        }
        ReceiptEvent::AnomalyRecorded { noticed: seen, text } => {
            let seen = noticed(lang, *seen);
            (lang.pick(["登记异常（", seen, "）"], ["recorded an anomaly (", seen, ")"]).concat(), text)
        }
        ReceiptEvent::Explained { month, text } => {
            let month = time::month_name(lang, *month);
            (
                lang.pick(
                    ["说明", &month, "末未返回的原因"],
                    ["explained why it was not back at the end of ", &month, ""],
                )
                .concat(),
                text,
            )
        }
        ReceiptEvent::Assessed { matter: about, ruling, proposal, reason, .. } => {
            let about = matter(lang, *about);
            let (person, company) = (yuan(proposal.split.person), yuan(proposal.split.company));
            let verb = match ruling {
                Ruling::Confirmed => lang.pick("确认考核建议：", "confirmed the proposal: "),
                Ruling::Waived => lang.pick("决定不予考核：", "waived the proposal: "),
            };
            let parts = lang.pick(
                [verb, &about, "，个人 ", &person, "，公司 ", &company],
                [verb, &about, ", person ", &person, ", company ", &company],
            );
            (parts.concat(), reason)
        }
    }
}
