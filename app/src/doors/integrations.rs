//! What the page of integrations asks and does.

use crate::{error::AppError, wire::Answer};
use domain::view::integrations::{IntegrationDeed, IntegrationOutcome, IntegrationsPage};
use leptos::{prelude::*, server_fn::codec::Json};

/// Every integration.
#[server(name = AskIntegrations, prefix = "/api", endpoint = "integrations/page", input = Json, output = Answer)]
pub async fn integrations_page() -> Result<IntegrationsPage, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::integrations::page(&ctx, &me.actor).await?)
}

/// Does something about one. What is made tells its secrets in this answer and never again.
#[server(name = ActOnIntegration, prefix = "/api", endpoint = "integrations/act", input = Json, output = Answer)]
pub async fn act_on_integration(deed: IntegrationDeed) -> Result<IntegrationOutcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::integrations::carry_out(&ctx, &me.actor, deed).await?)
}
