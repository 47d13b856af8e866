//! What the workbench asks.

use crate::{error::AppError, wire::Answer};
use domain::{
    calendar::{Calendar, CalendarYear},
    clock::Clock,
    complaint,
    phrase::Bank,
    rulebook::Rulebook,
    script::Library,
    time::Instant,
    view::{self, Caller, Hit, WaybillCard},
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// My work, my drafts, my calls of today.
#[server(name = AskWorkbenchPage, prefix = "/api", endpoint = "workbench/page", input = Json, output = Answer)]
pub async fn workbench_page() -> Result<view::WorkbenchPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::workbench(&ctx, &me.actor).await?)
}

/// Who is on the line.
#[server(prefix = "/api", endpoint = "workbench/caller", input = Json, output = Answer)]
pub async fn find_caller(phone: String, waybill: String) -> Result<Caller, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::caller(&ctx, &me.actor, &phone, &waybill).await?)
}

/// One waybill.
#[server(prefix = "/api", endpoint = "workbench/waybill", input = Json, output = Answer)]
pub async fn find_waybill(number: String) -> Result<WaybillCard, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::waybill(&ctx, &me.actor, &number).await?)
}

/// What the palette finds.
#[server(prefix = "/api", endpoint = "workbench/palette", input = Json, output = Answer)]
pub async fn palette(text: String) -> Result<Vec<Hit>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::lookups::palette(&ctx, &me.actor, &text).await?)
}

/// The words: published scripts, the phrase bank and the rules of promises. Kept by the browser, so that a call goes on without network.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Words {
    /// Scripts.
    pub library: Library,
    /// Phrases.
    pub bank: Bank,
    /// The rules that complaints get their clocks by, as they are installed.
    pub rulebook: Rulebook,
    /// The years of the calendar.
    pub years: Vec<CalendarYear>,
}

impl Words {
    /// The clocks a complaint would get if it were filed now.
    #[must_use]
    pub fn clocks(&self, form: &complaint::Form, now: Instant) -> Vec<Clock> {
        let calendar = Calendar::from_years(self.years.clone());
        complaint::decide::preview(form, now, &self.rulebook, &calendar)
    }
}

/// The words.
#[server(name = AskWords, prefix = "/api", endpoint = "workbench/words", input = Json, output = Answer)]
pub async fn fetch_words() -> Result<Words, AppError> {
    let (ctx, _) = crate::ssr::signed_in()?;
    crate::ssr::words(&ctx)
}
