//! Return receipts: the list, registering one, and one with what house rules propose.

mod act;
mod act_form;
mod course;
mod facts;
mod filters;
mod head;
mod history;
mod list;
mod missing;
mod one;
mod proposals;
mod register;
mod register_fields;
mod rows;
mod sending;
mod standing;

pub use list::ReceiptsPage;
pub use one::ReceiptPage;
pub use register::NewReceiptPage;
