//! What customer and waybill tell of themselves.

use super::{CallDoc, Source};
use domain::{complaint::Field, customer::Title, view::Caller, waybill::TrackingStep};

/// Fills empty fields with what customer and waybill tell.
pub(super) fn fill(doc: &mut CallDoc, caller: &Caller) {
    if let Some(customer) = &caller.customer {
        let title = match customer.title {
            Title::Ms => "女士",
            Title::Mr => "先生",
            Title::Company => "",
        };
        doc.suggest(Field::ContactName, &format!("{}{title}", customer.spoken), Source::Caller);
    }
    if let Some(side) = caller.side {
        doc.suggest(Field::Requester, side.code(), Source::Caller);
    }
    let Some(waybill) = &caller.waybill else { return };
    doc.suggest(Field::Waybill, &waybill.number, Source::Waybill);
    doc.suggest(Field::Fee, &waybill.fee.yuan(), Source::Waybill);
    match waybill.insured {
        Some(amount) => {
            doc.suggest(Field::Insured, "yes", Source::Waybill);
            doc.suggest(Field::InsuredAmount, &amount.yuan(), Source::Waybill);
        }
        None => doc.suggest(Field::Insured, "no", Source::Waybill),
    }
    doc.suggest(Field::Item, &waybill.goods, Source::Waybill);
    doc.suggest(Field::Declared, &waybill.goods, Source::Waybill);
    doc.suggest(Field::PiecesSent, &waybill.pieces.to_string(), Source::Waybill);
    doc.suggest(Field::PromisedOn, &domain::time::local_day(waybill.promised_at).to_string(), Source::Waybill);
    let signed = waybill.tracking.iter().rev().find_map(|t| match t.step {
        TrackingStep::Locker => Some("locker"),
        TrackingStep::Signed if t.note.contains("本人") => Some("recipient"),
        TrackingStep::Signed => Some("proxy"),
        _ => None,
    });
    doc.suggest(Field::Signed, signed.unwrap_or("no"), Source::Waybill);
}
