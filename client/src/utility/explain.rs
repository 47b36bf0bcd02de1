//! How a bill was computed: as the chain says while it keeps the bill, and from its history after that.

use super::{
    account::{self, AssetId},
    history::{self, Bills},
    proven::Proven,
    recompute::{self, Place},
    sequence::{Billed, Sequence},
    show, terms,
};
use crate::{chain::Chain, transact::TransactError};
use adliya_primitives::{BillNumber, ContractId};
use pallet_utility_bills::types::{Account, BillView, Unbillable};
use pallet_utility_contracts::types::Contract;

/// A bill with its lines, in words, and the reading with which it ends; or why there is none.
pub(crate) async fn bill(
    chain: &Chain,
    id: ContractId,
    number: BillNumber,
) -> Result<Result<String, Unbillable>, TransactError> {
    let at = chain.finalised_head().await?;
    let function = "UtilityBillsApi_explain_bill";
    let kept: Result<BillView, Unbillable> = chain.call(function, (id, number), at).await?;
    let bill = match kept {
        Err(Unbillable::NoBill | Unbillable::TermsForgotten) => {
            from_history(chain, id, number).await?
        }
        kept => kept,
    };
    let bill = match bill {
        Ok(bill) => bill,
        Err(why) => return Ok(Err(why)),
    };
    let journal = account::journal(chain, id, at).await?;
    let mark = journal.as_ref();
    let mark = mark.and_then(|journal| history::kept_ending(journal, &bill.ends));
    let read = mark.map_or_else(
        || "its reading is no longer kept: `reading verify` finds it".to_owned(),
        show::read_by,
    );
    Ok(Ok(format!("{}\n{read}", show::bill(&bill))))
}

/// A bill of which the account does not keep all that it takes: that is in blocks, which the account's head proves.
async fn from_history(
    chain: &Chain,
    id: ContractId,
    number: BillNumber,
) -> Result<Result<BillView, Unbillable>, TransactError> {
    let proven = Proven::at_finalised_head(chain).await?;
    let account: Account<AssetId> = proven.read(("UtilityBills", "Accounts"), id).await?;
    let contract: Contract = proven.read(("UtilityContracts", "Contracts"), id).await?;
    let history = history::read::<Bills>(chain, id, proven.hash, account.head).await?;
    let read = Sequence::of(&history.links, account.cycle.begins);
    let Some(Billed {
        statement,
        entitlements,
        ..
    }) = read.bill(number)
    else {
        return Ok(Err(Unbillable::NoBill));
    };
    println!("this is computed from the account's history, which its head proves");
    let tariffs = terms::tariffs(&proven, statement).await?;
    let place = Place {
        region: contract.terms.region,
        opened: account.opened,
    };
    let bill = recompute::compute(&place, entitlements, &tariffs, statement);
    let bill = bill.and_then(|bill| recompute::comes_to(&bill, statement).map(|()| bill));
    let wrong = |wrong| TransactError::Unproven(format!("bill {number}: {wrong}"));
    bill.map(Ok).map_err(wrong)
}
