//! Decisions: what somebody asks for and the receipt as it stands give an event, or a refusal. Nothing here changes
//! anything, and nothing here ever takes money from anybody.

use super::{
    Deed, Matter, Noticed, ReceiptEvent, ReceiptRefusal as Refusal, ReceiptTerms, Registration, ReturnReceipt, Ruling,
    TEXT_LENGTH, Whereabouts, form::is_ancient,
};
use crate::{
    amount::Fen,
    complaint::{Problem, draft::parse_text},
    id::{AccountId, ReturnReceiptId},
    time::{Instant, local_day},
};
use chrono::NaiveDate;

type Decided = Result<ReceiptEvent, Refusal>;

/// Registers a receipt.
#[must_use]
pub fn register(
    id: ReturnReceiptId,
    read: Registration,
    terms: &ReceiptTerms,
    at: Instant,
    by: AccountId,
) -> ReceiptEvent {
    let receipt = ReturnReceipt {
        id,
        version: 1,
        waybill: read.waybill,
        outlet: read.outlet,
        route: read.route,
        batches: read.batches,
        demand: read.demand,
        responsible: read.responsible,
        whereabouts: Whereabouts::Waiting,
        anomalies: Vec::new(),
        explanations: Vec::new(),
        assessments: Vec::new(),
        terms: terms.named(),
        registered_by: by,
        registered_at: at,
        recorders: vec![by],
    };
    ReceiptEvent::Registered { receipt: Box::new(receipt) }
}

/// The state after these events; `None` when they do not begin with the registration.
#[must_use]
pub fn replay(events: &[(ReceiptEvent, Instant, AccountId)]) -> Option<ReturnReceipt> {
    let (ReceiptEvent::Registered { receipt }, _, _) = events.first()? else { return None };
    let mut state = (**receipt).clone();
    for (event, at, by) in events {
        state.apply(event, *at, *by);
    }
    Some(state)
}

/// Answers what somebody wants recorded at a moment.
///
/// # Errors
/// Why it cannot be, as things stand.
pub fn record(receipt: &ReturnReceipt, deed: &Deed, terms: &ReceiptTerms, at: Instant, by: AccountId) -> Decided {
    let today = local_day(at);
    match deed {
        Deed::BatchArrived { batch, on } => batch_arrived(receipt, *batch, *on, today),
        Deed::CameBack { on } => came_back(receipt, *on, today),
        Deed::WasLost { loss, note } => was_lost(receipt, *loss, note),
        Deed::FoundUnusable { loss, note } => found_unusable(receipt, *loss, note),
        Deed::Anomaly { noticed, text } => anomaly(receipt, *noticed, text),
        Deed::Explain { month, text } => explain(receipt, *month, text, terms, today),
        Deed::Confirm { matter, remark } => {
            let remark = if remark.trim().is_empty() { String::new() } else { words(remark)? };
            assess(receipt, *matter, Ruling::Confirmed, remark, terms, today, by)
        }
        Deed::Waive { matter, reason } => {
            let reason = words(reason)?;
            assess(receipt, *matter, Ruling::Waived, reason, terms, today, by)
        }
    }
}

fn batch_arrived(receipt: &ReturnReceipt, batch: u32, on: NaiveDate, today: NaiveDate) -> Decided {
    undecided(receipt, |matter| matches!(matter, Matter::Slow | Matter::Unexplained { .. }))?;
    let place = usize::try_from(batch).unwrap_or(usize::MAX).checked_sub(1).ok_or(Refusal::NoSuchBatch)?;
    let before = *receipt.batches.get(place).ok_or(Refusal::NoSuchBatch)?;
    plausible(on, today)?;
    if before == Some(on) {
        return Err(Refusal::NothingChanges);
    }
    // The receipt is the proof that the goods were there when it came back.
    if receipt.back_on().is_some_and(|back| on > back) {
        return Err(Refusal::Elsewhere { whereabouts: receipt.whereabouts.code() });
    }
    Ok(ReceiptEvent::BatchArrived { batch, on, before })
}

/// A lost receipt may be found again, and a useless one signed anew, until a manager decided about the loss.
fn came_back(receipt: &ReturnReceipt, on: NaiveDate, today: NaiveDate) -> Decided {
    undecided(receipt, |matter| matches!(matter, Matter::Lost | Matter::Unusable))?;
    plausible(on, today)?;
    let last = receipt.last_arrival().ok_or(Refusal::BatchesUnknown)?;
    if on < last {
        return Err(Refusal::BeforeArrival { last });
    }
    match receipt.whereabouts {
        Whereabouts::Back { on: before, .. } if before == on => Err(Refusal::NothingChanges),
        // A day that was mistyped may be corrected while nobody was judged by it.
        Whereabouts::Back { .. } if receipt.decided(Matter::Slow).is_some() => Err(Refusal::Decided),
        _ => Ok(ReceiptEvent::CameBack { on }),
    }
}

fn was_lost(receipt: &ReturnReceipt, loss: Fen, note: &str) -> Decided {
    undecided(receipt, |matter| matches!(matter, Matter::Lost | Matter::Unusable))?;
    let (loss, note) = (possible(loss)?, words(note)?);
    match &receipt.whereabouts {
        Whereabouts::Unusable { .. } => Err(Refusal::Elsewhere { whereabouts: receipt.whereabouts.code() }),
        Whereabouts::Lost { loss: before, note: said, .. } if *before == loss && *said == note => {
            Err(Refusal::NothingChanges)
        }
        _ => Ok(ReceiptEvent::WasLost { loss, note }),
    }
}

fn found_unusable(receipt: &ReturnReceipt, loss: Fen, note: &str) -> Decided {
    undecided(receipt, |matter| matches!(matter, Matter::Lost | Matter::Unusable))?;
    let (loss, note) = (possible(loss)?, words(note)?);
    match &receipt.whereabouts {
        Whereabouts::Lost { .. } => Err(Refusal::Elsewhere { whereabouts: receipt.whereabouts.code() }),
        Whereabouts::Unusable { loss: before, note: said, .. } if *before == loss && *said == note => {
            Err(Refusal::NothingChanges)
        }
        _ => Ok(ReceiptEvent::FoundUnusable { loss, note }),
    }
}

fn anomaly(receipt: &ReturnReceipt, noticed: Noticed, text: &str) -> Decided {
    let text = words(text)?;
    if noticed == Noticed::Missed {
        undecided(receipt, |matter| matter == Matter::AnomalyMissed)?;
    }
    Ok(ReceiptEvent::AnomalyRecorded { noticed, text })
}

fn explain(receipt: &ReturnReceipt, month: NaiveDate, text: &str, terms: &ReceiptTerms, today: NaiveDate) -> Decided {
    let text = words(text)?;
    undecided(receipt, |matter| matter == Matter::Unexplained { month })?;
    if receipt.unexplained(terms, today).contains(&month) {
        Ok(ReceiptEvent::Explained { month, text })
    } else {
        Err(Refusal::NothingToExplain)
    }
}

fn assess(
    receipt: &ReturnReceipt,
    matter: Matter,
    ruling: Ruling,
    reason: String,
    terms: &ReceiptTerms,
    today: NaiveDate,
    by: AccountId,
) -> Decided {
    if receipt.recorders.contains(&by) {
        return Err(Refusal::OwnRecord);
    }
    if receipt.decided(matter).is_some() {
        return Err(Refusal::Decided);
    }
    let open = receipt.open_about(terms, matter, today).ok_or(Refusal::NothingProposed)?;
    Ok(ReceiptEvent::Assessed { matter, ruling, proposal: Box::new(open.proposal), judged_on: today, reason })
}

/// Facts that a decision was made on stay as they are.
fn undecided(receipt: &ReturnReceipt, about: impl Fn(Matter) -> bool) -> Result<(), Refusal> {
    let decided = receipt.assessments.iter().any(|assessment| about(assessment.matter));
    if decided { Err(Refusal::Decided) } else { Ok(()) }
}

fn plausible(on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if on > today {
        Err(Refusal::InTheFuture)
    } else if is_ancient(on, today) {
        Err(Refusal::TooLongAgo)
    } else {
        Ok(())
    }
}

fn possible(loss: Fen) -> Result<Fen, Refusal> {
    if (Fen(0)..=Fen::MAX).contains(&loss) { Ok(loss) } else { Err(Refusal::ImpossibleLoss) }
}

fn words(text: &str) -> Result<String, Refusal> {
    parse_text(text, TEXT_LENGTH).map_err(|problem| match problem {
        Problem::TooLong { max } => Refusal::TextTooLong { max },
        _ => Refusal::TextMissing,
    })
}
