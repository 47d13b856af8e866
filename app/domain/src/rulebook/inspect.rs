//! What a pack file may not say, with the line it says it on.

use super::{
    ClockCode, Lane, PauseRule,
    check::{ends_no_later, is_sound},
    definition::{Definition, Length, Start, Warning, Whose},
    file::{PackFault, PackFile, PackReason},
    schedule::Schedule,
};
use crate::json::tree::{Node, Step};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The longest name of a pack, version, clock or code.
const LONGEST_NAME: usize = 64;
/// The longest text for people, in characters.
const LONGEST_TEXT: usize = 500;
/// The most clocks, and the most recurring duties, of one pack.
const MOST_RULES: usize = 500;
/// The most faults that are told at once.
const MOST_FAULTS: usize = 100;
/// The longest list inside a rule.
const LONGEST_LIST: usize = 32;

/// A rule and the days on which it is in force.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) definition: &'a Definition,
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
}

/// Everything that is wrong with a pack by itself, in the order of the text.
pub(super) fn alone(pack: &PackFile, tree: &Node) -> Vec<PackFault> {
    // Rules are compared with one another, so their number is bounded before that.
    for (field, count) in [("clocks", pack.clocks.len()), ("schedules", pack.schedules.len())] {
        if count > MOST_RULES {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            return vec![PackFault {
                line: tree.line_at(&[Step::Field(field)]),
                reason: PackReason::TooMany { count },
            }];
        }
    }
    let mut faults = Vec::new();
    header(pack, tree, &mut faults);
    for (index, clock) in pack.clocks.iter().enumerate() {
        let at = |field| tree.line_at(&[Step::Field("clocks"), Step::Item(index), Step::Field(field)]);
        faults.extend(definition(pack, clock).map(|(field, reason)| PackFault { line: at(field), reason }));
        faults.extend(target(pack, clock).map(|reason| PackFault { line: at("starts"), reason }));
    }
    for (index, duty) in pack.schedules.iter().enumerate() {
        let at = |field| tree.line_at(&[Step::Field("schedules"), Step::Item(index), Step::Field(field)]);
        faults.extend(schedule(pack, duty).map(|(field, reason)| PackFault { line: at(field), reason }));
        let earlier = pack.schedules.iter().take(index);
        if let Some(other) = earlier.into_iter().find(|other| other.id == duty.id && duties_meet(pack, other, duty)) {
            let reason = PackReason::Ambiguous { rule: duty.id.clone(), other: other.id.clone() };
            faults.push(PackFault { line: at("id"), reason });
        }
    }
    for (index, b) in placed(pack).enumerate() {
        for a in placed(pack).take(index) {
            if let Some(reason) = together(a, &a.definition.id, b, &b.definition.id) {
                let line = tree.line_at(&[Step::Field("clocks"), Step::Item(index), Step::Field("id")]);
                faults.push(PackFault { line, reason });
            }
        }
    }
    faults.extend(cycle(pack, tree));
    faults.sort_by_key(|fault| fault.line);
    faults.truncate(MOST_FAULTS);
    faults
}

/// The clocks of a pack with the days on which they are in force, if the pack is alone.
pub(super) fn placed(pack: &PackFile) -> impl Iterator<Item = Placed<'_>> {
    pack.clocks.iter().map(|definition| {
        let (from, until) = pack.validity(definition.valid_from, definition.valid_until);
        Placed { definition, from, until }
    })
}

fn header(pack: &PackFile, tree: &Node, faults: &mut Vec<PackFault>) {
    for (field, name) in [("id", &pack.id), ("version", &pack.version), ("jurisdiction", &pack.jurisdiction)] {
        if !is_name(name) {
            let reason = PackReason::Name { name: name.chars().take(LONGEST_NAME).collect() };
            faults.push(PackFault { line: tree.line_at(&[Step::Field(field)]), reason });
        }
    }
    if !is_text(&pack.source.zh) || !is_text(&pack.source.en) {
        faults.push(PackFault { line: tree.line_at(&[Step::Field("source")]), reason: PackReason::Text });
    }
    if pack.valid_until.is_some_and(|until| until < pack.valid_from) {
        let reason = PackReason::Validity { rule: String::new() };
        faults.push(PackFault { line: tree.line_at(&[Step::Field("valid_until")]), reason });
    }
}

type Found = (&'static str, PackReason);

/// Faults of one clock, each with the field it stands in.
fn definition(pack: &PackFile, clock: &Definition) -> impl Iterator<Item = Found> {
    let rule = || clock.id.clone();
    let named = named(&[("id", &clock.id), ("code", &clock.code)]);
    let texts = texts([&clock.title, &clock.article]);
    let dated = validity(pack, &clock.id, (clock.valid_from, clock.valid_until));
    let timing = matches!(&clock.timing, Length::Counted(timing) if !is_sound(timing))
        .then(|| ("timing", PackReason::Timing { rule: rule() }));
    let pausing = (clock.pauses == PauseRule::Allowed && clock.lane != Lane::House)
        .then(|| ("pauses", PackReason::PauseNotOurs { rule: rule() }));
    let is_of_complaints = matches!(clock.starts, Start::Accepted | Start::ToldByRegulator);
    let code = (ClockCode::from_code(&clock.code).is_some() && !is_of_complaints)
        .then(|| ("code", PackReason::Code { rule: rule() }));
    let list = wrong_list(clock).map(|field| (field, PackReason::List { rule: rule() }));
    named.chain(texts).chain(dated).chain(timing).chain(pausing).chain(code).chain(list)
}

/// The first list of a clock that is empty where emptiness would silently mean «never», too long, or a senseless warning.
fn wrong_list(clock: &Definition) -> Option<&'static str> {
    let is_wrong = |length: Option<usize>| length.is_some_and(|length| length == 0 || length > LONGEST_LIST);
    let warns = |warning: &Warning| match *warning {
        Warning::Percent(percent) => (1..100).contains(&percent),
        Warning::MinutesBefore(span) | Warning::DaysBefore(span) => span > 0,
    };
    let lists = [
        ("kinds", is_wrong(clock.kinds.as_ref().map(Vec::len))),
        ("channels", is_wrong(clock.channels.as_ref().map(Vec::len))),
        ("destinations", is_wrong(clock.destinations.as_ref().map(Vec::len))),
        ("transfers", is_wrong(clock.transfers.as_ref().map(Vec::len))),
        ("warn", clock.warn.len() > LONGEST_LIST || !clock.warn.iter().all(warns)),
        ("owed_to", clock.owed_to.len() > LONGEST_LIST),
        ("tell", clock.tell.len() > LONGEST_LIST),
        ("on_breach", clock.on_breach.len() > LONGEST_LIST),
    ];
    lists.into_iter().find_map(|(field, wrong)| wrong.then_some(field))
}

fn schedule(pack: &PackFile, duty: &Schedule) -> impl Iterator<Item = Found> {
    let too_long = [("owed_to", duty.owed_to.len()), ("tell", duty.tell.len()), ("on_breach", duty.on_breach.len())];
    let list = too_long.into_iter().find(|(_, length)| *length > LONGEST_LIST);
    let list = list.map(|(field, _)| (field, PackReason::List { rule: duty.id.clone() }));
    named(&[("id", &duty.id)])
        .chain(texts([&duty.title, &duty.article]))
        .chain(validity(pack, &duty.id, (duty.valid_from, duty.valid_until)))
        .chain(list)
}

fn named(names: &[(&'static str, &String)]) -> std::vec::IntoIter<Found> {
    let wrong = names.iter().filter(|(_, name)| !is_name(name));
    let faults =
        wrong.map(|(field, name)| (*field, PackReason::Name { name: name.chars().take(LONGEST_NAME).collect() }));
    faults.collect::<Vec<_>>().into_iter()
}

fn texts([title, article]: [&super::Named; 2]) -> impl Iterator<Item = Found> + use<> {
    let wrong = |named: &super::Named| !is_text(&named.zh) || !is_text(&named.en);
    let title = wrong(title).then_some(("title", PackReason::Text));
    title.into_iter().chain(wrong(article).then_some(("article", PackReason::Text)))
}

fn validity(pack: &PackFile, rule: &str, own: (Option<NaiveDate>, Option<NaiveDate>)) -> Option<Found> {
    let (from, until) = pack.validity(own.0, own.1);
    let field = if own.1.is_some() { "valid_until" } else { "valid_from" };
    (from > until || from < pack.valid_from).then(|| (field, PackReason::Validity { rule: rule.to_owned() }))
}

/// Whether this may be the name of a pack, version, clock or code.
pub(crate) fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(fits)
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_TEXT
}

fn target(pack: &PackFile, clock: &Definition) -> Option<PackReason> {
    let Start::After(after) = &clock.starts else { return None };
    let is_missing = !pack.clocks.iter().any(|other| other.id == *after);
    is_missing.then(|| PackReason::NoSuchClock { rule: clock.id.clone(), after: after.clone() })
}

/// The first ring of clocks that wait for each other.
fn cycle(pack: &PackFile, tree: &Node) -> Option<PackFault> {
    // Versions of one clock may wait for different clocks, so each name leads to several.
    let mut waits: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for clock in &pack.clocks {
        if let Start::After(after) = &clock.starts {
            waits.entry(&clock.id).or_default().push(after);
        }
    }
    // Whatever waits for nothing that waits is no part of a ring; what is left at the end is one or leads into one.
    loop {
        let before = waits.len();
        let open: Vec<&str> = waits.keys().copied().collect();
        waits.retain(|_, after| after.iter().any(|name| open.contains(name)));
        if waits.len() == before {
            break;
        }
    }
    let mut way: Vec<&str> = vec![waits.keys().next()?];
    loop {
        let last = way.last()?;
        let next = waits.get(last)?.iter().copied().find(|name| waits.contains_key(name))?;
        let closed = way.iter().position(|name| *name == next);
        way.push(next);
        if let Some(first) = closed {
            let rules: Vec<String> = way.iter().skip(first).map(ToString::to_string).collect();
            let index = pack.clocks.iter().position(|clock| clock.id == next)?;
            let line = tree.line_at(&[Step::Field("clocks"), Step::Item(index), Step::Field("starts")]);
            return Some(PackFault { line, reason: PackReason::Cycle { rules } });
        }
    }
}

/// What is wrong with two rules that are in force on the same day; the names are those to use in the answer.
pub(super) fn together(a: Placed<'_>, a_name: &str, b: Placed<'_>, b_name: &str) -> Option<PackReason> {
    let (one, other) = (a.definition, b.definition);
    if a.from > b.until || b.from > a.until {
        return None;
    }
    let twice = || Some(PackReason::Ambiguous { rule: b_name.to_owned(), other: a_name.to_owned() });
    if a_name == b_name {
        return twice();
    }
    if one.code != other.code || !concern_the_same(one, other) {
        return None;
    }
    match (one.lane, other.lane) {
        // A target may stand beside a limit of the same purpose.
        (x, y) if x == y => {
            let is_same = one.strength == other.strength && one.starts == other.starts && one.whose == other.whose;
            if is_same { twice() } else { None }
        }
        (Lane::House, Lane::Statutory) => looser((one, a_name), (other, b_name)),
        (Lane::Statutory, Lane::House) => looser((other, b_name), (one, a_name)),
        _ => None,
    }
}

/// Whether some case can get both.
fn concern_the_same(a: &Definition, b: &Definition) -> bool {
    fn share<T: PartialEq>(a: Option<&Vec<T>>, b: Option<&Vec<T>>) -> bool {
        let (Some(a), Some(b)) = (a, b) else { return true };
        a.iter().any(|item| b.contains(item))
    }
    share(a.kinds.as_ref(), b.kinds.as_ref())
        && share(a.channels.as_ref(), b.channels.as_ref())
        && share(a.destinations.as_ref(), b.destinations.as_ref())
        && share(a.transfers.as_ref(), b.transfers.as_ref())
}

fn looser(house: (&Definition, &str), law: (&Definition, &str)) -> Option<PackReason> {
    let refusal = || PackReason::LooserThanLaw { house: house.1.to_owned(), statutory: law.1.to_owned() };
    let (house, law) = (house.0, law.0);
    // What others owe us is theirs to keep; a house rule says nothing about it.
    if law.whose == Whose::Others {
        return None;
    }
    let (Length::Counted(ours), Length::Counted(theirs)) = (&house.timing, &law.timing) else {
        return Some(refusal());
    };
    let is_fine = match law.whose {
        // A customer's time may be longer with us, never shorter; standing still only lengthens it.
        Whose::Customers => house.whose == Whose::Customers && ends_no_later(theirs, ours),
        _ => house.whose == Whose::Ours && house.pauses == PauseRule::Never && ends_no_later(ours, theirs),
    };
    (!is_fine || house.starts != law.starts).then(refusal)
}

fn duties_meet(pack: &PackFile, a: &Schedule, b: &Schedule) -> bool {
    let ((a_from, a_until), (b_from, b_until)) =
        (pack.validity(a.valid_from, a.valid_until), pack.validity(b.valid_from, b.valid_until));
    a_from <= b_until && b_from <= a_until
}
