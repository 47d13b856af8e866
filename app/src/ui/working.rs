//! The proof panel: a clock, how much is left, and how its due time was found.

mod strip;

use super::chip::{BandIcon, Tone, band_of};
use crate::{
    clock::use_clock,
    i18n::{
        proof, terms, time, use_lang,
        working::{WorkingTexts, say},
    },
    paths,
};
use domain::{
    clock::{Clock, ClockState},
    id::ComplaintId,
    rulebook::Strength,
};
use leptos::prelude::*;
pub use strip::DayStrip;

/// A clock with its proof.
#[component]
pub fn ProofPanel(
    /// The clock.
    clock: Clock,
    /// The complaint it belongs to, once there is one: the printable proof is found by it.
    #[prop(optional)]
    of: Option<ComplaintId>,
    /// Whether the steps are folded away at first.
    #[prop(optional)]
    folded: bool,
    /// Whether what stands around it says already which clock it is.
    #[prop(optional)]
    headless: bool,
) -> impl IntoView {
    let lang = use_lang();
    let clock = StoredValue::new(clock);
    let heading = move || clock.with_value(|c| proof::heading(lang.get(), c));
    let last_day = move || clock.with_value(|c| proof::last_day(lang.get(), &c.due));
    let target = clock.with_value(|c| c.strength == Strength::Target);
    let days = clock.with_value(|c| c.working.days.clone());
    let number = clock.with_value(|c| c.number);
    view! {
        <section class="proof">
            {(!headless).then(|| view! { <h3 class="proof__title">{move || heading()}</h3> }.into_any())}
            <Left clock=clock />
            <p class="proof__due">{move || last_day()} {target.then(|| view! { <span class="muted">" · " {say(|t| t.target)}</span> }.into_any())}</p>
            <DayStrip days=days />
            <details class="proof__details" open=!folded>
                <summary class="proof__summary">{say(|t| t.working_head)}</summary>
                <Steps clock=clock />
                <Provenance clock=clock />
                {of
                    .map(|id| {
                        view! {
                            <p>
                                <a href=paths::proof(id, number) class="proof__print">
                                    {say(|t| t.print_proof)}
                                </a>
                            </p>
                        }.into_any()
                    })}
            </details>
        </section>
    }
}

/// How much is left, or how it ended. What ticks is hidden from screen readers; they hear the band when it changes.
#[component]
fn Left(clock: StoredValue<Clock>) -> impl IntoView {
    let (now, lang) = (use_clock(), use_lang());
    let state = clock.with_value(|c| c.state.clone());
    if !matches!(state, ClockState::Running) {
        return ended(state);
    }
    let due = Signal::stored(clock.with_value(|c| c.due.instant()));
    let band = band_of(due);
    let left = Memo::new(move |_| time::countdown(lang.get(), (due.get() - now.now()).num_seconds()));
    view! {
        <p class="proof__left">
            <span class="proof__big" aria-hidden="true">
                {move || left.get()}
            </span>
            <span class=move || Tone::from(band.get()).chip()>
                <BandIcon band=band />
                {move || terms::band(lang.get(), band.get())}
            </span>
        </p>
    }
    .into_any()
}

fn ended(state: ClockState) -> AnyView {
    let lang = use_lang();
    let tone = match state {
        ClockState::MetLate { .. } => Tone::Overdue,
        ClockState::Met { .. } => Tone::Safe,
        _ => Tone::Neutral,
    };
    let how = StoredValue::new(state);
    view! {
        <p class="proof__left">
            <span class="proof__big">{move || how.with_value(|s| proof::ending(lang.get(), s))}</span>
            <span class=tone.chip()>{move || how.with_value(|s| proof::ending_detail(lang.get(), s))}</span>
        </p>
    }
    .into_any()
}

/// The steps of the working as sentences.
#[component]
pub fn Steps(
    /// The clock.
    clock: StoredValue<Clock>,
) -> impl IntoView {
    let lang = use_lang();
    let steps = move || {
        clock.with_value(|c| {
            c.working
                .steps
                .iter()
                .map(|step| view! { <li>{proof::step(lang.get(), step)}</li> }.into_any())
                .map(IntoAny::into_any)
                .collect_view()
        })
    };
    view! { <ol class="proof__steps">{move || steps()}</ol> }
}

/// Where the rule comes from and how well that was checked.
#[component]
fn Provenance(clock: StoredValue<Clock>) -> impl IntoView {
    let lang = use_lang();
    let line = move |label: fn(&'static WorkingTexts) -> &'static str, text: fn(&Clock, bool) -> String| {
        move || {
            let zh = lang.get() == crate::preferences::Lang::Zh;
            [label(WorkingTexts::of(lang.get())), &clock.with_value(|c| text(c, zh))].concat()
        }
    };
    let article =
        line(|t| t.source, |c, zh| if zh { c.source.article_zh.clone() } else { c.source.article_en.clone() });
    let pack = line(|t| t.pack, |c, _| [&*c.source.pack, " ", &c.source.version].concat());
    let rule = line(|t| t.rule, |c, _| c.rule.clone());
    let grade = move || {
        let lang = lang.get();
        [WorkingTexts::of(lang).checked, clock.with_value(|c| terms::grade(lang, c.source.grade))].concat()
    };
    view! {
        <ul class="proof__source">
            <li>{article}</li>
            <li>{move || grade()}</li>
            <li>{pack} " · " {rule}</li>
        </ul>
    }
}
