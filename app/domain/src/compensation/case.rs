//! A claim on its way: what the rules write into, and how it is closed.

use super::claim::{Claim, Fact, Item, Options, Problem, WeightRounding};
use super::exact::Exact;
use super::measure::Measuring;
use super::pack::{CompensationPack, Cover, Decides};
use super::working::{Note, Step};
use super::{Assessment, Bounds, Line, LineKind, PackVersion, Status};
use crate::amount::Fen;

pub(super) struct Case<'a> {
    pub pack: &'a CompensationPack,
    pub claim: &'a Claim,
    pub result: Assessment,
}

impl<'a> Case<'a> {
    pub fn new(pack: &'a CompensationPack, options: Options, claim: &'a Claim) -> Self {
        let result = Assessment {
            pack: PackVersion { id: pack.id.clone(), version: pack.version.clone() },
            options,
            claim: *claim,
            status: Status::InputError,
            lines: Vec::new(),
            total: Fen(0),
            bounds: None,
            problems: claim.problems(),
            open: Vec::new(),
            notes: Vec::new(),
            steps: Vec::with_capacity(12),
        };
        Self { pack, claim, result }
    }

    pub fn step(&mut self, step: Step) {
        self.result.steps.push(step);
    }

    pub fn note(&mut self, note: Note) {
        if !self.result.notes.contains(&note) {
            self.result.notes.push(note);
        }
    }

    pub fn open(&mut self, fact: Fact) {
        if !self.result.open.contains(&fact) {
            self.result.open.push(fact);
        }
    }

    /// Where a person decides anyway, a missing fact is theirs to find out; a formula cannot do without it.
    pub fn missing(&mut self, fact: Fact) {
        let problem = Problem::Missing(fact);
        if self.pack.decides == Decides::Review {
            self.open(fact);
        } else if !self.result.problems.contains(&problem) {
            self.result.problems.push(problem);
        }
    }

    pub fn line(&mut self, kind: LineKind, exact: Exact) {
        if exact.is_zero() {
            return;
        }
        if exact.is_broken() {
            self.step(Step::Rounded(kind));
        }
        let amount = exact.rounded();
        if amount.0 > 0 {
            self.result.lines.push(Line { kind, amount });
        }
    }

    /// Keeps the bounds where a person decides, as low as what the customer or the carrier may yet prove leaves them.
    pub fn bound(&mut self, bounds: Bounds) {
        if self.pack.decides == Decides::Itself {
            return;
        }
        let is_contested = self.claim.is_signed_and_left() || self.claim.is_packed_by_customer();
        let floor = match (is_contested, self.claim.insured) {
            (true, _) => Fen(0),
            // Insurance seldom pays more than was lost; what was lost may not be known.
            (false, Some(_)) => self.claim.actual_loss.unwrap_or_default().min(bounds.floor),
            (false, None) => bounds.floor,
        };
        self.result.bounds = Some(Bounds { floor, ceiling: bounds.ceiling });
    }

    /// The status where these terms have the last word; otherwise a person has it.
    pub fn decided(&self, status: Status) -> Status {
        if self.pack.decides == Decides::Review { Status::Review } else { status }
    }

    pub fn end(&mut self, status: Status) {
        self.result.status = status;
    }

    /// The measure of this claim with its number in the pack.
    pub fn measuring(&self) -> Option<(u8, Measuring<'a>)> {
        let extent = self.pack.cause(self.claim.kind)?.amount;
        let cover = if self.claim.insured.is_some() { Cover::Insured } else { Cover::Uninsured };
        let (number, measure) = self.pack.measure(cover, self.item())?;
        Some((number, Measuring { claim: self.claim, measure, extent, rounding: self.rounding() }))
    }

    pub fn item(&self) -> Item {
        self.claim.item.unwrap_or(Item::Parcel)
    }

    pub fn rounding(&self) -> WeightRounding {
        self.result.options.weight_rounding.unwrap_or(self.pack.options.weight_rounding)
    }

    pub fn finish(mut self) -> Assessment {
        if !self.result.problems.is_empty() {
            return self.refused();
        }
        // A waiver is nothing that anybody pays.
        let paid = self.result.lines.iter().filter(|line| line.kind != LineKind::FeeWaiver);
        self.result.total = Fen(paid.fold(0, |sum: i64, line| sum.saturating_add(line.amount.0)));
        if let Some(Bounds { floor, ceiling }) = self.result.bounds {
            self.step(Step::Between { floor, ceiling });
        }
        self.step(Step::Total(self.result.total));
        self.step(Step::Ends(self.result.status));
        self.result
    }

    /// Nothing was worked out, so nothing half worked out is shown.
    fn refused(mut self) -> Assessment {
        let result = &mut self.result;
        result.status = Status::InputError;
        result.lines.clear();
        result.bounds = None;
        result.open.clear();
        result.notes.clear();
        result.steps.clear();
        self.step(Step::Ends(Status::InputError));
        self.result
    }
}
