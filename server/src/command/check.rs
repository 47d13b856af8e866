//! `yiling check`.

use super::database;
use crate::{config::Data, trouble::Trouble};
use casework::ports::{Finding, Store};
use std::process::ExitCode;

/// Checks the database and prints what it found; exit code 1 when anything is wrong.
pub(super) async fn check(data: &Data) -> Result<ExitCode, Trouble> {
    let store = database::for_reading(data).await?;
    let report = store.check().await;
    store.close().await;
    let report = report.map_err(|error| {
        Trouble::broken(
            format!("The check could not read the database: {error}."),
            "Nothing was changed.",
            "make a copy of the data folder before anything else, then restore the newest backup into an empty folder.",
        )
    })?;
    println!(
        "Checked {} events, {} complaints, {} return receipts, {} promises, {} chats and {} counters in {}.",
        report.events,
        report.complaints,
        report.receipts,
        report.promises,
        report.chats,
        report.counters,
        data.database.display()
    );
    if report.findings.is_empty() {
        println!("No findings.");
        return Ok(ExitCode::SUCCESS);
    }
    for finding in &report.findings {
        println!("- {}", sentence(finding));
    }
    Err(Trouble::refused(
        format!("{} findings.", report.findings.len()),
        "Nothing was changed.",
        "keep a copy of the data folder as it is and compare it with the newest backup (`yiling restore` into an empty folder).",
    ))
}

fn sentence(finding: &Finding) -> String {
    match finding {
        Finding::Integrity(text) => format!("The file is damaged: {text}"),
        Finding::BrokenChain { seq } => {
            format!("Event {seq} does not follow from the one before: one of the two was changed after it was written.")
        }
        Finding::Counter { key, kept, counted } => format!("Counter {key} says {kept}, but there are {counted}."),
        Finding::ForbiddenCount { key, kept, texts } => {
            format!("Counter {key} says {kept}, but customers were told {texts} texts that day.")
        }
        Finding::Replay { complaint } => format!("Complaint {complaint} is not what its events say."),
        Finding::ReplayReceipt { receipt } => format!("Return receipt {receipt} is not what its events say."),
        Finding::BrokenFloorChain { seq } => {
            format!("Line {seq} of the floor's log does not follow from the one before.")
        }
        Finding::ReplayContact { contact } => format!("Contact {contact} is not what its events say."),
        Finding::ReplayAgent { agent } => format!("Agent {agent} is not what the floor's log says."),
        Finding::ReplayQueue { name } => format!("Queue {name} is not what its events say."),
        Finding::ReplayPromise { promise } => format!("Promise {promise} is not what its events say."),
        Finding::Chat { chat } => {
            format!("Chat {chat} was changed after it was written, or messages of it are missing.")
        }
        Finding::NumberGap { missing } => format!("Number {missing} was never given."),
        Finding::SearchIndex { complaint } => format!("Complaint {complaint} cannot be found by search."),
        Finding::UnreadablePack { pack, version } => {
            format!("Version {version} of the rule pack {pack} cannot be read; the server does not start with it.")
        }
        Finding::UnreadableEdition { version } => {
            format!("Edition {version} of the calendar cannot be read; the server does not start with it.")
        }
        Finding::ChangedRules { installation } => {
            format!("Installation {installation} of rules is missing or is not what was installed.")
        }
        Finding::ChangedScript { publication } => {
            format!("Publication {publication} of a script is missing or is not what was published.")
        }
        Finding::ChangedPhrase { entry } => format!("Phrase {entry} is missing or is not what the log says of it."),
        Finding::ContradictoryRules => "The installed rules contradict each other.".to_owned(),
    }
}
