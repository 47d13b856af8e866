//! Call records: the calls complaints were taken in, the calls back, and the everyday questions in between.

use super::{
    accounts::Team,
    customers::People,
    dice::Dice,
    plan::Plan,
    scripted::script_run,
    words::{CALLBACKS, ENQUIRIES, INTAKES, OTHERS, Outcome},
};
use chrono::{Days, NaiveTime, TimeDelta};
use domain::{
    call::{Call, Direction, Disposition, Hold, WrapUp},
    complaint::{ChannelCode, Form},
    customer::Customer,
    id::{AccountId, CallId},
    script::Library,
    time::{Instant, at_local, local_day, start_of},
    waybill::{Waybill, WaybillNumber},
};
use std::collections::BTreeMap;

/// Days before today that have calls.
const PAST_DAYS: u64 = 5;
/// Calls of an agent on each of them, besides complaints.
const PER_PAST_DAY: usize = 3;
/// Calls of an agent today, if the day is long enough.
const TODAY: usize = 9;

/// Whom an agent spoke with.
struct Party {
    customer: Customer,
    waybill: Option<WaybillNumber>,
}

/// A stretch of an agent's time.
#[derive(Clone, Copy)]
struct Talk {
    agent: AccountId,
    started_at: Instant,
    ended_at: Instant,
    wrapped_at: Instant,
}

/// All calls, and who was busy when.
pub(super) struct Switchboard {
    now: Instant,
    library: Option<Library>,
    /// The records.
    pub(super) calls: Vec<Call>,
    busy: BTreeMap<AccountId, Vec<(Instant, Instant)>>,
}

impl Switchboard {
    /// Nobody has called yet.
    pub(super) fn new(now: Instant) -> Self {
        Self { now, library: domain::script::builtin().ok(), calls: Vec::new(), busy: BTreeMap::new() }
    }

    fn is_free(&self, talk: Talk) -> bool {
        let apart = |(from, until): &(Instant, Instant)| talk.wrapped_at < *from || talk.started_at > *until;
        talk.wrapped_at <= self.now && self.busy.get(&talk.agent).is_none_or(|busy| busy.iter().all(apart))
    }

    fn record(
        &mut self,
        dice: &mut Dice,
        talk: Talk,
        (channel, direction): (ChannelCode, Direction),
        party: Party,
        (disposition, note): (Disposition, String),
    ) -> &mut Call {
        self.busy.entry(talk.agent).or_default().push((talk.started_at, talk.wrapped_at));
        let wrap_up = WrapUp {
            ended_at: talk.ended_at,
            wrapped_at: talk.wrapped_at,
            holds: holds(dice, talk),
            disposition,
            note,
            run: None,
        };
        let call = Call {
            id: CallId(dice.id(talk.started_at)),
            agent: talk.agent,
            channel,
            direction,
            phone: Some(party.customer.phone),
            waybill: party.waybill,
            customer: Some(party.customer.id),
            started_at: talk.started_at,
            wrap_up: Some(wrap_up),
        };
        self.calls.push(call);
        let last = self.calls.len() - 1;
        &mut self.calls[last]
    }

    /// The call or chat a complaint was taken in; it ends shortly after the form was saved.
    pub(super) fn intake(
        &mut self,
        dice: &mut Dice,
        agent: AccountId,
        plan: &Plan,
        customer: &Customer,
        waybill: Option<WaybillNumber>,
        form: &Form,
    ) -> CallId {
        let at = plan.accepted_at;
        let ended_at = at + TimeDelta::seconds(dice.between(15, 40));
        let wrapped_at = ended_at + TimeDelta::seconds(dice.between(20, 60));
        let talk = Talk { agent, started_at: at - dice.minutes(3, 6), ended_at, wrapped_at };
        let run = self.library.as_ref().and_then(|l| script_run(l, form, talk.started_at, ended_at));
        let note = dice.word(&INTAKES).to_owned();
        let party = Party { customer: customer.clone(), waybill };
        let how = (plan.channel, Direction::Inbound);
        let call = self.record(dice, talk, how, party, (Disposition::ComplaintFiled, note));
        if let Some(wrap_up) = call.wrap_up.as_mut() {
            wrap_up.run = run;
        }
        call.id
    }

    /// The call in which a reply was given, unless the agent was on another one.
    pub(super) fn callback(
        &mut self,
        dice: &mut Dice,
        agent: AccountId,
        customer: &Customer,
        waybill: Option<WaybillNumber>,
        replied_at: Instant,
    ) {
        let ended_at = replied_at - TimeDelta::seconds(dice.between(5, 15));
        let talk = Talk { agent, started_at: ended_at - dice.minutes(1, 3), ended_at, wrapped_at: replied_at };
        if self.is_free(talk) {
            let party = Party { customer: customer.clone(), waybill };
            let note = dice.word(&CALLBACKS).to_owned();
            let how = (ChannelCode::Hotline, Direction::Outbound);
            self.record(dice, talk, how, party, (Disposition::AddedToComplaint, note));
        }
    }

    /// Everyday calls of everybody: some on each of the last days, more today.
    pub(super) fn everyday(&mut self, dice: &mut Dice, team: &Team, people: &People, waybills: &[Waybill]) {
        let today = local_day(self.now);
        for agent in &team.agents {
            for back in 1..=PAST_DAYS {
                let day = today.checked_sub_days(Days::new(back)).unwrap_or(today);
                for _ in 0..PER_PAST_DAY {
                    let nine = at_local(day, NaiveTime::from_hms_opt(9, 0, 0).unwrap_or(NaiveTime::MIN));
                    let at = nine + dice.minutes(0, 9 * 60);
                    self.enquiry(dice, *agent, people, waybills, at);
                }
            }
            let mut at = self.now;
            for _ in 0..TODAY {
                at -= dice.minutes(9, 34);
                if at >= start_of(today) {
                    self.enquiry(dice, *agent, people, waybills, at);
                }
            }
        }
    }

    fn enquiry(&mut self, dice: &mut Dice, agent: AccountId, people: &People, waybills: &[Waybill], at: Instant) {
        let ended_at = at + TimeDelta::seconds(dice.between(48, 330));
        let wrapped_at = ended_at + dice.minutes(0, 1);
        let talk = Talk { agent, started_at: at, ended_at, wrapped_at };
        if !self.is_free(talk) {
            return;
        }
        let recent = |w: &&Waybill| w.accepted_at < at && at - w.accepted_at < TimeDelta::days(12);
        let about: Vec<&Waybill> = waybills.iter().filter(recent).collect();
        let channel = if dice.below(5) == 0 { ChannelCode::Chat } else { ChannelCode::Hotline };
        let how = (channel, Direction::Inbound);
        if about.is_empty() || dice.below(9) == 0 {
            let Outcome { disposition, note } = dice.pick(&OTHERS);
            let party = Party { customer: people.recipient(dice).customer.clone(), waybill: None };
            self.record(dice, talk, how, party, (*disposition, (*note).to_owned()));
            return;
        }
        let waybill = *dice.pick(&about);
        let Outcome { disposition, note } = dice.pick(&ENQUIRIES);
        let place = waybill.tracking.iter().rev().find(|t| t.at <= at).map_or("", |t| t.place.as_str());
        let note = note.replace("{place}", place).replace("{goods}", &waybill.goods);
        let who = if dice.below(3) == 0 { waybill.sender } else { waybill.recipient };
        if let Some(resident) = people.all.iter().find(|r| r.customer.id == who) {
            let party = Party { customer: resident.customer.clone(), waybill: Some(waybill.number.clone()) };
            self.record(dice, talk, how, party, (*disposition, note));
        }
    }
}

/// One call in four has a hold in its middle.
fn holds(dice: &mut Dice, talk: Talk) -> Vec<Hold> {
    let seconds = (talk.ended_at - talk.started_at).num_seconds();
    if dice.below(4) > 0 || seconds < 100 {
        return Vec::new();
    }
    let from = talk.started_at + TimeDelta::seconds(seconds * dice.between(25, 55) / 100);
    let length = dice.between(12, seconds / 3);
    vec![Hold { from, until: from + TimeDelta::seconds(length) }]
}
