//! Another script in the middle of a call: the customer said something else, and the way back.

use crate::i18n::pick;
use crate::ui::flow::Show;
use crate::{
    browser,
    desk::{Desk, use_desk},
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
};
use domain::script::{Group, Script, Text2};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// The script that asks what else there is.
const SOMETHING_ELSE: &str = "other_matter";
/// The search field.
const FIND: &str = "script-find";

/// An entry of the list.
#[derive(Clone, PartialEq)]
struct Entry {
    id: String,
    title: Text2,
    summary: Text2,
    group: Group,
}

impl From<&Script> for Entry {
    fn from(script: &Script) -> Self {
        Self {
            id: script.id.0.clone(),
            title: script.title.clone(),
            summary: script.summary.clone(),
            group: script.group,
        }
    }
}

fn found(desk: Desk, query: &str) -> Vec<Entry> {
    desk.words.with(|words| {
        words.as_ref().map_or_else(Vec::new, |w| w.library.find(query).into_iter().map(Entry::from).collect())
    })
}

/// Where the agent was before the customer said something else.
fn way_back(desk: Desk) -> Option<Text2> {
    desk.words.with(|words| {
        let library = &words.as_ref()?.library;
        desk.doc.with(|doc| {
            let run = doc.as_ref()?.run.as_ref()?;
            let visit = run.visits.get(run.way_back()? as usize)?;
            library.node(&visit.step.place).map(|node| node.label.clone())
        })
    })
}

/// «The customer said something else», the way back, and all scripts to choose from.
#[component]
pub fn Switches() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let back = Memo::new(move |_| way_back(desk));
    let open = RwSignal::new(false);
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            // The field is drawn in the next turn of the renderer.
            set_timeout(|| browser::focus(FIND), Duration::from_millis(30));
        }
    };
    view! {
        <span class="script__switch">
            {move || back.get().map(|label| view! {
                <button type="button" class="button button--quiet script__return" on:click=move |_| desk.resume_script()>
                    {move || {
                        let marks = lang.get().pick(["「", "」"], [" “", "”"]);
                        [t().script_return, marks[0], pick(lang.get(), &label), marks[1]].concat()
                    }}
                </button>
            }.into_any())}
            <button
                type="button"
                class="button button--quiet script__else"
                on:click=move |_| desk.start_script(SOMETHING_ELSE)
            >
                {move || t().script_switch}
            </button>
            <button
                type="button"
                class="button button--quiet script__pick"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=toggle
            >
                {move || t().script_pick}
            </button>
        </span>
        <Show when=move || open.get()>
            <Finder open=open/>
        </Show>
    }
}

/// The search and what it finds; Enter takes the first.
#[component]
fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let query = RwSignal::new(String::new());
    let entries = Memo::new(move |_| found(desk, &query.get()));
    let take = move |id: &str| {
        open.set(false);
        desk.start_script(id);
    };
    let keys = move |event: ev::KeyboardEvent| {
        if browser::composing(&event) {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                let first = entries.with_untracked(|all| all.first().map(|entry| entry.id.clone()));
                if let Some(id) = first {
                    take(&id);
                }
            }
            "Escape" => {
                event.stop_propagation();
                open.set(false);
            }
            _ => {}
        }
    };
    view! {
        <div class="script-find">
            <input
                class="input"
                id=FIND
                type="search"
                autocomplete="off"
                aria-label=move || t().script_find
                placeholder=move || t().script_find
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
                on:keydown=keys
            />
            <Show when=move || entries.with(Vec::is_empty)>
                <p class="empty muted" role="status">{move || t().script_none}</p>
            </Show>
            {move || {
                let all = entries.get();
                let of = |group: Group| all.iter().filter(|e| e.group == group).cloned().collect::<Vec<_>>();
                Group::ALL
                    .iter()
                    .map(|group| (*group, of(*group)))
                    .filter(|(_, entries)| !entries.is_empty())
                    .map(|(group, entries)| {
                        view! {
                            <h2 class="script-find__group">{terms::script_group(lang.get(), group)}</h2>
                            <ul class="script-find__list">
                                {entries
                                    .into_iter()
                                    .map(|entry| view! { <Row entry=entry take=Callback::new(move |id: String| take(&id))/> }.into_any())
                                    .collect_view()}
                            </ul>
                        }
                        .into_any()
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[component]
fn Row(entry: Entry, take: Callback<String>) -> impl IntoView {
    let lang = use_lang();
    let Entry { id, title, summary, .. } = entry;
    let name = id.clone();
    view! {
        <li>
            <button
                type="button"
                class="script-find__entry"
                data-script=name
                on:click=move |_| take.run(id.clone())
            >
                <strong>{move || pick(lang.get(), &title).to_owned()}</strong>
                <span class="muted">{move || pick(lang.get(), &summary).to_owned()}</span>
            </button>
        </li>
    }
}
