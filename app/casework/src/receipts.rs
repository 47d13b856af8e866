//! Return receipts: registering one, recording what happens to it, and deciding about what house rules would charge.
//! A decision is a record; nothing here takes money from anybody.

use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, StoreError, StoredEvent, SubmissionMark, Write},
};
use domain::{
    account::{Actor, Permission},
    command::Receipt,
    event::{Event, Happening, Subject},
    id::{AccountId, ReturnReceiptId, SubmissionId},
    receipt::{
        Deed, ReceiptCommand, ReceiptEvent, ReceiptForm, ReceiptOutcome, ReceiptRefusal, ReceiptSubmission,
        ReceiptTerms, ReturnReceipt, decide,
    },
    time::local_day,
    view::{
        PersonRef,
        receipts::{ReceiptEntry, ReceiptList, ReceiptPage, ReceiptQuery, ReceiptRow},
    },
};

/// The longest text a list is searched for.
const QUERY_LENGTH: usize = 80;

/// Carries out a submission. Arriving again, it answers what the first arrival saved.
///
/// # Errors
/// No permission or a broken store. Everything a person can mend is a [`ReceiptOutcome`].
pub async fn submit(ctx: &Ctx, actor: &Actor, submission: ReceiptSubmission) -> Result<ReceiptOutcome, Failure> {
    let ReceiptSubmission { id, by, command } = submission;
    // Another person signed in meanwhile, in another tab.
    if by.is_some_and(|by| by != actor.id) {
        return Err(Failure::SignedOut);
    }
    allow(actor, command.permission())?;
    let name = command.name();
    if let Some(outcome) = earlier(ctx, actor, id, name).await? {
        return Ok(outcome);
    }
    let mark = SubmissionMark { id, by: actor.id, command: name, at: ctx.clock.now() };
    match command {
        ReceiptCommand::Register { form } => register(ctx, mark, &form).await,
        ReceiptCommand::Record { receipt, version, deed } => record(ctx, mark, receipt, version, &deed).await,
    }
}

/// What an earlier arrival of the submission saved.
async fn earlier(ctx: &Ctx, actor: &Actor, id: SubmissionId, name: &str) -> Result<Option<ReceiptOutcome>, Failure> {
    let earlier = ctx.store.submission(id).await.map_err(|e| ctx.broken(&e))?;
    Ok(earlier.map(|(by, command, receipt)| {
        if by == actor.id && command == name { done(&receipt) } else { refused(ReceiptRefusal::SubmissionReused) }
    }))
}

async fn register(ctx: &Ctx, mark: SubmissionMark, form: &ReceiptForm) -> Result<ReceiptOutcome, Failure> {
    let read = match form.parse(local_day(mark.at)) {
        Ok(read) => read,
        Err(flaws) => return Ok(ReceiptOutcome::Flawed { flaws }),
    };
    let waybill = read.waybill.clone();
    if let Some(id) = ctx.store.return_receipt_of(&waybill).await.map_err(|e| ctx.broken(&e))? {
        return Ok(refused(ReceiptRefusal::Registered { id }));
    }
    let terms = ReceiptTerms::builtin().ok_or_else(|| unknown_terms(ctx))?;
    let (id, at, by) = (ReturnReceiptId(ctx.ids.next()), mark.at, mark.by);
    let registered = decide::register(id, read, terms, at, by);
    let Some(state) = decide::replay(&[(registered.clone(), at, by)]) else { return Err(Failure::Malformed) };
    match save(ctx, mark, id, registered, Write::NewReturnReceipt(Box::new(state))).await {
        // A colleague registered the same waybill between the look and the commit.
        Err(CommitError::Taken) => {
            let known = ctx.store.return_receipt_of(&waybill).await.map_err(|e| ctx.broken(&e))?;
            Ok(refused(known.map_or(ReceiptRefusal::NotFound, |id| ReceiptRefusal::Registered { id })))
        }
        saved => answer(ctx, saved),
    }
}

async fn record(
    ctx: &Ctx,
    mark: SubmissionMark,
    id: ReturnReceiptId,
    version: u32,
    deed: &Deed,
) -> Result<ReceiptOutcome, Failure> {
    let Some(mut state) = ctx.store.return_receipt(id).await.map_err(|e| ctx.broken(&e))? else {
        return Ok(refused(ReceiptRefusal::NotFound));
    };
    // What is recorded or decided rests on what the person was looking at.
    if state.version != version {
        return Ok(ReceiptOutcome::Stale { version: state.version });
    }
    let (at, by) = (mark.at, mark.by);
    let happened = match decide::record(&state, deed, terms_of(ctx, &state)?, at, by) {
        Ok(event) => event,
        Err(refusal) => return Ok(refused(refusal)),
    };
    state.apply(&happened, at, by);
    let write = Write::ReturnReceipt { state: Box::new(state), expected_version: version };
    match save(ctx, mark, id, happened, write).await {
        Err(CommitError::Stale) => {
            let current = ctx.store.return_receipt(id).await.map_err(|e| ctx.broken(&e))?;
            Ok(current.map_or_else(
                || refused(ReceiptRefusal::NotFound),
                |current| ReceiptOutcome::Stale { version: current.version },
            ))
        }
        saved => answer(ctx, saved),
    }
}

async fn save(
    ctx: &Ctx,
    mark: SubmissionMark,
    id: ReturnReceiptId,
    what: ReceiptEvent,
    write: Write,
) -> Result<Receipt, CommitError> {
    let what = Happening::ReturnReceipt(what);
    let event = Event { subject: Subject::ReturnReceipt(id), at: mark.at, by: Some(mark.by), what };
    let saved = ctx.store.commit(Commit { submission: Some(mark), events: vec![event], write }).await?;
    ctx.live.committed(saved.seq);
    Ok(saved.receipt.unwrap_or(Receipt::ReturnReceipt { id, version: 1 }))
}

fn answer(ctx: &Ctx, saved: Result<Receipt, CommitError>) -> Result<ReceiptOutcome, Failure> {
    match saved {
        Ok(receipt) | Err(CommitError::AlreadyDone(receipt)) => Ok(done(&receipt)),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(CommitError::SubmissionReused | CommitError::Taken | CommitError::Stale) => {
            Ok(refused(ReceiptRefusal::SubmissionReused))
        }
    }
}

const fn done(receipt: &Receipt) -> ReceiptOutcome {
    match receipt {
        Receipt::ReturnReceipt { id, version } => ReceiptOutcome::Done { id: *id, version: *version },
        // The id belongs to a submission of another kind.
        Receipt::Call { .. }
        | Receipt::Complaint { .. }
        | Receipt::Change { .. }
        | Receipt::Phrases { .. }
        | Receipt::Promise { .. }
        | Receipt::Floor { .. }
        | Receipt::Said { .. }
        | Receipt::Script { .. } => refused(ReceiptRefusal::SubmissionReused),
    }
}

const fn refused(refusal: ReceiptRefusal) -> ReceiptOutcome {
    ReceiptOutcome::Refused { refusal }
}

/// The rules of the day a receipt was registered.
fn terms_of(ctx: &Ctx, receipt: &ReturnReceipt) -> Result<&'static ReceiptTerms, Failure> {
    ReceiptTerms::known(&receipt.terms).ok_or_else(|| unknown_terms(ctx))
}

fn unknown_terms(ctx: &Ctx) -> Failure {
    ctx.broken(&StoreError("the rules of a return receipt are not known to this program".to_owned()))
}

/// A page of the list of receipts, as of today.
///
/// # Errors
/// No permission, a search text that is too long, a broken store.
pub async fn list(ctx: &Ctx, actor: &Actor, query: &ReceiptQuery) -> Result<ReceiptList, Failure> {
    allow(actor, Permission::ReadReceipts)?;
    if [&query.q, &query.outlet].into_iter().any(|text| text.chars().count() > QUERY_LENGTH) {
        return Err(Failure::Malformed);
    }
    let today = local_day(ctx.clock.now());
    let found = ctx.store.return_receipts(query, today).await.map_err(|e| ctx.broken(&e))?;
    let row = |receipt: &ReturnReceipt| Ok(ReceiptRow::of(receipt, terms_of(ctx, receipt)?, today));
    Ok(ReceiptList {
        rows: found.receipts.iter().map(row).collect::<Result<_, Failure>>()?,
        next: found.next,
        all: found.all,
        counts: found.counts,
        outlets: found.outlets,
        today,
    })
}

/// The page of one receipt.
///
/// # Errors
/// No permission, an unknown receipt, a broken store.
pub async fn page(ctx: &Ctx, actor: &Actor, key: &str) -> Result<ReceiptPage, Failure> {
    allow(actor, Permission::ReadReceipts)?;
    let broken = |e| ctx.broken(&e);
    let id: ReturnReceiptId = key.parse().map_err(|_| Failure::NotFound)?;
    let receipt = ctx.store.return_receipt(id).await.map_err(broken)?.ok_or(Failure::NotFound)?;
    let events = ctx.store.return_receipt_events(id).await.map_err(broken)?;
    let people = ctx.store.people().await.map_err(broken)?;
    let timeline: Vec<ReceiptEntry> = events.into_iter().filter_map(|stored| entry(stored, &people)).collect();
    let terms = terms_of(ctx, &receipt)?.clone();
    let concerned = |person: &PersonRef| is_concerned(&receipt, person.id);
    let people = people.into_iter().filter(concerned).collect();
    Ok(ReceiptPage { receipt, terms, timeline, people })
}

fn entry(stored: StoredEvent, people: &[PersonRef]) -> Option<ReceiptEntry> {
    let Happening::ReturnReceipt(what) = stored.event.what else { return None };
    let by = stored.event.by.and_then(|by| people.iter().find(|person| person.id == by));
    let by = by.map(|person| person.name.clone()).unwrap_or_default();
    Some(ReceiptEntry { seq: stored.seq, at: stored.event.at, by, what })
}

fn is_concerned(receipt: &ReturnReceipt, person: AccountId) -> bool {
    receipt.recorders.contains(&person)
        || receipt.assessments.iter().any(|assessment| assessment.by == person)
        || receipt.explanations.iter().any(|explanation| explanation.by == person)
}
