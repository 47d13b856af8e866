//! Changes that the server does not have yet are kept in this browser from the stroke on, so that neither a cut line nor
//! a closed page loses any. Each page keeps its own, and the next page of the same script takes up what is left.

use crate::{browser::kept, doors::scripts::save_script_draft};
use domain::{
    id::AccountId,
    json::read,
    script::{
        Script, ScriptId,
        edit::{Change, diff, take},
    },
    view::scripts::{DraftEdits, DraftNow},
};
use std::collections::BTreeSet;
use uuid::Uuid;

fn of_person(me: AccountId) -> String {
    ["yiling-script-edits:", &me.to_string(), ":"].concat()
}

fn of_script(me: AccountId, script: &ScriptId) -> String {
    [&*of_person(me), &script.0, ":"].concat()
}

/// The name under which a page keeps its changes.
pub fn key(me: AccountId, script: &ScriptId, page: Uuid) -> String {
    [of_script(me, script), page.to_string()].concat()
}

/// Keeps changes, or forgets them when there are none. False where the browser refuses.
pub fn keep(key: &str, changes: &[Change]) -> bool {
    if changes.is_empty() {
        kept::forget(key);
        return true;
    }
    serde_json::to_string(changes).is_ok_and(|text| kept::keep(key, &text))
}

fn read_from(key: &str) -> Option<Vec<Change>> {
    read(&kept::get(key)?).ok()
}

/// What other pages have left of a script, with the names it is kept under.
pub fn left(me: AccountId, script: &ScriptId) -> (Vec<String>, Vec<Change>) {
    let keys = kept::keys(&of_script(me, script));
    let changes = keys.iter().filter_map(|key| read_from(key)).flatten().collect();
    (keys, changes)
}

/// Forgets what is kept under these names.
pub fn forget(keys: &[String]) {
    for key in keys {
        kept::forget(key);
    }
}

/// Forgets everything of a script.
pub fn forget_all(me: AccountId, script: &ScriptId) {
    forget(&kept::keys(&of_script(me, script)));
}

/// The scripts of which something is left.
pub fn scripts(me: AccountId) -> BTreeSet<ScriptId> {
    let person = of_person(me);
    let id = |key: &String| key.strip_prefix(&person)?.split(':').next().map(ScriptId::from);
    kept::keys(&person).iter().filter_map(id).collect()
}

/// Sends what a page that is left has kept. What could not be taken stays for the next page.
pub async fn send_left(key: String, script: ScriptId) {
    let Some(changes) = read_from(&key) else { return };
    send(key, script, changes).await;
}

/// The same after an answer that came when the page had gone: `before` is what the server had, `sent` what was on its
/// way, `now` what came of it. What was typed meanwhile is sent on top of it.
pub async fn send_rest(key: String, before: &Script, sent: &Script, now: &DraftNow) {
    let Some(changes) = read_from(&key) else { return };
    let last = take(before, &changes).script;
    if now.conflicts.is_empty() {
        send(key, now.script.id.clone(), diff(sent, &last)).await;
    }
}

async fn send(key: String, script: ScriptId, changes: Vec<Change>) {
    if changes.is_empty() {
        kept::forget(&key);
        return;
    }
    if save_script_draft(DraftEdits { script, changes }).await.is_ok_and(|now| now.conflicts.is_empty()) {
        kept::forget(&key);
    }
}
