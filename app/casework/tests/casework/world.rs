//! A small company: six people, two customers, one parcel.

use super::{memory::Memory, promises::every_deed};
use casework::{
    Ctx, Failure, Settings,
    floor::Floor,
    integrations::Gate,
    live::Live,
    passwords::{Passwords, hash_now},
    phrases,
    ports::{AccountRecord, Clock, Random},
    rules::{Current, Rules},
    scripts::{self, Scripts},
    submissions,
};
use domain::{
    account::{Actor, Role},
    amount::{Fen, Grams},
    call::{Direction, Disposition},
    command::{Command, Outcome, Receipt, Submission},
    complaint::{
        CloseReason, Field, Form, ReplyChannel,
        draft::moment_instant,
        reckoning::{Decision, Ground},
    },
    customer::{Customer, Grade, Title},
    id::{AccountId, CallId, ComplaintId, CustomerId, Ids, SubmissionId},
    person::Phone,
    phrase::{PhraseChange, PhraseForm, PhraseId},
    time::Instant,
    waybill::{Tracking, TrackingStep, Waybill, WaybillNumber},
};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

/// The password of everybody.
pub const PASSWORD: &str = "correct horse";

/// The parcel of the stories.
pub const WAYBILL: &str = "YL20261120001";

/// A clock that stands still until it is moved.
pub struct SetClock(Mutex<Instant>);

impl SetClock {
    pub fn pass(&self, span: chrono::TimeDelta) {
        *self.0.lock().unwrap() += span;
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// Ids and bytes that are counted, so that a story is the same each time.
#[derive(Default)]
pub struct Counter(AtomicU64);

impl Ids for Counter {
    fn next(&self) -> Uuid {
        Uuid::from_u128(0x1_0000 + u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

impl Random for Counter {
    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let bytes = (self.0.fetch_add(1, Ordering::SeqCst) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

/// The context of the use cases, with the parts that tests look into.
pub struct World {
    pub ctx: Ctx,
    pub store: Arc<Memory>,
    pub clock: Arc<SetClock>,
}

pub fn at(text: &str) -> Instant {
    moment_instant(text).unwrap()
}

/// Saturday 21 November 2026, ten o'clock.
pub fn world() -> World {
    world_with(Settings::default())
}

pub fn world_with(settings: Settings) -> World {
    let store = Arc::new(Memory::default());
    let clock = Arc::new(SetClock(Mutex::new(at("2026-11-21T10:00"))));
    let random = Arc::new(Counter::default());
    let hash = hash_now(PASSWORD, random.as_ref()).unwrap();
    {
        let mut state = store.state();
        let people = [Role::Agent, Role::Trainee, Role::Lead, Role::ReceiptClerk, Role::Manager, Role::Admin];
        let logins = people.map(|role| (role.code().replace('_', ""), role));
        let colleague = [("colleague".to_owned(), Role::Agent)];
        for (login, role) in logins.into_iter().chain(colleague) {
            let id = AccountId(Uuid::from_u128(100 + state.accounts.len() as u128));
            let actor = Actor { id, name: format!("{login} 周敏"), login, role };
            let created_at = clock.now();
            state.accounts.push(AccountRecord { actor, password_hash: hash.clone(), created_at });
        }
        state.customers = vec![
            customer(1, "林小满", Title::Ms, "17000005678", "杭州市西湖区文三路8号"),
            customer(2, "远山茶业有限公司", Title::Company, "17100001234", "福州市鼓楼区五四路66号"),
        ];
        state.waybills = vec![parcel(clock.now())];
    }
    let ctx = Ctx {
        store: store.clone(),
        clock: clock.clone(),
        ids: Arc::new(Counter::default()),
        passwords: Arc::new(Passwords::new(random.as_ref()).unwrap()),
        random,
        rules: Arc::new(Current::new(Rules::builtin().unwrap())),
        scripts: Arc::new(scripts::Current::new(Scripts::of(Vec::new()).unwrap())),
        phrases: Arc::new(phrases::Current::new(phrases::Team::of(Vec::new()).unwrap())),
        floor: Arc::new(at_once(Floor::load(store.as_ref(), clock.now())).unwrap()),
        live: Arc::new(Live::new(0)),
        chats: Arc::default(),
        gate: Arc::new(Gate::default()),
        settings: Arc::new(settings),
    };
    World { ctx, store, clock }
}

/// What comes of something that never waits, as nothing in memory does.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    match work.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(outcome) => outcome,
        std::task::Poll::Pending => panic!("it waits"),
    }
}

fn customer(id: u128, name: &str, title: Title, phone: &str, address: &str) -> Customer {
    Customer {
        id: CustomerId(Uuid::from_u128(id)),
        name: name.to_owned(),
        title,
        phone: Phone::parse(phone).unwrap(),
        city: address.chars().take(2).collect(),
        address: address.to_owned(),
        grade: Grade::Regular,
    }
}

fn parcel(now: Instant) -> Waybill {
    let step = TrackingStep::Accepted;
    Waybill {
        number: WaybillNumber::parse(WAYBILL).unwrap(),
        sender: CustomerId(Uuid::from_u128(2)),
        recipient: CustomerId(Uuid::from_u128(1)),
        goods: "茶叶".to_owned(),
        pieces: 1,
        weight: Grams(900),
        fee: Fen(1200),
        insured: None,
        accepted_at: now,
        promised_at: now,
        tracking: vec![Tracking { at: now, step, place: "福州鼓楼网点".to_owned(), note: String::new() }],
    }
}

/// A form that holds.
pub fn form() -> Form {
    Form::from(
        [
            (Field::Kind, "loss"),
            (Field::Waybill, WAYBILL),
            (Field::Requester, "recipient"),
            (Field::Channel, "hotline"),
            (Field::ContactName, "林小满"),
            (Field::ContactPhone, "17000005678"),
            (Field::Item, "茶叶"),
            (Field::Insured, "no"),
            (Field::TotalValue, "1000"),
            (Field::Allegation, "三天没有收到"),
            (Field::Wish, "search"),
        ]
        .map(|(field, text)| (field, text.to_owned())),
    )
}

/// Something a person asks for, made now.
pub fn submission(world: &World, command: Command) -> Submission {
    let id = SubmissionId(world.ctx.ids.next());
    Submission { id, by: None, made_at: world.ctx.clock.now(), command }
}

impl World {
    pub fn actor(&self, login: &str) -> Actor {
        let state = self.store.state();
        state.accounts.iter().find(|a| a.actor.login == login).unwrap().actor.clone()
    }

    pub fn agent(&self) -> Actor {
        self.actor("agent")
    }

    pub async fn submit(&self, actor: &Actor, command: Command) -> Result<Outcome, Failure> {
        submissions::submit(&self.ctx, actor, submission(self, command)).await
    }

    /// Files a complaint and gives its id.
    pub async fn filed(&self) -> ComplaintId {
        let command = Command::FileComplaint { call: None, form: form() };
        match self.submit(&self.agent(), command).await {
            Ok(Outcome::Done { receipt: Receipt::Complaint { id, .. } }) => id,
            other => panic!("{other:?}"),
        }
    }

    /// Begins a call and gives its id.
    pub async fn call(&self, actor: &Actor) -> CallId {
        let id = CallId(self.ctx.ids.next());
        let outcome = self.submit(actor, start(id, "17000005678")).await.unwrap();
        assert_eq!(outcome, Outcome::Done { receipt: Receipt::Call { id } });
        id
    }

    /// How many events the log holds.
    pub fn logged(&self) -> usize {
        self.store.state().events.len()
    }
}

pub fn start(call: CallId, phone: &str) -> Command {
    let channel = domain::complaint::ChannelCode::Hotline;
    let (phone, waybill) = (phone.to_owned(), WAYBILL.to_owned());
    Command::StartCall { call, channel, direction: Direction::Inbound, phone, waybill }
}

pub fn finish(world: &World, call: CallId) -> Command {
    Command::FinishCall {
        call,
        ended_at: world.ctx.clock.now(),
        holds: Vec::new(),
        disposition: Disposition::Answered,
        note: "已说明".to_owned(),
        run: None,
        phone: String::new(),
        waybill: String::new(),
    }
}

/// A lost parcel, as the calculator sends it.
pub const LOSS: &str = r#"{"accepted_on":"2026-11-18","claim":{"kind":"loss","fee_fen":1200,"weight_g":1000}}"#;

/// One command of every sort about this complaint and this call.
pub fn every_command(world: &World, complaint: ComplaintId, call: CallId) -> Vec<Command> {
    let text = || "客户来电".to_owned();
    let mut commands = vec![
        start(CallId(world.ctx.ids.next()), "17000005678"),
        finish(world, call),
        Command::FileComplaint { call: None, form: form() },
        Command::RecordReply { complaint, channel: ReplyChannel::Phone, text: text() },
        Command::AmendFacts { complaint, changes: vec![amendment("瓷碗")] },
        Command::AddNote { complaint, text: text() },
        Command::Assign { complaint, to: world.actor("colleague").id },
        Command::HandToLead { complaint, reason: text() },
        Command::TakeOver { complaint },
        Command::ReckonAmount { complaint, basis: LOSS.to_owned() },
        Command::RuleOnAmount {
            complaint,
            number: 1,
            decision: Decision::Pay { amount: Fen(50_000), ground: Ground::Agreement },
            text: text(),
        },
        Command::Close { complaint, reason: CloseReason::Satisfied, told: ReplyChannel::Phone, text: text() },
        Command::Reopen { complaint, reason: text() },
        Command::MarkPhrase { id: PhraseId("greeting.1".to_owned()), favourite: true },
        Command::UsedPhrases { used: vec![(PhraseId("greeting.1".to_owned()), 2)] },
        Command::ChangeMyPhrases { change: new_phrase("祝您今天顺顺利利。", "") },
        Command::ChangeTeamPhrases { change: new_phrase("祝您今天顺顺利利。", "Have a smooth day.") },
    ];
    commands.extend(every_deed(world));
    commands
}

/// A new closing line, as the form sends it.
pub fn new_phrase(zh: &str, en: &str) -> String {
    let (category, zh, en) = ("closing".to_owned(), zh.to_owned(), en.to_owned());
    let form = PhraseForm { category, zh, en, ..PhraseForm::default() };
    serde_json::to_string(&PhraseChange::Save { id: None, version: 0, form }).unwrap()
}

/// Another item, starting from the one in [`form`].
pub fn amendment(to: &str) -> domain::complaint::event::FieldChange {
    domain::complaint::event::FieldChange { field: Field::Item, from: "茶叶".to_owned(), to: to.to_owned() }
}
