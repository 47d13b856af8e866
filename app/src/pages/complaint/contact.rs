//! The contact: masked, and shown whole only for a reason that is logged.

use super::Case;
use crate::{
    doors::complaints::reveal_phone,
    error::AppError,
    i18n::{
        complaints::{complaints, say},
        terms, use_lang,
    },
    start::use_me,
    ui::{chip::Tone, flow::Show, notice::Notice, warning::warning_note},
};
use domain::{
    account::Permission,
    complaint::{Field, kind::Requester, warning::Warning},
};
use leptos::{prelude::*, task::spawn_local};

/// How far a reveal is.
#[derive(Clone, PartialEq, Eq)]
enum Reveal {
    /// The number is masked.
    Masked,
    /// The reason is asked for.
    Asked,
    /// The reason is missing.
    NoReason,
    /// On its way.
    Sent,
    /// The number.
    Shown(String),
    /// It was not shown.
    Failed(AppError),
}

/// The contact of a complaint.
#[component]
pub fn Contact(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let lang = use_lang();
    let (name, phone, requester) =
        (case.fact(Field::ContactName), case.fact(Field::ContactPhone), case.fact(Field::Requester));
    let who = move || Requester::from_code(&requester.get()).map(|r| terms::requester(lang.get(), r));
    let reveal = RwSignal::new(Reveal::Masked);
    let number = move || match reveal.get() {
        Reveal::Shown(whole) => whole,
        _ => phone.get(),
    };
    let may = use_me().is_some_and(|me| me.actor.may(Permission::RevealContact));
    view! {
        <section class="card" aria-labelledby="contact-title">
            <h2 class="card__title" id="contact-title">{say(|t| t.customer)}</h2>
            <p class="case-contact">
                <strong>{move || name.get()}</strong>
                <span class="muted">{move || who()}</span>
                <span class="case-contact__phone">{move || number()}</span>
            </p>
            {may.then(|| view! { <Ask case=case reveal=reveal /> }.into_any())}
        </section>
    }
}

/// Asks for the reason, and says that it was logged.
#[component]
fn Ask(case: Case, reveal: RwSignal<Reveal>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let send = move || {
        let why = reason.get_untracked();
        if why.trim().is_empty() {
            reveal.set(Reveal::NoReason);
            return;
        }
        reveal.set(Reveal::Sent);
        spawn_local(async move {
            let answer = reveal_phone(case.id, why).await;
            drop(reveal.try_set(answer.map_or_else(Reveal::Failed, Reveal::Shown)));
            case.page.again();
        });
    };
    let step = move || match reveal.get() {
        Reveal::Masked => view! {
            <button class="button button--quiet" type="button" on:click=move |_| reveal.set(Reveal::Asked)>
                {say(|t| t.reveal)}
            </button>
        }
        .into_any(),
        Reveal::Shown(_) => view! {
            <p class="row">
                <span class="tag">{say(|t| t.revealed)}</span>
                <button class="button button--quiet" type="button" on:click=move |_| reveal.set(Reveal::Masked)>
                    {say(|t| t.hide)}
                </button>
            </p>
        }
        .into_any(),
        _ => view! { <Reason reveal=reveal reason=reason send=Callback::new(move |()| send()) /> }.into_any(),
    };
    let open = Memo::new(move |_| reveal.get() != Reveal::Masked);
    view! {
        <div class="reveal" role="status">{move || step()}</div>
        <Show when=move || open.get()>{warning_note(Warning::ShownInFull)}</Show>
    }
}

#[component]
fn Reason(reveal: RwSignal<Reveal>, reason: RwSignal<String>, send: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let trouble = move || match reveal.get() {
        Reveal::NoReason => Some(complaints(lang.get()).reason_missing.to_owned()),
        Reveal::Failed(error) => Some(terms::error(lang.get(), error)),
        _ => None,
    };
    view! {
        <form
            class="field"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                send.run(());
            }
        >
            <label class="field__label" for="reveal-reason">{say(|t| t.reveal_why)}</label>
            <input
                class="input"
                id="reveal-reason"
                maxlength="200"
                autocomplete="off"
                aria-invalid=move || trouble().map(|_| "true")
                prop:value=move || reason.get()
                on:input=move |event| reason.set(event_target_value(&event))
            />
            {move || trouble().map(|text| view! { <Notice tone=Tone::Overdue title=text /> }.into_any())}
            <p class="row">
                <button class="button" type="submit" disabled=move || reveal.get() == Reveal::Sent>
                    {say(|t| t.reveal_go)}
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| reveal.set(Reveal::Masked)>
                    {say(|t| t.hide)}
                </button>
            </p>
        </form>
    }
}
