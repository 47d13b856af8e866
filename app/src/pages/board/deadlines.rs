//! Running clocks by kind, by whose promise they are and by time left, and promised callbacks beside them.

use super::state::Board;
use crate::{
    i18n::{
        board::{self as words, say},
        terms, use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        chip::{BandIcon, Tone},
        flow::For,
    },
};
use domain::{
    counters::{Bands, CallbackSet, DeadlineBand, Drill, Rows, Snapshot},
    rulebook::{Band, ClockCode, Lane},
};
use leptos::prelude::*;

/// A row of the table: a kind of clock, or promised callbacks.
type Kind = Option<(ClockCode, Lane)>;

fn drill(kind: Kind, band: Option<DeadlineBand>, board: &Snapshot) -> Drill {
    match kind {
        None => Drill { band, ..Drill::all(Rows::Callbacks(CallbackSet::Open), board.day) },
        Some((code, lane)) => {
            Drill { band, clock: Some(code), lane: Some(lane), ..Drill::all(Rows::Clocks, board.day) }
        }
    }
}

fn bands(kind: Kind, board: &Snapshot) -> Bands {
    let Some((code, lane)) = kind else { return board.deadlines.callbacks };
    let row = board.deadlines.clocks.iter().find(|row| row.code == code && row.lane == lane);
    row.map(|row| row.bands).unwrap_or_default()
}

/// The face that shows how near a band is; none for what is far.
const fn face(band: DeadlineBand) -> Option<Band> {
    match band {
        DeadlineBand::Overdue => Some(Band::Overdue),
        DeadlineBand::HalfHour => Some(Band::Urgent),
        DeadlineBand::FourHours => Some(Band::Near),
        DeadlineBand::Day | DeadlineBand::Later => None,
    }
}

fn name(lang: Lang, kind: Kind) -> String {
    match kind {
        None => words::BoardTexts::of(lang).callbacks_row.to_owned(),
        Some((code, of)) => {
            let (clock, of) = (terms::clock(lang, code), terms::lane(lang, of));
            lang.pick([clock, "（", of, "）"], [clock, " (", of, ")"]).concat()
        }
    }
}

/// The table.
#[component]
pub fn Deadlines(
    /// The board.
    board: Board,
) -> impl IntoView {
    let lang = use_lang();
    let kinds = Memo::new(move |_| {
        board.see(|b| {
            let clocks = b.deadlines.clocks.iter().map(|row| Some((row.code, row.lane)));
            clocks.chain(std::iter::once(None)).collect::<Vec<Kind>>()
        })
    });
    let heads = DeadlineBand::ALL
        .iter()
        .map(|band| view! { <th scope="col" class="number">{move || words::band(lang.get(), *band)}</th> }.into_any());
    view! {
        <table class="table board__table">
            <thead>
                <tr>
                    <th scope="col">{say(|t| t.clock)}</th>
                    {heads.collect::<Vec<_>>()}
                </tr>
            </thead>
            <tbody>
                <For each=move || kinds.get() key=|kind| *kind children=move |kind| row(board, kind) />
            </tbody>
        </table>
    }
}

fn row(board: Board, kind: Kind) -> impl IntoView {
    let lang = use_lang();
    let counts = Memo::new(move |_| board.see(|b| bands(kind, b)));
    let cells = DeadlineBand::ALL.iter().map(|band| {
        let band = *band;
        let count = Memo::new(move |_| counts.with(|bands| bands.get(band)));
        let to = Memo::new(move |_| board.see(|b| paths::board_rows(&drill(kind, Some(band), b), 0)));
        let show = move || {
            let many = count.get();
            let tone = face(band).filter(|_| many > 0).map(|band| (band, Tone::from(band).chip()));
            match tone {
                _ if many == 0 => view! { <span class="board__zero">"0"</span> }.into_any(),
                Some((band, class)) => view! {
                    <a class=["board__number ", class].concat() href=to.get()>
                        <BandIcon band=band />
                        {many.to_string()}
                    </a>
                }
                .into_any(),
                None => view! { <a class="board__number" href=to.get()>{many.to_string()}</a> }.into_any(),
            }
        };
        view! { <td class="number">{show}</td> }.into_any()
    });
    view! {
        <tr>
            <th scope="row" class="board__name">{move || name(lang.get(), kind)}</th>
            {cells.collect::<Vec<_>>()}
        </tr>
    }
}
