//! SIGTERM and Ctrl+C: the first one closes in order, the second one at once.

use crate::trouble::Trouble;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// What a shell reports for a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Watches from now on.
pub(super) fn watch(closing: CancellationToken) -> Result<(), Trouble> {
    let listen = |kind| {
        signal(kind).map_err(|error| {
            Trouble::broken(format!("Signals cannot be watched: {error}."), "Nothing was changed.", "try again.")
        })
    };
    let mut terminate = listen(SignalKind::terminate())?;
    let mut interrupt = listen(SignalKind::interrupt())?;
    tokio::spawn(async move {
        let mut next = async || {
            tokio::select! { _ = terminate.recv() => (), _ = interrupt.recv() => () }
        };
        next().await;
        tracing::info!("closing: finishing what runs; a second signal stops at once");
        closing.cancel();
        next().await;
        std::process::exit(INTERRUPTED);
    });
    Ok(())
}
