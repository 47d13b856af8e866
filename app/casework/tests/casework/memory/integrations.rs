//! Integrations, their keys, and what they tell of waybills.

use super::{Memory, State};
use async_trait::async_trait;
use casework::ports::{
    CommitError, IntegrationRecord, IntegrationStore, KeptAnswer, KeyClaim, KeyUse, StoreError, StoredEvent, Write,
};
use domain::{
    event::{Event, Happening},
    id::IntegrationId,
    ingest::TrackingReport,
    time::Instant,
};
use std::collections::BTreeMap;

type Answer<T> = Result<T, StoreError>;

/// What is kept of integrations.
#[derive(Default)]
pub struct Kept {
    pub records: Vec<IntegrationRecord>,
    keys: BTreeMap<(IntegrationId, String), (KeyClaim, Option<KeptAnswer>)>,
}

impl Kept {
    pub(super) fn write(&mut self, write: Write) -> Result<(), CommitError> {
        match write {
            Write::NewIntegration(record) => self.records.push(*record),
            Write::Integration { state, expected_version } => {
                let id = state.id;
                let fits =
                    |kept: &&mut IntegrationRecord| kept.state.id == id && kept.state.version == expected_version;
                self.records.iter_mut().find(fits).ok_or(CommitError::Stale)?.state = *state;
            }
            _ => {}
        }
        Ok(())
    }

    fn claim(&mut self, claim: &KeyClaim, forget_before: Instant) -> KeyUse {
        self.keys.retain(|_, (kept, _)| kept.at >= forget_before);
        let (kept, answer) =
            self.keys.entry((claim.source, claim.key.clone())).or_insert_with(|| (claim.clone(), None));
        match answer {
            _ if kept.digest != claim.digest => KeyUse::Other,
            Some(answer) => KeyUse::Answered(answer.clone()),
            None => KeyUse::Free,
        }
    }
}

impl State {
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
        self.read(|s| s.partners.records.iter().rev().cloned().collect())
    }

    async fn integration(&self, id: IntegrationId) -> Answer<Option<IntegrationRecord>> {
        self.read(|s| s.partners.records.iter().find(|kept| kept.state.id == id).cloned())
    }

    async fn integration_by_token(&self, token_hash: &[u8; 32]) -> Answer<Option<IntegrationRecord>> {
        self.read(|s| s.partners.records.iter().find(|kept| kept.token_hash == *token_hash).cloned())
    }

    async fn touch_integration(&self, id: IntegrationId, at: Instant) -> Answer<()> {
        self.read(|s| {
            if let Some(kept) = s.partners.records.iter_mut().find(|kept| kept.state.id == id) {
                kept.used_at = kept.used_at.max(Some(at));
            }
        })
    }

    async fn claim_key(&self, claim: KeyClaim, forget_before: Instant) -> Answer<KeyUse> {
        self.read(|s| s.partners.claim(&claim, forget_before))
    }

    async fn keep_answer(&self, source: IntegrationId, key: &str, answer: KeptAnswer) -> Answer<()> {
        self.read(|s| {
            if let Some((_, kept)) = s.partners.keys.get_mut(&(source, key.to_owned())) {
                kept.get_or_insert(answer);
            }
        })
    }

    async fn take_tracking(&self, entries: Vec<TrackingReport>, event: Event) -> Answer<Vec<Option<bool>>> {
        self.read(|s| s.take(entries, event))
    }
}
