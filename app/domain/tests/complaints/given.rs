//! What the stories start from.

use domain::{
    calendar::Calendar,
    clock::{Clock, ClockState},
    command::Refusal,
    complaint::{
        ChannelCode, Complaint, ComplaintEvent, Field, Filing, Form, Kind, ReplyChannel,
        decide::{self, Merge},
        draft::{self, instant_moment, moment_instant},
        event::FieldChange,
        field,
    },
    deadline::Due,
    id::{AccountId, ComplaintId},
    rulebook::{ClockCode, Rulebook},
    time::Instant,
};
use uuid::Uuid;

pub const AGENT: AccountId = AccountId(Uuid::from_u128(1));
pub const COLLEAGUE: AccountId = AccountId(Uuid::from_u128(2));
pub const LEAD: AccountId = AccountId(Uuid::from_u128(3));

/// The moment most stories begin: a Saturday.
pub const TEN: &str = "2026-11-21T10:00";

/// A local moment of the business zone.
pub fn at(text: &str) -> Instant {
    moment_instant(text).unwrap()
}

/// A value that the field accepts, as the canonical form has it.
pub fn good(field: Field) -> &'static str {
    match field {
        Field::Kind => "other",
        Field::Channel => "hotline",
        Field::PlatformName => "某平台",
        Field::PlatformTicket => "GD-1",
        Field::PlatformDue => "2026-11-21T18:00",
        Field::AppealNumber => "SS-2026-7",
        Field::AppealTold => "2026-11-20T16:00",
        Field::Requester => "recipient",
        Field::ContactName => "林小满",
        Field::ContactPhone => "17000005678",
        Field::Waybill => "YL20261120001",
        Field::ReceiverAddress => "杭州市西湖区文三路8号",
        Field::Staff => "西湖网点",
        Field::HappenedAt => "2026-11-21T09:30",
        Field::DelayCause => "human",
        Field::PromisedOn => "2026-11-19",
        Field::ReplyBy => "2026-11-21T15:00",
        Field::ValueLost | Field::EvidenceKept | Field::FraudAlleged | Field::Insured | Field::Signed => "no",
        Field::Item => "瓷碗",
        Field::PackedBy => "courier",
        Field::NoticedAt => "2026-11-21T09:00",
        Field::PiecesSent => "3",
        Field::PiecesReceived => "2",
        Field::MismatchAspect => "name",
        Field::Declared => "青花瓷碗",
        Field::Received => "石头",
        Field::LeftAt => "locker",
        Field::Consent => "recorded",
        Field::ItemFound => "yes",
        Field::InsuredAmount => "800.00",
        Field::TotalValue => "1000.00",
        Field::LostValue => "300.00",
        Field::Fee => "12.00",
        Field::Allegation => "快递延误三天，没有人联系",
        Field::Verified => "包裹还在分拨中心",
        Field::Wish => "explanation",
        Field::WishDetail => "今天给个说法",
        Field::Recording => "REC-1",
    }
}

/// A form with every field filled, also those of other kinds.
pub fn form(kind: Kind, channel: ChannelCode) -> Form {
    let mut form: Form = Field::ALL.iter().map(|f| (*f, good(*f).to_owned())).collect();
    form.insert(Field::Kind, kind.code().to_owned());
    form.insert(Field::Channel, channel.code().to_owned());
    form
}

/// The same with some fields typed otherwise.
pub fn form_with(kind: Kind, channel: ChannelCode, typed: &[(Field, &str)]) -> Form {
    let mut form = form(kind, channel);
    form.extend(typed.iter().map(|(field, text)| (*field, (*text).to_owned())));
    form
}

/// The fields that a form of this kind and channel shows.
pub fn shown(kind: Kind, channel: ChannelCode) -> Vec<(Field, field::Need)> {
    field::form(Some(kind), Some(channel))
}

/// A complaint with its log.
#[derive(Clone, Debug)]
pub struct Case {
    pub state: Complaint,
    pub log: Vec<(ComplaintEvent, Instant, AccountId)>,
}

pub type Decided = Result<Vec<ComplaintEvent>, Refusal>;

impl Case {
    /// A complaint of this kind, taken by telephone at ten.
    pub fn by_phone(kind: Kind) -> Self {
        Self::filed(&form(kind, ChannelCode::Hotline), at(TEN))
    }

    pub fn filed(form: &Form, accepted_at: Instant) -> Self {
        Self::waited(form, accepted_at, accepted_at)
    }

    /// A complaint that waited for the network.
    pub fn waited(form: &Form, accepted_at: Instant, received_at: Instant) -> Self {
        let facts = draft::parse(form, accepted_at).unwrap();
        let filing = Filing {
            id: ComplaintId(Uuid::from_u128(9)),
            by: AGENT,
            owner: Some(AGENT),
            accepted_at,
            received_at,
            call: None,
            snapshot: None,
        };
        let events = decide::file(facts, filing, &Rulebook::builtin(), &Calendar::cn_mainland());
        let log: Vec<_> = events.into_iter().map(|e| (e, received_at, AGENT)).collect();
        Self { state: decide::replay(&log).unwrap(), log }
    }

    /// Appends what was decided.
    pub fn take(&mut self, decided: Decided, at: Instant, by: AccountId) -> Result<(), Refusal> {
        for event in decided? {
            self.state.apply(&event, at, by);
            self.log.push((event, at, by));
        }
        Ok(())
    }

    pub fn reply(&mut self, when: &str) -> Result<(), Refusal> {
        let decided = decide::record_reply(&self.state, ReplyChannel::Phone, "已联系网点，今晚派送", at(when), AGENT);
        self.take(decided, at(when), AGENT)
    }

    pub fn merge(&self, when: &str, changes: &[FieldChange]) -> Result<Merge, Refusal> {
        decide::amend_facts(&self.state, changes, at(when), &Rulebook::builtin(), &Calendar::cn_mainland())
    }

    /// Changes fields, starting from what stands.
    pub fn amend(&mut self, when: &str, to: &[(Field, &str)]) {
        let changes: Vec<_> = to.iter().map(|(field, to)| self.change(*field, to)).collect();
        let Ok(Merge::Changes(events)) = self.merge(when, &changes) else {
            panic!("{:?}", self.merge(when, &changes));
        };
        self.take(Ok(events), at(when), AGENT).unwrap();
    }

    /// A change of one field that starts from what stands.
    pub fn change(&self, field: Field, to: &str) -> FieldChange {
        let from = self.state.facts.get(field).unwrap_or_default().to_owned();
        FieldChange { field, from, to: to.to_owned() }
    }

    pub fn close(&mut self, when: &str, reason: domain::complaint::CloseReason) -> Result<(), Refusal> {
        let decided = decide::close(&self.state, reason, ReplyChannel::Phone, "已向客户说明结果", at(when), AGENT);
        self.take(decided, at(when), AGENT)
    }

    pub fn reopen(&mut self, when: &str) -> Result<(), Refusal> {
        let rules = (Rulebook::builtin(), Calendar::cn_mainland());
        let decided = decide::reopen(&self.state, "客户再次来电", at(when), &rules.0, &rules.1);
        self.take(decided, at(when), AGENT)
    }

    /// All clocks: what each waits for, when it is due, how it stands.
    pub fn clocks(&self) -> Vec<(ClockCode, String, &'static str)> {
        self.state.clocks.iter().map(|c| (c.code, due(c), standing(c))).collect()
    }

    /// The clocks of one kind.
    pub fn clocks_of(&self, code: ClockCode) -> Vec<(String, &'static str)> {
        self.state.clocks.iter().filter(|c| c.code == code).map(|c| (due(c), standing(c))).collect()
    }
}

/// The due moment, or the last day.
pub fn due(clock: &Clock) -> String {
    match clock.due {
        Due::At(at) => instant_moment(at),
        Due::On { last_day, .. } => last_day.to_string(),
    }
}

pub const fn standing(clock: &Clock) -> &'static str {
    match clock.state {
        ClockState::Running => "running",
        ClockState::Met { .. } => "met",
        ClockState::MetLate { .. } => "late",
        ClockState::Cancelled { .. } => "cancelled",
    }
}

/// What a clock should look like.
pub fn clock(code: ClockCode, due: &str, standing: &'static str) -> (ClockCode, String, &'static str) {
    (code, due.to_owned(), standing)
}
