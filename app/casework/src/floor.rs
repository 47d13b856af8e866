//! The live floor: one owner of its counters, who decides, saves, and only then applies.
//!
//! Whoever changes something takes the [`turn::Turn`]; there is one, so decisions are taken one after the other, each on
//! what the last one left. It is seen through even when who asked for it has gone: what was saved must be applied.
//! Readers never wait for a turn.

mod act;
mod board;
mod callbacks;
mod check;
mod due;
mod fill;
mod line;
mod look_over;
mod mine;
mod notes;
mod plan;
mod report;
mod reports;
mod rows;
mod rules;
mod turn;

pub use act::{act, of_customer};
pub use board::{board, tell_the_same, view};
pub(crate) use callbacks::{holds, of_call, of_promise};
pub use check::check;
pub use line::{caller, contact, opening, place};
pub use look_over::look_over;
pub use mine::mine;
pub use notes::{acknowledge, whisper};
pub use plan::{plan, reload, set_plan};
pub use report::{KEY_LENGTH, OLDEST_DAYS, Report, ReportRefusal, Reported};
pub use reports::report;
pub use rows::rows;
pub use rules::{follow, tick};
pub(crate) use turn::{Turn, see_through};

use crate::ports::{Store, StoreError};
use chrono::NaiveDate;
use domain::{
    account::Actor,
    counters::Counters,
    id::{AccountId, ContactId},
    person::Phone,
    time::Instant,
    view::{
        PersonRef,
        floor::{FloorPlan, SelfCheck, Whisper},
    },
};
use due::Due;
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::watch;

/// The floor as it stands, and the one turn at changing it.
#[derive(Debug)]
pub struct Floor {
    state: RwLock<State>,
    turn: Arc<tokio::sync::Mutex<()>>,
    /// Reports that wait for the next turn, which takes them all.
    waiting: Mutex<Vec<reports::Batch>>,
    /// Set when a save failed in a way that leaves open what is in the tables: the next turn reads them.
    in_doubt: AtomicBool,
    news: watch::Sender<u64>,
}

/// Everything at hand.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) counters: Counters,
    pub(crate) plan: FloorPlan,
    pub(crate) people: BTreeMap<AccountId, PersonRef>,
    pub(crate) phones: BTreeMap<ContactId, Phone>,
    /// Notes nobody acknowledged yet, oldest first, with who they are for.
    pub(crate) notes: Vec<(AccountId, Whisper)>,
    pub(crate) due: Due,
    pub(crate) check: Option<SelfCheck>,
    /// The newest line about each agent.
    pub(crate) versions: BTreeMap<AccountId, i64>,
    /// The line it was filled up to.
    pub(crate) filled_to: i64,
    /// The local day it was filled on.
    pub(crate) filled_on: NaiveDate,
    /// What happened before is not at hand, unless its contact is.
    pub(crate) horizon: Instant,
}

impl Floor {
    /// The floor as the tables hold it.
    ///
    /// # Errors
    /// A broken store.
    pub async fn load(store: &dyn Store, now: Instant) -> Result<Self, StoreError> {
        Ok(Self::of(fill::state(store, now).await?))
    }

    fn of(state: State) -> Self {
        Self {
            state: RwLock::new(state),
            turn: Arc::default(),
            waiting: Mutex::default(),
            in_doubt: AtomicBool::new(false),
            news: watch::Sender::new(0),
        }
    }

    /// Wakes after each change. The number only grows while the program runs.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// The newest line that was taken in.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.read().counters.seq()
    }

    /// The newest line about an agent: when it grows, the agent's own view changed. 0 for somebody who is not on the floor.
    #[must_use]
    pub fn seq_of(&self, agent: AccountId) -> i64 {
        let state = self.read();
        let known = state.counters.floor().agent(agent).map(|_| state.filled_to);
        state.versions.get(&agent).copied().or(known).unwrap_or_default()
    }

    /// Knows somebody whose account may be newer than what is at hand.
    fn meet(&self, actor: &Actor) {
        let Actor { id, name, role, .. } = actor;
        let person = PersonRef { id: *id, name: name.clone(), role: *role };
        if self.read().people.get(id) != Some(&person) {
            self.write().people.insert(*id, person);
        }
    }

    pub(crate) fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<reports::Batch>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells everybody who watches that something changed.
    fn tell(&self) {
        self.news.send_modify(|news| *news += 1);
    }

    fn doubt(&self, doubt: bool) {
        self.in_doubt.store(doubt, Ordering::SeqCst);
    }

    fn is_in_doubt(&self) -> bool {
        self.in_doubt.load(Ordering::SeqCst)
    }
}
