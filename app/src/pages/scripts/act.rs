//! What a script may ask to be done.

use super::{editing::Editing, inputs::Pick};
use domain::{
    complaint::Kind,
    script::{
        Act, Fact, NodeId, Slot,
        edit::{Part, Spot, Value},
    },
};
use leptos::prelude::*;

/// Everything that can be chosen: a form of each kind, a promised call, the calculator, the lead. A promise that is
/// there already keeps its times; they are edited beside it.
pub fn acts(editing: Editing, node: &NodeId) -> Signal<Vec<Pick>> {
    let spot = StoredValue::new(Spot::Node(node.clone(), Part::Act));
    Signal::derive(move || {
        let now = editing.script.with(|script| spot.with_value(|spot| script.at(spot)));
        let promise = match now {
            Value::Act(act @ Act::Callback { .. }) => act,
            _ => Act::Callback { when: Slot::Fact(Fact::CallbackTime), within: None, after: None },
        };
        let pick = |code: String, act: Act| Pick { code, value: Value::Act(act) };
        let forms = Kind::ALL.iter().map(|kind| pick(["form-", kind.code()].concat(), Act::OpenComplaint(*kind)));
        let others = [
            pick("call".to_owned(), promise),
            pick("amount".to_owned(), Act::Compensation),
            pick("lead".to_owned(), Act::HandToLead),
        ];
        forms.chain(others).collect()
    })
}
