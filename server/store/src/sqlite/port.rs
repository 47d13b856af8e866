//! The port, noun by noun.

use super::{
    SqliteStore, account, backup, call, check, complaint, complaint_list, complaint_page, customer, draft, event,
    fault::Fault, forbidden_use, installation, job::Writing, number, pack_use, phrase, promise, publication, receipt,
    receipt_page, script_use, session, submission, waybill,
};
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
    id::{AccountId, CallId, ComplaintId, CustomerId, EntryId, PromiseId, ReturnReceiptId, SessionId, SubmissionId},
    person::Phone,
    phrase::{OwnPhrase, Owner, PhraseId},
    promise::Promise,
    receipt::ReturnReceipt,
    script::ScriptId,
    time::Instant,
    view::{CallSummary, ComplaintList, ComplaintQuery, ComplaintRow, PersonRef, SavedDraft, receipts::ReceiptQuery},
    waybill::WaybillNumber,
};
use std::path::Path;

impl SqliteStore {
    pub(super) async fn write<W: Writing>(&self, writing: W) -> Result<W::Saved, W::Failed> {
        match &self.queue {
            Some(queue) => queue.write(writing).await,
            None => Err(Fault::Closed.into()),
        }
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError> {
        self.write(commit).await
    }

    async fn submission(&self, id: SubmissionId) -> Result<Option<(AccountId, String, Receipt)>, StoreError> {
        Ok(submission::find(&self.reads, id).await?)
    }

    async fn seq(&self) -> Result<i64, StoreError> {
        Ok(event::newest(&self.reads).await?)
    }

    async fn complaint(&self, id: ComplaintId) -> Result<Option<Complaint>, StoreError> {
        Ok(complaint::find(&self.reads, id).await?)
    }

    async fn complaint_by_number(&self, number: Number) -> Result<Option<ComplaintId>, StoreError> {
        Ok(number::complaint(&self.reads, number).await?)
    }

    async fn complaint_events(&self, id: ComplaintId) -> Result<Vec<StoredEvent>, StoreError> {
        Ok(event::of_complaint(&self.reads, id).await?)
    }

    async fn complaints(
        &self,
        query: &ComplaintQuery,
        me: AccountId,
        now: Instant,
    ) -> Result<ComplaintList, StoreError> {
        Ok(complaint_page::page(&self.reads, query, me, now).await?)
    }

    async fn work_of(
        &self,
        owner: AccountId,
        with_lead: bool,
        limit: u32,
    ) -> Result<(Vec<ComplaintRow>, u32), StoreError> {
        Ok(complaint_list::work_of(&self.reads, owner, with_lead, limit).await?)
    }

    async fn complaints_about(
        &self,
        waybill: Option<&WaybillNumber>,
        phone: Option<&Phone>,
        open_only: bool,
    ) -> Result<Vec<ComplaintRow>, StoreError> {
        Ok(complaint_list::about(&self.reads, waybill, phone, open_only).await?)
    }

    async fn return_receipt(&self, id: ReturnReceiptId) -> Result<Option<ReturnReceipt>, StoreError> {
        Ok(receipt::find(&self.reads, id).await?)
    }

    async fn return_receipt_of(&self, waybill: &WaybillNumber) -> Result<Option<ReturnReceiptId>, StoreError> {
        Ok(receipt::of_waybill(&self.reads, waybill).await?)
    }

    async fn return_receipt_events(&self, id: ReturnReceiptId) -> Result<Vec<StoredEvent>, StoreError> {
        Ok(event::of_return_receipt(&self.reads, id).await?)
    }

    async fn return_receipts(&self, query: &ReceiptQuery, today: NaiveDate) -> Result<ReceiptRows, StoreError> {
        Ok(receipt_page::page(&self.reads, query, today).await?)
    }

    async fn call(&self, id: CallId) -> Result<Option<Call>, StoreError> {
        Ok(call::find(&self.reads, id).await?)
    }

    async fn call_summary(&self, id: CallId) -> Result<Option<CallSummary>, StoreError> {
        Ok(call::find_summary(&self.reads, id).await?)
    }

    async fn contacts(
        &self,
        customer: Option<CustomerId>,
        phone: Option<&Phone>,
        waybill: Option<&WaybillNumber>,
    ) -> Result<Vec<CallSummary>, StoreError> {
        Ok(call::contacts(&self.reads, customer, phone, waybill).await?)
    }

    async fn calls_since(&self, agent: AccountId, since: Instant) -> Result<u32, StoreError> {
        Ok(call::wrapped_since(&self.reads, agent, since).await?)
    }

    async fn promise(&self, id: PromiseId) -> Result<Option<Promise>, StoreError> {
        Ok(promise::find(&self.reads, id).await?)
    }

    async fn promises_of(
        &self,
        owner: AccountId,
        with_overdue: bool,
        now: Instant,
        limit: u32,
    ) -> Result<(Vec<Promise>, u32), StoreError> {
        Ok(promise::of(&self.reads, owner, with_overdue.then_some(now), limit).await?)
    }

    async fn promises_to(&self, phone: &Phone) -> Result<Vec<Promise>, StoreError> {
        Ok(promise::to(&self.reads, phone).await?)
    }

    async fn customer_by_phone(&self, phone: &Phone) -> Result<Option<Customer>, StoreError> {
        Ok(customer::by_phone(&self.reads, phone).await?)
    }

    async fn customers_by_tail(&self, tail: &str) -> Result<Vec<Customer>, StoreError> {
        Ok(customer::by_tail(&self.reads, tail).await?)
    }

    async fn waybill(&self, number: &WaybillNumber) -> Result<Option<WaybillParties>, StoreError> {
        Ok(waybill::find(&self.reads, number).await?)
    }

    async fn waybills_like(&self, prefix: &str) -> Result<Vec<WaybillParties>, StoreError> {
        Ok(waybill::like(&self.reads, prefix).await?)
    }

    async fn waybills_of(&self, customer: CustomerId, limit: u32) -> Result<Vec<WaybillParties>, StoreError> {
        Ok(waybill::of_customer(&self.reads, customer, limit).await?)
    }

    async fn save_draft(&self, account: AccountId, draft: SavedDraft) -> Result<i64, StoreError> {
        self.write(draft::Save { account, draft }).await
    }

    async fn drafts(&self, account: AccountId) -> Result<Vec<SavedDraft>, StoreError> {
        Ok(draft::of(&self.reads, account).await?)
    }

    async fn discard_draft(&self, account: AccountId, id: SubmissionId, revision: i64) -> Result<(), StoreError> {
        self.write(draft::Discard { account, id, revision }).await
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<AccountRecord>, StoreError> {
        Ok(account::by_login(&self.reads, login).await?)
    }

    async fn account(&self, id: AccountId) -> Result<Option<AccountRecord>, StoreError> {
        Ok(account::find(&self.reads, id).await?)
    }

    async fn people(&self) -> Result<Vec<PersonRef>, StoreError> {
        Ok(account::people(&self.reads, &Role::ALL).await?)
    }

    async fn accounts(&self) -> Result<Vec<AccountRecord>, StoreError> {
        Ok(account::all(&self.reads).await?)
    }

    async fn people_with(&self, roles: &[Role]) -> Result<Vec<PersonRef>, StoreError> {
        Ok(account::people(&self.reads, roles).await?)
    }

    async fn begin_session(&self, session: SessionRecord) -> Result<(), StoreError> {
        self.write(session::Change::Begin(session)).await.map(drop)
    }

    async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<(SessionRecord, Actor)>, StoreError> {
        Ok(session::find(&self.reads, token_hash).await?)
    }

    async fn touch_session(&self, id: SessionId, at: Instant) -> Result<(), StoreError> {
        self.write(session::Change::Touch(id, at)).await.map(drop)
    }

    async fn end_session(&self, account: AccountId, id: SessionId) -> Result<bool, StoreError> {
        self.write(session::Change::End(account, id)).await
    }

    async fn end_sessions(&self, account: AccountId, but: Option<SessionId>) -> Result<(), StoreError> {
        self.write(session::Change::EndAll(account, but)).await.map(drop)
    }

    async fn sessions(&self, account: AccountId) -> Result<Vec<SessionRecord>, StoreError> {
        Ok(session::of(&self.reads, account).await?)
    }

    async fn installed_packs(&self) -> Result<Vec<InstalledPack>, StoreError> {
        Ok(installation::packs(&self.reads).await?)
    }

    async fn installed_editions(&self) -> Result<Vec<InstalledEdition>, StoreError> {
        Ok(installation::editions(&self.reads).await?)
    }

    async fn pack_uses(&self) -> Result<Vec<PackUse>, StoreError> {
        Ok(pack_use::all(&self.reads).await?)
    }

    async fn open_complaints(&self, with_clocks_of: Option<&str>) -> Result<u32, StoreError> {
        Ok(pack_use::open(&self.reads, with_clocks_of).await?)
    }

    async fn published_scripts(&self) -> Result<Vec<PublishedScript>, StoreError> {
        Ok(publication::versions(&self.reads).await?)
    }

    async fn script_draft(&self, id: &ScriptId) -> Result<Option<ScriptDraft>, StoreError> {
        Ok(publication::draft_of(&self.reads, id).await?)
    }

    async fn script_drafts(&self) -> Result<Vec<ScriptDraft>, StoreError> {
        Ok(publication::drafts(&self.reads).await?)
    }

    async fn script_uses(&self, id: &ScriptId) -> Result<Vec<ScriptUse>, StoreError> {
        Ok(script_use::of(&self.reads, id).await?)
    }

    async fn phrases_of(&self, owner: Owner) -> Result<Vec<OwnPhrase>, StoreError> {
        Ok(phrase::of(&self.reads, owner).await?)
    }

    async fn phrase_events(&self, id: EntryId) -> Result<Vec<StoredEvent>, StoreError> {
        Ok(phrase::events(&self.reads, id).await?)
    }

    async fn phrase_marks(&self, account: AccountId) -> Result<Vec<PhraseMark>, StoreError> {
        Ok(phrase::marks(&self.reads, account).await?)
    }

    async fn phrase_uses(&self) -> Result<Vec<(PhraseId, u32)>, StoreError> {
        Ok(phrase::uses(&self.reads).await?)
    }

    async fn forbidden_uses(&self, since: NaiveDate) -> Result<Vec<(String, u32)>, StoreError> {
        Ok(forbidden_use::since(&self.reads, since).await?)
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(account::is_empty(&self.reads).await?)
    }

    async fn seed(&self, seed: Seed) -> Result<(), StoreError> {
        self.write(seed).await
    }

    async fn check(&self) -> Result<CheckReport, StoreError> {
        Ok(check::run(&self.reads).await?)
    }

    async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        Ok(backup::write(&self.path, file).await?)
    }

    async fn close(&self) {
        // Readers first: the log can only be written back whole when nobody reads from it.
        self.reads.pool.close().await;
        if let Some(queue) = &self.queue {
            queue.close().await;
        }
    }
}
