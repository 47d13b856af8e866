//! Scripts: edited by several at once, published whole and checked, and a version that calls used never changes.

use super::world::{World, finish, world};
use casework::{
    Failure,
    ports::{Store, Write},
    scripts::{self, begin, bring, copy, current, discard_draft, page, publish, restore, save_draft},
};
use domain::{
    account::Actor,
    command::Command,
    complaint::Form,
    event::Happening,
    id::SubmissionId,
    script::{
        Group, Run, Script, ScriptId, Text2, What,
        edit::{Change, Part, Spot, Tongue, Value},
    },
    view::scripts::{Brought, DraftEdits, DraftNow, Publication},
};

const SCRIPT: &str = "verify_identity";

fn id() -> ScriptId {
    SCRIPT.into()
}

fn in_use(world: &World) -> Script {
    current(&world.ctx).library().script(&id()).unwrap().clone()
}

/// Where the short name of its first step stands, in English.
fn words(script: &Script) -> Spot {
    Spot::Node(script.start.clone(), Part::Label(Tongue::En))
}

fn change(script: &Script, spot: Spot, to: &str) -> Change {
    Change { from: script.at(&spot), spot, to: Value::Text(to.to_owned()) }
}

async fn save(world: &World, actor: &Actor, changes: Vec<Change>) -> DraftNow {
    save_draft(&world.ctx, actor, &DraftEdits { script: id(), changes }).await.unwrap()
}

async fn publish_now(world: &World, revision: u32) -> Publication {
    let submission = SubmissionId(world.ctx.ids.next());
    publish(&world.ctx, &world.actor("lead"), submission, &id(), revision, " 更自然 ").await.unwrap()
}

async fn restore_now(world: &World, version: u32) -> Publication {
    let submission = SubmissionId(world.ctx.ids.next());
    restore(&world.ctx, &world.actor("lead"), submission, &id(), version, "").await.unwrap()
}

#[tokio::test]
async fn a_draft_is_published_whole_and_used_at_once() {
    let world = world();
    let (lead, before) = (world.actor("lead"), in_use(&world));
    let draft = save(&world, &lead, vec![change(&before, words(&before), "Greeting")]).await;
    assert_eq!((draft.revision, draft.problems, draft.conflicts), (1, vec![], vec![]));
    assert_eq!(in_use(&world), before, "a draft is nobody's words");
    let logged = world.logged();
    assert_eq!(publish_now(&world, 1).await, Publication::Done { version: 2 });
    let after = in_use(&world);
    assert_eq!((after.version, after.at(&words(&after))), (2, Value::Text("Greeting".to_owned())));
    let event = world.store.state().events.last().unwrap().event.clone();
    assert_eq!((world.logged(), event.by), (logged + 1, Some(lead.id)));
    assert!(matches!(event.what, Happening::ScriptPublished { version: 2, restores: None, .. }), "{event:?}");
    let shown = page(&world.ctx, &world.agent(), &id()).await.unwrap();
    assert_eq!((shown.revision, shown.draft, shown.versions.len(), shown.may_edit), (0, None, 2, false));
    assert_eq!((&shown.versions[0].script, &*shown.versions[0].note), (&after, "更自然"));
    assert_eq!(shown.versions[1].script, before);
    assert_eq!(publish_now(&world, 1).await, Publication::Stale, "the draft is gone");
}

#[tokio::test]
async fn the_same_submission_publishes_once() {
    let world = world();
    let (lead, before) = (world.actor("lead"), in_use(&world));
    save(&world, &lead, vec![change(&before, words(&before), "Greeting")]).await;
    let submission = SubmissionId(world.ctx.ids.next());
    for _ in 0..3 {
        let answer = publish(&world.ctx, &lead, submission, &id(), 1, "").await.unwrap();
        assert_eq!(answer, Publication::Done { version: 2 });
    }
    assert_eq!(world.store.state().scripts.len(), 1);
    let other = publish(&world.ctx, &world.actor("admin"), submission, &id(), 1, "").await;
    assert!(matches!(other, Err(Failure::Malformed)), "{other:?}");
}

#[tokio::test]
async fn what_has_problems_is_not_published() {
    let world = world();
    let (lead, before) = (world.actor("lead"), in_use(&world));
    let draft = save(&world, &lead, vec![change(&before, words(&before), "")]).await;
    let missing = |problems: &[domain::script::Problem]| {
        problems.iter().any(|p| p.node.as_ref() == Some(&before.start) && p.what == What::MissingLanguage)
    };
    assert!(missing(&draft.problems), "{:?}", draft.problems);
    let Publication::Flawed { problems } = publish_now(&world, 1).await else { panic!("published") };
    assert!(missing(&problems));
    assert_eq!(in_use(&world), before);
    let draft = save(&world, &lead, vec![change(&draft.script, words(&before), "Hello")]).await;
    assert_eq!(draft.problems, []);
    assert_eq!(publish_now(&world, 1).await, Publication::Stale, "checked is what was looked at");
    assert_eq!(publish_now(&world, draft.revision).await, Publication::Done { version: 2 });
}

#[tokio::test]
async fn two_editors_meet_in_one_draft() {
    let world = world();
    let (lead, admin, before) = (world.actor("lead"), world.actor("admin"), in_use(&world));
    let title = || Spot::Title(Tongue::En);
    save(&world, &lead, vec![change(&before, title(), "Good day")]).await;
    let both = save(&world, &admin, vec![change(&before, words(&before), "Greeting")]).await;
    assert_eq!((both.revision, &*both.script.title.en, both.conflicts.len()), (2, "Good day", 0));
    assert_eq!(both.before.unwrap().by, lead.name);
    let clash = save(&world, &admin, vec![change(&before, title(), "Welcome")]).await;
    assert_eq!((clash.revision, &*clash.script.title.en), (2, "Good day"), "the first one stays");
    assert_eq!(clash.conflicts[0].theirs, Value::Text("Good day".to_owned()));
    // Somebody is faster between reading and writing: both land all the same.
    world.store.interlope(move |state| {
        let kept = state.script_drafts.get_mut(&id()).unwrap();
        kept.0 += 1;
        let draft = kept.1.as_mut().unwrap();
        (draft.revision, draft.script.summary.en) = (kept.0, "Faster".to_owned());
    });
    let late = save(&world, &admin, vec![change(&clash.script, title(), "Welcome")]).await;
    assert_eq!((late.revision, &*late.script.title.en, &*late.script.summary.en), (4, "Welcome", "Faster"));
    discard_draft(&world.ctx, &lead, &id(), 3).await.unwrap();
    assert!(world.store.script_draft(&id()).await.unwrap().is_some(), "it was changed since");
    discard_draft(&world.ctx, &lead, &id(), 4).await.unwrap();
    assert_eq!(world.store.script_draft(&id()).await.unwrap(), None);
    let anew = save(&world, &lead, vec![change(&before, title(), "Hello")]).await;
    assert_eq!(anew.revision, 5, "no revision comes twice");
}

#[tokio::test]
async fn going_back_publishes_the_old_words_anew() {
    let world = world();
    let (lead, before) = (world.actor("lead"), in_use(&world));
    save(&world, &lead, vec![change(&before, words(&before), "Greeting")]).await;
    publish_now(&world, 1).await;
    assert_eq!(restore_now(&world, 2).await, Publication::Same);
    assert_eq!(restore_now(&world, 1).await, Publication::Done { version: 3 });
    let after = in_use(&world);
    assert_eq!(Script { version: 1, ..after }, before);
    assert_eq!(world.store.state().scripts[1].restores, Some(1));
    let unknown = restore(&world.ctx, &lead, SubmissionId(world.ctx.ids.next()), &id(), 9, "").await;
    assert!(matches!(unknown, Err(Failure::NotFound)), "{unknown:?}");
}

#[tokio::test]
async fn a_running_call_goes_on_with_its_version_and_locks_it() {
    let world = world();
    let (lead, agent, before) = (world.actor("lead"), world.agent(), in_use(&world));
    // The browser of the agent has its words in memory.
    let words_of_call = current(&world.ctx);
    let call = world.call(&agent).await;
    let run = Run::start(words_of_call.library(), &id(), &Form::default(), 0).unwrap();
    save(&world, &lead, vec![change(&before, words(&before), "Greeting")]).await;
    assert_eq!(publish_now(&world, 1).await, Publication::Done { version: 2 });
    let said = run.current(words_of_call.library()).unwrap();
    assert_eq!(Some(said), words_of_call.library().node(&run.here().unwrap().step.place));
    assert_eq!(words_of_call.library().script(&id()), Some(&before));
    let new = Run::start(current(&world.ctx).library(), &id(), &Form::default(), 0).unwrap();
    assert_eq!((run.openings[0].version, new.openings[0].version), (1, 2));
    let mut wrap_up = finish(&world, call);
    if let Command::FinishCall { run: kept, .. } = &mut wrap_up {
        *kept = Some(run);
    }
    world.submit(&agent, wrap_up).await.unwrap();
    let shown = page(&world.ctx, &lead, &id()).await.unwrap();
    let calls: Vec<_> = shown.versions.iter().map(|version| (version.script.version, version.calls)).collect();
    assert_eq!(calls, [(2, 0), (1, 1)]);
    // No write of the port can change a version: it can only be published again, and then it is taken.
    let again = world.store.state().scripts[0].clone();
    let write = Write::PublishedScript { published: Box::new(again), draft: None };
    let refused = world.store.commit(casework::ports::Commit { submission: None, events: Vec::new(), write }).await;
    assert!(matches!(refused, Err(casework::ports::CommitError::Taken)), "{refused:?}");
}

#[tokio::test]
async fn a_file_becomes_a_draft_or_is_told_what_is_wrong_with_it() {
    let world = world();
    let lead = world.actor("lead");
    let mut file = in_use(&world);
    (file.id, file.version) = ("verify_by_night".into(), 7);
    let text = serde_json::to_string_pretty(&file).unwrap();
    assert_eq!(bring(&world.ctx, &lead, &text).await.unwrap(), Brought::Draft { id: file.id.clone() });
    let seen = scripts::overview(&world.ctx, &lead).await.unwrap();
    let row = seen.scripts.iter().find(|row| row.id == file.id).unwrap();
    assert_eq!((row.version, row.draft.is_some()), (0, true));
    let hidden = scripts::overview(&world.ctx, &world.agent()).await.unwrap();
    assert!(!hidden.scripts.iter().any(|row| row.id == file.id) && !hidden.may_edit);
    assert!(matches!(page(&world.ctx, &world.agent(), &file.id).await, Err(Failure::NotFound)));
    let submission = SubmissionId(world.ctx.ids.next());
    let published = publish(&world.ctx, &lead, submission, &file.id, 1, "").await.unwrap();
    assert_eq!(published, Publication::Done { version: 1 });
    for broken in ["", "[]", "{\n\"id\": 1}", &text.replacen("\"label\"", "\"lable\"", 1)] {
        assert!(matches!(bring(&world.ctx, &lead, broken).await.unwrap(), Brought::Unreadable { line: 1.. }));
    }
    let twice = Script { nodes: [&file.nodes[..], &file.nodes[..1]].concat(), ..file.clone() };
    let huge = Script { summary: Text2 { zh: "长".repeat(100_000), en: String::new() }, ..file.clone() };
    for unfit in [Script { id: "../x".into(), ..file.clone() }, Script { nodes: Vec::new(), ..file }, twice, huge] {
        let text = serde_json::to_string(&unfit).unwrap();
        assert_eq!(bring(&world.ctx, &lead, &text).await.unwrap(), Brought::Unfit);
    }
}

fn title(zh: &str, en: &str) -> Text2 {
    Text2 { zh: zh.to_owned(), en: en.to_owned() }
}

#[tokio::test]
async fn a_script_begins_from_nothing_under_a_name_of_its_own() {
    let world = world();
    let (lead, admin) = (world.actor("lead"), world.actor("admin"));
    let labels = [title("开场", "Opening"), title("结束", "End")];
    let peak = title(" 高峰期 ", " Peak season ");
    let new = || begin(&world.ctx, &lead, &peak, Group::Outbound, &labels);
    let first = new().await.unwrap();
    assert_eq!(first, "peak_season".into());
    assert_eq!(new().await.unwrap(), first, "the answer got lost, and it was asked for again");
    let shown = page(&world.ctx, &lead, &first).await.unwrap();
    assert_eq!(
        (&*shown.script.title.zh, shown.script.group, shown.base, shown.revision),
        ("高峰期", Group::Outbound, 0, 1)
    );
    assert!(!shown.problems.is_empty(), "its words are still to be written");
    let of_other = begin(&world.ctx, &admin, &peak, Group::Outbound, &labels).await.unwrap();
    assert_eq!(of_other, "peak_season_2".into(), "what somebody else began is not touched");
    let verify = begin(&world.ctx, &lead, &title("核对", "Verify identity"), Group::Part, &labels).await.unwrap();
    assert_eq!(verify, "verify_identity_2".into(), "nor what calls use");
    for none in [title("", "x"), title("高峰期", "  ")] {
        assert!(matches!(begin(&world.ctx, &lead, &none, Group::Hard, &labels).await, Err(Failure::Malformed)));
    }
    let edit = Change {
        spot: Spot::Title(Tongue::En),
        from: Value::Text("Peak season".to_owned()),
        to: Value::Text("Peak".to_owned()),
    };
    save_draft(&world.ctx, &lead, &DraftEdits { script: first.clone(), changes: vec![edit] }).await.unwrap();
    assert_eq!(new().await.unwrap(), "peak_season_3".into(), "what was written meanwhile stays");
}

#[tokio::test]
async fn a_copy_has_the_steps_that_are_being_edited() {
    let world = world();
    let (lead, before) = (world.actor("lead"), in_use(&world));
    save(&world, &lead, vec![change(&before, words(&before), "Greeting")]).await;
    let copied = copy(&world.ctx, &lead, &id(), &title("另一种核对", "Verify otherwise")).await.unwrap();
    assert_eq!(copied, "verify_otherwise".into());
    let shown = page(&world.ctx, &lead, &copied).await.unwrap();
    assert_eq!((shown.script.version, shown.versions.len(), &*shown.script.title.en), (0, 0, "Verify otherwise"));
    assert_eq!(shown.script.at(&words(&before)), Value::Text("Greeting".to_owned()));
    assert_eq!(shown.problems, []);
    assert_eq!(in_use(&world), before);
    let submission = SubmissionId(world.ctx.ids.next());
    let published = publish(&world.ctx, &lead, submission, &copied, shown.revision, "").await.unwrap();
    assert_eq!(published, Publication::Done { version: 1 });
    let unknown = copy(&world.ctx, &lead, &"nowhere".into(), &title("没有", "Nowhere")).await;
    assert!(matches!(unknown, Err(Failure::NotFound)), "{unknown:?}");
}
