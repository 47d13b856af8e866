//! Compensation in sentences: the facts asked for, the working step by step, what to mind, and where house and law part.

mod differences;
mod facts;
mod notes;
mod outcomes;
mod packs;
mod shortfalls;
mod steps;

pub use differences::difference;
pub use facts::{
    answer, cause, claim_kind, fact, item, no_claim, open, packer, partial_fee, problem, reason, weight_rounding,
    window,
};
pub use notes::note;
pub use outcomes::{bounds, counts_as_lost, decides, line, payee, region, rule, status};
pub use packs::{pack_problem, pack_problem_here, recompute_problem};
pub use shortfalls::{shortfall, shortfalls_head};
pub use steps::step;

use crate::preferences::Lang;
use domain::{
    amount::{Fen, Grams},
    compensation::{Assessment, CompensationPack, Cover, Rule, Step},
    rulebook::Grade,
};

/// A sentence of a working, with the article it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// What was done, with its numbers.
    pub text: String,
    /// Where that stands, on steps that name a rule.
    pub article: Option<Quoted>,
}

/// An article in words, with how well it was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quoted {
    /// Document and article.
    pub text: String,
    /// How well it was checked.
    pub grade: Grade,
}

/// The whole working as an argument: every step with its numbers, every rule with its article. Without the pack, for
/// instance because its version is not installed here, the articles are left out.
#[must_use]
pub fn working(lang: Lang, assessment: &Assessment, pack: Option<&CompensationPack>) -> Vec<Sentence> {
    assessment.steps.iter().map(|step| sentence(lang, step, assessment, pack)).collect()
}

fn sentence(lang: Lang, step: &Step, assessment: &Assessment, pack: Option<&CompensationPack>) -> Sentence {
    let article = match (step, pack) {
        (Step::Applies(rule) | Step::NotForInsured(rule), Some(pack)) => article(lang, pack, *rule),
        _ => None,
    };
    let text = match (step, pack) {
        (Step::Applies(Rule::Measure(number)), Some(pack)) => measure(lang, pack, *number),
        _ => None,
    };
    Sentence { text: text.unwrap_or_else(|| steps::told(lang, step, Some(assessment))), article }
}

/// Which of the measures it is, by whom it is for.
fn measure(lang: Lang, pack: &CompensationPack, number: u8) -> Option<String> {
    let text = match pack.measures.get(usize::from(number))?.cover {
        Cover::Insured => lang.pick("赔偿额按保价快件的标准计算", "The amount follows the measure for insured parcels"),
        Cover::Uninsured => {
            lang.pick("赔偿额按未保价快件的标准计算", "The amount follows the measure for uninsured parcels")
        }
    };
    Some(text.to_owned())
}

/// The article behind a rule of a pack; `None` when the pack has no such rule.
#[must_use]
pub fn article(lang: Lang, pack: &CompensationPack, rule: Rule) -> Option<Quoted> {
    let cited = pack.cited(rule)?;
    Some(Quoted { text: lang.pick(cited.zh, cited.en).to_owned(), grade: cited.grade })
}

/// `¥12.00`
#[must_use]
pub fn yuan(amount: Fen) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    [sign, "¥", amount.yuan().trim_start_matches('-')].concat()
}

/// A weight in kilograms without needless zeros: `2`, `1.25`.
#[must_use]
pub fn kilograms(weight: Grams) -> String {
    let grams = weight.0.unsigned_abs();
    let sign = if weight.0 < 0 { "-" } else { "" };
    let rest = (1000 + grams % 1000).to_string();
    let decimals = rest.get(1..).unwrap_or_default().trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    [sign, &(grams / 1000).to_string(), point, decimals].concat()
}

#[cfg(test)]
mod tests;
