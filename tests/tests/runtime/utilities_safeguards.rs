//! How nobody gets round what protects a household: by ending its contract, taking its meter, or taking it over; and what a death
//! changes.

use crate::{utilities::*, *};
use adliya_primitives::{BillNumber, ContractId, DisputeId};
use adliya_runtime::{Assets, UtilityBills, UtilityContracts, UtilityDisputes};
use adliya_tariffs::Service;
use frame_support::{assert_err, assert_ok, traits::fungibles::Inspect};
use pallet_utility_bills::Call as Bills;
use pallet_utility_contracts::{
    types::{ContractStatus, ContractTerms},
    Call, Error,
};
use pallet_utility_disputes::{types::Matter, Call as Disputes, Error as DisputesError};

const PAPER: H256 = H256::repeat_byte(0xd2);
const SUPERVISOR: AccountId = dev_keys::SUPPLIER;
/// 180 kilowatt-hours within the norm, at 600 soʻm, in tiyin.
const JUNE: u128 = 180 * 600 * 100;

/// A household in Tashkent that is supplied from 1 June 2026 on, and was billed for June.
fn billed(number: u64) -> ((SubjectId, AccountId), Meter, ContractId) {
    let tariff = tariff_of(&published("uz-electricity-2025"));
    let tariff = approved(tariff, day(2025, 5, 1));
    at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
    let mut meter = Meter::new(number, Service::Electricity);
    let home = household(number);
    let contract = agreed(&home, tariff, meter.id, TASHKENT);
    at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
    meter.lodges(180_000);
    assert_ok!(close(contract));
    (home, meter, contract)
}

/// Two officers say that the household has ended its contract.
fn ends(contract: ContractId) -> Result<(), DispatchError> {
    let statement = PAPER;
    let attest = Call::attest_termination {
        contract,
        statement,
    };
    by_four_eyes(&CLERK, &SUPERVISOR, attest)
}

fn status(contract: ContractId) -> ContractStatus {
    let view = UtilityContracts::contract_view(contract);
    view.expect("it is there").status
}

#[test]
fn no_officer_ends_a_contract_while_the_household_must_not_be_cut_off() {
    utilities_story(|| {
        let ((_, wallet), meter, contract) = billed(60);
        let statement = PAPER;
        let attest = Call::attest_termination {
            contract,
            statement,
        };
        assert_err!(dispatch(&CLERK, attest), DispatchError::BadOrigin);
        // Nor by taking the meter.
        let remove = Call::remove_meter { meter: meter.id };
        let not_free = Error::<Runtime>::MeterNotFree;
        assert_err!(dispatch(&OPERATOR, remove), not_free);

        let open = Disputes::open_dispute {
            contract,
            matter: Matter::Bill {
                bill: BillNumber(1),
                amount: JUNE,
            },
            statement: PAPER,
        };
        assert_ok!(dispatch(&wallet, open));
        assert_err!(ends(contract), DisputesError::<Runtime>::DisputeOpen);
        let id = DisputeId(0);
        assert_ok!(dispatch(&wallet, Disputes::withdraw_dispute { id }));

        let protect = Disputes::protect_consumer {
            contract,
            category: 1,
            until: now() + 10 * DAY,
        };
        assert_ok!(dispatch(&dev_keys::SOCIAL_OFFICER, protect));
        assert_err!(ends(contract), DisputesError::<Runtime>::Protected);
        at(midnight(TASHKENT_TIME, day(2026, 12, 1)));
        assert_err!(ends(contract), DisputesError::<Runtime>::Winter);
        assert_eq!(status(contract), ContractStatus::Active);
        // The household itself needs nobody's leave, whatever the season.
        let leave = Call::terminate_contract { contract };
        assert_ok!(dispatch(&wallet, leave));
        assert_eq!(status(contract), ContractStatus::Terminated);
    });
}

#[test]
fn protection_is_the_households_whichever_supplier_it_has() {
    utilities_story(|| {
        let (home, _, contract) = billed(61);
        let protect = Disputes::protect_consumer {
            contract,
            category: 1,
            until: now() + 300 * DAY,
        };
        assert_ok!(dispatch(&dev_keys::SOCIAL_OFFICER, protect));
        // A second contract of the same household, which nobody has protected by itself.
        let meter = Meter::new(62, Service::Electricity);
        let view = UtilityContracts::contract_view(contract).expect("in force");
        let tariff = view.contract.terms.tariff;
        let second = agreed(&home, tariff, meter.id, TASHKENT);
        let view = UtilityDisputes::disconnection_view(second).expect("it has an account");
        assert!(view.protection.is_some());
        assert_err!(ends(second), DisputesError::<Runtime>::Protected);
    });
}

#[test]
fn the_household_of_the_dead_is_not_cut_off_and_whoever_takes_over_disputes_and_gets_back() {
    utilities_story(|| {
        let deceased = subject(63);
        let mother = birth(deceased, Parents::default(), URGUT);
        assert_ok!(dispatch(&REGISTRAR, mother));
        let (_, mut meter, old) = billed(63);
        let (widow, hers) = household(64);
        assert_ok!(dispatch(&REGISTRAR, death(deceased, URGUT)));

        // The bill of June is overdue in August, and nobody can pay from the estate yet.
        at(midnight(TASHKENT_TIME, day(2026, 8, 5)));
        let announce = Disputes::announce_disconnection {
            contract: old,
            notice: PAPER,
        };
        let mourning = DisputesError::<Runtime>::Mourning;
        assert_err!(dispatch(&CLERK, announce), mourning);
        let dead = Error::<Runtime>::ConsumerDead;
        assert_err!(ends(old), dead);

        meter.lodges(230_000);
        let new = pallet_utility_contracts::NextContract::<Runtime>::get();
        let view = UtilityContracts::contract_view(old).expect("in force");
        let terms = ContractTerms {
            consumer: widow,
            replaces: Some(old),
            ..view.contract.terms
        };
        assert_ok!(dispatch(&CLERK, Call::offer_contract { terms }));
        let release = Call::attest_release {
            contract: old,
            to: new,
            paper: PAPER,
            on_death: true,
        };
        assert_ok!(dispatch(&OPERATOR, release));
        let document = terms.document;
        let accept = Call::accept_contract {
            contract: new,
            document,
        };
        assert_ok!(dispatch(&hers, accept));

        // She speaks for what he left: disputes his bill, which the supplier concedes, and gets back what was paid too much.
        let amount = JUNE + 1_000_000;
        let pay = Bills::pay {
            contract: old,
            amount,
        };
        assert_ok!(dispatch(&ANYBODY, pay));
        let open = Disputes::open_dispute {
            contract: old,
            matter: Matter::Bill {
                bill: BillNumber(1),
                amount: JUNE / 2,
            },
            statement: PAPER,
        };
        assert_ok!(dispatch(&hers, open));
        let id = DisputeId(0);
        assert_ok!(dispatch(&CLERK, Disputes::concede_dispute { id }));
        while close(old).is_ok() {}
        let account = UtilityBills::account_view(old).expect("it is kept").account;
        let left = account.prepaid + account.credit;
        assert!(left > 0);
        let has = || <Assets as Inspect<_>>::balance(MONEY, &hers);
        let before = has();
        assert_ok!(dispatch(&hers, Bills::refund { contract: old }));
        assert_eq!(has() - before, left);
    });
}

#[test]
fn a_ministry_proposes_a_tariff_and_neither_it_nor_the_regulator_alone_decides() {
    utilities_story(|| {
        let tariff = tariff_of(&published("uz-electricity-2025"));
        let from = day(2027, 1, 1);
        at(midnight(TASHKENT_TIME, from) - 60 * DAY);
        let id = pallet_utility_contracts::NextTariff::<Runtime>::get();
        let propose = |supplier: u32| Call::propose_tariff_for {
            supplier: supplier.into(),
            tariff: Box::new(tariff.clone()),
            region: COUNTRY,
            effective_from: from,
            asset: MONEY,
            document: PAPER,
        };
        let ministry = dev_keys::ENERGY_TARIFFS;
        // Office 8 regulates, and supplies nothing.
        let none = dispatch(&ministry, propose(8));
        assert_err!(none, Error::<Runtime>::NotASupplier);
        assert_err!(
            dispatch(&dev_keys::MINISTRY, propose(7)),
            DispatchError::BadOrigin
        );
        assert_ok!(dispatch(&ministry, propose(7)));
        let approve = Call::approve_tariff { tariff: id };
        for alone in [&ministry, &dev_keys::REGULATOR_OFFICER] {
            assert_err!(dispatch(alone, approve.clone()), DispatchError::BadOrigin);
        }
        let by = (&dev_keys::REGULATOR_OFFICER, &dev_keys::REGULATOR);
        assert_ok!(by_four_eyes(by.0, by.1, approve));
        let view = UtilityContracts::tariff_view(id).expect("it was proposed");
        assert_eq!(view.record.scope.supplier.0, 7);
    });
}
