//! The queues of the department, opened by its lead. Nobody waits in them and nobody is signed on: who plays on this floor
//! does so through the same doors as everybody.

use super::ACCOUNTS;
use casework::{Ctx, Failure, floor, ports::StoreError};
use domain::{
    account::{Actor, Role},
    id::SubmissionId,
    queue::{
        QueueCommand, QueueName, Skill,
        command::{Intervention, Measure},
    },
    view::floor::{FloorPlan, QueueLabel},
};

/// Name, which is the skill as well, and what people call it.
const QUEUES: [(&str, &str, &str); 3] =
    [("hotline", "客服热线", "Hotline"), ("chat", "在线客服", "Chat"), ("claims", "理赔专线", "Claims")];

/// Why they are open.
const REASON: &str = "试用环境开放全部队列";

/// Opens the queues.
///
/// # Errors
/// The store cannot be written.
pub(super) async fn open(ctx: &Ctx) -> Result<(), StoreError> {
    let broken = |failure: Failure| StoreError(failure.to_string());
    floor::reload(ctx).await.map_err(broken)?;
    let Some(lead) = lead(ctx).await? else { return Ok(()) };
    let queues = QUEUES.iter().filter_map(label).collect();
    let plan = FloorPlan { queues, ..FloorPlan::default() };
    for label in &plan.queues {
        let what = Measure::OpenQueue { queue: label.name.clone() };
        let command = QueueCommand::Lead(Intervention { what, reason: REASON.to_owned() });
        floor::act(ctx, &lead, SubmissionId(ctx.ids.next()), command).await.map_err(broken)?;
    }
    let was = floor::plan(ctx, &lead).map_err(broken)?;
    floor::set_plan(ctx, &lead, was, plan).await.map_err(broken)?;
    Ok(())
}

fn label((name, zh, en): &(&str, &str, &str)) -> Option<QueueLabel> {
    let (zh, en) = ((*zh).to_owned(), (*en).to_owned());
    Some(QueueLabel { name: QueueName::parse(name)?, zh, en, skill: Skill::parse(name)? })
}

async fn lead(ctx: &Ctx) -> Result<Option<Actor>, StoreError> {
    let Some(account) = ACCOUNTS.iter().find(|account| account.role == Role::Lead) else { return Ok(None) };
    Ok(ctx.store.account_by_login(account.login).await?.map(|record| record.actor))
}
