//! The same submission may arrive any number of times; it makes one record.

use super::world::{World, amendment, every_command, finish, form, start, submission, world};
use casework::submissions::submit;
use domain::{
    account::Actor,
    command::{Command, Outcome, Receipt, Refusal, Submission},
    complaint::{CloseReason, Field, Form, ReplyChannel, draft::instant_moment},
    id::CallId,
};
use std::sync::Arc;

fn filing(world: &World) -> Submission {
    submission(world, Command::FileComplaint { call: None, form: form() })
}

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

#[tokio::test]
async fn ten_arrivals_one_after_the_other_make_one_complaint() {
    let world = world();
    let filing = filing(&world);
    let first = submit(&world.ctx, &world.agent(), filing.clone()).await.unwrap();
    assert!(matches!(first, Outcome::Done { receipt: Receipt::Complaint { .. } }));
    let logged = world.logged();
    for _ in 1..10 {
        assert_eq!(submit(&world.ctx, &world.agent(), filing.clone()).await.unwrap(), first);
    }
    assert_eq!(world.logged(), logged);
    assert_eq!(world.store.state().complaints.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_arrivals_at_once_make_one_complaint() {
    let world = world();
    let filing = filing(&world);
    let outcomes = at_once(&world, vec![(world.agent(), filing); 10]).await;
    assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]));
    assert!(matches!(outcomes[0], Outcome::Done { .. }));
    assert_eq!(world.store.state().complaints.len(), 1);
}

async fn at_once(world: &World, arrivals: Vec<(Actor, Submission)>) -> Vec<Outcome> {
    let gate = Arc::new(tokio::sync::Barrier::new(arrivals.len()));
    let tasks: Vec<_> = arrivals
        .into_iter()
        .map(|(actor, submission)| {
            let (ctx, gate) = (world.ctx.clone(), gate.clone());
            tokio::spawn(async move {
                gate.wait().await;
                submit(&ctx, &actor, submission).await.unwrap()
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

#[tokio::test]
async fn every_command_that_was_carried_out_is_carried_out_once() {
    let world = world();
    let lead = world.actor("lead");
    let complaint = world.filed().await;
    let call = world.call(&lead).await;
    for command in every_command(&world, complaint, call) {
        let name = command.name();
        let submission = submission(&world, command);
        let first = submit(&world.ctx, &lead, submission.clone()).await.unwrap();
        assert!(matches!(first, Outcome::Done { .. }), "{name} {first:?}");
        let logged = world.logged();
        assert_eq!(submit(&world.ctx, &lead, submission).await.unwrap(), first, "{name}");
        assert_eq!(world.logged(), logged, "{name}");
    }
}

#[tokio::test]
async fn an_id_belongs_to_one_person_and_one_command() {
    let world = world();
    let filing = filing(&world);
    submit(&world.ctx, &world.agent(), filing.clone()).await.unwrap();
    let logged = world.logged();
    let foreign = submit(&world.ctx, &world.actor("colleague"), filing.clone()).await.unwrap();
    assert_eq!(foreign, refused(Refusal::SubmissionReused));
    let call = CallId(world.ctx.ids.next());
    let other = Submission { command: start(call, "17000005678"), ..filing };
    assert_eq!(submit(&world.ctx, &world.agent(), other).await.unwrap(), refused(Refusal::SubmissionReused));
    assert_eq!(world.logged(), logged);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_people_with_one_id_one_is_refused() {
    let world = world();
    let filing = filing(&world);
    let outcomes = at_once(&world, vec![(world.agent(), filing.clone()), (world.actor("colleague"), filing)]).await;
    assert_eq!(outcomes.iter().filter(|o| matches!(o, Outcome::Done { .. })).count(), 1);
    assert_eq!(outcomes.iter().filter(|o| **o == refused(Refusal::SubmissionReused)).count(), 1);
    assert_eq!(world.store.state().complaints.len(), 1);
}

#[tokio::test]
async fn what_was_refused_leaves_its_id_unused() {
    let world = world();
    let mut filing = filing(&world);
    filing.command = Command::FileComplaint { call: None, form: Form::new() };
    let flawed = submit(&world.ctx, &world.agent(), filing.clone()).await.unwrap();
    assert!(matches!(&flawed, Outcome::Flawed { flaws } if flaws[0].field == Field::Kind));
    filing.command = Command::FileComplaint { call: None, form: form() };
    let mended = submit(&world.ctx, &world.agent(), filing).await.unwrap();
    assert!(matches!(mended, Outcome::Done { .. }));
}

#[tokio::test]
async fn a_repeated_filing_answers_done_even_when_its_form_would_no_longer_hold() {
    let world = world();
    let mut form = form();
    form.insert(Field::Kind, "delay".to_owned());
    form.insert(Field::DelayCause, "human".to_owned());
    form.insert(Field::ReceiverAddress, "上海市徐汇区某路1号".to_owned());
    form.insert(Field::ReplyBy, instant_moment(world.ctx.clock.now() + chrono::TimeDelta::hours(2)));
    let filing = submission(&world, Command::FileComplaint { call: None, form });
    let first = submit(&world.ctx, &world.agent(), filing.clone()).await.unwrap();
    assert!(matches!(first, Outcome::Done { .. }), "{first:?}");
    // A browser that was asleep for two days sends it again, and by then the promised time has passed.
    world.clock.pass(chrono::TimeDelta::days(2));
    let never_sent = submission(&world, filing.command.clone());
    let flawed = submit(&world.ctx, &world.agent(), never_sent).await.unwrap();
    assert!(matches!(&flawed, Outcome::Flawed { flaws } if flaws[0].field == Field::ReplyBy), "{flawed:?}");
    assert_eq!(submit(&world.ctx, &world.agent(), filing).await.unwrap(), first);
    assert_eq!(world.store.state().complaints.len(), 1);
}

#[tokio::test]
async fn a_repeated_change_answers_done_even_after_the_case_was_closed() {
    let world = world();
    let agent = world.agent();
    let complaint = world.filed().await;
    let amend = submission(&world, Command::AmendFacts { complaint, changes: vec![amendment("瓷碗")] });
    let first = submit(&world.ctx, &agent, amend.clone()).await.unwrap();
    let close = Command::Close {
        complaint,
        reason: CloseReason::Satisfied,
        told: ReplyChannel::Phone,
        text: "已说明".to_owned(),
    };
    world.submit(&agent, close).await.unwrap();
    assert_eq!(submit(&world.ctx, &agent, amend).await.unwrap(), first);
}

#[tokio::test]
async fn a_call_is_wrapped_up_once_by_two_submissions() {
    let world = world();
    let agent = world.agent();
    let call = world.call(&agent).await;
    assert!(matches!(world.submit(&agent, finish(&world, call)).await.unwrap(), Outcome::Done { .. }));
    assert_eq!(world.submit(&agent, finish(&world, call)).await.unwrap(), refused(Refusal::CallFinished));
    let again = world.submit(&agent, start(call, "17000005678")).await.unwrap();
    assert_eq!(again, refused(Refusal::SubmissionReused));
}
