//! What an amount costs, with its working, in the program as it runs on the server.

use crate::{Extent, Trouble, cases, part, repeated::print};
use domain::compensation::{CompensationBook, Options, assess};
use std::hint::black_box;

pub fn measure(extent: Extent) -> Result<(), Trouble> {
    part("Amounts with their working, computed natively");
    for (name, pack, claim) in cases::amounts() {
        let pack = CompensationBook::builtin().newest(pack).ok_or("the terms are not there")?;
        print(name, extent.rule, || drop(black_box(assess(pack, Options::default(), black_box(&claim)))));
    }
    Ok(())
}
