//! What people and customers ask for on the floor.

use super::turn::{News, Turn, see_through};
use crate::{Ctx, Failure, failure::allow, ports::FloorHappening};
use domain::{
    account::{Actor, Permission},
    id::SubmissionId,
    queue::{By, QueueCommand, command::Deed, decide},
    view::floor::FloorOutcome,
};

/// Skills somebody may sign on with.
const MOST_SKILLS: usize = 16;

/// Does what one of us asks for. Arriving again, it answers what the first arrival saved.
///
/// # Errors
/// No permission, something only customers and other systems do, or a broken store.
pub async fn act(
    ctx: &Ctx,
    actor: &Actor,
    submission: SubmissionId,
    command: QueueCommand,
) -> Result<FloorOutcome, Failure> {
    // What only customers and other systems do, none of us may.
    allow(actor, command.permission().ok_or(Failure::NotAllowed(Permission::TakeCalls))?)?;
    if let QueueCommand::Own(Deed::SignOn { skills, .. }) = &command
        && skills.len() > MOST_SKILLS
    {
        return Err(Failure::Malformed);
    }
    ctx.floor.meet(actor);
    carry_out(ctx, submission, command, By::Person(actor.id)).await
}

/// Does what a customer asks for on the page for chats. Whose contact it is, the door knows.
///
/// # Errors
/// Something customers do not do, or a broken store.
pub async fn of_customer(ctx: &Ctx, submission: SubmissionId, command: QueueCommand) -> Result<FloorOutcome, Failure> {
    if command.permission().is_some() {
        return Err(Failure::Malformed);
    }
    carry_out(ctx, submission, command, By::Customer).await
}

async fn carry_out(
    ctx: &Ctx,
    submission: SubmissionId,
    command: QueueCommand,
    by: By,
) -> Result<FloorOutcome, Failure> {
    let own = ctx.clone();
    see_through(ctx, async move {
        let ctx = own;
        let turn = Turn::take(&ctx).await?;
        let key = format!("s:{submission}");
        if let Some(outcome) = earlier(&ctx, &key, &command, by).await? {
            return Ok(outcome);
        }
        let now = ctx.clock.now();
        let decided = decide(turn.read().counters.floor(), &command, now, by);
        let mut news: Vec<News> = match decided {
            Ok(events) => events.into_iter().map(News::plain).collect(),
            Err(refusal) => return Ok(FloorOutcome::Refused { refusal }),
        };
        if let Some(last) = news.last_mut() {
            (last.key, last.command) = (Some(key), Some(command.name()));
        }
        let write = turn.write_of(news, &[], Vec::new(), now);
        let seq = turn.save(write).await?;
        // It is done, whatever becomes of what follows from it; that is tried again each second.
        turn.settle().await.ok();
        Ok(FloorOutcome::Done { seq })
    })
    .await
}

/// What an earlier arrival of the submission saved.
async fn earlier(ctx: &Ctx, key: &str, command: &QueueCommand, by: By) -> Result<Option<FloorOutcome>, Failure> {
    let keys = [key.to_owned()];
    let found = ctx.store.floor_lines_with(&keys).await.map_err(|e| ctx.broken(&e))?.pop();
    Ok(found.map(|stored| {
        let same_who = matches!(&stored.line.what, FloorHappening::Event(event) if event.by == by);
        if same_who && stored.line.command.as_deref() == Some(command.name()) {
            FloorOutcome::Done { seq: stored.seq }
        } else {
            FloorOutcome::SubmissionReused
        }
    }))
}
