//! Scripts: the list of all, and one with its editor.

mod act;
mod answers;
mod begin;
mod cases;
mod checks;
mod editing;
mod editor;
mod file;
mod find;
mod form;
mod inputs;
mod list;
mod missing;
mod script;
mod span;
mod test_run;
mod tree;
mod values;
mod versions;

pub use list::ScriptsPage;
pub use script::ScriptPage;
