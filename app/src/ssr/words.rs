//! The words as one file, made once for the scripts that are published, the phrases of the team, the rules that are
//! installed and the day it is.

use crate::{error::AppError, words::Words};
use casework::{Ctx, phrases::Team, rules::Rules, scripts::Scripts};
use chrono::NaiveDate;
use domain::{digest::sha256, phrase::Index, time::local_day};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many characters of its hash name a version.
const NAME_LENGTH: usize = 16;

/// The words as they travel.
#[derive(Debug)]
pub struct WordsFile {
    /// What is in it, in short: the same words have the same version.
    pub version: String,
    /// The words as JSON.
    pub text: String,
    packed: OnceLock<Vec<u8>>,
}

impl WordsFile {
    /// The text made small by `pack`, which is asked once.
    pub fn packed(&self, pack: impl FnOnce(&str) -> Vec<u8>) -> &[u8] {
        self.packed.get_or_init(|| pack(&self.text))
    }
}

/// What a file was made of.
struct Made {
    rules: Arc<Rules>,
    scripts: Arc<Scripts>,
    team: Arc<Team>,
    day: NaiveDate,
    file: Arc<WordsFile>,
}

/// The words as they are now.
///
/// # Errors
/// The files that ship with the program do not parse: a mistake that a content test finds.
pub fn words(ctx: &Ctx) -> Result<Arc<WordsFile>, AppError> {
    static MADE: Mutex<Option<Made>> = Mutex::new(None);
    let (rules, scripts) = (casework::rules::current(ctx), casework::scripts::current(ctx));
    let (team, day) = (casework::phrases::current(ctx), local_day(ctx.clock.now()));
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let same = |made: &&Made| {
        Arc::ptr_eq(&made.rules, &rules)
            && Arc::ptr_eq(&made.scripts, &scripts)
            && Arc::ptr_eq(&made.team, &team)
            && made.day == day
    };
    if let Some(made) = made.as_ref().filter(same) {
        return Ok(Arc::clone(&made.file));
    }
    let file = Arc::new(make(&rules, &scripts, &team, day)?);
    *made = Some(Made { rules, scripts, team, day, file: Arc::clone(&file) });
    Ok(file)
}

fn make(rules: &Rules, scripts: &Scripts, team: &Team, day: NaiveDate) -> Result<WordsFile, AppError> {
    let broken = AppError::Broken { incident: None };
    let (library, bank) = (scripts.library().clone(), team.bank().clone());
    let years = rules.calendar_on(day).years.values().cloned().collect();
    let words = Words { library, bank, rulebook: rules.rulebook().clone(), years, index: Index::default() };
    let text = serde_json::to_string(&words).map_err(|_| broken)?;
    let version = sha256(&text).chars().take(NAME_LENGTH).collect();
    Ok(WordsFile { version, text, packed: OnceLock::new() })
}
