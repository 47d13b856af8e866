//! A claim from the command line.

use super::reading;
use crate::trouble::Trouble;
use domain::{
    amount::{Fen, Grams},
    compensation::{
        Answer, Cause, Claim, ClaimKind, Item, Options as Chosen, Packer, PartialFee, Reason, Share, WeightRounding,
        Window,
    },
};
use std::path::PathBuf;

/// The facts of a claim, or the file that holds them.
#[derive(clap::Args, Debug)]
pub(super) struct Facts {
    /// A JSON file with the claim, or with a worked example that has a `claim` and perhaps `options`
    #[arg(long, value_name = "FILE", conflicts_with = "kind", required_unless_present = "kind")]
    claim: Option<PathBuf>,
    /// What happened: loss, delay, `delay_value_loss`, `total_damage`, `partial_damage`, `name_mismatch` or `qty_mismatch`
    #[arg(long, value_parser = coded(ClaimKind::from_code, ClaimKind::CODES))]
    kind: Option<ClaimKind>,
    /// Service fee in yuan, without surcharges
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    fee: Option<Fen>,
    /// Insurance fee and other surcharges in yuan
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    surcharge: Option<Fen>,
    /// Freight collect: the fee was not paid
    #[arg(long)]
    unpaid: bool,
    /// Weight in kilograms, at most three decimals
    #[arg(long, value_name = "KG", value_parser = kilograms)]
    weight: Option<Grams>,
    /// Insured amount in yuan
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    insured: Option<Fen>,
    /// Share that was lost, of the value or of the pieces: 1/3
    #[arg(long, value_name = "PART/WHOLE", value_parser = share)]
    lost: Option<Share>,
    /// Proved loss in yuan
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    actual_loss: Option<Fen>,
    /// Value of all the contents in yuan
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    value: Option<Fen>,
    /// Agreed specially for this consignment, in yuan
    #[arg(long, value_name = "YUAN", value_parser = yuan)]
    agreed: Option<Fen>,
    /// What frees the carrier: `force_majeure`, customer or inherent
    #[arg(long, value_parser = coded(Cause::from_code, Cause::CODES))]
    cause: Option<Cause>,
    /// The year for inquiries and claims has passed: missed or `inquired_only`
    #[arg(long, value_parser = coded(Window::from_code, Window::CODES))]
    window: Option<Window>,
    /// Who packed: customer, carrier or unknown
    #[arg(long, value_parser = coded(Packer::from_code, Packer::CODES))]
    packed_by: Option<Packer>,
    /// Signed for, and the courier had left
    #[arg(long)]
    signed_and_left: bool,
    /// It counts as lost because of `complete_delay`
    #[arg(long, value_parser = coded(Reason::from_code, Reason::CODES))]
    reason: Option<Reason>,
    /// The contract limits liability to so many times the fee
    #[arg(long, value_name = "TIMES")]
    cap: Option<u32>,
    /// Whether that was pointed out to the sender: yes or no
    #[arg(long, value_parser = answer)]
    highlighted: Option<Answer>,
    /// Whether it was intent or gross negligence: yes or no
    #[arg(long, value_parser = answer)]
    gross_negligence: Option<Answer>,
    /// What was sent: parcel or `registered_letter`
    #[arg(long, value_parser = coded(Item::from_code, Item::CODES))]
    item: Option<Item>,
    /// The fee on partial damage: proportional, none or full
    #[arg(long, value_parser = coded(PartialFee::from_code, PartialFee::CODES))]
    partial_fee: Option<PartialFee>,
    /// Which weight counts: exact or `ceil_kg`
    #[arg(long, value_parser = coded(WeightRounding::from_code, WeightRounding::CODES))]
    weight_rounding: Option<WeightRounding>,
}

impl Facts {
    /// The claim and what was chosen differently from the terms; options of the command line go first.
    pub(super) fn read(&self) -> Result<(Claim, Chosen), Trouble> {
        let (claim, chosen) = match (&self.claim, self.kind) {
            (Some(file), _) => from_file(file)?,
            (None, Some(kind)) => (self.claim_of(kind), Chosen::default()),
            (None, None) => return Err(Trouble::usage("There is no claim.", "give --kind or --claim FILE.")),
        };
        let chosen = Chosen {
            partial_fee: self.partial_fee.or(chosen.partial_fee),
            weight_rounding: self.weight_rounding.or(chosen.weight_rounding),
        };
        Ok((claim, chosen))
    }

    fn claim_of(&self, kind: ClaimKind) -> Claim {
        Claim {
            kind,
            fee: self.fee,
            surcharge: self.surcharge,
            fee_paid: self.unpaid.then_some(Answer::No),
            weight: self.weight,
            insured: self.insured,
            lost: self.lost,
            cause: self.cause,
            window: self.window,
            agreed: self.agreed,
            signed_and_left: self.signed_and_left.then_some(Answer::Yes),
            packed_by: self.packed_by,
            reason: self.reason,
            actual_loss: self.actual_loss,
            value: self.value,
            contract_cap_multiple: self.cap,
            term_highlighted: self.highlighted,
            gross_negligence: self.gross_negligence,
            item: self.item,
        }
    }
}

/// A claim alone, or a worked example around it.
fn from_file(file: &std::path::Path) -> Result<(Claim, Chosen), Trouble> {
    let text = reading::text(file)?;
    let wrong = |error: serde_json::Error| {
        Trouble::usage(
            format!("{} holds no claim: {error}.", file.display()),
            "correct the file; --kind and flags also do.",
        )
    };
    let mut value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(wrong)?;
    let chosen = match value.get_mut("options").map(serde_json::Value::take) {
        Some(options) => serde_json::from_value(options).map_err(wrong)?,
        None => Chosen::default(),
    };
    let claim = value.get_mut("claim").map(serde_json::Value::take).unwrap_or(value);
    Ok((serde_json::from_value(claim).map_err(wrong)?, chosen))
}

/// A reader of codes that names the ones there are.
fn coded<T: Clone + Send + Sync + 'static>(
    from_code: fn(&str) -> Option<T>,
    codes: &'static [&'static str],
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| from_code(text).ok_or_else(|| ["known are: ", &codes.join(", ")].concat())
}

fn yuan(text: &str) -> Result<Fen, String> {
    Fen::parse(text).ok_or_else(|| "an amount is written 12 or 12.50, in yuan, not negative".to_owned())
}

fn kilograms(text: &str) -> Result<Grams, String> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=9).contains(&whole.len()) && rest.len() <= 3 && digits(whole) && digits(rest);
    let grams = fits.then(|| format!("{whole}{rest:0<3}").parse().ok()).flatten();
    grams.map(Grams).ok_or_else(|| "a weight is written 2 or 1.25, in kilograms".to_owned())
}

fn share(text: &str) -> Result<Share, String> {
    let parts = text.split_once('/').and_then(|(part, whole)| Some((part.parse().ok()?, whole.parse().ok()?)));
    parts.map(|(part, whole)| Share(part, whole)).ok_or_else(|| "a share is written 1/3".to_owned())
}

fn answer(text: &str) -> Result<Answer, String> {
    match text {
        "yes" => Ok(Answer::Yes),
        "no" => Ok(Answer::No),
        _ => Err("the answers are yes and no".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_exactly_or_not_at_all() {
        assert_eq!(kilograms("1.25"), Ok(Grams(1250)));
        assert_eq!(kilograms("0.001"), Ok(Grams(1)));
        assert_eq!(yuan("12.5"), Ok(Fen(1250)));
        assert_eq!(share("1/3"), Ok(Share(1, 3)));
        for wrong in ["", ".5", "1.2345", "-1", "1,5", "1e3"] {
            assert!(kilograms(wrong).is_err(), "{wrong}");
        }
        assert!(yuan("-1").is_err() && share("1").is_err() && share("a/b").is_err() && answer("maybe").is_err());
    }
}
