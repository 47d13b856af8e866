//! What the calculators have in common: they fetch the rules once, are kept for when there is no network, and say what went
//! wrong.

use super::{
    frame::{RulesFrame, Word},
    terms::{self, Terms},
};
use crate::pages::complaint::Missing;
use leptos::prelude::*;

/// A page that calculates.
#[component]
pub fn CalculatorPage(
    /// What it is called.
    title: Word,
    /// What it is for.
    lead: Word,
    /// The calculator itself.
    show: fn(Terms) -> AnyView,
) -> impl IntoView {
    let rules = terms::fetch();
    super::tools::keep_a_copy();
    view! {
        <RulesFrame title=title lead=lead>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match terms::read(rules.await) {
                        Ok(terms) => show(terms),
                        Err(error) => view! { <Missing error=error again=Callback::new(move |()| rules.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </RulesFrame>
    }
}
