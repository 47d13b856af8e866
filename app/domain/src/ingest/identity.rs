//! Ids that follow from the sender's own, so that it does not matter what we hear of first, or how often.

use crate::{
    digest::sha256,
    id::{ContactId, IntegrationId, MessageId, SubmissionId},
};
use uuid::{Builder, Uuid};

/// The contact behind a sender's id for a call.
#[must_use]
pub fn call(source: IntegrationId, call: &str) -> ContactId {
    ContactId(derived("call", source, &[call]))
}

/// The contact behind a sender's id for a chat.
#[must_use]
pub fn chat(source: IntegrationId, chat: &str) -> ContactId {
    ContactId(derived("chat", source, &[chat]))
}

/// The message behind a sender's id for an event of a chat: the same one is said once, however often it is sent.
#[must_use]
pub fn message(source: IntegrationId, event: &str) -> MessageId {
    MessageId(derived("message", source, &[event]))
}

/// The submission behind a ticket of a platform: the same ticket is one complaint, however often it is sent.
#[must_use]
pub fn ticket(source: IntegrationId, platform: &str, ticket: &str) -> SubmissionId {
    SubmissionId(derived("ticket", source, &[platform, ticket]))
}

/// A UUID of version 8 from a hash. Each part is told with its length, so that no two lists of parts read the same.
fn derived(kind: &str, source: IntegrationId, parts: &[&str]) -> Uuid {
    let told: Vec<String> = parts.iter().map(|part| format!(":{}:{part}", part.len())).collect();
    let digits =
        u128::from_str_radix(sha256(&format!("{kind}:{source}{}", told.concat())).get(..32).unwrap_or_default(), 16)
            .unwrap_or_default();
    Builder::from_custom_bytes(digits.to_be_bytes()).into_uuid()
}
