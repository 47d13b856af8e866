//! `yiling explain deadline`.

use super::{Origin, hash, origin, steps};
use crate::{
    clock::SystemClock,
    command::{pack, reading},
    trouble::Trouble,
};
use app::{
    i18n::{proof, rules as words, working::WorkingTexts},
    preferences::Lang,
};
use casework::{ports::Clock, rules::Rules};
use chrono::NaiveDate;
use domain::{
    calendar::Calendar,
    deadline::{OpenInterval, Outcome, Pause, Roll, Run, Timing, Unit, proof::Inputs},
    rulebook::{
        Lane, PauseRule,
        definition::Length,
        library::{Entry, Installed, Library},
    },
    time::{Instant, local_day},
};
use std::{path::PathBuf, process::ExitCode};

/// The question.
#[derive(clap::Args, Debug)]
#[command(group = clap::ArgGroup::new("length").required(true).args(["rule", "count"]))]
pub(in crate::command) struct Options {
    /// An installed rule, for instance CN-HOUSE-2007/first_reply.loss
    #[arg(long)]
    rule: Option<String>,
    /// A length of your own: how many units
    #[arg(long, conflicts_with = "rule", requires = "unit")]
    count: Option<u32>,
    /// minute, hour, day, workday, month, year or `same_day`
    #[arg(long, requires = "count", value_parser = unit)]
    unit: Option<Unit>,
    /// elapsed, calendar or business; what fits the unit when left out
    #[arg(long, requires = "count", value_parser = clock)]
    clock: Option<Run>,
    /// A last day that is a rest day moves to the next working day
    #[arg(long, requires = "count")]
    roll: bool,
    /// Working hours, for instance 08:30-12:00; may be given several times
    #[arg(long, requires = "count", value_parser = reading::hours)]
    hours: Vec<OpenInterval>,
    /// What starts it, local time: 2026-10-05T10:34; `none` for a batch that has not arrived; may be given several times
    #[arg(long, required = true, value_parser = reading::start)]
    start: Vec<reading::Start>,
    /// The clock stood still: FROM/UNTIL; may be given several times
    #[arg(long, value_name = "FROM/UNTIL", value_parser = reading::pause)]
    pause: Vec<Pause>,
    /// The local day whose rules and calendar count; the day of the latest start when left out
    #[arg(long, value_name = "DAY", value_parser = reading::day)]
    accepted_on: Option<NaiveDate>,
    /// A pack of clocks to use in place of the installed one of the same id
    #[arg(long, value_name = "FILE")]
    pack: Option<PathBuf>,
    /// zh or en
    #[arg(long, default_value = "zh", value_parser = reading::lang)]
    lang: Lang,
}

fn unit(text: &str) -> Result<Unit, String> {
    Ok(match text {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "workday" => Unit::Workday,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "same_day" => Unit::SameDay,
        _ => return Err("the units are minute, hour, day, workday, month, year and same_day".to_owned()),
    })
}

fn clock(text: &str) -> Result<Run, String> {
    Ok(match text {
        "elapsed" => Run::Elapsed,
        "calendar" => Run::Calendar,
        "business" => Run::Business,
        _ => return Err("the clocks are elapsed, calendar and business".to_owned()),
    })
}

/// Prints the answer with its working.
pub(in crate::command) fn explain(rules: &Rules, options: &Options) -> Result<ExitCode, Trouble> {
    let lang = options.lang;
    let starts: Vec<Option<Instant>> = options.start.iter().map(|start| start.0).collect();
    let on = options.accepted_on.unwrap_or_else(|| {
        let latest = starts.iter().flatten().max().copied();
        local_day(latest.unwrap_or_else(|| SystemClock.now()))
    });
    let calendar = rules.calendar_on(on);
    let Some(id) = &options.rule else {
        let timing = own_timing(options)?;
        println!("{}{}", lang.pick("期限：", "Length: "), words::timing(lang, &timing));
        let (starts, pauses) = (&starts, &options.pause);
        tell(lang, &Inputs { rule: "", version: "", timing: &timing, calendar, starts, pauses });
        return Ok(ExitCode::SUCCESS);
    };
    let library = with_own(rules.library(), options)?;
    let entry = library.entry(id, on).ok_or_else(|| unknown(&library, id, on))?;
    head(lang, &entry);
    let Length::Counted(timing) = &entry.definition.timing else {
        let length = words::length(lang, &entry.definition.timing);
        println!("{}{length}", lang.pick("不作推算：", "Not counted: "));
        return Ok(ExitCode::SUCCESS);
    };
    // Only what the rule allows, and only the published calendar where the duty is not the house's alone.
    let pauses = if entry.definition.pauses == PauseRule::Allowed { options.pause.as_slice() } else { &[] };
    if pauses.len() < options.pause.len() {
        println!(
            "{}",
            lang.pick(
                "这个时限不可暂停，所填的停表不计",
                "This clock never stands still; the pauses given do not count"
            )
        );
    }
    let published: Calendar;
    let calendar = if entry.definition.lane == Lane::House {
        calendar
    } else {
        published = calendar.published();
        &published
    };
    tell(lang, &Inputs { rule: id, version: &entry.pack.version, timing, calendar, starts: &starts, pauses });
    Ok(ExitCode::SUCCESS)
}

fn own_timing(options: &Options) -> Result<Timing, Trouble> {
    let (Some(count), Some(unit)) = (options.count, options.unit) else {
        return Err(Trouble::usage("A length has to have a count and a unit.", "give --count and --unit."));
    };
    let hours = options.hours.clone();
    let natural = match unit {
        Unit::Minute | Unit::Hour if hours.is_empty() => Run::Elapsed,
        Unit::Minute | Unit::Hour => Run::Business,
        _ => Run::Calendar,
    };
    let roll = if options.roll { Roll::Forward } else { Roll::None };
    let timing = Timing { count, unit, clock: options.clock.unwrap_or(natural), roll, hours };
    if timing.is_sound() {
        return Ok(timing);
    }
    Err(Trouble::usage(
        "That length contradicts itself.",
        "give --hours with the business clock of minutes and hours and with nothing else, in order and without overlap; \
         --roll only with days; a count of 0 with same_day; at most a hundred years.",
    ))
}

/// The installed packs, with the one of the command line in place of others of the same id.
fn with_own(installed: &Library, options: &Options) -> Result<Library, Trouble> {
    let Some(file) = &options.pack else { return Ok(installed.clone()) };
    let own = pack::clock_pack(options.lang, file)?;
    let others = installed.installed().iter().filter(|other| other.pack.id != own.id).cloned();
    let own = Installed { active_from: own.valid_from, pack: own.clone() };
    Ok(Library::from_installed(others.chain([own]).collect()))
}

fn unknown(library: &Library, id: &str, on: NaiveDate) -> Trouble {
    let mut known: Vec<String> = library.entries_on(on).map(|entry| entry.full_id()).collect();
    known.sort_unstable();
    Trouble::usage(
        format!("There is no rule {id} for what was accepted on {on}."),
        format!("take one of these:\n    {}", known.join("\n    ")),
    )
}

fn head(lang: Lang, entry: &Entry) {
    let rule = entry.definition;
    println!("{}", words::named(lang, &rule.title));
    let nature = [
        words::lane(lang, rule.lane),
        words::strength(lang, rule.strength),
        words::whose(lang, rule.whose),
        words::pauses(lang, rule.pauses),
    ];
    println!("{}", nature.join(" · "));
    let (id, source, start) =
        (entry.full_id(), words::named(lang, &rule.article), words::start(lang, &rule.starts, Some(entry.pack)));
    origin(lang, &Origin { rule: &id, version: &entry.pack.version, source, grade: entry.grade() });
    println!("{}{start}", lang.pick("起算事件：", "Starts when: "));
    println!("{}{}", lang.pick("期限：", "Length: "), words::length(lang, &rule.timing));
}

/// The working, the day strip, the answer and the hash.
fn tell(lang: Lang, inputs: &Inputs) {
    let outcome = inputs.outcome();
    let Some((due, working)) = outcome.due().zip(outcome.working()) else {
        println!("{}", lang.pick("尚未起算：还有批次没有到", "Not started: a batch has not arrived"));
        return hash(lang, &inputs.hash());
    };
    println!("{}", WorkingTexts::of(lang).working_head);
    steps(working.steps.iter().map(|step| proof::step(lang, step)));
    if !working.days.is_empty() {
        println!("{}", WorkingTexts::of(lang).strip);
        for cell in &working.days {
            println!("     {}", proof::cell_spoken(lang, cell));
        }
    }
    let end = proof::last_day(lang, &due);
    let name = if matches!(outcome, Outcome::CalendarUnknown { .. }) {
        lang.pick("暂定：", "Provisional: ")
    } else {
        lang.pick("到期：", "Due: ")
    };
    println!("{name}{end}");
    hash(lang, &inputs.hash());
}
