//! Installing a pack or a calendar: read the file, see what would change, then install. Nothing is changed by the dry run.

use super::dry_run::{Lines, Step, calendar_installed, calendar_preview, plain, told};
use crate::{
    browser,
    clock::use_clock,
    doors::rules::{install_calendar, install_pack, preview_calendar, preview_pack},
    i18n::{compensation, rule_pages::RulePageTexts, rules as words, time, use_lang},
    shell::session::{Session, use_session},
    start::use_me,
    ui::text_area::TextArea,
};
use chrono::NaiveDate;
use domain::{
    account::Permission,
    time::local_day,
    view::rules::{PackInstallation, PackPreview},
};
use leptos::{prelude::*, task::spawn_local};

/// What the file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A pack of time limits or of compensation terms.
    Pack,
    /// Holidays.
    Calendar,
}

/// Whether the person at the page may install.
pub fn may_change() -> bool {
    use_me().is_some_and(|me| me.actor.may(Permission::ChangeRules))
}

/// What is typed into the form, and how far it is.
#[derive(Clone, Copy)]
struct Draft {
    what: What,
    text: RwSignal<String>,
    from: RwSignal<String>,
    step: RwSignal<Option<Step>>,
    session: Session,
    changed: RwSignal<u32>,
}

impl Draft {
    /// Asks the server: what would change, or to install it.
    fn ask(self, install: bool) {
        let Ok(day) = self.from.get_untracked().parse::<NaiveDate>() else { return };
        if self.text.with_untracked(|text| text.trim().is_empty()) || self.is_busy() {
            return;
        }
        self.step.set(Some(Step::Asked));
        spawn_local(async move {
            let text = self.text.get_untracked();
            let answer = match (self.what, install) {
                (What::Pack, false) => preview_pack(text, day).await.map(pack_preview),
                (What::Pack, true) => install_pack(text, day).await.map(pack_installed),
                (What::Calendar, false) => preview_calendar(text).await.map(calendar_preview),
                (What::Calendar, true) => install_calendar(text).await.map(calendar_installed),
            };
            let next = answer.unwrap_or_else(|error| {
                self.session.report(error);
                Step::Failed(error)
            });
            let done = matches!(next, Step::Done(_));
            self.step.set(Some(next));
            if done {
                self.changed.update(|times| *times += 1);
            }
        });
    }

    fn is_busy(self) -> bool {
        self.step.with(|step| matches!(step, Some(Step::Asked)))
    }

    /// Takes a text; what was tried before says nothing of it.
    fn take(self, text: String) {
        self.text.set(text);
        self.step.set(None);
    }

    fn take_file(self, event: leptos::ev::Event) {
        spawn_local(async move {
            if let Some(read) = browser::chosen_text(&event).await {
                self.take(read);
            }
        });
    }
}

/// The form.
#[component]
pub fn Install(
    /// What is installed.
    what: What,
    /// Grows when something was installed.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let lang = use_lang();
    let today = local_day(use_clock().now_untracked());
    let t = move || RulePageTexts::of(lang.get());
    let draft = Draft {
        what,
        text: RwSignal::new(String::new()),
        from: RwSignal::new(today.succ_opt().unwrap_or(today).to_string()),
        step: RwSignal::new(None),
        session: use_session(),
        changed,
    };
    let planned = move || draft.step.with(|step| matches!(step, Some(Step::Plan(_))));
    let (head, lead): (Word, Word) = match what {
        What::Pack => (|t| t.import_head, |t| t.import_lead),
        What::Calendar => (|t| t.import_calendar_head, |t| t.import_calendar_lead),
    };
    view! {
        <details class="card rules__import">
            <summary class="card__title">{move || head(t())}</summary>
            <div class="stack">
                <p class="muted">{move || lead(t())}</p>
                <Source draft=draft />
                <p class="row">
                    <button type="button" class="button" disabled=move || draft.is_busy() || draft.text.with(|text| text.trim().is_empty()) on:click=move |_| draft.ask(false)>
                        {move || t().import_preview}
                    </button>
                    <button type="button" class="button button--primary" disabled=move || !planned() on:click=move |_| draft.ask(true)>
                        {move || t().import_install}
                    </button>
                </p>
                {move || draft.step.get().map(|step| told(lang.get(), &step))}
            </div>
        </details>
    }
}

/// The file, or its text, and the day.
#[component]
fn Source(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let day = (draft.what == What::Pack).then(|| {
        view! {
            <label class="field">
                <span class="field__label">{move || t().import_from}</span>
                <input
                    type="date"
                    class="input"
                    prop:value=move || draft.from.get()
                    on:input=move |event| {
                        draft.from.set(event_target_value(&event));
                        draft.step.set(None);
                    }
                />
                <span class="field__hint">{move || t().import_from_hint}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <label class="field">
            <span class="field__label">{move || t().import_file}</span>
            <input
                type="file"
                class="input"
                accept=".json,.ics,application/json,text/calendar"
                on:change=move |event| draft.take_file(event)
            />
        </label>
        <div class="field rules__text">
            <label class="field__label" for="import-text">{move || t().import_text}</label>
            <TextArea
                id="import-text"
                value=draft.text
                on_input=Callback::new(move |text: String| draft.take(text))
                rows=8
                max=1_048_576
            />
        </div>
        {day}
    }
}

type Word = fn(&'static RulePageTexts) -> &'static str;

fn refused(faults: Vec<domain::rulebook::file::PackFault>) -> Step {
    Step::Refused(std::sync::Arc::new(move |lang| {
        let rows = faults.iter().map(|fault| words::pack_fault(lang, fault)).collect();
        Lines::of(RulePageTexts::of(lang).import_refused.to_owned(), plain(rows))
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
        let mind = (!plan.shortfalls.is_empty()).then(|| {
            let lines = plan.shortfalls.iter().map(|found| compensation::shortfall(lang, found)).collect();
            (compensation::shortfalls_head(lang, plan.shortfalls.len()), lines)
        });
        Lines { head: [&*plan.id, " ", &*plan.version, " · ", t.import_first_day, &from].concat(), rows, mind }
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
        Lines::of([&*id, " ", &*version, " ", t.import_done, " · ", t.import_first_day, &from].concat(), Vec::new())
    }))
}
