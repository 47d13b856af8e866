//! One version of a pack: every rule in it, what differs from another version, and its text.

mod clocks;
mod compensation;

use super::{
    frame::RulesFrame,
    terms::{self, Terms},
};
use crate::{
    doors::rules::pack_text,
    i18n::{
        rule_pages::{RulePageTexts, say},
        rules as words, terms as term, use_lang,
    },
    pages::complaint::Missing,
    paths,
    start::page_is_missing,
};
use clocks::Clocks;
use compensation::Compensation;
use domain::{
    compensation::install,
    rulebook::{
        Grade, Named,
        diff::{PackChange, diff},
    },
    view::rules::PackKind,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_params_map, use_query_map};

/// Which version of which pack.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Key {
    kind: Option<PackKind>,
    id: String,
    version: String,
}

/// The page.
#[component]
pub fn PackPage() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| {
        let get = |name: &str| params.with(|p| p.get(name)).unwrap_or_default();
        Key { kind: PackKind::from_code(&get("kind")), id: get("id"), version: get("version") }
    });
    let rules = terms::fetch();
    view! {
        <RulesFrame title=|t| t.packs lead=|t| t.lead>
            <p><a href=paths::RULES>{say(|t| t.back)}</a></p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match terms::read(rules.await) {
                        Ok(terms) => view! { {move || pack(&terms, key.get())} }.into_any(),
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| rules.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </RulesFrame>
    }
}

/// What differs from another version.
type Compare = Box<dyn Fn(&str) -> Option<Vec<PackChange>> + Send + Sync>;

/// A version that is there.
struct Found {
    source: Named,
    grade: Grade,
    jurisdiction: String,
    others: Vec<String>,
    compare: Compare,
    rules: AnyView,
}

fn pack(terms: &Terms, key: Key) -> AnyView {
    let found = match key.kind {
        Some(PackKind::Clocks) => clocks_of(terms, &key),
        Some(PackKind::Compensation) => compensation_of(terms, &key),
        None => None,
    };
    let Some(Found { source, grade, jurisdiction, others, compare, rules }) = found else { return missing() };
    view! {
        <Heading key=key.clone() source=source grade=grade jurisdiction=jurisdiction />
        <Differences key=key.clone() others=others compare=compare />
        {rules}
        <Text key=key />
    }
    .into_any()
}

fn clocks_of(terms: &Terms, key: &Key) -> Option<Found> {
    let versions = terms.library.installed().iter().map(|installed| &installed.pack);
    let all: Vec<_> = versions.filter(|pack| pack.id == key.id).cloned().collect();
    let pack = all.iter().find(|pack| pack.version == key.version)?.clone();
    let others = all.iter().map(|other| other.version.clone()).filter(|version| *version != key.version).collect();
    let this = pack.clone();
    let compare = move |other: &str| Some(diff(all.iter().find(|one| one.version == other)?, &this));
    Some(Found {
        source: pack.source.clone(),
        grade: pack.grade,
        jurisdiction: pack.jurisdiction.clone(),
        others,
        compare: Box::new(compare),
        rules: view! { <Clocks pack=pack calendar=terms.calendar.clone() /> }.into_any(),
    })
}

fn compensation_of(terms: &Terms, key: &Key) -> Option<Found> {
    let all: Vec<_> = terms.compensation.packs().iter().filter(|pack| pack.id == key.id).cloned().collect();
    let pack = all.iter().find(|pack| pack.version == key.version)?.clone();
    let others = all.iter().map(|other| other.version.clone()).filter(|version| *version != key.version).collect();
    let this = pack.clone();
    let compare = move |other: &str| Some(install::diff(all.iter().find(|one| one.version == other)?, &this));
    Some(Found {
        source: pack.source.clone(),
        grade: pack.grade,
        jurisdiction: pack.jurisdiction.clone(),
        others,
        compare: Box::new(compare),
        rules: view! { <Compensation pack=pack /> }.into_any(),
    })
}

/// No such version: the server answers 404.
fn missing() -> AnyView {
    page_is_missing();
    view! {
        <section class="card empty">
            <h2 class="empty__title">{say(|t| t.no_pack)}</h2>
            <p>{say(|t| t.no_pack_text)}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Heading(key: Key, source: Named, grade: Grade, jurisdiction: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <header class="rules__pack-head">
            <h2>{key.id} " " <span class="muted tabular">{key.version}</span></h2>
            <p>{move || words::named(lang.get(), &source).to_owned()} " · " {jurisdiction} " · " {move || term::grade(lang.get(), grade)}</p>
        </header>
    }
}

/// What changed between two versions.
#[component]
fn Differences(key: Key, others: Vec<String>, compare: Compare) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    if others.is_empty() {
        return view! { <p class="muted">{move || t().only_version}</p> }.into_any();
    }
    let query = use_query_map();
    let against = move || query.with(|query| query.get("against")).unwrap_or_default();
    let links: Vec<AnyView> = others
        .iter()
        .map(|other| {
            let path = [
                &*paths::rule_pack(key.kind.map_or("", PackKind::code), &key.id, &key.version),
                "?against=",
                &*paths::percent(other),
            ]
            .concat();
            let (this, label) = (other.clone(), other.clone());
            let current = move || (against() == this).then_some("true");
            view! { <a class="button button--quiet" href=path aria-current=current>{label}</a> }.into_any()
        })
        .collect();
    let found = move || {
        let lang = lang.get();
        let changes = compare(&against())?;
        let rows: Vec<AnyView> = changes
            .iter()
            .map(|change| {
                let words = words::pack_change(lang, change);
                let lines: Vec<AnyView> =
                    words.lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
                view! { <li><strong>{words.title}</strong> <ul class="calc__list">{lines}</ul></li> }.into_any()
            })
            .collect();
        Some(view! { <ul class="calc__list">{rows}</ul> }.into_any())
    };
    view! {
        <section class="card stack">
            <h3>{move || t().compare_with} " " {links}</h3>
            {found}
        </section>
    }
    .into_any()
}

/// The text as it was written, fetched when it is asked for.
#[component]
fn Text(key: Key) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let text = RwSignal::new(None::<String>);
    let failed = RwSignal::new(None);
    let fetch = move |_| {
        let (Some(kind), id, version) = (key.kind, key.id.clone(), key.version.clone()) else { return };
        if text.with_untracked(Option::is_some) {
            return;
        }
        spawn_local(async move {
            match pack_text(kind, id, version).await {
                Ok(found) => text.set(Some(found.text)),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    view! {
        <details class="card" on:toggle=fetch>
            <summary>{move || t().text}</summary>
            {move || failed.get().map(|error| term::error(lang.get(), error))}
            <pre class="calc__text" tabindex="0">{move || text.get()}</pre>
        </details>
    }
}
