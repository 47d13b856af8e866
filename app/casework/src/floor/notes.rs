//! Notes that a lead whispers into a colleague's workbench. They stay there until they are acknowledged.

use super::{
    State,
    turn::{Turn, see_through},
};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{FloorHappening, FloorLine, FloorWrite, Store, StoreError},
};
use chrono::TimeDelta;
use domain::{
    account::{Actor, Permission},
    complaint::draft::parse_text,
    id::{AccountId, SubmissionId, WhisperId},
    time::Instant,
    view::{
        PersonRef,
        floor::{WHISPER_LENGTH, Whisper},
    },
};
use std::collections::BTreeMap;

/// After so many hours a note helps nobody any more.
const KEPT_HOURS: i64 = 12;

/// Whispers. The submission makes it one note when it comes twice.
///
/// # Errors
/// No permission, no text or too long a text, somebody who takes no contacts, or a broken store.
pub async fn whisper(
    ctx: &Ctx,
    actor: &Actor,
    submission: SubmissionId,
    to: AccountId,
    text: &str,
) -> Result<WhisperId, Failure> {
    allow(actor, Permission::RunFloor)?;
    let text = parse_text(text, WHISPER_LENGTH).map_err(|_| Failure::Malformed)?;
    let account = ctx.store.account(to).await.map_err(|e| ctx.broken(&e))?;
    if !account.is_some_and(|account| account.actor.may(Permission::TakeCalls)) {
        return Err(Failure::NotFound);
    }
    ctx.floor.meet(actor);
    let (note, at, by) = (WhisperId(submission.0), ctx.clock.now(), actor.id);
    let what = FloorHappening::Whispered { at, by, note, to, text };
    log(ctx, format!("s:{submission}"), "whisper", what).await?;
    Ok(note)
}

/// Acknowledges a note.
///
/// # Errors
/// No permission, a note for somebody else or none, or a broken store.
pub async fn acknowledge(ctx: &Ctx, actor: &Actor, note: WhisperId) -> Result<(), Failure> {
    allow(actor, Permission::TakeCalls)?;
    let key = format!("h:{note}");
    let mine = ctx.floor.read().notes.iter().any(|(to, whisper)| *to == actor.id && whisper.id == note);
    if !mine {
        // Acknowledged before, perhaps on another device.
        let known = ctx.store.floor_lines_with(&[key]).await.map_err(|e| ctx.broken(&e))?;
        let by_me = |what: &FloorHappening| matches!(what, FloorHappening::Heard { by, .. } if *by == actor.id);
        return if known.iter().any(|stored| by_me(&stored.line.what)) { Ok(()) } else { Err(Failure::NotFound) };
    }
    let what = FloorHappening::Heard { at: ctx.clock.now(), by: actor.id, note };
    log(ctx, key, "acknowledge_whisper", what).await
}

/// Writes a line that came once. Whoever is first says what it tells.
async fn log(ctx: &Ctx, key: String, command: &'static str, what: FloorHappening) -> Result<(), Failure> {
    let own = ctx.clone();
    see_through(ctx, async move {
        let turn = Turn::take(&own).await?;
        let known = own.store.floor_lines_with(std::slice::from_ref(&key)).await.map_err(|e| own.broken(&e))?;
        if !known.is_empty() {
            return Ok(());
        }
        let (key, command, received_at) = (Some(key), Some(command.to_owned()), own.clock.now());
        let lines = vec![FloorLine { received_at, key, command, what }];
        turn.save(FloorWrite { lines, ..FloorWrite::default() }).await.map(drop)
    })
    .await
}

/// The notes that nobody acknowledged yet.
pub(super) async fn waiting(
    store: &dyn Store,
    people: &BTreeMap<AccountId, PersonRef>,
    now: Instant,
) -> Result<Vec<(AccountId, Whisper)>, StoreError> {
    let mut notes = Vec::new();
    for stored in store.whispers_since(now - TimeDelta::hours(KEPT_HOURS)).await? {
        take(&mut notes, people, &stored.line.what);
    }
    Ok(notes)
}

fn take(notes: &mut Vec<(AccountId, Whisper)>, people: &BTreeMap<AccountId, PersonRef>, what: &FloorHappening) {
    match what {
        FloorHappening::Whispered { at, by, note, to, text } => {
            let whisper = |by: PersonRef| Whisper { id: *note, at: *at, by, text: text.clone() };
            notes.extend(people.get(by).cloned().map(|by| (*to, whisper(by))));
        }
        FloorHappening::Heard { note, .. } => notes.retain(|(_, whisper)| whisper.id != *note),
        FloorHappening::Event(_) | FloorHappening::Planned { .. } => {}
    }
}

impl State {
    /// Takes in a line about a note.
    pub(super) fn take_note(&mut self, seq: i64, what: &FloorHappening) {
        let whose = match what {
            FloorHappening::Whispered { to, .. } => Some(*to),
            FloorHappening::Heard { by, .. } => Some(*by),
            FloorHappening::Event(_) | FloorHappening::Planned { .. } => None,
        };
        take(&mut self.notes, &self.people, what);
        self.versions.extend(whose.map(|agent| (agent, seq)));
    }
}
