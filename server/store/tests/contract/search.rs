use super::sample::{agent, apply, at, complaint};
use casework::ports::Store;
use domain::{
    complaint::{Complaint, ComplaintEvent, Field, event::FieldChange},
    id::{AccountId, ComplaintId},
    view::ComplaintQuery,
};

async fn find(store: &dyn Store, me: AccountId, q: &str) -> Vec<ComplaintId> {
    let query = ComplaintQuery { q: q.to_owned(), ..Default::default() };
    store.complaints(&query, me, at(0)).await.unwrap().rows.into_iter().map(|row| row.id).collect()
}

fn ids(states: &[&Complaint]) -> Vec<ComplaintId> {
    states.iter().map(|state| state.id).collect()
}

pub async fn chinese_words_names_and_single_characters(store: &dyn Store) {
    let min = agent(store).await;
    let tea =
        complaint(store, min, at(0), &[(Field::Verified, "Longjing 龙井茶"), (Field::Allegation, "派送太慢了")]).await;
    let late = complaint(store, min, at(1), &[(Field::ContactName, "欧阳雪")]).await;
    let later = complaint(store, min, at(2), &[(Field::Allegation, "一再拖延，还延误了三天")]).await;

    assert_eq!(find(store, min, "延误").await, ids(&[&later, &late]), "two characters, newest first");
    assert_eq!(find(store, min, "快递延误三天").await, ids(&[&late]));
    assert_eq!(find(store, min, "龙井茶").await, ids(&[&tea]));
    assert_eq!(find(store, min, "井龙").await, [], "characters in another order are another word");
    assert_eq!(find(store, min, "欧阳").await, ids(&[&late]));
    assert_eq!(find(store, min, "LONGJING").await, ids(&[&tea]));
    assert_eq!(find(store, min, "long").await, ids(&[&tea]), "the start of a word");
    assert_eq!(find(store, min, "延误 三天").await, ids(&[&later, &late]), "all words");
    assert_eq!(find(store, min, "延误 欧阳").await, ids(&[&late]));
    assert_eq!(find(store, min, "延").await, ids(&[&later, &late]), "one character, anywhere in a word");
    assert_eq!(find(store, min, "茶").await, ids(&[&tea]), "one character at the end of a word");
    assert_eq!(find(store, min, "雨").await, []);
}

pub async fn numbers_waybills_and_tails(store: &dyn Store) {
    let min = agent(store).await;
    let one = complaint(store, min, at(0), &[(Field::Waybill, "YT1234567890123")]).await;
    let two = complaint(store, min, at(1), &[(Field::ContactPhone, "17000001111")]).await;
    let platform = [
        (Field::Channel, "platform"),
        (Field::PlatformName, "某平台"),
        (Field::PlatformTicket, "PT20261121999"),
        (Field::PlatformDue, "2026-11-25T18:00"),
    ];
    let ticket = complaint(store, min, at(2), &platform).await;

    assert_eq!(find(store, min, &two.number.to_string()).await, ids(&[&two]));
    assert_eq!(find(store, min, "20261121-0001").await, ids(&[&one]));
    assert_eq!(find(store, min, "yt1234567890123").await, ids(&[&one]));
    assert_eq!(find(store, min, "YT12 3456-7890 123").await, ids(&[&one]), "as it is printed on the label");
    assert_eq!(find(store, min, "YT12345").await, ids(&[&one]), "the start of a waybill");
    assert_eq!(find(store, min, "1111").await, ids(&[&two]));
    assert_eq!(find(store, min, "5678").await.len(), 2);
    assert_eq!(find(store, min, "170 0000 1111").await, ids(&[&two]), "a whole number");
    assert_eq!(find(store, min, "PT20261121999").await, ids(&[&ticket]), "the platform's ticket");
    assert_eq!(find(store, min, "TS-20261121-0099").await, []);
}

pub async fn words_follow_a_correction(store: &dyn Store) {
    let min = agent(store).await;
    let state = complaint(store, min, at(0), &[(Field::Verified, "茶叶")]).await;
    assert_eq!(find(store, min, "茶叶").await, ids(&[&state]));
    let item = FieldChange { field: Field::Verified, from: "茶叶".to_owned(), to: "瓷器".to_owned() };
    let state =
        apply(store, &state, min, at(1), vec![ComplaintEvent::FactsAmended { changes: vec![item] }]).await.unwrap();
    assert_eq!(find(store, min, "瓷器").await, ids(&[&state]));
    assert_eq!(find(store, min, "茶叶").await, []);
    assert_eq!(find(store, min, "延误").await, ids(&[&state]));
}

pub async fn nonsense_finds_nothing_and_breaks_nothing(store: &dyn Store) {
    let min = agent(store).await;
    complaint(store, min, at(0), &[]).await;
    let long = "延误".repeat(5000);
    for q in ["\"", "*", "，。", "a\" OR \"b", "NEAR(x y)", "tokens:快递x", "' OR 1=1 --", "\0", "%", "-", "😀", &long]
    {
        assert_eq!(find(store, min, q).await, [], "{q}");
    }
    assert_eq!(find(store, min, " 　").await.len(), 1, "nothing asked, everything shown");
}
