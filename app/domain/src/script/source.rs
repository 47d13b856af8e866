//! The scripts that come with the software.
//!
//! Only the server calls this; the browser is sent the library, so that the texts stay out of the WASM.

use super::{Library, Script};

/// Reads the scripts that come with the software.
///
/// # Errors
/// When a file is not a script; a test reads them all.
pub fn builtin() -> Result<Library, serde_json::Error> {
    let files = [
        include_str!("../../data/scripts/opening.json"),
        include_str!("../../data/scripts/caller.json"),
        include_str!("../../data/scripts/verify_identity.json"),
        include_str!("../../data/scripts/tracking_query.json"),
        include_str!("../../data/scripts/pickup_order.json"),
        include_str!("../../data/scripts/quotation.json"),
        include_str!("../../data/scripts/late_goods.json"),
        include_str!("../../data/scripts/claim_intake.json"),
        include_str!("../../data/scripts/signoff_identity.json"),
        include_str!("../../data/scripts/unknown_parcel.json"),
        include_str!("../../data/scripts/cross_border.json"),
        include_str!("../../data/scripts/other_matter.json"),
        include_str!("../../data/scripts/complaint_intake.json"),
        include_str!("../../data/scripts/complaint_attitude.json"),
        include_str!("../../data/scripts/complaint_delay.json"),
        include_str!("../../data/scripts/complaint_damage.json"),
        include_str!("../../data/scripts/complaint_shortage.json"),
        include_str!("../../data/scripts/complaint_loss.json"),
        include_str!("../../data/scripts/complaint_mismatch.json"),
        include_str!("../../data/scripts/complaint_unconsented.json"),
        include_str!("../../data/scripts/explain_result.json"),
        include_str!("../../data/scripts/solution_rejected.json"),
        include_str!("../../data/scripts/angry_caller.json"),
        include_str!("../../data/scripts/cannot_answer_now.json"),
        include_str!("../../data/scripts/polite_refusal.json"),
        include_str!("../../data/scripts/emergency_notice.json"),
        include_str!("../../data/scripts/outbound_unfinished.json"),
        include_str!("../../data/scripts/outbound_result.json"),
        include_str!("../../data/scripts/outbound_revisit.json"),
        include_str!("../../data/scripts/outbound_care.json"),
        include_str!("../../data/scripts/outbound_holiday.json"),
        include_str!("../../data/scripts/promise_callback.json"),
    ];
    let scripts: Result<Vec<Script>, _> = files.iter().map(|file| serde_json::from_str(file)).collect();
    Ok(Library { scripts: scripts? })
}
