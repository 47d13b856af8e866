//! Drafts are kept for the person who typed them, and for nobody else.

use super::world::world;
use casework::{Failure, drafts, lookups};
use domain::id::SubmissionId;
use uuid::Uuid;

const ID: SubmissionId = SubmissionId(Uuid::from_u128(7));

#[tokio::test]
async fn everybody_sees_their_own_even_under_one_id() {
    let world = world();
    let (agent, colleague) = (world.agent(), world.actor("colleague"));
    drafts::save(&world.ctx, &agent, ID, 1, "mine".to_owned()).await.unwrap();
    assert!(drafts::list(&world.ctx, &colleague).await.unwrap().is_empty());
    drafts::save(&world.ctx, &colleague, ID, 5, "theirs".to_owned()).await.unwrap();
    drafts::discard(&world.ctx, &colleague, ID, 9).await.unwrap();
    let kept = drafts::list(&world.ctx, &agent).await.unwrap();
    assert_eq!(kept.iter().map(|d| (d.body.as_str(), d.revision)).collect::<Vec<_>>(), [("mine", 1)]);
    assert_eq!(kept[0].saved_at, world.ctx.clock.now());
    assert_eq!(lookups::workbench(&world.ctx, &agent).await.unwrap().drafts, kept);
}

#[tokio::test]
async fn an_older_tab_learns_that_it_is_older() {
    let world = world();
    let agent = world.agent();
    let save =
        async |revision, body: &str| drafts::save(&world.ctx, &agent, ID, revision, body.to_owned()).await.unwrap();
    assert_eq!(save(3, "new").await, 3);
    assert_eq!(save(2, "old").await, 3);
    assert_eq!(drafts::list(&world.ctx, &agent).await.unwrap()[0].body, "new");
}

#[tokio::test]
async fn a_document_has_a_limit_in_bytes() {
    let world = world();
    let agent = world.agent();
    let fits = drafts::save(&world.ctx, &agent, ID, 1, "x".repeat(drafts::DRAFT_BYTES)).await;
    assert!(fits.is_ok());
    let too_long = drafts::save(&world.ctx, &agent, ID, 2, "x".repeat(drafts::DRAFT_BYTES + 1)).await;
    assert!(matches!(too_long, Err(Failure::Malformed)));
    assert_eq!(drafts::list(&world.ctx, &agent).await.unwrap()[0].revision, 1);
}
