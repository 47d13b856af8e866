//! The lead: looks at the board, opens queues that are not open, and compares it with what was sent.

use super::{
    tally::{Sums, Times},
    web::Line,
};
use crate::trouble::Trouble;
use casework::ports::Clock;
use chrono::{NaiveDate, TimeDelta};
use domain::{
    counters::{ContactSet, Drill, Rows},
    id::{Ids, SubmissionId},
    queue::{
        AgentStateCode, Channel, QueueCommand, QueueName,
        command::{Intervention, Measure},
    },
    view::floor::{BoardRows, BoardView, FloorOutcome},
};
use serde_json::json;

/// What stands in the log as the reason for opening a queue.
const REASON: &str = "yiling simulate";

/// Somebody who may see the board.
#[derive(Debug)]
pub struct Lead {
    line: Line,
}

/// What the board shows of calls, at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The local day it is about.
    pub day: NaiveDate,
    /// What calls come to.
    pub sums: Sums,
}

impl Lead {
    /// Somebody who has signed in.
    #[must_use]
    pub const fn new(line: Line) -> Self {
        Self { line }
    }

    /// The board.
    ///
    /// # Errors
    /// The server stays away or does not show it.
    pub async fn board(&mut self) -> Result<BoardView, Trouble> {
        self.line.call("board/view", &json!({})).await
    }

    /// How far the server's clock is ahead of ours, told too little rather than too much: nothing that is sent may lie
    /// ahead of when it arrives.
    ///
    /// # Errors
    /// The server stays away or does not show the board.
    pub async fn clock(&mut self, clock: &dyn Clock) -> Result<TimeDelta, Trouble> {
        let board = self.board().await?;
        Ok(board.snapshot.at - clock.now())
    }

    /// Opens the queues among these that take no contacts.
    ///
    /// # Errors
    /// The server stays away or does not let a lead do so.
    pub async fn open(&mut self, ids: &dyn Ids, queues: &[&str]) -> Result<(), Trouble> {
        let board = self.board().await?;
        for queue in queues.iter().filter_map(|name| QueueName::parse(name)) {
            if board.snapshot.queues.iter().any(|now| now.queue.as_ref() == Some(&queue) && now.open) {
                continue;
            }
            let measure = Intervention { what: Measure::OpenQueue { queue }, reason: REASON.to_owned() };
            let (submission, command) = (SubmissionId(ids.next()), QueueCommand::Lead(measure));
            let arguments = json!({ "submission": submission, "command": command });
            // Refused means that somebody else was faster.
            self.line.call::<FloorOutcome>("floor/act", &arguments).await?;
        }
        Ok(())
    }

    /// How many contacts wait, and how many agents talk.
    ///
    /// # Errors
    /// The server stays away or does not show the board.
    pub async fn now(&mut self) -> Result<(u32, i64), Trouble> {
        let snapshot = self.board().await?.snapshot;
        let busy = [AgentStateCode::Talking, AgentStateCode::Holding];
        let states = snapshot.states.iter().filter(|count| busy.contains(&count.state));
        Ok((snapshot.waiting, states.map(|count| count.agents).sum()))
    }

    /// What the board shows of calls: counts are those of the rows behind its numbers, for calls alone.
    ///
    /// # Errors
    /// The server stays away or does not show the board.
    pub async fn shown(&mut self) -> Result<Shown, Trouble> {
        let snapshot = self.board().await?.snapshot;
        let day = snapshot.day;
        let sums = Sums {
            enqueued: self.count(ContactSet::Enqueued, day).await?,
            answered: self.count(ContactSet::Answered, day).await?,
            abandoned: self.count(ContactSet::Abandoned, day).await?,
            short_abandoned: self.count(ContactSet::ShortAbandoned, day).await?,
            handled: self.count(ContactSet::Handled, day).await?,
            times: Times {
                in_time: self.count(ContactSet::AnsweredInTime, day).await?,
                wait_ms: snapshot.average_answer.sum,
                talk_ms: snapshot.talk_ms,
                hold_ms: snapshot.hold_ms,
                wrap_up_ms: snapshot.wrap_up_ms,
            },
        };
        Ok(Shown { day, sums })
    }

    async fn count(&mut self, set: ContactSet, day: NaiveDate) -> Result<i64, Trouble> {
        let drill = Drill { channel: Some(Channel::Call), ..Drill::all(Rows::Contacts(set), day) };
        let rows: BoardRows = self.line.call("board/rows", &json!({ "drill": drill, "page": 0 })).await?;
        Ok(rows.count)
    }
}

/// One number, as it should be and as it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// Which.
    pub what: &'static str,
    /// Counted from what was saved.
    pub counted: i64,
    /// On the board.
    pub shown: i64,
}

/// Puts both beside each other; times only where they can be known.
#[must_use]
pub fn compare(counted: &Sums, shown: &Sums, with_times: bool) -> Vec<Compared> {
    let pair = |what, of: fn(&Sums) -> i64| Compared { what, counted: of(counted), shown: of(shown) };
    let mut compared = vec![
        pair("calls", |sums| sums.enqueued),
        pair("answered", |sums| sums.answered),
        pair("abandoned", |sums| sums.abandoned),
        pair("abandoned at once", |sums| sums.short_abandoned),
    ];
    if with_times {
        compared.extend([
            pair("handled", |sums| sums.handled),
            pair("answered in time", |sums| sums.times.in_time),
            pair("wait ms", |sums| sums.times.wait_ms),
            pair("talk ms", |sums| sums.times.talk_ms),
            pair("hold ms", |sums| sums.times.hold_ms),
            pair("record ms", |sums| sums.times.wrap_up_ms),
        ]);
    }
    compared
}
