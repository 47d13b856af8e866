//! Scripts and phrases: the engine, what we ship, and that both hold together.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod bank;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod engine;
#[cfg(test)]
mod everyway;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod forbidden;
#[cfg(test)]
mod interrupted;
#[cfg(test)]
mod phrases;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod publish;
#[cfg(test)]
mod recall;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod small;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod tones;
#[cfg(test)]
mod walks;
