//! Keeping the document: in the browser within a third of a second, on the server within two.

use super::{CallDoc, Desk, Phase};
use crate::ui::flow::react;
use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    clock::ServerClock,
    doors::writes::{discard_draft, my_drafts, save_draft},
    error::AppError,
    outbox::Outbox,
};
use domain::{
    command::{Command, Outcome, Receipt},
    complaint::Field,
    id::AccountId,
    person::Phone,
    time::from_millis,
    view::SavedDraft,
    waybill::WaybillNumber,
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How long a change may wait before it is written to the browser's database.
const BROWSER_MS: u64 = 250;
/// How long it may wait before it is sent to the server.
const SERVER_MS: u64 = 2_000;

/// When the document was last kept, in milliseconds of the server's clock; 0 for never.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// In the browser's database.
    pub browser_ms: i64,
    /// On the server.
    pub server_ms: i64,
    /// Whether the browser's database refused: a private window, or a full disk.
    pub refused: bool,
}

/// Watches the document and keeps it.
pub(super) fn keep_document(desk: Desk) {
    let browser_due = StoredValue::new(false);
    let server_due = StoredValue::new(false);
    react(move || {
        let revision = desk.doc.with(|doc| doc.as_ref().map(|d| d.revision));
        if revision.is_none() {
            return;
        }
        once_in(browser_due, BROWSER_MS, move || spawn_local(keep_in_browser(desk)));
        once_in(server_due, SERVER_MS, move || spawn_local(keep_on_server(desk)));
    });
    let flush = move |_| {
        if desk.doc.with_untracked(Option::is_some) {
            spawn_local(keep_in_browser(desk));
            spawn_local(keep_on_server(desk));
        }
    };
    browser::on_window("pagehide", flush);
    browser::on_document("visibilitychange", flush);
    browser::on_window("online", flush);
}

/// Runs something after a while, unless it is to run already.
fn once_in(due: StoredValue<bool>, ms: u64, run: impl FnOnce() + 'static) {
    if due.get_value() {
        return;
    }
    due.set_value(true);
    set_timeout(
        move || {
            due.set_value(false);
            run();
        },
        Duration::from_millis(ms),
    );
}

/// Keeps the document, then goes on.
pub(super) fn keep_then(desk: Desk, go_on: Callback<()>) {
    spawn_local(async move {
        keep_in_browser(desk).await;
        go_on.run(());
    });
}

/// Keeps the document in the browser's database.
pub(super) async fn keep_in_browser(desk: Desk) {
    let Some(doc) = desk.doc.get_untracked() else { return };
    let kept = storage::put(Shelf::Drafts, &doc.call.to_string(), &doc).await;
    // The document may have been wrapped up while it was being written; then its last copy is put beside it again.
    if desk.doc.with_untracked(Option::is_none) && kept && desk.is_gone(doc.call) {
        storage::remove(Shelf::Drafts, &doc.call.to_string()).await;
        return;
    }
    let now = desk.clock.exact_ms();
    desk.kept.update(|k| {
        k.refused = !kept;
        if kept {
            k.browser_ms = now;
        }
    });
}

async fn keep_on_server(desk: Desk) {
    let Some(doc) = desk.doc.get_untracked() else { return };
    let Ok(body) = serde_json::to_string(&doc) else { return };
    match save_draft(doc.draft_id(), doc.revision, body).await {
        Ok(revision) => {
            let now = desk.clock.exact_ms();
            desk.kept.update(|k| k.server_ms = now);
            if revision > doc.revision {
                take_newer(desk, &doc).await;
            }
        }
        Err(error @ AppError::SignedOut) => desk.session.report(error),
        Err(_) => {}
    }
}

/// Another device went on with this call: its document is newer, so it takes the place of ours.
async fn take_newer(desk: Desk, ours: &CallDoc) {
    let Ok(drafts) = my_drafts().await else { return };
    let newer = drafts.iter().filter_map(read).find(|d| d.call == ours.call && d.revision > ours.revision);
    if let Some(newer) = newer {
        let unchanged = desk.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.revision < newer.revision));
        if unchanged {
            desk.replaced.set(true);
            desk.doc.set(Some(newer));
        }
    }
}

fn read(draft: &SavedDraft) -> Option<CallDoc> {
    domain::json::read(&draft.body).ok()
}

/// Whether another device went on with this call and wrapped it up: then the server keeps only a mark that is newer.
async fn settled_elsewhere(doc: &CallDoc) -> bool {
    let Ok(body) = serde_json::to_string(doc) else { return false };
    save_draft(doc.draft_id(), doc.revision, body).await.is_ok_and(|kept| kept > doc.revision)
}

/// Finds what earlier pages, tabs and devices left: the newest copy of each call.
pub(super) async fn left_behind(me: AccountId, server: Option<Vec<SavedDraft>>) -> Vec<CallDoc> {
    let mut docs: Vec<CallDoc> = storage::all(Shelf::Drafts).await;
    docs.retain(|d: &CallDoc| d.by == me);
    let server = match server {
        Some(drafts) => drafts,
        None => my_drafts().await.unwrap_or_default(),
    };
    let mut settled = Vec::new();
    for doc in &docs {
        if !server.iter().any(|draft| draft.id == doc.draft_id()) && settled_elsewhere(doc).await {
            storage::remove(Shelf::Drafts, &doc.call.to_string()).await;
            settled.push(doc.call);
        }
    }
    docs.retain(|d| !settled.contains(&d.call));
    for doc in server.iter().filter_map(read) {
        match docs.iter_mut().find(|d| d.call == doc.call) {
            Some(ours) if doc.revision > ours.revision => *ours = doc,
            Some(_) => {}
            None => docs.push(doc),
        }
    }
    domain::order::sort_by_key(&mut docs, |d| std::cmp::Reverse(d.revision));
    docs
}

/// Hands everything of a finished call to the outbox. Ids were made when the call began, so doing it again, even on
/// another page, repeats nothing.
pub(super) fn hand_over(doc: &CallDoc, outbox: Outbox) {
    let begin = Command::StartCall {
        call: doc.call,
        channel: doc.channel,
        direction: doc.direction,
        phone: doc.phone.clone(),
        waybill: doc.waybill.clone(),
    };
    outbox.send(doc.begin, begin);
    for filed in &doc.filed {
        let file = Command::FileComplaint { call: Some(doc.call), form: filed.form.clone() };
        outbox.send(filed.submission, file);
    }
    let Phase::Finished { ended_ms } = doc.phase else { return };
    let Some(disposition) = doc.disposition else { return };
    let finish = Command::FinishCall {
        call: doc.call,
        ended_at: from_millis(ended_ms),
        holds: doc.holds.clone(),
        disposition,
        note: doc.note.clone(),
        run: doc.run.clone(),
        // Half a number in an unfinished form must not keep the call from being wrapped up.
        phone: Phone::parse(doc.value(Field::ContactPhone)).map(|p| p.whole().to_owned()).unwrap_or_default(),
        waybill: WaybillNumber::parse(doc.value(Field::Waybill)).map(|n| n.as_str().to_owned()).unwrap_or_default(),
    };
    outbox.send(doc.finish, finish);
}

/// Forgets finished calls once the server has answered everything of them; one that was not accepted comes back.
pub(super) fn settle(desk: Desk, outbox: Outbox) {
    react(move || {
        let answers = outbox.answers.get();
        let finished = desk.finished.get_untracked();
        for doc in finished {
            let ids = std::iter::once(doc.begin).chain(doc.filed.iter().map(|f| f.submission)).chain([doc.finish]);
            let answered: Vec<_> = ids.map(|id| answers.get(&id)).collect();
            if answered.iter().any(Option::is_none) {
                continue;
            }
            desk.finished.update(|all| all.retain(|d| d.call != doc.call));
            if answered.into_iter().all(|a| accepted(a)) {
                forget(doc, desk.clock);
            } else {
                // Wrapped up too early: the document is opened again, with the answers beside it.
                let mut doc = doc;
                if let Phase::Finished { ended_ms } = doc.phase {
                    doc.phase = Phase::WrappingUp { ended_ms };
                }
                desk.left.update(|all| all.push(doc));
            }
        }
    });
}

fn accepted(answer: Option<&Result<Outcome, AppError>>) -> bool {
    use domain::command::Refusal;
    matches!(
        answer,
        Some(Ok(Outcome::Done { receipt: Receipt::Call { .. } | Receipt::Complaint { .. } | Receipt::Change { .. } }
            | Outcome::Refused { refusal: Refusal::CallFinished }))
    )
}

/// Forgets a document, here and on the server.
pub(super) fn forget(doc: CallDoc, clock: ServerClock) {
    spawn_local(async move {
        storage::remove(Shelf::Drafts, &doc.call.to_string()).await;
        let revision = doc.revision.max(clock.exact_ms());
        let _ = discard_draft(doc.draft_id(), revision).await;
    });
}
