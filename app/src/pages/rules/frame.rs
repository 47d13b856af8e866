//! The frame of the pages about rules: heading, and the way from one to the other.

use crate::{
    i18n::{rule_pages::RulePageTexts, use_lang},
    paths,
    ui::title::Title,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A text of these pages.
pub type Word = fn(&'static RulePageTexts) -> &'static str;

const PAGES: [(&str, Word); 4] = [
    (paths::RULES, |t| t.packs),
    (paths::RULES_CALENDAR, |t| t.calendar),
    (paths::RULES_DEADLINE, |t| t.deadline),
    (paths::RULES_COMPENSATION, |t| t.compensation),
];

/// A page about rules.
#[component]
pub fn RulesFrame(
    /// What it is called.
    title: Word,
    /// What it is for.
    lead: Word,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let here = use_location().pathname;
    let t = move || RulePageTexts::of(lang.get());
    let tabs: Vec<AnyView> = PAGES
        .into_iter()
        .map(|(path, word)| {
            let current = move || here.with(|here| here == path).then_some("page");
            view! { <a class="subnav__link" href=path aria-current=current>{move || word(t())}</a> }.into_any()
        })
        .collect();
    view! {
        <Title text=move || title(t()) />
        <div class="page rules">
            <header class="rules__head">
                <h1>{move || title(t())}</h1>
                <p class="muted rules__lead">{move || lead(t())}</p>
            </header>
            <nav class="subnav" aria-label=move || t().nav>{tabs}</nav>
            {children()}
        </div>
    }
}
