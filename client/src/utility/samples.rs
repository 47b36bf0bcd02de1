//! What the tests of this module bill.

use super::{
    account::AssetId,
    terms::{Applied, Entitled, Entitlements, NEVER},
};
use adliya_primitives::{BillNumber, OfficeId, Region, TariffId};
use adliya_tariffs::{
    Block, Counter, Cycle, Day, LocalTime, PriceTable, SeasonCalendar, Service, Tariff, Unit,
};
use pallet_utility_bills::types::{Account, Cycle as Running, Debt, Ending, Stage, Statement};
use pallet_utility_contracts::types::{Contract, ContractState, ContractTerms, Successor};
use sp_core::H256;

pub(crate) const REGION: Region = Region::new(1, 0, 0, 0);

pub(crate) fn day(month: u8, day: u8) -> Day {
    Day::of(2026, month, day).expect("there is such a day")
}

/// A tariff of office 7 from a day until another, at a whole price for each category.
pub(crate) fn applied(id: u32, (from, until): (Day, Day), prices: &[u64]) -> Applied {
    let tables = (0..).zip(prices).map(|(category, price)| PriceTable {
        category,
        season: 0,
        register: 0,
        blocks: vec![Block {
            up_to: None,
            price: price * 1_000_000,
        }]
        .try_into()
        .expect("one"),
    });
    let calendar = SeasonCalendar {
        region: REGION,
        months: [0; 12],
    };
    let tariff = Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: LocalTime(300),
        categories: u8::try_from(prices.len()).expect("few"),
        seasons: 1,
        registers: 1,
        calendars: vec![calendar].try_into().expect("one"),
        tables: tables.collect::<Vec<_>>().try_into().expect("few"),
        standing_charges: Default::default(),
        minimum: None,
        discounts: Default::default(),
        tax: None,
    };
    assert_eq!(tariff.validate(), Ok(()));
    Applied {
        id: TariffId(id),
        supplier: OfficeId(7),
        asset: 1,
        approved: true,
        from,
        successor: (until < NEVER).then_some(Successor {
            tariff: TariffId(id + 1),
            from: until,
        }),
        tariff,
    }
}

pub(crate) fn contract(category: u8) -> Contract {
    Contract {
        supplier: OfficeId(7),
        service: Service::Electricity,
        terms: ContractTerms {
            consumer: Default::default(),
            tariff: TariffId(0),
            category,
            meter: None,
            region: REGION,
            document: H256::zero(),
            replaces: None,
        },
        former: Default::default(),
        local_time: LocalTime(300),
        offered_at: 0,
        offered_by: Default::default(),
        state: ContractState::Imported,
        import: None,
        release: None,
        successor: None,
    }
}

pub(crate) fn stage(day: Day, shown: u64) -> Stage {
    Stage {
        tariff: TariffId(0),
        counter: Counter::starting(day),
        totals: [shown, 0, 0, 0],
    }
}

pub(crate) fn account(opened: Day) -> Account<AssetId> {
    Account {
        supplier: OfficeId(7),
        asset: 1,
        local_time: LocalTime(300),
        opened,
        next: BillNumber(2),
        head: H256::zero(),
        cycle: Running::starting(stage(opened, 0)),
        prepaid: 0,
        credit: 0,
        older: Debt::default(),
        bills: Default::default(),
        plan: None,
        discounts: Default::default(),
        contested: None,
        entitled: None,
    }
}

/// A bill for what is shown from a day until another.
pub(crate) fn statement(from: Day, until: Day, shown: u64) -> Statement {
    Statement {
        number: BillNumber(1),
        begins: stage(from, 50_000),
        ends: Ending {
            day: until,
            totals: [50_000 + shown, 0, 0, 0],
            estimated: false,
            is_final: false,
        },
        total: 0,
        closed_at: 0,
        due_at: 0,
    }
}

/// A bill of June for 300 kilowatt-hours: ten a day.
pub(crate) fn june(total: u128) -> Statement {
    Statement {
        total,
        ..statement(day(6, 1), day(7, 1), 300_000)
    }
}

pub(crate) fn entitled(of: &[(Day, u8, Option<u8>)]) -> Entitlements {
    let mut all = Entitlements::default();
    for (from, category, discount) in of.iter().copied() {
        all.note(Entitled {
            from,
            category,
            discount,
        });
    }
    all
}
