#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
// `construct_runtime` and the runtime APIs nest deeply.
#![recursion_limit = "512"]
// The macros that compose a runtime generate public items without documentation.
#![allow(missing_docs, unreachable_pub)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod dev_keys;
mod genesis_presets;
mod migrations;

pub use apis::RuntimeApi;
pub use configs::*;

use alloc::vec::Vec;
use sp_runtime::{
    generic, impl_opaque_keys,
    traits::{BlakeTwo256, IdentifyAccount, Verify},
    MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// The signature of a transaction, and of a wallet.
pub type Signature = MultiSignature;
/// The key behind an account.
pub type AccountPublic = <Signature as Verify>::Signer;
/// A key pair that signs.
pub type AccountId = <AccountPublic as IdentifyAccount>::AccountId;
/// An amount of the native token, in units of 10⁻¹² ADL.
pub type Balance = u128;
/// A count of an account's transactions.
pub type Nonce = u32;
/// A hash of the chain.
pub type Hash = sp_core::H256;
/// A block's number.
pub type BlockNumber = u32;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its justification.
pub type SignedBlock = generic::SignedBlock<Block>;
/// A block's id.
pub type BlockId = generic::BlockId<Block>;

/// What a transaction carries and is checked for beside its call.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
    Runtime,
    (
        frame_system::AuthorizeCall<Runtime>,
        frame_system::CheckNonZeroSender<Runtime>,
        frame_system::CheckSpecVersion<Runtime>,
        frame_system::CheckTxVersion<Runtime>,
        frame_system::CheckGenesis<Runtime>,
        frame_system::CheckEra<Runtime>,
        frame_system::CheckNonce<Runtime>,
        frame_system::CheckWeight<Runtime>,
        pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
        frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    ),
>;

/// A transaction as it comes in.
pub type UncheckedExtrinsic =
    generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// Runs blocks.
pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

/// Milliseconds between blocks.
pub const MILLISECS_PER_BLOCK: u64 = 6_000;
/// Milliseconds of an Aura slot.
pub const SLOT_DURATION: u64 = MILLISECS_PER_BLOCK;
/// Blocks in a minute.
pub const MINUTES: BlockNumber = 60_000 / (MILLISECS_PER_BLOCK as BlockNumber);
/// Blocks in an hour.
pub const HOURS: BlockNumber = MINUTES * 60;
/// Blocks in a day.
pub const DAYS: BlockNumber = HOURS * 24;

/// One ADL.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of an ADL.
pub const MILLIUNIT: Balance = UNIT / 1_000;
/// A millionth of an ADL.
pub const MICROUNIT: Balance = UNIT / 1_000_000;

impl_opaque_keys! {
    /// What a collator's session key consists of.
    pub struct SessionKeys {
        /// Authors blocks.
        pub aura: Aura,
    }
}

/// The version of the runtime.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: alloc::borrow::Cow::Borrowed("adliya"),
    impl_name: alloc::borrow::Cow::Borrowed("adliya"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 0,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

#[frame_support::runtime]
mod runtime {
    /// The runtime.
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    // The frame.
    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type ParachainSystem = cumulus_pallet_parachain_system;
    #[runtime::pallet_index(2)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(3)]
    pub type ParachainInfo = parachain_info;
    #[runtime::pallet_index(4)]
    pub type WeightReclaim = cumulus_pallet_weight_reclaim;

    // Money.
    #[runtime::pallet_index(10)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(11)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(12)]
    pub type Assets = pallet_assets;
    #[runtime::pallet_index(13)]
    pub type AssetsHolder = pallet_assets_holder;

    // The collators. The order of these is that in which they begin.
    #[runtime::pallet_index(20)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(21)]
    pub type CollatorSelection = pallet_collator_selection;
    #[runtime::pallet_index(22)]
    pub type Session = pallet_session;
    #[runtime::pallet_index(23)]
    pub type Aura = pallet_aura;
    #[runtime::pallet_index(24)]
    pub type AuraExt = cumulus_pallet_aura_ext;

    // Messages from and to other chains.
    #[runtime::pallet_index(30)]
    pub type XcmpQueue = cumulus_pallet_xcmp_queue;
    #[runtime::pallet_index(31)]
    pub type PolkadotXcm = pallet_xcm;
    #[runtime::pallet_index(33)]
    pub type MessageQueue = pallet_message_queue;

    // What any account may use.
    #[runtime::pallet_index(40)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(41)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(42)]
    pub type Proxy = pallet_proxy;

    // The council of agencies.
    #[runtime::pallet_index(50)]
    pub type Council = pallet_collective<Instance1>;
    #[runtime::pallet_index(51)]
    pub type CouncilMembership = pallet_membership<Instance1>;
    #[runtime::pallet_index(52)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(53)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(54)]
    pub type Whitelist = pallet_whitelist;

    // What the chain is for.
    #[runtime::pallet_index(60)]
    pub type Authorities = pallet_authorities;
    #[runtime::pallet_index(61)]
    pub type CivilRegistry = pallet_civil_registry;
    #[runtime::pallet_index(62)]
    pub type CivilDeclarations = pallet_civil_declarations;
    #[runtime::pallet_index(63)]
    pub type Notary = pallet_notary;
    #[runtime::pallet_index(64)]
    pub type Estates = pallet_estates;
    #[runtime::pallet_index(65)]
    pub type UtilityContracts = pallet_utility_contracts;
    #[runtime::pallet_index(66)]
    pub type UtilityBills = pallet_utility_bills;
    #[runtime::pallet_index(67)]
    pub type UtilityDisputes = pallet_utility_disputes;
}

cumulus_pallet_parachain_system::register_validate_block! {
    Runtime = Runtime,
    BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
