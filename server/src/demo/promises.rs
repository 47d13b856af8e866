//! Promises of the last days, each made in one of the calls and lived through the same decisions that the workspace takes.

use super::{SEED, accounts::Team, customers::HERO_PHONE, dice::Dice};
use chrono::TimeDelta;
use domain::{
    call::{Call, Direction, Disposition},
    id::{AccountId, PromiseId},
    person::Phone,
    promise::{Deed, PromiseEvent, decide, make, replay},
    script::Fact,
    time::Instant,
};

/// What becomes of a promise.
#[derive(Clone, Copy)]
enum Course {
    /// It waits.
    Open,
    /// Another time was named, for this reason.
    Moved(&'static str),
    /// It was kept, and this is what the customer was told.
    Kept(&'static str),
    /// The customer no longer wants it.
    Released(&'static str),
}

/// One promise: the place of the agent, what, minutes from now until it is due, what the call's record says of it.
type Plan = (usize, Fact, i64, &'static str, Course);

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// The first agent has one of every urgency. Two are overdue, with two agents, so that a lead finds them.
const PLANS: [Plan; 9] = [
    (0, Fact::CallbackTime, 14, "轨迹两天没更新，答应核实后回电。", Course::Open),
    (0, Fact::NextUpdate, -26, "到货时间有变，约好再告知进展。", Course::Open),
    (0, Fact::QuoteDue, 3 * HOUR, "两件大货询价，约好报价时间。", Course::Moved("运价还没批下来，客户同意晚一点")),
    (0, Fact::ClaimDue, 2 * DAY, "已收索赔单，约好答复时间。", Course::Open),
    (1, Fact::CallbackTime, -75, "网点电话占线，答应问清后回电。", Course::Moved("打了两次无人接听")),
    (1, Fact::CallbackTime, -5 * HOUR, "客户问改址能否当天生效，答应回电。", Course::Kept("已告知改址成功，今天送到")),
    (2, Fact::CallbackTime, 50, "客户在开会，约好稍后回电。", Course::Open),
    (2, Fact::NextUpdate, -3 * HOUR, "约好有消息就告知。", Course::Released("客户已自己到网点取件")),
    (3, Fact::InspectionEnd, 26 * HOUR, "货在查验，约好告知结果。", Course::Open),
];

/// The histories of all promises. The calls they were made in are noted as to be followed up.
pub(super) fn promises(now: Instant, team: &Team, calls: &mut [Call]) -> Vec<Vec<(PromiseEvent, Instant, AccountId)>> {
    // Dice of their own, so that all else falls as it fell without them.
    let mut dice = Dice::new(SEED + 2);
    PLANS.iter().filter_map(|plan| history(now, team, calls, &mut dice, plan)).collect()
}

fn history(
    now: Instant,
    team: &Team,
    calls: &mut [Call],
    dice: &mut Dice,
    (agent, about, minutes, note, course): &Plan,
) -> Option<Vec<(PromiseEvent, Instant, AccountId)>> {
    let agent = *team.agents.get(*agent)?;
    let due = now + TimeDelta::minutes(*minutes);
    // Long enough before that it can have been promised, and moved, in between.
    let before = due.min(now) - TimeDelta::minutes(HOUR);
    let call = calls.iter_mut().rfind(|call| fits(call, agent, before))?;
    let made_at = call.wrap_up.as_ref()?.wrapped_at;
    if let Some(wrap_up) = call.wrap_up.as_mut() {
        wrap_up.disposition = Disposition::FollowUp;
        (*note).clone_into(&mut wrap_up.note);
    }
    let first = if matches!(course, Course::Moved(_)) { made_at + TimeDelta::minutes(30) } else { due };
    let made = make(PromiseId(dice.id(made_at)), (*about, first), call, made_at);
    let mut history = vec![(made, made_at, agent)];
    let (deed, at) = match course {
        Course::Open => return Some(history),
        Course::Moved(reason) => (Deed::Move { due, reason: (*reason).to_owned() }, made_at + TimeDelta::minutes(32)),
        Course::Kept(text) => (Deed::Keep { text: (*text).to_owned(), call: None }, due - TimeDelta::minutes(8)),
        Course::Released(reason) => (Deed::Release { reason: (*reason).to_owned() }, due - TimeDelta::minutes(20)),
    };
    let event = decide(&replay(&history)?, &deed, at).ok()?;
    history.push((event, at, agent));
    Some(history)
}

/// A call of this agent in which a promise can have been made: it was an enquiry, nothing was promised in it yet, and the
/// customer is not the one that the walk through the demo begins with.
fn fits(call: &Call, agent: AccountId, before: Instant) -> bool {
    let over = call
        .wrap_up
        .as_ref()
        .is_some_and(|wrap_up| wrap_up.wrapped_at <= before && wrap_up.disposition == Disposition::Answered);
    let hero = call.phone.as_ref().map(Phone::whole) == Some(HERO_PHONE);
    over && !hero && call.phone.is_some() && call.agent == agent && call.direction == Direction::Inbound
}
