//! The head: which receipt, where it stands, and what may be recorded.

use super::{act::Act, act_form::ActForm, one::Slip, standing::StandingChip};
use crate::{
    i18n::{
        receipt_pages::{ReceiptPageTexts, route, say, standing_day},
        use_lang,
    },
    start::use_me,
    ui::{chip::Chip, flow::Show, title::Title},
};
use domain::account::Permission;
use leptos::prelude::*;

/// The id of the group of buttons; the focus comes here when a form was saved.
pub const ACTIONS: &str = "receipt-actions";

/// The head of the page.
#[component]
pub fn Head(
    /// The receipt.
    slip: Slip,
) -> impl IntoView {
    let lang = use_lang();
    let waybill = slip.part(|page, _| page.receipt.waybill.as_str().to_owned());
    let outlet = slip.part(|page, _| page.receipt.outlet.clone());
    let way = slip.part(|page, _| page.receipt.route);
    let at = slip.part(|page, _| page.receipt.whereabouts.code());
    let standing = slip.part(|page, today| page.receipt.standing(&page.terms, today));
    let ended = slip.part(|page, _| page.receipt.whereabouts.ended_on());
    let title = move || [ReceiptPageTexts::of(lang.get()).one, " ", &waybill.get()].concat();
    view! {
        <Title text=title />
        <header class="card case-head">
            <p class="case-head__tags">
                <StandingChip at=at.into() standing=standing.into() today=slip.today.into() />
                <span>{move || standing_day(lang.get(), ended.get(), standing.get())}</span>
                <Chip label=Signal::derive(move || route(lang.get(), way.get()).to_owned()) />
            </p>
            <h1 class="case-head__title">{title}</h1>
            <p class="muted">{move || outlet.get()}</p>
            <Actions slip=slip />
        </header>
    }
}

/// What this person may record, and the form that is open.
#[component]
fn Actions(slip: Slip) -> impl IntoView {
    let lang = use_lang();
    let me = StoredValue::new(use_me().map(|me| me.actor));
    let allowed = slip.part(move |page, today| {
        let may = |act: &Act| {
            me.with_value(|me| me.as_ref().is_some_and(|me| act.allowed(me, &page.receipt, &page.terms, today)))
        };
        Act::IN_HEAD.into_iter().filter(may).collect::<Vec<_>>()
    });
    // What waits for a manager comes before what may be recorded.
    let next = slip.part(move |page, today| {
        let decides = me.with_value(|me| me.as_ref().is_some_and(|me| me.may(Permission::AssessReceipts)));
        let waits = decides && !page.receipt.open(&page.terms, today).is_empty();
        Act::next(&page.receipt).filter(|_| !waits)
    });
    let buttons = move || {
        let next = next.get();
        let button = |act: Act| {
            let class = if next == Some(act) { "button button--primary" } else { "button" };
            let pressed = move || if slip.open.get() == Some(act) { "true" } else { "false" };
            view! {
                <button class=class type="button" aria-expanded=pressed on:click=move |_| slip.start(act)>
                    {move || act.label(ReceiptPageTexts::of(lang.get()))}
                </button>
            }
            .into_any()
        };
        allowed.get().into_iter().map(button).collect::<Vec<_>>()
    };
    let form = move || {
        let here = slip.open.get().filter(|act| Act::IN_HEAD.contains(act));
        here.map(|act| view! { <ActForm slip=slip act=act /> }.into_any())
    };
    let some = Memo::new(move |_| allowed.with(|all| !all.is_empty()));
    view! {
        <div class="case-head__actions" id=ACTIONS tabindex="-1" role="group" aria-label=say(|t| t.actions)>
            <Show when=move || some.get()>{move || buttons()}</Show>
        </div>
        {form}
        <p class="case-head__saved" role="status">{move || slip.saved.get().then(say(|t| t.saved))}</p>
    }
}
