//! My work, nearest unmet deadline first, live as clocks run.

use crate::ui::flow::{For, Show};
use crate::{
    error::AppError,
    i18n::{terms, use_lang, workbench::WorkbenchTexts},
    paths,
    ui::chip::ClockChip,
};
use domain::{
    complaint::StageCode,
    time::Instant,
    view::{ComplaintRow, WorkbenchPage as Page},
};
use leptos::prelude::*;
use leptos_router::components::A;

/// The list.
#[component]
pub fn WorkList(
    shown: RwSignal<Option<Page>>,
    failed: RwSignal<Option<AppError>>,
    retry: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let rows = Memo::new(move |_| shown.with(|p| p.as_ref().map(|p| p.work.clone()).unwrap_or_default()));
    let total = Memo::new(move |_| shown.with(|p| p.as_ref().map_or(0, |p| p.work_total)));
    let more = move || total.get() as usize > rows.with(Vec::len);
    let nothing = |page: &Page| page.work.is_empty() && page.promises.rows.is_empty();
    let empty = move || shown.with(|page| page.as_ref().is_some_and(nothing));
    view! {
        <section class="card work">
            <h2 class="card__title work__title">
                {move || t().work_title} " " <span class="muted">{move || t().work_order}</span>
                <span class="work__total">{move || total.get()}</span>
            </h2>
            <Show when=move || failed.get().is_some()>
                <div class="work__failed" role="status">
                    <p>{move || t().work_failed}</p>
                    <button type="button" class="button" on:click=move |_| retry.run(())>{move || t().retry}</button>
                </div>
            </Show>
            <Show when=empty>
                <div class="empty">
                    <p class="empty__title">{move || t().work_empty_title}</p>
                    <p class="muted">{move || t().work_empty_text}</p>
                </div>
            </Show>
            <ol class="work__rows">
                <For each=move || rows.get() key=|row| (row.id, row.version) let:row>
                    <WorkRow row=row/>
                </For>
            </ol>
            <Show when=more>
                <p class="muted work__more">{move || t().work_more}</p>
            </Show>
            <p class="work__all"><A href=paths::COMPLAINTS>{move || t().all_complaints}</A></p>
        </section>
    }
}

/// One row.
#[component]
pub fn WorkRow(row: ComplaintRow) -> impl IntoView {
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let (kind, next, waiting) = (row.kind, row.next, row.stage == StageCode::WithLead && row.owner.is_none());
    let due = Signal::stored(next.map_or_else(Instant::default, |n| n.due.instant()));
    let waybill = row.waybill.as_deref().map(short_waybill).unwrap_or_default();
    let contact = [row.contact.clone(), waybill].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="work-row">
            <A href=paths::complaint(row.id) attr:class="work-row__link">
                <span class="work-row__what">
                    {move || terms::kind(lang.get(), kind)} " · " {row.gist.clone()}
                </span>
                <span class="work-row__due">
                    {match next {
                        Some(_) => view! { <ClockChip due=due/> }.into_any(),
                        None => view! { <span class="chip chip--neutral">{move || t().no_clock}</span> }.into_any(),
                    }}
                </span>
                <span class="work-row__who muted">{contact}</span>
                <span class="work-row__clock muted">
                    {move || if waiting { t().with_lead } else { next.map_or("", |n| terms::clock(lang.get(), n.code)) }}
                </span>
            </A>
        </li>
    }
}

/// A waybill number shortened in the middle: `YT7702…318`.
pub fn short_waybill(number: &str) -> String {
    if number.len() <= 10 || !number.is_ascii() {
        return number.to_owned();
    }
    format!("{}…{}", &number[..6], &number[number.len() - 3..])
}
