//! The programs that are measured, each as a process of its own that is ended by its number.

use crate::{Trouble, client::Connection, place::Place};
use server::demo;
use std::{
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// A server that listens. Killed when it is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// What it says goes nowhere, but must be able to go.
    _out: BufReader<ChildStdout>,
}

impl Server {
    /// `yiling serve` on a data folder that holds the demo's people.
    pub fn yiling(place: &Place, data: &str) -> Result<Self, Trouble> {
        Self::start(yiling(place, data).args(["serve", "--demo"]))
    }

    /// The same, at an address that was in use before.
    pub fn yiling_at(place: &Place, data: &str, address: SocketAddr) -> Result<Self, Trouble> {
        Self::start(yiling(place, data).env("YILING_ADDRESS", address.to_string()).args(["serve", "--demo"]))
    }

    /// The bare insert, with so many connections to its database.
    pub fn bare(file: &str, connections: u32) -> Result<Self, Trouble> {
        let mut command = Command::new(std::env::current_exe()?);
        Self::start(command.args(["bare", file, &connections.to_string()]))
    }

    fn start(command: &mut Command) -> Result<Self, Trouble> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("a process without output")?;
        let mut out = BufReader::new(out);
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            if out.read_line(&mut line)? == 0 {
                child.wait()?;
                return Err("a server ended before it was ready; it says why above".into());
            }
        }
        let address = line.split("http://").nth(1).unwrap_or_default().trim().parse()?;
        Ok(Self { child, address, _out: out })
    }

    /// Opens connections with a session each, the agents of the demo in turn.
    pub async fn agents(&self, count: usize) -> Result<Vec<(Connection, String)>, Trouble> {
        let mut open = Vec::new();
        for turn in 0..count {
            let agents = demo::ACCOUNTS.iter().filter(|a| a.role == domain::account::Role::Agent);
            let agent = agents.cycle().nth(turn).ok_or("the demo has no agents")?;
            let session = self.sign_in(agent.login).await?;
            open.push((Connection::open(self.address, &session).await?, session));
        }
        Ok(open)
    }

    /// A session for somebody of the demo.
    pub async fn sign_in(&self, login: &str) -> Result<String, Trouble> {
        let mut stranger = Connection::open(self.address, "").await?;
        let form = format!("login={login}&next=%2F");
        let answer = stranger.post("/api/account/sign-in-demo", "application/x-www-form-urlencoded", &form).await?;
        Ok(answer.session.ok_or_else(|| format!("signing in was answered with {}", answer.status))?)
    }

    /// Memory that it holds, in bytes.
    pub fn memory(&self) -> Result<u64, Trouble> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no memory is told")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").trim().parse()?;
        Ok(kilobytes * 1024)
    }

    /// Processor time that it took so far.
    pub fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // The name in brackets may hold spaces. After it, user and system time are the 12th and 13th, in hundredths.
        let words = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
        words.filter_map(|word| word.parse().ok()).map(|ticks: u64| Duration::from_millis(ticks * 10)).sum()
    }

    /// SIGKILL: nothing is finished, nothing is closed.
    pub fn kill(mut self) -> Result<(), Trouble> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM, and waits for the end.
    pub fn stop(mut self) -> Result<(), Trouble> {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already ended is fine.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// `yiling check`: how many complaints it read, and its last words.
pub fn check(place: &Place, data: &str) -> Result<(u32, String), Trouble> {
    let output = yiling(place, data).arg("check").output()?;
    let text = String::from_utf8(output.stdout)?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let complaints = words
        .iter()
        .position(|word| word.trim_end_matches(',') == "complaints")
        .and_then(|at| words[at - 1].parse().ok());
    let findings = text.lines().skip(1).collect::<Vec<_>>().join(" ");
    Ok((complaints.ok_or("the check does not say how many complaints it read")?, findings))
}

fn yiling(place: &Place, data: &str) -> Command {
    let mut command = Command::new(&place.program);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
        .env("YILING_DATA", place.path(data))
        .env("YILING_SITE", place.path("site"))
        .env("YILING_ADDRESS", "127.0.0.1:0")
        .env("YILING_LOG", "warn");
    command
}
