//! Every role at every door: what it may not do changes nothing and tells nothing.

use super::{
    promises::placed,
    receipts::{confirm, lost, receipt_form, registered, waive},
    world::{World, every_command, world},
};
use casework::{Failure, accounts, accounts::Asker, drafts, lookups, phrases, promises, receipts, rules, scripts};
use domain::{
    account::{Actor, Permission, Role},
    calendar::adjust::Adjustment,
    command::{Command, Outcome, Refusal},
    id::SubmissionId,
    phrase::PhraseForm,
    receipt::{Matter, ReceiptCommand},
    script::{Group, ScriptId, Text2},
    view::{ComplaintQuery, Me, receipts::ReceiptQuery, rules::PackKind, scripts::DraftEdits},
};
use uuid::Uuid;

const LOGINS: [&str; 6] = ["agent", "trainee", "lead", "receiptclerk", "manager", "admin"];

#[tokio::test]
async fn commands_ask_the_matrix_before_anything_else() {
    for login in LOGINS {
        let world = world();
        let actor = world.actor(login);
        let complaint = world.filed().await;
        let call = world.call(&world.agent()).await;
        for command in every_command(&world, complaint, call) {
            let permission = command.permission();
            let name = command.name();
            let before = world.logged();
            let result = world.submit(&actor, command).await;
            if actor.may(permission) {
                assert!(result.is_ok(), "{login} {name}");
            } else {
                assert!(matches!(result, Err(Failure::NotAllowed(p)) if p == permission), "{login} {name}");
                assert_eq!(world.logged(), before, "{login} {name}");
            }
        }
    }
}

#[tokio::test]
async fn a_manager_gives_work_away_but_cannot_take_it() {
    let world = world();
    let complaint = world.filed().await;
    let manager = world.actor("manager");
    let refused = Outcome::Refused { refusal: Refusal::UnsuitableOwner };
    assert_eq!(world.submit(&manager, Command::TakeOver { complaint }).await.unwrap(), refused);
    let assign = |to| Command::Assign { complaint, to };
    let outcome = world.submit(&manager, assign(world.actor("colleague").id)).await.unwrap();
    assert!(matches!(outcome, Outcome::Done { .. }));
    for unsuitable in ["manager", "trainee", "admin", "receiptclerk"] {
        assert_eq!(world.submit(&manager, assign(world.actor(unsuitable).id)).await.unwrap(), refused);
    }
    let nobody = domain::id::AccountId(Uuid::nil());
    assert_eq!(world.submit(&manager, assign(nobody)).await.unwrap(), refused);
}

/// What each question answered: allowed or not.
async fn questions(world: &World, actor: &Actor) -> Vec<(&'static str, Permission, Result<(), Failure>)> {
    let ctx = &world.ctx;
    let complaint = world.filed().await;
    let key = complaint.to_string();
    let me = Me { actor: actor.clone(), session: domain::id::SessionId(Uuid::nil()) };
    let promise = placed(world, actor.id);
    let draft = SubmissionId(Uuid::nil());
    let query = ComplaintQuery::default();
    let asker = Asker::Actor(actor);
    vec![
        ("caller", Permission::TakeCalls, lookups::caller(ctx, actor, "17000005678", "").await.map(drop)),
        ("waybill", Permission::ReadComplaints, lookups::waybill(ctx, actor, super::world::WAYBILL).await.map(drop)),
        ("palette", Permission::ReadComplaints, lookups::palette(ctx, actor, "5678").await.map(drop)),
        ("workbench", Permission::ReadComplaints, lookups::workbench(ctx, actor).await.map(drop)),
        ("list", Permission::ReadComplaints, lookups::complaints(ctx, actor, &query).await.map(drop)),
        ("complaint", Permission::ReadComplaints, lookups::complaint(ctx, actor, &key).await.map(drop)),
        ("look", Permission::ReadComplaints, lookups::look(ctx, &me, complaint, false, true)),
        ("reveal", Permission::RevealContact, lookups::reveal_phone(ctx, actor, complaint, "回电").await.map(drop)),
        ("promise", Permission::RevealContact, promises::contact(ctx, actor, promise).await.map(drop)),
        ("save draft", Permission::TakeCalls, drafts::save(ctx, actor, draft, 1, String::new()).await.map(drop)),
        ("drafts", Permission::TakeCalls, drafts::list(ctx, actor).await.map(drop)),
        ("discard draft", Permission::TakeCalls, drafts::discard(ctx, actor, draft, 1).await),
        ("accounts", Permission::ManageAccounts, accounts::list(ctx, asker).await.map(drop)),
    ]
}

/// The same about return receipts.
async fn receipt_questions(world: &World, actor: &Actor) -> Vec<(&'static str, Permission, Result<(), Failure>)> {
    let (ctx, read) = (&world.ctx, Permission::ReadReceipts);
    let id = registered(world).await;
    let list = receipts::list(ctx, actor, &ReceiptQuery::default()).await.map(drop);
    let page = receipts::page(ctx, actor, &id.to_string()).await.map(drop);
    let mut asked = vec![("receipts", read, list), ("receipt", read, page)];
    for (name, deed) in [("confirm", confirm(Matter::Lost)), ("waive", waive(Matter::Lost)), ("lost", lost(100))] {
        let command = ReceiptCommand::Record { receipt: id, version: 1, deed };
        let permission = command.permission();
        asked.push((name, permission, world.record(actor, command).await.map(drop)));
    }
    let command = ReceiptCommand::Register { form: receipt_form() };
    asked.push(("register", Permission::RecordReceipts, world.record(actor, command).await.map(drop)));
    asked
}

/// A unit without a name: refused, by those who may ask.
const fn nameless() -> Adjustment {
    Adjustment::AddUnit { unit: String::new(), opening: Vec::new() }
}

/// The same about rules.
async fn rule_questions(world: &World, actor: &Actor) -> Vec<(&'static str, Permission, Result<(), Failure>)> {
    let ctx = &world.ctx;
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let (read, change) = (Permission::ReadRules, Permission::ChangeRules);
    let kind = PackKind::Clocks;
    vec![
        ("rules", read, rules::overview(ctx, actor).await.map(drop)),
        ("pack text", read, rules::pack_text(ctx, actor, kind, "CN-EXPRESS", "2025.1").map(drop)),
        ("rules now", read, rules::now(ctx, actor).map(drop)),
        ("missing year", read, rules::missing_year(ctx, actor).map(drop)),
        ("calendar", read, rules::calendar_now(ctx, actor).await.map(drop)),
        ("preview hours", change, rules::preview_adjustment(ctx, actor, nameless()).await.map(drop)),
        ("install hours", change, rules::install_adjustment(ctx, actor, nameless()).await.map(drop)),
        ("preview pack", change, rules::preview_pack(ctx, actor, "{}", day).await.map(drop)),
        ("install pack", change, rules::install_pack(ctx, actor, "{}", day).await.map(drop)),
        ("preview calendar", change, rules::preview_calendar(ctx, actor, "[]").await.map(drop)),
        ("install calendar", change, rules::install_calendar(ctx, actor, "[]").await.map(drop)),
    ]
}

/// The same about scripts.
async fn script_questions(world: &World, actor: &Actor) -> Vec<(&'static str, Permission, Result<(), Failure>)> {
    let ctx = &world.ctx;
    let (read, edit) = (Permission::ReadScripts, Permission::EditScripts);
    let (id, submission) = (ScriptId::from("verify_identity"), || SubmissionId(ctx.ids.next()));
    let edits = DraftEdits { script: id.clone(), changes: Vec::new() };
    let title = Text2 { zh: "新脚本".to_owned(), en: "New script".to_owned() };
    let labels = [title.clone(), title.clone()];
    vec![
        ("scripts", read, scripts::overview(ctx, actor).await.map(drop)),
        ("script", read, scripts::page(ctx, actor, &id).await.map(drop)),
        ("save script", edit, scripts::save_draft(ctx, actor, &edits).await.map(drop)),
        ("discard script", edit, scripts::discard_draft(ctx, actor, &id, 1).await),
        ("publish script", edit, scripts::publish(ctx, actor, submission(), &id, 1, "").await.map(drop)),
        ("restore script", edit, scripts::restore(ctx, actor, submission(), &id, 1, "").await.map(drop)),
        ("bring script", edit, scripts::bring(ctx, actor, "{}").await.map(drop)),
        ("begin script", edit, scripts::begin(ctx, actor, &title, Group::Hard, &labels).await.map(drop)),
        ("copy script", edit, scripts::copy(ctx, actor, &id, &title).await.map(drop)),
    ]
}

/// The same about phrases. Everybody reads them.
async fn phrase_questions(world: &World, actor: &Actor) -> Vec<(&'static str, Permission, Result<(), Failure>)> {
    let ctx = &world.ctx;
    let form = || PhraseForm {
        category: "closing".to_owned(),
        zh: "祝您今天顺顺利利。".to_owned(),
        en: "Have a smooth day.".to_owned(),
        ..PhraseForm::default()
    };
    let (own, team) = (Permission::TakeCalls, Permission::EditPhrases);
    vec![
        ("my phrases", own, phrases::mine(ctx, actor).await.map(drop)),
        ("check mine", own, phrases::check(ctx, actor, false, None, form()).await.map(drop)),
        ("check the team's", team, phrases::check(ctx, actor, true, None, form()).await.map(drop)),
        ("preview import", team, phrases::preview_import(ctx, actor, "").map(drop)),
        ("export", team, phrases::export(ctx, actor).map(drop)),
    ]
}

#[tokio::test]
async fn questions_ask_the_matrix_too() {
    for login in LOGINS {
        let world = world();
        let actor = world.actor(login);
        let mut asked = questions(&world, &actor).await;
        asked.extend(rule_questions(&world, &actor).await);
        asked.extend(phrase_questions(&world, &actor).await);
        asked.extend(receipt_questions(&world, &actor).await);
        asked.extend(script_questions(&world, &actor).await);
        for (name, permission, answer) in asked {
            let refused = matches!(answer, Err(Failure::NotAllowed(p)) if p == permission);
            assert_eq!(answer.is_ok(), actor.may(permission), "{login} {name}");
            assert_eq!(refused, !actor.may(permission), "{login} {name}");
        }
    }
}

#[test]
fn every_role_is_tried() {
    let world = world();
    assert_eq!(LOGINS.map(|login| world.actor(login).role), Role::ALL);
}
