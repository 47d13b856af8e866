use super::sample::{agent, apply, at, complaint, person};
use casework::ports::Store;
use domain::{
    account::Role,
    complaint::{
        ChannelCode, CloseReason, Complaint, ComplaintEvent, Field, Kind, ReplyChannel, StageCode,
        decide::{close, hand_to_lead},
    },
    id::{AccountId, ComplaintId},
    person::Phone,
    rulebook::Band,
    time::Instant,
    view::{ComplaintQuery, OwnerFilter, Sort},
    waybill::WaybillNumber,
};

async fn all(store: &dyn Store, query: &ComplaintQuery, me: AccountId) -> Vec<ComplaintId> {
    let mut query = query.clone();
    let mut found = Vec::new();
    loop {
        let page = store.complaints(&query, me, at(0)).await.unwrap();
        assert!(page.rows.len() <= 50);
        found.extend(page.rows.iter().map(|row| row.id));
        query.cursor = page.next;
        if query.cursor.is_none() {
            return found;
        }
    }
}

async fn ended(store: &dyn Store, state: &Complaint, by: AccountId) -> Complaint {
    let what = close(state, CloseReason::Satisfied, ReplyChannel::Phone, "已处理", at(1), by).unwrap();
    apply(store, state, by, at(1), what).await.unwrap()
}

pub async fn pages_show_every_row_once(store: &dyn Store) {
    let min = agent(store).await;
    let mut open = Vec::new();
    let mut closed = Vec::new();
    for i in 0..120 {
        // Groups of equal deadlines that reach over the ends of pages.
        let state = complaint(store, min, at(i / 40 * 1440), &[]).await;
        if i % 10 == 0 {
            closed.push(ended(store, &state, min).await.id);
        } else {
            open.push(state.id);
        }
    }
    let everything = ComplaintQuery { closed_too: true, ..Default::default() };
    for sort in [Sort::Deadline, Sort::Newest] {
        let mut found = all(store, &ComplaintQuery { sort, ..Default::default() }, min).await;
        found.sort_unstable();
        assert_eq!(found, open, "open ones, {sort:?}");
        let mut found = all(store, &ComplaintQuery { sort, ..everything.clone() }, min).await;
        assert_eq!(found.len(), 120, "all, {sort:?}");
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), 120, "each once, {sort:?}");
    }
    let newest = all(store, &ComplaintQuery { sort: Sort::Newest, ..everything.clone() }, min).await;
    assert!(newest.is_sorted_by(|a, b| a > b));
    let by_deadline = all(store, &everything, min).await;
    assert_eq!(by_deadline[108..], closed, "those without a deadline come last");
    for cursor in ["", "x", "d1", "n999999999999999999999", "'; DROP TABLE complaints"] {
        let query = ComplaintQuery { cursor: Some(cursor.to_owned()), ..Default::default() };
        let page = store.complaints(&query, min, at(0)).await.unwrap();
        assert_eq!(page.rows[0].id, open[0], "a cursor that is none starts at the beginning");
    }
}

pub async fn filters_find_what_they_name(store: &dyn Store) {
    let (min, wei) = (agent(store).await, agent(store).await);
    let plain = complaint(store, min, at(0), &[]).await;
    let rude = [(Field::Kind, "attitude"), (Field::Staff, "王师傅"), (Field::HappenedAt, "2026-11-20T10:00")];
    let rude = complaint(store, wei, at(1), &rude).await;
    let visit = complaint(store, wei, at(2), &[(Field::Channel, "visit")]).await;
    let handed = complaint(store, wei, at(3), &[]).await;
    let handed = apply(store, &handed, wei, at(3), hand_to_lead(&handed, "要求主管").unwrap()).await.unwrap();
    let closed = complaint(store, min, at(4), &[]).await;
    let closed = ended(store, &closed, min).await;

    let q = ComplaintQuery { sort: Sort::Newest, ..Default::default() };
    let ids = |states: &[&Complaint]| states.iter().map(|s| s.id).collect::<Vec<_>>();
    let find = |query| async move { all(store, &query, min).await };
    assert_eq!(find(q.clone()).await, ids(&[&handed, &visit, &rude, &plain]));
    assert_eq!(find(ComplaintQuery { closed_too: true, ..q.clone() }).await.len(), 5);
    assert_eq!(find(ComplaintQuery { kind: Some(Kind::Attitude), ..q.clone() }).await, ids(&[&rude]));
    assert_eq!(find(ComplaintQuery { channel: Some(ChannelCode::Visit), ..q.clone() }).await, ids(&[&visit]));
    assert_eq!(find(ComplaintQuery { owner: OwnerFilter::Mine, ..q.clone() }).await, ids(&[&plain]));
    assert_eq!(find(ComplaintQuery { owner: OwnerFilter::Nobody, ..q.clone() }).await, ids(&[&handed]));
    assert_eq!(find(ComplaintQuery { stage: Some(StageCode::Closed), ..q.clone() }).await, ids(&[&closed]));
    assert_eq!(find(ComplaintQuery { stage: Some(StageCode::WithLead), ..q.clone() }).await, ids(&[&handed]));

    let list = store.complaints(&q, min, at(0)).await.unwrap();
    let row = list.rows.last().unwrap();
    assert_eq!(row.owner.as_ref().unwrap().id, min);
    assert_eq!(row.contact, "林**");
    assert!(row.gist.starts_with("快递延误"));
    assert_eq!(row.next.unwrap().due, plain.next_clock().unwrap().due);
    assert_eq!(list.rows[0].owner, None);
}

pub async fn bands_cut_by_the_time_left(store: &dyn Store) {
    let min = agent(store).await;
    let state = complaint(store, min, at(0), &[]).await;
    let due = state.next_clock().unwrap().due.instant();
    let shown = |band, now: Instant| async move {
        let query = ComplaintQuery { band: Some(band), ..Default::default() };
        !store.complaints(&query, min, now).await.unwrap().rows.is_empty()
    };
    for seconds in [-9000, -1, 0, 1799, 1800, 14_399, 14_400, 99_999] {
        let now = due - chrono::TimeDelta::seconds(seconds);
        for band in [Band::Overdue, Band::Urgent, Band::Near, Band::Safe] {
            assert_eq!(shown(band, now).await, Band::at(now, due) == band, "{band:?} with {seconds} s left");
        }
    }
}

pub async fn work_is_sorted_by_deadline(store: &dyn Store) {
    let (min, lead) = (agent(store).await, person(store, "lead", Role::Lead).await);
    let platform = [
        (Field::Channel, "platform"),
        (Field::PlatformName, "某平台"),
        (Field::PlatformTicket, "PT1"),
        (Field::PlatformDue, "2026-11-21T18:00"),
    ];
    let late = complaint(store, min, at(0), &[]).await;
    let soon = complaint(store, min, at(30), &platform).await;
    let done = complaint(store, min, at(0), &[]).await;
    ended(store, &done, min).await;
    let handed = complaint(store, min, at(10), &[]).await;
    let handed = apply(store, &handed, min, at(11), hand_to_lead(&handed, "要求主管").unwrap()).await.unwrap();

    let (rows, total) = store.work_of(min, false, 200).await.unwrap();
    assert_eq!(rows.iter().map(|r| r.id).collect::<Vec<_>>(), [soon.id, late.id]);
    assert_eq!(total, 2);
    let (rows, total) = store.work_of(min, false, 1).await.unwrap();
    assert_eq!((rows.len(), total), (1, 2));
    assert_eq!(store.work_of(lead, false, 200).await.unwrap(), (vec![], 0));
    let (rows, total) = store.work_of(lead, true, 200).await.unwrap();
    assert_eq!((rows[0].id, total), (handed.id, 1));
    apply(store, &handed, lead, at(12), vec![ComplaintEvent::TakenByLead]).await.unwrap();
    assert_eq!(store.work_of(lead, true, 200).await.unwrap().1, 1, "taken by the lead, and counted once");
}

pub async fn others_about_the_same(store: &dyn Store) {
    let min = agent(store).await;
    let number = WaybillNumber::parse("YT1234567890123").unwrap();
    let waybill = [(Field::Waybill, number.as_str())];
    let first = complaint(store, min, at(0), &waybill).await;
    let second = complaint(store, min, at(1), &waybill).await;
    let by_phone = complaint(store, min, at(2), &[(Field::ContactPhone, "17000009999")]).await;
    let first = ended(store, &first, min).await;
    let about = |waybill, phone, open_only| async move {
        let rows = store.complaints_about(waybill, phone, open_only).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let phone = Phone::parse("17000009999").unwrap();
    assert_eq!(about(Some(&number), None, false).await, [second.id, first.id]);
    assert_eq!(about(Some(&number), None, true).await, [second.id]);
    assert_eq!(about(None, Some(&phone), true).await, [by_phone.id]);
    assert_eq!(about(Some(&number), Some(&phone), true).await, [by_phone.id, second.id]);
    assert_eq!(about(None, None, false).await, []);
}
