//! A notice: something a person should know where they are looking.

use super::{
    chip::Tone,
    icon::{Icon, IconName},
};
use leptos::prelude::*;

const fn icon(tone: Tone) -> IconName {
    match tone {
        Tone::Neutral | Tone::Info => IconName::Info,
        Tone::Safe => IconName::Check,
        Tone::Near | Tone::Urgent | Tone::Overdue => IconName::Warning,
    }
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "notice notice--neutral",
        Tone::Info => "notice notice--info",
        Tone::Safe => "notice notice--safe",
        Tone::Near => "notice notice--near",
        Tone::Urgent => "notice notice--urgent",
        Tone::Overdue => "notice notice--overdue",
    }
}

/// A notice. Urgent and overdue ones are announced at once, the others when the reader is idle.
#[component]
pub fn Notice(
    /// How much it matters.
    #[prop(into)]
    tone: Signal<Tone>,
    /// What it says first.
    #[prop(into)]
    title: Signal<String>,
    /// What it says further.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = move || match tone.get() {
        Tone::Urgent | Tone::Overdue => "alert",
        _ => "status",
    };
    view! {
        <div class=move || class(tone.get()) role=move || role()>
            <Icon name=Signal::derive(move || icon(tone.get())) />
            <div class="notice__body">
                <p class="notice__title">{move || title.get()}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
