//! The claim that a complaint amounts to, as far as its form tells.

use super::claim::{Answer, Claim, ClaimKind, Packer, Share};
use crate::{
    amount::{Fen, Grams},
    complaint::{
        Field, Form, Kind,
        kind::{MismatchAspect, PackedBy, Signed, YesNo},
    },
    view::WaybillCard,
    waybill::Waybill,
};
use serde::{Deserialize, Serialize};

/// Why a complaint is no claim, or not one that can be worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoClaim {
    /// Complaints of this kind are not about money.
    NotOfThisKind,
    /// It decides what is owed, and the form does not say it.
    Unknown(Field),
}

/// What a waybill tells of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Consigned {
    /// Service fee.
    pub fee: Fen,
    /// Weight.
    pub weight: Grams,
    /// Insured amount; `None` when not insured.
    pub insured: Option<Fen>,
}

impl From<&Waybill> for Consigned {
    fn from(waybill: &Waybill) -> Self {
        Self { fee: waybill.fee, weight: waybill.weight, insured: waybill.insured }
    }
}

impl From<&WaybillCard> for Consigned {
    fn from(card: &WaybillCard) -> Self {
        Self { fee: card.fee, weight: Grams(card.weight_g), insured: card.insured }
    }
}

/// The claim of a complaint. Facts that the form leaves open are taken from the waybill; what neither knows is left
/// out, and [`super::assess`] says which of it is needed.
///
/// The values in the form are what the customer says: no proof of the loss is taken from it, and no cause that would
/// free the carrier.
///
/// # Errors
/// [`NoClaim`] when the kind of claim, or whether the parcel was insured, cannot be told.
pub fn claim_of(form: &Form, waybill: Option<Consigned>) -> Result<Claim, NoClaim> {
    let text = |field: Field| form.get(&field).map(|text| text.trim()).filter(|text| !text.is_empty());
    let money = |field: Field| text(field).and_then(Fen::parse);
    let count = |field: Field| text(field).and_then(|text| text.parse::<i64>().ok());
    let share = |lost: Option<i64>, whole: Option<i64>| Some(Share(lost?, whole.filter(|whole| *whole > 0)?));
    let (value, lost_value) = (money(Field::TotalValue), money(Field::LostValue));
    let by_value = share(lost_value.map(|fen| fen.0), value.map(|fen| fen.0));
    let missing = || Some(count(Field::PiecesSent)?.saturating_sub(count(Field::PiecesReceived)?));
    let lost = by_value.or_else(|| share(missing(), count(Field::PiecesSent)));
    let packed_by = text(Field::PackedBy).and_then(PackedBy::from_code).map(|by| match by {
        PackedBy::Sender => Packer::Customer,
        PackedBy::Courier => Packer::Carrier,
        PackedBy::Unknown => Packer::Unknown,
    });
    // Who complains of what was signed for does so after the courier has left. A locker signs nothing.
    let signed = text(Field::Signed).and_then(Signed::from_code);
    let is_signed = matches!(signed, Some(Signed::Recipient | Signed::Proxy));
    Ok(Claim {
        fee: money(Field::Fee).or(waybill.map(|waybill| waybill.fee)),
        weight: waybill.map(|waybill| waybill.weight).filter(|weight| weight.0 > 0),
        insured: insured(text(Field::Insured), money(Field::InsuredAmount), waybill)?,
        lost,
        value,
        packed_by,
        signed_and_left: is_signed.then_some(Answer::Yes),
        ..Claim::of(kind(text, lost)?)
    })
}

fn kind<'a>(text: impl Fn(Field) -> Option<&'a str>, lost: Option<Share>) -> Result<ClaimKind, NoClaim> {
    let is_all = lost.is_some_and(|Share(lost, whole)| lost == whole);
    Ok(match text(Field::Kind).and_then(Kind::from_code) {
        Some(Kind::Loss) => ClaimKind::Loss,
        Some(Kind::Delay) if text(Field::ValueLost) == Some(YesNo::Yes.code()) => ClaimKind::DelayValueLoss,
        Some(Kind::Delay) => ClaimKind::Delay,
        Some(Kind::Damage) if is_all => ClaimKind::TotalDamage,
        Some(Kind::Damage) => ClaimKind::PartialDamage,
        Some(Kind::Shortage) => ClaimKind::QtyMismatch,
        Some(Kind::Mismatch) => match text(Field::MismatchAspect).and_then(MismatchAspect::from_code) {
            Some(MismatchAspect::Name) => ClaimKind::NameMismatch,
            Some(MismatchAspect::Quantity | MismatchAspect::Weight) => ClaimKind::QtyMismatch,
            None => return Err(NoClaim::Unknown(Field::MismatchAspect)),
        },
        Some(Kind::Attitude | Kind::Unconsented | Kind::Other) => return Err(NoClaim::NotOfThisKind),
        None => return Err(NoClaim::Unknown(Field::Kind)),
    })
}

/// What the form says goes before the waybill; nothing said at all is not the same as not insured.
fn insured(said: Option<&str>, amount: Option<Fen>, waybill: Option<Consigned>) -> Result<Option<Fen>, NoClaim> {
    match (said.and_then(YesNo::from_code), waybill) {
        (Some(YesNo::No), _) => Ok(None),
        (Some(YesNo::Yes), _) => amount
            .or_else(|| waybill.and_then(|waybill| waybill.insured))
            .map(Some)
            .ok_or(NoClaim::Unknown(Field::InsuredAmount)),
        (None, Some(waybill)) => Ok(waybill.insured),
        (None, None) => Err(NoClaim::Unknown(Field::Insured)),
    }
}
