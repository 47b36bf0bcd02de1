//! `adliya utility bill`.

mod options;

pub(super) use self::options::Command;
use self::options::{Note, Of, Withdraw};
use super::{act, acted, Role};
use crate::{
    chain::Chain,
    transact::TransactError,
    utility::{
        account::{self, AssetId},
        calls, explain, show, verify,
    },
};
use adliya_primitives::{BillNumber, ContractId, OfficeId};
use pallet_utility_bills::types::{BillView, Grant, OfficeMoney, Statement, Unbillable};

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::OpenAccount(by) => {
                let call = calls::open_account(by.id());
                let what = format!("opened the account of contract {}", by.contract);
                acted(chain, &by.signer_uri, Role::Anybody, &call, &what).await
            }
            Command::CloseCycle(by) => close_cycle(chain, by.id(), &by.signer_uri).await,
            Command::Show(Of { contract }) => {
                let at = chain.finalised_head().await?;
                let view = account::account(chain, ContractId(contract), at).await?;
                println!("{}", show::account(&view));
                Ok(true)
            }
            Command::Preview(Of { contract }) => {
                let id = ContractId(contract);
                let at = chain.finalised_head().await?;
                let bill: Result<BillView, _> =
                    chain.call("UtilityBillsApi_preview_bill", id, at).await?;
                shown(bill.map(|bill| show::bill(&bill)))
            }
            Command::Explain(is) => {
                let (id, bill) = (ContractId(is.contract), BillNumber(is.bill));
                shown(explain::bill(chain, id, bill).await?)
            }
            Command::Verify(Of { contract }) => {
                verify::all_bills(chain, ContractId(contract)).await
            }
            Command::Pay(is) => {
                let call = calls::pay(is.by.id(), is.amount);
                let what = format!("paid {} for contract {}", is.amount, is.by.contract);
                acted(chain, &is.by.signer_uri, Role::Anybody, &call, &what).await
            }
            Command::Subsidise(is) => {
                let call = calls::subsidise(ContractId(is.by.contract), is.amount);
                let what = format!("paid {} for contract {}", is.amount, is.by.contract);
                acted(chain, &is.by.officer_uri, Role::Social, &call, &what).await
            }
            Command::GrantDiscount(is) => {
                let id = ContractId(is.by.contract);
                let call = calls::grant_discount(id, is.discount, is.months);
                let done = act(chain, &is.by.officer_uri, Role::Social, &call).await?;
                let granted = done.event("UtilityBills", "DiscountGranted")?;
                let (_, Grant { from, until, .. }): (ContractId, Grant) = granted;
                let block = done.block.number;
                println!("granted a discount on contract {id} from {from} until {until}, in block {block}");
                Ok(true)
            }
            Command::EndDiscount(is) => {
                let call = calls::end_discount(ContractId(is.contract));
                let what = format!("ended the discount on contract {}", is.contract);
                acted(chain, &is.officer_uri, Role::Social, &call, &what).await
            }
            Command::Credit(is) => {
                let Note {
                    contract,
                    bill,
                    amount,
                    document,
                } = is.note;
                let (id, number) = (ContractId(contract), BillNumber(bill));
                let call = calls::credit_bill(id, number, amount, document);
                let what = format!("credited {amount} of bill {bill} of contract {contract}");
                acted(chain, &is.officer_uri, Role::Contracts, &call, &what).await
            }
            Command::Debit(is) => {
                let Note {
                    contract,
                    bill,
                    amount,
                    document,
                } = is.note;
                let (id, number) = (ContractId(contract), BillNumber(bill));
                let call = calls::debit_bill(id, number, amount, document);
                let what = format!("debited {amount} to bill {bill} of contract {contract}");
                is.by
                    .send(chain, &call, Role::Contracts.needs(), &what)
                    .await
            }
            Command::Withdraw(Withdraw {
                asset,
                amount,
                to,
                by,
            }) => {
                let call = calls::withdraw(asset, amount, &to);
                let what = format!("withdrew {amount} to {to}");
                by.send(chain, &call, Role::Contracts.needs(), &what).await
            }
            Command::OfficeMoney(is) => office_money(chain, OfficeId(is.office), is.asset).await,
            Command::OfferPlan(is) => {
                let id = ContractId(is.contract);
                let (first, days) = (is.first_at, is.every_days.get());
                let interval = u64::from(days).saturating_mul(24 * 60 * 60 * 1_000);
                let call = calls::offer_plan(id, is.instalments, first, interval);
                let what = format!("offered a plan for contract {id}");
                acted(chain, &is.officer_uri, Role::Contracts, &call, &what).await
            }
            Command::AcceptPlan(is) => {
                accept_plan(chain, ContractId(is.contract), &is.wallet_uri).await
            }
            Command::Refund(is) => {
                let call = calls::refund(ContractId(is.contract));
                let what = format!("refunded what was left of contract {}", is.contract);
                acted(chain, &is.wallet_uri, Role::Wallet, &call, &what).await
            }
        }
    }
}

/// Shows what an office has of an asset.
async fn office_money(chain: &Chain, id: OfficeId, asset: AssetId) -> Result<bool, TransactError> {
    let at = chain.finalised_head().await?;
    let money = account::office_money(chain, id, asset, at).await?;
    let OfficeMoney {
        account,
        free,
        prepaid,
    } = money;
    println!("office {id} has {free} of asset {asset} on {account}, and {prepaid} that is prepaid by consumers");
    Ok(true)
}

/// Accepts the plan that is offered, and no other that takes its place meanwhile.
async fn accept_plan(chain: &Chain, id: ContractId, uri: &str) -> Result<bool, TransactError> {
    let at = chain.finalised_head().await?;
    let view = account::account(chain, id, at).await?;
    let offered = view.account.plan.filter(|plan| plan.agreed.is_none());
    let none = || TransactError::Missing(format!("no plan is offered for contract {id}"));
    let plan = offered.ok_or_else(none)?;
    println!("offered: {}", show::plan(&plan));
    let call = calls::accept_plan(id, plan.instalments, plan.first_at, plan.interval);
    let what = format!("accepted the plan for contract {id}");
    acted(chain, uri, Role::Wallet, &call, &what).await
}

/// Closes the running cycle, in as many calls as it takes.
async fn close_cycle(chain: &Chain, id: ContractId, uri: &str) -> Result<bool, TransactError> {
    let call = calls::close_cycle(id);
    loop {
        let done = act(chain, uri, Role::Anybody, &call).await?;
        let block = done.block.number;
        let closed: Result<(ContractId, Statement), _> = done.event("UtilityBills", "BillClosed");
        if let Ok((_, statement)) = closed {
            let Statement { number, total, .. } = statement;
            println!("bill {number} of contract {id} comes to {total}, in block {block}");
            return Ok(true);
        }
        println!("billed some days of contract {id} in block {block}; others are left");
    }
}

/// A bill that was computed, or why it was not.
fn shown(bill: Result<String, Unbillable>) -> Result<bool, TransactError> {
    match bill {
        Ok(bill) => {
            println!("{bill}");
            Ok(true)
        }
        Err(why) => {
            println!("no bill: {}", reason(why));
            Ok(false)
        }
    }
}

fn reason(why: Unbillable) -> String {
    match why {
        Unbillable::NoAccount => "the contract has no account".to_owned(),
        Unbillable::NoContract => "there is no such contract".to_owned(),
        Unbillable::NoReading => "no reading ends a cycle".to_owned(),
        Unbillable::NoBill => "there is no such bill".to_owned(),
        Unbillable::NoTariff => "a tariff is missing".to_owned(),
        Unbillable::OtherAsset => "the tariff is paid in another asset".to_owned(),
        Unbillable::Engine(error) => error.to_string(),
        Unbillable::Contested => {
            "a bill that would be taken back is disputed: the cycle waits for that".to_owned()
        }
        Unbillable::TermsForgotten => "a category or a discount is no longer known".to_owned(),
    }
}
