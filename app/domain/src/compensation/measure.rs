//! How large an amount is, and between which amounts it may end when facts are open.

use super::Bounds;
use super::claim::{Answer, Claim, Fact, Problem, Share, WeightRounding};
use super::exact::Exact;
use super::pack::{Extent, LimitLoss, Measure, PartRule, Term};
use super::working::Step;
use crate::amount::{Fen, Grams};

/// The real loss, as one way of reading the open facts has it.
#[derive(Clone, Copy)]
pub(super) enum Loss {
    /// It is this.
    Known(Exact),
    /// Nobody knows; an amount that needs it cannot be worked out.
    Unknown,
    /// However large: for the upper end.
    Unlimited,
}

/// One way of reading the open facts.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub loss: Loss,
    /// Whether the term was pointed out; `None` = open.
    pub highlighted: Option<Answer>,
    /// Whether it was intent or gross negligence.
    pub negligent: Answer,
}

/// What a measure is applied to.
#[derive(Clone, Copy)]
pub(super) struct Measuring<'a> {
    pub claim: &'a Claim,
    pub measure: &'a Measure,
    pub extent: Extent,
    pub rounding: WeightRounding,
}

/// An amount; `None` = without limit.
type Measured = Result<Option<Exact>, Problem>;

impl Reading {
    /// What counts until somebody finds out more: a term whose highlighting is not proved does not bind, and
    /// negligence is not presumed.
    pub fn plain(claim: &Claim, extent: Extent) -> Self {
        Self {
            loss: claim.real_loss(extent == Extent::Whole).map_or(Loss::Unknown, Loss::Known),
            highlighted: claim.term_highlighted,
            negligent: claim.gross_negligence.unwrap_or(Answer::No),
        }
    }

    fn loses_limit(self, on: LimitLoss) -> bool {
        match on {
            LimitLoss::GrossNegligence => self.negligent == Answer::Yes,
            LimitLoss::NotHighlighted => self.highlighted != Some(Answer::Yes),
            LimitLoss::NoticeMissing => self.highlighted == Some(Answer::No),
        }
    }
}

impl Measuring<'_> {
    /// The amount as this reading has it; its steps are added to `steps`.
    pub fn amount(self, reading: Reading, steps: &mut Vec<Step>) -> Measured {
        if self.extent == Extent::None {
            return Ok(Some(Exact::ZERO));
        }
        let limit = match (self.extent, self.measure.part) {
            (Extent::Part, PartRule::InsuredShareOfLoss) => self.insured_share(reading, steps)?,
            _ => self.least(reading, steps)?,
        };
        let limit = match (limit, self.extent, self.measure.part) {
            (Some(of), Extent::Part, PartRule::ShareOfMeasure) => {
                let lost = self.claim.lost.ok_or(Problem::Missing(Fact::LostShare))?;
                let share = of.times(lost);
                steps.push(Step::Share { lost, of: of.rounded(), result: share.rounded() });
                Some(share)
            }
            (limit, ..) => limit,
        };
        let lost_on = self.measure.limit_lost_on.iter().copied().find(|&on| reading.loses_limit(on));
        Ok(match (limit, lost_on, reading.loss) {
            (Some(limit), Some(on), Loss::Known(loss)) if limit.is_below(loss) => {
                steps.push(Step::LimitLost { on, limit: limit.rounded(), loss: loss.rounded() });
                Some(loss)
            }
            (Some(_), Some(_), Loss::Unlimited) => None,
            (limit, ..) => limit,
        })
    }

    /// Every fact that the amount needs and the claim does not give.
    pub fn missing(self, reading: Reading) -> impl Iterator<Item = Fact> {
        let claim = self.claim;
        let is_part = self.extent == Extent::Part;
        let of_loss = matches!(reading.loss, Loss::Unknown).then_some(Fact::ActualLoss);
        let by_insured_share = is_part && self.measure.part == PartRule::InsuredShareOfLoss;
        let of_term = move |term: &Term| match term {
            Term::InsuredAmount => claim.insured.is_none().then_some(Fact::InsuredAmount),
            Term::ActualLoss => of_loss,
            Term::TimesFee(_) => claim.fee.is_none().then_some(Fact::Fee),
            Term::PerKg(_) => claim.weight.is_none().then_some(Fact::Weight),
            Term::ContractCap => (claim.contract_cap_multiple.is_some() && claim.fee.is_none()).then_some(Fact::Fee),
        };
        let terms = self.measure.least_of.iter().filter(move |_| !by_insured_share).filter_map(of_term);
        let share = (is_part && self.measure.part == PartRule::ShareOfMeasure && claim.lost.is_none())
            .then_some(Fact::LostShare);
        let value = (by_insured_share && claim.value.is_none()).then_some(Fact::Value);
        terms.chain(share).chain(value).chain(of_loss.filter(|_| by_insured_share))
    }

    fn least(self, reading: Reading, steps: &mut Vec<Step>) -> Measured {
        let (mut least, mut terms) = (None::<Exact>, 0);
        for &term in &self.measure.least_of {
            if let Some(amount) = self.term(term, reading, steps)? {
                least = Some(least.map_or(amount, |least| least.least(amount)));
                terms += 1;
            }
        }
        if let Some(least) = least.filter(|_| terms > 1) {
            steps.push(Step::Least(least.rounded()));
        }
        Ok(least)
    }

    fn term(self, term: Term, reading: Reading, steps: &mut Vec<Step>) -> Measured {
        let claim = self.claim;
        let fee = || claim.fee.ok_or(Problem::Missing(Fact::Fee));
        Ok(match term {
            Term::InsuredAmount => {
                let insured = claim.insured.ok_or(Problem::Missing(Fact::InsuredAmount))?;
                steps.push(Step::Insured(insured));
                Some(Exact::whole(insured))
            }
            Term::ActualLoss => self.loss(reading, steps)?,
            Term::TimesFee(times) => {
                let (fee, product) = multiple(times, fee()?);
                steps.push(Step::TimesFee { times, fee, product: product.rounded() });
                Some(product)
            }
            Term::PerKg(rate) => {
                let weight = claim.weight.ok_or(Problem::Missing(Fact::Weight))?;
                let (counted, product) = by_weight(rate, weight, self.rounding);
                let rounding = self.rounding;
                steps.push(Step::PerKg { rate, weight, counted, rounding, product: product.rounded() });
                Some(product)
            }
            Term::ContractCap => match claim.contract_cap_multiple {
                Some(times) => {
                    let (fee, product) = multiple(times, fee()?);
                    steps.push(Step::ContractCap { times, fee, product: product.rounded() });
                    Some(product)
                }
                None => None,
            },
        })
    }

    fn loss(self, reading: Reading, steps: &mut Vec<Step>) -> Measured {
        match reading.loss {
            Loss::Unknown => Err(Problem::Missing(Fact::ActualLoss)),
            Loss::Unlimited => Ok(None),
            Loss::Known(loss) => {
                let shown = loss.rounded();
                let is_proved = self.claim.actual_loss.is_some();
                steps.push(if is_proved { Step::ActualLoss(shown) } else { Step::LossOfValue(shown) });
                Ok(Some(loss))
            }
        }
    }

    /// The real loss times insured amount over value.
    fn insured_share(self, reading: Reading, steps: &mut Vec<Step>) -> Measured {
        let claim = self.claim;
        let insured = claim.insured.ok_or(Problem::Missing(Fact::InsuredAmount))?;
        let value = claim.value.ok_or(Problem::Missing(Fact::Value))?;
        if value.0 == 0 {
            return Err(Problem::OutOfRange(Fact::Value));
        }
        let Some(loss) = self.loss(reading, steps)? else { return Ok(None) };
        if Exact::whole(value).is_below(loss) {
            return Err(Problem::MoreThanWhole(Fact::ActualLoss));
        }
        let result = loss.times(Share(insured.0, value.0));
        steps.push(Step::InsuredShare { loss: loss.rounded(), insured, value, result: result.rounded() });
        Ok(Some(result))
    }

    /// Between which amounts it ends, whichever way the open facts turn out.
    pub fn bounds(self) -> Bounds {
        let known = Reading::plain(self.claim, self.extent);
        let losses = match known.loss {
            Loss::Unknown => [Loss::Known(Exact::ZERO), self.highest_loss()],
            loss => [loss, loss],
        };
        let mut unused = Vec::new();
        let mut range: Option<(Exact, Option<Exact>)> = None;
        for loss in losses {
            for highlighted in both(self.claim.term_highlighted) {
                for negligent in both(self.claim.gross_negligence) {
                    let reading = Reading { loss, highlighted: Some(highlighted), negligent };
                    // What cannot be worked out may be anything.
                    let amount = self.amount(reading, &mut unused).unwrap_or(None);
                    range = Some(widened(range, amount));
                }
            }
        }
        let (floor, ceiling) = range.unwrap_or((Exact::ZERO, None));
        Bounds { floor: floor.rounded(), ceiling: ceiling.map(Exact::rounded) }
    }

    fn highest_loss(self) -> Loss {
        self.claim.value.map_or(Loss::Unlimited, |value| Loss::Known(Exact::whole(value)))
    }
}

fn widened(range: Option<(Exact, Option<Exact>)>, amount: Option<Exact>) -> (Exact, Option<Exact>) {
    let least = amount.unwrap_or(Exact::ZERO);
    match range {
        None => (least, amount),
        Some((floor, ceiling)) => (floor.least(least), ceiling.zip(amount).map(|(a, b)| a.most(b))),
    }
}

fn both(answer: Option<Answer>) -> [Answer; 2] {
    answer.map_or([Answer::Yes, Answer::No], |answer| [answer, answer])
}

fn multiple(times: u32, fee: Fen) -> (Fen, Exact) {
    (fee, Exact::over(i128::from(times).saturating_mul(i128::from(fee.0)), 1))
}

fn by_weight(rate: Fen, weight: Grams, rounding: WeightRounding) -> (Grams, Exact) {
    let counted = match rounding {
        WeightRounding::Exact => weight.0,
        WeightRounding::CeilKg => weight.0.saturating_add(999) / 1000 * 1000,
    };
    (Grams(counted), Exact::over(i128::from(rate.0).saturating_mul(i128::from(counted)), 1000))
}
