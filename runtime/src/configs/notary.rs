//! The notaries.

use super::domain::{IdentityOfficer, Judge};
use crate::{
    AccountId, AccountPublic, Authorities, CivilRegistry, Runtime, RuntimeOrigin, Signature,
    Timestamp,
};
use adliya_primitives::{Confirmed, Moment, OfficeKind, Role};
use frame_support::{parameter_types, traits::EnsureOrigin};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer, Offices};

parameter_types! {
    pub const Head: Role = Role::Head;
    pub const NotaryRole: Role = Role::Notary;
    /// A week.
    pub const NextWalletDelay: Moment = 7 * 24 * 60 * 60 * 1000;
    /// Three years, counted as 3 times 365 days and a leap day. This design's choice.
    pub const MaxPowerTerm: Moment = (3 * 365 + 1) * 24 * 60 * 60 * 1000;
}

/// The head of a chamber of notaries, whose proposal a supervisor has confirmed. Heads of other offices have no say in who
/// keeps a practice's acts.
pub struct EnsureConfirmedChamber;

impl EnsureOrigin<RuntimeOrigin> for EnsureConfirmedChamber {
    type Success = Confirmed<AccountId>;

    fn try_origin(origin: RuntimeOrigin) -> Result<Self::Success, RuntimeOrigin> {
        let confirmed: Confirmed<AccountId> =
            EnsureConfirmed::<Runtime, Head>::try_origin(origin.clone())?;
        let office = Offices::<Runtime>::get(confirmed.officer.office);
        match office.map(|office| office.kind) {
            Some(OfficeKind::NotaryChamber) => Ok(confirmed),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        use pallet_authorities::benchmarking::officer_of_kind;
        let of_chamber =
            |name, role| officer_of_kind::<Runtime>(OfficeKind::NotaryChamber, name, role);
        let confirmed = Confirmed {
            officer: of_chamber("officer", Role::Head),
            supervisor: of_chamber("supervisor", Role::Supervisor),
        };
        Ok(pallet_authorities::Origin::<Runtime>::from(confirmed).into())
    }
}

impl pallet_notary::Config for Runtime {
    type NotaryOrigin = EnsureOfficer<Runtime, NotaryRole>;
    type ConfirmedNotaryOrigin = EnsureConfirmed<Runtime, NotaryRole>;
    type ConfirmedChamberOrigin = EnsureConfirmedChamber;
    type JudgeOrigin = EnsureOfficer<Runtime, Judge>;
    type ConfirmedIdentityOrigin = EnsureConfirmed<Runtime, IdentityOfficer>;
    type IdentityOrigin = EnsureOfficer<Runtime, IdentityOfficer>;
    type Accreditation = Authorities;
    type CivilStatus = CivilRegistry;
    type NextWalletDelay = NextWalletDelay;
    type MaxPowerTerm = MaxPowerTerm;
    type Time = Timestamp;
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = pallet_notary::weights::SubstrateWeight<Runtime>;
}
