//! Agents to whom we give chats: they take what rings, answer, end it when nothing more is said, and write it up.

use super::{chance::Chance, desk::Desk};
use crate::trouble::Trouble;
use domain::{
    id::ContactId,
    queue::{AgentState, Channel, Presence, Resolution, RunBy, Skill, StageCode, command::Deed},
    view::floor::{MyContact, MyFloor},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

/// The queue of chats, and the skill for it.
pub const CHAT: &str = "chat";
/// What an agent says first.
const GREETING: &str = "您好，我在为您查询，请稍等。";
/// How often an agent looks at the screen.
const LOOK: Duration = Duration::from_millis(400);

/// What an agent has in mind about a contact.
struct Mind {
    stage: StageCode,
    /// When the next thing is done about it.
    next: Instant,
}

/// An agent who takes chats.
pub struct Routed {
    /// The workbench.
    pub desk: Desk,
    /// How this person dices.
    pub chance: Chance,
    /// How many simulated seconds pass in one.
    pub speed: f64,
}

impl Routed {
    /// Signs on, works until told to stop, and signs off.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn work(mut self, stop: CancellationToken) -> Result<(), Trouble> {
        let skills: BTreeSet<Skill> = Skill::parse(CHAT).into_iter().collect();
        self.desk.act(Deed::SignOn { skills, calls: RunBy::Us }).await?;
        self.desk.act(Deed::BeReady).await?;
        let mut minds = BTreeMap::new();
        while !stop.is_cancelled() {
            let mine = self.desk.mine().await?;
            self.look(&mine, &mut minds).await?;
            tokio::select! {
                () = stop.cancelled() => {}
                () = sleep(LOOK) => {}
            }
        }
        self.go().await
    }

    async fn look(&mut self, mine: &MyFloor, minds: &mut BTreeMap<ContactId, Mind>) -> Result<(), Trouble> {
        minds.retain(|id, _| mine.contacts.iter().any(|contact| contact.id == *id));
        for contact in mine.contacts.iter().filter(|contact| contact.channel == Channel::Chat) {
            let before = minds.get(&contact.id).filter(|mind| mind.stage == contact.stage);
            let Some(Mind { next, .. }) = before else {
                let next = Instant::now() + self.thinks(contact.stage);
                minds.insert(contact.id, Mind { stage: contact.stage, next });
                continue;
            };
            if *next <= Instant::now() {
                self.go_on(contact).await?;
            }
        }
        // Who let something ring is put on a break, and comes back from it.
        if matches!(mine.state, AgentState::Break(_)) || mine.presence == Presence::Offline {
            self.desk.act(Deed::BeReady).await?;
        }
        Ok(())
    }

    /// How long until the next thing is done.
    fn thinks(&mut self, stage: StageCode) -> Duration {
        let span = match stage {
            StageCode::Offered => self.chance.seconds(2.0, 8.0),
            StageCode::WrapUp => self.chance.long_tailed(25.0, 0.5, 4.0),
            _ => self.chance.long_tailed(140.0, 0.6, 20.0),
        };
        span.div_f64(self.speed)
    }

    async fn go_on(&mut self, contact: &MyContact) -> Result<(), Trouble> {
        let id = contact.id;
        let resolution = if self.chance.falls(0.8) { Resolution::Solved } else { Resolution::Unsolved };
        match contact.stage {
            StageCode::Offered => {
                self.desk.act(Deed::Answer { contact: id }).await? && self.desk.say(id, GREETING).await?
            }
            StageCode::WrapUp => self.desk.act(Deed::WrapUp { contact: id, resolution }).await?,
            StageCode::Talking => self.desk.act(Deed::End { contact: id }).await?,
            _ => false,
        };
        Ok(())
    }

    /// Ends what is going on and goes.
    async fn go(mut self) -> Result<(), Trouble> {
        for contact in self.desk.mine().await?.contacts {
            if contact.channel != Channel::Chat {
                continue;
            }
            if matches!(contact.stage, StageCode::Talking | StageCode::Holding) {
                self.desk.act(Deed::End { contact: contact.id }).await?;
            }
            if contact.stage == StageCode::Offered {
                self.desk.act(Deed::Decline { contact: contact.id }).await?;
            } else {
                self.desk.act(Deed::WrapUp { contact: contact.id, resolution: Resolution::Unsolved }).await?;
            }
        }
        self.desk.act(Deed::SignOff).await.map(drop)
    }
}
