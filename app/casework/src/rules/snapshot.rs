//! One state of all rules.

use crate::ports::{InstalledEdition, InstalledPack};
use chrono::NaiveDate;
use domain::{
    calendar::{Calendar, book::CalendarBook},
    compensation::{
        self, CompensationBook, CompensationPack,
        install::{InstalledTerms, read},
    },
    complaint::Complaint,
    rulebook::{
        Rulebook,
        file::PackFile,
        library::{self, Installed, Library},
    },
    view::rules::PackKind,
};

/// All rules: those that come with the program and those that were installed.
#[derive(Clone, Debug)]
pub struct Rules {
    library: Library,
    rulebook: Rulebook,
    terms: Vec<InstalledTerms>,
    compensation: CompensationBook,
    calendar: CalendarBook,
    /// The calendar of each edition with its first day, the newest first. Put together once instead of for each filing.
    calendars: Vec<(NaiveDate, Calendar)>,
    /// What is said before the first edition: nothing is known.
    unknown: Calendar,
    packs: Vec<InstalledPack>,
    editions: Vec<InstalledEdition>,
}

/// Why installed rules cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unusable {
    /// A pack cannot be read.
    #[error("version {version} of the rule pack {pack} cannot be read")]
    Pack {
        /// The pack's id; empty for those that come with the program.
        pack: String,
        /// Its version.
        version: String,
    },
    /// The packs contradict each other.
    #[error("the installed rule packs contradict each other")]
    Packs,
    /// The calendar contradicts itself.
    #[error("the installed calendar contradicts itself")]
    Calendar,
}

impl Rules {
    /// What comes with the program.
    ///
    /// # Errors
    /// [`Unusable`]; the tests see to it that it never happens.
    pub fn builtin() -> Result<Self, Unusable> {
        Self::of(Vec::new(), Vec::new())
    }

    /// What comes with the program and what was installed, in the order of installation.
    ///
    /// # Errors
    /// [`Unusable`] where something cannot be read or contradicts the rest.
    pub fn of(packs: Vec<InstalledPack>, editions: Vec<InstalledEdition>) -> Result<Self, Unusable> {
        let shipped = || Unusable::Pack { pack: String::new(), version: String::new() };
        let mut clocks = Library::builtin().map_err(|_| shipped())?.installed().to_vec();
        let mut terms = InstalledTerms::builtin().map_err(|_| shipped())?;
        for installed in &packs {
            let active_from = installed.active_from;
            match installed.kind {
                PackKind::Clocks => {
                    let pack = PackFile::parse(&installed.text).map_err(|_| unreadable(installed))?;
                    clocks.push(Installed { pack, active_from });
                }
                PackKind::Compensation => {
                    let pack = read(&installed.text).map_err(|_| unreadable(installed))?;
                    terms.push(InstalledTerms { pack, active_from });
                }
            }
        }
        let library = Library::from_installed(clocks);
        let rulebook = library.rulebook().map_err(|_| Unusable::Packs)?;
        let compensation = CompensationBook::of(&terms).map_err(|_| Unusable::Packs)?;
        let shipped = CalendarBook::cn_mainland();
        let calendar = editions.iter().fold(shipped, |book, installed| book.with(installed.edition.clone()));
        calendar.check().map_err(|_| Unusable::Calendar)?;
        let calendars = by_edition(&calendar);
        let unknown = Calendar::default();
        Ok(Self { library, rulebook, terms, compensation, calendar, calendars, unknown, packs, editions })
    }

    /// All versions of all packs of clocks.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// What complaints get by themselves.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// All versions of all terms of compensation, each cut to its days.
    #[must_use]
    pub const fn compensation(&self) -> &CompensationBook {
        &self.compensation
    }

    /// The calendar with all its editions.
    #[must_use]
    pub const fn calendar_book(&self) -> &CalendarBook {
        &self.calendar
    }

    /// The calendar for something accepted on a local day.
    #[must_use]
    pub fn calendar_on(&self, day: NaiveDate) -> &Calendar {
        self.calendars.iter().find(|(first, _)| *first <= day).map_or(&self.unknown, |(_, calendar)| calendar)
    }

    /// The version of some terms that judges a complaint: the one of the day its parcel was accepted. `None` where that
    /// day is not known, or has no version.
    #[must_use]
    pub fn terms_for(&self, id: &str, complaint: &Complaint) -> Option<&CompensationPack> {
        self.compensation.on(id, complaint.parcel_accepted_on()?)
    }

    /// The terms as their files have them, in the order of installation.
    pub(super) fn terms(&self) -> &[InstalledTerms] {
        &self.terms
    }

    /// The packs that were installed, in that order.
    pub(super) fn packs(&self) -> &[InstalledPack] {
        &self.packs
    }

    /// The editions that were installed, in that order.
    pub(super) fn editions(&self) -> &[InstalledEdition] {
        &self.editions
    }

    /// The installation of a version; `None` for what comes with the program.
    pub(super) fn installation(&self, kind: PackKind, id: &str, version: &str) -> Option<&InstalledPack> {
        self.packs.iter().find(|p| p.kind == kind && p.pack == id && p.version == version)
    }

    /// The first day a version is used for.
    pub(super) fn first_day(&self, kind: PackKind, id: &str, version: &str) -> Option<NaiveDate> {
        let of_clocks = |i: &&Installed| i.pack.id == id && i.pack.version == version;
        match kind {
            PackKind::Clocks => self.library.installed().iter().find(of_clocks).map(Installed::first_day),
            PackKind::Compensation => self.compensation.version(id, version).map(|pack| pack.valid_from),
        }
    }

    /// The text of a version, as it was written.
    pub(super) fn text(&self, kind: PackKind, id: &str, version: &str) -> Option<String> {
        if let Some(installed) = self.installation(kind, id, version) {
            return Some(installed.text.clone());
        }
        let is_clocks = |text: &str| PackFile::parse(text).is_ok_and(|p| p.id == id && p.version == version);
        let is_terms = |text: &str| CompensationPack::parse(text).is_ok_and(|p| p.id == id && p.version == version);
        let found = match kind {
            PackKind::Clocks => library::BUILTIN.into_iter().find(|text| is_clocks(text)),
            PackKind::Compensation => compensation::BUILTIN.into_iter().find(|text| is_terms(text)),
        };
        found.map(str::to_owned)
    }
}

fn unreadable(installed: &InstalledPack) -> Unusable {
    Unusable::Pack { pack: installed.pack.clone(), version: installed.version.clone() }
}

fn by_edition(book: &CalendarBook) -> Vec<(NaiveDate, Calendar)> {
    let mut days: Vec<NaiveDate> = book.editions.iter().map(|edition| edition.valid_from).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.into_iter().map(|day| (day, book.for_unit(None, day))).collect()
}
