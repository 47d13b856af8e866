//! The way through the script in a call that took a complaint.

use domain::{
    complaint::Form,
    script::{Library, Run},
    time::Instant,
};

/// More nodes than any complaint passes.
const MOST_NODES: i64 = 60;

/// Walks the intake script as an agent does who writes down each answer when it is given. `None` when the script
/// does not come to its end, which a test rules out.
pub(super) fn script_run(library: &Library, form: &Form, started_at: Instant, ended_at: Instant) -> Option<Run> {
    let nodes = i64::try_from(walked(library, form, |_| started_at)?.visits.len()).ok()?.max(1);
    let pace = (ended_at - started_at) / i32::try_from(nodes).ok()?;
    walked(library, form, |step| (started_at + pace * i32::try_from(step).unwrap_or(0)).min(ended_at))
}

fn walked(library: &Library, form: &Form, when: impl Fn(i64) -> Instant) -> Option<Run> {
    let mut known = Form::new();
    let mut run = Run::start(library, &"complaint_intake".into(), &known, when(0).timestamp_millis()).ok()?;
    for step in 1..=MOST_NODES {
        let at = when(step).timestamp_millis();
        let node = run.current(library).ok()?;
        let answer = node.field().and_then(|field| Some((field, form.get(&field)?.clone())));
        known.extend(answer);
        if run.next(library, &known, at).is_err() {
            // A question about no field, or one the form leaves open: the first answer.
            known.extend(run.answer(library, 0, &known, at).ok()?);
        }
        if run.ended.is_some() {
            return Some(run);
        }
    }
    None
}
