//! A server for one test: its folder, its clock, its people, and a tiny client.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, header},
};
use casework::{
    Ctx, Settings,
    passwords::hash_now,
    ports::{AccountRecord, Clock, Seed, Store},
};
use chrono::{TimeDelta, TimeZone, Utc};
use domain::{
    account::{Actor, Role},
    id::AccountId,
    time::Instant,
};
use http_body_util::BodyExt;
use serde_json::Value;
use server::{clock::SystemRandom, context, live::HEARTBEAT, network::Peers, router::AppState, site::Site};
use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};
use store::SqliteStore;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse 42";

/// A clock that stands until a test moves it.
pub struct TestClock(Mutex<Instant>);

impl TestClock {
    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// A server for one test.
pub struct World {
    pub ctx: Ctx,
    pub store: Arc<SqliteStore>,
    pub clock: Arc<TestClock>,
    pub closing: CancellationToken,
    router: Router,
    _folder: TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        flat(serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}")))
    }

    /// The `error` of an application error.
    pub fn error(&self) -> String {
        self.json()["error"].as_str().unwrap_or_default().to_owned()
    }

    /// The session cookie that this answer sets, as a request sends it.
    pub fn cookie(&self) -> Option<String> {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter();
        cookies.map(|c| c.to_str().unwrap().split(';').next().unwrap().to_owned()).find(|c| c.contains("yiling="))
    }
}

/// One person of each role, and a second agent.
pub const PEOPLE: [(&str, Role); 7] = [
    ("agent", Role::Agent),
    ("agent2", Role::Agent),
    ("trainee", Role::Trainee),
    ("lead", Role::Lead),
    ("clerk", Role::ReceiptClerk),
    ("manager", Role::Manager),
    ("admin", Role::Admin),
];

impl World {
    /// With one person of each role and nothing else.
    pub async fn new() -> Self {
        let world = Self::empty(Settings { demo: true, ..Settings::default() }).await;
        world.fill().await;
        world
    }

    async fn fill(&self) {
        let record = |(login, role): (&str, Role)| AccountRecord {
            actor: Actor {
                id: AccountId(self.ctx.ids.next()), login: login.into(), name: format!("名 {login}"), role
            },
            password_hash: password_hash().to_owned(),
            created_at: self.clock.now(),
        };
        let accounts = PEOPLE.into_iter().map(record).collect();
        self.store.seed(Seed { accounts, ..Seed::default() }).await.unwrap();
    }

    /// With nobody.
    pub async fn empty(settings: Settings) -> Self {
        Self::build(settings, HEARTBEAT).await
    }

    /// As [`World::new`], with live streams that say something this often.
    pub async fn with_heartbeat(heartbeat: Duration) -> Self {
        let world = Self::build(Settings { demo: true, ..Settings::default() }, heartbeat).await;
        world.fill().await;
        world
    }

    async fn build(settings: Settings, heartbeat: Duration) -> Self {
        let folder = TempDir::new().unwrap();
        let site = folder.path().join("site");
        write_site(&site);
        let store = Arc::new(SqliteStore::open(&folder.path().join("yiling.sqlite3")).await.unwrap());
        let start = Utc.with_ymd_and_hms(2026, 11, 20, 2, 0, 0).unwrap();
        let clock = Arc::new(TestClock(Mutex::new(start)));
        let ctx = context::with_clock(store.clone(), settings, clock.clone()).await.unwrap();
        let site = Site::read(&site).unwrap();
        let closing = CancellationToken::new();
        // Requests without a connection count as coming from 127.0.0.1, here a trusted proxy.
        let trusted: Peers = "127.0.0.1".parse().unwrap();
        let state = AppState {
            board: server::floor::start(&ctx, &closing),
            ctx: ctx.clone(),
            leptos: site.leptos_options(),
            trusted: Arc::new(trusted),
            closing: closing.clone(),
            heartbeat,
        };
        let router = server::router::router(state, &site);
        Self { ctx, store, clock, closing, router, _folder: folder }
    }

    /// Sends a request and hands back the answer with its body still to come.
    pub async fn open(&self, request: Request<Body>) -> axum::http::Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.open(request).await.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// A page, as a browser asks for it.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A server function with JSON arguments, as the browser program calls it.
    pub async fn call(&self, endpoint: &str, cookie: &str, arguments: &Value) -> Answer {
        let arguments = &nested(arguments.clone());
        self.send(post(endpoint, cookie, "application/json", arguments.to_string())).await
    }

    /// A server function with form arguments, as the browser program calls it.
    pub async fn form(&self, endpoint: &str, cookie: &str, arguments: &str) -> Answer {
        self.send(post(endpoint, cookie, "application/x-www-form-urlencoded", arguments.to_owned())).await
    }

    /// Signs in with one click and gives the cookie.
    pub async fn sign_in(&self, login: &str) -> String {
        let answer = self.form("account/sign-in-demo", "", &format!("login={login}&next=%2F")).await;
        answer.cookie().unwrap_or_else(|| panic!("{login} could not sign in: {answer:?}"))
    }
}

/// A POST from our own pages.
pub fn post(endpoint: &str, cookie: &str, content_type: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(format!("/api/{endpoint}"))
        .header(header::HOST, "yiling.example")
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, content_type)
        .header(header::COOKIE, cookie)
        .body(body.into())
        .unwrap()
}

/// What a build leaves behind, as small as can be.
pub fn write_site(site: &Path) {
    let package = site.join("pkg/0123456789abcdef");
    fs::create_dir_all(&package).unwrap();
    for file in ["yiling.js", "yiling.wasm", "yiling.css"] {
        fs::write(package.join(file), file).unwrap();
    }
    fs::write(package.join("yiling.js.br"), "compressed").unwrap();
    fs::write(site.join("robots.txt"), "User-agent: *\n").unwrap();
}

/// Hashed once: it takes tens of milliseconds.
fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_now(PASSWORD, &SystemRandom).unwrap())
}

/// Tests write a command with its name beside its fields; on the wire the name holds the fields.
fn nested(mut arguments: Value) -> Value {
    let command = arguments.pointer_mut("/submission/command").and_then(Value::as_object_mut);
    if let Some(command) = command
        && let Some(Value::String(name)) = command.remove("command")
    {
        let fields = std::mem::take(command);
        command.insert(name, Value::Object(fields));
    }
    arguments
}

/// The other way round, for outcomes: `{"done": {"receipt": {"call": …}}}` reads `outcome: done, receipt: {saved: call, …}`.
fn flat(value: Value) -> Value {
    let outcome = ["done", "flawed", "conflict", "refused"].into_iter().find(|name| value.get(name).is_some());
    let Some(outcome) = outcome else { return value };
    let mut out = named(value, "outcome");
    out["outcome"] = outcome.into();
    for (key, tag) in [("receipt", "saved"), ("refusal", "refusal")] {
        if let Some(inner) = out.get(key).cloned() {
            out[key] = named(inner, tag);
        }
    }
    out
}

fn named(value: Value, tag: &str) -> Value {
    match value {
        Value::String(name) => serde_json::json!({ tag: name }),
        Value::Object(map) if map.len() == 1 => {
            let (name, fields) = map.into_iter().next().unwrap();
            let mut fields = fields;
            fields[tag] = name.into();
            fields
        }
        other => other,
    }
}
