//! Phrases: kept with their history, whole sheets or nothing; marks and uses of each person for itself.

use super::sample::{agent, at, change, complaint, id, mark, person};
use casework::ports::{Commit, CommitError, PhraseMark, PhraseWrite, Slips, Store, SubmissionMark, Write};
use domain::{
    account::Role,
    command::Receipt,
    complaint::{Complaint, ComplaintEvent, ReplyChannel},
    event::{Event, Happening, Subject},
    id::{AccountId, EntryId},
    phrase::{OwnPhrase, Owner, PhraseEvent, PhraseForm, PhraseId, read},
    time::local_day,
};

/// A closing line of this name.
fn line(name: &str, owner: Owner, by: AccountId, zh: &str) -> OwnPhrase {
    let (category, zh, en) = ("closing".to_owned(), zh.to_owned(), "Have a smooth day.".to_owned());
    let phrase = read(PhraseId(name.to_owned()), &PhraseForm { category, zh, en, ..PhraseForm::default() }).unwrap();
    let mut own = OwnPhrase::added(EntryId(id()), owner, phrase, at(1), by);
    own.version = 1;
    own
}

fn added(own: &OwnPhrase) -> (OwnPhrase, Option<u32>, PhraseEvent) {
    (own.clone(), None, PhraseEvent::Added { owner: own.owner, phrase: own.phrase.clone() })
}

fn then(own: &OwnPhrase, event: PhraseEvent) -> (OwnPhrase, Option<u32>, PhraseEvent) {
    let mut after = own.clone();
    after.apply(&event, at(2), own.changed_by);
    after.version += 1;
    (after, Some(own.version), event)
}

pub fn commit(submission: Option<SubmissionMark>, changes: &[(OwnPhrase, Option<u32>, PhraseEvent)]) -> Commit {
    let events = changes.iter().map(|(own, _, event)| Event {
        subject: Subject::Phrase(own.id),
        at: own.changed_at,
        by: Some(own.changed_by),
        what: Happening::Phrase(event.clone()),
    });
    let writes = changes
        .iter()
        .map(|(own, expected, _)| PhraseWrite { state: own.clone(), expected_version: *expected })
        .collect();
    Commit { submission, events: events.collect(), write: Write::Phrases(writes) }
}

/// One phrase of the team, as the tampering tests need it.
pub async fn one(store: &dyn Store) -> OwnPhrase {
    let by = person(store, "wei", Role::Lead).await;
    let own = line("team.1", Owner::Team, by, "祝您顺利。");
    store.commit(commit(None, &[added(&own)])).await.unwrap();
    own
}

pub async fn phrases_are_kept_with_their_history(store: &dyn Store) {
    let (wei, min) = (person(store, "wei", Role::Lead).await, agent(store).await);
    let first = line("greeting.1", Owner::Team, wei, "您好。");
    let second = line("team.2", Owner::Team, wei, "祝您顺利。");
    let mine = line("own.1", Owner::Person(min), min, "慢走。");
    let receipt = store.commit(commit(None, &[added(&first), added(&second)])).await.unwrap().receipt;
    assert_eq!(receipt, Some(Receipt::Phrases { changed: 2 }));
    store.commit(commit(None, &[added(&mine)])).await.unwrap();
    assert_eq!(store.phrases_of(Owner::Team).await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(store.phrases_of(Owner::Person(min)).await.unwrap(), [mine]);
    assert_eq!(store.phrases_of(Owner::Person(wei)).await.unwrap(), []);

    let retired = then(&first, PhraseEvent::Retired);
    store.commit(commit(None, std::slice::from_ref(&retired))).await.unwrap();
    assert_eq!(store.phrases_of(Owner::Team).await.unwrap(), [retired.0, second]);
    let history = store.phrase_events(first.id).await.unwrap();
    let what: Vec<_> = history.iter().map(|stored| stored.event.what.clone()).collect();
    let added = PhraseEvent::Added { owner: Owner::Team, phrase: first.phrase };
    assert_eq!(what, [Happening::Phrase(added), Happening::Phrase(PhraseEvent::Retired)]);
}

pub async fn a_sheet_is_saved_whole_or_not_at_all(store: &dyn Store) {
    let wei = person(store, "wei", Role::Lead).await;
    let known = line("team.1", Owner::Team, wei, "祝您顺利。");
    store.commit(commit(None, &[added(&known)])).await.unwrap();
    let before = store.seq().await.unwrap();
    let stale = (known.clone(), Some(7), PhraseEvent::Retired);
    let taken = line("team.1", Owner::Team, wei, "改天见。");
    let new = |n: u32| line(&format!("team.new{n}"), Owner::Team, wei, "再会。");
    let failed = store.commit(commit(Some(mark(wei, "change_team_phrases")), &[added(&new(1)), stale])).await;
    assert!(matches!(failed, Err(CommitError::Stale)), "{failed:?}");
    let failed = store.commit(commit(None, &[added(&new(2)), added(&taken)])).await;
    assert!(matches!(failed, Err(CommitError::Taken)), "{failed:?}");
    assert_eq!(store.phrases_of(Owner::Team).await.unwrap(), [known]);
    assert_eq!(store.seq().await.unwrap(), before);

    let many: Vec<_> = (10..300).map(|n| added(&new(n))).collect();
    let sheet = commit(Some(mark(wei, "change_team_phrases")), &many);
    let saved = store.commit(sheet.clone()).await.unwrap();
    assert_eq!((saved.receipt, saved.seq), (Some(Receipt::Phrases { changed: 290 }), before + 290));
    let again = store.commit(sheet).await;
    assert!(matches!(again, Err(CommitError::AlreadyDone(Receipt::Phrases { changed: 290 }))), "{again:?}");
    assert_eq!(store.phrases_of(Owner::Team).await.unwrap().len(), 291);
}

pub async fn marks_and_uses_belong_to_one_person(store: &dyn Store) {
    let (min, li) = (agent(store).await, agent(store).await);
    let phrase = |name: &str| PhraseId(name.to_owned());
    let seq = store.seq().await.unwrap();
    let write = |submission, write| Commit { submission, events: Vec::new(), write };
    for favourite in [true, false, true] {
        let favour = Write::Favourite { account: min, phrase: phrase("closing.1"), favourite };
        store.commit(write(None, favour)).await.unwrap();
    }
    let used = |account, minute, names: &[(&str, u32)]| Write::Uses {
        account,
        used: names.iter().map(|(name, times)| (phrase(name), *times)).collect(),
        at: at(minute),
    };
    let batch = write(Some(mark(min, "used_phrases")), used(min, 5, &[("closing.1", 2), ("hold.1", 1)]));
    store.commit(batch.clone()).await.unwrap();
    assert!(matches!(store.commit(batch).await, Err(CommitError::AlreadyDone(Receipt::Phrases { changed: 2 }))));
    // What a browser kept without network arrives late.
    store.commit(write(None, used(min, 3, &[("closing.1", 4)]))).await.unwrap();
    store.commit(write(None, used(li, 9, &[("closing.1", 1)]))).await.unwrap();

    let mut marks = store.phrase_marks(min).await.unwrap();
    marks.sort_by(|a, b| a.phrase.cmp(&b.phrase));
    let expected =
        |name: &str, favourite, times| PhraseMark { phrase: phrase(name), favourite, times, used_at: Some(at(5)) };
    assert_eq!(marks, [expected("closing.1", true, 6), expected("hold.1", false, 1)]);
    assert_eq!(store.phrase_marks(li).await.unwrap()[0].times, 1);
    let mut uses = store.phrase_uses().await.unwrap();
    uses.sort();
    assert_eq!(uses, [(phrase("closing.1"), 7), (phrase("hold.1"), 1)]);
    assert_eq!(store.seq().await.unwrap(), seq);
}

/// A reply that tells a customer these forbidden phrases.
pub fn telling(state: &Complaint, by: AccountId, minute: i64, forbidden: &[&str]) -> Commit {
    let reply =
        ComplaintEvent::ReplyRecorded { channel: ReplyChannel::Chat, text: "好".to_owned(), given_at: at(minute) };
    let mut commit = change(state, by, at(minute), vec![reply]);
    let names = forbidden.iter().map(|name| (*name).to_owned()).collect();
    if let Write::Complaint { slips, .. } = &mut commit.write {
        *slips = Slips { on: local_day(at(minute)), forbidden: names };
    }
    commit
}

pub async fn forbidden_phrases_count_for_their_day(store: &dyn Store) {
    let (min, day) = (agent(store).await, 24 * 60);
    let mut state = complaint(store, min, at(0), &[]).await;
    for (minute, names) in [(1, &["cant_even", "so_simple"][..]), (2, &["cant_even"]), (2 * day, &["cant_even"])] {
        let commit = telling(&state, min, minute, names);
        store.commit(commit.clone()).await.unwrap();
        let behind = telling(&state, min, minute, names);
        assert!(matches!(store.commit(behind).await, Err(CommitError::Stale)), "what was not saved was not told");
        assert!(matches!(store.commit(commit).await, Err(CommitError::AlreadyDone(_))));
        state = store.complaint(state.id).await.unwrap().unwrap();
    }
    let since = async |minute: i64| {
        let uses = store.forbidden_uses(local_day(at(minute))).await.unwrap();
        uses.into_iter().map(|(name, times)| format!("{name} {times}")).collect::<Vec<_>>()
    };
    assert_eq!(since(0).await, ["cant_even 3", "so_simple 1"]);
    assert_eq!(since(day).await, ["cant_even 1"]);
    assert_eq!(since(3 * day).await, Vec::<String>::new());
}
