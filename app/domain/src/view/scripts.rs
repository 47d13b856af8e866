//! What the pages on scripts show: every script with its versions, the draft that is being edited, and what became of
//! saving and publishing it.

use crate::{
    script::{
        Group, Problem, Script, ScriptId, Text2,
        edit::{Change, Conflict},
    },
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// The page with all scripts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ScriptsOverview {
    /// Every script, in the order of the library.
    pub scripts: Vec<ScriptRow>,
    /// Whether the one who asks may edit.
    pub may_edit: bool,
}

/// A script in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ScriptRow {
    /// Its name.
    pub id: ScriptId,
    /// What people call it.
    pub title: Text2,
    /// What it is for.
    pub summary: Text2,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Where lists show it.
    pub group: Group,
    /// The version that new calls use; 0 when none was published yet.
    pub version: u32,
    /// How many nodes it has.
    pub nodes: u32,
    /// Who published that version and when; nothing for one that came with the program.
    pub published: Option<Hand>,
    /// Who last changed the draft and when, where there is one.
    pub draft: Option<Hand>,
    /// How many problems the draft has; those of the published version without a draft.
    pub problems: u32,
}

/// Who did something, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hand {
    /// The name colleagues see.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// The page of one script.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ScriptPage {
    /// The draft, or the version in use while there is none.
    pub script: Script,
    /// The draft's revision; 0 while there is none.
    pub revision: u32,
    /// Who last changed the draft.
    pub draft: Option<Hand>,
    /// The version the draft began from.
    pub base: u32,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Every version, the newest first.
    pub versions: Vec<ScriptVersion>,
    /// The other scripts as calls use them: what it may call, and what a test run goes through.
    pub others: Vec<Script>,
    /// The clocks of the rules in force, which a step may name.
    pub clocks: Vec<KnownClock>,
    /// Whether the one who asks may edit.
    pub may_edit: bool,
}

/// A clock that the words of a step may name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KnownClock {
    /// Its name in the rule packs.
    pub id: String,
    /// What people call it.
    pub title: Text2,
}

/// A version. It stays as it is for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ScriptVersion {
    /// The script in this version.
    pub script: Script,
    /// Who published it; nothing for one that came with the program.
    pub published: Option<Hand>,
    /// What was changed, in the words of who published it.
    pub note: String,
    /// The earlier version whose words it brought back.
    pub restores: Option<u32>,
    /// How many calls were led by it.
    pub calls: u32,
}

/// Changes that an editor sends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftEdits {
    /// Which script.
    pub script: ScriptId,
    /// Each spot with the value the editor started from.
    pub changes: Vec<Change>,
}

/// The draft after changes were taken into it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftNow {
    /// As it is now, with what others did.
    pub script: Script,
    /// Its revision.
    pub revision: u32,
    /// Who changed it last before this.
    pub before: Option<Hand>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What somebody else changed differently; left as they have it.
    pub conflicts: Vec<Conflict>,
}

/// What became of publishing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// New calls use it from now on.
    Done {
        /// The version it is now.
        version: u32,
    },
    /// It has problems. Nothing was published.
    Flawed {
        /// Which.
        problems: Vec<Problem>,
    },
    /// Somebody changed or published it meanwhile: look again first.
    Stale,
    /// It says what the version in use says.
    Same,
}

/// What became of a file that was brought.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brought {
    /// It is a draft now.
    Draft {
        /// Of this script.
        id: ScriptId,
    },
    /// It cannot be read as a script.
    Unreadable {
        /// In which line reading stopped, from 1.
        line: u32,
    },
    /// It is longer than a script may be, has names that are none, or two steps of one name.
    Unfit,
}
