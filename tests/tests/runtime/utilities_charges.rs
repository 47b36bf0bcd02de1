//! What beside blocks a tariff can charge, billed by the chain: day and night, categories, a standing charge, tax, a minimum, and
//! what nobody meters. The prices are made up: the published lists have none of this.

use crate::{utilities::*, *};
use adliya_primitives::{BillNumber, ContractId, TariffId};
use adliya_runtime::UtilityContracts;
use adliya_tariffs::{Charge, Per, Service, StandingCharge, Tariff, Tax, TaxOf};
use frame_support::{assert_err, assert_ok};
use pallet_utility_bills::{Call as Bills, Error as BillsError};
use pallet_utility_contracts::{
    types::{Answer, ContractTerms, Observed, Register, Stand, Taken},
    Call,
};

const SOUM: u64 = 100 * 1_000_000;

/// Electricity for households and for shops (category 1): by day and by night, with a charge for shops, tax and a minimum.
fn day_and_night() -> Tariff {
    let mut tariff = tariff_of(&published("uz-electricity-2025"));
    let table = |category, register, price| {
        let mut table = tariff.tables[0].clone();
        (table.category, table.register) = (category, register);
        let block = adliya_tariffs::Block {
            up_to: None,
            price: price * SOUM,
        };
        table.blocks = vec![block].try_into().expect("one");
        table
    };
    let tables = vec![
        table(0, 0, 600),
        table(0, 1, 300),
        table(1, 0, 1_000),
        table(1, 1, 500),
    ];
    tariff.tables = tables.try_into().expect("four");
    (tariff.categories, tariff.registers) = (2, 2);
    let charge = StandingCharge {
        category: Some(1),
        per: Per::Month,
        price: 30_000 * SOUM,
    };
    tariff.standing_charges = vec![charge].try_into().expect("one");
    tariff.tax = Some(Tax {
        rate: 120_000,
        of: TaxOf::All,
    });
    tariff.minimum = Some(20_000 * SOUM);
    assert_eq!(tariff.validate(), Ok(()));
    tariff
}

/// A meter with a register for the day and one for the night, which people read.
fn two_registers() -> adliya_primitives::MeterId {
    let id = pallet_utility_contracts::NextMeter::<Runtime>::get();
    let register = |tariff| Register {
        obis: [1, 0, 1, 8, tariff, 255],
        unit: adliya_tariffs::Unit::KilowattHour,
        digits: 9,
    };
    let registers = [1, 2].map(|tariff| (register(tariff), Stand::default()));
    let calls = [
        Call::register_meter {
            serial: H256::repeat_byte(0x22),
            key: None,
            service: Service::Electricity,
            registers: registers.to_vec().try_into().expect("two"),
        },
        Call::certify_meter {
            meter: id,
            until: now() + 8 * 365 * DAY,
            certificate: H256::repeat_byte(0xce),
        },
    ];
    for (officer, call) in [OPERATOR, METROLOGIST].iter().zip(calls) {
        assert_ok!(dispatch(officer, call));
    }
    id
}

/// The supplier's reader has read so many kilowatt-hours of the day and of the night, and the household has seen it.
fn read(wallet: &AccountId, contract: ContractId, proposal: u32, (by_day, by_night): (u64, u64)) {
    let shown = [by_day, by_night].map(|units| Stand {
        value: units * 1_000,
        turns: 0,
    });
    let taken = Taken::Read(Observed {
        at: now(),
        stands: shown.to_vec().try_into().expect("two"),
    });
    assert_ok!(dispatch(&OPERATOR, Call::take_reading { contract, taken }));
    let answer = Answer::Agree;
    let agree = Call::answer_proposal {
        contract,
        proposal,
        answer,
    };
    assert_ok!(dispatch(wallet, agree));
}

/// The last bill, in tiyin.
fn total(contract: ContractId) -> u128 {
    assert_ok!(close(contract));
    last_bill(contract).statement.total
}

#[test]
fn a_shop_pays_by_day_and_night_with_its_charge_and_tax_and_a_household_its_minimum() {
    utilities_story(|| {
        let tariff = approved(day_and_night(), day(2025, 5, 1));
        at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
        let (home, meter) = (household(30), two_registers());
        let contract = agreed(&home, tariff, meter, TASHKENT);
        let wallet = &home.1;
        // It becomes a shop with July.
        let category = Call::propose_category {
            contract,
            category: 1,
        };
        assert_ok!(dispatch(&CLERK, category));
        let agree = Call::answer_proposal {
            contract,
            proposal: 1,
            answer: Answer::Agree,
        };
        assert_ok!(dispatch(wallet, agree));

        at(midnight(TASHKENT_TIME, day(2026, 7, 1)));
        read(wallet, contract, 2, (10, 20));
        // 10 × 600 + 20 × 300 = 12,000, with 12 % tax 13,440: less than the minimum of 20,000 soʻm.
        assert_eq!(total(contract), 20_000 * 100);
        at(midnight(TASHKENT_TIME, day(2026, 8, 1)));
        read(wallet, contract, 3, (110, 60));
        // 100 × 1,000 + 40 × 500 + 30,000 = 150,000, with 12 % tax 168,000.
        assert_eq!(total(contract), 168_000 * 100);

        let kinds = |bill| -> Vec<_> {
            let lines = explained(contract, BillNumber(bill)).lines.into_iter();
            let kind = |charge| match charge {
                Charge::Consumption { register, .. } => format!("register {register}"),
                Charge::Standing { .. } => "standing".to_owned(),
                Charge::Tax { .. } => "tax".to_owned(),
                Charge::Minimum { .. } => "minimum".to_owned(),
                other => format!("{other:?}"),
            };
            lines.map(|is| kind(is.line.charge)).collect()
        };
        assert_eq!(kinds(1), ["register 0", "register 1", "tax", "minimum"]);
        assert_eq!(kinds(2), ["register 0", "register 1", "standing", "tax"]);
    });
}

/// Waste collection: 4,000 soʻm a month, whatever is thrown away.
fn waste() -> Tariff {
    let charge = StandingCharge {
        category: None,
        per: Per::Month,
        price: 4_000 * SOUM,
    };
    let tariff = Tariff {
        service: Service::Waste,
        registers: 0,
        tables: Default::default(),
        standing_charges: vec![charge].try_into().expect("one"),
        ..tariff_of(&published("uz-electricity-2025"))
    };
    assert_eq!(tariff.validate(), Ok(()));
    tariff
}

/// A household whose waste is collected.
fn collected(number: u64, tariff: TariffId) -> (AccountId, ContractId) {
    let (consumer, wallet) = household(number);
    let contract = pallet_utility_contracts::NextContract::<Runtime>::get();
    let document = H256::repeat_byte(0xc0);
    let terms = ContractTerms {
        consumer,
        tariff,
        category: 0,
        meter: None,
        region: TASHKENT,
        document,
        replaces: None,
    };
    assert_ok!(dispatch(&CLERK, Call::offer_contract { terms }));
    let accept = Call::accept_contract { contract, document };
    assert_ok!(dispatch(&wallet, accept));
    assert_ok!(dispatch(&ANYBODY, Bills::open_account { contract }));
    (wallet, contract)
}

#[test]
fn waste_collection_is_billed_by_the_month_without_a_meter_and_to_the_day_when_it_ends() {
    utilities_story(|| {
        let tariff = approved(waste(), day(2026, 1, 1));
        at(midnight(TASHKENT_TIME, day(2026, 3, 16)));
        let (wallet, contract) = collected(31, tariff);
        let not_yet: DispatchError = BillsError::<Runtime>::NoReading.into();
        at(midnight(TASHKENT_TIME, day(2026, 4, 30)));
        assert_err!(close(contract), not_yet);
        // The first bill is for half of March, 16 of 31 days, and April: 4,000 × 16 / 31 = 2,064.516 soʻm, and 4,000.
        at(midnight(TASHKENT_TIME, day(2026, 5, 1)));
        assert_eq!(total(contract), 606_451);
        at(midnight(TASHKENT_TIME, day(2026, 6, 1)));
        // What was cut off is less than a tiyin, and carried.
        assert_eq!(total(contract), 400_000);
        // It ends after six days of June.
        at(midnight(TASHKENT_TIME, day(2026, 6, 7)));
        assert_ok!(dispatch(&wallet, Call::terminate_contract { contract }));
        at(midnight(TASHKENT_TIME, day(2026, 9, 1)));
        assert_eq!(total(contract), 80_000);
        assert_err!(close(contract), not_yet);
        let view = UtilityContracts::contract_view(contract).expect("it was there");
        assert_eq!(view.contract.service, Service::Waste);
    });
}
