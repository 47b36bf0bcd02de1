//! Meters that are exchanged.

use super::*;
use crate::types::Finding;

fn exchange(id: ContractId, new: MeterId, value: u64) -> DispatchResult {
    let closing = observed(Timestamp::get(), value);
    Utility::exchange_meter(signed(OPERATOR), id, new, closing)
}

/// A new meter that shows this.
fn spare(number: u8, value: u64) -> MeterId {
    assert_ok!(register(
        OPERATOR,
        number,
        vec![(energy(6), stand(value, 0))]
    ));
    let id = latest_meter();
    assert_ok!(certify(id, Timestamp::get() + 300 * DAY));
    id
}

#[test]
fn a_meter_is_exchanged_and_what_both_have_counted_is_one_consumption() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        lodge_signed(51, old, 1, Timestamp::get(), 500);
        pass(DAY);
        let new = spare(52, 40);
        let at = Timestamp::get();
        assert_ok!(exchange(id, new, 530));
        // One extrinsic: the old one is free, and the new one counts at once.
        assert_eq!(meter_status(old), MeterStatus::Registered);
        assert_eq!(
            meter_status(new),
            MeterStatus::Installed {
                contract: id,
                since: at
            }
        );
        pass(DAY);
        lodge_signed(52, new, 1, Timestamp::get(), 47);
        assert_eq!(consumed(id), 507);
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        assert_eq!(consumed(id), 537);
        let sources = journal(id).marks.into_iter().map(|mark| mark.source);
        assert_eq!(
            sources.collect::<Vec<_>>(),
            [
                Source::Opening,
                Source::Signed { counter: 1 },
                Source::Closing,
                Source::Opening,
                Source::Signed { counter: 1 }
            ]
        );
    });
}

#[test]
fn the_closing_reading_is_firm_when_the_household_is_silent() {
    ExtBuilder::build_and_execute(|| {
        let (_, _, id) = connected(51);
        assert_ok!(exchange(id, spare(52, 0), 30));
        assert_eq!(consumed(id), 0);
        pass(OBJECTION + 1);
        assert_eq!(consumed(id), 30);
    });
}

#[test]
fn a_closing_reading_that_the_household_objects_to_stays_out_until_metrology_has_looked() {
    for (finding, expected) in [(Finding::ReadingStands, 907), (Finding::ReadingFalls, 7)] {
        ExtBuilder::build_and_execute(|| {
            let (key, _, id) = connected(51);
            let new = spare(52, 0);
            assert_ok!(exchange(id, new, 900));
            assert_ok!(answer(&key, id, 1, OBJECT));
            pass(OBJECTION + 1);
            lodge_signed(52, new, 1, Timestamp::get(), 7);
            assert_eq!((consumed(id), doubt(id)), (7, Some(Ground::Objected)));
            assert_ok!(Utility::close_inspection(
                signed(METROLOGIST),
                id,
                finding,
                DOCUMENT
            ));
            assert_eq!(consumed(id), expected);
        });
    }
}

#[test]
fn exchange_meter_fails_for_what_cannot_be_installed_or_cannot_have_been_shown() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        lodge_signed(51, old, 1, Timestamp::get(), 500);
        pass(DAY);
        let new = spare(52, 0);
        assert_noop!(exchange(id, new, 499), Error::<Test>::ReadingReversed);
        let never = registered(53);
        assert_noop!(exchange(id, never, 500), Error::<Test>::MeterNotCertified);
        assert_noop!(exchange(id, old, 500), Error::<Test>::MeterNotFree);
        let closing = observed(Timestamp::get(), 500);
        assert_noop!(
            Utility::exchange_meter(signed(OTHER_OPERATOR), id, new, closing),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(report(&key, id, 500));
        assert_noop!(exchange(id, new, 500), Error::<Test>::ProposalPending);
        pass(DAY);
        let bare = in_force(terms(52, TariffId(0)));
        assert_noop!(exchange(bare, new, 0), Error::<Test>::MeterNotInstalled);
    });
}

#[test]
fn an_exchanged_meter_begins_its_next_contract_with_what_it_showed_last() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        assert_ok!(exchange(id, spare(52, 0), 530));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        let next = in_force(ContractTerms {
            meter: Some(old),
            ..terms(54, TariffId(0))
        });
        assert_eq!(last_mark(next).totals[0], 530);
        pass(DAY);
        lodge_signed(51, old, 1, Timestamp::get(), 600);
        assert_eq!(consumed(next), 70);
    });
}

#[test]
fn a_reading_that_becomes_firm_after_its_meter_has_left_comes_before_the_next_meters() {
    ExtBuilder::build_and_execute(|| {
        let (_, old, id) = connected(51);
        assert_ok!(read(id, 30));
        assert_ok!(Utility::remove_meter(signed(OPERATOR), old));
        let new = spare(52, 0);
        assert_ok!(Utility::install_meter(signed(OPERATOR), new, id));
        pass(DAY);
        lodge_signed(52, new, 1, Timestamp::get(), 7);
        assert_eq!(consumed(id), 7);
        pass(OBJECTION);
        assert_eq!(consumed(id), 37);
        let meters = journal(id).marks.into_iter().map(|mark| mark.meter);
        assert_eq!(meters.collect::<Vec<_>>(), [old, old, new, new]);
    });
}

#[test]
fn a_meter_that_comes_back_before_its_closing_reading_is_firm_has_it_counted_once() {
    ExtBuilder::build_and_execute(|| {
        let (_, old, id) = connected(51);
        let new = spare(52, 0);
        assert_ok!(exchange(id, new, 30));
        pass(DAY);
        assert_ok!(Utility::remove_meter(signed(OPERATOR), new));
        assert_ok!(Utility::install_meter(signed(OPERATOR), old, id));
        pass(OBJECTION);
        lodge_signed(51, old, 1, Timestamp::get(), 35);
        assert_eq!(consumed(id), 35);
    });
}
