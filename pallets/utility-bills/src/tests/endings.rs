//! When days are billed anew: by a real reading, as soon as it is there, and with the limits of the days until a contract's end.

use super::*;

/// 280 units a month are cheap.
fn with_limits() -> Tariff {
    simple(&[(Some(280), minor(1)), (None, minor(2))])
}

/// 280 minor units a month are to pay at least.
fn with_minimum() -> Tariff {
    Tariff {
        minimum: Some(minor(280)),
        ..simple(&[(None, minor(1))])
    }
}

fn home_at(tariff: Tariff) -> ContractId {
    assert_eq!(tariff.validate(), Ok(()));
    tariff_from(date(2025, 1, 1), tariff);
    let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
    assert_ok!(open(id));
    id
}

/// Closes what can be closed.
fn close_all(id: ContractId) {
    while close(id).is_ok() {}
    assert_noop!(close(id), Error::<Test>::NoReading);
}

#[test]
fn a_real_reading_soon_after_an_estimate_takes_it_back_at_once() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 250);
        estimate(id);
        closed(id);
        strike_estimates(id);
        read(id, date(2025, 2, 5), 35);
        let bill = closed(id);
        assert_eq!(
            (bill.begins.counter.day, bill.ends.day, bill.total),
            (date(2025, 1, 1), date(2025, 2, 5), 350)
        );
        assert_eq!(standing(id).payable, 350);
        // The next cycle has its days as ever.
        read(id, date(2025, 3, 4), 10);
        assert_noop!(close(id), Error::<Test>::NoReading);
        read(id, date(2025, 3, 5), 10);
        assert_eq!(closed(id).total, 200);
    });
}

#[test]
fn an_estimate_that_is_known_yet_does_not_keep_a_real_reading_from_ending_the_cycle() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 250);
        estimate(id);
        closed(id);
        change(id, |sheet| {
            let mut real = sheet.readings[0];
            real.at = midnight(date(2025, 2, 5));
            real.totals[0] = 35_000;
            sheet.readings.push(real);
        });
        let bill = closed(id);
        assert_eq!((bill.ends.day, bill.total), (date(2025, 2, 5), 350));
        assert_eq!(standing(id).payable, 350);
    });
}

#[test]
fn a_reading_soon_after_one_that_was_struck_takes_its_bill_back_at_once() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[40, 400]);
        strike_last(id);
        read(id, date(2025, 3, 5), 32);
        let bill = closed(id);
        assert_eq!(
            (bill.begins.counter.day, bill.total),
            (date(2025, 2, 1), 320)
        );
        assert_eq!(standing(id).payable, 400 + 320);
    });
}

#[test]
fn days_are_billed_anew_with_no_reading_that_would_not_have_ended_their_cycle() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 250);
        estimate(id);
        closed(id);
        strike_estimates(id);
        change(id, |sheet| {
            let mut early = sheet.readings[0];
            early.at = midnight(date(2025, 1, 28));
            sheet.readings.push(early);
        });
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

#[test]
fn whether_it_is_closed_with_each_reading_or_late_the_same_ones_end_the_cycles_after_an_estimate() {
    let bills_when = |waits: bool| {
        let mut bills = vec![];
        ExtBuilder::build_and_execute(|| {
            let id = household();
            read(id, date(2025, 2, 1), 250);
            estimate(id);
            closed(id);
            strike_estimates(id);
            for (day, more) in [(date(2025, 2, 5), 35), (date(2025, 3, 10), 20)] {
                read(id, day, more);
                if !waits {
                    closed(id);
                }
            }
            if waits {
                close_all(id);
            }
            let of = |is: &crate::types::BillRecord| (is.statement.ends.day, is.statement.total);
            bills = kept(id).bills.iter().map(of).collect();
        });
        bills
    };
    assert_eq!(bills_when(true), bills_when(false));
    assert_eq!(bills_when(true).len(), 3);
}

/// A contract ends after 14 of the 28 days of February, and has half of its 280 units.
#[test]
fn the_final_bill_has_its_days_of_the_limits_and_takes_back_what_had_a_whole_months() {
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        read(id, date(2025, 2, 8), 310 + 150);
        let first = closed(id);
        let before = Bills::explain_bill(id, first.number).expect("it is kept");
        read(id, date(2025, 2, 15), 0);
        end(id);
        let last = closed(id);
        assert!(!first.ends.is_final && last.ends.is_final);
        assert_eq!(statuses(id)[0], BillStatus::Reversed);
        let after = Bills::explain_bill(id, first.number).expect("it is kept");
        assert_eq!((&after, after.total), (&before, first.total));
        // 460 units on 45 days: 316.892 in January, and 143.108 in February, of which 140 are cheap.
        assert_eq!(last.begins, first.begins);
        assert_eq!(last.total, 280 + 140 + 2 * 40);
        assert_eq!(standing(id).payable, last.total);
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), with_limits());
        let id = contract_in(BAKU, date(2025, 2, 1), WALLET);
        assert_ok!(open(id));
        read(id, date(2025, 2, 15), 160);
        end(id);
        assert_eq!(closed(id).total, 140 + 2 * 20);
    });
}

#[test]
fn a_final_bill_is_taken_back_by_a_later_reading_alone() {
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        billed(id, &[310]);
        read(id, date(2025, 2, 8), 80);
        end(id);
        // A quarter of the limit, for a quarter of February.
        assert_eq!(closed(id).total, 70 + 2 * 10);
        assert_noop!(close(id), Error::<Test>::NoReading);
        // One that was taken before the end becomes firm after it.
        read(id, date(2025, 2, 15), 80);
        assert_noop!(
            Bills::refund(signed(WALLET), id),
            Error::<Test>::NotAllBilled
        );
        assert_eq!(closed(id).total, 140 + 2 * 20);
        assert_eq!(statuses(id)[1], BillStatus::Reversed);
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

#[test]
fn a_bill_of_the_months_before_the_last_one_stands_when_the_contract_ends() {
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        billed(id, &[310]);
        read(id, date(2025, 2, 15), 160);
        end(id);
        assert_eq!(closed(id).total, 140 + 2 * 20);
        assert_eq!(statuses(id), [BillStatus::Due; 2]);
    });
}

/// What a household owes whose meter was read at these days, where the cycles are closed before the contract ends, or after.
fn owed(tariff: Tariff, readings: &[(Day, u64)], closes_first: bool) -> u128 {
    let mut owed = 0;
    ExtBuilder::build_and_execute(|| {
        let id = home_at(tariff);
        for (day, more) in readings {
            read(id, *day, *more);
            if closes_first {
                while close(id).is_ok() {}
            }
        }
        end(id);
        close_all(id);
        owed = standing(id).payable;
        assert!(
            kept(id)
                .bills
                .last()
                .expect("there is one")
                .statement
                .ends
                .is_final
        );
    });
    owed
}

#[test]
fn whether_a_cycle_is_closed_before_the_contract_ends_or_after_moves_no_money() {
    let (eighth, fifteenth) = ((date(2025, 2, 8), 460), (date(2025, 2, 15), 90));
    let april = [
        (date(2025, 2, 3), 20),
        (date(2025, 3, 8), 250),
        (date(2025, 4, 2), 60),
    ];
    for tariff in [with_limits(), with_minimum()] {
        for readings in [&[eighth, fifteenth][..], &[eighth], &[fifteenth], &april] {
            let before = owed(tariff.clone(), readings, true);
            let after = owed(tariff.clone(), readings, false);
            assert_eq!(before, after, "{readings:?}");
        }
    }
    // Without an end, the eighth of February leaves the month's limits and its minimum to the days that follow.
    let mut running = 0;
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        read(id, eighth.0, eighth.1);
        running = closed(id).total;
    });
    assert!(running < owed(with_limits(), &[eighth], true));
}

#[test]
fn a_cycle_that_would_end_within_the_last_month_ends_with_the_contract() {
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        read(id, date(2025, 2, 8), 460);
        read(id, date(2025, 2, 15), 90);
        end(id);
        let bill = closed(id);
        assert_eq!(
            (bill.ends.day, bill.ends.is_final),
            (date(2025, 2, 15), true)
        );
        assert_eq!(kept(id).bills.len(), 1, "nothing had to be taken back");
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

#[test]
fn refund_waits_until_the_last_months_days_are_billed_with_their_limits() {
    ExtBuilder::build_and_execute(|| {
        let id = home_at(with_limits());
        read(id, date(2025, 2, 8), 460);
        closed(id);
        assert_ok!(pay(WALLET, id, 10_000));
        end(id);
        let refund = || Bills::refund(signed(WALLET), id);
        assert_noop!(refund(), Error::<Test>::NotAllBilled);
        let last = closed(id);
        assert_ok!(refund());
        assert_eq!(money(&account(WALLET)), WEALTH - last.total);
    });
}

#[test]
fn refund_waits_until_an_estimate_is_billed_anew() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 250);
        estimate(id);
        closed(id);
        assert_ok!(pay(WALLET, id, 10_000));
        strike_estimates(id);
        change(id, |sheet| {
            let mut last = sheet.readings[0];
            last.at = midnight(date(2025, 1, 28));
            last.totals[0] += 28_000;
            sheet.readings.push(last);
        });
        end(id);
        let refund = || Bills::refund(signed(WALLET), id);
        assert_noop!(refund(), Error::<Test>::NotAllBilled);
        assert_eq!(closed(id).total, 280);
        assert_ok!(refund());
        assert_eq!(money(&account(WALLET)), WEALTH - 280);
    });
}
