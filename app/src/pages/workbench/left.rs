//! Calls that earlier pages left unfinished.

use crate::ui::flow::{For, Show};
use crate::{
    clock::use_clock,
    desk::use_desk,
    i18n::{time, use_lang, workbench::WorkbenchTexts},
};
use domain::{
    complaint::Field,
    person::{Phone, masked_name},
};
use leptos::prelude::*;

/// The list; nothing is shown while there are none.
#[component]
pub fn Left() -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    view! {
        <Show when=move || desk.left.with(|l| !l.is_empty())>
            <section class="card left">
                <h2 class="card__title">{move || t().left_title}</h2>
                <p class="muted">{move || t().left_text}</p>
                <ul class="left__rows">
                    <For each=move || desk.left.get() key=|doc| (doc.call, doc.revision) let:doc>
                        {
                            let name = masked_name(doc.value(Field::ContactName));
                            let phone = Phone::parse(&doc.phone).map(|p| p.masked()).unwrap_or_default();
                            let waybill = doc.value(Field::Waybill).to_owned();
                            let started = doc.started_at();
                            let who: Vec<String> =
                                [name, phone, waybill].into_iter().filter(|s| !s.is_empty()).collect();
                            let seconds = move || (clock.now() - started).num_seconds().max(0);
                            view! {
                                <li class="left__row">
                                    <span>
                                        {who.join(" · ")} " "
                                        <span class="muted">{move || time::ago(lang.get(), seconds())}</span>
                                    </span>
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| desk.resume(doc.clone())
                                    >
                                        {move || t().left_resume}
                                    </button>
                                </li>
                            }
                        }
                    </For>
                </ul>
            </section>
        </Show>
    }
}
