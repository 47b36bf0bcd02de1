//! Meters that are exchanged.

use super::*;
use crate::types::Finding;

/// The old meter showed this last, and the new one shows what it was registered with.
fn exchange(id: ContractId, new: MeterId, value: u64) -> DispatchResult {
    let closing = observed(Timestamp::get(), value);
    let meter = Utility::meter_view(new).expect("registered").meter;
    Utility::exchange_meter(signed(OPERATOR), id, new, closing, meter.last.stands)
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
            Utility::exchange_meter(
                signed(OTHER_OPERATOR),
                id,
                new,
                closing,
                list(vec![stand(0, 0)])
            ),
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
fn a_reading_found_right_after_its_meter_has_left_is_not_counted_beside_what_it_showed_last() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        assert_ok!(read(id, 30));
        assert_ok!(answer(&key, id, 1, OBJECT));
        pass(DAY);
        let new = spare(52, 0);
        assert_ok!(exchange(id, new, 40));
        assert_ok!(answer(&key, id, 2, Answer::Agree));
        assert_ok!(Utility::close_inspection(
            signed(METROLOGIST),
            id,
            Finding::ReadingStands,
            DOCUMENT
        ));
        pass(DAY);
        lodge_signed(52, new, 1, Timestamp::get(), 7);
        assert_eq!(consumed(id), 47);
        let meters = journal(id).marks.into_iter().map(|mark| mark.meter);
        assert_eq!(meters.collect::<Vec<_>>(), [old, old, new, new]);
    });
}

#[test]
fn what_the_new_meter_shows_is_told_with_what_the_old_one_showed() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        let new = spare(52, 40);
        let closing = observed(Timestamp::get(), 530);
        let call = |value| {
            let opening = list(vec![stand(value, 0)]);
            Utility::exchange_meter(signed(OPERATOR), id, new, closing.clone(), opening)
        };
        assert_noop!(call(39), Error::<Test>::ReadingReversed);
        assert_ok!(call(45));
        let told = System::events().into_iter().find_map(|is| match is.event {
            RuntimeEvent::Utility(Event::MeterExchanged { claim, opening, .. }) => {
                Some((claim.meter, claim.totals[0], opening[0]))
            }
            _ => None,
        });
        assert_eq!(told, Some((old, 530, 45)));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        pass(DAY);
        lodge_signed(52, new, 1, Timestamp::get(), 47);
        assert_eq!(consumed(id), 532);
    });
}

#[test]
fn a_finding_on_a_meter_that_has_left_strikes_nothing_of_the_next() {
    ExtBuilder::build_and_execute(|| {
        let (key, old, id) = connected(51);
        lodge_signed(51, old, 1, Timestamp::get(), 500);
        pass(DAY);
        assert_ok!(read(id, 2_000));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        pass(DAY);
        lodge_signed(51, old, 2, Timestamp::get(), 600);
        assert_eq!(doubt(id), Some(Ground::Contradicted));
        let new = spare(52, 0);
        pass(DAY);
        assert_ok!(exchange(id, new, 2_000));
        assert_ok!(answer(&key, id, 2, Answer::Agree));
        pass(DAY);
        assert_ok!(read(id, 50));
        assert_ok!(answer(&key, id, 3, Answer::Agree));
        let before = consumed(id);
        assert_ok!(Utility::close_inspection(
            signed(METROLOGIST),
            id,
            Finding::ReadingFalls,
            DOCUMENT
        ));
        assert_eq!(consumed(id), before);
    });
}

#[test]
fn a_meter_that_comes_back_goes_on_from_what_it_showed_last() {
    ExtBuilder::build_and_execute(|| {
        let (_, old, id) = connected(51);
        assert_ok!(exchange(id, spare(52, 0), 30));
        pass(OBJECTION + 1);
        let closing = observed(Timestamp::get(), 0);
        let back = |value| {
            let opening = list(vec![stand(value, 0)]);
            Utility::exchange_meter(signed(OPERATOR), id, old, closing.clone(), opening)
        };
        assert_noop!(back(29), Error::<Test>::ReadingReversed);
        assert_ok!(back(30));
        pass(DAY);
        lodge_signed(51, old, 1, Timestamp::get(), 35);
        assert_eq!(consumed(id), 35);
    });
}
