//! The port, answered from memory.

use super::Memory;
use async_trait::async_trait;
use casework::ports::{
    AccountRecord, CheckReport, Commit, CommitError, Committed, InstalledEdition, InstalledPack, PackUse, PhraseMark,
    PublishedScript, ReceiptRows, ScriptDraft, ScriptUse, Seed, SessionRecord, Store, StoreError, StoredEvent,
    WaybillParties,
};
use chrono::NaiveDate;
use domain::{
    account::{Actor, Role},
    call::Call,
    command::Receipt,
    complaint::{Complaint, Number},
    customer::Customer,
    event::Subject,
    id::{AccountId, CallId, ComplaintId, CustomerId, EntryId, PromiseId, ReturnReceiptId, SessionId, SubmissionId},
    person::Phone,
    phrase::{OwnPhrase, Owner, PhraseId},
    promise::Promise,
    receipt::{ReceiptStage, ReceiptTerms, ReturnReceipt},
    script::ScriptId,
    time::Instant,
    view::{CallSummary, ComplaintList, ComplaintQuery, ComplaintRow, PersonRef, SavedDraft, receipts::ReceiptQuery},
    waybill::WaybillNumber,
};
use std::path::Path;

type Answer<T> = Result<T, StoreError>;

#[async_trait]
impl Store for Memory {
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError> {
        self.save(commit)
    }

    async fn submission(&self, id: SubmissionId) -> Answer<Option<(AccountId, String, Receipt)>> {
        self.read(|s| s.submissions.get(&id).cloned())
    }

    async fn seq(&self) -> Answer<i64> {
        self.read(|s| s.seq())
    }

    async fn complaint(&self, id: ComplaintId) -> Answer<Option<Complaint>> {
        self.read(|s| s.complaints.get(&id).cloned())
    }

    async fn complaint_by_number(&self, number: Number) -> Answer<Option<ComplaintId>> {
        self.read(|s| s.complaints.values().find(|c| c.number == number).map(|c| c.id))
    }

    async fn complaint_events(&self, id: ComplaintId) -> Answer<Vec<StoredEvent>> {
        self.read(|s| {
            let about = |e: &&StoredEvent| e.event.subject == Subject::Complaint(id);
            s.events.iter().filter(about).cloned().collect()
        })
    }

    async fn complaints(&self, query: &ComplaintQuery, _: AccountId, _: Instant) -> Answer<ComplaintList> {
        self.read(|s| {
            let number = Number::parse(&query.q);
            let fits = |c: &&Complaint| query.q.is_empty() || Some(c.number) == number;
            let rows = s.complaints.values().filter(fits).map(|c| s.row(c)).collect();
            ComplaintList { rows, next: None }
        })
    }

    async fn work_of(&self, owner: AccountId, with_lead: bool, limit: u32) -> Answer<(Vec<ComplaintRow>, u32)> {
        self.read(|s| {
            let mine = |c: &&Complaint| !c.is_closed() && (c.owner == Some(owner) || (with_lead && c.owner.is_none()));
            let rows: Vec<_> = s.complaints.values().filter(mine).map(|c| s.row(c)).collect();
            let total = u32::try_from(rows.len()).unwrap();
            (rows.into_iter().take(limit as usize).collect(), total)
        })
    }

    async fn complaints_about(
        &self,
        waybill: Option<&WaybillNumber>,
        phone: Option<&Phone>,
        open_only: bool,
    ) -> Answer<Vec<ComplaintRow>> {
        self.read(|s| s.about(waybill, phone, open_only))
    }

    async fn return_receipt(&self, id: ReturnReceiptId) -> Answer<Option<ReturnReceipt>> {
        self.read(|s| s.receipts.get(&id).cloned())
    }

    async fn return_receipt_of(&self, waybill: &WaybillNumber) -> Answer<Option<ReturnReceiptId>> {
        self.read(|s| s.receipts.values().find(|r| r.waybill == *waybill).map(|r| r.id))
    }

    async fn return_receipt_events(&self, id: ReturnReceiptId) -> Answer<Vec<StoredEvent>> {
        self.read(|s| {
            let about = |e: &&StoredEvent| e.event.subject == Subject::ReturnReceipt(id);
            s.events.iter().filter(about).cloned().collect()
        })
    }

    async fn return_receipts(&self, query: &ReceiptQuery, today: NaiveDate) -> Answer<ReceiptRows> {
        let terms = ReceiptTerms::builtin().unwrap();
        self.read(|s| {
            let number = |count: usize| u32::try_from(count).unwrap();
            let is_in = |r: &ReturnReceipt, stage| r.is_in(stage, terms, today);
            let count = |stage: &ReceiptStage| number(s.receipts.values().filter(|r| is_in(r, *stage)).count());
            let fits = |r: &&ReturnReceipt| query.stage.is_none_or(|stage| is_in(r, stage));
            ReceiptRows {
                receipts: s.receipts.values().filter(fits).cloned().collect(),
                all: number(s.receipts.len()),
                counts: ReceiptStage::ALL.iter().map(|stage| (*stage, count(stage))).collect(),
                ..ReceiptRows::default()
            }
        })
    }

    async fn call(&self, id: CallId) -> Answer<Option<Call>> {
        self.read(|s| s.calls.get(&id).cloned())
    }

    async fn call_summary(&self, id: CallId) -> Answer<Option<CallSummary>> {
        self.read(|s| s.calls.get(&id).map(|call| s.summary(call)))
    }

    async fn contacts(
        &self,
        customer: Option<CustomerId>,
        phone: Option<&Phone>,
        waybill: Option<&WaybillNumber>,
    ) -> Answer<Vec<CallSummary>> {
        self.read(|s| {
            let with = |c: &&Call| {
                (customer.is_some() && c.customer == customer)
                    || (phone.is_some() && c.phone.as_ref() == phone)
                    || (waybill.is_some() && c.waybill.as_ref() == waybill)
            };
            s.calls.values().filter(with).map(|c| s.summary(c)).collect()
        })
    }

    async fn calls_since(&self, agent: AccountId, since: Instant) -> Answer<u32> {
        self.read(|s| {
            let done = |c: &&Call| c.agent == agent && c.wrap_up.as_ref().is_some_and(|w| w.wrapped_at >= since);
            u32::try_from(s.calls.values().filter(done).count()).unwrap()
        })
    }

    async fn promise(&self, id: PromiseId) -> Answer<Option<Promise>> {
        self.read(|s| s.promises.get(&id).cloned())
    }

    async fn promises_of(
        &self,
        owner: AccountId,
        with_overdue: bool,
        now: Instant,
        limit: u32,
    ) -> Answer<(Vec<Promise>, u32)> {
        self.read(|s| s.promises_of(owner, with_overdue, now, limit))
    }

    async fn promises_to(&self, phone: &Phone) -> Answer<Vec<Promise>> {
        self.read(|s| s.promises_to(phone))
    }

    async fn customer_by_phone(&self, phone: &Phone) -> Answer<Option<Customer>> {
        self.read(|s| s.customers.iter().find(|c| c.phone == *phone).cloned())
    }

    async fn customers_by_tail(&self, tail: &str) -> Answer<Vec<Customer>> {
        self.read(|s| s.customers.iter().filter(|c| c.phone.tail() == tail).cloned().collect())
    }

    async fn waybill(&self, number: &WaybillNumber) -> Answer<Option<WaybillParties>> {
        self.read(|s| s.waybills.iter().find(|w| w.number == *number).map(|w| s.parties(w)))
    }

    async fn waybills_like(&self, prefix: &str) -> Answer<Vec<WaybillParties>> {
        self.read(|s| {
            s.waybills.iter().filter(|w| w.number.as_str().starts_with(prefix)).map(|w| s.parties(w)).collect()
        })
    }

    async fn waybills_of(&self, customer: CustomerId, limit: u32) -> Answer<Vec<WaybillParties>> {
        self.read(|s| {
            let of = s.waybills.iter().filter(|w| w.sender == customer || w.recipient == customer);
            of.take(limit as usize).map(|w| s.parties(w)).collect()
        })
    }

    async fn save_draft(&self, account: AccountId, draft: SavedDraft) -> Answer<i64> {
        self.read(|s| {
            let revision = draft.revision;
            let kept = s.drafts.entry((account, draft.id)).or_insert((i64::MIN, None));
            if revision > kept.0 {
                *kept = (revision, Some(draft));
            }
            kept.0
        })
    }

    async fn drafts(&self, account: AccountId) -> Answer<Vec<SavedDraft>> {
        self.read(|s| {
            let mine = s.drafts.iter().filter(|((whose, _), _)| *whose == account);
            mine.filter_map(|(_, (_, draft))| draft.clone()).collect()
        })
    }

    async fn discard_draft(&self, account: AccountId, id: SubmissionId, revision: i64) -> Answer<()> {
        self.read(|s| {
            let kept = s.drafts.entry((account, id)).or_insert((i64::MIN, None));
            if revision >= kept.0 {
                *kept = (revision, None);
            }
        })
    }

    async fn account_by_login(&self, login: &str) -> Answer<Option<AccountRecord>> {
        self.read(|s| s.accounts.iter().find(|a| a.actor.login == login).cloned())
    }

    async fn account(&self, id: AccountId) -> Answer<Option<AccountRecord>> {
        self.read(|s| s.accounts.iter().find(|a| a.actor.id == id).cloned())
    }

    async fn people(&self) -> Answer<Vec<PersonRef>> {
        self.read(|s| s.people(&Role::ALL))
    }

    async fn accounts(&self) -> Answer<Vec<AccountRecord>> {
        self.read(|s| s.accounts.clone())
    }

    async fn people_with(&self, roles: &[Role]) -> Answer<Vec<PersonRef>> {
        self.read(|s| s.people(roles))
    }

    async fn begin_session(&self, session: SessionRecord) -> Answer<()> {
        self.read(|s| s.sessions.push(session))
    }

    async fn session(&self, token_hash: &[u8; 32]) -> Answer<Option<(SessionRecord, Actor)>> {
        self.read(|s| {
            let session = s.sessions.iter().find(|known| known.token_hash == *token_hash)?;
            let account = s.accounts.iter().find(|a| a.actor.id == session.account)?;
            Some((session.clone(), account.actor.clone()))
        })
    }

    async fn touch_session(&self, id: SessionId, at: Instant) -> Answer<()> {
        self.read(|s| {
            s.touches += 1;
            if let Some(session) = s.sessions.iter_mut().find(|known| known.id == id) {
                session.seen_at = at;
            }
        })
    }

    async fn end_session(&self, account: AccountId, id: SessionId) -> Answer<bool> {
        self.read(|s| {
            let before = s.sessions.len();
            s.sessions.retain(|known| !(known.account == account && known.id == id));
            s.sessions.len() < before
        })
    }

    async fn end_sessions(&self, account: AccountId, but: Option<SessionId>) -> Answer<()> {
        self.read(|s| s.sessions.retain(|known| known.account != account || Some(known.id) == but))
    }

    async fn sessions(&self, account: AccountId) -> Answer<Vec<SessionRecord>> {
        self.read(|s| s.sessions.iter().filter(|known| known.account == account).cloned().collect())
    }

    async fn installed_packs(&self) -> Answer<Vec<InstalledPack>> {
        self.read(|s| s.packs.clone())
    }

    async fn installed_editions(&self) -> Answer<Vec<InstalledEdition>> {
        self.read(|s| s.editions.clone())
    }

    async fn pack_uses(&self) -> Answer<Vec<PackUse>> {
        self.read(|s| s.uses())
    }

    async fn open_complaints(&self, with_clocks_of: Option<&str>) -> Answer<u32> {
        self.read(|s| s.open(with_clocks_of))
    }

    async fn published_scripts(&self) -> Answer<Vec<PublishedScript>> {
        self.read(|s| s.scripts.clone())
    }

    async fn script_draft(&self, id: &ScriptId) -> Answer<Option<ScriptDraft>> {
        self.read(|s| s.script_drafts.get(id).and_then(|kept| kept.1.clone()))
    }

    async fn script_drafts(&self) -> Answer<Vec<ScriptDraft>> {
        self.read(|s| s.script_drafts.values().filter_map(|kept| kept.1.clone()).collect())
    }

    async fn script_uses(&self, id: &ScriptId) -> Answer<Vec<ScriptUse>> {
        self.read(|s| s.script_uses(id))
    }

    async fn phrases_of(&self, owner: Owner) -> Answer<Vec<OwnPhrase>> {
        self.read(|s| s.phrases.iter().filter(|own| own.owner == owner).cloned().collect())
    }

    async fn phrase_events(&self, id: EntryId) -> Answer<Vec<StoredEvent>> {
        self.read(|s| {
            let about = |e: &&StoredEvent| e.event.subject == Subject::Phrase(id);
            s.events.iter().filter(about).cloned().collect()
        })
    }

    async fn phrase_marks(&self, account: AccountId) -> Answer<Vec<PhraseMark>> {
        self.read(|s| s.marks.iter().filter(|((of, _), _)| *of == account).map(|(_, mark)| mark.clone()).collect())
    }

    async fn phrase_uses(&self) -> Answer<Vec<(PhraseId, u32)>> {
        self.read(|s| {
            let mut uses: std::collections::BTreeMap<PhraseId, u32> = std::collections::BTreeMap::new();
            for mark in s.marks.values().filter(|mark| mark.times > 0) {
                *uses.entry(mark.phrase.clone()).or_default() += mark.times;
            }
            uses.into_iter().collect()
        })
    }

    async fn forbidden_uses(&self, since: NaiveDate) -> Answer<Vec<(String, u32)>> {
        self.read(|s| {
            let mut sums: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
            for ((_, name), times) in s.slips.iter().filter(|((on, _), _)| *on >= since) {
                *sums.entry(name.clone()).or_default() += times;
            }
            sums.into_iter().collect()
        })
    }

    async fn is_empty(&self) -> Answer<bool> {
        self.read(|s| s.accounts.is_empty())
    }

    async fn seed(&self, seed: Seed) -> Answer<()> {
        self.read(|s| {
            s.accounts = seed.accounts;
            s.customers = seed.customers;
            s.waybills = seed.waybills;
            s.calls = seed.calls.into_iter().map(|call| (call.id, call)).collect();
        })
    }

    async fn check(&self) -> Answer<CheckReport> {
        self.read(|s| CheckReport { events: s.seq(), ..CheckReport::default() })
    }

    async fn backup(&self, _: &Path) -> Answer<()> {
        Err(StoreError("memory has no file".to_owned()))
    }

    async fn close(&self) {}
}
