//! Phrases: what the team writes everybody finds, what one writes for oneself nobody else does, and nothing is lost.

use super::world::{World, finish, new_phrase, submission, world};
use casework::{Failure, phrases, submissions};
use domain::{
    account::Actor,
    command::{Command, Outcome, Receipt, Refusal},
    complaint::{CloseReason, ReplyChannel},
    event::Happening,
    phrase::{Category, ImportPlan, PhraseChange, PhraseForm, PhraseId, Planned, csv},
    view::phrases::{FORBIDDEN_DAYS, HowOften, ImportPreview, Origin, PhraseDeed, PhraseList, PhraseQuery, Shelf},
};

const ZH: &str = "祝您今天顺顺利利。";
const EN: &str = "Have a smooth day.";

fn done(changed: u32) -> Outcome {
    Outcome::Done { receipt: Receipt::Phrases { changed } }
}

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

fn id(name: &str) -> PhraseId {
    PhraseId(name.to_owned())
}

fn json(change: &PhraseChange) -> String {
    serde_json::to_string(change).unwrap()
}

async fn team(world: &World, change: String) -> Outcome {
    world.submit(&world.actor("lead"), Command::ChangeTeamPhrases { change }).await.unwrap()
}

async fn mine(world: &World, actor: &Actor, change: String) -> Outcome {
    world.submit(actor, Command::ChangeMyPhrases { change }).await.unwrap()
}

async fn listed(world: &World, actor: &Actor, shelf: Option<Shelf>, q: &str) -> PhraseList {
    let query = PhraseQuery { q: q.to_owned(), shelf, ..PhraseQuery::default() };
    phrases::list(&world.ctx, actor, &query).await.unwrap()
}

#[tokio::test]
async fn what_the_team_writes_everybody_finds_at_once() {
    let world = world();
    let before = phrases::current(&world.ctx);
    assert_eq!(team(&world, new_phrase(ZH, EN)).await, done(1));
    let after = phrases::current(&world.ctx);
    assert_eq!(after.bank().phrases.len(), before.bank().phrases.len() + 1);
    for (login, q) in [("agent", "顺顺利利"), ("trainee", "ssll"), ("manager", "利利 smooth")] {
        let list = listed(&world, &world.actor(login), None, q).await;
        assert_eq!((list.total, list.rows[0].origin), (1, Origin::Team), "{login}");
        assert_eq!(list.categories, [(Category::Closing, 1)]);
    }
    let again = phrases::load(world.ctx.store.as_ref()).await.unwrap();
    let ctx = casework::Ctx { phrases: std::sync::Arc::new(again), ..world.ctx.clone() };
    assert_eq!(phrases::current(&ctx).bank(), after.bank(), "a restart finds the same");
}

#[tokio::test]
async fn pinyin_finds_characters_that_no_shipped_phrase_has() {
    let world = world();
    assert_eq!(team(&world, new_phrase("犇犇骉骉，祝您顺意。", EN)).await, done(1));
    assert_eq!(listed(&world, &world.agent(), None, "bbbb").await.total, 1);
}

#[tokio::test]
async fn a_shipped_phrase_is_corrected_retired_and_brought_back() {
    let world = world();
    let shipped = phrases::current(&world.ctx).shipped().phrases[0].clone();
    let form = PhraseForm { zh: ZH.to_owned(), en: EN.to_owned(), ..PhraseForm::of(&shipped) };
    let save = |version| json(&PhraseChange::Save { id: Some(shipped.id.clone()), version, form: form.clone() });
    assert_eq!(team(&world, save(0)).await, done(1));
    assert_eq!(team(&world, save(0)).await, refused(Refusal::PhraseChanged));
    assert_eq!(team(&world, save(1)).await, refused(Refusal::NothingChanges));
    let current = || phrases::current(&world.ctx).bank().phrase(&shipped.id).map(|p| p.text.zh.clone());
    assert_eq!(current().as_deref(), Some(ZH));
    let retire = json(&PhraseChange::Retire { id: shipped.id.clone(), version: 1 });
    assert_eq!(team(&world, retire).await, done(1));
    assert_eq!(current(), None);
    assert_eq!(listed(&world, &world.agent(), Some(Shelf::Retired), "").await.rows[0].phrase.id, shipped.id);
    let back = json(&PhraseChange::BringBack { id: shipped.id.clone(), version: 2 });
    assert_eq!(team(&world, back).await, done(1));

    let page = phrases::page(&world.ctx, &world.agent(), &shipped.id).await.unwrap();
    let deeds: Vec<_> = page.history.iter().map(|moment| moment.deed.clone()).collect();
    let [PhraseDeed::BroughtBack, PhraseDeed::Retired, PhraseDeed::Changed { parts }, PhraseDeed::TakenOver] = &*deeds
    else {
        panic!("{deeds:?}")
    };
    assert_eq!((parts.len(), &*parts[0].to), (2, ZH));
    assert_eq!((page.history[0].by.as_str(), page.shipped), ("lead 周敏", Some(shipped)));
    assert!(!page.may_change, "an agent reads it only");
}

#[tokio::test]
async fn nobody_else_finds_or_changes_what_is_ones_own() {
    let world = world();
    let (agent, colleague, lead) = (world.agent(), world.actor("colleague"), world.actor("lead"));
    assert_eq!(mine(&world, &agent, new_phrase(ZH, "")).await, done(1));
    let own = phrases::mine(&world.ctx, &agent).await.unwrap().personal[0].clone();
    assert_eq!((&*own.text.zh, &*own.text.en), (ZH, ZH), "the words there are stand in both places");
    for other in [&colleague, &lead] {
        assert_eq!(phrases::mine(&world.ctx, other).await.unwrap().personal, []);
        assert_eq!(listed(&world, other, None, "顺顺利利").await.total, 0);
        let page = phrases::page(&world.ctx, other, &own.id).await;
        assert!(matches!(page, Err(Failure::NotFound)));
        let favourite = Command::MarkPhrase { id: own.id.clone(), favourite: true };
        assert_eq!(world.submit(other, favourite).await.unwrap(), refused(Refusal::NotFound));
    }
    let retire = json(&PhraseChange::Retire { id: own.id.clone(), version: 1 });
    assert_eq!(mine(&world, &colleague, retire.clone()).await, refused(Refusal::NotFound));
    assert_eq!(team(&world, retire.clone()).await, refused(Refusal::NotFound));
    let shipped = phrases::current(&world.ctx).shipped().phrases[0].id.clone();
    let steal = json(&PhraseChange::Retire { id: shipped, version: 0 });
    assert_eq!(mine(&world, &agent, steal).await, refused(Refusal::NotFound));
    assert!(!phrases::export(&world.ctx, &lead).unwrap().contains(ZH));
    assert_eq!(mine(&world, &agent, retire).await, done(1));
    assert_eq!(phrases::mine(&world.ctx, &agent).await.unwrap().personal, []);
}

#[tokio::test]
async fn favourites_come_first_and_uses_are_counted_once() {
    let world = world();
    let agent = world.agent();
    let shipped: Vec<PhraseId> =
        phrases::current(&world.ctx).shipped().phrases.iter().map(|phrase| phrase.id.clone()).collect();
    let last = shipped.last().unwrap().clone();
    let logged = world.logged();
    let favourite = Command::MarkPhrase { id: last.clone(), favourite: true };
    assert_eq!(world.submit(&agent, favourite).await.unwrap(), done(1));
    let used = vec![(shipped[1].clone(), 2), (last.clone(), 3), (shipped[1].clone(), 1), (id("nobody.1"), 9)];
    let batch = submission(&world, Command::UsedPhrases { used });
    for _ in 0..5 {
        assert_eq!(submissions::submit(&world.ctx, &agent, batch.clone()).await.unwrap(), done(2));
    }
    world.clock.pass(chrono::TimeDelta::minutes(1));
    world.submit(&agent, Command::UsedPhrases { used: vec![(shipped[2].clone(), 1)] }).await.unwrap();
    world.submit(&world.actor("lead"), Command::UsedPhrases { used: vec![(last.clone(), 4)] }).await.unwrap();
    assert_eq!(world.logged(), logged, "what one marks and uses is no event");

    let own = phrases::mine(&world.ctx, &agent).await.unwrap();
    assert_eq!((own.favourites, own.recent.len(), &own.recent[0]), (vec![last.clone()], 3, &shipped[2]));
    let list = listed(&world, &agent, None, "").await;
    let first = &list.rows[0];
    assert_eq!((&first.phrase.id, first.favourite, first.my_uses, first.all_uses), (&last, true, 3, 7));
    assert_eq!(list.rows[1].phrase.id, shipped[0]);
    assert_eq!(list.pages as usize, shipped.len().div_ceil(50));
    let recent = listed(&world, &agent, Some(Shelf::Recent), "").await;
    assert_eq!((recent.total, &recent.rows[0].phrase.id), (3, &shipped[2]));
    assert_eq!(listed(&world, &world.actor("manager"), Some(Shelf::Favourites), "").await.total, 0);
}

#[tokio::test]
async fn a_sheet_is_tried_taken_over_once_and_comes_back_unchanged() {
    let world = world();
    let lead = world.actor("lead");
    let sheet = phrases::export(&world.ctx, &lead).unwrap();
    let mut rows = csv::read(&sheet).unwrap();
    rows[1][2] = "retired".to_owned();
    rows[2][10].insert(0, '=');
    let cell = |text: &str| text.to_owned();
    let mut new = vec![String::new(); rows[0].len()];
    (new[3], new[10], new[11]) = (cell("closing"), cell(ZH), cell(EN));
    let mut wrong = new.clone();
    wrong[10] = cell("没有英文的一句话。");
    wrong[11] = String::new();
    rows.extend([new, wrong]);
    // Somebody took the apostrophe away that the export had put before it.
    let text = csv::write(&rows).replace("'=", "=");

    let preview = || match phrases::preview_import(&world.ctx, &lead, &text).unwrap() {
        ImportPreview::Plan(plan) => plan,
        ImportPreview::Refused(fault) => panic!("{fault:?}"),
    };
    let count = |plan: &ImportPlan| (plan.rows.len(), plan.refused.len(), plan.unchanged as usize);
    let plan = preview();
    assert_eq!(count(&plan), (3, 1, rows.len() - 5));
    assert_eq!(plan.rows.iter().filter(|row| row.what == Planned::Added).count(), 1);
    assert_eq!(plan.notes.len(), 1, "a cell that begins as a formula is told");
    assert_eq!(world.logged(), 0, "a dry run changes nothing");

    let change = json(&PhraseChange::Import { text: text.clone() });
    let arrival = submission(&world, Command::ChangeTeamPhrases { change: change.clone() });
    for _ in 0..3 {
        assert_eq!(submissions::submit(&world.ctx, &lead, arrival.clone()).await.unwrap(), done(3));
    }
    let happened = world.store.state().events.iter().filter(|e| matches!(e.event.what, Happening::Phrase(_))).count();
    assert_eq!((happened, world.store.state().phrases.len()), (5, 3));
    let exported = phrases::export(&world.ctx, &lead).unwrap();
    let ImportPreview::Plan(plan) = phrases::preview_import(&world.ctx, &lead, &exported).unwrap() else { panic!() };
    assert_eq!(count(&plan), (0, 0, rows.len() - 2));
    let agent = world.agent();
    let smuggled = world.submit(&agent, Command::ChangeMyPhrases { change }).await;
    assert!(matches!(smuggled, Err(Failure::Malformed)));
}

#[tokio::test]
async fn what_does_not_hold_saves_nothing() {
    let world = world();
    let running = phrases::current(&world.ctx);
    for (zh, en) in [("", EN), (ZH, ""), ("{weather}真好。", "Fine {weather}.")] {
        assert_eq!(team(&world, new_phrase(zh, en)).await, refused(Refusal::PhraseUnfit), "{zh}");
    }
    let lead = world.actor("lead");
    let malformed = world.submit(&lead, Command::ChangeTeamPhrases { change: "{}".to_owned() }).await;
    assert!(matches!(malformed, Err(Failure::Malformed)));
    world.store.refuse_commits();
    let broken = world.submit(&lead, Command::ChangeTeamPhrases { change: new_phrase(ZH, EN) }).await;
    assert!(matches!(broken, Err(Failure::Broken { .. })));
    assert!(std::sync::Arc::ptr_eq(&running, &phrases::current(&world.ctx)));
    assert_eq!((world.logged(), world.store.state().phrases.len()), (0, 0));
}

#[tokio::test]
async fn two_leads_at_once_write_one_correction() {
    let world = world();
    let shipped = phrases::current(&world.ctx).shipped().phrases[0].clone();
    let save = |zh: &str| {
        let form = PhraseForm { zh: zh.to_owned(), en: EN.to_owned(), ..PhraseForm::of(&shipped) };
        json(&PhraseChange::Save { id: Some(shipped.id.clone()), version: 0, form })
    };
    let (one, two) = tokio::join!(team(&world, save(ZH)), team(&world, save("祝您今天事事顺心。")));
    let answers = [one, two];
    assert!(answers.contains(&done(1)) && answers.contains(&refused(Refusal::PhraseChanged)), "{answers:?}");
    assert_eq!(world.store.state().phrases.len(), 1);
}

/// How often customers were told what nobody should be told: of each that is told, in the order of the list.
async fn said(world: &World, login: &str) -> Vec<HowOften> {
    let list = phrases::forbidden(&world.ctx, &world.actor(login)).await.unwrap();
    let told = list.rows.iter().filter_map(|row| row.often).filter(|often| *often > HowOften::Seldom);
    told.collect()
}

#[tokio::test]
async fn what_customers_are_told_all_the_same_is_counted_for_nobody_and_once() {
    let world = world();
    let complaint = world.filed().await;
    let text = |text: &str| text.to_owned();
    let reply = |words: &str| Command::RecordReply { complaint, channel: ReplyChannel::Chat, text: text(words) };
    let twice = submission(&world, reply("您连这个都不会？唉，这 都 不 会！"));
    for _ in 0..4 {
        submissions::submit(&world.ctx, &world.agent(), twice.clone()).await.unwrap();
    }
    world.submit(&world.actor("colleague"), reply("這都不會")).await.unwrap();
    // What stays inside the house is not told to a customer, and what is refused was not told at all.
    let note = Command::AddNote { complaint, text: text("客户说“这都不会”") };
    world.submit(&world.agent(), note).await.unwrap();
    let call = world.call(&world.agent()).await;
    world.submit(&world.agent(), finish(&world, call)).await.unwrap();
    world.submit(&world.agent(), reply("")).await.unwrap();
    world.submit(&world.agent(), reply("您好，包裹明天到。")).await.unwrap();
    let kept = || world.store.state().slips.clone();
    assert_eq!(kept().into_values().collect::<Vec<_>>(), [2], "each text once, however often it came and says it");
    assert_eq!(said(&world, "lead").await, [], "two would point at two people");
    let close =
        Command::Close {
            complaint, reason: CloseReason::Satisfied, told: ReplyChannel::Phone, text: text("这都不会")
        };
    world.submit(&world.agent(), close).await.unwrap();
    assert_eq!(kept().into_values().collect::<Vec<_>>(), [3]);
    assert_eq!(
        (said(&world, "lead").await, said(&world, "admin").await),
        (vec![HowOften::Times(3)], vec![HowOften::Times(3)])
    );

    world.clock.pass(chrono::TimeDelta::days(i64::from(FORBIDDEN_DAYS) - 1));
    assert_eq!(said(&world, "lead").await, [HowOften::Times(3)]);
    world.clock.pass(chrono::TimeDelta::days(1));
    assert_eq!(said(&world, "lead").await, []);
}

#[tokio::test]
async fn everybody_reads_what_not_to_say_and_only_who_writes_phrases_reads_how_often() {
    let world = world();
    for (login, counted) in [("agent", false), ("trainee", false), ("manager", false), ("lead", true), ("admin", true)]
    {
        let list = phrases::forbidden(&world.ctx, &world.actor(login)).await.unwrap();
        assert!(list.rows.len() > 80 && list.counted == counted, "{login}");
        assert!(list.rows.iter().all(|row| row.often == counted.then_some(HowOften::Seldom)), "{login}");
    }
}

#[tokio::test]
async fn a_phrase_is_moved_and_moved_back_unless_somebody_was_faster() {
    let world = world();
    let shipped = phrases::current(&world.ctx).shipped().phrases[0].clone();
    let to = |category: Category, version| {
        let form = PhraseForm { category: category.code().to_owned(), ..PhraseForm::of(&shipped) };
        json(&PhraseChange::Save { id: Some(shipped.id.clone()), version, form })
    };
    assert_eq!(team(&world, to(Category::Closing, 0)).await, done(1));
    assert_eq!(team(&world, to(Category::Holiday, 0)).await, refused(Refusal::PhraseChanged), "a page that is behind");
    assert_eq!(team(&world, to(shipped.category, 1)).await, done(1), "undone with the version after the move");
    let now = phrases::current(&world.ctx).bank().phrase(&shipped.id).cloned();
    assert_eq!(now, Some(shipped), "only the category went there and back");
}
