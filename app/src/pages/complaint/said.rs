//! What was said in the chat a complaint was taken in.

use super::Case;
use crate::i18n::{line::LineTexts, time, use_lang};
use crate::ui::flow::Show;
use domain::view::chats::TranscriptLine;
use leptos::prelude::*;

/// The conversation; nothing when the complaint was taken in otherwise.
#[component]
pub fn Said(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let lang = use_lang();
    let said = case.part(|page| page.said.clone());
    let t = move || LineTexts::of(lang.get());
    let line = move |line: TranscriptLine| {
        let ours = line.agent.is_some();
        let who = line.agent.unwrap_or_else(|| t().customer.to_owned());
        let at = time::moment(lang.get(), line.at);
        view! {
            <li class="chat__line" class:chat__line--ours=ours>
                <p class="muted chat__who">{who} " " {at}</p>
                <p class="chat__text">{line.text}</p>
            </li>
        }
        .into_any()
    };
    let lines = move || {
        let lines = said.with(|said| said.as_ref().map(|said| said.lines.clone()).unwrap_or_default());
        lines.into_iter().map(line).collect::<Vec<_>>()
    };
    let rated = move || {
        let said = said.get()?;
        let score = said.score.map(|score| [u8::from(score).to_string().as_str(), " / 5"].concat());
        let parts: Vec<String> = score.into_iter().chain(said.remark).collect();
        (!parts.is_empty()).then(|| [t().rated, " ", &parts.join(" · ")].concat())
    };
    view! {
        <Show when=move || said.with(Option::is_some)>
            <section class="card chat" aria-labelledby="said-title">
                <h2 class="card__title" id="said-title">{move || t().conversation}</h2>
                <div class="chat__lines" role="region" tabindex="0" aria-labelledby="said-title"><ol>{lines}</ol></div>
                <p class="muted">{rated}</p>
            </section>
        </Show>
    }
}
