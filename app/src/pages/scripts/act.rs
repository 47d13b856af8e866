//! What a script may ask to be done.

use super::inputs::Pick;
use domain::{
    complaint::{Input, Kind},
    script::{Act, Fact, Slot, edit::Value},
};

/// Everything that can be chosen: a form of each kind, a promise at each time there is, the calculator, the lead.
pub fn acts() -> Vec<Pick> {
    let pick = |code: String, act: Act| Pick { code, value: Value::Act(act) };
    let forms = Kind::ALL.iter().map(|kind| pick(["form-", kind.code()].concat(), Act::OpenComplaint(*kind)));
    let times = Fact::ALL.iter().copied().map(Slot::Fact).filter(|slot| slot.input() == Input::Moment);
    let promises =
        times.map(|when| pick(["call-", when.code()].concat(), Act::Callback { when, within: None, after: None }));
    let others = [pick("amount".to_owned(), Act::Compensation), pick("lead".to_owned(), Act::HandToLead)];
    forms.chain(promises).chain(others).collect()
}
