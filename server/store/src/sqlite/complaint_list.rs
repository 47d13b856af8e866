//! Short lists of complaints: a person's work, and what else there is about a parcel or from a number.

use super::{
    columns::{blob, small},
    complaint_row::{CLOSED, COLUMNS, OWNERS, from_row},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use domain::{id::AccountId, person::Phone, view::ComplaintRow, waybill::WaybillNumber};

/// Rows about a waybill or from a number.
const ABOUT: i64 = 20;

pub(super) async fn work_of(
    reads: &Reads,
    owner: AccountId,
    with_lead: bool,
    limit: u32,
) -> Result<(Vec<ComplaintRow>, u32), Fault> {
    const OWN: &str = " FROM complaints WHERE owner = ? AND due_order < ?";
    const LEADS: &str = " FROM complaints WHERE owner IS NULL AND due_order < ?";
    let own = |script: &mut Script| {
        script.more(OWN).bind(blob(owner.0)).bind(CLOSED);
    };
    let leads = |script: &mut Script, before: &str| {
        if with_lead {
            script.more(before).more(LEADS).bind(CLOSED);
        }
    };
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(", (SELECT count(*)");
    own(&mut script);
    script.more(")");
    leads(&mut script, " + (SELECT count(*)");
    script.more(if with_lead { ")" } else { "" });
    // Both parts come sorted from the index of owners, so that nothing is sorted and only the page is read.
    script.more(" AS total FROM (SELECT due_order, filing");
    own(&mut script);
    leads(&mut script, " UNION ALL SELECT due_order, filing");
    script.more(" ORDER BY due_order, filing LIMIT ?) AS page").bind(i64::from(limit));
    script.more(" CROSS JOIN complaints ON complaints.filing = page.filing").more(OWNERS);
    script.more("ORDER BY page.due_order, page.filing");
    let found = reads.all(script).await?;
    let total = found.first().map_or(Ok(0), |row| small(row, "total"))?;
    Ok((found.iter().map(from_row).collect::<Result<_, _>>()?, total))
}

pub(super) async fn about(
    reads: &Reads,
    waybill: Option<&WaybillNumber>,
    phone: Option<&Phone>,
    open_only: bool,
) -> Result<Vec<ComplaintRow>, Fault> {
    if waybill.is_none() && phone.is_none() {
        return Ok(Vec::new());
    }
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM complaints").more(OWNERS);
    script.more("WHERE complaints.filing IN (SELECT filing FROM complaints WHERE waybill = ?");
    script.bind(waybill.map(|w| w.as_str().to_owned()));
    script.more(" UNION SELECT filing FROM complaints WHERE phone_tail = ? AND phone = ?)");
    script.bind(phone.map(|p| p.tail().to_owned())).bind(phone.map(|p| p.whole().to_owned()));
    if open_only {
        script.more(" AND complaints.due_order < ?").bind(CLOSED);
    }
    script.more(" ORDER BY +complaints.filing DESC LIMIT ?").bind(ABOUT);
    reads.all(script).await?.iter().map(from_row).collect()
}
