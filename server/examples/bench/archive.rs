//! The list by deadline when there are very many complaints.

use crate::{
    Extent, Trouble,
    forms::Forms,
    load::{self, Measured},
    pages::Reader,
    part,
    place::{Place, seed},
    process::Server,
};
use casework::ports::{Clock, Seed, Store};
use chrono::TimeDelta;
use domain::{
    account::Role,
    calendar::Calendar,
    complaint::{CloseReason, ComplaintEvent, Filing, ReplyChannel, decide},
    id::{AccountId, ComplaintId, Ids},
    rulebook::Rulebook,
    time::Instant,
    view::ComplaintQuery,
};
use load::Visitor;
use server::clock::{SystemClock, SystemIds};
use std::{fs, sync::Arc, time};
use store::SqliteStore;

/// Complaints of one transaction.
const LOT: u32 = 2_000;
/// One in so many is still open: the newest.
const OPEN: u32 = 10;
/// Days over which they came.
const DAYS: i64 = 180;
/// Pages to turn for the second figure.
const TURNS: u32 = 30;

type History = Vec<(ComplaintEvent, Instant, AccountId)>;

/// What past complaints are made of.
struct Mould {
    forms: Forms,
    agents: Vec<AccountId>,
    rules: Rulebook,
    calendar: Calendar,
    now: Instant,
    total: u32,
}

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    fs::create_dir_all(place.path("archive"))?;
    let began = time::Instant::now();
    let file = place.database("archive");
    let store = SqliteStore::open(&file).await?;
    let me = fill(&store, extent.archive).await?;
    store.close().await;
    let megabytes = fs::metadata(&file)?.len() / 1_000_000;
    part(&format!(
        "{} complaints, one in {OPEN} open, filed in {:.0} s through the store: {megabytes} MB",
        extent.archive,
        began.elapsed().as_secs_f64()
    ));
    load::head("50 by deadline, one after the other");
    let store = SqliteStore::open_for_check(&file).await?;
    let first = ComplaintQuery::default();
    ask_store(&store, me, &first, extent.questions).await?.print("store, first page", "");
    let later = turned(&store, me).await?;
    ask_store(&store, me, &later, extent.questions).await?.print(&format!("store, page {}", TURNS + 1), "");
    let all = ComplaintQuery { closed_too: true, ..ComplaintQuery::default() };
    ask_store(&store, me, &all, extent.questions).await?.print("store, closed ones as well", "");
    store.close().await;
    over_http(place, extent).await
}

async fn over_http(place: &Place, extent: Extent) -> Result<(), Trouble> {
    let server = Server::yiling(place, "archive")?;
    let (mut connection, session) = server.agents(1).await?.pop().ok_or("nobody signed in")?;
    let query = serde_json::json!({ "query": ComplaintQuery::default() }).to_string();
    let mut waits = Vec::new();
    for _ in 0..extent.questions {
        let began = time::Instant::now();
        let answer = connection.post("/api/complaints/list", "application/json", &query).await?;
        waits.push(began.elapsed());
        if answer.status != 200 {
            return Err(format!("the list was answered with {}", answer.status).into());
        }
    }
    Measured::in_a_row(waits).print("HTTP, POST /api/complaints/list", "");
    for (path, name) in [("/complaints", "HTTP, the list's page"), ("/", "HTTP, the workbench")] {
        let connection = crate::client::Connection::open(server.address, &session).await?;
        let mut reader = Reader::of(connection, path).await?;
        let mut waits = Vec::new();
        for _ in 0..extent.questions {
            let began = time::Instant::now();
            reader.visit().await?;
            waits.push(began.elapsed());
        }
        Measured::in_a_row(waits).print(name, "");
    }
    server.stop()
}

async fn ask_store(
    store: &SqliteStore,
    me: AccountId,
    query: &ComplaintQuery,
    questions: u32,
) -> Result<Measured, Trouble> {
    let mut waits = Vec::new();
    for _ in 0..questions {
        let began = time::Instant::now();
        let list = store.complaints(query, me, SystemClock.now()).await?;
        waits.push(began.elapsed());
        if list.rows.len() != 50 {
            return Err(format!("a page of {} rows", list.rows.len()).into());
        }
    }
    Ok(Measured::in_a_row(waits))
}

/// The question for a page far down.
async fn turned(store: &SqliteStore, me: AccountId) -> Result<ComplaintQuery, Trouble> {
    let mut query = ComplaintQuery::default();
    for _ in 0..TURNS {
        let list = store.complaints(&query, me, SystemClock.now()).await?;
        query.cursor = Some(list.next.ok_or("the list is too short")?);
    }
    Ok(query)
}

/// Fills the store through its seed, lot by lot; the next lot is made while one is written.
async fn fill(store: &SqliteStore, total: u32) -> Result<AccountId, Trouble> {
    let demo = seed();
    let agents: Vec<_> = demo.accounts.iter().filter(|a| a.actor.role == Role::Agent).map(|a| a.actor.id).collect();
    let me = *agents.first().ok_or("the demo has no agents")?;
    let mould = Arc::new(Mould {
        forms: Forms::of(&demo)?,
        agents,
        rules: Rulebook::builtin(),
        calendar: Calendar::cn_mainland(),
        now: SystemClock.now(),
        total,
    });
    store.seed(Seed { complaints: Vec::new(), ..demo }).await?;
    let make = |from: u32| {
        let mould = Arc::clone(&mould);
        tokio::task::spawn_blocking(move || lot(&mould, from))
    };
    let mut next = make(0);
    for from in (0..total).step_by(usize::try_from(LOT)?) {
        let complaints = next.await?.ok_or("a complaint without a beginning")?;
        next = make(from + LOT);
        store.seed(Seed { complaints, ..Seed::default() }).await?;
    }
    Ok(me)
}

fn lot(mould: &Mould, from: u32) -> Option<Vec<History>> {
    (from..mould.total.min(from + LOT)).map(|turn| history(mould, turn)).collect()
}

/// One complaint as it was lived: filed, and answered and closed unless it is one of the newest. Without the waybill's
/// picture, which lists never read.
fn history(mould: &Mould, turn: u32) -> Option<History> {
    let age = i64::from(mould.total - turn) * DAYS * 86_400 / i64::from(mould.total.max(1));
    let at = mould.now - TimeDelta::seconds(age);
    let place = usize::try_from(turn).ok()?;
    let by = mould.agents[place % mould.agents.len()];
    let facts = mould.forms.facts(place).clone();
    let id = ComplaintId(SystemIds.next());
    let filing = Filing { id, by, owner: Some(by), accepted_at: at, received_at: at, call: None, snapshot: None };
    let dated = |events: Vec<ComplaintEvent>, at| events.into_iter().map(move |event| (event, at, by));
    let mut history: History = dated(decide::file(facts, filing, &mould.rules, &mould.calendar), at).collect();
    if turn < mould.total - mould.total / OPEN {
        let state = decide::replay(&history)?;
        let closed_at = at + TimeDelta::hours(20);
        let text = "已向客户说明处理结果，客户表示认可。";
        let events = decide::close(&state, CloseReason::Satisfied, ReplyChannel::Phone, text, closed_at, by).ok()?;
        history.extend(dated(events, closed_at));
    }
    Some(history)
}
