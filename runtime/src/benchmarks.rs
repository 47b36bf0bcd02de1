//! What is measured: our own pallets, and the transfer that they are compared with.

use crate::{configs::SETTLEMENT_ASSET, AccountId, Runtime, Signature};
use adliya_primitives::{
    benchmarking::WalletSigner, MandateId, Moment, OfficeId, Officer, RecordId, Region, Role,
    SubjectId, Timeliness,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{
    fungibles::Mutate, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
};
use pallet_civil_registry::{
    types::{EventKind, Parties, Record, RecordStatus, WalletOwner, WalletStanding},
    Records, Residences, WalletOwners, Wallets,
};
use sp_core::H256;

define_benchmarks!(
    [pallet_balances, crate::Balances]
    [pallet_authorities, crate::Authorities]
    [pallet_civil_registry, crate::CivilRegistry]
    [pallet_civil_declarations, crate::CivilDeclarations]
    [pallet_notary, crate::Notary]
    [pallet_estates, crate::Estates]
    [pallet_utility_contracts, crate::UtilityContracts]
    [pallet_utility_bills, crate::UtilityBills]
    [pallet_utility_disputes, crate::UtilityDisputes]
);

pub(crate) fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
    let mut list = Vec::new();
    list_benchmarks!(list, extra);
    (list, crate::AllPalletsWithSystem::storage_info())
}

pub(crate) fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
    let whitelist = crate::AllPalletsWithSystem::whitelisted_storage_keys();
    let mut batches = Vec::<BenchmarkBatch>::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}

/// Those who sign what the benchmarks of the declarations bring.
pub struct Signers;

impl pallet_civil_declarations::BenchmarkHelper<AccountId, Signature> for Signers {
    fn registrar() -> Officer<AccountId> {
        let key = <() as WalletSigner<AccountId, Signature>>::wallet();
        pallet_authorities::benchmarking::officer_with_key::<Runtime>(key, Role::Registrar)
    }

    fn sign(signer: &AccountId, message: &[u8]) -> Signature {
        <() as WalletSigner<AccountId, Signature>>::sign(signer, message)
    }

    fn wallet_of(subject: SubjectId) -> AccountId {
        let wallet = <() as WalletSigner<AccountId, Signature>>::wallet();
        let standing = WalletStanding::InUse;
        WalletOwners::<Runtime>::insert(&wallet, WalletOwner { subject, standing });
        Wallets::<Runtime>::insert(subject, &wallet);
        wallet
    }
}

/// Those who live somewhere by the population register.
pub struct Residents;

impl pallet_estates::BenchmarkHelper for Residents {
    fn reside(subject: SubjectId, region: Region) {
        let record = RecordId(u64::MAX);
        Records::<Runtime>::insert(record, residence(region));
        Residences::<Runtime>::insert(subject, record);
    }
}

fn residence(region: Region) -> Record {
    Record {
        kind: EventKind::Residence,
        status: RecordStatus::Registered,
        claims_root: H256::repeat_byte(7),
        region,
        office: OfficeId(0),
        mandate: MandateId(0),
        registered_at: 0,
        timeliness: Timeliness::Timely,
        supervisor: None,
        extraterritorial: false,
        parties: Parties::new(),
        corrections: 0,
        parentage: 0,
        satellites: 0,
    }
}

/// The settlement asset and the clock, for what is billed.
pub struct Settlement;

impl pallet_utility_bills::BenchmarkHelper<AccountId, u32> for Settlement {
    fn asset() -> u32 {
        SETTLEMENT_ASSET
    }

    fn fund(who: &AccountId, amount: u128) {
        crate::Assets::mint_into(SETTLEMENT_ASSET, who, amount).expect("it is in the preset");
    }

    fn pass(time: Moment) {
        // Not `set_timestamp`: Aura would ask for the slot that belongs to the time.
        pallet_timestamp::Now::<Runtime>::mutate(|now| *now = now.saturating_add(time));
    }
}

impl pallet_utility_disputes::BenchmarkHelper for Settlement {
    fn pass(time: Moment) {
        <Self as pallet_utility_bills::BenchmarkHelper<AccountId, u32>>::pass(time);
    }
}
