//! Contracts that take the place of others.

use super::*;
use crate::types::{ContractState, Manner};
use adliya_primitives::{
    subject::LinkedSubjects,
    traits::{Death, DeathAnnulment, OnDeath, OnDeathAnnulled},
    utilities::Supply,
    MandateId, RecordId,
};

const CERTIFICATE: H256 = H256::repeat_byte(0xab);

/// What the supplier offers to this consumer in the place of a contract, with its meter.
fn successor(consumer: u64, old: ContractId) -> ContractTerms {
    let view = Utility::contract_view(old).expect("offered");
    ContractTerms {
        consumer: subject(consumer),
        replaces: Some(old),
        ..view.contract.terms
    }
}

fn accept(key: &sr25519::Pair, id: ContractId) -> DispatchResult {
    Utility::accept_contract(by(key), id, DOCUMENT)
}

fn death(number: u64, record: u64) -> Death {
    Death {
        subject: subject(1_000 + number),
        linked: LinkedSubjects {
            utility: subject(number),
            ..linked()
        },
        record: RecordId(record),
        registered_at: Timestamp::get(),
    }
}

fn linked() -> LinkedSubjects {
    let other = subject(0);
    LinkedSubjects {
        notary: other,
        wills: other,
        utility: other,
    }
}

fn die(number: u64, record: u64) {
    assert_ok!(Utility::on_death(&death(number, record)));
}

fn attest(old: ContractId, new: ContractId, on_death: bool) -> DispatchResult {
    Utility::attest_release(signed(COLLEAGUE), old, new, CERTIFICATE, on_death)
}

#[test]
fn a_tenant_moves_out_and_the_next_one_in_with_one_reading() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, meter, old) = connected(51);
        let next = consumer(52);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let read_at = Timestamp::get();
        pass(DAY);
        let new = offered(successor(52, old));
        assert_noop!(accept(&next, new), Error::<Test>::NotReleased);
        assert_noop!(
            Utility::release_contract(by(&next), old, new),
            Error::<Test>::NotConsumer
        );
        assert_ok!(Utility::release_contract(by(&tenant), old, new));
        assert_eq!(contract_status(old), ContractStatus::Active);
        assert_ok!(accept(&next, new));
        assert_eq!(contract_status(old), ContractStatus::Terminated);
        assert_eq!(contract_status(new), ContractStatus::Active);
        assert_eq!(used_before(new), 0, "the next tenant's year begins anew");
        let view = Utility::contract_view(old).expect("offered");
        assert_eq!(view.contract.successor, Some(new));
        let (closing, opening) = (last_mark(old), last_mark(new));
        assert_eq!((closing.totals[0], closing.at), (500, read_at));
        assert_eq!((opening.totals[0], opening.at), (500, read_at));
        pass(DAY);
        lodge_signed(51, meter, 2, Timestamp::get(), 560);
        assert_eq!((consumed(old), consumed(new)), (500, 60));
    });
}

#[test]
fn a_contract_does_not_pass_with_an_old_reading() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, meter, old) = connected(51);
        let next = consumer(52);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let new = offered(successor(52, old));
        assert_ok!(Utility::release_contract(by(&tenant), old, new));
        pass(CLOSING_AGE + 1);
        assert_noop!(accept(&next, new), Error::<Test>::ReadingTooOld);
        assert_ok!(report(&tenant, old, 520));
        assert_ok!(Utility::answer_reading(
            signed(OPERATOR),
            old,
            1,
            Answer::Agree
        ));
        assert_ok!(accept(&next, new));
        assert_eq!(last_mark(new).totals[0], 520);
    });
}

#[test]
fn a_household_changes_its_supplier_in_one_extrinsic() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, old) = connected(51);
        assert_ok!(propose(RIVAL, tariff(), SAMARKAND, day(70)));
        let tariff = latest_tariff();
        assert_ok!(approve(tariff));
        pass(40 * DAY);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let theirs = ContractTerms {
            tariff,
            ..successor(51, old)
        };
        assert_ok!(Utility::offer_contract(signed(RIVAL), theirs));
        let new = latest_contract();
        assert_ok!(accept(&key, new));
        assert_eq!(contract_status(old), ContractStatus::Terminated);
        let view = Utility::meter_view(meter).expect("registered");
        assert_eq!(view.meter.supplier, RIVALS);
        pass(DAY);
        lodge_signed(51, meter, 2, Timestamp::get(), 550);
        assert_eq!((consumed(old), consumed(new)), (500, 50));
        assert_eq!(used_before(new), 500, "the year's limits go on");
        assert_noop!(
            Utility::seal_meter(signed(OPERATOR), meter, DOCUMENT),
            Error::<Test>::NotOfThisOffice
        );
    });
}

/// What the consumer had used in the year before the contract.
fn used_before(id: ContractId) -> u64 {
    let opening = <Utility as Supply<AccountId>>::opening(id);
    opening.expect("it is known").used[0]
}

#[test]
fn of_a_years_limits_what_was_used_since_new_year_is_used_under_the_next_contract() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, old) = connected(51);
        // Ten a day from the first of December until the 21st of January, local time.
        let local = tariff().local_time;
        let midnight = |year, month, day| {
            let day = Day::of(year, month, day).expect("there is such a day");
            local.midnight(day).expect("after 1970")
        };
        for (counter, at, shown) in [
            (1, midnight(2026, 12, 1), 1_000),
            (2, midnight(2027, 1, 21), 1_510),
        ] {
            Timestamp::set_timestamp(at);
            assert_ok!(certify(meter, at + 365 * DAY));
            lodge_signed(51, meter, counter, at, shown);
        }
        let new = offered(successor(51, old));
        assert_ok!(accept(&key, new));
        assert_eq!(used_before(new), 200, "twenty days of January");
        // And again: what was used before counts on.
        lodge_signed(51, meter, 3, Timestamp::get() + 1, 1_550);
        let last = offered(successor(51, new));
        assert_ok!(accept(&key, last));
        assert_eq!(used_before(last), 240);
    });
}

#[test]
fn consumer_and_supplier_do_not_change_at_once() {
    ExtBuilder::build_and_execute(|| {
        let (_, _, old) = connected(51);
        assert_ok!(propose(RIVAL, tariff(), SAMARKAND, day(70)));
        let tariff = latest_tariff();
        assert_ok!(approve(tariff));
        pass(40 * DAY);
        let theirs = ContractTerms {
            tariff,
            ..successor(52, old)
        };
        assert_noop!(
            Utility::offer_contract(signed(RIVAL), theirs),
            Error::<Test>::BothChange
        );
        let ended = in_force(terms(53, TariffId(0)));
        assert_ok!(Utility::attest_termination(
            signed(SUPPLIER_FOUR_EYES),
            ended,
            STATEMENT
        ));
        assert_noop!(
            Utility::offer_contract(signed(CLERK), successor(53, ended)),
            Error::<Test>::NotInForce
        );
    });
}

#[test]
fn a_release_is_to_the_offer_that_says_so() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, _, old) = connected(51);
        let elsewhere = offered(terms(52, TariffId(0)));
        let release = |to| Utility::release_contract(by(&tenant), old, to);
        assert_noop!(release(elsewhere), Error::<Test>::NotReplaced);
        let new = offered(successor(52, old));
        assert_noop!(
            Utility::attest_release(signed(CLERK), old, new, STATEMENT, false),
            Error::<Test>::OwnOffer
        );
        assert_ok!(attest(old, new, false));
        let view = Utility::contract_view(old).expect("offered");
        let manner = view.contract.release.map(|release| release.word.manner);
        assert_eq!(
            manner,
            Some(Manner::InPerson {
                statement: CERTIFICATE,
                officer: MandateId(COLLEAGUE.into())
            })
        );
    });
}

#[test]
fn supply_goes_on_after_a_death_and_an_heir_takes_the_contract_over() {
    ExtBuilder::build_and_execute(|| {
        let (dead, meter, old) = connected(51);
        let heir = consumer(52);
        die(51, 7);
        assert_eq!(contract_status(old), ContractStatus::Active);
        let of_the_dead = |id| Utility::contract_view(id).expect("offered").of_the_dead;
        assert!(of_the_dead(old));
        // The wallet is nobody's word any more, and the meter counts on.
        assert_noop!(
            Utility::terminate_contract(by(&dead), old),
            Error::<Test>::ConsumerDead
        );
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let new = offered(successor(52, old));
        assert_noop!(accept(&heir, new), Error::<Test>::NotReleased);
        assert_noop!(attest(old, new, false), Error::<Test>::ConsumerDead);
        assert_ok!(attest(old, new, true));
        assert_ok!(accept(&heir, new));
        let view = Utility::contract_view(old).expect("offered");
        let ContractState::Terminated { ended, .. } = view.contract.state else {
            panic!("it has ended");
        };
        assert_eq!(
            ended.manner,
            Manner::OnDeath {
                certificate: CERTIFICATE,
                officer: MandateId(COLLEAGUE.into())
            }
        );
        assert!(!of_the_dead(new));
        assert_eq!(last_mark(new).totals[0], 500);
    });
}

#[test]
fn nobody_takes_over_from_the_living_as_from_the_dead() {
    ExtBuilder::build_and_execute(|| {
        let (_, _, old) = connected(51);
        let new = offered(successor(52, old));
        assert_noop!(attest(old, new, true), Error::<Test>::ConsumerAlive);
    });
}

#[test]
fn the_dead_are_offered_nothing() {
    ExtBuilder::build_and_execute(|| {
        let waiting = offered(terms(51, tariff_today()));
        die(51, 7);
        assert_noop!(
            Utility::offer_contract(signed(CLERK), terms(51, TariffId(0))),
            Error::<Test>::ConsumerDead
        );
        assert_noop!(
            Utility::attest_acceptance(signed(COLLEAGUE), waiting, STATEMENT),
            Error::<Test>::ConsumerDead
        );
    });
}

#[test]
fn who_was_held_to_be_dead_speaks_again_and_only_for_that_death() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        die(51, 7);
        // A second entry of the same death does not take the place of the first.
        die(51, 8);
        let annul = |record| {
            let death = death(51, record);
            Utility::on_death_annulled(&DeathAnnulment {
                subject: death.subject,
                linked: death.linked,
                death: death.record,
                record: RecordId(9),
                registered_at: death.registered_at,
            })
        };
        assert_ok!(annul(8));
        assert_noop!(report(&key, id, 5), Error::<Test>::ConsumerDead);
        assert_ok!(annul(7));
        assert_ok!(report(&key, id, 5));
    });
}

#[test]
fn no_supplier_takes_a_household_from_another_on_its_own_officers_word() {
    ExtBuilder::build_and_execute(|| {
        let (key, meter, old) = connected(51);
        assert_ok!(propose(RIVAL, tariff(), SAMARKAND, day(70)));
        let tariff = latest_tariff();
        assert_ok!(approve(tariff));
        pass(40 * DAY);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let theirs = ContractTerms {
            tariff,
            ..successor(51, old)
        };
        assert_ok!(Utility::offer_contract(signed(RIVAL), theirs));
        let new = latest_contract();
        assert_noop!(
            Utility::attest_acceptance(signed(RIVALS_COLLEAGUE), new, STATEMENT),
            Error::<Test>::NotReleased
        );
        // Released before an officer of the supplier that loses it, it may go.
        assert_ok!(Utility::attest_release(
            signed(COLLEAGUE),
            old,
            new,
            CERTIFICATE,
            false
        ));
        assert_ok!(Utility::attest_acceptance(
            signed(RIVALS_COLLEAGUE),
            new,
            STATEMENT
        ));
        assert_eq!(contract_status(old), ContractStatus::Terminated);
        drop(key);
    });
}

#[test]
fn nobody_takes_over_from_somebody_who_turns_out_to_live() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, old) = connected(51);
        let heir = consumer(52);
        die(51, 7);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let new = offered(successor(52, old));
        assert_ok!(attest(old, new, true));
        let death = death(51, 7);
        assert_ok!(Utility::on_death_annulled(&DeathAnnulment {
            subject: death.subject,
            linked: death.linked,
            death: death.record,
            record: RecordId(9),
            registered_at: death.registered_at,
        }));
        assert_noop!(accept(&heir, new), Error::<Test>::NotReleased);
    });
}

#[test]
fn whoever_takes_over_from_the_dead_speaks_for_what_they_left() {
    ExtBuilder::build_and_execute(|| {
        let (_, meter, old) = connected(51);
        let heir = consumer(52);
        let agreement = || <Utility as Supply<AccountId>>::agreement(old).expect("in force");
        assert_eq!(agreement().consumer_died_at, None);
        die(51, 7);
        assert_eq!(agreement().consumer_died_at, Some(Timestamp::get()));
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        let new = offered(successor(52, old));
        assert_ok!(attest(old, new, true));
        assert_eq!(agreement().consumer, subject(51));
        assert_ok!(accept(&heir, new));
        assert_eq!(agreement().consumer, subject(52));
        assert_eq!(agreement().consumer_died_at, None);
    });
}

#[test]
fn an_estimate_is_not_what_the_next_contract_begins_with_where_the_meter_was_read() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, meter, old) = connected(51);
        for week in 1..=5 {
            pass(7 * DAY);
            lodge_signed(51, meter, week, Timestamp::get(), week * 70);
        }
        pass(DAY);
        let at = Timestamp::get();
        let taken = Taken::Estimated { at };
        assert_ok!(Utility::take_reading(signed(OPERATOR), old, taken));
        assert_ok!(answer(&tenant, old, 1, Answer::Agree));
        assert!(consumed(old) > 350);
        let new = offered(successor(52, old));
        assert_ok!(Utility::release_contract(by(&tenant), old, new));
        let next = consumer(52);
        assert_ok!(accept(&next, new));
        assert_eq!((consumed(old), last_mark(new).totals[0]), (350, 350));
    });
}

#[test]
fn a_household_that_was_estimated_last_ends_with_that_and_the_next_begins_with_it() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, meter, old) = connected(51);
        for week in 1..=5 {
            pass(7 * DAY);
            lodge_signed(51, meter, week, Timestamp::get(), week * 70);
        }
        pass(30 * DAY);
        let at = Timestamp::get();
        let taken = Taken::Estimated { at };
        assert_ok!(Utility::take_reading(signed(OPERATOR), old, taken));
        assert_ok!(answer(&tenant, old, 1, Answer::Agree));
        let estimated = consumed(old);
        assert!(estimated > 350);
        assert_ok!(Utility::terminate_contract(by(&tenant), old));
        let next = in_force(ContractTerms {
            meter: Some(meter),
            ..terms(54, TariffId(0))
        });
        assert_eq!(last_mark(next).totals[0], estimated);
        pass(DAY);
        lodge_signed(51, meter, 6, Timestamp::get(), estimated + 9);
        assert_eq!((consumed(old), consumed(next)), (estimated, 9));
    });
}

#[test]
fn a_contract_is_not_billed_from_before_its_tariff() {
    ExtBuilder::build_and_execute(|| {
        let (tenant, meter, old) = connected(51);
        let next = consumer(52);
        let follower = approved(tariff(), day(63));
        pass(30 * DAY);
        lodge_signed(51, meter, 1, Timestamp::get(), 500);
        pass(DAY);
        let offer = ContractTerms {
            tariff: follower,
            ..successor(52, old)
        };
        let new = offered(offer);
        assert_ok!(Utility::release_contract(by(&tenant), old, new));
        assert_noop!(accept(&next, new), Error::<Test>::TariffNotInForce);
        lodge_signed(51, meter, 2, Timestamp::get(), 505);
        assert_ok!(accept(&next, new));
    });
}
