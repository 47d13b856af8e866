//! The present call of an agent, read only, renewed while somebody looks.

use crate::{
    doors::floor::look_over,
    error::AppError,
    i18n::{
        board::{BoardTexts, say},
        company, phrases, terms, time, use_lang,
    },
    preferences::Lang,
    shell::session,
    ui::{
        chip::{ClockChip, Tone},
        flow::react,
        notice::Notice,
    },
};
use domain::{
    id::AccountId,
    script::{Blanks, Piece, blank_kind, render},
    view::floor::{CallStanding, PresentCall, PresentStep},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How often it is fetched while it is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// What was answered last.
type Answer = Option<Result<Option<PresentCall>, AppError>>;

/// The call, once it is asked for.
#[component]
pub fn PresentCallPanel(
    /// Whose.
    agent: AccountId,
) -> impl IntoView {
    let (lang, looking, answer, busy) =
        (use_lang(), RwSignal::new(false), RwSignal::new(Answer::None), StoredValue::new(false));
    let fetch = move || {
        // One question at a time: a slow line must not pile them up.
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        spawn_local(async move {
            let next = look_over(agent).await;
            if let Err(error) = next {
                session::report(error);
            }
            // The drawer may be closed by now.
            let _ = answer.try_set(Some(next));
            let _ = busy.try_set_value(false);
        });
    };
    react(move || {
        if !looking.get() {
            return;
        }
        fetch();
        let beat = set_interval_with_handle(fetch, EVERY);
        on_cleanup(move || {
            if let Ok(beat) = beat {
                beat.clear();
            }
        });
    });
    let shown = move || match answer.get() {
        _ if !looking.get() => ().into_any(),
        None => view! { <p class="muted" role="status">{say(|t| t.opening)}</p> }.into_any(),
        Some(Ok(None)) => view! { <p class="muted" role="status">{say(|t| t.no_call)}</p> }.into_any(),
        Some(Ok(Some(call))) => shown_call(lang.get(), &call),
        Some(Err(error)) => {
            let title = Signal::derive(move || say(|t| t.not_done)().to_owned());
            view! { <Notice tone=Tone::Overdue title=title><p>{move || terms::error(lang.get(), error)}</p></Notice> }
                .into_any()
        }
    };
    view! {
        <section class="drawer__part">
            <h3>{say(|t| t.present_call)}</h3>
            <p class="muted">{say(|t| t.look_help)}</p>
            <button
                class="button"
                type="button"
                aria-pressed=move || looking.get().to_string()
                on:click=move |_| looking.update(|looking| *looking = !*looking)
            >
                {say(|t| t.look)}
            </button>
            {shown}
        </section>
    }
}

fn shown_call(lang: Lang, call: &PresentCall) -> AnyView {
    let t = BoardTexts::of(lang);
    let standing = match call.standing {
        CallStanding::Talking => t.talk.trim().to_owned(),
        CallStanding::Holding { since } => [t.hold, &time::clock_time(since)].concat(),
        CallStanding::WrappingUp { since } => [t.wrap, &time::clock_time(since)].concat(),
    };
    let line = [
        terms::channel(lang, call.channel).to_owned(),
        terms::direction(lang, call.direction).to_owned(),
        time::clock_time(call.started_at),
        standing,
        call.phone.clone(),
        call.waybill.clone(),
    ];
    let line: Vec<String> = line.into_iter().filter(|part| !part.is_empty()).collect();
    let fields = call
        .fields
        .iter()
        .map(|(field, value)| pair(terms::field(lang, *field).to_owned(), terms::value(lang, *field, value)));
    let facts = call.facts.iter().map(|(fact, value)| {
        let known = terms::fact_choice(lang, *fact, value);
        let value = if known.is_empty() { value.clone() } else { known.to_owned() };
        pair(terms::fact(lang, *fact).to_owned(), value)
    });
    let clocks = call.clocks.iter().map(|row| {
        let name = [terms::clock(lang, row.clock.code), t.dot, terms::kind(lang, row.kind)].concat();
        view! { <li class="breach"><span>{name}</span><ClockChip due=row.clock.due.instant() /></li> }.into_any()
    });
    view! {
        <p>{line.join(t.dot)}</p>
        {call.step.as_ref().map(|step| shown_step(lang, call, step))}
        <h4>{t.facts}</h4>
        <dl class="drawer__facts">{fields.chain(facts).collect::<Vec<_>>()}</dl>
        {(!call.clocks.is_empty()).then(|| view! { <h4>{t.clocks}</h4> }.into_any())}
        <ul class="breaches">{clocks.collect::<Vec<_>>()}</ul>
        <p class="muted">{[t.saved, &time::clock_seconds(call.saved_at)].concat()}</p>
    }
    .into_any()
}

fn pair(name: String, value: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

/// The step as the agent says it: blanks are filled with what the form holds, masked; others are named.
fn shown_step(lang: Lang, call: &PresentCall, step: &PresentStep) -> AnyView {
    let (title, text) = lang.pick((&step.title_zh, &step.text_zh), (&step.title_en, &step.text_en));
    let head = [BoardTexts::of(lang).step, BoardTexts::of(lang).colon, title].concat();
    let mut blanks = Blanks::default();
    blanks.set("company", company(lang));
    blanks.set("agent", &call.agent.name);
    for (field, value) in &call.fields {
        blanks.set(field.code(), terms::value(lang, *field, value));
    }
    let piece = |piece: Piece| match piece {
        Piece::Plain(words) | Piece::Strong(words) => words.into_any(),
        Piece::Blank { name, value } => {
            let words = value.unwrap_or_else(|| phrases::blank(lang, blank_kind(&name)).to_owned());
            view! { <mark class="blank">{words}</mark> }.into_any()
        }
    };
    let words = render(text, &blanks).into_iter().map(piece).collect::<Vec<_>>();
    view! {
        <h4>{head}</h4>
        <blockquote class="drawer__step">{words}</blockquote>
    }
    .into_any()
}
