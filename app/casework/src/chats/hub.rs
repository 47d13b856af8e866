//! Who waits for news of a chat, and who is writing just now. In memory alone: after a restart the pages ask anew.

use super::limits::Limits;
use domain::{
    chat::{Side, Typing},
    id::{AccountId, ContactId},
    time::Instant,
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// Rooms beyond which those that nobody looks at are forgotten.
const ROOMS: usize = 64;

/// What the chats share.
#[derive(Debug)]
pub struct Chats {
    rooms: Mutex<HashMap<ContactId, Room>>,
    /// Grows whenever a chat of this agent changes.
    desks: Mutex<HashMap<AccountId, i64>>,
    /// Wakes the streams of agents.
    news: watch::Sender<u64>,
    pub(super) limits: Limits,
}

#[derive(Debug)]
struct Room {
    news: watch::Sender<u64>,
    typing: Typing,
}

impl Default for Chats {
    fn default() -> Self {
        Self {
            rooms: Mutex::default(),
            desks: Mutex::default(),
            news: watch::Sender::new(0),
            limits: Limits::default(),
        }
    }
}

impl Chats {
    /// Wakes at each change of a chat that an agent has; [`Chats::news_of`] tells whose.
    #[must_use]
    pub fn watch_desks(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Wakes at each change of a chat.
    #[must_use]
    pub fn watch(&self, chat: ContactId) -> watch::Receiver<u64> {
        let mut rooms = self.rooms();
        if rooms.len() >= ROOMS {
            // Somebody who writes into a room that nobody looks at starts it anew.
            rooms.retain(|_, room| room.news.receiver_count() > 0);
        }
        rooms.entry(chat).or_insert_with(Room::new).news.subscribe()
    }

    /// How many look at a chat now.
    #[must_use]
    pub fn watchers(&self, chat: ContactId) -> usize {
        self.rooms().get(&chat).map_or(0, |room| room.news.receiver_count())
    }

    /// How often something changed about the chats of an agent, for the agent's stream.
    #[must_use]
    pub fn news_of(&self, agent: AccountId) -> i64 {
        self.desks().get(&agent).copied().unwrap_or_default()
    }

    /// Tells those who look at a chat, and these agents.
    pub(super) fn tell(&self, chat: ContactId, agents: &[AccountId]) {
        if let Some(room) = self.rooms().get(&chat) {
            room.news.send_modify(|news| *news += 1);
        }
        if agents.is_empty() {
            return;
        }
        {
            let mut desks = self.desks();
            for agent in agents {
                *desks.entry(*agent).or_default() += 1;
            }
        }
        self.news.send_modify(|news| *news += 1);
    }

    /// Notes that a side presses keys, or no longer does. Gives whether anybody sees a difference.
    pub(super) fn note_typing(&self, chat: ContactId, side: Side, typing: bool, now: Instant) -> bool {
        let mut rooms = self.rooms();
        if !typing && !rooms.contains_key(&chat) {
            return false;
        }
        if rooms.len() >= ROOMS * 16 {
            rooms.retain(|_, room| room.news.receiver_count() > 0 || !room.typing.is_quiet(now));
        }
        let room = rooms.entry(chat).or_insert_with(Room::new);
        if typing { room.typing.press(side, now) } else { room.typing.stop(side, now) }
    }

    /// Whether a side is writing.
    #[must_use]
    pub fn is_typing(&self, chat: ContactId, side: Side, now: Instant) -> bool {
        self.rooms().get(&chat).is_some_and(|room| room.typing.is_typing(side, now))
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<ContactId, Room>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn desks(&self) -> MutexGuard<'_, HashMap<AccountId, i64>> {
        self.desks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    fn new() -> Self {
        Self { news: watch::Sender::new(0), typing: Typing::default() }
    }
}
