//! The head: what it is, how far it is, and what to do next.

use super::{
    Case,
    action::{self, Action},
    action_form::ActionForm,
    sheet,
};
use crate::ui::flow::{Show, react};
use crate::ui::title::Title;
use crate::{
    browser::storage::{self, Shelf},
    i18n::{
        complaints::{complaints, say},
        terms, time, use_lang,
    },
    live::use_live,
    outbox::use_outbox,
    start::use_me,
    ui::{
        chip::{Chip, Tone},
        icon::{Icon, IconName},
    },
};
use domain::{
    account::Actor,
    complaint::{ChannelCode, Field, Kind, StageCode},
    view::ComplaintPage,
};
use leptos::{prelude::*, task::spawn_local};

/// The id of the group of buttons; the focus comes here when a form was saved.
pub const ACTIONS: &str = "case-actions";

/// The head of the page.
#[component]
pub fn Head(
    /// The complaint.
    case: Case,
) -> impl IntoView {
    let number = case.part(|page| page.number.to_string());
    let gist = case.part(gist);
    let tab = move || [&*number.get(), " ", &gist.get()].concat();
    view! {
        <Title text=tab />
        <header class="card case-head">
            <Tags case=case />
            <h1 class="case-head__title">{move || gist.get()}</h1>
            <Owner case=case />
            <Stages case=case />
            <Actions case=case />
            <Saved case=case />
            <Others case=case />
        </header>
    }
}

/// The item, or the first words of what the customer said.
fn gist(page: &ComplaintPage) -> String {
    const LENGTH: usize = 40;
    let text = page.facts.get(&Field::Item).or_else(|| page.facts.get(&Field::Allegation)).map_or("", String::as_str);
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LENGTH {
        return line.to_owned();
    }
    line.chars().take(LENGTH).chain(['…']).collect()
}

/// Number, kind, channel, and whether it is not the first time.
#[component]
fn Tags(case: Case) -> impl IntoView {
    let lang = use_lang();
    let number = case.part(|page| page.number.to_string());
    let kind = case.fact(Field::Kind);
    let channel = case.fact(Field::Channel);
    let nth = case.part(|page| 1 + page.siblings.iter().filter(|row| row.accepted_at < page.accepted_at).count());
    let reopened = case.part(|page| page.reopened > 0);
    let kind = move || Kind::from_code(&kind.get()).map_or("", |k| terms::kind(lang.get(), k)).to_owned();
    let channel =
        move || ChannelCode::from_code(&channel.get()).map_or("", |c| terms::channel(lang.get(), c)).to_owned();
    let repeat = move || {
        let t = complaints(lang.get());
        [t.nth_before, &nth.get().to_string(), t.nth_after].concat()
    };
    view! {
        <p class="case-head__tags">
            <span class="case-head__number">{move || number.get()}</span>
            <Chip label=Signal::derive(kind) tone=Tone::Near />
            <Chip label=Signal::derive(channel) />
            <Show when=move || { nth.get() > 1 }>
                <Chip label=Signal::derive(repeat) />
            </Show>
            <Show when=move || reopened.get()>
                <Chip label=Signal::derive(move || say(|t| t.reopened)().to_owned()) />
            </Show>
        </p>
    }
}

/// Who works on it and since when it is here.
#[component]
fn Owner(case: Case) -> impl IntoView {
    /// A complaint that took longer than this to the server had waited for the network.
    const ON_THE_WAY: i64 = 120;
    let lang = use_lang();
    let owner = case.part(|page| page.owner.as_ref().map(|person| person.name.clone()));
    let at = case.part(|page| page.accepted_at);
    let late = case.part(|page| (page.received_at - page.accepted_at).num_seconds() > ON_THE_WAY);
    let name = move || owner.get().unwrap_or_else(|| complaints(lang.get()).no_owner.to_owned());
    view! {
        <p class="case-head__owner muted">
            {say(|t| t.owner)} " " <strong>{move || name()}</strong> " · " {say(|t| t.accepted)} " "
            {move || time::full_moment(lang.get(), at.get())}
            <Show when=move || late.get()>" · " {say(|t| t.late_arrival)}</Show>
        </p>
    }
}

/// The stages, the present one marked.
#[component]
fn Stages(case: Case) -> impl IntoView {
    let stage = case.part(|page| page.stage.code());
    let lang = use_lang();
    let steps = move || {
        let now = stage.get();
        let shown = |code: &&StageCode| **code != StageCode::WithLead || now == StageCode::WithLead;
        StageCode::ALL
            .iter()
            .filter(shown)
            .map(|code| {
                let class = match (*code).cmp(&now) {
                    std::cmp::Ordering::Less => "steps__step steps__step--done",
                    std::cmp::Ordering::Equal => "steps__step steps__step--now",
                    std::cmp::Ordering::Greater => "steps__step",
                };
                let current = (*code == now).then_some("step");
                view! { <li class=class aria-current=current>{terms::stage(lang.get(), *code)}</li> }
            })
            .map(IntoAny::into_any)
            .collect_view()
    };
    view! { <ol class="steps" aria-label=say(|t| t.stages)>{move || steps()}</ol> }
}

/// The buttons: what is next is the biggest. Below them the form that is open.
#[component]
fn Actions(case: Case) -> impl IntoView {
    let Some(me) = use_me().map(|me| me.actor) else { return ().into_any() };
    let may = StoredValue::new(me);
    let next = case.part(move |page| may.with_value(|me: &Actor| action::next(me, page)));
    let offered = case.part(move |page| {
        let first = may.with_value(|me| action::next(me, page));
        let others =
            Action::IN_HEAD.into_iter().filter(|a| Some(*a) != first && may.with_value(|me| a.allowed(me, page)));
        first.into_iter().chain(others).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| offered.with(Vec::is_empty));
    let buttons = move || {
        offered.get().into_iter().map(|a| button(case, a, next.get() == Some(a))).map(IntoAny::into_any).collect_view()
    };
    view! {
        <div class="case-head__actions" id=ACTIONS tabindex="-1" role="group" aria-label=say(|t| t.actions)>
            {move || buttons()}
            <button class="button button--quiet" type="button" on:click=move |_| print()>
                <Icon name=IconName::Print />
                {say(|t| t.print)}
            </button>
        </div>
        <Show when=move || none.get()>
            <p class="muted">{say(|t| t.no_rights)}</p>
        </Show>
        {move || match case.open.get() {
            None | Some(Action::Edit) => None,
            Some(action) => Some(view! { <ActionForm case=case action=action /> }),
        }}
    }
    .into_any()
}

fn print() {
    // A browser that cannot print does nothing.
    drop(window().print());
}

fn button(case: Case, action: Action, first: bool) -> impl IntoView {
    let lang = use_lang();
    let awaited = case.part(action::awaits_first_reply);
    let class = if first { "button button--primary case-head__next" } else { "button" };
    let open = move || case.open.get() == Some(action);
    let press = move |_| {
        if case.open.get_untracked() == Some(action) { case.open.set(None) } else { case.start(action) }
    };
    view! {
        <button class=class type="button" aria-expanded=move || open().to_string() on:click=press>
            {move || action.label(complaints(lang.get()), awaited.get())}
        </button>
    }
}

/// What was saved last, what still waits, and what was left unsent.
#[component]
fn Saved(case: Case) -> impl IntoView {
    let (lang, outbox) = (use_lang(), use_outbox());
    let saved = move || {
        case.saved.get().map(|action| {
            let t = complaints(lang.get());
            [t.saved, t.comma, action.label(t, false)].concat()
        })
    };
    let waiting = move || {
        let here =
            outbox.waiting.with(|all| all.iter().filter(|w| w.submission.command.complaint() == Some(case.id)).count());
        (here > 0 && case.open.get().is_none())
            .then(|| [complaints(lang.get()).outbox_before, &here.to_string()].concat())
    };
    view! {
        <p class="case-head__saved" role="status">
            {move || saved()}
        </p>
        {move || waiting().map(|text| view! { <p class="case-head__waiting">{text}</p> }.into_any())}
        <Unsent case=case />
    }
}

/// Texts that an earlier page left unsent, each with a way back to it.
#[component]
fn Unsent(case: Case) -> impl IntoView {
    let lang = use_lang();
    let left = RwSignal::new(Vec::<Action>::new());
    react(move || {
        if case.open.get().is_some() {
            return;
        }
        let keys: Vec<_> = Action::ALL.into_iter().map(|action| (action, sheet::key(case.id, action))).collect();
        spawn_local(async move {
            let mut found = Vec::new();
            for (action, key) in keys {
                if storage::get::<sheet::Doc>(Shelf::Drafts, &key).await.is_some_and(|doc| !doc.is_blank()) {
                    found.push(action);
                }
            }
            drop(left.try_set(found));
        });
    });
    let links = move || {
        let t = complaints(lang.get());
        let each = |action: Action| {
            view! {
                <button class="button button--quiet" type="button" on:click=move |_| case.start(action)>
                    {[t.unsent_open, "：", action.label(t, false)].concat()}
                </button>
            }
        };
        left.get().into_iter().map(each).map(IntoAny::into_any).collect_view()
    };
    view! {
        <Show when=move || left.with(|l| !l.is_empty()) && case.open.get().is_none()>
            <p class="case-head__unsent">{say(|t| t.unsent)} {move || links()}</p>
        </Show>
    }
}

/// Colleagues who look at it, or change it.
#[component]
fn Others(case: Case) -> impl IntoView {
    let (lang, live) = (use_lang(), use_live());
    let others = Memo::new(move |_| live.others(case.id));
    let line = move || {
        let t = complaints(lang.get());
        let each = |viewer: &domain::view::Viewer| {
            [&*viewer.name, " ", if viewer.editing { t.editing } else { t.viewing }].concat()
        };
        others.with(|all| (!all.is_empty()).then(|| all.iter().map(each).collect::<Vec<_>>().join(t.comma)))
    };
    view! { <p class="case-head__others" role="status">{move || line()}</p> }
}
