//! The deadline calculator: a rule or a length, a start, and the due time with its working. Usable without a case.

mod result;

use super::{
    address::Address,
    calculator::CalculatorPage,
    inputs::{Answer, Ends, Takes, choice, line, select, show_result},
    read::{self, Input},
    terms::Terms,
};
use crate::{
    i18n::{rule_pages::RulePageTexts, rules as words, use_lang},
    preferences::Lang,
    ui::flow::Show,
};
use domain::{
    complaint::draft::moment_instant,
    deadline::{Pause, Roll, Run, Timing, Unit},
    rulebook::{
        PauseRule,
        definition::{Definition, Length},
        file::PackFile,
    },
    time::{Instant, local_day},
};
use leptos::prelude::*;
use result::DeadlineResult;

/// Names of the inputs for the start of each batch.
const STARTS: [&str; 5] = ["start", "start2", "start3", "start4", "start5"];

const UNITS: [Unit; 7] = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Workday, Unit::Month, Unit::Year, Unit::SameDay];

/// A unit's name in the address.
const fn unit_code(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Workday => "workday",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::SameDay => "same_day",
    }
}

/// The input that names a business unit.
const BUSINESS_UNIT: &str = "business_unit";

/// What is to be calculated.
#[derive(Clone, PartialEq, Debug)]
struct Question {
    /// The rule and its pack, unless the length is a free one.
    rule: Option<(PackFile, Definition)>,
    /// The length; nothing when the rule has no fixed one.
    timing: Option<Timing>,
    /// Its full id; empty for a free length.
    full_id: String,
    starts: Vec<Option<Instant>>,
    pauses: Vec<Pause>,
    /// Whose hours and closures count; nothing for the whole company's.
    business_unit: Option<String>,
}

/// What keeps it from being calculated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Trouble {
    Start,
    Count,
    Hours,
    Pause,
}

/// The page.
#[component]
pub fn DeadlinePage() -> impl IntoView {
    view! {
        <CalculatorPage title=|t| t.deadline lead=|t| t.deadline_lead show=|terms| view! { <Calculator terms=terms /> }.into_any() />
    }
}

#[component]
fn Calculator(terms: Terms) -> impl IntoView {
    let address = Address::read();
    let terms = StoredValue::new(terms);
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let question = Memo::new(move |_| terms.with_value(|terms| ask(address, terms)));
    let free = move || !address.has("rule");
    let pausable = Memo::new(move |_| {
        let rule = question.with(|q| q.as_ref().ok().and_then(|q| q.rule.as_ref().map(|(_, rule)| rule.pauses)));
        free() || rule == Some(PauseRule::Allowed)
    });
    let trouble = move |which: Trouble, word: fn(&'static RulePageTexts) -> &'static str| {
        move || {
            let found = question.with(|q| q.as_ref().err().copied()) == Some(which);
            if found { word(t()).to_owned() } else { String::new() }
        }
    };
    let more = RwSignal::new(STARTS.iter().rposition(|name| !address.first(name).is_empty()).unwrap_or(0) + 1);
    let starts = move || {
        let bad = trouble(Trouble::Start, |t| t.bad_start);
        (0..more.get())
            .map(|index| {
                let problem = move || if index == 0 { bad() } else { String::new() };
                line(address, STARTS[index], Takes::Moment, |l| RulePageTexts::of(l).starts_at, None, problem)
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="calc">
            <form class="card calc__form" method="get" on:submit=show_result>
                {rule_choice(address, terms)}
                {unit_choice(address, terms)}
                <Show when=free>
                    <FreeLength address=address
                        bad_count=Signal::derive(trouble(Trouble::Count, |t| t.bad_count))
                        bad_hours=Signal::derive(trouble(Trouble::Hours, |t| t.bad_hours)) />
                </Show>
                <div class="calc__starts">{starts}</div>
                <Show when=move || more.get() < STARTS.len()>
                    <p class="calc__more">
                        <button type="button" class="button button--quiet" on:click=move |_| more.update(|n| *n += 1)>
                            {move || t().another_start}
                        </button>
                        <span class="muted">{move || t().batches_hint}</span>
                    </p>
                </Show>
                <Show when=move || pausable.get()>
                    <div class="calc__pair">
                        {line(address, "pause", Takes::Moment, |l| RulePageTexts::of(l).pause_from, None, || String::new())}
                        {line(address, "resume", Takes::Moment, |l| RulePageTexts::of(l).pause_until, None, trouble(Trouble::Pause, |t| t.bad_pause))}
                    </div>
                </Show>
                <p class="muted" hidden=move || pausable.get()>{move || t().pause_hint}</p>
                <Ends address=address />
            </form>
            <div class="calc__result" id="result" tabindex="-1" aria-live="polite">
                {move || question.get().ok().map(|question| view! { <DeadlineResult question=question terms=terms /> }.into_any())}
            </div>
        </div>
    }
}

/// The rules to choose from, each with its pack.
fn rule_choice(address: Address, terms: StoredValue<Terms>) -> AnyView {
    let lang = use_lang();
    let mut answers =
        vec![Answer { value: String::new(), word: Box::new(|lang| RulePageTexts::of(lang).free_rule.to_owned()) }];
    terms.with_value(|terms| {
        let mut seen = Vec::new();
        for installed in terms.library.installed().iter().rev() {
            for rule in &installed.pack.clocks {
                let value = [&*installed.pack.id, "/", &*rule.id].concat();
                if seen.contains(&value) {
                    continue;
                }
                seen.push(value.clone());
                let (title, pack) = (rule.title.clone(), installed.pack.id.clone());
                let word = move |lang| [&*pack, " · ", words::named(lang, &title)].concat();
                answers.push(Answer { value, word: Box::new(word) });
            }
        }
    });
    select(address, "rule", Box::new(move || RulePageTexts::of(lang.get()).rule.to_owned()), answers)
}

/// Whose hours count; nothing to choose where the company has no units.
fn unit_choice(address: Address, terms: StoredValue<Terms>) -> Option<AnyView> {
    let lang = use_lang();
    let units = terms.with_value(Terms::units);
    if units.is_empty() {
        return None;
    }
    let whole: Box<dyn Fn(Lang) -> String + Send> = Box::new(|lang| RulePageTexts::of(lang).whole_company.to_owned());
    let mut answers = vec![Answer { value: String::new(), word: whole }];
    answers.extend(units.into_iter().map(|unit| Answer { value: unit.clone(), word: Box::new(move |_| unit.clone()) }));
    Some(select(
        address,
        BUSINESS_UNIT,
        Box::new(move || RulePageTexts::of(lang.get()).business_unit.to_owned()),
        answers,
    ))
}

/// A length that no pack has.
#[component]
fn FreeLength(address: Address, bad_count: Signal<String>, bad_hours: Signal<String>) -> impl IntoView {
    let business = move || address.get("clock") == "business";
    let run = |lang: Lang, run: Run| words::run(lang, run);
    view! {
        <div class="calc__pair">
            {line(address, "count", Takes::Whole, |l| RulePageTexts::of(l).count, None, move || bad_count.get())}
            {choice(address, "unit", |l| RulePageTexts::of(l).unit, None, &UNITS, unit_code, words::unit)}
            {choice(address, "clock", |l| RulePageTexts::of(l).clock, Some(|l| words::run(l, Run::Calendar)), &[Run::Business], |_| "business", run)}
            {choice(address, "roll", |l| RulePageTexts::of(l).roll, Some(|l| words::roll(l, Roll::None)), &[Roll::Forward], |_| "forward", words::roll)}
        </div>
        <Show when=business>
            {line(address, "hours", Takes::Text, |l| RulePageTexts::of(l).hours, Some(|l| RulePageTexts::of(l).hours_hint), move || bad_hours.get())}
        </Show>
    }
}

/// The question that stands in the address.
fn ask(address: Address, terms: &Terms) -> Result<Question, Trouble> {
    let starts: Vec<Option<Instant>> =
        STARTS.iter().filter(|name| address.has(name)).map(|name| moment_instant(&address.get(name))).collect();
    if starts.iter().any(Option::is_none) {
        return Err(Trouble::Start);
    }
    let full_id = address.get("rule");
    let accepted_on = read::day(&address.get("accepted")).value();
    let day = accepted_on.or_else(|| starts.iter().flatten().max().copied().map(local_day));
    let rule = if full_id.is_empty() { None } else { find(terms, &full_id, day) };
    let timing = match &rule {
        Some((_, rule)) => match &rule.timing {
            Length::Counted(timing) => Some(timing.clone()),
            _ => None,
        },
        None => Some(free(address)?),
    };
    let starts = if starts.is_empty() { vec![None] } else { starts };
    let business_unit = Some(address.get(BUSINESS_UNIT)).filter(|unit| !unit.is_empty());
    Ok(Question { rule, timing, full_id, starts, pauses: pauses(address)?, business_unit })
}

/// The rule as it stood on a day; without a day, as it stands in the newest version.
fn find(terms: &Terms, full_id: &str, day: Option<chrono::NaiveDate>) -> Option<(PackFile, Definition)> {
    if let Some(entry) = day.and_then(|day| terms.library.entry(full_id, day)) {
        return Some((entry.pack.clone(), entry.definition.clone()));
    }
    let (pack, id) = full_id.split_once('/')?;
    let mut newest = terms.library.installed().iter().rev().filter(|installed| installed.pack.id == pack);
    newest.find_map(|installed| {
        Some((installed.pack.clone(), installed.pack.clocks.iter().find(|c| c.id == id)?.clone()))
    })
}

fn free(address: Address) -> Result<Timing, Trouble> {
    let unit = UNITS.into_iter().find(|unit| unit_code(*unit) == address.get("unit")).unwrap_or(Unit::Minute);
    let count = match read::whole::<u32>(&address.get("count")) {
        Input::Empty if unit == Unit::SameDay => 0,
        Input::Value(count) if count <= 9_999 => count,
        _ => return Err(Trouble::Count),
    };
    let business = address.get("clock") == "business" && unit != Unit::SameDay;
    let hours = match read::hours(&address.get("hours")) {
        Input::Value(hours) if business => hours,
        _ if business && unit.is_instant() => return Err(Trouble::Hours),
        _ => Vec::new(),
    };
    let clock = match (business, unit.is_instant()) {
        (true, _) => Run::Business,
        (false, true) => Run::Elapsed,
        (false, false) => Run::Calendar,
    };
    let roll = if address.get("roll") == "forward" && !unit.is_instant() { Roll::Forward } else { Roll::None };
    Ok(Timing { count, unit, clock, roll, hours })
}

fn pauses(address: Address) -> Result<Vec<Pause>, Trouble> {
    match (moment_instant(&address.get("pause")), moment_instant(&address.get("resume"))) {
        (Some(from), Some(until)) if from < until => Ok(vec![Pause { from, until }]),
        (None, None) => Ok(Vec::new()),
        _ => Err(Trouble::Pause),
    }
}
