//! The notaries, wills and estates.

use super::{
    domain::{IdentityOfficer, Judge},
    SETTLEMENT_ASSET,
};
#[cfg(feature = "runtime-benchmarks")]
use crate::Assets;
use crate::{
    AccountId, AccountPublic, AssetsHolder, Authorities, CivilRegistry, Estates, Notary, Runtime,
    RuntimeHoldReason, RuntimeOrigin, Signature, Timestamp,
};
use adliya_primitives::{Confirmed, Moment, OfficeKind, Role};
use frame_support::{
    parameter_types,
    traits::{ConstU32, EnsureOrigin},
    PalletId,
};
use pallet_authorities::{EnsureConfirmed, EnsureOfficer, Offices};
use sp_runtime::traits::AccountIdConversion;

const DAY: Moment = 24 * 60 * 60 * 1000;

parameter_types! {
    pub const Head: Role = Role::Head;
    pub const NotaryRole: Role = Role::Notary;
    pub const Treasurer: Role = Role::Treasurer;
    pub const SocialOfficer: Role = Role::SocialOfficer;
    /// Where state duties go. No key has it: the treasury moves what is there as the asset's admin.
    pub TreasuryAccount: AccountId = PalletId(*b"adl/duty").into_account_truncating();
    /// A week.
    pub const NextWalletDelay: Moment = 7 * DAY;
    /// Three years, counted as 3 times 365 days and a leap day. This design's choice.
    pub const MaxPowerTerm: Moment = (3 * 365 + 1) * DAY;
    /// Six months have 184 days at most. Uzbekistan: six months from the opening (Civil Code, as the pallet's README says).
    pub const AcceptancePeriod: Moment = 184 * DAY;
    pub const CertificatePeriod: Moment = 184 * DAY;
    /// A month in which the notaries of the last residence come first. This design's choice.
    pub const TakingDelay: Moment = 30 * DAY;
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
    type IdentityOrigin = EnsureOfficer<Runtime, IdentityOfficer>;
    type ConfirmedIdentityOrigin = EnsureConfirmed<Runtime, IdentityOfficer>;
    type ConfirmedTreasurerOrigin = EnsureConfirmed<Runtime, Treasurer>;
    type ExemptionOrigin = EnsureOfficer<Runtime, SocialOfficer>;
    type Accreditation = Authorities;
    type CivilStatus = CivilRegistry;
    type Estates = Estates;
    type Assets = AssetsHolder;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SettlementAsset = ConstU32<SETTLEMENT_ASSET>;
    type TreasuryAccount = TreasuryAccount;
    type NextWalletDelay = NextWalletDelay;
    type MaxPowerTerm = MaxPowerTerm;
    type Time = Timestamp;
    type Signature = Signature;
    type Signer = AccountPublic;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkAssets = Assets;
    type WeightInfo = pallet_notary::weights::SubstrateWeight<Runtime>;
}

impl pallet_estates::Config for Runtime {
    type NotaryOrigin = EnsureOfficer<Runtime, NotaryRole>;
    type ConfirmedNotaryOrigin = EnsureConfirmed<Runtime, NotaryRole>;
    type JudgeOrigin = EnsureOfficer<Runtime, Judge>;
    type Practices = Notary;
    type CivilStatus = CivilRegistry;
    type AcceptancePeriod = AcceptancePeriod;
    type CertificatePeriod = CertificatePeriod;
    type TakingDelay = TakingDelay;
    type Time = Timestamp;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Residents;
    type WeightInfo = pallet_estates::weights::SubstrateWeight<Runtime>;
}
