//! The calls of utility contracts, their bills, and disputes over them.

use crate::transact::call::{calls, Arguments, Call};
use adliya_primitives::{
    BillNumber, ContractId, DisputeId, MeterId, Moment, OfficeId, Region, SubjectId, TariffId,
};
use adliya_tariffs::{Day, Service, Tariff};
use codec::Encode;
use pallet_utility_contracts::types::{
    Answer, ContractTerms, Doubt, Finding, Observed, OpeningStands, PaperContract, SignedReading,
    Stands, Taken,
};
use pallet_utility_disputes::types::Matter;
use sp_core::{ed25519, H256};
use subxt::{
    transactions::StaticPayload,
    utils::{AccountId32, MultiSignature},
};

const CONTRACTS: &str = "UtilityContracts";
const BILLS: &str = "UtilityBills";
const DISPUTES: &str = "UtilityDisputes";

calls! { CONTRACTS:
    propose_tariff(tariff: &Tariff, region: Region, effective_from: Day, asset: u32, document: H256);
    propose_tariff_for(supplier: OfficeId, tariff: &Tariff, region: Region, effective_from: Day, asset: u32, document: H256);
    approve_tariff(tariff: TariffId);
    reject_tariff(tariff: TariffId, decision: H256);
    unlink_wallet(subject: SubjectId);
    unlink_own_wallet();
    register_meter(serial: H256, key: Option<ed25519::Public>, service: Service, registers: &OpeningStands);
    certify_meter(meter: MeterId, until: Moment, certificate: H256);
    withdraw_certificate(meter: MeterId, decision: H256);
    seal_meter(meter: MeterId, seals: H256);
    install_meter(meter: MeterId, contract: ContractId, opening: &Stands);
    remove_meter(meter: MeterId);
    exchange_meter(contract: ContractId, meter: MeterId, closing: &Observed, opening: &Stands);
    offer_contract(terms: &ContractTerms);
    withdraw_offer(contract: ContractId);
    accept_contract(contract: ContractId, document: H256);
    attest_acceptance(contract: ContractId, statement: H256);
    decline_offer(contract: ContractId);
    suspend_contract(contract: ContractId);
    resume_contract(contract: ContractId);
    terminate_contract(contract: ContractId);
    attest_termination(contract: ContractId, statement: H256);
    release_contract(contract: ContractId, to: ContractId);
    attest_release(contract: ContractId, to: ContractId, paper: H256, on_death: bool);
    lodge_readings(meter: MeterId, readings: &[SignedReading]);
    report_reading(contract: ContractId, observed: &Observed);
    take_reading(contract: ContractId, taken: &Taken);
    propose_category(contract: ContractId, category: u8);
    answer_proposal(contract: ContractId, proposal: u32, answer: Answer);
    answer_reading(contract: ContractId, proposal: u32, answer: Answer);
    close_inspection(contract: ContractId, finding: Finding, report: H256);
    concede_inspection(contract: ContractId, report: H256);
    anchor_switch_over(root: H256, size: u32);
    import_contract(switch_over: u32, index: u32, paper: &PaperContract, path: &[H256]);
    dispute_import(contract: ContractId, of: Doubt, evidence: H256);
    decide_import(contract: ContractId, takes_effect: bool, decision: H256);
}

calls! { BILLS:
    open_account(contract: ContractId);
    close_cycle(contract: ContractId);
    pay(contract: ContractId, amount: u128);
    subsidise(contract: ContractId, amount: u128);
    credit_bill(contract: ContractId, bill: BillNumber, amount: u128, document: H256);
    debit_bill(contract: ContractId, bill: BillNumber, amount: u128, document: H256);
    offer_plan(contract: ContractId, instalments: u8, first_at: Moment, interval: Moment);
    accept_plan(contract: ContractId, instalments: u8, first_at: Moment, interval: Moment);
    refund(contract: ContractId);
    grant_discount(contract: ContractId, discount: u8, months: u8);
    end_discount(contract: ContractId);
}

calls! { DISPUTES:
    open_dispute(contract: ContractId, matter: Matter, statement: H256);
    attest_dispute(contract: ContractId, matter: Matter, statement: H256);
    assist_dispute(contract: ContractId, matter: Matter, statement: H256);
    lodge_evidence(id: DisputeId, root: H256);
    assist_evidence(id: DisputeId, root: H256);
    answer_dispute(id: DisputeId, root: H256);
    concede_dispute(id: DisputeId);
    withdraw_dispute(id: DisputeId);
    uphold_dispute(id: DisputeId, decision: H256);
    rule_dispute(id: DisputeId, amount: u128, decision: H256);
    apply_default(id: DisputeId);
    announce_disconnection(contract: ContractId, notice: H256);
    withdraw_announcement(contract: ContractId);
    disconnect(contract: ContractId);
    demand_reconnection(contract: ContractId);
    reconnect(contract: ContractId);
    protect_consumer(contract: ContractId, category: u8, until: Moment);
    end_protection(contract: ContractId);
}

/// A supplier takes money from its account.
pub(crate) fn withdraw(asset: u32, amount: u128, to: &AccountId32) -> Call {
    let arguments = vec![
        ("asset", asset.encode()),
        ("amount", amount.encode()),
        ("to", to.0.encode()),
    ];
    StaticPayload::new(BILLS, "withdraw", Arguments(arguments))
}

/// Ties a wallet to a consumer, with the wallet's own signature.
pub(crate) fn link_wallet(
    subject: SubjectId,
    wallet: &AccountId32,
    signature: &MultiSignature,
) -> Call {
    let arguments = vec![
        ("subject", subject.encode()),
        ("wallet", wallet.0.encode()),
        ("signature", signature.encode()),
    ];
    StaticPayload::new(CONTRACTS, "link_wallet", Arguments(arguments))
}
