//! Origins for the `Config`s of other pallets.

use crate::{Config, Origin, Pallet};
use adliya_primitives::{traits::Accreditation, Confirmed, Officer, Role};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::RawOrigin;

/// A signer whose mandate holds the role `R` and is in force, with its office and every office above it.
pub struct EnsureOfficer<T, R>(PhantomData<(T, R)>);

impl<T, R, O> EnsureOrigin<O> for EnsureOfficer<T, R>
where
    T: Config,
    R: Get<Role>,
    O: Clone + Into<Result<RawOrigin<T::AccountId>, O>> + From<RawOrigin<T::AccountId>>,
{
    type Success = Officer<T::AccountId>;

    fn try_origin(origin: O) -> Result<Self::Success, O> {
        match origin.clone().into() {
            Ok(RawOrigin::Signed(account)) => {
                Pallet::<T>::officer(&account, R::get()).ok_or(origin)
            }
            _ => Err(origin),
        }
    }

    /// The most expensive officer: of an office four deep.
    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<O, ()> {
        let officer = crate::benchmarking::set_up_officer::<T>("officer", R::get());
        Ok(RawOrigin::Signed(officer.account).into())
    }
}

/// A call that an officer with the role `R` proposed and a supervisor confirmed.
pub struct EnsureConfirmed<T, R>(PhantomData<(T, R)>);

impl<T, R, O> EnsureOrigin<O> for EnsureConfirmed<T, R>
where
    T: Config,
    R: Get<Role>,
    O: Clone + Into<Result<Origin<T>, O>> + From<Origin<T>>,
{
    type Success = Confirmed<T::AccountId>;

    fn try_origin(origin: O) -> Result<Self::Success, O> {
        match origin.clone().into() {
            Ok(confirmed) if confirmed.officer.roles.contains(R::get()) => Ok(confirmed),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<O, ()> {
        let officer = crate::benchmarking::set_up_officer::<T>("officer", R::get());
        let supervisor = crate::benchmarking::set_up_officer::<T>("supervisor", Role::Supervisor);
        Ok(Confirmed {
            officer,
            supervisor,
        }
        .into())
    }
}
