//! The palette: go anywhere, do anything, find a complaint, a waybill or a customer, from the keyboard.

mod entry;
mod search;

use super::{looks::use_looks, use_palette};
use crate::ui::flow::react;
use crate::{
    browser,
    i18n::shell::shell,
    start::use_me,
    ui::{
        dialog::{beside, follow},
        icon::{Icon, IconName},
    },
};
use entry::{Deed, Entry, Group, fixed, found};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use search::{Answer, provide_search};

/// The palette.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let (open, looks, me) = (use_palette(), use_looks(), StoredValue::new(use_me()));
    let node = NodeRef::<html::Dialog>::new();
    let (text, active) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    follow(node, open);
    let answer = provide_search(text, open);
    let entries = Memo::new(move |_| {
        let (typed, lang) = (text.get(), looks.lang.get());
        let mut all = me.with_value(|me| fixed(lang, looks.theme.get(), me.as_ref(), &typed));
        answer.with(|answer| {
            if let Answer::Found(hits) = answer {
                all.extend(hits.iter().map(|hit| found(lang, hit, &typed)));
            }
        });
        all
    });
    react(move || {
        if open.get() {
            text.set(String::new());
            active.set(0);
        }
    });
    let navigate = use_navigate();
    let run = Callback::new(move |index: usize| {
        let Some(deed) = entries.with_untracked(|all| all.get(index).map(|e| e.deed.clone())) else { return };
        open.set(false);
        match deed {
            Deed::Go(path) => navigate(&path, NavigateOptions::default()),
            other => other.run(looks),
        }
    });
    let t = move || &shell(looks.lang.get()).palette;
    view! {
        <dialog
            class="palette"
            node_ref=node
            aria-label=move || t().title
            on:close=move |_| open.set(false)
            on:click=move |event| if beside(&event) { open.set(false) }
        >
            <SearchField text active entries run />
            <div id="palette-list" class="palette__list" role="listbox" aria-label=move || t().title>
                {move || {
                    let lang = looks.lang.get();
                    Group::ALL.into_iter().map(|group| group_view(group, group.name(lang), entries, active, run)).map(IntoAny::into_any).collect_view()
                }}
            </div>
            <p class="palette__state" role="status">
                {move || state(t(), &answer.get(), entries.with(Vec::is_empty))}
            </p>
            <p class="palette__help">{move || t().help}</p>
        </dialog>
    }
}

/// What to say below the list.
fn state(t: &crate::i18n::shell::PaletteTexts, answer: &Answer, empty: bool) -> &'static str {
    match answer {
        Answer::Looking => t.looking,
        Answer::Failed => t.failed,
        Answer::Found(hits) if hits.is_empty() && empty => t.nothing,
        _ => "",
    }
}

#[component]
fn SearchField(
    text: RwSignal<String>,
    active: RwSignal<usize>,
    entries: Memo<Vec<Entry>>,
    run: Callback<usize>,
) -> impl IntoView {
    let lang = crate::i18n::use_lang();
    let t = move || &shell(lang.get()).palette;
    let keydown = move |event: KeyboardEvent| {
        if browser::composing(&event) {
            return;
        }
        let count = entries.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => active.update(|at| *at = (*at + count - 1) % count),
            "Enter" => run.run(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
        // The list is drawn by now: what is chosen is brought into view.
        browser::reveal(&option_id(active.get_untracked()));
    };
    let input = move |event| {
        text.set(event_target_value(&event));
        active.set(0);
    };
    view! {
        <div class="palette__field">
            <Icon name=IconName::Search />
            <input
                class="palette__input"
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant=move || (active.get() < entries.with(Vec::len)).then(|| option_id(active.get()))
                aria-label=move || t().placeholder
                placeholder=move || t().placeholder
                autocomplete="off"
                autofocus
                spellcheck="false"
                maxlength="80"
                prop:value=move || text.get()
                on:input=input
                on:keydown=keydown
            />
        </div>
    }
}

fn option_id(index: usize) -> String {
    ["palette-", &index.to_string()].concat()
}

fn group_view(
    group: Group,
    name: &'static str,
    entries: Memo<Vec<Entry>>,
    active: RwSignal<usize>,
    run: Callback<usize>,
) -> AnyView {
    let rows = move || {
        entries.with(|all| {
            let mine = all.iter().enumerate().filter(|(_, entry)| entry.group == group);
            mine.map(|(index, entry)| option_view(index, entry, active, run)).collect::<Vec<_>>()
        })
    };
    let empty = move || !entries.with(|all| all.iter().any(|e| e.group == group));
    view! {
        <div role="group" aria-label=name hidden=move || empty()>
            <div class="palette__group" aria-hidden="true">{name}</div>
            {move || rows()}
        </div>
    }
    .into_any()
}

fn option_view(index: usize, entry: &Entry, active: RwSignal<usize>, run: Callback<usize>) -> AnyView {
    view! {
        <div
            id=option_id(index)
            role="option"
            class="palette__option"
            aria-selected=move || if active.get() == index { "true" } else { "false" }
            on:pointermove=move |_| if active.get_untracked() != index { active.set(index) }
            on:click=move |_| run.run(index)
        >
            <Icon name=entry.icon />
            <span class="palette__label">{entry.label.clone()}</span>
            <span class="palette__detail">{entry.detail.clone()}</span>
        </div>
    }
    .into_any()
}
