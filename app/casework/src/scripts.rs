//! Scripts: those that come with the program and those that were published over them, as one snapshot that everybody
//! shares; the draft of each; publishing and going back.
//!
//! A version that was published stays as it is for ever. A call goes on with the words it began with: they are in its
//! browser, and a publication only changes what the next call begins with.

mod begin;
mod draft;
mod page;
mod publish;
mod snapshot;

pub use begin::{begin, copy};
pub use draft::{bring, discard_draft, save_draft};
pub use page::{overview, page};
pub use publish::{publish, restore};
pub use snapshot::{Scripts, Unreadable};

use crate::{
    Ctx,
    ports::{Store, StoreError},
    rules,
};
use domain::{
    phrase::Bank,
    script::{Library, Problem, Script, Spoken, edit::is_name, flaws_of},
    time::local_day,
};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tokio::sync::Mutex;

/// The scripts that new calls use. A publication puts others in their place.
#[derive(Debug)]
pub struct Current {
    scripts: RwLock<Arc<Scripts>>,
    /// Held from the check of a publication until it is used, so that two never give the same version.
    turn: Mutex<()>,
}

impl Current {
    /// Begins with these.
    #[must_use]
    pub fn new(scripts: Scripts) -> Self {
        Self { scripts: RwLock::new(Arc::new(scripts)), turn: Mutex::new(()) }
    }

    fn set(&self, scripts: Scripts) {
        *self.scripts.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(scripts);
    }
}

/// Why there are no scripts to begin with.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Those that come with the program cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Reads what was published.
///
/// # Errors
/// See [`NotLoaded`].
pub async fn load(store: &dyn Store) -> Result<Current, NotLoaded> {
    Ok(Current::new(Scripts::of(store.published_scripts().await?)?))
}

/// The scripts as they stand at this moment.
#[must_use]
pub fn current(ctx: &Ctx) -> Arc<Scripts> {
    Arc::clone(&ctx.scripts.scripts.read().unwrap_or_else(PoisonError::into_inner))
}

/// What is wrong with a script beside these others: its ways, its words, and the times it promises.
fn problems(ctx: &Ctx, library: &Library, script: &Script) -> Vec<Problem> {
    static BANK: OnceLock<Bank> = OnceLock::new();
    let bank = BANK.get_or_init(|| domain::phrase::builtin().unwrap_or_default());
    let spoken = Spoken::on(rules::current(ctx).library(), local_day(ctx.clock.now()));
    flaws_of(library, script, bank, &spoken)
}

/// The most steps of a script; keys and outline stay usable far below it.
const MOST_NODES: usize = 300;
/// The longest script, in bytes as JSON.
const LONGEST: usize = 200 * 1024;

/// Whether a script may be kept: of a bearable size, with names that are names and belong to one step each.
fn may_be_kept(script: &Script) -> bool {
    let names: std::collections::BTreeSet<_> = script.nodes.iter().map(|n| &n.id).collect();
    let size = serde_json::to_string(script).map_or(usize::MAX, |text| text.len());
    is_name(&script.id.0)
        && (1..=MOST_NODES).contains(&script.nodes.len())
        && names.len() == script.nodes.len()
        && names.iter().all(|id| is_name(&id.0))
        && size <= LONGEST
}
