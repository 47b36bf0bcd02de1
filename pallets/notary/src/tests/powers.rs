use super::*;
use crate::types::Renunciation;
use adliya_primitives::{MandateId, Region};

fn passed_on(attorneys: &[u64]) -> PowerTerms {
    PowerTerms {
        substitutions: 0,
        ..terms(attorneys)
    }
}

fn refused(terms: PowerTerms) -> DispatchResult {
    draft_power(&[1], terms, a_year(), None)
}

#[test]
fn a_power_is_in_force_from_its_certification_to_its_end() {
    ExtBuilder::build_and_execute(|| {
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        sign_all(id);
        assert!(!can(2, 1));
        wait(DAY);
        assert_ok!(certify(id));
        assert!(can(2, 1) && !can(1, 2) && !can(3, 1));
        assert!(!could(2, 1, now() - 1));
        let answer = Notary::power_in_force(subject(2), subject(1), Scope::Taxes, now());
        let answer = answer.expect("in force");
        assert_eq!((answer.power, answer.limit), (id, Some(1_000)));
        assert_eq!((answer.territory, answer.until), (SAMARKAND, NOW + YEAR));
        assert!(could(2, 1, NOW + YEAR - 1) && !could(2, 1, NOW + YEAR));
        let other = Notary::power_in_force(subject(2), subject(1), Scope::Litigation, now());
        assert_eq!(other, None, "it does not entitle to that");
    });
}

#[test]
fn draft_power_fails_for_terms_that_make_no_sense() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(refused(terms(&[])), Error::<Test>::NoAttorneys);
        assert_noop!(refused(terms(&[2, 2])), Error::<Test>::PartiesNotDistinct);
        assert_noop!(refused(terms(&[2, 1])), Error::<Test>::OwnAttorney);
        for bits in [0, 1 << Scope::ALL.len()] {
            let scopes = Scopes(bits);
            assert_noop!(
                refused(PowerTerms {
                    scopes,
                    ..terms(&[2])
                }),
                Error::<Test>::UnknownScope
            );
        }
        let territory = Region::new(1, 0, 3, 0);
        assert_noop!(
            refused(PowerTerms {
                territory,
                ..terms(&[2])
            }),
            Error::<Test>::MalformedRegion
        );
        let substitutions = 4;
        assert_noop!(
            refused(PowerTerms {
                substitutions,
                ..terms(&[2])
            }),
            Error::<Test>::SubstitutionTooDeep
        );
    });
}

#[test]
fn draft_power_fails_without_an_end_and_for_longer_than_the_law_allows() {
    ExtBuilder::build_and_execute(|| {
        let until = |until| {
            let term = Term { until, ..a_month() };
            draft_power(&[1], terms(&[2]), term, None)
        };
        assert_noop!(until(None), Error::<Test>::EndMissing);
        assert_noop!(
            until(Some(now() + 3 * YEAR + 1)),
            Error::<Test>::TermTooLong
        );
        assert_ok!(until(Some(now() + 3 * YEAR)));
    });
}

#[test]
fn draft_power_takes_one_principal() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            draft_power(&[1, 3], terms(&[2]), a_year(), None),
            Error::<Test>::NotGrantor
        );
        assert_noop!(
            draft_power(&[], terms(&[2]), a_year(), None),
            Error::<Test>::NoParties
        );
    });
}

#[test]
fn revocation_is_for_the_principal_before_any_notary_or_with_the_wallet() {
    ExtBuilder::build_and_execute(|| {
        let id = empowered(1, &[2]);
        assert_noop!(
            Notary::revoke_power(notary(), id, subject(2)),
            Error::<Test>::NotGrantor
        );
        let signer = wallet_of(2);
        assert_noop!(
            Notary::revoke_own_power(signer, id),
            Error::<Test>::NotGrantor
        );
        assert_ok!(Notary::revoke_power(neighbour(), id, subject(1)));
        System::assert_last_event(
            Event::PowerRevoked {
                act: id,
                subject: subject(1),
                office: NEIGHBOURS,
                officer: MandateId(3),
            }
            .into(),
        );
        assert!(!can(2, 1));
        let id = empowered(1, &[2]);
        assert_ok!(Notary::revoke_own_power(wallet_of(1), id));
        System::assert_last_event(
            Event::OwnPowerRevoked {
                act: id,
                subject: subject(1),
            }
            .into(),
        );
        assert!(!can(2, 1));
    });
}

#[test]
fn nothing_but_a_power_is_revoked_or_renounced() {
    ExtBuilder::build_and_execute(|| {
        let sale = certified(&[1, 2]);
        let refused = Error::<Test>::NotRevocable;
        let signer = wallet_of(1);
        assert_noop!(Notary::revoke_own_power(signer, sale), refused);
        let refused = Error::<Test>::NotRevocable;
        assert_noop!(Notary::renounce_power(notary(), sale, subject(2)), refused);
        assert_noop!(
            Notary::revoke_power(notary(), ActId(9), subject(1)),
            Error::<Test>::NotFound
        );
    });
}

#[test]
fn nobody_revokes_for_the_dead() {
    ExtBuilder::build_and_execute(|| {
        let id = empowered(1, &[2]);
        dies(subject(1), 7);
        assert_noop!(
            Notary::revoke_power(notary(), id, subject(1)),
            Error::<Test>::Deceased
        );
        dies(subject(2), 8);
        assert_noop!(
            Notary::renounce_power(notary(), id, subject(2)),
            Error::<Test>::Deceased
        );
    });
}

#[test]
fn an_attorney_who_renounces_leaves_the_others_who_may_act_alone() {
    ExtBuilder::build_and_execute(|| {
        let id = empowered(1, &[2, 3]);
        assert!(can(2, 1) && can(3, 1));
        wait(DAY);
        assert_ok!(Notary::renounce_own_power(wallet_of(2), id));
        System::assert_last_event(
            Event::OwnPowerRenounced {
                act: id,
                attorney: subject(2),
            }
            .into(),
        );
        assert!(!can(2, 1) && can(3, 1));
        assert!(could(2, 1, NOW), "as it was");
        assert_noop!(
            Notary::renounce_power(notary(), id, subject(2)),
            Error::<Test>::AlreadyRenounced
        );
        assert_noop!(
            Notary::renounce_power(notary(), id, subject(4)),
            Error::<Test>::NotAttorney
        );
        assert_ok!(Notary::renounce_power(neighbour(), id, subject(3)));
        System::assert_last_event(
            Event::PowerRenounced {
                act: id,
                attorney: subject(3),
                office: NEIGHBOURS,
                officer: MandateId(3),
            }
            .into(),
        );
        let power = crate::Powers::<Test>::get(id).expect("kept");
        let expected = [2, 3].map(|number| Renunciation {
            attorney: subject(number),
            at: now(),
        });
        assert_eq!(power.renunciations.to_vec(), expected);
    });
}

#[test]
fn attorneys_who_act_together_are_named_and_none_of_them_acts_without_another() {
    ExtBuilder::build_and_execute(|| {
        let together = PowerTerms {
            exercise: Exercise::Jointly,
            ..terms(&[2, 3, 4])
        };
        let id = constituted(&[1], together, a_year(), None);
        let answer = Notary::power_in_force(subject(3), subject(1), Scope::Banking, now());
        assert_eq!(
            answer.expect("in force").together_with,
            [subject(2), subject(4)]
        );
        wait(DAY);
        assert_ok!(Notary::renounce_own_power(wallet_of(4), id));
        assert!(!can(2, 1) && !can(3, 1) && !can(4, 1));
        assert!(could(2, 1, NOW));
    });
}

#[test]
fn a_modified_power_takes_the_place_of_the_former_in_that_moment() {
    ExtBuilder::build_and_execute(|| {
        let former = empowered(1, &[2]);
        wait(DAY);
        let id = constituted(&[1], terms(&[3]), a_year(), Some(Link::Replaces(former)));
        assert!(!can(2, 1) && can(3, 1) && could(2, 1, NOW));
        assert_eq!(status(former), ActStatus::Superseded(id));
    });
}

#[test]
fn a_power_is_modified_by_its_principal_alone_and_a_substitution_not_at_all() {
    ExtBuilder::build_and_execute(|| {
        let former = empowered(1, &[2]);
        let replaces = |by, id| draft_power(&[by], terms(&[4]), a_year(), Some(Link::Replaces(id)));
        assert_noop!(replaces(3, former), Error::<Test>::PartyMissing);
        let below = Some(Link::Substitutes(former));
        let substitution = constituted(&[2], passed_on(&[3]), a_year(), below);
        assert_noop!(replaces(1, substitution), Error::<Test>::IsSubstitution);
        assert_noop!(replaces(2, substitution), Error::<Test>::IsSubstitution);
        let sale = certified(&[1, 2]);
        assert_noop!(replaces(1, sale), Error::<Test>::KindMismatch);
        let changes = Some(Link::Changes(former));
        assert_noop!(
            draft_power(&[1], terms(&[4]), a_year(), changes),
            Error::<Test>::KindMismatch
        );
    });
}

#[test]
fn an_extension_has_the_same_terms_for_longer() {
    ExtBuilder::build_and_execute(|| {
        let former = empowered(1, &[2]);
        let extends = |terms, term| draft_power(&[1], terms, term, Some(Link::Extends(former)));
        let same_end = a_year();
        assert_noop!(
            extends(terms(&[2]), same_end),
            Error::<Test>::ValidityTooShort
        );
        wait(DAY);
        assert_noop!(extends(terms(&[3]), a_year()), Error::<Test>::TermsChanged);
        let id = next();
        assert_ok!(extends(terms(&[2]), a_year()));
        sign_all(id);
        assert_ok!(certify(id));
        assert_eq!(status(former), ActStatus::Superseded(id));
        assert!(could(2, 1, NOW + YEAR));
    });
}

#[test]
fn a_power_is_renewed_when_it_is_over_and_extended_before() {
    ExtBuilder::build_and_execute(|| {
        let former = empowered(1, &[2]);
        let again = |link| draft_power(&[1], terms(&[2]), a_year(), Some(link));
        assert_noop!(again(Link::Renews(former)), Error::<Test>::LinkNotOver);
        assert_noop!(again(Link::Renews(ActId(9))), Error::<Test>::NotFound);
        wait(YEAR);
        assert_noop!(again(Link::Extends(former)), Error::<Test>::LinkNotInForce);
        let id = constituted(&[1], terms(&[2]), a_year(), Some(Link::Renews(former)));
        assert!(can(2, 1));
        assert_eq!(status(former), ActStatus::Expired);
        assert_eq!(act(id).link, Some(Link::Renews(former)));
    });
}

#[test]
fn a_draft_that_was_never_certified_is_not_renewed() {
    ExtBuilder::build_and_execute(|| {
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        assert_ok!(Notary::withdraw_act(notary(), ActId(0)));
        let renews = Some(Link::Renews(ActId(0)));
        assert_noop!(
            draft_power(&[1], terms(&[2]), a_year(), renews),
            Error::<Test>::LinkNotOver
        );
    });
}

#[test]
fn a_substitution_gives_no_more_than_there_is() {
    ExtBuilder::build_and_execute(|| {
        let above = empowered(1, &[2]);
        let link = Some(Link::Substitutes(above));
        let own = passed_on(&[3]);
        let exceeding = [
            PowerTerms {
                scopes: Scopes::of(&[Scope::Litigation]),
                ..own.clone()
            },
            PowerTerms {
                limit: None,
                ..own.clone()
            },
            PowerTerms {
                limit: Some(1_001),
                ..own.clone()
            },
            PowerTerms {
                territory: ANDIJAN,
                ..own.clone()
            },
            PowerTerms {
                territory: Region::WHOLE,
                ..own.clone()
            },
            PowerTerms {
                substitutions: 1,
                ..own.clone()
            },
        ];
        for terms in exceeding {
            assert_noop!(
                draft_power(&[2], terms, a_year(), link),
                Error::<Test>::ExceedsPower
            );
        }
        let longer = Term {
            until: Some(now() + YEAR + 1),
            ..a_month()
        };
        assert_noop!(
            draft_power(&[2], own.clone(), longer, link),
            Error::<Test>::ExceedsPower
        );
        let narrower = PowerTerms {
            scopes: Scopes::of(&[Scope::Banking]),
            limit: Some(10),
            territory: URGUT,
            ..own
        };
        constituted(&[2], narrower, a_year(), link);
        let answer = Notary::power_in_force(subject(3), subject(1), Scope::Banking, now());
        let answer = answer.expect("in force");
        assert_eq!((answer.limit, answer.territory), (Some(10), URGUT));
        assert!(can(2, 1), "who passes a power on keeps it");
    });
}

#[test]
fn a_substitution_is_given_by_who_holds_the_power_and_if_it_may_be() {
    ExtBuilder::build_and_execute(|| {
        let above = empowered(1, &[2, 5]);
        let give = |grantors: &[u64], to, under| {
            let link = Some(Link::Substitutes(under));
            draft_power(grantors, passed_on(&[to]), a_year(), link)
        };
        let refused = Error::<Test>::NotAttorney;
        assert_noop!(give(&[1], 3, above), refused);
        assert_noop!(give(&[2, 5], 3, above), Error::<Test>::NotAttorney);
        assert_noop!(give(&[2], 1, above), Error::<Test>::OwnAttorney);
        assert_ok!(Notary::renounce_own_power(wallet_of(5), above));
        assert_noop!(give(&[5], 3, above), Error::<Test>::NotAttorney);
        let below = next();
        assert_ok!(give(&[2], 3, above));
        assert_noop!(give(&[3], 4, below), Error::<Test>::LinkNotInForce);
        sign_all(below);
        assert_ok!(certify(below));
        assert_noop!(give(&[3], 4, below), Error::<Test>::NotSubstitutable);
    });
}

#[test]
fn those_who_act_together_pass_a_power_on_together() {
    ExtBuilder::build_and_execute(|| {
        let together = PowerTerms {
            exercise: Exercise::Jointly,
            ..terms(&[2, 3])
        };
        let above = constituted(&[1], together, a_year(), None);
        let link = Some(Link::Substitutes(above));
        assert_noop!(
            draft_power(&[2], passed_on(&[4]), a_year(), link),
            Error::<Test>::NotAttorney
        );
        let below = constituted(&[3, 2], passed_on(&[4]), a_year(), link);
        assert!(can(4, 1));
        // Each of those who gave it, and the principal, can take it back.
        for number in [1, 2, 3] {
            frame_support::hypothetically!({
                assert_ok!(Notary::revoke_own_power(wallet_of(number), below));
                assert!(!can(4, 1) && can(2, 1));
            });
        }
    });
}

#[test]
fn a_substitution_is_not_certified_when_the_power_has_ended_since() {
    ExtBuilder::build_and_execute(|| {
        let above = empowered(1, &[2]);
        let below = next();
        let link = Some(Link::Substitutes(above));
        assert_ok!(draft_power(&[2], passed_on(&[3]), a_year(), link));
        sign_all(below);
        assert_ok!(Notary::revoke_own_power(wallet_of(1), above));
        assert_noop!(certify(below), Error::<Test>::LinkNotInForce);
    });
}
