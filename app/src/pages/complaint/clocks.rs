//! The clocks: those that run, nearest first, each with its proof; those that ended, folded away.

use super::Case;
use crate::ui::flow::Show;
use crate::{i18n::complaints::say, ui::working::ProofPanel};
use domain::{clock::Clock, view::ComplaintPage};
use leptos::prelude::*;

fn running(page: &ComplaintPage) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = page.clocks.iter().filter(|c| c.is_running()).cloned().collect();
    domain::order::sort_by_key(&mut clocks, |c| c.due.instant());
    clocks
}

fn ended(page: &ComplaintPage) -> Vec<Clock> {
    page.clocks.iter().rev().filter(|c| !c.is_running()).cloned().collect()
}

/// The clocks of a complaint.
#[component]
pub fn Clocks(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let (running, ended) = (case.part(running), case.part(ended));
    let panels = move || {
        let clocks = running.get();
        if clocks.is_empty() {
            return view! { <div class="card"><p class="muted">{say(|t| t.no_clocks)}</p></div> }.into_any();
        }
        clocks
            .into_iter()
            .enumerate()
            .map(|(i, clock)| panel(case, clock, i > 0))
            .map(IntoAny::into_any)
            .collect_view()
            .into_any()
    };
    let over =
        move || ended.get().into_iter().map(|clock| panel(case, clock, true)).map(IntoAny::into_any).collect_view();
    let some = Memo::new(move |_| ended.with(|clocks| !clocks.is_empty()));
    view! {
        <section class="stack" aria-labelledby="clocks-title">
            <h2 class="visually-hidden" id="clocks-title">{say(|t| t.clocks)}</h2>
            {move || panels()}
            <Show when=move || some.get()>
                <details class="card ended">
                    <summary class="ended__summary">
                        {say(|t| t.ended_clocks)} " (" {move || ended.with(Vec::len)} ")"
                    </summary>
                    <div class="stack">{move || over()}</div>
                </details>
            </Show>
        </section>
    }
}

fn panel(case: Case, clock: Clock, folded: bool) -> impl IntoView {
    let class = if clock.is_running() { "card" } else { "ended__clock" };
    view! { <div class=class><ProofPanel clock=clock of=case.id folded=folded /></div> }
}
