//! What administrators do about other systems: give one a token, end it, and say who its agents are.

use super::{TOKEN_PREFIX, digits, token_hash};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, IntegrationRecord, Write},
};
use domain::{
    account::{Actor, Permission},
    event::{Event, Happening, Subject},
    id::{AccountId, IntegrationId},
    integration::{Integration, IntegrationEvent, IntegrationProblem, parse_name},
    view::{
        PersonRef,
        integrations::{AgentNumber, IntegrationDeed, IntegrationOutcome, IntegrationRow, IntegrationsPage},
    },
};
use std::collections::BTreeMap;

/// Everything the page shows.
///
/// # Errors
/// No permission, a broken store.
pub async fn page(ctx: &Ctx, actor: &Actor) -> Result<IntegrationsPage, Failure> {
    allow(actor, Permission::ManageIntegrations)?;
    let records = ctx.store.integrations().await.map_err(|e| ctx.broken(&e))?;
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let mut rows: Vec<_> = records.into_iter().map(|record| row(record, &people)).collect();
    rows.sort_by_key(|row| row.revoked_at.is_some());
    let agents = people.into_iter().filter(|person| person.role.may(Permission::TakeCalls)).collect();
    Ok(IntegrationsPage { rows, agents })
}

fn row(record: IntegrationRecord, people: &[PersonRef]) -> IntegrationRow {
    let IntegrationRecord { state, used_at, .. } = record;
    let name = |id: AccountId| people.iter().find(|p| p.id == id).map(|p| p.name.clone()).unwrap_or_default();
    let agents = state.agents.into_iter().map(|(number, agent)| AgentNumber { number, name: name(agent) });
    IntegrationRow {
        id: state.id,
        name: state.name,
        scopes: state.scopes.into_iter().collect(),
        signed: state.signed,
        made_at: state.made_at,
        made_by: name(state.made_by),
        used_at,
        revoked_at: state.revocation.map(|revocation| revocation.at),
        agents: agents.collect(),
    }
}

/// Does something about an integration.
///
/// # Errors
/// No permission, an unknown integration, a broken store.
pub async fn carry_out(ctx: &Ctx, actor: &Actor, deed: IntegrationDeed) -> Result<IntegrationOutcome, Failure> {
    allow(actor, Permission::ManageIntegrations)?;
    let changed = match deed {
        IntegrationDeed::Make { name, scopes, signed } => {
            let Ok(name) = parse_name(&name) else { return Ok(refused(IntegrationProblem::NameUnfit)) };
            if scopes.is_empty() {
                return Ok(refused(IntegrationProblem::NoScope));
            }
            let state = Integration {
                id: IntegrationId(ctx.ids.next()),
                version: 1,
                name,
                scopes: scopes.into_iter().collect(),
                signed,
                made_at: ctx.clock.now(),
                made_by: actor.id,
                revocation: None,
                agents: BTreeMap::new(),
            };
            return make(ctx, actor, state).await;
        }
        IntegrationDeed::Revoke { id } => {
            let now = ctx.clock.now();
            change(ctx, actor, id, |state| state.revoke(now, actor.id).map(Some)).await?
        }
        IntegrationDeed::Map { id, number, agent } => {
            let account = ctx.store.account(agent).await.map_err(|e| ctx.broken(&e))?;
            if account.is_none_or(|account| !account.actor.may(Permission::TakeCalls)) {
                return Ok(refused(IntegrationProblem::UnsuitableAgent));
            }
            change(ctx, actor, id, |state| state.map(&number, agent).map(Some)).await?
        }
        IntegrationDeed::Unmap { id, number } => change(ctx, actor, id, |state| Ok(state.unmap(&number))).await?,
    };
    Ok(changed.err().map_or(IntegrationOutcome::Done, refused))
}

const fn refused(problem: IntegrationProblem) -> IntegrationOutcome {
    IntegrationOutcome::Refused { problem }
}

/// Makes an integration. Its secrets are told once and never again.
async fn make(ctx: &Ctx, actor: &Actor, state: Integration) -> Result<IntegrationOutcome, Failure> {
    let secret = || {
        let mut bytes = [0_u8; 32];
        ctx.random.fill(&mut bytes);
        bytes
    };
    let token = [TOKEN_PREFIX, &digits(&secret())].concat();
    // The digits themselves are the key: that is what people copy from the page.
    let signing_key = state.signed.then(|| digits(&secret()));
    let made = IntegrationEvent::Made { scopes: state.scopes.clone(), signed: state.signed };
    let id = state.id;
    let record = IntegrationRecord {
        token_hash: token_hash(&token),
        signing_key: signing_key.as_ref().map(|key| key.clone().into_bytes()),
        used_at: None,
        state,
    };
    save(ctx, actor, id, made, Write::NewIntegration(Box::new(record))).await.map_err(|error| match error {
        CommitError::Broken(error) => ctx.broken(&error),
        _ => Failure::Malformed,
    })?;
    Ok(IntegrationOutcome::Made { id, token, signing_key })
}

type Changed = Result<(), IntegrationProblem>;

/// Changes an integration, unless somebody was faster. A decision without an event changes nothing.
async fn change(
    ctx: &Ctx,
    actor: &Actor,
    id: IntegrationId,
    decide: impl FnOnce(&mut Integration) -> Result<Option<IntegrationEvent>, IntegrationProblem>,
) -> Result<Changed, Failure> {
    let found = ctx.store.integration(id).await.map_err(|e| ctx.broken(&e))?;
    let mut state = found.ok_or(Failure::NotFound)?.state;
    let expected_version = state.version;
    let event = match decide(&mut state) {
        Ok(Some(event)) => event,
        Ok(None) => return Ok(Ok(())),
        Err(problem) => return Ok(Err(problem)),
    };
    let write = Write::Integration { state: Box::new(state), expected_version };
    match save(ctx, actor, id, event, write).await {
        Ok(()) => Ok(Ok(())),
        Err(CommitError::Stale) => Ok(Err(IntegrationProblem::Changed)),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
        Err(_) => Err(Failure::Malformed),
    }
}

async fn save(
    ctx: &Ctx,
    actor: &Actor,
    id: IntegrationId,
    what: IntegrationEvent,
    write: Write,
) -> Result<(), CommitError> {
    let (subject, what) = (Subject::Integration(id), Happening::Integration(what));
    let event = Event { subject, at: ctx.clock.now(), by: Some(actor.id), what };
    let saved = ctx.store.commit(Commit { submission: None, events: vec![event], write }).await?;
    ctx.live.committed(saved.seq);
    Ok(())
}
