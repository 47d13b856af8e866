//! The page of rules.

use super::{Rules, current};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{InstalledEdition, PackUse},
};
use chrono::NaiveDate;
use domain::{
    account::{Actor, Permission},
    calendar::book::Edition,
    compensation::install::InstalledTerms,
    id::AccountId,
    rulebook::library::Installed,
    time::{Instant, local_day},
    view::{
        PersonRef,
        rules::{CalendarOverview, EditionRow, InstalledBy, PackKind, PackRow, Reign, RulesOverview},
    },
};

/// Every version of every pack and the calendar: where from, since when, how well checked, and who uses it.
///
/// # Errors
/// No permission, a broken store.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<RulesOverview, Failure> {
    allow(actor, Permission::ReadRules)?;
    let broken = |e| ctx.broken(&e);
    let rules = current(ctx);
    let people = ctx.store.people().await.map_err(broken)?;
    let uses = ctx.store.pack_uses().await.map_err(broken)?;
    let seen = Seen { today: local_day(ctx.clock.now()), rules: &rules, people: &people, uses: &uses };
    let clocks = rules.library().reigns().map(|(version, days)| seen.clocks(version, days));
    let mut packs: Vec<PackRow> = clocks.chain(rules.terms().iter().map(|terms| seen.terms(terms))).collect();
    packs.sort_by(|a, b| (a.kind, &a.id, b.first_day).cmp(&(b.kind, &b.id, a.first_day)));
    Ok(RulesOverview {
        today: seen.today,
        packs,
        calendar: seen.calendar(),
        may_change: actor.may(Permission::ChangeRules),
    })
}

/// What rows are made of.
struct Seen<'a> {
    today: NaiveDate,
    rules: &'a Rules,
    people: &'a [PersonRef],
    uses: &'a [PackUse],
}

impl Seen<'_> {
    fn clocks(&self, version: &Installed, (first_day, last_day): (NaiveDate, NaiveDate)) -> PackRow {
        let pack = &version.pack;
        let last_day = (last_day < NaiveDate::MAX).then_some(last_day);
        let of_it = |used: &&PackUse| used.pack == pack.id && used.version == pack.version;
        PackRow {
            kind: PackKind::Clocks,
            id: pack.id.clone(),
            version: pack.version.clone(),
            jurisdiction: pack.jurisdiction.clone(),
            source: pack.source.clone(),
            grade: pack.grade,
            valid_from: pack.valid_from,
            valid_until: pack.valid_until,
            first_day,
            last_day,
            reign: reign(self.today, first_day, last_day),
            rules: count(&[pack.clocks.len(), pack.schedules.len()]),
            installed: self.installed(PackKind::Clocks, &pack.id, &pack.version),
            complaints: Some(self.uses.iter().find(of_it).map_or(0, |used| used.complaints)),
        }
    }

    fn terms(&self, version: &InstalledTerms) -> PackRow {
        let pack = &version.pack;
        let used = self.rules.compensation().version(&pack.id, &pack.version);
        let (first_day, last_day) =
            used.map_or((version.first_day(), pack.valid_until), |used| (used.valid_from, used.valid_until));
        PackRow {
            kind: PackKind::Compensation,
            id: pack.id.clone(),
            version: pack.version.clone(),
            jurisdiction: pack.jurisdiction.clone(),
            source: pack.source.clone(),
            grade: pack.grade,
            valid_from: pack.valid_from,
            valid_until: pack.valid_until,
            first_day,
            last_day,
            reign: reign(self.today, first_day, last_day),
            rules: count(&[pack.exemptions.len(), pack.refusals.len(), pack.causes.len(), pack.measures.len()]),
            installed: self.installed(PackKind::Compensation, &pack.id, &pack.version),
            complaints: None,
        }
    }

    fn calendar(&self) -> CalendarOverview {
        let book = self.rules.calendar_book();
        let installed = self.rules.editions();
        let shipped = book.editions.iter().filter(|e| !installed.iter().any(|i| i.edition.version == e.version));
        let row = |edition: &Edition, installed: Option<&InstalledEdition>| EditionRow {
            version: edition.version.clone(),
            first_day: edition.valid_from,
            years: edition.years.iter().map(|year| year.year).collect(),
            installed: installed.map(|i| self.by(i.by, i.installed_at)),
            replaced: !book.editions.iter().any(|kept| kept.version == edition.version),
        };
        // Newest first, and of one day the one that counts first.
        let mut editions: Vec<EditionRow> =
            installed.iter().rev().map(|i| row(&i.edition, Some(i))).chain(shipped.map(|e| row(e, None))).collect();
        editions.sort_by_key(|edition| std::cmp::Reverse(edition.first_day));
        CalendarOverview {
            calendar: book.calendar.clone(),
            years: self.rules.calendar_on(self.today).years.keys().copied().collect(),
            editions,
        }
    }

    fn installed(&self, kind: PackKind, id: &str, version: &str) -> Option<InstalledBy> {
        let installed = self.rules.installation(kind, id, version)?;
        Some(self.by(installed.by, installed.installed_at))
    }

    fn by(&self, who: Option<AccountId>, at: Instant) -> InstalledBy {
        let person = who.and_then(|who| self.people.iter().find(|person| person.id == who));
        InstalledBy { at, by: person.map(|person| person.name.clone()).unwrap_or_default() }
    }
}

fn reign(today: NaiveDate, first_day: NaiveDate, last_day: Option<NaiveDate>) -> Reign {
    if last_day.is_some_and(|last| last < today) {
        Reign::Past
    } else if today < first_day {
        Reign::Coming
    } else {
        Reign::Current
    }
}

fn count(lengths: &[usize]) -> u32 {
    u32::try_from(lengths.iter().sum::<usize>()).unwrap_or(u32::MAX)
}
