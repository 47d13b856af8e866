//! What happened, newest first, in sentences.

use super::Case;
use crate::i18n::{complaints::say, time, timeline as words, use_lang};
use domain::{
    clock::Clock,
    complaint::ComplaintEvent,
    view::{TimelineEntry, TimelineEvent},
};
use leptos::prelude::*;

/// Entries that make one line: clocks that started together are told together.
fn together(entries: &[TimelineEntry]) -> Vec<Vec<TimelineEntry>> {
    let mut groups: Vec<Vec<TimelineEntry>> = Vec::new();
    for entry in entries {
        let joins = |group: &Vec<TimelineEntry>| {
            started(entry).is_some() && group.last().is_some_and(|last| started(last).is_some() && last.at == entry.at)
        };
        match groups.last_mut() {
            Some(group) if joins(group) => group.push(entry.clone()),
            _ => groups.push(vec![entry.clone()]),
        }
    }
    groups.reverse();
    groups
}

fn started(entry: &TimelineEntry) -> Option<&Clock> {
    match &entry.what {
        TimelineEvent::Happened(ComplaintEvent::ClockStarted { clock }) => Some(clock),
        _ => None,
    }
}

/// The timeline of a complaint.
#[component]
pub fn Timeline(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let groups = case.part(|page| together(&page.timeline));
    view! {
        <section class="card" aria-labelledby="timeline-title">
            <h2 class="card__title" id="timeline-title">{say(|t| t.timeline)}</h2>
            <ol class="timeline">
                {move || groups.get().into_iter().map(line).map(IntoAny::into_any).collect_view()}
            </ol>
        </section>
    }
}

fn line(group: Vec<TimelineEntry>) -> impl IntoView {
    let lang = use_lang();
    let at = group.first().map(|entry| entry.at).unwrap_or_default();
    let words = Memo::new(move |_| {
        let clocks: Vec<&Clock> = group.iter().filter_map(started).collect();
        match group.first() {
            Some(entry) if clocks.is_empty() => words::line(lang.get(), entry),
            _ => words::clocks_started(lang.get(), &clocks),
        }
    });
    let quotes = move || {
        words.with(|line| {
            line.quotes
                .iter()
                .map(|quote| view! { <p class="timeline__quote">{quote.clone()}</p> }.into_any())
                .map(IntoAny::into_any)
                .collect_view()
        })
    };
    view! {
        <li class="timeline__line">
            <time class="timeline__at">{move || time::moment(lang.get(), at)}</time>
            <div>
                <p>
                    <strong>{move || words.with(|line| line.who.clone())}</strong>
                    " "
                    {move || words.with(|line| line.what.clone())}
                </p>
                {move || quotes()}
            </div>
        </li>
    }
}
