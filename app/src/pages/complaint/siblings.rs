//! Other complaints about the same waybill.

use super::Case;
use crate::ui::flow::Show;
use crate::{
    i18n::{complaints::say, terms, time, use_lang},
    paths,
};
use leptos::prelude::*;

/// The siblings of a complaint; nothing when it has none.
#[component]
pub fn Siblings(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let lang = use_lang();
    let rows = case.part(|page| page.siblings.clone());
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let links = move || {
        rows.get()
            .into_iter()
            .map(|row| {
                let line = move || {
                    let lang = lang.get();
                    let (kind, stage) = (terms::kind(lang, row.kind), terms::stage(lang, row.stage));
                    [kind, " · ", stage, " · ", &time::moment(lang, row.accepted_at)].concat()
                };
                view! {
                    <li>
                        <a href=paths::complaint(row.id)>{row.number.to_string()}</a>
                        <span class="muted">" " {move || line()}</span>
                    </li>
                }
            })
            .map(IntoAny::into_any)
            .collect_view()
    };
    view! {
        <Show when=move || some.get()>
            <section class="card" aria-labelledby="siblings-title">
                <h2 class="card__title" id="siblings-title">{say(|t| t.siblings)}</h2>
                <ul class="siblings">{move || links()}</ul>
            </section>
        </Show>
    }
}
