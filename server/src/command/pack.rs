//! `yiling pack check`.

mod summary;

use super::{installed, reading};
use crate::{clock::SystemClock, config::Data, trouble::Trouble};
use app::{
    i18n::{receipts, rules as words},
    preferences::Lang,
};
use casework::{ports::Clock, rules::Rules};
use chrono::NaiveDate;
use domain::{
    compensation::{CompensationBook, CompensationPack, Shortfall, install, shortfalls},
    receipt::ReceiptTerms,
    rulebook::{
        diff::diff,
        file::{PackFault, PackFile},
        install::install as install_clocks,
        library::Library,
    },
    time::local_day,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What to do.
#[derive(clap::Subcommand, Debug)]
pub(super) enum Action {
    /// Say everything that is wrong with a rule pack, or what it holds; installs nothing
    Check {
        /// A pack of clocks, terms of compensation, or rules on return receipts
        file: PathBuf,
        /// Language of the answer: zh or en
        #[arg(long, default_value = "zh", value_parser = reading::lang)]
        lang: Lang,
    },
}

/// Carries it out.
pub(super) async fn act(data: &Data, action: Action) -> Result<ExitCode, Trouble> {
    let Action::Check { file, lang } = action;
    let text = reading::text(&file)?;
    match kind(&text) {
        Kind::Clocks => {
            let rules = installed::rules(data).await?;
            let pack = clocks(&rules, &text).map_err(|faults| refused(lang, &file, &faults))?;
            summary::clocks(lang, &pack);
            let newest = rules.library().installed().iter().rev().find(|other| other.pack.id == pack.id);
            if let Some(newest) = newest {
                summary::changes(lang, &newest.pack.version, &diff(&newest.pack, &pack));
            }
        }
        Kind::Compensation => {
            let rules = installed::rules(data).await?;
            let pack = install::read(&text).map_err(|faults| refused(lang, &file, &faults))?;
            summary::compensation(lang, &pack);
            if let Some(newest) = rules.compensation().newest(&pack.id) {
                // The book has the days cut to those a version is used for; they are no change of what is written.
                let as_written = CompensationPack { valid_from: pack.valid_from, ..newest.clone() };
                let as_written = CompensationPack { valid_until: pack.valid_until, ..as_written };
                summary::changes(lang, &newest.version, &install::diff(&as_written, &pack));
            }
            summary::shortfalls(lang, &less_than_the_law(&rules, pack));
        }
        Kind::Receipts => match ReceiptTerms::parse(&text) {
            Ok(terms) => summary::receipts(lang, &terms),
            Err(problem) => {
                println!("{}: {}", file.display(), receipts::terms_problem(lang, problem));
                return Err(stopped(&file, 1));
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}

/// Terms of compensation that a command works with.
pub(super) fn terms(lang: Lang, file: &Path) -> Result<CompensationPack, Trouble> {
    install::read(&reading::text(file)?).map_err(|faults| refused(lang, file, &faults))
}

/// A pack of clocks that a command works with.
pub(super) fn clock_pack(lang: Lang, file: &Path) -> Result<PackFile, Trouble> {
    PackFile::parse(&reading::text(file)?).map_err(|faults| refused(lang, file, &faults))
}

/// What a file wants to be. Told by words of the text, because a broken file has to be refused with its own reasons.
enum Kind {
    Clocks,
    Compensation,
    Receipts,
}

fn kind(text: &str) -> Kind {
    let has = |field: &str| text.contains(&["\"", field, "\""].concat());
    if has("clocks") || has("schedules") {
        Kind::Clocks
    } else if has("causes") || has("measures") || has("payees") {
        Kind::Compensation
    } else if has("anomaly_missed") || has("person_percent") {
        Kind::Receipts
    } else {
        Kind::Clocks
    }
}

/// The pack, checked alone and beside the other packs that are installed, as if it were used from tomorrow on.
fn clocks(rules: &Rules, text: &str) -> Result<PackFile, Vec<PackFault>> {
    let pack = PackFile::parse(text)?;
    let others = rules.library().installed().iter().filter(|other| other.pack.id != pack.id).cloned();
    let today = local_day(SystemClock.now());
    let plan = install_clocks(&Library::from_installed(others.collect()), text, tomorrow(), today)?;
    Ok(plan.pack)
}

/// Where terms would pay less than the law in force gives, as if they were the only version of theirs, used from tomorrow
/// on.
fn less_than_the_law(rules: &Rules, pack: CompensationPack) -> Vec<Shortfall> {
    let book = rules.compensation();
    let before = book.newest(&pack.id).cloned();
    let (id, version) = (pack.id.clone(), pack.version.clone());
    let others = book.packs().iter().filter(|other| other.id != id).cloned();
    let valid_from = pack.valid_from.max(tomorrow());
    let pack = CompensationPack { valid_from, ..pack };
    let beside = CompensationBook::from_packs(others.chain([pack]).collect()).unwrap_or_default();
    shortfalls(&beside, &id, &version, before.as_ref())
}

fn tomorrow() -> NaiveDate {
    let today = local_day(SystemClock.now());
    today.succ_opt().unwrap_or(today)
}

/// Prints every fault.
fn refused(lang: Lang, file: &Path, faults: &[PackFault]) -> Trouble {
    for fault in faults {
        println!("{}: {}", file.display(), words::pack_fault(lang, fault));
    }
    stopped(file, faults.len())
}

fn stopped(file: &Path, count: usize) -> Trouble {
    Trouble::refused(
        format!("{} is refused: faults found: {count}.", file.display()),
        "Nothing was changed; the installed packs stay as they are.",
        "correct the lines named above and check again.",
    )
}
