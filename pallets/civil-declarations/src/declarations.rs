//! Declarations: lodged, amended, decided on, closed.

use crate::{
    types::{
        Declarant, Declaration, EventOf, Informant, OutlineOf, Pending, RegionKey, RejectReason,
        ReturnReason, Status,
    },
    Config, Declarations, Error, Event, NextDeclaration, OpenDeclarations, Pallet,
    RegionDeclarations,
};
use adliya_primitives::{
    traits::{CivilStatus, VitalRegister},
    DeclarationId, Entry, Moment, Officer, RecordId, Region, SubjectId, Timeliness,
};
use frame_support::{
    ensure,
    traits::{Defensive, Get, Time},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What a declaration says, as it is lodged and as it is amended.
pub(crate) struct Content<T: Config> {
    pub(crate) claims_root: H256,
    pub(crate) outline: OutlineOf<T>,
    pub(crate) region: Region,
}

/// Who lodges, amends and withdraws, checked to be entitled to.
pub(crate) struct Lodger {
    declarant: Declarant,
    person: SubjectId,
}

/// An open declaration, and what is known of it while it is open.
type Open<T> = (Declaration<OutlineOf<T>>, Pending<OutlineOf<T>>);

impl<T: Config> Pallet<T> {
    /// An informant as the one who lodges.
    pub(crate) fn informant(officer: &Officer<T::AccountId>) -> Lodger {
        Lodger {
            declarant: Declarant::Informant(Informant {
                office: officer.office,
                mandate: officer.mandate,
            }),
            person: officer.subject,
        }
    }

    /// The citizen behind a wallet as the one who lodges.
    pub(crate) fn citizen(wallet: &T::AccountId) -> Result<Lodger, DispatchError> {
        let person = T::CivilStatus::subject_of(wallet).ok_or(Error::<T>::WalletNotLinked)?;
        Ok(Lodger {
            declarant: Declarant::Citizen(person),
            person,
        })
    }

    /// A citizen declares what they are a party of.
    pub(crate) fn ensure_party(lodger: &Lodger, outline: &OutlineOf<T>) -> DispatchResult {
        let mut parties = T::Register::subjects(outline);
        ensure!(
            parties.any(|party| party == lodger.person),
            Error::<T>::NotParty
        );
        Ok(())
    }

    pub(crate) fn do_declare(lodger: Lodger, content: Content<T>) -> DispatchResult {
        let Lodger { declarant, person } = lodger;
        let Content {
            claims_root,
            outline,
            region,
        } = content;
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        let open = OpenDeclarations::<T>::get(declarant);
        let most = match declarant {
            Declarant::Informant(_) => T::MaxOpenOfInformant::get(),
            Declarant::Citizen(_) => T::MaxOpenOfCitizen::get(),
        };
        ensure!(open < most, Error::<T>::TooManyOpen);
        let id = NextDeclaration::<T>::get();
        let next = id.next().ok_or(Error::<T>::NoIdLeft)?;

        NextDeclaration::<T>::put(next);
        OpenDeclarations::<T>::insert(declarant, open.saturating_add(1));
        RegionDeclarations::<T>::insert(RegionKey::new(region, id), ());
        let now = T::Time::now();
        let informant = match declarant {
            Declarant::Informant(informant) => Some(informant),
            Declarant::Citizen(_) => None,
        };
        Declarations::<T>::insert(
            id,
            Declaration {
                informant,
                claims_root,
                region,
                lodged_at: now,
                expires_at: Self::term_from(now),
                status: Status::Lodged,
                pending: Some(Pending { person, outline }),
            },
        );
        Self::deposit_event(match declarant {
            Declarant::Informant(Informant { office, mandate }) => Event::Declared {
                declaration: id,
                region,
                office,
                officer: mandate,
            },
            Declarant::Citizen(subject) => Event::DeclaredByCitizen {
                declaration: id,
                region,
                subject,
            },
        });
        Ok(())
    }

    pub(crate) fn do_amend(
        lodger: &Lodger,
        id: DeclarationId,
        content: Content<T>,
    ) -> DispatchResult {
        let region = content.region;
        ensure!(region.is_well_formed(), Error::<T>::MalformedRegion);
        let (mut declaration, mut pending) = Self::open(id)?;
        Self::ensure_declarant(&declaration, lodger)?;
        let returned = matches!(declaration.status, Status::Returned(_));
        ensure!(returned, Error::<T>::NotReturned);

        RegionDeclarations::<T>::remove(RegionKey::new(declaration.region, id));
        RegionDeclarations::<T>::insert(RegionKey::new(region, id), ());
        pending.outline = content.outline;
        declaration.pending = Some(pending);
        declaration.claims_root = content.claims_root;
        declaration.region = region;
        declaration.status = Status::Lodged;
        declaration.expires_at = Self::term_from(T::Time::now());
        Declarations::<T>::insert(id, declaration);
        Self::deposit_event(Event::DeclarationAmended {
            declaration: id,
            region,
            declarant: lodger.declarant,
        });
        Ok(())
    }

    pub(crate) fn do_withdraw(lodger: &Lodger, id: DeclarationId) -> DispatchResult {
        let (declaration, _) = Self::open(id)?;
        Self::ensure_declarant(&declaration, lodger)?;

        Self::close(id, declaration, Status::Withdrawn)?;
        Self::deposit_event(Event::DeclarationWithdrawn {
            declaration: id,
            declarant: lodger.declarant,
        });
        Ok(())
    }

    pub(crate) fn do_return(
        officer: &Officer<T::AccountId>,
        id: DeclarationId,
        reason: ReturnReason,
    ) -> DispatchResult {
        let (mut declaration, pending) = Self::lodged(id)?;
        ensure!(
            officer.serves(declaration.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_impartial(officer, &pending)?;

        declaration.status = Status::Returned(reason);
        declaration.expires_at = Self::term_from(T::Time::now());
        Declarations::<T>::insert(id, declaration);
        Self::deposit_event(Event::DeclarationReturned {
            declaration: id,
            reason,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    pub(crate) fn do_reject(
        officer: &Officer<T::AccountId>,
        id: DeclarationId,
        reason: RejectReason,
    ) -> DispatchResult {
        let (declaration, pending) = Self::lodged(id)?;
        ensure!(
            officer.serves(declaration.region),
            Error::<T>::OutsideJurisdiction
        );
        Self::ensure_impartial(officer, &pending)?;

        Self::close(id, declaration, Status::Rejected(reason))?;
        Self::deposit_event(Event::DeclarationRejected {
            declaration: id,
            reason,
            office: officer.office,
            officer: officer.mandate,
        });
        Ok(())
    }

    /// Whether the registrar has jurisdiction, the register judges: it does so for every entry.
    pub(crate) fn do_accept(
        officer: &Officer<T::AccountId>,
        supervisor: Option<&Officer<T::AccountId>>,
        id: DeclarationId,
        claims_root: H256,
        event: EventOf<T>,
        timeliness: Timeliness,
    ) -> DispatchResult {
        ensure!(
            timeliness != Timeliness::Archived,
            Error::<T>::NotFromArchive
        );
        let (declaration, pending) = Self::lodged(id)?;
        ensure!(
            declaration.claims_root == claims_root,
            Error::<T>::RootMismatch
        );
        for officer in core::iter::once(officer).chain(supervisor) {
            Self::ensure_impartial(officer, &pending)?;
        }
        let entry = Entry {
            claims_root,
            region: declaration.region,
            timeliness,
        };
        let record = T::Register::register(officer, supervisor, event, entry)?;
        Self::ensure_as_declared(record, &pending.outline)?;

        Self::close(id, declaration, Status::Accepted(record))?;
        Self::deposit_event(Event::DeclarationAccepted {
            declaration: id,
            record,
            office: officer.office,
            officer: officer.mandate,
            supervisor: supervisor.map(|supervisor| supervisor.mandate),
        });
        Ok(())
    }

    pub(crate) fn do_expire(id: DeclarationId) -> DispatchResult {
        let declaration = Declarations::<T>::get(id).ok_or(Error::<T>::DeclarationNotFound)?;
        match declaration.status {
            Status::Accepted(_) | Status::Rejected(_) | Status::Withdrawn => {
                return Err(Error::<T>::AlreadyClosed.into())
            }
            Status::Expired => return Err(Error::<T>::Expired.into()),
            Status::Lodged | Status::Returned(_) => {
                let over = T::Time::now() >= declaration.expires_at;
                ensure!(over, Error::<T>::NotExpired);
            }
        }

        Self::close(id, declaration, Status::Expired)?;
        Self::deposit_event(Event::DeclarationExpired { declaration: id });
        Ok(())
    }

    fn term_from(now: Moment) -> Moment {
        now.saturating_add(T::DeclarationTerm::get())
    }

    /// A declaration on which somebody has to act.
    fn open(id: DeclarationId) -> Result<Open<T>, DispatchError> {
        let declaration = Declarations::<T>::get(id).ok_or(Error::<T>::DeclarationNotFound)?;
        match declaration.status_at(T::Time::now()) {
            Status::Expired => return Err(Error::<T>::Expired.into()),
            Status::Accepted(_) | Status::Rejected(_) | Status::Withdrawn => {
                return Err(Error::<T>::AlreadyClosed.into())
            }
            Status::Lodged | Status::Returned(_) => {}
        }
        let pending = declaration.pending.clone();
        let pending = pending.ok_or(DispatchError::Corruption).defensive()?;
        Ok((declaration, pending))
    }

    /// A declaration on which a registrar has to act.
    fn lodged(id: DeclarationId) -> Result<Open<T>, DispatchError> {
        let (declaration, pending) = Self::open(id)?;
        ensure!(
            declaration.status == Status::Lodged,
            Error::<T>::AwaitsAmendment
        );
        Ok((declaration, pending))
    }

    fn ensure_declarant(
        declaration: &Declaration<OutlineOf<T>>,
        lodger: &Lodger,
    ) -> DispatchResult {
        ensure!(
            declaration.declarant() == Some(lodger.declarant),
            Error::<T>::NotDeclarant
        );
        Ok(())
    }

    /// Nobody decides on what they lodged, or are a party of.
    fn ensure_impartial(
        officer: &Officer<T::AccountId>,
        pending: &Pending<OutlineOf<T>>,
    ) -> DispatchResult {
        let mut concerned =
            T::Register::subjects(&pending.outline).chain(core::iter::once(pending.person));
        let own = concerned.any(|subject| subject == officer.subject);
        ensure!(!own, Error::<T>::OwnRecord);
        Ok(())
    }

    /// Whether a record is what was declared.
    fn ensure_as_declared(record: RecordId, declared: &OutlineOf<T>) -> DispatchResult {
        let entered = T::Register::outline(record);
        let agrees = entered.is_some_and(|entered| T::Register::agree(declared, &entered));
        ensure!(agrees, Error::<T>::OutlineMismatch);
        Ok(())
    }

    /// Closes an open declaration for ever: it counts no longer, and says no longer whom it is about.
    fn close(
        id: DeclarationId,
        mut declaration: Declaration<OutlineOf<T>>,
        status: Status,
    ) -> DispatchResult {
        let declarant = declaration.declarant();
        let declarant = declarant.ok_or(DispatchError::Corruption).defensive()?;
        OpenDeclarations::<T>::mutate_exists(declarant, |open| {
            *open = open
                .and_then(|open| open.checked_sub(1))
                .filter(|open| *open > 0);
        });
        RegionDeclarations::<T>::remove(RegionKey::new(declaration.region, id));
        declaration.status = status;
        declaration.pending = None;
        Declarations::<T>::insert(id, declaration);
        Ok(())
    }
}
