//! The one door for writes: form, outbox, ingest and practice all come through here.

use crate::{Ctx, Failure, calls, chats, complaints, failure::allow, floor, phrases, ports::SubmissionMark, promises};
use domain::{
    account::Actor,
    command::{Command, Outcome, Receipt, Refusal, Submission},
    complaint::Problem,
    id::{MessageId, SubmissionId},
    queue::QueueCommand,
    time::Instant,
    view::floor::FloorOutcome,
};

/// How far back a browser may say it pressed the button: the offline outbox holds a working day.
const LONGEST_WAIT_HOURS: i64 = 24;

/// Carries out a submission. Arriving again, it answers what the first arrival saved.
///
/// # Errors
/// No permission or a broken store. Everything a person can mend is an [`Outcome`].
pub async fn submit(ctx: &Ctx, actor: &Actor, submission: Submission) -> Result<Outcome, Failure> {
    // Another person signed in meanwhile, in another tab: the outbox keeps it until its own person is back.
    if submission.by.is_some_and(|by| by != actor.id) {
        return Err(Failure::SignedOut);
    }
    allow(actor, submission.command.permission())?;
    let (id, name) = (submission.id, submission.command.name());
    // These are repeated by ids of their own.
    match &submission.command {
        Command::Floor { deed } => return on_floor(ctx, actor, id, deed).await,
        Command::Say { contact, text } => {
            return Ok(said(chats::answer(ctx, actor, *contact, MessageId(id.0), text).await?));
        }
        _ => {}
    }
    let files = matches!(submission.command, Command::FileComplaint { .. });
    // Filing needs no look-up before it: its id turns out to be taken when it is saved.
    if !files && let Some(outcome) = earlier(ctx, actor, id, name).await? {
        return Ok(outcome);
    }
    let outcome = carry_out(ctx, actor, submission).await?;
    if !files || matches!(outcome, Outcome::Done { .. }) {
        return Ok(outcome);
    }
    // What cannot be saved now may have been saved before: a promised time passes, a form does not change.
    Ok(earlier(ctx, actor, id, name).await?.unwrap_or(outcome))
}

/// What an earlier arrival of the submission saved.
async fn earlier(ctx: &Ctx, actor: &Actor, id: SubmissionId, name: &str) -> Result<Option<Outcome>, Failure> {
    let earlier = ctx.store.submission(id).await.map_err(|e| ctx.broken(&e))?;
    Ok(earlier.map(|(by, command, receipt)| {
        if by == actor.id && command == name {
            Outcome::Done { receipt }
        } else {
            Outcome::Refused { refusal: Refusal::SubmissionReused }
        }
    }))
}

/// Does something on the floor.
async fn on_floor(ctx: &Ctx, actor: &Actor, id: SubmissionId, deed: &str) -> Result<Outcome, Failure> {
    let deed = serde_json::from_str(deed).map_err(|_| Failure::Malformed)?;
    Ok(match floor::act(ctx, actor, id, QueueCommand::Own(deed)).await? {
        FloorOutcome::Done { seq } => Outcome::Done { receipt: Receipt::Floor { seq } },
        FloorOutcome::Refused { .. } => Outcome::Refused { refusal: Refusal::ContactMovedOn },
        FloorOutcome::SubmissionReused => Outcome::Refused { refusal: Refusal::SubmissionReused },
    })
}

const fn said(spoken: chats::Spoken) -> Outcome {
    let refusal = match spoken {
        chats::Spoken::Kept { number } => return Outcome::Done { receipt: Receipt::Said { number } },
        chats::Spoken::Flawed(Problem::TooLong { max }) => Refusal::TextTooLong { max },
        chats::Spoken::Flawed(_) => Refusal::TextMissing,
        chats::Spoken::Reused => Refusal::SubmissionReused,
        chats::Spoken::Over | chats::Spoken::Full | chats::Spoken::NotYours => Refusal::ContactMovedOn,
    };
    Outcome::Refused { refusal }
}

async fn carry_out(ctx: &Ctx, actor: &Actor, submission: Submission) -> Result<Outcome, Failure> {
    let now = ctx.clock.now();
    let mark = SubmissionMark { id: submission.id, by: actor.id, command: submission.command.name(), at: now };
    let made_at = plausible(submission.made_at, now);
    match submission.command {
        Command::StartCall { call, channel, direction, phone, waybill } => {
            calls::start(ctx, actor, mark, calls::Start { call, channel, direction, phone, waybill, at: made_at }).await
        }
        Command::FinishCall { call, ended_at, holds, disposition, note, run, phone, waybill } => {
            let finish = calls::Finish {
                call,
                ended_at: plausible(ended_at, now),
                wrapped_at: made_at,
                holds,
                disposition,
                note,
                run,
                phone,
                waybill,
            };
            calls::finish(ctx, actor, mark, finish).await
        }
        Command::FileComplaint { call, form } => complaints::file(ctx, actor, mark, call, &form, made_at).await,
        Command::Promise { promise, version, deed } => {
            promises::carry_out(ctx, actor, mark, promise, version, &deed).await
        }
        command @ (Command::MarkPhrase { .. }
        | Command::UsedPhrases { .. }
        | Command::ChangeMyPhrases { .. }
        | Command::ChangeTeamPhrases { .. }) => phrases::carry_out(ctx, actor, mark, command).await,
        other => complaints::change(ctx, actor, mark, &other).await,
    }
}

/// A browser's time, kept between a day ago and now.
fn plausible(claimed: Instant, now: Instant) -> Instant {
    claimed.clamp(now - chrono::TimeDelta::hours(LONGEST_WAIT_HOURS), now)
}
