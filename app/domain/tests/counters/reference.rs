//! The counters once more, counted from the log each time: slow, and by definitions written down anew. Only for whole
//! logs in order; what is made of gaps is told by other tests.

use super::{
    floor_of_day::{MIDNIGHT, second},
    paint::{self, Painted},
};
use domain::{
    counters::{Ratio, Snapshot},
    id::{AccountId, ContactId},
    queue::{AgentState, Channel, ContactFact as Fact, Entry, QueueEvent, Resolution, Target, What},
    waybill::WaybillNumber,
};
use std::collections::BTreeMap;

/// A contact with everything that happened to it, in order.
pub struct Row {
    pub id: ContactId,
    pub story: Vec<(i64, Fact)>,
    /// What it turned out to be about.
    waybill: Option<WaybillNumber>,
}

/// What is compared.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Board {
    pub waiting: usize,
    pub longest: Option<i64>,
    pub ringing: usize,
    pub enqueued: usize,
    pub level: (usize, usize),
    pub answer: (i64, usize),
    pub abandon: (usize, usize),
    pub short: usize,
    pub unclear: usize,
    pub handling: (i64, i64, i64, usize),
    pub occupancy: (i64, i64),
    pub satisfaction: (i64, usize),
    pub first: (usize, usize),
    pub first_so_far: (usize, usize),
    pub queues: BTreeMap<String, (usize, usize, usize)>,
    pub states: BTreeMap<&'static str, usize>,
    pub agents: BTreeMap<AccountId, (&'static str, i64, i64)>,
    pub quarters: BTreeMap<i64, [usize; 5]>,
}

/// The second of the first thing after a place in a story that fits.
pub fn after(row: &Row, index: usize, fits: impl Fn(&Fact) -> bool) -> Option<i64> {
    row.story[index + 1..].iter().find(|(_, fact)| fits(fact)).map(|(at, _)| *at)
}

/// What finishes an agent's record: its end, or another talk with the same customer.
pub fn finishes(fact: &Fact, agent: AccountId) -> bool {
    matches!(fact, Fact::Wrapped { agent: other, .. } | Fact::Answered { agent: other } if *other == agent)
}

fn rows(log: &[QueueEvent]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for event in log {
        let What::Contact { id, fact } = &event.what else { continue };
        let step = (second(event.at), fact.clone());
        match rows.iter_mut().rev().find(|row| row.id == *id) {
            Some(row) => row.story.push(step),
            None => rows.push(Row { id: *id, story: vec![step], waybill: None }),
        }
    }
    for row in &mut rows {
        row.waybill = row.told_waybill();
    }
    rows
}

fn over(fact: &Fact) -> bool {
    matches!(fact, Fact::Ended | Fact::Closed { .. })
}

impl Row {
    fn first(&self, fits: impl Fn(&Fact) -> bool) -> Option<i64> {
        self.story.iter().find(|(_, fact)| fits(fact)).map(|(at, _)| *at)
    }

    fn entry(&self) -> &Entry {
        let Fact::Enqueued(entry) = &self.story[0].1 else { panic!("a story begins with an arrival") };
        entry
    }

    fn begins(&self) -> i64 {
        self.story[0].0.max(self.entry().not_before.map_or(0, second))
    }

    fn inbound(&self) -> bool {
        self.entry().channel != Channel::Callback
    }

    fn answered(&self) -> Option<i64> {
        self.first(|f| matches!(f, Fact::Answered { .. }))
    }

    fn abandoned(&self) -> Option<i64> {
        self.first(|f| matches!(f, Fact::Abandoned))
    }

    /// The last thing that says where the customer is.
    fn place(&self) -> (i64, &Fact) {
        let places = self.story.iter().rev().find(|(_, fact)| {
            over(fact)
                || matches!(
                    fact,
                    Fact::Enqueued(_)
                        | Fact::Offered { .. }
                        | Fact::OfferEnded { .. }
                        | Fact::Answered { .. }
                        | Fact::Transferred { .. }
                        | Fact::Abandoned
                )
        });
        places.map(|(at, fact)| (*at, fact)).unwrap()
    }

    fn waits(&self, now: i64) -> bool {
        let in_line = matches!(self.place().1, Fact::Enqueued(_) | Fact::OfferEnded { .. } | Fact::Transferred { .. });
        in_line && self.begins() <= now
    }

    fn waits_from(&self) -> i64 {
        let again = self.story.iter().rev().find(|(_, fact)| matches!(fact, Fact::Transferred { .. }));
        again.map_or_else(|| self.begins(), |(at, _)| *at)
    }

    fn queue(&self) -> String {
        let placed = self.story.iter().rev().find_map(|(_, fact)| match fact {
            Fact::Moved { to, .. } | Fact::Transferred { to: Target::Queue { name: to, .. }, .. } => Some(to.clone()),
            Fact::Enqueued(entry) => Some(entry.queue.clone()),
            _ => None,
        });
        placed.unwrap().to_string()
    }

    fn over(&self) -> Option<i64> {
        self.first(over)
    }

    /// Talk, hold and wrap-up in seconds; `None` until it is handled.
    fn handling(&self) -> Option<(i64, i64, i64)> {
        self.over()?;
        let (mut talk, mut hold, mut wrap) = (0, 0, 0);
        let mut answers = 0;
        for (index, (at, fact)) in self.story.iter().enumerate() {
            if let Fact::Answered { agent } = fact {
                let ends = after(self, index, |f| {
                    over(f) || matches!(f, Fact::Transferred { agent: other, .. } if other == agent)
                })?;
                talk += ends - at;
                wrap += after(self, index, |f| finishes(f, *agent))? - ends;
                answers += 1;
            }
            if matches!(fact, Fact::Held { .. }) {
                hold +=
                    after(self, index, |f| over(f) || matches!(f, Fact::Resumed { .. } | Fact::Transferred { .. }))?
                        - at;
            }
        }
        (answers > 0).then_some((talk - hold, hold, wrap))
    }

    fn told_waybill(&self) -> Option<WaybillNumber> {
        let told = self.story.iter().rev().find_map(|(_, fact)| match fact {
            Fact::Identified { waybill } => Some(waybill.clone()),
            _ => None,
        });
        told.or_else(|| self.entry().waybill.clone())
    }

    fn solved(&self) -> bool {
        let said = self.story.iter().rev().find_map(|(_, fact)| match fact {
            Fact::Wrapped { resolution, .. } => *resolution,
            _ => None,
        });
        said == Some(Resolution::Solved)
    }

    /// When it is known whether it was enough, and whether it was; `None` when it was no first contact.
    fn first_contact(&self, rows: &[Row]) -> Option<(i64, bool)> {
        self.handling()?;
        let (waybill, settles) = (self.waybill.as_ref()?, self.over()? + 86_400);
        let own = (self.story[0].0, self.id);
        let mut repeated = false;
        for other in rows.iter().filter(|row| row.id != self.id && row.inbound()) {
            if other.waybill.as_ref() == Some(waybill) {
                let key = (other.story[0].0, other.id);
                if key < own && key.0 >= own.0 - 86_400 {
                    return None;
                }
                repeated |= key > own && key.0 <= settles;
            }
        }
        self.inbound().then(|| (settles, self.solved() && !repeated))
    }
}

/// The board at a second, from the log until then.
pub fn board(log: &[QueueEvent], now: i64) -> Board {
    let rows = rows(log);
    let mut board = Board::default();
    let today = |at: i64| at / MIDNIGHT == now / MIDNIGHT;
    for row in rows.iter().filter(|row| row.waits(now)) {
        board.waiting += 1;
        board.longest = board.longest.max(Some(now - row.waits_from()));
        board.queues.entry(row.queue()).or_default().0 += 1;
    }
    board.ringing = rows.iter().filter(|row| matches!(row.place().1, Fact::Offered { .. })).count();
    for row in rows.iter().filter(|row| today(row.begins())) {
        count_of_day(row, &mut board);
    }
    for (settles, enough) in rows.iter().filter_map(|row| row.first_contact(&rows)) {
        if settles <= now && today(settles) {
            board.first = (board.first.0 + usize::from(enough), board.first.1 + 1);
        } else if settles > now && today(settles - 86_400) {
            board.first_so_far = (board.first_so_far.0 + usize::from(enough), board.first_so_far.1 + 1);
        }
    }
    for (id, Painted { state, since, answered, handling_ms, ready_ms }) in paint::agents(log, &rows, now) {
        let known = ["offline", "ready", "offered", "talking", "holding", "wrap_up"].contains(&state);
        *board.states.entry(if known { state } else { "break" }).or_default() += 1;
        board.occupancy = (board.occupancy.0 + handling_ms, board.occupancy.1 + handling_ms + ready_ms);
        if state != "offline" || answered > 0 {
            board.agents.insert(id, (state, since, answered));
        }
    }
    board.queues.retain(|_, counts| *counts != (0, 0, 0));
    board
}

fn count_of_day(row: &Row, board: &mut Board) {
    if let Some((talk, hold, wrap)) = row.handling() {
        let (a, b, c, count) = board.handling;
        board.handling = (a + talk * 1000, b + hold * 1000, c + wrap * 1000, count + 1);
    }
    for (_, fact) in &row.story {
        if let Fact::Scored { score } = fact {
            let (sum, count) = board.satisfaction;
            board.satisfaction = (sum + i64::from(u8::from(*score)), count + 1);
        }
    }
    if !row.inbound() {
        return;
    }
    board.enqueued += 1;
    board.abandon.1 += 1;
    let quarter = board.quarters.entry(row.begins() % MIDNIGHT / 900).or_default();
    let queue = board.queues.entry(row.queue()).or_default();
    if let Some(answered) = row.answered() {
        let wait = answered - row.begins();
        board.answer = (board.answer.0 + wait * 1000, board.answer.1 + 1);
        board.level = (board.level.0 + usize::from(wait <= 20), board.level.1 + 1);
        (queue.1, queue.2) = (queue.1 + usize::from(wait <= 20), queue.2 + 1);
        quarter[0] += 1;
    } else if let Some(gone) = row.abandoned() {
        if gone - row.begins() < 5 {
            board.short += 1;
            quarter[2] += 1;
        } else {
            board.abandon.0 += 1;
            board.level.1 += 1;
            queue.2 += 1;
            quarter[1] += 1;
        }
    } else if row.over().is_some() {
        board.unclear += 1;
        quarter[3] += 1;
    } else {
        quarter[4] += 1;
    }
}

/// The same from a snapshot.
pub fn seen(snapshot: &Snapshot) -> Board {
    let number = |count: i64| usize::try_from(count).unwrap();
    let ratio = |ratio: Ratio| (number(ratio.part), number(ratio.whole));
    let state = |state: AgentState| match state {
        AgentState::Break(reason) => reason.code(),
        other => other.code().code(),
    };
    let queues = snapshot.queues.iter().map(|q| {
        let level = ratio(q.service_level);
        (q.queue.as_ref().unwrap().to_string(), (usize::try_from(q.waiting).unwrap(), level.0, level.1))
    });
    Board {
        waiting: usize::try_from(snapshot.waiting).unwrap(),
        longest: snapshot.longest_wait_seconds(),
        ringing: usize::try_from(snapshot.ringing).unwrap(),
        enqueued: number(snapshot.enqueued),
        level: ratio(snapshot.service_level),
        answer: (snapshot.average_answer.sum, number(snapshot.average_answer.count)),
        abandon: ratio(snapshot.abandon_rate),
        short: number(snapshot.short_abandoned),
        unclear: number(snapshot.unclear),
        handling: (snapshot.talk_ms, snapshot.hold_ms, snapshot.wrap_up_ms, number(snapshot.average_handling.count)),
        occupancy: (snapshot.occupancy.part, snapshot.occupancy.whole),
        satisfaction: (snapshot.satisfaction.sum, number(snapshot.satisfaction.count)),
        first: ratio(snapshot.first_contact),
        first_so_far: ratio(snapshot.first_contact_so_far),
        queues: queues.filter(|(_, counts)| *counts != (0, 0, 0)).collect(),
        states: snapshot.states.iter().filter(|s| s.agents > 0).map(|s| (s.state.code(), number(s.agents))).collect(),
        agents: snapshot
            .agents
            .iter()
            .map(|agent| (agent.id, (state(agent.state), second(agent.since), i64::from(agent.answered))))
            .collect(),
        quarters: snapshot
            .quarters
            .iter()
            .map(|q| {
                let counts = [q.answered, q.abandoned, q.short_abandoned, q.unclear, q.undecided];
                (i64::from(q.quarter), counts.map(number))
            })
            .collect(),
    }
}
