//! Texts of the page about integrations.
