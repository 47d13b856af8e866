//! Identities. All are UUIDs (version 7 where we make them); a type for each, so that none is taken for another.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Where new ids come from. The only implementation that draws random numbers lives in an adapter.
pub trait Ids: Send + Sync {
    /// A fresh id.
    fn next(&self) -> Uuid;
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

id! {
    /// A complaint.
    ComplaintId,
    /// A call or other live contact.
    CallId,
    /// A person who signs in.
    AccountId,
    /// A customer in the archive.
    CustomerId,
    /// A signed-in browser.
    SessionId,
    /// One submission: made when a form opens, so that the same form sent ten times makes one record.
    SubmissionId,
    /// One installation of a rule pack or of an edition of the calendar.
    InstallationId,
    /// A phrase of the team or of one person, or the team's correction of a shipped one.
    EntryId,
    /// A return receipt.
    ReturnReceiptId,
    /// Something promised to a customer in a call.
    PromiseId,
    /// One publication of a version of a script.
    PublicationId,
    /// A contact in the queue: a call, a chat or a promised callback, from its arrival to its last wrap-up.
    ContactId,
    /// Another system that reports to us, with a token of its own.
    IntegrationId,
    /// A note that a lead whispers into a colleague's workbench.
    WhisperId,
    /// A message in a chat, made by whoever writes it, so that the same message sent ten times is one.
    MessageId,
}
