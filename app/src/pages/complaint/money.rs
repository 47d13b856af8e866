//! What the complaint may cost: the way to the calculator, the amounts that were kept, and what was decided on them.

use super::{Case, ruling::limits};
use crate::{
    i18n::{amounts::AmountTexts, compensation, complaints::say, terms, time, use_lang},
    paths,
    ui::{
        chip::{Chip, Tone},
        icon::{Icon, IconName},
        notice::Notice,
    },
};
use domain::{
    compensation::{Assessment, Consigned, NoClaim, claim_of},
    complaint::reckoning::Recheck,
    time::local_day,
    view::ReckoningView,
};
use leptos::prelude::*;

/// The amounts of a complaint.
#[component]
pub fn Money(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let lang = use_lang();
    let claim = case.part(|page| {
        let waybill = page.snapshot.as_ref().map(|then| &then.waybill);
        let accepted_on = waybill.map(|card| local_day(card.accepted_at));
        let claim = claim_of(&page.facts, waybill.map(Consigned::from));
        let path = (claim != Err(NoClaim::NotOfThisKind))
            .then(|| paths::rule_compensation(Some(page.id), claim.as_ref().ok(), accepted_on));
        (path, claim.err())
    });
    let kept = case.part(|page| page.reckonings.iter().rev().cloned().collect::<Vec<_>>());
    let kept = move || kept.get().into_iter().enumerate().map(|(i, one)| amount(one, i > 0)).collect_view();
    let open = move |path: String| {
        view! {
            <p class="muted">{say(|t| t.money_lead)}</p>
            <p><a class="button" href=path><Icon name=IconName::Rule /> {say(|t| t.money_open)}</a></p>
        }
    };
    view! {
        <section class="card stack" aria-labelledby="money-title">
            <h2 class="card__title" id="money-title">{say(|t| t.money)}</h2>
            {move || {
                let (path, why) = claim.get();
                view! {
                    {why.map(|why| view! { <p class="muted">{move || compensation::no_claim(lang.get(), why)}</p> }.into_any())}
                    {path.map(|path| open(path).into_any())}
                }
                    .into_any()
            }}
            {kept}
        </section>
    }
}

/// One amount: what each side gives, what was decided, and behind it the working. Earlier ones are folded.
fn amount(kept: ReckoningView, folded: bool) -> AnyView {
    let lang = use_lang();
    let t = move || AmountTexts::of(lang.get());
    let ReckoningView { reckoning, by, ruled_by, recheck } = kept;
    let (number, at, ruling) = (reckoning.number, reckoning.at, reckoning.ruling.clone());
    let reckoning = StoredValue::new(reckoning);
    let lines = move || {
        let lines = reckoning.with_value(|r| limits(lang.get(), r));
        lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view()
    };
    let decided = match ruling {
        None => {
            view! { <p><Chip label=Signal::derive(move || t().undecided.to_owned()) tone=Tone::Near /></p> }.into_any()
        }
        Some(ruling) => {
            let (at, decision, text) = (ruling.at, ruling.decision, ruling.text);
            view! {
                <p>
                    <strong>{move || terms::decision(lang.get(), decision)}</strong>
                    <span class="muted">" · " {ruled_by} " " {move || t().ruled_by} " " {move || time::moment(lang.get(), at)}</span>
                </p>
                <p class="timeline__quote">{text}</p>
            }
            .into_any()
        }
    };
    let whole = view! {
        <ul class="calc__list">{lines}</ul>
        {decided}
        {rechecked(recheck)}
        <details class="calc__inputs">
            <summary>{move || t().details}</summary>
            {reckoning.with_value(|r| r.results.iter().map(working).collect::<Vec<_>>())}
        </details>
    };
    let title = move || {
        let (number, at) = (number.to_string(), time::moment(lang.get(), at));
        ["№ ", &number, " · ", &by, " ", t().by, " ", &at].concat()
    };
    if folded {
        return view! { <details class="amount"><summary>{title}</summary>{whole}</details> }.into_any();
    }
    view! { <div class="amount" data-amount=number><h3 class="amount__title">{title}</h3>{whole}</div> }.into_any()
}

/// Whether it can still be worked out to the same: a mark when it can, a notice when not.
fn rechecked(recheck: Recheck) -> AnyView {
    let lang = use_lang();
    let text = Signal::derive(move || terms::recheck(lang.get(), recheck).to_owned());
    match recheck {
        Recheck::Same => {
            view! { <p class="muted amount__check"><Icon name=IconName::Check /> {move || text.get()}</p> }.into_any()
        }
        Recheck::Differs => view! { <Notice tone=Tone::Overdue title=text /> }.into_any(),
        Recheck::NoPack => view! { <Notice tone=Tone::Near title=text /> }.into_any(),
    }
}

/// One result: its terms, its steps, what it was worked out from.
fn working(result: &Assessment) -> AnyView {
    let lang = use_lang();
    let path = paths::rule_pack("compensation", &result.pack.id, &result.pack.version);
    let (name, text) = ([&*result.pack.id, " ", &*result.pack.version].concat(), result.inputs_text());
    let (hash, status) = (result.inputs_hash(), result.status);
    let result = StoredValue::new(result.clone());
    let steps = move || {
        let sentences = result.with_value(|result| compensation::working(lang.get(), result, None));
        sentences.into_iter().map(|sentence| view! { <li>{sentence.text}</li> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <section class="amount__working">
            <h4><a href=path>{name}</a> " · " {move || compensation::status(lang.get(), status)}</h4>
            <ol class="proof__steps">{steps}</ol>
            <pre class="calc__text" tabindex="0">{text}</pre>
            <p class="calc__hash tabular">{hash}</p>
        </section>
    }
    .into_any()
}
