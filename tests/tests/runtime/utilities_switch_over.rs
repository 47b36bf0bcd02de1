//! A supplier switches a thousand paper contracts over, and thirty households object.

use crate::{utilities::*, *};
use adliya_primitives::{merkle, ContractId, DisputeId, MeterId, SwitchOverId, TariffId};
use adliya_runtime::{UtilityBills, UtilityContracts};
use adliya_tariffs::Service;
use frame_support::{assert_err, assert_ok};
use pallet_utility_bills::{Call as Bills, Error as BillsError};
use pallet_utility_contracts::{
    types::{ContractStatus, ContractTerms, Doubt, PaperContract},
    Call, Error,
};
use pallet_utility_disputes::{types::Matter, Call as Disputes, Error as DisputesError};

const HOUSEHOLDS: u64 = 1_000;
/// Three in a hundred.
const OBJECT: u64 = 30;
const EVIDENCE: H256 = H256::repeat_byte(0xe2);

/// What a household owed on paper, in tiyin: 100 for each number, but every tenth had paid ahead.
fn balance(number: u64) -> i128 {
    let owed = i128::from(number) * 100;
    if number % 10 == 9 {
        -owed
    } else {
        owed
    }
}

fn paper(number: u64, tariff: TariffId, meter: MeterId, balance: i128) -> PaperContract {
    PaperContract {
        terms: ContractTerms {
            consumer: opening(subject(number)).linked.utility,
            tariff,
            category: 0,
            meter: Some(meter),
            region: TASHKENT,
            document: H256::from_low_u64_be(7_000 + number),
            replaces: None,
        },
        as_of: now(),
        opening: shows(0),
        used: [0; 4],
        balance,
    }
}

/// The supplier anchors papers; the switch-over, and the leaves.
fn anchored(papers: &[PaperContract]) -> (SwitchOverId, Vec<H256>) {
    let leaves: Vec<_> = (0..).zip(papers).map(|(at, is)| is.leaf(at)).collect();
    let id = pallet_utility_contracts::NextSwitchOver::<Runtime>::get();
    let anchor = Call::anchor_switch_over {
        root: merkle::root(&leaves),
        size: papers.len() as u32,
    };
    // The balances under a root are money: no officer brings them alone.
    let alone = dispatch(&CLERK, anchor.clone());
    assert_err!(alone, DispatchError::BadOrigin);
    assert_ok!(by_four_eyes(&CLERK, &dev_keys::SUPPLIER, anchor));
    (id, leaves)
}

/// Anybody brings a paper.
fn imported(
    (switch_over, leaves): &(SwitchOverId, Vec<H256>),
    index: usize,
    paper: &PaperContract,
) -> Result<ContractId, DispatchError> {
    let path = merkle::path(leaves, index).expect("it is under the root");
    let id = pallet_utility_contracts::NextContract::<Runtime>::get();
    let import = Call::import_contract {
        switch_over: *switch_over,
        index: index as u32,
        paper: Box::new(paper.clone()),
        path: path.try_into().expect("32 at most"),
    };
    dispatch(&ANYBODY, import).map(|()| id)
}

fn status(contract: ContractId) -> ContractStatus {
    UtilityContracts::contract_view(contract)
        .expect("imported")
        .status
}

#[test]
fn of_a_thousand_paper_contracts_those_take_effect_to_which_nobody_objects() {
    utilities_story(|| {
        let tariff = tariff_of(&published("uz-electricity-2025"));
        let tariff = approved(tariff, day(2025, 5, 1));
        at(NOW);
        let meters: Vec<_> = (0..HOUSEHOLDS)
            .map(|number| Meter::new(number, Service::Electricity).id)
            .collect();
        let papers: Vec<_> = (0..HOUSEHOLDS)
            .zip(&meters)
            .map(|(number, meter)| paper(number, tariff, *meter, balance(number)))
            .collect();
        let batch = anchored(&papers);

        // What is not as it was anchored is not imported: nobody makes a debt larger after that.
        let mut more = papers[1].clone();
        more.balance += 1;
        let not_under_root = Error::<Runtime>::NotUnderRoot;
        assert_err!(imported(&batch, 1, &more), not_under_root);
        let contracts: Vec<_> = (0..)
            .zip(&papers)
            .map(|(index, is)| imported(&batch, index, is).expect("it is as it was anchored"))
            .collect();
        let again = Error::<Runtime>::AlreadyImported;
        assert_err!(imported(&batch, 0, &papers[0]), again);

        // Thirty households say that the balance was another one. The others are silent, and most have no wallet.
        at(NOW + 20 * DAY);
        let (objecting, silent) = contracts.split_at(OBJECT as usize);
        let homes: Vec<_> = (0..OBJECT).map(household).collect();
        for (contract, (_, wallet)) in objecting.iter().zip(&homes) {
            let dispute = Call::dispute_import {
                contract: *contract,
                of: Doubt::Balance,
                evidence: EVIDENCE,
            };
            assert_ok!(dispatch(wallet, dispute));
        }
        assert_eq!(status(silent[0]), ContractStatus::Imported);
        at(NOW + 30 * DAY + 1);
        let count = |is| contracts.iter().filter(|id| status(**id) == is).count();
        assert_eq!(count(ContractStatus::Active), 970);
        assert_eq!(count(ContractStatus::Disputed), 30);

        // What took effect is billed from its opening balance on; what is disputed is not.
        let open = |contract| dispatch(&ANYBODY, Bills::open_account { contract });
        let (mut owed, mut credit) = (0, 0);
        for contract in silent {
            assert_ok!(open(*contract));
            let view = UtilityBills::account_view(*contract).expect("it is open");
            owed += view.account.older.outstanding;
            credit += view.account.credit;
        }
        let of = |ahead: bool| {
            let balances = (OBJECT..HOUSEHOLDS).map(balance);
            let those = balances.filter(|is| (*is < 0) == ahead);
            those.map(i128::unsigned_abs).sum::<u128>()
        };
        assert_eq!((owed, credit), (of(false), of(true)));
        let never = BillsError::<Runtime>::NeverInForce;
        assert_err!(open(objecting[0]), never);

        // The supplier takes the thirty back and brings them anew without the debt, and the households accept.
        for contract in objecting {
            let withdraw = Call::withdraw_offer {
                contract: *contract,
            };
            assert_ok!(dispatch(&CLERK, withdraw));
        }
        let right: Vec<_> = (0..OBJECT)
            .zip(&meters)
            .map(|(number, meter)| paper(number, tariff, *meter, 0))
            .collect();
        let batch = anchored(&right);
        for ((index, is), (_, wallet)) in (0..).zip(&right).zip(&homes) {
            let contract = imported(&batch, index, is).expect("it was withdrawn before");
            let accept = Call::accept_contract {
                contract,
                document: is.terms.document,
            };
            assert_ok!(dispatch(wallet, accept));
            assert_eq!(status(contract), ContractStatus::Active);
            assert_ok!(open(contract));
        }
    });
}

#[test]
fn a_balance_that_took_effect_in_silence_is_disputed_and_not_owed_meanwhile() {
    utilities_story(|| {
        let tariff = tariff_of(&published("uz-electricity-2025"));
        let tariff = approved(tariff, day(2025, 5, 1));
        at(NOW);
        let papers = [40, 41].map(|number| {
            let meter = Meter::new(number, Service::Electricity).id;
            paper(number, tariff, meter, 4_000)
        });
        let batch = anchored(&papers);
        let [early, late] = [0, 1].map(|index| {
            imported(&batch, index, &papers[index]).expect("it is as it was anchored")
        });
        at(NOW + 40 * DAY);
        let owed = |contract| {
            let view = UtilityBills::account_view(contract).expect("it is open");
            (view.standing.payable, view.standing.frozen)
        };
        for contract in [early, late] {
            assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract }));
            assert_eq!(owed(contract), (4_000, 0));
        }

        // The paper is in force: what is disputed is the sum.
        let wallets = [40, 41].map(|number| household(number).1);
        let in_force = Call::dispute_import {
            contract: early,
            of: Doubt::Balance,
            evidence: EVIDENCE,
        };
        let too_late = Error::<Runtime>::DisputeTooLate;
        assert_err!(dispatch(&wallets[0], in_force), too_late);
        let dispute = |contract| Disputes::open_dispute {
            contract,
            matter: Matter::Balance { amount: 3_000 },
            statement: EVIDENCE,
        };
        assert_ok!(dispatch(&wallets[0], dispute(early)));
        assert_eq!(owed(early), (1_000, 3_000));
        // The supplier has fifteen days to say something.
        at(NOW + 55 * DAY + 1);
        let apply = Disputes::apply_default { id: DisputeId(0) };
        assert_ok!(dispatch(&ANYBODY, apply));
        assert_eq!(owed(early), (1_000, 0));

        // Ninety days after it took effect, a balance stands.
        at(NOW + 120 * DAY + 1);
        let stands = DisputesError::<Runtime>::BalanceStands;
        assert_err!(dispatch(&wallets[1], dispute(late)), stands);
    });
}
