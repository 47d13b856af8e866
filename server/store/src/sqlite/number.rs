//! Complaint numbers that were given.

use super::{
    columns::{number, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use domain::{complaint::Number, id::ComplaintId};

pub(super) async fn complaint(reads: &Reads, wanted: Number) -> Result<Option<ComplaintId>, Fault> {
    let script = Script::of("SELECT id FROM complaints WHERE number = ?").with(number(wanted));
    let row = reads.one(script).await?;
    row.map(|row| uuid(&row, "id").map(ComplaintId)).transpose()
}
