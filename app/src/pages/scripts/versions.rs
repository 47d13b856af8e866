//! Every version: who published it, what calls were led by it, what differs, and using it again.

use super::editing::Editing;
use crate::i18n::{
    scripts::{self as words, ScriptTexts, say},
    time, use_lang,
};
use domain::{script::edit::diff, view::scripts::ScriptVersion};
use leptos::prelude::*;

/// The versions, the newest first.
#[component]
pub fn Versions(editing: Editing, versions: Vec<ScriptVersion>) -> impl IntoView {
    let newest = versions.first().map(|version| version.script.version);
    let rows: Vec<AnyView> = versions
        .into_iter()
        .map(|version| {
            let in_use = Some(version.script.version) == newest;
            view! { <Version editing=editing version=version in_use=in_use /> }.into_any()
        })
        .collect();
    view! {
        <details class="card scripts__versions">
            <summary class="card__title">{say(|t| t.versions)}</summary>
            <ol class="scripts__list">{rows}</ol>
        </details>
    }
}

/// One version. What differs is worked out when it is opened.
#[component]
fn Version(editing: Editing, version: ScriptVersion, in_use: bool) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let open = RwSignal::new(false);
    let number = version.script.version;
    let hand = version.published.clone();
    let who = move || match &hand {
        Some(hand) => [&*hand.by, " · ", &time::moment(lang.get(), hand.at)].concat(),
        None => t().shipped.to_owned(),
    };
    let calls = version.calls;
    let lock = move || if calls == 0 { t().locked.to_owned() } else { [&calls.to_string(), t().calls].concat() };
    let restores = version.restores;
    let script = StoredValue::new(version.script);
    let differences = move || {
        let lang = lang.get();
        if !open.get() {
            return ().into_any();
        }
        let lines: Vec<AnyView> = script.with_value(|before| {
            editing.script.with(|after| {
                let changes = diff(before, after);
                let line = |one| view! { <li>{words::change(lang, one, before, after)}</li> }.into_any();
                changes.iter().map(line).collect()
            })
        });
        if lines.is_empty() {
            return view! { <p>{ScriptTexts::of(lang).no_difference}</p> }.into_any();
        }
        view! { <ul class="calc__list">{lines}</ul> }.into_any()
    };
    let again = (editing.may_edit && !in_use).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| editing.restore(number)>{move || t().use_again}</button>
        }
        .into_any()
    });
    view! {
        <li class="scripts__version" data-version=number.to_string()>
            <p>
                <strong>{move || t().version} " " {number}</strong> " "
                {in_use.then(|| view! { <span class="chip">{move || t().in_use}</span> }.into_any())} " "
                <span class="muted">{move || who()} " · " {move || lock()}</span>
                {restores.map(|old| view! { <span class="muted">" · " {move || t().restores} {old}</span> }.into_any())}
            </p>
            <p>{version.note}</p>
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>{move || t().compare}</summary>
                {differences}
            </details>
            {again}
        </li>
    }
}
