//! The printable proof of one deadline.

use super::complaint::Missing;
use crate::ui::title::Title;
use crate::{
    clock::use_clock,
    doors::complaints::complaint_page,
    error::AppError,
    i18n::{
        complaints::{Texts, complaints, say},
        proof, terms, time, use_lang,
    },
    paths,
    preferences::Lang,
    start::page_is_missing,
    ui::{
        icon::{Icon, IconName},
        working::{DayStrip, Steps},
    },
    wire::fetched,
};
use domain::{clock::Clock, time::Instant, view::ComplaintPage as Page};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn ProofPage() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|p| p.get("id")).unwrap_or_default());
    let number = Memo::new(move |_| params.with(|p| p.get("clock")).and_then(|n| n.parse::<u32>().ok()));
    let page = fetched(
        move || (key.get(), number.get()),
        |(key, number)| async move {
            let page = complaint_page(key).await?;
            let clock = page.clocks.iter().find(|c| Some(c.number) == number).cloned();
            clock.map(|clock| (page, clock)).ok_or_else(unknown)
        },
    );
    view! {
        <Transition fallback=|| view! { <div class="page"><div class="card skeleton" aria-hidden="true"></div></div> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok((page, clock)) => view! { <Sheet page=page clock=clock /> }.into_any(),
                    Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// No such clock: the server answers 404.
fn unknown() -> AppError {
    page_is_missing();
    AppError::NotFound
}

/// One fact of the proof.
type Fact = fn(Lang, &Page, &Clock, Instant) -> String;

/// A word of the page.
type Word = fn(&'static Texts) -> &'static str;

const FACTS: [(Word, Fact); 8] = [
    (|t| t.proof_complaint, |_, page, _, _| page.number.to_string()),
    (|t| t.proof_clock, |lang, _, clock, _| proof::heading(lang, clock)),
    (|t| t.proof_due, |lang, _, clock, _| proof::last_day(lang, &clock.due)),
    (|t| t.proof_state, state),
    (|t| t.proof_source, |lang, _, clock, _| lang.pick(&clock.source.article_zh, &clock.source.article_en).clone()),
    (|t| t.proof_grade, |lang, _, clock, _| terms::grade(lang, clock.source.grade).to_owned()),
    (|t| t.proof_pack, |_, _, clock, _| [&*clock.source.pack, " ", &clock.source.version].concat()),
    (|t| t.proof_rule, |_, _, clock, _| clock.rule.clone()),
];

fn state(lang: Lang, _: &Page, clock: &Clock, now: Instant) -> String {
    let t = complaints(lang);
    match proof::ending(lang, &clock.state) {
        Some(how) => [&*how, t.comma, &proof::ending_detail(lang, &clock.state)].concat(),
        None if clock.due.is_late(now) => t.proof_over.to_owned(),
        None => t.proof_running.to_owned(),
    }
}

#[component]
fn Sheet(page: Page, clock: Clock) -> impl IntoView {
    let (lang, printed_at) = (use_lang(), use_clock().now_untracked());
    let (id, days) = (page.id, clock.working.days.clone());
    let (number, code) = (page.number.to_string(), clock.code);
    let title = move || [&*number, " ", terms::clock(lang.get(), code)].concat();
    let both = StoredValue::new((page, clock.clone()));
    let clock = StoredValue::new(clock);
    let rows = FACTS
        .into_iter()
        .map(|(label, fact)| {
            let text = move || both.with_value(|(page, clock)| fact(lang.get(), page, clock, printed_at));
            view! { <div class="fact-list__row"><dt>{say(label)}</dt><dd>{move || text()}</dd></div> }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <Title text=title />
        <div class="page proof-page">
            <p class="row proof-page__tools">
                <a class="button" href=paths::complaint(id)>
                    {say(|t| t.back)}
                </a>
                <button class="button button--primary" type="button" on:click=move |_| print()>
                    <Icon name=IconName::Print />
                    {say(|t| t.print)}
                </button>
            </p>
            <article class="card proof-page__sheet">
                <h1>{say(|t| t.proof_title)}</h1>
                <dl class="fact-list fact-list--single">{rows}</dl>
                <DayStrip days=days />
                <h2 class="proof-page__head">{say(|t| t.proof_steps)}</h2>
                <Steps clock=clock />
                <p class="muted proof-page__printed">
                    {say(|t| t.proof_printed)} " " {move || time::full_moment(lang.get(), printed_at)}
                </p>
            </article>
        </div>
    }
}

fn print() {
    // A browser that cannot print does nothing.
    drop(window().print());
}
