//! Every script: its version, whether it is being edited, what is wrong with it.

use super::file::NewFromFile;
use crate::{
    doors::scripts::scripts_overview,
    i18n::{
        scripts::{ScriptTexts, say},
        terms, time, use_lang,
    },
    pages::complaint::Missing,
    paths,
    ui::{
        chip::{Chip, Tone},
        title::Title,
    },
    wire::fetched,
};
use domain::{
    script::Group,
    view::scripts::{Hand, ScriptRow, ScriptsOverview},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ScriptsPage() -> impl IntoView {
    let page = fetched(|| (), |()| scripts_overview());
    view! {
        <Title text=say(|t| t.title) />
        <div class="page scripts">
            <header class="rules__head">
                <h1>{say(|t| t.title)}</h1>
                <p class="muted rules__lead">{say(|t| t.lead)}</p>
            </header>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(overview) => view! { <Groups overview=overview /> }.into_any(),
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Groups(overview: ScriptsOverview) -> impl IntoView {
    let lang = use_lang();
    let may_edit = overview.may_edit;
    let groups: Vec<AnyView> = Group::ALL
        .iter()
        .map(|group| {
            let of_it = overview.scripts.iter().filter(|row| row.group == *group);
            let rows: Vec<AnyView> =
                of_it.map(|row| view! { <Row row=row.clone() may_edit=may_edit /> }.into_any()).collect();
            let group = *group;
            view! {
                <section class="rules__group">
                    <h2>{move || terms::script_group(lang.get(), group)}</h2>
                    <ul class="scripts__list">{rows}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    view! {
        {may_edit.then(|| view! { <NewFromFile /> }.into_any())}
        {groups}
    }
}

/// One script.
#[component]
fn Row(row: ScriptRow, may_edit: bool) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let title = row.title.clone();
    let (version, nodes, problems) = (row.version, row.nodes, row.problems);
    let state = move || match version {
        0 => t().not_published.to_owned(),
        version => [t().version, " ", &version.to_string(), " · ", &nodes.to_string(), t().steps].concat(),
    };
    let hand = move |hand: &Hand| [&*hand.by, " · ", &time::moment(lang.get(), hand.at)].concat();
    let (published, draft) = (row.published.clone(), row.draft.clone());
    let has_draft = draft.is_some();
    let last = move || match (&draft, &published) {
        (Some(draft), _) => [t().draft_by, &hand(draft)].concat(),
        (None, Some(published)) => [t().published_by, &hand(published)].concat(),
        (None, None) => t().shipped.to_owned(),
    };
    let well = move || {
        if problems == 0 { t().no_problems.to_owned() } else { [&problems.to_string(), t().problems_count].concat() }
    };
    let tone = if problems == 0 { Tone::Safe } else { Tone::Urgent };
    view! {
        <li class="scripts__row" data-script=row.id.0.clone() data-version=version.to_string()>
            <a class="scripts__name" href=paths::script(&row.id.0)>{move || lang.get().pick(&*title.zh, &*title.en).to_owned()}</a>
            <span class="muted">{move || state()}</span>
            <span class="muted">{move || last()}</span>
            <span class="row">
                {has_draft.then(|| view! { <Chip label=Signal::derive(move || t().has_draft.to_owned()) tone=Tone::Info /> }.into_any())}
                {may_edit.then(|| view! { <Chip label=Signal::derive(move || well()) tone=tone /> }.into_any())}
            </span>
        </li>
    }
}
