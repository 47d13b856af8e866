//! Scripts as they were published, and as they are being edited.

use domain::{
    id::{AccountId, PublicationId},
    script::{Script, ScriptId},
    time::Instant,
};

/// A version of a script as it was published. Those that come with the program are not among them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedScript {
    /// The publication.
    pub id: PublicationId,
    /// The script; it holds its version.
    pub script: Script,
    /// What was changed, in the words of who published it.
    pub note: String,
    /// The earlier version whose words it brings back.
    pub restores: Option<u32>,
    /// When.
    pub at: Instant,
    /// By whom; `None` for the command line.
    pub by: Option<AccountId>,
}

/// A script that is being edited, by as many people as there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptDraft {
    /// As it is now.
    pub script: Script,
    /// Grows with every change, also over drafts that were published or thrown away.
    pub revision: u32,
    /// The version it began from; 0 for a new script.
    pub base: u32,
    /// When it was last changed.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
}

/// How many calls were led by a version of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptUse {
    /// The script.
    pub script: ScriptId,
    /// Its version.
    pub version: u32,
    /// Calls that are wrapped up.
    pub calls: u32,
}
