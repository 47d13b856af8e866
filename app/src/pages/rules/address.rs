//! The inputs of a calculator stand in the address, so that a result can be sent to somebody. Typing changes the address
//! without asking the server for anything.

use super::compensation::keep::CASE;
use crate::{browser, ui::flow::react};
use leptos::prelude::*;
use leptos_router::{
    hooks::{use_location, use_query_map},
    params::ParamsMap,
};

/// The longest input that is kept in an address.
const LONGEST: usize = 60;

/// The inputs of one page.
#[derive(Clone, Copy)]
pub struct Address {
    values: RwSignal<ParamsMap>,
    path: StoredValue<String>,
}

impl Address {
    /// The inputs as the address has them when the page is opened.
    pub fn read() -> Self {
        let path = use_location().pathname.get_untracked();
        let address = Self { values: RwSignal::new(use_query_map().get_untracked()), path: StoredValue::new(path) };
        react(move || {
            let asked = browser::offline::asked_for();
            if !asked.is_empty() {
                address.values.set(asked.into_iter().map(|(name, value)| (name, kept(&value))).collect());
                address.show();
            }
        });
        address
    }

    /// An input; empty when it is not there.
    #[must_use]
    pub fn get(self, name: &str) -> String {
        self.values.with(|values| values.get(name)).unwrap_or_default()
    }

    /// An input as it was when the page was opened: what a field begins with.
    #[must_use]
    pub fn first(self, name: &str) -> String {
        self.values.with_untracked(|values| values.get(name)).unwrap_or_default()
    }

    /// Whether an input is there.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        self.values.with(|values| values.get_str(name).is_some_and(|value| !value.is_empty()))
    }

    /// Changes an input, here and in the address.
    pub fn set(self, name: &'static str, value: &str) {
        let value = kept(value);
        self.values.update(|values| {
            values.remove(name);
            if !value.is_empty() {
                values.insert(name, value);
            }
        });
        self.show();
    }

    /// Forgets all inputs, but not the complaint they are for.
    pub fn clear(self) {
        self.values.update(|values| {
            let case = values.get(CASE);
            *values = ParamsMap::new();
            if let Some(case) = case {
                values.insert(CASE, case);
            }
        });
        self.show();
    }

    fn show(self) {
        let query = self.values.with_untracked(ParamsMap::to_query_string);
        browser::replace_address(&self.path.with_value(|path| [path, &*query].concat()));
    }
}

/// As much of an input as is kept.
fn kept(value: &str) -> String {
    value.chars().take(LONGEST).collect()
}
