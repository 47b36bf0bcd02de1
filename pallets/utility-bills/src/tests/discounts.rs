//! What a discount does to bills, and who grants it.

use super::*;
use crate::types::{Grant, LineView, MAX_GRANTS};
use adliya_tariffs::{Charge, Discount, DiscountOf};

/// A household in Baku, the first of 2025, at 10 minor units a kilowatt-hour, half of which is taken off for some, and a tenth for
/// others.
pub(super) fn entitled() -> ContractId {
    let of = |rate| Discount {
        rate,
        of: DiscountOf::All,
    };
    let mut tariff = simple(&[(None, minor(10))]);
    tariff.discounts = list(vec![of(500_000), of(100_000)]);
    assert_eq!(tariff.validate(), Ok(()));
    tariff_from(date(2025, 1, 1), tariff);
    let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
    assert_ok!(open(id));
    id
}

fn grant(by: u8, id: ContractId, discount: u8, months: u8) -> DispatchResult {
    Bills::grant_discount(signed(by), id, discount, months)
}

fn end_by(by: u8, id: ContractId) -> DispatchResult {
    Bills::end_discount(signed(by), id)
}

fn grants(id: ContractId) -> Vec<(u8, Day, Day)> {
    let grants = kept(id).discounts;
    let of = |is: &Grant| (is.discount, is.from, is.until);
    grants.iter().map(of).collect()
}

fn totals(id: ContractId, months: &[u64]) -> Vec<u128> {
    billed(id, months).iter().map(|is| is.total).collect()
}

#[test]
fn a_discount_is_a_line_of_the_bills_of_its_months() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        // It is the first of January: two months from February on.
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 2));
        assert_eq!(grants(id), [(0, date(2025, 2, 1), date(2025, 4, 1))]);
        assert_eq!(totals(id, &[31, 28, 31, 30]), [310, 140, 155, 300]);
        let bill = Bills::explain_bill(id, BillNumber(2)).expect("it is kept");
        let of = |line: &LineView| match line.line.charge {
            Charge::Discount { discount, rate, .. } => Some((discount, rate)),
            _ => None,
        };
        let lines: Vec<_> = bill.lines.iter().filter_map(of).collect();
        assert_eq!(lines, [(0, 500_000)]);
    });
}

#[test]
fn a_discount_that_is_granted_later_leaves_the_bills_before_as_they_were() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        read(id, date(2025, 2, 8), 38);
        let first = closed(id);
        let before = Bills::explain_bill(id, first.number).expect("it is kept");
        // On the eighth of February: from March on.
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 12));
        assert_eq!(grants(id), [(0, date(2025, 3, 1), date(2026, 3, 1))]);
        let after = Bills::explain_bill(id, first.number).expect("it is kept");
        assert_eq!((&after, after.total), (&before, first.total));
        // A cycle of both: 21 days at 10, and 14 at half of that, whichever steps it takes.
        read(id, date(2025, 3, 15), 35);
        let second = closed(id);
        assert_eq!((first.total, second.total), (380, 210 + 70));
    });
}

#[test]
fn a_discount_takes_the_place_of_another_and_ends_with_a_month() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        assert_noop!(end_by(SOCIAL_OFFICER, id), Error::<Test>::NoDiscount);
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 12));
        // What has not begun is gone without a trace.
        assert_ok!(grant(SOCIAL_OFFICER, id, 1, 12));
        assert_eq!(grants(id), [(1, date(2025, 2, 1), date(2026, 2, 1))]);
        assert_eq!(totals(id, &[31, 28]), [310, 252]);
        // It is the first of March: what has begun stays for its months.
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 1));
        let (first, second, third) = (date(2025, 2, 1), date(2025, 4, 1), date(2025, 5, 1));
        assert_eq!(grants(id), [(1, first, second), (0, second, third)]);
        assert_ok!(end_by(SOCIAL_OFFICER, id));
        assert_eq!(grants(id), [(1, first, second)]);
        assert_noop!(end_by(SOCIAL_OFFICER, id), Error::<Test>::NoDiscount);
        assert_eq!(totals(id, &[31, 30]), [279, 300]);
    });
}

#[test]
fn on_days_of_a_tariff_that_does_not_have_it_there_is_no_discount() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 12));
        tariff_from(date(2025, 3, 1), simple(&[(None, minor(10))]));
        assert_eq!(totals(id, &[31, 28, 31]), [310, 140, 310]);
    });
}

#[test]
fn an_estimate_under_a_discount_is_billed_anew_under_it() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 1));
        assert_eq!(totals(id, &[31]), [310]);
        read(id, date(2025, 3, 1), 56);
        estimate(id);
        assert_eq!(closed(id).total, 280);
        // Half as much was consumed, and a month went by.
        strike_estimates(id);
        read(id, date(2025, 4, 1), 59);
        assert_eq!(closed(id).total, 140 + 310);
    });
}

#[test]
fn only_a_social_office_grants_what_the_tariff_has_for_months_that_are_to_come() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        for by in [CLERK, ANYBODY, WALLET] {
            assert_noop!(grant(by, id, 0, 1), DispatchError::BadOrigin);
            assert_noop!(end_by(by, id), DispatchError::BadOrigin);
        }
        for months in [0, 13] {
            let refused = grant(SOCIAL_OFFICER, id, 0, months);
            assert_noop!(refused, Error::<Test>::MonthsOutOfRange);
        }
        assert_noop!(
            grant(SOCIAL_OFFICER, id, 2, 1),
            Error::<Test>::NoSuchDiscount
        );
        let unknown = ContractId(99);
        assert_noop!(
            grant(SOCIAL_OFFICER, unknown, 0, 1),
            Error::<Test>::AccountNotFound
        );
        end(id);
        assert_noop!(
            grant(SOCIAL_OFFICER, id, 0, 1),
            Error::<Test>::ContractEnded
        );
        assert_noop!(end_by(SOCIAL_OFFICER, id), Error::<Test>::ContractEnded);
    });
}

#[test]
fn the_same_discount_again_without_a_gap_goes_on_in_its_place() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        for _ in 0..12 {
            assert_ok!(grant(SOCIAL_OFFICER, id, 0, 1));
            billed(id, &[31]);
        }
        assert_eq!(grants(id), [(0, date(2025, 2, 1), date(2026, 2, 1))]);
        // It is the first of January 2026. Another one, and after a gap the first one, take places of their own.
        assert_ok!(grant(SOCIAL_OFFICER, id, 1, 1));
        assert_eq!(grants(id).len(), 2);
        billed(id, &[31, 28]);
        assert_ok!(grant(SOCIAL_OFFICER, id, 1, 1));
        assert_eq!(grants(id).len(), 3);
    });
}

#[test]
fn discounts_are_known_as_long_as_a_bill_needs_them_and_no_more_than_there_is_room_for() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        for month in 0..MAX_GRANTS {
            assert_ok!(grant(SOCIAL_OFFICER, id, (month % 2) as u8, 1));
            billed(id, &[31]);
        }
        assert_eq!(grants(id).len(), MAX_GRANTS as usize);
        // The first one was for February 2025: as long as a bill is kept that begins before March, it is known.
        billed(id, &[31; 5]);
        let first = kept(id).bills[0].statement;
        assert_eq!(first.begins.counter.day, date(2025, 2, 1));
        assert_noop!(
            grant(SOCIAL_OFFICER, id, 0, 1),
            Error::<Test>::TooManyGrants
        );
        let explained = Bills::explain_bill(id, first.number).expect("it is kept");
        assert_eq!(explained.total, first.total);
        billed(id, &[31]);
        assert_ok!(grant(SOCIAL_OFFICER, id, 0, 1));
        let grants = grants(id);
        assert_eq!(grants.len(), MAX_GRANTS as usize);
        assert_eq!(grants[0].1, date(2025, 3, 1));
    });
}

#[test]
fn where_nobody_closes_cycles_no_discount_is_forgotten_that_they_need() {
    ExtBuilder::build_and_execute(|| {
        let id = entitled();
        for month in 0..MAX_GRANTS {
            assert_ok!(grant(SOCIAL_OFFICER, id, (month % 2) as u8, 1));
            let today = kept(id).local_time.day_at(Timestamp::get());
            let next = today.expect("after 1970").month().end();
            Timestamp::set_timestamp(midnight(next));
        }
        pass(500 * DAY);
        assert_noop!(
            grant(SOCIAL_OFFICER, id, 0, 1),
            Error::<Test>::TooManyGrants
        );
    });
}
