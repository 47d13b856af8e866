//! The steps as a tree, by keyboard and by touch.

use super::editing::Editing;
use crate::{
    browser,
    i18n::{
        scripts::{self as words, ScriptTexts, say},
        use_lang,
    },
    preferences::Lang,
    ui::flow::{For, Show},
};
use domain::script::{
    Node, NodeId,
    edit::{Edit, Entry, Sort, free_name, outline},
};
use leptos::{attr::custom::custom_attribute, ev, prelude::*};

/// What one line shows. It is made anew when any of it changes.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    node: NodeId,
    level: u32,
}

/// The tree.
#[component]
pub fn Tree(editing: Editing) -> impl IntoView {
    let lines = move || {
        let entries = editing.script.with(outline).into_iter();
        entries.map(|entry| Line { node: entry.node, level: entry.level.min(6) }).collect::<Vec<_>>()
    };
    let sort = RwSignal::new(Sort::Say);
    view! {
        <section class="card scripts__tree" aria-label=say(|t| t.tree)>
            <p class="muted scripts__help" id="tree-help">{say(|t| t.tree_help)}</p>
            <ul role="tree" aria-label=say(|t| t.tree) aria-describedby="tree-help" on:keydown=move |event| pressed(editing, sort, &event)>
                <For each=lines key=|line| line.clone() children=move |line: Line| view! { <Item editing=editing line=line /> } />
            </ul>
            {editing.may_edit.then(|| view! { <Tools editing=editing sort=sort /> }.into_any())}
        </section>
    }
}

fn element(node: &NodeId) -> String {
    ["step-", &node.0].concat()
}

/// The short name of a step; its name where it has none.
fn short_name(lang: Lang, node: &Node) -> String {
    let label = lang.pick(&*node.label.zh, &*node.label.en);
    if label.trim().is_empty() { node.id.0.clone() } else { label.to_owned() }
}

/// One step.
#[component]
fn Item(editing: Editing, line: Line) -> impl IntoView {
    let lang = use_lang();
    let Line { node: id, level } = line;
    let (element, this) = (element(&id), StoredValue::new(id));
    let is_chosen = move || editing.chosen.with(|chosen| this.with_value(|this| chosen == this));
    let node = move || editing.script.with(|script| this.with_value(|this| script.node(this).cloned()));
    let name = move || node().map(|node| short_name(lang.get(), &node));
    let sort = move || node().map(|node: Node| words::sort(lang.get(), Sort::of(&node.body)));
    let found = editing.problems();
    let flawed = move || {
        this.with_value(|this| found.with(|found| found.iter().any(|problem| problem.node.as_ref() == Some(this))))
    };
    let starts = move || editing.script.with(|script| this.with_value(|this| script.start == *this));
    let class = ["scripts__step scripts__step--", &level.to_string()].concat();
    view! {
        <li
            role="treeitem"
            id=element
            class=class
            aria-selected=move || is_chosen().to_string()
            tabindex=move || if is_chosen() { "0" } else { "-1" }
            data-flawed=move || flawed().then_some("")
            on:click=move |_| editing.chosen.set(this.get_value())
        >
            <span class="scripts__sort">{move || sort()}</span>
            <span>{move || name()}</span>
            {move || starts().then(|| view! { <span class="muted">{say(|t| t.begins)}</span> }.into_any())}
        </li>
    }
    .add_any_attr(custom_attribute("aria-level", level.to_string()))
}

/// Chooses a step and brings the keyboard there.
fn choose(editing: Editing, node: NodeId) {
    let name = element(&node);
    editing.chosen.set(node);
    request_animation_frame(move || browser::focus(&name));
}

/// The step so many places from the chosen one.
fn beside(editing: Editing, by: i32) -> Option<NodeId> {
    let chosen = editing.chosen.get_untracked();
    editing.script.with_untracked(|script| {
        let at = i32::try_from(script.nodes.iter().position(|node| node.id == chosen)?).ok()?;
        let to = usize::try_from(at.checked_add(by)?).ok()?;
        script.nodes.get(to).map(|node| node.id.clone())
    })
}

/// Moves the chosen step one place up or down.
fn shift(editing: Editing, down: bool) {
    let node = editing.chosen.get_untracked();
    let after = if down {
        let Some(next) = beside(editing, 1) else { return };
        Some(next)
    } else {
        if beside(editing, -1).is_none() {
            return;
        }
        beside(editing, -2)
    };
    editing.edit(&Edit::Move { node: node.clone(), after });
    choose(editing, node);
}

fn delete(editing: Editing) {
    let next = beside(editing, 1).or_else(|| beside(editing, -1));
    if let (true, Some(next)) = (editing.remove_chosen(), next) {
        choose(editing, next);
    }
}

/// Takes back what was done last, and keeps the keyboard in the tree.
fn undo(editing: Editing, on: bool) {
    if on {
        editing.step_on();
    } else {
        editing.step_back();
    }
    choose(editing, editing.chosen.get_untracked());
}

/// Adds a step behind the chosen one.
fn add(editing: Editing, sort: Sort) {
    if !editing.may_edit {
        return;
    }
    let id = editing.script.with_untracked(free_name);
    editing.edit(&Edit::Add { after: Some(editing.chosen.get_untracked()), id: id.clone(), sort });
    if editing.refused.with_untracked(Option::is_none) {
        choose(editing, id);
    }
}

/// The step that the chosen one hangs on, or the first of those that hang on it.
fn across(editing: Editing, deeper: bool) -> Option<NodeId> {
    let chosen = editing.chosen.get_untracked();
    let lines = editing.script.with_untracked(outline);
    let at = lines.iter().position(|line| line.node == chosen)?;
    let (before, from) = lines.split_at_checked(at)?;
    let (this, after) = from.split_first()?;
    let found: Option<&Entry> = if deeper {
        after.first().filter(|line| line.level > this.level)
    } else {
        before.iter().rev().find(|line| line.level < this.level)
    };
    found.map(|line| line.node.clone())
}

/// Escape in the fields of a step leads back to it in the tree. An input method that composes has its own use of the key.
pub fn back_on_escape(event: &ev::KeyboardEvent, node: &NodeId) {
    if event.key() == "Escape" && !browser::composing(event) {
        event.prevent_default();
        browser::focus(&element(node));
    }
}

fn open_fields() {
    browser::focus_first(".scripts__inputs textarea, .scripts__inputs input, .scripts__inputs select");
}

/// The keys of the tree.
fn pressed(editing: Editing, sort: RwSignal<Sort>, event: &ev::KeyboardEvent) {
    if browser::composing(event) {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let ends = |first: bool| {
        editing.script.with_untracked(|s| if first { s.nodes.first() } else { s.nodes.last() }.map(|n| n.id.clone()))
    };
    let go = |node: Option<NodeId>| node.into_iter().for_each(|node| choose(editing, node));
    match (&*event.key(), event.alt_key(), control) {
        ("ArrowDown", true, false) => shift(editing, true),
        ("ArrowUp", true, false) => shift(editing, false),
        ("ArrowDown", false, false) => go(beside(editing, 1)),
        ("ArrowUp", false, false) => go(beside(editing, -1)),
        ("ArrowLeft", false, false) => go(across(editing, false)),
        ("ArrowRight", false, false) => go(across(editing, true)),
        ("Home", false, false) => go(ends(true)),
        ("End", false, false) => go(ends(false)),
        ("Enter" | "F2", false, false) => open_fields(),
        ("Insert" | "a" | "A", false, false) => add(editing, sort.get_untracked()),
        ("Delete", false, false) => delete(editing),
        ("z" | "Z", false, true) => undo(editing, event.shift_key()),
        ("y" | "Y", false, true) => undo(editing, true),
        _ => return,
    }
    event.prevent_default();
}

/// What is done by touch.
#[component]
fn Tools(editing: Editing, sort: RwSignal<Sort>) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let options: Vec<AnyView> = Sort::ALL
        .iter()
        .map(|one| view! { <option value=one.code()>{move || words::sort(lang.get(), *one)}</option> }.into_any())
        .collect();
    let removed = move || {
        let name = editing.removed.get().map(|node| short_name(lang.get(), &node));
        name.map(|name| [t().removed, &name].concat())
    };
    view! {
        <div class="scripts__tools">
            <select
                class="input"
                aria-label=say(|t| t.add_sort)
                on:change=move |event| {
                    if let Some(chosen) = Sort::from_code(&event_target_value(&event)) {
                        sort.set(chosen);
                    }
                }
            >
                {options}
            </select>
            <button type="button" class="button" aria-keyshortcuts="A Insert" on:click=move |_| add(editing, sort.get_untracked())>{move || t().add}</button>
            <button type="button" class="button" aria-keyshortcuts="Enter F2" on:click=move |_| open_fields()>{move || t().open}</button>
            <button type="button" class="button button--quiet" aria-keyshortcuts="Alt+ArrowUp" on:click=move |_| shift(editing, false)>{move || t().up}</button>
            <button type="button" class="button button--quiet" aria-keyshortcuts="Alt+ArrowDown" on:click=move |_| shift(editing, true)>{move || t().down}</button>
            <button type="button" class="button button--quiet" aria-keyshortcuts="Delete" on:click=move |_| delete(editing)>{move || t().delete}</button>
        </div>
        <p class="scripts__removed" role="status">
            {move || removed()}
            <Show when=move || editing.removed.with(Option::is_some)>
                " "
                <button type="button" class="button" on:click=move |_| undo(editing, false)>{move || t().undo}</button>
            </Show>
        </p>
    }
}
