//! Scripts: versions that stay, one draft for each, and how many calls were led by what.

use super::{
    calls::{call, finish, start, wrap_up},
    sample::{agent, at, id, mark},
};
use casework::ports::{Commit, CommitError, PublishedScript, ScriptDraft, ScriptUse, Store, Write};
use domain::{
    command::Receipt,
    complaint::Form,
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{AccountId, PublicationId},
    script::{Run, Script, ScriptId, builtin},
};

pub fn opening(version: u32) -> Script {
    Script { version, ..builtin().unwrap().scripts.remove(0) }
}

/// A version of the opening, with what its publication saves.
pub fn publication(version: u32, by: AccountId, draft: Option<u32>) -> (PublishedScript, Commit) {
    let script = opening(version);
    let published = PublishedScript {
        id: PublicationId(id()),
        script,
        note: "更自然".to_owned(),
        restores: (version > 2).then_some(1),
        at: at(1),
        by: Some(by),
    };
    let what = Happening::ScriptPublished {
        script: published.script.id.clone(),
        version,
        restores: published.restores,
        digest: sha256(&serde_json::to_string(&published.script).unwrap()),
    };
    let event = Event { subject: Subject::Script(published.id), at: at(1), by: Some(by), what };
    let write = Write::PublishedScript { published: Box::new(published.clone()), draft };
    (published, Commit { submission: Some(mark(by, "publish_script")), events: vec![event], write })
}

fn draft(by: AccountId, base: u32, over: Option<u32>) -> Commit {
    let draft = ScriptDraft { script: opening(base), revision: 0, base, at: at(2), by };
    Commit { submission: None, events: Vec::new(), write: Write::ScriptDraft { draft: Box::new(draft), over } }
}

fn name() -> ScriptId {
    opening(1).id
}

pub async fn a_version_is_published_once_and_takes_its_draft_along(store: &dyn Store) {
    let lead = agent(store).await;
    assert_eq!(store.published_scripts().await.unwrap(), []);
    store.commit(draft(lead, 1, None)).await.unwrap();
    let (second, commit) = publication(2, lead, Some(1));
    let receipt = store.commit(commit.clone()).await.unwrap().receipt;
    assert_eq!(receipt, Some(Receipt::Script { id: name(), version: 2 }));
    assert_eq!(store.script_draft(&name()).await.unwrap(), None);
    let seq = store.seq().await.unwrap();
    assert!(matches!(store.commit(publication(2, lead, None).1).await, Err(CommitError::Taken)));
    assert!(matches!(store.commit(publication(3, lead, Some(1)).1).await, Err(CommitError::Stale)), "no draft");
    let mut again = commit;
    again.write = Write::PublishedScript { published: Box::new(second.clone()), draft: None };
    assert!(
        matches!(store.commit(again).await, Err(CommitError::AlreadyDone(found)) if Some(&found) == receipt.as_ref())
    );
    assert_eq!(store.seq().await.unwrap(), seq, "what is refused leaves no event");
    let (third, commit) = publication(3, lead, None);
    store.commit(commit).await.unwrap();
    assert_eq!(store.published_scripts().await.unwrap(), [second, third]);
}

pub async fn the_second_of_two_editors_is_stale(store: &dyn Store) {
    let lead = agent(store).await;
    let discard = |revision| {
        let write = Write::NoScriptDraft { script: name(), revision };
        Commit { submission: None, events: Vec::new(), write }
    };
    assert!(matches!(store.commit(draft(lead, 1, Some(1))).await, Err(CommitError::Stale)), "there is none");
    store.commit(draft(lead, 1, None)).await.unwrap();
    assert!(matches!(store.commit(draft(lead, 1, None)).await, Err(CommitError::Stale)), "there is one");
    store.commit(draft(lead, 2, Some(1))).await.unwrap();
    assert!(matches!(store.commit(draft(lead, 3, Some(1))).await, Err(CommitError::Stale)));
    let kept = ScriptDraft { script: opening(2), revision: 2, base: 2, at: at(2), by: lead };
    assert_eq!(store.script_draft(&name()).await.unwrap(), Some(kept.clone()));
    assert_eq!(store.script_drafts().await.unwrap(), [kept]);
    assert!(matches!(store.commit(discard(1)).await, Err(CommitError::Stale)));
    store.commit(discard(2)).await.unwrap();
    assert_eq!(store.script_drafts().await.unwrap(), []);
    store.commit(draft(lead, 1, None)).await.unwrap();
    assert_eq!(store.script_draft(&name()).await.unwrap().unwrap().revision, 3, "no revision comes twice");
    assert_eq!(store.script_draft(&"nowhere".into()).await.unwrap(), None);
}

pub async fn calls_are_counted_by_the_versions_that_led_them(store: &dyn Store) {
    let min = agent(store).await;
    let mut library = builtin().unwrap();
    for (minute, version) in [(0, 1), (20, 1), (40, 2)] {
        library.scripts[0].version = version;
        let mut run = Run::start(&library, &name(), &Form::default(), 0).unwrap();
        // Started twice in one call it still led one call.
        run.switch(&library, &name(), &Form::default(), 1).unwrap();
        let mut hostile = run.openings[0].clone();
        hostile.script = "Not a name/7".into();
        run.openings.push(hostile);
        let mut call = call(min, minute);
        store.commit(start(&call)).await.unwrap();
        assert!(store.script_uses(&name()).await.unwrap().iter().map(|one| one.calls).sum::<u32>() < 3);
        call.wrap_up = Some(wrap_up(minute + 10));
        call.wrap_up.as_mut().unwrap().run = Some(run);
        store.commit(finish(&call)).await.unwrap();
    }
    let used = |version, calls| ScriptUse { script: name(), version, calls };
    assert_eq!(store.script_uses(&name()).await.unwrap(), [used(1, 2), used(2, 1)]);
    assert_eq!(store.script_uses(&"nowhere".into()).await.unwrap(), []);
}
