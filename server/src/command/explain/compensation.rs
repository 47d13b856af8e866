//! `yiling explain compensation`.

use super::{Origin, facts::Facts, hash, origin, reading, steps};
use crate::{command::pack, trouble::Trouble};
use app::{
    i18n::{compensation as words, rules, terms, working::WorkingTexts},
    preferences::Lang,
};
use casework::rules::Rules;
use chrono::NaiveDate;
use domain::compensation::{Assessment, Claim, CompensationPack, Options as Chosen, Status, assess, compare};
use std::{path::PathBuf, process::ExitCode};

/// The question.
#[derive(clap::Args, Debug)]
pub(in crate::command) struct Options {
    /// Terms of compensation, by id
    #[arg(long, value_name = "ID", default_value = "CN-HOUSE-2007", conflicts_with = "terms")]
    pack: String,
    /// Terms of compensation from a file instead
    #[arg(long, value_name = "FILE")]
    terms: Option<PathBuf>,
    /// Other terms to put beside them, with every difference; for instance CN-EXPRESS
    #[arg(long, value_name = "ID")]
    beside: Option<String>,
    /// The local day on which the parcel was accepted; the newest version counts when left out
    #[arg(long, value_name = "DAY", value_parser = reading::day)]
    accepted_on: Option<NaiveDate>,
    #[command(flatten)]
    facts: Facts,
    /// zh or en
    #[arg(long, default_value = "zh", value_parser = reading::lang)]
    lang: Lang,
}

/// Prints the result with its working; exit code 1 when nothing could be worked out.
pub(in crate::command) fn explain(installed: &Rules, options: &Options) -> Result<ExitCode, Trouble> {
    let lang = options.lang;
    let (claim, chosen) = options.facts.read()?;
    let own = options.terms.as_ref().map(|file| pack::terms(lang, file)).transpose()?;
    let terms = match &own {
        Some(own) => own,
        None => find(installed, &options.pack, options.accepted_on)?,
    };
    let result = tell(lang, terms, chosen, &claim);
    let Some(other) = &options.beside else { return Ok(code(&result)) };
    println!();
    // What was chosen differently from one pack says nothing about another.
    let beside = tell(lang, find(installed, other, options.accepted_on)?, Chosen::default(), &claim);
    println!("\n{}", lang.pick("差异：", "Differences:"));
    for difference in compare(&result, &beside) {
        println!("  - {}", words::difference(lang, &difference));
    }
    Ok(code(&result))
}

fn code(result: &Assessment) -> ExitCode {
    if result.status == Status::InputError { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn find<'a>(installed: &'a Rules, id: &str, on: Option<NaiveDate>) -> Result<&'a CompensationPack, Trouble> {
    let book = installed.compensation();
    let found = on.map_or_else(|| book.newest(id), |on| book.on(id, on));
    found.ok_or_else(|| {
        let mut known: Vec<&str> = book.packs().iter().map(|pack| &*pack.id).collect();
        known.sort_unstable();
        known.dedup();
        let day = on.map_or_else(String::new, |on| format!(" for a parcel accepted on {on}"));
        Trouble::usage(format!("There are no terms {id}{day}."), format!("take one of these: {}.", known.join(", ")))
    })
}

fn tell(lang: Lang, pack: &CompensationPack, chosen: Chosen, claim: &Claim) -> Assessment {
    let result = assess(pack, chosen, claim);
    println!("{}", words::claim_kind(lang, claim.kind));
    let source = rules::named(lang, &pack.source);
    origin(lang, &Origin { rule: &pack.id, version: &pack.version, source, grade: pack.grade });
    println!("{}", WorkingTexts::of(lang).working_head);
    let sentences = words::working(lang, &result, Some(pack)).into_iter().map(|sentence| {
        let article = sentence.article.map(|article| {
            let grade = terms::grade(lang, article.grade);
            ["\n     ", &*article.text, lang.pick("（", " ("), grade, lang.pick("）", ")")].concat()
        });
        sentence.text + &article.unwrap_or_default()
    });
    steps(sentences);
    for problem in &result.problems {
        println!("  ! {}", words::problem(lang, *problem));
    }
    list(lang.pick("尚待查明：", "Still open:"), result.open.iter().map(|open| words::open(lang, *open)));
    list(lang.pick("注意：", "Mind:"), result.notes.iter().map(|note| words::note(lang, *note).to_owned()));
    hash(lang, &result.inputs_hash());
    result
}

/// A list with a head, if there is anything in it.
fn list(head: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() == 0 {
        return;
    }
    println!("{head}");
    for line in lines {
        println!("  - {line}");
    }
}
