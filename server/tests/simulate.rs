//! The simulation against a whole server on a loopback port: what the board shows is what was answered as saved, on good
//! lines and on bad ones.

#![expect(clippy::expect_used, reason = "a test fails by panicking, its own functions as well")]

use casework::{Ctx, Settings, ports::Store};
use server::{
    clock::{SystemClock, SystemIds},
    context, demo, floor,
    live::HEARTBEAT,
    network::Peers,
    router::{AppState, router},
    simulate::{Means, Orders, Verdict, lines::Lines, run, web::Place},
    site::Site,
};
use std::{
    fs,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};
use store::SqliteStore;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// A demo that listens.
struct Server {
    address: SocketAddr,
    token: String,
    store: Arc<SqliteStore>,
    ctx: Ctx,
    _closing: tokio_util::sync::DropGuard,
    folder: TempDir,
}

impl Server {
    async fn start() -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = Arc::new(SqliteStore::open(&folder.path().join("yiling.sqlite3")).await.expect("a database"));
        let settings = Settings { demo: true, ..Settings::default() };
        let ctx = context::system(store.clone(), settings).await.expect("a context");
        demo::fill(&ctx).await.expect("the demo's data");
        demo::hand_out_token(&ctx, folder.path()).await.expect("a token");
        let token = fs::read_to_string(demo::token_file(folder.path())).expect("a file with the token");
        let site = Site::read(&write_site(folder.path())).expect("a site");
        let closing = CancellationToken::new();
        let state = AppState {
            ctx: ctx.clone(),
            leptos: site.leptos_options(),
            trusted: Arc::new(Peers::default()),
            board: floor::start(&ctx, &closing),
            closing: closing.clone(),
            heartbeat: HEARTBEAT,
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let service = router(state, &site).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(axum::serve(listener, service).into_future());
        Self { address, token: token.trim().to_owned(), store, ctx, _closing: closing.drop_guard(), folder }
    }

    fn orders(&self) -> Orders {
        Orders {
            place: Place::read(&format!("http://{}", self.address)).expect("an address"),
            token: self.token.clone(),
            seed: 11,
            speed: 300.0,
            agents: 9,
            calls_per_hour: 120.0,
            chats_per_hour: 0.0,
            from: Duration::from_hours(9),
            duration: Duration::from_mins(30),
            lines: Lines::GOOD,
            every: Duration::from_secs(1),
            flood: None,
        }
    }

    /// Plays, and looks whether the database agrees with itself afterwards.
    async fn play(&self, orders: Orders) -> (Verdict, Vec<String>) {
        let said = Arc::new(Mutex::new(Vec::new()));
        let lines = said.clone();
        let means = Means {
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
            stop: CancellationToken::new(),
            say: Arc::new(move |line| lines.lock().expect("no panic before").push(line)),
        };
        let verdict = run(orders, means).await.expect("a simulation");
        let report = self.store.check().await.expect("a check");
        assert_eq!(report.findings, Vec::new());
        let said = said.lock().expect("no panic before").clone();
        (verdict, said)
    }
}

/// What a build leaves behind, as small as can be.
fn write_site(folder: &Path) -> std::path::PathBuf {
    let site = folder.join("site");
    let package = site.join("pkg/0123456789abcdef");
    fs::create_dir_all(&package).expect("a folder");
    for file in ["yiling.js", "yiling.wasm", "yiling.css"] {
        fs::write(package.join(file), file).expect("a file");
    }
    site
}

fn number(verdict: &Verdict, what: &str) -> i64 {
    let found = verdict.compared.iter().find(|pair| pair.what == what);
    found.expect(what).counted
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_morning_on_good_lines_is_on_the_board_to_the_millisecond() {
    let server = Server::start().await;
    let (verdict, said) = server.play(server.orders()).await;
    assert!(verdict.with_times && verdict.missing == 0 && verdict.totals.refused.is_empty(), "{verdict:#?}");
    assert!(verdict.agrees(), "{:#?}", verdict.compared);
    assert!(number(&verdict, "calls") > 40 && number(&verdict, "answered") > 20, "{:#?}", verdict.compared);
    assert!(number(&verdict, "talk ms") > 0 && number(&verdict, "record ms") > 0);
    assert!(said.iter().any(|line| line.contains("accepted") && line.contains("p99")), "{said:?}");
    assert!(verdict.totals.deeds.get("call finished").is_some_and(|calls| *calls > 0), "{:?}", verdict.totals);
    assert!(verdict.totals.deeds.keys().all(|deed| !deed.contains("refused")), "{:?}", verdict.totals);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_lost_when_every_report_comes_twice_and_in_any_order() {
    let server = Server::start().await;
    let lines = Lines { late: 1.0, twice: 1.0, never: 0.0, latest: Duration::from_mins(5) };
    let (verdict, _) = server.play(Orders { lines, ..server.orders() }).await;
    assert!(verdict.missing == 0 && verdict.totals.refused.is_empty(), "{verdict:#?}");
    assert_eq!(verdict.totals.taken, verdict.totals.known);
    assert!(verdict.with_times && verdict.agrees(), "{:#?}", verdict.compared);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn reports_that_never_come_leave_the_counts_right() {
    let server = Server::start().await;
    let lines = Lines { late: 0.3, twice: 0.2, never: 0.1, latest: Duration::from_mins(2) };
    let (verdict, _) = server.play(Orders { lines, ..server.orders() }).await;
    assert!(verdict.missing > 10 && !verdict.with_times, "{verdict:#?}");
    assert!(verdict.agrees(), "{:#?}", verdict.compared);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_shift_that_has_just_been_is_reported_at_once() {
    let server = Server::start().await;
    let orders = Orders { flood: Some(3), duration: Duration::from_mins(20), speed: 1.0, ..server.orders() };
    let (verdict, _) = server.play(Orders { lines: Lines { twice: 0.5, ..Lines::GOOD }, ..orders }).await;
    assert!(verdict.missing == 0 && verdict.agrees() && verdict.totals.known > 0, "{verdict:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn chats_are_opened_answered_and_rated_by_their_page() {
    let server = Server::start().await;
    let chats = Orders { chats_per_hour: 30.0, calls_per_hour: 40.0, agents: 5, speed: 90.0, ..server.orders() };
    let (verdict, _) = server.play(Orders { duration: Duration::from_mins(20), ..chats }).await;
    let done = |deed: &str| verdict.totals.deeds.get(deed).copied().unwrap_or_default();
    assert!(done("chat opened") >= 4 && done("chat rated") >= 1, "{:?}", verdict.totals);
    assert!(done("answer_contact") >= 1 && done("message written") >= 1, "{:?}", verdict.totals);
    assert!(verdict.agrees() && !verdict.with_times, "{:#?}", verdict.compared);
    let now = floor_now(&server);
    assert_eq!(u64::try_from(now.satisfaction.count), Ok(done("chat rated")));
    assert_eq!((now.waiting, now.ringing), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_shift_that_is_broken_off_leaves_nobody_on_the_line() {
    let server = Server::start().await;
    let stop = CancellationToken::new();
    let (ending, orders) = (stop.clone(), Orders { speed: 60.0, ..server.orders() });
    let (clock, ids) = (Arc::new(SystemClock), Arc::new(SystemIds));
    let say = Arc::new(move |_| ending.cancel());
    let verdict = run(orders, Means { clock, ids, stop, say }).await.expect("a simulation");
    assert!(verdict.missing == 0 && verdict.agrees(), "{verdict:#?}");
    let now = floor_now(&server);
    assert_eq!((now.waiting, now.ringing), (0, 0));
    assert!(now.agents.iter().all(|agent| agent.contacts.is_empty()), "{:?}", now.agents);
}

fn floor_now(server: &Server) -> domain::counters::Snapshot {
    casework::floor::view(&server.ctx).snapshot
}

#[tokio::test]
async fn the_token_of_the_demo_is_for_its_owner_alone_and_is_made_once() {
    let server = Server::start().await;
    let file = demo::token_file(server.folder.path());
    demo::hand_out_token(&server.ctx, server.folder.path()).await.expect("a token");
    assert_eq!(fs::read_to_string(&file).expect("the file").trim(), server.token);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    }
    fs::write(&file, "yl1_something-else\n").expect("the file");
    demo::hand_out_token(&server.ctx, server.folder.path()).await.expect("a token");
    let again = fs::read_to_string(&file).expect("the file");
    assert!(again.starts_with("yl1_") && !again.contains("else") && again.trim() != server.token);
}

#[tokio::test]
async fn only_a_demo_is_played_with() {
    let folder = TempDir::new().expect("a folder");
    let store = Arc::new(SqliteStore::open(&folder.path().join("yiling.sqlite3")).await.expect("a database"));
    let ctx = context::system(store, Settings::default()).await.expect("a context");
    assert!(demo::hand_out_token(&ctx, folder.path()).await.is_err());
    assert!(!demo::token_file(folder.path()).exists());
}
