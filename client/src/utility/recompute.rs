//! A bill, computed again off chain: by the tariffs and the readings that the chain has, with the engine alone.
//!
//! The chain bills a cycle in steps, one tariff and category at a time. Here all of it is one bill of the engine's, so that what
//! the chain did is held against another way to the same sum.

use super::{account::AssetId, proven::Proven};
use crate::transact::TransactError;
use adliya_primitives::TariffId;
use adliya_tariffs::{bill, Bill, BillError, Day, Tariff, Terms, Usage};
use pallet_utility_bills::types::{Account, Stage, Statement};
use pallet_utility_contracts::types::{Contract, Journal, Mark, TariffRecord, TariffStatus};

const CONTRACTS: &str = "UtilityContracts";

/// A tariff with the days on which it applies.
pub(crate) struct Applied {
    pub(crate) id: TariffId,
    pub(crate) from: Day,
    pub(crate) until: Day,
    pub(crate) tariff: Tariff,
}

/// Why a bill is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Wrong {
    /// The engine bills something else.
    #[error("the bill says {said}, but the readings and tariffs come to {computed}")]
    Total {
        /// What it says.
        said: u128,
        /// What the engine says.
        computed: u128,
    },
    /// It does not begin where the one before ends.
    #[error("it does not begin where the one before ends: {0}")]
    Gap(&'static str),
    /// The engine does not bill this at all.
    #[error("the engine does not bill it: {0}")]
    Engine(#[from] BillError),
}

impl Applied {
    fn of(id: TariffId, record: &TariffRecord<AssetId>, tariff: Tariff) -> Self {
        let until = match record.status {
            TariffStatus::Approved {
                successor: Some(next),
                ..
            } => next.from,
            _ => Day(u32::MAX),
        };
        Self {
            id,
            from: record.effective_from,
            until,
            tariff,
        }
    }
}

/// The tariffs of a bill in their order, from the one with which it begins.
pub(crate) async fn tariffs(
    proven: &Proven<'_>,
    statement: &Statement,
) -> Result<Vec<Applied>, TransactError> {
    let mut applied = Vec::new();
    let mut next = Some(statement.begins.tariff);
    while let Some(id) = next {
        let record: TariffRecord<AssetId> = proven.read((CONTRACTS, "TariffRecords"), id).await?;
        let tariff = proven.read((CONTRACTS, "Tariffs"), id).await?;
        let is = Applied::of(id, &record, tariff);
        next = match record.status {
            TariffStatus::Approved {
                successor: Some(next),
                ..
            } if next.from < statement.ends.day => Some(next.tariff),
            _ => None,
        };
        applied.push(is);
    }
    Ok(applied)
}

/// The terms of the days from `begins` until `ends`: whole, as limits fall on all of their days.
fn terms<'a>(
    contract: &Contract,
    account: &Account<AssetId>,
    tariffs: &'a [Applied],
    statement: &Statement,
) -> Vec<Terms<'a>> {
    let (begins, ends) = (statement.begins.counter.day, statement.ends.day);
    let categories = contract.former.iter().map(|former| former.until);
    let mut changes: Vec<Day> = categories.chain(account.discount_changes()).collect();
    changes.sort_unstable();
    let mut terms = Vec::new();
    for applied in tariffs {
        let mut from = applied.from.max(account.opened);
        let has = |discount: &u8| usize::from(*discount) < applied.tariff.discounts.len();
        let within = changes.iter().filter(|day| **day < applied.until);
        let bounds = within.chain([&applied.until]);
        for until in bounds {
            // Before the first day or the first change, the category or the discount was another one.
            let end = if statement.ends.is_final {
                ends.min(*until)
            } else {
                *until
            };
            if from < end && begins < end && from < ends {
                terms.push(Terms {
                    from,
                    until: end,
                    tariff: &applied.tariff,
                    region: contract.terms.region,
                    category: contract.category_on(from),
                    discount: account.discount_on(from).filter(has),
                });
            }
            from = from.max(*until);
        }
    }
    terms
}

/// Computes a bill from where it begins, by the readings that it names.
pub(crate) fn compute(
    contract: &Contract,
    account: &Account<AssetId>,
    tariffs: &[Applied],
    statement: &Statement,
) -> Result<Bill, Wrong> {
    let Statement { begins, ends, .. } = statement;
    let mut quantities = ends.totals;
    for (quantity, before) in quantities.iter_mut().zip(begins.totals) {
        *quantity = quantity.saturating_sub(before);
    }
    let usage = Usage {
        from: begins.counter.day,
        until: ends.day,
        quantities,
    };
    let terms = terms(contract, account, tariffs, statement);
    let bill = bill(&terms, &[usage], &begins.counter)?;
    if bill.total == statement.total {
        Ok(bill)
    } else {
        Err(Wrong::Total {
            said: statement.total,
            computed: bill.total,
        })
    }
}

/// Whether the next bill, or the running cycle, begins where a bill that was computed ends.
pub(crate) fn joins(bill: &Bill, statement: &Statement, next: &Stage) -> Result<(), Wrong> {
    if next.counter != bill.counter {
        return Err(Wrong::Gap("the engine's counter is another one"));
    }
    let billed = statement.begins.totals.iter().zip(statement.ends.totals);
    let shown = billed.map(|(before, shown)| shown.max(*before));
    if !shown.eq(next.totals) {
        return Err(Wrong::Gap("the reading is another one"));
    }
    Ok(())
}

/// Whether the next bill begins where the first one that was taken back did.
pub(crate) fn begins_anew(first: &Stage, next: &Stage) -> Result<(), Wrong> {
    match first == next {
        true => Ok(()),
        false => Err(Wrong::Gap(
            "what was taken back is not billed anew from its beginning",
        )),
    }
}

/// The reading with which a bill ends, if the journal has it still: it keeps the first of each month, and the last.
pub(crate) fn reading<'j>(journal: &'j Journal, statement: &Statement) -> Option<&'j Mark> {
    let ends = &statement.ends;
    journal.marks.iter().find(|mark| {
        journal.local_time.day_at(mark.at) == Some(ends.day) && mark.consumed == ends.totals
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::{BillNumber, OfficeId, Region};
    use adliya_tariffs::{
        Amount, Block, Counter, Cycle, Discount, DiscountOf, LocalTime, PriceTable, SeasonCalendar,
    };
    use pallet_utility_bills::types::{Cycle as Running, Debt, Ending, Grant};
    use pallet_utility_contracts::{
        types::{ContractState, ContractTerms, FormerCategory},
        Service, Unit,
    };
    use sp_core::H256;

    const REGION: Region = Region::new(1, 0, 0, 0);

    fn day(month: u8, day: u8) -> Day {
        Day::of(2026, month, day).expect("there is such a day")
    }

    /// A tariff from a day until another, at a whole price for each category.
    fn applied(id: u32, (from, until): (Day, Day), prices: &[u64]) -> Applied {
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
            from,
            until,
            tariff,
        }
    }

    fn contract(former: Vec<FormerCategory>, category: u8) -> Contract {
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
            former: former.try_into().expect("few"),
            local_time: LocalTime(300),
            offered_at: 0,
            offered_by: Default::default(),
            state: ContractState::Imported,
            import: None,
            release: None,
            successor: None,
        }
    }

    fn stage(day: Day, shown: u64) -> Stage {
        Stage {
            tariff: TariffId(0),
            counter: Counter::starting(day),
            totals: [shown, 0, 0, 0],
        }
    }

    fn account(opened: Day) -> Account<AssetId> {
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
        }
    }

    /// A bill of June for 300 kilowatt-hours: ten a day.
    fn june(total: u128) -> Statement {
        Statement {
            number: BillNumber(1),
            begins: stage(day(6, 1), 50_000),
            ends: Ending {
                day: day(7, 1),
                totals: [350_000, 0, 0, 0],
                estimated: false,
                is_final: false,
            },
            total,
            closed_at: 0,
            due_at: 0,
        }
    }

    fn computed(
        contract: &Contract,
        tariffs: &[Applied],
        statement: &Statement,
    ) -> Result<Bill, Wrong> {
        compute(contract, &account(day(6, 1)), tariffs, statement)
    }

    #[test]
    fn a_bill_comes_to_what_the_readings_and_tariffs_do_and_to_nothing_else() {
        let for_ever = [applied(0, (day(1, 1), Day(u32::MAX)), &[6])];
        let contract = contract(vec![], 0);
        let bill = computed(&contract, &for_ever, &june(300 * 6)).expect("it is right");
        assert_eq!(bill.total, 1_800);
        let wrong = computed(&contract, &for_ever, &june(1_801));
        let expected = Wrong::Total {
            said: 1_801,
            computed: 1_800,
        };
        assert_eq!(wrong, Err(expected));
    }

    #[test]
    fn days_are_billed_by_the_tariff_and_the_category_that_they_have() {
        // Another tariff from the eleventh on, another category from the twenty-first on.
        let tariffs = [
            applied(0, (day(1, 1), day(6, 11)), &[6, 3]),
            applied(1, (day(6, 11), Day(u32::MAX)), &[8, 5]),
        ];
        let change = FormerCategory {
            category: 0,
            until: day(6, 21),
        };
        let contract = contract(vec![change], 1);
        let total = 100 * 6 + 100 * 8 + 100 * 5;
        assert!(computed(&contract, &tariffs, &june(total)).is_ok());
    }

    #[test]
    fn days_of_a_discount_are_billed_with_it_where_the_tariff_has_it() {
        let mut with = applied(0, (day(1, 1), Day(u32::MAX)), &[6]);
        let half = Discount {
            rate: 500_000,
            of: DiscountOf::All,
        };
        with.tariff.discounts.try_push(half).expect("one");
        let mut account = account(day(6, 1));
        let grant = |discount| Grant {
            discount,
            from: day(6, 1),
            until: day(7, 1),
        };
        account.discounts.try_push(grant(0)).expect("one");
        let contract = contract(vec![], 0);
        let total = |account: &_, tariff: &Applied| {
            let said = june(0);
            match compute(&contract, account, std::slice::from_ref(tariff), &said) {
                Err(Wrong::Total { computed, .. }) => computed,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(total(&account, &with), 900);
        account.discounts[0] = grant(1);
        assert_eq!(
            total(&account, &with),
            1_800,
            "the tariff has no second one"
        );
    }

    #[test]
    fn the_next_bill_begins_where_this_one_ends() {
        let for_ever = [applied(0, (day(1, 1), Day(u32::MAX)), &[6])];
        let (contract, statement) = (contract(vec![], 0), june(1_800));
        let bill = computed(&contract, &for_ever, &statement).expect("it is right");
        let right = Stage {
            counter: bill.counter,
            ..stage(day(7, 1), 350_000)
        };
        assert_eq!(joins(&bill, &statement, &right), Ok(()));
        let mut kept_back = right;
        kept_back.counter.carried = Amount(1);
        assert!(joins(&bill, &statement, &kept_back).is_err());
        let billed_again = Stage {
            totals: [340_000, 0, 0, 0],
            ..right
        };
        assert!(joins(&bill, &statement, &billed_again).is_err());
        // Unless it is taken back: then its own beginning is where the next one begins.
        assert_eq!(begins_anew(&statement.begins, &statement.begins), Ok(()));
        assert!(begins_anew(&statement.begins, &right).is_err());
    }
}
