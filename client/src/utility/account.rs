//! What the other modules ask the chain of contracts and accounts.

use crate::{chain::Chain, transact::TransactError};
use adliya_primitives::{ContractId, DisputeId, MeterId, OfficeId, TariffId};
use pallet_authorities::types::OfficeView;
use pallet_utility_bills::types::{AccountView, OfficeMoney};
use pallet_utility_contracts::types::{ContractView, Journal, MeterView, TariffView};
use pallet_utility_disputes::types::{DisconnectionView, DisputeView};
use sp_core::H256;
use subxt::utils::AccountId32;

/// The settlement asset's number is 32 bits.
pub(crate) type AssetId = u32;

fn missing(what: &str, id: impl std::fmt::Display) -> TransactError {
    TransactError::Missing(format!("the chain has no {what} {id}"))
}

/// A contract, which has to be there.
pub(crate) async fn contract(
    chain: &Chain,
    id: ContractId,
    at: H256,
) -> Result<ContractView, TransactError> {
    let view: Option<ContractView> = chain.call("UtilityApi_contract", id, at).await?;
    view.ok_or_else(|| missing("contract", id))
}

/// The journal of a contract that was ever in force or imported.
pub(crate) async fn journal(
    chain: &Chain,
    id: ContractId,
    at: H256,
) -> Result<Option<Journal>, TransactError> {
    Ok(chain.call("UtilityApi_journal", id, at).await?)
}

/// A meter, which has to be there.
pub(crate) async fn meter(
    chain: &Chain,
    id: MeterId,
    at: H256,
) -> Result<MeterView, TransactError> {
    let view: Option<MeterView> = chain.call("UtilityApi_meter", id, at).await?;
    view.ok_or_else(|| missing("meter", id))
}

/// A tariff, which has to be there.
pub(crate) async fn tariff(
    chain: &Chain,
    id: TariffId,
    at: H256,
) -> Result<TariffView<AssetId>, TransactError> {
    let view: Option<TariffView<AssetId>> = chain.call("UtilityApi_tariff", id, at).await?;
    view.ok_or_else(|| missing("tariff", id))
}

/// The account of a contract, which has to be open.
pub(crate) async fn account(
    chain: &Chain,
    id: ContractId,
    at: H256,
) -> Result<AccountView<AssetId>, TransactError> {
    let view: Option<AccountView<AssetId>> = chain.call("UtilityBillsApi_account", id, at).await?;
    view.ok_or_else(|| missing("account of contract", id))
}

/// A dispute, which has to be there.
pub(crate) async fn dispute(
    chain: &Chain,
    id: DisputeId,
    at: H256,
) -> Result<DisputeView, TransactError> {
    let view: Option<DisputeView> = chain.call("UtilityDisputesApi_dispute", id, at).await?;
    view.ok_or_else(|| missing("dispute", id))
}

/// Whether the consumer of a contract is supplied; the contract has to have an account.
pub(crate) async fn disconnection(
    chain: &Chain,
    id: ContractId,
    at: H256,
) -> Result<DisconnectionView, TransactError> {
    let function = "UtilityDisputesApi_disconnection";
    let view: Option<DisconnectionView> = chain.call(function, id, at).await?;
    view.ok_or_else(|| missing("account of contract", id))
}

/// What an office, which has to be there, has of an asset.
pub(crate) async fn office_money(
    chain: &Chain,
    id: OfficeId,
    asset: AssetId,
    at: H256,
) -> Result<OfficeMoney<AccountId32>, TransactError> {
    // Every number has an account, but who pays to that of no office has lost the money.
    let office: Option<OfficeView> = chain.call("AuthoritiesApi_office", id, at).await?;
    office.ok_or_else(|| missing("office", id))?;
    let function = "UtilityBillsApi_office_money";
    Ok(chain.call(function, (id, asset), at).await?)
}
