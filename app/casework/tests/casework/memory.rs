//! A store in memory: the promises of the port, without durability. One lock makes each commit whole.

mod chats;
mod floor;
mod integrations;
mod packs;
mod port;
mod promises;

use casework::ports::{
    AccountRecord, Commit, CommitError, Committed, InstalledEdition, InstalledPack, PhraseMark, PhraseWrite,
    PublishedScript, ScriptDraft, ScriptUse, SessionRecord, StoreError, StoredEvent, WaybillParties, Write,
};
use domain::{
    account::Role,
    call::Call,
    command::Receipt,
    complaint::{Complaint, ComplaintEvent, Field, facts::masked},
    customer::Customer,
    event::Happening,
    id::{AccountId, CallId, ComplaintId, PromiseId, ReturnReceiptId, SubmissionId},
    person::Phone,
    phrase::{OwnPhrase, PhraseId},
    promise::Promise,
    receipt::ReturnReceipt,
    script::ScriptId,
    view::{CallSummary, ComplaintRow, NextClock, PersonRef, SavedDraft},
    waybill::{Waybill, WaybillNumber},
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
};

/// What a faster colleague does just before a commit is looked at.
type Interloper = Box<dyn FnOnce(&mut State) + Send>;

/// The store.
#[derive(Default)]
pub struct Memory {
    state: Mutex<State>,
    interlopers: Mutex<VecDeque<Interloper>>,
    broken: AtomicBool,
    read_only: AtomicBool,
}

/// Everything it keeps.
#[derive(Default)]
pub struct State {
    pub accounts: Vec<AccountRecord>,
    pub customers: Vec<Customer>,
    pub waybills: Vec<Waybill>,
    pub calls: BTreeMap<CallId, Call>,
    pub complaints: BTreeMap<ComplaintId, Complaint>,
    pub receipts: BTreeMap<ReturnReceiptId, ReturnReceipt>,
    pub promises: BTreeMap<PromiseId, Promise>,
    pub chats: Vec<chats::Room>,
    pub events: Vec<StoredEvent>,
    pub submissions: BTreeMap<SubmissionId, (AccountId, String, Receipt)>,
    pub drafts: BTreeMap<(AccountId, SubmissionId), (i64, Option<SavedDraft>)>,
    pub sessions: Vec<SessionRecord>,
    pub packs: Vec<InstalledPack>,
    pub editions: Vec<InstalledEdition>,
    pub scripts: Vec<PublishedScript>,
    /// The last revision of each script's draft, and the draft while there is one.
    pub script_drafts: BTreeMap<ScriptId, (u32, Option<ScriptDraft>)>,
    pub phrases: Vec<OwnPhrase>,
    pub marks: BTreeMap<(AccountId, PhraseId), PhraseMark>,
    /// Forbidden phrases that customers were told, by day.
    pub slips: BTreeMap<(chrono::NaiveDate, String), u32>,
    pub touches: u32,
    pub floor: floor::Kept,
    pub partners: integrations::Kept,
}

impl Memory {
    /// What is kept now.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Lets somebody else be faster at the next commit.
    pub fn interlope(&self, deed: impl FnOnce(&mut State) + Send + 'static) {
        self.interlopers.lock().unwrap().push_back(Box::new(deed));
    }

    /// From now on every question and every commit fails.
    pub fn break_down(&self) {
        self.broken.store(true, Ordering::SeqCst);
    }

    /// From now on questions are answered and every commit fails.
    pub fn refuse_commits(&self) {
        self.read_only.store(true, Ordering::SeqCst);
    }

    fn read<T>(&self, answer: impl FnOnce(&mut State) -> T) -> Result<T, StoreError> {
        if self.broken.load(Ordering::SeqCst) {
            return Err(StoreError("disk on fire at /secret/path".to_owned()));
        }
        Ok(answer(&mut self.state()))
    }

    fn save(&self, commit: Commit) -> Result<Committed, CommitError> {
        if self.read_only.load(Ordering::SeqCst) {
            return Err(StoreError("read only".to_owned()).into());
        }
        let interloper = self.interlopers.lock().unwrap().pop_front();
        self.read(|state| {
            if let Some(deed) = interloper {
                deed(state);
            }
            state.save(commit)
        })?
    }
}

impl State {
    fn save(&mut self, commit: Commit) -> Result<Committed, CommitError> {
        let Commit { submission, mut events, write } = commit;
        if let Some(mark) = &submission
            && let Some((by, command, receipt)) = self.submissions.get(&mark.id)
        {
            let same = *by == mark.by && command == mark.command;
            return Err(if same { CommitError::AlreadyDone(receipt.clone()) } else { CommitError::SubmissionReused });
        }
        let receipt = self.write(write, &mut events)?;
        for event in events {
            let seq = self.seq() + 1;
            self.events.push(StoredEvent { seq, event });
        }
        if let (Some(mark), Some(receipt)) = (submission, receipt.clone()) {
            self.submissions.insert(mark.id, (mark.by, mark.command.to_owned(), receipt));
        }
        Ok(Committed { receipt, seq: self.seq() })
    }

    fn number(&mut self, mut complaint: Complaint, events: &mut [domain::event::Event]) -> Receipt {
        let today = self.complaints.values().filter(|c| c.number.day == complaint.number.day).count();
        complaint.number.serial = u32::try_from(today).unwrap() + 1;
        for event in events {
            if let Happening::Complaint(ComplaintEvent::Filed { complaint: filed }) = &mut event.what {
                filed.number = complaint.number;
            }
        }
        let receipt = Receipt::Complaint { id: complaint.id, number: complaint.number };
        self.complaints.insert(complaint.id, complaint);
        receipt
    }

    fn write(&mut self, write: Write, events: &mut [domain::event::Event]) -> Result<Option<Receipt>, CommitError> {
        Ok(match write {
            Write::NewComplaint(complaint) => Some(self.number(*complaint, events)),
            Write::Complaint { state, expected_version, slips } => {
                let kept = self.complaints.get_mut(&state.id).ok_or(CommitError::Stale)?;
                if kept.version != expected_version {
                    return Err(CommitError::Stale);
                }
                let receipt = Receipt::Change { id: state.id, version: state.version };
                *kept = *state;
                for name in slips.forbidden {
                    *self.slips.entry((slips.on, name)).or_default() += 1;
                }
                Some(receipt)
            }
            Write::NewCall(call) => {
                if self.calls.contains_key(&call.id) {
                    return Err(CommitError::Taken);
                }
                let receipt = Receipt::Call { id: call.id };
                self.calls.insert(call.id, *call);
                Some(receipt)
            }
            Write::FinishedCall { call, promises, floor } => Some(self.finish(*call, promises, floor)?),
            Write::Promise { state, expected_version, floor } => Some(self.settle(*state, expected_version, floor)?),
            Write::NewReturnReceipt(new) => Some(self.register(*new)?),
            Write::ReturnReceipt { state, expected_version } => Some(self.record(*state, expected_version)?),
            write @ (Write::Phrases(_) | Write::Favourite { .. } | Write::Uses { .. }) => {
                Some(self.write_words(write)?)
            }
            other => self.write_office(other)?,
        })
    }

    /// Accounts, rules and scripts.
    fn write_office(&mut self, write: Write) -> Result<Option<Receipt>, CommitError> {
        match write {
            Write::NewAccount(record) => {
                if self.accounts.iter().any(|a| a.actor.login == record.actor.login) {
                    return Err(CommitError::Taken);
                }
                self.accounts.push(*record);
            }
            Write::Password { account, hash } => {
                let kept = self.accounts.iter_mut().find(|a| a.actor.id == account);
                kept.ok_or(CommitError::Stale)?.password_hash = hash;
            }
            write @ (Write::NewIntegration(_) | Write::Integration { .. }) => self.partners.write(write)?,
            Write::NewPack(pack) => {
                let same = |p: &InstalledPack| (p.kind, &p.pack, &p.version) == (pack.kind, &pack.pack, &pack.version);
                if self.packs.iter().any(same) {
                    return Err(CommitError::Taken);
                }
                self.packs.push(*pack);
            }
            Write::NewEdition(new) => {
                if self.editions.iter().any(|known| known.edition.version == new.edition.version) {
                    return Err(CommitError::Taken);
                }
                self.editions.push(*new);
            }
            Write::PublishedScript { published, draft } => return self.publish(*published, draft).map(Some),
            Write::ScriptDraft { mut draft, over } => {
                let kept = self.script_drafts.entry(draft.script.id.clone()).or_default();
                if kept.1.as_ref().map(|kept| kept.revision) != over {
                    return Err(CommitError::Stale);
                }
                kept.0 += 1;
                draft.revision = kept.0;
                kept.1 = Some(*draft);
            }
            Write::NoScriptDraft { script, revision } => self.drop_draft(&script, revision)?,
            _ => {}
        }
        Ok(None)
    }

    /// Phrases, and what is known of their use.
    fn write_words(&mut self, write: Write) -> Result<Receipt, CommitError> {
        let mut changed = 1;
        match write {
            Write::Phrases(writes) => {
                for PhraseWrite { state, expected_version } in &writes {
                    let kept = self.phrases.iter().find(|own| own.phrase.id == state.phrase.id);
                    match (kept.map(|own| own.version), expected_version) {
                        (Some(_), None) => return Err(CommitError::Taken),
                        (kept, expected) if kept != *expected => return Err(CommitError::Stale),
                        _ => {}
                    }
                }
                changed = u32::try_from(writes.len()).unwrap();
                for PhraseWrite { state, .. } in writes {
                    self.phrases.retain(|own| own.id != state.id);
                    self.phrases.push(state);
                }
            }
            Write::Favourite { account, phrase, favourite } => self.mark(account, &phrase).favourite = favourite,
            Write::Uses { account, used, at } => {
                for (phrase, times) in &used {
                    let mark = self.mark(account, phrase);
                    mark.times += times;
                    mark.used_at = mark.used_at.max(Some(at));
                }
                changed = u32::try_from(used.len()).unwrap();
            }
            _ => {}
        }
        Ok(Receipt::Phrases { changed })
    }

    fn mark(&mut self, account: AccountId, phrase: &PhraseId) -> &mut PhraseMark {
        let fresh = || PhraseMark { phrase: phrase.clone(), favourite: false, times: 0, used_at: None };
        self.marks.entry((account, phrase.clone())).or_insert_with(fresh)
    }

    fn register(&mut self, new: ReturnReceipt) -> Result<Receipt, CommitError> {
        if self.receipts.values().any(|known| known.waybill == new.waybill) {
            return Err(CommitError::Taken);
        }
        let receipt = Receipt::ReturnReceipt { id: new.id, version: new.version };
        self.receipts.insert(new.id, new);
        Ok(receipt)
    }

    fn record(&mut self, state: ReturnReceipt, expected_version: u32) -> Result<Receipt, CommitError> {
        let kept = self.receipts.get_mut(&state.id).ok_or(CommitError::Stale)?;
        if kept.version != expected_version {
            return Err(CommitError::Stale);
        }
        let receipt = Receipt::ReturnReceipt { id: state.id, version: state.version };
        *kept = state;
        Ok(receipt)
    }

    fn drop_draft(&mut self, script: &ScriptId, revision: u32) -> Result<(), CommitError> {
        let kept = self.script_drafts.get_mut(script).map(|kept| &mut kept.1);
        let draft = kept.filter(|kept| kept.as_ref().is_some_and(|draft| draft.revision == revision));
        *draft.ok_or(CommitError::Stale)? = None;
        Ok(())
    }

    fn publish(&mut self, published: PublishedScript, draft: Option<u32>) -> Result<Receipt, CommitError> {
        let (id, version) = (published.script.id.clone(), published.script.version);
        if self.scripts.iter().any(|known| (&known.script.id, known.script.version) == (&id, version)) {
            return Err(CommitError::Taken);
        }
        if let Some(revision) = draft {
            self.drop_draft(&id, revision)?;
        }
        self.scripts.push(published);
        Ok(Receipt::Script { id, version })
    }

    fn script_uses(&self, id: &ScriptId) -> Vec<ScriptUse> {
        let runs = self.calls.values().filter_map(|call| call.wrap_up.as_ref()?.run.as_ref());
        let mut uses: BTreeMap<u32, u32> = BTreeMap::new();
        for run in runs {
            let versions: BTreeSet<u32> =
                run.openings.iter().filter(|opening| opening.script == *id).map(|opening| opening.version).collect();
            for version in versions {
                *uses.entry(version).or_default() += 1;
            }
        }
        uses.into_iter().map(|(version, calls)| ScriptUse { script: id.clone(), version, calls }).collect()
    }

    pub fn seq(&self) -> i64 {
        i64::try_from(self.events.len()).unwrap()
    }

    pub fn person(&self, id: AccountId) -> Option<PersonRef> {
        let account = self.accounts.iter().find(|a| a.actor.id == id)?;
        Some(PersonRef { id, name: account.actor.name.clone(), role: account.actor.role })
    }

    fn people(&self, roles: &[Role]) -> Vec<PersonRef> {
        let suitable = self.accounts.iter().filter(|a| roles.contains(&a.actor.role));
        suitable.filter_map(|a| self.person(a.actor.id)).collect()
    }

    fn parties(&self, waybill: &Waybill) -> WaybillParties {
        let customer = |id| self.customers.iter().find(|c| c.id == id).unwrap().clone();
        WaybillParties {
            waybill: waybill.clone(),
            sender: customer(waybill.sender),
            recipient: customer(waybill.recipient),
        }
    }

    fn row(&self, complaint: &Complaint) -> ComplaintRow {
        let clock = complaint.next_clock();
        ComplaintRow {
            id: complaint.id,
            number: complaint.number,
            version: complaint.version,
            kind: complaint.kind(),
            channel: complaint.facts.channel(),
            stage: complaint.stage.code(),
            owner: complaint.owner.and_then(|id| self.person(id)),
            contact: masked(Field::ContactName, complaint.facts.contact_name()),
            waybill: complaint.facts.waybill().map(|w| w.as_str().to_owned()),
            gist: complaint.facts.get(Field::Item).unwrap_or_default().to_owned(),
            accepted_at: complaint.accepted_at,
            next: clock.map(|c| NextClock { code: c.code, lane: c.lane, due: c.due }),
        }
    }

    fn about(&self, waybill: Option<&WaybillNumber>, phone: Option<&Phone>, open_only: bool) -> Vec<ComplaintRow> {
        let concerns = |c: &&Complaint| {
            let same_waybill = waybill.is_some() && c.facts.waybill().as_ref() == waybill;
            let same_phone = phone.is_some() && c.facts.phone().as_ref() == phone;
            (same_waybill || same_phone) && !(open_only && c.is_closed())
        };
        self.complaints.values().filter(concerns).map(|c| self.row(c)).collect()
    }

    fn summary(&self, call: &Call) -> CallSummary {
        let steps = call.wrap_up.as_ref().and_then(|w| w.run.as_ref()).map_or(0, |run| run.visits.len());
        CallSummary {
            id: call.id,
            started_at: call.started_at,
            channel: call.channel,
            direction: call.direction,
            agent: self.person(call.agent).map(|p| p.name).unwrap_or_default(),
            talk_seconds: call.talk_seconds(),
            disposition: call.wrap_up.as_ref().map(|w| w.disposition),
            note: call.wrap_up.as_ref().map(|w| w.note.clone()).unwrap_or_default(),
            steps: u32::try_from(steps).unwrap(),
        }
    }
}
