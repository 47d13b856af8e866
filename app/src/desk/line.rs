//! The desk and the floor: my state, contacts that ring, the call of a contact, and what is said in chats.
//!
//! Nobody has to be on the floor: a call that was begun by hand belongs to no contact, and nothing here touches it. For a
//! contact, what is done to its call is done on the floor as well. Both go through the outbox, so neither is lost without
//! a network, and each tells what it knows: the call how it is here, the floor how it was when the server last told.

use super::{CallDoc, Desk, NewCall, Phase};
use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    doors::{chats::my_line, floor::floor_caller, writes::save_draft},
    live::use_live,
    outbox::Waiting,
    ui::flow::react,
};
use domain::{
    call::{Direction, Disposition},
    command::{Command, Outcome},
    complaint::kind::ChannelCode,
    id::{ContactId, SubmissionId, WhisperId},
    view::{
        Caller,
        chats::{LineContact, LineMessage, MyLine},
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// A customer who says nothing more is not writing any more; a little later than the server thinks so.
const TYPING_OVER: Duration = Duration::from_millis(6_500);

/// What is told while looking.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    pub(crate) open: Option<ContactId>,
    pub(crate) read: Option<(ContactId, u32)>,
    pub(crate) typing: Option<(ContactId, bool)>,
    pub(crate) heard: Option<WhisperId>,
}

/// Something that is on its way to the floor, with the words of a message.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    id: SubmissionId,
    words: Option<(ContactId, String)>,
}

impl Asked {
    fn of(waiting: &Waiting) -> Option<Self> {
        let words = match &waiting.submission.command {
            Command::Floor { .. } => None,
            Command::Say { contact, text } => Some((*contact, text.clone())),
            _ => return None,
        };
        Some(Self { id: waiting.submission.id, words })
    }
}

/// Follows the floor while the page is open. Called once, in the browser.
pub(super) fn follow(desk: Desk) {
    let (live, outbox) = (use_live(), desk.outbox);
    react(move || {
        outbox.waiting.track();
        outbox.answers.track();
        desk.note_answers_of_floor();
    });
    react(move || {
        let floor = live.floor.get();
        // What became of a deed is told by how it stands.
        outbox.answers.track();
        // Who is not on the floor asks nothing about it.
        if floor > 0 {
            desk.look(Told::default());
        }
    });
    react(move || {
        desk.line.track();
        desk.doc.track();
        untrack(|| desk.agree());
    });
}

impl Desk {
    /// Asks how the floor stands, and tells something with it.
    pub(crate) fn look(self, told: Told) {
        spawn_local(async move {
            let Ok(line) = my_line(told.open, told.read, told.typing, told.heard).await else { return };
            let writes = line.contacts.iter().any(|c| c.thread.as_ref().is_some_and(|thread| thread.typing));
            let opened = told.open.and_then(|id| line.contacts.iter().find(|c| c.id == id).cloned());
            if self.line.try_update(|kept| *kept != line).unwrap_or_default() {
                self.line.set(line);
            }
            if writes {
                set_timeout(move || self.look(Told::default()), TYPING_OVER);
            }
            if let Some(contact) = opened {
                self.open_call(&contact);
            }
        });
    }

    /// Keeps in mind what is on its way to the floor, also from before the page was loaded, and notes what was refused.
    /// The words of a message that was not taken go back to where they were written.
    fn note_answers_of_floor(self) {
        self.asked.update_value(|asked| {
            self.outbox.waiting.with_untracked(|waiting| {
                for one in waiting.iter().filter_map(Asked::of) {
                    if asked.iter().all(|known| known.id != one.id) {
                        asked.push(one);
                    }
                }
            });
            self.outbox.answers.with_untracked(|answers| {
                asked.retain(|one| {
                    let Some(answer) = answers.get(&one.id) else { return true };
                    let refused = match answer {
                        Ok(Outcome::Refused { refusal }) => Some(Ok(refusal.clone())),
                        Ok(_) => None,
                        Err(error) => Some(Err(*error)),
                    };
                    if let (Some(_), Some((contact, text))) = (&refused, &one.words) {
                        self.unsay(*contact, text);
                    }
                    self.floor_refused.set(refused);
                    false
                });
            });
        });
    }

    fn unsay(self, contact: ContactId, text: &str) {
        let back = |doc: &mut CallDoc| {
            if doc.contact == Some(contact) {
                let rest = if doc.saying.is_empty() { "" } else { "\n" };
                doc.saying = [text, rest, &doc.saying].concat();
            }
        };
        self.change(back);
        self.left.update(|left| left.iter_mut().for_each(back));
    }

    /// Does something on the floor: a [`domain::queue::command::Deed`], written out.
    pub(crate) fn deed(self, deed: String) {
        let id = browser::fresh_submission(self.clock.exact_ms());
        self.outbox.send(id, Command::Floor { deed });
    }

    /// The same for a contact.
    pub(crate) fn deed_about(self, deed: &str, contact: ContactId) {
        self.deed(["{\"", deed, "\":{\"contact\":\"", &contact.to_string(), "\"}}"].concat());
    }

    /// Does to the contact of this call what was done to the call, unless a telephone system runs it.
    pub(super) fn follow_up(self, deed: &str) {
        let Some(id) = self.doc.with_untracked(|doc| doc.as_ref().and_then(|doc| doc.contact)) else { return };
        let theirs = |line: &MyLine| line.contacts.iter().any(|contact| contact.id == id && !contact.ours);
        if !self.line.with_untracked(theirs) {
            self.deed_about(deed, id);
        }
    }

    /// Finishes the record of the contact together with that of the call.
    pub(super) fn wrap_contact(self, doc: &CallDoc) {
        let Some(contact) = doc.contact else { return };
        let solved = matches!(doc.disposition, Some(Disposition::Answered | Disposition::WrongNumber));
        let resolution = if solved { "solved" } else { "unsolved" };
        let id = contact.to_string();
        self.deed(["{\"wrap_up\":{\"contact\":\"", &id, "\",\"resolution\":\"", resolution, "\"}}"].concat());
    }

    /// The contact of the call on the desk, as the floor last told; follows both.
    pub(crate) fn contact(self) -> Option<LineContact> {
        let id = self.doc.with(|doc| doc.as_ref().and_then(|doc| doc.contact))?;
        self.line.with(|line| line.contacts.iter().find(|contact| contact.id == id).cloned())
    }

    /// Takes what rings, and opens its call once the floor has told that it is ours.
    pub(crate) fn take(self, contact: ContactId) {
        self.taken.set_value(Some(contact));
        self.deed_about("answer", contact);
    }

    /// The first contact that rings here and may be answered here.
    pub(crate) fn ringing(self) -> Option<ContactId> {
        let rings = |contact: &&LineContact| contact.stage == "offered" && contact.ours;
        self.line.with_untracked(|line| line.contacts.iter().find(rings).map(|contact| contact.id))
    }

    /// Shows the call of a contact: the one that was parked, or a new one.
    pub(crate) fn show(self, contact: &LineContact) {
        if self.doc.with_untracked(|doc| doc.as_ref().is_some_and(|doc| doc.call == contact.call)) {
            return;
        }
        let parked = self.left.with_untracked(|left| left.iter().find(|doc| doc.call == contact.call).cloned());
        match parked {
            Some(doc) => {
                self.park();
                self.resume(doc);
            }
            // The number of a caller is told when the call is opened, and that is logged.
            None if contact.channel != "chat" => self.look(Told { open: Some(contact.id), ..Told::default() }),
            None => self.open_call(contact),
        }
    }

    fn open_call(self, contact: &LineContact) {
        if !self.is_gone(contact.call) {
            return;
        }
        self.park();
        let chat = contact.channel == "chat";
        self.begin(&NewCall {
            channel: if chat { ChannelCode::Chat } else { ChannelCode::Hotline },
            direction: if contact.channel == "callback" { Direction::Outbound } else { Direction::Inbound },
            phone: contact.phone.clone(),
            waybill: contact.waybill.clone(),
            of: Some((contact.id, contact.call)),
        });
        if chat && !contact.who.is_empty() {
            let name = contact.who.clone();
            self.change(|doc| doc.suggest(domain::complaint::Field::ContactName, &name, super::Source::Caller));
        }
    }

    /// Lays the call on the desk aside, to be taken up again.
    fn park(self) {
        let Some(doc) = self.doc.get_untracked() else { return };
        self.left.update(|left| left.push(doc.clone()));
        self.doc.set(None);
        spawn_local(async move {
            storage::put(Shelf::Drafts, &doc.call.to_string(), &doc).await;
            if let Ok(body) = serde_json::to_string(&doc) {
                // The browser has it; the server gets it when it can be reached.
                let _ = save_draft(doc.draft_id(), doc.revision, body).await;
            }
        });
    }

    /// Brings the calls in line with what the floor tells: opens what was just taken, ends what is over.
    fn agree(self) {
        let Some(line) = self.line.try_get_untracked() else { return };
        if let Some(id) = self.taken.get_value()
            && let Some(contact) = line.contacts.iter().find(|c| c.id == id && c.stage != "offered")
        {
            self.taken.set_value(None);
            self.show(contact);
        }
        let Some(doc) = self.doc.get_untracked() else {
            self.pop(&line);
            return;
        };
        let Some(id) = doc.contact else { return };
        let Some(contact) = line.contacts.iter().find(|contact| contact.id == id) else { return };
        match (contact.stage.as_str(), doc.phase) {
            ("wrap_up", Phase::Talking | Phase::Holding { .. }) => self.end_here(),
            // Of our own contacts the hold is pressed here, and the floor may not know yet.
            ("holding", Phase::Talking) | ("talking", Phase::Holding { .. }) if !contact.ours => self.turn_hold(),
            _ => {}
        }
    }

    /// Opens the call that was answered at the telephone, while nothing else is on the desk.
    fn pop(self, line: &MyLine) {
        let answered = |contact: &&LineContact| !contact.ours && contact.stage == "talking";
        if let Some(contact) = line.contacts.iter().find(answered)
            && self.popped.get_value() != Some(contact.id)
        {
            self.popped.set_value(Some(contact.id));
            self.show(contact);
        }
    }

    /// Shows who rings before anybody answers, while no call is on the desk; nobody when it rings no longer.
    pub(crate) fn announce(self, contact: Option<ContactId>) {
        let free = move || self.doc.with_untracked(Option::is_none);
        if !free() {
            return;
        }
        self.caller.set(Caller::default());
        let Some(id) = contact else { return };
        spawn_local(async move {
            let Ok(caller) = floor_caller(id).await else { return };
            let rings = |line: &MyLine| line.contacts.iter().any(|known| known.id == id && known.stage == "offered");
            if free() && self.line.try_with_untracked(rings).unwrap_or_default() {
                self.caller.set(caller);
            }
        });
    }

    /// Looks a little later: who was not on the floor is told nothing by the stream until the next event.
    pub(crate) fn follow_once(self) {
        set_timeout(move || self.look(Told::default()), Duration::from_secs(1));
    }

    /// Says something to the customer of a chat.
    pub(crate) fn say(self, contact: ContactId, text: String) {
        let id = browser::fresh_submission(self.clock.exact_ms());
        self.outbox.send(id, Command::Say { contact, text });
    }

    /// Messages of mine that the server has not confirmed yet, in their order.
    pub(crate) fn unsent(self, contact: ContactId, known: &[LineMessage]) -> Vec<(SubmissionId, String)> {
        self.outbox.waiting.with(|waiting| {
            let mine = waiting.iter().filter_map(|one| match &one.submission.command {
                Command::Say { contact: to, text } if *to == contact => Some((one.submission.id, text.clone())),
                _ => None,
            });
            mine.filter(|(id, _)| !known.iter().any(|said| said.id.0 == id.0)).collect()
        })
    }

    /// Whether the server cannot be reached: then what is shown of the floor is old.
    pub(crate) fn is_offline(self) -> bool {
        self.outbox.offline.get()
    }
}
