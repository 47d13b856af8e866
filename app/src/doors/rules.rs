//! What the pages on rules ask, and installing.

use crate::{error::AppError, wire::Answer};
use chrono::NaiveDate;
use domain::{
    calendar::adjust::Adjustment,
    view::{
        calendar::CalendarNow,
        rules::{
            CalendarInstallation, CalendarPreview, PackInstallation, PackKind, PackPreview, PackText, RulesNow,
            RulesOverview,
        },
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

/// The calendar with its business units and closures.
#[server(name = AskCalendar, prefix = "/api", endpoint = "rules/calendar", input = Json, output = Answer)]
pub async fn calendar_now() -> Result<CalendarNow, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::calendar_now(&ctx, &me.actor).await?)
}

/// What changing hours or closures by hand would bring about. Nothing is changed.
#[server(prefix = "/api", endpoint = "rules/preview-adjustment", input = Json, output = Answer)]
pub async fn preview_adjustment(change: Adjustment) -> Result<CalendarPreview, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::preview_adjustment(&ctx, &me.actor, change).await?)
}

/// Changes hours or closures by hand.
#[server(prefix = "/api", endpoint = "rules/install-adjustment", input = Json, output = Answer)]
pub async fn install_adjustment(change: Adjustment) -> Result<CalendarInstallation, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::install_adjustment(&ctx, &me.actor, change).await?)
}

/// Everything needed to calculate here, also without network.
#[server(name = AskRulesNow, prefix = "/api", endpoint = "rules/now", input = Json, output = Answer)]
pub async fn rules_now() -> Result<RulesNow, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::rules::now(&ctx, &me.actor)?)
}
