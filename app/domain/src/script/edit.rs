//! Editing a script: every change as data, so that it can be undone, sent, merged and told in words.
//!
//! A [`Change`] names one [`Spot`] of a script with the value an editor started from and the one they want. Two editors
//! at once are merged spot by spot: what only one of them changed is taken, what both changed to the same is done, and
//! only what both changed differently is a [`Conflict`].

mod change;
mod compare;
mod deed;
mod fresh;
mod outline;
mod part;
mod stand;

pub use change::{Change, Conflict, Merged, merge, take};
pub use compare::diff;
pub use deed::{Edit, EditRefusal, apply, free_name, is_name};
pub use fresh::{TITLE_LENGTH, copy_of, free_script_name, fresh, is_title, name_from};
pub use outline::{Entry, outline};
pub use part::{Part, Sort, Spot, Tongue, Value};
