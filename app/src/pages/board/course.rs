//! The day by quarters of an hour: a picture, and the same as a table whose numbers open their rows.

use super::state::Board;
use crate::{
    i18n::{
        board::{BoardTexts, quarter_time, say},
        use_lang,
    },
    paths,
    preferences::Lang,
    ui::flow::Show,
};
use chrono::NaiveDate;
use domain::counters::{ContactSet, Drill, Quarter, Rows};
use leptos::prelude::*;

/// Height of the picture, without the line of times.
const HEIGHT: i64 = 200;
/// Width of a quarter, the gap before it among it.
const STEP: i64 = 20;
/// A working day is shown whole, so that the picture grows to the right and not in all directions.
const USUAL: (u8, u8) = (32, 80);

/// What becomes of contacts, from the bottom of a column to its top.
const LAYERS: [(ContactSet, &str); 5] = [
    (ContactSet::Answered, "answered"),
    (ContactSet::Undecided, "undecided"),
    (ContactSet::Unclear, "unclear"),
    (ContactSet::ShortAbandoned, "short"),
    (ContactSet::Abandoned, "abandoned"),
];

const fn count(quarter: &Quarter, set: ContactSet) -> i64 {
    match set {
        ContactSet::Answered => quarter.answered,
        ContactSet::Abandoned => quarter.abandoned,
        ContactSet::ShortAbandoned => quarter.short_abandoned,
        ContactSet::Unclear => quarter.unclear,
        ContactSet::Undecided => quarter.undecided,
        _ => 0,
    }
}

const fn label(lang: Lang, set: ContactSet) -> &'static str {
    let t = BoardTexts::of(lang);
    match set {
        ContactSet::Abandoned => t.one_abandoned,
        ContactSet::ShortAbandoned => t.one_short,
        ContactSet::Unclear => t.one_unclear,
        ContactSet::Undecided => t.one_undecided,
        _ => t.one_answered,
    }
}

fn whole(quarter: &Quarter) -> i64 {
    LAYERS.iter().map(|(set, _)| count(quarter, *set)).sum()
}

/// The first quarter shown and the one after the last.
fn range(quarters: &[Quarter]) -> (u8, u8) {
    let first = quarters.iter().map(|quarter| quarter.quarter).min().unwrap_or(USUAL.0);
    let last = quarters.iter().map(|quarter| quarter.quarter + 1).max().unwrap_or(USUAL.1);
    // Whole hours.
    (first.min(USUAL.0) / 4 * 4, last.max(USUAL.1).div_ceil(4) * 4)
}

/// The picture and the table.
#[component]
pub fn Course(
    /// The board.
    board: Board,
) -> impl IntoView {
    let quarters = Memo::new(move |_| board.see(|b| (b.quarters.clone(), b.day)));
    let none = Memo::new(move |_| quarters.with(|(quarters, _)| quarters.is_empty()));
    let lang = use_lang();
    let legend = LAYERS.iter().map(|(set, class)| {
        view! {
            <li class="course__key">
                <span class=["course__swatch course__swatch--", class].concat() aria-hidden="true"></span>
                {move || label(lang.get(), *set)}
            </li>
        }
        .into_any()
    });
    let legend: Vec<AnyView> = legend.collect();
    view! {
        <Show when=move || !none.get() fallback=|| view! { <p class="empty">{say(|t| t.no_course)}</p> }>
            {move || quarters.with(|(quarters, _)| picture(lang.get(), quarters))}
        </Show>
        <ul class="course__legend">{legend}</ul>
        <details class="course__table" hidden=move || none.get()>
            <summary>{say(|t| t.as_table)}</summary>
            {move || quarters.with(|(quarters, day)| table(lang.get(), quarters, *day))}
        </details>
    }
}

fn picture(lang: Lang, quarters: &[Quarter]) -> AnyView {
    let (from, until) = range(quarters);
    let most = quarters.iter().map(whole).max().unwrap_or(1).max(4);
    let width = i64::from(until - from) * STEP;
    let columns: Vec<AnyView> = quarters.iter().flat_map(|quarter| column(quarter, from, most)).collect();
    let hours = (from..=until).step_by(8).map(|quarter| {
        let x = i64::from(quarter - from) * STEP;
        view! { <text class="course__hour" x=x y=HEIGHT + 18>{quarter_time(quarter % 96)}</text> }.into_any()
    });
    let hours: Vec<AnyView> = hours.collect();
    let view_box = format!("0 -16 {width} {}", HEIGHT + 40);
    view! {
        <svg class="course" viewBox=view_box role="img" aria-label=told(lang, quarters) focusable="false">
            <line class="course__line" x1="0" x2=width y1=HEIGHT y2=HEIGHT></line>
            <line class="course__line course__line--most" x1="0" x2=width y1="0" y2="0"></line>
            <text class="course__most" x="0" y="-4">{most.to_string()}</text>
            {columns}
            {hours}
        </svg>
    }
    .into_any()
}

fn column(quarter: &Quarter, from: u8, most: i64) -> Vec<AnyView> {
    let x = i64::from(quarter.quarter.saturating_sub(from)) * STEP + 2;
    let mut below = 0;
    let mut pieces = Vec::new();
    for (set, class) in LAYERS {
        let many = count(quarter, set);
        // Both edges are rounded, not the height, so that nothing overlaps and nothing gapes.
        let (bottom, top) = (HEIGHT - below * HEIGHT / most, HEIGHT - (below + many) * HEIGHT / most);
        below += many;
        if many > 0 {
            let class = ["course__piece course__piece--", class].concat();
            pieces.push(view! { <rect class=class x=x y=top width=STEP - 4 height=bottom - top></rect> }.into_any());
        }
    }
    pieces
}

/// The picture in a sentence.
fn told(lang: Lang, quarters: &[Quarter]) -> String {
    let t = BoardTexts::of(lang);
    let sums = LAYERS.iter().map(|(set, _)| {
        let sum: i64 = quarters.iter().map(|quarter| count(quarter, *set)).sum();
        [label(lang, *set), " ", &sum.to_string()].concat()
    });
    let sums: Vec<String> = sums.collect();
    [t.course, t.colon, &sums.join(t.joint)].concat()
}

fn table(lang: Lang, quarters: &[Quarter], day: NaiveDate) -> AnyView {
    let heads =
        LAYERS.iter().map(|(set, _)| view! { <th scope="col" class="number">{label(lang, *set)}</th> }.into_any());
    let rows = quarters.iter().map(|quarter| {
        let cells = LAYERS.iter().map(|(set, _)| {
            let many = count(quarter, *set);
            let drill = Drill { quarter: Some(quarter.quarter), ..Drill::all(Rows::Contacts(*set), day) };
            let shown = if many == 0 {
                view! { <span class="board__zero">"0"</span> }.into_any()
            } else {
                view! { <a class="board__number" href=paths::board_rows(&drill, 0)>{many.to_string()}</a> }.into_any()
            };
            view! { <td class="number">{shown}</td> }.into_any()
        });
        view! {
            <tr>
                <th scope="row">{quarter_time(quarter.quarter)}</th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    });
    view! {
        <table class="table board__table">
            <thead>
                <tr>
                    <th scope="col">{BoardTexts::of(lang).quarter}</th>
                    {heads.collect::<Vec<_>>()}
                </tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{range, whole};
    use domain::counters::Quarter;

    fn quarter(quarter: u8) -> Quarter {
        Quarter { quarter, answered: 5, abandoned: 1, short_abandoned: 2, unclear: 3, undecided: 4 }
    }

    #[test]
    fn the_picture_shows_a_working_day_and_more_if_there_is_more() {
        assert_eq!(range(&[]), (32, 80));
        assert_eq!(range(&[quarter(40)]), (32, 80));
        assert_eq!(range(&[quarter(1), quarter(95)]), (0, 96));
        assert_eq!(range(&[quarter(30), quarter(81)]), (28, 84));
    }

    #[test]
    fn a_column_is_as_high_as_what_arrived() {
        assert_eq!(whole(&quarter(40)), 15);
    }
}
