//! The counters as they are kept: each event takes the old share of its contact out of the figures and puts the new one
//! in. Nothing is ever counted from the beginning, and a self-check can do just that and compare.

use super::{ContactSet, Drill, Figures, Rows, Sight, first::Repeats};
use crate::{
    id::{AccountId, ContactId},
    queue::{
        CannotTell, Changed, Channel, Contact, ExpectedWait, Floor, Line, Presence, QueueEvent, QueueName, RunBy,
        Settings, wait::expected_wait,
    },
    time::Instant,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Where a contact is counted: local day, quarter of an hour, queue and channel.
type Cell = (NaiveDate, u8, Option<QueueName>, Channel);

/// The counters of a floor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counters {
    floor: Floor,
    cells: BTreeMap<Cell, (u32, Figures)>,
    repeats: Repeats,
    seq: i64,
}

impl Counters {
    /// Counters of an empty floor.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { floor: Floor::new(settings), cells: BTreeMap::new(), repeats: Repeats::default(), seq: 0 }
    }

    /// Counters of a floor as it stands, whose log goes as far as this line.
    #[must_use]
    pub fn of(floor: Floor, seq: i64) -> Self {
        let mut counters = Self { floor, cells: BTreeMap::new(), repeats: Repeats::default(), seq };
        counters.count_all();
        counters
    }

    /// Takes in an event, with its place in the order in which events were received.
    pub fn apply(&mut self, seq: i64, event: &QueueEvent) -> Changed {
        self.seq = self.seq.max(seq);
        let changed = self.floor.apply(event);
        if let Changed::Contact(id, before) = &changed {
            if let Some(before) = before {
                self.put(before, -1);
            }
            if let Some(after) = self.floor.contact(*id).cloned() {
                self.put(&after, 1);
            }
        }
        changed
    }

    fn put(&mut self, contact: &Contact, sign: i64) {
        let cell = cell(contact, self.floor.settings());
        let figures = Figures::of(contact, self.floor.settings());
        let (contacts, sums) = self.cells.entry(cell.clone()).or_default();
        *contacts = if sign > 0 { *contacts + 1 } else { contacts.saturating_sub(1) };
        sums.merge(&figures, sign);
        if *contacts == 0 {
            self.cells.remove(&cell);
        }
        if sign > 0 { self.repeats.add(contact) } else { self.repeats.remove(contact) }
    }

    /// Counts by other settings from now on, also what was counted before: a figure is shown with one set of settings.
    pub fn set(&mut self, settings: Settings) {
        self.floor.set(settings);
        (self.cells, self.repeats) = (BTreeMap::new(), Repeats::default());
        self.count_all();
    }

    fn count_all(&mut self) {
        let contacts: Vec<Contact> = self.floor.contacts().cloned().collect();
        for contact in &contacts {
            self.put(contact, 1);
        }
    }

    /// The floor as it stands.
    #[must_use]
    pub const fn floor(&self) -> &Floor {
        &self.floor
    }

    /// The newest event that was taken in, by order of receipt.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// Notes that the log goes as far as this line, though it told nothing to count.
    pub fn reached(&mut self, seq: i64) {
        self.seq = self.seq.max(seq);
    }

    /// What predicates look at.
    #[must_use]
    pub const fn sight(&self, now: Instant) -> Sight<'_> {
        Sight { settings: self.floor.settings(), now, repeats: &self.repeats }
    }

    /// The figures of a local day, as far as a filter lets them through; its rows do not matter.
    #[must_use]
    pub fn figures(&self, drill: &Drill) -> Figures {
        let mut sum = Figures::default();
        let day =
            self.cells.range((drill.day, 0, None, Channel::Call)..).take_while(|((day, ..), _)| *day == drill.day);
        let admitted = day.filter(|((_, quarter, queue, channel), _)| {
            drill.quarter.is_none_or(|only| only == *quarter)
                && drill.queue.admits(queue.as_ref())
                && drill.channel.is_none_or(|only| only == *channel)
        });
        for (_, (_, figures)) in admitted {
            sum.merge(figures, 1);
        }
        sum
    }

    /// The figures of each quarter of an hour of a local day that has contacts.
    pub(super) fn by_quarter(&self, day: NaiveDate) -> BTreeMap<u8, Figures> {
        let mut quarters: BTreeMap<u8, Figures> = BTreeMap::new();
        for ((_, quarter, ..), (_, figures)) in self.cells_of(day) {
            quarters.entry(*quarter).or_default().merge(figures, 1);
        }
        quarters
    }

    fn cells_of(&self, day: NaiveDate) -> impl Iterator<Item = (&Cell, &(u32, Figures))> {
        self.cells.range((day, 0, None, Channel::Call)..).take_while(move |((other, ..), _)| *other == day)
    }

    /// How many contacts or agents a filter selects, by what is kept. Promises and clocks are kept elsewhere.
    #[must_use]
    pub fn count(&self, drill: &Drill, now: Instant) -> i64 {
        match drill.rows {
            Rows::Contacts(set) if set.is_kept() => self.figures(drill).count(set),
            Rows::Contacts(ContactSet::Waiting | ContactSet::Ringing) => {
                let sight = self.sight(now);
                length(self.floor.open_contacts().filter(|contact| drill.selects(contact, &sight)))
            }
            Rows::Contacts(set) => self.count_first(set, drill, now),
            Rows::Agents(_) | Rows::AgentsAtWork => length(self.agents(drill, now).into_iter()),
            Rows::AnsweredBy(agent) => self.floor.agent(agent).map_or(0, |agent| agent.answered_on(drill.day).into()),
            Rows::Callbacks(_) | Rows::Clocks | Rows::Breaches => 0,
        }
    }

    /// Those of [`ContactSet::First`] and its like ended within one day, so only these are looked at.
    fn count_first(&self, set: ContactSet, drill: &Drill, now: Instant) -> i64 {
        let (zone, sight) = (self.floor.settings().zone(), self.sight(now));
        let back = match set {
            ContactSet::First | ContactSet::FirstSolved => self.floor.settings().repeat_span(),
            _ => chrono::TimeDelta::zero(),
        };
        let (from, until) = (zone.start_of(drill.day) - back, zone.end_of(drill.day) - back);
        let ended = self.repeats.ended_between(from, until).filter_map(|id| self.floor.contact(id));
        length(ended.filter(|contact| drill.selects(contact, &sight)))
    }

    /// The contacts a filter selects, by going through all of them.
    #[must_use]
    pub fn contacts(&self, drill: &Drill, now: Instant) -> Vec<ContactId> {
        let sight = self.sight(now);
        self.floor.contacts().filter(|contact| drill.selects(contact, &sight)).map(|contact| contact.id).collect()
    }

    /// The agents a filter selects.
    #[must_use]
    pub fn agents(&self, drill: &Drill, now: Instant) -> Vec<AccountId> {
        let sight = self.sight(now);
        self.floor.agents().filter(|agent| drill.selects_agent(agent, &sight)).map(|agent| agent.id).collect()
    }

    /// Where a contact stands in its queue: how many go before it, and how fast they are taken.
    ///
    /// # Errors
    /// Why that cannot be told.
    pub fn line(&self, id: ContactId, now: Instant) -> Result<Line, CannotTell> {
        let waiting = self.floor.waiting(now);
        let place = waiting.iter().position(|contact| contact.id == id).ok_or(CannotTell::NotWaiting)?;
        let contact = waiting[place];
        if contact.run_by() == RunBy::Telephone {
            return Err(CannotTell::RunByTelephone);
        }
        let skill = contact.skill();
        let ahead = waiting[..place].iter().filter(|other| other.skill() == skill);
        let takes = self.floor.agents().filter(|agent| {
            agent.presence == Presence::Ready
                && skill.is_some_and(|skill| agent.skills.contains(skill))
                && (contact.channel() == Channel::Chat || agent.calls == RunBy::Us)
        });
        let at_once = if contact.channel() == Channel::Chat { self.floor.settings().chat_capacity() } else { 1 };
        let today = Drill {
            channel: Some(contact.channel()),
            ..Drill::all(Rows::Contacts(ContactSet::Handled), self.floor.settings().zone().day(now))
        };
        let handled = self.figures(&today).average_handling();
        Ok(Line {
            ahead: u32::try_from(ahead.count()).unwrap_or(u32::MAX),
            places: u32::try_from(takes.count()).unwrap_or(u32::MAX).saturating_mul(at_once),
            handled: u32::try_from(handled.count).unwrap_or_default(),
            handling_ms: handled.sum,
        })
    }

    /// How long a contact will probably still wait.
    #[must_use]
    pub fn expected_wait(&self, id: ContactId, now: Instant) -> ExpectedWait {
        self.line(id, now).map_or_else(ExpectedWait::CannotTell, |line| expected_wait(&line))
    }

    /// The local days that have figures.
    #[must_use]
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<_> = self.cells.keys().map(|(day, ..)| *day).collect();
        days.dedup();
        days
    }
}

fn cell(contact: &Contact, settings: &Settings) -> Cell {
    let (zone, at) = (settings.zone(), contact.counts_from());
    (zone.day(at), zone.quarter(at), contact.queue().cloned(), contact.channel())
}

fn length<T>(rows: impl Iterator<Item = T>) -> i64 {
    i64::try_from(rows.count()).unwrap_or(i64::MAX)
}
