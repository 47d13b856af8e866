//! What a dry run or an installation comes to, told in either language: the same for packs, published holidays and changes
//! by hand.

use crate::{
    error::AppError,
    i18n::{
        business_units::{self, UnitTexts},
        rule_pages::RulePageTexts,
        rules as words, terms,
    },
    preferences::Lang,
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    calendar::{adjust::AdjustProblem, import::Change},
    view::rules::{CalendarInstallation, CalendarPreview},
};
use leptos::prelude::*;

/// How far it is.
#[derive(Clone)]
pub enum Step {
    /// The server was asked.
    Asked,
    /// It would be refused, or was.
    Refused(Told),
    /// This would change.
    Plan(Told),
    /// It is installed.
    Done(Told),
    /// The server could not be asked.
    Failed(AppError),
}

/// An answer as it will be told, in either language.
pub type Told = std::sync::Arc<dyn Fn(Lang) -> Lines + Send + Sync>;

/// A heading and its lines.
pub struct Lines {
    /// What it comes to.
    pub head: String,
    /// The details, each with details of its own.
    pub rows: Vec<(String, Vec<String>)>,
    /// What to think about before going on: a heading and its lines.
    pub mind: Option<(String, Vec<String>)>,
}

impl Lines {
    /// A heading with its details and nothing to think about.
    pub const fn of(head: String, rows: Vec<(String, Vec<String>)>) -> Self {
        Self { head, rows, mind: None }
    }
}

/// What came of it.
pub fn told(lang: Lang, step: &Step) -> AnyView {
    let (tone, lines) = match step {
        Step::Asked => return view! { <p role="status">{RulePageTexts::of(lang).import_wait}</p> }.into_any(),
        Step::Refused(told) => (Tone::Overdue, told(lang)),
        Step::Plan(told) => (Tone::Info, told(lang)),
        Step::Done(told) => (Tone::Safe, told(lang)),
        Step::Failed(error) => (Tone::Overdue, Lines::of(terms::error(lang, *error), Vec::new())),
    };
    let rows: Vec<AnyView> = lines
        .rows
        .into_iter()
        .map(|(title, lines)| {
            let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
            view! { <li>{title} <ul>{lines}</ul></li> }.into_any()
        })
        .collect();
    let mind = lines.mind.map(|(head, lines)| {
        let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
        view! {
            <Notice tone=Tone::Near title=Signal::stored(head)>
                <ul class="calc__list">{lines}</ul>
            </Notice>
        }
        .into_any()
    });
    view! {
        {mind}
        <Notice tone=tone title=Signal::stored(lines.head)>
            <ul class="calc__list">{rows}</ul>
        </Notice>
    }
    .into_any()
}

/// Lines without details.
pub fn plain(rows: Vec<String>) -> Vec<(String, Vec<String>)> {
    rows.into_iter().map(|row| (row, Vec::new())).collect()
}

/// A change by hand is refused, for this reason.
pub fn contradicts(problem: AdjustProblem) -> Step {
    Step::Refused(std::sync::Arc::new(move |lang| {
        Lines::of(UnitTexts::of(lang).refused.to_owned(), plain(vec![business_units::problem(lang, &problem)]))
    }))
}

/// A text is refused, for a reason in words.
fn refused(reason: impl Fn(Lang) -> String + Send + Sync + 'static) -> Step {
    Step::Refused(std::sync::Arc::new(move |lang| {
        Lines::of(RulePageTexts::of(lang).import_refused.to_owned(), plain(vec![reason(lang)]))
    }))
}

/// What the dry run of a calendar comes to.
pub fn calendar_preview(preview: CalendarPreview) -> Step {
    let plan = match preview {
        CalendarPreview::Refused(problem) => return refused(move |lang| words::import_problem(lang, &problem)),
        CalendarPreview::Contradicts(problem) => return contradicts(problem),
        CalendarPreview::Plan(plan) => plan,
    };
    Step::Plan(std::sync::Arc::new(move |lang| {
        let t = RulePageTexts::of(lang);
        let mut rows = plain(vec![[t.import_kept, &plan.open_complaints.to_string()].concat()]);
        if plan.changes.iter().any(|change| matches!(change, Change::Opening { .. } | Change::UnitHours { .. })) {
            rows.extend(plain(vec![business_units::accepted_from(lang, plan.first_day)]));
        }
        rows.extend(plain(plan.changes.iter().map(|change| words::calendar_change(lang, change)).collect()));
        let head = if plan.changes.is_empty() { t.import_nothing.to_owned() } else { t.import_changes.to_owned() };
        Lines::of(head, rows)
    }))
}

/// What installing a calendar came to.
pub fn calendar_installed(answer: CalendarInstallation) -> Step {
    let version = match answer {
        CalendarInstallation::Refused(problem) => return refused(move |lang| words::import_problem(lang, &problem)),
        CalendarInstallation::Contradicts(problem) => return contradicts(problem),
        CalendarInstallation::Done { version, .. } => version,
    };
    Step::Done(std::sync::Arc::new(move |lang| {
        let t = RulePageTexts::of(lang);
        Lines::of([t.calendar, " ", &*version, " ", t.import_done].concat(), Vec::new())
    }))
}
