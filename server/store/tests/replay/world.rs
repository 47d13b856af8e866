//! The application without its web server: use cases on a database in a fresh folder, and a clock that moves with the log.

use super::{
    day::settings,
    floor_of_day::{AGENTS, EVENING, LEAD, TELEPHONE_AGENTS, agent, sec, telephone_agent},
};
use casework::{
    Ctx,
    chats::Chats,
    floor::{self, Floor},
    integrations::Gate,
    live::Live,
    passwords::Passwords,
    phrases,
    ports::{AccountRecord, Clock, FloorHappening, Random, Seed, Store},
    rules, scripts,
};
use domain::{
    account::{Actor, Role},
    id::{AccountId, Ids},
    queue::QueueEvent,
    time::Instant,
    view::floor::{BoardView, FloorPlan},
};
use sqlx::{ConnectOptions, Row, sqlite::SqliteConnectOptions};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};
use store::SqliteStore;
use tempfile::TempDir;
use uuid::Uuid;

/// A clock that stands until it is moved.
struct SetClock(Mutex<Instant>);

impl Clock for SetClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// Ids and bytes that are counted, so that a replay is the same each time.
#[derive(Default)]
struct Counter(AtomicU64);

impl Ids for Counter {
    fn next(&self) -> Uuid {
        Uuid::from_u128(0xabc_0000_0000 + u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

impl Random for Counter {
    fn fill(&self, buffer: &mut [u8]) {
        buffer.fill_with(|| self.0.fetch_add(1, Ordering::SeqCst).to_le_bytes()[0]);
    }
}

/// The application, as long as it runs.
pub struct World {
    pub ctx: Ctx,
    clock: Arc<SetClock>,
    folder: TempDir,
}

pub fn actor(id: AccountId) -> Actor {
    let role = if id == LEAD { Role::Lead } else { Role::Agent };
    Actor { id, login: id.to_string(), name: "周敏".to_owned(), role }
}

impl World {
    /// A minute before the day begins: everybody has an account, and the floor is set up with the settings of the day.
    pub async fn new() -> Self {
        let clock = Arc::new(SetClock(Mutex::new(sec(EVENING - 120))));
        let world = Self::start(tempfile::tempdir().unwrap(), clock).await;
        let others = (0..TELEPHONE_AGENTS).map(telephone_agent);
        let people = (0..AGENTS).map(agent).chain(others).chain([LEAD]);
        let account = |id| AccountRecord {
            actor: actor(id),
            password_hash: "argon2".to_owned(),
            created_at: world.ctx.clock.now(),
        };
        let accounts = people.map(account).collect();
        world.ctx.store.seed(Seed { accounts, ..Seed::default() }).await.unwrap();
        let plan = FloorPlan { settings: settings(), ..FloorPlan::default() };
        let was = floor::plan(&world.ctx, &actor(LEAD)).unwrap();
        floor::set_plan(&world.ctx, &actor(LEAD), was, plan).await.unwrap();
        world
    }

    async fn start(folder: TempDir, clock: Arc<SetClock>) -> Self {
        let store = Arc::new(SqliteStore::open(&folder.path().join("yiling.sqlite3")).await.unwrap());
        let random = Arc::new(Counter::default());
        let ctx = Ctx {
            live: Arc::new(Live::new(store.seq().await.unwrap())),
            floor: Arc::new(Floor::load(store.as_ref(), clock.now()).await.unwrap()),
            rules: Arc::new(rules::load(store.as_ref()).await.unwrap()),
            scripts: Arc::new(scripts::load(store.as_ref()).await.unwrap()),
            phrases: Arc::new(phrases::load(store.as_ref()).await.unwrap()),
            passwords: Arc::new(Passwords::new(random.as_ref()).unwrap()),
            ids: Arc::new(Counter::default()),
            clock: clock.clone(),
            store,
            random,
            chats: Arc::new(Chats::default()),
            gate: Arc::new(Gate::default()),
            settings: Arc::default(),
        };
        Self { ctx, clock, folder }
    }

    /// Ends, and starts again from the same database.
    pub async fn restarted(self) -> Self {
        self.ctx.store.close().await;
        Self::start(self.folder, self.clock).await
    }

    pub fn set(&self, at: Instant) {
        *self.clock.0.lock().unwrap() = at;
    }

    /// Lets the rules act, as they do each second.
    pub async fn tick(&self) {
        floor::tick(&self.ctx).await.unwrap();
    }

    /// The board as it is published: written down, and read again by whoever gets it.
    pub fn board(&self) -> BoardView {
        let view = floor::board(&self.ctx, &actor(LEAD)).unwrap();
        serde_json::from_str(&serde_json::to_string(&view).unwrap()).unwrap()
    }

    /// The board tells what the tables hold.
    pub async fn holds(&self) {
        let check = floor::check(&self.ctx).await.unwrap();
        assert_eq!(check.differs, []);
        assert_eq!(check.seq, self.ctx.floor.seq());
    }

    /// The whole log behind the line that set the floor up; its places have no gap.
    pub async fn log(&self) -> Vec<QueueEvent> {
        let path = self.folder.path().join("yiling.sqlite3");
        let mut connection = SqliteConnectOptions::new().filename(path).read_only(true).connect().await.unwrap();
        let rows = sqlx::query("SELECT seq, what FROM queue_events ORDER BY seq").fetch_all(&mut connection).await;
        let mut events = Vec::new();
        for (place, row) in (1..).zip(rows.unwrap()) {
            assert_eq!(row.get::<i64, _>("seq"), place);
            match serde_json::from_str(row.get("what")).unwrap() {
                FloorHappening::Event(event) => events.push(event),
                other => assert!(place == 1 && matches!(other, FloorHappening::Planned { .. }), "{place}: {other:?}"),
            }
        }
        events
    }

    /// Ends for good; whoever checks the database finds nothing wrong.
    pub async fn end(self) {
        self.ctx.store.close().await;
        let store = SqliteStore::open_for_check(&self.folder.path().join("yiling.sqlite3")).await.unwrap();
        let report = store.check().await.unwrap();
        assert_eq!(report.findings, []);
        assert!(report.floor_lines > 4000 && report.contacts > 800, "{report:?}");
        store.close().await;
    }
}
