//! The steps as a tree, by keyboard and by touch.

use super::editing::Editing;
use crate::{
    browser,
    i18n::{
        scripts::{self as words, ScriptTexts, say},
        use_lang,
    },
    ui::flow::For,
};
use domain::script::{
    Node, NodeId,
    edit::{Edit, Sort, free_name, outline},
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
    view! {
        <section class="card scripts__tree" aria-label=say(|t| t.tree)>
            <p class="muted scripts__help" id="tree-help">{say(|t| t.tree_help)}</p>
            <ul role="tree" aria-label=say(|t| t.tree) aria-describedby="tree-help" on:keydown=move |event| pressed(editing, &event)>
                <For each=lines key=|line| line.clone() children=move |line: Line| view! { <Item editing=editing line=line /> } />
            </ul>
            {editing.may_edit.then(|| view! { <Tools editing=editing /> }.into_any())}
        </section>
    }
}

fn element(node: &NodeId) -> String {
    ["step-", &node.0].concat()
}

/// One step.
#[component]
fn Item(editing: Editing, line: Line) -> impl IntoView {
    let lang = use_lang();
    let Line { node: id, level } = line;
    let (element, this) = (element(&id), StoredValue::new(id));
    let is_chosen = move || editing.chosen.with(|chosen| this.with_value(|this| chosen == this));
    let node = move || editing.script.with(|script| this.with_value(|this| script.node(this).cloned()));
    let name = move || {
        let label = node().map(|node| lang.get().pick(&*node.label.zh, &*node.label.en).to_owned()).unwrap_or_default();
        if label.trim().is_empty() { this.with_value(|this| this.0.clone()) } else { label }
    };
    let sort = move || node().map(|node: Node| words::sort(lang.get(), Sort::of(&node.body)));
    let flawed =
        move || this.with_value(|this| editing.problems().iter().any(|problem| problem.node.as_ref() == Some(this)));
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
    editing.edit(&Edit::Delete { node: editing.chosen.get_untracked() });
    if let (None, Some(next)) = (editing.refused.get_untracked(), next) {
        choose(editing, next);
    }
}

/// The keys of the tree.
fn pressed(editing: Editing, event: &ev::KeyboardEvent) {
    if browser::composing(event) {
        return;
    }
    let control = event.ctrl_key() || event.meta_key();
    let ends = |first: bool| {
        editing.script.with_untracked(|s| if first { s.nodes.first() } else { s.nodes.last() }.map(|n| n.id.clone()))
    };
    match (&*event.key(), event.alt_key(), control) {
        ("ArrowDown", true, false) => shift(editing, true),
        ("ArrowUp", true, false) => shift(editing, false),
        ("ArrowDown", false, false) => beside(editing, 1).into_iter().for_each(|node| choose(editing, node)),
        ("ArrowUp", false, false) => beside(editing, -1).into_iter().for_each(|node| choose(editing, node)),
        ("Home", false, false) => ends(true).into_iter().for_each(|node| choose(editing, node)),
        ("End", false, false) => ends(false).into_iter().for_each(|node| choose(editing, node)),
        ("Enter" | "F2", false, false) => browser::focus_first(".scripts__form textarea, .scripts__form select"),
        ("Delete", false, false) => delete(editing),
        ("z", false, true) => editing.step_back(),
        ("y", false, true) => editing.step_on(),
        _ => return,
    }
    event.prevent_default();
}

/// What is done by touch.
#[component]
fn Tools(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let sort = RwSignal::new(Sort::Say);
    let add = move |_| {
        let id = editing.script.with_untracked(free_name);
        let after = Some(editing.chosen.get_untracked());
        editing.edit(&Edit::Add { after, id: id.clone(), sort: sort.get_untracked() });
        choose(editing, id);
    };
    let options: Vec<AnyView> = Sort::ALL
        .iter()
        .map(|one| view! { <option value=one.code()>{move || words::sort(lang.get(), *one)}</option> }.into_any())
        .collect();
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
            <button type="button" class="button" on:click=add>{move || t().add}</button>
            <button type="button" class="button button--quiet" on:click=move |_| shift(editing, false)>{move || t().up}</button>
            <button type="button" class="button button--quiet" on:click=move |_| shift(editing, true)>{move || t().down}</button>
            <button type="button" class="button button--quiet" on:click=move |_| delete(editing)>{move || t().delete}</button>
        </div>
    }
}
