//! Complaints: filing one, and everything that may be done with it afterwards.

use crate::{
    Ctx, Failure, phrases,
    ports::{Commit, CommitError, Committed, SubmissionMark, Write},
    rules,
};
use domain::{
    account::{Actor, Permission},
    command::{Command, Outcome, Receipt, Refusal},
    complaint::{
        Complaint, ComplaintEvent, Filing, Form, Snapshot,
        decide::{self, Merge},
        draft,
    },
    event::{Event, Happening, Subject},
    id::{CallId, ComplaintId},
    time::{Instant, local_day},
    waybill::WaybillNumber,
};

/// How often a command that does not conflict is decided again because somebody was faster.
const TRIES: u32 = 5;

/// Files a complaint.
///
/// `made_at` is when the person pressed the button; it may lie back when the browser was offline.
///
/// # Errors
/// A broken store.
pub(crate) async fn file(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    call: Option<CallId>,
    form: &Form,
    made_at: Instant,
) -> Result<Outcome, Failure> {
    let facts = match draft::parse(form, made_at) {
        Ok(facts) => facts,
        Err(flaws) => return Ok(Outcome::Flawed { flaws }),
    };
    if let Some(id) = call {
        let known = ctx.store.call(id).await.map_err(|e| ctx.broken(&e))?;
        if known.is_none_or(|c| c.agent != actor.id) {
            return Ok(Outcome::Refused { refusal: Refusal::ForeignCall });
        }
    }
    let filing = Filing {
        id: ComplaintId(ctx.ids.next()),
        by: actor.id,
        owner: actor.may(Permission::WorkOnComplaints).then_some(actor.id),
        accepted_at: made_at,
        received_at: mark.at,
        call,
        snapshot: snapshot(ctx, facts.waybill(), mark.at).await?,
    };
    let (id, received_at) = (filing.id, filing.received_at);
    let rules = rules::current(ctx);
    let calendar = rules.calendar_on(local_day(filing.accepted_at));
    let happened = decide::file(facts, filing, rules.rulebook(), calendar);
    let dated: Vec<_> = happened.iter().map(|e| (e.clone(), received_at, actor.id)).collect();
    let Some(state) = decide::replay(&dated) else { return Err(Failure::Malformed) };
    let commit = Commit {
        submission: Some(mark),
        events: events(id, happened, received_at, actor),
        write: Write::NewComplaint(Box::new(state)),
    };
    match ctx.store.commit(commit).await {
        Ok(saved) => Ok(done(ctx, saved, Receipt::Change { id, version: 1 })),
        Err(CommitError::AlreadyDone(receipt)) => Ok(Outcome::Done { receipt }),
        Err(CommitError::SubmissionReused | CommitError::Taken | CommitError::Stale) => {
            Ok(Outcome::Refused { refusal: Refusal::SubmissionReused })
        }
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
    }
}

async fn snapshot(ctx: &Ctx, number: Option<WaybillNumber>, at: Instant) -> Result<Option<Snapshot>, Failure> {
    let Some(number) = number else { return Ok(None) };
    let found = ctx.store.waybill(&number).await.map_err(|e| ctx.broken(&e))?;
    Ok(found.map(|parties| Snapshot { at, waybill: parties.waybill }))
}

/// Carries out any other command on a complaint. When somebody was faster it is decided again on the new state, so a
/// reply and a note of two people both land, and only fields changed by both are a conflict.
///
/// # Errors
/// A broken store.
pub(crate) async fn change(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    command: &Command,
) -> Result<Outcome, Failure> {
    let Some(id) = command.complaint() else { return Err(Failure::Malformed) };
    for _ in 0..TRIES {
        let Some(before) = ctx.store.complaint(id).await.map_err(|e| ctx.broken(&e))? else {
            return Ok(Outcome::Refused { refusal: Refusal::NotFound });
        };
        let happened = match decide(ctx, actor, &before, command, mark.at).await? {
            Decision::Events(events) => events,
            Decision::Answer(outcome) => return Ok(outcome),
        };
        let mut state = before.clone();
        for event in &happened {
            state.apply(event, mark.at, actor.id);
        }
        state.version += 1;
        let version = state.version;
        let slips = phrases::slips(ctx, &happened, mark.at);
        let commit = Commit {
            submission: Some(mark.clone()),
            events: events(id, happened, mark.at, actor),
            write: Write::Complaint { state: Box::new(state), expected_version: before.version, slips },
        };
        match ctx.store.commit(commit).await {
            Ok(saved) => return Ok(done(ctx, saved, Receipt::Change { id, version })),
            Err(CommitError::AlreadyDone(receipt)) => return Ok(Outcome::Done { receipt }),
            Err(CommitError::Stale) => {}
            Err(CommitError::SubmissionReused | CommitError::Taken) => {
                return Ok(Outcome::Refused { refusal: Refusal::SubmissionReused });
            }
            Err(CommitError::Broken(error)) => return Err(ctx.broken(&error)),
        }
    }
    Err(Failure::TooManyTries { wait_seconds: 1 })
}

/// What `domain` decided: events to save, or an answer that saves nothing.
enum Decision {
    Events(Vec<ComplaintEvent>),
    Answer(Outcome),
}

async fn decide(
    ctx: &Ctx,
    actor: &Actor,
    complaint: &Complaint,
    command: &Command,
    at: Instant,
) -> Result<Decision, Failure> {
    let by = actor.id;
    let rules = rules::current(ctx);
    let calendar = rules.calendar_on(local_day(complaint.accepted_at));
    let decided = match command {
        Command::RecordReply { channel, text, .. } => decide::record_reply(complaint, *channel, text, at, by),
        Command::AddNote { text, .. } => decide::add_note(text),
        Command::HandToLead { reason, .. } => decide::hand_to_lead(complaint, reason),
        // A manager may give work to others, but has no hands to do it with.
        Command::TakeOver { .. } if !actor.may(Permission::WorkOnComplaints) => Err(Refusal::UnsuitableOwner),
        Command::TakeOver { .. } => decide::take_over(complaint, by),
        Command::Close { reason, told, text, .. } => decide::close(complaint, *reason, *told, text, at, by),
        Command::Reopen { reason, .. } => decide::reopen(complaint, reason, at, rules.rulebook(), calendar),
        Command::ReckonAmount { basis, .. } => {
            let basis = domain::json::read(basis).map_err(|_| Failure::Malformed)?;
            decide::reckon(complaint, &basis, rules.compensation(), at, by)
        }
        Command::RuleOnAmount { number, decision, text, .. } => {
            decide::rule(complaint, *number, *decision, text, at, by)
        }
        Command::Assign { to, .. } => {
            let account = ctx.store.account(*to).await.map_err(|e| ctx.broken(&e))?;
            if account.is_some_and(|a| a.actor.may(Permission::WorkOnComplaints)) {
                decide::assign(complaint, *to)
            } else {
                Err(Refusal::UnsuitableOwner)
            }
        }
        Command::AmendFacts { changes, .. } => {
            match decide::amend_facts(complaint, changes, at, rules.rulebook(), calendar) {
                Ok(Merge::Changes(events)) => Ok(events),
                Ok(Merge::Conflict(fields)) => {
                    let version = complaint.version;
                    return Ok(Decision::Answer(Outcome::Conflict { fields, version }));
                }
                Ok(Merge::Flawed(flaws)) => return Ok(Decision::Answer(Outcome::Flawed { flaws })),
                Err(refusal) => Err(refusal),
            }
        }
        Command::StartCall { .. }
        | Command::FinishCall { .. }
        | Command::FileComplaint { .. }
        | Command::Promise { .. }
        | Command::Floor { .. }
        | Command::Say { .. }
        | Command::MarkPhrase { .. }
        | Command::UsedPhrases { .. }
        | Command::ChangeMyPhrases { .. }
        | Command::ChangeTeamPhrases { .. } => {
            return Err(Failure::Malformed);
        }
    };
    Ok(match decided {
        Ok(events) => Decision::Events(events),
        Err(refusal) => Decision::Answer(Outcome::Refused { refusal }),
    })
}

fn events(id: ComplaintId, happened: Vec<ComplaintEvent>, at: Instant, actor: &Actor) -> Vec<Event> {
    happened
        .into_iter()
        .map(|event| Event {
            subject: Subject::Complaint(id),
            at,
            by: Some(actor.id),
            what: Happening::Complaint(event),
        })
        .collect()
}

fn done(ctx: &Ctx, saved: Committed, otherwise: Receipt) -> Outcome {
    ctx.live.committed(saved.seq);
    Outcome::Done { receipt: saved.receipt.unwrap_or(otherwise) }
}
