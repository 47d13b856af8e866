//! The inputs of an amount as text, and their hash.

use super::given::{HOUSE, claim, pack};
use domain::{
    amount::{Fen, Grams},
    compensation::{
        Answer, Cause, Claim, ClaimKind, Item, Options, Packer, PartialFee, Reason, Share, WeightRounding, Window,
        assess,
    },
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeSet, fmt::Write};

#[test]
fn the_text_holds_what_is_known_and_its_hash_is_that_of_sha256sum() {
    let options = Options { weight_rounding: Some(WeightRounding::CeilKg), ..Options::default() };
    let lost = Claim { insured: Some(Fen(50_000)), fee_paid: Some(Answer::No), ..claim(ClaimKind::Loss) };
    let result = assess(pack(HOUSE), options, &lost);
    let expected = "yiling compensation 1\npack CN-HOUSE-2007 2007.1\noption weight_rounding ceil_kg\nkind loss\n\
                    fee_fen 1200\nfee_paid false\nweight_g 2000\ninsured_fen 50000\n";
    assert_eq!(result.inputs_text(), expected);
    let digest = Sha256::digest(expected).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    assert_eq!(result.inputs_hash(), digest);
}

#[test]
fn every_fact_and_option_changes_the_hash() {
    let plain = Claim::of(ClaimKind::Loss);
    let facts = [
        plain,
        Claim::of(ClaimKind::Delay),
        Claim { fee: Some(Fen(1)), ..plain },
        Claim { surcharge: Some(Fen(1)), ..plain },
        Claim { fee_paid: Some(Answer::No), ..plain },
        Claim { fee_paid: Some(Answer::Yes), ..plain },
        Claim { weight: Some(Grams(1)), ..plain },
        Claim { insured: Some(Fen(1)), ..plain },
        Claim { lost: Some(Share(1, 2)), ..plain },
        Claim { cause: Some(Cause::Customer), ..plain },
        Claim { window: Some(Window::Missed), ..plain },
        Claim { agreed: Some(Fen(1)), ..plain },
        Claim { signed_and_left: Some(Answer::Yes), ..plain },
        Claim { packed_by: Some(Packer::Customer), ..plain },
        Claim { reason: Some(Reason::CompleteDelay), ..plain },
        Claim { actual_loss: Some(Fen(1)), ..plain },
        Claim { value: Some(Fen(1)), ..plain },
        Claim { contract_cap_multiple: Some(5), ..plain },
        Claim { term_highlighted: Some(Answer::Yes), ..plain },
        Claim { gross_negligence: Some(Answer::Yes), ..plain },
        Claim { item: Some(Item::Parcel), ..plain },
    ];
    let hash = |options, claim: &Claim| assess(pack(HOUSE), options, claim).inputs_hash();
    let mut hashes: BTreeSet<String> = facts.iter().map(|claim| hash(Options::default(), claim)).collect();
    hashes.insert(hash(Options { partial_fee: Some(PartialFee::None), ..Options::default() }, &plain));
    hashes.insert(hash(Options { weight_rounding: Some(WeightRounding::Exact), ..Options::default() }, &plain));
    assert_eq!(hashes.len(), facts.len() + 2);
    // A field that somebody adds to the claim has to be added to the text, too.
    let named: Claim = serde_json::from_value(serde_json::json!({
        "kind": "loss", "fee_fen": 1, "surcharge_fen": 1, "fee_paid": true, "weight_g": 1, "insured_fen": 1, "lost": [1, 2],
        "cause": "customer", "window": "missed", "agreed_fen": 1, "signed_and_left": true, "packed_by": "customer",
        "reason": "complete_delay", "actual_loss_fen": 1, "value_fen": 1, "contract_cap_multiple": 5,
        "term_highlighted": true, "gross_negligence": true, "item": "parcel"
    }))
    .unwrap();
    let fields = serde_json::to_value(named).unwrap();
    let text = assess(pack(HOUSE), Options::default(), &named).inputs_text();
    for field in fields.as_object().unwrap().keys() {
        assert!(text.contains(&format!("\n{field} ")), "{field} is not in the text");
    }
}
