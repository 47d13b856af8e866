use super::sample::{account, at, facts, history, id};
use casework::ports::{AccountRecord, Seed, Store, WaybillParties, Write};
use domain::{
    account::Role,
    amount::{Fen, Grams},
    call::{Call, Direction, Disposition, WrapUp},
    complaint::{ChannelCode, CloseReason, Field, ReplyChannel, StageCode, decide},
    customer::{Customer, Grade, Title},
    id::{CallId, CustomerId},
    person::Phone,
    view::ComplaintQuery,
    waybill::{Tracking, TrackingStep, Waybill, WaybillNumber},
};

fn record(login: &str) -> AccountRecord {
    match account(login, Role::Agent).write {
        Write::NewAccount(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn customer(name: &str, phone: &str) -> Customer {
    Customer {
        id: CustomerId(id()),
        name: name.to_owned(),
        title: Title::Ms,
        phone: Phone::parse(phone).unwrap(),
        city: "杭州".to_owned(),
        address: "杭州市西湖区文三路 1 号".to_owned(),
        grade: Grade::Regular,
    }
}

fn waybill(number: &str, sender: &Customer, recipient: &Customer, minute: i64) -> Waybill {
    Waybill {
        number: WaybillNumber::parse(number).unwrap(),
        sender: sender.id,
        recipient: recipient.id,
        goods: "茶叶".to_owned(),
        pieces: 1,
        weight: Grams(1200),
        fee: Fen(1800),
        insured: None,
        accepted_at: at(minute),
        promised_at: at(minute + 3 * 1440),
        tracking: vec![Tracking {
            at: at(minute),
            step: TrackingStep::Accepted,
            place: "杭州西湖网点".to_owned(),
            note: String::new(),
        }],
    }
}

pub async fn customers_and_waybills(store: &dyn Store) {
    let (lin, chen) = (customer("林小满", "17000005678"), customer("陈某", "17100005678"));
    let first = waybill("YT1000000000001", &lin, &chen, 0);
    let second = waybill("YT1000000000002", &chen, &lin, 10);
    let seed = Seed {
        customers: vec![lin.clone(), chen.clone()],
        waybills: vec![first.clone(), second.clone()],
        ..Default::default()
    };
    store.seed(seed).await.unwrap();

    assert_eq!(store.customer_by_phone(&chen.phone).await.unwrap(), Some(chen.clone()));
    assert_eq!(store.customer_by_phone(&Phone::parse("17000000000").unwrap()).await.unwrap(), None);
    assert_eq!(store.customers_by_tail("5678").await.unwrap(), [lin.clone(), chen.clone()]);
    assert_eq!(store.customers_by_tail("0000").await.unwrap(), []);
    let whole = WaybillParties { waybill: first.clone(), sender: lin.clone(), recipient: chen.clone() };
    assert_eq!(store.waybill(&first.number).await.unwrap(), Some(whole));
    assert_eq!(store.waybill(&WaybillNumber::parse("YT9999999999999").unwrap()).await.unwrap(), None);
    let like = |prefix| async move { store.waybills_like(prefix).await.unwrap().len() };
    assert_eq!((like("yt10").await, like("YT1000000000002").await), (2, 1));
    assert_eq!((like("YT2").await, like("%").await, like("").await), (0, 0, 0));
    let recent = store.waybills_of(lin.id, 5).await.unwrap();
    assert_eq!(recent.iter().map(|w| &w.waybill).collect::<Vec<_>>(), [&second, &first]);
    assert_eq!(store.waybills_of(lin.id, 1).await.unwrap().len(), 1);
}

pub async fn a_seed_is_as_sound_as_work_done_by_hand(store: &dyn Store) {
    assert!(store.is_empty().await.unwrap());
    let (min, wei) = (record("min"), record("wei"));
    let by = min.actor.id;
    let mut histories =
        vec![history(by, at(0), facts(at(0), &[(Field::Verified, "茶叶")])), history(by, at(1), facts(at(1), &[]))];
    let state = decide::replay(&histories[0]).unwrap();
    let replied = decide::record_reply(&state, ReplyChannel::Phone, "已说明", at(3), by).unwrap();
    histories[0].extend(replied.into_iter().map(|event| (event, at(3), by)));
    let state = decide::replay(&histories[0]).unwrap();
    let closed =
        decide::close(&state, CloseReason::Satisfied, ReplyChannel::Phone, "已办结", at(5), wei.actor.id).unwrap();
    histories[0].extend(closed.into_iter().map(|event| (event, at(5), wei.actor.id)));
    let call = Call {
        id: CallId(id()),
        agent: by,
        channel: ChannelCode::Hotline,
        direction: Direction::Inbound,
        phone: None,
        waybill: None,
        customer: None,
        started_at: at(0),
        wrap_up: Some(WrapUp {
            ended_at: at(2),
            wrapped_at: at(3),
            holds: vec![],
            disposition: Disposition::ComplaintFiled,
            note: String::new(),
            run: None,
        }),
    };
    let seed = Seed { accounts: vec![min, wei], calls: vec![call], complaints: histories, ..Default::default() };
    store.seed(seed.clone()).await.unwrap();
    assert!(!store.is_empty().await.unwrap());

    let everything = ComplaintQuery { closed_too: true, ..Default::default() };
    let list = store.complaints(&everything, by, at(0)).await.unwrap();
    let found: Vec<_> = list.rows.iter().map(|r| (r.number.to_string(), r.stage, r.version)).collect();
    assert_eq!(
        found,
        [
            ("TS-20261121-0002".to_owned(), StageCode::Accepted, 1),
            ("TS-20261121-0001".to_owned(), StageCode::Closed, 3)
        ]
    );
    let tea = ComplaintQuery { q: "茶叶".to_owned(), closed_too: true, ..Default::default() };
    assert_eq!(store.complaints(&tea, by, at(0)).await.unwrap().rows.len(), 1);

    let seq = store.seq().await.unwrap();
    store.seed(seed).await.expect_err("the same accounts again");
    assert_eq!(store.seq().await.unwrap(), seq, "all or nothing");
}
