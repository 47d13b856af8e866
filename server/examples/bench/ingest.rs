//! Durable events of telephone systems per second, through the interface for other systems.

use crate::{
    Extent, Trouble,
    client::Connection,
    load::{self, Visitor},
    part,
    place::{Place, seed},
    process::{self, Server},
};
use casework::ports::{AccountRecord, Clock, Store};
use chrono::{SecondsFormat, TimeDelta};
use domain::{
    account::{Actor, Role},
    id::{AccountId, Ids},
    ingest::MOST_ITEMS,
    time::Instant,
};
use serde_json::{Value, json};
use server::{
    clock::{SystemClock, SystemIds},
    demo,
};
use std::fs;
use store::SqliteStore;

/// The data folder.
const DATA: &str = "ingest";
/// So many calls are not for the demo's twelve agents. An agent's day is worked out anew with each event, so it must not be
/// longer than a day can be.
const AGENTS: usize = 200;

/// Where systems tell of calls.
const PATH: &str = "/api/v1/calls";
/// One system may ask fifty times a second, which is less than the server can do; so many of them take turns.
const SYSTEMS: usize = 64;
/// What an item is answered that was saved just now.
const TAKEN: &str = "\"state\":\"taken\"";
/// Calls in one run of [`COURSE`].
const CALLS: usize = 3;
/// What is told, over and over, each time of other calls: one is dealt with, one gives up in the queue, one while it
/// rings. Full batches hold whole runs, so that no life is cut in two there.
const COURSE: [(usize, &str); 10] = [
    (0, "arrived"),
    (0, "offered"),
    (0, "answered"),
    (0, "ended"),
    (0, "wrapped"),
    (1, "arrived"),
    (1, "abandoned"),
    (2, "arrived"),
    (2, "offered"),
    (2, "abandoned"),
];

/// How events are told.
#[derive(Clone, Copy)]
struct Way {
    connections: usize,
    /// Events in one request.
    batch: usize,
    /// Whether requests have an `Idempotency-Key` each. Keeping their answers takes writes of its own.
    keyed: bool,
}

/// Everything is told of one day, the lightest load first. The last way has been seen before: what the calls of a day
/// that is already long make of it shows between the two.
const WAYS: [Way; 7] = [
    Way { connections: 1, batch: 1, keyed: true },
    Way { connections: 8, batch: 1, keyed: true },
    Way { connections: 64, batch: 1, keyed: true },
    Way { connections: 64, batch: 1, keyed: false },
    Way { connections: 8, batch: 100, keyed: true },
    Way { connections: 1, batch: MOST_ITEMS, keyed: true },
    Way { connections: 8, batch: 1, keyed: true },
];

impl Way {
    fn name(self) -> String {
        let Self { connections, batch, keyed } = self;
        let events = if batch == 1 { "1 event".to_owned() } else { format!("{batch} events") };
        format!("{connections} at once, {events} each{}", if keyed { "" } else { ", without key" })
    }
}

/// Somebody who tells one event, or one batch of them, after the other. The systems on its connection take turns; each
/// tells of its own calls, one after the other, and no agent has two at once.
struct Reporter {
    connection: Connection,
    tokens: Vec<String>,
    /// What its ids and keys begin with: nobody else's do.
    name: String,
    /// Whom its calls are offered to, by their sign-in names.
    agents: Vec<String>,
    way: Way,
    turn: usize,
}

impl Reporter {
    /// The events of a system's turn, a millisecond apart, the last of them now.
    fn items(&self, system: usize, round: usize) -> String {
        let (now, batch) = (SystemClock.now(), self.way.batch);
        let item = |place: usize| {
            let ago = i64::try_from(batch - 1 - place).unwrap_or_default();
            self.event(system, round * batch + place, now - TimeDelta::milliseconds(ago))
        };
        let items: Vec<Value> = (0..batch).map(item).collect();
        json!({ "items": items }).to_string()
    }

    fn event(&self, system: usize, number: usize, at: Instant) -> Value {
        let (call, event) = COURSE[number % COURSE.len()];
        let call = number / COURSE.len() * CALLS + call;
        let agent = &self.agents[(call * self.tokens.len() + system) % self.agents.len()];
        let mut item = json!({
            "id": format!("{}-{number}", self.name),
            "call": format!("{}-c{call}", self.name),
            "at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
            "event": event,
        });
        if event == "arrived" {
            item["queue"] = json!("hotline");
            item["skill"] = json!("general");
            item["caller"] = json!("17000005678");
        }
        if matches!(event, "offered" | "answered" | "wrapped") {
            item["agent"] = json!(agent);
        }
        if event == "wrapped" {
            item["resolution"] = json!("solved");
        }
        item
    }
}

impl Visitor for Reporter {
    async fn visit(&mut self) -> Result<(), Trouble> {
        let (round, system) = (self.turn / self.tokens.len(), self.turn % self.tokens.len());
        self.turn += 1;
        let body = self.items(system, round);
        let key = self.way.keyed.then(|| format!("{}-{round}", self.name));
        let answer = self.connection.tell(PATH, &self.tokens[system], key.as_deref(), &body).await?;
        let text = String::from_utf8_lossy(&answer.body);
        // An event that was known before, or refused, is none that was saved now.
        if answer.status == 202 && text.matches(TAKEN).count() == self.way.batch {
            return Ok(());
        }
        Err(format!("{PATH} answered {}: {text}", answer.status).into())
    }
}

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    let agents = staff(place).await?;
    let server = Server::yiling(place, DATA)?;
    let tokens = systems(&server).await?;
    part(&format!(
        "Durable events of {SYSTEMS} telephone systems and {AGENTS} agents over HTTP: POST {PATH}, everything on disk \
         before the answer"
    ));
    load::head("requests");
    let mut told = 0;
    for (turn, way) in WAYS.into_iter().enumerate() {
        let reporters = reporters(&server, &tokens, &agents, way, turn).await?;
        let before = server.cpu();
        let (measured, _) = load::run(reporters, extent.warm, extent.filing).await?;
        let cpu = server.cpu().saturating_sub(before);
        let batch = u32::try_from(way.batch)?;
        let (events, each) = (measured.per_second() * f64::from(batch), cpu / measured.answers.max(1) / batch);
        let cost = each.as_secs_f64() * 1000.0;
        let note = format!("{events:.0} events per second, {cost:.3} ms of processor each; {told} events before");
        measured.print(&way.name(), &note);
        told += measured.answers * batch;
    }
    server.stop()?;
    let (_, findings) = process::check(place, DATA)?;
    println!("  {:<42}  {findings}", "yiling check");
    Ok(())
}

/// Makes a data folder with the demo's data and these agents in it; gives their sign-in names.
async fn staff(place: &Place) -> Result<Vec<String>, Trouble> {
    let mut data = seed();
    let model = data.accounts.iter().find(|account| account.actor.role == Role::Agent).cloned();
    let model = model.ok_or("the demo has no agents")?;
    let logins: Vec<String> = (1..=AGENTS).map(|number| format!("bench{number}")).collect();
    data.accounts.extend(logins.iter().map(|login| {
        let actor = Actor { id: AccountId(SystemIds.next()), login: login.clone(), ..model.actor.clone() };
        AccountRecord { actor, ..model.clone() }
    }));
    fs::create_dir_all(place.path(DATA))?;
    let store = SqliteStore::open(&place.database(DATA)).await?;
    store.seed(data).await?;
    store.close().await;
    Ok(logins)
}

/// Makes the systems as an administrator does; gives their tokens.
async fn systems(server: &Server) -> Result<Vec<String>, Trouble> {
    let admin = demo::ACCOUNTS.iter().find(|account| account.role == Role::Admin).ok_or("the demo has no admin")?;
    let session = server.sign_in(admin.login).await?;
    let mut connection = Connection::open(server.address, &session).await?;
    let mut tokens = Vec::with_capacity(SYSTEMS);
    for number in 1..=SYSTEMS {
        let made = json!({ "name": format!("PBX {number}"), "scopes": ["calls"], "signed": false });
        let body = json!({ "deed": { "make": made } }).to_string();
        let answer = connection.post("/api/integrations/act", "application/json", &body).await?;
        let told: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let token = told["made"]["token"].as_str();
        tokens.push(token.ok_or_else(|| format!("a system was answered with {}", answer.status))?.to_owned());
    }
    Ok(tokens)
}

/// Opens the connections and gives each its share of systems and agents.
async fn reporters(
    server: &Server,
    tokens: &[String],
    agents: &[String],
    way: Way,
    turn: usize,
) -> Result<Vec<Reporter>, Trouble> {
    let mut reporters = Vec::with_capacity(way.connections);
    for number in 0..way.connections {
        let share = |all: &[String]| all.iter().skip(number).step_by(way.connections).cloned().collect::<Vec<_>>();
        reporters.push(Reporter {
            connection: Connection::open(server.address, "").await?,
            tokens: share(tokens),
            agents: share(agents),
            name: format!("{turn}-{number}"),
            way,
            turn: 0,
        });
    }
    Ok(reporters)
}
