//! What holds in every state.

use crate::{
    types::Standing, Config, FormerKeys, MandateOf, Mandates, NextMandate, NextOffice,
    NextProposal, Offices, OpenProposals, Pallet, Proposals, Subordinates, SuspendedLeaders,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_offices()?;
        Self::check_mandates()?;
        Self::check_proposals()
    }

    fn check_offices() -> Result<(), TryRuntimeError> {
        let mut leads = BTreeMap::new();
        let mut barred = BTreeSet::new();
        for (id, office) in Offices::<T>::iter() {
            ensure!(
                id < NextOffice::<T>::get(),
                "an office has a number that was not given out"
            );
            ensure!(
                office.region.is_well_formed(),
                "an office's region is malformed"
            );
            if let Some((parent, rest)) = office.above.split_first() {
                let above = Offices::<T>::get(parent).ok_or("an office's parent is missing")?;
                ensure!(*parent < id, "an office is older than the one above it");
                ensure!(
                    above.above.as_slice() == rest,
                    "an office has another lineage than the one above it"
                );
                ensure!(above.region.covers(office.region), "a region sticks out");
                ensure!(
                    above.kind.may_lead(office.kind),
                    "an office's kind is not led"
                );
                let led = leads.entry(*parent).or_insert(0u32);
                if office.standing != Standing::Ended {
                    ensure!(
                        above.standing != Standing::Ended,
                        "a closed office leads one that is not"
                    );
                    *led += 1;
                }
                if above.standing == Standing::Suspended {
                    barred.insert(*parent);
                }
            }
        }
        let counted: BTreeMap<_, _> = Subordinates::<T>::iter().collect();
        ensure!(leads == counted, "offices below are not counted right");
        ensure!(
            SuspendedLeaders::<T>::get().iter().eq(barred.iter()),
            "the suspended offices that lead others are not listed in order"
        );
        Ok(())
    }

    fn check_mandates() -> Result<(), TryRuntimeError> {
        let mut rotations = 0usize;
        for (id, mandate) in Mandates::<T>::iter() {
            ensure!(
                id < NextMandate::<T>::get(),
                "a mandate has a number that was not given out"
            );
            let office =
                Offices::<T>::get(mandate.office).ok_or("a mandate's office is missing")?;
            ensure!(!mandate.roles.is_empty(), "a mandate has no role");
            ensure!(
                mandate.roles.is_subset_of(office.kind.roles()),
                "a role is not held"
            );
            ensure!(
                mandate.valid_from < mandate.valid_until,
                "a mandate ends before it begins"
            );
            ensure!(
                (mandate.standing == Standing::Ended) == mandate.ended_at.is_some(),
                "a mandate's end is not recorded with its standing"
            );
            let of_key = MandateOf::<T>::get(&mandate.account);
            ensure!(
                of_key == Some(id) || mandate.is_over(Self::now()),
                "a mandate that is not over is not that of its key"
            );
            for number in 0..mandate.rotations {
                let (former, _) =
                    FormerKeys::<T>::get(id, number).ok_or("a former key is missing")?;
                ensure!(former != mandate.account, "a former key acts again");
                ensure!(
                    MandateOf::<T>::get(&former) == Some(id),
                    "a former key was freed"
                );
            }
            rotations = rotations.saturating_add(mandate.rotations as usize);
        }
        ensure!(
            FormerKeys::<T>::iter().count() == rotations,
            "there are stray former keys"
        );
        for (_, mandate) in MandateOf::<T>::iter() {
            ensure!(
                Mandates::<T>::contains_key(mandate),
                "a key's mandate is missing"
            );
        }

        Ok(())
    }

    fn check_proposals() -> Result<(), TryRuntimeError> {
        let mut open = BTreeMap::new();
        for (id, proposal) in Proposals::<T>::iter() {
            ensure!(
                id < NextProposal::<T>::get(),
                "a proposal has a number not given out"
            );
            *open.entry(proposal.officer).or_insert(0u32) += 1;
        }
        let counted: BTreeMap<_, _> = OpenProposals::<T>::iter().collect();
        ensure!(open == counted, "open proposals are not counted right");
        Ok(())
    }
}
