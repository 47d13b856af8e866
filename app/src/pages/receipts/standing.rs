//! Where a receipt stands, as a chip.

use crate::{
    i18n::{receipt_pages::short_standing, use_lang},
    ui::chip::{Chip, Tone},
};
use chrono::{Days, NaiveDate};
use domain::receipt::{Standing, WhereaboutsCode};
use leptos::prelude::*;

/// Days before the last one from which a receipt is marked.
const SOON: u64 = 2;

fn tone(at: WhereaboutsCode, standing: Standing, today: NaiveDate) -> Tone {
    let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
    match (at, standing) {
        (WhereaboutsCode::Lost | WhereaboutsCode::Unusable, _) | (_, Standing::Late { .. }) => Tone::Overdue,
        (WhereaboutsCode::Waiting, Standing::InGrace { .. }) => Tone::Urgent,
        (WhereaboutsCode::Back, Standing::InGrace { .. }) => Tone::Near,
        (WhereaboutsCode::Waiting, Standing::NotStarted) => Tone::Neutral,
        (WhereaboutsCode::Waiting, Standing::InTime { last_day }) if last_day <= soon => Tone::Near,
        (WhereaboutsCode::Back | WhereaboutsCode::Waiting, _) => Tone::Safe,
    }
}

/// The chip.
#[component]
pub fn StandingChip(
    /// Where it is.
    at: Signal<WhereaboutsCode>,
    /// How it stands with its days.
    standing: Signal<Standing>,
    /// The local day.
    today: Signal<NaiveDate>,
) -> impl IntoView {
    let lang = use_lang();
    let label = move || short_standing(lang.get(), at.get(), standing.get(), today.get());
    view! {
        <Chip
            label=Signal::derive(label)
            tone=Signal::derive(move || tone(at.get(), standing.get(), today.get()))
        />
    }
}
