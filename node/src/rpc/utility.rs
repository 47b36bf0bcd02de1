//! `utility_*`: utility contracts, their tariffs and meters, and what they cost.

mod bills;
mod contract;
mod disputes;
mod money;
mod readings;
mod statement;
mod tariff;
#[cfg(test)]
mod tests;

use self::{
    bills::Computed,
    contract::{Contract, Contracts},
    disputes::Disputes,
    money::Money,
    readings::Meter,
    statement::Statement,
    tariff::Tariff,
};
use super::{
    answer::{Answer, Chain},
    error::Error,
    field::{self, MeterName},
};
use crate::types::Block;
use adliya_primitives::{BillNumber, ContractId, OfficeId};
use adliya_runtime::{configs::SETTLEMENT_ASSET, AccountId};
use jsonrpsee::{core::RegisterMethodError, types::Params, RpcModule};
use pallet_authorities::runtime_api::AuthoritiesApi;
use pallet_utility_bills::{
    runtime_api::UtilityBillsApi,
    types::{BillView, Unbillable},
};
use pallet_utility_contracts::{
    runtime_api::UtilityApi,
    types::{ContractView, Journal, MAX_PAGE as CONTRACTS_PAGE},
};
use pallet_utility_disputes::{runtime_api::UtilityDisputesApi, types::MAX_PAGE};

const API: &str = "UtilityApi";
const BILLS: &str = "UtilityBillsApi";
const DISPUTES: &str = "UtilityDisputesApi";
/// The disputes or contracts of a page when no limit is given.
const DEFAULT_PAGE: u32 = 20;

type Asked = dyn UtilityApi<Block, u32>;
type AskedOfBills = dyn UtilityBillsApi<Block, AccountId, u32>;

/// A contract and what is firm of its readings.
type WithJournal = (ContractView, Option<Journal>);
/// A bill, or why there is none, and the contract's readings.
type WithReadings = (Result<BillView, Unbillable>, Option<Journal>);

/// The methods of the namespace.
///
/// # Errors
/// When two of them have the same name.
pub(super) fn methods(chain: Chain) -> Result<RpcModule<Chain>, RegisterMethodError> {
    let mut module = RpcModule::new(chain);
    module.register_blocking_method("utility_contract", |params, chain, _| {
        contract(&chain, &params)
    })?;
    module.register_blocking_method("utility_contractsOf", |params, chain, _| {
        contracts_of(&chain, &params)
    })?;
    module.register_blocking_method("utility_statement", |params, chain, _| {
        statement(&chain, &params)
    })?;
    module.register_blocking_method("utility_previewBill", |params, chain, _| {
        preview_bill(&chain, &params)
    })?;
    module.register_blocking_method("utility_explainBill", |params, chain, _| {
        explain_bill(&chain, &params)
    })?;
    module
        .register_blocking_method("utility_tariff", |params, chain, _| tariff(&chain, &params))?;
    module.register_blocking_method("utility_meter", |params, chain, _| meter(&chain, &params))?;
    module.register_blocking_method("utility_disputes", |params, chain, _| {
        disputes(&chain, &params)
    })?;
    module.register_blocking_method("utility_officeMoney", |params, chain, _| {
        office_money(&chain, &params)
    })?;
    Ok(module)
}

/// The contract of a number, with its firm readings, what is proposed and what is in doubt.
fn contract(chain: &Chain, params: &Params) -> Result<Answer<Contract>, Error> {
    let [id, at] = field::read(params, ["contractId", "at"])?;
    let id: ContractId = field::id64("contractId", id)?;
    chain.ask::<Asked, WithJournal, _>(at, API, |api, at| {
        let Some(view) = api.contract(at, id)? else {
            return Ok(None);
        };
        Ok(Some((view, api.journal(at, id)?)))
    })
}

/// The contracts of a consumer, whatever has become of them.
fn contracts_of(chain: &Chain, params: &Params) -> Result<Answer<Contracts>, Error> {
    let names = ["subject", "from", "limit", "at"];
    let [subject, after, limit, at] = field::read(params, names)?;
    let subject = field::subject("subject", subject)?;
    let after = field::optional_id64("from", after)?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, CONTRACTS_PAGE)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| {
        let page = api.contracts_of(at, subject, after, limit)?;
        let mut contracts = Vec::with_capacity(page.contracts.len());
        for view in page.contracts {
            let journal = api.journal(at, view.id)?;
            contracts.push((view, journal));
        }
        Ok(Some((contracts, page.next)))
    })
}

/// The account of a contract.
fn statement(chain: &Chain, params: &Params) -> Result<Answer<Statement>, Error> {
    let [id, at] = field::read(params, ["contractId", "at"])?;
    let id: ContractId = field::id64("contractId", id)?;
    chain.ask::<AskedOfBills, _, _>(at, BILLS, |api, at| api.account(at, id))
}

/// The disputes over a contract, the last first, and whether its consumer may be disconnected.
fn disputes(chain: &Chain, params: &Params) -> Result<Answer<Disputes>, Error> {
    let [id, before, limit, at] = field::read(params, ["contractId", "from", "limit", "at"])?;
    let id: ContractId = field::id64("contractId", id)?;
    let before = field::optional_id64("from", before)?;
    let limit = field::limit("limit", limit, DEFAULT_PAGE, MAX_PAGE)?;
    chain.ask::<dyn UtilityDisputesApi<Block>, disputes::Told, _>(at, DISPUTES, |api, at| {
        let Some(view) = api.disconnection(at, id)? else {
            return Ok(None);
        };
        Ok(Some((view, api.disputes(at, id, before, limit)?, limit)))
    })
}

/// What an office has of an asset on its account.
fn office_money(chain: &Chain, params: &Params) -> Result<Answer<Money>, Error> {
    let [office, asset, at] = field::read(params, ["officeId", "asset", "at"])?;
    let office: OfficeId = field::id32("officeId", office)?;
    let asset = field::optional_id32("asset", asset)?.unwrap_or(SETTLEMENT_ASSET);
    chain.ask::<AskedOfBills, _, _>(at, BILLS, |api, at| {
        // Every number has an account, but who pays to that of no office has lost the money.
        if api.office(at, office)?.is_none() {
            return Ok(None);
        }
        let money = api.office_money(at, office, asset)?;
        Ok(Some((office, asset, money)))
    })
}

/// What the last firm reading would be billed, were the cycle closed with it.
fn preview_bill(chain: &Chain, params: &Params) -> Result<Answer<Computed>, Error> {
    let [id, at] = field::read(params, ["contractId", "at"])?;
    let id: ContractId = field::id64("contractId", id)?;
    chain.ask::<AskedOfBills, WithReadings, _>(at, BILLS, |api, at| {
        let bill = api.preview_bill(at, id)?;
        Ok(known((bill, api.journal(at, id)?)))
    })
}

/// How a bill that is kept was computed.
fn explain_bill(chain: &Chain, params: &Params) -> Result<Answer<Computed>, Error> {
    let [id, number, at] = field::read(params, ["contractId", "billNumber", "at"])?;
    let id: ContractId = field::id64("contractId", id)?;
    let number: BillNumber = field::id32("billNumber", number)?;
    chain.ask::<AskedOfBills, WithReadings, _>(at, BILLS, |api, at| {
        let bill = api.explain_bill(at, id, number)?;
        Ok(known((bill, api.journal(at, id)?)))
    })
}

/// Nothing, if what was asked for is not there.
fn known(answer: WithReadings) -> Option<WithReadings> {
    let missing = matches!(
        answer.0,
        Err(Unbillable::NoAccount | Unbillable::NoContract | Unbillable::NoBill)
    );
    (!missing).then_some(answer)
}

/// The tariff of a number.
fn tariff(chain: &Chain, params: &Params) -> Result<Answer<Tariff>, Error> {
    let [id, at] = field::read(params, ["tariffId", "at"])?;
    let id = field::id32("tariffId", id)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| api.tariff(at, id))
}

/// The meter of a number, or with the hash of a serial number.
fn meter(chain: &Chain, params: &Params) -> Result<Answer<Meter>, Error> {
    let [meter, at] = field::read(params, ["meter", "at"])?;
    let meter = field::meter("meter", meter)?;
    chain.ask::<Asked, _, _>(at, API, |api, at| match meter {
        MeterName::Number(id) => api.meter(at, id),
        MeterName::Serial(serial) => api.meter_of_serial(at, serial),
    })
}
