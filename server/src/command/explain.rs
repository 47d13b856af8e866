//! `yiling explain`.

mod compensation;
mod deadline;
mod facts;

use super::{installed, reading};
use crate::{config::Data, trouble::Trouble};
use app::{
    i18n::{rules as words, working::WorkingTexts},
    preferences::Lang,
};
use domain::rulebook::Grade;
use std::process::ExitCode;

/// What to explain.
#[derive(clap::Subcommand, Debug)]
pub(super) enum Action {
    /// When something is due, by an installed rule or by a length of your own
    Deadline(Box<deadline::Options>),
    /// What a claim gets, with the rule and the article of every step
    #[command(after_help = "Exit codes: 0 worked out, 1 facts are missing or wrong, 2 called wrongly.")]
    Compensation(Box<compensation::Options>),
}

/// Carries it out.
pub(super) async fn act(data: &Data, action: Action) -> Result<ExitCode, Trouble> {
    let rules = installed::rules(data).await?;
    match action {
        Action::Deadline(options) => deadline::explain(&rules, &options),
        Action::Compensation(options) => compensation::explain(&rules, &options),
    }
}

/// Where an answer comes from.
struct Origin<'a> {
    /// Pack, or pack and rule.
    rule: &'a str,
    version: &'a str,
    /// Document, or document and article.
    source: &'a str,
    grade: Grade,
}

/// The lines that say where an answer comes from.
fn origin(lang: Lang, of: &Origin) {
    let texts = WorkingTexts::of(lang);
    let version = lang.pick(["（", of.version, " 版）"], [" (version ", of.version, ")"]).concat();
    println!("{}{}{version}", texts.rule, of.rule);
    println!("{}{}", texts.source, of.source);
    println!("{}{}", texts.checked, words::grade(lang, of.grade));
}

/// The steps of a working, numbered.
fn steps(sentences: impl Iterator<Item = String>) {
    for (number, sentence) in (1..).zip(sentences) {
        println!("{number:>3}. {sentence}");
    }
}

/// The hash of what went in.
fn hash(lang: Lang, hash: &str) {
    println!("{}{hash}", lang.pick("依据摘要（SHA-256）：", "Hash of the inputs (SHA-256): "));
}
