//! Emergency closures: what is closed now, what is coming, what is over, and ending one early.

use super::{
    super::dry_run::Told,
    change::{Fault, Trial},
    fields::{Takes, field},
};
use crate::{
    clock::use_clock,
    i18n::{
        business_units::{self as words, UnitTexts},
        time, use_lang,
    },
    start::use_me,
    ui::chip::{Chip, Tone},
};
use domain::{
    account::Permission,
    calendar::{adjust::Adjustment, closure::Closure},
    complaint::draft::moment_instant,
    view::calendar::{ClosureRow, Phase},
};
use leptos::prelude::*;

/// All of them.
#[component]
pub fn Closures(rows: Vec<ClosureRow>, changed: RwSignal<u32>, said: RwSignal<Option<Told>>) -> impl IntoView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let none = rows.is_empty().then(|| view! { <p>{move || t().no_closures}</p> }.into_any());
    let rows: Vec<AnyView> = rows
        .into_iter()
        .enumerate()
        .map(|(place, row)| view! { <Row row=row place=place changed=changed said=said /> }.into_any())
        .collect();
    view! {
        <section class="card stack" id="closures">
            <h2 class="card__title">{move || t().closures}</h2>
            <p class="muted">{move || t().closures_lead}</p>
            {none}
            <ul class="rules__units">{rows}</ul>
        </section>
    }
}

const fn tone(phase: Phase) -> Tone {
    match phase {
        Phase::Now => Tone::Urgent,
        Phase::Coming => Tone::Near,
        Phase::Past => Tone::Neutral,
    }
}

#[component]
fn Row(row: ClosureRow, place: usize, changed: RwSignal<u32>, said: RwSignal<Option<Told>>) -> impl IntoView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let ClosureRow { closure, phase, declared_by, ended_by } = row;
    let may_end = phase != Phase::Past && use_me().is_some_and(|me| me.actor.may(Permission::ChangeRules));
    let end = may_end
        .then(|| view! { <EndEarly closure=closure.clone() place=place changed=changed said=said /> }.into_any());
    let declared = closure.declared.map(|entry| {
        let line = move || [t().entered_by, " ", &declared_by, " ", &time::full_moment(lang.get(), entry.at)].concat();
        view! { <span class="muted">{line}</span> }.into_any()
    });
    let ended = closure.ended.map(|entry| {
        let line = move || [t().ended_by, &*ended_by, " ", &time::full_moment(lang.get(), entry.at)].concat();
        view! { <span class="muted">{line}</span> }.into_any()
    });
    let (units, cause, note) = (closure.units, closure.cause, closure.note);
    let span = move || words::from_to(lang.get(), closure.from, closure.until);
    view! {
        <li class="rules__unit" data-phase=phase.code()>
            <Chip label=Signal::derive(move || words::phase(lang.get(), phase).to_owned()) tone=tone(phase) />
            <strong>{move || words::units(lang.get(), &units)} " · " {move || words::cause(lang.get(), cause)}</strong>
            <span class="tabular">{span}</span>
            {(!note.is_empty()).then(|| view! { <span>{note}</span> }.into_any())}
            {declared}
            {ended}
            {end}
        </li>
    }
}

#[component]
fn EndEarly(closure: Closure, place: usize, changed: RwSignal<u32>, said: RwSignal<Option<Told>>) -> impl IntoView {
    let lang = use_lang();
    let t = move || UnitTexts::of(lang.get());
    let at = RwSignal::new(super::fields::typed(use_clock().now_untracked()));
    let change = Signal::derive(move || {
        let Some(at) = moment_instant(&at.get()) else { return Err(Fault::Again) };
        Ok(Adjustment::Reopen { units: closure.units.clone(), from: closure.from, at })
    });
    let id = ["reopen-", &place.to_string()].concat();
    view! {
        <details class="rules__import">
            <summary>{move || t().reopen_head}</summary>
            <div class="stack">
                {field(id, Takes::Moment, |t| t.open_again, Some(|t| t.open_again_hint), at)}
                <Trial change=change changed=changed said=said />
            </div>
        </details>
    }
}
