//! What holds of seals, and of what has to be sealed with a birth.

use crate::{
    types::{EventKind, Item, Matter},
    Annulments, Config, Corrections, Decisions, NextDecision, NextRecord, Openings, Pallet,
    Records, Satellites, Seals,
};
use adliya_primitives::RecordId;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Returns all that is sealed.
    pub(super) fn check_seals() -> Result<BTreeSet<Item>, TryRuntimeError> {
        let mut sealed = BTreeSet::new();
        let mut openings = 0usize;
        for (commitment, seal) in Seals::<T>::iter() {
            ensure!(sealed.insert(seal.of), "something is sealed twice");
            let given = match seal.of {
                Item::Record(id) | Item::Correction(id, _) => id < NextRecord::<T>::get(),
                Item::Decision(id) => id < NextDecision::<T>::get(),
            };
            ensure!(given, "something is sealed that never was");
            openings = openings.saturating_add(seal.openings as usize);
            for number in 0..seal.openings {
                let opening =
                    Openings::<T>::get(commitment, number).ok_or("an opening is missing")?;
                let order = Decisions::<T>::get(opening.decision).map(|order| order.matter);
                let ordered = matches!(
                    order,
                    Some(Matter::OpenSealed { commitment: of, reader, until })
                        if of == commitment
                            && reader == opening.office
                            && opening.opened_at < until
                );
                ensure!(
                    ordered,
                    "a seal was opened that no court let the office open"
                );
            }
        }
        ensure!(
            openings == Openings::<T>::iter_keys().count(),
            "an opening is of no seal"
        );
        for item in &sealed {
            let gone = match item {
                Item::Record(id) => !Records::<T>::contains_key(id),
                Item::Decision(id) => !Decisions::<T>::contains_key(id),
                Item::Correction(id, number) => !Corrections::<T>::contains_key(id, number),
            };
            ensure!(gone, "what is sealed is there");
        }
        Ok(sealed)
    }

    /// Each birth has attached what joins it to persons, once, and nothing else.
    pub(super) fn check_satellites() -> Result<(), TryRuntimeError> {
        let annulled: BTreeMap<_, _> = Annulments::<T>::iter().map(|(id, by)| (by, id)).collect();
        let of_parentage = |kind| matches!(kind, EventKind::Paternity | EventKind::Legitimation);
        // Also what annuls one.
        let is_satellite = |id: RecordId, kind: EventKind| {
            let annulled = annulled.get(&id).and_then(Records::<T>::get);
            of_parentage(kind) || annulled.is_some_and(|record| of_parentage(record.kind))
        };
        let mut attached = BTreeSet::new();
        for (birth, place, item) in Satellites::<T>::iter() {
            let record = Records::<T>::get(birth).ok_or("something is attached to no record")?;
            ensure!(
                record.kind.is_birth() && place < record.satellites,
                "something is attached to a record that does not know of it"
            );
            let child = Self::child_of(&record)?;
            let joins = match item {
                Item::Record(id) => Records::<T>::get(id).is_some_and(|satellite| {
                    is_satellite(id, satellite.kind) && satellite.subjects().next() == Some(child)
                }),
                Item::Decision(id) => Decisions::<T>::get(id).is_some_and(|decision| {
                    decision.matter.names_somebody() && decision.matter.record() == Some(birth)
                }),
                Item::Correction(id, number) => {
                    id == birth
                        && Corrections::<T>::get(id, number)
                            .is_some_and(|correction| correction.former_parents.is_some())
                }
            };
            ensure!(
                joins && attached.insert(item),
                "what is attached to a birth does not join it to persons, or is twice"
            );
        }
        let heights = Records::<T>::iter_values().map(|record| record.satellites as usize);
        ensure!(
            heights.sum::<usize>() == attached.len(),
            "something that was attached to a birth is missing"
        );

        let records = Records::<T>::iter()
            .filter(|(id, record)| is_satellite(*id, record.kind))
            .map(|(id, _)| Item::Record(id));
        // A guardian is appointed about a birth or a residence.
        let of_birth = |matter: &Matter| {
            let record = matter.record().and_then(Records::<T>::get);
            record.is_none_or(|record| record.kind.is_birth())
        };
        let decisions = Decisions::<T>::iter()
            .filter(|(_, decision)| decision.matter.names_somebody() && of_birth(&decision.matter))
            .map(|(id, _)| Item::Decision(id));
        let corrections = Corrections::<T>::iter()
            .filter(|(.., correction)| correction.former_parents.is_some())
            .map(|(id, number, _)| Item::Correction(id, number));
        let joining: BTreeSet<_> = records.chain(decisions).chain(corrections).collect();
        ensure!(
            joining == attached,
            "something joins a birth to persons and is not attached to it"
        );
        Ok(())
    }
}
