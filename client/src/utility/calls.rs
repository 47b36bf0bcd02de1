//! The calls of utility contracts and their bills.
//!
//! An argument is found by its name in the metadata that the node gives, so that a call which has moved is found again and one
//! which takes other arguments is refused here. What an argument is made of is compiled in, as for runtime APIs.

use adliya_primitives::{BillNumber, ContractId, MeterId, Moment, Region, SubjectId, TariffId};
use adliya_tariffs::{Day, Service, Tariff};
use codec::Encode;
use pallet_utility_contracts::types::{
    Answer, ContractTerms, Doubt, Finding, Observed, OpeningStands, PaperContract, SignedReading,
    Taken,
};
use sp_core::{ed25519, H256};
use subxt::{
    ext::{
        scale_encode::{error::ErrorKind, EncodeAsFields, Error, FieldIter, TypeResolver},
        scale_type_resolver::Field,
    },
    transactions::StaticPayload,
    utils::{AccountId32, MultiSignature},
};

const CONTRACTS: &str = "UtilityContracts";
const BILLS: &str = "UtilityBills";

/// The arguments of a call by their names, each in SCALE.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments(pub(crate) Vec<(&'static str, Vec<u8>)>);

impl EncodeAsFields for Arguments {
    fn encode_as_fields_to<R: TypeResolver>(
        &self,
        fields: &mut dyn FieldIter<'_, R::TypeId>,
        _: &R,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let expected_len = fields.len();
        let actual_len = self.0.len();
        if expected_len != actual_len {
            return Err(Error::new(ErrorKind::WrongLength {
                actual_len,
                expected_len,
            }));
        }
        for Field { name, .. } in fields {
            let name = name.unwrap_or_default();
            let argument = self.0.iter().find(|(own, _)| *own == name);
            let (_, bytes) = argument.ok_or_else(|| {
                Error::new(ErrorKind::CannotFindField {
                    name: name.to_owned(),
                })
            })?;
            out.extend_from_slice(bytes);
        }
        Ok(())
    }
}

/// A call, ready to be signed.
pub(crate) type Call = StaticPayload<Arguments>;

/// The functions that make calls: `name(argument: type, …)`, in this pallet.
macro_rules! calls {
    ($pallet:ident: $($(#[$doc:meta])* $name:ident($($argument:ident: $of:ty),* $(,)?);)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name($($argument: $of),*) -> $crate::utility::calls::Call {
            let arguments = vec![$((stringify!($argument), codec::Encode::encode(&$argument))),*];
            let arguments = $crate::utility::calls::Arguments(arguments);
            subxt::transactions::StaticPayload::new($pallet, stringify!($name), arguments)
        }
    )*};
}
pub(crate) use calls;

calls! { CONTRACTS:
    propose_tariff(tariff: &Tariff, region: Region, effective_from: Day, asset: u32, document: H256);
    approve_tariff(tariff: TariffId);
    reject_tariff(tariff: TariffId, decision: H256);
    unlink_wallet(subject: SubjectId);
    register_meter(serial: H256, key: Option<ed25519::Public>, service: Service, registers: &OpeningStands);
    certify_meter(meter: MeterId, until: Moment, certificate: H256);
    seal_meter(meter: MeterId, seals: H256);
    install_meter(meter: MeterId, contract: ContractId);
    remove_meter(meter: MeterId);
    exchange_meter(contract: ContractId, meter: MeterId, closing: &Observed);
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
}

calls! { BILLS:
    open_account(contract: ContractId);
    close_cycle(contract: ContractId);
    pay(contract: ContractId, amount: u128);
    subsidise(contract: ContractId, amount: u128);
    credit_bill(contract: ContractId, bill: BillNumber, amount: u128, document: H256);
    debit_bill(contract: ContractId, bill: BillNumber, amount: u128, document: H256);
    offer_plan(contract: ContractId, instalments: u8, first_at: Moment, interval: Moment);
    accept_plan(contract: ContractId);
    refund(contract: ContractId);
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
