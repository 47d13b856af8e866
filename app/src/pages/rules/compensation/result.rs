//! Results side by side, each with its lines, its working and what to mind.

use super::Judged;
use crate::{
    i18n::{compensation as words, rule_pages::RulePageTexts, rules, terms, use_lang},
    pages::rules::tools::Inputs,
    ui::chip::{Chip, Tone},
};
use domain::compensation::{Assessment, Difference, Status};
use leptos::prelude::*;

/// The heading of each column.
const HEADS: [fn(&'static RulePageTexts) -> &'static str; 3] =
    [|t| t.house_column, |t| t.law_column, |t| t.postal_column];

const fn tone(status: Status) -> Tone {
    match status {
        Status::Auto => Tone::Safe,
        Status::Review | Status::RefuseInPrinciple => Tone::Near,
        Status::Exempt | Status::Refuse => Tone::Urgent,
        Status::InputError => Tone::Neutral,
    }
}

/// One column.
#[component]
pub(super) fn Column(judged: Option<Judged>, which: usize) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let head = HEADS[which];
    let Some(Judged { pack, assessment }) = judged else {
        return view! {
            <section class="card stack">
                <h2 class="card__title">{move || head(t())}</h2>
                <p class="muted">{move || t().no_terms}</p>
            </section>
        }
        .into_any();
    };
    let status = assessment.status;
    let (text, hash) = (assessment.inputs_text(), assessment.inputs_hash());
    let (source, grade) = (pack.source.clone(), pack.grade);
    let version = [&*pack.id, " ", &*pack.version].concat();
    let pack_name = pack.id.clone();
    let shown = StoredValue::new((assessment, pack));
    let sentences = move || {
        let lang = lang.get();
        let all = shown.with_value(|(assessment, pack)| words::working(lang, assessment, Some(pack)));
        all.into_iter()
            .map(|sentence| {
                let article = sentence.article.map(|quoted| {
                    let checked = terms::grade(lang, quoted.grade);
                    view! { <span class="muted calc__article">{quoted.text} " · " {checked}</span> }.into_any()
                });
                view! { <li>{sentence.text} {article}</li> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="card stack" data-pack=pack_name>
            <h2 class="card__title">{move || head(t())}</h2>
            <p><Chip label=Signal::derive(move || words::status(lang.get(), status).to_owned()) tone=tone(status) /></p>
            {move || shown.with_value(|(assessment, _)| money(assessment))}
            {list(move |lang| shown.with_value(|(a, _)| a.problems.iter().map(|p| words::problem(lang, *p)).collect()), |t| t.missing_head)}
            {list(move |lang| shown.with_value(|(a, _)| a.open.iter().map(|f| words::open(lang, *f)).collect()), |t| t.open_head)}
            <h3>{move || t().steps}</h3>
            <ol class="proof__steps">{sentences}</ol>
            {list(move |lang| shown.with_value(|(a, _)| a.notes.iter().map(|n| words::note(lang, *n).to_owned()).collect()), |t| t.notes_head)}
            <Inputs text=text hash=hash />
            <p class="muted calc__source">
                {move || rules::named(lang.get(), &source).to_owned()} " · " {version} " · " {move || terms::grade(lang.get(), grade)}
            </p>
        </section>
    }
    .into_any()
}

/// The lines and their sum.
fn money(assessment: &Assessment) -> AnyView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    if assessment.status == Status::InputError {
        return ().into_any();
    }
    let (total, bounds) = (assessment.total, assessment.bounds);
    let rows: Vec<AnyView> = assessment
        .lines
        .iter()
        .map(|line| {
            let (kind, amount) = (line.kind, line.amount);
            view! {
                <tr>
                    <th scope="row">{move || words::line(lang.get(), kind)}</th>
                    <td class="tabular">{words::yuan(amount)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="calc__due">{move || t().nothing_paid}</p> }.into_any();
    }
    view! {
        <table class="calc__money">
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{move || t().total}</th>
                    <td class="tabular calc__total">{words::yuan(total)}</td>
                </tr>
            </tfoot>
        </table>
        {bounds.map(|bounds| view! { <p>{move || words::bounds(lang.get(), bounds)}</p> }.into_any())}
    }
    .into_any()
}

/// A list with a heading; nothing when it is empty.
fn list(
    rows: impl Fn(crate::preferences::Lang) -> Vec<String> + Send + Sync + 'static,
    head: fn(&'static RulePageTexts) -> &'static str,
) -> AnyView {
    let lang = use_lang();
    let rows = Memo::new(move |_| rows(lang.get()));
    view! {
        {move || {
            let rows = rows.get();
            (!rows.is_empty())
                .then(|| {
                    let rows: Vec<AnyView> = rows.into_iter().map(|row| view! { <li>{row}</li> }.into_any()).collect();
                    view! { <h3>{head(RulePageTexts::of(lang.get()))}</h3> <ul class="calc__list">{rows}</ul> }.into_any()
                })
        }}
    }
    .into_any()
}

/// Why house terms and law differ.
#[component]
pub(super) fn Differences(found: Vec<Difference>) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    if found.is_empty() {
        return view! { <p class="card muted">{move || t().no_differences}</p> }.into_any();
    }
    let rows = move || {
        let lang = lang.get();
        found.iter().map(|one| view! { <li>{words::difference(lang, one)}</li> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <section class="card stack">
            <h2 class="card__title">{move || t().differences_head}</h2>
            <ul class="calc__list">{rows}</ul>
        </section>
    }
    .into_any()
}
