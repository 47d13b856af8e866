//! Return receipts: rows that follow from their log, pages that show each once, counts that agree with rows.

use super::sample::{agent, at, id, mark};
use casework::ports::{Commit, CommitError, Seed, Store, Write};
use chrono::{Days, NaiveDate};
use domain::{
    amount::Fen,
    command::Receipt,
    event::{Event, Happening, Subject},
    id::{AccountId, ReturnReceiptId},
    receipt::{
        Deed, Matter, Noticed, ReceiptEvent, ReceiptForm, ReceiptStage, ReceiptTerms, ReturnReceipt, Route, decide,
    },
    view::receipts::ReceiptQuery,
};
use futures::future::join_all;
use std::collections::BTreeSet;

fn terms() -> &'static ReceiptTerms {
    ReceiptTerms::builtin().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Saturday, 21 November 2026.
fn today() -> NaiveDate {
    domain::time::local_day(at(0))
}

fn before(days: u64) -> String {
    today().checked_sub_days(Days::new(days)).unwrap().to_string()
}

/// A registration: its state and its event. The batches arrived so many days ago.
fn registration(by: AccountId, route: Route, outlet: &str, arrived: &[Option<u64>]) -> (ReturnReceipt, ReceiptEvent) {
    let form = ReceiptForm {
        waybill: format!("YT2026{:08}", id().as_u128()),
        outlet: outlet.to_owned(),
        route: route.code().to_owned(),
        batches: arrived.iter().map(|days| days.map(before).unwrap_or_default()).collect(),
        demands: vec!["stamp".to_owned()],
        demand_note: String::new(),
        bearer: "person".to_owned(),
        name: "吴迪".to_owned(),
    };
    let read = form.parse(today()).unwrap();
    let event = decide::register(ReturnReceiptId(id()), read, terms(), at(0), by);
    (decide::replay(&[(event.clone(), at(0), by)]).unwrap(), event)
}

fn event(receipt: ReturnReceiptId, minute: i64, by: AccountId, what: ReceiptEvent) -> Event {
    let what = Happening::ReturnReceipt(what);
    Event { subject: Subject::ReturnReceipt(receipt), at: at(minute), by: Some(by), what }
}

fn registering(by: AccountId, (state, registered): (ReturnReceipt, ReceiptEvent)) -> Commit {
    Commit {
        submission: Some(mark(by, "register_receipt")),
        events: vec![event(state.id, 0, by, registered)],
        write: Write::NewReturnReceipt(Box::new(state)),
    }
}

fn recording(state: &ReturnReceipt, by: AccountId, minute: i64, deed: &Deed) -> Commit {
    let what = decide::record(state, deed, terms(), at(minute), by).unwrap();
    let mut after = state.clone();
    after.apply(&what, at(minute), by);
    Commit {
        submission: Some(mark(by, "record")),
        events: vec![event(state.id, minute, by, what)],
        write: Write::ReturnReceipt { state: Box::new(after), expected_version: state.version },
    }
}

/// A registered receipt.
pub async fn receipt(
    store: &dyn Store,
    by: AccountId,
    route: Route,
    outlet: &str,
    arrived: &[Option<u64>],
) -> ReturnReceipt {
    let new = registration(by, route, outlet, arrived);
    let id = new.0.id;
    let committed = store.commit(registering(by, new)).await.unwrap();
    assert_eq!(committed.receipt, Some(Receipt::ReturnReceipt { id, version: 1 }));
    store.return_receipt(id).await.unwrap().unwrap()
}

/// Records something and gives what stands afterwards.
pub async fn record(
    store: &dyn Store,
    state: &ReturnReceipt,
    by: AccountId,
    minute: i64,
    deed: &Deed,
) -> ReturnReceipt {
    store.commit(recording(state, by, minute, deed)).await.unwrap();
    store.return_receipt(state.id).await.unwrap().unwrap()
}

fn lost(fen: i64) -> Deed {
    Deed::WasLost { loss: Fen(fen), note: "交接时遗失".to_owned() }
}

pub async fn a_receipt_from_registration_to_a_decision(store: &dyn Store) {
    let (clerk, manager) = (agent(store).await, agent(store).await);
    let registered = receipt(store, clerk, Route::Direct, "杭州西湖网点", &[Some(3), None]).await;
    assert_eq!(store.return_receipt_of(&registered.waybill).await.unwrap(), Some(registered.id));
    let batch = Deed::BatchArrived { batch: 2, on: today() };
    let arrived = record(store, &registered, clerk, 1, &batch).await;
    let gone = record(store, &arrived, clerk, 2, &lost(10_001)).await;
    let confirm = Deed::Confirm { matter: Matter::Lost, remark: "属实".to_owned() };
    let decided = record(store, &gone, manager, 3, &confirm).await;
    assert_eq!((decided.version, decided.assessments.len()), (4, 1));
    let history: Vec<_> = store.return_receipt_events(registered.id).await.unwrap();
    let history: Vec<_> = history
        .into_iter()
        .map(|stored| match stored.event.what {
            Happening::ReturnReceipt(what) => (what, stored.event.at, stored.event.by.unwrap()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(decide::replay(&history), Some(decided));
    assert_eq!(store.check().await.unwrap().receipts, 1);
}

pub async fn a_waybill_has_one_receipt_and_a_submission_one_answer(store: &dyn Store) {
    let clerk = agent(store).await;
    let new = registration(clerk, Route::Direct, "杭州", &[None]);
    let commit = registering(clerk, new.clone());
    let outcomes = join_all((0..10).map(|_| store.commit(commit.clone()))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let receipt = Receipt::ReturnReceipt { id: new.0.id, version: 1 };
    let done = |error: &CommitError| matches!(error, CommitError::AlreadyDone(earlier) if *earlier == receipt);
    assert!(outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).all(done));
    let seq = store.seq().await.unwrap();
    let mut twin = new;
    twin.0.id = ReturnReceiptId(id());
    assert!(matches!(store.commit(registering(clerk, twin)).await, Err(CommitError::Taken)));
    assert_eq!(store.seq().await.unwrap(), seq, "a refused commit leaves no event");
}

pub async fn the_second_recorder_is_stale(store: &dyn Store) {
    let clerk = agent(store).await;
    let state = receipt(store, clerk, Route::Direct, "杭州", &[Some(3)]).await;
    let back = Deed::CameBack { on: today() };
    let outcomes = join_all([
        store.commit(recording(&state, clerk, 1, &back)),
        store.commit(recording(&state, clerk, 1, &lost(5))),
    ])
    .await;
    let slower = outcomes.iter().filter(|outcome| matches!(outcome, Err(CommitError::Stale))).count();
    assert_eq!((slower, outcomes.iter().filter(|outcome| outcome.is_ok()).count()), (1, 1));
    assert_eq!(store.return_receipt(state.id).await.unwrap().unwrap().version, 2);
    assert_eq!(store.return_receipt_events(state.id).await.unwrap().len(), 2);
}

/// A hundred and forty-four receipts in every state and standing.
async fn many(store: &dyn Store) -> Vec<ReturnReceipt> {
    let (clerk, manager) = (agent(store).await, agent(store).await);
    let mut all = Vec::new();
    for number in 0..144_u64 {
        let outlet = ["杭州西湖网点", "上海浦东网点", "广州天河网点"][usize::try_from(number % 3).unwrap()];
        let route = Route::ALL[usize::try_from(number / 3 % 3).unwrap()];
        let arrived = if number % 16 == 0 { None } else { Some(number % 48 + 2) };
        let mut state = receipt(store, clerk, route, outlet, &[arrived]).await;
        let deed = match number % 8 {
            1 if arrived.is_some() => Some(Deed::CameBack { on: day(&before(number % 3)) }),
            2 => Some(lost(i64::try_from(number).unwrap() % 4 * 1_000)),
            3 => Some(Deed::FoundUnusable { loss: Fen(700), note: "缺联".to_owned() }),
            4 => Some(Deed::Anomaly { noticed: Noticed::Missed, text: "签名不全".to_owned() }),
            _ => None,
        };
        if let Some(deed) = deed {
            state = record(store, &state, clerk, 1, &deed).await;
        }
        if number % 5 == 0 {
            for open in state.open(terms(), today()) {
                let waive = Deed::Waive { matter: open.matter, reason: "没有影响结算".to_owned() };
                state = record(store, &state, manager, 2, &waive).await;
            }
        }
        all.push(state);
    }
    all
}

pub async fn counts_agree_with_rows_on_every_day(store: &dyn Store) {
    let all = many(store).await;
    for later in [0, 1, 2, 5, 9, 10, 11, 17, 31, 40, 70] {
        let on = today().checked_add_days(Days::new(later)).unwrap();
        for outlet in ["", "上海浦东网点", "没有的网点"] {
            let fits = |receipt: &&ReturnReceipt| outlet.is_empty() || receipt.outlet == outlet;
            for stage in std::iter::once(None).chain(ReceiptStage::ALL.iter().copied().map(Some)) {
                let expected: BTreeSet<_> = all
                    .iter()
                    .filter(fits)
                    .filter(|receipt| stage.is_none_or(|stage| receipt.is_in(stage, terms(), on)))
                    .map(|receipt| receipt.id)
                    .collect();
                let mut query = ReceiptQuery { outlet: outlet.to_owned(), stage, ..ReceiptQuery::default() };
                let mut found = Vec::new();
                loop {
                    let page = store.return_receipts(&query, on).await.unwrap();
                    let counted =
                        stage.map_or(page.all, |stage| page.counts.iter().find(|(one, _)| *one == stage).unwrap().1);
                    assert_eq!(counted as usize, expected.len(), "{on} {outlet} {stage:?}");
                    assert_eq!(page.outlets, ["上海浦东网点", "广州天河网点", "杭州西湖网点"]);
                    assert!(page.receipts.len() <= 50);
                    found.extend(page.receipts.into_iter().map(|receipt| receipt.id));
                    query.cursor = page.next;
                    if query.cursor.is_none() {
                        break;
                    }
                }
                assert_eq!(found.len(), expected.len(), "each once: {on} {outlet} {stage:?}");
                assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "{on} {outlet} {stage:?}");
            }
        }
    }
}

pub async fn receipts_are_sorted_by_the_day_they_are_due(store: &dyn Store) {
    let clerk = agent(store).await;
    let unknown = receipt(store, clerk, Route::Direct, "杭州", &[None]).await;
    let soon = receipt(store, clerk, Route::Direct, "杭州", &[Some(9)]).await;
    let later = receipt(store, clerk, Route::TwoTransfers, "杭州", &[Some(9)]).await;
    let old = receipt(store, clerk, Route::Direct, "杭州", &[Some(30)]).await;
    let old = record(store, &old, clerk, 1, &Deed::CameBack { on: day(&before(20)) }).await;
    let new = receipt(store, clerk, Route::Direct, "杭州", &[Some(30)]).await;
    let new = record(store, &new, clerk, 1, &Deed::CameBack { on: day(&before(1)) }).await;
    let page = store.return_receipts(&ReceiptQuery::default(), today()).await.unwrap();
    let order: Vec<_> = page.receipts.iter().map(|receipt| receipt.id).collect();
    assert_eq!(order, [soon.id, later.id, unknown.id, new.id, old.id]);
}

pub async fn receipts_are_found_by_waybill_and_outlet(store: &dyn Store) {
    let clerk = agent(store).await;
    let one = receipt(store, clerk, Route::Direct, "杭州西湖网点", &[Some(1)]).await;
    let two = receipt(store, clerk, Route::Direct, "上海浦东网点", &[Some(2)]).await;
    let found = |q: &str| {
        let query = ReceiptQuery { q: q.to_owned(), ..ReceiptQuery::default() };
        async move {
            let page = store.return_receipts(&query, today()).await.unwrap();
            assert_eq!(page.all as usize, page.receipts.len());
            page.receipts.into_iter().map(|receipt| receipt.id).collect::<BTreeSet<_>>()
        }
    };
    let both = BTreeSet::from([one.id, two.id]);
    assert_eq!(found(one.waybill.as_str()).await, BTreeSet::from([one.id]));
    assert_eq!(found("yt 2026").await, both);
    assert_eq!(found("网点").await, both);
    assert_eq!(found("浦东").await, BTreeSet::from([two.id]));
    for nothing in ["%", "_", "' OR 1 = 1 --", "YT2027", "北京"] {
        assert_eq!(found(nothing).await, BTreeSet::new(), "{nothing}");
    }
}

pub async fn seeded_receipts_are_as_sound_as_others(store: &dyn Store) {
    let clerk = AccountId(id());
    let (state, registered) = registration(clerk, Route::OneTransfer, "杭州", &[Some(4)]);
    let back = Deed::CameBack { on: today() };
    let event = decide::record(&state, &back, terms(), at(1), clerk).unwrap();
    let receipts = vec![vec![(registered, at(0), clerk), (event, at(1), clerk)]];
    store.seed(Seed { receipts, ..Seed::default() }).await.unwrap();
    let kept = store.return_receipt(state.id).await.unwrap().unwrap();
    assert_eq!((kept.version, kept.back_on()), (2, Some(today())));
    assert_eq!(store.return_receipt_events(state.id).await.unwrap().len(), 2);
}
