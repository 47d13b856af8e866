//! What was asked for is not there, or could not be fetched.

use crate::{
    error::AppError,
    i18n::{
        receipt_pages::{ReceiptPageTexts, say},
        terms, use_lang,
    },
    paths,
    ui::{chip::Tone, notice::Notice},
};
use leptos::prelude::*;

/// Says what happened, and offers to try again or to go back.
#[component]
pub fn Missing(
    /// What went wrong.
    error: AppError,
    /// Tries again.
    again: Callback<()>,
    /// What could not be fetched.
    title: fn(&'static ReceiptPageTexts) -> &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let unknown = error == AppError::NotFound;
    let title = if unknown { say(|t| t.unknown) } else { say(title) };
    let help = move || if unknown { say(|t| t.unknown_help)().to_owned() } else { terms::error(lang.get(), error) };
    let retry = move || {
        view! { <button class="button" type="button" on:click=move |_| again.run(())>{say(|t| t.retry)}</button> }
            .into_any()
    };
    view! {
        <Notice tone=if unknown { Tone::Info } else { Tone::Overdue } title=Signal::derive(move || title().to_owned())>
            <p>{move || help()}</p>
            <p class="row">
                {unknown.then(|| view! { <a class="button" href=paths::RECEIPTS>{say(|t| t.to_list)}</a> }.into_any())}
                {(!unknown).then(retry)}
            </p>
        </Notice>
    }
}
