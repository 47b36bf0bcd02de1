//! Vital events: what the calls that register them delegate to.

use crate::{
    types::{
        Capacity, EventKind, LinksOpening, MaritalStatus, Parents, Party, Person, Record,
        RecordKey, RecordStatus, MAX_PARTIES,
    },
    Births, Config, Error, Event, NextRecord, Pallet, PersonRecords, Persons, Records,
};
use adliya_primitives::{
    traits::{Death, OnDeath},
    Moment, Officer, RecordId, Region, SubjectId,
};
use frame_support::{
    ensure,
    traits::{ConstU32, Time},
    BoundedVec,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl Parents {
    /// The parents that are named, with what they are.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SubjectId, Capacity)> {
        let mother = self.mother.map(|subject| (subject, Capacity::Mother));
        let father = self.father.map(|subject| (subject, Capacity::Father));
        mother.into_iter().chain(father)
    }

    /// How many are named: 0 to 2.
    pub fn count(&self) -> u32 {
        u32::from(self.mother.is_some()).saturating_add(u32::from(self.father.is_some()))
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_birth(
        officer: &Officer<T::AccountId>,
        child: SubjectId,
        parents: Parents,
        links: H256,
        claims_root: H256,
        region: Region,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        let same = parents.iter().any(|(parent, _)| parent == child)
            || (parents.mother.is_some() && parents.mother == parents.father);
        ensure!(!same, Error::<T>::PartiesNotDistinct);
        let own = parents.iter().any(|(parent, _)| parent == officer.subject);
        ensure!(!own && child != officer.subject, Error::<T>::OwnRecord);
        ensure!(
            !Births::<T>::contains_key(child),
            Error::<T>::AlreadyRegistered
        );
        for (parent, _) in parents.iter() {
            ensure!(
                Persons::<T>::contains_key(parent),
                Error::<T>::NotRegistered
            );
        }

        let parties = core::iter::once((child, Capacity::Child)).chain(parents.iter());
        let (record, _) =
            Self::write_record(EventKind::Birth, officer, claims_root, region, parties)?;
        Persons::<T>::insert(
            child,
            Person {
                death: None,
                marital: MaritalStatus::Single,
                links,
            },
        );
        Self::deposit_event(Event::BirthRegistered {
            record,
            child,
            parents,
            region,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_register_death(
        officer: &Officer<T::AccountId>,
        deceased: SubjectId,
        opening: LinksOpening,
        claims_root: H256,
        region: Region,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        ensure!(deceased != officer.subject, Error::<T>::OwnRecord);
        let mut person = Self::living(&deceased)?;
        let opened = opening.linked.commitment(&opening.salt);
        ensure!(opened == person.links, Error::<T>::LinksMismatch);
        let widowed = match person.marital {
            MaritalStatus::Married(marriage) => Self::other_spouse(marriage, &deceased),
            _ => None,
        };
        ensure!(widowed != Some(officer.subject), Error::<T>::OwnRecord);

        let parties = [(deceased, Capacity::Deceased)];
        let (record, registered_at) =
            Self::write_record(EventKind::Death, officer, claims_root, region, parties)?;
        if let MaritalStatus::Married(marriage) = person.marital {
            person.marital = MaritalStatus::MarriedAtDeath(marriage);
        }
        person.death = Some(record);
        Persons::<T>::insert(deceased, person);
        if let Some(spouse) = widowed {
            Persons::<T>::mutate_extant(spouse, |person| {
                person.marital = MaritalStatus::Widowed(record)
            });
        }
        Self::deposit_event(Event::DeathRegistered {
            record,
            deceased,
            widowed,
            region,
            office: officer.office,
            officer: officer.mandate,
        });
        T::OnDeath::on_death(&Death {
            subject: deceased,
            linked: opening.linked,
            record,
            registered_at,
        })
    }

    pub(crate) fn do_register_marriage(
        officer: &Officer<T::AccountId>,
        spouses: [SubjectId; 2],
        claims_root: H256,
        region: Region,
    ) -> DispatchResult {
        Self::ensure_jurisdiction(officer, region)?;
        let [one, other] = spouses;
        ensure!(one != other, Error::<T>::PartiesNotDistinct);
        ensure!(!spouses.contains(&officer.subject), Error::<T>::OwnRecord);
        let persons = [Self::living(&one)?, Self::living(&other)?];
        for person in &persons {
            let married = matches!(person.marital, MaritalStatus::Married(_));
            ensure!(!married, Error::<T>::AlreadyMarried);
        }

        let parties = spouses.map(|spouse| (spouse, Capacity::Spouse));
        let (record, _) =
            Self::write_record(EventKind::Marriage, officer, claims_root, region, parties)?;
        for (subject, mut person) in spouses.into_iter().zip(persons) {
            person.marital = MaritalStatus::Married(record);
            Persons::<T>::insert(subject, person);
        }
        Self::deposit_event(Event::MarriageRegistered {
            record,
            spouses,
            region,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// A person who is in the register and alive.
    pub(crate) fn living(subject: &SubjectId) -> Result<Person, DispatchError> {
        let person = Persons::<T>::get(subject).ok_or(Error::<T>::NotRegistered)?;
        ensure!(person.death.is_none(), Error::<T>::Deceased);
        Ok(person)
    }

    /// The party of a marriage who is not `subject`.
    pub(crate) fn other_spouse(marriage: RecordId, subject: &SubjectId) -> Option<SubjectId> {
        let record = Records::<T>::get(marriage)?;
        record
            .parties
            .iter()
            .map(|party| party.subject)
            .find(|spouse| spouse != subject)
    }

    fn ensure_jurisdiction(officer: &Officer<T::AccountId>, region: Region) -> DispatchResult {
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        ensure!(
            officer.region.covers(region),
            Error::<T>::OutsideJurisdiction
        );
        Ok(())
    }

    /// Writes a record with the next number, and enters it into the history of each of its parties. Returns the number
    /// and when it was registered.
    fn write_record(
        kind: EventKind,
        officer: &Officer<T::AccountId>,
        claims_root: H256,
        region: Region,
        parties: impl IntoIterator<Item = (SubjectId, Capacity)>,
    ) -> Result<(RecordId, Moment), DispatchError> {
        let id = NextRecord::<T>::get();
        NextRecord::<T>::put(id.next().ok_or(Error::<T>::NoIdLeft)?);
        let mut kept = BoundedVec::<_, ConstU32<MAX_PARTIES>>::new();
        for (subject, capacity) in parties {
            match capacity {
                Capacity::Child => Births::<T>::insert(subject, id),
                _ => PersonRecords::<T>::insert(subject, RecordKey::from(id), ()),
            }
            // No event here has more than three parties; the bound is four.
            kept.try_push(Party { subject, capacity })
                .map_err(|_| DispatchError::Corruption)?;
        }
        let registered_at = T::Time::now();
        Records::<T>::insert(
            id,
            Record {
                kind,
                status: RecordStatus::Registered,
                claims_root,
                region,
                office: officer.office,
                mandate: officer.mandate,
                registered_at,
                parties: kept,
            },
        );
        Ok((id, registered_at))
    }
}
