//! Which complaints the versions of rule packs were used for.

use super::State;
use casework::ports::PackUse;
use domain::{complaint::Complaint, id::ComplaintId};
use std::collections::{BTreeMap, BTreeSet};

impl State {
    pub(super) fn uses(&self) -> Vec<PackUse> {
        let mut uses: BTreeMap<(String, String), BTreeSet<ComplaintId>> = BTreeMap::new();
        for complaint in self.complaints.values() {
            for source in complaint.clocks.iter().map(|clock| clock.source.clone()) {
                uses.entry((source.pack, source.version)).or_default().insert(complaint.id);
            }
        }
        let read = |((pack, version), users): (_, BTreeSet<_>)| {
            let complaints = u32::try_from(users.len()).unwrap();
            PackUse { pack, version, complaints }
        };
        uses.into_iter().map(read).collect()
    }

    pub(super) fn open(&self, pack: Option<&str>) -> u32 {
        let has = |c: &&Complaint| pack.is_none_or(|pack| c.clocks.iter().any(|clock| clock.source.pack == pack));
        u32::try_from(self.complaints.values().filter(|c| !c.is_closed()).filter(has).count()).unwrap()
    }
}
