//! What waits to be sent. Shown only while something does.

use crate::{
    i18n::{shell, time::clock_time, use_lang},
    outbox::use_outbox,
    ui::icon::{Icon, IconName},
};
use leptos::prelude::*;

/// The count in the bar and the list it opens.
#[component]
pub(super) fn WaitingList() -> impl IntoView {
    let (lang, outbox) = (use_lang(), use_outbox());
    let t = move || &shell::shell(lang.get()).outbox;
    let count = Memo::new(move |_| outbox.waiting.with(Vec::len));
    let none = move || count.get() == 0;
    let idle = move || none() && !outbox.offline.get();
    let rows = move || {
        let lang = lang.get();
        outbox.waiting.with(|all| {
            all.iter()
                .map(|entry| {
                    let at = clock_time(entry.submission.made_at);
                    let what = shell::command(lang, &entry.submission.command);
                    view! { <li class="waiting__row"><span>{what}</span><span class="muted">{at}</span></li> }
                })
                .map(IntoAny::into_any)
                .collect_view()
        })
    };
    view! {
        <div data-later="" hidden=move || idle() role="status">
            <button type="button" class="bar__button bar__button--near" popovertarget="waiting">
                <Icon name=Signal::derive(move || if outbox.offline.get() { IconName::Offline } else { IconName::Outbox }) />
                <span hidden=move || none()>{move || count.get()}</span>
                <span class="bar__word">{move || if none() { t().offline_short } else { t().waiting }}</span>
            </button>
        </div>
        <div data-later="" id="waiting" class="menu" popover="auto">
            <h2 class="menu__title">{move || if none() { t().offline_short } else { t().title }}</h2>
            <p class="muted">{move || if outbox.offline.get() { t().offline } else { t().sending }}</p>
            <ul class="waiting">{move || rows()}</ul>
            <p class="muted" hidden=move || none()>{move || t().kept}</p>
            <button type="button" class="button" hidden=move || none() on:click=move |_| outbox.push()>{move || t().push}</button>
        </div>
    }
}
