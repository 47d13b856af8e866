//! What a deadline costs, with its working, in the program as it runs on the server.

use crate::{Extent, Trouble, cases, forms::Forms, part, place::seed, repeated::print};
use casework::ports::Clock;
use domain::{
    calendar::Calendar,
    complaint::{Kind, decide::preview},
    deadline::compute,
    rulebook::Rulebook,
};
use server::clock::SystemClock;
use std::hint::black_box;

pub fn measure(extent: Extent) -> Result<(), Trouble> {
    part("Deadlines with their working, computed natively");
    let (calendar, rules) = (Calendar::cn_mainland(), Rulebook::builtin());
    let start = [Some(SystemClock.now())];
    for (name, timing) in cases::deadlines() {
        print(name, extent.rule, || drop(black_box(compute(&timing, &calendar, black_box(&start), &[]))));
    }
    let seed = seed();
    let forms = Forms::of(&seed)?;
    let loss = (0..seed.complaints.len()).map(|turn| forms.facts(turn)).find(|facts| facts.kind() == Kind::Loss);
    let (form, now) = (loss.ok_or("the demo has no complaint about a loss")?.form().clone(), SystemClock.now());
    print("all clocks of a complaint about a loss", extent.rule, || {
        drop(black_box(preview(black_box(&form), now, &rules, &calendar)));
    });
    Ok(())
}
