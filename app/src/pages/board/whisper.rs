//! A note for one agent, which only that agent's workbench shows.

use super::sending::{Sending, Step, Told};
use crate::{
    doors::floor::whisper,
    i18n::{
        board::{say, whisper_problem},
        use_lang,
    },
    ui::text_area::TextArea,
};
use domain::{id::AccountId, view::floor::WHISPER_LENGTH};
use leptos::prelude::*;

/// The id of the text.
const TEXT: &str = "whisper-text";

/// The form.
#[component]
pub fn WhisperForm(
    /// For whom.
    to: AccountId,
) -> impl IntoView {
    let lang = use_lang();
    let (text, tried, sending) = (RwSignal::new(String::new()), RwSignal::new(false), Sending::<String>::new());
    let busy = Memo::new(move |_| sending.is_busy());
    let problem = move || tried.get().then(|| text.with(|text| whisper_problem(lang.get(), text))).flatten();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.with_untracked(|text| text.trim().to_owned());
        tried.set(true);
        if words.is_empty() {
            return;
        }
        let door = move |id, words| async move { whisper(id, to, words).await.map(|_| Step::Done) };
        let done = Callback::new(move |()| {
            text.set(String::new());
            tried.set(false);
        });
        sending.send(words, door, done);
    };
    let wrote = move |words: String| {
        text.set(words);
        if sending.step.get_untracked() == Step::Done {
            sending.step.set(Step::Writing);
        }
    };
    view! {
        <form class="drawer__part" novalidate=true on:submit=send>
            <h3>{say(|t| t.whisper)}</h3>
            <div class="field" class:field--bad=move || problem().is_some()>
                <label class="field__label" for=TEXT>{say(|t| t.whisper_help)}</label>
                <TextArea
                    id=TEXT
                    value=Signal::derive(move || text.get())
                    on_input=Callback::new(wrote)
                    rows=2
                    max=u32::try_from(WHISPER_LENGTH).unwrap_or(u32::MAX)
                    described_by=Signal::stored(Some("whisper-error".to_owned()))
                    invalid=Signal::derive(move || problem().is_some())
                    readonly=Signal::derive(move || busy.get())
                />
                <p class="field__error" id="whisper-error">{problem}</p>
            </div>
            <Told step=sending.step done=|t| t.sent />
            <p class="row">
                <button class="button button--primary" type="submit" aria-disabled=move || busy.get().then_some("true")>{say(|t| t.send)}</button>
                <span class="muted" role="status">{move || busy.get().then(say(|t| t.sending))}</span>
            </p>
        </form>
    }
}
