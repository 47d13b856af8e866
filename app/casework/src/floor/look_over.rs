//! Looking over a colleague's shoulder: the present call, read only, as the workbench last kept it.

use super::State;
use crate::{
    Ctx, Failure,
    failure::allow,
    scripts::{self, Scripts},
};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    call::Direction,
    complaint::{Form, facts::masked, kind::ChannelCode},
    id::{AccountId, CallId},
    person::{Phone, masked_address, masked_name},
    script::{Fact, Run},
    time::from_millis,
    view::{
        PersonRef, SavedDraft,
        floor::{CallStanding, PresentCall, PresentStep},
    },
    waybill::WaybillNumber,
};
use serde::Deserialize;

/// A call nobody kept for so long is not the present one.
const PRESENT_HOURS: i64 = 4;

/// What is read of the workbench's document of a call.
#[derive(Deserialize)]
struct Document {
    call: CallId,
    channel: ChannelCode,
    direction: Direction,
    phone: String,
    waybill: String,
    started_ms: i64,
    phase: Phase,
    form: Form,
    run: Option<Run>,
}

#[derive(Deserialize)]
enum Phase {
    Talking,
    Holding { since_ms: i64 },
    WrappingUp { ended_ms: i64 },
    Finished {},
}

/// The present call of an agent; `None` when there is none.
///
/// # Errors
/// No permission, somebody unknown, or a broken store.
pub async fn look_over(ctx: &Ctx, actor: &Actor, agent: AccountId) -> Result<Option<PresentCall>, Failure> {
    allow(actor, Permission::RunFloor)?;
    let drafts = ctx.store.drafts(agent).await.map_err(|e| ctx.broken(&e))?;
    let people = ctx.store.people().await.map_err(|e| ctx.broken(&e))?;
    let agent = people.into_iter().find(|person| person.id == agent).ok_or(Failure::NotFound)?;
    let oldest = ctx.clock.now() - TimeDelta::hours(PRESENT_HOURS);
    let recent = drafts.iter().filter(|draft| draft.saved_at >= oldest);
    let mut present = recent.filter_map(|draft| read(draft).map(|(document, standing)| (draft, document, standing)));
    let scripts = scripts::current(ctx);
    let state = ctx.floor.read();
    Ok(present.next().map(|(draft, document, standing)| show(&state, &scripts, agent, draft, &document, standing)))
}

/// A draft that is a call which is not over.
fn read(draft: &SavedDraft) -> Option<(Document, CallStanding)> {
    let document: Document = serde_json::from_str(&draft.body).ok()?;
    let standing = match document.phase {
        Phase::Talking => CallStanding::Talking,
        Phase::Holding { since_ms } => CallStanding::Holding { since: from_millis(since_ms) },
        Phase::WrappingUp { ended_ms } => CallStanding::WrappingUp { since: from_millis(ended_ms) },
        Phase::Finished {} => return None,
    };
    Some((document, standing))
}

fn show(
    state: &State,
    scripts: &Scripts,
    agent: PersonRef,
    draft: &SavedDraft,
    document: &Document,
    standing: CallStanding,
) -> PresentCall {
    let typed = document.form.get(&domain::complaint::Field::Waybill).unwrap_or(&document.waybill);
    let waybill = WaybillNumber::parse(typed);
    let facts = document.run.iter().flat_map(|run| &run.facts);
    PresentCall {
        agent,
        call: document.call,
        channel: document.channel,
        direction: document.direction,
        started_at: from_millis(document.started_ms),
        standing,
        saved_at: draft.saved_at,
        phone: Phone::parse(&document.phone).map(|phone| phone.masked()).unwrap_or_default(),
        waybill: waybill.as_ref().map(|waybill| waybill.as_str().to_owned()).unwrap_or_default(),
        step: document.run.as_ref().and_then(|run| step(scripts, run)),
        fields: document.form.iter().map(|(field, value)| (*field, masked(*field, value))).collect(),
        facts: facts.map(|(fact, value)| (*fact, masked_fact(*fact, value))).collect(),
        clocks: waybill.map(|waybill| state.due.clocks_about(&waybill)).unwrap_or_default(),
    }
}

fn step(scripts: &Scripts, run: &Run) -> Option<PresentStep> {
    let here = run.here()?;
    let opening = run.openings.get(usize::try_from(here.opening).ok()?)?;
    // A script that was called from this one has no version of its own in the run: the newest is shown.
    let versions = scripts.versions(&here.step.place.script);
    let exact = versions.iter().find(|(script, _)| script.id != opening.script || script.version == opening.version);
    let script = exact.or_else(|| versions.first()).map(|(script, _)| *script);
    let node = script.and_then(|script| script.nodes.iter().find(|node| node.id == here.step.place.node));
    let (title, text) = (script.map(|script| script.title.clone()), node.and_then(|node| node.text().cloned()));
    let (title, text) = (title.unwrap_or_default(), text.unwrap_or_default());
    Some(PresentStep {
        script: opening.script.clone(),
        version: opening.version,
        place: here.step.place.clone(),
        since: from_millis(here.entered_at_ms),
        passed: u32::try_from(run.visits.len().saturating_sub(1)).unwrap_or(u32::MAX),
        title_zh: title.zh,
        title_en: title.en,
        text_zh: text.zh,
        text_en: text.en,
    })
}

/// A fact of the call as somebody else may see it.
fn masked_fact(fact: Fact, value: &str) -> String {
    match fact {
        Fact::PickupContact => masked_name(value),
        Fact::PickupPhone => Phone::parse(value).map(|phone| phone.masked()).unwrap_or_default(),
        Fact::PickupAddress => masked_address(value),
        _ => value.to_owned(),
    }
}
