//! A browser that was offline says when the button was pressed; it is believed for a day.

use super::world::{World, form, submission, world};
use casework::submissions::submit;
use chrono::TimeDelta;
use domain::{command::Command, complaint::Complaint, time::Instant};

async fn filed_at(world: &World, made_at: Instant) -> Complaint {
    let mut filing = submission(world, Command::FileComplaint { call: None, form: form() });
    filing.made_at = made_at;
    submit(&world.ctx, &world.agent(), filing).await.unwrap();
    world.store.state().complaints.values().next().unwrap().clone()
}

#[tokio::test]
async fn clocks_count_from_the_button_not_from_the_network() {
    let world = world();
    let now = world.ctx.clock.now();
    let pressed = now - TimeDelta::hours(2);
    let complaint = filed_at(&world, pressed).await;
    assert_eq!((complaint.accepted_at, complaint.received_at), (pressed, now));
    assert!(complaint.clocks.iter().all(|clock| clock.started_at == pressed));
    assert!(complaint.next_clock().unwrap().due.is_late(now));
}

#[tokio::test]
async fn nobody_reaches_further_back_than_a_day_nor_into_the_future() {
    for (pressed, kept) in [(TimeDelta::days(-3), TimeDelta::days(-1)), (TimeDelta::minutes(10), TimeDelta::zero())] {
        let world = world();
        let now = world.ctx.clock.now();
        assert_eq!(filed_at(&world, now + pressed).await.accepted_at, now + kept);
    }
}

#[tokio::test]
async fn a_reply_counts_when_it_arrives() {
    let world = world();
    let complaint = world.filed().await;
    world.clock.pass(TimeDelta::minutes(40));
    let reply = Command::RecordReply {
        complaint,
        channel: domain::complaint::ReplyChannel::Phone,
        text: "已联系网点".to_owned(),
    };
    let mut submission = submission(&world, reply);
    submission.made_at -= TimeDelta::minutes(30);
    submit(&world.ctx, &world.agent(), submission).await.unwrap();
    let replied_at = world.store.state().complaints[&complaint].first_replied_at;
    assert_eq!(replied_at, Some(world.ctx.clock.now()));
}
