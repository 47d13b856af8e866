//! Stories of the queue: what is made of reports, who gets which contact, and what people may do.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod agents;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod given;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod routing;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod stages;
#[cfg(test)]
mod wait;
