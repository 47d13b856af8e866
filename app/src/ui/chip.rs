//! Chips: a short fact with a tone, and the countdown of a clock.

use crate::{
    clock::use_clock,
    i18n::{shell::shell, terms, time, use_lang},
};
use domain::{rulebook::Band, time::Instant};
use leptos::prelude::*;

/// What a colour stands for. It never stands alone: text or icon say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Neutral,
    /// Good to know.
    Info,
    /// All is well.
    Safe,
    /// Look soon.
    Near,
    /// Look now.
    Urgent,
    /// Too late, or refused.
    Overdue,
}

impl Tone {
    /// The ending of class names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Safe => "safe",
            Self::Near => "near",
            Self::Urgent => "urgent",
            Self::Overdue => "overdue",
        }
    }

    /// The class of a chip of this tone.
    #[must_use]
    pub const fn chip(self) -> &'static str {
        match self {
            Self::Neutral => "chip chip--neutral",
            Self::Info => "chip chip--info",
            Self::Safe => "chip chip--safe",
            Self::Near => "chip chip--near",
            Self::Urgent => "chip chip--urgent",
            Self::Overdue => "chip chip--overdue",
        }
    }
}

impl From<Band> for Tone {
    fn from(band: Band) -> Self {
        match band {
            Band::Overdue => Self::Overdue,
            Band::Urgent => Self::Urgent,
            Band::Near => Self::Near,
            Band::Safe => Self::Safe,
        }
    }
}

/// A short fact.
#[component]
pub fn Chip(
    /// The fact.
    #[prop(into)]
    label: Signal<String>,
    /// Its tone.
    #[prop(into, default = Signal::stored(Tone::Neutral))]
    tone: Signal<Tone>,
) -> impl IntoView {
    view! { <span class=move || tone.get().chip()>{move || label.get()}</span> }
}

/// The face of a clock, readable without colour: empty, a quarter, three quarters, an exclamation mark.
const fn face(band: Band) -> &'static str {
    match band {
        Band::Safe => "",
        Band::Near => "M8 8V3a5 5 0 0 1 5 5z",
        Band::Urgent => "M8 8V3a5 5 0 1 1-5 5z",
        Band::Overdue => "M7.1 3.6h1.8l-.3 5.2H7.4zM7.1 10.2h1.8V12H7.1z",
    }
}

/// The band of something due, and the icon that shows it.
#[component]
pub fn BandIcon(
    /// The band.
    #[prop(into)]
    band: Signal<Band>,
) -> impl IntoView {
    view! {
        <svg class="band-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <circle cx="8" cy="8" r="6.5"></circle>
            <path d=move || face(band.get())></path>
        </svg>
    }
}

/// The band something due is in, now.
#[must_use]
pub fn band_of(due: Signal<Instant>) -> Memo<Band> {
    let clock = use_clock();
    Memo::new(move |_| Band::at(clock.now(), due.get()))
}

/// A countdown. What is seen changes every second; what is read aloud only when the band changes.
#[component]
pub fn ClockChip(
    /// When it is due.
    #[prop(into)]
    due: Signal<Instant>,
) -> impl IntoView {
    let (clock, lang) = (use_clock(), use_lang());
    let band = band_of(due);
    let left = Memo::new(move |_| time::countdown(lang.get(), (due.get() - clock.now()).num_seconds()));
    let spoken = Memo::new(move |_| {
        let lang = lang.get();
        let words = [shell(lang).due, &time::moment(lang, due.get()), shell(lang).comma, terms::band(lang, band.get())];
        words.concat()
    });
    view! {
        <span class=move || Tone::from(band.get()).chip()>
            <BandIcon band=band />
            <span class="visually-hidden">{move || spoken.get()}</span>
            <span aria-hidden="true">{move || left.get()}</span>
        </span>
    }
}
