//! Return receipts: registered once, recorded on what one looked at, decided by somebody else.

use super::world::{World, world};
use casework::{Failure, receipts};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    account::{Actor, Permission},
    amount::Fen,
    command::{Command, Outcome, Refusal},
    event::{Happening, Subject},
    id::{ReturnReceiptId, SubmissionId},
    receipt::{
        Deed, Matter, ReceiptCommand, ReceiptEvent, ReceiptForm, ReceiptOutcome as Out, ReceiptRefusal, ReceiptStage,
        ReceiptSubmission, Ruling,
    },
    view::receipts::ReceiptQuery,
};
use uuid::Uuid;

/// A form that holds, on Saturday 21 November 2026.
pub fn receipt_form() -> ReceiptForm {
    ReceiptForm {
        waybill: "YT202611100001".to_owned(),
        outlet: "杭州西湖网点".to_owned(),
        route: "direct".to_owned(),
        batches: vec!["2026-11-10".to_owned()],
        demands: vec!["stamp".to_owned()],
        demand_note: String::new(),
        bearer: "person".to_owned(),
        name: "吴迪".to_owned(),
    }
}

pub fn lost(fen: i64) -> Deed {
    Deed::WasLost { loss: Fen(fen), note: "交接时遗失".to_owned() }
}

pub fn confirm(matter: Matter) -> Deed {
    Deed::Confirm { matter, remark: String::new() }
}

pub fn waive(matter: Matter) -> Deed {
    Deed::Waive { matter, reason: "没有影响结算".to_owned() }
}

/// Registers a receipt as the clerk, under a waybill of its own, and gives its id.
pub async fn registered(world: &World) -> ReturnReceiptId {
    let waybill = format!("YT{:012}", world.logged() + 1);
    let command = ReceiptCommand::Register { form: ReceiptForm { waybill, ..receipt_form() } };
    match world.record(&world.actor("receiptclerk"), command).await {
        Ok(Out::Done { id, version: 1 }) => id,
        other => panic!("{other:?}"),
    }
}

fn submission(world: &World, command: ReceiptCommand) -> ReceiptSubmission {
    ReceiptSubmission { id: SubmissionId(world.ctx.ids.next()), by: None, command }
}

impl World {
    pub async fn record(&self, actor: &Actor, command: ReceiptCommand) -> Result<Out, Failure> {
        receipts::submit(&self.ctx, actor, submission(self, command)).await
    }

    /// Records something about the receipt as it stands.
    async fn tell(&self, login: &str, receipt: ReturnReceiptId, deed: Deed) -> Out {
        let version = self.store.state().receipts[&receipt].version;
        let command = ReceiptCommand::Record { receipt, version, deed };
        self.record(&self.actor(login), command).await.unwrap()
    }
}

fn refused(refusal: ReceiptRefusal) -> Out {
    Out::Refused { refusal }
}

#[tokio::test]
async fn a_clerk_records_a_loss_and_only_somebody_else_decides() {
    let world = world();
    let id = registered(&world).await;
    assert_eq!(world.tell("receiptclerk", id, lost(10_001)).await, Out::Done { id, version: 2 });
    let not_allowed = |result: Result<Out, Failure>| {
        assert!(matches!(result, Err(Failure::NotAllowed(Permission::AssessReceipts))), "{result:?}");
    };
    for login in ["receiptclerk", "lead"] {
        let command = ReceiptCommand::Record { receipt: id, version: 2, deed: confirm(Matter::Lost) };
        not_allowed(world.record(&world.actor(login), command).await);
    }
    assert_eq!(world.tell("manager", id, confirm(Matter::Lost)).await, Out::Done { id, version: 3 });
    let page = receipts::page(&world.ctx, &world.actor("receiptclerk"), &id.to_string()).await.unwrap();
    let decided = page.receipt.decided(Matter::Lost).unwrap();
    assert_eq!((decided.proposal.split.person, decided.proposal.split.company), (Fen(5_000), Fen(5_001)));
    assert_eq!((decided.ruling, decided.by), (Ruling::Confirmed, world.actor("manager").id));
    assert!(decided.holds(&page.terms));
    assert_eq!(page.timeline.len(), 3);
    assert_eq!(page.timeline[2].by, world.actor("manager").name);
    let names: Vec<_> = page.people.iter().map(|person| person.id).collect();
    assert_eq!(names, [world.actor("receiptclerk").id, world.actor("manager").id]);
    let again = waive(Matter::Lost);
    assert_eq!(world.tell("admin", id, again).await, refused(ReceiptRefusal::Decided));
}

#[tokio::test]
async fn a_manager_who_recorded_the_facts_leaves_the_decision_to_another() {
    let world = world();
    let id = registered(&world).await;
    assert!(matches!(world.tell("manager", id, lost(500)).await, Out::Done { .. }));
    assert_eq!(world.tell("manager", id, confirm(Matter::Lost)).await, refused(ReceiptRefusal::OwnRecord));
    assert!(matches!(world.tell("admin", id, waive(Matter::Lost)).await, Out::Done { .. }));
}

#[tokio::test]
async fn a_waybill_has_one_receipt() {
    let world = world();
    let clerk = world.actor("receiptclerk");
    let register = || ReceiptCommand::Register { form: receipt_form() };
    let Out::Done { id, .. } = world.record(&clerk, register()).await.unwrap() else { panic!("not registered") };
    let known = refused(ReceiptRefusal::Registered { id });
    assert_eq!(world.record(&world.actor("lead"), register()).await.unwrap(), known);
    // Somebody is faster between the look and the commit.
    let other = ReceiptForm { waybill: "YT202611100002".to_owned(), ..receipt_form() };
    let faster = ReturnReceiptId(Uuid::from_u128(77));
    world.store.interlope(move |state| {
        let mut twin = state.receipts.values().next().unwrap().clone();
        twin.id = faster;
        twin.waybill = domain::waybill::WaybillNumber::parse("YT202611100002").unwrap();
        state.receipts.insert(faster, twin);
    });
    let command = ReceiptCommand::Register { form: other };
    assert_eq!(world.record(&clerk, command).await.unwrap(), refused(ReceiptRefusal::Registered { id: faster }));
}

#[tokio::test]
async fn ten_arrivals_make_one_record_and_an_id_serves_one_command() {
    let world = world();
    let (clerk, before) = (world.actor("receiptclerk"), world.logged());
    let first = submission(&world, ReceiptCommand::Register { form: receipt_form() });
    let mut outcomes = Vec::new();
    for _ in 0..10 {
        outcomes.push(receipts::submit(&world.ctx, &clerk, first.clone()).await.unwrap());
    }
    assert!(matches!(outcomes[0], Out::Done { version: 1, .. }));
    assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]));
    assert_eq!(world.logged(), before + 1);
    let Out::Done { id, .. } = outcomes[0] else { unreachable!() };
    let record = ReceiptCommand::Record { receipt: id, version: 1, deed: lost(10) };
    let reused = ReceiptSubmission { id: first.id, by: None, command: record.clone() };
    let answer = receipts::submit(&world.ctx, &clerk, reused).await.unwrap();
    assert_eq!(answer, refused(ReceiptRefusal::SubmissionReused));
    // A recorded fact that arrives again after others were recorded is still the same success.
    let loss = submission(&world, record);
    let done = receipts::submit(&world.ctx, &clerk, loss.clone()).await.unwrap();
    world.tell("manager", id, confirm(Matter::Lost)).await;
    assert_eq!(receipts::submit(&world.ctx, &clerk, loss.clone()).await.unwrap(), done);
    // The id of a submission serves no other door either.
    let note = Command::AddNote { complaint: world.filed().await, text: "备注".to_owned() };
    let elsewhere =
        domain::command::Submission { id: loss.id, by: None, made_at: world.ctx.clock.now(), command: note };
    let answer = casework::submissions::submit(&world.ctx, &world.actor("lead"), elsewhere).await.unwrap();
    assert_eq!(answer, Outcome::Refused { refusal: Refusal::SubmissionReused });
}

#[tokio::test]
async fn what_rests_on_an_old_version_is_not_saved() {
    let world = world();
    let id = registered(&world).await;
    let clerk = world.actor("receiptclerk");
    let back = || Deed::CameBack { on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() };
    let stale = |version, deed| ReceiptCommand::Record { receipt: id, version, deed };
    assert!(matches!(world.tell("lead", id, lost(100)).await, Out::Done { version: 2, .. }));
    let before = world.logged();
    assert_eq!(world.record(&clerk, stale(1, back())).await.unwrap(), Out::Stale { version: 2 });
    // Faster by the blink of an eye: after the look, before the commit.
    world.store.interlope(move |state| state.receipts.get_mut(&id).unwrap().version = 5);
    assert_eq!(world.record(&clerk, stale(2, back())).await.unwrap(), Out::Stale { version: 5 });
    assert_eq!(world.logged(), before);
    let unknown = ReceiptCommand::Record { receipt: ReturnReceiptId(Uuid::nil()), version: 1, deed: back() };
    assert_eq!(world.record(&clerk, unknown).await.unwrap(), refused(ReceiptRefusal::NotFound));
}

#[tokio::test]
async fn lists_count_as_of_today() {
    let world = world();
    for _ in 0..3 {
        registered(&world).await;
    }
    let clerk = world.actor("receiptclerk");
    let list = |stage| {
        let (world, clerk) = (&world, &clerk);
        async move {
            let query = ReceiptQuery { stage, ..ReceiptQuery::default() };
            let list = receipts::list(&world.ctx, clerk, &query).await.unwrap();
            (list.rows.len(), list.count(stage), list.today.to_string())
        }
    };
    let today = |rows: usize, day: &str| (rows, u32::try_from(rows).unwrap(), day.to_owned());
    // The last of ten days after the tenth of November is the twentieth.
    assert_eq!(list(Some(ReceiptStage::Late)).await, today(3, "2026-11-21"));
    assert_eq!(list(Some(ReceiptStage::Waiting)).await, today(0, "2026-11-21"));
    assert_eq!(list(Some(ReceiptStage::MonthEnd)).await, today(0, "2026-11-21"));
    world.clock.pass(TimeDelta::days(10));
    assert_eq!(list(Some(ReceiptStage::MonthEnd)).await, today(3, "2026-12-01"));
    assert_eq!(list(None).await, today(3, "2026-12-01"));
    let long = ReceiptQuery { q: "运".repeat(81), ..ReceiptQuery::default() };
    assert!(matches!(receipts::list(&world.ctx, &clerk, &long).await, Err(Failure::Malformed)));
}

#[tokio::test]
async fn events_tell_of_the_receipt_and_by_whom() {
    let world = world();
    let id = registered(&world).await;
    let event = world.store.state().events.last().unwrap().event.clone();
    assert_eq!((event.subject, event.by), (Subject::ReturnReceipt(id), Some(world.actor("receiptclerk").id)));
    assert!(matches!(event.what, Happening::ReturnReceipt(ReceiptEvent::Registered { .. })));
    let colleague = world.actor("lead");
    let mine = ReceiptSubmission {
        by: Some(colleague.id),
        ..submission(&world, ReceiptCommand::Register { form: receipt_form() })
    };
    let answer = receipts::submit(&world.ctx, &world.actor("receiptclerk"), mine).await;
    assert!(matches!(answer, Err(Failure::SignedOut)), "another person sits at the browser by now");
    let missing = receipts::page(&world.ctx, &colleague, "00000000-0000-0000-0000-000000000000").await;
    assert!(matches!(missing, Err(Failure::NotFound)));
    assert!(matches!(receipts::page(&world.ctx, &colleague, "1 OR 1").await, Err(Failure::NotFound)));
}
