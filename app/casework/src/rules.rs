//! Rules as they are installed: packs of clocks, terms of compensation and the calendar, as one snapshot that everybody
//! shares, with what may be read of them.

mod editions;
mod overview;
mod packs;
mod snapshot;

pub use editions::{calendar_now, install_adjustment, install_calendar, preview_adjustment, preview_calendar};
pub use overview::overview;
pub use packs::{install_pack, preview_pack};
pub use snapshot::{Rules, Unusable};

use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Store, StoreError},
};
use domain::{
    account::{Actor, Permission, Role},
    calendar::notice::{MissingYear, missing_year_notice},
    time::local_day,
    view::rules::{PackKind, PackText, RulesNow},
};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

/// The rules that are used now. An installation puts new ones in their place; whoever began with the old ones goes on
/// with them.
#[derive(Debug)]
pub struct Current {
    rules: RwLock<Arc<Rules>>,
    /// Held from the plan of an installation until it is used, so that two never build on the same rules.
    turn: Mutex<()>,
}

impl Current {
    /// Begins with these.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self { rules: RwLock::new(Arc::new(rules)), turn: Mutex::new(()) }
    }

    fn get(&self) -> Arc<Rules> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn set(&self, rules: Rules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }
}

/// Why there are no rules to begin with.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is installed cannot be used. Going on without it would promise other deadlines than yesterday.
    #[error(transparent)]
    Unusable(#[from] Unusable),
}

/// Reads what is installed.
///
/// # Errors
/// See [`NotLoaded`].
pub async fn load(store: &dyn Store) -> Result<Current, NotLoaded> {
    let rules = Rules::of(store.installed_packs().await?, store.installed_editions().await?)?;
    Ok(Current::new(rules))
}

/// The rules as they stand at this moment. Take them once for each decision.
#[must_use]
pub fn current(ctx: &Ctx) -> Arc<Rules> {
    ctx.rules.get()
}

/// The text of one version of a pack, as it was written.
///
/// # Errors
/// No permission, an unknown version.
pub fn pack_text(ctx: &Ctx, actor: &Actor, kind: PackKind, id: &str, version: &str) -> Result<PackText, Failure> {
    allow(actor, Permission::ReadRules)?;
    let text = current(ctx).text(kind, id, version).ok_or(Failure::NotFound)?;
    Ok(PackText { kind, id: id.to_owned(), version: version.to_owned(), text })
}

/// Everything a browser needs to calculate by itself.
///
/// # Errors
/// No permission.
pub fn now(ctx: &Ctx, actor: &Actor) -> Result<RulesNow, Failure> {
    allow(actor, Permission::ReadRules)?;
    let rules = current(ctx);
    Ok(RulesNow {
        library: rules.library().clone(),
        compensation: rules.compensation().packs().to_vec(),
        calendar: rules.calendar_book().clone(),
    })
}

/// The year that the calendar ought to know by now and does not. Told to those who can see to it: leads and above.
///
/// # Errors
/// No permission.
pub fn missing_year(ctx: &Ctx, actor: &Actor) -> Result<Option<MissingYear>, Failure> {
    allow(actor, Permission::ReadRules)?;
    if !matches!(actor.role, Role::Lead | Role::Manager | Role::Admin) {
        return Ok(None);
    }
    let today = local_day(ctx.clock.now());
    Ok(missing_year_notice(current(ctx).calendar_on(today), today))
}
