//! What is known of a moment in a call, so that the phrases that fit it come first.

use super::{Category, Mood, Phrase};
use crate::{
    complaint::kind::{Kind, coded},
    script::{Act, Body, Group, Library, Run},
};

coded! {
    /// How far a call is.
    CallStage {
        /// 开场: who is speaking, and what about.
        Opening = "opening",
        /// 询问: the customer tells, we ask.
        Asking = "asking",
        /// 答复: what we say to it.
        Answering = "answering",
        /// 承诺: what happens next, and when.
        Promising = "promising",
        /// 结束
        Closing = "closing",
    }
}

impl CallStage {
    /// The stages in which phrases of this category are said.
    #[must_use]
    pub const fn of(category: Category) -> &'static [Self] {
        match category {
            Category::Greeting | Category::Outbound => &[Self::Opening],
            Category::Courtesy => &[Self::Opening, Self::Asking],
            Category::Apology | Category::Comfort => &[Self::Opening, Self::Asking, Self::Answering],
            Category::Hold | Category::AfterHold => &[Self::Asking, Self::Answering],
            Category::Clarify | Category::Confirm | Category::MissingDocuments => &[Self::Asking],
            Category::Promise | Category::CannotAnswer | Category::QuotePending => &[Self::Promising],
            Category::Satisfaction | Category::Closing | Category::Holiday | Category::Care => &[Self::Closing],
            Category::ExplainDelay
            | Category::Inspection
            | Category::Prohibited
            | Category::NotServed
            | Category::SpecialDemand
            | Category::PoliteRefusal
            | Category::ClearNo
            | Category::PriceNotice
            | Category::Arrival
            | Category::Receipt
            | Category::Policy
            | Category::Emergency => &[Self::Answering],
        }
    }

    /// How far a run is, by the node it is at: the first words of a script open the call, its last ones close it.
    #[must_use]
    pub fn at(library: &Library, run: &Run) -> Option<Self> {
        let place = &run.here()?.step.place;
        let (script, node) = (library.script(&place.script)?, library.node(place)?);
        let opens = script.start == node.id && matches!(script.group, Group::Inbound | Group::Outbound);
        Some(match &node.body {
            Body::End { .. } => Self::Closing,
            Body::Say { repeat: true, .. } | Body::Act { act: Act::Callback { .. }, .. } => Self::Promising,
            _ if opens && run.openings.len() == 1 => Self::Opening,
            Body::Ask { .. } | Body::Choose { .. } => Self::Asking,
            _ => Self::Answering,
        })
    }
}

/// What is known of a moment in a call; nothing by default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Moment {
    /// The kind of complaint.
    pub kind: Option<Kind>,
    /// How far the call is.
    pub stage: Option<CallStage>,
    /// How the customer feels.
    pub mood: Option<Mood>,
}

impl Moment {
    /// How well a phrase fits, whatever its words. The kind counts most: what was written for another one is last. Among
    /// phrases for the same kind those of the stage come first, and among these the ones for the mood.
    #[must_use]
    pub fn fit(self, phrase: &Phrase) -> u32 {
        let kind = fit(self.kind, !phrase.kinds.is_empty(), |kind| phrase.kinds.contains(&kind));
        let stage = self.stage.is_some_and(|stage| CallStage::of(phrase.category).contains(&stage));
        let mood = fit(self.mood, phrase.mood.is_some(), |mood| phrase.mood == Some(mood));
        kind * 6 + u32::from(stage) * 3 + mood
    }
}

/// 2 for what was made for this, 0 for what was made for another, 1 for what is for any.
fn fit<T: Copy>(now: Option<T>, is_special: bool, fits: impl Fn(T) -> bool) -> u32 {
    match now {
        Some(now) if fits(now) => 2,
        Some(_) if is_special => 0,
        _ => 1,
    }
}
