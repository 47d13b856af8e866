//! What happens by itself: each second, and after each change.

use super::{
    fill,
    turn::{Turn, see_through},
};
use crate::{Ctx, Failure};

/// Lets the rules act: offers that lapse, what must have happened, new offers, callbacks that are due; each night the
/// floor is filled again from the tables. To be called each second.
///
/// # Errors
/// A broken store.
pub async fn tick(ctx: &Ctx) -> Result<(), Failure> {
    follow(ctx).await?;
    let own = ctx.clone();
    see_through(ctx, async move {
        let turn = Turn::take(&own).await?;
        let over = {
            let state = turn.read();
            state.filled_on != fill::today(&state.plan.settings, own.clock.now())
        };
        if over {
            turn.refill().await?;
        }
        turn.settle().await
    })
    .await
}

/// Looks up what became of promises and clocks since the last time. To be called by whoever calls [`tick`], also when
/// complaints change.
///
/// # Errors
/// A broken store.
pub async fn follow(ctx: &Ctx) -> Result<(), Failure> {
    let known = ctx.floor.read().due.seq;
    if ctx.live.seq() <= known {
        return Ok(());
    }
    let changes = ctx.store.due_since(known).await.map_err(|e| ctx.broken(&e))?;
    ctx.floor.write().due.take(changes);
    ctx.floor.tell();
    Ok(())
}
