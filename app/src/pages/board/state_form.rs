//! Forms of a lead that need a reason: an agent's state, a queue that opens or closes, a contact that goes elsewhere.

use super::{
    sending::{Sending, Told, is_reason},
    state::Board,
};
use crate::{
    i18n::{
        board::{self as words, BoardTexts, say},
        use_lang,
    },
    ui::flow::Show,
};
use domain::{
    id::AccountId,
    queue::{AwayReason, LEAD_REASON_LENGTH, Presence, QueueName, command::Measure},
};
use leptos::prelude::*;

/// What an agent may be set to. That somebody did not answer is only for the rules to say.
const PRESENCES: [Presence; 7] = [
    Presence::Ready,
    Presence::Break(AwayReason::Rest),
    Presence::Break(AwayReason::Meal),
    Presence::Break(AwayReason::Training),
    Presence::Break(AwayReason::Meeting),
    Presence::Break(AwayReason::OtherWork),
    Presence::Offline,
];

/// A reason being written.
#[derive(Clone, Copy)]
pub struct Reason {
    text: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Reason {
    /// For a form that opens.
    pub fn new() -> Self {
        Self { text: RwSignal::new(String::new()), tried: RwSignal::new(false) }
    }

    /// The reason, if it will do; the form says so if not.
    pub fn take(self) -> Option<String> {
        self.tried.set(true);
        let text = self.text.with_untracked(|text| text.trim().to_owned());
        is_reason(&text).then_some(text)
    }

    fn lacks(self) -> bool {
        self.tried.get() && !self.text.with(|text| is_reason(text))
    }

    /// Empty again.
    pub fn clear(self) {
        self.tried.set(false);
        self.text.set(String::new());
    }
}

/// Its field.
#[component]
pub fn ReasonField(
    /// The reason.
    reason: Reason,
    /// Its id.
    #[prop(into)]
    id: String,
    /// Whether it is on its way.
    busy: Memo<bool>,
) -> impl IntoView {
    let told = [&*id, "-error"].concat();
    let problem = move || reason.lacks().then(say(|t| t.reason_missing));
    view! {
        <div class="field" class:field--bad=move || reason.lacks()>
            <label class="field__label" for=id.clone()>{say(|t| t.reason)}</label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                maxlength=LEAD_REASON_LENGTH
                aria-describedby=told.clone()
                aria-invalid=move || reason.lacks().then_some("true")
                readonly=move || busy.get()
                prop:value=move || reason.text.get()
                on:input=move |event| reason.text.set(event_target_value(&event))
            />
            <p class="field__error" id=told>{problem}</p>
        </div>
    }
}

/// The button that does it, and how that goes.
#[component]
pub fn Confirm(
    /// On its way.
    sending: Sending<(Measure, String)>,
    /// What the button says.
    label: fn(&'static BoardTexts) -> &'static str,
) -> impl IntoView {
    let busy = move || sending.is_busy();
    view! {
        <Told step=sending.step />
        <p class="row">
            <button class="button button--primary" type="submit" aria-disabled=move || busy().then_some("true")>{say(label)}</button>
            <span class="muted" role="status">{move || busy().then(say(|t| t.doing))}</span>
        </p>
    }
}

/// Changes an agent's state.
#[component]
pub fn StateForm(
    /// Whose.
    agent: AccountId,
    /// On its way.
    sending: Sending<(Measure, String)>,
) -> impl IntoView {
    let lang = use_lang();
    let (chosen, reason) = (RwSignal::new(0_usize), Reason::new());
    let busy = Memo::new(move |_| sending.is_busy());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let presence = PRESENCES.get(chosen.get_untracked()).copied();
        if let (Some(presence), Some(why)) = (presence, reason.take()) {
            sending.intervene(Measure::SetAgent { agent, presence }, why, Callback::new(move |()| reason.clear()));
        }
    };
    let options = (0..).zip(PRESENCES).map(|(place, presence): (usize, Presence)| {
        view! {
            <option value=place.to_string() selected=move || chosen.get() == place>
                {move || words::presence(lang.get(), presence)}
            </option>
        }
        .into_any()
    });
    view! {
        <form class="drawer__part" novalidate=true on:submit=submit>
            <h3>{say(|t| t.change_state)}</h3>
            <label class="field">
                <span class="field__label">{say(|t| t.new_state)}</span>
                <select class="select" on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())>
                    {options.collect::<Vec<_>>()}
                </select>
            </label>
            <ReasonField reason=reason id="state-reason" busy=busy />
            <Confirm sending=sending label=|t| t.do_it />
        </form>
    }
}

/// Opens or closes a queue.
#[component]
pub fn QueueForm(
    /// The board.
    board: Board,
    /// Which.
    name: QueueName,
) -> impl IntoView {
    let (reason, sending) = (Reason::new(), Sending::<(Measure, String)>::new());
    let busy = Memo::new(move |_| sending.is_busy());
    let own = name.clone();
    let open = Memo::new(move |_| {
        board.see(|b| b.queues.iter().any(|queue| queue.queue.as_ref() == Some(&own) && queue.open))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(why) = reason.take() else { return };
        let queue = name.clone();
        let what = if open.get_untracked() { Measure::CloseQueue { queue } } else { Measure::OpenQueue { queue } };
        sending.intervene(what, why, Callback::new(move |()| reason.clear()));
    };
    let title = move || if open.get() { say(|t| t.close_queue)() } else { say(|t| t.open_queue)() };
    view! {
        <form class="drawer__part" novalidate=true on:submit=submit>
            <h3>{title}</h3>
            <Show when=move || open.get()>
                <p class="muted">{say(|t| t.close_queue_help)}</p>
            </Show>
            <ReasonField reason=reason id="queue-reason" busy=busy />
            <Confirm sending=sending label=|t| t.do_it />
        </form>
    }
}
