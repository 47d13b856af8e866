//! One state of all scripts.

use crate::ports::PublishedScript;
use domain::script::{Library, Script, ScriptId};

/// All scripts: those that come with the program and every version that was published.
#[derive(Clone, Debug)]
pub struct Scripts {
    shipped: Library,
    published: Vec<PublishedScript>,
    library: Library,
}

/// The scripts that come with the program cannot be read; the tests see to it that it never happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the scripts that come with the program cannot be read")]
pub struct Unreadable;

impl Scripts {
    /// What comes with the program, with these over it.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn of(published: Vec<PublishedScript>) -> Result<Self, Unreadable> {
        let shipped = domain::script::builtin().map_err(|_| Unreadable)?;
        Ok(Self::put_together(shipped, published))
    }

    /// The same with one more.
    #[must_use]
    pub(super) fn with(&self, published: PublishedScript) -> Self {
        let all = self.published.iter().cloned().chain([published]).collect();
        Self::put_together(self.shipped.clone(), all)
    }

    fn put_together(shipped: Library, published: Vec<PublishedScript>) -> Self {
        let mut library = shipped.clone();
        for one in &published {
            library = beside(&library, &one.script);
        }
        Self { shipped, published, library }
    }

    /// What new calls use.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// What was published, in its order.
    #[must_use]
    pub fn published(&self) -> &[PublishedScript] {
        &self.published
    }

    /// Every version of a script with its publication, the newest first; what came with the program has none.
    #[must_use]
    pub fn versions(&self, id: &ScriptId) -> Vec<(&Script, Option<&PublishedScript>)> {
        let published = self.published.iter().rev().filter(|one| one.script.id == *id);
        let mut all: Vec<_> = published.map(|one| (&one.script, Some(one))).collect();
        all.extend(self.shipped.script(id).map(|script| (script, None)));
        all
    }

    /// The version that the next publication of a script gets.
    pub(super) fn next_version(&self, id: &ScriptId) -> u32 {
        let newest = self.versions(id).into_iter().map(|(script, _)| script.version).max();
        newest.unwrap_or(0).saturating_add(1)
    }
}

/// The library with this script in the place of the one it replaces, or at the end.
pub(super) fn beside(library: &Library, script: &Script) -> Library {
    let mut library = library.clone();
    match library.scripts.iter_mut().find(|known| known.id == script.id) {
        Some(known) => *known = script.clone(),
        None => library.scripts.push(script.clone()),
    }
    library
}
