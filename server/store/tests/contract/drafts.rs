use super::sample::{agent, at, id};
use casework::ports::Store;
use domain::{id::SubmissionId, view::SavedDraft};

fn draft(id: SubmissionId, revision: i64, minute: i64) -> SavedDraft {
    SavedDraft { id, revision, saved_at: at(minute), body: format!("{{\"revision\":{revision}}}") }
}

pub async fn the_greatest_revision_wins(store: &dyn Store) {
    let (min, li) = (agent(store).await, agent(store).await);
    let one = SubmissionId(id());
    assert_eq!(store.save_draft(min, draft(one, 3, 0)).await.unwrap(), 3);
    assert_eq!(store.save_draft(min, draft(one, 2, 1)).await.unwrap(), 3, "an older one arrives late");
    assert_eq!(store.save_draft(min, draft(one, 3, 2)).await.unwrap(), 3, "the same one arrives twice");
    assert_eq!(store.drafts(min).await.unwrap(), [draft(one, 3, 0)]);
    assert_eq!(store.save_draft(min, draft(one, 7, 3)).await.unwrap(), 7);
    assert_eq!(store.save_draft(li, draft(one, 1, 3)).await.unwrap(), 1, "somebody else's is another draft");
    assert_eq!(store.drafts(min).await.unwrap(), [draft(one, 7, 3)]);

    for minute in 10..35 {
        store.save_draft(min, draft(SubmissionId(id()), 1, minute)).await.unwrap();
    }
    let shown = store.drafts(min).await.unwrap();
    assert_eq!((shown.len(), shown[0].saved_at), (20, at(34)));
}

pub async fn a_discarded_draft_stays_away(store: &dyn Store) {
    let min = agent(store).await;
    let one = SubmissionId(id());
    store.save_draft(min, draft(one, 5, 0)).await.unwrap();
    store.discard_draft(min, one, 4).await.unwrap();
    assert_eq!(store.drafts(min).await.unwrap().len(), 1, "what was typed after the one discarded stays");
    store.discard_draft(min, one, 5).await.unwrap();
    assert_eq!(store.drafts(min).await.unwrap(), []);
    assert_eq!(store.save_draft(min, draft(one, 5, 1)).await.unwrap(), 5);
    assert_eq!(store.save_draft(min, draft(one, 2, 1)).await.unwrap(), 5);
    assert_eq!(store.drafts(min).await.unwrap(), [], "late arrivals do not bring it back");

    let unseen = SubmissionId(id());
    store.discard_draft(min, unseen, 9).await.unwrap();
    store.save_draft(min, draft(unseen, 8, 1)).await.unwrap();
    assert_eq!(store.drafts(min).await.unwrap(), [], "also when the discarding arrives first");
    store.save_draft(min, draft(unseen, 10, 1)).await.unwrap();
    assert_eq!(store.drafts(min).await.unwrap(), [draft(unseen, 10, 1)]);
}
