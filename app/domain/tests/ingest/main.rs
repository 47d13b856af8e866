//! Items of other systems: what is read, what is refused, and what follows from them.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod calls;
#[cfg(test)]
mod chats;
#[cfg(test)]
mod complaints;
#[cfg(test)]
mod given;
#[cfg(test)]
mod robust;
#[cfg(test)]
mod tracking;
