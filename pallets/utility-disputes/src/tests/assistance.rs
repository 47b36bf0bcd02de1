//! A social office helps households that have no wallet.

use super::*;

const HELPER: Signatory = signatory(SOCIAL_OFFICE, SOCIAL_OFFICER);

#[test]
fn assist_dispute_is_for_the_social_office_of_the_place() {
    ExtBuilder::build_and_execute(|| {
        let id = household();
        assert_noop!(
            assist(NORTHERN_SOCIAL_OFFICER, id, of_bill(1, 100)),
            Error::<Test>::OutsideRegion
        );
        for other in [CLERK, FITTER, REGULATOR, WALLET] {
            assert!(assist(other, id, of_bill(1, 100)).is_err());
        }
        assert_noop!(
            assist(SOCIAL_OFFICER, ContractId(9), of_bill(1, 100)),
            Error::<Test>::ContractNotFound
        );
        assert_ok!(assist(SOCIAL_OFFICER, id, of_bill(1, 100)));
        let attested_by = Some(Attestation::SocialOffice(HELPER));
        let opened = Event::DisputeOpened {
            id: FIRST,
            contract: id,
            matter: of_bill(1, 100),
            statement: STATEMENT,
            office: SUPPLIER,
            attested_by,
            frozen: 100,
        };
        assert_eq!(last_event(), opened.into());
        assert_eq!(dispute(FIRST).attested_by, attested_by);
        assert_eq!(standing(id).frozen, 100);
    });
}

#[test]
fn a_dispute_with_a_social_offices_help_is_the_one_that_a_household_has() {
    ExtBuilder::build_and_execute(|| {
        let id = warned();
        let disconnection = Matter::Disconnection;
        assert_ok!(assist(SOCIAL_OFFICER, id, of_bill(1, 100)));
        assert_ok!(withdraw(WALLET));
        assert_ok!(assist(SOCIAL_OFFICER, id, disconnection));
        let second = DisputeId(1);
        assert_ok!(Disputed::withdraw_dispute(signed(WALLET), second));
        for matter in [of_bill(1, 1), disconnection] {
            let again = [
                open(WALLET, id, matter),
                assist(SOCIAL_OFFICER, id, matter),
                attest(CLERK, id, matter),
            ];
            assert_eq!(again, [Err(Error::<Test>::AlreadyDisputed.into()); 3]);
        }
    });
}

#[test]
fn assist_evidence_is_for_the_social_office_of_the_place_whoever_has_opened() {
    let openings: [fn(ContractId) -> DispatchResult; 3] = [
        |id| open(WALLET, id, of_bill(1, 100)),
        |id| attest(CLERK, id, of_bill(1, 100)),
        |id| assist(SOCIAL_OFFICER, id, of_bill(1, 100)),
    ];
    for opened in openings {
        ExtBuilder::build_and_execute(|| {
            assert_ok!(opened(household()));
            assert_noop!(
                assist_evidence(NORTHERN_SOCIAL_OFFICER),
                Error::<Test>::OutsideRegion
            );
            assert!(assist_evidence(CLERK).is_err());
            assert_ok!(assist_evidence(SOCIAL_OFFICER));
            let lodged = Event::EvidenceLodged {
                id: FIRST,
                root: EVIDENCE,
                assisted_by: Some(HELPER),
            };
            assert_eq!(last_event(), lodged.into());
            assert_eq!(dispute(FIRST).evidence, Some(EVIDENCE));
        });
    }
}

#[test]
fn assist_evidence_has_the_time_that_the_household_has() {
    ExtBuilder::build_and_execute(|| {
        assert_noop!(
            assist_evidence(SOCIAL_OFFICER),
            Error::<Test>::DisputeNotFound
        );
        disputed();
        pass(ANSWER_TERM);
        assert_ok!(assist_evidence(SOCIAL_OFFICER));
        pass(1);
        assert_noop!(assist_evidence(SOCIAL_OFFICER), Error::<Test>::AnswerOver);
        assert_ok!(withdraw(WALLET));
        assert_noop!(
            assist_evidence(SOCIAL_OFFICER),
            Error::<Test>::DisputeClosed
        );
    });
}
