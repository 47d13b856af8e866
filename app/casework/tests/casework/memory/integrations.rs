//! Integrations, their keys, and what they tell of waybills.

use super::{Memory, State};
use async_trait::async_trait;
use casework::ports::{
    CommitError, IntegrationRecord, IntegrationStore, KeptAnswer, KeyClaim, KeyUse, StoreError, StoredEvent,
};
use domain::{
    event::{Event, Happening},
    id::IntegrationId,
    ingest::TrackingReport,
    integration::Integration,
    time::Instant,
};

type Answer<T> = Result<T, StoreError>;

impl State {
    pub(super) fn change_integration(&mut self, state: Integration, expected: u32) -> Result<(), CommitError> {
        let fits = |kept: &&mut IntegrationRecord| kept.state.id == state.id && kept.state.version == expected;
        self.integrations.iter_mut().find(fits).ok_or(CommitError::Stale)?.state = state;
        Ok(())
    }

    fn claim(&mut self, claim: KeyClaim, forget_before: Instant) -> KeyUse {
        self.keys.retain(|_, (kept, _)| kept.at >= forget_before);
        let (kept, answer) =
            self.keys.entry((claim.source, claim.key.clone())).or_insert_with(|| (claim.clone(), None));
        match answer {
            _ if kept.digest != claim.digest => KeyUse::Other,
            Some(answer) => KeyUse::Answered(answer.clone()),
            None => KeyUse::Free,
        }
    }

    fn take(&mut self, entries: Vec<TrackingReport>, mut event: Event) -> Vec<Option<bool>> {
        let put = |report: TrackingReport| {
            let waybill = self.waybills.iter_mut().find(|waybill| waybill.number == report.waybill)?;
            Some(waybill.take(report.entry))
        };
        let taken: Vec<_> = entries.into_iter().map(put).collect();
        let entries = u32::try_from(taken.iter().filter(|changed| **changed == Some(true)).count()).unwrap();
        if entries > 0 {
            event.what = Happening::TrackingTaken { entries };
            let seq = self.seq() + 1;
            self.events.push(StoredEvent { seq, event });
        }
        taken
    }
}

#[async_trait]
impl IntegrationStore for Memory {
    async fn integrations(&self) -> Answer<Vec<IntegrationRecord>> {
        self.read(|s| s.integrations.iter().rev().cloned().collect())
    }

    async fn integration(&self, id: IntegrationId) -> Answer<Option<IntegrationRecord>> {
        self.read(|s| s.integrations.iter().find(|kept| kept.state.id == id).cloned())
    }

    async fn integration_by_token(&self, token_hash: &[u8; 32]) -> Answer<Option<IntegrationRecord>> {
        self.read(|s| s.integrations.iter().find(|kept| kept.token_hash == *token_hash).cloned())
    }

    async fn touch_integration(&self, id: IntegrationId, at: Instant) -> Answer<()> {
        self.read(|s| {
            if let Some(kept) = s.integrations.iter_mut().find(|kept| kept.state.id == id) {
                kept.used_at = kept.used_at.max(Some(at));
            }
        })
    }

    async fn claim_key(&self, claim: KeyClaim, forget_before: Instant) -> Answer<KeyUse> {
        self.read(|s| s.claim(claim, forget_before))
    }

    async fn keep_answer(&self, source: IntegrationId, key: &str, answer: KeptAnswer) -> Answer<()> {
        self.read(|s| {
            if let Some((_, kept)) = s.keys.get_mut(&(source, key.to_owned())) {
                kept.get_or_insert(answer);
            }
        })
    }

    async fn take_tracking(&self, entries: Vec<TrackingReport>, event: Event) -> Answer<Vec<Option<bool>>> {
        self.read(|s| s.take(entries, event))
    }
}
