//! What the script asks to be done, as buttons: one does it, the other goes on without.

use super::script_panel::{Aim, go_on};
use crate::{
    browser,
    clock::use_clock,
    desk::{Desk, spoken_value, use_desk},
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    paths,
    preferences::Lang,
};
use domain::{
    compensation::{Consigned, claim_of},
    script::{Act, Slot},
};
use leptos::prelude::*;

/// What is to be done at the present step.
pub fn act_here(desk: Desk) -> Option<Act> {
    desk.words.with_untracked(|words| {
        let library = &words.as_ref()?.library;
        desk.doc.with_untracked(|doc| {
            let run = doc.as_ref()?.run.as_ref()?;
            run.ended.is_none().then(|| run.current(library).ok()?.act().cloned()).flatten()
        })
    })
}

/// Does it. The calculator opens beside the call, which stays where it is.
pub fn perform(desk: Desk, lang: Lang) {
    if desk.act(lang) == Some(Act::Compensation) {
        browser::open_beside(&calculator(desk));
    }
}

/// The calculator with what the call knows of the claim; without a kind of claim it is empty.
fn calculator(desk: Desk) -> String {
    let waybill = desk.caller.with_untracked(|caller| caller.waybill.as_ref().map(Consigned::from));
    let claim = desk.doc.with_untracked(|doc| doc.as_ref().and_then(|doc| claim_of(&doc.form, waybill).ok()));
    match claim {
        Some(claim) => paths::rule_compensation(None, Some(&claim), None),
        None => paths::RULES_COMPENSATION.to_owned(),
    }
}

/// The buttons.
#[component]
pub fn Doings(
    act: Act,
    /// What a press was meant for.
    aim: Aim,
) -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    // A promise needs a time: one that was agreed on, or one that the press counts.
    let promised = match &act {
        Act::Callback { when, within, .. } => Some((*when, within.is_some())),
        _ => None,
    };
    let known = move |slot: Slot| desk.doc.with(|d| d.as_ref().map(|d| d.known(slot).to_owned()).unwrap_or_default());
    let label = move || {
        let (lang, t) = (lang.get(), t());
        match &act {
            Act::OpenComplaint(kind) => [t.act_complaint, " · ", terms::kind(lang, *kind)].concat(),
            Act::Callback { when, .. } => {
                let time = spoken_value(lang, *when, &known(*when), clock.now_untracked());
                if time.is_empty() { t.act_callback.to_owned() } else { [t.act_callback, " · ", &time].concat() }
            }
            Act::Compensation => t.act_calculate.to_owned(),
            Act::HandToLead => t.act_lead.to_owned(),
        }
    };
    let timeless = move || {
        promised.is_some_and(|(slot, counted)| {
            let text = known(slot);
            !counted && (text.trim().is_empty() || slot.parse(&text).is_err())
        })
    };
    view! {
        <button
            type="button"
            class="answer answer--act"
            disabled=timeless
            title=move || timeless().then(|| t().script_no_time)
            on:click=move |_| {
                if aim.holds(desk) {
                    perform(desk, lang.get_untracked());
                }
            }
        >
            <span>{label}</span>
            <kbd class="kbd">"Alt 1"</kbd>
        </button>
        <button type="button" class="answer answer--next" on:click=move |_| {
            if aim.holds(desk) {
                go_on(desk);
            }
        }>
            <span>{move || t().script_left}</span>
            <kbd class="kbd">"Alt 2"</kbd>
        </button>
    }
}
