//! Agents at their workbenches, each signed in as a browser is: those whose telephone rings elsewhere write their records
//! here, and those to whom we give contacts answer them here.

use super::{gauge::Gauge, items::Cast, web::Line};
use crate::trouble::Trouble;
use casework::ports::Clock;
use chrono::TimeDelta;
use domain::{
    call::{Direction, Disposition},
    command::{Command, Outcome, Submission},
    complaint::kind::ChannelCode,
    id::{ContactId, Ids, SubmissionId},
    queue::{QueueCommand, StageCode, command::Deed},
    time::Instant,
    view::floor::{FloorOutcome, MyContact, MyFloor},
};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use tokio::{sync::mpsc::Receiver, time::sleep};

/// How often an agent looks for something that has to come.
const LOOK: Duration = Duration::from_millis(300);
/// How often at most.
const LOOKS: usize = 15;

/// What an agent has to do besides talking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Job {
    /// Somebody is on the line: opens the record.
    Open,
    /// The talk is over: writes down what came of it.
    Close {
        /// The matter, by its number.
        matter: usize,
        /// Whether it becomes a complaint.
        complains: bool,
    },
}

/// A workbench.
pub struct Desk {
    /// Signed in.
    pub line: Line,
    /// Who is who.
    pub cast: Arc<Cast>,
    /// What became of everything.
    pub gauge: Arc<Gauge>,
    /// The time here.
    pub clock: Arc<dyn Clock>,
    /// Fresh ids.
    pub ids: Arc<dyn Ids>,
    /// How far the server's clock is ahead.
    pub ahead: TimeDelta,
}

impl Desk {
    fn now(&self) -> Instant {
        self.clock.now() + self.ahead
    }

    /// What there is to do.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn mine(&mut self) -> Result<MyFloor, Trouble> {
        self.line.call("floor/mine", &json!({})).await
    }

    /// Does something on the floor; whether it was done.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn act(&mut self, deed: Deed) -> Result<bool, Trouble> {
        let command = QueueCommand::Own(deed);
        let name = command.name();
        let arguments = json!({ "submission": SubmissionId(self.ids.next()), "command": command });
        let outcome: FloorOutcome = self.line.call("floor/act", &arguments).await?;
        let done = matches!(outcome, FloorOutcome::Done { .. });
        self.gauge.deed(&if done { name.to_owned() } else { format!("{name} refused") });
        Ok(done)
    }

    /// Writes to the customer of a chat; whether it was sent.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn say(&mut self, contact: ContactId, text: &str) -> Result<bool, Trouble> {
        let command = json!({ "say": { "contact": contact, "text": text } });
        let submission = json!({ "id": self.ids.next(), "by": null, "made_at": self.now(), "command": command });
        let outcome: Value = self.line.call("submit", &json!({ "submission": submission })).await?;
        let done = outcome.get("done").is_some();
        self.gauge.deed(if done { "message written" } else { "message refused" });
        Ok(done)
    }

    /// Sends what is saved in a workbench; whether it was.
    async fn submit(&mut self, what: &str, command: Command) -> Result<bool, Trouble> {
        let submission = Submission { id: SubmissionId(self.ids.next()), by: None, made_at: self.now(), command };
        let outcome: Outcome = self.line.call("submit", &json!({ "submission": submission })).await?;
        let done = matches!(outcome, Outcome::Done { .. });
        self.gauge.deed(&if done { what.to_owned() } else { format!("{what} refused") });
        Ok(done)
    }

    /// Does the jobs as they come. Who is behind leaves out what cannot be caught up with.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn work(mut self, mut jobs: Receiver<Job>) -> Result<(), Trouble> {
        let mut open: Option<MyContact> = None;
        while let Some(job) = jobs.recv().await {
            match job {
                Job::Open => open = self.open().await?,
                Job::Close { matter, complains } => {
                    if let Some(contact) = open.take() {
                        self.close(&contact, matter, complains).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The caller pops up; the record is opened as the workbench does.
    async fn open(&mut self) -> Result<Option<MyContact>, Trouble> {
        for _ in 0..LOOKS {
            let mine = self.mine().await?;
            let talks = |contact: &MyContact| matches!(contact.stage, StageCode::Talking | StageCode::Holding);
            let Some(contact) = mine.contacts.into_iter().rfind(|contact| talks(contact) && contact.call.is_some())
            else {
                sleep(LOOK).await;
                continue;
            };
            let Some(call) = contact.call else { return Ok(None) };
            let (channel, direction) = (ChannelCode::Hotline, Direction::Inbound);
            let waybill = contact.waybill.clone().unwrap_or_default();
            let start = Command::StartCall { call, channel, direction, phone: String::new(), waybill };
            return Ok(self.submit("call opened", start).await?.then_some(contact));
        }
        self.gauge.deed("call missed");
        Ok(None)
    }

    async fn close(&mut self, contact: &MyContact, matter: usize, complains: bool) -> Result<(), Trouble> {
        let Some(call) = contact.call else { return Ok(()) };
        // The telephone system says when the record was finished; ours comes after that.
        for _ in 0..LOOKS {
            if !self.mine().await?.contacts.iter().any(|mine| mine.id == contact.id) {
                break;
            }
            sleep(LOOK).await;
        }
        let matter = self.cast.crowd.matter(matter).clone();
        let mut disposition = Disposition::Answered;
        if complains {
            let file = Command::FileComplaint { call: Some(call), form: matter.form };
            if self.submit("complaint filed", file).await? {
                disposition = Disposition::ComplaintFiled;
            }
        }
        let finish = Command::FinishCall {
            call,
            ended_at: self.now(),
            holds: Vec::new(),
            disposition,
            note: String::new(),
            run: None,
            phone: matter.phone,
            waybill: matter.waybill,
        };
        self.submit("call finished", finish).await?;
        Ok(())
    }
}
