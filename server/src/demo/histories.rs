//! The life of one complaint, step by step through the same decisions that the workspace takes.

use super::{
    accounts::Team,
    dice::Dice,
    form::Matter,
    plan::{Course, Plan},
    stories::{Shelf, shelf},
};
use chrono::TimeDelta;
use domain::{
    calendar::Calendar,
    command::Refusal,
    complaint::{
        ChannelCode, CloseReason, Complaint, ComplaintEvent, Field, Filing, Form, Kind, ReplyChannel,
        decide::{self, Merge},
        draft,
        event::FieldChange,
    },
    id::AccountId,
    rulebook::Rulebook,
    time::Instant,
};

/// What is found out when a complaint has no ground.
const NOTHING_FOUND: &str = "录音、监控和各环节扫描记录均已核对，未见客户反映的情况，截图已存档。";

/// What every history needs to know.
pub(super) struct World<'a> {
    /// The end of all histories.
    pub(super) now: Instant,
    /// The rules in force.
    pub(super) rules: &'a Rulebook,
    /// The calendar.
    pub(super) calendar: &'a Calendar,
    /// Who works.
    pub(super) team: &'a Team,
}

/// A complaint that is being lived.
pub(super) struct History<'a> {
    world: &'a World<'a>,
    matter: &'a Matter<'a>,
    state: Complaint,
    /// What happened, when, by whom.
    pub(super) events: Vec<(ComplaintEvent, Instant, AccountId)>,
    /// When the customer was called back, and by whom.
    pub(super) callbacks: Vec<(Instant, AccountId)>,
}

/// Files a complaint and lives it through; `None` when the form does not hold, which a test rules out.
pub(super) fn lived<'a>(
    dice: &mut Dice,
    world: &'a World<'a>,
    matter: &'a Matter<'a>,
    form: &Form,
    filing: Filing,
) -> Option<History<'a>> {
    let (at, by) = (filing.received_at, filing.by);
    let facts = draft::parse(form, filing.accepted_at).ok()?;
    let happened = decide::file(facts, filing, world.rules, world.calendar);
    let events: Vec<_> = happened.into_iter().map(|event| (event, at, by)).collect();
    let state = decide::replay(&events)?;
    let mut history = History { world, matter, state, events, callbacks: Vec::new() };
    history.live(dice);
    Some(history)
}

impl History<'_> {
    fn live(&mut self, dice: &mut Dice) {
        let age = (self.world.now - self.state.accepted_at).num_minutes();
        match self.matter.plan.course {
            Course::Fresh => {}
            Course::Noted => self.note(dice, age / 2),
            Course::Investigated => self.verify(age / 3),
            Course::Replied => {
                self.reply(dice);
                self.look_into(dice);
            }
            Course::Reassigned => {
                self.assign(dice);
                self.reply(dice);
                self.look_into(dice);
            }
            Course::WithLead => {
                self.reply(dice);
                self.hand_over(dice);
            }
            Course::TakenByLead => {
                self.reply(dice);
                self.look_into(dice);
                self.hand_over(dice);
                self.take_over(dice);
            }
            Course::Closed(reason) => {
                self.reply(dice);
                self.look_into(dice);
                self.close(dice, reason);
            }
            Course::Reopened => {
                self.reply(dice);
                self.look_into(dice);
                self.close(dice, CloseReason::SolvedWithReservation);
                self.reopen(age - dice.between(10, 25));
            }
            Course::RepliedAgain => {
                self.reply(dice);
                self.look_into(dice);
                self.close(dice, CloseReason::SolvedWithReservation);
                self.reopen(age - dice.between(18 * 60, 30 * 60));
                let at = self.then(dice.between(10, 25));
                self.reply_at(dice, at);
            }
        }
    }

    /// So many minutes after acceptance, but after everything else and not in the future.
    fn at(&self, minutes: i64) -> Instant {
        let last = self.events.last().map_or(self.state.accepted_at, |(_, at, _)| *at);
        let wanted = (self.state.accepted_at + TimeDelta::minutes(minutes)).max(last + TimeDelta::seconds(40));
        wanted.min(self.world.now - TimeDelta::seconds(20)).max(last + TimeDelta::seconds(1))
    }

    /// So many minutes after the last thing that happened.
    fn then(&self, minutes: i64) -> Instant {
        let last = self.events.last().map_or(self.state.accepted_at, |(_, at, _)| *at);
        self.at((last - self.state.accepted_at).num_minutes() + minutes)
    }

    /// Applies what was decided. A refusal leaves the history as it is; a test compares the stages.
    fn happen(&mut self, decided: Result<Vec<ComplaintEvent>, Refusal>, at: Instant, by: AccountId) {
        for event in decided.unwrap_or_default() {
            self.state.apply(&event, at, by);
            self.events.push((event, at, by));
        }
    }

    fn owner(&self) -> AccountId {
        self.world.team.agents[self.matter.plan.agent]
    }

    fn lead(&self) -> AccountId {
        let leads = &self.world.team.leads;
        leads[(self.matter.plan.slot + self.matter.plan.agent) % leads.len()]
    }

    const fn shelf(&self) -> &'static Shelf {
        shelf(self.matter.plan.kind)
    }

    fn note(&mut self, dice: &mut Dice, minutes: i64) {
        let text = self.matter.told(dice.word(&self.shelf().notes));
        self.happen(decide::add_note(&text), self.at(minutes), self.owner());
    }

    fn assign(&mut self, dice: &mut Dice) {
        let at = self.at(dice.between(6, 12));
        self.happen(decide::assign(&self.state, self.owner()), at, self.lead());
    }

    fn reply(&mut self, dice: &mut Dice) {
        let at = self.at(reply_after(dice, self.matter.plan));
        self.reply_at(dice, at);
    }

    fn reply_at(&mut self, dice: &mut Dice, at: Instant) {
        let text = self.matter.told(dice.word(&self.shelf().replies));
        let channel = told_by(self.matter.plan.channel);
        let by = self.owner();
        self.happen(decide::record_reply(&self.state, channel, &text, at, by), at, by);
        if channel == ReplyChannel::Phone {
            self.callbacks.push((at, by));
        }
    }

    /// The facts that were found out, and often a remark.
    fn look_into(&mut self, dice: &mut Dice) {
        let age = (self.world.now - self.state.accepted_at).num_minutes();
        if dice.below(3) > 0 && age > 300 {
            let at = self.then(dice.between(20, 60));
            let text = self.matter.told(dice.word(&self.shelf().notes));
            self.happen(decide::add_note(&text), at, self.owner());
        }
        if age > 300 {
            let last = self.events.last().map_or(0, |(_, at, _)| (*at - self.state.accepted_at).num_minutes());
            self.verify(last + dice.between(60, 200));
        }
    }

    fn verify(&mut self, minutes: i64) {
        let at = self.at(minutes);
        let unfounded = self.matter.plan.course == Course::Closed(CloseReason::Unfounded);
        let found = if unfounded { NOTHING_FOUND } else { self.matter.story.verified };
        let to = self.matter.told(found);
        let wanted = [FieldChange { field: Field::Verified, from: String::new(), to }];
        let merged = decide::amend_facts(&self.state, &wanted, at, self.world.rules, self.world.calendar);
        let changes = merged.map(|merge| if let Merge::Changes(events) = merge { events } else { Vec::new() });
        self.happen(changes, at, self.owner());
    }

    fn hand_over(&mut self, dice: &mut Dice) {
        let at = self.then(dice.between(90, 400));
        let reason = self.matter.told(dice.word(&self.shelf().handovers));
        self.happen(decide::hand_to_lead(&self.state, &reason), at, self.owner());
    }

    fn take_over(&mut self, dice: &mut Dice) {
        let (at, lead) = (self.then(dice.between(15, 90)), self.lead());
        self.happen(decide::take_over(&self.state, lead), at, lead);
        let text = "已接手，先与网点负责人核对，再给客户回电。";
        self.happen(decide::add_note(text), self.then(dice.between(5, 30)), lead);
    }

    fn close(&mut self, dice: &mut Dice, reason: CloseReason) {
        let at = self.then(dice.between(16 * 60, 40 * 60));
        let text = match reason {
            CloseReason::Withdrawn => "客户来电表示问题已经解决，主动撤回投诉，已感谢客户谅解。".to_owned(),
            CloseReason::Duplicate => "与同一运单的另一件投诉合并处理，已告知客户以那一件为准。".to_owned(),
            CloseReason::Unfounded => "已向客户出示核查记录，说明与反映的情况不一致，客户没有再提出异议。".to_owned(),
            CloseReason::Unreachable => "三天内分时段联系三次均未接通，已发短信告知处理结果和联系方式。".to_owned(),
            CloseReason::Satisfied => self.matter.told(dice.word(&self.shelf().results[..2])),
            CloseReason::SolvedWithReservation => self.matter.told(self.shelf().results[2]),
        };
        let told =
            if reason == CloseReason::Unreachable { ReplyChannel::Text } else { told_by(self.matter.plan.channel) };
        let by = self.owner();
        self.happen(decide::close(&self.state, reason, told, &text, at, by), at, by);
    }

    fn reopen(&mut self, minutes: i64) {
        let at = self.at(minutes);
        let reason = self.matter.told(self.shelf().reopening);
        let reopened = decide::reopen(&self.state, &reason, at, self.world.rules, self.world.calendar);
        self.happen(reopened, at, self.owner());
    }
}

/// Minutes from acceptance to the first reply. Most are in time; in one slot everybody was too late.
fn reply_after(dice: &mut Dice, plan: &Plan) -> i64 {
    let late = plan.slot == 7;
    match plan.kind {
        Kind::Loss | Kind::Damage | Kind::Shortage if late => dice.between(34, 52),
        Kind::Loss | Kind::Damage | Kind::Shortage => dice.between(8, 27),
        Kind::Delay => {
            let promised = (plan.reply_by - plan.accepted_at).num_minutes();
            promised + if late { dice.between(10, 45) } else { -dice.between(12, 90) }
        }
        Kind::Attitude => dice.between(25, 110),
        Kind::Mismatch | Kind::Unconsented | Kind::Other => dice.between(45, 200),
    }
}

/// Customers are answered the way they came.
const fn told_by(channel: ChannelCode) -> ReplyChannel {
    match channel {
        ChannelCode::Hotline | ChannelCode::Regulator | ChannelCode::Outlet => ReplyChannel::Phone,
        ChannelCode::Chat => ReplyChannel::Chat,
        ChannelCode::Mail => ReplyChannel::Mail,
        ChannelCode::Platform => ReplyChannel::Platform,
        ChannelCode::Visit => ReplyChannel::InPerson,
    }
}
