//! The editor: steps and their text side by side, what is wrong beside the step, a test run, and the versions.

use super::{
    begin::Copy,
    checks::Checks,
    editing::{Editing, Saving},
    file::Files,
    form::{About, NodeForm},
    test_run::TestRun,
    tree::Tree,
    versions::Versions,
};
use crate::{
    i18n::{
        scripts::{self as words, ScriptTexts, say},
        use_lang,
    },
    ui::{chip::Tone, flow::Show, notice::Notice, title::Title},
};
use domain::{
    script::edit::Conflict,
    view::scripts::{Publication, ScriptPage},
};
use leptos::prelude::*;

/// The editor of one script. Who may not edit reads it.
#[component]
pub fn Editor(
    /// What the server sent.
    page: ScriptPage,
    /// Grows when the page has to be fetched again.
    changed: RwSignal<u32>,
    /// What came of the last publication.
    publication: RwSignal<Option<Publication>>,
) -> impl IntoView {
    let lang = use_lang();
    let editing = Editing::new(&page, changed, publication);
    let title = move || editing.script.with(|s| lang.get().pick(&*s.title.zh, &*s.title.en).to_owned());
    let (versions, may_edit) = (page.versions, page.may_edit);
    editing.watch();
    view! {
        <Title text=title />
        <header class="scripts__head">
            <h1>{move || title()}</h1>
            <Saved editing=editing />
        </header>
        <Troubles editing=editing />
        <Conflicts editing=editing />
        {may_edit.then(|| view! { <Publish editing=editing /> }.into_any())}
        <div class="scripts__panes">
            <Tree editing=editing />
            <div class="scripts__side">
                <NodeForm editing=editing />
                <Checks editing=editing />
            </div>
        </div>
        <TestRun editing=editing />
        <About editing=editing />
        <Versions editing=editing versions=versions />
        <Files editing=editing />
        {may_edit.then(|| view! { <Copy editing=editing /> }.into_any())}
    }
}

/// How far saving is, and undoing.
#[component]
fn Saved(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    if !editing.may_edit {
        return ().into_any();
    }
    // A failure is told once and stays until a try succeeds; the tries between are nobody's news.
    let state = Memo::new(move |_| match (editing.failing.get(), editing.saving.get()) {
        // Where this browser keeps nothing, a notice of its own says so.
        (Some(error), _) if editing.held.get() => words::not_saved(lang.get(), error),
        (None, Saving::Idle) if !editing.differs() => t().no_changes.to_owned(),
        (None, Saving::Idle) => t().saved.to_owned(),
        (None, Saving::Sent) => t().saving.to_owned(),
        (Some(_), _) | (None, Saving::Waits | Saving::Failed(_)) => t().unsaved.to_owned(),
    });
    let code = move || match (editing.failing.get(), editing.saving.get()) {
        (Some(_), _) | (None, Saving::Failed(_)) => "failed",
        (None, Saving::Idle) => "idle",
        (None, Saving::Waits) => "waits",
        (None, Saving::Sent) => "sent",
    };
    view! {
        <div class="row">
            <button type="button" class="button button--quiet" disabled=move || !editing.can_undo() on:click=move |_| editing.step_back()>
                {move || t().undo}
            </button>
            <button type="button" class="button button--quiet" disabled=move || !editing.can_redo() on:click=move |_| editing.step_on()>
                {move || t().redo}
            </button>
            <span class="scripts__state" role="status" data-saving=move || code()>{move || state.get()}</span>
            <Show when=move || editing.failing.get().is_some()>
                <button type="button" class="button button--quiet" on:click=move |_| editing.try_again()>{move || t().try_now}</button>
            </Show>
            {move || editing.refused.get().map(|why| view! { <span class="scripts__refused" role="alert">{words::refusal(lang.get(), &why)}</span> }.into_any())}
        </div>
    }
    .into_any()
}

/// What this browser does not keep, what it has kept from before, and what could not be done.
#[component]
fn Troubles(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let refused = move || !editing.held.get() && editing.saving.get() != Saving::Idle;
    let trouble = move || {
        let (deed, error) = editing.trouble.get()?;
        let told = Signal::derive(move || words::not_done(lang.get(), deed, error));
        Some(view! { <Notice tone=Tone::Overdue title=told /> }.into_any())
    };
    view! {
        <Show when=refused>
            <Notice tone=Tone::Overdue title=Signal::derive(move || t().only_here.to_owned()) />
        </Show>
        <Show when=move || editing.brought_back.get()>
            <Notice tone=Tone::Info title=Signal::derive(move || t().brought_back.to_owned()) />
        </Show>
        {trouble}
    }
}

/// What somebody else changed differently: both values, and the choice between them.
#[component]
fn Conflicts(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let rows = move || -> Vec<AnyView> {
        let all = editing.conflicts.get();
        all.into_iter().map(|conflict| view! { <Clash editing=editing conflict=conflict /> }.into_any()).collect()
    };
    view! {
        <Show when=move || editing.conflicts.with(|all| !all.is_empty())>
            <Notice tone=Tone::Urgent title=Signal::derive(move || ScriptTexts::of(lang.get()).conflict_head.to_owned())>
                <ul class="scripts__clashes">{rows}</ul>
            </Notice>
        </Show>
    }
}

#[component]
fn Clash(editing: Editing, conflict: Conflict) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let settled = StoredValue::new(conflict.clone());
    let gone = move || settled.with_value(|this| editing.settle(this));
    let mine = move |_| {
        gone();
        settled.with_value(|this| editing.insist(this));
    };
    let told = move || {
        let (lang, Conflict { spot, yours, theirs, .. }) = (lang.get(), &conflict);
        editing.script.with(|script| {
            let yours = [t().conflict_yours, &words::value(lang, yours, script)].concat();
            let theirs = [t().conflict_theirs, &words::value(lang, theirs, script)].concat();
            [&*words::spot(lang, spot, script), " · ", &yours, " · ", &theirs].concat()
        })
    };
    view! {
        <li>
            <span>{move || told()}</span>
            <button type="button" class="button button--quiet" on:click=mine>{move || t().use_mine}</button>
            <button type="button" class="button button--quiet" on:click=move |_| gone()>{move || t().keep_theirs}</button>
        </li>
    }
}

/// The note, and publishing.
#[component]
fn Publish(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let note = RwSignal::new(String::new());
    let found = editing.problems();
    let blocked = move || !editing.differs() || found.with(|found| !found.is_empty());
    let told = move || {
        let (tone, text) = match editing.publication.get()? {
            Publication::Done { .. } => (Tone::Safe, t().published),
            Publication::Flawed { .. } => (Tone::Overdue, t().flawed),
            Publication::Stale => (Tone::Urgent, t().stale),
            Publication::Same => (Tone::Info, t().same),
        };
        Some(view! { <Notice tone=tone title=Signal::stored(text.to_owned()) /> }.into_any())
    };
    view! {
        <div class="scripts__publish">
            <label class="field">
                <span class="field__label">{say(|t| t.note)}</span>
                <input
                    class="input"
                    maxlength="500"
                    prop:value=move || note.get()
                    on:input=move |event| note.set(event_target_value(&event))
                />
            </label>
            <button type="button" class="button button--primary" disabled=move || blocked() on:click=move |_| editing.publish(note.get_untracked())>
                {move || t().publish}
            </button>
            <Show when=move || editing.revision.get() != 0>
                <Discard editing=editing />
            </Show>
        </div>
        {told}
    }
}

/// Throwing the draft away cannot be taken back, so it is asked once more.
#[component]
fn Discard(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let sure = RwSignal::new(false);
    let ask = move || {
        view! { <button type="button" class="button button--quiet" on:click=move |_| sure.set(true)>{move || t().discard}</button> }
            .into_any()
    };
    let asked = move || {
        view! {
            <span class="row" role="alert">
                <span>{move || t().discard_sure}</span>
                <button type="button" class="button" on:click=move |_| editing.discard()>{move || t().discard}</button>
                <button type="button" class="button button--quiet" on:click=move |_| sure.set(false)>{move || t().keep_draft}</button>
            </span>
        }
        .into_any()
    };
    move || if sure.get() { asked() } else { ask() }
}
