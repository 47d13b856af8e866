//! Where the bench works: a temporary folder beside what was built, because /tmp may be no disk at all.

use crate::{Trouble, forms::Forms};
use casework::ports::{Clock, Seed, Store};
use domain::{calendar::Calendar, rulebook::Rulebook};
use server::{clock::SystemClock, demo};
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::SqliteStore;
use tempfile::TempDir;

pub struct Place {
    folder: TempDir,
    /// `yiling`, built along with the bench.
    pub program: PathBuf,
}

impl Place {
    pub fn new() -> Result<Self, Trouble> {
        let bench = std::env::current_exe()?;
        let built = bench.parent().and_then(Path::parent).ok_or("the bench stands in no target folder")?;
        let program = built.join("yiling");
        if !program.is_file() {
            return Err(format!("{} is missing; `make bench` builds it", program.display()).into());
        }
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(built)?;
        let package = folder.path().join("site/pkg");
        fs::create_dir_all(&package)?;
        for file in ["yiling.js", "yiling.wasm", "yiling.css"] {
            fs::write(package.join(file), file)?;
        }
        Ok(Self { folder, program })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The database of a data folder.
    pub fn database(&self, data: &str) -> PathBuf {
        self.path(data).join("yiling.sqlite3")
    }

    /// Makes a data folder with the demo's data in it; gives the forms behind its complaints and how many there are.
    pub async fn demo(&self, data: &str) -> Result<(Forms, u32), Trouble> {
        fs::create_dir_all(self.path(data))?;
        let store = SqliteStore::open(&self.database(data)).await?;
        let seed = seed();
        let forms = Forms::of(&seed)?;
        let complaints = u32::try_from(seed.complaints.len())?;
        store.seed(seed).await?;
        store.close().await;
        Ok((forms, complaints))
    }
}

/// The demo's data as of now. Nobody signs in with a password here.
pub fn seed() -> Seed {
    demo::seed(SystemClock.now(), &Rulebook::builtin(), &Calendar::cn_mainland(), "none")
}
