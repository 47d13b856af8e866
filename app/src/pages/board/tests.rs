use super::{
    agents::{Agents, works_on},
    blocks::Blocks,
    head::checked,
    parts::parts,
    state::Board,
};
use crate::{
    clock::provide_clock,
    i18n::{board as words, provide_lang},
    paths,
    preferences::Lang,
    start::Start,
};
use domain::{
    account::{Actor, Role},
    complaint::Kind,
    counters::{AgentNow, Counter, Counters, Deadlines, Drill, Gauge, Mean, Quarter, QueueNow, Ratio, Snapshot},
    id::{AccountId, ContactId, SessionId},
    queue::{AgentState, Channel, QueueName, Settings, Skill, StageCode},
    time::{Instant, from_millis},
    view::{
        Me, PersonRef,
        floor::{AgentGlance, BoardView, ContactGlance, QueueLabel, SelfCheck},
    },
};
use leptos::prelude::*;
use uuid::Uuid;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
/// 2026-11-20 10:00 in the business zone.
const NOW: i64 = 1_795_140_000_000;

fn before(seconds: i64) -> Instant {
    from_millis(NOW - seconds * 1_000)
}

fn account(number: u128) -> AccountId {
    AccountId(Uuid::from_u128(number))
}

fn hotline() -> QueueName {
    QueueName::parse("hotline").unwrap()
}

fn quarter(quarter: u8) -> Quarter {
    Quarter { quarter, answered: 5, abandoned: 1, short_abandoned: 0, unclear: 0, undecided: 2 }
}

fn sample() -> BoardView {
    let queue = QueueNow {
        queue: Some(hotline()),
        open: true,
        waiting: 7,
        longest_since: Some(before(48)),
        service_level: Ratio { part: 412, whole: 496 },
        abandon_rate: Ratio { part: 16, whole: 512 },
    };
    let agent = |number, state, since, stuck| AgentNow {
        id: account(number),
        state,
        since: before(since),
        stuck,
        contacts: Vec::new(),
        answered: 31,
    };
    let snapshot = Snapshot {
        waiting: 7,
        longest_since: Some(before(48)),
        enqueued: 512,
        service_level: queue.service_level,
        abandon_rate: queue.abandon_rate,
        short_abandoned: 9,
        average_handling: Mean { sum: 292_000 * 400, count: 400 },
        talk_ms: 220_000 * 400,
        wrap_up_ms: 72_000 * 400,
        first_contact_so_far: Ratio { part: 9, whole: 11 },
        queues: vec![queue],
        agents: vec![agent(1, AgentState::Talking, 222, false), agent(2, AgentState::WrapUp, 370, true)],
        quarters: vec![quarter(32), quarter(33)],
        deadlines: Deadlines { callbacks_due: 1, callbacks_soon: 2, ..Deadlines::default() },
        ..Counters::new(Settings::default()).snapshot(from_millis(NOW), &[], &[])
    };
    let person = |number, name: &str| PersonRef { id: account(number), name: name.to_owned(), role: Role::Agent };
    let contact = ContactGlance {
        id: ContactId(Uuid::from_u128(9)),
        channel: Channel::Call,
        queue: Some(hotline()),
        stage: StageCode::Talking,
        since: before(222),
        waybill: Some("YT7702…318".to_owned()),
        kind: Some(Kind::Damage),
    };
    BoardView {
        snapshot,
        people: vec![person(1, "周敏"), person(2, "何川")],
        queues: vec![QueueLabel {
            name: hotline(),
            zh: "热线".to_owned(),
            en: "Hotline".to_owned(),
            skill: Skill::parse("calls").unwrap(),
        }],
        check: Some(SelfCheck { at: before(3), seq: 0, differs: Vec::new() }),
        glances: vec![AgentGlance { agent: account(1), contact: Some(contact), nearest_due: None, nearest: None }],
    }
}

fn html(lang: Lang, role: Role, piece: impl FnOnce(Board) -> AnyView) -> String {
    Owner::new().with(|| {
        let actor = Actor { id: account(5), login: "gunian".to_owned(), name: "顾念".to_owned(), role };
        let me = Me { actor, session: SessionId(Uuid::from_u128(6)) };
        provide_context(Start { now_ms: NOW, me: Some(me), ..Start::default() });
        provide_lang(lang);
        provide_clock();
        piece(Board::new(sample(), false)).to_html()
    })
}

fn blocks(lang: Lang, role: Role) -> String {
    html(lang, role, |board| {
        view! { <Blocks board=board agents=|board| view! { <Agents board=board /> }.into_any() /> }.into_any()
    })
}

/// As an address appears in markup.
fn in_markup(path: &str) -> String {
    path.replace('&', "&amp;")
}

#[test]
fn every_number_says_what_it_is_how_it_is_counted_and_where_its_rows_are() {
    for lang in LANGS {
        let page = blocks(lang, Role::Lead);
        let view = sample();
        for gauge in Gauge::ALL {
            let counter = gauge.counter();
            assert!(page.contains(words::counter(lang, counter)), "{lang:?} {gauge:?}: its name");
            let formula = words::formula(lang, counter).replace('<', "&lt;");
            assert!(page.contains(&formula), "{lang:?} {gauge:?}: its formula");
            for setting in counter.definition().settings {
                assert!(
                    page.contains(&words::setting(lang, *setting, &view.snapshot.settings)),
                    "{lang:?} {setting:?}"
                );
            }
            let rows = paths::board_rows(&super::parts::drill(*gauge, &view.snapshot), 0);
            assert!(page.contains(&in_markup(&rows)), "{lang:?} {gauge:?}: its rows {rows}");
        }
        for counter in [Counter::Deadlines, Counter::Breaches, Counter::AgentsByState, Counter::Today] {
            assert!(page.contains(words::about(lang, counter)), "{lang:?} {counter:?}");
        }
    }
}

#[test]
fn a_page_that_is_not_live_says_as_of_and_calls_nothing_fine() {
    for (lang, as_of) in [(Lang::Zh, "截至 10:00:00"), (Lang::En, "as of 10:00:00")] {
        let page = blocks(lang, Role::Lead);
        assert!(page.contains(as_of), "{lang:?}");
        assert!(!page.contains("tile--calm"), "{lang:?}: nothing is known to be fine");
        assert!(page.contains("tile--near"), "{lang:?}: what asks for attention does so at once");
    }
}

#[test]
fn what_is_out_of_date_stands_nowhere_and_does_not_count_on() {
    let page = html(Lang::En, Role::Lead, |board| {
        board.age_ms.set(Some(10_001));
        view! { <Blocks board=board agents=|_| ().into_any() /> }.into_any()
    });
    assert!(page.contains("tile--stale") && page.contains("Out of date") && page.contains("10 s ago"));
    assert!(!page.contains("tile--calm") && !page.contains("tile--near") && !page.contains("tile--urgent"));
    let fresh = html(Lang::En, Role::Lead, |board| {
        board.age_ms.set(Some(9_000));
        view! { <Blocks board=board agents=|_| ().into_any() /> }.into_any()
    });
    assert!(fresh.contains("tile--calm") && !fresh.contains("tile--stale"));
}

#[test]
fn only_who_runs_the_floor_gets_its_levers() {
    assert!(blocks(Lang::En, Role::Lead).contains("board__who"));
    let read_only = blocks(Lang::En, Role::Manager);
    assert!(!read_only.contains("board__who") && !read_only.contains("board__act") && read_only.contains("周敏"));
}

#[test]
fn a_line_below_a_number_opens_each_of_its_parts() {
    let view = sample();
    let line = |gauge| parts(Lang::En, gauge, &view).into_iter().map(|part| part.text).collect::<Vec<_>>();
    assert_eq!(line(Gauge::Waiting), ["Hotline 7", "ringing 0"]);
    assert_eq!(line(Gauge::LongestWait), ["Hotline"]);
    assert_eq!(line(Gauge::ServiceLevel), ["412", " of ", "496", "20 s to answer"]);
    assert_eq!(line(Gauge::AbandonRate), ["16", " of ", "512", "short 9 apart"]);
    assert_eq!(line(Gauge::AverageHandling), ["talk 03:40", "hold 00:00", "wrap-up 01:12", "400 contacts"]);
    assert_eq!(line(Gauge::FirstContact), ["0", " of ", "0", "so far 81.8%", "9", " of ", "11"]);
    for gauge in Gauge::ALL {
        for part in parts(Lang::Zh, *gauge, &view) {
            let Some(to) = part.to else { continue };
            let query = to.split_once('?').unwrap().1;
            let value = |name: &str| {
                let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
                pairs.into_iter().find(|(other, _)| *other == name).map(|(_, value)| value.to_owned())
            };
            assert!(Drill::read(value, view.snapshot.day).is_some(), "{gauge:?} {to}");
        }
    }
}

#[test]
fn an_agent_is_shown_with_what_they_work_on_and_no_personal_data() {
    let view = sample();
    assert_eq!(works_on(Lang::Zh, &view, view.glances.first()), "电话 · 破损 · YT7702…318 · 热线");
    assert_eq!(works_on(Lang::En, &view, None), "—");
    let page = blocks(Lang::Zh, Role::Lead);
    assert!(page.contains("03:42") && page.contains("06:10") && page.contains("整理过久"));
}

#[test]
fn the_self_check_tells_what_differs_and_when_it_is_old() {
    let check = |ago: i64, differs: &[Counter]| SelfCheck { at: before(ago), seq: 1, differs: differs.to_vec() };
    let said = |check: Option<SelfCheck>| checked(Lang::Zh, check.as_ref(), NOW);
    assert_eq!(said(Some(check(3, &[]))), (Some(true), "自检：看板 = 数据库 · 3 秒前".to_owned()));
    let differs = said(Some(check(3, &[Counter::Waiting, Counter::AbandonRate])));
    assert_eq!(differs, (Some(false), "自检：与数据库不同：排队中、放弃率 · 3 秒前".to_owned()));
    assert_eq!(said(Some(check(180, &[]))).0, None, "an old one tells nothing about now");
    assert_eq!(said(None).0, None);
}

#[test]
fn the_day_is_a_picture_and_a_table_that_say_the_same() {
    let page = blocks(Lang::Zh, Role::Lead);
    assert!(page.contains("接通 10、还在等 4、原因不明 0、短弃 0、放弃 2"), "the picture is told");
    let drill = Drill {
        quarter: Some(33),
        ..Drill::all(domain::counters::Rows::Contacts(domain::counters::ContactSet::Answered), sample().snapshot.day)
    };
    assert!(page.contains(&in_markup(&paths::board_rows(&drill, 0))), "a number of the table opens its rows");
    assert!(!page.contains("style="), "the content security policy drops what is written so");
}
