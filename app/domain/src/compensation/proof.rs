//! What an amount was worked out from, written down in one way only, and its hash.
//!
//! The text is plain lines with the names and codes of claim files, so that a person can read it, and whoever doubts a
//! printed result can put it through `sha256sum`. What is not known has no line.

use super::{Answer, Assessment, Share};
use crate::{amount::Fen, digest::sha256};

/// First line of the text; another way of writing would have another one.
const FORM: &str = "yiling compensation 1";

impl Assessment {
    /// Terms, options and facts as text.
    #[must_use]
    pub fn inputs_text(&self) -> String {
        let claim = &self.claim;
        let money = |fen: Option<Fen>| fen.map(|fen| fen.0.to_string());
        let answer =
            |answer: Option<Answer>| answer.map(|a| if a == Answer::Yes { "true" } else { "false" }.to_owned());
        let word = |code: Option<&str>| code.map(str::to_owned);
        let lines = [
            ("pack", Some([&*self.pack.id, " ", &*self.pack.version].concat())),
            ("option partial_fee", word(self.options.partial_fee.map(super::PartialFee::code))),
            ("option weight_rounding", word(self.options.weight_rounding.map(super::WeightRounding::code))),
            ("kind", word(Some(claim.kind.code()))),
            ("fee_fen", money(claim.fee)),
            ("surcharge_fen", money(claim.surcharge)),
            ("fee_paid", answer(claim.fee_paid)),
            ("weight_g", claim.weight.map(|grams| grams.0.to_string())),
            ("insured_fen", money(claim.insured)),
            ("lost", claim.lost.map(|Share(lost, whole)| [&*lost.to_string(), "/", &whole.to_string()].concat())),
            ("cause", word(claim.cause.map(super::Cause::code))),
            ("window", word(claim.window.map(super::Window::code))),
            ("agreed_fen", money(claim.agreed)),
            ("signed_and_left", answer(claim.signed_and_left)),
            ("packed_by", word(claim.packed_by.map(super::Packer::code))),
            ("reason", word(claim.reason.map(super::Reason::code))),
            ("actual_loss_fen", money(claim.actual_loss)),
            ("value_fen", money(claim.value)),
            ("contract_cap_multiple", claim.contract_cap_multiple.map(|times| times.to_string())),
            ("term_highlighted", answer(claim.term_highlighted)),
            ("gross_negligence", answer(claim.gross_negligence)),
            ("item", word(claim.item.map(super::Item::code))),
        ];
        let mut text = [FORM, "\n"].concat();
        for (name, value) in lines {
            if let Some(value) = value {
                text.push_str(&[name, " ", &value, "\n"].concat());
            }
        }
        text
    }

    /// The SHA-256 of [`Assessment::inputs_text`], in hexadecimal.
    #[must_use]
    pub fn inputs_hash(&self) -> String {
        sha256(&self.inputs_text())
    }
}
