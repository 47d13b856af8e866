//! What an import would do, row by row.

use crate::{
    i18n::{
        phrase_pages::{PhraseTexts, column, fault, say, sheet_fault},
        use_lang,
    },
    preferences::Lang,
    ui::{chip::Tone, notice::Notice},
};
use domain::phrase::{ImportPlan, Planned, PlannedRow, RefusedRow, RowNote, SheetFault};
use leptos::prelude::*;

/// Rows told one by one.
const TOLD: usize = 200;

/// The sheet cannot be read.
#[component]
pub fn Unread(
    /// Why.
    fault: SheetFault,
) -> impl IntoView {
    let lang = use_lang();
    let title = Signal::derive(move || say(|t| t.refused_sheet)().to_owned());
    view! { <Notice tone=Tone::Overdue title=title><p>{move || sheet_fault(lang.get(), &fault)}</p></Notice> }
}

/// The plan.
#[component]
pub fn Plan(
    /// What it holds.
    plan: ImportPlan,
) -> impl IntoView {
    let lang = use_lang();
    let none = plan.rows.is_empty();
    let title = Signal::derive(move || if none { say(|t| t.plan_none)() } else { say(|t| t.plan_head)() }.to_owned());
    let counts = counts(&plan);
    let summary = move || {
        let t = PhraseTexts::of(lang.get());
        let labels = [t.added, t.changed, t.retired_rows, t.brought_back, t.unchanged, t.left_out];
        let told = labels.iter().zip(counts).map(|(label, count)| [label, " ", &count.to_string()].concat());
        told.collect::<Vec<_>>().join(" · ")
    };
    let ImportPlan { rows, refused, notes, .. } = plan;
    view! {
        <Notice tone=if none { Tone::Info } else { Tone::Safe } title=title>
            <p class="tabular">{summary}</p>
            <Lines lines=rows say_line=planned />
        </Notice>
        {(!refused.is_empty())
            .then(|| {
                let title = Signal::derive(move || say(|t| t.left_out)().to_owned());
                view! { <Notice tone=Tone::Overdue title=title><Lines lines=refused say_line=left_out /></Notice> }.into_any()
            })}
        {(!notes.is_empty())
            .then(|| {
                let title = Signal::derive(move || say(|t| t.notes_head)().to_owned());
                view! { <Notice tone=Tone::Near title=title><Lines lines=notes say_line=note /></Notice> }.into_any()
            })}
    }
}

/// How many are added, changed, retired, brought back, unchanged, left out.
fn counts(plan: &ImportPlan) -> [usize; 6] {
    let count = |is: fn(&Planned) -> bool| plan.rows.iter().filter(|row| is(&row.what)).count();
    [
        count(|what| matches!(what, Planned::Added)),
        count(|what| matches!(what, Planned::Changed { .. })),
        count(|what| matches!(what, Planned::Retired)),
        count(|what| matches!(what, Planned::BroughtBack)),
        usize::try_from(plan.unchanged).unwrap_or(usize::MAX),
        plan.refused.len(),
    ]
}

/// A list of rows, the first of many.
#[component]
fn Lines<T: Send + Sync + 'static>(lines: Vec<T>, say_line: fn(Lang, &T) -> String) -> impl IntoView {
    let lang = use_lang();
    let more = lines.len() > TOLD;
    let items = lines
        .into_iter()
        .take(TOLD)
        .map(|line| view! { <li>{move || say_line(lang.get(), &line)}</li> }.into_any())
        .collect_view();
    view! {
        <ul class="phrasebook__plan">{items}</ul>
        {more.then(|| view! { <p class="muted">{say(|t| t.more_rows)}</p> }.into_any())}
    }
}

fn row(lang: Lang, number: u32) -> String {
    let t = PhraseTexts::of(lang);
    [t.row_before, &number.to_string(), t.row_after, lang.pick("：", ": ")].concat()
}

fn planned(lang: Lang, line: &PlannedRow) -> String {
    let t = PhraseTexts::of(lang);
    let what = match &line.what {
        Planned::Added => t.added.to_owned(),
        Planned::Retired => t.retired_rows.to_owned(),
        Planned::BroughtBack => t.brought_back.to_owned(),
        Planned::Changed { columns } => {
            let parts: Vec<&str> = columns.iter().map(|part| column(lang, *part)).collect();
            let (open, close) = lang.pick(("（", "）"), (" (", ")"));
            [t.changed, open, &parts.join(lang.pick("、", ", ")), close].concat()
        }
    };
    [&*row(lang, line.row), &what, lang.pick("，", ", "), &line.gist].concat()
}

fn left_out(lang: Lang, line: &RefusedRow) -> String {
    let flaws = line
        .flaws
        .iter()
        .map(|flaw| [column(lang, flaw.column), lang.pick("", " "), &fault(lang, &flaw.fault)].concat());
    [row(lang, line.row), flaws.collect::<Vec<_>>().join(lang.pick("；", "; "))].concat()
}

fn note(lang: Lang, line: &RowNote) -> String {
    [&*row(lang, line.row), column(lang, line.column)].concat()
}
