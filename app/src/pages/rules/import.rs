//! Installing a pack or a calendar: read the file, see what would change, then install. Nothing is changed by the dry run.

use crate::{
    browser,
    doors::rules::{install_calendar, install_pack, preview_calendar, preview_pack},
    error::AppError,
    i18n::{rule_pages::RulePageTexts, rules as words, terms, time, use_lang},
    preferences::Lang,
    shell::session::use_session,
    ui::{chip::Tone, notice::Notice},
};
use chrono::NaiveDate;
use domain::view::rules::{CalendarInstallation, CalendarPreview, PackInstallation, PackPreview};
use leptos::{prelude::*, task::spawn_local};

/// What the file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A pack of time limits or of compensation terms.
    Pack,
    /// Holidays.
    Calendar,
}

/// How far it is.
#[derive(Clone)]
enum Step {
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
type Told = std::sync::Arc<dyn Fn(Lang) -> Lines + Send + Sync>;

/// A heading and its lines.
struct Lines {
    head: String,
    rows: Vec<(String, Vec<String>)>,
}

/// The form for packs.
#[component]
pub fn Import(
    /// The business day.
    today: NaiveDate,
    /// Grows when something was installed.
    changed: RwSignal<u32>,
) -> impl IntoView {
    view! { <Install what=What::Pack today=today changed=changed /> }
}

/// The form for either.
#[component]
pub fn Install(what: What, today: NaiveDate, changed: RwSignal<u32>) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let t = move || RulePageTexts::of(lang.get());
    let (text, step) = (RwSignal::new(String::new()), RwSignal::new(None::<Step>));
    let from = RwSignal::new(today.succ_opt().unwrap_or(today).to_string());
    let day = move || from.get_untracked().parse::<NaiveDate>().ok();
    let ask = move |install: bool| {
        let Some(day) = day() else { return };
        if text.with_untracked(|text| text.trim().is_empty())
            || step.with_untracked(|step| matches!(step, Some(Step::Asked)))
        {
            return;
        }
        step.set(Some(Step::Asked));
        spawn_local(async move {
            let text = text.get_untracked();
            let answer = match (what, install) {
                (What::Pack, false) => preview_pack(text, day).await.map(pack_preview),
                (What::Pack, true) => install_pack(text, day).await.map(pack_installed),
                (What::Calendar, false) => preview_calendar(text).await.map(calendar_preview),
                (What::Calendar, true) => install_calendar(text).await.map(calendar_installed),
            };
            let next = answer.unwrap_or_else(|error| {
                session.report(error);
                Step::Failed(error)
            });
            if matches!(next, Step::Done(_)) {
                changed.update(|times| *times += 1);
            }
            step.set(Some(next));
        });
    };
    let busy = move || step.with(|step| matches!(step, Some(Step::Asked)));
    let planned = move || step.with(|step| matches!(step, Some(Step::Plan(_))));
    let read_file = move |event: leptos::ev::Event| {
        spawn_local(async move {
            if let Some(read) = browser::chosen_text(&event).await {
                text.set(read);
                step.set(None);
            }
        });
    };
    let (head, lead): (Word, Word) = match what {
        What::Pack => (|t| t.import_head, |t| t.import_lead),
        What::Calendar => (|t| t.import_calendar_head, |t| t.import_calendar_lead),
    };
    view! {
        <details class="card rules__import">
            <summary class="card__title">{move || head(t())}</summary>
            <div class="stack">
                <p class="muted">{move || lead(t())}</p>
                <label class="field">
                    <span class="field__label">{move || t().import_file}</span>
                    <input type="file" class="input" accept=".json,.ics,application/json,text/calendar" on:change=read_file />
                </label>
                <label class="field">
                    <span class="field__label">{move || t().import_text}</span>
                    <textarea
                        class="input rules__text"
                        rows="8"
                        spellcheck="false"
                        prop:value=move || text.get()
                        on:input=move |event| {
                            text.set(event_target_value(&event));
                            step.set(None);
                        }
                    ></textarea>
                </label>
                {(what == What::Pack).then(|| view! {
                    <label class="field">
                        <span class="field__label">{move || t().import_from}</span>
                        <input type="date" class="input" prop:value=move || from.get()
                            on:input=move |event| { from.set(event_target_value(&event)); step.set(None); } />
                        <span class="field__hint">{move || t().import_from_hint}</span>
                    </label>
                }.into_any())}
                <p class="row">
                    <button type="button" class="button" disabled=busy on:click=move |_| ask(false)>{move || t().import_preview}</button>
                    <button type="button" class="button button--primary" disabled=move || !planned() on:click=move |_| ask(true)>
                        {move || t().import_install}
                    </button>
                </p>
                {move || step.get().map(|step| told(lang.get(), &step))}
            </div>
        </details>
    }
}

type Word = fn(&'static RulePageTexts) -> &'static str;

/// What came of it.
fn told(lang: Lang, step: &Step) -> AnyView {
    let (tone, lines) = match step {
        Step::Asked => return view! { <p role="status">{RulePageTexts::of(lang).import_wait}</p> }.into_any(),
        Step::Refused(told) => (Tone::Overdue, told(lang)),
        Step::Plan(told) => (Tone::Info, told(lang)),
        Step::Done(told) => (Tone::Safe, told(lang)),
        Step::Failed(error) => (Tone::Overdue, Lines { head: terms::error(lang, *error), rows: Vec::new() }),
    };
    let rows: Vec<AnyView> = lines
        .rows
        .into_iter()
        .map(|(title, lines)| {
            let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
            view! { <li>{title} <ul>{lines}</ul></li> }.into_any()
        })
        .collect();
    view! {
        <Notice tone=tone title=Signal::stored(lines.head)>
            <ul class="calc__list">{rows}</ul>
        </Notice>
    }
    .into_any()
}

fn plain(rows: Vec<String>) -> Vec<(String, Vec<String>)> {
    rows.into_iter().map(|row| (row, Vec::new())).collect()
}

fn refused(faults: Vec<domain::rulebook::file::PackFault>) -> Step {
    Step::Refused(std::sync::Arc::new(move |lang| Lines {
        head: RulePageTexts::of(lang).import_refused.to_owned(),
        rows: plain(faults.iter().map(|fault| words::pack_fault(lang, fault)).collect()),
    }))
}

fn pack_preview(preview: PackPreview) -> Step {
    let plan = match preview {
        PackPreview::Refused(faults) => return refused(faults),
        PackPreview::Plan(plan) => plan,
    };
    Step::Plan(std::sync::Arc::new(move |lang| {
        let t = RulePageTexts::of(lang);
        let over =
            plan.replaces.as_ref().map_or_else(|| t.import_new.to_owned(), |old| [t.import_replaces, old].concat());
        let kept = plan.open_complaints.map(|open| [t.import_kept, &open.to_string()].concat());
        let mut rows = plain(std::iter::once(over).chain(kept).collect());
        rows.extend(plan.changes.iter().map(|change| {
            let words = words::pack_change(lang, change);
            (words.title, words.lines)
        }));
        let from = time::full_day(lang, plan.first_day);
        Lines { head: [&*plan.id, " ", &*plan.version, " · ", t.import_first_day, &from].concat(), rows }
    }))
}

fn pack_installed(answer: PackInstallation) -> Step {
    let (id, version, first_day) = match answer {
        PackInstallation::Refused(faults) => return refused(faults),
        PackInstallation::Done { id, version, first_day, .. } => (id, version, first_day),
    };
    Step::Done(std::sync::Arc::new(move |lang| {
        let t = RulePageTexts::of(lang);
        let from = time::full_day(lang, first_day);
        Lines {
            head: [&*id, " ", &*version, " ", t.import_done, " · ", t.import_first_day, &from].concat(),
            rows: Vec::new(),
        }
    }))
}

fn calendar_refused(problem: domain::calendar::import::ImportProblem) -> Step {
    Step::Refused(std::sync::Arc::new(move |lang| Lines {
        head: RulePageTexts::of(lang).import_refused.to_owned(),
        rows: plain(vec![words::import_problem(lang, &problem)]),
    }))
}

fn calendar_preview(preview: CalendarPreview) -> Step {
    let plan = match preview {
        CalendarPreview::Refused(problem) => return calendar_refused(problem),
        CalendarPreview::Plan(plan) => plan,
    };
    Step::Plan(std::sync::Arc::new(move |lang| {
        let t = RulePageTexts::of(lang);
        let mut rows = plain(vec![[t.import_kept, &plan.open_complaints.to_string()].concat()]);
        rows.extend(plain(plan.changes.iter().map(|change| words::calendar_change(lang, change)).collect()));
        let head = if plan.changes.is_empty() { t.import_nothing.to_owned() } else { t.import_changes.to_owned() };
        Lines { head, rows }
    }))
}

fn calendar_installed(answer: CalendarInstallation) -> Step {
    let version = match answer {
        CalendarInstallation::Refused(problem) => return calendar_refused(problem),
        CalendarInstallation::Done { version, .. } => version,
    };
    Step::Done(std::sync::Arc::new(move |lang| Lines {
        head: [RulePageTexts::of(lang).calendar, " ", &*version, " ", RulePageTexts::of(lang).import_done].concat(),
        rows: Vec::new(),
    }))
}
