//! The end of a shift: whoever waits gives up, whoever talks hangs up, records are finished, and everybody goes.

use super::{Tells, Told};
use domain::queue::Resolution;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

#[derive(Default)]
struct Open {
    answered: bool,
    over: bool,
    /// Agents whose record is not finished.
    records: BTreeSet<usize>,
}

/// What ends everything that these left open.
#[must_use]
pub fn close(told: &[Told], at: Duration) -> Vec<Told> {
    let (mut calls, mut there) = (BTreeMap::<usize, Open>::new(), BTreeSet::new());
    for Told { what, .. } in told {
        match *what {
            Tells::SignedOn { agent } => _ = there.insert(agent),
            Tells::SignedOff { agent } => _ = there.remove(&agent),
            Tells::Arrived { call } => _ = calls.entry(call).or_default(),
            Tells::Answered { call, agent } => {
                let open = calls.entry(call).or_default();
                open.answered = true;
                open.records.insert(agent);
            }
            Tells::Abandoned { call } | Tells::Ended { call } => calls.entry(call).or_default().over = true,
            Tells::Wrapped { call, agent, .. } => _ = calls.entry(call).or_default().records.remove(&agent),
            _ => {}
        }
    }
    let mut end = Vec::new();
    for (call, open) in calls {
        if !open.over {
            end.push(if open.answered { Tells::Ended { call } } else { Tells::Abandoned { call } });
        }
        end.extend(open.records.into_iter().map(|agent| Tells::Wrapped {
            call,
            agent,
            resolution: Resolution::Unsolved,
        }));
    }
    end.extend(there.into_iter().map(|agent| Tells::SignedOff { agent }));
    end.into_iter().map(|what| Told { at, what }).collect()
}
