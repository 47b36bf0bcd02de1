//! What the dead leave, in the real runtime: the registry enters the death, and the rest follows.

use crate::{notary::*, *};
use adliya_primitives::{EstateId, RecordId, WillId};
use frame_support::{assert_err, assert_ok};
use pallet_civil_registry::types::Matter;
use pallet_estates::{
    types::{Choice, ClosingCause, EstateStatus, Share, WillForm, WillStatus},
    Call, Error,
};
use pallet_notary::types::Access;

/// Half a year, as the runtime counts it.
const SIX_MONTHS: u64 = 184 * DAY;

fn registered(call: RuntimeCall) -> RecordId {
    let id = pallet_civil_registry::NextRecord::<Runtime>::get();
    assert_ok!(dispatch(&REGISTRAR, call));
    id
}

fn born(number: u64) -> SubjectId {
    registered(birth(subject(number), Parents::default(), URGUT));
    subject(number)
}

fn lives_in(person: SubjectId, region: Region) {
    registered(RuntimeCall::CivilRegistry(
        pallet_civil_registry::Call::register {
            event: VitalEvent::Residence { subject: person },
            entry: entry(H256::repeat_byte(9), region),
        },
    ));
}

/// A will with the notary, in the testator's domain of wills.
fn will(testator: u64, text: u8) -> WillId {
    let id = pallet_estates::NextWill::<Runtime>::get();
    let register = Call::register_will {
        testator: opening(subject(testator)).linked.wills,
        form: WillForm::Notarised,
        claims_root: H256::repeat_byte(text),
    };
    assert_ok!(dispatch(&NOTARY, register));
    id
}

/// What can be found of somebody's wills, the latest first.
fn wills(testator: u64) -> Option<Vec<(WillId, WillStatus)>> {
    let view = Estates::wills_of(subject(testator))?;
    Some(
        view.wills
            .iter()
            .map(|will| (will.id, will.status))
            .collect(),
    )
}

fn status_of(estate: EstateId) -> EstateStatus {
    Estates::estate_view(estate).expect("opened").status
}

fn choose(estate: EstateId, choice: Choice) -> Call<Runtime> {
    Call::declare {
        estate,
        choice,
        claims_root: TEXT,
    }
}

fn certificate(estate: EstateId, heir: u64, parts: u32, of: u32) -> Call<Runtime> {
    Call::issue_certificate {
        estate,
        heir: citizen(heir),
        share: Share { parts, of },
        claims_root: TEXT,
    }
}

fn estate_of(number: u64) -> EstateId {
    Estates::estate_of(subject(number)).expect("opened").id
}

#[test]
fn of_two_wills_the_second_withdrawn_none_is_found_before_the_death_and_the_first_is_not_revived() {
    notaries_story(|| {
        let testator = born(1);
        let first = will(1, 1);
        at(now() + 30 * DAY);
        let second = will(1, 2);
        assert_eq!(
            wills(1),
            None,
            "the living have no wills that anybody finds"
        );
        // Any notary takes it back, for whoever is before them.
        assert_ok!(dispatch(&NOTARY2, Call::withdraw_will { will: second }));
        assert_eq!(wills(1), None);

        registered(death(testator, URGUT));
        let found = vec![
            (second, WillStatus::Withdrawn),
            (first, WillStatus::Superseded),
        ];
        assert_eq!(wills(1), Some(found));
        // The court finds that the second was forged: it has superseded nothing.
        let estate = estate_of(1);
        assert_ok!(dispatch(&NOTARY, Call::take_estate { estate }));
        let annul = Call::rule_on_estate {
            estate,
            ruling: pallet_estates::types::Ruling::AnnulWill(second),
            claims_root: TEXT,
        };
        assert_ok!(dispatch(&dev_keys::COURT_JUDGE, annul));
        let found = vec![(second, WillStatus::Annulled), (first, WillStatus::Stands)];
        assert_eq!(wills(1), Some(found));
    });
}

#[test]
fn an_estate_goes_to_those_who_accept_and_past_the_son_who_renounces() {
    notaries_story(|| {
        let father = born(1);
        lives_in(father, URGUT);
        let act = next();
        assert_ok!(dispatch(&NOTARY, sale(1, 9)));
        let [widow, daughter, son] = [2, 3, 4].map(wallet);
        empowered(1, 3, 0, None);
        assert!(could(3, 1, now()), "the daughter goes to the bank for him");
        let notary_reads = || Notary::access(&NOTARY, citizen(1), act);
        assert_eq!(notary_reads(), None);

        registered(death(father, URGUT));
        let estate = estate_of(1);
        let kept = Estates::estate_view(estate).expect("opened").estate;
        assert_eq!(kept.linked, opening(father).linked);
        assert_eq!(status_of(estate), EstateStatus::Opened);
        assert!(!could(3, 1, now()), "with the death the power ended");

        // A notary of his last residence takes it, lists what there is, and has his documents.
        assert_ok!(dispatch(&NOTARY, Call::take_estate { estate }));
        let again = dispatch(&NOTARY2, Call::take_estate { estate });
        assert_err!(again, Error::<Runtime>::AlreadyTaken);
        assert_eq!(notary_reads(), Some(Access::Estate(estate)));
        assert_eq!(Notary::access(&NOTARY2, citizen(1), act), None);
        let list = Call::list_estate {
            estate,
            claims_root: TEXT,
        };
        assert_ok!(dispatch(&NOTARY, list));

        at(now() + 60 * DAY);
        for (heir, choice) in [
            (&widow, Choice::Accept),
            (&daughter, Choice::Accept),
            (&son, Choice::Renounce),
        ] {
            assert_ok!(dispatch(heir, choose(estate, choice)));
        }
        let soon = dispatch(&NOTARY, certificate(estate, 2, 1, 2));
        assert_err!(soon, Error::<Runtime>::TooEarly);

        at(kept.certify_from);
        assert_eq!(status_of(estate), EstateStatus::Dividing);
        assert_eq!(kept.certify_from, kept.opened_at + SIX_MONTHS);
        let renounced = dispatch(&NOTARY, certificate(estate, 4, 1, 3));
        assert_err!(renounced, Error::<Runtime>::NotHeir);
        assert_ok!(dispatch(&NOTARY, certificate(estate, 2, 1, 2)));
        let close = Call::close_estate {
            estate,
            claims_root: TEXT,
        };
        let unfinished = dispatch(&NOTARY, close.clone());
        assert_err!(unfinished, Error::<Runtime>::NotDivided);
        let too_much = dispatch(&NOTARY, certificate(estate, 3, 2, 3));
        assert_err!(too_much, Error::<Runtime>::SharesExceedEstate);
        assert_ok!(dispatch(&NOTARY, certificate(estate, 3, 1, 2)));
        assert_ok!(dispatch(&NOTARY, close));
        assert_eq!(status_of(estate), EstateStatus::Settled);
        let closing = Estates::estate_view(estate).expect("opened").estate.closing;
        assert_eq!(
            closing.map(|closing| closing.cause),
            Some(ClosingCause::Settled)
        );
    });
}

#[test]
fn the_estate_of_somebody_who_comes_back_is_void_and_the_wills_are_hidden_again() {
    notaries_story(|| {
        let lost = born(1);
        let testament = will(1, 1);
        let act = next();
        assert_ok!(dispatch(&NOTARY, sale(1, 9)));
        empowered(1, 3, 0, None);
        at(now() + 30 * DAY);
        let mistaken = registered(death(lost, URGUT));
        let estate = estate_of(1);
        assert_ok!(dispatch(&NOTARY, Call::take_estate { estate }));
        assert_eq!(wills(1), Some(vec![(testament, WillStatus::Stands)]));

        at(now() + 30 * DAY);
        let decide = pallet_civil_registry::Call::lodge_decision {
            matter: Matter::AnnulRecord(mistaken),
            claims_root: TEXT,
        };
        let decision = pallet_civil_registry::NextDecision::<Runtime>::get();
        assert_ok!(dispatch(&dev_keys::COURT_JUDGE, decide));
        registered(RuntimeCall::CivilRegistry(
            pallet_civil_registry::Call::register {
                event: VitalEvent::DeathAnnulment {
                    death: mistaken,
                    opening: opening(lost),
                    decision,
                },
                entry: entry(H256::repeat_byte(7), URGUT),
            },
        ));
        assert_eq!(status_of(estate), EstateStatus::Void);
        assert_eq!(wills(1), None);
        assert_eq!(Notary::access(&NOTARY, citizen(1), act), None);
        let list = Call::list_estate {
            estate,
            claims_root: TEXT,
        };
        assert_err!(dispatch(&NOTARY, list), Error::<Runtime>::EstateVoid);
        // Who held a power of the one thought dead does not get it back.
        assert!(!could(3, 1, now()));
        empowered(1, 3, 0, None);
        assert!(could(3, 1, now()));
    });
}
