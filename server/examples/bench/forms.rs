//! Complaint forms as people fill them: those behind the demo's complaints, of every kind and channel.

use crate::Trouble;
use casework::ports::{Clock, Seed};
use chrono::TimeDelta;
use domain::{
    complaint::{
        Complaint, ComplaintEvent, Facts, Field, Form,
        draft::{instant_moment, parse},
    },
    id::Ids,
    time::Instant,
};
use server::clock::{SystemClock, SystemIds};

/// Forms that would be accepted now.
#[derive(Clone)]
pub struct Forms {
    forms: Vec<Facts>,
    texts: Vec<String>,
}

impl Forms {
    /// The forms behind these complaints.
    pub fn of(seed: &Seed) -> Result<Self, Trouble> {
        let now = SystemClock.now();
        let forms: Vec<Facts> = filed(seed)
            .map(|complaint| parse(&renewed(complaint, now), now))
            .collect::<Result<_, _>>()
            .map_err(|flaws| format!("a form of the demo is not accepted: {flaws:?}"))?;
        let texts = forms.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        Ok(Self { forms, texts })
    }

    /// What a form says, one after the other, for ever.
    pub fn facts(&self, turn: usize) -> &Facts {
        &self.forms[turn % self.forms.len()]
    }

    /// A submission with an id of its own, as the browser sends it.
    pub fn submission(&self, turn: usize) -> String {
        let form = &self.texts[turn % self.texts.len()];
        let (id, made_at) = (SystemIds.next(), SystemClock.now().to_rfc3339());
        let command = format!("{{\"file_complaint\":{{\"call\":null,\"form\":{form}}}}}");
        format!("{{\"submission\":{{\"id\":\"{id}\",\"made_at\":\"{made_at}\",\"command\":{command}}}}}")
    }

    /// Bytes of a submission on average.
    pub fn size(&self) -> usize {
        (0..self.texts.len()).map(|turn| self.submission(turn).len()).sum::<usize>() / self.texts.len().max(1)
    }
}

fn filed(seed: &Seed) -> impl Iterator<Item = &Complaint> {
    seed.complaints.iter().filter_map(|history| match history.first() {
        Some((ComplaintEvent::Filed { complaint }, _, _)) => Some(complaint.as_ref()),
        _ => None,
    })
}

/// The form with its promises in the future again.
fn renewed(complaint: &Complaint, now: Instant) -> Form {
    let mut form = complaint.facts.form().clone();
    for (field, hours) in [(Field::ReplyBy, 6), (Field::PlatformDue, 48)] {
        if let Some(value) = form.get_mut(&field) {
            *value = instant_moment(now + TimeDelta::hours(hours));
        }
    }
    form
}
