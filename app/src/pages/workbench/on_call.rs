//! The middle column while a call is on.

use super::{
    call_bar::CallBar, chat::ChatPanel, filed::FiledNotes, form_panel::FormPanel, script_panel::ScriptPanel,
    wrap_up::WrapUpPanel,
};
use crate::ui::flow::{Show, react};
use crate::{
    browser,
    desk::{Phase, use_desk},
    i18n::{use_lang, workbench::WorkbenchTexts},
    ui::notice::Notice,
};
use leptos::prelude::*;

/// A call is on, or being wrapped up.
#[component]
pub fn OnCall() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let wrapping =
        Memo::new(move |_| desk.doc.with(|d| d.as_ref().is_some_and(|d| matches!(d.phase, Phase::WrappingUp { .. }))));
    // Another call on the desk has another conversation.
    let chats = Memo::new(move |_| {
        desk.contact().filter(|contact| contact.thread.is_some()).map(|contact| contact.id).is_some()
    });
    // Whoever began the call from the keyboard goes on where the call is, not at the top of the page.
    react(|| browser::take_lost_focus("call"));
    view! {
        <CallBar/>
        <Show when=move || desk.restored.get()>
            <Notice tone=crate::ui::chip::Tone::Info title=Signal::derive(move || t().restored.to_owned())>
                <button type="button" class="button button--quiet" on:click=move |_| desk.restored.set(false)>
                    {move || t().dismiss}
                </button>
            </Notice>
        </Show>
        <Show when=move || desk.replaced.get()>
            <Notice tone=crate::ui::chip::Tone::Near title=Signal::derive(move || t().replaced.to_owned())>
                <button type="button" class="button button--quiet" on:click=move |_| desk.replaced.set(false)>
                    {move || t().dismiss}
                </button>
            </Notice>
        </Show>
        <Show when=move || chats.get()>
            <ChatPanel/>
        </Show>
        <Show when=move || wrapping.get()>
            <WrapUpPanel/>
        </Show>
        <Show when=move || !wrapping.get()>
            <ScriptPanel/>
        </Show>
        <FiledNotes/>
        <FormPanel/>
    }
}
