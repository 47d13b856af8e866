//! `yiling serve`: start, first accounts, listening, and an orderly end.

mod first;
mod signals;

use super::database;
use crate::{
    config::{Data, Serve},
    context, floor,
    live::HEARTBEAT,
    router::{AppState, router},
    site::Site,
    trouble::Trouble,
};
use casework::{Ctx, Settings, ports::Store};
use first::Greeting;
use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, time::timeout};
use tokio_util::sync::CancellationToken;

/// How long running requests may take once the server stops.
const TO_FINISH: Duration = Duration::from_secs(7);
/// How long writing the log back into the database may take.
const TO_CLOSE: Duration = Duration::from_secs(2);

/// Serves until a signal.
pub(super) async fn serve(data: &Data, config: Serve) -> Result<ExitCode, Trouble> {
    // Everything that can be wrong without touching data comes first.
    let site = Site::read(&config.site)?;
    let listener = listen(config.address).await?;
    let store = database::for_writing(data).await?;
    let shared: Arc<dyn Store> = store.clone();
    let served = match prepare(shared, &config).await {
        Ok((ctx, greeting)) => run(ctx, &greeting, listener, &site, config).await,
        Err(trouble) => Err(trouble),
    };
    if timeout(TO_CLOSE, store.close()).await.is_err() {
        tracing::warn!("the database was not closed in time; its log is safe and is read at the next start");
    }
    served.map(|()| ExitCode::SUCCESS)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Trouble> {
    TcpListener::bind(address).await.map_err(|error| {
        Trouble::broken(
            format!("{address} cannot be listened on: {error}."),
            "Nothing was changed.",
            "stop what uses it (perhaps another Yiling), or set YILING_ADDRESS to another port.",
        )
    })
}

async fn prepare(store: Arc<dyn Store>, config: &Serve) -> Result<(Ctx, Greeting), Trouble> {
    let settings = Settings {
        session_idle_minutes: config.session_idle_minutes,
        session_hours: config.session_hours,
        demo: config.demo,
    };
    let ctx = context::system(store, settings)
        .await
        .map_err(|error| Trouble::broken(format!("{error}."), "Nothing was changed.", "run `yiling check`."))?;
    let greeting = if config.demo { first::demo(&ctx).await? } else { first::admin(&ctx).await? };
    Ok((ctx, greeting))
}

async fn run(ctx: Ctx, greeting: &Greeting, listener: TcpListener, site: &Site, config: Serve) -> Result<(), Trouble> {
    let closing = CancellationToken::new();
    signals::watch(closing.clone())?;
    let address = listener.local_addr().unwrap_or(config.address);
    let state = AppState {
        board: floor::start(&ctx, &closing),
        ctx,
        leptos: site.leptos_options(),
        trusted: Arc::new(config.trusted_proxies),
        closing: closing.clone(),
        heartbeat: HEARTBEAT,
    };
    let service = router(state, site).into_make_service_with_connect_info::<SocketAddr>();
    greeting.print(address);
    let serving = axum::serve(listener, service).with_graceful_shutdown(closing.clone().cancelled_owned());
    let serving = tokio::spawn(serving.into_future());
    closing.cancelled().await;
    if timeout(TO_FINISH, serving).await.is_ok() {
        tracing::info!("all requests were answered");
    } else {
        tracing::warn!("some requests were cut off");
    }
    Ok(())
}
