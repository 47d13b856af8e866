//! The turn at changing the floor.

use super::{Floor, State, fill};
use crate::{
    Ctx, Failure,
    ports::{Beside, CommitError, FloorHappening, FloorLine, FloorWrite, StoreError, StoredLine},
};
use domain::{
    id::{AccountId, ContactId},
    queue::{Floor as Facts, QueueEvent, What, route},
    time::Instant,
    view::PersonRef,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    sync::RwLockReadGuard,
};
use tokio::sync::OwnedMutexGuard;

/// Somebody's turn. Whoever has it is the only one who decides and saves.
pub(crate) struct Turn {
    ctx: Ctx,
    _only: OwnedMutexGuard<()>,
}

/// An event that somebody told, with what makes it one when it is told twice.
pub(super) struct News {
    pub(super) event: QueueEvent,
    pub(super) key: Option<String>,
    pub(super) command: Option<&'static str>,
}

impl News {
    pub(super) const fn plain(event: QueueEvent) -> Self {
        Self { event, key: None, command: None }
    }
}

/// Goes on to the end even when nobody waits for it any more: a save that nobody applies would leave the floor behind
/// its own tables.
pub(crate) async fn see_through<T: Send + 'static>(
    ctx: &Ctx,
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::spawn(work).await {
        Ok(outcome) => outcome,
        Err(error) => {
            ctx.floor.doubt(true);
            Err(ctx.broken(&StoreError(if error.is_panic() { "panicked" } else { "cancelled" }.to_owned())))
        }
    }
}

impl Turn {
    /// Waits for its turn. When the last save left a doubt, the tables are read first.
    pub(crate) async fn take(ctx: &Ctx) -> Result<Self, Failure> {
        let only = ctx.floor.turn.clone().lock_owned().await;
        let turn = Self { ctx: ctx.clone(), _only: only };
        if ctx.floor.is_in_doubt() {
            turn.refill().await?;
        }
        Ok(turn)
    }

    pub(super) fn floor(&self) -> &Floor {
        &self.ctx.floor
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, State> {
        self.ctx.floor.read()
    }

    /// Reads everything from the tables again, as at the start.
    pub(super) async fn refill(&self) -> Result<(), Failure> {
        let state = fill::state(self.ctx.store.as_ref(), self.ctx.clock.now()).await;
        let mut state = state.map_err(|e| self.ctx.broken(&e))?;
        {
            let mut kept = self.floor().write();
            state.versions = std::mem::take(&mut kept.versions);
            state.check = kept.check.take();
            *kept = state;
        }
        self.floor().doubt(false);
        self.floor().tell();
        Ok(())
    }

    /// What has to be saved for these events.
    pub(super) fn write_of(
        &self,
        news: Vec<News>,
        kept: &[QueueEvent],
        beside: Vec<Beside>,
        now: Instant,
    ) -> FloorWrite {
        let events: Vec<QueueEvent> = news.iter().map(|news| news.event.clone()).collect();
        let records = self.read().counters.floor().records_with(&events, kept);
        let line = |News { event, key, command }: News| FloorLine {
            received_at: now,
            key,
            command: command.map(str::to_owned),
            what: FloorHappening::Event(event),
        };
        FloorWrite { lines: news.into_iter().map(line).collect(), records, beside }
    }

    /// Saves and applies. Gives the newest line.
    pub(super) async fn save(&self, write: FloorWrite) -> Result<i64, Failure> {
        self.save_and(write, |_| true).await
    }

    /// The same; only events that are wanted at hand are applied.
    pub(super) async fn save_and(
        &self,
        write: FloorWrite,
        wanted: impl Fn(&QueueEvent) -> bool,
    ) -> Result<i64, Failure> {
        match self.ctx.store.write_floor(write.clone()).await {
            Ok(newest) => {
                self.apply(&write, newest, wanted);
                Ok(newest)
            }
            Err(error) => Err(self.failed(error)),
        }
    }

    /// What follows when a save failed: nothing happened, or nobody can tell before the tables are read.
    pub(crate) fn failed(&self, error: CommitError) -> Failure {
        self.floor().doubt(true);
        match error {
            CommitError::Broken(error) => self.ctx.broken(&error),
            other => self.ctx.broken(&StoreError(other.to_string())),
        }
    }

    /// Applies what was saved together with something else.
    pub(crate) fn applied(&self, write: &FloorWrite) {
        let lines = i64::try_from(write.lines.len()).unwrap_or(i64::MAX);
        self.apply(write, self.floor().seq().saturating_add(lines), |_| true);
    }

    fn apply(&self, write: &FloorWrite, newest: i64, wanted: impl Fn(&QueueEvent) -> bool) {
        if write.lines.is_empty() && write.beside.is_empty() {
            return;
        }
        let mut state = self.floor().write();
        let lines = i64::try_from(write.lines.len()).unwrap_or(i64::MAX);
        if state.counters.seq().saturating_add(lines) != newest {
            // Another program wrote to the log as well.
            self.floor().doubt(true);
        }
        let mut seq = newest.saturating_sub(lines);
        for line in &write.lines {
            seq += 1;
            match &line.what {
                FloorHappening::Event(event) if wanted(event) => state.take_in(seq, event),
                told => state.take_note(seq, told),
            }
            state.counters.reached(seq);
        }
        for told in &write.beside {
            state.phones.extend(told.phone.clone().map(|phone| (told.contact, phone)));
            state.changed(told.contact, newest);
        }
        drop(state);
        self.floor().tell();
    }

    /// Takes up what the tables hold of contacts that were no longer at hand.
    pub(super) fn take_up(&self, lines: &[&StoredLine]) {
        let mut state = self.floor().write();
        for StoredLine { seq, line } in lines {
            if let FloorHappening::Event(event) = &line.what {
                state.take_in(*seq, event);
            }
        }
    }

    /// Whether a contact is at hand.
    pub(super) fn has(&self, id: ContactId) -> bool {
        self.read().counters.floor().contact(id).is_some()
    }

    /// Knows these people from now on.
    pub(super) fn know(&self, people: BTreeMap<AccountId, PersonRef>) {
        self.floor().write().people = people;
    }

    /// Lets the rules act until they have nothing more to do.
    pub(crate) async fn settle(&self) -> Result<(), Failure> {
        let now = self.ctx.clock.now();
        self.act_by(|floor| route::lapses(floor, now).into_iter().chain(route::presume(floor)).collect()).await?;
        self.act_by(|floor| route::offers(floor, now)).await
    }

    async fn act_by(&self, rule: impl Fn(&Facts) -> Vec<QueueEvent>) -> Result<(), Failure> {
        let events = rule(self.read().counters.floor());
        if events.is_empty() {
            return Ok(());
        }
        let news = events.into_iter().map(News::plain).collect();
        let write = self.write_of(news, &[], Vec::new(), self.ctx.clock.now());
        self.save(write).await.map(drop)
    }
}

impl State {
    /// Applies one event, and notes whose view it changed.
    pub(super) fn take_in(&mut self, seq: i64, event: &QueueEvent) {
        match &event.what {
            What::Contact { id, .. } => {
                self.changed(*id, seq);
                self.counters.apply(seq, event);
                self.changed(*id, seq);
            }
            What::Agent { id, .. } => {
                self.counters.apply(seq, event);
                self.versions.insert(*id, seq);
            }
            What::Queue { .. } => {
                self.counters.apply(seq, event);
            }
        }
    }

    /// Notes that a contact changed for those who have a part in it.
    fn changed(&mut self, contact: ContactId, seq: i64) {
        let legs = self.counters.floor().contact(contact).map(|contact| contact.legs.iter().map(|leg| leg.agent));
        let agents: BTreeSet<AccountId> = legs.into_iter().flatten().collect();
        self.versions.extend(agents.into_iter().map(|agent| (agent, seq)));
    }
}
