//! Who comes after whom in a contract, and who pays for somebody else.

use crate::{utilities::*, *};
use adliya_primitives::{BillNumber, ContractId, OfficeId, OfficeKind, Role, Roles, TariffId};
use adliya_runtime::{Assets, UtilityBills, UtilityContracts};
use adliya_tariffs::{Charge, Discount, DiscountOf, Service, Tariff};
use frame_support::{assert_err, assert_ok, traits::fungibles::Inspect};
use pallet_utility_bills::{Call as Bills, Error as BillsError};
use pallet_utility_contracts::{
    types::{ContractStatus, ContractTerms, Manner},
    Call, Error,
};

const CERTIFICATE: H256 = H256::repeat_byte(0xab);
const SOCIAL_OFFICE: OfficeId = OfficeId(12);
const SUPPLIER_OFFICE: OfficeId = OfficeId(7);
/// The other contract officer of the supplier, who attests what the clerk has offered.
const COLLEAGUE: AccountId = OPERATOR;

/// A household in Tashkent that is supplied with electricity from 1 June 2026 on.
fn supplied(number: u64) -> ((SubjectId, AccountId), Meter, ContractId, TariffId) {
    supplied_at(number, tariff_of(&published("uz-electricity-2025")))
}

fn supplied_at(
    number: u64,
    tariff: Tariff,
) -> ((SubjectId, AccountId), Meter, ContractId, TariffId) {
    let tariff = approved(tariff, day(2025, 5, 1));
    at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
    let meter = Meter::new(number, Service::Electricity);
    let home = household(number);
    let contract = agreed(&home, tariff, meter.id, TASHKENT);
    (home, meter, contract, tariff)
}

/// What so many kilowatt-hours come to in tiyin: 600 soʻm each up to 200 in a month.
fn within_norm(kilowatt_hours: u128) -> u128 {
    kilowatt_hours * 600 * 100
}

/// The supplier offers a contract with the same meter in the place of another one.
fn in_its_place(old: ContractId, consumer: SubjectId) -> ContractId {
    let contract = pallet_utility_contracts::NextContract::<Runtime>::get();
    let view = UtilityContracts::contract_view(old).expect("it is there");
    let terms = ContractTerms {
        consumer,
        replaces: Some(old),
        ..view.contract.terms
    };
    assert_ok!(dispatch(&CLERK, Call::offer_contract { terms }));
    contract
}

fn accept(wallet: &AccountId, contract: ContractId) -> Result<(), DispatchError> {
    let view = UtilityContracts::contract_view(contract).expect("it is there");
    let document = view.contract.terms.document;
    dispatch(wallet, Call::accept_contract { contract, document })
}

/// The bills of a contract whose cycle was closed.
fn total(contract: ContractId) -> u128 {
    assert_ok!(close(contract));
    last_bill(contract).statement.total
}

#[test]
fn a_tenant_moves_out_and_the_next_one_pays_from_the_same_reading_on() {
    utilities_story(|| {
        let ((_, tenant), mut meter, old, _) = supplied(20);
        let (next, wallet) = household(21);
        at(now() + 14 * DAY);
        meter.lodges(70_000);
        let new = in_its_place(old, next);
        let not_released: DispatchError = Error::<Runtime>::NotReleased.into();
        assert_err!(accept(&wallet, new), not_released);
        let release = Call::release_contract {
            contract: old,
            to: new,
        };
        assert_ok!(dispatch(&tenant, release));
        assert_ok!(accept(&wallet, new));
        assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract: new }));
        at(midnight(TASHKENT_TIME, day(2026, 7, 15)));
        meter.lodges(220_000);
        // Nobody pays for the other: 70 kWh in the norm's share of 14 days, 200 × 14 / 30, and 150 after it.
        assert_eq!(total(old), within_norm(70));
        assert_eq!(total(new), within_norm(150));
    });
}

/// Another supplier for all of the country, and its contract officer.
fn another_supplier() -> (OfficeId, AccountId) {
    let (office, clerk) = (
        pallet_authorities::NextOffice::<Runtime>::get(),
        AccountId::new([0x5e; 32]),
    );
    let name = "Muqobil energiya".as_bytes().to_vec();
    let establish = pallet_authorities::Call::establish_office {
        kind: OfficeKind::Supplier,
        region: COUNTRY,
        parent: None,
        name: name.try_into().expect("short"),
    };
    let grant = pallet_authorities::Call::grant_mandate {
        office,
        account: clerk.clone(),
        subject: subject(900),
        roles: Roles::of(&[Role::ContractOfficer]),
        valid_from: 0,
        valid_until: u64::MAX,
    };
    for call in [establish, grant] {
        let call = RuntimeCall::from(call);
        assert_ok!(outcome(call.dispatch(RuntimeOrigin::root())));
    }
    (office, clerk)
}

#[test]
fn a_household_changes_to_a_cheaper_supplier_and_each_is_paid_for_its_days() {
    utilities_story(|| {
        let (office, clerk) = another_supplier();
        // 500 soʻm a kilowatt-hour within the norm, in the place of 600.
        let mut cheaper = tariff_of(&published("uz-electricity-2025"));
        cheaper.tables[0].blocks[0].price = 500 * 100 * 1_000_000;
        let cheaper = approved_for(&clerk, cheaper, day(2025, 5, 1));
        let ((consumer, wallet), mut meter, old, _) = supplied(25);
        at(midnight(TASHKENT_TIME, day(2026, 6, 15)));
        meter.lodges(70_000);

        // The former supplier is not asked.
        let new = pallet_utility_contracts::NextContract::<Runtime>::get();
        let view = UtilityContracts::contract_view(old).expect("it is there");
        let terms = ContractTerms {
            consumer,
            tariff: cheaper,
            replaces: Some(old),
            ..view.contract.terms
        };
        assert_ok!(dispatch(&clerk, Call::offer_contract { terms }));
        assert_ok!(accept(&wallet, new));
        assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract: new }));
        let meter_of = || UtilityContracts::meter_view(meter.id).expect("registered");
        assert_eq!(meter_of().meter.supplier, office);

        at(midnight(TASHKENT_TIME, day(2026, 7, 15)));
        meter.lodges(220_000);
        assert_eq!(total(old), within_norm(70));
        assert_eq!(total(new), 150 * 500 * 100);
        // What is paid for one contract is that supplier's.
        let amount = 150 * 500 * 100;
        let contract = new;
        assert_ok!(dispatch(&ANYBODY, Bills::pay { contract, amount }));
        let has =
            |office| <Assets as Inspect<_>>::balance(MONEY, &UtilityBills::account_of(office));
        assert_eq!((has(office), has(SUPPLIER_OFFICE)), (amount, 0));
        let owed = |id| UtilityBills::account_view(id).map(|is| is.standing.payable);
        assert_eq!((owed(old), owed(new)), (Some(within_norm(70)), Some(0)));
    });
}

#[test]
fn a_household_with_a_social_discount_sees_it_as_a_line_of_its_own() {
    utilities_story(|| {
        let mut tariff = tariff_of(&published("uz-electricity-2025"));
        // A quarter off all that is consumed: the published tariff has no discount, and this is none of a law.
        let quarter = Discount {
            rate: 250_000,
            of: DiscountOf::Consumption,
        };
        tariff.discounts.try_push(quarter).expect("one");
        let (_, mut meter, contract, _) = supplied_at(26, tariff);
        let grant = Bills::grant_discount {
            contract,
            discount: 0,
            months: 1,
        };
        let bad_origin = DispatchError::BadOrigin;
        assert_err!(dispatch(&CLERK, grant.clone()), bad_origin);
        // It is June: the discount is July's.
        assert_ok!(dispatch(&dev_keys::SOCIAL_OFFICER, grant));
        let mut of_the_month_before = |month, shown| {
            at(midnight(TASHKENT_TIME, day(2026, month, 1)));
            meter.lodges(shown);
            total(contract)
        };
        let june = of_the_month_before(7, 90_000);
        let july = of_the_month_before(8, 190_000);
        let august = of_the_month_before(9, 270_000);
        let expected = (within_norm(90), within_norm(75), within_norm(80));
        assert_eq!((june, july, august), expected);

        let lines = |bill| explained(contract, BillNumber(bill)).lines;
        let off = |bill| -> Vec<_> {
            let discounts = lines(bill)
                .into_iter()
                .filter_map(|is| match is.line.charge {
                    Charge::Discount { discount, rate, .. } => Some((discount, rate)),
                    _ => None,
                });
            discounts.collect()
        };
        assert_eq!(
            [off(1), off(2), off(3)],
            [vec![], vec![(0, 250_000)], vec![]]
        );
    });
}

#[test]
fn the_meter_counts_on_when_the_consumer_dies_and_the_widow_takes_over() {
    utilities_story(|| {
        let deceased = subject(22);
        let mother = birth(deceased, Parents::default(), URGUT);
        assert_ok!(dispatch(&REGISTRAR, mother));
        let ((_, wallet), mut meter, old, _) = supplied(22);
        let (widow, hers) = household(23);
        at(now() + 9 * DAY);
        assert_ok!(dispatch(&REGISTRAR, death(deceased, URGUT)));
        // The registry office knows the deceased by another id; opening the links joins the two.
        let view = UtilityContracts::contract_view(old).expect("it is there");
        assert!(view.of_the_dead && view.status == ContractStatus::Active);
        let dead: DispatchError = Error::<Runtime>::ConsumerDead.into();
        let leave = Call::terminate_contract { contract: old };
        assert_err!(dispatch(&wallet, leave), dead);

        // Supply goes on, and two officers have seen the certificate that says who goes on with it.
        at(now() + DAY);
        meter.lodges(40_000);
        let new = in_its_place(old, widow);
        let attest = |to| Call::attest_release {
            contract: old,
            to,
            paper: CERTIFICATE,
            on_death: true,
        };
        let own_offer: DispatchError = Error::<Runtime>::OwnOffer.into();
        assert_err!(dispatch(&CLERK, attest(new)), own_offer);
        assert_ok!(dispatch(&COLLEAGUE, attest(new)));
        let view = UtilityContracts::contract_view(old).expect("it is there");
        let manner = view.contract.release.expect("attested").word.manner;
        assert!(
            matches!(manner, Manner::OnDeath { certificate, .. } if certificate == CERTIFICATE)
        );
        assert_ok!(accept(&hers, new));
        assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract: new }));
        at(midnight(TASHKENT_TIME, day(2026, 7, 10)));
        meter.lodges(130_000);
        // What he had consumed stays his estate's to pay, and who settles that finds it by the ids that the death has opened.
        assert_eq!(total(old), within_norm(40));
        let estate = Estates::estate_of(deceased).expect("the death opened it");
        let his = estate.estate.linked.utility;
        let page = UtilityContracts::contracts_page(his, None, 10);
        let found: Vec<_> = page.contracts.iter().map(|is| is.id).collect();
        assert_eq!(found, [old]);
        let unpaid = found.into_iter().filter_map(UtilityBills::account_view);
        let unpaid: u128 = unpaid.map(|account| account.standing.payable).sum();
        assert_eq!(unpaid, within_norm(40));
        assert_eq!(total(new), within_norm(90));
    });
}

#[test]
fn a_social_office_pays_what_is_to_pay_and_the_supplier_has_what_is_settled() {
    utilities_story(|| {
        let (_, mut meter, contract, _) = supplied(24);
        at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
        meter.lodges(90_000);
        let due = total(contract);
        assert_eq!(due, within_norm(90));
        // The office's account is nobody's key: somebody puts money into it.
        let account = UtilityBills::account_of(SOCIAL_OFFICE);
        let fund = pallet_assets::Call::transfer {
            id: MONEY.into(),
            target: account.clone().into(),
            amount: due,
        };
        assert_ok!(dispatch(&dev_keys::SOCIAL, fund));
        let subsidise = |amount| Bills::subsidise { contract, amount };
        let officer = dev_keys::SOCIAL_OFFICER;
        let too_much: DispatchError = BillsError::<Runtime>::MoreThanPayable.into();
        assert_err!(dispatch(&officer, subsidise(due + 1)), too_much);
        let third = due / 3;
        assert_ok!(dispatch(&officer, subsidise(third)));
        assert_eq!(
            <Assets as Inspect<_>>::balance(MONEY, &account),
            due - third
        );

        // Somebody pays the rest and some of the next bill, which is not the supplier's yet.
        let amount = due - third + 5_000;
        assert_ok!(dispatch(&ANYBODY, Bills::pay { contract, amount }));
        let to = dev_keys::SUPPLIER;
        let before = <Assets as Inspect<_>>::balance(MONEY, &to);
        let withdraw = |amount| Bills::withdraw {
            asset: MONEY,
            amount,
            to: to.clone(),
        };
        let alone = dispatch(&CLERK, withdraw(due));
        assert_err!(alone, DispatchError::BadOrigin);
        let by_two = |amount| by_four_eyes(&CLERK, &dev_keys::SUPPLIER, withdraw(amount));
        assert!(by_two(due + 1).is_err(), "the rest is held");
        // The least balance of the asset stays while anything is held.
        assert_ok!(by_two(due - 1));
        assert_eq!(
            <Assets as Inspect<_>>::balance(MONEY, &to),
            before + due - 1
        );
        let theirs = UtilityBills::account_of(SUPPLIER_OFFICE);
        assert!(<Assets as Inspect<_>>::total_balance(MONEY, &theirs) >= 5_000);
    });
}
