//! The desk: the call an agent is on, with its script, its form and its words. It outlives pages, so an agent may look
//! something up and come back.

mod blanks;
mod doc;
mod filing;
mod keep;
mod known;
mod line;
mod phrases;
mod script;

pub use blanks::spoken_value;
pub use doc::{CallDoc, Filed, Phase, Source};
pub use keep::Kept;
pub(crate) use line::Told;

use crate::ui::flow::react;
use crate::{
    browser,
    clock::{ServerClock, use_clock},
    doors::workbench::find_caller,
    error::AppError,
    later::use_later,
    outbox::{Outbox, use_outbox},
    own_phrases::OwnPhrases,
    shell::{
        BeforeLeaving,
        session::{Session, use_session},
    },
    start::{use_me, use_start},
    words::Words,
};
use domain::{
    account::Permission,
    call::{Direction, Disposition, Hold},
    command::{Command, Refusal},
    complaint::{self, Field, Flaw, Problem, kind::ChannelCode},
    id::{AccountId, CallId, ContactId, SubmissionId},
    phrase::Mood,
    time::from_millis,
    view::{Caller, SavedDraft, chats::MyLine},
};
use leptos::{prelude::*, task::spawn_local};

/// The desk.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// The call, if there is one.
    pub doc: RwSignal<Option<CallDoc>>,
    /// When it was last kept.
    pub kept: RwSignal<Kept>,
    /// Scripts and phrases, once they are here.
    pub words: RwSignal<Option<Words>>,
    /// Their version as of this page.
    words_version: StoredValue<String>,
    /// How the customer feels, as far as the agent has told.
    pub mood: RwSignal<Option<Mood>>,
    /// What is one's own in the phrase bank.
    pub own: OwnPhrases,
    /// Whether it was asked for on this page.
    own_asked: StoredValue<bool>,
    /// Whether scripts and phrases could not be fetched.
    pub wordless: RwSignal<bool>,
    /// Who is on the line.
    pub caller: RwSignal<Caller>,
    /// Whether the caller is being looked up, and whether that failed.
    pub looking: RwSignal<Looking>,
    /// What does not hold in the form; shown after the first try to save.
    pub flaws: RwSignal<Vec<Flaw>>,
    /// Calls that earlier pages left unfinished.
    pub left: RwSignal<Vec<CallDoc>>,
    /// Calls whose last submissions are on their way.
    pub finished: RwSignal<Vec<CallDoc>>,
    /// Whether the document was restored when the page opened.
    pub restored: RwSignal<bool>,
    /// Whether a newer document of another device took the place of ours.
    pub replaced: RwSignal<bool>,
    /// My place on the floor, as the server last told.
    pub line: RwSignal<MyLine>,
    /// Why the last thing done on the floor came to nothing.
    pub(crate) floor_refused: RwSignal<Option<Result<Refusal, AppError>>>,
    /// What is on its way to the floor, with the words of a message.
    asked: StoredValue<Vec<line::Asked>>,
    /// The contact that was just taken, until its call is open.
    taken: StoredValue<Option<ContactId>>,
    /// The call of a telephone system that was opened by itself; whoever lays it aside is not shown it again.
    popped: StoredValue<Option<ContactId>>,
    clock: ServerClock,
    outbox: Outbox,
    session: Session,
    me: StoredValue<Option<(AccountId, String)>>,
}

/// How looking up the caller stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Looking {
    /// Nothing asked.
    #[default]
    Idle,
    /// On its way.
    Asked,
    /// Could not be answered.
    Failed(AppError),
}

/// What a call starts with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewCall {
    /// How.
    pub channel: ChannelCode,
    /// Who calls whom.
    pub direction: Direction,
    /// The other number, as typed.
    pub phone: String,
    /// The waybill, as typed.
    pub waybill: String,
    /// The contact of the floor that it is, with the id of its call; nothing when it is begun by hand.
    pub of: Option<(ContactId, CallId)>,
}

/// Provides the desk. In the browser it takes up what was left and fetches the words, as soon as the code for that is here.
pub fn provide_desk() {
    let me = use_me();
    let desk = Desk {
        doc: RwSignal::new(None),
        kept: RwSignal::new(Kept::default()),
        words: RwSignal::new(None),
        words_version: StoredValue::new(use_start().words),
        mood: RwSignal::new(None),
        own: OwnPhrases::new(),
        own_asked: StoredValue::new(false),
        wordless: RwSignal::new(false),
        caller: RwSignal::new(Caller::default()),
        looking: RwSignal::new(Looking::Idle),
        flaws: RwSignal::new(Vec::new()),
        left: RwSignal::new(Vec::new()),
        finished: RwSignal::new(Vec::new()),
        restored: RwSignal::new(false),
        replaced: RwSignal::new(false),
        line: RwSignal::new(MyLine::default()),
        floor_refused: RwSignal::new(None),
        asked: StoredValue::new(Vec::new()),
        taken: StoredValue::new(None),
        popped: StoredValue::new(None),
        clock: use_clock(),
        outbox: use_outbox(),
        session: use_session(),
        me: StoredValue::new(me.as_ref().map(|me| (me.actor.id, me.actor.name.clone()))),
    };
    provide_context(desk);
    let later = use_later();
    provide_context(BeforeLeaving(Callback::new(move |go_on: Callback<()>| match later.bench_now() {
        Some(parts) => (parts.keep_then)(desk, go_on),
        None => go_on.run(()),
    })));
    let takes_calls = me.is_some_and(|me| me.actor.may(Permission::TakeCalls));
    react(move || {
        if let Some(parts) = later.bench()
            && takes_calls
        {
            (parts.watch)(desk);
        }
    });
}

/// Keeps the call and takes up what was left. Called once, in the browser.
pub(crate) fn watch(desk: Desk) {
    keep::keep_document(desk);
    keep::settle(desk, desk.outbox);
    filing::note_answers(desk);
    line::follow(desk);
    spawn_local(desk.take_up(None));
    spawn_local(desk.fetch_words());
}

/// Keeps the call, then goes on.
pub(crate) fn keep_then(desk: Desk, go_on: Callback<()>) {
    keep::keep_then(desk, go_on);
}

/// Begins a call.
///
/// # Errors
/// What was typed does not hold: the first field, and what is wrong with it. Both may be empty.
pub(crate) fn begin(desk: Desk, new: &NewCall) -> Result<(), (Field, Problem)> {
    for (field, text) in [(Field::ContactPhone, &new.phone), (Field::Waybill, &new.waybill)] {
        if !text.trim().is_empty() {
            complaint::draft::parse_field(field, text).map_err(|problem| (field, problem))?;
        }
    }
    desk.begin(new);
    Ok(())
}

/// The desk.
#[must_use]
pub fn use_desk() -> Desk {
    expect_context::<Desk>()
}

impl Desk {
    /// Changes the document and marks it as changed.
    pub fn change(self, change: impl FnOnce(&mut CallDoc)) {
        let now = self.clock.exact_ms();
        self.doc.update(|doc| {
            if let Some(doc) = doc {
                change(doc);
                doc.revision = now.max(doc.revision + 1);
            }
        });
    }

    /// Begins a call: its record, its document and its script.
    pub fn begin(self, new: &NewCall) {
        let Some((by, _)) = self.me.get_value() else { return };
        let now = self.clock.exact_ms();
        let id = || browser::fresh_submission(now);
        let call = new.of.map_or_else(|| CallId(browser::fresh_id(now)), |(_, call)| call);
        let mut doc = CallDoc {
            call,
            contact: new.of.map(|(contact, _)| contact),
            by,
            revision: now,
            channel: new.channel,
            direction: new.direction,
            phone: new.phone.trim().to_owned(),
            waybill: new.waybill.trim().to_owned(),
            started_ms: now,
            phase: Phase::Talking,
            holds: Vec::new(),
            form: complaint::Form::new(),
            sources: std::collections::BTreeMap::new(),
            run: None,
            disposition: None,
            note: String::new(),
            saying: String::new(),
            // The call of a contact begins once, whichever page of mine was first.
            begin: if new.of.is_some() { SubmissionId(call.0) } else { id() },
            filing: id(),
            finish: id(),
            filed: Vec::new(),
        };
        doc.write(Field::Channel, new.channel.code(), Source::Caller);
        let (phone, waybill) = (doc.phone.clone(), doc.waybill.clone());
        doc.suggest(Field::ContactPhone, &phone, Source::Caller);
        doc.suggest(Field::Waybill, &waybill, Source::Caller);
        let begin = Command::StartCall {
            call: doc.call,
            channel: doc.channel,
            direction: doc.direction,
            phone: phone.clone(),
            waybill: waybill.clone(),
        };
        self.outbox.send(doc.begin, begin);
        self.flaws.set(Vec::new());
        self.restored.set(false);
        self.kept.set(Kept::default());
        self.caller.set(Caller::default());
        self.mood.set(None);
        self.doc.set(Some(doc));
        self.start_script("opening");
        self.renew_words();
        self.look_up(phone, waybill);
    }

    /// Goes on with a call that was left.
    pub fn resume(self, doc: CallDoc) {
        let (phone, waybill) = (doc.phone.clone(), doc.value(Field::Waybill).to_owned());
        self.left.update(|all| all.retain(|d| d.call != doc.call));
        self.flaws.set(Vec::new());
        self.caller.set(Caller::default());
        // The record may not have reached the server before the page went away.
        keep::hand_over(&doc, self.outbox);
        self.doc.set(Some(doc));
        if self.needs_script() {
            self.start_script("opening");
        }
        self.renew_words();
        self.look_up(phone, waybill);
    }

    /// Looks the caller up and fills what is known into empty fields.
    pub fn look_up(self, phone: String, waybill: String) {
        if phone.trim().is_empty() && waybill.trim().is_empty() {
            return;
        }
        let Some(call) = self.doc.with_untracked(|d| d.as_ref().map(|d| d.call)) else { return };
        self.looking.set(Looking::Asked);
        spawn_local(async move {
            let found = find_caller(phone, waybill).await;
            if self.doc.with_untracked(|d| d.as_ref().map(|d| d.call)) != Some(call) {
                return;
            }
            match found {
                Ok(caller) => {
                    self.looking.set(Looking::Idle);
                    let form = || self.doc.with_untracked(|d| d.as_ref().map(|d| d.form.clone()));
                    let before = form();
                    self.change(|doc| known::fill(doc, &caller));
                    self.caller.set(caller);
                    // News may answer the question; without any, whoever is in the middle of it is left there.
                    if form() != before {
                        self.rerun(Field::Waybill);
                    }
                }
                Err(error) => {
                    self.session.report(error);
                    self.looking.set(Looking::Failed(error));
                }
            }
        });
    }

    /// Puts the call on hold, or takes it back.
    pub fn toggle_hold(self) {
        let holds = self.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.phase == Phase::Talking));
        self.turn_hold();
        self.follow_up(if holds { "hold" } else { "resume" });
    }

    fn turn_hold(self) {
        let now = self.clock.exact_ms();
        self.change(|doc| match doc.phase {
            Phase::Talking => doc.phase = Phase::Holding { since_ms: now },
            Phase::Holding { since_ms } => {
                doc.holds.push(Hold { from: from_millis(since_ms), until: from_millis(now) });
                doc.phase = Phase::Talking;
            }
            Phase::WrappingUp { .. } | Phase::Finished { .. } => {}
        });
    }

    /// Ends the talk; wrap-up begins.
    pub fn hang_up(self) {
        self.end_here();
        self.follow_up("end");
    }

    fn end_here(self) {
        let now = self.clock.exact_ms();
        self.change(|doc| {
            if let Phase::Holding { since_ms } = doc.phase {
                doc.holds.push(Hold { from: from_millis(since_ms), until: from_millis(now) });
            }
            if doc.ended_ms().is_none() {
                doc.phase = Phase::WrappingUp { ended_ms: now };
            }
            if !doc.filed.is_empty() {
                doc.disposition = Some(Disposition::ComplaintFiled);
            }
        });
    }

    /// Whether this call is neither on the desk nor on its way.
    fn is_gone(self, call: CallId) -> bool {
        let open = self.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.call == call));
        let going = self.finished.with_untracked(|all| all.iter().any(|d| d.call == call));
        let left = self.left.with_untracked(|all| all.iter().any(|d| d.call == call));
        !open && !going && !left
    }

    /// Takes up calls that were left: the only one that is still open goes on by itself.
    async fn take_up(self, server: Option<Vec<SavedDraft>>) {
        let Some((me, _)) = self.me.get_value() else { return };
        let docs = keep::left_behind(me, server).await;
        let (done, mut open): (Vec<_>, Vec<_>) =
            docs.into_iter().partition(|d| matches!(d.phase, Phase::Finished { .. }));
        for doc in done {
            self.finished.update(|all| all.push(doc.clone()));
            keep::hand_over(&doc, self.outbox);
        }
        if self.doc.with_untracked(Option::is_some) {
            return;
        }
        if open.len() == 1
            && let Some(doc) = open.pop()
        {
            self.restored.set(true);
            self.resume(doc);
        }
        self.left.set(open);
    }

    /// The name of the person at this desk.
    #[must_use]
    pub fn agent(self) -> String {
        self.me.with_value(|me| me.as_ref().map(|(_, name)| name.clone()).unwrap_or_default())
    }
}
