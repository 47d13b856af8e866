//! Rules: the packs, the calendar, and calculators that need no case.

mod address;
mod calculator;
mod calendar;
mod compensation;
mod deadline;
mod dry_run;
mod frame;
mod import;
mod inputs;
mod overview;
mod pack;
mod read;
mod terms;
mod tools;

pub use calendar::CalendarPage;
pub use compensation::CompensationPage;
pub use deadline::DeadlinePage;
pub use overview::RulesPage;
pub use pack::PackPage;
