//! Questions: who is calling, what the work list holds, what one complaint looks like. Personal data leaves masked.

mod caller;
mod cards;
mod complaint;

pub use caller::{caller, palette, waybill};
pub use complaint::{complaint, reveal_phone};

use crate::{Ctx, Failure, failure::allow, promises};
use domain::{
    account::{Actor, Permission, Role},
    id::ComplaintId,
    time::{local_day, start_of},
    view::{ComplaintList, ComplaintQuery, Me, WorkbenchPage},
};

/// Rows of the work list.
const WORK_ROWS: u32 = 200;

/// What the workbench starts from.
///
/// # Errors
/// No permission, a broken store.
pub async fn workbench(ctx: &Ctx, actor: &Actor) -> Result<WorkbenchPage, Failure> {
    allow(actor, Permission::ReadComplaints)?;
    let leads = actor.role == Role::Lead;
    // Before anything is read: what happens meanwhile is fetched with the next event.
    let seq = ctx.live.seq();
    let (work, work_total) = ctx.store.work_of(actor.id, leads, WORK_ROWS).await.map_err(|e| ctx.broken(&e))?;
    let drafts = if actor.may(Permission::TakeCalls) {
        ctx.store.drafts(actor.id).await.map_err(|e| ctx.broken(&e))?
    } else {
        Vec::new()
    };
    let midnight = start_of(local_day(ctx.clock.now()));
    let calls_today = ctx.store.calls_since(actor.id, midnight).await.map_err(|e| ctx.broken(&e))?;
    let promises = promises::list(ctx, actor).await?;
    Ok(WorkbenchPage { seq, work, work_total, drafts, promises, calls_today })
}

/// A page of the complaint list.
///
/// # Errors
/// No permission, a broken store.
pub async fn complaints(ctx: &Ctx, actor: &Actor, query: &ComplaintQuery) -> Result<ComplaintList, Failure> {
    allow(actor, Permission::ReadComplaints)?;
    ctx.store.complaints(query, actor.id, ctx.clock.now()).await.map_err(|e| ctx.broken(&e))
}

/// Notes that a browser looks at a complaint, edits it, or has gone.
///
/// # Errors
/// No permission.
pub fn look(ctx: &Ctx, me: &Me, id: ComplaintId, editing: bool, looking: bool) -> Result<(), Failure> {
    allow(&me.actor, Permission::ReadComplaints)?;
    ctx.live.look(id, me.session, &me.actor, editing, looking, ctx.clock.now());
    Ok(())
}
