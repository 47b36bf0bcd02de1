//! What the chain says about tariffs, in words.

use super::show::{decimal, quantity, table, word, MILLION};
use crate::notary::written;
use adliya_tariffs::{Discount, DiscountOf, SeasonCalendar, StandingCharge, Tariff, TaxOf};
use pallet_utility_contracts::types::{TariffStatus, TariffView};

/// A tariff with all that it charges.
pub(crate) fn tariff(view: &TariffView<u32>) -> String {
    let (record, tariff) = (&view.record, &view.tariff);
    let status = match record.status {
        TariffStatus::Proposed => "proposed".to_owned(),
        TariffStatus::Rejected { at } => format!("rejected on {}", written(at)),
        TariffStatus::Approved { at, successor, .. } => match successor {
            Some(next) => format!("followed by tariff {} from {} on", next.tariff, next.from),
            None => format!("approved on {}", written(at)),
        },
    };
    let mut prices = table(&["category", "season", "register", "up to", "price"]);
    for is in &tariff.tables {
        for block in &is.blocks {
            prices.add_row([
                is.category.to_string(),
                is.season.to_string(),
                is.register.to_string(),
                block
                    .up_to
                    .map_or_else(|| "without limit".to_owned(), quantity),
                decimal(block.price, MILLION),
            ]);
        }
    }
    let mut words = format!(
        "tariff {}: {status}; {} of office {} in {} from {} on, for a {} in a {}\n{prices}",
        view.id,
        word(record.scope.service),
        record.scope.supplier,
        record.scope.region,
        record.effective_from,
        word(tariff.unit),
        word(tariff.cycle),
    );
    for line in beyond_prices(tariff) {
        words.push('\n');
        words.push_str(&line);
    }
    words
}

/// What a tariff says beside its prices, a line each.
fn beyond_prices(tariff: &Tariff) -> Vec<String> {
    let mut lines: Vec<_> = tariff.calendars.iter().map(calendar).collect();
    lines.extend(tariff.standing_charges.iter().map(standing));
    if let Some(minimum) = tariff.minimum {
        lines.push(format!("minimum of {} a month", decimal(minimum, MILLION)));
    }
    // As `--discount` counts them.
    let discounts = (0usize..).zip(&tariff.discounts);
    lines.extend(discounts.map(|(number, is)| discount(number, is)));
    if let Some(tax) = tariff.tax {
        let of = match tax.of {
            TaxOf::Consumption => "consumption",
            TaxOf::Standing => "standing charges",
            TaxOf::All => "all",
        };
        let rate = decimal(tax.rate.into(), MILLION);
        lines.push(format!("tax of {rate} on {of}"));
    }
    lines
}

fn calendar(is: &SeasonCalendar) -> String {
    let seasons: Vec<_> = is.months.iter().map(u8::to_string).collect();
    let seasons = seasons.join(" ");
    format!("seasons of January to December in {}: {seasons}", is.region)
}

fn standing(charge: &StandingCharge) -> String {
    let whose = match charge.category {
        Some(category) => format!("category {category}"),
        None => "everybody".to_owned(),
    };
    let (price, per) = (decimal(charge.price, MILLION), word(charge.per));
    format!("standing charge of {price} a {per} for {whose}")
}

fn discount(number: usize, is: &Discount) -> String {
    let of = match is.of {
        DiscountOf::Consumption => "consumption".to_owned(),
        DiscountOf::FirstBlocks(blocks) => format!("consumption in the first {blocks} blocks"),
        DiscountOf::Standing => "standing charges".to_owned(),
        DiscountOf::All => "all".to_owned(),
    };
    let rate = decimal(is.rate.into(), MILLION);
    format!("discount {number}: {rate} of {of}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utility::{
        samples::{applied, day},
        terms::NEVER,
    };
    use adliya_tariffs::{Per, Tax};

    #[test]
    fn all_that_a_tariff_charges_is_told_and_discounts_have_the_numbers_by_which_they_are_granted()
    {
        let mut tariff = applied(0, (day(1, 1), NEVER), &[6]).tariff;
        let half = Discount {
            rate: 500_000,
            of: DiscountOf::All,
        };
        let quarter = Discount {
            rate: 250_000,
            of: DiscountOf::FirstBlocks(1),
        };
        tariff.discounts = vec![half, quarter].try_into().expect("two");
        let charge = StandingCharge {
            category: None,
            per: Per::Month,
            price: 2_500_000,
        };
        tariff.standing_charges = vec![charge].try_into().expect("one");
        tariff.minimum = Some(3_000_000);
        tariff.tax = Some(Tax {
            rate: 120_000,
            of: TaxOf::All,
        });
        let expected = [
            "seasons of January to December in 1.0.0.0: 0 0 0 0 0 0 0 0 0 0 0 0",
            "standing charge of 2.5 a month for everybody",
            "minimum of 3 a month",
            "discount 0: 0.5 of all",
            "discount 1: 0.25 of consumption in the first 1 blocks",
            "tax of 0.12 on all",
        ];
        assert_eq!(beyond_prices(&tariff), expected);
    }
}
