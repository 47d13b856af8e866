//! One complaint, with everything its page shows.

use super::cards::waybill_card;
use crate::{
    Ctx, Failure, chats,
    failure::allow,
    ports::{Commit, CommitError, StoredEvent, WaybillParties, Write},
    rules,
};
use domain::{
    account::{Actor, Permission, Role},
    complaint::{Complaint, ComplaintEvent, Form, Number, Reckoning, draft::parse_text, facts},
    event::{Event, Happening, Subject},
    id::{AccountId, ComplaintId, IntegrationId},
    view::{CallSummary, ComplaintPage, PersonRef, ReckoningView, SnapshotView, TimelineEntry, TimelineEvent},
    waybill::edited,
};

/// The page of one complaint, found by id or number.
///
/// # Errors
/// No permission, an unknown complaint, a broken store.
pub async fn complaint(ctx: &Ctx, actor: &Actor, key: &str) -> Result<ComplaintPage, Failure> {
    allow(actor, Permission::ReadComplaints)?;
    let broken = |e| ctx.broken(&e);
    let id = match (key.parse::<ComplaintId>(), Number::parse(key)) {
        (Ok(id), _) => Some(id),
        (_, Some(number)) => ctx.store.complaint_by_number(number).await.map_err(broken)?,
        _ => None,
    };
    let id = id.ok_or(Failure::NotFound)?;
    let found = ctx.store.complaint(id).await.map_err(broken)?.ok_or(Failure::NotFound)?;
    let events = ctx.store.complaint_events(id).await.map_err(broken)?;
    let mut people = ctx.store.people().await.map_err(broken)?;
    people.extend(passed_on_by(ctx, &found, &people).await?);
    let said = match found.call {
        Some(call) => chats::of_call(ctx, call).await?,
        None => None,
    };
    let call = match found.call {
        Some(call) => ctx.store.call_summary(call).await.map_err(broken)?,
        None => None,
    };
    let siblings = match found.facts.waybill() {
        Some(waybill) => ctx.store.complaints_about(Some(&waybill), None, false).await.map_err(broken)?,
        None => Vec::new(),
    };
    let snapshot = snapshot(ctx, &found).await?;
    let workers = [Role::Agent, Role::Lead];
    let assignable = if actor.may(Permission::AssignOthers) {
        people.iter().filter(|p| workers.contains(&p.role)).cloned().collect()
    } else {
        Vec::new()
    };
    Ok(ComplaintPage {
        id,
        number: found.number,
        version: found.version,
        facts: shown(found.facts.form()),
        owner: found.owner.and_then(|owner| person(&people, owner)),
        accepted_at: found.accepted_at,
        received_at: found.received_at,
        snapshot,
        said,
        timeline: timeline(events, &people, call.as_ref()),
        siblings: siblings.into_iter().filter(|row| row.id != id).collect(),
        assignable,
        reopened: found.reopened,
        reckonings: reckonings(ctx, &found, &people),
        stage: found.stage,
        clocks: found.clocks,
    })
}

/// The system that passed it on, where no person took it.
async fn passed_on_by(ctx: &Ctx, found: &Complaint, people: &[PersonRef]) -> Result<Option<PersonRef>, Failure> {
    if person(people, found.filed_by).is_some() {
        return Ok(None);
    }
    let system = ctx.store.integration(IntegrationId(found.filed_by.0)).await.map_err(|e| ctx.broken(&e))?;
    let of = |name| PersonRef { id: found.filed_by, name, role: Role::Integration };
    Ok(system.map(|record| of(record.state.name)))
}

/// The amounts with the names of people, each worked out again.
fn reckonings(ctx: &Ctx, complaint: &Complaint, people: &[PersonRef]) -> Vec<ReckoningView> {
    let rules = rules::current(ctx);
    let name = |id: AccountId| person(people, id).map(|p| p.name).unwrap_or_default();
    let view = |reckoning: &Reckoning| ReckoningView {
        by: name(reckoning.by),
        ruled_by: reckoning.ruling.as_ref().map(|ruling| name(ruling.by)).unwrap_or_default(),
        recheck: reckoning.recheck(rules.compensation()),
        reckoning: reckoning.clone(),
    };
    complaint.reckonings.iter().map(view).collect()
}

/// The parcel as it was then, with its parties as they are now.
async fn snapshot(ctx: &Ctx, complaint: &Complaint) -> Result<Option<SnapshotView>, Failure> {
    let Some(snapshot) = &complaint.snapshot else { return Ok(None) };
    let parties = ctx.store.waybill(&snapshot.waybill.number).await.map_err(|e| ctx.broken(&e))?;
    Ok(parties.map(|now| {
        let edited = edited(&snapshot.waybill.tracking, &now.waybill.tracking);
        let then = WaybillParties { waybill: snapshot.waybill.clone(), ..now };
        SnapshotView { at: snapshot.at, waybill: waybill_card(&then), edited }
    }))
}

/// Facts as a page may show them.
fn shown(form: &Form) -> Form {
    form.iter().map(|(field, value)| (*field, facts::masked(*field, value))).collect()
}

fn person(people: &[PersonRef], id: AccountId) -> Option<PersonRef> {
    people.iter().find(|p| p.id == id).cloned()
}

fn timeline(events: Vec<StoredEvent>, people: &[PersonRef], call: Option<&CallSummary>) -> Vec<TimelineEntry> {
    let name = |id: AccountId| person(people, id).map(|p| p.name).unwrap_or_default();
    events
        .into_iter()
        .filter_map(|stored| {
            let what = match stored.event.what {
                Happening::Complaint(ComplaintEvent::Filed { complaint }) => {
                    TimelineEvent::Filed { channel: complaint.facts.channel(), call: call.cloned() }
                }
                Happening::Complaint(ComplaintEvent::Assigned { to }) => TimelineEvent::AssignedTo(name(to)),
                Happening::Complaint(ComplaintEvent::FactsAmended { mut changes }) => {
                    for change in &mut changes {
                        change.from = facts::masked(change.field, &change.from);
                        change.to = facts::masked(change.field, &change.to);
                    }
                    TimelineEvent::Happened(ComplaintEvent::FactsAmended { changes })
                }
                Happening::Complaint(other) => TimelineEvent::Happened(other),
                Happening::ContactRevealed { reason } => TimelineEvent::Revealed { reason },
                _ => return None,
            };
            let by = stored.event.by.map(name).unwrap_or_default();
            Some(TimelineEntry { seq: stored.seq, at: stored.event.at, by, what })
        })
        .collect()
}

/// The longest reason for seeing a whole number.
const REASON_LENGTH: usize = 200;

/// The whole telephone number of a complaint's contact. The reason goes into the log before the number leaves.
///
/// # Errors
/// No permission, an unknown complaint, no reason, a broken store.
pub async fn reveal_phone(ctx: &Ctx, actor: &Actor, id: ComplaintId, reason: &str) -> Result<String, Failure> {
    allow(actor, Permission::RevealContact)?;
    let reason = parse_text(reason, REASON_LENGTH).map_err(|_| Failure::Malformed)?;
    let found = ctx.store.complaint(id).await.map_err(|e| ctx.broken(&e))?.ok_or(Failure::NotFound)?;
    let phone = found.facts.phone().ok_or(Failure::NotFound)?;
    let event = Event {
        subject: Subject::Complaint(id),
        at: ctx.clock.now(),
        by: Some(actor.id),
        what: Happening::ContactRevealed { reason },
    };
    let commit = Commit { submission: None, events: vec![event], write: Write::Nothing };
    let saved = ctx.store.commit(commit).await.map_err(|error| match error {
        CommitError::Broken(error) => ctx.broken(&error),
        _ => Failure::Malformed,
    })?;
    ctx.live.committed(saved.seq);
    Ok(phone.whole().to_owned())
}
