//! Words that must not be said to a customer: the list with what to say instead, and how often customers were told them
//! all the same. What is counted is the text that arrived, whatever the page said before; who wrote it is not kept.

use super::current;
use crate::{Ctx, Failure, ports::Slips};
use chrono::Days;
use domain::{
    account::{Actor, Permission},
    complaint::ComplaintEvent,
    phrase::Forbidden,
    time::{Instant, local_day},
    view::phrases::{FEWEST_TOLD, FORBIDDEN_DAYS, ForbiddenList, ForbiddenRow, HowOften},
};
use std::collections::BTreeMap;

/// Forbidden phrases in what a customer was told by these events.
pub(crate) fn slips(ctx: &Ctx, happened: &[ComplaintEvent], at: Instant) -> Slips {
    let team = current(ctx);
    let told = happened.iter().filter_map(|event| match event {
        ComplaintEvent::ReplyRecorded { text, .. } | ComplaintEvent::Closed { text, .. } => Some(text),
        _ => None,
    });
    let names = told.flat_map(|text| team.bank().forbidden_names(text));
    Slips { on: local_day(at), forbidden: names.map(ToOwned::to_owned).collect() }
}

/// Forbidden phrases in one text that a customer is about to be told.
pub(crate) fn slips_in(ctx: &Ctx, text: &str, at: Instant) -> Slips {
    let team = current(ctx);
    let names = team.bank().forbidden_names(text);
    Slips { on: local_day(at), forbidden: names.into_iter().map(ToOwned::to_owned).collect() }
}

/// The list; for those who write the team's phrases also how often, of the whole team and in round words where a number
/// would point at somebody.
///
/// # Errors
/// A broken store.
pub async fn forbidden(ctx: &Ctx, actor: &Actor) -> Result<ForbiddenList, Failure> {
    let uses = if actor.may(Permission::EditPhrases) {
        let today = local_day(ctx.clock.now());
        let since = today.checked_sub_days(Days::new(u64::from(FORBIDDEN_DAYS) - 1)).unwrap_or(today);
        let uses = ctx.store.forbidden_uses(since).await.map_err(|e| ctx.broken(&e))?;
        Some(uses.into_iter().collect::<BTreeMap<_, _>>())
    } else {
        None
    };
    let row = |forbidden: &Forbidden| ForbiddenRow {
        offence: forbidden.offence,
        forms: forbidden.forms.clone(),
        why: forbidden.why.clone(),
        better: forbidden.better.clone(),
        often: uses.as_ref().map(|uses| how_often(uses.get(&forbidden.id).copied().unwrap_or_default())),
    };
    let team = current(ctx);
    Ok(ForbiddenList { rows: team.bank().forbidden.iter().map(row).collect(), counted: uses.is_some() })
}

const fn how_often(times: u32) -> HowOften {
    if times < FEWEST_TOLD { HowOften::Seldom } else { HowOften::Times(times) }
}
