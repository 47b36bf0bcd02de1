//! A cycle becomes a bill by rules, and nobody chooses.

use super::*;
use crate::types::BillView;
use adliya_tariffs::{bill, BillError, Charge, Counter, Terms, Usage};
use codec::{Encode, MaxEncodedLen};

#[test]
fn the_bill_is_what_the_meter_counted_at_the_price() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let [january] = billed(id, &[31])[..] else {
            panic!("there is one");
        };
        assert_eq!((january.number, january.total), (BillNumber(1), 310));
        assert_eq!(january.ends.day, date(2025, 2, 1));
        assert_eq!(january.due_at, midnight(date(2025, 2, 1)) + TERM);
        assert_eq!(standing(id).payable, 310);
        assert_eq!(statuses(id), [BillStatus::Due]);
        assert!(matches!(
            last_event(),
            RuntimeEvent::Bills(Event::BillClosed { statement, .. }) if statement == january
        ));
    });
}

#[test]
fn open_account_fails_without_a_contract_that_was_in_force_and_read() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(open(HOME), Error::<Test>::ContractNotFound);
        tariff_from(date(2025, 1, 1), simple(&[(None, minor(10))]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        change(id, |sheet| sheet.agreement.concluded = false);
        assert_noop!(open(id), Error::<Test>::NeverInForce);
        change(id, |sheet| {
            sheet.agreement.concluded = true;
            sheet.opening = None;
        });
        assert_noop!(open(id), Error::<Test>::NoOpeningReading);
        assert_noop!(close(id), Error::<Test>::AccountNotFound);
    });
}

#[test]
fn open_account_fails_for_a_second_account() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(open(id), Error::<Test>::AccountExists);
    });
}

#[test]
fn an_account_that_is_opened_late_bills_from_the_opening_reading_all_the_same() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), simple(&[(None, minor(10))]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        read(id, date(2025, 2, 1), 31);
        pass(40 * DAY);
        assert_ok!(open(id));
        assert_eq!(closed(id).total, 310);
    });
}

#[test]
fn a_contract_that_is_switched_over_brings_its_balance_and_what_the_year_has_consumed() {
    ExtBuilder::build_and_execute(|| {
        let yearly = Tariff {
            cycle: Cycle::Year,
            ..simple(&[(Some(1_000), minor(1)), (None, minor(2))])
        };
        tariff_from(date(2025, 1, 1), yearly);
        let id = contract_in(BAKU, date(2025, 6, 1), WALLET);
        change(id, |sheet| {
            let opening = sheet.opening.as_mut().expect("it has one");
            (opening.owed, opening.credit) = (70, 20);
            opening.used[0] = 950_000;
        });
        assert_ok!(open(id));
        assert_eq!(kept(id).older.outstanding, 50, "credit is set off");
        read(id, date(2025, 7, 1), 100);
        // 50 are left of the first block of the year.
        assert_eq!(closed(id).total, 50 + 2 * 50);
        assert_eq!(standing(id).payable, 50 + 150);
    });
}

#[test]
fn close_cycle_fails_before_a_reading_that_is_late_enough() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(close(id), Error::<Test>::NoReading);
        read(id, date(2025, 1, 28), 10);
        assert_noop!(close(id), Error::<Test>::NoReading);
        read(id, date(2025, 1, 29), 10);
        assert_eq!(closed(id).total, 200);
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

#[test]
fn whoever_closes_and_whenever_the_cycle_ends_with_the_first_reading_that_is_late_enough() {
    let ends_when = |waits: bool| {
        let mut ends = None;
        ExtBuilder::build_and_execute(|| {
            let id = household();
            let days = [date(2025, 1, 20), date(2025, 2, 3), date(2025, 2, 9)];
            for (place, day) in days.into_iter().enumerate() {
                read(id, day, 10);
                if !waits && place == 1 {
                    closed(id);
                }
            }
            if waits {
                closed(id);
            }
            ends = Some(kept(id).bills[0].statement.ends);
        });
        ends.expect("it was closed")
    };
    assert_eq!(ends_when(true), ends_when(false));
    assert_eq!(ends_when(true).day, date(2025, 2, 3));
}

#[test]
fn a_contract_that_has_ended_is_billed_to_its_last_reading() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[31]);
        read(id, date(2025, 2, 11), 5);
        assert_noop!(close(id), Error::<Test>::NoReading);
        end(id);
        assert_eq!(closed(id).total, 50);
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

/// 280 units a month are cheap in one category, and nothing is in the other.
#[test]
fn a_category_that_is_agreed_on_later_leaves_the_bills_of_the_month_as_they_were() {
    ExtBuilder::build_and_execute(|| {
        let blocks = [(Some(280), minor(1)), (None, minor(2))];
        let mut tariff = simple(&blocks);
        let mut dear = simple(&[(None, minor(2))]).tables[0].clone();
        dear.category = 1;
        tariff.categories = 2;
        tariff.tables = list(vec![tariff.tables[0].clone(), dear]);
        assert_eq!(tariff.validate(), Ok(()));
        let local = tariff.local_time;
        tariff_from(date(2025, 1, 1), tariff);
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        read(id, date(2025, 2, 8), 31 * 10 + 7 * 10);
        let first = closed(id);
        let before = Bills::explain_bill(id, first.number).expect("it is kept");
        let changes = local.midnight(date(2025, 3, 1)).expect("after 1970");
        change(id, |sheet| sheet.categories.push((changes, 1)));
        let after = Bills::explain_bill(id, first.number).expect("it is kept");
        assert_eq!((&after, after.total), (&before, first.total));
        read(id, date(2025, 3, 15), 35 * 12);
        let second = closed(id);
        let bill = Bills::explain_bill(id, second.number).expect("it is kept");
        // Of February's 280, 70 were used before: 210 of 252 are cheap. In March all is dear.
        let (february, march) = (210 + 42 * 2, 14 * 12 * 2);
        assert_eq!(
            (first.total, second.total),
            (280 + 30 * 2 + 70, february + march)
        );
        assert_eq!(bill.total, second.total);
    });
}

/// 100 units of a month are cheap, and the others cost twice that. A month was estimated.
fn with_an_estimate(units: u64) -> ContractId {
    let blocks = [(Some(100), minor(10)), (None, minor(20))];
    tariff_from(date(2025, 1, 1), simple(&blocks));
    let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
    assert_ok!(open(id));
    read(id, date(2025, 2, 1), units);
    estimate(id);
    closed(id);
    id
}

#[test]
fn an_estimate_is_billed_and_its_days_are_billed_anew_with_the_first_real_reading() {
    // Estimated far too high, nearly right, and far too low: what is paid in the end is the same.
    for estimated in [250, 61, 0] {
        ExtBuilder::build_and_execute(|| {
            let id = with_an_estimate(estimated);
            let first = kept(id).bills[0].statement;
            assert!(first.ends.estimated);
            let dear = u128::from(estimated.saturating_sub(100));
            let cheap = u128::from(estimated) - dear;
            assert_eq!(first.total, cheap * 10 + dear * 20);

            strike_estimates(id);
            read(id, date(2025, 3, 1), 118);
            let preview = Bills::preview_bill(id).expect("there is a reading");
            let second = closed(id);
            assert_eq!(preview.total, second.total);
            assert_eq!(statuses(id)[0], BillStatus::Reversed);
            assert_eq!(
                (second.begins, second.ends.estimated),
                (first.begins, false)
            );
            // 62 units fall on the 31 days of January, and 56 on the 28 of February.
            assert_eq!(second.total, 1_180);
            assert_eq!(standing(id).payable, 1_180);
        });
    }
}

#[test]
fn a_month_that_was_estimated_too_low_does_not_make_the_next_one_dear() {
    ExtBuilder::build_and_execute(|| {
        let id = with_an_estimate(10);
        strike_estimates(id);
        // 93 in January and 84 in February: all of it is cheap, though 167 are left after the estimate.
        read(id, date(2025, 3, 1), 177);
        closed(id);
        assert_eq!(standing(id).payable, 1_770);
    });
}

#[test]
fn several_estimates_in_a_row_are_all_taken_back_and_what_was_paid_is_set_off() {
    ExtBuilder::build_and_execute(|| {
        let id = with_an_estimate(50);
        for month in [3, 4] {
            read(id, date(2025, month, 1), 50);
            estimate(id);
            closed(id);
        }
        let wealth = money(&account(ANYBODY));
        assert_ok!(pay(ANYBODY, id, 1_200));
        strike_estimates(id);
        read(id, date(2025, 5, 1), 240);
        let last = closed(id);
        // From the first of January: 240 units in 120 days.
        assert_eq!(
            (last.begins.counter.day, last.total),
            (date(2025, 1, 1), 2_400)
        );
        let reversed = [BillStatus::Reversed; 3];
        assert_eq!(statuses(id)[..3], reversed);
        assert_eq!(standing(id).payable, 2_400 - 1_200);
        assert_eq!(money(&account(ANYBODY)), wealth - 1_200);
        // The next cycle takes nothing back.
        read(id, date(2025, 6, 1), 31);
        assert_eq!(closed(id).total, 310);
        assert_eq!(standing(id).payable, 1_200 + 310);
    });
}

#[test]
fn an_inflated_reading_that_was_billed_and_struck_costs_nothing_in_the_end() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[40, 400]);
        assert_ok!(pay(ANYBODY, id, 4_400));
        // An inspection finds that the second reading falls; the next one shows what was consumed.
        strike_last(id);
        read(id, date(2025, 4, 1), 100);
        let third = closed(id);
        assert_eq!(third.total, 1_000);
        assert_eq!(statuses(id)[1], BillStatus::Reversed);
        let account = kept(id);
        assert_eq!((account.credit, standing(id).payable), (3_000, 0));
        // 140 units in all, whatever was billed between.
        billed(id, &[300]);
        assert_eq!((kept(id).credit, standing(id).payable), (0, 0));
    });
}

#[test]
fn what_a_ruling_took_off_a_bill_is_not_given_a_second_time_when_it_is_billed_anew() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[400]);
        assert_ok!(contest(id, 1, 3_600));
        assert_eq!(decide(id, 3_600), Ok(3_600));
        strike_last(id);
        read(id, date(2025, 3, 1), 90);
        closed(id);
        let account = kept(id);
        assert_eq!(account.bills[0].credited, 4_000);
        assert_eq!((account.credit, standing(id).payable), (0, 900));
    });
}

#[test]
fn below_a_bill_that_is_no_longer_kept_nothing_is_billed_until_the_meter_has_caught_up() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        billed(id, &[200]);
        billed(id, &[1; 12]);
        assert_eq!(kept(id).bills[0].statement.number, BillNumber(2));
        change(id, |sheet| sheet.readings.truncate(1));
        read(id, date(2026, 3, 1), 150);
        assert_eq!(closed(id).total, 0);
        read(id, date(2026, 4, 1), 60);
        assert_eq!(closed(id).total, 100, "210 units, of which 200 were billed");
    });
}

#[test]
fn the_final_reading_of_a_contract_takes_back_what_was_estimated_after_it() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 90);
        estimate(id);
        closed(id);
        // It was read before, which is known later; and it ends with that.
        strike_estimates(id);
        change(id, |sheet| {
            let mut last = *sheet.readings.last().expect("the opening");
            last.at = midnight(date(2025, 1, 21));
            last.totals[0] += 20_000;
            sheet.readings.push(last);
            sheet.agreement.ended_at = Some(Timestamp::get());
        });
        assert_eq!(closed(id).total, 200);
        assert_eq!(standing(id).payable, 200);
        assert_noop!(close(id), Error::<Test>::NoReading);
    });
}

#[test]
fn close_cycle_fails_at_a_tariff_in_another_asset() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 2, 1), 31);
        books(|books| books.tariffs[0].0.asset = OTHER_ASSET);
        assert_noop!(close(id), Error::<Test>::OtherAsset);
    });
}

#[test]
fn consumption_that_has_no_price_is_not_billed_at_a_guess() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), simple(&[(Some(100), minor(10))]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        read(id, date(2025, 2, 1), 101);
        assert_noop!(close(id), Error::<Test>::EngineRefuses);
        assert_eq!(
            Bills::preview_bill(id),
            Err(crate::types::Unbillable::Engine(
                BillError::BeyondLastBlock {
                    terms: 0,
                    register: 0
                }
            ))
        );
    });
}

/// Nine tenths of a minor unit each month: what is cut off is carried on, and nothing is lost.
#[test]
fn what_rounding_leaves_over_is_on_the_next_bill() {
    ExtBuilder::build_and_execute(|| {
        tariff_from(date(2025, 1, 1), simple(&[(None, 900_000)]));
        let id = contract_in(BAKU, date(2025, 1, 1), WALLET);
        assert_ok!(open(id));
        let totals: Vec<_> = billed(id, &[1; 10]).iter().map(|is| is.total).collect();
        assert_eq!(totals, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    });
}

/// A meter that nobody has read for fourteen months, under three tariffs.
#[test]
fn a_long_cycle_takes_steps_and_comes_to_what_the_engine_bills_for_all_of_it() {
    ExtBuilder::build_and_execute(|| {
        let days = [(2025, 1, 1), (2025, 5, 13), (2025, 11, 1)];
        let days = days.map(|(year, month, day)| date(year, month, day));
        let tariffs = [7, 11, 13]
            .map(|price| simple(&[(Some(200), 1_000_000 * price + 1), (None, minor(2 * price))]));
        for (day, tariff) in days.into_iter().zip(&tariffs) {
            tariff_from(day, tariff.clone());
        }
        let begins = date(2025, 1, 7);
        let id = contract_in(BAKU, begins, WALLET);
        assert_ok!(open(id));
        let ends = date(2026, 2, 7);
        read(id, ends, 4_321);
        let statement = closed(id);
        let advanced = System::events()
            .into_iter()
            .filter(|is| matches!(is.event, RuntimeEvent::Bills(Event::CycleAdvanced { .. })));
        assert!(advanced.count() > 3);

        let terms = |place: usize| Terms {
            from: days[place].max(begins),
            until: days.get(place + 1).copied().unwrap_or(Day(u32::MAX)),
            tariff: &tariffs[place],
            region: BAKU,
            category: 0,
            discount: None,
        };
        let usage = Usage {
            from: begins,
            until: ends,
            quantities: [4_321_000, 0, 0, 0],
        };
        let whole = bill(
            &[terms(0), terms(1), terms(2)],
            &[usage],
            &Counter::starting(begins),
        )
        .expect("the engine bills it");
        assert_eq!(statement.total, whole.total);
        assert_eq!(kept(id).cycle.begins.counter, whole.counter);
        let explained = Bills::explain_bill(id, statement.number).expect("it is kept");
        assert_eq!(explained.exact, whole.exact);
    });
}

#[test]
fn a_preview_is_the_bill_and_an_explanation_computes_it_again() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        read(id, date(2025, 1, 15), 10);
        let early = Bills::preview_bill(id).expect("there is a reading");
        assert_eq!((early.total, early.ends.day), (100, date(2025, 1, 15)));
        read(id, date(2025, 2, 1), 21);
        let preview = Bills::preview_bill(id).expect("there is a reading");
        let statement = closed(id);
        assert_eq!((preview.total, preview.statement), (statement.total, None));
        let explained = Bills::explain_bill(id, statement.number).expect("it is kept");
        assert_eq!(explained.statement, Some(statement));
        assert_eq!(
            explained,
            BillView {
                statement: Some(statement),
                ..preview
            }
        );
        let [line] = &explained.lines[..] else {
            panic!("there is one block");
        };
        assert!(matches!(
            line.line.charge,
            Charge::Consumption {
                block: 0,
                quantity: 31_000,
                price: 10_000_000,
                ..
            }
        ));
        assert_eq!(line.tariff, TariffId(0));
        assert_eq!(explained.next, kept(id).cycle.begins);
    });
}

/// Two years of bills of a household that never pays, and one that does.
#[test]
fn a_contract_takes_one_entry_of_state_whose_size_is_bounded_however_many_bills_there_were() {
    ExtBuilder::build_and_execute(|| {
        assert!(Account::<u32>::max_encoded_len() < 4_000);
        let id = household();
        billed(id, &[31; 12]);
        let size = kept(id).encoded_size();
        billed(id, &[31; 24]);
        assert_eq!(kept(id).encoded_size(), size);
        assert_eq!(Accounts::<Test>::iter().count(), 1);
        assert_eq!(kept(id).bills.len(), 12);
        assert_eq!(kept(id).bills[0].statement.number, BillNumber(25));
        // Nothing is lost of those that are no longer kept.
        assert_eq!(kept(id).older.outstanding, 24 * 310);
        assert_eq!(standing(id).payable, 36 * 310);
        assert_eq!(
            standing(id).overdue_since,
            Some(midnight(date(2025, 2, 1)) + TERM)
        );
    });
}

#[test]
fn every_bill_and_note_is_a_link_of_the_chain_that_anybody_computes_from_the_events() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        let bills = billed(id, &[31; 14]);
        assert_ok!(Bills::credit_bill(
            signed(CLERK),
            id,
            BillNumber(14),
            10,
            DOCUMENT
        ));
        assert_ok!(Bills::debit_bill(
            signed(FOUR_EYES),
            id,
            BillNumber(14),
            7,
            DOCUMENT
        ));
        let links = links(id);
        // The opening, the one category without a discount, the bills and the notes.
        assert_eq!(links.len(), 2 + bills.len() + 2);
        let mut before = H256::zero();
        for (entry, head) in links {
            let preimage = (before, entry).encode();
            assert_eq!(head, H256(sp_io::hashing::sha2_256(&preimage)));
            before = head;
        }
        assert_eq!(before, kept(id).head);
    });
}
