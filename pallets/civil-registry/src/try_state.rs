//! What holds in every state.

mod notices;

mod population;
mod statistics;

mod sealing;

use crate::{
    types::{
        Capacity, EventKind, Item, MaritalStatus, Marriage, Matter, Person, Record, RecordKey,
        RecordStatus, WalletOwner, WalletStanding,
    },
    Annulments, Births, Certificates, Config, Corrections, Decisions, Legitimations, Marriages,
    NextDecision, NextRecord, Pallet, PersonRecords, Persons, Records, Replacements, WalletOwners,
    Wallets,
};
use adliya_primitives::{DecisionId, RecordId, SubjectId};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

/// Whether the record is of one of these kinds, and names the subject as that.
fn names<T: Config>(
    id: RecordId,
    kinds: &[EventKind],
    subject: SubjectId,
    capacity: Capacity,
) -> bool {
    Records::<T>::get(id).is_some_and(|record| {
        let mut parties = record.parties.iter();
        kinds.contains(&record.kind)
            && parties.any(|party| party.subject == subject && party.capacity == capacity)
    })
}

impl<T: Config> Pallet<T> {
    /// What `try_state` checks: fails with the first invariant that does not hold.
    ///
    /// Walks the whole state; for tests and for the SDK's try-runtime tool, never for a call.
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let sealed = Self::check_seals()?;
        Self::check_records(&sealed)?;
        for (subject, person) in Persons::<T>::iter() {
            Self::check_person(subject, &person)?;
        }
        ensure!(
            Births::<T>::iter_keys().count() == Persons::<T>::iter_keys().count(),
            "there is a birth without a person"
        );
        let mut weddings = 0usize;
        for (id, marriage) in Marriages::<T>::iter() {
            Self::check_marriage(id, &marriage)?;
            weddings = weddings.saturating_add(1);
        }
        let entered = Records::<T>::iter_values()
            .filter(|record| record.kind == EventKind::Marriage)
            .count();
        ensure!(weddings == entered, "a marriage is missing");
        Self::check_courts(&sealed)?;
        Self::check_wallets()?;
        Self::check_certificates(&sealed)?;
        Self::check_satellites()?;
        Self::check_notices()?;
        Self::check_statistics()?;
        Self::check_population()
    }

    fn check_records(sealed: &BTreeSet<Item>) -> Result<(), TryRuntimeError> {
        let [mut parties, mut numbers] = [0usize; 2];
        for (id, record) in Records::<T>::iter() {
            Self::check_record(id, &record, sealed)?;
            ensure!(
                !sealed.contains(&Item::Record(id)),
                "a record that is sealed is in the register"
            );
            numbers = numbers.saturating_add(1);
            parties = parties.saturating_add(record.parties.len());
        }
        let hidden = sealed.iter().filter(|item| matches!(item, Item::Record(_)));
        let numbers = numbers.saturating_add(hidden.count());
        ensure!(
            NextRecord::<T>::get() == RecordId(numbers as u64),
            "a record's number is missing"
        );
        let entries = Births::<T>::iter_keys()
            .count()
            .saturating_add(PersonRecords::<T>::iter_keys().count());
        ensure!(
            entries == parties,
            "a history has an entry that is no party of its record"
        );
        for (id, number) in Corrections::<T>::iter_keys() {
            let entered = match Records::<T>::get(id) {
                Some(record) => number < record.corrections,
                None => sealed.contains(&Item::Record(id)),
            };
            ensure!(
                entered && !sealed.contains(&Item::Correction(id, number)),
                "a correction is of no record, or sealed"
            );
        }
        for id in Annulments::<T>::iter_keys() {
            let annulled = match Records::<T>::get(id) {
                Some(record) => record.status == RecordStatus::Annulled,
                None => sealed.contains(&Item::Record(id)),
            };
            ensure!(annulled, "a record is annulled that stands");
        }
        Ok(())
    }

    fn check_record(
        id: RecordId,
        record: &Record,
        sealed: &BTreeSet<Item>,
    ) -> Result<(), TryRuntimeError> {
        ensure!(
            record.region.is_well_formed(),
            "a record's region is malformed"
        );
        for party in &record.parties {
            let entered = match party.capacity {
                Capacity::Child if record.kind.is_birth() => {
                    Births::<T>::get(party.subject) == Some(id)
                }
                _ => PersonRecords::<T>::contains_key(party.subject, RecordKey::from(id)),
            };
            ensure!(entered, "a record is not in a party's history");
            ensure!(
                Persons::<T>::contains_key(party.subject),
                "a party of a record is not in the register"
            );
        }
        for number in 0..record.corrections {
            if sealed.contains(&Item::Correction(id, number)) {
                continue;
            }
            let note = Corrections::<T>::get(id, number).ok_or("a correction is missing")?;
            let decision = note.decision.map(Item::Decision);
            if let Some(Item::Decision(decision)) = decision.filter(|item| !sealed.contains(item)) {
                let decision = Decisions::<T>::get(decision).ok_or("a decision is missing")?;
                ensure!(
                    decision.executed == Some(id),
                    "a decision led to another record than it was carried out on"
                );
            }
        }
        match (record.status, Annulments::<T>::get(id)) {
            (RecordStatus::Registered, None) => {}
            (RecordStatus::Annulled, Some(by)) if sealed.contains(&Item::Record(by)) => {}
            (RecordStatus::Annulled, Some(by)) => {
                let by = Records::<T>::get(by).ok_or("what annulled a record is missing")?;
                let expected = match record.kind {
                    EventKind::Marriage => EventKind::MarriageAnnulment,
                    _ => EventKind::RecordAnnulment,
                };
                ensure!(
                    by.kind == expected && by.status == RecordStatus::Registered,
                    "what annulled a record is no annulment"
                );
            }
            _ => return Err("a record's status and its annulment differ".into()),
        }
        if record.kind == EventKind::Death {
            let deceased = record
                .party(Capacity::Deceased)
                .and_then(Persons::<T>::get)
                .ok_or("a death is nobody's")?;
            ensure!(
                (deceased.death == Some(id)) == (record.status == RecordStatus::Registered),
                "a death that stands is not that of its person, or one that does not is"
            );
        }
        Ok(())
    }

    fn check_person(subject: SubjectId, person: &Person) -> Result<(), TryRuntimeError> {
        let births = [EventKind::Birth, EventKind::Foundling];
        ensure!(
            Births::<T>::get(subject).is_some_and(|birth| names::<T>(
                birth,
                &births,
                subject,
                Capacity::Child
            )),
            "a person's birth is missing or not theirs"
        );
        if let Some(death) = person.death {
            ensure!(
                names::<T>(death, &[EventKind::Death], subject, Capacity::Deceased),
                "a person's death is not theirs"
            );
        }
        match person.marital {
            MaritalStatus::Single => {}
            MaritalStatus::Married(marriage) => {
                ensure!(person.death.is_none(), "somebody dead is married");
                let marriage = Marriages::<T>::get(marriage).ok_or("a marriage is missing")?;
                ensure!(
                    marriage.ended.is_none(),
                    "somebody is married in a marriage that has ended"
                );
                let spouse = marriage
                    .other(&subject)
                    .filter(|_| marriage.spouses.contains(&subject))
                    .and_then(Persons::<T>::get)
                    .ok_or("a spouse is missing")?;
                ensure!(spouse.marital == person.marital, "a marriage is one-sided");
            }
            MaritalStatus::Widowed(death) => {
                let dead = Records::<T>::get(death)
                    .and_then(|record| record.party(Capacity::Deceased))
                    .and_then(Persons::<T>::get)
                    .ok_or("the one who left a widow is missing")?;
                ensure!(
                    dead.death == Some(death),
                    "the one who left a widow is not dead"
                );
            }
            MaritalStatus::MarriedAtDeath(marriage) => {
                ensure!(person.death.is_some(), "somebody alive died in a marriage");
                let marriage = Marriages::<T>::get(marriage).ok_or("a marriage is missing")?;
                ensure!(
                    marriage.spouses.contains(&subject) && marriage.ended == person.death,
                    "somebody died in a marriage that was not theirs or had ended"
                );
            }
            MaritalStatus::Divorced(record) => ensure!(
                names::<T>(record, &[EventKind::Divorce], subject, Capacity::Spouse),
                "a person's divorce is not theirs"
            ),
            MaritalStatus::Dissolved(record) => {
                let annulment = Records::<T>::get(record).ok_or("an annulment is missing")?;
                ensure!(
                    annulment.kind == EventKind::RecordAnnulment
                        && annulment.subjects().any(|party| party == subject),
                    "what dissolved a person's marriage is not theirs"
                );
            }
        }
        Ok(())
    }

    fn check_marriage(id: RecordId, marriage: &Marriage) -> Result<(), TryRuntimeError> {
        let record = Records::<T>::get(id).ok_or("a marriage's record is missing")?;
        ensure!(
            record.kind == EventKind::Marriage && record.subjects().eq(marriage.spouses),
            "a marriage is not that of its record"
        );
        let married = MaritalStatus::Married(id);
        for spouse in marriage.spouses {
            let spouse = Persons::<T>::get(spouse).ok_or("a spouse is missing")?;
            ensure!(
                (spouse.marital == married) == marriage.ended.is_none(),
                "a marriage in force is not its spouses', or one that has ended is"
            );
        }
        let kind = |id| Records::<T>::get(id).map(|record| record.kind);
        let annulled_by = match marriage.ended.map(kind) {
            None => None,
            Some(Some(EventKind::MarriageAnnulment)) => marriage.ended,
            Some(Some(EventKind::Divorce | EventKind::Death | EventKind::RecordAnnulment)) => None,
            Some(_) => return Err("a marriage was ended by what ends none".into()),
        };
        ensure!(
            Annulments::<T>::get(id) == annulled_by,
            "a marriage's end and its annulment differ"
        );
        ensure!(
            marriage
                .separated
                .is_none_or(|record| kind(record) == Some(EventKind::Separation)),
            "what separated spouses is no separation"
        );
        Ok(())
    }

    fn check_courts(sealed: &BTreeSet<Item>) -> Result<(), TryRuntimeError> {
        let there = |id| Records::<T>::contains_key(id) || sealed.contains(&Item::Record(id));
        let hidden = sealed
            .iter()
            .filter(|item| matches!(item, Item::Decision(_)));
        let mut numbers = hidden.count() as u64;
        for decision in Decisions::<T>::iter_values() {
            numbers = numbers.saturating_add(1);
            ensure!(
                decision.matter.record().is_none_or(there),
                "a decision is about a record that is missing"
            );
            // They make no record of their own.
            let of_itself = matches!(
                decision.matter,
                Matter::CorrectIdentity(_) | Matter::CorrectParentage { .. } | Matter::Seal(_)
            );
            if let Some(record) = decision.executed {
                ensure!(
                    there(record) && of_itself == (Some(record) == decision.matter.record()),
                    "a decision was carried out by a record that is missing or wrong"
                );
            }
        }
        ensure!(
            NextDecision::<T>::get() == DecisionId(numbers),
            "a decision's number is missing"
        );
        for (birth, legitimation) in Legitimations::<T>::iter() {
            let kind = |id| Records::<T>::get(id).map(|record| record.kind);
            ensure!(
                kind(birth).is_some_and(EventKind::is_birth)
                    && kind(legitimation) == Some(EventKind::Legitimation),
                "a legitimation is none, or of no birth"
            );
        }
        Ok(())
    }

    fn check_wallets() -> Result<(), TryRuntimeError> {
        for (subject, wallet) in Wallets::<T>::iter() {
            ensure!(
                Persons::<T>::contains_key(subject),
                "a wallet's person is missing"
            );
            let theirs = WalletOwners::<T>::get(wallet).is_some_and(|owner| {
                let linked = [WalletStanding::InUse, WalletStanding::Frozen];
                owner.subject == subject && linked.contains(&owner.standing)
            });
            ensure!(theirs, "a wallet is one-sided");
        }
        for (wallet, owner) in WalletOwners::<T>::iter() {
            let current = Wallets::<T>::get(owner.subject).ok_or("a key's person has no wallet")?;
            let proposed = Replacements::<T>::get(owner.subject).map(|pending| pending.wallet);
            let sound = match owner.standing {
                WalletStanding::InUse | WalletStanding::Frozen => current == wallet,
                WalletStanding::Proposed => proposed == Some(wallet),
                WalletStanding::Former => current != wallet && proposed != Some(wallet),
            };
            ensure!(sound, "a key is not what its person has it for");
        }
        for (subject, replacement) in Replacements::<T>::iter() {
            let proposed = WalletOwner {
                subject,
                standing: WalletStanding::Proposed,
            };
            ensure!(
                WalletOwners::<T>::get(replacement.wallet) == Some(proposed),
                "a proposed wallet is one-sided"
            );
        }
        Ok(())
    }

    fn check_certificates(sealed: &BTreeSet<Item>) -> Result<(), TryRuntimeError> {
        for certificate in Certificates::<T>::iter_values() {
            if sealed.contains(&Item::Record(certificate.record)) {
                continue;
            }
            let record =
                Records::<T>::get(certificate.record).ok_or("a certificate's record is missing")?;
            ensure!(
                certificate.issued_at >= record.registered_at,
                "a certificate is older than its record"
            );
        }
        Ok(())
    }
}
