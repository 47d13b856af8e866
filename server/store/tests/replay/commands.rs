//! The day lived once more: everybody asks again for what they asked for, at the same second, the telephone system tells
//! what it told, and the application's own rules make the same offers as on the day.

use super::{
    day::{Doing, Step, day, log},
    floor_of_day::sec,
    looks::{Pace, looks, settle},
    world::{World, actor},
};
use casework::floor::{self, Report, Reported};
use domain::{
    id::{IntegrationId, SubmissionId},
    queue::{By, QueueCommand, QueueEvent},
    view::floor::FloorOutcome,
};
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_day_lived_again_by_the_same_commands_gives_the_same_log_and_the_references_numbers() {
    let world = World::new().await;
    let pace = Pace::start();
    let mut rest = day().steps.as_slice();
    for look in looks() {
        let (now, later) = rest.split_at(rest.partition_point(|step| step.at <= look.at));
        for step in now {
            play(&world, step).await;
        }
        rest = later;
        look.compare(&world).await;
        assert_eq!(usize::try_from(world.ctx.floor.seq()).unwrap(), look.events + 1, "at second {}", look.at);
    }
    assert!(rest.is_empty());
    pace.tell("commands, one after the other");
    let kept = world.log().await;
    assert_eq!(kept.iter().zip(log()).find(|(kept, told)| kept != told), None);
    assert_eq!(kept.len(), log().len());
    settle(world).await;
}

async fn play(world: &World, Step { at, doing }: &Step) {
    world.set(sec(*at));
    match doing {
        Doing::Asked { by, command, done } => {
            let outcome = ask(world, *by, command.clone()).await;
            assert_eq!(matches!(outcome, FloorOutcome::Done { .. }), *done, "at second {at}: {command:?}: {outcome:?}");
        }
        Doing::Reported(QueueEvent { at, what, .. }) => {
            let key = format!("{}", world.ctx.ids.next());
            let report = Report { key, at: *at, what: what.clone(), phone: None, recording: None };
            let taken = floor::report(&world.ctx, IntegrationId(Uuid::nil()), vec![report]).await.unwrap();
            assert!(matches!(taken[..], [Reported::Taken { .. }]), "{taken:?}");
        }
        Doing::Rules => world.tick().await,
    }
}

async fn ask(world: &World, by: By, command: QueueCommand) -> FloorOutcome {
    let submission = SubmissionId(world.ctx.ids.next());
    match by {
        By::Person(id) => floor::act(&world.ctx, &actor(id), submission, command).await.unwrap(),
        _ => floor::of_customer(&world.ctx, submission, command).await.unwrap(),
    }
}
