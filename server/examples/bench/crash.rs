//! kill -9 in the middle of the load, over and over: whatever was acknowledged must be there afterwards.
//!
//! A killed process leaves the system's own memory of the disk alone; power cuts are what `synchronous=FULL` is for.

use crate::{Extent, Trouble, client::Connection, forms::Forms, part, place::Place, process};
use process::Server;
use std::{net::SocketAddr, sync::Arc, time::Duration};

/// Agents who file when the server dies.
const CLIENTS: usize = 16;
/// How the answer to a filing begins that was saved.
const DONE: &[u8] = b"{\"done\":";

/// A submission with the answer it got.
struct Filed {
    submission: String,
    answer: Vec<u8>,
}

/// What one agent did until the server was gone.
struct Day {
    acknowledged: Vec<Filed>,
    unanswered: String,
}

#[derive(Default)]
struct Sums {
    acknowledged: u32,
    unanswered: u32,
    lost: u32,
}

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    let (forms, before) = place.demo("crash").await?;
    let forms = Arc::new(forms);
    let mut server = Server::yiling(place, "crash")?;
    // Sessions must survive as well: nobody signs in again.
    let sessions: Vec<String> = server.agents(CLIENTS).await?.into_iter().map(|(_, session)| session).collect();
    let mut sums = Sums::default();
    for kill in 0..extent.kills {
        let days = until_killed(server, &forms, &sessions, kill).await?;
        server = Server::yiling(place, "crash")?;
        for (lost, day) in again(server.address, &sessions, &days).await?.into_iter().zip(&days) {
            sums.acknowledged += u32::try_from(day.acknowledged.len())?;
            sums.unanswered += 1;
            sums.lost += lost;
        }
    }
    server.stop()?;
    let (after, findings) = process::check(place, "crash")?;
    part(&format!("kill -9 under the load of {CLIENTS} agents, {} times", extent.kills));
    println!("  {:<42}{:>12}", "filings acknowledged before a kill", sums.acknowledged);
    println!("  {:<42}{:>12}", "of these lost or changed", sums.lost);
    println!("  {:<42}{:>12}", "cut off, sent again, each filed once", sums.unanswered);
    let expected = before + sums.acknowledged + sums.unanswered;
    println!("  {:<42}{after:>12}  {expected} expected", "complaints at the end");
    println!("  {:<42}  {findings}", "yiling check");
    if sums.lost > 0 || after != expected { Err("acknowledged filings were lost".into()) } else { Ok(()) }
}

async fn until_killed(server: Server, forms: &Arc<Forms>, sessions: &[String], kill: u32) -> Result<Vec<Day>, Trouble> {
    let mut agents = Vec::new();
    for (turn, session) in sessions.iter().enumerate() {
        let connection = Connection::open(server.address, session).await?;
        agents.push(tokio::spawn(file(connection, Arc::clone(forms), turn * 7)));
    }
    // At another moment each time; the shortest is enough for a first answer.
    tokio::time::sleep(Duration::from_millis(u64::from(200 + kill * 37 % 300))).await;
    server.kill()?;
    let mut days = Vec::new();
    for agent in agents {
        days.push(agent.await??);
    }
    Ok(days)
}

/// Files until nobody answers any more.
async fn file(mut connection: Connection, forms: Arc<Forms>, first: usize) -> Result<Day, Trouble> {
    let mut acknowledged = Vec::new();
    for turn in first.. {
        let submission = forms.submission(turn);
        let Ok(answer) = connection.post("/api/submit", "application/json", &submission).await else {
            return Ok(Day { acknowledged, unanswered: submission });
        };
        if !answer.body.starts_with(DONE) {
            return Err(format!("a filing was answered with {}", answer.status).into());
        }
        acknowledged.push(Filed { submission, answer: answer.body });
    }
    Err("there are no more turns".into())
}

/// Sends everything again; gives for each agent how many answers differ from the first ones. A receipt holds the number
/// and the complaint's random id, so a filing that was lost and made anew differs.
async fn again(address: SocketAddr, sessions: &[String], days: &[Day]) -> Result<Vec<u32>, Trouble> {
    let agents = sessions.iter().zip(days).map(|(session, day)| replay(address, session, day));
    futures::future::try_join_all(agents).await
}

async fn replay(address: SocketAddr, session: &str, day: &Day) -> Result<u32, Trouble> {
    let mut connection = Connection::open(address, session).await?;
    let mut lost = 0;
    for filed in &day.acknowledged {
        let answer = connection.post("/api/submit", "application/json", &filed.submission).await?;
        lost += u32::from(answer.body != filed.answer);
    }
    let answer = connection.post("/api/submit", "application/json", &day.unanswered).await?;
    if answer.body.starts_with(DONE) { Ok(lost) } else { Err("what was cut off could not be sent again".into()) }
}
