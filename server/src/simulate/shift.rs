//! The shift at its pace: the telephone system reports, agents work, and a line tells how it goes.

use super::{
    Stage,
    ask::Customer,
    broken_off,
    chance::Chance,
    day::arrivals,
    desk::{Desk, Job},
    line_of,
    lines::Delivery,
    post::{Mail, Poster},
    routed::Routed,
    script::{Script, Tells},
    web::Line,
};
use crate::trouble::Trouble;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::mpsc::{self, Sender},
    task::JoinSet,
    time::{Instant, interval, sleep_until},
};
use tokio_util::sync::CancellationToken;

/// Reports that may wait to be sent.
const ON_THE_WAY: usize = 10_000;
/// Longer than any shift.
const NEVER: Duration = Duration::from_hours(1000);
/// Jobs an agent may be behind with.
const JOBS: usize = 4;

type Tasks = JoinSet<Result<(), Trouble>>;

/// Plays until the end of the shift or until told to stop; gives what was played.
///
/// # Errors
/// The server stays away or does not want what is sent.
pub(super) async fn play(stage: &Stage) -> Result<Arc<Script>, Trouble> {
    let over = CancellationToken::new();
    let _drop = over.clone().drop_guard();
    let mut agents = Tasks::new();
    let desks = open_desks(stage, &mut agents).await?;
    let began = Instant::now();
    let telephone = telephone(stage, began, desks);
    tokio::pin!(telephone);
    for (number, login) in stage.routed.iter().enumerate() {
        let chance = Chance::new(stage.orders.seed).apart(100 + u64::try_from(number).unwrap_or_default());
        let routed = Routed { desk: desk(stage, login).await?, chance, speed: stage.orders.speed };
        agents.spawn(routed.work(over.clone()));
    }
    let mut customers = customers(stage);
    let mut watch = Watch::new(stage, began).await?;
    let script = loop {
        tokio::select! {
            script = &mut telephone => break script?,
            Some(done) = agents.join_next(), if !agents.is_empty() => joined(done)?,
            () = sleep_until(began + customers.next(stage)) => {
                agents.spawn(customers.come(stage).ask(over.clone()));
            }
            said = watch.next(stage) => said?,
        }
    };
    over.cancel();
    while let Some(done) = agents.join_next().await {
        joined(done)?;
    }
    Ok(script)
}

fn joined(done: Result<Result<(), Trouble>, tokio::task::JoinError>) -> Result<(), Trouble> {
    done.unwrap_or_else(|error| {
        Err(Trouble::broken(format!("{error}."), "What was answered as taken is saved.", "try again."))
    })
}

async fn desk(stage: &Stage, login: &str) -> Result<Desk, Trouble> {
    let mut line = Line::new(stage.orders.place.clone());
    line.sign_in(login).await?;
    let Mail { cast, gauge, .. } = stage.mail.clone();
    let (clock, ids) = (stage.means.clock.clone(), stage.means.ids.clone());
    Ok(Desk { line, cast, gauge, clock, ids, ahead: stage.ahead })
}

/// Customers who come to the page for chats.
struct Customers {
    /// When the next ones come, last first, in simulated time.
    times: Vec<Duration>,
    number: u64,
}

fn customers(stage: &Stage) -> Customers {
    let super::Orders { seed, chats_per_hour, from, duration, .. } = stage.orders;
    let mut times = arrivals(&mut Chance::new(seed).apart(4), chats_per_hour, from, duration);
    times.reverse();
    Customers { times, number: 0 }
}

impl Customers {
    /// How long after the beginning the next one comes.
    fn next(&self, stage: &Stage) -> Duration {
        self.times.last().map_or(NEVER, |at| at.div_f64(stage.orders.speed))
    }

    fn come(&mut self, stage: &Stage) -> Customer {
        self.times.pop();
        self.number += 1;
        Customer {
            line: Line::new(stage.orders.place.clone()),
            crowd: stage.mail.cast.crowd.clone(),
            gauge: stage.mail.gauge.clone(),
            chance: Chance::new(stage.orders.seed).apart(1000 + self.number),
            speed: stage.orders.speed,
        }
    }
}

/// A workbench for each agent whose telephone rings elsewhere.
async fn open_desks(stage: &Stage, agents: &mut Tasks) -> Result<Vec<Sender<Job>>, Trouble> {
    let mut desks = Vec::new();
    for login in &stage.mail.cast.agents {
        let desk = desk(stage, login).await?;
        let (sender, receiver) = mpsc::channel(JOBS);
        agents.spawn(desk.work(receiver));
        desks.push(sender);
    }
    Ok(desks)
}

/// Reports what happens when it happens, as far as the lines allow.
async fn telephone(stage: &Stage, began: Instant, desks: Vec<Sender<Job>>) -> Result<Arc<Script>, Trouble> {
    let mut mail = stage.mail.clone();
    let (speed, stop) = (stage.orders.speed, &stage.means.stop);
    let deliveries = deliveries(stage, &mail.script, 3);
    let (sender, receiver) = mpsc::channel(ON_THE_WAY);
    let mut sending = Tasks::new();
    sending.spawn(Poster::new(mail.clone(), stage.orders.place.clone(), 0).send_all(receiver));
    let mut job = 0;
    for delivery in &deliveries {
        tokio::select! {
            () = stop.cancelled() => break,
            () = sleep_until(began + delivery.at.div_f64(speed)) => {}
        }
        while let Some(told) = mail.script.told.get(job).filter(|told| told.at <= delivery.at) {
            give_job(&mail.script, told.what, &desks);
            job += 1;
        }
        if sender.send(delivery.report).await.is_err() {
            break;
        }
    }
    // Chats go on to the end, also when nobody calls.
    tokio::select! {
        () = stop.cancelled() => {}
        () = sleep_until(began + stage.orders.duration.div_f64(speed)) => {}
    }
    if stop.is_cancelled() {
        let played = mail.script.clone();
        let at = began.elapsed().mul_f64(speed);
        mail.script = Arc::new(broken_off(&played, at));
    }
    drop(sender);
    while let Some(done) = sending.join_next().await {
        joined(done)?;
    }
    if stop.is_cancelled() {
        finish(stage, &mail).await?;
    }
    drop(desks);
    Ok(mail.script)
}

/// What a shift that was broken off still has to report: everything that was on its way, and the end. What was sent
/// before is known to the server.
async fn finish(stage: &Stage, mail: &Mail) -> Result<(), Trouble> {
    let mut poster = Poster::new(mail.clone(), stage.orders.place.clone(), 1);
    let accepted = mail.gauge.all_accepted();
    let missing: Vec<usize> = (0..mail.script.told.len()).filter(|report| !accepted.contains(report)).collect();
    for some in missing.chunks(domain::ingest::MOST_ITEMS) {
        poster.send(some).await?;
    }
    Ok(())
}

fn deliveries(stage: &Stage, script: &Script, part: u64) -> Vec<Delivery> {
    stage.orders.lines.deliver(&mut Chance::new(stage.orders.seed).apart(part), &script.told)
}

/// Tells an agent what to do at the workbench. Who has too much to do already leaves it out.
fn give_job(script: &Script, what: Tells, desks: &[Sender<Job>]) {
    let (agent, job) = match what {
        Tells::Answered { agent, .. } => (agent, Job::Open),
        Tells::Wrapped { call, agent, .. } => {
            let caller = script.callers.get(call);
            let (matter, complains) = caller.map_or((0, false), |caller| (caller.matter, caller.complains));
            (agent, Job::Close { matter, complains })
        }
        _ => return,
    };
    if let Some(desk) = desks.get(agent) {
        desk.try_send(job).ok();
    }
}

/// Prints how it goes.
struct Watch {
    lead: super::board::Lead,
    began: Instant,
    ticks: tokio::time::Interval,
    before: super::gauge::Totals,
}

impl Watch {
    async fn new(stage: &Stage, began: Instant) -> Result<Self, Trouble> {
        let mut line = Line::new(stage.orders.place.clone());
        line.sign_in(&stage.lead_login).await?;
        let mut ticks = interval(stage.orders.every.max(Duration::from_millis(100)));
        ticks.reset();
        let before = super::gauge::Totals::default();
        Ok(Self { lead: super::board::Lead::new(line), began, ticks, before })
    }

    async fn next(&mut self, stage: &Stage) -> Result<(), Trouble> {
        self.ticks.tick().await;
        let now = self.lead.now().await?;
        let totals = stage.mail.gauge.totals();
        let (waits, passed) = (stage.mail.gauge.waits(), self.began.elapsed());
        (stage.means.say)(line_of(&totals, &self.before, waits, passed, stage.orders.every, now));
        self.before = totals;
        Ok(())
    }
}
