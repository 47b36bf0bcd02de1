//! What other domains are told of the practices.

use super::*;
use crate::types::Relation;
use adliya_primitives::{traits::NotarialPractices, MandateId, OfficeId};

fn keeper(practice: OfficeId) -> Option<OfficeId> {
    let file = Notary::file_of(practice).expect("a practice");
    Notary::keeper(file)
}

#[test]
fn what_others_keep_with_a_practice_goes_into_the_file_of_its_acts() {
    ExtBuilder::build_and_execute(|| {
        let file = Notary::file_of(PRACTICE).expect("a practice");
        let id = drafted(&[1, 2]);
        assert_eq!(act(id).docket, file);
        assert_eq!(Notary::file_of(PRACTICE), Ok(file));
        assert_ne!(Notary::file_of(NEIGHBOURS), Ok(file));
        assert_eq!(
            Notary::file_of(NEWCOMERS),
            Err(Error::<Test>::PracticeNotFound.into())
        );
    });
}

#[test]
fn a_handover_passes_on_what_others_keep_with_the_practice() {
    ExtBuilder::build_and_execute(|| {
        let file = Notary::file_of(PRACTICE).expect("a practice");
        assert_eq!(Notary::keeper(file), Some(PRACTICE));
        assert_ok!(Notary::hand_over_practice(chamber(), PRACTICE, NEIGHBOURS));
        assert_eq!(Notary::keeper(file), Some(NEIGHBOURS));
        // A practice that goes on begins another file.
        assert_ne!(Notary::file_of(PRACTICE), Ok(file));
        assert_eq!(keeper(PRACTICE), Some(PRACTICE));
    });
}

#[test]
fn others_are_told_whether_a_notary_is_impartial() {
    ExtBuilder::build_and_execute(|| {
        let (notary_mandate, newcomer) = (MandateId(1), MandateId(11));
        let relative = subject(90);
        assert_ok!(Notary::declare_related(notary(), relative, Relation::Kin));
        let partial = |persons: &[SubjectId]| Notary::is_partial(notary_mandate, persons);
        assert_eq!(partial(&[]), Some(false));
        assert_eq!(partial(&[subject(1)]), Some(false));
        assert_eq!(partial(&[subject(1), relative]), Some(true));
        assert_eq!(partial(&[notary_herself(1)]), Some(true));
        assert_eq!(Notary::is_partial(newcomer, &[]), None);
    });
}

#[test]
fn others_are_told_whom_a_wallet_speaks_for_while_they_live() {
    ExtBuilder::build_and_execute(|| {
        let who = subject(1);
        assert_ok!(link_wallet(who, &wallet(1)));
        let key = account_of(&wallet(1));
        assert_eq!(
            <Notary as NotarialPractices<_>>::subject_of(&key),
            Some(who)
        );
        assert!(!<Notary as NotarialPractices<AccountId>>::is_dead(&who));
        dies(who, 5);
        assert_eq!(<Notary as NotarialPractices<_>>::subject_of(&key), None);
        assert!(<Notary as NotarialPractices<AccountId>>::is_dead(&who));
    });
}
