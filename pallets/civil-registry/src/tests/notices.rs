use super::{
    wallets::{identity_officer, linked, signed_by},
    *,
};
use crate::{
    types::{Consent, ConsentWay, Notice, NoticeEnd, Waiver},
    Error, Event, Notices,
};
use adliya_primitives::{traits::VitalRegister, MandateId, Moment, OfficeId, Timeliness};
use frame_support::assert_noop;
use sp_core::sr25519;

const WAITING: Moment = 30 * DAY;
const LIFETIME: Moment = 90 * DAY;

/// A number that no notice has.
const NONE: NoticeId = NoticeId(99);

fn supervisor() -> RuntimeOrigin {
    RuntimeOrigin::signed(SUPERVISOR)
}

fn latest_notice() -> NoticeId {
    NoticeId(NextNotice::<Test>::get().0 - 1)
}

/// Two declare before the registrar that they want to marry.
fn declared(spouses: [SubjectId; 2]) -> NoticeId {
    assert_ok!(CivilRegistry::declare_marriage(registrar(), spouses));
    latest_notice()
}

/// One declares with this wallet that they want to marry.
fn proposed(wallet: &sr25519::Pair, other: SubjectId) -> NoticeId {
    let origin = signed_by(wallet);
    assert_ok!(CivilRegistry::declare_own_marriage(origin, other));
    latest_notice()
}

fn status(notice: NoticeId) -> NoticeStatus {
    CivilRegistry::notice_view(notice).expect("given").status
}

fn kept(notice: NoticeId) -> Notice {
    Notices::<Test>::get(notice).expect("given")
}

fn in_person(office: u32, mandate: u64, given_at: Moment) -> Consent {
    Consent {
        way: ConsentWay::InPerson {
            office: OfficeId(office),
            mandate: MandateId(mandate),
        },
        given_at,
    }
}

fn by_wallet(given_at: Moment) -> Consent {
    Consent {
        way: ConsentWay::Wallet,
        given_at,
    }
}

#[test]
fn declare_marriage_before_a_registrar_is_the_consent_of_both() {
    ExtBuilder::build_and_execute(|| {
        let spouses = born();
        let notice = declared(spouses);
        let consent = in_person(5, 1, NOW);
        assert_eq!(kept(notice).declaration, consent);
        assert_eq!(kept(notice).consent, Some(consent));
        let view = CivilRegistry::notice_view(notice).expect("given");
        assert_eq!(view.status, NoticeStatus::Waiting);
        assert_eq!(view.ripe_at, Some(NOW + WAITING));
        assert_eq!(view.lapses_at, NOW + LIFETIME);
        System::assert_last_event(
            Event::MarriageDeclared {
                notice,
                spouses,
                office: OfficeId(5),
                officer: MandateId(1),
            }
            .into(),
        );
    });
}

#[test]
fn declare_marriage_at_any_registry_office() {
    ExtBuilder::build_and_execute(|| {
        let spouses = born();
        let elsewhere = RuntimeOrigin::signed(ANDIJAN_REGISTRAR);
        assert_ok!(CivilRegistry::declare_marriage(elsewhere, spouses));
        assert_eq!(kept(latest_notice()).declaration, in_person(6, 6, NOW));
    });
}

#[test]
fn a_marriage_is_registered_once_the_time_is_over_and_not_before() {
    ExtBuilder::build_and_execute(|| {
        let spouses = born();
        let notice = declared(spouses);
        Timestamp::set_timestamp(NOW + WAITING - 1);
        assert_noop!(married_on(notice, spouses), Error::<Test>::NoticeNotRipe);
        Timestamp::set_timestamp(NOW + WAITING);
        assert_eq!(status(notice), NoticeStatus::Ripe);
        assert_ok!(married_on(notice, spouses));
        assert_eq!(status(notice), NoticeStatus::Registered);
        assert_eq!(kept(notice).end, Some(NoticeEnd::Registered(latest())));
    });
}

#[test]
fn a_marriage_is_registered_until_the_notice_lapses_and_not_then() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third, fourth] = born();
        let (used, lapsed) = (declared([one, other]), declared([third, fourth]));
        Timestamp::set_timestamp(NOW + LIFETIME - 1);
        assert_ok!(married_on(used, [one, other]));
        Timestamp::set_timestamp(NOW + LIFETIME);
        assert_eq!(status(lapsed), NoticeStatus::Lapsed);
        assert_noop!(
            married_on(lapsed, [third, fourth]),
            Error::<Test>::NoticeLapsed
        );
        assert_eq!(status(used), NoticeStatus::Registered);
    });
}

#[test]
fn who_declares_with_a_wallet_waits_for_the_other_and_then_both_wait() {
    ExtBuilder::build_and_execute(|| {
        let spouses @ [one, other] = born();
        let (suitor, asked) = (linked(one, 7), linked(other, 8));
        let notice = proposed(&suitor, other);
        System::assert_last_event(Event::OwnMarriageDeclared { notice, spouses }.into());
        assert_eq!(status(notice), NoticeStatus::AwaitingConsent);
        assert_noop!(married_on(notice, spouses), Error::<Test>::ConsentMissing);

        Timestamp::set_timestamp(NOW + 10 * DAY);
        let consent = CivilRegistry::consent_to_marriage(signed_by(&asked), notice);
        assert_ok!(consent);
        System::assert_last_event(Event::MarriageConsented { notice, spouses }.into());
        assert_eq!(kept(notice).declaration, by_wallet(NOW));
        assert_eq!(kept(notice).consent, Some(by_wallet(NOW + 10 * DAY)));
        let view = CivilRegistry::notice_view(notice).expect("given");
        assert_eq!(view.ripe_at, Some(NOW + 10 * DAY + WAITING));
        assert_eq!(view.lapses_at, NOW + 10 * DAY + LIFETIME);
    });
}

#[test]
fn attest_consent_says_which_of_the_two_came_in_person() {
    ExtBuilder::build_and_execute(|| {
        let spouses @ [one, other] = born();
        let notice = proposed(&linked(one, 7), other);
        assert_ok!(CivilRegistry::attest_consent(colleague(), notice));
        assert_eq!(kept(notice).declaration.way, ConsentWay::Wallet);
        assert_eq!(kept(notice).consent, Some(in_person(5, 5, NOW)));
        System::assert_last_event(
            Event::ConsentAttested {
                notice,
                spouses,
                office: OfficeId(5),
                officer: MandateId(5),
            }
            .into(),
        );
    });
}

#[test]
fn consent_fails_for_anybody_but_the_one_who_is_asked() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, stranger] = born();
        let [suitor, nosy] = [linked(one, 7), linked(stranger, 9)];
        let notice = proposed(&suitor, other);
        for wallet in [&suitor, &nosy] {
            assert_noop!(
                CivilRegistry::consent_to_marriage(signed_by(wallet), notice),
                Error::<Test>::NotParty
            );
        }
        let nobody = RuntimeOrigin::signed(NOBODY);
        assert_noop!(
            CivilRegistry::consent_to_marriage(nobody, notice),
            Error::<Test>::WalletNotLinked
        );
    });
}

#[test]
fn a_frozen_wallet_neither_declares_nor_consents_nor_withdraws() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let (suitor, asked) = (linked(one, 7), linked(other, 8));
        let notice = proposed(&suitor, other);
        assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), other));
        let frozen = Error::<Test>::WalletFrozen;
        let origin = signed_by(&asked);
        assert_noop!(
            CivilRegistry::declare_own_marriage(origin.clone(), one),
            frozen
        );
        let frozen = Error::<Test>::WalletFrozen;
        assert_noop!(
            CivilRegistry::consent_to_marriage(origin.clone(), notice),
            frozen
        );
        let frozen = Error::<Test>::WalletFrozen;
        assert_noop!(CivilRegistry::withdraw_notice(origin, notice), frozen);
    });
}

#[test]
fn declare_marriage_fails_for_those_who_may_not_marry() {
    ExtBuilder::build_and_execute(|| {
        let [one, married_one, spouse, dead] = born();
        married(married_one, spouse);
        died(dead);
        let suitor = linked(one, 7);
        for (other, error) in [
            (one, Error::<Test>::PartiesNotDistinct),
            (subject(99), Error::<Test>::NotRegistered),
            (dead, Error::<Test>::Deceased),
            (spouse, Error::<Test>::AlreadyMarried),
        ] {
            let error = sp_runtime::DispatchError::from(error);
            let in_person = CivilRegistry::declare_marriage(registrar(), [one, other]);
            assert_eq!(in_person, Err(error));
            let by_wallet = CivilRegistry::declare_own_marriage(signed_by(&suitor), other);
            assert_eq!(by_wallet, Err(error));
        }
        assert_eq!(CivilRegistry::latest_notice_view([one, spouse]), None);
    });
}

#[test]
fn two_have_one_open_notice_and_may_give_another_when_it_is_over() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let suitor = linked(one, 7);
        let first = declared([one, other]);
        assert_noop!(
            CivilRegistry::declare_marriage(registrar(), [other, one]),
            Error::<Test>::AlreadyDeclared
        );
        assert_noop!(
            CivilRegistry::declare_own_marriage(signed_by(&suitor), other),
            Error::<Test>::AlreadyDeclared
        );
        assert_ok!(CivilRegistry::withdraw_notice(signed_by(&suitor), first));
        let second = declared([other, one]);
        Timestamp::set_timestamp(NOW + LIFETIME);
        let third = declared([one, other]);
        assert_eq!(status(first), NoticeStatus::Withdrawn);
        assert_eq!(status(second), NoticeStatus::Lapsed);
        let latest = |spouses| CivilRegistry::latest_notice_view(spouses).map(|view| view.id);
        assert_eq!(latest([one, other]), Some(third));
        assert_eq!(latest([other, one]), Some(third));
    });
}

#[test]
fn waive_waiting_lets_two_marry_on_the_same_day() {
    ExtBuilder::build_and_execute(|| {
        let spouses = born();
        let notice = declared(spouses);
        let ground = WaiverGround::BirthOfChild;
        assert_ok!(CivilRegistry::waive_waiting(supervisor(), notice, ground));
        let waiver = Waiver {
            ground,
            office: OfficeId(5),
            mandate: MandateId(4),
        };
        assert_eq!(kept(notice).waiver, Some(waiver));
        System::assert_last_event(
            Event::WaitingWaived {
                notice,
                spouses,
                ground,
                office: OfficeId(5),
                officer: MandateId(4),
            }
            .into(),
        );
        assert_eq!(status(notice), NoticeStatus::Ripe);
        assert_ok!(married_on(notice, spouses));
    });
}

#[test]
fn waive_waiting_is_for_supervisors_who_are_not_concerned() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        enter(supervisor_himself());
        let notice = declared([one, supervisor_himself()]);
        let ground = WaiverGround::Pregnancy;
        assert_noop!(
            CivilRegistry::waive_waiting(supervisor(), notice, ground),
            Error::<Test>::OwnRecord
        );
        let notice = declared([one, other]);
        assert_noop!(
            CivilRegistry::waive_waiting(registrar(), notice, ground),
            sp_runtime::DispatchError::BadOrigin
        );
    });
}

#[test]
fn no_registrar_attests_their_own_marriage() {
    ExtBuilder::build_and_execute(|| {
        let [one] = born();
        enter(registrar_herself());
        assert_noop!(
            CivilRegistry::declare_marriage(registrar(), [one, registrar_herself()]),
            Error::<Test>::OwnRecord
        );
        let notice = proposed(&linked(one, 7), registrar_herself());
        assert_noop!(
            CivilRegistry::attest_consent(registrar(), notice),
            Error::<Test>::OwnRecord
        );
        assert_ok!(CivilRegistry::attest_consent(colleague(), notice));
    });
}

#[test]
fn withdraw_notice_is_for_either_of_the_two() {
    ExtBuilder::build_and_execute(|| {
        let spouses @ [one, other, stranger] = born();
        let wallets = [7, 8, 9].map(|number| linked(spouses[usize::from(number) - 7], number));
        let [of_one, of_other, of_stranger] = &wallets;
        for (wallet, by) in [(of_one, one), (of_other, other)] {
            let notice = declared([one, other]);
            assert_noop!(
                CivilRegistry::withdraw_notice(signed_by(of_stranger), notice),
                Error::<Test>::NotParty
            );
            assert_ok!(CivilRegistry::withdraw_notice(signed_by(wallet), notice));
            assert_eq!(kept(notice).end, Some(NoticeEnd::Withdrawn(by)));
            let spouses = [one, other];
            System::assert_last_event(
                Event::NoticeWithdrawn {
                    notice,
                    spouses,
                    by,
                }
                .into(),
            );
            assert_noop!(
                married_on(notice, [one, other]),
                Error::<Test>::NoticeWithdrawn
            );
        }
        assert_eq!(CivilRegistry::latest_notice_view([one, stranger]), None);
    });
}

#[test]
fn a_notice_is_good_for_the_two_who_gave_it_and_once() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        let notice = noticed(registrar(), [one, other]).expect("they may");
        assert_noop!(
            married_on(notice, [one, third]),
            Error::<Test>::NoticeMismatch
        );
        assert_noop!(
            married_on(NONE, [one, other]),
            Error::<Test>::NoticeNotFound
        );
        assert_ok!(married_on(notice, [other, one]));
        let wedding = latest();
        assert_ok!(divorce(wedding, DivorceGround::MutualConsent));
        assert_noop!(married_on(notice, [one, other]), Error::<Test>::NoticeUsed);
    });
}

#[test]
fn a_notice_is_of_no_use_to_those_who_may_not_marry_any_more() {
    ExtBuilder::build_and_execute(|| {
        let [one, other, third] = born();
        let notice = noticed(registrar(), [one, other]).expect("they may");
        let rival = noticed(registrar(), [other, third]).expect("they may");
        assert_ok!(married_on(rival, [other, third]));
        assert_noop!(
            married_on(notice, [one, other]),
            Error::<Test>::AlreadyMarried
        );
        died(one);
        assert_noop!(married_on(notice, [one, other]), Error::<Test>::Deceased);
    });
}

#[test]
fn nobody_consents_for_the_dead() {
    ExtBuilder::build_and_execute(|| {
        let [one, other] = born();
        let asked = linked(other, 8);
        let notice = proposed(&linked(one, 7), other);
        died(other);
        assert_noop!(
            CivilRegistry::attest_consent(registrar(), notice),
            Error::<Test>::Deceased
        );
        assert_noop!(
            CivilRegistry::consent_to_marriage(signed_by(&asked), notice),
            Error::<Test>::Deceased
        );
    });
}

/// Enters a marriage without a notice, as a registrar and a supervisor of an archive do.
pub(super) fn unnoticed(spouses: [SubjectId; 2], timeliness: Timeliness) -> DispatchResult {
    let event = VitalEvent::Marriage {
        spouses,
        notice: None,
    };
    let entry = adliya_primitives::Entry {
        timeliness,
        ..entry(ROOT, URGUT)
    };
    let [officer, supervisor] = [REGISTRAR, SUPERVISOR].map(|key| officer(&key));
    let officer = officer.expect("in the table");
    <CivilRegistry as VitalRegister<_>>::register(&officer, supervisor.as_ref(), event, entry)?;
    Ok(())
}

#[test]
fn only_a_marriage_of_an_archive_comes_without_a_notice() {
    ExtBuilder::build_and_execute(|| {
        let spouses = born();
        use Timeliness::*;
        for now in [Timely, Late, Delayed] {
            assert_noop!(unnoticed(spouses, now), Error::<Test>::NoticeMissing);
        }
        assert_ok!(unnoticed(spouses, Archived));
        assert_eq!(marital(spouses[0]), MaritalStatus::Married(latest()));
    });
}

/// What can be tried on a notice, by those whose part it is.
#[derive(Clone, Copy, Debug)]
enum Act {
    Consent,
    Attest,
    Waive,
    Marry,
    Withdraw,
}

/// A notice of 1 and 2 that stands so.
fn reach(state: NoticeStatus) -> NoticeId {
    let spouses @ [one, other] = born();
    let suitor = linked(one, 7);
    linked(other, 8);
    let notice = match state {
        NoticeStatus::AwaitingConsent => proposed(&suitor, other),
        NoticeStatus::Ripe | NoticeStatus::Registered => {
            noticed(registrar(), spouses).expect("they may")
        }
        _ => declared(spouses),
    };
    match state {
        NoticeStatus::Lapsed => Timestamp::set_timestamp(NOW + LIFETIME),
        NoticeStatus::Registered => {
            assert_ok!(married_on(notice, spouses));
        }
        NoticeStatus::Withdrawn => {
            assert_ok!(CivilRegistry::withdraw_notice(signed_by(&suitor), notice));
        }
        _ => {}
    }
    assert_eq!(status(notice), state);
    notice
}

fn attempt(act: Act, notice: NoticeId) -> DispatchResult {
    let asked = signed_by(&wallet(8));
    match act {
        Act::Consent => CivilRegistry::consent_to_marriage(asked, notice),
        Act::Attest => CivilRegistry::attest_consent(registrar(), notice),
        Act::Waive => CivilRegistry::waive_waiting(supervisor(), notice, WaiverGround::Illness),
        // Of those who are married already, the notice is not what hinders.
        Act::Marry => match status(notice) {
            NoticeStatus::Registered => {
                let record = latest();
                divorce(record, DivorceGround::MutualConsent)?;
                married_on(notice, kept(notice).spouses)
            }
            _ => married_on(notice, kept(notice).spouses),
        },
        Act::Withdraw => CivilRegistry::withdraw_notice(asked, notice),
    }
}

/// Where an act leads to, or why it does not happen.
fn edge(from: NoticeStatus, act: Act) -> Result<NoticeStatus, Error<Test>> {
    use NoticeStatus::*;
    match (from, act) {
        (Lapsed, _) => Err(Error::NoticeLapsed),
        (Withdrawn, _) => Err(Error::NoticeWithdrawn),
        (Registered, _) => Err(Error::NoticeUsed),
        (_, Act::Withdraw) => Ok(Withdrawn),
        (AwaitingConsent, Act::Consent | Act::Attest) => Ok(Waiting),
        (AwaitingConsent, Act::Waive | Act::Marry) => Err(Error::ConsentMissing),
        (Waiting | Ripe, Act::Consent | Act::Attest) => Err(Error::AlreadyConsented),
        (Waiting, Act::Waive) => Ok(Ripe),
        (Waiting, Act::Marry) => Err(Error::NoticeNotRipe),
        (Ripe, Act::Waive) => Err(Error::NothingToWaive),
        (Ripe, Act::Marry) => Ok(Registered),
    }
}

#[test]
fn a_notice_takes_every_edge_of_the_state_machine_and_no_other() {
    use NoticeStatus::*;
    let mut allowed = 0;
    for state in [
        AwaitingConsent,
        Waiting,
        Ripe,
        Lapsed,
        Withdrawn,
        Registered,
    ] {
        for act in [
            Act::Consent,
            Act::Attest,
            Act::Waive,
            Act::Marry,
            Act::Withdraw,
        ] {
            ExtBuilder::build_and_execute(|| {
                let notice = reach(state);
                let outcome = attempt(act, notice);
                match edge(state, act) {
                    Ok(next) => {
                        assert_eq!(outcome, Ok(()), "{state:?}, {act:?}");
                        assert_eq!(status(notice), next, "{state:?}, {act:?}");
                        allowed += 1;
                    }
                    Err(error) => {
                        assert_eq!(outcome, Err(error.into()), "{state:?}, {act:?}");
                        assert_eq!(status(notice), state, "{state:?}, {act:?}");
                    }
                }
            });
        }
    }
    assert_eq!(allowed, 2 + 1 + 1 + 3);
}

#[test]
fn the_time_alone_makes_a_notice_ripe_and_lapses_every_open_one() {
    use NoticeStatus::*;
    for state in [
        AwaitingConsent,
        Waiting,
        Ripe,
        Lapsed,
        Withdrawn,
        Registered,
    ] {
        ExtBuilder::build_and_execute(|| {
            let notice = reach(state);
            Timestamp::set_timestamp(Timestamp::get() + WAITING);
            let expected = if state == Waiting { Ripe } else { state };
            assert_eq!(status(notice), expected, "{state:?}");
            Timestamp::set_timestamp(Timestamp::get() + LIFETIME);
            let open = matches!(state, AwaitingConsent | Waiting | Ripe);
            let expected = if open { Lapsed } else { state };
            assert_eq!(status(notice), expected, "{state:?}");
        });
    }
}
