//! The calendar: what every day of a year is and where that was read, the hours of business units, and what closes them.

mod change;
mod closures;
mod fields;
mod units;

use self::{change::Changes, closures::Closures, units::Units};
use super::{
    dry_run::{Step, Told, told},
    frame::RulesFrame,
    import::{Install, What, may_change},
};
use crate::{
    clock::use_clock,
    doors::rules::calendar_now,
    i18n::{proof, rule_pages::RulePageTexts, time, use_lang},
    pages::complaint::Missing,
    paths,
    wire::fetched,
};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    calendar::{Calendar, DayKind},
    time::local_day,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let changed = RwSignal::new(0_u32);
    let said = RwSignal::new(None::<Told>);
    let page = fetched(move || changed.get(), |_| calendar_now());
    let (lang, may_change) = (use_lang(), may_change());
    let today = local_day(use_clock().now_untracked());
    let query = use_query_map();
    let year = Memo::new(move |_| {
        let asked = query.with(|query| query.get("year")).and_then(|year| year.parse::<i32>().ok());
        asked.filter(|year| (2000..=2100).contains(year)).unwrap_or(today.year())
    });
    view! {
        <RulesFrame title=|t| t.calendar lead=|t| t.calendar_lead>
            {may_change.then(|| view! { <Install what=What::Calendar changed=changed /> }.into_any())}
            // What was done is told outside of what is fetched anew because of it.
            <div id=SAID tabindex="-1" class="rules__said">
                {move || said.get().map(|done| told(lang.get(), &Step::Done(done)))}
            </div>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(now) => {
                            let calendar = now.book.for_unit(None, today);
                            view! {
                                {move || view! { <Year calendar=calendar.clone() year=year.get() /> }.into_any()}
                                <Units rows=now.units.clone() />
                                <Closures rows=now.closures changed=changed said=said />
                                {may_change.then(|| view! { <Changes rows=now.units changed=changed said=said /> }.into_any())}
                            }.into_any()
                        }
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </RulesFrame>
    }
}

/// Where a change that was made is told.
const SAID: &str = "calendar-said";

fn address(year: i32) -> String {
    [paths::RULES_CALENDAR, "?year=", &year.to_string()].concat()
}

/// The year with its months.
#[component]
fn Year(calendar: Calendar, year: i32) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let known = calendar.years.get(&year).cloned();
    let days = (1..=366).filter_map(|day| NaiveDate::from_yo_opt(year, day));
    let worked = days.filter(|day| calendar.kind(*day).is_some_and(DayKind::is_worked)).count();
    let summary = known.as_ref().map(|known| {
        let (off, made_up, source) = (known.off.len(), known.work.len(), known.source.clone());
        view! {
            <p>
                {worked} " " {move || t().workdays} " · " {off} " " {move || t().rest_days} " · " {made_up} " "
                {move || t().make_up_days}
            </p>
            <p class="muted">{move || t().year_source} {source}</p>
        }
        .into_any()
    });
    let unknown = known.is_none().then(|| {
        view! {
            <div class="notice notice--near" role="status">
                <p><strong>{move || t().calendar_unknown}</strong></p>
                <p>{move || t().calendar_unknown_text}</p>
            </div>
        }
        .into_any()
    });
    let months: Vec<AnyView> =
        (1..=12).filter_map(|month| Some(month_view(&calendar, year, month)?.into_any())).collect();
    view! {
        <section class="card stack">
            <h2 class="rules__year">
                <a class="button button--quiet" href=address(year - 1) aria-label=(year - 1).to_string()>"←"</a>
                <span class="tabular">{year}</span>
                <a class="button button--quiet" href=address(year + 1) aria-label=(year + 1).to_string()>"→"</a>
            </h2>
            {unknown}
            {summary}
            <div class="months">{months}</div>
        </section>
    }
}

fn month_view(calendar: &Calendar, year: i32, month: u32) -> Option<impl IntoView + use<>> {
    let lang = use_lang();
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let before = first.weekday().num_days_from_monday();
    let days = first.iter_days().take_while(|day| day.month() == month);
    let mut cells: Vec<AnyView> = (0..before).map(|_| view! { <span></span> }.into_any()).collect();
    cells.extend(days.map(|day| cell(calendar.kind(day), day)));
    let week = first.checked_sub_days(Days::new(u64::from(before)))?;
    let heads: Vec<AnyView> = week
        .iter_days()
        .take(7)
        .map(|day| {
            view! { <span class="months__head" aria-hidden="true">{move || time::weekday(lang.get(), day)}</span> }
                .into_any()
        })
        .collect();
    Some(view! {
        <section class="months__month">
            <h3 class="tabular">{move || time::month_name(lang.get(), first)}</h3>
            <div class="months__grid">{heads} {cells}</div>
        </section>
    })
}

fn cell(kind: Option<DayKind>, day: NaiveDate) -> AnyView {
    let lang = use_lang();
    let class = match kind {
        None => "months__day months__day--unknown",
        Some(DayKind::Holiday | DayKind::Closed) => "months__day months__day--off",
        Some(DayKind::Weekend) => "months__day months__day--weekend",
        Some(DayKind::MakeUp) => "months__day months__day--work",
        Some(DayKind::Workday | DayKind::Short) => "months__day",
    };
    let mark = move || {
        let t = RulePageTexts::of(lang.get());
        match kind {
            Some(DayKind::Holiday | DayKind::Closed) => t.legend_off,
            Some(DayKind::MakeUp) => t.legend_work,
            _ => "",
        }
    };
    let spoken = move || kind.map(|kind| proof::day_kind(lang.get(), kind));
    view! {
        <span class=class title=spoken>
            <span class="tabular">{day.day()}</span>
            <span class="months__mark" aria-hidden="true">{move || mark()}</span>
            <span class="visually-hidden">{spoken}</span>
        </span>
    }
    .into_any()
}
