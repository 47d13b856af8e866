//! Whom or what a lead intervenes with, and who may.

use crate::start::use_me;
use domain::{account::Permission, id::AccountId, queue::QueueName};

/// What the drawer is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Steered {
    /// An agent.
    Agent(AccountId),
    /// A queue.
    Queue(QueueName),
}

/// Whether this person may intervene.
#[must_use]
pub fn may_run() -> bool {
    use_me().is_some_and(|me| me.actor.may(Permission::RunFloor))
}
