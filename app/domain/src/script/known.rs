//! What is known in a call: the complaint form and the facts beside it.

use super::fact::{Facts, Slot};
use crate::complaint::Form;

/// The form and the facts.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) form: &'a Form,
    pub(super) facts: &'a Facts,
}

impl Known<'_> {
    /// Whether a question about this slot is answered.
    pub(super) fn answers(&self, slot: Slot) -> bool {
        let text = slot.value(self);
        !text.is_empty() && slot.parse(text).is_ok()
    }
}
