//! Filling an empty database, through the same inserts that commits use.

use super::{
    account, call, columns::json, complaint_row::ListColumns, customer, event, fault::Fault, job::Writing, pack_use,
    script::Script, search, transaction::Transaction, waybill,
};
use async_trait::async_trait;
use casework::ports::{AccountRecord, Seed, StoreError};
use domain::{
    call::Call,
    complaint::{Complaint, ComplaintEvent, decide::replay},
    event::{Event, Happening, Subject},
    id::AccountId,
    promise::{self, PromiseEvent},
    receipt::{self, ReceiptEvent},
    time::Instant,
};

type History = Vec<(ComplaintEvent, Instant, AccountId)>;

#[async_trait]
impl Writing for Seed {
    type Saved = ();
    type Failed = StoreError;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<(), StoreError> {
        let mut log = Vec::new();
        for record in &self.accounts {
            let mut script = Script::default();
            account::append_insert(&mut script, record);
            tx.execute(script).await?;
            log.push(added(record));
        }
        for customer in &self.customers {
            let mut script = Script::default();
            customer::append_insert(&mut script, customer)?;
            tx.execute(script).await?;
        }
        for waybill in &self.waybills {
            let mut script = Script::default();
            waybill::append_insert(&mut script, waybill)?;
            tx.execute(script).await?;
        }
        for call in &self.calls {
            let mut script = Script::default();
            call::append_insert(&mut script, tx, call)?;
            tx.execute(script).await?;
            log.extend(call_events(call));
        }
        for history in &mut self.complaints {
            log.extend(file(tx, std::mem::take(history)).await?);
        }
        for history in &mut self.receipts {
            log.extend(register(tx, std::mem::take(history)).await?);
        }
        for history in &mut self.promises {
            log.extend(promise(tx, std::mem::take(history)).await?);
        }
        // The log reads as if it had been written at the time.
        log.sort_by_key(|event| event.at);
        for chunk in log.chunks(64) {
            let mut script = Script::default();
            event::append(&mut script, tx, chunk)?;
            tx.execute(script).await?;
        }
        Ok(())
    }
}

/// Writes one complaint as its history leaves it, and gives its events.
async fn file(tx: &mut Transaction<'_>, mut history: History) -> Result<Vec<Event>, Fault> {
    let Some((ComplaintEvent::Filed { complaint }, _, _)) = history.first_mut() else {
        return Err(Fault::Unreadable("history"));
    };
    complaint.number = tx.next_number(complaint.number.day).await?;
    let mut state = replay(&history).ok_or(Fault::Unreadable("history"))?;
    state.version = versions(&history);
    write(tx, &state).await?;
    let subject = Subject::Complaint(state.id);
    let event = |(what, at, by)| Event { subject, at, by: Some(by), what: Happening::Complaint(what) };
    Ok(history.into_iter().map(event).collect())
}

async fn write(tx: &mut Transaction<'_>, state: &Complaint) -> Result<(), Fault> {
    tx.head.filing += 1;
    let filing = tx.head.filing;
    let mut script = Script::default();
    ListColumns::of(state)?.append_insert(&mut script, filing);
    script.then("INSERT INTO complaint_states (filing, state) VALUES (?, ?)").bind(filing).bind(json(state)?);
    tx.tally.index(filing, search::document(state));
    tx.tally.count("complaint.filed", 1);
    tx.tally.count(format!("complaint.kind.{}", state.kind().code()), 1);
    tx.tally.count(format!("complaint.stage.{}", state.stage.code().code()), 1);
    pack_use::count_new(tx, state);
    tx.execute(script).await
}

/// Writes one return receipt as its history leaves it, and gives its events.
async fn register(
    tx: &mut Transaction<'_>,
    history: Vec<(ReceiptEvent, Instant, AccountId)>,
) -> Result<Vec<Event>, Fault> {
    let state = receipt::decide::replay(&history).ok_or(Fault::Unreadable("history"))?;
    let mut script = Script::default();
    super::receipt::append_insert(&mut script, &state)?;
    tx.execute(script).await?;
    let subject = Subject::ReturnReceipt(state.id);
    let event = |(what, at, by)| Event { subject, at, by: Some(by), what: Happening::ReturnReceipt(what) };
    Ok(history.into_iter().map(event).collect())
}

/// Writes one promise as its history leaves it, and gives its events.
async fn promise(
    tx: &mut Transaction<'_>,
    history: Vec<(PromiseEvent, Instant, AccountId)>,
) -> Result<Vec<Event>, Fault> {
    let state = promise::replay(&history).ok_or(Fault::Unreadable("history"))?;
    let mut script = Script::default();
    super::promise::append_insert(&mut script, &state)?;
    tx.execute(script).await?;
    let subject = Subject::Promise(state.id);
    let event = |(what, at, by)| Event { subject, at, by: Some(by), what: Happening::Promise(what) };
    Ok(history.into_iter().map(event).collect())
}

/// Events of one person at one moment are one command.
fn versions(history: &History) -> u32 {
    let commands = history.chunk_by(|(_, at, by), (_, next_at, next_by)| at == next_at && by == next_by).count();
    u32::try_from(commands).unwrap_or(u32::MAX)
}

fn added(record: &AccountRecord) -> Event {
    Event {
        subject: Subject::Account(record.actor.id),
        at: record.created_at,
        by: None,
        what: Happening::AccountAdded { role: record.actor.role },
    }
}

fn call_events(call: &Call) -> Vec<Event> {
    let (subject, by) = (Subject::Call(call.id), Some(call.agent));
    let what = Happening::CallStarted { channel: call.channel, direction: call.direction };
    let mut events = vec![Event { subject, at: call.started_at, by, what }];
    if let Some(wrap_up) = &call.wrap_up {
        let what = Happening::CallFinished {
            disposition: wrap_up.disposition,
            talk_seconds: call.talk_seconds().unwrap_or_default(),
            hold_seconds: wrap_up.hold_seconds(),
        };
        events.push(Event { subject, at: wrap_up.wrapped_at, by, what });
    }
    events
}
