//! Installed rules: kept as they were brought, in their order, once each; and how many complaints use what.

use super::sample::{agent, apply, at, complaint, id, person};
use casework::ports::{Commit, CommitError, InstalledEdition, InstalledPack, PackUse, Store, Write};
use chrono::NaiveDate;
use domain::{
    account::Role,
    calendar::book::{CalendarBook, Edition},
    complaint::{CloseReason, Field, ReplyChannel, decide},
    digest::sha256,
    event::{Event, Happening, Subject},
    id::{AccountId, InstallationId},
    rulebook::library::BUILTIN,
    time::Instant,
    view::rules::PackKind,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A house pack of this version, with what its installation saves.
pub fn pack(version: &str, by: Option<AccountId>, at: Instant) -> (InstalledPack, Commit) {
    let installed = InstalledPack {
        id: InstallationId(id()),
        kind: PackKind::Clocks,
        pack: "CN-HOUSE-2007".to_owned(),
        version: version.to_owned(),
        active_from: day("2027-01-01"),
        text: BUILTIN[0].replacen("2007.1", version, 1),
        installed_at: at,
        by,
    };
    let what = Happening::PackInstalled {
        pack_kind: installed.kind,
        pack: installed.pack.clone(),
        version: installed.version.clone(),
        first_day: installed.active_from,
        digest: sha256(&installed.text),
    };
    let event = Event { subject: Subject::Rules(installed.id), at, by, what };
    let write = Write::NewPack(Box::new(installed.clone()));
    (installed, Commit { submission: None, events: vec![event], write })
}

/// An edition of this name, with what its installation saves.
pub fn edition(version: &str, by: Option<AccountId>, at: Instant) -> (InstalledEdition, Commit) {
    let shipped = CalendarBook::cn_mainland().editions.remove(0);
    let edition = Edition { version: version.to_owned(), valid_from: day(version), ..shipped };
    let digest = sha256(&serde_json::to_string(&edition).unwrap());
    let what = Happening::CalendarInstalled { version: version.to_owned(), first_day: edition.valid_from, digest };
    let installed =
        InstalledEdition { id: InstallationId(id()), text: "[\"导入\"]".to_owned(), edition, installed_at: at, by };
    let event = Event { subject: Subject::Rules(installed.id), at, by, what };
    let write = Write::NewEdition(Box::new(installed.clone()));
    (installed, Commit { submission: None, events: vec![event], write })
}

pub async fn installed_rules_come_back_in_their_order(store: &dyn Store) {
    assert_eq!(store.installed_packs().await.unwrap(), []);
    assert_eq!(store.installed_editions().await.unwrap(), []);
    let admin = person(store, "admin", Role::Admin).await;
    let (second, later) = pack("2026.3", Some(admin), at(1));
    let (mut first, mut earlier) = pack("2026.2", None, at(2));
    first.active_from = day("2027-02-01");
    earlier.write = Write::NewPack(Box::new(first.clone()));
    for commit in [later, earlier] {
        assert_eq!(store.commit(commit).await.unwrap().receipt, None);
    }
    assert_eq!(store.installed_packs().await.unwrap(), [second, first]);
    let (new, commit) = edition("2026-12-01", Some(admin), at(3));
    let (old, another) = edition("2026-11-22", None, at(4));
    for commit in [commit, another] {
        store.commit(commit).await.unwrap();
    }
    assert_eq!(store.installed_editions().await.unwrap(), [new, old]);
}

pub async fn a_version_is_installed_once(store: &dyn Store) {
    let (installed, commit) = pack("2026.2", None, at(1));
    store.commit(commit).await.unwrap();
    let seq = store.seq().await.unwrap();
    let (_, again) = pack("2026.2", None, at(2));
    assert!(matches!(store.commit(again).await, Err(CommitError::Taken)));
    assert_eq!(store.installed_packs().await.unwrap(), std::slice::from_ref(&installed));
    // Terms of compensation share ids and versions with packs of clocks.
    let (mut terms, mut commit) = pack("2026.2", None, at(3));
    terms.kind = PackKind::Compensation;
    terms.text = domain::compensation::BUILTIN[0].replacen("2007.1", "2026.2", 1);
    commit.write = Write::NewPack(Box::new(terms.clone()));
    let digest = sha256(&terms.text);
    let Happening::PackInstalled { pack_kind, digest: told, .. } = &mut commit.events[0].what else { panic!() };
    (*pack_kind, *told) = (terms.kind, digest);
    store.commit(commit).await.unwrap();
    assert_eq!(store.installed_packs().await.unwrap(), [installed, terms]);
    let (_, commit) = edition("2026-11-22", None, at(4));
    store.commit(commit).await.unwrap();
    let (_, again) = edition("2026-11-22", None, at(5));
    assert!(matches!(store.commit(again).await, Err(CommitError::Taken)));
    assert_eq!(store.seq().await.unwrap(), seq + 2, "what is refused leaves no event");
}

/// What makes the sample a lost parcel.
const LOSS: [(Field, &str); 5] = [
    (Field::Kind, "loss"),
    (Field::Waybill, "YT1234567890123"),
    (Field::Item, "茶叶"),
    (Field::Insured, "no"),
    (Field::TotalValue, "10"),
];

pub async fn complaints_are_counted_by_the_packs_of_their_clocks(store: &dyn Store) {
    let use_of = |pack: &str, version: &str, complaints| PackUse {
        pack: pack.to_owned(),
        version: version.to_owned(),
        complaints,
    };
    assert_eq!(store.pack_uses().await.unwrap(), []);
    assert_eq!(store.open_complaints(None).await.unwrap(), 0);
    let min = agent(store).await;
    let other = complaint(store, min, at(0), &[]).await;
    let loss = complaint(store, min, at(1), &LOSS);
    let loss = loss.await;
    let packs = |state: &domain::complaint::Complaint| {
        let names = state.clocks.iter().map(|clock| format!("{} {}", clock.source.pack, clock.source.version));
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let (house, express) = ("CN-HOUSE-2007 2007.1", "CN-EXPRESS 2025.1");
    assert!(packs(&loss).contains(house) && packs(&loss).contains(express), "{:?}", packs(&loss));
    let both = u32::from(packs(&other).contains(house)) + 1;
    let express_uses = u32::from(packs(&other).contains(express)) + 1;
    let expected = [use_of("CN-EXPRESS", "2025.1", express_uses), use_of("CN-HOUSE-2007", "2007.1", both)];
    assert_eq!(store.pack_uses().await.unwrap(), expected);

    // Closed and opened again it has more clocks and is still one complaint.
    let close = decide::close(&loss, CloseReason::Satisfied, ReplyChannel::Phone, "已处理", at(2), min).unwrap();
    let closed = apply(store, &loss, min, at(2), close).await.unwrap();
    assert_eq!((store.open_complaints(None).await.unwrap(), store.pack_uses().await.unwrap()), (1, expected.to_vec()));
    assert_eq!(store.open_complaints(Some("CN-EXPRESS")).await.unwrap(), express_uses - 1);
    let (rules, calendar) = (domain::rulebook::Rulebook::builtin(), domain::calendar::Calendar::cn_mainland());
    let reopen = decide::reopen(&closed, "又来电", at(3), &rules, &calendar).unwrap();
    apply(store, &closed, min, at(3), reopen).await.unwrap();
    assert_eq!(store.pack_uses().await.unwrap(), expected);
    assert_eq!(store.open_complaints(None).await.unwrap(), 2);
    assert_eq!(store.open_complaints(Some("CN-EXPRESS")).await.unwrap(), express_uses);
    assert_eq!(store.open_complaints(Some("CN-NOWHERE")).await.unwrap(), 0);
}
