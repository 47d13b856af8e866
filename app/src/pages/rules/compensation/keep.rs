//! Keeping a result with the complaint it was worked out for.

use super::facts::{claim, has_bad, options};
use crate::{
    browser,
    clock::use_clock,
    error::AppError,
    i18n::{amounts::AmountTexts, terms, use_lang},
    outbox::use_outbox,
    pages::rules::address::Address,
    paths,
    start::use_me,
    ui::{
        chip::Tone,
        flow::react,
        icon::{Icon, IconName},
        notice::Notice,
    },
};
use chrono::NaiveDate;
use domain::{
    account::Permission,
    command::{Command, Outcome},
    complaint::reckoning::Basis,
    id::{ComplaintId, SubmissionId},
};
use leptos::prelude::*;

/// The input of the address that names the complaint.
pub(in crate::pages::rules) const CASE: &str = "case";

/// How far keeping is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nothing was sent, or the answer says it was not kept.
    Idle,
    /// On its way.
    Sent(SubmissionId),
    /// Kept.
    Kept,
}

/// The way back to the complaint, and the button that keeps the result there. Nothing without a complaint.
#[component]
pub(super) fn Keep(
    /// The inputs.
    address: Address,
    /// The day of acceptance.
    accepted: Memo<NaiveDate>,
    /// Whether a result is there to keep.
    some: Memo<bool>,
) -> impl IntoView {
    let case = Memo::new(move |_| address.get(CASE).parse::<ComplaintId>().ok());
    move || case.get().map(|case| view! { <Bar case=case address=address accepted=accepted some=some /> }.into_any())
}

#[component]
fn Bar(case: ComplaintId, address: Address, accepted: Memo<NaiveDate>, some: Memo<bool>) -> impl IntoView {
    let lang = use_lang();
    let t = move || AmountTexts::of(lang.get());
    let (outbox, clock) = (use_outbox(), use_clock());
    let (progress, answer) = (RwSignal::new(Progress::Idle), RwSignal::new(None::<Result<Outcome, AppError>>));
    // Pressing does something only where the program runs.
    let lives = RwSignal::new(false);
    react(move || lives.set(true));
    let may = use_me().is_some_and(|me| me.actor.may(Permission::WorkOnComplaints));
    react(move || {
        let Progress::Sent(id) = progress.get() else { return };
        let Some(got) = outbox.answer(id) else { return };
        let kept = matches!(got, Ok(Outcome::Done { .. }));
        progress.set(if kept { Progress::Kept } else { Progress::Idle });
        answer.set((!kept).then_some(got));
    });
    let basis = Memo::new(move |_| Basis {
        accepted_on: accepted.get(),
        claim: claim(address),
        options: options(address),
        postal: address.get("postal") == "1",
    });
    react(move || {
        // Another input makes another result.
        basis.track();
        if progress.get_untracked() == Progress::Kept {
            progress.set(Progress::Idle);
        }
        answer.set(None);
    });
    let ready = Memo::new(move |_| some.get() && !has_bad(address));
    let keep = move |_| {
        if !ready.get_untracked() || matches!(progress.get_untracked(), Progress::Sent(_)) {
            return;
        }
        let Ok(basis) = serde_json::to_string(&basis.get_untracked()) else { return };
        let id = browser::fresh_submission(clock.exact_ms());
        answer.set(None);
        progress.set(Progress::Sent(id));
        outbox.send(id, Command::ReckonAmount { complaint: case, basis });
    };
    let state = move || match progress.get() {
        Progress::Kept => t().keep_done,
        Progress::Sent(_) if outbox.offline.get() => t().keep_waits,
        Progress::Sent(_) => t().keeping,
        Progress::Idle => "",
    };
    let trouble = move || {
        let lang = lang.get();
        answer.with(|answer| match answer {
            Some(Ok(Outcome::Refused { refusal })) => Some(terms::refusal(lang, refusal)),
            Some(Err(error)) => Some(terms::error(lang, *error)),
            _ => None,
        })
    };
    let busy = move || matches!(progress.get(), Progress::Sent(_));
    let not_kept = Signal::derive(move || t().not_kept.to_owned());
    view! {
        <section class="card stack calc__keep" aria-labelledby="keep-title">
            <h2 class="card__title" id="keep-title">{move || t().for_case}</h2>
            <p class="muted">{move || t().keep_help} " " {move || t().day_of_waybill}</p>
            <p class="row">
                {move || {
                    (may && lives.get())
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--primary"
                                    aria-disabled=move || (busy() || !ready.get()).then_some("true")
                                    on:click=keep
                                >
                                    {move || t().keep}
                                </button>
                            }
                                .into_any()
                        })
                }}
                <a class="button" href=paths::complaint(case)>
                    <Icon name=IconName::Left />
                    {move || t().to_complaint}
                </a>
                <span class="muted" role="status">{state}</span>
            </p>
            {move || trouble().map(|text| view! { <Notice tone=Tone::Overdue title=not_kept><p>{text}</p></Notice> }.into_any())}
        </section>
    }
    .into_any()
}
