//! What fills the blanks of a script: the customer's name, the promised times, the newest tracking entry.

use super::Desk;
use crate::{
    i18n::{company, terms, time},
    preferences::Lang,
};
use domain::{
    clock::Clock,
    complaint::{Field, Input},
    deadline::Due,
    rulebook::ClockCode,
    script::{Blanks, Run, Slot},
    time::{end_of, local_day},
};
use leptos::prelude::*;

/// A tracking query that needs checking is answered within so many minutes (house rule).
const QUERY_MINUTES: i64 = 20;

impl Desk {
    /// What fills the blanks now.
    #[must_use]
    pub fn blanks(self, lang: Lang) -> Blanks {
        let mut blanks = Blanks::default();
        let now = self.clock.now();
        blanks.set("agent", self.agent());
        blanks.set("company", company(lang));
        self.doc.with(|doc| {
            let Some(doc) = doc else { return };
            for (field, value) in &doc.form {
                blanks.set(field.code(), spoken_value(lang, (*field).into(), value, now));
            }
            for (fact, value) in doc.run.iter().flat_map(|run| &run.facts) {
                blanks.set(fact.code(), spoken_value(lang, (*fact).into(), value, now));
            }
            let name = doc.value(Field::ContactName);
            blanks.set("customer", name);
            blanks.set("name", name);
            let waybill = doc.value(Field::Waybill).trim();
            let tail: String = waybill.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            blanks.set("waybill_tail", tail);
            let asked_ms = doc.run.as_ref().map_or(doc.started_ms, Run::raised_at_ms);
            let query_due = domain::time::from_millis(asked_ms) + chrono::TimeDelta::minutes(QUERY_MINUTES);
            blanks.set("due_query", time::spoken_moment(lang, query_due, now));
        });
        let clocks = self.preview();
        let mut due = |name: &str, code: ClockCode| {
            if let Some(clock) = clocks.iter().find(|c| c.code == code) {
                blanks.set(name, spoken_due(lang, clock, now));
            }
        };
        due("due_first_reply", ClockCode::FirstReply);
        due("due_same_day", ClockCode::SameDayResult);
        due("due_handle", ClockCode::HandleAndTell);
        self.caller.with(|caller| {
            let latest = caller.waybill.as_ref().and_then(|w| w.tracking.last());
            if let Some(latest) = latest {
                let when = time::spoken_moment(lang, latest.at, now);
                let what = terms::tracking_step(lang, latest.step);
                let comma = lang.pick("，", ", ");
                blanks.set("latest_tracking", format!("{when}{comma}{}{comma}{what}", latest.place));
            }
        });
        blanks
    }
}

/// A value as it is said: the label of a choice, a moment in words, anything else as typed.
pub fn spoken_value(lang: Lang, slot: Slot, value: &str, now: domain::time::Instant) -> String {
    match slot.input() {
        Input::Choice(_) => terms::slot_choice(lang, slot, value.trim()).to_owned(),
        Input::Moment => domain::complaint::draft::moment_instant(value.trim())
            .map(|at| time::spoken_moment(lang, at, now))
            .unwrap_or_default(),
        _ => value.trim().to_owned(),
    }
}

/// A due time as it is promised: an instant in words, a day as «by the end of» that day.
fn spoken_due(lang: Lang, clock: &Clock, now: domain::time::Instant) -> String {
    match clock.due {
        Due::At(at) => time::spoken_moment(lang, at, now),
        Due::On { last_day, .. } if end_of(local_day(now)) == end_of(last_day) => {
            lang.pick("今天之内", "the end of today").to_owned()
        }
        Due::On { last_day, .. } => time::day(lang, last_day),
    }
}
