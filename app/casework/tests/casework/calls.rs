//! Calls belong to those who took them, and their times hold together.

use super::world::{WAYBILL, finish, form, start, world};
use chrono::TimeDelta;
use domain::{
    call::Hold,
    command::{Command, Outcome, Refusal},
    complaint::{Field, Flaw, Problem},
    id::CallId,
};

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

#[tokio::test]
async fn a_complaint_is_not_filed_into_a_foreign_call() {
    let world = world();
    let foreign = world.call(&world.actor("colleague")).await;
    let unknown = CallId(uuid::Uuid::nil());
    for call in [foreign, unknown] {
        let file = Command::FileComplaint { call: Some(call), form: form() };
        assert_eq!(world.submit(&world.agent(), file).await.unwrap(), refused(Refusal::ForeignCall));
    }
    assert!(world.store.state().complaints.is_empty());
    let own = world.call(&world.agent()).await;
    let file = Command::FileComplaint { call: Some(own), form: form() };
    assert!(matches!(world.submit(&world.agent(), file).await.unwrap(), Outcome::Done { .. }));
}

#[tokio::test]
async fn nobody_wraps_up_the_call_of_somebody_else() {
    let world = world();
    let call = world.call(&world.actor("colleague")).await;
    assert_eq!(world.submit(&world.agent(), finish(&world, call)).await.unwrap(), refused(Refusal::ForeignCall));
    let unknown = finish(&world, CallId(uuid::Uuid::nil()));
    assert_eq!(world.submit(&world.agent(), unknown).await.unwrap(), refused(Refusal::NotFound));
    assert!(world.store.state().calls[&call].wrap_up.is_none());
}

#[tokio::test]
async fn the_caller_is_recognised_and_the_waybill_kept() {
    let world = world();
    let call = world.call(&world.agent()).await;
    let state = world.store.state();
    let kept = &state.calls[&call];
    assert_eq!(kept.customer, Some(state.customers[0].id));
    assert_eq!(kept.waybill.as_ref().map(domain::waybill::WaybillNumber::as_str), Some(WAYBILL));
}

#[tokio::test]
async fn a_number_that_is_none_is_a_flaw_and_an_empty_one_is_not() {
    let world = world();
    let flawed = world.submit(&world.agent(), start(CallId(world.ctx.ids.next()), "call me")).await.unwrap();
    let flaw = Flaw { field: Field::ContactPhone, problem: Problem::NotAPhone };
    assert_eq!(flawed, Outcome::Flawed { flaws: vec![flaw] });
    let silent = world.submit(&world.agent(), start(CallId(world.ctx.ids.next()), " ")).await.unwrap();
    assert!(matches!(silent, Outcome::Done { .. }));
}

/// Wraps up a call of ten minutes with these holds, in seconds after its start.
async fn wrapped_up(holds: &[(i64, i64)]) -> Result<(i64, i64), Outcome> {
    let world = world();
    let call = world.call(&world.agent()).await;
    let began = world.ctx.clock.now();
    let moment = |seconds| began + TimeDelta::seconds(seconds);
    world.clock.pass(TimeDelta::minutes(10));
    let mut command = finish(&world, call);
    if let Command::FinishCall { holds: kept, .. } = &mut command {
        *kept = holds.iter().map(|(from, until)| Hold { from: moment(*from), until: moment(*until) }).collect();
    }
    let outcome = world.submit(&world.agent(), command).await.unwrap();
    let call = world.store.state().calls[&call].clone();
    match call.wrap_up {
        Some(ref wrap_up) => Ok((call.talk_seconds().unwrap(), wrap_up.hold_seconds())),
        None => Err(outcome),
    }
}

#[tokio::test]
async fn talk_is_the_time_without_holds() {
    assert_eq!(wrapped_up(&[]).await, Ok((600, 0)));
    assert_eq!(wrapped_up(&[(60, 120), (120, 180)]).await, Ok((480, 120)));
}

#[tokio::test]
async fn holds_that_overlap_or_run_backwards_are_impossible() {
    for holds in [&[(60, 120), (100, 180)][..], &[(120, 60)], &[(300, 400), (60, 120)]] {
        assert_eq!(wrapped_up(holds).await, Err(refused(Refusal::ImpossibleTimes)), "{holds:?}");
    }
}

#[tokio::test]
async fn a_browser_whose_clock_is_a_moment_ahead_loses_no_call() {
    assert_eq!(wrapped_up(&[(540, 601)]).await, Ok((540, 60)));
    assert_eq!(wrapped_up(&[(-1, 30)]).await, Ok((570, 30)));
}

#[tokio::test]
async fn a_note_may_be_missing_but_not_endless() {
    let world = world();
    let agent = world.agent();
    let noted = |call, text: &str| {
        let mut command = finish(&world, call);
        if let Command::FinishCall { note, .. } = &mut command {
            text.clone_into(note);
        }
        command
    };
    let call = world.call(&agent).await;
    let endless = world.submit(&agent, noted(call, &"字".repeat(2001))).await.unwrap();
    assert_eq!(endless, refused(Refusal::TextTooLong { max: 2000 }));
    assert!(matches!(world.submit(&agent, noted(call, " ")).await.unwrap(), Outcome::Done { .. }));
}
