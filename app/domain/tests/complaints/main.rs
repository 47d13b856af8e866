//! Stories of the complaint rules: what may be typed, which clocks start, what each command does and refuses.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod amending;
#[cfg(test)]
mod closing;
#[cfg(test)]
mod filing;
#[cfg(test)]
mod given;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod parsing;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod reckoning;
#[cfg(test)]
mod replying;
#[cfg(test)]
mod searching;
#[cfg(test)]
mod values;
#[cfg(test)]
mod warnings;
