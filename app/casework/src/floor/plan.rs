//! What the floor is set up with.

use super::turn::{Turn, see_through};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{FloorHappening, FloorLine, FloorWrite},
};
use domain::{
    account::{Actor, Permission},
    view::floor::{FloorPlan, LABEL_LENGTH, MOST_QUEUES, PlanOutcome, QueueLabel},
};
use std::collections::BTreeSet;

/// What the floor is set up with.
///
/// # Errors
/// No permission.
pub fn plan(ctx: &Ctx, actor: &Actor) -> Result<FloorPlan, Failure> {
    allow(actor, Permission::ReadBoard)?;
    Ok(ctx.floor.read().plan.clone())
}

/// Sets the floor up anew, unless it is no longer what the new plan was made from. All figures are counted by the new
/// settings from then on, those of earlier days as well.
///
/// # Errors
/// No permission, a plan that makes no sense, or a broken store.
pub async fn set_plan(ctx: &Ctx, actor: &Actor, was: FloorPlan, plan: FloorPlan) -> Result<PlanOutcome, Failure> {
    allow(actor, Permission::RunFloor)?;
    if !is_sound(&plan) {
        return Err(Failure::Malformed);
    }
    let (own, by) = (ctx.clone(), Some(actor.id));
    see_through(ctx, async move {
        let turn = Turn::take(&own).await?;
        let now = turn.read().plan.clone();
        if now == plan {
            return Ok(PlanOutcome::Done);
        }
        if now != was {
            return Ok(PlanOutcome::Changed { now });
        }
        let at = own.clock.now();
        let what = FloorHappening::Planned { at, by, plan };
        let lines = vec![FloorLine { received_at: at, key: None, command: Some("plan_floor".to_owned()), what }];
        turn.save(FloorWrite { lines, ..FloorWrite::default() }).await?;
        // Other settings may look further back than what is at hand.
        turn.refill().await?;
        Ok(PlanOutcome::Done)
    })
    .await
}

/// Reads everything from the tables again: after a database was filled behind the floor's back.
///
/// # Errors
/// A broken store.
pub async fn reload(ctx: &Ctx) -> Result<(), Failure> {
    let own = ctx.clone();
    see_through(ctx, async move { Turn::take(&own).await?.refill().await }).await
}

fn is_sound(plan: &FloorPlan) -> bool {
    let fits = |label: &QueueLabel| {
        let said = |text: &str| !text.trim().is_empty() && text.chars().count() <= LABEL_LENGTH;
        said(&label.zh) && said(&label.en)
    };
    let names: BTreeSet<_> = plan.queues.iter().map(|label| &label.name).collect();
    plan.queues.len() <= MOST_QUEUES
        && names.len() == plan.queues.len()
        && plan.queues.iter().all(fits)
        && plan.callbacks.as_ref().is_none_or(|queue| names.contains(queue))
}
