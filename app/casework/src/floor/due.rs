//! What is due, kept at hand: the clocks of open complaints and the promises that wait.

use crate::ports::{DueChanges, Store, StoreError};
use domain::{
    complaint::{Kind, Number},
    counters::{Callback, RunningClock},
    id::{AccountId, ComplaintId, PromiseId},
    promise::Promise,
    view::floor::{CallbackRow, ClockRow},
    waybill::WaybillNumber,
};
use std::collections::BTreeMap;

/// What is due, as of an event of the log of complaints.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Due {
    pub(super) seq: i64,
    complaints: BTreeMap<ComplaintId, Open>,
    promises: BTreeMap<PromiseId, Promise>,
}

/// A complaint that is not closed.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Open {
    number: Number,
    kind: Kind,
    waybill: Option<WaybillNumber>,
    clocks: Vec<RunningClock>,
}

impl Due {
    /// Everything that is open.
    pub(super) async fn read(store: &dyn Store) -> Result<Self, StoreError> {
        let mut due = Self::default();
        due.take(store.due_since(0).await?);
        Ok(due)
    }

    /// Takes in what changed.
    pub(super) fn take(&mut self, changes: DueChanges) {
        for complaint in changes.complaints {
            if complaint.is_closed() {
                self.complaints.remove(&complaint.id);
                continue;
            }
            let clocks = RunningClock::of(&complaint).collect();
            let waybill = complaint.facts.waybill();
            let open = Open { number: complaint.number, kind: complaint.kind(), waybill, clocks };
            self.complaints.insert(complaint.id, open);
        }
        for promise in changes.promises {
            if promise.is_open() {
                self.promises.insert(promise.id, promise);
            } else {
                self.promises.remove(&promise.id);
            }
        }
        self.seq = changes.seq;
    }

    pub(super) fn clocks(&self) -> Vec<RunningClock> {
        self.complaints.values().flat_map(|open| open.clocks.iter().copied()).collect()
    }

    pub(super) fn callbacks(&self) -> Vec<Callback> {
        self.promises.values().filter_map(Callback::of).collect()
    }

    pub(super) fn clock_row(&self, clock: RunningClock) -> Option<ClockRow> {
        let open = self.complaints.get(&clock.complaint)?;
        let waybill = open.waybill.as_ref().map(WaybillNumber::masked);
        Some(ClockRow { clock, number: open.number, kind: open.kind, waybill })
    }

    pub(super) fn callback_row(&self, callback: &Callback) -> Option<CallbackRow> {
        let promise = self.promises.get(&callback.promise)?;
        let waybill = promise.waybill.as_ref().map(WaybillNumber::masked);
        Some(CallbackRow { id: promise.id, owner: promise.owner, due: promise.due, about: promise.about, waybill })
    }

    /// The kind of the open complaint about a waybill; of the newest when there are several.
    pub(super) fn kind_of(&self, waybill: &WaybillNumber) -> Option<Kind> {
        let about = self.complaints.values().filter(|open| open.waybill.as_ref() == Some(waybill));
        about.max_by_key(|open| (open.number.day, open.number.serial)).map(|open| open.kind)
    }

    /// The clocks of open complaints about a waybill.
    pub(super) fn clocks_about(&self, waybill: &WaybillNumber) -> Vec<ClockRow> {
        let about = self.complaints.values().filter(|open| open.waybill.as_ref() == Some(waybill));
        let mut rows: Vec<_> = about.flat_map(|open| &open.clocks).filter_map(|clock| self.clock_row(*clock)).collect();
        rows.sort_by_key(|row| row.clock.due.instant());
        rows
    }

    /// The first clock of somebody's open complaints.
    pub(super) fn nearest_of(&self, owner: AccountId) -> Option<RunningClock> {
        let clocks = self.complaints.values().flat_map(|open| &open.clocks);
        clocks.filter(|clock| clock.owner == Some(owner)).min_by_key(|clock| clock.due.instant()).copied()
    }

    /// The promise that a contact keeps.
    pub(super) fn promise_of(&self, contact: domain::id::ContactId) -> Option<&Promise> {
        let is_it = |promise: &&Promise| domain::queue::contact_of(promise.id, promise.tries) == contact;
        self.promises.values().find(is_it)
    }
}
