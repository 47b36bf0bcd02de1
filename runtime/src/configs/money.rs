//! The native token, the assets, and the fees.

use crate::{
    AccountId, AssetsHolder, Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason,
    RuntimeHoldReason, System, MICROUNIT, MILLIUNIT, UNIT,
};
use frame_support::{
    parameter_types,
    traits::{
        tokens::imbalance::ResolveTo, AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8,
        NeverEnsureOrigin,
    },
    weights::{ConstantMultiplier, Weight},
};
use pallet_collator_selection::StakingPotAccountId;
use pallet_transaction_payment::FungibleAdapter;
use polkadot_runtime_common::SlowAdjustingFeeUpdate;
use sp_runtime::SaturatedConversion;

/// The asset that fees, prices and bills are paid in: a tokenised sum or manat of the treasury.
pub const SETTLEMENT_ASSET: u32 = 1;

parameter_types! {
    pub const ExistentialDeposit: Balance = MILLIUNIT;
    /// What a byte of a transaction costs.
    pub const TransactionByteFee: Balance = MICROUNIT;
}

impl pallet_balances::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type Balance = Balance;
    type DustRemoval = ResolveTo<StakingPotAccountId<Runtime>, Balances>;
    type ExistentialDeposit = ExistentialDeposit;
    type AccountStore = System;
    type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
    type MaxLocks = ConstU32<50>;
    type MaxReserves = ConstU32<50>;
    type ReserveIdentifier = [u8; 8];
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = ConstU32<50>;
    type DoneSlashHandler = ();
}

/// A block's worth of weight costs one ADL; a call pays for the scarcer of its two dimensions.
pub struct WeightToFee;

impl frame_support::weights::WeightToFee for WeightToFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        let block = super::RuntimeBlockWeights::get().max_block;
        let share = |used: u64, all: u64| {
            UNIT.saturating_mul(used.saturated_into())
                .checked_div(all.saturated_into())
                .unwrap_or(UNIT)
        };
        share(weight.ref_time(), block.ref_time())
            .max(share(weight.proof_size(), block.proof_size()))
    }
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction =
        FungibleAdapter<Balances, ResolveTo<StakingPotAccountId<Runtime>, Balances>>;
    type WeightToFee = WeightToFee;
    type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
    type FeeMultiplierUpdate = SlowAdjustingFeeUpdate<Self>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

impl pallet_assets::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type AssetId = u32;
    type AssetIdParameter = codec::Compact<u32>;
    type Currency = Balances;
    // A settlement asset is created by the root authority for the treasury office, by nobody else.
    type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
    type ForceOrigin = super::RootAuthority;
    type AssetDeposit = ConstU128<UNIT>;
    type AssetAccountDeposit = ConstU128<MILLIUNIT>;
    type MetadataDepositBase = ConstU128<MILLIUNIT>;
    type MetadataDepositPerByte = ConstU128<MICROUNIT>;
    type ApprovalDeposit = ConstU128<MILLIUNIT>;
    type StringLimit = ConstU32<50>;
    type RemoveItemsLimit = ConstU32<1000>;
    type Freezer = ();
    type Holder = AssetsHolder;
    type Extra = ();
    type CallbackHandle = ();
    type ReserveData = ();
    type AssetIdAllocator = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_assets_holder::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}
