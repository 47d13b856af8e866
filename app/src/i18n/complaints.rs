//! The words of the complaint pages.

mod en;
mod zh;

use super::use_lang;
use crate::preferences::Lang;
use leptos::prelude::*;

/// Every fixed text of the complaint pages.
#[derive(Debug)]
pub struct Texts {
    /// The list's title.
    pub title: &'static str,
    /// Label of the search box.
    pub search: &'static str,
    /// What the search box finds.
    pub search_hint: &'static str,
    /// No stage chosen.
    pub any_stage: &'static str,
    /// No kind chosen.
    pub any_kind: &'static str,
    /// No channel chosen.
    pub any_channel: &'static str,
    /// No band chosen.
    pub any_band: &'static str,
    /// Label of the owner filter.
    pub owner: &'static str,
    /// Everybody's.
    pub anyone: &'static str,
    /// The signed-in person's.
    pub mine: &'static str,
    /// Nobody's.
    pub nobody: &'static str,
    /// Label of the order.
    pub sort: &'static str,
    /// Nearest deadline first.
    pub by_deadline: &'static str,
    /// Newest first.
    pub newest: &'static str,
    /// Include closed ones.
    pub closed_too: &'static str,
    /// Applies the filters.
    pub apply: &'static str,
    /// Clears the filters.
    pub clear: &'static str,
    /// Column and filter: the next clock.
    pub deadline: &'static str,
    /// Column and filter: stage.
    pub stage: &'static str,
    /// Column: number.
    pub number: &'static str,
    /// Column: what it is about.
    pub gist: &'static str,
    /// Column: contact.
    pub contact: &'static str,
    /// Column: accepted.
    pub accepted: &'static str,
    /// It has no owner.
    pub no_owner: &'static str,
    /// No clock runs.
    pub no_clock: &'static str,
    /// Before the number of rows.
    pub rows_on_page: &'static str,
    /// Before the age of the list.
    pub fetched: &'static str,
    /// The next page.
    pub next_page: &'static str,
    /// Back to the first page.
    pub first_page: &'static str,
    /// Label of the paging links.
    pub pages: &'static str,
    /// There is no complaint at all.
    pub none_yet: &'static str,
    /// What to do first.
    pub none_yet_help: &'static str,
    /// Leads to the workbench.
    pub to_workbench: &'static str,
    /// Nothing matches.
    pub none_match: &'static str,
    /// What to try.
    pub none_match_help: &'static str,
    /// The list could not be fetched.
    pub list_failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// A later fetch failed.
    pub stale: &'static str,
    /// The keys of the list.
    pub keys_hint: &'static str,
    /// The complaint could not be fetched.
    pub page_failed: &'static str,
    /// There is no such complaint.
    pub unknown: &'static str,
    /// What to do about it.
    pub unknown_help: &'static str,
    /// Leads to the list.
    pub to_list: &'static str,
    /// Before the number of the contact.
    pub nth_before: &'static str,
    /// After the number of the contact.
    pub nth_after: &'static str,
    /// It was reopened.
    pub reopened: &'static str,
    /// It waited for the network.
    pub late_arrival: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Label of the stage steps.
    pub stages: &'static str,
    /// Card: facts.
    pub facts: &'static str,
    /// Opens the edit form.
    pub edit_facts: &'static str,
    /// A required field is empty.
    pub to_fill: &'static str,
    /// Heading of what the customer says.
    pub allegation: &'static str,
    /// Heading of what was verified.
    pub verified: &'static str,
    /// Nothing was verified.
    pub not_verified_yet: &'static str,
    /// Facts of an earlier kind.
    pub earlier_facts: &'static str,
    /// Card: clocks.
    pub clocks: &'static str,
    /// No clock runs.
    pub no_clocks: &'static str,
    /// Clocks that ended.
    pub ended_clocks: &'static str,
    /// Card: timeline.
    pub timeline: &'static str,
    /// Card: waybill.
    pub parcel: &'static str,
    /// Heading of what it may cost.
    pub money: &'static str,
    /// What the calculator does with it.
    pub money_lead: &'static str,
    /// Opens the calculator.
    pub money_open: &'static str,
    /// Before the moment of the snapshot.
    pub parcel_then: &'static str,
    /// Column: entries as they were.
    pub tracking_then: &'static str,
    /// Column: entries as they are.
    pub tracking_now: &'static str,
    /// An entry is gone.
    pub tracking_gone: &'static str,
    /// No waybill.
    pub no_parcel: &'static str,
    /// Goods.
    pub goods: &'static str,
    /// Pieces.
    pub pieces: &'static str,
    /// Weight.
    pub weight: &'static str,
    /// Fee.
    pub fee: &'static str,
    /// Insured amount.
    pub insured: &'static str,
    /// Not insured.
    pub not_insured: &'static str,
    /// Promised delivery.
    pub promised: &'static str,
    /// Sender.
    pub sender: &'static str,
    /// Recipient.
    pub recipient: &'static str,
    /// Unit of money.
    pub yuan: &'static str,
    /// No tracking.
    pub no_tracking: &'static str,
    /// Card: other complaints on the waybill.
    pub siblings: &'static str,
    /// Card: contact.
    pub customer: &'static str,
    /// Opens the reason form.
    pub reveal: &'static str,
    /// Label of the reason.
    pub reveal_why: &'static str,
    /// Asks for the number.
    pub reveal_go: &'static str,
    /// Notice beside the number.
    pub revealed: &'static str,
    /// Hides the number.
    pub hide: &'static str,
    /// No reason was given.
    pub reason_missing: &'static str,
    /// Somebody looks at it; follows the name.
    pub viewing: &'static str,
    /// Somebody changes it; follows the name.
    pub editing: &'static str,
    /// Label of the actions.
    pub actions: &'static str,
    /// Opens the first reply.
    pub first_reply: &'static str,
    /// Opens a further reply.
    pub reply: &'static str,
    /// Opens a note.
    pub note: &'static str,
    /// Opens the assignment.
    pub assign: &'static str,
    /// Opens the hand-over.
    pub hand: &'static str,
    /// Takes it over.
    pub take: &'static str,
    /// Opens the closing.
    pub close: &'static str,
    /// Opens the reopening.
    pub reopen: &'static str,
    /// Opens the form: decide on the amount.
    pub rule: &'static str,
    /// How the reply was given.
    pub reply_channel: &'static str,
    /// The reply.
    pub reply_text: &'static str,
    /// The note.
    pub note_text: &'static str,
    /// To whom.
    pub assign_to: &'static str,
    /// No choice made.
    pub choose: &'static str,
    /// A choice is missing.
    pub choose_missing: &'static str,
    /// A text is missing.
    pub text_missing: &'static str,
    /// Why it is handed over.
    pub hand_text: &'static str,
    /// Why it is finished.
    pub close_reason: &'static str,
    /// How the customer was told.
    pub told: &'static str,
    /// What the customer was told.
    pub close_text: &'static str,
    /// Why it is reopened.
    pub reopen_text: &'static str,
    /// Label: what is decided.
    pub rule_choice: &'static str,
    /// Label: why it is decided so.
    pub rule_text: &'static str,
    /// Leaves the form.
    pub cancel: &'static str,
    /// Throws the text away.
    pub discard: &'static str,
    /// Records the reply.
    pub send_reply: &'static str,
    /// Saves the note.
    pub send_note: &'static str,
    /// Assigns.
    pub send_assign: &'static str,
    /// Hands over.
    pub send_hand: &'static str,
    /// Closes.
    pub send_close: &'static str,
    /// Reopens.
    pub send_reopen: &'static str,
    /// Saves the decision.
    pub send_rule: &'static str,
    /// Before a clock that the reply meets.
    pub meets: &'static str,
    /// Before a clock that the reply is late for.
    pub misses: &'static str,
    /// On its way.
    pub sending: &'static str,
    /// Waits for the network.
    pub waiting: &'static str,
    /// It is saved.
    pub saved: &'static str,
    /// The text is kept.
    pub kept: &'static str,
    /// An unsent text was restored.
    pub restored: &'static str,
    /// There are unsent texts.
    pub unsent: &'static str,
    /// Goes on with it.
    pub unsent_open: &'static str,
    /// It was not saved.
    pub not_saved: &'static str,
    /// Title of the edit form.
    pub edit_title: &'static str,
    /// Saves the facts.
    pub save_facts: &'static str,
    /// A masked value.
    pub masked_hint: &'static str,
    /// Heading of the summary.
    pub flaws_title: &'static str,
    /// Somebody saved meanwhile.
    pub changed_meanwhile: &'static str,
    /// Title of the merge.
    pub merge_title: &'static str,
    /// What to do.
    pub merge_lead: &'static str,
    /// The value before.
    pub base: &'static str,
    /// Keeps mine.
    pub keep_mine: &'static str,
    /// Keeps theirs.
    pub keep_theirs: &'static str,
    /// Saves the merge.
    pub merge_save: &'static str,
    /// An empty value.
    pub empty: &'static str,
    /// Before the number of waiting commands.
    pub outbox_before: &'static str,
    /// The role may not change it.
    pub no_rights: &'static str,
    /// Title of the printable proof.
    pub proof_title: &'static str,
    /// The clock.
    pub proof_clock: &'static str,
    /// The complaint.
    pub proof_complaint: &'static str,
    /// The state.
    pub proof_state: &'static str,
    /// It runs.
    pub proof_running: &'static str,
    /// It is overdue and runs on.
    pub proof_over: &'static str,
    /// Due.
    pub proof_due: &'static str,
    /// The steps.
    pub proof_steps: &'static str,
    /// The source.
    pub proof_source: &'static str,
    /// Pack and version.
    pub proof_pack: &'static str,
    /// The rule's id.
    pub proof_rule: &'static str,
    /// The grade.
    pub proof_grade: &'static str,
    /// Printed at.
    pub proof_printed: &'static str,
    /// There is no such clock.
    pub proof_unknown: &'static str,
    /// Back to the complaint.
    pub back: &'static str,
    /// Between parts of a sentence.
    pub comma: &'static str,
}

/// The texts in a language.
#[must_use]
pub const fn complaints(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Zh => &zh::TEXTS,
        Lang::En => &en::TEXTS,
    }
}

/// A text that follows the language. One type for all of them keeps the program small.
pub fn say(text: fn(&'static Texts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || text(complaints(lang.get()))
}
