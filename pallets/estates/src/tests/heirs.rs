//! Heirs: in time, too late, with a wallet or before a notary.

use super::*;
use crate::{
    types::{Heir, Means, MAX_PAGE},
    Heirs,
};

fn kept(id: EstateId, number: u64) -> Heir {
    Heirs::<Test>::get(id, heir(number)).expect("an heir")
}

fn attest(notary: AccountId, id: EstateId, number: u64, choice: Choice) -> DispatchResult {
    Estates::attest_declaration(by(notary), id, heir(number), choice, ROOT)
}

fn admit(id: EstateId, number: u64) -> DispatchResult {
    Estates::admit_heir(by(NOTARY_FOUR_EYES), id, heir(number), ROOT)
}

#[test]
fn an_heir_accepts_with_a_wallet_before_any_notary_has_taken_the_estate() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        assert_ok!(declare(id, 2, Choice::Accept));
        let declaration = kept(id, 2).declaration.expect("declared");
        assert_eq!(declaration.means, Means::Wallet);
        assert_eq!((declaration.claims_root, declaration.at), (ROOT, now()));
        assert_eq!(estate(id).acceptors, 1);
        let event = Event::InheritanceDeclared {
            estate: id,
            heir: heir(2),
            choice: Choice::Accept,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn an_heir_renounces_before_a_notary_of_any_practice() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(attest(ANDIJAN_NOTARY, id, 2, Choice::Renounce));
        let declaration = kept(id, 2).declaration.expect("declared");
        let (office, mandate) = officer(ANDIJAN_NOTARY)
            .map(|notary| (notary.office, notary.mandate))
            .expect("an officer");
        assert_eq!(declaration.means, Means::Attested { office, mandate });
        assert!(!kept(id, 2).accepts());
        assert_eq!(estate(id).acceptors, 0);
        let event = Event::DeclarationAttested {
            estate: id,
            heir: heir(2),
            choice: Choice::Renounce,
            office,
            officer: mandate,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn what_an_heir_has_declared_is_final() {
    for first in [Choice::Accept, Choice::Renounce] {
        for then in [Choice::Accept, Choice::Renounce] {
            ExtBuilder::build_and_execute(|| {
                let id = taken(1);
                assert_ok!(declare(id, 9, Choice::Accept));
                assert_ok!(declare(id, 2, first));
                assert_noop!(declare(id, 2, then), Error::<Test>::AlreadyDeclared);
                assert_noop!(attest(NOTARY, id, 2, then), Error::<Test>::AlreadyDeclared);
                wait(SIX_MONTHS);
                assert_noop!(admit(id, 2), Error::<Test>::AlreadyDeclared);
            });
        }
    }
}

#[test]
fn after_six_months_nobody_accepts_or_renounces_by_themselves() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        wait(SIX_MONTHS - 1);
        assert_ok!(declare(id, 2, Choice::Accept));
        wait(1);
        for choice in [Choice::Accept, Choice::Renounce] {
            assert_noop!(declare(id, 3, choice), Error::<Test>::PeriodOver);
            assert_noop!(attest(NOTARY, id, 3, choice), Error::<Test>::PeriodOver);
        }
    });
}

#[test]
fn where_the_law_sets_no_time_an_heir_accepts_until_the_estate_is_closed() {
    ExtBuilder::build_and_execute(|| {
        AcceptancePeriod::set(Moment::MAX);
        let id = dividing(1, &[2]);
        assert_ok!(declare(id, 3, Choice::Accept));
        assert_ok!(issue(id, 2, share(1, 2)));
        assert_ok!(issue(id, 3, share(1, 2)));
        assert_ok!(close(id));
        assert_noop!(declare(id, 4, Choice::Accept), Error::<Test>::EstateClosed);
    });
}

#[test]
fn who_is_too_late_is_admitted_when_all_agree_and_a_supervisor_confirms_it() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Accept));
        assert_noop!(admit(id, 3), Error::<Test>::PeriodNotOver);
        wait(SIX_MONTHS);
        assert_noop!(
            Estates::admit_heir(by(NOTARY), id, heir(3), ROOT),
            sp_runtime::DispatchError::BadOrigin
        );
        assert_ok!(admit(id, 3));
        assert!(kept(id, 3).accepts());
        assert_eq!(estate(id).acceptors, 2);
        let Some(Means::Agreed {
            office,
            mandate,
            supervisor,
        }) = kept(id, 3).declaration.map(|declared| declared.means)
        else {
            panic!("the others agreed");
        };
        let event = Event::HeirAdmitted {
            estate: id,
            heir: heir(3),
            office,
            officer: mandate,
            supervisor,
        };
        System::assert_last_event(event.into());
    });
}

#[test]
fn when_nobody_has_accepted_nobody_can_agree_and_a_late_heir_goes_to_court() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_ok!(declare(id, 2, Choice::Renounce));
        wait(SIX_MONTHS);
        assert_noop!(admit(id, 3), Error::<Test>::NobodyToAgree);
        assert_ok!(rule(id, Ruling::AdmitHeir(heir(3))));
        assert_eq!(estate(id).acceptors, 1);
    });
}

#[test]
fn a_notary_attests_nothing_for_relatives_the_dead_or_relatives_of_the_deceased() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        let accept = Choice::Accept;
        Relatives::set(vec![(NOTARY, heir(2)), (NEIGHBOUR, heir(1))]);
        for notary in [NOTARY, NEIGHBOUR] {
            assert_noop!(
                attest(notary, id, 2, accept),
                Error::<Test>::ConflictOfInterest
            );
        }
        assert_noop!(
            attest(NEWCOMER, id, 2, accept),
            Error::<Test>::NotaryNotIdentified
        );
        opened(3);
        assert_noop!(
            attest(ANDIJAN_NOTARY, id, 3, accept),
            Error::<Test>::Deceased
        );
        wait(SIX_MONTHS);
        assert_noop!(admit(id, 2), Error::<Test>::ConflictOfInterest);
        assert_noop!(admit(id, 3), Error::<Test>::Deceased);
    });
}

#[test]
fn the_wallet_of_the_dead_and_a_key_that_is_no_wallet_declare_nothing() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        opened(2);
        assert_noop!(
            declare(id, 2, Choice::Accept),
            Error::<Test>::WalletNotSpeaking
        );
        assert_noop!(
            Estates::declare(by(NOTARY), id, Choice::Accept, ROOT),
            Error::<Test>::WalletNotSpeaking
        );
    });
}

#[test]
fn nobody_inherits_from_themselves() {
    ExtBuilder::build_and_execute(|| {
        let id = taken(1);
        assert_noop!(
            attest(NOTARY, id, 1, Choice::Accept),
            Error::<Test>::OwnEstate
        );
        assert_noop!(
            rule(id, Ruling::AdmitHeir(heir(1))),
            Error::<Test>::OwnEstate
        );
        wait(SIX_MONTHS);
        assert_noop!(admit(id, 1), Error::<Test>::OwnEstate);
    });
}

#[test]
fn nobody_declares_anything_about_an_estate_that_is_not_there() {
    ExtBuilder::build_and_execute(|| {
        let id = EstateId(9);
        assert_noop!(declare(id, 2, Choice::Accept), Error::<Test>::NotFound);
        assert_noop!(
            attest(NOTARY, id, 2, Choice::Accept),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn the_heirs_are_read_page_by_page_each_once() {
    ExtBuilder::build_and_execute(|| {
        let id = opened(1);
        let all: Vec<u64> = (2..=12).collect();
        for number in &all {
            assert_ok!(declare(id, *number, Choice::Accept));
        }
        let (mut read, mut after, mut pages) = (vec![], None, 0);
        loop {
            let page = Estates::heirs_page(id, after, 4);
            read.extend(page.heirs.into_iter().map(|view| view.subject));
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        read.sort();
        assert_eq!(read, all.into_iter().map(heir).collect::<Vec<_>>());
        assert_eq!(pages, 3);
        assert!(Estates::heirs_page(id, None, 0).heirs.is_empty());
        assert!(Estates::heirs_page(id, None, u32::MAX).heirs.len() <= MAX_PAGE as usize);
    });
}
