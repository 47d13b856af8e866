//! The installed packs: several versions of each side by side, every one with the day from which it is used.

use super::{
    ClockRule, Grade, Lane, Pack, PackProblem, PauseRule, Rulebook, Source,
    definition::{Definition, Destination, Length, Start},
    file::{PackFault, PackFile},
    schedule::Schedule,
};
use crate::{
    calendar::Calendar,
    complaint::{ChannelCode, Kind},
    deadline::{Outcome, Pause, compute},
    time::Instant,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The packs this version brings along.
pub const BUILTIN: [&str; 3] = [
    include_str!("../../data/packs/cn-house-2007.json"),
    include_str!("../../data/packs/cn-express.json"),
    include_str!("../../data/packs/cn-postal.json"),
];

/// One version of a pack and the day from which it is used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Installed {
    /// The pack.
    pub pack: PackFile,
    /// First local day of acceptance for which it is used.
    pub active_from: NaiveDate,
}

/// All installed versions of all packs.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Library {
    pub(super) installed: Vec<Installed>,
}

/// What is known of the case that a clock is looked up for. What is not known selects nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Circumstances {
    /// Kind of complaint.
    pub kind: Option<Kind>,
    /// Channel of the complaint.
    pub channel: Option<ChannelCode>,
    /// Where the parcel goes.
    pub destination: Option<Destination>,
    /// How often the goods change hands on the way.
    pub transfers: Option<u8>,
}

/// A clock with the pack it is from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// The pack.
    pub pack: &'a PackFile,
    /// The clock.
    pub definition: &'a Definition,
}

impl Library {
    /// The packs this version brings along, each used from the day it is valid from.
    ///
    /// # Errors
    /// What is wrong with one of them; the tests see to it that nothing is.
    pub fn builtin() -> Result<Self, Vec<PackFault>> {
        let mut installed = Vec::new();
        for text in BUILTIN {
            let pack = PackFile::parse(text)?;
            installed.push(Installed { active_from: pack.valid_from, pack });
        }
        Ok(Self { installed })
    }

    /// Versions that were installed earlier, for instance read from a database.
    #[must_use]
    pub const fn from_installed(installed: Vec<Installed>) -> Self {
        Self { installed }
    }

    /// Everything that is installed, in the order of installation.
    #[must_use]
    pub fn installed(&self) -> &[Installed] {
        &self.installed
    }

    /// The version of a pack for something accepted on a local day. For a shipment that is the day the parcel was
    /// accepted, whatever day it is today.
    #[must_use]
    pub fn version_on(&self, pack: &str, on: NaiveDate) -> Option<&PackFile> {
        let in_force = |(_, (from, until)): &(&Installed, (NaiveDate, NaiveDate))| *from <= on && on <= *until;
        self.reigns().filter(|(installed, _)| installed.pack.id == pack).find(in_force).map(|(i, _)| &i.pack)
    }

    /// Every version with the first and the last day it is used for; the first lies after the last where a successor
    /// left it none.
    pub fn reigns(&self) -> impl Iterator<Item = (&Installed, (NaiveDate, NaiveDate))> {
        self.installed.iter().map(|version| (version, self.reign(version)))
    }

    fn reign(&self, version: &Installed) -> (NaiveDate, NaiveDate) {
        let from = version.first_day();
        let later = self.installed.iter().filter(|other| other.pack.id == version.pack.id);
        let next = later.map(Installed::first_day).filter(|&other| other > from).min();
        let until = next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX);
        (from, until.min(version.pack.valid_until.unwrap_or(NaiveDate::MAX)))
    }

    /// The clocks in force on a local day of acceptance.
    pub fn entries_on(&self, on: NaiveDate) -> impl Iterator<Item = Entry<'_>> {
        let packs = self.reigns().filter(move |(_, (from, until))| *from <= on && on <= *until);
        packs.flat_map(|(version, _)| Entry::of(&version.pack)).filter(move |entry| entry.is_valid(on))
    }

    /// The clocks that an event starts, of things accepted on a local day.
    #[must_use]
    pub fn clocks_for(&self, start: &Start, case: &Circumstances, on: NaiveDate) -> Vec<Entry<'_>> {
        self.entries_on(on).filter(|e| e.definition.starts == *start && e.definition.concerns(case)).collect()
    }

    /// The clock of this full id, for instance `CN-HOUSE-2007/callback`, as it stood on a local day.
    #[must_use]
    pub fn entry(&self, id: &str, on: NaiveDate) -> Option<Entry<'_>> {
        self.entries_on(on).find(|entry| entry.full_id() == id)
    }

    /// The recurring duties on a local day, each with its pack.
    pub fn schedules_on(&self, on: NaiveDate) -> impl Iterator<Item = (&PackFile, &Schedule)> {
        let packs = self.reigns().filter(move |(_, (from, until))| *from <= on && on <= *until);
        let duties = packs.flat_map(|(version, _)| version.pack.schedules.iter().map(|duty| (&version.pack, duty)));
        duties.filter(move |(pack, duty)| {
            let (from, until) = pack.validity(duty.valid_from, duty.valid_until);
            from <= on && on <= until
        })
    }

    /// The part of all packs that complaints get by themselves, each version cut to the days it is used for.
    ///
    /// # Errors
    /// [`PackProblem`] where packs contradict each other.
    pub fn rulebook(&self) -> Result<Rulebook, PackProblem> {
        let packs = self.reigns().filter_map(|(version, reign)| clipped(version.pack.pack(), reign));
        Rulebook::from_packs(packs.collect())
    }
}

/// A pack with the days of its clocks cut; `None` when nothing is left.
fn clipped(mut pack: Pack, (from, until): (NaiveDate, NaiveDate)) -> Option<Pack> {
    let pack_from = pack.valid_from;
    pack.valid_from = pack_from.max(from);
    for clock in &mut pack.clocks {
        clock.valid_from = clock.valid_from.map(|own| own.max(from));
        if until < NaiveDate::MAX {
            clock.valid_until = Some(clock.valid_until.map_or(until, |own| own.min(until)));
        }
    }
    let pack_from = pack.valid_from;
    pack.clocks.retain(|clock| {
        let first = clock.valid_from.unwrap_or(pack_from);
        first <= clock.valid_until.unwrap_or(NaiveDate::MAX)
    });
    (!pack.clocks.is_empty()).then_some(pack)
}

impl Installed {
    /// The first day it is used for, unless a successor comes earlier.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.active_from.max(self.pack.valid_from)
    }
}

impl Definition {
    /// Whether a case gets it.
    #[must_use]
    pub fn concerns(&self, case: &Circumstances) -> bool {
        fn fits<T: PartialEq + Copy>(wanted: Option<&Vec<T>>, known: Option<T>) -> bool {
            wanted.is_none_or(|wanted| known.is_some_and(|known| wanted.contains(&known)))
        }
        fits(self.kinds.as_ref(), case.kind)
            && fits(self.channels.as_ref(), case.channel)
            && fits(self.destinations.as_ref(), case.destination)
            && fits(self.transfers.as_ref(), case.transfers)
    }
}

impl<'a> Entry<'a> {
    fn of(pack: &'a PackFile) -> impl Iterator<Item = Self> {
        pack.clocks.iter().map(move |definition| Self { pack, definition })
    }

    fn is_valid(&self, on: NaiveDate) -> bool {
        let (from, until) = self.pack.validity(self.definition.valid_from, self.definition.valid_until);
        from <= on && on <= until
    }

    /// Pack and rule, for instance `CN-HOUSE-2007/callback`.
    #[must_use]
    pub fn full_id(&self) -> String {
        [&*self.pack.id, "/", &*self.definition.id].concat()
    }

    /// How well it was checked.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.definition.grade.unwrap_or(self.pack.grade)
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> Source {
        Source {
            pack: self.pack.id.clone(),
            version: self.pack.version.clone(),
            article_zh: self.definition.article.zh.clone(),
            article_en: self.definition.article.en.clone(),
            grade: self.grade(),
        }
    }

    /// The rule as complaints carry it; `None` when complaints do not get it by themselves.
    #[must_use]
    pub fn rule(&self) -> Option<ClockRule> {
        let clock = self.definition.clock()?;
        Some(clock.rule(&self.pack.pack()))
    }

    /// The counted due time, ignoring pauses the rule does not allow, and by the published calendar where the duty is not
    /// ours alone; `None` where the time is not counted.
    #[must_use]
    pub fn compute(&self, calendar: &Calendar, starts: &[Option<Instant>], pauses: &[Pause]) -> Option<Outcome> {
        let Length::Counted(timing) = &self.definition.timing else { return None };
        let pauses = if self.definition.pauses == PauseRule::Allowed { pauses } else { &[] };
        Some(match self.definition.lane {
            Lane::House => compute(timing, calendar, starts, pauses),
            Lane::Statutory | Lane::External => compute(timing, &calendar.published(), starts, pauses),
        })
    }
}
