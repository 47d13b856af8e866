//! Calls that are wrapped up, and what was promised in them.

use super::State;
use casework::ports::{CommitError, FloorWrite};
use domain::{call::Call, command::Receipt, id::AccountId, person::Phone, promise::Promise, time::Instant};

impl State {
    pub(super) fn finish(
        &mut self,
        call: Call,
        promises: Vec<Promise>,
        floor: FloorWrite,
    ) -> Result<Receipt, CommitError> {
        let kept = self.calls.get_mut(&call.id).ok_or(CommitError::Stale)?;
        if kept.wrap_up.is_some() {
            return Err(CommitError::Stale);
        }
        *kept = call;
        let receipt = Receipt::Call { id: kept.id };
        self.floor.write(floor);
        self.promises.extend(promises.into_iter().map(|promise| (promise.id, promise)));
        Ok(receipt)
    }

    pub(super) fn settle(&mut self, state: Promise, expected: u32, floor: FloorWrite) -> Result<Receipt, CommitError> {
        let kept = self.promises.get_mut(&state.id).filter(|kept| kept.version == expected);
        let receipt = Receipt::Promise { id: state.id, version: state.version };
        *kept.ok_or(CommitError::Stale)? = state;
        self.floor.write(floor);
        Ok(receipt)
    }

    pub(super) fn promises_of(
        &self,
        owner: AccountId,
        with_overdue: bool,
        now: Instant,
        limit: u32,
    ) -> (Vec<Promise>, u32) {
        let mine = |p: &Promise| p.owner == owner || (with_overdue && p.is_overdue(now));
        let found = self.open_promises(mine);
        let total = u32::try_from(found.len()).unwrap();
        (found.into_iter().take(limit as usize).collect(), total)
    }

    pub(super) fn promises_to(&self, phone: &Phone) -> Vec<Promise> {
        self.open_promises(|p| p.phone.as_ref() == Some(phone)).into_iter().take(10).collect()
    }

    fn open_promises(&self, fits: impl Fn(&Promise) -> bool) -> Vec<Promise> {
        let mut found: Vec<_> = self.promises.values().filter(|p| p.is_open() && fits(p)).cloned().collect();
        found.sort_by_key(|p| p.due);
        found
    }
}
