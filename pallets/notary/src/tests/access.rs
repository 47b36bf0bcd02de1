use super::*;
use crate::types::{Access, AccessRequest, Cover, WrappedKey};
use adliya_primitives::{EstateId, GuardianshipId, RecordId};
use sp_runtime::AccountId32;

const BANK: AccountId32 = AccountId32::new([77; 32]);

fn key(byte: u8) -> WrappedKey {
    vec![byte; 128].try_into().expect("within the bound")
}

fn grant(number: u8, cover: Cover, days: u64) -> DispatchResult {
    let until = now() + days * DAY;
    Notary::grant_access(wallet_of(number), BANK, cover, until, key(number))
}

/// The first byte of the key that the bank may use for an act of a person.
fn opens(number: u64, act: ActId) -> Option<u8> {
    match Notary::access(&BANK, subject(number), act)? {
        Access::Granted(grant) => Some(grant.key[0]),
        other => panic!("the bank reads as {other:?}"),
    }
}

#[test]
fn a_person_lets_an_account_read_an_act_until_a_moment() {
    ExtBuilder::build_and_execute(|| {
        let [id, other] = [0, 1].map(|_| drafted(&[1, 2]));
        assert_ok!(grant(1, Cover::Act(id), 3));
        System::assert_last_event(
            Event::AccessGranted {
                subject: subject(1),
                number: 0,
                to: BANK,
                cover: Cover::Act(id),
                until: NOW + 3 * DAY,
            }
            .into(),
        );
        assert_eq!(opens(1, id), Some(1));
        assert_eq!(opens(1, other), None);
        assert_eq!(opens(2, id), None, "the other party has granted nothing");
        assert_eq!(Notary::access(&JUDGE, subject(1), id), None);
        wait(3 * DAY);
        assert_eq!(opens(1, id), None);
    });
}

#[test]
fn access_to_the_dossier_is_access_to_every_act_in_it_and_to_no_other() {
    ExtBuilder::build_and_execute(|| {
        let mine = drafted(&[1, 2]);
        let strange = drafted(&[2, 3]);
        assert_ok!(grant(1, Cover::Dossier, 3));
        let later = drafted(&[1, 3]);
        assert_eq!(
            [mine, strange, later].map(|id| opens(1, id)),
            [Some(1), None, Some(1)]
        );
    });
}

#[test]
fn grant_access_fails_for_an_act_of_others_and_for_a_moment_that_has_passed() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        wallet_of(3);
        assert_noop!(grant(3, Cover::Act(id), 3), Error::<Test>::NotInDossier);
        assert_noop!(grant(3, Cover::Dossier, 0), Error::<Test>::GrantTooShort);
        let stranger = RuntimeOrigin::signed(BANK);
        assert_noop!(
            Notary::grant_access(stranger, BANK, Cover::Dossier, now() + 1, key(1)),
            Error::<Test>::WalletNotLinked
        );
    });
}

#[test]
fn revoke_access_ends_what_was_granted_and_nothing_else() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_ok!(grant(1, Cover::Act(id), 3));
        assert_ok!(grant(1, Cover::Dossier, 3));
        let revoke = |cover| Notary::revoke_access(wallet_of(1), BANK, cover);
        assert_ok!(revoke(Cover::Dossier));
        System::assert_last_event(
            Event::AccessRevoked {
                subject: subject(1),
                number: 1,
                to: BANK,
                cover: Cover::Dossier,
            }
            .into(),
        );
        assert_eq!(opens(1, id), Some(1));
        assert_ok!(revoke(Cover::Act(id)));
        assert_eq!(opens(1, id), None);
        assert_noop!(revoke(Cover::Dossier), Error::<Test>::NotGranted);
        assert_ok!(grant(1, Cover::Dossier, 1));
        wait(DAY);
        assert_noop!(revoke(Cover::Dossier), Error::<Test>::NotGranted);
        let grants = Notary::grants_page(subject(1), 0, 10).items;
        let revoked: Vec<_> = grants.iter().map(|grant| grant.revoked_at).collect();
        assert_eq!(revoked, [Some(NOW), Some(NOW), None], "nothing is lost");
    });
}

#[test]
fn the_latest_grant_of_the_same_counts() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        assert_ok!(grant(1, Cover::Act(id), 30));
        let until = now() + DAY;
        let again = Notary::grant_access(wallet_of(1), BANK, Cover::Act(id), until, key(9));
        assert_ok!(again);
        assert_eq!(opens(1, id), Some(9));
        wait(DAY);
        assert_eq!(opens(1, id), None, "it was cut short");
    });
}

#[test]
fn a_person_sees_who_asked_and_when() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 2]);
        let ask = |cover| Notary::request_access(RuntimeOrigin::signed(BANK), subject(1), cover);
        assert_noop!(ask(Cover::Dossier), Error::<Test>::WalletNotLinked);
        wallet_of(1);
        assert_noop!(ask(Cover::Act(ActId(5))), Error::<Test>::NotInDossier);
        assert_ok!(ask(Cover::Act(id)));
        wait(DAY);
        assert_ok!(ask(Cover::Dossier));
        System::assert_last_event(
            Event::AccessRequested {
                subject: subject(1),
                number: 1,
                by: BANK,
                cover: Cover::Dossier,
            }
            .into(),
        );
        let expected = [(Cover::Act(id), NOW), (Cover::Dossier, NOW + DAY)];
        let expected = expected.map(|(cover, at)| AccessRequest {
            by: BANK,
            cover,
            at,
        });
        let page = Notary::requests_page(subject(1), 0, 10);
        assert_eq!((page.items.as_slice(), page.next), (&expected[..], None));
        let first = Notary::requests_page(subject(1), 0, 1);
        assert_eq!((first.items.len(), first.next), (1, Some(1)));
        let second = Notary::requests_page(subject(1), 1, 1);
        assert_eq!(
            (second.items.as_slice(), second.next),
            (&expected[1..], None)
        );
        assert_eq!(opens(1, id), None, "to ask is not to get");
    });
}

#[test]
fn the_dead_grant_nothing() {
    ExtBuilder::build_and_execute(|| {
        wallet_of(1);
        dies(subject(1), 7);
        assert_noop!(grant(1, Cover::Dossier, 3), Error::<Test>::Deceased);
    });
}

/// On what ground the wallet of this person may have the documents of an act of another.
fn ground(reader: u8, of: u64, act: ActId) -> Option<Access<AccountId32>> {
    wallet_of(reader);
    Notary::access(&account_of(&wallet(reader)), subject(of), act)
}

/// The second person's power to receive the first one's documents, for a year.
fn documents_power(attorneys: &[u64], exercise: Exercise) -> ActId {
    let terms = PowerTerms {
        exercise,
        scopes: Scopes::of(&[Scope::Authorities]),
        ..terms(attorneys)
    };
    constituted(&[1], terms, a_year(), None)
}

#[test]
fn a_wallet_has_the_documents_of_its_own_person_until_it_is_unlinked() {
    ExtBuilder::build_and_execute(|| {
        let [mine, strange] = [drafted(&[1, 2]), drafted(&[2, 3])];
        assert_eq!(ground(1, 1, mine), Some(Access::Own));
        assert_eq!(ground(1, 1, strange), None);
        assert_eq!(
            ground(1, 2, mine),
            None,
            "the other party's copy is the other's to give"
        );
        assert_ok!(Notary::unlink_own_wallet(wallet_of(1)));
        assert_eq!(ground(1, 1, mine), None);
    });
}

#[test]
fn an_attorney_for_documents_has_them_as_long_as_the_power_is_in_force() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 3]);
        let banking = empowered(1, &[2]);
        assert_eq!(ground(2, 1, id), None, "banking is not documents");
        let power = documents_power(&[2], Exercise::Severally);
        assert_eq!(ground(2, 1, id), Some(Access::Attorney(power)));
        assert_eq!(ground(2, 3, id), None, "the other party gave no power");
        assert_ok!(Notary::revoke_own_power(wallet_of(1), power));
        assert_eq!(ground(2, 1, id), None);
        assert!(act(banking).is_in_force(now()));
    });
}

#[test]
fn attorneys_who_act_together_have_no_documents_each_alone() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 3]);
        let alone = documents_power(&[2], Exercise::Severally);
        documents_power(&[2, 4], Exercise::Jointly);
        assert_eq!(ground(4, 1, id), None);
        let older = Some(Access::Attorney(alone));
        assert_eq!(ground(2, 1, id), older, "an older power lets them alone");
    });
}

#[test]
fn a_guardian_has_the_documents_until_the_guardianship_ends() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 3]);
        assert_eq!(ground(2, 1, id), None);
        assert_ok!(guard(1, 2, 3 * DAY));
        assert_eq!(ground(2, 1, id), Some(Access::Guardian(GuardianshipId(0))));
        assert_eq!(ground(1, 2, id), None, "a ward guards nobody");
        wait(3 * DAY);
        assert_eq!(ground(2, 1, id), None);
        assert_ok!(guard(1, 2, YEAR));
        assert_eq!(ground(2, 1, id), Some(Access::Guardian(GuardianshipId(1))));
        let [ward, guardian] = [1, 2].map(subject);
        assert_ok!(Notary::end_guardian(identity_officer(), ward, guardian));
        assert_eq!(ground(2, 1, id), None);
    });
}

#[test]
fn with_a_death_every_ground_ends_but_what_the_person_granted() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 3]);
        documents_power(&[2], Exercise::Severally);
        assert_ok!(guard(1, 4, YEAR));
        assert_ok!(grant(1, Cover::Dossier, 30));
        wallet_of(1);
        dies(subject(1), 7);
        assert_eq!(
            [1, 2, 4].map(|reader| ground(reader, 1, id)),
            [None, None, None]
        );
        assert_eq!(opens(1, id), Some(1));
    });
}

#[test]
fn the_practice_that_settles_the_estate_has_the_documents_of_the_dead_and_no_other_has() {
    ExtBuilder::build_and_execute(|| {
        let [id, strange] = [drafted(&[1, 3]), drafted(&[2, 3])];
        let ground = |key: &AccountId32, act| Notary::access(key, subject(1), act);
        TakenEstates::set(vec![(RecordId(7), EstateId(5), PRACTICE)]);
        assert_eq!(ground(&NOTARY, id), None, "the person lives");
        dies(subject(1), 7);
        let settling = Some(Access::Estate(EstateId(5)));
        assert_eq!(ground(&NOTARY, id), settling);
        assert_eq!(ground(&PARTNER, id), settling);
        assert_eq!(ground(&NEIGHBOUR, id), None);
        assert_eq!(ground(&JUDGE, id), None);
        assert_eq!(ground(&NOTARY, strange), None, "an act of others");
        SuspendedOffices::set(vec![PRACTICE]);
        assert_eq!(ground(&NOTARY, id), None);
        SuspendedOffices::set(vec![]);
        lives_again(subject(1), 7);
        assert_eq!(ground(&NOTARY, id), None, "the death was none");
        dies(subject(1), 9);
        assert_eq!(ground(&NOTARY, id), None, "that estate nobody has taken");
    });
}

#[test]
fn a_grant_is_named_before_a_power_as_it_brings_the_key() {
    ExtBuilder::build_and_execute(|| {
        let id = drafted(&[1, 3]);
        documents_power(&[2], Exercise::Severally);
        wallet_of(2);
        let (to, cover) = (account_of(&wallet(2)), Cover::Act(id));
        let granted = Notary::grant_access(wallet_of(1), to, cover, now() + DAY, key(9));
        assert_ok!(granted);
        assert!(matches!(ground(2, 1, id), Some(Access::Granted(_))));
        wait(DAY);
        assert!(matches!(ground(2, 1, id), Some(Access::Attorney(_))));
    });
}
