//! The self-check: the board against the tables.

use super::{Due, fill};
use crate::{
    Ctx, Failure,
    floor::turn::{Turn, see_through},
    ports::StoreError,
};
use domain::{counters::Counter, view::floor::SelfCheck};

/// Counts everything again from the tables and notes what differs from the board. To be called every 30 seconds.
///
/// # Errors
/// A broken store.
pub async fn check(ctx: &Ctx) -> Result<SelfCheck, Failure> {
    let mut outcome = compare(ctx).await.map_err(|e| ctx.broken(&e))?;
    if !outcome.differs.is_empty() {
        // Something may have been saved while the tables were read. Once more, while nobody saves anything.
        let own = ctx.clone();
        outcome = see_through(ctx, async move {
            let _turn = Turn::take(&own).await?;
            compare(&own).await.map_err(|e| own.broken(&e))
        })
        .await?;
    }
    if !outcome.differs.is_empty() {
        tracing::error!(floor.seq = outcome.seq, floor.differs = ?outcome.differs, "the board differs from the tables");
    }
    ctx.floor.write().check = Some(outcome.clone());
    ctx.floor.tell();
    Ok(outcome)
}

async fn compare(ctx: &Ctx) -> Result<SelfCheck, StoreError> {
    let (now, kept, plan, due, horizon) = {
        let (state, now) = (ctx.floor.read(), ctx.clock.now());
        let kept = state.counters.snapshot(now, &state.due.callbacks(), &state.due.clocks());
        (now, kept, state.plan.clone(), state.due.clone(), state.horizon)
    };
    let fresh = fill::counters(ctx.store.as_ref(), plan.settings, horizon, kept.seq).await?;
    let tables = Due::read(ctx.store.as_ref()).await?;
    // What is due is only compared when nothing happened in between.
    let due = if tables.seq == due.seq { tables } else { due };
    let counted = fresh.snapshot(now, &due.callbacks(), &due.clocks());
    let differs: Vec<Counter> = kept.differences(&counted);
    Ok(SelfCheck { at: now, seq: kept.seq, differs })
}
