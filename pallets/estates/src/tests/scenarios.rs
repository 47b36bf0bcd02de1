//! Stories.

use super::*;
use crate::{Certificates, Heirs, Wills};

#[test]
fn of_two_wills_of_which_the_second_was_taken_back_none_stands() {
    ExtBuilder::build_and_execute(|| {
        // Gulnora leaves the house to her son, and five years later to her daughter.
        let to_the_son = will(1);
        wait(5 * 365 * DAY);
        let to_the_daughter = will(1);
        // She takes the second one back, before another notary, and makes no third.
        wait(365 * DAY);
        assert_ok!(Estates::withdraw_will(by(NEIGHBOUR), to_the_daughter));
        // Whoever knows her pseudonym sees that there were wills; the chain answers nobody.
        assert_eq!(found(1), None);

        let id = taken(1);
        // The first one does not stand again: she is inherited from by law.
        let expected = vec![
            (to_the_daughter, WillStatus::Withdrawn),
            (to_the_son, WillStatus::Superseded),
        ];
        assert_eq!(found(1), Some(expected));
        // Unless a court finds that the second was no will at all: then it has superseded nothing.
        assert_ok!(rule(id, Ruling::AnnulWill(to_the_daughter)));
        let expected = vec![
            (to_the_daughter, WillStatus::Annulled),
            (to_the_son, WillStatus::Stands),
        ];
        assert_eq!(found(1), Some(expected));
        // Nothing of it is gone.
        let kept = Wills::<Test>::get(to_the_daughter).expect("kept");
        assert!(kept.withdrawal.is_some() && kept.former == Some(to_the_son));
    });
}

#[test]
fn an_estate_is_divided_among_the_heirs_but_the_one_who_renounced() {
    ExtBuilder::build_and_execute(|| {
        // Rustam dies in Urgut. His widow (2) has half of the house anyway; his three children (3, 4, 5) and she inherit.
        let id = opened(1);
        assert_ok!(declare(id, 3, Choice::Accept));
        wait(10 * DAY);
        assert_ok!(Estates::take_estate(by(NOTARY), id));
        assert_ok!(Estates::list_estate(by(NOTARY), id, ROOT));
        let attested = |who, choice| {
            assert_ok!(Estates::attest_declaration(
                by(NEIGHBOUR),
                id,
                heir(who),
                choice,
                ROOT
            ));
        };
        attested(2, Choice::Accept);
        attested(4, Choice::Renounce);
        assert_ok!(spousal(id));
        // The unpaid bills are found, and listed.
        wait(60 * DAY);
        assert_ok!(Estates::list_estate(by(NOTARY), id, OTHER_ROOT));

        // The notary is suspended, and a successor named.
        SuspendedOffices::set(vec![PRACTICE]);
        hand_over(PRACTICE, NEIGHBOURS);
        wait(SIX_MONTHS);
        // The youngest was abroad. The others agree.
        assert_noop!(declare(id, 5, Choice::Accept), Error::<Test>::PeriodOver);
        assert_ok!(Estates::admit_heir(
            by(NEIGHBOUR_FOUR_EYES),
            id,
            heir(5),
            ROOT
        ));
        let issue =
            |who| Estates::issue_certificate(by(NEIGHBOUR), id, heir(who), share(1, 3), ROOT);
        assert_noop!(issue(4), Error::<Test>::NotHeir);
        for who in [2, 3, 5] {
            assert_ok!(issue(who));
        }
        assert_ok!(Estates::close_estate(by(NEIGHBOUR), id, ROOT));
        assert_eq!(status(id), EstateStatus::Settled);
        assert_eq!(certificates(id), vec![CertificateStatus::Stands; 4]);
        let renounced = Heirs::<Test>::get(id, heir(4)).expect("declared");
        assert_eq!(renounced.certificate, None);
    });
}

#[test]
fn an_annulled_death_voids_the_estate_for_ever_and_the_wills_stand_as_they_stood() {
    ExtBuilder::build_and_execute(|| {
        // Anvar, missed at sea, is registered as dead, and his brother inherits.
        let first = will(1);
        let id = dividing(1, &[2]);
        assert_ok!(issue(id, 2, share(1, 1)));
        assert_ok!(close(id));
        assert!(found(1).is_some());
        // He comes home.
        let death = estate(id).death;
        lives_again(1, death.0);
        assert_eq!(status(id), EstateStatus::Void);
        assert_eq!(certificates(id), vec![CertificateStatus::Void]);
        assert_eq!(found(1), None);
        let event = Event::EstateVoided {
            estate: id,
            deceased: subject(1),
            record: adliya_primitives::RecordId(death.0 + 1),
        };
        System::assert_last_event(event.into());
        // Nothing can be done with it any more, by nobody.
        let void = || Error::<Test>::EstateVoid;
        assert_noop!(declare(id, 3, Choice::Accept), void());
        assert_noop!(Estates::take_estate(by(NOTARY), id), void());
        assert_noop!(issue(id, 2, share(1, 1)), void());
        assert_noop!(close(id), void());
        assert_noop!(rule(id, Ruling::AnnulCertificate(0)), void());
        // He makes another will. Years later he dies: this is another estate, with nobody in it.
        let second = will(1);
        wait(10 * 365 * DAY);
        let again = opened(1);
        assert_eq!(estate(again).former, Some(id));
        assert_eq!(
            (status(id), status(again)),
            (EstateStatus::Void, EstateStatus::Opened)
        );
        let view = Estates::estate_of(subject(1)).expect("opened");
        assert_eq!((view.id, view.estate.acceptors), (again, 0));
        let expected = vec![
            (second, WillStatus::Stands),
            (first, WillStatus::Superseded),
        ];
        assert_eq!(found(1), Some(expected));
        // What was certified in error is kept, and counts for nothing.
        assert!(Certificates::<Test>::contains_key(id, 0));
        assert_eq!(certificates(id), vec![CertificateStatus::Void]);
    });
}

#[test]
fn the_annulment_of_a_death_that_was_not_heard_of_changes_nothing() {
    ExtBuilder::build_and_execute(|| {
        lives_again(1, 5);
        assert!(Estates::estate_of(subject(1)).is_none());
        // Nor that of another entry.
        let id = opened(1);
        lives_again(1, 5);
        assert_eq!(status(id), EstateStatus::Opened);
    });
}
