//! The packs of terms that are installed, every version of them.

use super::check;
use super::{CompensationPack, CompensationPackProblem};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// The terms this version brings along.
pub const BUILTIN: [&str; 4] = [
    include_str!("../../data/compensation/cn-house-2007.json"),
    include_str!("../../data/compensation/cn-express-2021.json"),
    include_str!("../../data/compensation/cn-express-2025.json"),
    include_str!("../../data/compensation/cn-postal-2015.json"),
];

static BOOK: LazyLock<CompensationBook> = LazyLock::new(|| {
    let packs: Result<Vec<_>, _> = BUILTIN.into_iter().map(CompensationPack::parse).collect();
    // A test loads them. Should they ever be unreadable, no amount is worked out, which is better than a wrong one.
    packs.and_then(CompensationBook::from_packs).unwrap_or_default()
});

/// Packs of compensation terms. Of each id at most one version is valid on any day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CompensationBook {
    packs: Vec<CompensationPack>,
}

impl CompensationBook {
    /// The packs this version brings along: `data/compensation`.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BOOK
    }

    /// A book of these packs.
    ///
    /// # Errors
    /// [`CompensationPackProblem`], the first one found, when a pack is unsound, a version is there twice, or two
    /// versions would be valid on the same day.
    pub fn from_packs(packs: Vec<CompensationPack>) -> Result<Self, CompensationPackProblem> {
        check::together(&packs)?;
        Ok(Self { packs })
    }

    /// The packs.
    #[must_use]
    pub fn packs(&self) -> &[CompensationPack] {
        &self.packs
    }

    /// The version of a pack that judges parcels accepted on this local day.
    #[must_use]
    pub fn on(&self, id: &str, accepted_on: NaiveDate) -> Option<&CompensationPack> {
        self.packs.iter().find(|pack| pack.id == id && pack.is_valid(accepted_on))
    }

    /// One version of a pack, in force or not.
    #[must_use]
    pub fn version(&self, id: &str, version: &str) -> Option<&CompensationPack> {
        self.packs.iter().find(|pack| pack.id == id && pack.version == version)
    }

    /// The newest version of a pack.
    #[must_use]
    pub fn newest(&self, id: &str) -> Option<&CompensationPack> {
        self.packs.iter().filter(|pack| pack.id == id).max_by_key(|pack| pack.valid_from)
    }
}
