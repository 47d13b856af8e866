//! What is typed on the page, and the plan it stands for.

use crate::{
    i18n::{
        board::setting_name,
        floor_plan::{PlanTexts, code_twice, code_unfit, label_unfit, out_of_range},
    },
    preferences::Lang,
};
use domain::{
    queue::{QueueName, Setting, Settings, Skill},
    view::floor::{FloorPlan, LABEL_LENGTH, QueueLabel},
};
use serde::{Deserialize, Serialize};

/// The form as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    /// Each setting.
    pub values: Vec<(Setting, String)>,
    /// The queues.
    pub queues: Vec<TypedQueue>,
    /// Where promises wait; empty while each is kept by whoever made it.
    pub callbacks: String,
}

/// A queue as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TypedQueue {
    /// Which row it is, while the page is open.
    pub row: u32,
    /// Whether it is in the plan that holds: then its code stays.
    pub known: bool,
    /// Its code.
    pub code: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// What it takes.
    pub skill: String,
}

/// A field of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// A setting.
    Value(Setting),
    /// The code of the queue in a row.
    Code(u32),
    /// Its name in Chinese.
    Zh(u32),
    /// Its name in English.
    En(u32),
    /// Its skill.
    Skill(u32),
}

impl Field {
    /// What it is called.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let t = PlanTexts::of(lang);
        match self {
            Self::Value(setting) => setting_name(lang, setting),
            Self::Code(_) => t.code,
            Self::Zh(_) => t.zh,
            Self::En(_) => t.en,
            Self::Skill(_) => t.skill,
        }
    }

    /// The id of its element.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Value(setting) => ["plan-", setting.code()].concat(),
            Self::Code(row) => format!("plan-code-{row}"),
            Self::Zh(row) => format!("plan-zh-{row}"),
            Self::En(row) => format!("plan-en-{row}"),
            Self::Skill(row) => format!("plan-skill-{row}"),
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// Not a number within the range.
    Range(Setting),
    /// Not a code.
    Unfit,
    /// A code that is taken.
    Twice,
    /// No name, or too long a one.
    Label,
}

impl Wrong {
    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Range(setting) => out_of_range(lang, setting),
            Self::Unfit => code_unfit(lang).to_owned(),
            Self::Twice => code_twice(lang).to_owned(),
            Self::Label => label_unfit(lang),
        }
    }
}

impl Typed {
    /// A plan, written out.
    #[must_use]
    pub fn of(plan: &FloorPlan) -> Self {
        let queue = |(label, row): (&QueueLabel, u32)| TypedQueue {
            row,
            known: true,
            code: label.name.to_string(),
            zh: label.zh.clone(),
            en: label.en.clone(),
            skill: label.skill.to_string(),
        };
        Self {
            values: Setting::ALL.iter().map(|one| (*one, plan.settings.get(*one).to_string())).collect(),
            queues: plan.queues.iter().zip(0..).map(queue).collect(),
            callbacks: plan.callbacks.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// One more queue, with nothing in it.
    pub fn add(&mut self) -> u32 {
        let row = self.queues.iter().map(|queue| queue.row + 1).max().unwrap_or(0);
        self.queues.push(TypedQueue { row, ..TypedQueue::default() });
        row
    }

    /// Takes a queue out; promises no longer wait there.
    pub fn remove(&mut self, row: u32) {
        let Some(at) = self.queues.iter().position(|queue| queue.row == row) else { return };
        let gone = self.queues.remove(at);
        if gone.code == self.callbacks {
            self.callbacks.clear();
        }
    }

    /// The plan.
    ///
    /// # Errors
    /// What is wrong, in the order of the form.
    pub fn read(&self) -> Result<FloorPlan, Vec<(Field, Wrong)>> {
        let mut wrong = Vec::new();
        let mut settings = Settings::default();
        for (setting, text) in &self.values {
            let value = text.trim().parse().ok();
            match value.and_then(|value| settings.with(*setting, value).ok()) {
                Some(with) => settings = with,
                None => wrong.push((Field::Value(*setting), Wrong::Range(*setting))),
            }
        }
        let mut queues: Vec<QueueLabel> = Vec::new();
        for queue in &self.queues {
            let before = wrong.len();
            let name = QueueName::parse(queue.code.trim());
            let skill = Skill::parse(queue.skill.trim());
            if name.is_none() {
                wrong.push((Field::Code(queue.row), Wrong::Unfit));
            }
            if queues.iter().any(|known| Some(&known.name) == name.as_ref()) {
                wrong.push((Field::Code(queue.row), Wrong::Twice));
            }
            for (field, text) in [(Field::Zh(queue.row), &queue.zh), (Field::En(queue.row), &queue.en)] {
                if text.trim().is_empty() || text.trim().chars().count() > LABEL_LENGTH {
                    wrong.push((field, Wrong::Label));
                }
            }
            if skill.is_none() {
                wrong.push((Field::Skill(queue.row), Wrong::Unfit));
            }
            if let (Some(name), Some(skill)) = (name, skill)
                && wrong.len() == before
            {
                queues.push(QueueLabel { name, skill, zh: queue.zh.trim().to_owned(), en: queue.en.trim().to_owned() });
            }
        }
        if wrong.is_empty() {
            Ok(FloorPlan { settings, queues, callbacks: QueueName::parse(&self.callbacks) })
        } else {
            Err(wrong)
        }
    }
}
