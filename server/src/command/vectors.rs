//! `yiling vectors`.

use super::{installed, pack, reading};
use crate::{config::Data, trouble::Trouble};
use app::{
    i18n::{compensation, proof},
    preferences::Lang,
};
use chrono::NaiveDate;
use domain::{
    compensation::{CompensationBook, CompensationPack},
    vectors::{Failure, Installed, Outcome, Verdict, Working, run},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What to run.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    /// Files of worked examples: claims with a `pack`, deadlines with a `rule`
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Terms of compensation to use in place of the installed ones of the same id; may be given several times
    #[arg(long = "terms", value_name = "FILE")]
    terms: Vec<PathBuf>,
    /// Language of the workings: zh or en
    #[arg(long, default_value = "zh", value_parser = reading::lang)]
    lang: Lang,
}

/// Runs the examples and prints each failure; exit code 1 when there is one, 2 when a file cannot be read.
pub(super) async fn vectors(data: &Data, options: &Options) -> Result<ExitCode, Trouble> {
    let rules = installed::rules(data).await?;
    let book = with_own(rules.compensation(), options)?;
    let newest = rules.calendar_on(NaiveDate::MAX);
    let calendars = [(rules.calendar_book().calendar.as_str(), newest)];
    let installed = Installed { compensation: &book, calendars: &calendars };
    let mut verdicts = Vec::new();
    // Everything is read before anything is said, so that a wrong path is not hidden under failures.
    for file in &options.files {
        verdicts.push((file, judge(file, installed)?));
    }
    let (mut passed, mut failed) = (0_usize, 0_usize);
    for (file, verdicts) in &verdicts {
        for verdict in verdicts {
            if verdict.is_passed() {
                passed += 1;
            } else {
                failed += 1;
                print(options.lang, file, verdict);
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn judge(file: &Path, installed: Installed) -> Result<Vec<Verdict>, Trouble> {
    let text = reading::text(file)?;
    run(text.trim_start_matches('\u{feff}'), installed).map_err(|at| {
        Trouble::usage(
            format!("{} is no list of examples: line {}, column {}.", file.display(), at.line, at.column),
            "give a JSON list of examples.",
        )
    })
}

/// The installed terms, with those of the command line in place of others of the same id.
fn with_own(installed: &CompensationBook, options: &Options) -> Result<CompensationBook, Trouble> {
    let own = options.terms.iter().map(|file| pack::terms(options.lang, file)).collect::<Result<Vec<_>, _>>()?;
    let kept = installed.packs().iter().filter(|pack| own.iter().all(|new| new.id != pack.id)).cloned();
    let packs: Vec<CompensationPack> = kept.chain(own.iter().cloned()).collect();
    CompensationBook::from_packs(packs).map_err(|problem| {
        Trouble::usage(
            format!("{}.", compensation::pack_problem(options.lang, &problem)),
            "give each version once, with dates of its own.",
        )
    })
}

fn print(lang: Lang, file: &Path, verdict: &Verdict) {
    println!("{} in {}", verdict.id, file.display());
    match &verdict.outcome {
        Outcome::Passed => {}
        Outcome::Failed(failure) => tell(lang, failure),
        Outcome::Unreadable { why } => println!("  not an example: {why}"),
        Outcome::NoPack(pack) => println!("  no terms {pack} are installed"),
        Outcome::NoCalendar(calendar) => println!("  no calendar {calendar} is installed"),
    }
}

fn tell(lang: Lang, failure: &Failure) {
    // Both are shown in the words of the file, so that they can be compared with it.
    println!("  expected {}", serde_json::to_string(&failure.expected).unwrap_or_default());
    println!("  got      {}", serde_json::to_string(&failure.got).unwrap_or_default());
    let sentences: Vec<String> = match &failure.working {
        Working::Claim { problems, steps } => {
            let problems = problems.iter().map(|problem| compensation::problem(lang, *problem));
            problems.chain(steps.iter().map(|step| compensation::step(lang, step))).collect()
        }
        Working::Deadline(working) => {
            let steps = working.iter().flat_map(|working| &working.steps);
            steps.map(|step| proof::step(lang, step)).collect()
        }
    };
    for sentence in sentences {
        println!("    {sentence}");
    }
}
