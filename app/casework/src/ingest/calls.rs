//! Events of telephone systems, handed to the live floor.

use super::{Proof, Received, in_place};
use crate::{
    Ctx, Failure,
    floor::{self, Report, ReportRefusal, Reported},
    integrations::Guest,
};
use domain::{
    account::Permission,
    id::AccountId,
    ingest::{FlawCode, ItemFlaw, agent, call},
    queue::What,
};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) async fn calls(ctx: &Ctx, guest: &Guest, items: &[Value]) -> Result<Vec<Received>, Failure> {
    let (now, source) = (ctx.clock.now(), guest.integration().id);
    let agents = agents_of(ctx, guest).await?;
    let report = |item: &Value| {
        let told = call::parse(item, source, now)?;
        let fact = told.fact(&agents).map_err(|flaw| vec![flaw])?;
        let what = What::Contact { id: told.contact, fact };
        Ok(Report { key: told.id, at: told.at, what, phone: told.caller, recording: told.recording })
    };
    hand_on(ctx, guest, items.iter().map(report).collect()).await
}

pub(super) async fn agents(ctx: &Ctx, guest: &Guest, items: &[Value]) -> Result<Vec<Received>, Failure> {
    let now = ctx.clock.now();
    let agents = agents_of(ctx, guest).await?;
    let report = |item: &Value| {
        let told = agent::parse(item, now)?;
        let id = told.account(&agents).map_err(|flaw| vec![flaw])?;
        let what = What::Agent { id, fact: told.fact };
        Ok(Report { key: told.id, at: told.at, what, phone: None, recording: None })
    };
    hand_on(ctx, guest, items.iter().map(report).collect()).await
}

/// Who is meant by what: the numbers an administrator entered, and sign-in names where there is no such number.
async fn agents_of(ctx: &Ctx, guest: &Guest) -> Result<BTreeMap<String, AccountId>, Failure> {
    let accounts = ctx.store.accounts().await.map_err(|e| ctx.broken(&e))?;
    let takes_calls = accounts.into_iter().map(|account| account.actor).filter(|a| a.may(Permission::TakeCalls));
    let mut agents: BTreeMap<_, _> = takes_calls.map(|actor| (actor.login, actor.id)).collect();
    agents.extend(guest.integration().agents.clone());
    Ok(agents)
}

async fn hand_on(ctx: &Ctx, guest: &Guest, read: Vec<Result<Report, Vec<ItemFlaw>>>) -> Result<Vec<Received>, Failure> {
    in_place(read, async |reports: Vec<_>| {
        let reported = floor::report(ctx, guest.integration().id, reports).await?;
        Ok(reported.into_iter().map(received).collect())
    })
    .await
}

fn received(reported: Reported) -> Received {
    match reported {
        Reported::Taken { seq } => Received::Taken(Proof { seq: Some(seq), number: None }),
        Reported::Known { seq } => Received::Known(Proof { seq: Some(seq), number: None }),
        Reported::Refused(refusal) => Received::Refused(vec![flaw(refusal)]),
    }
}

fn flaw(refusal: ReportRefusal) -> ItemFlaw {
    let (field, code) = match refusal {
        ReportRefusal::TooOld { .. } => ("at", FlawCode::TooOld),
        ReportRefusal::KeyUnfit => ("id", FlawCode::NotAnId),
        ReportRefusal::KeyReused => ("id", FlawCode::Reused),
        ReportRefusal::RecordingUnfit => ("recording", FlawCode::NotAnId),
        ReportRefusal::UnknownAgent => ("agent", FlawCode::UnknownAgent),
    };
    ItemFlaw::new(field, code)
}
