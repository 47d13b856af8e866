//! Return receipts, each lived through the same decisions that the workspace takes.

use super::{
    SEED,
    accounts::Team,
    dice::Dice,
    receipt_plan::{PLANS, Plan, Step},
};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::{
    amount::Fen,
    id::{AccountId, ReturnReceiptId},
    receipt::{Deed, Matter, ReceiptEvent, ReceiptForm, ReceiptTerms, ReturnReceipt, decide},
    time::{Instant, local_day, start_of},
};

const OUTLETS: [&str; 8] = [
    "杭州余杭网点",
    "上海闵行网点",
    "广州白云网点",
    "深圳龙岗网点",
    "成都双流网点",
    "武汉东西湖网点",
    "南京江宁网点",
    "西安未央网点",
];
const PEOPLE: [&str; 10] = ["吴迪", "方晓", "邵明", "贺兰", "严冬", "秦朗", "柳青", "夏禾", "尹航", "卓然"];
const SUPERIORS: [&str; 3] = ["冯远", "孟川", "田野"];
const DEMANDS: [&[&str]; 5] =
    [&["stamp"], &["signature"], &["stamp", "delivery_sheet"], &["delivery_sheet"], &["stamp", "signature"]];
const NOTES: [&str; 4] = ["", "两联", "", "随附客户签收单，盖收货专用章"];

type History = Vec<(ReceiptEvent, Instant, AccountId)>;

/// The histories of all receipts, oldest registration first.
pub(super) fn receipts(now: Instant, team: &Team) -> Vec<History> {
    let (Some(terms), Some(clerk), Some(manager)) =
        (ReceiptTerms::builtin(), team.clerks.first(), team.managers.first())
    else {
        return Vec::new();
    };
    // Dice of their own, so that all else falls as it fell without them.
    let mut dice = Dice::new(SEED + 1);
    let world = World { now, terms, clerk: *clerk, manager: *manager };
    let lived = PLANS.iter().enumerate().filter_map(|(index, plan)| world.lived(&mut dice, index, plan));
    let mut histories: Vec<History> = lived.collect();
    histories.sort_by_key(|history| history.first().map(|(_, at, _)| *at));
    histories
}

struct World {
    now: Instant,
    terms: &'static ReceiptTerms,
    clerk: AccountId,
    manager: AccountId,
}

/// A receipt that is being lived.
struct Life<'a> {
    world: &'a World,
    state: ReturnReceipt,
    events: History,
}

impl World {
    /// `None` when the form does not hold, which a test rules out.
    fn lived(&self, dice: &mut Dice, index: usize, plan: &Plan) -> Option<History> {
        let first = plan.arrived.iter().flatten().max().copied().unwrap_or(1);
        let at = self.office_hours(dice, first);
        let read = form(dice, index, plan, self.day(first), first).parse(local_day(at)).ok()?;
        let id = ReturnReceiptId(dice.id(at));
        let events = vec![(decide::register(id, read, self.terms, at, self.clerk), at, self.clerk)];
        let mut life = Life { world: self, state: decide::replay(&events)?, events };
        for (batch, arrived) in (1_u32..).zip(plan.arrived) {
            if let Some(days) = arrived.filter(|days| *days != first) {
                let deed = Deed::BatchArrived { batch, on: self.day(days) };
                life.tell(dice, days, self.clerk, &deed);
            }
        }
        for step in plan.steps {
            life.step(dice, *step);
        }
        Some(life.events)
    }

    /// The local day so many days ago.
    fn day(&self, ago: u64) -> NaiveDate {
        let today = local_day(self.now);
        today.checked_sub_days(Days::new(ago)).unwrap_or(today)
    }

    /// Some moment of the working hours of that day, never in the future.
    fn office_hours(&self, dice: &mut Dice, ago: u64) -> Instant {
        let at = start_of(self.day(ago)) + dice.minutes(9 * 60, 17 * 60);
        at.min(self.now - TimeDelta::minutes(3))
    }
}

/// What was typed when it was registered: batches that came later were not known then.
fn form(dice: &mut Dice, index: usize, plan: &Plan, day: NaiveDate, first: u64) -> ReceiptForm {
    let bearer = if index % 9 == 4 { "superior" } else { "person" };
    let name = if bearer == "superior" { dice.word(&SUPERIORS) } else { dice.word(&PEOPLE) };
    let serial = i64::try_from(index + 1).unwrap_or(1) * 618_033_989 % 9_999_999_967;
    let batch = |arrived: &Option<u64>| if *arrived == Some(first) { day.to_string() } else { String::new() };
    ReceiptForm {
        waybill: format!("YT66{serial:010}"),
        outlet: OUTLETS[index % OUTLETS.len()].to_owned(),
        route: plan.route.code().to_owned(),
        batches: plan.arrived.iter().map(batch).collect(),
        demands: dice.pick(&DEMANDS).iter().map(|code| (*code).to_owned()).collect(),
        demand_note: dice.word(&NOTES).to_owned(),
        bearer: bearer.to_owned(),
        name: name.to_owned(),
    }
}

impl Life<'_> {
    fn step(&mut self, dice: &mut Dice, step: Step) {
        let clerk = self.world.clerk;
        match step {
            Step::Back(ago) => self.tell(dice, ago, clerk, &Deed::CameBack { on: self.world.day(ago) }),
            Step::Lost(ago, loss, note) => {
                self.tell(dice, ago, clerk, &Deed::WasLost { loss: Fen(loss), note: note.to_owned() });
            }
            Step::Unusable(ago, loss, note) => {
                self.tell(dice, ago, clerk, &Deed::FoundUnusable { loss: Fen(loss), note: note.to_owned() });
            }
            Step::Anomaly(ago, noticed, text) => {
                self.tell(dice, ago, clerk, &Deed::Anomaly { noticed, text: text.to_owned() });
            }
            Step::Explain(ago, text) => {
                for month in self.state.unexplained(self.world.terms, self.world.day(ago)) {
                    self.tell(dice, ago, clerk, &Deed::Explain { month, text: text.to_owned() });
                }
            }
            Step::Confirm(ago, remark) => {
                if let Some(matter) = self.waiting(ago) {
                    self.tell(dice, ago, self.world.manager, &Deed::Confirm { matter, remark: remark.to_owned() });
                }
            }
            Step::Waive(ago, reason) => {
                if let Some(matter) = self.waiting(ago) {
                    self.tell(dice, ago, self.world.manager, &Deed::Waive { matter, reason: reason.to_owned() });
                }
            }
        }
    }

    /// The first matter that waited for a manager on that day.
    fn waiting(&self, ago: u64) -> Option<Matter> {
        self.state.open(self.world.terms, self.world.day(ago)).first().map(|open| open.matter)
    }

    /// Records something, after everything else. A refusal leaves the receipt as it is; a test compares the steps.
    fn tell(&mut self, dice: &mut Dice, ago: u64, by: AccountId, deed: &Deed) {
        let last = self.events.last().map_or(self.world.now, |(_, at, _)| *at);
        let at = self.world.office_hours(dice, ago).max(last + TimeDelta::seconds(40));
        if let Ok(event) = decide::record(&self.state, deed, self.world.terms, at, by) {
            self.state.apply(&event, at, by);
            self.events.push((event, at, by));
        }
    }
}
