//! Scripts that could not be shown: what happened, what is safe, what to do.

use crate::{
    error::AppError,
    i18n::{
        scripts::{ScriptTexts, say},
        terms, use_lang,
    },
    paths,
    ui::{chip::Tone, notice::Notice, title::Title},
};
use leptos::prelude::*;

/// There is no such script, or it could not be fetched.
#[component]
pub fn Missing(
    /// What went wrong.
    error: AppError,
    /// Tries again.
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let unknown = error == AppError::NotFound;
    let words: fn(&'static ScriptTexts) -> &'static str = if unknown { |t| t.gone_title } else { |t| t.failed_title };
    let title = say(words);
    let help = move || if unknown { say(|t| t.gone_help)().to_owned() } else { terms::error(lang.get(), error) };
    view! {
        <Title text=title />
        <h1>{title}</h1>
        <Notice tone=if unknown { Tone::Info } else { Tone::Overdue } title=Signal::derive(help) />
        <p class="row">
            <a class="button button--primary" href=paths::SCRIPTS>{say(|t| t.back)}</a>
            {(!unknown)
                .then(|| {
                    view! { <button class="button" type="button" on:click=move |_| again.run(())>{say(|t| t.retry)}</button> }
                        .into_any()
                })}
        </p>
    }
}
