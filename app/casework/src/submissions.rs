//! The one door for writes: form, outbox, ingest and practice all come through here.

use crate::{Ctx, Failure, calls, complaints, failure::allow, ports::SubmissionMark};
use domain::{
    account::Actor,
    command::{Command, Outcome, Refusal, Submission},
    time::Instant,
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
    let earlier = ctx.store.submission(submission.id).await.map_err(|e| ctx.broken(&e))?;
    if let Some((by, command, receipt)) = earlier {
        let same = by == actor.id && command == submission.command.name();
        return Ok(if same {
            Outcome::Done { receipt }
        } else {
            Outcome::Refused { refusal: Refusal::SubmissionReused }
        });
    }
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
        other => complaints::change(ctx, actor, mark, &other).await,
    }
}

/// A browser's time, kept between a day ago and now.
fn plausible(claimed: Instant, now: Instant) -> Instant {
    claimed.clamp(now - chrono::TimeDelta::hours(LONGEST_WAIT_HOURS), now)
}
