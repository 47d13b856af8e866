//! The answer of the deadline calculator, with everything it rests on.

use super::{Question, Terms};
use crate::{
    clock::use_clock,
    i18n::{proof, rule_pages::RulePageTexts, rules as words, terms as term, time, use_lang},
    pages::rules::tools::{Inputs, Tools},
    ui::{
        chip::{Chip, Tone},
        working::DayStrip,
    },
};
use domain::{
    calendar::Calendar,
    deadline::{Outcome, Timing, Working, proof::Inputs},
    rulebook::{Lane, PauseRule},
    time::local_day,
};
use leptos::prelude::*;

/// The answer.
#[component]
pub fn DeadlineResult(question: Question, terms: StoredValue<Terms>) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let Some(timing) = question.timing.clone() else {
        let length = question.rule.as_ref().map(|(_, rule)| rule.timing.clone());
        return view! {
            <section class="card stack">
                <h2>{move || t().not_counted}</h2>
                <p>{move || length.as_ref().map(|length| words::length(lang.get(), length))}</p>
                <Provenance question=question />
            </section>
        }
        .into_any();
    };
    let ours = question.rule.as_ref().is_none_or(|(_, rule)| rule.lane == Lane::House);
    let from = question.starts.iter().flatten().max().copied().unwrap_or_else(|| use_clock().now_untracked());
    let calendar = terms.with_value(|terms| terms.calendar_on(question.business_unit.as_deref(), local_day(from)));
    let calendar = if ours { calendar } else { calendar.published() };
    let pausable = question.rule.as_ref().is_none_or(|(_, rule)| rule.pauses == PauseRule::Allowed);
    let pauses = if pausable { question.pauses.clone() } else { Vec::new() };
    let question = Question { pauses, ..question };
    let outcome = inputs(&question, &timing, &calendar).outcome();
    match outcome {
        Outcome::NotStarted => view! {
            <section class="card stack">
                <h2>{move || t().not_started}</h2>
                <p class="muted">{move || t().not_started_text}</p>
                <p>{move || words::timing(lang.get(), &timing)}</p>
                <Provenance question=question />
            </section>
        }
        .into_any(),
        Outcome::Due { due, working } => found(question, &timing, &calendar, due, working, None),
        Outcome::CalendarUnknown { year, provisional, working } => {
            found(question, &timing, &calendar, provisional, working, Some(year))
        }
    }
}

fn inputs<'a>(question: &'a Question, timing: &'a Timing, calendar: &'a Calendar) -> Inputs<'a> {
    let rule = question.rule.as_ref();
    Inputs {
        rule: question.full_id.as_str(),
        version: rule.map_or("", |(pack, _)| pack.version.as_str()),
        timing,
        calendar,
        starts: &question.starts,
        pauses: &question.pauses,
    }
}

fn found(
    question: Question,
    timing: &Timing,
    calendar: &Calendar,
    due: domain::deadline::Due,
    working: Working,
    unknown: Option<i32>,
) -> AnyView {
    let (lang, now) = (use_lang(), use_clock());
    let t = move || RulePageTexts::of(lang.get());
    let written = inputs(&question, timing, calendar);
    let (text, hash) = (written.text(), written.hash());
    let left = move || time::countdown(lang.get(), (due.instant() - now.now()).num_seconds());
    let days = working.days.clone();
    let steps = StoredValue::new(working.steps);
    let sentences = move || {
        let lang = lang.get();
        steps.with_value(|steps| {
            steps.iter().map(|step| view! { <li>{proof::step(lang, step)}</li> }.into_any()).collect::<Vec<_>>()
        })
    };
    let warning = unknown.map(|_| {
        view! { <Chip label=Signal::derive(move || t().provisional.to_owned()) tone=Tone::Near /> }.into_any()
    });
    view! {
        <section class="card stack calc__answer">
            <p class="calc__label">{move || t().due} " " {warning}</p>
            <p class="calc__due">{move || proof::last_day(lang.get(), &due)}</p>
            <p class="muted" aria-hidden="true">{move || left()}</p>
            <DayStrip days=days />
            <h3>{move || t().steps}</h3>
            <ol class="proof__steps">{sentences}</ol>
            <Provenance question=question />
            <Inputs text=text hash=hash />
            <Tools />
        </section>
    }
    .into_any()
}

/// Where the rule comes from.
#[component]
fn Provenance(question: Question) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    question.rule.map(|(pack, rule)| {
        let grade = rule.grade.unwrap_or(pack.grade);
        let (article, lane) = (rule.article, rule.lane);
        let version = [&*question.full_id, " · ", &*pack.version].concat();
        view! {
            <dl class="fact-list fact-list--single">
                <div class="fact-list__row"><dt>{move || t().source}</dt><dd>{move || words::named(lang.get(), &article).to_owned()}</dd></div>
                <div class="fact-list__row"><dt>{move || t().checked}</dt><dd>{move || term::grade(lang.get(), grade)}</dd></div>
                <div class="fact-list__row"><dt>{move || t().rule}</dt><dd>{version} " · " {move || term::lane(lang.get(), lane)}</dd></div>
            </dl>
        }
        .into_any()
    })
}
