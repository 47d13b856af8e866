//! The facts of a claim, as they stand in the address.

use super::keep::CASE;
use crate::{
    i18n::{compensation as words, rule_pages::RulePageTexts, use_lang},
    pages::rules::{
        address::Address,
        inputs::{Ends, Takes, Word, choice, line, show_result},
        read::{self, Input},
    },
    preferences::Lang,
};
use domain::compensation::{
    Answer, Cause, Claim, ClaimKind, Item, Options, Packer, PartialFee, Reason, WeightRounding, Window,
};
use leptos::prelude::*;

const PACKERS: [Packer; 2] = [Packer::Customer, Packer::Carrier];
const ANSWERS: [Answer; 2] = [Answer::Yes, Answer::No];

/// The claim in the address. What does not fit is left out; the field says so.
pub(super) fn claim(address: Address) -> Claim {
    let get = |name: &str| address.get(name);
    Claim {
        fee: read::money(&get("fee")).value(),
        surcharge: read::money(&get("surcharge")).value(),
        fee_paid: read::answer(&get("paid")),
        weight: read::weight(&get("weight")).value(),
        insured: read::money(&get("insured")).value(),
        lost: read::share(&get("lost"), &get("whole")).value(),
        cause: Cause::from_code(&get("cause")),
        window: Window::from_code(&get("window")),
        agreed: read::money(&get("agreed")).value(),
        signed_and_left: read::answer(&get("signed")),
        packed_by: Packer::from_code(&get("packed")),
        reason: Reason::from_code(&get("reason")),
        actual_loss: read::money(&get("loss")).value(),
        value: read::money(&get("value")).value(),
        contract_cap_multiple: read::whole(&get("cap")).value(),
        term_highlighted: read::answer(&get("highlighted")),
        gross_negligence: read::answer(&get("negligence")),
        item: Item::from_code(&get("item")),
        ..Claim::of(kind(address))
    }
}

/// Whether something was typed that is not what its field takes.
pub(super) fn has_bad(address: Address) -> bool {
    let money = ["fee", "surcharge", "insured", "agreed", "loss", "value"];
    money.iter().any(|name| read::money(&address.get(name)).is_bad())
        || read::weight(&address.get("weight")).is_bad()
        || read::share(&address.get("lost"), &address.get("whole")).is_bad()
        || read::whole::<u32>(&address.get("cap")).is_bad()
        || read::day(&address.get("accepted")).is_bad()
}

fn kind(address: Address) -> ClaimKind {
    ClaimKind::from_code(&address.get("kind")).unwrap_or(ClaimKind::Loss)
}

/// The options in the address.
pub(super) fn options(address: Address) -> Options {
    Options {
        partial_fee: PartialFee::from_code(&address.get("partial_fee")),
        weight_rounding: WeightRounding::from_code(&address.get("rounding")),
    }
}

/// The form.
#[component]
pub(super) fn FactsForm(address: Address) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let partial =
        move || matches!(kind(address), ClaimKind::PartialDamage | ClaimKind::QtyMismatch | ClaimKind::DelayValueLoss);
    let folded = [
        "cause",
        "window",
        "signed",
        "packed",
        "reason",
        "agreed",
        "cap",
        "highlighted",
        "negligence",
        "item",
        "partial_fee",
        "rounding",
        "postal",
    ];
    let open = folded.iter().any(|name| !address.first(name).is_empty());
    view! {
        <form class="card calc__form" method="get" on:submit=show_result>
            <h2 class="card__title">{move || t().facts}</h2>
            // Without the program the form is sent as it stands, and must not forget its complaint.
            {(!address.first(CASE).is_empty()).then(|| view! { <input type="hidden" name=CASE value=address.first(CASE) /> }.into_any())}
            {choice(address, "kind", |l| RulePageTexts::of(l).kind, None, ClaimKind::ALL, ClaimKind::code, words::claim_kind)}
            <div class="calc__pair">
                {line(address, "accepted", Takes::Day, |l| RulePageTexts::of(l).accepted_on, None, String::new)}
                {amount(address, "fee", |l| RulePageTexts::of(l).fee)}
                {line(address, "weight", Takes::Decimal, |l| RulePageTexts::of(l).weight, None, move || said(lang.get(), read::weight(&address.get("weight")).is_bad(), |t| t.bad_weight))}
                {amount(address, "insured", |l| RulePageTexts::of(l).insured)}
                {amount(address, "value", |l| RulePageTexts::of(l).value)}
                {amount(address, "loss", |l| RulePageTexts::of(l).actual_loss)}
            </div>
            <div class="calc__pair" hidden=move || !partial()>
                {amount(address, "lost", |l| RulePageTexts::of(l).lost_part)}
                {line(address, "whole", Takes::Decimal, |l| RulePageTexts::of(l).lost_whole, Some(|l| RulePageTexts::of(l).lost_hint), move || {
                    said(lang.get(), read::share(&address.get("lost"), &address.get("whole")).is_bad(), |t| t.lost_hint)
                })}
            </div>
            <details class="calc__more-facts" open=open>
                <summary>{move || t().more_facts}</summary>
                <MoreFacts address=address />
            </details>
            <Ends address=address />
        </form>
    }
}

#[component]
fn MoreFacts(address: Address) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let unknown: Word = |l| RulePageTexts::of(l).not_known;
    let as_pack: Word = |l| RulePageTexts::of(l).by_pack;
    view! {
        <div class="calc__pair">
            {amount(address, "surcharge", |l| RulePageTexts::of(l).surcharge)}
            {yes_no(address, "paid", |l| RulePageTexts::of(l).fee_paid, |l| RulePageTexts::of(l).yes)}
            {choice(address, "cause", |l| RulePageTexts::of(l).cause, Some(|l| RulePageTexts::of(l).none_found), Cause::ALL, Cause::code, words::cause)}
            {choice(address, "window", |l| RulePageTexts::of(l).window, Some(|l| RulePageTexts::of(l).in_time), Window::ALL, Window::code, words::window)}
            {yes_no(address, "signed", |l| RulePageTexts::of(l).signed_and_left, |l| RulePageTexts::of(l).no)}
            {choice(address, "packed", |l| RulePageTexts::of(l).packed_by, Some(unknown), &PACKERS, Packer::code, words::packer)}
            {choice(address, "reason", |l| RulePageTexts::of(l).reason, Some(|l| RulePageTexts::of(l).reason_none), Reason::ALL, Reason::code, words::reason)}
            {amount(address, "agreed", |l| RulePageTexts::of(l).agreed)}
            {line(address, "cap", Takes::Whole, |l| RulePageTexts::of(l).cap, None, move || {
                said(lang.get(), read::whole::<u32>(&address.get("cap")) == Input::Bad, |t| t.bad_number)
            })}
            {yes_no(address, "highlighted", |l| RulePageTexts::of(l).highlighted, unknown)}
            {yes_no(address, "negligence", |l| RulePageTexts::of(l).negligence, unknown)}
            {yes_no(address, "postal", |l| RulePageTexts::of(l).postal_too, |l| RulePageTexts::of(l).no)}
            {choice(address, "item", |l| RulePageTexts::of(l).item, Some(|l| words::item(l, Item::Parcel)), &[Item::RegisteredLetter], Item::code, words::item)}
        </div>
        <h3>{move || t().options}</h3>
        <div class="calc__pair">
            {choice(address, "partial_fee", |l| RulePageTexts::of(l).option_partial_fee, Some(as_pack), PartialFee::ALL, PartialFee::code, words::partial_fee)}
            {choice(address, "rounding", |l| RulePageTexts::of(l).option_weight, Some(as_pack), WeightRounding::ALL, WeightRounding::code, words::weight_rounding)}
        </div>
    }
}

fn amount(address: Address, name: &'static str, label: Word) -> AnyView {
    let lang = use_lang();
    line(address, name, Takes::Decimal, label, None, move || {
        said(lang.get(), read::money(&address.get(name)).is_bad(), |t| t.bad_money)
    })
}

fn yes_no(address: Address, name: &'static str, label: Word, none: Word) -> AnyView {
    let code = |answer| if answer == Answer::Yes { "1" } else { "0" };
    choice(address, name, label, Some(none), &ANSWERS, code, words::answer)
}

fn said(lang: Lang, bad: bool, word: fn(&'static RulePageTexts) -> &'static str) -> String {
    if bad { word(RulePageTexts::of(lang)).to_owned() } else { String::new() }
}
