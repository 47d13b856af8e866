//! What an empty database may be filled with.

use super::AccountRecord;
use domain::{
    call::Call, complaint::ComplaintEvent, customer::Customer, id::AccountId, promise::PromiseEvent,
    receipt::ReceiptEvent, time::Instant, waybill::Waybill,
};

/// Rows to fill an empty database with; used by the demo. Complaints, receipts and promises come as their event
/// histories.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// Accounts.
    pub accounts: Vec<AccountRecord>,
    /// Customers.
    pub customers: Vec<Customer>,
    /// Waybills.
    pub waybills: Vec<Waybill>,
    /// Finished calls.
    pub calls: Vec<Call>,
    /// Complaints as event histories, ordered by filing: what happened, when, by whom. The first is `Filed`; the store
    /// numbers them. The second part tells the version after each event.
    pub complaints: Vec<Vec<(ComplaintEvent, Instant, AccountId)>>,
    /// Return receipts as event histories. The first is `Registered`.
    pub receipts: Vec<Vec<(ReceiptEvent, Instant, AccountId)>>,
    /// Promises as event histories. The first is `Made`.
    pub promises: Vec<Vec<(PromiseEvent, Instant, AccountId)>>,
}
