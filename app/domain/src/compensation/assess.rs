//! The way from a claim to its lines. Total: absurd facts give [`Status::InputError`], never a panic.

use super::case::Case;
use super::claim::{Answer, Cause, Claim, Fact, Options, PartialFee, Problem, Reason, Window};
use super::exact::Exact;
use super::measure::{Measuring, Reading};
use super::pack::{
    CauseRule, CompensationPack, Cover, Decides, Exemption, Extent, FeeRule, Firmness, Ground, LimitLoss, Reach,
    RefusalGround,
};
use super::working::{Note, Rule, Step};
use super::{Assessment, Bounds, LineKind, Status};
use crate::amount::Fen;

/// What a claim gets by these terms.
#[must_use]
pub fn assess(pack: &CompensationPack, options: Options, claim: &Claim) -> Assessment {
    let mut case = Case::new(pack, options, claim);
    if case.result.problems.is_empty() {
        case.decide();
    }
    case.finish()
}

impl Case<'_> {
    fn decide(&mut self) {
        if let Some(agreed) = self.claim.agreed {
            return self.by_agreement(agreed);
        }
        self.note_facts();
        if let Some(exemption) = self.exemption() {
            return self.by_exemption(&exemption);
        }
        if self.by_refusal() {
            return;
        }
        let Some(cause) = self.pack.cause(self.claim.kind) else {
            self.note(Note::NoRule);
            return self.end(Status::Review);
        };
        self.step(Step::Applies(Rule::Cause(self.claim.kind)));
        self.fee(cause);
        self.compensation(cause);
        let asks_a_person = self.pack.decides == Decides::Review || self.is_inquired_only();
        self.end(if asks_a_person { Status::Review } else { Status::Auto });
    }

    fn by_agreement(&mut self, agreed: Fen) {
        self.step(Step::Applies(Rule::Agreement));
        self.step(Step::Agreed(agreed));
        self.line(LineKind::Compensation, Exact::whole(agreed));
        if self.pack.decides == Decides::Review {
            self.result.bounds = Some(Bounds { floor: agreed, ceiling: Some(agreed) });
        }
        self.end(self.decided(Status::Auto));
    }

    /// What has to be minded about the facts, whatever comes of them.
    fn note_facts(&mut self) {
        let claim = self.claim;
        if claim.is_signed_and_left() {
            self.note(Note::SignedIsPrimaFacie);
        }
        if claim.is_packed_by_customer() {
            self.note(Note::PackingMustBeProved);
        }
        if matches!((claim.insured, claim.value), (Some(insured), Some(value)) if insured > value) {
            self.note(Note::OverInsured);
        }
        let knows_silence = self.pack.exemption(Ground::Silence).is_some();
        match claim.window {
            Some(_) if !knows_silence => self.note(Note::SilenceDoesNotExempt),
            Some(Window::InquiredOnly) => self.note(Note::InquiredInTime),
            _ => {}
        }
        if claim.reason == Some(Reason::CompleteDelay) {
            self.note(Note::CountsAsLost);
            if self.pack.complete_delay.is_some() {
                self.step(Step::Applies(Rule::CompleteDelay));
            }
        }
    }

    fn is_inquired_only(&self) -> bool {
        self.claim.window == Some(Window::InquiredOnly) && self.pack.exemption(Ground::Silence).is_some()
    }

    /// What frees the carrier, by its cause or by silence.
    fn exemption(&mut self) -> Option<Exemption> {
        let by_cause = self.claim.cause.map(Ground::from);
        let by_silence = (self.claim.window == Some(Window::Missed)).then_some(Ground::Silence);
        for ground in [by_cause, by_silence].into_iter().flatten() {
            match self.pack.exemption(ground) {
                Some(found) if found.reach == Reach::UninsuredOnly && self.claim.insured.is_some() => {
                    self.step(Step::NotForInsured(Rule::Exemption(ground)));
                }
                Some(found) => return Some(found.clone()),
                None => {}
            }
        }
        None
    }

    fn by_exemption(&mut self, exemption: &Exemption) {
        self.step(Step::Applies(Rule::Exemption(exemption.ground)));
        if exemption.fee_back.contains(&self.claim.kind) {
            if self.claim.cause == Some(Cause::ForceMajeure) {
                self.note(Note::FreightAfterForceMajeure);
            }
            self.whole_fee(None);
        }
        if exemption.ground != Ground::Silence {
            self.note(Note::DefenceMustBeProved);
            self.open(Fact::ProofOfCause);
        }
        if self.pack.decides == Decides::Review {
            if self.claim.insured.is_some() {
                self.note(Note::InsuranceTermsDecide);
                self.open(Fact::InsuranceTerms);
            }
            // Should the carrier fail to prove it, the rule of the kind would apply.
            let ceiling = self.measuring().and_then(|(_, measuring)| measuring.bounds().ceiling);
            self.result.bounds = Some(Bounds { floor: Fen(0), ceiling });
        }
        self.end(self.decided(Status::Exempt));
    }

    fn by_refusal(&mut self) -> bool {
        let is_met = |ground| match ground {
            RefusalGround::SignedAndLeft => self.claim.is_signed_and_left(),
            RefusalGround::PackedByCustomer => self.claim.is_packed_by_customer(),
        };
        let found = self.pack.refusals.iter().find(|r| r.kinds.contains(&self.claim.kind) && is_met(r.ground));
        let Some((ground, firmness)) = found.map(|r| (r.ground, r.status)) else { return false };
        self.step(Step::Applies(Rule::Refusal(ground)));
        self.note(Note::RefusalNeedsLead);
        self.end(self.decided(match firmness {
            Firmness::Refuse => Status::Refuse,
            Firmness::InPrinciple => Status::RefuseInPrinciple,
        }));
        true
    }

    fn fee(&mut self, cause: &CauseRule) {
        match cause.fee {
            FeeRule::None => {}
            FeeRule::Whole => self.whole_fee(None),
            FeeRule::ByOption => {
                let option = self.result.options.partial_fee.unwrap_or(self.pack.options.partial_fee);
                match option {
                    PartialFee::None => {
                        let fee = self.claim.fee.unwrap_or_default();
                        self.step(Step::Fee { fee, option: Some(option), result: Fen(0) });
                    }
                    PartialFee::Full => self.whole_fee(Some(option)),
                    PartialFee::Proportional => match (self.claim.fee, self.claim.lost) {
                        (Some(fee), Some(lost)) => self.give_fee(fee, Exact::whole(fee).times(lost), Some(option)),
                        (fee, lost) => {
                            let facts = [(fee.is_none(), Fact::Fee), (lost.is_none(), Fact::LostShare)];
                            facts.into_iter().filter(|(missing, _)| *missing).for_each(|(_, fact)| self.missing(fact));
                        }
                    },
                }
            }
        }
    }

    fn whole_fee(&mut self, option: Option<PartialFee>) {
        match self.claim.fee {
            Some(fee) => self.give_fee(fee, Exact::whole(fee), option),
            None => self.missing(Fact::Fee),
        }
    }

    fn give_fee(&mut self, fee: Fen, back: Exact, option: Option<PartialFee>) {
        self.step(Step::Fee { fee, option, result: back.rounded() });
        if let Some(kept) = self.claim.surcharge.filter(|kept| kept.0 > 0) {
            self.step(Step::SurchargeKept(kept));
        }
        if self.claim.is_collect() {
            self.note(Note::FeeIsWaived);
            self.line(LineKind::FeeWaiver, back);
        } else {
            self.line(LineKind::FeeRefund, back);
        }
    }

    fn compensation(&mut self, cause: &CauseRule) {
        if cause.amount == Extent::None {
            return self.bound(Bounds { floor: Fen(0), ceiling: Some(Fen(0)) });
        }
        let Some((number, measuring)) = self.measuring() else { return self.note(Note::NoRule) };
        self.step(Step::Applies(Rule::Measure(number)));
        for &note in &measuring.measure.notes {
            self.note(note);
        }
        let reading = Reading::plain(self.claim, measuring.extent);
        let missing: Vec<Fact> = measuring.missing(reading).collect();
        for &fact in &missing {
            self.missing(fact);
        }
        if missing.is_empty() {
            match measuring.amount(reading, &mut self.result.steps) {
                Ok(amount) => self.line(LineKind::Compensation, amount.unwrap_or(Exact::ZERO)),
                Err(Problem::Missing(fact)) => self.missing(fact),
                Err(problem) => self.result.problems.push(problem),
            }
        }
        self.note_measure(&measuring);
        self.bound(measuring.bounds());
    }

    /// What has to be minded about the measure used.
    fn note_measure(&mut self, measuring: &Measuring) {
        let (claim, lost_on) = (self.claim, &measuring.measure.limit_lost_on);
        let has_cap = claim.contract_cap_multiple.is_some();
        if has_cap && lost_on.contains(&LimitLoss::NotHighlighted) && claim.term_highlighted != Some(Answer::Yes) {
            self.note(Note::CapNotHighlighted);
        }
        if lost_on.contains(&LimitLoss::GrossNegligence) && claim.gross_negligence == Some(Answer::Yes) {
            self.note(Note::CapFallsOnNegligence);
        }
        if claim.insured.is_some_and(|insured| self.is_less_than_uninsured(insured)) {
            self.note(Note::UnderInsured);
        }
        if self.pack.decides == Decides::Itself {
            return;
        }
        if claim.insured.is_some() {
            self.open(Fact::InsuranceTerms);
        }
        if has_cap && claim.insured.is_none() && claim.term_highlighted.is_none() {
            self.open(Fact::TermHighlighted);
        }
        if (has_cap || claim.insured.is_some()) && claim.gross_negligence.is_none() {
            self.open(Fact::Negligence);
        }
        if claim.is_signed_and_left() {
            self.open(Fact::StateAtDelivery);
        }
        if claim.is_packed_by_customer() {
            self.open(Fact::ProofOfPacking);
        }
    }

    /// Whether the same claim without insurance would be measured higher.
    fn is_less_than_uninsured(&self, insured: Fen) -> bool {
        let uninsured = Claim { insured: None, ..*self.claim };
        let Some((_, measure)) = self.pack.measure(Cover::Uninsured, self.item()) else { return false };
        let rounding = self.rounding();
        let measuring = Measuring { claim: &uninsured, measure, extent: Extent::Whole, rounding };
        let amount = measuring.amount(Reading::plain(&uninsured, Extent::Whole), &mut Vec::new());
        amount.is_ok_and(|amount| amount.is_some_and(|amount| Exact::whole(insured).is_below(amount)))
    }
}
