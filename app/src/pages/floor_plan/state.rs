//! The page's state: what holds, what is typed, and what came of saving it.

use super::typed::{Field, Typed, Wrong};
use crate::{
    browser::{self, kept},
    doors::floor::set_floor_plan,
    error::AppError,
    shell::session::{Session, use_session},
    start::use_me,
    ui::flow::react,
};
use domain::{
    json::read,
    view::floor::{FloorPlan, PlanOutcome},
};
use leptos::{prelude::*, task::spawn_local};

/// What became of the last try.
#[derive(Clone, PartialEq, Debug)]
pub enum Tried {
    /// There was none.
    Nothing,
    /// It holds.
    Saved,
    /// It does not hold what is typed.
    Flawed(Vec<(Field, Wrong)>),
    /// Somebody else was first.
    Changed(FloorPlan),
    /// It was not answered.
    Failed(AppError),
}

/// The page.
#[derive(Clone, Copy)]
pub struct Plan {
    /// What holds, as the page knows.
    pub base: RwSignal<FloorPlan>,
    /// What is typed.
    pub typed: RwSignal<Typed>,
    /// What became of the last try.
    pub tried: RwSignal<Tried>,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    /// Whether what is typed is from before the page was loaded.
    pub restored: RwSignal<bool>,
    session: Session,
    key: StoredValue<String>,
}

impl Plan {
    /// For a page that shows this plan. What was typed before and not saved comes back.
    pub fn new(plan: FloorPlan) -> Self {
        let me = use_me().map(|me| me.actor.id.to_string()).unwrap_or_default();
        let page = Self {
            typed: RwSignal::new(Typed::of(&plan)),
            base: RwSignal::new(plan),
            tried: RwSignal::new(Tried::Nothing),
            busy: RwSignal::new(false),
            restored: RwSignal::new(false),
            session: use_session(),
            key: StoredValue::new(["floor-plan:", &me].concat()),
        };
        react(move || {
            let key = page.key.get_value();
            if let Some(typed) = untrack(|| kept::get(&key)).and_then(|text| read::<Typed>(&text).ok())
                && page.typed.with_untracked(|now| *now != typed)
            {
                page.typed.set(typed);
                page.restored.set(true);
            }
        });
        page
    }

    /// Whether something is typed that does not hold yet.
    pub fn dirty(self) -> bool {
        self.typed.with(|typed| self.base.with(|base| *typed != Typed::of(base)))
    }

    /// Changes what is typed; it is kept in the browser at once.
    pub fn change(self, change: impl FnOnce(&mut Typed)) {
        self.typed.update(change);
        self.restored.set(false);
        if self.tried.with_untracked(|tried| *tried == Tried::Saved) {
            self.tried.set(Tried::Nothing);
        }
        self.keep();
    }

    fn keep(self) {
        let key = self.key.get_value();
        if untrack(|| self.dirty()) {
            if let Ok(text) = self.typed.with_untracked(|typed| serde_json::to_string(typed)) {
                // A browser that keeps nothing still has the page.
                let _ = kept::keep(&key, &text);
            }
        } else {
            kept::forget(&key);
        }
    }

    /// Shows this plan, and drops what is typed.
    pub fn show(self, plan: FloorPlan) {
        self.typed.set(Typed::of(&plan));
        self.base.set(plan);
        self.restored.set(false);
        self.tried.set(Tried::Nothing);
        self.keep();
    }

    /// Saves what is typed, though somebody else was first.
    pub fn insist(self, now: FloorPlan) {
        self.base.set(now);
        self.save();
    }

    /// Saves what is typed, unless something is wrong with it.
    pub fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        let plan = match self.typed.with_untracked(Typed::read) {
            Ok(plan) => plan,
            Err(wrong) => {
                self.tried.set(Tried::Flawed(wrong));
                browser::focus_soon("plan-flaws");
                return;
            }
        };
        self.busy.set(true);
        spawn_local(async move {
            let answer = set_floor_plan(self.base.get_untracked(), plan.clone()).await;
            // The page may be gone by now; then there is nothing left to tell.
            let Some(()) = self.busy.try_update(|busy| *busy = false) else { return };
            match answer {
                Ok(PlanOutcome::Done) => {
                    self.show(plan);
                    self.tried.set(Tried::Saved);
                }
                Ok(PlanOutcome::Changed { now }) => self.tried.set(Tried::Changed(now)),
                Err(error) => {
                    self.session.report(error);
                    self.tried.set(Tried::Failed(error));
                }
            }
        });
    }

    /// What is wrong with a field.
    pub fn wrong(self, field: Field) -> Option<Wrong> {
        self.tried.with(|tried| match tried {
            Tried::Flawed(wrong) => wrong.iter().find(|(of, _)| *of == field).map(|(_, wrong)| *wrong),
            _ => None,
        })
    }
}
