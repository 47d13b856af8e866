//! What the form warns of: the places where a house habit and the law differ, or where a mistake is costly.

use super::{
    Form,
    field::Field,
    kind::{ChannelCode, Consent, Kind, PackedBy, Signed, YesNo},
};
use crate::{amount::Fen, compensation::Note, deadline::Outcome};
use serde::{Deserialize, Serialize};

/// A warning beside the form. It never blocks saving.
///
/// [`warnings`] finds those that the form itself tells; the last five belong to what stands beside it: an amount
/// ([`Warning::of_note`]), a deadline ([`Warning::of_deadline`]), data shown in full, an edited tracking entry, a
/// [`crate::receipt::Proposal`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// Signed for already: only prima-facie evidence of correct delivery (Civil Code 831). Refusing needs a lead.
    SignedIsNotRefusal,
    /// Packed by the sender: the carrier must prove it (Civil Code 832). Refusing needs a lead.
    PackingMustBeProved,
    /// 12305: the seven days of the first complaint and ten days for the report, two clocks.
    TwoRegulatorClocks,
    /// Locker, station or proxy without recorded consent (Express Market Rules 28, 54).
    NoRecordedConsent,
    /// Insured for more than the goods are worth.
    OverInsured,
    /// Insured for less than the uninsured formula of the house terms would give at once (five times the fee).
    UnderInsured,
    /// Fraud is alleged: three times the price, at least 500 yuan (Consumer Protection Law 55). Hand to a lead.
    FraudAlleged,
    /// Loss: the amount is not fixed by «five times the fee»; express follows civil law (Express Regulation, Postal Law 45, 59).
    NoStatutoryCap,
    /// Photos and packaging are not kept: ask the customer to keep them.
    KeepEvidence,
    /// The customer wants compensation and the delay made the goods lose value: treat as damage or loss.
    DelayWithValueLost,
    /// The contract's cap is relied on, and nothing shows that the term was pointed out (Civil Code 496).
    CapNotHighlighted,
    /// Phone, document or address is shown in full: a reason is asked and the look is logged.
    ShownInFull,
    /// The text of a tracking entry was changed afterwards: both versions are kept (Express Market Rules 26, 53).
    TrackingEdited,
    /// A year without calendar data matters to a deadline: it is provisional.
    CalendarUnknown,
    /// What a person of ours would bear is a proposal that a manager confirms.
    ChargeIsProposal,
}

impl Warning {
    /// What the form should say as well, when an amount was worked out beside it.
    #[must_use]
    pub const fn of_note(note: Note) -> Option<Self> {
        match note {
            Note::SignedIsPrimaFacie => Some(Self::SignedIsNotRefusal),
            Note::PackingMustBeProved => Some(Self::PackingMustBeProved),
            Note::CapNotHighlighted => Some(Self::CapNotHighlighted),
            Note::OverInsured => Some(Self::OverInsured),
            Note::UnderInsured => Some(Self::UnderInsured),
            Note::NoStatutoryCap => Some(Self::NoStatutoryCap),
            _ => None,
        }
    }

    /// What a deadline warns of.
    #[must_use]
    pub const fn of_deadline(outcome: &Outcome) -> Option<Self> {
        match outcome {
            Outcome::CalendarUnknown { .. } => Some(Self::CalendarUnknown),
            Outcome::NotStarted | Outcome::Due { .. } => None,
        }
    }
}

/// The warnings for a form as typed so far, most important first.
#[must_use]
pub fn warnings(form: &Form) -> Vec<Warning> {
    let is = |field: Field, code: &str| form.get(&field).is_some_and(|v| v.trim() == code);
    let money = |field: Field| form.get(&field).and_then(|v| Fen::parse(v));
    let kind = form.get(&Field::Kind).and_then(|v| Kind::from_code(v));
    let goods = matches!(kind, Some(Kind::Damage | Kind::Shortage | Kind::Mismatch));
    let mut out = Vec::new();
    let mut when = |holds: bool, warning| {
        if holds {
            out.push(warning);
        }
    };
    when(is(Field::FraudAlleged, YesNo::Yes.code()), Warning::FraudAlleged);
    when(is(Field::Channel, ChannelCode::Regulator.code()), Warning::TwoRegulatorClocks);
    let signed = [Signed::Recipient, Signed::Proxy, Signed::Locker].iter().any(|s| is(Field::Signed, s.code()));
    when(goods && signed, Warning::SignedIsNotRefusal);
    when(goods && is(Field::PackedBy, PackedBy::Sender.code()), Warning::PackingMustBeProved);
    let unrecorded = [Consent::None, Consent::Claimed].iter().any(|c| is(Field::Consent, c.code()));
    // Other kinds do not ask for consent, so a locker there has none on record.
    let in_locker = goods && is(Field::Signed, Signed::Locker.code());
    when(kind == Some(Kind::Unconsented) && unrecorded || in_locker, Warning::NoRecordedConsent);
    when(kind == Some(Kind::Loss) && !is(Field::Insured, YesNo::Yes.code()), Warning::NoStatutoryCap);
    when(kind == Some(Kind::Delay) && is(Field::ValueLost, YesNo::Yes.code()), Warning::DelayWithValueLost);
    let shows_insurance = goods || kind == Some(Kind::Loss);
    if shows_insurance && is(Field::Insured, YesNo::Yes.code()) {
        let insured = money(Field::InsuredAmount);
        let above = matches!((insured, money(Field::TotalValue)), (Some(i), Some(v)) if i > v);
        when(above, Warning::OverInsured);
        let below = matches!((insured, money(Field::Fee)), (Some(i), Some(f)) if i.0 < f.0.saturating_mul(5));
        when(below, Warning::UnderInsured);
    }
    when(goods && is(Field::EvidenceKept, YesNo::No.code()), Warning::KeepEvidence);
    out
}
