//! Many boards at once: what an open stream costs, how soon a change is on all of them, and how soon all are back after
//! a restart.
//!
//! Every stream is a connection of its own that reads all it gets, in this process, on the same cores as the server.

use crate::{Extent, Trouble, client::Connection, part, place::Place, process::Server};
use domain::account::Role;
use server::demo;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    task::JoinHandle,
    time::sleep,
};

/// Deeds so far, on every server.
static SENT: AtomicU64 = AtomicU64::new(0);
/// How long anything may take before the bench gives up.
const PATIENCE: Duration = Duration::from_mins(1);
/// How closely it looks whether something arrived.
const LOOK: Duration = Duration::from_millis(1);
/// Connections that are opened before the next ones: the queue of a listener is not endless.
const AT_ONCE: usize = 200;

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    place.demo("live").await?;
    for boards in extent.boards {
        let server = Server::yiling(place, "live")?;
        let mut floor = Floor::enter(&server).await?;
        idle(&server, &mut floor, boards, extent).await?;
        server.stop()?;
    }
    storm(place, extent.boards[0]).await
}

/// Open boards that nobody touches, then changes one after the other.
async fn idle(server: &Server, floor: &mut Floor, boards: usize, extent: Extent) -> Result<(), Trouble> {
    part(&format!("{boards} open boards"));
    let before = server.memory()?;
    let streams = Streams::open(server.address, &floor.lead, boards).await?;
    let each = server.memory()?.saturating_sub(before) / u64::try_from(boards)?;
    println!("  {:<52}{:>10.1} KiB", "memory of the server for each", kib(each));
    let (began, used) = (Instant::now(), server.cpu());
    sleep(extent.idle).await;
    let share = server.cpu().saturating_sub(used).as_secs_f64() / began.elapsed().as_secs_f64();
    println!("  {:<52}{:>10.1} % of a core", "processor while nothing happens", share * 100.0);
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for _ in 0..extent.changes {
        let newest = streams.newest();
        floor.change().await?;
        let saved = Instant::now();
        first.push(streams.wait(newest, saved, |some| some > 0).await?);
        last.push(streams.wait(newest, saved, |some| some == boards).await?);
        // Boards are sent at most five times in a second.
        sleep(Duration::from_millis(300)).await;
    }
    print("a change was saved until the first board had it", &mut first);
    print("until the last board had it", &mut last);
    streams.close();
    // The next ones begin with nobody on the floor.
    floor.act(r#""sign_off""#).await
}

/// The server ends and begins again; all boards come back the moment it listens, which is worse than what browsers do.
async fn storm(place: &Place, boards: usize) -> Result<(), Trouble> {
    let server = Server::yiling(place, "live")?;
    let (address, mut floor) = (server.address, Floor::enter(&server).await?);
    let lead = floor.lead.clone();
    let streams = Streams::open(address, &lead, boards).await?;
    let newest = streams.newest();
    server.stop()?;
    let ended = streams.ended().await?;
    let server = Server::yiling_at(place, "live", address)?;
    floor.again(address).await?;
    // While they come back something happens that none may miss.
    let began = Instant::now();
    let (back, changed) = tokio::join!(Streams::open(address, &lead, boards), floor.change());
    changed?;
    let back = back?;
    let live = began.elapsed();
    let all = back.wait(newest, began, |some| some == boards).await?;
    part(&format!("{boards} open boards, restart of the server"));
    println!("  {:<52}{ended:>10}", "streams that ended cleanly");
    println!("  {:<52}{:>10.0} ms", "all back with a board, all at once", ms(live));
    println!("  {:<52}{:>10.0} ms", "all with what happened meanwhile", ms(all));
    back.close();
    server.stop()?;
    Ok(())
}

/// Somebody who changes the floor, and somebody who may look at it.
struct Floor {
    agent: Connection,
    session: String,
    lead: String,
    deeds: u64,
}

impl Floor {
    async fn enter(server: &Server) -> Result<Self, Trouble> {
        let lead = demo::ACCOUNTS.iter().find(|account| account.role == Role::Lead).ok_or("the demo has no lead")?;
        let lead = server.sign_in(lead.login).await?;
        let (agent, session) = server.agents(1).await?.pop().ok_or("the demo has no agents")?;
        let mut floor = Self { agent, session, lead, deeds: 0 };
        floor.act(r#"{"sign_on":{"skills":[],"calls":"us"}}"#).await?;
        Ok(floor)
    }

    /// The same people at a server that was started again.
    async fn again(&mut self, address: SocketAddr) -> Result<(), Trouble> {
        self.agent = Connection::open(address, &self.session).await?;
        Ok(())
    }

    /// The agent comes back from a break, or takes one.
    async fn change(&mut self) -> Result<(), Trouble> {
        let away = self.deeds.is_multiple_of(2);
        self.act(if away { r#"{"take_break":{"reason":"rest"}}"# } else { r#""be_ready""# }).await
    }

    async fn act(&mut self, deed: &str) -> Result<(), Trouble> {
        self.deeds += 1;
        // Of the whole run: a server that knows an id does nothing anew.
        let id = format!("019aa000-0000-7000-8000-{:012x}", SENT.fetch_add(1, Ordering::Relaxed));
        let body = format!(r#"{{"submission":"{id}","command":{{"own":{deed}}}}}"#);
        let answer = self.agent.post("/api/floor/act", "application/json", &body).await?;
        let told = String::from_utf8_lossy(&answer.body);
        if answer.status == 200 && !told.contains("refused") { Ok(()) } else { Err(format!("{deed}: {told}").into()) }
    }
}

/// Open streams, each with the newest id it got.
struct Streams {
    seen: Vec<Arc<AtomicI64>>,
    tasks: Vec<JoinHandle<bool>>,
}

impl Streams {
    /// Opens so many and waits until each has a board.
    async fn open(address: SocketAddr, session: &str, count: usize) -> Result<Self, Trouble> {
        let mut streams = Self { seen: Vec::with_capacity(count), tasks: Vec::with_capacity(count) };
        while streams.seen.len() < count {
            for _ in 0..AT_ONCE.min(count - streams.seen.len()) {
                let seen = Arc::new(AtomicI64::new(-1));
                streams.tasks.push(tokio::spawn(follow(address, session.to_owned(), Arc::clone(&seen))));
                streams.seen.push(seen);
            }
            let open = streams.seen.len();
            streams.wait(-1, Instant::now(), |some| some == open).await?;
        }
        Ok(streams)
    }

    fn newest(&self) -> i64 {
        self.seen.iter().map(|seen| seen.load(Ordering::Relaxed)).max().unwrap_or(-1)
    }

    /// Waits until enough of them have more than this, and tells how long that was.
    async fn wait(&self, than: i64, from: Instant, enough: impl Fn(usize) -> bool) -> Result<Duration, Trouble> {
        loop {
            let newer = self.seen.iter().filter(|seen| seen.load(Ordering::Relaxed) > than).count();
            if enough(newer) {
                return Ok(from.elapsed());
            }
            if from.elapsed() > PATIENCE {
                return Err(format!("only {newer} of {} boards got something new", self.seen.len()).into());
            }
            sleep(LOOK).await;
        }
    }

    /// Waits for the end of all; gives how many ended as the server said.
    async fn ended(self) -> Result<usize, Trouble> {
        let mut clean = 0;
        for task in self.tasks {
            clean += usize::from(task.await?);
        }
        Ok(clean)
    }

    fn close(self) {
        for task in self.tasks {
            task.abort();
        }
    }
}

/// Reads a stream to its end; true when the server ended it, and not the line.
async fn follow(address: SocketAddr, session: String, seen: Arc<AtomicI64>) -> bool {
    let Ok(stream) = TcpStream::connect(address).await else { return false };
    let mut stream = BufReader::with_capacity(4096, stream);
    let request = format!(
        "GET /live/board HTTP/1.1\r\nhost: {address}\r\naccept: text/event-stream\r\nsec-fetch-site: same-origin\r\n\
         cookie: {session}\r\n\r\n"
    );
    if stream.write_all(request.as_bytes()).await.is_err() {
        return false;
    }
    let mut line = Vec::new();
    loop {
        line.clear();
        match stream.read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) => return false,
            // The last chunk of an answer is empty.
            Ok(_) if line == b"0\r\n" => {
                let mut rest = [0_u8; 2];
                return stream.read_exact(&mut rest).await.is_ok();
            }
            Ok(_) => {}
        }
        let id = line.strip_prefix(b"id: ").and_then(|id| std::str::from_utf8(id).ok());
        if let Some(id) = id.and_then(|id| id.trim().parse().ok()) {
            seen.store(id, Ordering::Relaxed);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure to print")]
fn kib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

fn ms(span: Duration) -> f64 {
    span.as_secs_f64() * 1000.0
}

fn print(what: &str, spans: &mut [Duration]) {
    spans.sort_unstable();
    let at = |percent: usize| spans.get((spans.len() * percent).div_ceil(100).max(1) - 1).copied().map_or(f64::NAN, ms);
    println!("  {what:<52}{:>10.1} ms p50{:>10.1} p99", at(50), at(99));
}
