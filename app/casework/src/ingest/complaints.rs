//! Complaints of platforms, filed through the same door as a form.

use super::{Proof, Received, in_place};
use crate::{Ctx, Failure, integrations::Guest, submissions::submit};
use domain::{
    command::{Command, Outcome, Receipt, Submission},
    ingest::{
        FlawCode, ItemFlaw, PlatformComplaint,
        complaint::{flaw, read},
        identity,
    },
};
use serde_json::Value;

/// Where the number of a ticket stands.
const TICKET: &str = "platform_ticket";

pub(super) async fn file(ctx: &Ctx, guest: &Guest, items: &[Value]) -> Result<Vec<Received>, Failure> {
    let now = ctx.clock.now();
    let read = items.iter().map(|item| read(item, now)).collect();
    in_place(read, async |complaints: Vec<_>| {
        let mut answers = Vec::with_capacity(complaints.len());
        for complaint in complaints {
            answers.push(one(ctx, guest, complaint).await?);
        }
        Ok(answers)
    })
    .await
}

async fn one(ctx: &Ctx, guest: &Guest, complaint: PlatformComplaint) -> Result<Received, Failure> {
    let id = identity::ticket(guest.integration().id, &complaint.platform, &complaint.ticket);
    let before = ctx.store.submission(id).await.map_err(|e| ctx.broken(&e))?;
    if let Some((_, _, receipt)) = before {
        return Ok(Received::Known(proof(&receipt)));
    }
    let command = Command::FileComplaint { call: None, form: complaint.form };
    let actor = guest.actor();
    match submit(ctx, &actor, Submission { id, by: None, made_at: complaint.at, command }).await? {
        Outcome::Done { receipt } => Ok(Received::Taken(proof(&receipt))),
        Outcome::Flawed { flaws } => Ok(Received::Refused(flaws.into_iter().map(flaw).collect())),
        Outcome::Refused { .. } | Outcome::Conflict { .. } => {
            Ok(Received::Refused(vec![ItemFlaw::new(TICKET, FlawCode::Reused)]))
        }
    }
}

const fn proof(receipt: &Receipt) -> Proof {
    match receipt {
        Receipt::Complaint { number, .. } => Proof { seq: None, number: Some(*number) },
        _ => Proof { seq: None, number: None },
    }
}
