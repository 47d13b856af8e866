//! The conversation with the customer of a chat, beside the script.

use crate::ui::flow::react;
use crate::{
    browser,
    clock::use_clock,
    desk::{Told, use_desk},
    i18n::{
        line::{self, LineTexts},
        time, use_lang,
    },
    ui::phrase_area::PhraseArea,
};
use domain::{
    chat::{MESSAGE_LENGTH, Topic},
    id::ContactId,
    time::from_millis,
    view::chats::{LineContact, LineThread},
};
use leptos::prelude::*;

/// Keys told to the other side at most so often.
const TYPING_EVERY_MS: i64 = 3_000;

/// The panel. One for all chats.
#[component]
pub fn ChatPanel() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let t = move || LineTexts::of(lang.get());
    let contact = Memo::new(move |_| desk.contact());
    let id = Memo::new(move |_| contact.with(|contact| contact.as_ref().map(|contact| contact.id)));
    // Whoever has it on the screen reads it.
    react(move || {
        let unread = contact.with(|contact| {
            let thread = contact.as_ref().and_then(|contact| contact.thread.as_ref());
            thread.filter(|thread| thread.unread > 0).map(|thread| thread.count)
        });
        if let (Some(id), Some(count)) = (id.get(), unread) {
            desk.look(Told { read: Some((id, count)), ..Told::default() });
        }
        browser::reveal("chat-end");
    });
    let about = move || contact.with(|contact| topic_of(contact.as_ref()).map(|topic| line::topic(lang.get(), topic)));
    let typing = move || contact.with(|contact| thread(contact.as_ref()).is_some_and(|t| t.typing)).then(|| t().typing);
    let over = move || contact.with(|contact| contact.as_ref().is_some_and(|contact| contact.stage == "wrap_up"));
    view! {
        <section class="card chat" aria-labelledby="chat-title">
            <h2 class="card__title" id="chat-title">{move || t().conversation} " " <span class="muted">{about}</span></h2>
            <div class="chat__lines" role="log" tabindex="0" aria-labelledby="chat-title">
                <ol>
                    <Lines contact=contact/>
                    <li id="chat-end"></li>
                </ol>
            </div>
            <p class="muted chat__typing" role="status">{typing}</p>
            <p class="muted">{move || over().then(|| t().over)}</p>
            <Composer id=id over=Signal::derive(over)/>
        </section>
    }
}

/// What is being written; it is kept with the call, so that no reload and no other device loses it.
#[component]
fn Composer(id: Memo<Option<ContactId>>, #[prop(into)] over: Signal<bool>) -> impl IntoView {
    let (desk, lang, clock) = (use_desk(), use_lang(), use_clock());
    let t = move || LineTexts::of(lang.get());
    let text =
        Signal::derive(move || desk.doc.with(|doc| doc.as_ref().map(|doc| doc.saying.clone())).unwrap_or_default());
    let told_ms = StoredValue::new(0_i64);
    let write = move |text: String| {
        let Some(id) = id.get_untracked() else { return };
        let (empty, now) = (text.is_empty(), clock.exact_ms());
        desk.change(|doc| doc.saying = text);
        if empty || now - told_ms.get_value() > TYPING_EVERY_MS {
            told_ms.set_value(if empty { 0 } else { now });
            desk.look(Told { typing: Some((id, !empty)), ..Told::default() });
        }
    };
    let send = move || {
        let Some(id) = id.get_untracked() else { return };
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            told_ms.set_value(0);
            desk.say(id, text);
            desk.change(|doc| doc.saying.clear());
        }
        // What was just said stays in sight.
        browser::focus_quietly("chat-text");
    };
    view! {
        <form
        class="chat__form"
        hidden=over
        on:submit=move |event| {
            event.prevent_default();
            send();
        }
        on:keydown=move |event| {
            // The list of phrases and input methods take Enter for themselves and keep it from here.
            let here = event_target::<web_sys::Element>(&event).id() == "chat-text";
            if here && event.key() == "Enter" && !event.shift_key() && !browser::composing(&event) && !event.ctrl_key() {
                event.prevent_default();
                send();
            }
        }
    >
        <label class="field__label" for="chat-text">{move || t().write}</label>
        <PhraseArea
            id="chat-text"
            source=desk.phrase_source()
            to_customer=true
            value=text
            on_input=Callback::new(write)
            rows=2
            max=u32::try_from(MESSAGE_LENGTH).unwrap_or(1000)
        />
        <p class="row">
            <span class="muted">{move || t().keys}</span>
            <button type="submit" class="button button--primary">{move || t().send}</button>
        </p>
    </form>
    }
}

fn thread(contact: Option<&LineContact>) -> Option<&LineThread> {
    contact.and_then(|contact| contact.thread.as_ref())
}

fn topic_of(contact: Option<&LineContact>) -> Option<Topic> {
    thread(contact).and_then(|thread| Topic::from_code(&thread.topic))
}

/// What was said, and what is on its way.
#[component]
fn Lines(contact: Memo<Option<LineContact>>) -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let rows = move || {
        let t = LineTexts::of(lang.get());
        let Some(LineContact { id, thread: Some(thread), .. }) = contact.get() else { return Vec::new() };
        let unsent = desk.unsent(id, &thread.messages);
        let said = thread.messages.iter().map(|message| {
            let who = if message.ours { t.me } else { t.customer };
            let read = if message.ours && message.number <= thread.read { t.read } else { "" };
            row(message.ours, who, time::clock_time(from_millis(message.at_ms)), read, message.text.clone())
        });
        let going = unsent.into_iter().map(|(_, text)| row(true, t.me, String::new(), t.sending, text));
        said.chain(going).collect::<Vec<_>>()
    };
    view! { {rows} }
}

fn row(ours: bool, who: &'static str, time: String, state: &'static str, text: String) -> AnyView {
    view! {
        <li class="chat__line" class:chat__line--ours=ours>
            <p class="muted chat__who">{who} " " {time} " " {state}</p>
            <p class="chat__text">{text}</p>
        </li>
    }
    .into_any()
}
