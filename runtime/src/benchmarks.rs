//! What is measured: our own pallets, and the transfer that they are compared with.

use crate::{AccountId, Runtime, Signature};
use adliya_primitives::{benchmarking::WalletSigner, Officer, Role, SubjectId};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use pallet_civil_registry::{
    types::{WalletOwner, WalletStanding},
    WalletOwners, Wallets,
};

define_benchmarks!(
    [pallet_balances, crate::Balances]
    [pallet_authorities, crate::Authorities]
    [pallet_civil_registry, crate::CivilRegistry]
    [pallet_civil_declarations, crate::CivilDeclarations]
    [pallet_notary, crate::Notary]
    [pallet_utility_contracts, crate::UtilityContracts]
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
