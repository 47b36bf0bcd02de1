//! Whether a power is in force, now and then.

use super::*;
use crate::types::{DeathSpan, MAX_CONSIDERED, MAX_DEATHS, MAX_DEPTH};
use adliya_primitives::RecordId;

/// A chain of powers: of 1 for 2, who passes it on to 3, and so on, as far as it goes.
fn chain() -> Vec<ActId> {
    let deep = PowerTerms {
        substitutions: MAX_DEPTH,
        ..terms(&[2])
    };
    let mut all = vec![constituted(&[1], deep, a_year(), None)];
    for number in 0..u64::from(MAX_DEPTH) {
        let below = PowerTerms {
            substitutions: MAX_DEPTH - 1 - number as u8,
            ..terms(&[number + 3])
        };
        let link = Some(Link::Substitutes(*all.last().expect("not empty")));
        let term = Term {
            until: Some(NOW + YEAR),
            ..a_month()
        };
        all.push(constituted(&[number + 2], below, term, link));
    }
    all
}

#[test]
fn a_power_is_passed_on_three_times_and_not_a_fourth() {
    ExtBuilder::build_and_execute(|| {
        let all = chain();
        assert!((2..=5).all(|attorney| can(attorney, 1)));
        let link = Some(Link::Substitutes(all[3]));
        let last = PowerTerms {
            substitutions: 0,
            ..terms(&[6])
        };
        assert_noop!(
            draft_power(&[5], last, a_year(), link),
            Error::<Test>::NotSubstitutable
        );
    });
}

#[test]
fn a_chain_breaks_below_the_power_that_is_taken_back_and_not_above() {
    ExtBuilder::build_and_execute(|| {
        let all = chain();
        wait(DAY);
        for (place, power) in all.iter().enumerate() {
            frame_support::hypothetically!({
                assert_ok!(Notary::revoke_power(notary(), *power, subject(1)));
                for attorney in 2..=5u64 {
                    let above = (attorney as usize) < place + 2;
                    assert_eq!(can(attorney, 1), above, "{attorney} below {place}");
                    assert!(could(attorney, 1, NOW));
                }
            });
        }
    });
}

#[test]
fn a_chain_breaks_where_a_link_is_suspended_annulled_renounced_or_replaced() {
    ExtBuilder::build_and_execute(|| {
        let all = chain();
        wait(DAY);
        let breaks: [&dyn Fn() -> DispatchResult; 4] = [
            &|| rule(all[1], Ruling::Suspend),
            &|| rule(all[1], Ruling::Annul),
            &|| Notary::renounce_power(notary(), all[1], subject(3)),
            &|| {
                dies(subject(3), 7);
                Ok(())
            },
        ];
        for (number, break_it) in breaks.into_iter().enumerate() {
            frame_support::hypothetically!({
                assert_ok!(break_it());
                assert!(can(2, 1), "{number}");
                assert!((3..=5).all(|attorney| !can(attorney, 1)), "{number}");
                assert!((3..=5).all(|attorney| could(attorney, 1, NOW)), "{number}");
            });
        }
        let link = Some(Link::Replaces(all[0]));
        constituted(&[1], terms(&[2]), a_year(), link);
        assert!(can(2, 1) && !can(3, 1), "substitutions are given anew");
    });
}

#[test]
fn every_power_ends_with_its_principal_and_stays_ended_when_the_death_was_none() {
    ExtBuilder::build_and_execute(|| {
        chain();
        wait(DAY);
        dies(subject(1), 7);
        assert!((2..=5).all(|attorney| !can(attorney, 1)));
        assert!((2..=5).all(|attorney| could(attorney, 1, NOW + DAY - 1)));
        wait(DAY);
        lives_again(subject(1), 7);
        assert!((2..=5).all(|attorney| !can(attorney, 1)));
        // What the principal gives now counts.
        empowered(1, &[2]);
        assert!(can(2, 1));
        assert!(!could(2, 1, now() - 1));
    });
}

#[test]
fn a_power_for_somebody_dead_is_none() {
    ExtBuilder::build_and_execute(|| {
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2, 3]), a_year(), None));
        sign_all(id);
        dies(subject(2), 7);
        assert_ok!(certify(id));
        assert!(!can(2, 1) && can(3, 1));
    });
}

#[test]
fn a_power_is_not_in_force_while_a_court_has_it_suspended_and_is_again_after() {
    ExtBuilder::build_and_execute(|| {
        let id = empowered(1, &[2]);
        wait(DAY);
        assert_ok!(rule(id, Ruling::Suspend));
        wait(DAY);
        assert_ok!(rule(id, Ruling::Reinstate));
        wait(DAY);
        let on = |day: u64| could(2, 1, NOW + day * DAY);
        assert_eq!([0, 1, 2, 3].map(on), [true, false, true, true]);
    });
}

#[test]
fn of_a_power_that_was_annulled_later_the_answer_says_so() {
    ExtBuilder::build_and_execute(|| {
        let all = chain();
        wait(DAY);
        assert_ok!(rule(all[0], Ruling::Annul));
        let then = Notary::power_in_force(subject(4), subject(1), Scope::Banking, NOW);
        assert_eq!(
            then.expect("as it was told then").annulled_since,
            Some(NOW + DAY)
        );
    });
}

#[test]
fn of_several_powers_the_latest_that_entitles_counts_and_an_older_one_when_it_is_over() {
    ExtBuilder::build_and_execute(|| {
        let long = empowered(1, &[2]);
        wait(DAY);
        let term = Term {
            until: Some(now() + 60 * DAY),
            ..a_month()
        };
        let short = constituted(&[1], terms(&[2]), term, None);
        let which = |at| {
            Notary::power_in_force(subject(2), subject(1), Scope::Banking, at)
                .map(|answer| answer.power)
        };
        assert_eq!(which(now()), Some(short));
        assert_eq!(which(now() - 1), Some(long));
        assert_eq!(which(now() + 60 * DAY), Some(long));
    });
}

#[test]
fn the_latest_eight_powers_between_two_count() {
    ExtBuilder::build_and_execute(|| {
        empowered(1, &[2]);
        let other = PowerTerms {
            scopes: Scopes::of(&[Scope::Mail]),
            ..terms(&[2])
        };
        for number in 1..=MAX_CONSIDERED {
            wait(1);
            assert!(can(2, 1), "{number}");
            constituted(&[1], other.clone(), a_year(), None);
        }
        assert!(!can(2, 1), "eight later ones have displaced it");
        assert!(could(2, 1, now() - 1), "as it was");
    });
}

#[test]
fn deaths_and_their_annulments_are_told_apart_and_the_last_counts_from_there_on() {
    ExtBuilder::build_and_execute(|| {
        for number in 0..u64::from(MAX_DEATHS) {
            dies(subject(1), 10 * number);
            wait(DAY);
            lives_again(subject(1), 10 * number);
            wait(DAY);
        }
        let spans = || crate::DeathsOf::<Test>::get(subject(1)).0.to_vec();
        let nth = |n: u64| DeathSpan {
            record: RecordId(10 * n),
            from: NOW + 2 * n * DAY,
            until: Some(NOW + (2 * n + 1) * DAY),
        };
        assert_eq!(spans(), [0, 1, 2, 3].map(nth));
        dies(subject(1), 99);
        let last = DeathSpan {
            record: RecordId(99),
            until: None,
            ..nth(3)
        };
        assert_eq!(spans(), [nth(0), nth(1), nth(2), last]);
    });
}

#[test]
fn a_second_death_of_the_same_id_changes_nothing_nor_does_the_annulment_of_an_unknown_one() {
    ExtBuilder::build_and_execute(|| {
        lives_again(subject(1), 5);
        dies(subject(1), 7);
        dies(subject(1), 8);
        lives_again(subject(1), 8);
        let deaths = crate::DeathsOf::<Test>::get(subject(1));
        assert!(deaths.is_dead());
        assert_eq!(deaths.0.len(), 1);
        System::assert_last_event(
            Event::DeathHeard {
                subject: subject(1),
                record: RecordId(7),
            }
            .into(),
        );
    });
}
