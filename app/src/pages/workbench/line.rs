//! My place on the floor: my state, signing on, what rings, and what I have to do with.

use super::{Bench, Pane, work_list::short_waybill};
use crate::ui::flow::{For, Show, react};
use crate::{
    browser,
    clock::use_clock,
    desk::{Desk, Told, use_desk},
    error::AppError,
    i18n::{
        line::{self, LineTexts},
        terms, time, use_lang,
    },
    preferences::Lang,
};
use domain::{
    command::Refusal,
    queue::AwayReason,
    view::{
        WorkbenchPage as Page,
        chats::{LineContact, LineNote, LineSkill, LineTarget, MyLine},
    },
};
use leptos::prelude::*;

/// Reasons for a break that people choose; the others are set by the rules.
const CHOSEN: [AwayReason; 5] =
    [AwayReason::Rest, AwayReason::Meal, AwayReason::Training, AwayReason::Meeting, AwayReason::OtherWork];

/// Answers or declines what rings, from the keyboard. Gives whether anything rings.
pub fn by_key(desk: Desk, answers: bool) -> bool {
    let Some(contact) = desk.ringing() else { return false };
    if answers {
        desk.take(contact);
    } else {
        desk.deed_about("decline", contact);
    }
    true
}

/// The panel.
#[component]
pub fn LinePanel(
    /// Of my work: how many calls I had today.
    shown: RwSignal<Option<Page>>,
) -> impl IntoView {
    let (desk, lang, clock) = (use_desk(), use_lang(), use_clock());
    let t = move || LineTexts::of(lang.get());
    let on = Memo::new(move |_| desk.line.with(|line| line.signed_on && line.state != "offline"));
    let state = move || desk.line.with(|line| line::state(lang.get(), &line.state));
    let away = move || {
        let reason = desk.line.with(|line| AwayReason::from_code(&line.away));
        reason.map(|reason| [" · ", line::away(lang.get(), reason)].concat())
    };
    let spent = move || {
        let since = desk.line.with(|line| line.since_ms);
        time::stopwatch(((clock.now().timestamp_millis() - since) / 1000).max(0))
    };
    let waiting = move || desk.line.with(|line| line.waiting);
    let calls = move || shown.with(|page| page.as_ref().map_or(0, |page| page.calls_today));
    let bench = expect_context::<Bench>();
    let rings = Memo::new(move |_| {
        let offered = |line: &MyLine| line.contacts.iter().find(|c| c.stage == "offered").map(|c| c.id);
        desk.line.with(offered)
    });
    let calls_here = Memo::new(move |_| desk.doc.with(|doc| doc.as_ref().and_then(|doc| doc.contact)));
    react(move || {
        let rings = rings.get();
        if rings.is_some() && desk.doc.with_untracked(Option::is_none) {
            bench.tab.set(Pane::Customer);
        }
        untrack(|| desk.announce(rings));
    });
    react(move || {
        if calls_here.get().is_some() {
            bench.show(Pane::Call);
        }
    });
    let old = move || desk.is_offline().then(|| t().offline);
    let refused = move || desk.floor_refused.with(|why| why.as_ref().map(|why| why_not(lang.get(), why)));
    view! {
        <section class="card floor" aria-label=move || t().title data-state=move || desk.line.with(|line| line.state.clone())>
            <Show when=move || on.get()>
                <p class="floor__state">
                    <span class="my-state__dot" aria-hidden="true"></span>
                    <strong role="status">{state} {away}</strong>
                    <span class="my-state__time" aria-hidden="true">{spent}</span>
                </p>
                <p class="floor__counts">
                    <span class="chip chip--neutral">{move || t().waiting} " " {waiting}</span>
                    <span class="chip chip--neutral my-state__calls">{move || t().calls_today} " " {calls}</span>
                </p>
                <Presence/>
            </Show>
            <p class="floor__old" role="status">{old}</p>
            <p class="floor__old" role="alert">{refused}</p>
            <Notes/>
            <Contacts/>
            <Show when=move || !on.get()>
                <SignOn/>
            </Show>
        </section>
    }
}

fn why_not(lang: Lang, why: &Result<Refusal, AppError>) -> String {
    match why {
        Ok(refusal) => terms::refusal(lang, refusal),
        Err(error) => terms::error(lang, *error),
    }
}

/// Ready, away, gone.
#[component]
fn Presence() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let t = move || LineTexts::of(lang.get());
    let busy = move || desk.line.with(|line| matches!(line.state.as_str(), "break" | "wrap_up"));
    let reasons = Signal::derive(move || {
        let choice = |reason: &AwayReason| (reason.code().to_owned(), line::away(lang.get(), *reason).to_owned());
        CHOSEN.iter().map(choice).collect::<Vec<_>>()
    });
    let pause = Callback::new(move |reason: String| {
        desk.deed(["{\"take_break\":{\"reason\":\"", &reason, "\"}}"].concat());
    });
    view! {
        <div class="floor__deeds">
            <Show when=busy>
                <button type="button" class="button button--primary" on:click=move |_| desk.deed("\"be_ready\"".to_owned())>
                    {move || t().ready}
                </button>
            </Show>
            <Choices title=Signal::derive(move || t().pause) rows=reasons chosen=pause/>
            <button type="button" class="button button--quiet" on:click=move |_| desk.deed("\"sign_off\"".to_owned())>
                {move || t().sign_off}
            </button>
        </div>
    }
}

/// A button that opens others. Not a list to select from: there, an arrow key would already be the deed.
#[component]
fn Choices(
    title: Signal<&'static str>,
    /// What each stands for, and its words.
    rows: Signal<Vec<(String, String)>>,
    chosen: Callback<String>,
) -> impl IntoView {
    let button = move |(code, words): (String, String)| {
        let choose = move |event: web_sys::MouseEvent| {
            browser::fold(&event);
            chosen.run(code.clone());
        };
        view! { <button type="button" class="button button--quiet" on:click=choose>{words}</button> }.into_any()
    };
    let keys = |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            browser::fold(&event);
        }
    };
    view! {
        <details class="floor__menu" on:keydown=keys>
            <summary class="button">{move || title.get()}</summary>
            <div class="floor__choices">{move || rows.get().into_iter().map(button).collect::<Vec<_>>()}</div>
        </details>
    }
}

/// Signing on, with what one takes.
#[component]
fn SignOn() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let t = move || LineTexts::of(lang.get());
    let left = RwSignal::new(Vec::<String>::new());
    let skills = move || desk.line.with(|line| line.skills.clone());
    let row = move |skill: LineSkill| {
        let code = skill.skill.clone();
        let chosen = {
            let code = code.clone();
            move || left.with(|left| !left.contains(&code))
        };
        let turn = move |_| {
            left.update(|left| match left.iter().position(|known| *known == code) {
                Some(at) => drop(left.remove(at)),
                None => left.push(code.clone()),
            });
        };
        let label = move || lang.get().pick(0, 1);
        let names = [skill.zh, skill.en];
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=chosen on:change=turn/>
                " " {move || names[label()].clone()}
            </label>
        }
        .into_any()
    };
    let sign_on = move |_| {
        let skills: Vec<String> = desk.line.with_untracked(|line| {
            let all = line.skills.iter().map(|skill| &skill.skill);
            left.with_untracked(|left| all.filter(|skill| !left.contains(skill)).cloned().collect())
        });
        if let Ok(skills) = serde_json::to_string(&skills) {
            desk.deed(["{\"sign_on\":{\"skills\":", &skills, ",\"calls\":\"us\"}}"].concat());
            desk.deed("\"be_ready\"".to_owned());
            // Who was not on the floor is not told by the stream before this.
            desk.follow_once();
        }
    };
    view! {
        <details class="floor__sign-on" on:toggle=move |_| desk.look(Told::default())>
            <summary>{move || t().sign_on}</summary>
            <p class="muted">{move || t().sign_on_text}</p>
            <fieldset class="floor__skills">
                <legend>{move || t().skills}</legend>
                {move || skills().into_iter().map(row).collect::<Vec<_>>()}
            </fieldset>
            <button type="button" class="button button--primary" on:click=sign_on>{move || t().sign_on}</button>
        </details>
    }
}

/// Notes of a lead, until they are acknowledged.
#[component]
fn Notes() -> impl IntoView {
    let (desk, lang) = (use_desk(), use_lang());
    let t = move || LineTexts::of(lang.get());
    let row = move |note: LineNote| {
        let (id, by) = (note.id, note.by);
        let heard = move |_| desk.look(Told { heard: Some(id), ..Told::default() });
        view! {
            <li class="floor__note">
                <p><strong>{move || t().note_from} " " {by.clone()}</strong></p>
                <p>{note.text}</p>
                <button type="button" class="button" on:click=heard>{move || t().heard}</button>
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="floor__rows" aria-live="assertive">
            <For each=move || desk.line.with(|line| line.notes.clone()) key=|note| note.id children=row/>
        </ul>
    }
}

/// What I have to do with, oldest first.
#[component]
fn Contacts() -> impl IntoView {
    let desk = use_desk();
    let shown = move |contact: &LineContact| {
        let unread = contact.thread.as_ref().map_or(0, |thread| thread.unread);
        (contact.id, contact.stage.clone(), contact.since_ms, unread, contact.waybill.clone())
    };
    view! {
        <ul class="floor__rows" aria-live="polite">
            <For each=move || desk.line.with(|line| line.contacts.clone()) key=shown let:contact>
                <ContactRow contact=contact/>
            </For>
        </ul>
    }
}

#[component]
fn ContactRow(contact: LineContact) -> impl IntoView {
    let (desk, lang, clock) = (use_desk(), use_lang(), use_clock());
    let bench = expect_context::<Bench>();
    let t = move || LineTexts::of(lang.get());
    let (id, since, rings) = (contact.id, contact.since_ms, contact.stage == "offered");
    let here = Memo::new(move |_| desk.doc.with(|doc| doc.as_ref().is_some_and(|doc| doc.contact == Some(id))));
    let unread = contact.thread.as_ref().map_or(0, |thread| thread.unread);
    let (channel, stage, ours) = (contact.channel.clone(), contact.stage.clone(), contact.ours);
    let passes = matches!(stage.as_str(), "talking" | "holding");
    let waybill = short_waybill(&contact.waybill);
    let who =
        [contact.who.clone(), waybill].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let spent = move || time::stopwatch(((clock.now().timestamp_millis() - since) / 1000).max(0));
    let what = move || [line::channel(lang.get(), &channel), " · ", line::state(lang.get(), &stage)].concat();
    let shown = StoredValue::new(contact);
    let open = move |_| {
        shown.with_value(|contact| desk.show(contact));
        bench.show(Pane::Call);
    };
    let take = move |_| {
        desk.take(id);
        bench.show(Pane::Call);
    };
    let targets = Signal::derive(move || {
        let at = lang.get().pick(0, 1);
        let row = |target: &LineTarget| (target.to.clone(), [&target.zh, &target.en][at].clone());
        desk.line.with(|line| line.targets.iter().map(row).collect::<Vec<_>>())
    });
    let pass = Callback::new(move |to: String| {
        desk.deed(["{\"transfer\":{\"contact\":\"", &id.to_string(), "\",\"to\":", &to, "}}"].concat());
    });
    let deeds = move || {
        match (rings, ours) {
        (true, true) => view! {
            <button type="button" class="button button--primary floor__answer" aria-keyshortcuts="Alt+Y" on:click=take>
                {move || t().answer} <kbd>"Alt+Y"</kbd>
            </button>
            <button type="button" class="button floor__decline" aria-keyshortcuts="Alt+N" on:click=move |_| desk.deed_about("decline", id)>
                {move || t().decline} <kbd>"Alt+N"</kbd>
            </button>
        }
        .into_any(),
        (true, false) => view! { <span class="muted">{move || t().at_telephone}</span> }.into_any(),
        (false, ours) => view! {
            <button type="button" class="button floor__open" aria-current=move || here.get().then_some("true") on:click=open>
                {move || t().open}
            </button>
            {(ours && passes).then(|| view! { <Choices title=Signal::derive(move || t().pass_on) rows=targets chosen=pass/> })}
        }
        .into_any(),
    }
    };
    view! {
        <li class="floor__row" class:floor__row--rings=rings class:floor__row--here=move || here.get()>
            <p class="floor__what">{what} " " <span class="my-state__time" aria-hidden="true">{spent}</span></p>
            <p class="floor__who">
                {who}
                {(unread > 0).then(|| view! { " " <span class="chip chip--near">{unread} " " {move || t().unread}</span> }.into_any())}
            </p>
            <div class="floor__deeds">{deeds}</div>
        </li>
    }
}
