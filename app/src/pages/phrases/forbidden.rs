//! Words that must not be said to a customer: why, what to say instead, and for leads how often the team said them.

use super::Failed;
use crate::{
    doors::phrases::forbidden_list,
    i18n::{
        phrase_pages::{PhraseTexts, offence, say},
        pick, use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        chip::{Chip, Tone},
        title::Title,
    },
    wire::fetched,
};
use domain::{
    phrase::Offence,
    view::phrases::{ForbiddenList, ForbiddenRow, HowOften},
};
use leptos::prelude::*;
use std::cmp::Reverse;

/// Phrases among those said most.
const MOST: usize = 5;

/// The page.
#[component]
pub fn ForbiddenPage() -> impl IntoView {
    let list = fetched(|| (), |()| forbidden_list());
    view! {
        <Title text=say(|t| t.forbidden) />
        <div class="page phrasebook">
            <p><a href=paths::PHRASES>{say(|t| t.back)}</a></p>
            <h1 class="page__title">{say(|t| t.forbidden)}</h1>
            <p class="muted phrasebook__lead">{say(|t| t.forbidden_lead)}</p>
            <Transition fallback=|| view! { <div class="card skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => view! { <Lists list=list /> }.into_any(),
                        Err(error) => view! { <Failed error=error again=Callback::new(move |()| list.refetch()) /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Lists(list: ForbiddenList) -> impl IntoView {
    let most = list.counted.then(|| view! { <Most rows=list.rows.clone() /> }.into_any());
    let sorts = Offence::ALL
        .iter()
        .filter_map(|sort| {
            let rows: Vec<ForbiddenRow> = list.rows.iter().filter(|row| row.offence == *sort).cloned().collect();
            (!rows.is_empty()).then(|| view! { <Sort sort=*sort rows=rows /> }.into_any())
        })
        .collect_view();
    let none = list.rows.is_empty().then(|| {
        view! { <div class="card empty"><p class="empty__title">{say(|t| t.forbidden_none)}</p></div> }.into_any()
    });
    view! { {most} {sorts} {none} }
}

/// What the whole team said most, with how it is counted.
#[component]
fn Most(rows: Vec<ForbiddenRow>) -> impl IntoView {
    let mut most: Vec<ForbiddenRow> = rows.into_iter().filter(|row| row.often > Some(HowOften::Seldom)).collect();
    most.sort_by_key(|row| Reverse(row.often));
    let body = if most.is_empty() {
        view! { <p>{say(|t| t.often_none)}</p> }.into_any()
    } else {
        let line =
            |row: ForbiddenRow| view! { <li><q>{forms(&row.forms)}</q> " " <Often often=row.often /></li> }.into_any();
        let lines = most.into_iter().take(MOST).map(line).collect_view();
        view! { <ol class="phrasebook__plan">{lines}</ol> }.into_any()
    };
    view! {
        <section class="card stack">
            <h2 class="card__title">{say(|t| t.often_title)}</h2>
            {body}
            <p class="muted">{say(|t| t.how_counted)}</p>
        </section>
    }
}

#[component]
fn Sort(sort: Offence, rows: Vec<ForbiddenRow>) -> impl IntoView {
    let lang = use_lang();
    let rows = rows.into_iter().map(|row| view! { <Row row=row /> }.into_any()).collect_view();
    view! {
        <section class="card">
            <h2 class="card__title">{move || offence(lang.get(), sort)}</h2>
            <ul class="phrasebook__forbidden">{rows}</ul>
        </section>
    }
}

#[component]
fn Row(row: ForbiddenRow) -> impl IntoView {
    let lang = use_lang();
    let (why, better) = (StoredValue::new(row.why), StoredValue::new(row.better));
    let words = move |of: StoredValue<domain::phrase::Text2>| of.with_value(|text| pick(lang.get(), text).to_owned());
    let spoken = move || if lang.get() == Lang::Zh { "zh-CN" } else { "en" };
    view! {
        <li>
            <p class="row"><strong>{forms(&row.forms)}</strong> <Often often=row.often /></p>
            <p class="muted">{move || words(why)}</p>
            <p><span class="muted">{say(|t| t.say_instead)}</span> <q lang=spoken>{move || words(better)}</q></p>
        </li>
    }
}

/// Every way it is said.
fn forms(forms: &[String]) -> String {
    forms.join(" / ")
}

/// How often; nothing for those who are not told.
#[component]
fn Often(often: Option<HowOften>) -> impl IntoView {
    let lang = use_lang();
    often.map(|often| {
        let label = Signal::derive(move || {
            let t = PhraseTexts::of(lang.get());
            match often {
                HowOften::Seldom => t.seldom.to_owned(),
                HowOften::Times(times) => [&times.to_string(), " ", t.in_texts].concat(),
            }
        });
        let tone = if often == HowOften::Seldom { Tone::Neutral } else { Tone::Near };
        view! { <Chip label=label tone=tone /> }.into_any()
    })
}
