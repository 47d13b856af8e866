//! Scripts: the list of all, and one with its editor.

mod act;
mod answers;
mod checks;
mod editing;
mod editor;
mod file;
mod form;
mod inputs;
mod list;
mod script;
mod test_run;
mod tree;
mod versions;

pub use list::ScriptsPage;
pub use script::ScriptPage;
