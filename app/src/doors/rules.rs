//! What the pages on rules ask, and installing.

use crate::{error::AppError, wire::Answer};
use chrono::NaiveDate;
use domain::{
    calendar::notice::MissingYear,
    view::rules::{
        CalendarInstallation, CalendarPreview, PackInstallation, PackKind, PackPreview, PackText, RulesNow,
        RulesOverview,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Every version of every pack, and the calendar.
#[server(name = AskRulesOverview, prefix = "/api", endpoint = "rules/overview", input = Json, output = Answer)]
pub async fn rules_overview() -> Result<RulesOverview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::overview(&ctx, &me.actor).await?)
}

/// The text of one version of a pack.
#[server(name = AskPackText, prefix = "/api", endpoint = "rules/pack-text", input = Json, output = Answer)]
pub async fn pack_text(kind: PackKind, id: String, version: String) -> Result<PackText, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::pack_text(&ctx, &me.actor, kind, &id, &version)?)
}

/// What installing a pack would change. Nothing is changed.
#[server(prefix = "/api", endpoint = "rules/preview-pack", input = Json, output = Answer)]
pub async fn preview_pack(text: String, activate_from: NaiveDate) -> Result<PackPreview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::preview_pack(&ctx, &me.actor, &text, activate_from).await?)
}

/// Installs a pack for what is accepted from a day on.
#[server(prefix = "/api", endpoint = "rules/install-pack", input = Json, output = Answer)]
pub async fn install_pack(text: String, activate_from: NaiveDate) -> Result<PackInstallation, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::install_pack(&ctx, &me.actor, &text, activate_from).await?)
}

/// What taking published holidays over would change. Nothing is changed.
#[server(prefix = "/api", endpoint = "rules/preview-calendar", input = Json, output = Answer)]
pub async fn preview_calendar(text: String) -> Result<CalendarPreview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::preview_calendar(&ctx, &me.actor, &text).await?)
}

/// Takes published holidays over.
#[server(prefix = "/api", endpoint = "rules/install-calendar", input = Json, output = Answer)]
pub async fn install_calendar(text: String) -> Result<CalendarInstallation, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::install_calendar(&ctx, &me.actor, &text).await?)
}

/// The year that the calendar ought to know by now; told to leads and above.
#[server(name = AskMissingYear, prefix = "/api", endpoint = "rules/missing-year", input = Json, output = Answer)]
pub async fn missing_year() -> Result<Option<MissingYear>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::missing_year(&ctx, &me.actor)?)
}

/// Everything needed to calculate here, also without network.
#[server(name = AskRulesNow, prefix = "/api", endpoint = "rules/now", input = Json, output = Answer)]
pub async fn rules_now() -> Result<RulesNow, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::now(&ctx, &me.actor)?)
}
