//! The packs: which versions there are, since when, how well they were checked, and which cases use them.

use super::{
    frame::RulesFrame,
    import::{Install, What, may_change},
};
use crate::{
    doors::rules::rules_overview,
    i18n::{rule_pages::RulePageTexts, rules as words, terms, time, use_lang},
    pages::complaint::Missing,
    paths,
    ui::chip::{Chip, Tone},
    wire::fetched,
};
use domain::view::rules::{PackKind, PackRow, Reign, RulesOverview};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RulesPage() -> impl IntoView {
    let changed = RwSignal::new(0_u32);
    let page = fetched(move || changed.get(), |_| rules_overview());
    view! {
        <RulesFrame title=|t| t.title lead=|t| t.lead>
            {may_change().then(|| view! { <Install what=What::Pack changed=changed /> }.into_any())}
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(overview) => view! { <Packs overview=overview /> }.into_any(),
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </RulesFrame>
    }
}

#[component]
fn Packs(overview: RulesOverview) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let group = |kind: PackKind| -> Vec<AnyView> {
        let rows = overview.packs.iter().filter(|row| row.kind == kind);
        rows.map(|row| view! { <Version row=row.clone() /> }.into_any()).collect()
    };
    let (clocks, compensation) = (group(PackKind::Clocks), group(PackKind::Compensation));
    view! {
        <section class="rules__group">
            <h2>{move || t().clocks_head}</h2>
            <div class="rules__cards">{clocks}</div>
        </section>
        <section class="rules__group">
            <h2>{move || t().compensation_head}</h2>
            <div class="rules__cards">{compensation}</div>
        </section>
    }
}

const fn tone(reign: Reign) -> Tone {
    match reign {
        Reign::Current => Tone::Safe,
        Reign::Coming => Tone::Info,
        Reign::Past => Tone::Neutral,
    }
}

/// One version of a pack.
#[component]
fn Version(row: PackRow) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let reign = row.reign;
    let label = move || match reign {
        Reign::Current => t().reign_current,
        Reign::Coming => t().reign_coming,
        Reign::Past => t().reign_past,
    };
    let source = row.source.clone();
    let (first, last, grade, rules) = (row.first_day, row.last_day, row.grade, row.rules);
    let by = row.installed.clone();
    let installed = move || match &by {
        Some(by) => {
            let who = if by.by.is_empty() { t().operator.to_owned() } else { by.by.clone() };
            [time::moment(lang.get(), by.at), " · ".to_owned(), who].concat()
        }
        None => t().shipped.to_owned(),
    };
    let used = row.complaints;
    let facts = move || match row.kind {
        PackKind::Clocks => [&rules.to_string(), " ", t().rules_count].concat(),
        PackKind::Compensation => [&rules.to_string(), " ", t().measures_count].concat(),
    };
    view! {
        <article class="card rules__card" data-pack=row.id.clone() data-version=row.version.clone()>
            <h3 class="rules__name">{row.id.clone()} " " <span class="muted tabular">{row.version.clone()}</span></h3>
            <p><Chip label=Signal::derive(move || label().to_owned()) tone=tone(reign) /></p>
            <p>{move || words::named(lang.get(), &source).to_owned()}</p>
            <dl class="fact-list fact-list--single">
                <div class="fact-list__row"><dt>{move || t().valid}</dt><dd>{move || words::validity(lang.get(), first, last)}</dd></div>
                <div class="fact-list__row"><dt>{move || t().jurisdiction}</dt><dd>{row.jurisdiction.clone()}</dd></div>
                <div class="fact-list__row"><dt>{move || t().checked}</dt><dd>{move || terms::grade(lang.get(), grade)}</dd></div>
                <div class="fact-list__row"><dt>{move || t().contents}</dt><dd>{move || facts()}</dd></div>
                <div class="fact-list__row"><dt>{move || t().installed}</dt><dd>{move || installed()}</dd></div>
                {used
                    .map(|used| {
                        view! {
                            <div class="fact-list__row">
                                <dt>{move || t().used_by}</dt>
                                <dd>{used} " " {move || t().used_complaints}</dd>
                            </div>
                        }
                            .into_any()
                    })}
            </dl>
            <p><a href=paths::rule_pack(row.kind.code(), &row.id, &row.version)>{move || t().open_pack}</a></p>
        </article>
    }
}
