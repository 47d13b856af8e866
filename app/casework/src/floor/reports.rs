//! Taking in what other systems report. Reports that come while others are being saved wait, and the next turn saves all
//! of them in one transaction.

use super::{
    KEY_LENGTH, OLDEST_DAYS, Report, ReportRefusal as Refusal, Reported, State, fill,
    turn::{News, Turn, see_through},
};
use crate::{
    Ctx, Failure,
    ports::{Beside, FloorHappening, StoreError, StoredLine},
};
use chrono::TimeDelta;
use domain::{
    account::Permission,
    id::{AccountId, ContactId, IntegrationId},
    queue::{AgentFact, ContactFact, QueueEvent, Target, What, reported},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::oneshot;

/// Reports that one turn takes at most, so that the first one does not wait too long for its answer.
const MOST: usize = 2000;

/// What one request reported, and who waits for the answer.
#[derive(Debug)]
pub(super) struct Batch {
    source: IntegrationId,
    reports: Vec<Report>,
    answer: oneshot::Sender<Vec<Reported>>,
}

/// Takes reports in, in their order. When it returns, everything that was not refused is durable.
///
/// # Errors
/// A broken store; then nothing of it was taken.
pub async fn report(ctx: &Ctx, source: IntegrationId, reports: Vec<Report>) -> Result<Vec<Reported>, Failure> {
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let (sender, mut answer) = oneshot::channel();
    ctx.floor.waiting().push(Batch { source, reports, answer: sender });
    let own = ctx.clone();
    see_through(ctx, async move {
        let turn = Turn::take(&own).await?;
        // Whoever had the turn before may have taken these with its own.
        match answer.try_recv() {
            Ok(answers) => return Ok(answers),
            Err(oneshot::error::TryRecvError::Closed) => return Err(lost(&own)),
            Err(oneshot::error::TryRecvError::Empty) => {}
        }
        take_all(&own, &turn).await?;
        answer.try_recv().map_err(|_| lost(&own))
    })
    .await
}

fn lost(ctx: &Ctx) -> Failure {
    ctx.broken(&StoreError("the reports were not saved".to_owned()))
}

/// Takes in everything that waits.
async fn take_all(ctx: &Ctx, turn: &Turn) -> Result<(), Failure> {
    loop {
        let batches = some(&mut ctx.floor.waiting());
        if batches.is_empty() {
            break;
        }
        take(ctx, turn, batches).await?;
    }
    turn.settle().await.ok();
    Ok(())
}

/// The batches that waited longest.
fn some(waiting: &mut Vec<Batch>) -> Vec<Batch> {
    let mut reports = 0;
    let taken = waiting.iter().take_while(|batch| {
        let fits = reports < MOST;
        reports += batch.reports.len();
        fits
    });
    let taken = taken.count();
    waiting.drain(..taken).collect()
}

/// What has to be known before reports can be judged.
struct Known {
    now: Instant,
    /// Lines by their keys.
    lines: BTreeMap<String, StoredLine>,
    /// What is known of contacts that are not at hand.
    kept: BTreeMap<ContactId, Vec<StoredLine>>,
    agents: BTreeSet<AccountId>,
}

async fn take(ctx: &Ctx, turn: &Turn, batches: Vec<Batch>) -> Result<(), Failure> {
    let known = known(ctx, turn, &batches).await.map_err(|e| ctx.broken(&e))?;
    let mut intake = Intake { known, seq: ctx.floor.seq(), news: Vec::new(), beside: Vec::new() };
    let judged: Vec<Vec<Reported>> = {
        let state = turn.read();
        let judge = |batch: &Batch| {
            let key = |report: &Report| format!("i:{}:{}", batch.source, report.key);
            batch.reports.iter().map(|report| intake.judge(&state, key(report), report)).collect()
        };
        batches.iter().map(judge).collect()
    };
    let Intake { known, news, beside, .. } = intake;
    if !(news.is_empty() && beside.is_empty()) {
        save(turn, known, news, beside).await?;
    }
    for (batch, answers) in batches.into_iter().zip(judged) {
        // Whoever reported may have gone; what was saved stays saved.
        batch.answer.send(answers).ok();
    }
    Ok(())
}

/// Saves what is new. What is over and happened before anything at hand goes to the tables and not to the board; a contact
/// of which something happened since is taken up again, with all that is known of it.
async fn save(turn: &Turn, known: Known, news: Vec<News>, beside: Vec<Beside>) -> Result<(), Failure> {
    let lines = known.kept.values().flatten();
    let kept: Vec<QueueEvent> = lines.filter_map(|stored| event_of(&stored.line.what).cloned()).collect();
    let write = turn.write_of(news, &kept, beside, known.now);
    let horizon = turn.read().horizon;
    let records = write.records.contacts.iter();
    let wanted = records
        .filter(|record| record.last_at >= horizon || !record.contact.is_finished() || turn.has(record.contact.id));
    let wanted: BTreeSet<ContactId> = wanted.map(|record| record.contact.id).collect();
    let back: Vec<&StoredLine> =
        known.kept.iter().filter(|(id, _)| wanted.contains(*id)).flat_map(|(_, lines)| lines).collect();
    turn.take_up(&back);
    turn.save_and(write, |event| contact_of(event).is_none_or(|id| wanted.contains(&id))).await.map(drop)
}

async fn known(ctx: &Ctx, turn: &Turn, batches: &[Batch]) -> Result<Known, StoreError> {
    let reports = || batches.iter().flat_map(|batch| batch.reports.iter().map(move |report| (batch.source, report)));
    let keys: Vec<String> = reports().map(|(source, report)| format!("i:{source}:{}", report.key)).collect();
    let lines = ctx.store.floor_lines_with(&keys).await?;
    let lines = lines.into_iter().filter_map(|stored| Some((stored.line.key.clone()?, stored))).collect();
    let unknown: BTreeSet<ContactId> = {
        let state = turn.read();
        let about = reports().filter_map(|(_, report)| contact_in(&report.what));
        about.filter(|id| state.counters.floor().contact(*id).is_none()).collect()
    };
    let mut kept: BTreeMap<ContactId, Vec<StoredLine>> = BTreeMap::new();
    if !unknown.is_empty() {
        let unknown: Vec<ContactId> = unknown.into_iter().collect();
        for stored in ctx.store.floor_lines_of(&unknown).await? {
            if let Some(id) = event_of(&stored.line.what).and_then(contact_of) {
                kept.entry(id).or_default().push(stored);
            }
        }
    }
    let named: BTreeSet<AccountId> = reports().flat_map(|(_, report)| agents_in(&report.what)).collect();
    let is_new = named.iter().any(|id| !turn.read().people.contains_key(id));
    if is_new {
        let people = fill::people(ctx.store.as_ref()).await?;
        turn.know(people);
    }
    let people = &turn.read().people;
    let takes = |id: &AccountId| people.get(id).is_some_and(|person| person.role.may(Permission::TakeCalls));
    Ok(Known { now: ctx.clock.now(), lines, kept, agents: named.into_iter().filter(takes).collect() })
}

/// Reports on their way into the log.
struct Intake {
    known: Known,
    /// The newest line, with those that will be there.
    seq: i64,
    news: Vec<News>,
    beside: Vec<Beside>,
}

impl Intake {
    fn judge(&mut self, state: &State, key: String, report: &Report) -> Reported {
        if let Err(refusal) = self.fits(report) {
            return Reported::Refused(refusal);
        }
        if let Some(stored) = self.known.lines.get(&key) {
            let same = event_of(&stored.line.what).is_some_and(|event| event.what == report.what);
            return if same { Reported::Known { seq: stored.seq } } else { Reported::Refused(Refusal::KeyReused) };
        }
        let before = self.seq - i64::try_from(self.news.len()).unwrap_or_default();
        let place = |index: usize| before + i64::try_from(index).unwrap_or_default() + 1;
        if let Some(index) = self.news.iter().position(|news| news.key.as_ref() == Some(&key)) {
            let same = self.news[index].event.what == report.what;
            return if same { Reported::Known { seq: place(index) } } else { Reported::Refused(Refusal::KeyReused) };
        }
        let event = reported(report.what.clone(), report.at, self.known.now);
        self.note_beside(report);
        if state.counters.floor().knows(&event)
            || self.known.kept.values().flatten().any(|stored| event_of(&stored.line.what) == Some(&event))
            || self.news.iter().any(|news| news.event == event)
        {
            return Reported::Known { seq: self.seq };
        }
        self.news.push(News { event, key: Some(key), command: None });
        self.seq += 1;
        Reported::Taken { seq: self.seq }
    }

    fn fits(&self, report: &Report) -> Result<(), Refusal> {
        let visible = |text: &str| text.len() <= KEY_LENGTH && text.bytes().all(|byte| byte.is_ascii_graphic());
        if report.key.is_empty() || !visible(&report.key) {
            return Err(Refusal::KeyUnfit);
        }
        if report.recording.as_deref().is_some_and(|recording| recording.is_empty() || !visible(recording)) {
            return Err(Refusal::RecordingUnfit);
        }
        let earliest = self.known.now - TimeDelta::days(OLDEST_DAYS);
        if report.at < earliest {
            return Err(Refusal::TooOld { earliest });
        }
        if agents_in(&report.what).iter().any(|agent| !self.known.agents.contains(agent)) {
            return Err(Refusal::UnknownAgent);
        }
        Ok(())
    }

    fn note_beside(&mut self, report: &Report) {
        if let Some(contact) = contact_in(&report.what)
            && (report.phone.is_some() || report.recording.is_some())
        {
            let (phone, recording) = (report.phone.clone(), report.recording.clone());
            self.beside.push(Beside { contact, phone, recording });
        }
    }
}

fn event_of(what: &FloorHappening) -> Option<&QueueEvent> {
    match what {
        FloorHappening::Event(event) => Some(event),
        _ => None,
    }
}

fn contact_of(event: &QueueEvent) -> Option<ContactId> {
    contact_in(&event.what)
}

const fn contact_in(what: &What) -> Option<ContactId> {
    match what {
        What::Contact { id, .. } => Some(*id),
        _ => None,
    }
}

/// Everybody a report names.
fn agents_in(what: &What) -> Vec<AccountId> {
    match what {
        What::Agent { id, fact: AgentFact::SignedOn { .. } | AgentFact::PresenceSet { .. } } => vec![*id],
        What::Queue { .. } => Vec::new(),
        What::Contact { fact, .. } => match fact {
            ContactFact::Transferred { agent, to: Target::Agent(other) } => vec![*agent, *other],
            ContactFact::Offered { agent }
            | ContactFact::OfferEnded { agent, .. }
            | ContactFact::Answered { agent }
            | ContactFact::Held { agent }
            | ContactFact::Resumed { agent }
            | ContactFact::Transferred { agent, .. }
            | ContactFact::Wrapped { agent, .. }
            | ContactFact::PresumedDone { agent } => vec![*agent],
            _ => Vec::new(),
        },
    }
}
