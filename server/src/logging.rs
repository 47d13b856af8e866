//! The log: one line per event, to standard error, never with anything a person typed.

use crate::{
    config::{DataOptions, LogFormat, wrong},
    trouble::Trouble,
};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging.
///
/// # Errors
/// A filter or a format that makes no sense.
pub fn start(options: &DataOptions) -> Result<(), Trouble> {
    let format = LogFormat::read(&options.log_format)?;
    let filter = EnvFilter::try_new(&options.log)
        .map_err(|_| wrong("YILING_LOG", &options.log, "a filter like `info` or `warn,server=debug`"))?;
    let colours = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        // The place, not the message: a message may quote what somebody typed.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(panic.place = %place, "a part of the program failed");
    }));
    Ok(())
}
