//! What the stories start from.

use domain::{
    amount::{Fen, Grams},
    compensation::{Assessment, Claim, ClaimKind, CompensationBook, CompensationPack, LineKind, Options, assess},
};

pub const HOUSE: &str = "CN-HOUSE-2007";
pub const EXPRESS: &str = "CN-EXPRESS";
pub const POSTAL: &str = "CN-POSTAL";

pub fn pack(id: &str) -> &'static CompensationPack {
    CompensationBook::builtin().newest(id).expect("a built-in pack")
}

/// Fee 12 yuan, two kilograms, not insured: five times the fee are 60 yuan.
pub fn claim(kind: ClaimKind) -> Claim {
    Claim { fee: Some(Fen(1200)), weight: Some(Grams(2000)), ..Claim::of(kind) }
}

pub fn by(id: &str, claim: &Claim) -> Assessment {
    assess(pack(id), Options::default(), claim)
}

/// Fee returned, fee waived, compensation, total.
pub fn lines(result: &Assessment) -> [i64; 4] {
    let amount = |kind| result.amount(kind).0;
    [amount(LineKind::FeeRefund), amount(LineKind::FeeWaiver), amount(LineKind::Compensation), result.total.0]
}
