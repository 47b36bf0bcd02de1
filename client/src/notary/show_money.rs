//! What acts cost, in words.

use super::written;
use pallet_notary::types::{DuesView, Escrow, FeeSchedule};
use subxt::utils::AccountId32;

/// What an act owes, its price, and where both are.
pub(crate) fn dues(dues: &DuesView<AccountId32>) -> String {
    let mut lines = Vec::new();
    match &dues.fee {
        None => lines.push("costs nothing".to_owned()),
        Some(fee) => {
            lines.push(format!(
                "costs {}: state duty {}, notary's fee {}; {}",
                fee.total(),
                dues.owed.duty,
                dues.owed.fee,
                place(&fee.escrow)
            ));
            if fee.without_duty > 0 {
                lines.push(format!(
                    "of {} shares, {} without the duty and {} without the fee",
                    fee.shares, fee.without_duty, fee.without_fee
                ));
            }
        }
    }
    if let Some(price) = &dues.price {
        lines.push(format!(
            "price {} from {} to {}; {}",
            price.terms.amount,
            price.terms.buyer,
            price.terms.seller,
            place(&price.escrow)
        ));
    }
    lines.join("\n")
}

fn place(escrow: &Escrow<AccountId32>) -> String {
    match escrow {
        Escrow::Awaited => "not paid yet".to_owned(),
        Escrow::Held(account) => format!("on hold in {account}"),
        Escrow::Paid(account) => format!("paid by {account}"),
        Escrow::Returned(account) => format!("given back to {account}"),
    }
}

/// What acts of a kind cost.
pub(crate) fn schedule(schedule: &FeeSchedule) -> String {
    format!(
        "state duty {}, notary's fee {}, since {}",
        schedule.sums.duty,
        schedule.sums.fee,
        written(schedule.since)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_primitives::SubjectId;
    use pallet_notary::types::{Fee, FeeSums, Price, SaleTerms};

    #[test]
    fn what_is_owed_is_told_with_where_it_is() {
        let payer = AccountId32([7; 32]);
        let fee = Fee {
            schedule: 0,
            sums: FeeSums { duty: 30, fee: 12 },
            shares: 2,
            without_duty: 1,
            without_fee: 0,
            escrow: Escrow::Held(payer),
        };
        let terms = SaleTerms {
            amount: 900,
            buyer: SubjectId::from([2; 32]),
            seller: SubjectId::from([1; 32]),
        };
        let view = DuesView {
            owed: fee.owed(),
            fee: Some(fee),
            price: Some(Price {
                terms,
                escrow: Escrow::Awaited,
            }),
        };
        let told = dues(&view);
        let lines: Vec<_> = told.lines().collect();
        assert_eq!(
            lines[0],
            format!("costs 27: state duty 15, notary's fee 12; on hold in {payer}")
        );
        assert_eq!(
            lines[1],
            "of 2 shares, 1 without the duty and 0 without the fee"
        );
        assert!(lines[2].starts_with("price 900 from 0x0202"), "{told}");
        assert!(lines[2].ends_with("not paid yet"), "{told}");
    }
}
