//! Marriages, and what becomes of them.

use crate::{
    entries::Filing,
    types::{Capacity, DivorceGround, EventKind, MaritalStatus, Marriage, Matter, Person},
    Annulments, Config, Error, Event, Marriages, Pallet, Persons,
};
use adliya_primitives::{DecisionId, NoticeId, RecordId, SubjectId, Timeliness};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::DispatchError;

/// A marriage that a death ended, with the spouse who survived it.
pub(crate) struct Broken {
    id: RecordId,
    marriage: Marriage,
    pub(crate) spouse: SubjectId,
    survivor: Person,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_marriage(
        filing: &Filing<T>,
        spouses: [SubjectId; 2],
        notice: Option<NoticeId>,
    ) -> Result<RecordId, DispatchError> {
        Self::ensure_distinct(spouses)?;
        filing.ensure_disinterested(spouses)?;
        let persons = Self::free_to_marry(spouses)?;
        let archived = filing.entry.timeliness == Timeliness::Archived;
        ensure!(notice.is_some() || archived, Error::<T>::NoticeMissing);
        let ripe = match notice {
            Some(id) => {
                Self::ensure_capable(spouses)?;
                Some((id, Self::ripe_notice(id, spouses)?))
            }
            // Of an archive: who was capable then need not be now.
            None => None,
        };

        let record = Self::write_spouses(EventKind::Marriage, filing, spouses)?;
        let former = persons.each_ref().map(|person| person.marital);
        let marriage = Marriage {
            spouses,
            former,
            separated: None,
            ended: None,
        };
        Marriages::<T>::insert(record, marriage);
        if let Some((id, notice)) = ripe {
            Self::use_notice(id, notice, record);
        }
        let married = [MaritalStatus::Married(record); 2];
        Self::write_status(spouses, persons, married);
        Self::deposit_event(Event::MarriageRegistered {
            record,
            spouses,
            notice,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_divorce(
        filing: &Filing<T>,
        id: RecordId,
        ground: DivorceGround,
    ) -> Result<RecordId, DispatchError> {
        let mut marriage = Self::marriage_in_force(id, filing)?;
        let order = match ground {
            DivorceGround::MutualConsent => None,
            DivorceGround::Decision(decision) => {
                let order = Self::open_decision(decision, &Matter::DissolveMarriage(id))?;
                Some((decision, order))
            }
        };
        let spouses = marriage.spouses;
        let persons = Self::living_spouses(&marriage)?;

        let record = Self::write_spouses(EventKind::Divorce, filing, spouses)?;
        marriage.ended = Some(record);
        Marriages::<T>::insert(id, marriage);
        Self::write_status(spouses, persons, [MaritalStatus::Divorced(record); 2]);
        if let Some((decision, order)) = order {
            Self::close_decision(decision, order, record);
        }
        Self::deposit_event(Event::DivorceRegistered {
            record,
            marriage: id,
            spouses,
            ground,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_marriage_annulment(
        filing: &Filing<T>,
        id: RecordId,
        decision: DecisionId,
    ) -> Result<RecordId, DispatchError> {
        let mut marriage = Self::marriage_in_force(id, filing)?;
        let order = Self::open_decision(decision, &Matter::AnnulMarriage(id))?;
        let annulled = Self::standing(id)?;
        let spouses = marriage.spouses;
        let persons = Self::living_spouses(&marriage)?;
        let former = marriage.former.map(Self::status_today);

        let kind = EventKind::MarriageAnnulment;
        let record = Self::write_spouses(kind, filing, spouses)?;
        marriage.ended = Some(record);
        Marriages::<T>::insert(id, marriage);
        Self::write_status(spouses, persons, former);
        Self::write_annulment(id, annulled, record);
        Self::close_decision(decision, order, record);
        Self::deposit_event(Event::MarriageAnnulled {
            record,
            marriage: id,
            spouses,
            restored: former,
            decision,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_separation(
        filing: &Filing<T>,
        id: RecordId,
        decision: DecisionId,
    ) -> Result<RecordId, DispatchError> {
        let mut marriage = Self::marriage_in_force(id, filing)?;
        ensure!(marriage.separated.is_none(), Error::<T>::AlreadySeparated);
        let order = Self::open_decision(decision, &Matter::SeparateSpouses(id))?;

        let spouses = marriage.spouses;
        let record = Self::write_spouses(EventKind::Separation, filing, spouses)?;
        marriage.separated = Some(record);
        Marriages::<T>::insert(id, marriage);
        Self::close_decision(decision, order, record);
        Self::deposit_event(Event::SeparationRegistered {
            record,
            marriage: id,
            spouses,
            decision,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    pub(crate) fn do_register_reconciliation(
        filing: &Filing<T>,
        id: RecordId,
    ) -> Result<RecordId, DispatchError> {
        let mut marriage = Self::marriage_in_force(id, filing)?;
        ensure!(marriage.separated.is_some(), Error::<T>::NotSeparated);

        let spouses = marriage.spouses;
        let record = Self::write_spouses(EventKind::Reconciliation, filing, spouses)?;
        marriage.separated = None;
        Marriages::<T>::insert(id, marriage);
        Self::deposit_event(Event::ReconciliationRegistered {
            record,
            marriage: id,
            spouses,
            region: filing.entry.region,
            office: filing.officer.office,
            officer: filing.officer.mandate,
        });
        Ok(record)
    }

    /// A marriage that has not ended, and is not that of who enters what becomes of it.
    fn marriage_in_force(id: RecordId, filing: &Filing<T>) -> Result<Marriage, DispatchError> {
        let marriage = Marriages::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        filing.ensure_disinterested(marriage.spouses)?;
        ensure!(marriage.ended.is_none(), Error::<T>::MarriageEnded);
        Ok(marriage)
    }

    /// The spouses of a marriage in force: a death would have ended it.
    fn living_spouses(marriage: &Marriage) -> Result<[Person; 2], DispatchError> {
        let [one, other] = marriage.spouses;
        Ok([
            Self::living(&one).defensive()?,
            Self::living(&other).defensive()?,
        ])
    }

    /// What a status of former days comes to now: nobody is widowed by a death that has been annulled since.
    fn status_today(status: MaritalStatus) -> MaritalStatus {
        match status {
            MaritalStatus::Widowed(death) => {
                Annulments::<T>::get(death).map_or(status, MaritalStatus::Dissolved)
            }
            _ => status,
        }
    }

    /// The marriage that the dead is held to have died in.
    pub(crate) fn broken_marriage(id: RecordId, deceased: &SubjectId) -> Option<Broken> {
        let marriage = Marriages::<T>::get(id).defensive()?;
        let spouse = marriage.other(deceased).defensive()?;
        let survivor = Persons::<T>::get(spouse).defensive()?;
        Some(Broken {
            id,
            marriage,
            spouse,
            survivor,
        })
    }

    /// Brings a marriage back, as far as it can be, that was ended by a death which `annulment` annuls. Returns what
    /// the one is who did not die.
    ///
    /// It is in force again if the spouse is widowed by that death still; if the spouse has died since, it lasted until
    /// then, and the one who lives is the widowed; if the spouse has married again since, it is dissolved.
    pub(crate) fn mend(broken: Broken, death: RecordId, annulment: RecordId) -> MaritalStatus {
        let Broken {
            id,
            mut marriage,
            spouse,
            mut survivor,
        } = broken;
        let marital = if survivor.marital != MaritalStatus::Widowed(death) {
            marriage.ended = Some(annulment);
            MaritalStatus::Dissolved(annulment)
        } else {
            marriage.ended = survivor.death;
            let (marital, of_spouse) = match survivor.death {
                None => (MaritalStatus::Married(id), MaritalStatus::Married(id)),
                Some(later) => (
                    MaritalStatus::Widowed(later),
                    MaritalStatus::MarriedAtDeath(id),
                ),
            };
            survivor.marital = of_spouse;
            Persons::<T>::insert(spouse, survivor);
            marital
        };
        Marriages::<T>::insert(id, marriage);
        marital
    }

    /// Writes a record whose parties are two spouses.
    fn write_spouses(
        kind: EventKind,
        filing: &Filing<T>,
        spouses: [SubjectId; 2],
    ) -> Result<RecordId, DispatchError> {
        let parties = spouses.map(|spouse| (spouse, Capacity::Spouse));
        let (record, _) = Self::write_record(kind, filing, parties)?;
        Ok(record)
    }

    fn write_status(spouses: [SubjectId; 2], persons: [Person; 2], status: [MaritalStatus; 2]) {
        for ((subject, mut person), status) in spouses.into_iter().zip(persons).zip(status) {
            person.marital = status;
            Persons::<T>::insert(subject, person);
        }
    }
}
