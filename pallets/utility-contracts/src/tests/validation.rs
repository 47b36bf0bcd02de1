//! What is remarkable of readings, what contradicts, and what is kept of them.

use super::*;
use crate::{
    types::{Finding, MAX_MARKS},
    Journals,
};
use codec::{Encode, MaxEncodedLen};

/// Has the meter show these, each so many days after the one before, and answers the last mark's flags.
fn show(meter: MeterId, id: ContractId, shown: &[(u64, u64)]) -> Flags {
    for (days, value) in shown {
        pass(days * DAY);
        let view = Utility::meter_view(meter).expect("registered");
        let counter = view.meter.last.counter + 1;
        lodge_signed(51, meter, counter, Timestamp::get(), *value);
    }
    last_mark(id).flags
}

#[test]
fn a_reading_after_a_long_time_without_is_flagged() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        assert_eq!(show(meter, id, &[(44, 10)]), Flags::NONE);
        assert_eq!(show(meter, id, &[(46, 20)]), Flags::GAP);
    });
}

#[test]
fn a_reading_of_much_more_than_usual_is_flagged_and_counts() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        // Ten a day for sixty days, and then fifty, and then more.
        assert_eq!(show(meter, id, &[(29, 300), (30, 600)]), Flags::NONE);
        assert_eq!(show(meter, id, &[(10, 1_100)]), Flags::NONE);
        let flags = show(meter, id, &[(31, 20_000)]);
        assert_eq!((flags, consumed(id)), (Flags::SPIKE, 20_000));
    });
}

#[test]
fn within_a_day_nothing_is_called_unusual() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        show(meter, id, &[(29, 300), (30, 600)]);
        pass(60 * MINUTE);
        // A bath.
        assert_eq!(show(meter, id, &[(0, 612)]), Flags::NONE);
    });
}

#[test]
fn a_meter_that_shows_the_same_for_long_is_flagged_until_it_counts() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        assert_eq!(show(meter, id, &[(1, 10), (40, 10)]), Flags::NONE);
        assert_eq!(show(meter, id, &[(40, 10)]), Flags::FROZEN);
        assert_eq!(show(meter, id, &[(40, 11)]), Flags::NONE);
    });
}

#[test]
fn a_flag_outlives_the_reading_that_another_overwrites() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        show(meter, id, &[(46, 10), (1, 20)]);
        let flagged = |mark: &Mark| mark.flags.contains(Flags::GAP);
        assert!(journal(id).marks.iter().any(flagged));
        show(meter, id, &[(1, 30), (1, 40)]);
        assert!(journal(id).marks.iter().any(flagged));
    });
}

#[test]
fn a_meter_that_signs_less_than_before_is_inspected() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        show(meter, id, &[(1, 500), (1, 400)]);
        assert_eq!((consumed(id), doubt(id)), (500, Some(Ground::Reversed)));
        assert!(matches!(
            last_event(),
            RuntimeEvent::Utility(Event::ReadingsLodged { refused: 1, flags, .. })
                if flags == Flags::REVERSED
        ));
        // Whether a meter is sound, its supplier does not say.
        assert_noop!(
            Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT),
            Error::<Test>::MetrologyOnly
        );
    });
}

/// A household whose reader's reading is firm and too high, as its meter then shows.
fn overstated() -> (MeterId, ContractId) {
    let (key, meter, id) = connected(51);
    show(meter, id, &[(1, 500)]);
    pass(DAY);
    assert_ok!(read(id, 2_000));
    assert_ok!(answer(&key, id, 1, Answer::Agree));
    show(meter, id, &[(5, 600)]);
    (meter, id)
}

#[test]
fn a_signed_reading_that_contradicts_a_firm_one_opens_an_inspection_which_everybody_sees() {
    ExtBuilder::build_and_execute(|| {
        let (meter, id) = overstated();
        assert_eq!(consumed(id), 2_000);
        assert_eq!(doubt(id), Some(Ground::Contradicted));
        let opened = Event::InspectionOpened {
            contract: id,
            meter,
            ground: Ground::Contradicted,
        };
        let events = System::events();
        assert!(events.iter().any(|is| is.event == opened.clone().into()));
    });
}

#[test]
fn a_firm_reading_that_was_wrong_is_struck_and_the_meters_own_counts() {
    ExtBuilder::build_and_execute(|| {
        let (meter, id) = overstated();
        assert_ok!(Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT));
        assert_eq!((consumed(id), doubt(id)), (600, None));
        show(meter, id, &[(5, 700)]);
        assert_eq!((consumed(id), doubt(id)), (700, None));
    });
}

#[test]
fn a_firm_reading_that_was_right_stays_and_the_next_contradiction_is_another_inspection() {
    ExtBuilder::build_and_execute(|| {
        let (meter, id) = overstated();
        assert_ok!(Utility::close_inspection(
            signed(METROLOGIST),
            id,
            Finding::ReadingStands,
            DOCUMENT
        ));
        assert_eq!((consumed(id), doubt(id)), (2_000, None));
        show(meter, id, &[(5, 700)]);
        assert_eq!(doubt(id), Some(Ground::Contradicted));
        show(meter, id, &[(5, 2_100)]);
        assert_eq!(consumed(id), 2_100);
    });
}

#[test]
fn a_signed_reading_takes_the_place_of_an_earlier_one_that_waits() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        assert_ok!(read(id, 450));
        show(meter, id, &[(1, 500)]);
        pass(OBJECTION);
        assert_eq!((consumed(id), doubt(id)), (500, None));
        assert!(matches!(last_mark(id).source, Source::Signed { .. }));
    });
}

#[test]
fn what_a_contract_keeps_is_as_large_after_five_years_as_after_two() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        let size = || Journals::<Test>::get(id).expect("in force").encoded_size();
        let mut sizes = vec![];
        for year in 0..5u64 {
            assert_ok!(certify(meter, Timestamp::get() + 400 * DAY));
            for week in 0..53 {
                show(meter, id, &[(7, (year * 53 + week + 1) * 70)]);
            }
            // The thirteenth month is one of the second year.
            if year > 0 {
                sizes.push(size());
            }
        }
        assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{sizes:?}");
        let journal = journal(id);
        assert_eq!(journal.marks.len(), MAX_MARKS as usize);
        assert!(Journal::max_encoded_len() < 3_000);
        // A year and a month lie between the first that is kept and the last, and a month at most between any two.
        let (first, last) = (journal.marks[0], last_mark(id));
        assert!(last.at - first.at > 395 * DAY);
        let apart = |pair: &[Mark]| pair[1].at - pair[0].at <= 38 * DAY;
        assert!(journal.marks.windows(2).all(apart));
        assert_eq!(last.consumed[0], 5 * 53 * 70);
    });
}

#[test]
fn every_firm_reading_is_in_the_chain_of_hashes() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        let mut chain = journal(id).chain;
        for value in 1..20 {
            show(meter, id, &[(9, value)]);
            let mark = last_mark(id);
            // Flags of those that it has overwritten are in it.
            chain = (chain, mark)
                .using_encoded(sp_io::hashing::blake2_256)
                .into();
            assert_eq!(journal(id).chain, chain);
            let told = Event::ReadingFirm {
                contract: id,
                mark,
                chain,
            };
            assert!(System::events()
                .iter()
                .any(|is| is.event == told.clone().into()));
        }
    });
}

#[test]
fn what_one_call_overwrites_is_no_link_and_what_it_leaves_of_each_month_is() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        System::reset_events();
        let since = Timestamp::get();
        pass(70 * DAY);
        let shown = (1..=70).map(|day| {
            let is = reading(day, since + day * DAY, &[(day, 0)]);
            sign(&meter_key(51), meter, is)
        });
        let shown = list(shown.collect());
        assert_ok!(Utility::lodge_readings(signed(ANYBODY), meter, shown));
        let told = System::events()
            .into_iter()
            .filter_map(|is| match is.event {
                RuntimeEvent::Utility(Event::ReadingFirm { mark, .. }) => Some(mark),
                _ => None,
            });
        let told: Vec<_> = told.collect();
        let kept = journal(id).marks;
        assert!(told.len() < 6, "one a month, and the last");
        assert!(told.iter().all(|mark| kept.contains(mark)));
        assert_eq!(told.last(), kept.last());
    });
}

#[test]
fn a_proposal_that_becomes_firm_by_silence_is_a_link_before_what_overwrites_it() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        assert_ok!(read(id, 30));
        pass(OBJECTION + 1);
        let view = last_mark(id);
        System::reset_events();
        show(meter, id, &[(0, 40)]);
        let told = System::events()
            .into_iter()
            .filter_map(|is| match is.event {
                RuntimeEvent::Utility(Event::ReadingFirm { mark, .. }) => Some(mark),
                _ => None,
            });
        assert_eq!(told.collect::<Vec<_>>(), [view, last_mark(id)]);
    });
}

#[test]
fn what_was_consumed_since_a_moment_is_the_difference_of_two_marks() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        show(meter, id, &[(10, 100), (31, 400)]);
        let billed = Timestamp::get();
        show(meter, id, &[(31, 700), (31, 900)]);
        let marks = Utility::marks_since(id, billed + 3 * DAY);
        let used = marks
            .windows(2)
            .map(|pair| pair[1].consumed[0] - pair[0].consumed[0]);
        assert_eq!(marks[0].at, billed);
        assert_eq!(used.collect::<Vec<_>>(), [300, 200]);
    });
}
