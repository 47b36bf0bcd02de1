//! What a bill should come to, written another way: one day at a time, with rational numbers of any size.
//!
//! Nothing here calls the engine. What is the same is the README: who reads it could write this.

use super::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::sync::LazyLock;

/// Month and day of month of the days from 1970, counted one by one.
static DATES: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let mut dates = Vec::new();
    for year in 1970..2045 {
        let leap = year % 4 == 0;
        for (month, days) in (1..).zip([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            let days = if leap && month == 2 { 29 } else { days };
            dates.extend((1..=days).map(|day| (month, day)));
        }
    }
    dates
});

/// What a bill comes to.
pub(crate) struct Expected {
    pub(crate) exact: BigRational,
    pub(crate) total: BigInt,
    pub(crate) carried: BigRational,
    pub(crate) used: [u64; 4],
}

pub(crate) fn fraction(amount: Amount) -> BigRational {
    BigRational::new(amount.0.into(), BigInt::from(10).pow(21))
}

/// When things are dealt to `days` days in turn, beginning with day 0: how many are dealt to this day.
fn dealt(things: u128, days: u128, day: u128) -> u128 {
    (things + days - 1 - day) / days
}

struct DayOf<'a> {
    terms: &'a Terms<'a>,
    /// The days of the month under these terms, from 1.
    part: Vec<u32>,
    month: u32,
    /// The day of the month, from 1.
    day: u32,
    days_of_month: u32,
}

impl<'a> DayOf<'a> {
    fn new(terms: &'a [Terms<'a>], number: u32) -> Self {
        let of = |number: u32| {
            let mut of = terms.iter();
            of.position(|is| (is.from.0..is.until.0).contains(&number))
        };
        let (month, day) = DATES[number as usize];
        let first = number + 1 - day;
        let in_month = |number: &u32| DATES[*number as usize].0 == month;
        let days = (first..first + 31).filter(in_month);
        let place = of(number).unwrap();
        Self {
            terms: &terms[place],
            part: days
                .clone()
                .filter(|number| of(*number) == Some(place))
                .map(|number| number - first + 1)
                .collect(),
            month,
            day,
            days_of_month: days.count() as u32,
        }
    }

    /// What of a month's amount falls on the days of this part: what all days get, and one more for those that get it.
    fn of_month(&self, amount: u128) -> u128 {
        let days_of_month = u128::from(self.days_of_month);
        let (each, rest) = (amount / days_of_month, amount % days_of_month);
        let more = self.part.iter().filter(|day| u128::from(**day) <= rest);
        self.part.len() as u128 * each + more.count() as u128
    }

    fn table(&self, register: u8) -> &'a PriceTable {
        let Terms {
            tariff,
            region,
            category,
            ..
        } = self.terms;
        let levels_of = |region: Region| {
            let named = region.levels().into_iter();
            named.take_while(|level| *level != 0).count()
        };
        let mut calendars: Vec<_> = tariff.calendars.iter().collect();
        calendars.sort_by_key(|is| levels_of(is.region));
        let here = |is: &&&SeasonCalendar| {
            let levels = levels_of(is.region);
            is.region.levels()[..levels] == region.levels()[..levels]
        };
        let calendar = calendars.iter().rfind(here).unwrap();
        let season = calendar.months[self.month as usize - 1];
        let mut tables = tariff.tables.iter().filter(|is| is.register == register);
        tables
            .find(|is| is.category == *category && is.season == season)
            .unwrap()
    }
}

/// The bill from where the counter stands, or `None` when there is no price for some of the consumption.
pub(crate) fn expected(terms: &[Terms], usages: &[Usage], counter: &Counter) -> Option<Expected> {
    let big = |number: u128| BigInt::from(number);
    let billionth = BigRational::new(1.into(), BigInt::from(1_000_000_000));
    let rate = |millionths: u32| BigRational::new(millionths.into(), 1_000_000.into());
    let mut used = counter.used;
    let mut cycle = counter.cycle;
    // What the part came to so far, in billionths.
    let (mut consumption, mut with_discount, mut standing) = (big(0), big(0), big(0));
    let mut exact = BigRational::from(big(0));
    let end_of_bill = usages.last().unwrap().until.0;
    for number in counter.day.0..end_of_bill {
        let today = DayOf::new(terms, number);
        let Terms {
            tariff, discount, ..
        } = today.terms;
        let discount = discount.map(|id| tariff.discounts[usize::from(id)]);
        if today.part.first() == Some(&today.day) {
            let new_year = today.month == 1 && today.day == 1;
            if tariff.cycle == Cycle::Month || cycle == Cycle::Month || new_year {
                used = [0; 4];
            }
            cycle = tariff.cycle;
        }
        for register in 0..tariff.registers {
            let usage = usages
                .iter()
                .find(|is| (is.from.0..is.until.0).contains(&number));
            let usage = usage.unwrap();
            let days = u128::from(usage.until.0 - usage.from.0);
            let quantity = u128::from(usage.quantities[usize::from(register)]);
            let quantity = dealt(quantity, days, u128::from(number - usage.from.0));
            let used = &mut used[usize::from(register)];
            let (start, end) = (u128::from(*used), u128::from(*used) + quantity);
            let mut below = 0;
            for (place, block) in today.table(register).blocks.iter().enumerate() {
                let above = match (block.up_to, tariff.cycle) {
                    (None, _) => u128::MAX,
                    (Some(limit), Cycle::Year) => limit.into(),
                    (Some(limit), Cycle::Month) => today.of_month(limit.into()),
                };
                let (from, to) = (start.max(below), end.min(above));
                if from < to {
                    let amount = big(to - from) * block.price;
                    let reduced = match discount.map(|discount| discount.of) {
                        Some(DiscountOf::FirstBlocks(blocks)) => place < usize::from(blocks),
                        Some(DiscountOf::Consumption | DiscountOf::All) => true,
                        Some(DiscountOf::Standing) | None => false,
                    };
                    if reduced {
                        with_discount += &amount;
                    }
                    consumption += amount;
                }
                below = above;
            }
            if end > below {
                return None;
            }
            *used = end as u64;
        }
        for charge in &tariff.standing_charges {
            if charge.category.is_none() || charge.category == Some(today.terms.category) {
                let price = u128::from(charge.price) * 1_000;
                standing += big(match charge.per {
                    Per::Day => price,
                    Per::Month => dealt(price, today.days_of_month.into(), (today.day - 1).into()),
                });
            }
        }
        let over = today.part.last() == Some(&today.day);
        if !over && number + 1 < end_of_bill {
            continue;
        }
        let mut consumed = BigRational::from(core::mem::take(&mut consumption));
        let mut stood = BigRational::from(core::mem::take(&mut standing));
        let with_discount = BigRational::from(core::mem::take(&mut with_discount));
        if let Some(discount) = discount {
            consumed -= with_discount * rate(discount.rate);
            if matches!(discount.of, DiscountOf::Standing | DiscountOf::All) {
                stood -= &stood * rate(discount.rate);
            }
        }
        if let Some(tax) = tariff.tax {
            let whole = rate(1_000_000 + tax.rate);
            if tax.of != TaxOf::Standing {
                consumed *= &whole;
            }
            if tax.of != TaxOf::Consumption {
                stood *= &whole;
            }
        }
        let minimum = tariff.minimum.filter(|_| over).unwrap_or(0);
        let minimum = big(today.of_month(u128::from(minimum) * 1_000));
        exact += (consumed + stood).max(BigRational::from(minimum)) * &billionth;
    }
    let due = &exact + fraction(counter.carried);
    let total = due.floor().to_integer();
    Some(Expected {
        carried: due - BigRational::from(total.clone()),
        exact,
        total,
        used,
    })
}
