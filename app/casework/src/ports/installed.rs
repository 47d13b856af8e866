//! Rules as they were installed.

use chrono::NaiveDate;
use domain::{
    calendar::book::Edition,
    id::{AccountId, InstallationId},
    time::Instant,
    view::rules::PackKind,
};

/// A version of a rule pack as it was installed. Those that come with the program are not among them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstalledPack {
    /// The installation.
    pub id: InstallationId,
    /// What the pack is about.
    pub kind: PackKind,
    /// The pack's id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The day somebody chose: it is used for what is accepted from then on.
    pub active_from: NaiveDate,
    /// The file.
    pub text: String,
    /// When.
    pub installed_at: Instant,
    /// By whom; `None` for the command line.
    pub by: Option<AccountId>,
}

/// An edition of the calendar as it was installed. The one that comes with the program is not among them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstalledEdition {
    /// The installation.
    pub id: InstallationId,
    /// What was imported, as it was read.
    pub text: String,
    /// The edition that came of it.
    pub edition: Edition,
    /// When.
    pub installed_at: Instant,
    /// By whom; `None` for the command line.
    pub by: Option<AccountId>,
}

/// How many complaints have clocks of a version of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackUse {
    /// The pack's id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// Complaints, closed ones too.
    pub complaints: u32,
}
