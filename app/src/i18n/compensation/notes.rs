//! What to mind about an amount, each with its article.

use crate::preferences::Lang;
use domain::compensation::Note;

/// A note as a sentence.
#[must_use]
pub const fn note(lang: Lang, note: Note) -> &'static str {
    match lang {
        Lang::Zh => zh(note),
        Lang::En => en(note),
    }
}

const fn zh(note: Note) -> &'static str {
    match note {
        Note::NoStatutoryCap => {
            "法律没有规定快递赔偿以运费的几倍为限；“三倍资费”只适用于邮政普遍服务（邮政法第四十五条、第四十七条、第五十九条）。"
        }
        Note::SignedIsPrimaFacie => {
            "已签收只是按约交付的初步证据，客户仍可举证，不能单凭签收拒赔（民法典第八百三十一条）。"
        }
        Note::PackingMustBeProved => "包装有过错，须由承运人证明（民法典第八百三十二条）。",
        Note::RefusalNeedsLead => "拒赔须由主管决定，客服不得自行答复客户不赔。",
        Note::DefenceMustBeProved => "免责原因由承运人证明，证明不了的不能免责（民法典第八百三十二条）。",
        Note::CapNotHighlighted => {
            "没有证明限额条款已提示并说明，寄件人可以主张它不是合同内容（民法典第四百九十六条）。"
        }
        Note::CapFallsOnNegligence => "故意或重大过失造成财产损失的，限额条款无效（民法典第五百零六条）。",
        Note::InsuranceTermsDecide => "以与寄件人约定的保价规则为准，请先核对（快递暂行条例）。",
        Note::FreightAfterForceMajeure => {
            "因不可抗力灭失的，未收的运费不得再收，已收的客户可以要求返还（民法典第八百三十五条）。"
        }
        Note::OverInsured => "保价金额高于物品价值，请核对价值证明；赔偿一般不超过实际损失。",
        Note::UnderInsured => "保价金额低于未保价时的赔偿，请先核对金额，再向客户说明。",
        Note::InquiredInTime => "一年内查询过，期满才索赔：不得自动拒赔，由人工决定。",
        Note::SilenceDoesNotExempt => "法律没有“满一年不索赔即免责”，适用三年普通诉讼时效（民法典第一百八十八条）。",
        Note::CountsAsLost => "超过彻底延误时限仍未投递，按遗失处理；之后找到的，由主管重新打开本件。",
        Note::FeeIsWaived => "运费尚未收取，所以免收，而不是退还。",
        Note::NoRule => "所用条款对这类理赔没有规定，由人工决定。",
    }
}

const fn en(note: Note) -> &'static str {
    match note {
        Note::NoStatutoryCap => {
            "The law limits no express compensation to a multiple of the fee; “three times postage” is for universal postal service only (Postal Law, Art. 45, 47, 59)."
        }
        Note::SignedIsPrimaFacie => {
            "A signature is only prima-facie evidence of correct delivery; the customer may still prove the opposite, so it is no ground to refuse by itself (Civil Code, Art. 831)."
        }
        Note::PackingMustBeProved => "A fault in packing has to be proved by the carrier (Civil Code, Art. 832).",
        Note::RefusalNeedsLead => "A refusal is for a lead to decide; an agent never tells the customer so alone.",
        Note::DefenceMustBeProved => {
            "What frees the carrier has to be proved by the carrier; without proof it does not (Civil Code, Art. 832)."
        }
        Note::CapNotHighlighted => {
            "Nothing proves that the cap was pointed out and explained; the sender may say it is no part of the contract (Civil Code, Art. 496)."
        }
        Note::CapFallsOnNegligence => {
            "No cap holds for loss of property by intent or gross negligence (Civil Code, Art. 506)."
        }
        Note::InsuranceTermsDecide => {
            "The insurance rules agreed with the sender decide; read them first (Interim Regulation on Express Delivery)."
        }
        Note::FreightAfterForceMajeure => {
            "Freight of goods lost by force majeure is not asked for, and is returned when paid (Civil Code, Art. 835)."
        }
        Note::OverInsured => {
            "Insured for more than the goods are worth: check the proof of value; compensation rarely exceeds the real loss."
        }
        Note::UnderInsured => {
            "Insured for less than an uninsured parcel would get: check the amounts before telling the customer."
        }
        Note::InquiredInTime => {
            "Inquired within the year and claimed after it: never refused by itself, a person decides."
        }
        Note::SilenceDoesNotExempt => {
            "The law knows no end of liability after a year of silence; the general limitation of three years applies (Civil Code, Art. 188)."
        }
        Note::CountsAsLost => {
            "Undelivered past the limit of complete delay, so treated as lost; should it turn up, a lead reopens the case."
        }
        Note::FeeIsWaived => "The fee was not paid yet, so it is waived, not returned.",
        Note::NoRule => "These terms say nothing about this kind of claim; a person decides.",
    }
}
