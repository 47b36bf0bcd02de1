//! Who does not owe what an act costs, and how much less it costs then.

use super::*;
use sp_runtime::DispatchError;

/// Somebody is exempt for a month.
fn exempt(number: u64, waiver: Waiver) {
    let until = now() + 30 * DAY;
    assert_ok!(Notary::record_exemption(
        identity_officer(),
        subject(number),
        waiver,
        until,
        ROOT
    ));
}

fn owed(id: ActId) -> FeeSums {
    Notary::dues(id).expect("drafted").owed
}

const fn sums(duty: Balance, fee: Balance) -> FeeSums {
    FeeSums { duty, fee }
}

/// What a sale between these costs when all have signed.
fn sale_costs(numbers: &[u64]) -> FeeSums {
    let id = drafted(numbers);
    sign_all(id);
    owed(id)
}

#[test]
fn the_share_of_a_party_who_is_exempt_is_not_owed() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Sale, 1_000, 500);
        exempt(1, Waiver::Everything);
        exempt(3, Waiver::StateDuty);
        assert_eq!(sale_costs(&[5, 6]), sums(1_000, 500));
        assert_eq!(sale_costs(&[1, 6]), sums(500, 250));
        assert_eq!(sale_costs(&[3, 6]), sums(500, 500));
        assert_eq!(sale_costs(&[1, 3]), sums(0, 250));
    });
}

#[test]
fn what_is_left_is_rounded_down_in_the_citizens_favour() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Gift, 1_001, 7);
        exempt(1, Waiver::Everything);
        let id = next();
        let three: Vec<_> = [1, 2, 3].map(|n| (subject(n), Capacity::Applicant)).into();
        let three = three.try_into().expect("within the bound");
        assert_ok!(Notary::draft_act(
            notary(),
            ActKind::Gift,
            three,
            ROOT,
            a_month(),
            None
        ));
        sign_all(id);
        // Two thirds of 1001 are 667 1/3, of 7 they are 4 2/3.
        assert_eq!(owed(id), sums(667, 4));
    });
}

#[test]
fn the_largest_sums_are_shared_without_loss() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Sale, Balance::MAX - 1, 1);
        exempt(1, Waiver::Everything);
        assert_eq!(sale_costs(&[1, 2]), sums((Balance::MAX - 1) / 2, 0));
    });
}

#[test]
fn an_act_of_somebody_who_owes_nothing_is_certified_without_a_hold() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::PowerOfAttorney, 10, 20);
        exempt(1, Waiver::Everything);
        purse(1);
        let id = next();
        assert_ok!(draft_power(&[1], terms(&[2]), a_year(), None));
        assert_ok!(Notary::sign_act(wallet_of(1), id, ROOT));
        assert_noop!(hold_fee(1, id, 0), Error::<Test>::NothingOwed);
        assert_ok!(certify(id));
        assert_noop!(settle(id), Error::<Test>::NothingHeld);
        System::assert_has_event(
            Event::ShareWaived {
                act: id,
                subject: subject(1),
                waiver: Waiver::Everything,
            }
            .into(),
        );
    });
}

#[test]
fn those_who_only_consent_or_act_for_others_bear_no_share_and_waive_none() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Sale, 1_000, 500);
        for number in 3..=8 {
            exempt(number, Waiver::Everything);
        }
        // The seller's six grandmothers consent.
        assert_eq!(sale_costs(&[1, 2, 3, 4, 5, 6, 7, 8]), sums(1_000, 500));
    });
}

#[test]
fn a_consent_by_itself_is_borne_by_who_consents() {
    ExtBuilder::build_and_execute(|| {
        let kind = ActKind::OtherTransaction;
        cost(kind, 1_000, 500);
        exempt(1, Waiver::StateDuty);
        let id = next();
        let party = vec![(subject(1), Capacity::Consenting)];
        let party = party.try_into().expect("within the bound");
        assert_ok!(Notary::draft_act(
            notary(),
            kind,
            party,
            ROOT,
            a_month(),
            None
        ));
        sign_all(id);
        assert_eq!(owed(id), sums(0, 500));
    });
}

#[test]
fn an_exemption_counts_when_the_person_signs() {
    ExtBuilder::build_and_execute(|| {
        cost(ActKind::Sale, 1_000, 500);
        let [before, after, late, ended] = [(); 4].map(|_| drafted(&[1, 2]));
        assert_ok!(attest(before, 1));
        exempt(1, Waiver::Everything);
        assert_eq!(owed(before), sums(1_000, 500), "signed before");
        assert_ok!(attest(after, 1));
        assert_eq!(owed(after), sums(500, 250));
        assert_ok!(Notary::end_exemption(identity_officer(), subject(1)));
        assert_eq!(owed(after), sums(500, 250), "what was taken off stays so");
        assert_ok!(attest(ended, 1));
        assert_eq!(owed(ended), sums(1_000, 500), "it has ended");
        let until = now() + DAY;
        let officer = identity_officer();
        let who = subject(1);
        assert_ok!(Notary::record_exemption(
            officer,
            who,
            Waiver::Everything,
            until,
            ROOT
        ));
        wait(DAY);
        assert_ok!(attest(late, 1));
        assert_eq!(owed(late), sums(1_000, 500), "it is over");
    });
}

#[test]
fn the_latest_exemption_counts_and_the_former_are_kept() {
    ExtBuilder::build_and_execute(|| {
        exempt(1, Waiver::Everything);
        wait(DAY);
        exempt(1, Waiver::StateDuty);
        let now = Notary::exemption_of(subject(1)).expect("exempt");
        assert_eq!(now.waiver, Waiver::StateDuty);
        let first = crate::Exemptions::<Test>::get(subject(1), 0).expect("kept");
        assert_eq!(first.waiver, Waiver::Everything);
        assert_ok!(Notary::end_exemption(identity_officer(), subject(1)));
        assert_eq!(Notary::exemption_of(subject(1)), None);
        assert_noop!(
            Notary::end_exemption(identity_officer(), subject(1)),
            Error::<Test>::NotExempt
        );
    });
}

#[test]
fn a_notary_exempts_nobody() {
    ExtBuilder::build_and_execute(|| {
        let until = now() + DAY;
        let who = subject(1);
        for other in [notary(), judge(), treasury()] {
            assert_noop!(
                Notary::record_exemption(other.clone(), who, Waiver::Everything, until, ROOT),
                DispatchError::BadOrigin
            );
            assert_noop!(Notary::end_exemption(other, who), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_exemption_is_of_the_living_and_lasts_until_some_later_moment() {
    ExtBuilder::build_and_execute(|| {
        let record = |number, until| {
            let who = subject(number);
            Notary::record_exemption(identity_officer(), who, Waiver::Everything, until, ROOT)
        };
        assert_noop!(record(1, now()), Error::<Test>::ExemptionTooShort);
        dies(subject(1), 1);
        assert_noop!(record(1, now() + DAY), Error::<Test>::Deceased);
        assert_ok!(record(2, now() + 1));
    });
}
