//! The desk: the call an agent is on, with its script, its form and its words. It outlives pages, so an agent may look
//! something up and come back.

mod blanks;
mod doc;
mod keep;

pub use doc::{CallDoc, Filed, Phase, Source};
pub use keep::Kept;

use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    clock::{ServerClock, use_clock},
    doors::workbench::{Words, fetch_words, find_caller},
    error::AppError,
    outbox::{Outbox, use_outbox},
    shell::session::{Session, use_session},
    start::use_me,
};
use domain::{
    account::Permission,
    calendar::Calendar,
    call::{Direction, Disposition, Hold},
    clock::Clock,
    command::Command,
    complaint::{self, Field, Flaw, decide, kind::ChannelCode},
    customer::Title,
    id::{AccountId, CallId, ComplaintId},
    rulebook::Rulebook,
    script::{Run, ScriptId},
    time::from_millis,
    view::{Caller, SavedDraft},
    waybill::TrackingStep,
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::LazyLock;

static RULES: LazyLock<Rulebook> = LazyLock::new(Rulebook::builtin);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::cn_mainland);

/// The desk.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    /// The call, if there is one.
    pub doc: RwSignal<Option<CallDoc>>,
    /// When it was last kept.
    pub kept: RwSignal<Kept>,
    /// Scripts and phrases, once they are here.
    pub words: RwSignal<Option<Words>>,
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
}

/// Provides the desk. In the browser it takes up what was left and fetches the words.
pub fn provide_desk() {
    let me = use_me();
    let desk = Desk {
        doc: RwSignal::new(None),
        kept: RwSignal::new(Kept::default()),
        words: RwSignal::new(None),
        wordless: RwSignal::new(false),
        caller: RwSignal::new(Caller::default()),
        looking: RwSignal::new(Looking::Idle),
        flaws: RwSignal::new(Vec::new()),
        left: RwSignal::new(Vec::new()),
        finished: RwSignal::new(Vec::new()),
        restored: RwSignal::new(false),
        replaced: RwSignal::new(false),
        clock: use_clock(),
        outbox: use_outbox(),
        session: use_session(),
        me: StoredValue::new(me.as_ref().map(|me| (me.actor.id, me.actor.name.clone()))),
    };
    provide_context(desk);
    let takes_calls = me.is_some_and(|me| me.actor.may(Permission::TakeCalls));
    Effect::new(move |_| {
        if takes_calls {
            keep::keep_document(desk);
            keep::settle(desk, desk.outbox);
            note_answers(desk);
            spawn_local(desk.take_up(None));
            spawn_local(desk.fetch_words());
        }
    });
}

/// The desk.
#[must_use]
pub fn use_desk() -> Desk {
    expect_context::<Desk>()
}

/// Writes the number of a filed complaint into the document as soon as the server has given it.
fn note_answers(desk: Desk) {
    use domain::command::{Outcome, Receipt};
    Effect::new(move |_| {
        let answers = desk.outbox.answers.get();
        let open = desk.doc.with_untracked(|doc| {
            doc.as_ref().is_some_and(|d| d.filed.iter().any(|f| f.saved.is_none()))
        });
        if !open {
            return;
        }
        let mut flaws = None;
        desk.change(|doc| {
            let mut again = None;
            for filed in &mut doc.filed {
                match answers.get(&filed.submission) {
                    Some(Ok(Outcome::Done { receipt: Receipt::Complaint { id, number } })) => {
                        filed.saved = Some((*id, number.to_string()));
                    }
                    Some(Ok(Outcome::Flawed { flaws: found })) => {
                        again = Some(filed.submission);
                        flaws = Some(found.clone());
                    }
                    _ => {}
                }
            }
            // The server saw a flaw that the browser did not: the form opens again, with everything in it.
            doc.filed.retain(|f| Some(f.submission) != again);
        });
        if let Some(flaws) = flaws {
            desk.flaws.set(flaws);
        }
    });
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
    pub fn begin(self, new: NewCall) {
        let Some((by, _)) = self.me.get_value() else { return };
        let now = self.clock.exact_ms();
        let id = || browser::fresh_submission(now);
        let mut doc = CallDoc {
            call: CallId(browser::fresh_id(now)),
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
            begin: id(),
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
        self.doc.set(Some(doc));
        self.start_script("opening");
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
        let needs_script = doc.run.is_none();
        self.doc.set(Some(doc));
        if needs_script {
            self.start_script("opening");
        }
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
                    self.change(|doc| fill_known(doc, &caller));
                    self.caller.set(caller);
                    self.rerun(Field::Waybill);
                }
                Err(error) => {
                    self.session.report(error);
                    self.looking.set(Looking::Failed(error));
                }
            }
        });
    }

    /// Starts a script in this call; facts stay.
    pub fn start_script(self, id: &str) {
        let id = ScriptId(id.to_owned());
        let now = self.clock.exact_ms();
        self.words.with_untracked(|words| {
            let Some(words) = words else { return };
            self.change(|doc| {
                let form = doc.form.clone();
                match &mut doc.run {
                    Some(run) => {
                        // A script that is missing leaves the run where it is.
                        let _ = run.switch(&words.library, &id, &form, now);
                    }
                    None => doc.run = Run::start(&words.library, &id, &form, now).ok(),
                }
            });
        });
    }

    /// Does something with the run: answer, next, back, jump. Whatever the script writes goes into the form.
    pub fn step(self, go: impl FnOnce(&mut Run, &Words, &complaint::Form, i64) -> Vec<(Field, String)>) {
        let now = self.clock.exact_ms();
        self.words.with_untracked(|words| {
            let Some(words) = words else { return };
            self.change(|doc| {
                let form = doc.form.clone();
                let Some(run) = &mut doc.run else { return };
                let written = go(run, words, &form, now);
                let ended = run.ended;
                for (field, value) in written {
                    doc.write(field, &value, Source::Script);
                }
                if let Some(outcome) = ended {
                    doc.disposition.get_or_insert(outcome);
                }
            });
        });
    }

    /// Writes a field of the form as it is typed; the script follows when the field is left.
    pub fn typed(self, field: Field, value: &str) {
        self.change(|doc| doc.write(field, value, Source::Form));
        if self.flaws.with_untracked(|f| !f.is_empty()) {
            self.recheck();
        }
    }

    /// A field was left, or a choice was made: the script goes on when that answers its question.
    pub fn settled(self, field: Field) {
        self.rerun(field);
        if field == Field::Waybill {
            let (phone, waybill) = self.doc.with_untracked(|d| {
                d.as_ref().map_or_else(Default::default, |d| (d.phone.clone(), d.value(Field::Waybill).to_owned()))
            });
            let known = self.caller.with_untracked(|c| c.waybill.as_ref().map(|w| w.number.clone()));
            let parsed = domain::waybill::WaybillNumber::parse(&waybill);
            if parsed.is_some() && parsed.as_ref().map(|n| n.as_str().to_owned()) != known {
                self.look_up(phone, waybill);
            }
        }
    }

    fn rerun(self, field: Field) {
        self.step(|run, words, form, now| {
            // A broken library leaves the run where it is; the form goes on without it.
            let _ = run.typed(&words.library, field, form, now);
            Vec::new()
        });
    }

    /// Puts the call on hold, or takes it back.
    pub fn toggle_hold(self) {
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

    /// Saves the complaint: through the outbox, so that no network loses it. Tells whether the form holds.
    pub fn file(self) -> bool {
        let Some(doc) = self.doc.get_untracked() else { return false };
        if doc.filed.iter().any(|f| f.submission == doc.filing) {
            return true;
        }
        match complaint::draft::parse(&doc.form, self.clock.now_untracked()) {
            Err(flaws) => {
                self.flaws.set(flaws);
                false
            }
            Ok(_) => {
                self.flaws.set(Vec::new());
                let command = Command::FileComplaint { call: Some(doc.call), form: doc.form.clone() };
                self.change(|doc| {
                    let filed = Filed { submission: doc.filing, form: doc.form.clone(), saved: None };
                    doc.filed.push(filed);
                    doc.disposition = Some(Disposition::ComplaintFiled);
                });
                self.outbox.send(doc.filing, command);
                true
            }
        }
    }

    /// Opens the form for one more complaint of the same call.
    pub fn another(self) {
        let now = self.clock.exact_ms();
        self.change(|doc| {
            doc.filing = browser::fresh_submission(now);
            let keep = [Field::Channel, Field::ContactName, Field::ContactPhone, Field::Requester];
            doc.form.retain(|field, _| keep.contains(field));
            doc.sources.retain(|field, _| keep.contains(field));
            doc.disposition = None;
        });
        self.start_script("complaint_intake");
    }

    /// Adds what was said to an open complaint instead of filing a new one.
    pub fn add_to(self, complaint: ComplaintId, text: String) {
        let id = browser::fresh_submission(self.clock.exact_ms());
        self.outbox.send(id, Command::AddNote { complaint, text });
        self.change(|doc| doc.disposition = Some(Disposition::AddedToComplaint));
    }

    /// Saves the wrap-up and clears the desk. Everything is handed to the outbox, which keeps it until it is answered.
    pub fn finish(self) {
        let Some(mut doc) = self.doc.get_untracked() else { return };
        let Some(ended_ms) = doc.ended_ms() else { return };
        if doc.disposition.is_none() {
            return;
        }
        doc.phase = Phase::Finished { ended_ms };
        doc.revision = self.clock.exact_ms().max(doc.revision + 1);
        self.finished.update(|all| all.push(doc.clone()));
        self.doc.set(None);
        self.caller.set(Caller::default());
        self.flaws.set(Vec::new());
        let outbox = self.outbox;
        spawn_local(async move {
            storage::put(Shelf::Drafts, &doc.call.to_string(), &doc).await;
            keep::hand_over(&doc, outbox);
        });
    }

    /// Whether this call is neither on the desk nor on its way.
    fn is_gone(self, call: CallId) -> bool {
        let open = self.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.call == call));
        let going = self.finished.with_untracked(|all| all.iter().any(|d| d.call == call));
        let left = self.left.with_untracked(|all| all.iter().any(|d| d.call == call));
        !open && !going && !left
    }

    /// Checks the form again while it is being mended.
    fn recheck(self) {
        let now = self.clock.now_untracked();
        let flaws = self.doc.with_untracked(|doc| {
            doc.as_ref().and_then(|d| complaint::draft::parse(&d.form, now).err()).unwrap_or_default()
        });
        // Only flaws that were shown already stay; new ones wait for the next try to save.
        let shown = self.flaws.get_untracked();
        let still: Vec<Flaw> =
            flaws.into_iter().filter(|f| shown.iter().any(|s| s.field == f.field)).collect();
        if still != shown {
            self.flaws.set(still);
        }
    }

    /// The clocks that would start if the complaint were saved now.
    #[must_use]
    pub fn preview(self) -> Vec<Clock> {
        let now = self.clock.now();
        self.doc.with(|doc| {
            doc.as_ref().map(|d| decide::preview(&d.form, now, &RULES, &CALENDAR)).unwrap_or_default()
        })
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

    /// Fetches scripts and phrases; without network the copy of last time serves.
    async fn fetch_words(self) {
        let fetched = match fetch_words().await {
            Ok(words) => {
                storage::put(Shelf::Copies, "words", &words).await;
                Some(words)
            }
            Err(_) => storage::get::<Words>(Shelf::Copies, "words").await,
        };
        self.wordless.set(fetched.is_none());
        self.words.set(fetched);
        let waits = self.doc.with_untracked(|d| d.as_ref().is_some_and(|d| d.run.is_none()));
        if waits {
            self.start_script("opening");
        }
    }

    /// Tries again to fetch the words.
    pub fn retry_words(self) {
        spawn_local(self.fetch_words());
    }

    /// The name of the person at this desk.
    #[must_use]
    pub fn agent(self) -> String {
        self.me.with_value(|me| me.as_ref().map(|(_, name)| name.clone()).unwrap_or_default())
    }
}

/// Fills empty fields with what customer and waybill tell.
fn fill_known(doc: &mut CallDoc, caller: &Caller) {
    if let Some(customer) = &caller.customer {
        let title = match customer.title {
            Title::Ms => "女士",
            Title::Mr => "先生",
            Title::Company => "",
        };
        doc.suggest(Field::ContactName, &format!("{}{title}", customer.spoken), Source::Caller);
    }
    if let Some(side) = caller.side {
        doc.suggest(Field::Requester, side.code(), Source::Caller);
    }
    let Some(waybill) = &caller.waybill else { return };
    doc.suggest(Field::Waybill, &waybill.number, Source::Waybill);
    doc.suggest(Field::Fee, &waybill.fee.yuan(), Source::Waybill);
    match waybill.insured {
        Some(amount) => {
            doc.suggest(Field::Insured, "yes", Source::Waybill);
            doc.suggest(Field::InsuredAmount, &amount.yuan(), Source::Waybill);
        }
        None => doc.suggest(Field::Insured, "no", Source::Waybill),
    }
    doc.suggest(Field::Item, &waybill.goods, Source::Waybill);
    doc.suggest(Field::Declared, &waybill.goods, Source::Waybill);
    doc.suggest(Field::PiecesSent, &waybill.pieces.to_string(), Source::Waybill);
    doc.suggest(Field::PromisedOn, &domain::time::local_day(waybill.promised_at).to_string(), Source::Waybill);
    let signed = waybill.tracking.iter().rev().find_map(|t| match t.step {
        TrackingStep::Locker => Some("locker"),
        TrackingStep::Signed if t.note.contains("本人") => Some("recipient"),
        TrackingStep::Signed => Some("proxy"),
        _ => None,
    });
    doc.suggest(Field::Signed, signed.unwrap_or("no"), Source::Waybill);
}
