//! What was promised to customers, nearest first. Each stays here until it is kept, or no longer wanted.

use super::work_list::short_waybill;
use crate::ui::flow::{For, Show};
use crate::{
    i18n::{
        promises::{self, PromiseTexts},
        use_lang,
    },
    later::use_later,
    ui::chip::ClockChip,
};
use domain::view::{
    PersonRef, WorkbenchPage as Page,
    promises::{PromiseList, PromiseRow},
};
use leptos::prelude::*;

/// The list; nothing is shown while nothing is promised.
#[component]
pub fn Promises(shown: RwSignal<Option<Page>>) -> impl IntoView {
    let lang = use_lang();
    let t = move || PromiseTexts::of(lang.get());
    let list = Memo::new(move |_| shown.with(|p| p.as_ref().map(|p| p.promises.clone()).unwrap_or_default()));
    let more = move || list.with(|PromiseList { rows, total, .. }| *total as usize > rows.len());
    let colleagues = move || list.with_untracked(|list| list.colleagues.clone());
    view! {
        <Show when=move || list.with(|list| !list.rows.is_empty())>
            <section class="card work promises" aria-labelledby="promises-title">
                <h2 class="card__title work__title" id="promises-title">
                    {move || t().title} <span class="work__total">{move || list.with(|list| list.total)}</span>
                </h2>
                <ol class="work__rows">
                    <For each=move || list.with(|list| list.rows.clone()) key=|row| (row.id, row.version) let:row>
                        <PromiseItem row=row colleagues=colleagues()/>
                    </For>
                </ol>
                <Show when=more>
                    <p class="muted work__more">{move || t().more}</p>
                </Show>
            </section>
        </Show>
    }
}

/// One promise: what, by when and to whom; opened, what may be done about it.
#[component]
fn PromiseItem(row: PromiseRow, colleagues: Vec<PersonRef>) -> impl IntoView {
    let (lang, later) = (use_lang(), use_later());
    let t = move || PromiseTexts::of(lang.get());
    let (about, due, tries) = (row.about, Signal::stored(row.due), row.tries);
    let owner = row.owner.as_ref().map(|owner| [" · ", &owner.name].concat());
    let (phone, waybill) = (row.phone.clone(), row.waybill.as_deref().map(short_waybill));
    let who = move || {
        let phone = if phone.is_empty() { t().no_phone } else { &phone };
        waybill.as_ref().map_or_else(|| phone.to_owned(), |waybill| [phone, " · ", waybill].concat())
    };
    let acts = move || match later.bench() {
        Some(parts) => (parts.promise)(row.clone(), colleagues.clone()),
        None => view! { <p class="muted promise__acts">{move || t().wait}</p> }.into_any(),
    };
    view! {
        <li class="promise" data-about=about.code()>
            <details>
                <summary class="promise__line">
                    <span class="work-row__what">{move || promises::about(lang.get(), about)} {owner}</span>
                    <span class="work-row__due"><ClockChip due=due/></span>
                    <span class="work-row__who muted">{who}</span>
                    <span class="work-row__clock muted">{move || promises::tries(lang.get(), tries)}</span>
                </summary>
                {acts}
            </details>
        </li>
    }
}
