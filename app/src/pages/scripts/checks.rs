//! What is wrong, beside the step it concerns.

use super::editing::Editing;
use crate::i18n::{
    scripts::{self as words, ScriptTexts, say},
    use_lang,
};
use domain::script::NodeId;
use leptos::prelude::*;

/// The checks: those of the chosen step first.
#[component]
pub fn Checks(editing: Editing) -> impl IntoView {
    let (lang, found) = (use_lang(), editing.problems());
    let rows = move || {
        let lang = lang.get();
        let chosen = editing.chosen.get();
        let mut all = found.get();
        all.sort_by_key(|problem| problem.node.as_ref() != Some(&chosen));
        if all.is_empty() {
            return view! { <p class="scripts__well">{ScriptTexts::of(lang).all_well}</p> }.into_any();
        }
        let row = |problem: &domain::script::Problem| {
            let text = words::problem(lang, &problem.what);
            let place = problem.node.clone().map_or_else(
                || ScriptTexts::of(lang).whole_script.to_owned(),
                |id| editing.script.with(|script| named(lang, &id, script)),
            );
            let node = problem.node.clone();
            let here = node.as_ref() == Some(&chosen);
            let go = move |_| node.iter().cloned().for_each(|node| editing.chosen.set(node));
            view! {
                <li data-here=here.then_some("")>
                    <button type="button" class="button button--quiet" on:click=go>{place}</button>
                    <span>{text}</span>
                </li>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = all.iter().map(row).collect();
        view! { <ul class="scripts__problems">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card scripts__checks" aria-live="polite">
            <h2>{say(|t| t.checks)}</h2>
            {rows}
        </section>
    }
}

fn named(lang: crate::preferences::Lang, id: &NodeId, script: &domain::script::Script) -> String {
    words::value(lang, &domain::script::edit::Value::To(id.clone()), script)
}
