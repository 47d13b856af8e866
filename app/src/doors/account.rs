//! Signing in and out, and one's own sessions.

use crate::{error::AppError, wire::Answer};
use domain::{id::SessionId, view::SessionRow};
use leptos::{prelude::*, server_fn::codec::Json};

/// Signs in. Without WASM it is a plain form: a wrong password comes back to the sign-in page, success goes to `next`.
#[server(prefix = "/api", endpoint = "account/sign-in")]
pub async fn sign_in(login: String, password: String, next: String) -> Result<(), AppError> {
    let (ctx, visit) = (crate::ssr::ctx()?, crate::ssr::visit());
    let begun = casework::sessions::sign_in(&ctx, &login, &password, visit.origin).await?;
    crate::ssr::begin_session(&ctx, visit.secure, &begun);
    leptos_axum::redirect(crate::paths::safe_next(&next));
    Ok(())
}

/// Signs in as a demo account; only in demo mode. An empty `next` stays on the page.
#[server(prefix = "/api", endpoint = "account/sign-in-demo")]
pub async fn sign_in_demo(login: String, next: String) -> Result<(), AppError> {
    let (ctx, visit) = (crate::ssr::ctx()?, crate::ssr::visit());
    let begun = casework::sessions::sign_in_demo(&ctx, &login, visit.origin).await?;
    crate::ssr::begin_session(&ctx, visit.secure, &begun);
    if !next.is_empty() {
        leptos_axum::redirect(crate::paths::safe_next(&next));
    }
    Ok(())
}

/// Signs in again without leaving the page, when the session ended in the middle of something.
#[server(prefix = "/api", endpoint = "account/sign-in-again", input = Json, output = Answer)]
pub async fn sign_in_again(login: String, password: String) -> Result<(), AppError> {
    let (ctx, visit) = (crate::ssr::ctx()?, crate::ssr::visit());
    let begun = casework::sessions::sign_in(&ctx, &login, &password, visit.origin).await?;
    crate::ssr::begin_session(&ctx, visit.secure, &begun);
    Ok(())
}

/// Ends the session that asks.
#[server(prefix = "/api", endpoint = "account/sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    let secure = crate::ssr::visit().secure;
    if let Ok((ctx, me)) = crate::ssr::signed_in() {
        casework::sessions::sign_out(&ctx, &me).await?;
    }
    crate::ssr::set_session_cookie(secure, "", 0);
    leptos_axum::redirect(crate::paths::SIGN_IN);
    Ok(())
}

/// My sessions, newest use first.
#[server(prefix = "/api", endpoint = "account/sessions", input = Json, output = Answer)]
pub async fn my_sessions() -> Result<Vec<SessionRow>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::sessions::list(&ctx, &me).await?)
}

/// Ends one of my sessions.
#[server(prefix = "/api", endpoint = "account/end-session", input = Json, output = Answer)]
pub async fn end_session(id: SessionId) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::sessions::end(&ctx, &me, id).await?)
}

/// Sets my password. My other sessions end.
#[server(prefix = "/api", endpoint = "account/change-password", input = Json, output = Answer)]
pub async fn change_password(present: String, password: String) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    let address = crate::ssr::visit().origin.address;
    Ok(casework::accounts::change_password(&ctx, &me, &address, &present, &password).await?)
}

/// The accounts a demo offers on its sign-in page: login, name, role. Empty outside demo mode.
#[server(prefix = "/api", endpoint = "account/demo", input = Json, output = Answer)]
pub async fn demo_accounts() -> Result<Vec<domain::account::Actor>, AppError> {
    let ctx = crate::ssr::ctx()?;
    Ok(casework::accounts::demo(&ctx).await?)
}
