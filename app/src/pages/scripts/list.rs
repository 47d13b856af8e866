//! Every script: its version, whether it is being edited, what is wrong with it.

use super::{
    begin::NewScript,
    editing::unsent_scripts,
    file::NewFromFile,
    find::{Plain, Wanted},
    missing::Missing,
};
use crate::{
    browser,
    doors::scripts::scripts_overview,
    i18n::{
        scripts::{ScriptTexts, say},
        terms, time, use_lang,
    },
    paths,
    start::use_me,
    ui::{
        chip::{Chip, Tone},
        flow::react,
        title::Title,
    },
    wire::fetched,
};
use domain::{
    script::{Group, ScriptId},
    view::scripts::{Hand, ScriptRow, ScriptsOverview},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, time::Duration};

/// How often the list looks for changes that this browser has not sent.
const LOOK_AGAIN: Duration = Duration::from_secs(3);

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

/// The search, and every group with what fits.
#[component]
fn Groups(overview: ScriptsOverview) -> impl IntoView {
    let may_edit = overview.may_edit;
    let typed = RwSignal::new(String::new());
    let wanted = Memo::new(move |_| typed.with(|typed| Wanted::new(typed)));
    let all: Vec<Plain> = overview.scripts.iter().map(Plain::of).collect();
    let count = Memo::new(move |_| wanted.with(|wanted| all.iter().filter(|row| wanted.fits(row)).count()));
    let unsent = RwSignal::new(BTreeSet::new());
    let me = use_me().map(|me| me.actor.id);
    react(move || {
        let Some(me) = me.filter(|_| may_edit) else { return };
        // What a page left a moment ago may still be on its way.
        let look = move || {
            let left = unsent_scripts(me);
            if unsent.try_with_untracked(|before| *before != left) == Some(true) {
                unsent.set(left);
            }
        };
        look();
        if let Ok(beat) = set_interval_with_handle(look, LOOK_AGAIN) {
            on_cleanup(move || beat.clear());
        }
    });
    let groups: Vec<AnyView> = Group::ALL
        .iter()
        .map(|group| {
            let rows = overview.scripts.iter().filter(|row| row.group == *group).cloned().collect();
            view! { <OneGroup group=*group rows=rows may_edit=may_edit wanted=wanted unsent=unsent /> }.into_any()
        })
        .collect();
    view! {
        {may_edit.then(|| view! { <NewScript /> }.into_any())}
        {may_edit.then(|| view! { <NewFromFile /> }.into_any())}
        <Find typed=typed count=count />
        {groups}
    }
}

/// The search.
#[component]
fn Find(typed: RwSignal<String>, count: Memo<usize>) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let clear = move || {
        typed.set(String::new());
        browser::focus_quietly("scripts-find");
    };
    let told = move || match count.get() {
        0 => t().nothing_found.to_owned(),
        count => [&*count.to_string(), t().found].concat(),
    };
    view! {
        <div class="scripts__find" role="search">
            <label class="field" for="scripts-find">
                <span class="field__label">{say(|t| t.find)}</span>
                <input
                    class="input"
                    id="scripts-find"
                    type="search"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=say(|t| t.find_hint)
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Escape" && !browser::composing(&event) {
                            typed.set(String::new());
                        }
                    }
                />
            </label>
            <button type="button" class="button button--quiet" hidden=move || typed.with(String::is_empty) on:click=move |_| clear()>
                {move || t().clear}
            </button>
            <p class="muted" role="status">{move || told()}</p>
        </div>
    }
}

/// A group. One without scripts says so, and one without any that fits is not shown.
#[component]
fn OneGroup(
    group: Group,
    rows: Vec<ScriptRow>,
    may_edit: bool,
    wanted: Memo<Wanted>,
    unsent: RwSignal<BTreeSet<ScriptId>>,
) -> impl IntoView {
    let lang = use_lang();
    let all: Vec<Plain> = rows.iter().map(Plain::of).collect();
    let empty = rows.is_empty();
    let none = Memo::new(move |_| {
        wanted.with(|wanted| if empty { *wanted != Wanted::default() } else { !all.iter().any(|row| wanted.fits(row)) })
    });
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|row| view! { <Row row=row may_edit=may_edit wanted=wanted unsent=unsent /> }.into_any())
        .collect();
    view! {
        <section class="rules__group" hidden=move || none.get()>
            <h2>{move || terms::script_group(lang.get(), group)}</h2>
            {if empty {
                view! { <p class="muted">{say(|t| t.nothing_yet)}</p> }.into_any()
            } else {
                view! { <ul class="scripts__list">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

/// One script.
#[component]
fn Row(row: ScriptRow, may_edit: bool, wanted: Memo<Wanted>, unsent: RwSignal<BTreeSet<ScriptId>>) -> impl IntoView {
    let lang = use_lang();
    let (plain, id) = (Plain::of(&row), row.id.clone());
    let hidden = move || wanted.with(|wanted| !wanted.fits(&plain));
    let left = Memo::new(move |_| unsent.with(|unsent| unsent.contains(&id)));
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
        <li class="scripts__row" data-script=row.id.0.clone() data-version=version.to_string() hidden=hidden>
            <a class="scripts__name" href=paths::script(&row.id.0)>{move || lang.get().pick(&*title.zh, &*title.en).to_owned()}</a>
            <span class="muted">{move || state()}</span>
            <span class="muted">{move || last()}</span>
            <span class="row">
                {move || left.get().then(|| view! { <Chip label=Signal::derive(move || t().kept_here.to_owned()) tone=Tone::Urgent /> }.into_any())}
                {has_draft.then(|| view! { <Chip label=Signal::derive(move || t().has_draft.to_owned()) tone=Tone::Info /> }.into_any())}
                {may_edit.then(|| view! { <Chip label=Signal::derive(move || well()) tone=tone /> }.into_any())}
            </span>
        </li>
    }
}
