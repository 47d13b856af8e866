//! The form that registers a receipt, as typed and as read. The same code reads it in the browser and on the server.

use super::{Bearer, Demand, DemandKind, Responsible, Route};
use crate::{
    complaint::{Problem, draft::parse_text, kind::coded},
    search::halfwidth,
    waybill::WaybillNumber,
};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Batches of one consignment.
pub const MAX_BATCHES: usize = 20;
/// The longest note or reason.
pub const TEXT_LENGTH: usize = 1000;
/// The longest name of an outlet or a person.
const NAME_LENGTH: usize = 40;
/// The longest demand in words.
const DEMAND_LENGTH: usize = 200;
/// How far back an arrival may lie.
const OLDEST_MONTHS: u32 = 120;

coded! {
    /// A part of the form.
    ReceiptInput {
        /// 运单号
        Waybill = "waybill",
        /// 网点或区域
        Outlet = "outlet",
        /// 中转次数
        Route = "route",
        /// 各批到货日
        Batches = "batches",
        /// 回单要求
        Demand = "demand",
        /// 责任人还是上级
        Bearer = "bearer",
        /// 姓名
        Name = "name",
    }
}

/// The form as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReceiptForm {
    /// 运单号
    pub waybill: String,
    /// 网点或区域
    pub outlet: String,
    /// Code of a [`Route`].
    pub route: String,
    /// The day each batch arrived; empty while it is not known. No entry at all is one batch that is not known.
    pub batches: Vec<String>,
    /// Codes of [`DemandKind`].
    pub demands: Vec<String>,
    /// What else is demanded.
    pub demand_note: String,
    /// Code of a [`Bearer`].
    pub bearer: String,
    /// The name of that person.
    pub name: String,
}

/// Something wrong with a part of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceiptFlaw {
    /// Which part.
    pub input: ReceiptInput,
    /// What is wrong.
    pub problem: ReceiptProblem,
}

/// What may be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptProblem {
    /// It is needed.
    Missing,
    /// It does not fit.
    TooLong {
        /// So many characters do.
        max: u32,
    },
    /// Not a waybill number.
    NotAWaybill,
    /// None of the answers.
    NotAChoice,
    /// Not a date.
    NotADay,
    /// A day that has not come.
    InTheFuture,
    /// A day so long ago that it must be mistyped.
    TooLongAgo,
    /// Too many batches.
    TooMany {
        /// So many are read.
        max: u32,
    },
}

/// The form as read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Registration {
    /// 运单号
    pub waybill: WaybillNumber,
    /// 网点或区域
    pub outlet: String,
    /// 中转次数
    pub route: Route,
    /// When each batch arrived.
    pub batches: Vec<Option<NaiveDate>>,
    /// 回单要求
    pub demand: Demand,
    /// Who answers for it.
    pub responsible: Responsible,
}

impl ReceiptForm {
    /// Reads the form on a local day.
    ///
    /// # Errors
    /// What is wrong, in the order of the form.
    pub fn parse(&self, today: NaiveDate) -> Result<Registration, Vec<ReceiptFlaw>> {
        let mut flaws = Vec::new();
        let mut flaw = |input, problem| flaws.push(ReceiptFlaw { input, problem });
        let waybill = self.waybill().map_err(|problem| flaw(ReceiptInput::Waybill, problem)).ok();
        let outlet = line(&self.outlet, NAME_LENGTH).map_err(|problem| flaw(ReceiptInput::Outlet, problem)).ok();
        let route = choice(&self.route, Route::from_code).map_err(|problem| flaw(ReceiptInput::Route, problem)).ok();
        let batches = self.batches(today).map_err(|problem| flaw(ReceiptInput::Batches, problem)).ok();
        let demand = self.demand().map_err(|problem| flaw(ReceiptInput::Demand, problem)).ok();
        let bearer = choice(&self.bearer, Bearer::from_code).map_err(|p| flaw(ReceiptInput::Bearer, p)).ok();
        let name = line(&self.name, NAME_LENGTH).map_err(|problem| flaw(ReceiptInput::Name, problem)).ok();
        let registration = || {
            let responsible = Responsible { bearer: bearer?, name: name? };
            Some(Registration {
                waybill: waybill?,
                outlet: outlet?,
                route: route?,
                batches: batches?,
                demand: demand?,
                responsible,
            })
        };
        registration().ok_or(flaws)
    }

    fn waybill(&self) -> Result<WaybillNumber, ReceiptProblem> {
        if self.waybill.trim().is_empty() {
            return Err(ReceiptProblem::Missing);
        }
        WaybillNumber::parse(&self.waybill).ok_or(ReceiptProblem::NotAWaybill)
    }

    fn batches(&self, today: NaiveDate) -> Result<Vec<Option<NaiveDate>>, ReceiptProblem> {
        if self.batches.len() > MAX_BATCHES {
            return Err(ReceiptProblem::TooMany { max: u32::try_from(MAX_BATCHES).unwrap_or(u32::MAX) });
        }
        if self.batches.is_empty() {
            return Ok(vec![None]);
        }
        self.batches
            .iter()
            .map(|text| if text.trim().is_empty() { Ok(None) } else { day(text, today).map(Some) })
            .collect()
    }

    fn demand(&self) -> Result<Demand, ReceiptProblem> {
        let known = self.demands.iter().map(|code| DemandKind::from_code(code).ok_or(ReceiptProblem::NotAChoice));
        let chosen = known.collect::<Result<Vec<_>, _>>()?;
        let kinds: Vec<_> = DemandKind::ALL.iter().copied().filter(|kind| chosen.contains(kind)).collect();
        let note = match line(&self.demand_note, DEMAND_LENGTH) {
            Err(ReceiptProblem::Missing) if !kinds.is_empty() => String::new(),
            read => read?,
        };
        Ok(Demand { kinds, note })
    }
}

fn choice<T>(code: &str, from_code: fn(&str) -> Option<T>) -> Result<T, ReceiptProblem> {
    if code.is_empty() { Err(ReceiptProblem::Missing) } else { from_code(code).ok_or(ReceiptProblem::NotAChoice) }
}

fn line(text: &str, max: usize) -> Result<String, ReceiptProblem> {
    parse_text(&text.replace(['\n', '\r', '\t'], " "), max).map_err(|problem| match problem {
        Problem::TooLong { max } => ReceiptProblem::TooLong { max },
        _ => ReceiptProblem::Missing,
    })
}

/// Reads a day as a form has it: `2026-11-21`, full-width digits too.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let plain = halfwidth(text);
    let (year, rest) = plain.trim().split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    crate::time::day_of(year, month, day)
}

/// Reads a day that lies in living memory.
fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, ReceiptProblem> {
    let day = parse_day(text).ok_or(ReceiptProblem::NotADay)?;
    if day > today {
        Err(ReceiptProblem::InTheFuture)
    } else if is_ancient(day, today) {
        Err(ReceiptProblem::TooLongAgo)
    } else {
        Ok(day)
    }
}

/// Whether a day lies so far back that it must be mistyped.
pub(super) fn is_ancient(day: NaiveDate, today: NaiveDate) -> bool {
    today.checked_sub_months(Months::new(OLDEST_MONTHS)).is_some_and(|oldest| day < oldest)
}
