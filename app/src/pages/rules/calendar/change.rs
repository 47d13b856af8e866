//! Changing hours and closures by hand: a form, a dry run, and then the change.

use super::{
    super::{
        dry_run::{Lines, Step, Told, calendar_preview, contradicts, told},
        read::{self, Input},
    },
    SAID,
    fields::{Answer, Takes, Word, field, select, typed},
};
use crate::{
    browser,
    clock::use_clock,
    doors::rules::{install_adjustment, preview_adjustment},
    i18n::{
        business_units::{self as words, UnitTexts},
        use_lang,
    },
    preferences::Lang,
    shell::session::use_session,
};
use domain::{
    calendar::{
        adjust::{Adjustment, LONGEST_NAME, LONGEST_NOTE},
        closure::ClosureCause,
    },
    complaint::draft::moment_instant,
    deadline::OpenInterval,
    time::local_day,
    view::{calendar::UnitRow, rules::CalendarInstallation},
};
use leptos::{prelude::*, task::spawn_local};

/// Hours of a day as they are typed are never longer.
const LONGEST_HOURS: usize = 120;

/// What has to be typed before anybody can be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// When it closes.
    From,
    /// When it was to open again.
    Until,
    /// When it opens again after all.
    Again,
    /// The first day.
    Day,
    /// The hours.
    Hours,
}

impl Fault {
    const fn word(self) -> Word {
        match self {
            Self::From => |t| t.bad_from,
            Self::Until => |t| t.bad_until,
            Self::Again => |t| t.bad_again,
            Self::Day => |t| t.bad_day,
            Self::Hours => |t| t.bad_hours,
        }
    }
}

/// What a form says, or what it lacks.
type Said = Result<Adjustment, Fault>;

/// The forms: a closure, other hours, a new unit.
#[component]
pub fn Changes(
    /// The house and its units with their hours.
    rows: Vec<UnitRow>,
    /// Grows when something was changed.
    changed: RwSignal<u32>,
    /// Tells what was done.
    said: RwSignal<Option<Told>>,
) -> impl IntoView {
    let names: Vec<String> = rows.iter().filter_map(|row| row.unit.clone()).collect();
    let (cause, hours, unit) = (close(&names), set_hours(&names, rows), add_unit());
    let form = move |head: Word, (fields, change): (AnyView, Signal<Said>)| {
        let lang = use_lang();
        view! {
            <details class="card rules__import">
                <summary class="card__title">{move || head(UnitTexts::of(lang.get()))}</summary>
                <div class="stack">
                    {fields}
                    <Trial change=change changed=changed said=said />
                </div>
            </details>
        }
        .into_any()
    };
    view! {
        {form(|t| t.close_head, cause)}
        {form(|t| t.hours_head, hours)}
        {form(|t| t.unit_head, unit)}
    }
}

/// The house and its units to choose from; the empty value is the house.
fn which(id: &'static str, names: &[String], value: RwSignal<String>) -> AnyView {
    let lang = use_lang();
    let house = Answer::new(String::new(), move || UnitTexts::of(lang.get()).house.to_owned());
    let units = names.iter().map(|name| {
        let word = name.clone();
        Answer::new(name.clone(), move || word.clone())
    });
    select(id, |t| t.which_unit, std::iter::once(house).chain(units), value)
}

fn unit_of(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

fn close(names: &[String]) -> (AnyView, Signal<Said>) {
    let lang = use_lang();
    let text = || RwSignal::new(String::new());
    let (unit, until, note) = (text(), text(), text());
    let from = RwSignal::new(typed(use_clock().now_untracked()));
    let cause = RwSignal::new(ClosureCause::Typhoon.code().to_owned());
    let causes = ClosureCause::ALL.iter();
    let causes =
        causes.map(|&one| Answer::new(one.code().to_owned(), move || words::cause(lang.get(), one).to_owned()));
    let fields = view! {
        {which("close-unit", names, unit)}
        <div class="calc__pair">
            {field("close-from".to_owned(), Takes::Moment, |t| t.closed_from, None, from)}
            {field("close-until".to_owned(), Takes::Moment, |t| t.closed_until, None, until)}
        </div>
        {select("close-cause", |t| t.cause, causes, cause)}
        {field("close-note".to_owned(), Takes::Text(LONGEST_NOTE), |t| t.note, Some(|t| t.note_hint), note)}
    };
    let change = Signal::derive(move || {
        let from = moment_instant(&from.get()).ok_or(Fault::From)?;
        let until = moment_instant(&until.get()).ok_or(Fault::Until)?;
        let cause = ClosureCause::from_code(&cause.get()).unwrap_or(ClosureCause::Other);
        Ok(Adjustment::Close { unit: unit_of(unit.get()), from, until, cause, note: note.get() })
    });
    (fields.into_any(), change)
}

fn opening(text: &str) -> Result<Vec<OpenInterval>, Fault> {
    match read::hours(text) {
        Input::Value(hours) => Ok(hours),
        Input::Empty => Ok(Vec::new()),
        Input::Bad => Err(Fault::Hours),
    }
}

fn set_hours(names: &[String], rows: Vec<UnitRow>) -> (AnyView, Signal<Said>) {
    let today = local_day(use_clock().now_untracked());
    let from = RwSignal::new(today.succ_opt().unwrap_or(today).to_string());
    let (unit, hours) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // Whoever chooses a unit begins with the hours it has.
    Effect::new(move |_| {
        let unit = unit_of(unit.get());
        let row = rows.iter().find(|row| row.unit == unit);
        let newest = row.map(|row| row.later.last().map_or(&row.opening, |(_, hours)| hours));
        hours.set(newest.map(|hours| words::typed_hours(hours)).unwrap_or_default());
    });
    let fields = view! {
        {which("hours-unit", names, unit)}
        {field("hours-from".to_owned(), Takes::Day, |t| t.hours_from, None, from)}
        {field("hours-text".to_owned(), Takes::Text(LONGEST_HOURS), |t| t.hours, Some(|t| t.hours_hint), hours)}
    };
    let change = Signal::derive(move || {
        let from = read::day(&from.get()).value().ok_or(Fault::Day)?;
        Ok(Adjustment::SetHours { unit: unit_of(unit.get()), from, opening: opening(&hours.get())? })
    });
    (fields.into_any(), change)
}

fn add_unit() -> (AnyView, Signal<Said>) {
    let (unit, hours) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fields = view! {
        {field("unit-name".to_owned(), Takes::Text(LONGEST_NAME), |t| t.unit_name, None, unit)}
        {field("unit-hours".to_owned(), Takes::Text(LONGEST_HOURS), |t| t.hours, Some(|t| t.hours_hint), hours)}
    };
    let change = Signal::derive(move || Ok(Adjustment::AddUnit { unit: unit.get(), opening: opening(&hours.get())? }));
    (fields.into_any(), change)
}

/// The end of a form: the dry run, then the change itself. Only what was tried as it stands can be made.
#[component]
pub fn Trial(
    /// What the form says.
    change: Signal<Result<Adjustment, Fault>>,
    /// Grows when something was changed.
    changed: RwSignal<u32>,
    /// Tells what was done.
    said: RwSignal<Option<Told>>,
) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let t = move || UnitTexts::of(lang.get());
    // What was asked, with what came of it. Whatever is typed afterwards makes it void.
    let tried = RwSignal::new(None::<(Said, Step)>);
    let step =
        move || tried.with(|tried| tried.as_ref().filter(|(asked, _)| *asked == change.get()).map(|t| t.1.clone()));
    let is_busy = move || matches!(step(), Some(Step::Asked));
    let ask = move |install: bool| {
        if is_busy() {
            return;
        }
        let asked = change.get_untracked();
        let wish = match asked.clone() {
            Ok(wish) => wish,
            Err(fault) => return tried.set(Some((asked, lacking(fault)))),
        };
        tried.set(Some((asked.clone(), Step::Asked)));
        spawn_local(async move {
            let answer = if install {
                install_adjustment(wish).await.map(installed)
            } else {
                preview_adjustment(wish).await.map(calendar_preview)
            };
            let next = answer.unwrap_or_else(|error| {
                session.report(error);
                Step::Failed(error)
            });
            if let Step::Done(done) = next {
                tried.set(None);
                said.set(Some(done));
                browser::focus(SAID);
                // Fetches everything anew, this form as well.
                changed.update(|times| *times += 1);
            } else {
                // Whoever left the page meanwhile took the form along.
                let _ = tried.try_set(Some((asked, next)));
            }
        });
    };
    view! {
        <p class="row">
            <button type="button" class="button" disabled=is_busy on:click=move |_| ask(false)>
                {move || t().preview}
            </button>
            <button
                type="button"
                class="button button--primary"
                disabled=move || !matches!(step(), Some(Step::Plan(_)))
                on:click=move |_| ask(true)
            >
                {move || t().apply}
            </button>
        </p>
        {move || step().map(|step| told(lang.get(), &step))}
    }
}

fn lacking(fault: Fault) -> Step {
    let word = fault.word();
    Step::Refused(std::sync::Arc::new(move |lang: Lang| Lines::of(word(UnitTexts::of(lang)).to_owned(), Vec::new())))
}

fn installed(answer: CalendarInstallation) -> Step {
    match answer {
        CalendarInstallation::Contradicts(problem) => contradicts(problem),
        CalendarInstallation::Done { version, .. } => Step::Done(std::sync::Arc::new(move |lang: Lang| {
            Lines::of([UnitTexts::of(lang).done, &*version].concat(), Vec::new())
        })),
        // Only a text can be refused like this.
        answer @ CalendarInstallation::Refused(_) => super::super::dry_run::calendar_installed(answer),
    }
}
