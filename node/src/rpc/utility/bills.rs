//! Bills that are computed again, in JSON: by which readings, at which prices, with which rounding.

use super::{
    super::answer::word,
    readings::Firm,
    statement::{End, Place},
    WithReadings,
};
use adliya_tariffs::Charge;
use pallet_utility_bills::types::{BillView, LineView, Unbillable};
use pallet_utility_contracts::types::{Journal, Totals};
use serde::Serialize;

/// A bill that was computed again, or why it was not, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Computed {
    bill: Option<Explained>,
    unbillable: Option<Reason>,
}

/// Why there is no bill, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Reason {
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
}

/// A bill with its lines, in JSON. The number and the sum that it says are those of a bill that was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Explained {
    number: Option<String>,
    stated: Option<String>,
    begins: Place,
    #[serde(rename = "beginReading")]
    begin_reading: Option<Firm>,
    ends: End,
    #[serde(rename = "endReading")]
    end_reading: Option<Firm>,
    lines: Vec<Item>,
    rounding: Rounding,
    total: String,
    next: Place,
}

/// How the sum was rounded, in JSON: `exact` and `carriedBefore` together are `total`, rounded down, and `carriedAfter`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rounding {
    exact: String,
    carried_before: String,
    carried_after: String,
}

impl From<WithReadings> for Computed {
    fn from((bill, journal): WithReadings) -> Self {
        match bill {
            Ok(bill) => Self {
                bill: Some(Explained::of(bill, journal)),
                unbillable: None,
            },
            Err(why) => Self {
                bill: None,
                unbillable: Some(Reason {
                    reason: word(why),
                    explanation: match why {
                        Unbillable::Engine(error) => Some(error.to_string()),
                        _ => None,
                    },
                }),
            },
        }
    }
}

impl Explained {
    fn of(bill: BillView, journal: Option<Journal>) -> Self {
        // A journal keeps the first reading of each month, and the last: an older one may be gone.
        let reading = |day, consumed: Totals| {
            let journal = journal.as_ref()?;
            let of_day = |at| journal.local_time.day_at(at) == Some(day);
            let mut marks = journal.marks.iter();
            let mark = marks.find(|mark| of_day(mark.at) && mark.consumed == consumed);
            mark.map(Firm::from)
        };
        Self {
            number: bill.statement.map(|is| is.number.to_string()),
            stated: bill.statement.map(|is| is.total.to_string()),
            begin_reading: reading(bill.begins.counter.day, bill.begins.totals),
            end_reading: reading(bill.ends.day, bill.ends.totals),
            lines: bill.lines.iter().map(Item::from).collect(),
            rounding: Rounding {
                exact: bill.exact.to_string(),
                carried_before: bill.begins.counter.carried.to_string(),
                carried_after: bill.next.counter.carried.to_string(),
            },
            total: bill.total.to_string(),
            begins: Place::from(bill.begins),
            ends: End::from(bill.ends),
            next: Place::from(bill.next),
        }
    }
}

/// A line of a bill in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Item {
    tariff: String,
    from: String,
    until: String,
    #[serde(flatten)]
    charge: What,
    amount: String,
}

/// What a line is for, in JSON: prices in millionths of the minor unit, quantities in thousandths of the tariff's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum What {
    Consumption {
        register: u8,
        season: u8,
        block: u8,
        reached: String,
        quantity: String,
        price: String,
    },
    Standing {
        charge: u8,
        per: String,
        price: String,
    },
    Minimum {
        since: String,
        price: String,
        charged: String,
    },
    Discount {
        discount: u8,
        rate: u32,
        #[serde(rename = "baseBillionths")]
        base: String,
    },
    Tax {
        rate: u32,
        base: String,
    },
}

impl From<&LineView> for Item {
    fn from(view: &LineView) -> Self {
        let line = view.line;
        Self {
            tariff: view.tariff.to_string(),
            from: line.from.to_string(),
            until: line.until.to_string(),
            charge: What::from(line.charge),
            amount: line.amount.to_string(),
        }
    }
}

impl From<Charge> for What {
    fn from(charge: Charge) -> Self {
        match charge {
            Charge::Consumption {
                register,
                season,
                block,
                reached,
                quantity,
                price,
            } => Self::Consumption {
                register,
                season,
                block,
                reached: reached.to_string(),
                quantity: quantity.to_string(),
                price: price.to_string(),
            },
            Charge::Standing { charge, per, price } => Self::Standing {
                charge,
                per: word(per),
                price: price.to_string(),
            },
            Charge::Minimum {
                since,
                price,
                charged,
            } => Self::Minimum {
                since: since.to_string(),
                price: price.to_string(),
                charged: charged.to_string(),
            },
            Charge::Discount {
                discount,
                rate,
                base,
            } => Self::Discount {
                discount,
                rate,
                base: base.to_string(),
            },
            Charge::Tax { rate, base } => Self::Tax {
                rate,
                base: base.to_string(),
            },
        }
    }
}
