//! The list of what is wrong with a form, each entry a link to its field.

use crate::ui::flow::Show;
use crate::{
    browser,
    i18n::{terms, use_lang},
};
use domain::complaint::Flaw;
use leptos::prelude::*;

/// The list of flaws. It takes the focus when it appears, so that a screen reader reads it.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the form.
    #[prop(into)]
    flaws: Signal<Vec<Flaw>>,
    /// Its heading.
    #[prop(into)]
    title: Signal<&'static str>,
    /// The id of a field's element.
    id_of: fn(domain::complaint::Field) -> String,
) -> impl IntoView {
    let lang = use_lang();
    let some = Memo::new(move |_| flaws.with(|f| !f.is_empty()));
    view! {
        <Show when=move || some.get()>
            <div class="summary" role="alert" tabindex="-1" id="error-summary">
                <p class="summary__title">{move || title.get()}</p>
                <ul class="summary__list">
                    {move || {
                        flaws
                            .get()
                            .into_iter()
                            .map(|flaw| {
                                let id = id_of(flaw.field);
                                let target = id.clone();
                                view! {
                                    <li>
                                        <a
                                            href=format!("#{id}")
                                            on:click=move |event| {
                                                event.prevent_default();
                                                browser::focus(&target);
                                            }
                                        >
                                            {terms::problem(lang.get(), flaw.field, flaw.problem)}
                                        </a>
                                    </li>
                                }
                            })
                            .map(IntoAny::into_any)
                            .collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}
