//! Readings that people take, and what else one side proposes.

use super::*;
use crate::types::{Closure, Finding, Proposed};
use adliya_primitives::MandateId;
use sp_runtime::DispatchError;

fn reply(id: ContractId, proposal: u32, answer: Answer) -> DispatchResult {
    Utility::answer_reading(signed(OPERATOR), id, proposal, answer)
}

fn estimate(id: ContractId) -> DispatchResult {
    let at = Timestamp::get();
    Utility::take_reading(signed(OPERATOR), id, Taken::Estimated { at })
}

fn close(id: ContractId, finding: Finding) -> DispatchResult {
    Utility::close_inspection(signed(METROLOGIST), id, finding, DOCUMENT)
}

#[test]
fn what_the_household_reads_is_firm_when_the_supplier_agrees() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        assert_ok!(report(&key, id, 700));
        assert_eq!(consumed(id), 0);
        assert_ok!(reply(id, 1, Answer::Agree));
        let mark = last_mark(id);
        assert_eq!(
            (mark.meter, mark.at, mark.consumed[0], mark.source),
            (meter, Timestamp::get(), 700, Source::Consumer)
        );
    });
}

#[test]
fn what_the_reader_reads_is_firm_when_the_household_does_not_object_in_time() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(read(id, 700));
        let at = Timestamp::get();
        pass(OBJECTION);
        assert_eq!(consumed(id), 0);
        pass(1);
        // Nobody has to say so, and nobody can object any more.
        assert_eq!((consumed(id), last_mark(id).at), (700, at));
        assert_noop!(answer(&key, id, 1, OBJECT), Error::<Test>::ProposalNotFound);
        assert_ok!(report(&key, id, 800));
        assert!(System::events().iter().any(|is| is.event
            == Event::ProposalSettled {
                contract: id,
                proposal: 1,
                firm: true
            }
            .into()));
    });
}

#[test]
fn the_household_objects_on_the_last_moment_and_the_reading_stays_out() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(read(id, 700));
        pass(OBJECTION);
        assert_ok!(answer(&key, id, 1, OBJECT));
        pass(1);
        assert_eq!((consumed(id), doubt(id)), (0, Some(Ground::Objected)));
    });
}

#[test]
fn a_supplier_inflates_a_reading_the_household_objects_and_the_meter_is_right() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        let since = Timestamp::get();
        lodge_signed(51, meter, 1, since, 500);
        pass(20 * DAY);
        // The meter shows 600.
        assert_ok!(read(id, 9_000));
        assert_ok!(answer(&key, id, 1, OBJECT));
        assert_eq!(consumed(id), 500);
        assert_ok!(report(&key, id, 600));
        // Does the supplier not answer, what the household says is firm.
        pass(OBJECTION + 1);
        assert_eq!(consumed(id), 600);
        lodge_signed(51, meter, 2, Timestamp::get(), 640);
        assert_eq!(consumed(id), 640);
        assert_ok!(Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT));
        assert_eq!((consumed(id), doubt(id)), (640, None));
    });
}

#[test]
fn what_was_objected_to_is_firm_only_if_metrology_says_that_it_is_right() {
    for (finding, expected) in [(Finding::ReadingStands, 700), (Finding::ReadingFalls, 0)] {
        ExtBuilder::build_and_execute(|| {
            let (key, _, id) = connected(51);
            assert_ok!(read(id, 700));
            assert_ok!(answer(&key, id, 1, OBJECT));
            assert_noop!(
                Utility::close_inspection(signed(OPERATOR), id, finding, DOCUMENT),
                DispatchError::BadOrigin
            );
            assert_ok!(close(id, finding));
            assert_eq!(consumed(id), expected);
            let closure = Closure {
                at: Timestamp::get(),
                by: MandateId(METROLOGIST.into()),
                finding,
                report: DOCUMENT,
            };
            assert_eq!(inspection(id).and_then(|is| is.closed), Some(closure));
            assert_noop!(close(id, finding), Error::<Test>::InspectionNotFound);
        });
    }
}

#[test]
fn a_supplier_who_gives_in_has_the_households_reading_count() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(report(&key, id, 70));
        assert_ok!(reply(id, 1, OBJECT));
        assert_eq!((consumed(id), doubt(id)), (0, Some(Ground::Objected)));
        assert_noop!(
            Utility::concede_inspection(signed(OTHER_OPERATOR), id, DOCUMENT),
            Error::<Test>::NotOfThisOffice
        );
        assert_ok!(Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT));
        assert_eq!((consumed(id), doubt(id)), (70, None));
    });
}

#[test]
fn nobody_answers_their_own_proposal_or_one_of_another_number() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(report(&key, id, 70));
        assert_noop!(
            answer(&key, id, 1, Answer::Agree),
            Error::<Test>::OwnProposal
        );
        assert_noop!(reply(id, 2, Answer::Agree), Error::<Test>::ProposalNotFound);
        assert_noop!(read(id, 90), Error::<Test>::ProposalPending);
        assert_ok!(reply(id, 1, Answer::Agree));
        pass(DAY);
        assert_ok!(read(id, 90));
        assert_noop!(reply(id, 2, Answer::Agree), Error::<Test>::OwnProposal);
        let neighbour = consumer(52);
        assert_noop!(
            answer(&neighbour, id, 2, Answer::Agree),
            Error::<Test>::NotConsumer
        );
        assert_noop!(
            Utility::take_reading(
                signed(OTHER_OPERATOR),
                id,
                Taken::Read(observed(Timestamp::get(), 90))
            ),
            Error::<Test>::NotOfThisOffice
        );
    });
}

#[test]
fn a_reading_by_hand_follows_what_is_firm_and_what_the_meter_has_signed() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        let now = Timestamp::get();
        lodge_signed(51, meter, 1, now - 60, 500);
        let report = |at, stands: Vec<Stand>| {
            let stands = list(stands);
            Utility::report_reading(by(&key), id, Observed { at, stands })
        };
        for (at, stands, error) in [
            (now + 1, vec![stand(600, 0)], Error::<Test>::ReadingInFuture),
            (now - 60, vec![stand(600, 0)], Error::ReadingNotAfter),
            (now, vec![stand(499, 0)], Error::ReadingReversed),
            (now, vec![stand(1_000_000, 0)], Error::RegisterInvalid),
            (now, vec![], Error::RegisterInvalid),
        ] {
            assert_noop!(report(at, stands), error);
        }
        pass(400 * DAY);
        assert_noop!(
            report(Timestamp::get(), vec![stand(600, 0)]),
            Error::<Test>::MeterNotCertified
        );
        assert_ok!(report(now, vec![stand(500, 0)]));
    });
}

#[test]
fn a_register_that_turns_by_hand_says_so() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(report(&key, id, 999_990));
        assert_ok!(reply(id, 1, Answer::Agree));
        pass(DAY);
        // That it turned nobody guesses: less is a contradiction.
        assert_ok!(report(&key, id, 15));
        assert_eq!(doubt(id), Some(Ground::Contradicted));
        assert_ok!(close(id, Finding::ReadingFalls));
        pass(1);
        let turned = Observed {
            at: Timestamp::get(),
            stands: list(vec![stand(15, 1)]),
        };
        assert_ok!(Utility::report_reading(by(&key), id, turned));
        assert_ok!(reply(id, 2, Answer::Agree));
        assert_eq!(consumed(id), 1_000_015);
    });
}

#[test]
fn a_meter_without_a_key_is_read_by_people_alone() {
    ExtBuilder::build_and_execute(|| {
        let tariff = tariff_today();
        assert_ok!(Utility::register_meter(
            signed(OPERATOR),
            H256::repeat_byte(1),
            None,
            Service::Electricity,
            list(vec![(energy(6), stand(40, 0))]),
        ));
        let meter = latest_meter();
        assert_ok!(certify(meter, Timestamp::get() + 99 * DAY));
        let key = consumer(51);
        let id = in_force(ContractTerms {
            meter: Some(meter),
            ..terms(51, tariff)
        });
        pass(DAY);
        lodge_signed(1, meter, 1, Timestamp::get(), 90);
        assert!(System::events().iter().any(|is| matches!(
            is.event,
            RuntimeEvent::Utility(Event::ReadingRefused { .. })
        )));
        assert_ok!(report(&key, id, 90));
        assert_ok!(reply(id, 1, Answer::Agree));
        assert_eq!(consumed(id), 50);
    });
}

#[test]
fn an_estimate_is_what_is_usual_and_the_next_reading_takes_its_place() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        assert_noop!(estimate(id), Error::<Test>::NothingToEstimateFrom);
        // Ten a day, for the thirty days since the installation.
        pass(29 * DAY);
        lodge_signed(51, meter, 1, Timestamp::get(), 300);
        pass(30 * DAY);
        assert_ok!(estimate(id));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        let guess = last_mark(id);
        assert_eq!((guess.consumed[0], guess.source), (600, Source::Estimate));
        assert!(guess.flags.contains(Flags::ESTIMATED));
        pass(DAY);
        // Nobody was at home.
        lodge_signed(51, meter, 2, Timestamp::get(), 310);
        let mark = last_mark(id);
        assert_eq!(mark.consumed[0], 310);
        assert!(mark.flags.contains(Flags::TRUED_UP));
        assert!(!mark.flags.contains(Flags::ESTIMATED));
        assert_eq!(doubt(id), None);
    });
}

#[test]
fn a_year_of_estimates_is_the_most() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, id) = connected(51);
        pass(29 * DAY);
        lodge_signed(51, meter, 1, Timestamp::get(), 300);
        let mut many = 0;
        assert_ok!(certify(meter, Timestamp::get() + 900 * DAY));
        loop {
            pass(31 * DAY);
            if estimate(id).is_err() {
                break;
            }
            many += 1;
            pass(OBJECTION + 1);
        }
        assert_eq!(many, crate::types::MAX_ESTIMATES);
        // The reading that they began with is still what the next is held against.
        lodge_signed(51, meter, 2, Timestamp::get(), 301);
        assert_eq!(consumed(id), 301);
    });
}

#[test]
fn another_category_holds_from_the_month_after_the_household_agrees() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        let propose = |by, category| Utility::propose_category(signed(by), id, category);
        assert_noop!(propose(CLERK, 0), Error::<Test>::SameCategory);
        assert_noop!(propose(CLERK, 2), Error::<Test>::UnknownCategory);
        assert_noop!(propose(RIVAL, 1), Error::<Test>::NotOfThisOffice);
        assert_ok!(propose(CLERK, 1));
        assert!(journal(id)
            .pending
            .is_some_and(|is| is.what == Proposed::Category(1)));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        let contract = Utility::contract_view(id).expect("offered").contract;
        let today = contract.local_time.day_at(Timestamp::get()).expect("late");
        let next = today.month().end();
        assert_eq!(contract.category_on(today), 0);
        assert_eq!(contract.category_on(Day(next.0 - 1)), 0);
        assert_eq!(contract.category_on(next), 1);
        let until = Day(next.0 + 8);
        let tariff = contract.terms.tariff;
        let spans = Utility::terms_between(&contract, tariff, Day(next.0 - 2), until);
        let days = spans
            .iter()
            .map(|span| (span.until.0 - span.from.0, span.category));
        assert_eq!(days.collect::<Vec<_>>(), [(2, 0), (8, 1)]);

        // Back within the month: it never applies.
        assert_ok!(propose(CLERK, 0));
        assert_ok!(answer(&key, id, 2, Answer::Agree));
        let contract = Utility::contract_view(id).expect("offered").contract;
        assert_eq!(contract.category_on(today), 0);
        assert_eq!(contract.category_on(next), 0);
        assert_eq!(contract.former.len(), 1);
    });
}

#[test]
fn on_the_last_day_of_a_month_another_category_begins_with_the_next_day() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        let local = Utility::contract_view(id)
            .expect("offered")
            .contract
            .local_time;
        let today = local.day_at(Timestamp::get()).expect("late");
        let last = Day(today.month().end().0 - 1);
        // A moment before local midnight.
        let late = local.midnight(today.month().end()).expect("late") - 1;
        Timestamp::set_timestamp(late);
        assert_ok!(Utility::propose_category(signed(CLERK), id, 1));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        let contract = Utility::contract_view(id).expect("offered").contract;
        assert_eq!(contract.category_on(last), 0);
        assert_eq!(contract.category_on(Day(last.0 + 1)), 1);
    });
}

#[test]
fn silence_changes_no_category() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        for silent in [true, false] {
            assert_ok!(Utility::propose_category(signed(CLERK), id, 1));
            let number = journal(id).proposals;
            match silent {
                true => pass(OBJECTION + 1),
                false => {
                    assert_ok!(answer(&key, id, number, OBJECT));
                }
            }
            assert_eq!(journal(id).pending, None);
        }
        let contract = Utility::contract_view(id).expect("offered").contract;
        assert!(contract.former.is_empty() && contract.terms.category == 0);
        assert_eq!(doubt(id), None);
    });
}

#[test]
fn the_days_of_a_contract_are_billed_by_the_tariffs_that_apply_on_them() {
    ExtBuilder::build_and_execute(|| {
        let (_, _, id) = connected(51);
        let contract = Utility::contract_view(id).expect("offered").contract;
        let first = contract.terms.tariff;
        let chain = [
            first,
            approved(tariff(), day(70)),
            approved(tariff(), day(80)),
        ];
        approved(tariff(), day(90));
        let spans = |from, until| Utility::terms_between(&contract, first, day(from), day(until));
        let of = |from, until| {
            let spans = spans(from, until);
            let days = spans
                .iter()
                .map(|span| (span.tariff, span.from, span.until));
            days.collect::<Vec<_>>()
        };
        assert_eq!(of(40, 60), [(first, day(40), day(60))]);
        let two = [(first, day(40), day(70)), (chain[1], day(70), day(80))];
        assert_eq!(of(40, 80), two);
        // A third is for the next time.
        assert_eq!(of(40, 95), two);
        assert_eq!(of(1, 20), []);
    });
}

/// A household whose meter signs nothing, and whose reader's 900 for 90 is firm because nobody was at home.
fn misread() -> (sr25519::Pair, ContractId) {
    let (key, _, id) = connected(51);
    assert_ok!(read(id, 900));
    pass(OBJECTION + 1);
    assert_eq!(consumed(id), 900);
    (key, id)
}

#[test]
fn a_household_contradicts_a_firm_reading_that_nobody_signed() {
    ExtBuilder::build_and_execute(|| {
        let (key, id) = misread();
        assert_ok!(report(&key, id, 95));
        assert_eq!((consumed(id), doubt(id)), (900, Some(Ground::Contradicted)));
        let claim = inspection(id).and_then(|is| is.contested);
        let claim = claim.expect("what the household has read");
        assert_eq!((claim.totals[0], claim.source), (95, Source::Consumer));
        assert_eq!(
            last_event(),
            Event::ReadingContradicts {
                contract: id,
                claim,
                officer: None
            }
            .into()
        );
        assert_ok!(close(id, Finding::ReadingStands));
        assert_eq!((consumed(id), doubt(id)), (95, None));
        pass(DAY);
        assert_ok!(report(&key, id, 100));
        assert_ok!(reply(id, 2, Answer::Agree));
        assert_eq!(consumed(id), 100);
    });
}

#[test]
fn a_supplier_that_misread_gives_in() {
    ExtBuilder::build_and_execute(|| {
        let (key, id) = misread();
        assert_ok!(report(&key, id, 95));
        assert_ok!(Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT));
        assert_eq!((consumed(id), doubt(id)), (95, None));
    });
}

#[test]
fn a_contradiction_that_metrology_finds_wrong_changes_nothing() {
    ExtBuilder::build_and_execute(|| {
        let (key, id) = misread();
        assert_ok!(report(&key, id, 95));
        assert_ok!(close(id, Finding::ReadingFalls));
        assert_eq!((consumed(id), doubt(id)), (900, None));
    });
}

#[test]
fn what_a_meter_showed_when_it_came_is_corrected_where_it_was_less() {
    ExtBuilder::build_and_execute(|| {
        let key = consumer(51);
        assert_ok!(register(OPERATOR, 1, vec![(energy(6), stand(0, 0))]));
        let meter = latest_meter();
        assert_ok!(certify(meter, Timestamp::get() + 365 * DAY));
        let id = in_force(terms(51, tariff_today()));
        let overstated = list(vec![stand(700, 0)]);
        assert_ok!(Utility::install_meter(
            signed(OPERATOR),
            meter,
            id,
            overstated
        ));
        pass(DAY);
        // It showed 70: from there on, ten were used.
        assert_ok!(report(&key, id, 80));
        assert_eq!(doubt(id), Some(Ground::Contradicted));
        assert_ok!(close(id, Finding::ReadingStands));
        assert_eq!(consumed(id), 0);
        pass(DAY);
        assert_ok!(report(&key, id, 85));
        assert_ok!(reply(id, 1, Answer::Agree));
        assert_eq!(consumed(id), 5);
    });
}

#[test]
fn only_metrology_says_that_a_meter_that_reversed_is_sound_whatever_else_is_objected_to() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, id) = connected(51);
        lodge_signed(51, meter, 1, Timestamp::get() - 60, 500);
        lodge_signed(51, meter, 2, Timestamp::get() - 50, 400);
        assert_eq!(doubt(id), Some(Ground::Reversed));
        assert_ok!(report(&key, id, 510));
        assert_ok!(reply(id, 1, OBJECT));
        assert_noop!(
            Utility::concede_inspection(signed(OPERATOR), id, DOCUMENT),
            Error::<Test>::MetrologyOnly
        );
    });
}
