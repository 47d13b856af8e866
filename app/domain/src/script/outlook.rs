//! What would come next in a run.

use super::{Library, Place, Run};
use crate::complaint::Form;

impl Run {
    /// The nodes that would come next if every open question took its first answer, at most `limit`: an outlook.
    #[must_use]
    pub fn ahead(&self, library: &Library, form: &Form, limit: usize) -> Vec<Place> {
        let (mut guess, mut form) = (self.clone(), form.clone());
        let mut places = Vec::new();
        while places.len() < limit {
            let moved = guess
                .next(library, &form, 0)
                .or_else(|_| guess.answer(library, 0, &form, 0).map(|set| form.extend(set)));
            match guess.here() {
                Some(here) if moved.is_ok() && guess.ended.is_none() => places.push(here.step.place.clone()),
                _ => break,
            }
        }
        places
    }
}
