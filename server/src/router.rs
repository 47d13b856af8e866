//! The routes: pages and server functions of the application, the live stream, a sign of life, and files.

use crate::{ask, body, crash, floor, ingest, live, network::Peers, problem, session, sheet, site::Site, visit, words};
use app::error::AppError;
use axum::{
    Router,
    body::Body,
    extract::{FromRef, Request, State},
    http::{Response, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use casework::Ctx;
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::*};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio_util::sync::CancellationToken;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
    csrf::{CsrfLayer, ProtectionError},
};

/// What handlers and layers share.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub ctx: Ctx,
    /// Where the page finds its program.
    pub leptos: LeptosOptions,
    /// Proxies to believe.
    pub trusted: Arc<Peers>,
    /// Fires when the server shuts down; ends the live streams.
    pub closing: CancellationToken,
    /// The board, as every open one gets it.
    pub board: Arc<floor::Hub>,
    /// How often a live stream says something at least.
    pub heartbeat: Duration,
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// Every route. The last layer of each block is the first that a request meets.
pub fn router(state: AppState, site: &Site) -> Router {
    let context = context(&state.ctx);
    let options = state.leptos.clone();
    let application = Router::new()
        .route(live::PATH, get(live::open))
        .route(floor::PATH, get(floor::open))
        .route(words::PATH, get(words::open))
        .route(app::paths::PHRASES_SHEET, get(sheet::open))
        .route(app::paths::PHRASES_WORKBOOK, get(sheet::open_workbook).post(sheet::bring_workbook))
        .leptos_routes_with_context(&state, pages(), context, move || app::shell(options.clone()))
        .fallback(not_found)
        .layer(from_fn_with_state(state.clone(), problem::tell))
        .layer(from_fn_with_state(state.clone(), body::deadline))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth_packing()))
        .layer(from_fn_with_state(state.clone(), session::resume))
        .layer(from_fn(body::limit))
        .layer(CsrfLayer::new().with_rejection_response(foreign));
    Router::new()
        .route("/healthz", get(healthz))
        .merge(site.routes())
        .merge(ask::routes())
        .merge(ingest::routes())
        .merge(application)
        .layer(from_fn_with_state(state.clone(), crash::catch))
        .layer(from_fn_with_state(state.clone(), visit::begin))
        .with_state(state)
}

/// The addresses of the pages. Asked for once: while leptos makes the list, no resource of any page in this process
/// loads, so a second router would make the pages of the first one hang.
fn pages() -> Vec<AxumRouteListing> {
    static PAGES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    PAGES.get_or_init(|| generate_route_list(app::App)).clone()
}

/// What fits into one packet anyway, such as a receipt, arrives no sooner when it is made smaller.
fn worth_packing() -> impl Predicate + Send + Sync + 'static {
    DefaultPredicate::new().and(SizeAbove::new(1024))
}

/// What pages and server functions find in their context besides the request.
fn context(ctx: &Ctx) -> impl Fn() + Clone + Send + Sync + 'static {
    let ctx = ctx.clone();
    move || {
        provide_context(ctx.clone());
        provide_context(Nonce::from_value(app::ssr::visit().nonce));
    }
}

/// An address that leads nowhere: the application's own page says so.
async fn not_found(State(state): State<AppState>, request: Request) -> Response<Body> {
    if !problem::wants_page(request.method(), request.headers()) {
        return problem::json(StatusCode::NOT_FOUND, AppError::NotFound);
    }
    let options = state.leptos.clone();
    let render = leptos_axum::render_app_async_with_context(context(&state.ctx), move || app::shell(options.clone()));
    let mut response = render(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// A form on another site tried to act in somebody's name.
fn foreign(_: ProtectionError) -> Response<Body> {
    problem::json(StatusCode::FORBIDDEN, AppError::NotAllowed)
}

/// Whether the server lives and can read its database.
async fn healthz(State(state): State<AppState>) -> Response<Body> {
    let (status, text) = match state.ctx.store.seq().await {
        Ok(_) if state.closing.is_cancelled() => (StatusCode::SERVICE_UNAVAILABLE, "closing\n"),
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database\n"),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
}
