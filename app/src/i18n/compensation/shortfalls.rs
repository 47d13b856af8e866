//! Where terms of our own would pay less than the law in force gives, in words.

use super::{cause, claim_kind, kilograms, window, yuan};
use crate::preferences::Lang;
use domain::compensation::{Answer, Claim, Packer, Shortfall};

/// What a list of such claims is headed with.
#[must_use]
pub fn shortfalls_head(lang: Lang, count: usize) -> String {
    let count = count.to_string();
    lang.pick(
        ["比现行法律少赔的情形 ", &count, " 种（只是提醒，不妨碍导入；法律给的更多时，须按法律赔）"],
        [
            "Less than the law in force gives, kinds of claim: ",
            &count,
            " (a warning that refuses nothing; where the law gives more, the law holds)",
        ],
    )
    .concat()
}

/// One claim with what our own terms pay and what the law gives at least.
#[must_use]
pub fn shortfall(lang: Lang, found: &Shortfall) -> String {
    let claim = &found.claim;
    let mut text = String::from(claim_kind(lang, claim.kind));
    for circumstance in circumstances(lang, claim) {
        text.push_str(lang.pick("，", ", "));
        text.push_str(&circumstance);
    }
    let terms = [&*found.terms.id, " ", &*found.terms.version].concat();
    let law = [&*found.law.id, " ", &*found.law.version].concat();
    let (pays, floor) = (yuan(found.pays), yuan(found.floor));
    text.push_str(
        &lang
            .pick(
                ["：按 ", &*terms, " 赔 ", &*pays, "，按 ", &*law, " 至少 ", &*floor],
                [": ", &*terms, " pays ", &*pays, ", ", &*law, " gives at least ", &*floor],
            )
            .concat(),
    );
    if let Some(before) = found.before.filter(|before| *before != found.pays) {
        let before = yuan(before);
        text.push_str(
            &lang.pick(["（上一版赔 ", &*before, "）"], [" (the version before pays ", &*before, ")"]).concat(),
        );
    }
    text
}

/// What has to be known of a claim to follow the two amounts, the plainest first.
fn circumstances(lang: Lang, claim: &Claim) -> Vec<String> {
    let labelled = |zh: &str, en: &str, value: &str| [lang.pick(zh, en), value].concat();
    let mut said = vec![claim.insured.map_or_else(
        || lang.pick("未保价", "not insured").to_owned(),
        |insured| labelled("保价 ", "insured for ", &yuan(insured)),
    )];
    said.extend(claim.fee.map(|fee| labelled("运费 ", "fee ", &yuan(fee))));
    said.extend(claim.weight.map(|weight| [&*kilograms(weight), lang.pick(" 公斤", " kg")].concat()));
    said.extend(claim.actual_loss.map(|loss| labelled("已证明损失 ", "proved loss ", &yuan(loss))));
    said.extend(claim.contract_cap_multiple.map(|times| {
        let pointed_out = match claim.term_highlighted {
            Some(Answer::Yes) => lang.pick("（已提示）", " (pointed out)"),
            _ => lang.pick("（未提示）", " (not pointed out)"),
        };
        let cap = lang.pick(["合同限额为运费 ", " 倍"], ["contract cap ", " times the fee"]);
        [cap[0], &*times.to_string(), cap[1], pointed_out].concat()
    }));
    let is = |answer: Option<Answer>| answer == Some(Answer::Yes);
    let others = [
        (is(claim.gross_negligence), lang.pick("故意或重大过失", "intent or gross negligence")),
        (is(claim.signed_and_left), lang.pick("签收后才提出", "reported after it was signed for")),
        (claim.packed_by == Some(Packer::Customer), lang.pick("客户自行包装", "packed by the customer")),
    ];
    said.extend(others.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word.to_owned()));
    said.extend(claim.window.map(|passed| window(lang, passed).to_owned()));
    said.extend(claim.cause.map(|found| cause(lang, found).to_owned()));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::proofread::proofread;
    use domain::{
        amount::{Fen, Grams},
        compensation::{Cause, ClaimKind, PackVersion, Window},
    };

    fn found(claim: Claim, before: Option<i64>) -> Shortfall {
        let named = |id: &str, version: &str| PackVersion { id: id.to_owned(), version: version.to_owned() };
        let (terms, law) = (named("CN-HOUSE-2007", "2027.1"), named("CN-EXPRESS", "2025.1"));
        Shortfall { terms, law, claim, pays: Fen(6_000), floor: Fen(100_000), before: before.map(Fen) }
    }

    #[test]
    fn less_than_the_law_reads_well() {
        let loss = Claim { actual_loss: Some(Fen(100_000)), fee: Some(Fen(1_200)), ..Claim::of(ClaimKind::Loss) };
        let loss = Claim { weight: Some(Grams(1_500)), ..loss };
        let said = shortfall(Lang::Zh, &found(loss, Some(8_400)));
        assert_eq!(
            said,
            "遗失，未保价，运费 ¥12.00，1.5 公斤，已证明损失 ¥1000.00：按 CN-HOUSE-2007 2027.1 赔 ¥60.00，\
             按 CN-EXPRESS 2025.1 至少 ¥1000.00（上一版赔 ¥84.00）"
        );
        let said = [
            found(loss, None),
            found(Claim { insured: Some(Fen(5_000)), ..loss }, None),
            found(Claim { contract_cap_multiple: Some(5), term_highlighted: Some(Answer::No), ..loss }, None),
            found(Claim { contract_cap_multiple: Some(5), term_highlighted: Some(Answer::Yes), ..loss }, None),
            found(Claim { gross_negligence: Some(Answer::Yes), ..loss }, None),
            found(Claim { signed_and_left: Some(Answer::Yes), ..loss }, None),
            found(Claim { packed_by: Some(Packer::Customer), ..loss }, None),
            found(Claim { window: Some(Window::Missed), ..loss }, None),
            found(Claim { cause: Some(Cause::Inherent), ..loss }, Some(1)),
        ];
        proofread(said.iter(), shortfall);
        proofread([1_usize, 2], shortfalls_head);
    }
}
