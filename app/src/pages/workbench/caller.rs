//! The caller in one line.

use crate::{
    desk::Desk,
    i18n::{terms, workbench::WorkbenchTexts},
    preferences::Lang,
};
use domain::{complaint::Field, customer::Title, person::Phone};
use leptos::prelude::*;

/// Who is on the line: the name the agent says, the side of the parcel, the masked number, the grade.
pub fn caller_line(desk: Desk, lang: Lang) -> String {
    let typed =
        desk.doc.with(|d| d.as_ref().map(|d| d.value(Field::ContactName).trim().to_owned())).unwrap_or_default();
    let phone = desk.doc.with(|d| d.as_ref().map(|d| d.phone.clone())).unwrap_or_default();
    let masked = Phone::parse(&phone).map(|p| p.masked());
    let mut parts: Vec<String> = Vec::new();
    desk.caller.with(|caller| {
        match (&caller.customer, typed.is_empty()) {
            (_, false) => parts.push(typed.clone()),
            (Some(customer), true) => {
                let title = if customer.title == Title::Company { "" } else { terms::title(lang, customer.title) };
                parts.push(format!("{}{title}", customer.spoken));
            }
            (None, true) => parts.push(WorkbenchTexts::of(lang).caller_unknown.to_owned()),
        }
        if let Some(side) = caller.side {
            parts.push(terms::requester(lang, side).to_owned());
        }
        parts.extend(masked);
        if let Some(customer) = &caller.customer {
            parts.push(terms::customer_grade(lang, customer.grade).to_owned());
        }
    });
    parts.join(" · ")
}
