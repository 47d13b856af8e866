//! What house rules say, step by step, what a manager decided, and that all of it charges nobody by itself.

use super::{act::Act, act_form::ActForm, one::Slip};
use crate::{
    i18n::{
        compensation::Sentence,
        receipt_pages::{self as words, ReceiptPageTexts, say},
        receipts, rules, terms, time, use_lang,
    },
    preferences::Lang,
    start::use_me,
    ui::{
        chip::{Chip, Tone},
        flow::Show,
        notice::Notice,
    },
};
use domain::{
    account::Permission,
    complaint::warning::Warning,
    receipt::{Assessment, Matter, OpenProposal, Proposal, ReceiptTerms, Ruling},
};
use leptos::prelude::*;

/// Proposals and decisions.
#[component]
pub fn Proposals(
    /// The receipt.
    slip: Slip,
) -> impl IntoView {
    let lang = use_lang();
    let open = slip.part(|page, today| page.receipt.open(&page.terms, today));
    let decided = slip.part(|page, _| page.receipt.assessments.clone());
    let of = StoredValue::new(slip.page.value.with_untracked(|page| page.terms.clone()));
    let none = Memo::new(move |_| open.with(Vec::is_empty));
    let shows = Memo::new(move |_| !none.get() || decided.with(|decided| !decided.is_empty()));
    let waiting = move || open.get().into_iter().map(|one| proposal(slip, of, one)).collect::<Vec<_>>();
    let done = move || decided.get().into_iter().map(|one| decision(slip, of, one)).collect::<Vec<_>>();
    let source = move || of.with_value(|of| source(lang.get(), of));
    view! {
        <section class="card stack" aria-labelledby="receipt-rules">
            <h2 class="card__title" id="receipt-rules">{say(|t| t.rules)}</h2>
            <Show when=move || none.get()>
                <p class="muted">{say(|t| t.rules_none)}</p>
            </Show>
            {waiting}
            {done}
            <Show when=move || shows.get()>
                <Caution />
                <p class="muted calc__source">{source}</p>
            </Show>
        </section>
    }
}

/// A charge on staff is only a proposal, and wage law has the last word.
#[component]
fn Caution() -> impl IntoView {
    let lang = use_lang();
    let note = move || terms::warning(lang.get(), Warning::ChargeIsProposal);
    view! {
        <Notice tone=Tone::Near title=Signal::derive(move || note().title.to_owned())>
            <p>{move || note().text}</p>
            <p class="muted">{move || note().source}</p>
        </Notice>
    }
}

fn source(lang: Lang, of: &ReceiptTerms) -> String {
    let dot = ReceiptPageTexts::of(lang).dot;
    [rules::named(lang, &of.source), dot, &of.id, dot, &of.version, dot, terms::grade(lang, of.grade)].concat()
}

/// The argument of a proposal: every step, with the article it rests on.
fn steps(of: StoredValue<ReceiptTerms>, proposal: Proposal) -> AnyView {
    let lang = use_lang();
    let sentences = move || {
        let lang = lang.get();
        let told = of.with_value(|of| receipts::proposal(lang, &proposal, Some(of)));
        told.into_iter().map(|sentence| step(lang, sentence)).collect::<Vec<_>>()
    };
    view! { <ol class="proof__steps">{sentences}</ol> }.into_any()
}

fn step(lang: Lang, sentence: Sentence) -> AnyView {
    let article = sentence.article.map(|quoted| {
        let text = [&*quoted.text, ReceiptPageTexts::of(lang).dot, terms::grade(lang, quoted.grade)].concat();
        view! { <span class="calc__article muted">{text}</span> }.into_any()
    });
    view! { <li>{sentence.text} {article}</li> }.into_any()
}

fn proposal(slip: Slip, of: StoredValue<ReceiptTerms>, open: OpenProposal) -> AnyView {
    let lang = use_lang();
    let matter = open.matter;
    view! {
        <article class="receipts__proposal" data-matter=code(matter)>
            <h3>{move || words::matter(lang.get(), matter)}</h3>
            {steps(of, open.proposal)}
            <Decide slip=slip matter=matter />
        </article>
    }
    .into_any()
}

/// The name of a matter in the page, for those who look for it.
const fn code(matter: Matter) -> &'static str {
    match matter {
        Matter::Slow => "slow",
        Matter::Unexplained { .. } => "unexplained",
        Matter::AnomalyMissed => "anomaly_missed",
        Matter::Lost => "lost",
        Matter::Unusable => "unusable",
    }
}

/// The buttons of those who decide; for others, why there are none.
#[component]
fn Decide(slip: Slip, matter: Matter) -> impl IntoView {
    let lang = use_lang();
    let me = StoredValue::new(use_me().map(|me| me.actor));
    let decides = me.with_value(|me| me.as_ref().is_some_and(|me| me.may(Permission::AssessReceipts)));
    let may = slip.part(move |page, today| {
        let allowed = |me: &_| Act::Confirm(matter).allowed(me, &page.receipt, &page.terms, today);
        me.with_value(|me| me.as_ref().is_some_and(allowed))
    });
    let button = move |act: Act, class: &'static str| {
        let pressed = move || if slip.open.get() == Some(act) { "true" } else { "false" };
        view! {
            <button class=class type="button" aria-expanded=pressed on:click=move |_| slip.start(act)>
                {move || act.label(ReceiptPageTexts::of(lang.get()))}
            </button>
        }
        .into_any()
    };
    let form = move || {
        let here = slip.open.get().filter(|act| [Act::Confirm(matter), Act::Waive(matter)].contains(act));
        here.map(|act| view! { <ActForm slip=slip act=act /> }.into_any())
    };
    let why = if decides { say(|t| t.own_record) } else { say(|t| t.waits_for_manager) };
    view! {
        <Show when=move || may.get() fallback=move || view! { <p class="muted">{why}</p> }>
            <p class="row">
                {button(Act::Confirm(matter), "button button--primary")} {button(Act::Waive(matter), "button")}
            </p>
        </Show>
        {form}
    }
}

fn decision(slip: Slip, of: StoredValue<ReceiptTerms>, one: Assessment) -> AnyView {
    let lang = use_lang();
    let holds = of.with_value(|of| one.holds(of));
    let (matter, ruling, at, reason) = (one.matter, one.ruling, one.at, one.reason.clone());
    let by = slip.page.value.with_untracked(|page| Slip::name(page, one.by));
    let tone = if ruling == Ruling::Confirmed { Tone::Info } else { Tone::Neutral };
    let who = move || [&*by, ReceiptPageTexts::of(lang.get()).dot, &time::full_moment(lang.get(), at)].concat();
    let again = if holds { say(|t| t.recomputes) } else { say(|t| t.differs) };
    view! {
        <article class="receipts__proposal receipts__proposal--decided" data-matter=code(matter)>
            <h3>
                {move || words::matter(lang.get(), matter)} " "
                <Chip label=Signal::derive(move || words::ruling(lang.get(), ruling).to_owned()) tone=tone />
            </h3>
            <p>{who}</p>
            {(!reason.is_empty()).then(|| view! { <p class="timeline__quote">{reason}</p> }.into_any())}
            {steps(of, one.proposal)}
            <p class="muted">{again}</p>
        </article>
    }
    .into_any()
}
