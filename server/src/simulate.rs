//! 仿真 A day at the hotline, played through the doors everybody uses: a telephone system reports calls to the interface
//! for other systems, agents sign in as browsers do, customers open chats on their page. The database is never touched,
//! so what is measured and shown is what people would meet.
//!
//! What happens is worked out beforehand from a seed ([`script`]), sent over lines of chosen badness ([`lines`]), and
//! counted from the answers in a way of its own ([`tally`]), so that the board can be checked against it.

pub mod ask;
pub mod board;
pub mod chance;
pub mod crowd;
pub mod day;
pub mod desk;
pub mod gauge;
pub mod items;
pub mod lines;
pub mod post;
pub mod routed;
pub mod script;
pub mod tally;
pub mod web;

mod flood;
mod shift;

use crate::trouble::Trouble;
use board::{Compared, Lead, Shown, compare};
use casework::ports::Clock;
use chrono::TimeDelta;
use crowd::Crowd;
use domain::{
    account::{Actor, Permission, Role},
    id::Ids,
    time::Instant,
};
use gauge::{Gauge, Totals, Waits};
use items::{Calendar, Cast};
use lines::Lines;
use post::Mail;
use script::{CLAIMS, HOTLINE, Scene, Script};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use tally::tally;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use web::{Line, Place};

/// Agents are at most so many of ten to whom we give contacts ourselves, when there are chats.
const ROUTED_IN_TEN: usize = 3;

/// What to play, and where.
#[derive(Clone, Debug)]
pub struct Orders {
    /// The server.
    pub place: Place,
    /// The secret of an integration that may tell of calls and agents.
    pub token: String,
    /// What decides everything that looks like chance.
    pub seed: u64,
    /// How many simulated seconds pass in one.
    pub speed: f64,
    /// How many agents work.
    pub agents: usize,
    /// Calls in an hour of average load.
    pub calls_per_hour: f64,
    /// Chats in an hour.
    pub chats_per_hour: f64,
    /// The time of day at which it begins.
    pub from: Duration,
    /// How much of the day is played.
    pub duration: Duration,
    /// How bad the lines are.
    pub lines: Lines,
    /// How often a line is printed.
    pub every: Duration,
    /// Sends everything at once, as happened just before, on so many connections.
    pub flood: Option<usize>,
}

/// Who and what a simulation needs besides.
#[derive(Clone)]
pub struct Means {
    /// The time here.
    pub clock: Arc<dyn Clock>,
    /// Fresh ids.
    pub ids: Arc<dyn Ids>,
    /// Ends it early and orderly.
    pub stop: CancellationToken,
    /// Prints a line.
    pub say: Arc<dyn Fn(String) + Send + Sync>,
}

/// How it went.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    /// What became of everything.
    pub totals: Totals,
    /// How long answers took.
    pub waits: Waits,
    /// How long the sending took.
    pub took: Duration,
    /// Reports that were never sent, or not accepted.
    pub missing: usize,
    /// The board beside what was counted.
    pub compared: Vec<Compared>,
    /// Whether times were among it.
    pub with_times: bool,
}

impl Verdict {
    /// Whether the board shows what was saved.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.compared.iter().all(|pair| pair.counted == pair.shown)
    }
}

/// What is ready before anything is played.
struct Stage {
    orders: Orders,
    means: Means,
    lead: Lead,
    /// The sign-in name of the lead.
    lead_login: String,
    /// Sign-in names of the agents to whom we give chats.
    routed: Vec<String>,
    ahead: TimeDelta,
    mail: Mail,
    before: Shown,
}

/// Plays it, and checks the board afterwards.
///
/// # Errors
/// The server stays away, is no demo, or does not want what is sent.
pub async fn run(orders: Orders, means: Means) -> Result<Verdict, Trouble> {
    let mut stage = prepare(orders, means).await?;
    let began = tokio::time::Instant::now();
    let script = match stage.orders.flood {
        Some(connections) => flood::send(&stage, connections).await?,
        None => shift::play(&stage).await?,
    };
    let took = began.elapsed();
    stage.mail.script = script;
    judge(stage, took).await
}

async fn prepare(orders: Orders, means: Means) -> Result<Stage, Trouble> {
    let mut stranger = Line::new(orders.place.clone());
    let people: Vec<Actor> = stranger.call("account/demo", &json!({})).await?;
    let (lead_login, agents) = cast_parts(&people, orders.agents)?;
    let mut line = Line::new(orders.place.clone());
    line.sign_in(&lead_login).await?;
    let mut lead = Lead::new(line);
    let chats = orders.chats_per_hour > 0.0 && orders.flood.is_none();
    let wanted: &[&str] = if chats { &[HOTLINE, CLAIMS, routed::CHAT] } else { &[HOTLINE, CLAIMS] };
    lead.open(means.ids.as_ref(), wanted).await?;
    let ahead = lead.clock(means.clock.as_ref()).await?;
    let now = means.clock.now() + ahead;
    let mut agents = agents;
    let routed = if chats { (agents.len() * ROUTED_IN_TEN).div_ceil(10) } else { 0 };
    let routed = agents.split_off(agents.len() - routed.min(agents.len()));
    let crowd = Arc::new(Crowd::of_demo(now));
    let scene = scene(&orders, agents.len(), crowd.size());
    let calendar = calendar(&orders, now);
    let cast = Cast { run: format!("sim-{:x}", now.timestamp_millis()), agents, crowd, calendar };
    let mail = Mail {
        cast: Arc::new(cast),
        script: Arc::new(script::play(orders.seed, &scene)),
        token: Arc::from(orders.token.as_str()),
        gauge: Arc::new(Gauge::default()),
    };
    let before = lead.shown().await?;
    Ok(Stage { orders, means, lead, lead_login, routed, ahead, mail, before })
}

/// A lead, and as many agents as are wanted.
fn cast_parts(people: &[Actor], wanted: usize) -> Result<(String, Vec<String>), Trouble> {
    let lead = people.iter().find(|person| person.role == Role::Lead).map(|person| person.login.clone());
    let lead = lead.ok_or_else(|| {
        Trouble::refused(
            "The server is no demo.",
            "Nothing was changed.",
            "start it with `yiling serve --demo` in a folder of its own; real data is not played with.",
        )
    })?;
    let takes_calls = |person: &&Actor| person.role == Role::Agent && person.may(Permission::TakeCalls);
    let agents: Vec<String> = people.iter().filter(takes_calls).map(|person| person.login.clone()).collect();
    if agents.len() < wanted {
        return Err(Trouble::usage(
            format!("--agents is {wanted}, but the demo has {}.", agents.len()),
            format!("use a number from 1 to {}.", agents.len()),
        ));
    }
    // The first ones are left to people who look on.
    let skipped = agents.len() - wanted;
    Ok((lead, agents.into_iter().skip(skipped).collect()))
}

fn scene(orders: &Orders, agents: usize, matters: usize) -> Scene {
    let Orders { calls_per_hour, from, duration, .. } = *orders;
    Scene { agents, calls_per_hour, from, duration, matters }
}

/// At once means that it all happened before now, at its own speed.
fn calendar(orders: &Orders, now: Instant) -> Calendar {
    if orders.flood.is_some() {
        let past = TimeDelta::from_std(orders.duration).unwrap_or_default();
        Calendar { base: now - past, speed: 1.0 }
    } else {
        Calendar { base: now, speed: orders.speed }
    }
}

async fn judge(mut stage: Stage, took: Duration) -> Result<Verdict, Trouble> {
    // The rules act each second on what came last.
    sleep(Duration::from_millis(1500)).await;
    let (gauge, script, cast) = (&stage.mail.gauge, &stage.mail.script, &stage.mail.cast);
    let accepted = gauge.all_accepted();
    let told = (0..script.told.len()).filter(|report| cast.item(script, *report).is_some());
    let missing = told.filter(|report| !accepted.contains(report)).count();
    let settings = stage.lead.board().await?.snapshot.settings;
    let shown = stage.lead.shown().await?;
    let counted = tally(script, &cast.calendar, &accepted, shown.day, &settings);
    // Another day begins at nothing.
    let seen = if shown.day == stage.before.day { shown.sums.since(&stage.before.sums) } else { shown.sums };
    let with_times = missing == 0 && stage.routed.is_empty();
    Ok(Verdict {
        totals: gauge.totals(),
        waits: gauge.all_waits(),
        took,
        missing,
        compared: compare(&counted, &seen, with_times),
        with_times,
    })
}

/// What is printed each interval.
fn line_of(
    totals: &Totals,
    before: &Totals,
    waits: Waits,
    passed: Duration,
    every: Duration,
    now: (u32, i64),
) -> String {
    let fresh = u32::try_from(totals.accepted() - before.accepted()).unwrap_or(u32::MAX);
    let rate = f64::from(fresh) / every.as_secs_f64().max(0.001);
    let (minutes, seconds) = (passed.as_secs() / 60, passed.as_secs() % 60);
    let (waiting, talking) = now;
    format!("{minutes:>3}:{seconds:02}  {totals}, waiting {waiting}, talking {talking}, {rate:.1} events/s, {waits}")
}

/// The script as far as it was played, with an orderly end.
fn broken_off(script: &Script, at: Duration) -> Script {
    let told: Vec<_> = script.told.iter().take_while(|told| told.at <= at).cloned().collect();
    let end = script::close(&told, at);
    Script { told: told.into_iter().chain(end).collect(), callers: script.callers.clone() }
}
