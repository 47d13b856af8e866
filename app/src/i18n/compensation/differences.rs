//! Where house terms and law part, and why, in sentences.

use super::{outcomes, yuan};
use crate::preferences::Lang;
use domain::{
    amount::Fen,
    compensation::{Difference, Status},
};

/// One difference as a sentence.
#[must_use]
pub fn difference(lang: Lang, difference: &Difference) -> String {
    match *difference {
        Difference::Status { house, law } => outcome(lang, house, law),
        Difference::Total { house, law } => amounts(
            lang.pick(
                ["合计：公司标准 ", "，按法律目前可算出 ", "。"],
                ["In all: ", " by house terms, ", " by law as far as known."],
            ),
            house,
            law,
        ),
        Difference::BelowFloor { house, floor } => amounts(
            lang.pick(
                ["公司标准赔偿 ", "，低于法律上至少应赔的 ", "，客户可以主张差额。"],
                [
                    "The house would pay ",
                    ", less than the ",
                    " that the law gives at least: the customer may ask for the rest.",
                ],
            ),
            house,
            floor,
        ),
        Difference::AboveCeiling { house, ceiling } => amounts(
            lang.pick(
                ["公司标准赔偿 ", "，高于法律上最多的 ", "；法律不禁止多赔。"],
                ["The house would pay ", ", more than the ", " that the law asks for at most; nobody forbids that."],
            ),
            house,
            ceiling,
        ),
        Difference::DefenceMustBeProved(ground) => {
            let ground = outcomes::ground(lang, ground);
            lang.pick(
                ["公司条款以“", ground, "”免责；依法须由承运人证明，证明不了仍须赔偿（民法典第八百三十二条）。"],
                [
                    "House terms exempt what was ",
                    ground,
                    "; by law the carrier must prove it, or pay (Civil Code, Art. 832).",
                ],
            )
            .concat()
        }
        other => reason(lang, other).to_owned(),
    }
}

fn outcome(lang: Lang, house: Status, law: Status) -> String {
    let (house, law) = (outcomes::status(lang, house), outcomes::status(lang, law));
    lang.pick(
        ["结论：公司标准“", house, "”，按法律“", law, "”。"],
        ["Outcome: “", house, "” by house terms, “", law, "” by law."],
    )
    .concat()
}

fn amounts([before, between, after]: [&str; 3], one: Fen, other: Fen) -> String {
    [before, &yuan(one), between, &yuan(other), after].concat()
}

/// The differences that carry no number.
const fn reason(lang: Lang, difference: Difference) -> &'static str {
    match difference {
        // These carry numbers and are told above.
        Difference::Status { .. }
        | Difference::Total { .. }
        | Difference::BelowFloor { .. }
        | Difference::AboveCeiling { .. }
        | Difference::DefenceMustBeProved(_) => "",
        Difference::NoStatutoryCap => lang.pick(
            "“运费几倍”的限额只是公司的合同条款；法律对快递没有这样的上限，“三倍资费”只适用于邮政普遍服务（邮政法第四十五条、第五十九条）。",
            "The multiple of the fee is a term of the house only; the law has no such limit for express, and “three times postage” is for universal postal service (Postal Law, Art. 45, 59).",
        ),
        Difference::LossNotProved => lang.pick(
            "依法按实际损失赔偿，而实际损失还没有证明。",
            "By law the real loss counts, and it is not proved yet.",
        ),
        Difference::CapNotHighlighted => lang.pick(
            "没有证明限额条款已提示并说明，依法可能不构成合同内容（民法典第四百九十六条）。",
            "Nothing proves that the cap was pointed out and explained, so by law it may not bind (Civil Code, Art. 496).",
        ),
        Difference::CapFallsOnNegligence => lang.pick(
            "有故意或重大过失，依法任何限额都不适用（民法典第五百零六条）。",
            "With intent or gross negligence no cap holds by law (Civil Code, Art. 506).",
        ),
        Difference::SignedIsPrimaFacie => lang.pick(
            "公司规定“已签收”可以婉拒；依法签收只是初步证据，不能单独作为拒赔理由（民法典第八百三十一条）。",
            "House rules decline what was signed for; by law a signature is only prima-facie evidence, no ground to refuse by itself (Civil Code, Art. 831).",
        ),
        Difference::PackingMustBeProved => lang.pick(
            "公司规定“客户自行包装”原则上不赔；依法包装过错须由承运人证明（民法典第八百三十二条）。",
            "House rules refuse what the customer packed; by law the carrier must prove the fault in packing (Civil Code, Art. 832).",
        ),
        Difference::InsuredAgainstAll => lang.pick(
            "公司条款对保价快件一律照赔；依法以与寄件人约定的保价规则为准。",
            "House terms pay insured parcels whatever happened; by law the insurance rules agreed with the sender decide.",
        ),
        Difference::FreightAfterForceMajeure => lang.pick(
            "因不可抗力灭失的，依法运费不得再收，已收的应返还（民法典第八百三十五条）；公司条款没有规定。",
            "Freight of goods lost by force majeure is by law not asked for and returned when paid (Civil Code, Art. 835); house terms say nothing of it.",
        ),
        Difference::SilenceDoesNotExempt => lang.pick(
            "公司条款满一年不查询不索赔即免责；依法适用三年普通诉讼时效（民法典第一百八十八条）。",
            "House terms end liability after a year of silence; by law the general limitation of three years applies (Civil Code, Art. 188).",
        ),
        Difference::FeeOnTop => lang.pick(
            "公司在赔偿之外另退（免）运费；法律只问损失。",
            "The house returns or waives the fee on top; the law asks only for the loss.",
        ),
        Difference::InsuranceTermsDecide => lang.pick(
            "保价快件依法以与寄件人约定的保价规则为准，请先核对。",
            "For insured parcels the rules agreed with the sender decide by law; read them first.",
        ),
        Difference::PersonDecides => lang.pick(
            "法律在这里没有算式，每件由人工决定。",
            "The law has no formula here: a person decides every case.",
        ),
    }
}
