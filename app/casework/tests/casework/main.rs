//! Use cases on a store in memory, a clock that is set and ids that are counted.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod chats;
#[cfg(test)]
mod chats_of_others;
#[cfg(test)]
mod closures;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod floor;
#[cfg(test)]
mod floor_reports;
#[cfg(test)]
mod integrations;
#[cfg(test)]
mod live;
#[cfg(test)]
mod lookups;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod offline;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod phrases;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod repeats;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod scripts;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod stale;
#[cfg(test)]
mod world;
