//! What is timed: deadlines and amounts, from the plainest to the hardest. The same natively and as WebAssembly.

use chrono::NaiveTime;
use domain::{
    amount::{Fen, Grams},
    compensation::{Claim, ClaimKind, Share},
    deadline::{Roll, Run, Timing, Unit},
};

/// Lengths, each with its name.
pub fn deadlines() -> [(&'static str, Timing); 5] {
    let plain = |count, unit, clock| Timing { count, unit, clock, roll: Roll::None, hours: Vec::new() };
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let office = vec![(at(8, 30), at(12, 0)), (at(13, 30), at(18, 0))];
    [
        ("30 minutes", plain(30, Unit::Minute, Run::Elapsed)),
        ("7 calendar days", plain(7, Unit::Day, Run::Calendar)),
        ("10 working days", plain(10, Unit::Workday, Run::Calendar)),
        ("16 office hours", Timing { hours: office, ..plain(16, Unit::Hour, Run::Business) }),
        ("one month, moved to a working day", Timing { roll: Roll::Forward, ..plain(1, Unit::Month, Run::Calendar) }),
    ]
}

/// Claims, each with its name and the terms that judge it.
pub fn amounts() -> [(&'static str, &'static str, Claim); 5] {
    let claim = |kind| Claim { fee: Some(Fen(1250)), weight: Some(Grams(2300)), ..Claim::of(kind) };
    let part = Claim { lost: Some(Share(1, 3)), ..claim(ClaimKind::PartialDamage) };
    let loss = Claim { actual_loss: Some(Fen(78_000)), ..claim(ClaimKind::Loss) };
    let (house, law) = ("CN-HOUSE-2007", "CN-EXPRESS");
    [
        ("house terms: a delay", house, claim(ClaimKind::Delay)),
        ("house terms: an uninsured loss", house, loss),
        ("house terms: a third of an insured parcel", house, Claim { insured: Some(Fen(50_000)), ..part }),
        ("by law: a proved loss", law, loss),
        (
            "by law: open loss, open cap, everything bounded",
            law,
            Claim { contract_cap_multiple: Some(5), value: Some(Fen(90_000)), ..claim(ClaimKind::Loss) },
        ),
    ]
}
