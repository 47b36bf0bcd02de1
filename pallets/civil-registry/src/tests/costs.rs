//! What a call costs does not depend on how much has happened to a person.

use super::{
    wallets::{identity_officer, linked, message, signed_by},
    *,
};
use crate::{
    types::{
        Care, CertificateReason, CertificateStanding, GuardianshipEndGround, GuardianshipGround,
        PaternityGround, PersonalChange,
    },
    Call,
};
use adliya_primitives::CertificateHash;
use codec::Encode;
use sp_core::Pair;
use sp_runtime::{traits::Dispatchable, MultiSignature};

/// So often has something happened before to those to whom much has.
const MUCH: usize = 200;

/// A state in which each call can be made, where everybody has had so many changes of name before, and each birth so
/// many corrections; and the calls.
fn state(former: usize) -> (sp_io::TestExternalities, Vec<(RuntimeOrigin, Call<Test>)>) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        let calls = calls(former);
        // They are of an earlier block.
        System::reset_events();
        calls
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

fn calls(former: usize) -> Vec<(RuntimeOrigin, Call<Test>)> {
    let everybody: [SubjectId; 8] = born();
    let [one, other, lost, left, mother, father, free, third] = everybody;
    for officer in [registrar_herself(), judge_herself(), supervisor_himself()] {
        enter(officer);
    }
    let change = |who| {
        let name = PersonalChange::Name;
        assert_ok!(CivilRegistry::register(
            colleague(),
            VitalEvent::PersonalChange {
                subject: who,
                change: name
            },
            entry(ROOT, URGUT)
        ));
    };
    let officers = [registrar_herself(), judge_herself()];
    for who in everybody.into_iter().chain(officers) {
        (0..former).for_each(|_| change(who));
    }
    change(free);
    let changed = latest();
    // Corrections are written by the colleague: no record is their own.
    for number in 0..former {
        let root = H256::from_low_u64_be(number as u64);
        assert_ok!(CivilRegistry::correct_minor(colleague(), RecordId(0), root));
    }
    let fatherless = child_of(subject(50), Some(mother), None);
    let siblings = child_of(subject(51), Some(mother), Some(father));
    let wedding = married(one, other);
    let of_parents = married(mother, father);
    married(lost, left);
    let mistaken = died(lost);
    married_by_colleague(registrar_herself(), third);
    let notice = noticed(colleague(), [free, left]).map(Some);
    let notice = notice.expect("they may marry");

    let parents = Parents {
        mother: Some(one),
        father: Some(other),
    };
    let [dissolved, void, separated, found, undone, annulled, corrected] = [
        Matter::DissolveMarriage(wedding),
        Matter::AnnulMarriage(wedding),
        Matter::SeparateSpouses(wedding),
        Matter::EstablishPaternity {
            birth: fatherless,
            father,
        },
        Matter::AnnulRecord(mistaken),
        Matter::AnnulRecord(changed),
        Matter::CorrectParentage {
            birth: siblings,
            parents,
        },
    ]
    .map(decided);
    let (claims_root, region, birth) = (OTHER_ROOT, URGUT, fatherless);
    let by_registrars = [
        Call::register {
            event: VitalEvent::Birth {
                child: subject(60),
                parents,
                links: ROOT,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Foundling {
                child: subject(60),
                links: ROOT,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::FetalDeath {
                mother: Some(mother),
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Death {
                deceased: one,
                opening: opening(one),
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Marriage {
                spouses: [free, left],
                notice,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Divorce {
                marriage: wedding,
                ground: DivorceGround::Decision(dissolved),
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::MarriageAnnulment {
                marriage: wedding,
                decision: void,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Separation {
                marriage: wedding,
                decision: separated,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::DeathAnnulment {
                death: mistaken,
                opening: opening(lost),
                decision: undone,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::RecordAnnulment {
                record: changed,
                decision: annulled,
            },
            entry: entry(claims_root, region),
        },
        Call::correct_minor {
            record: RecordId(0),
            claims_root,
        },
        Call::correct_by_decision {
            record: siblings,
            decision: corrected,
            claims_root,
        },
        Call::register {
            event: VitalEvent::Paternity {
                birth,
                father,
                ground: PaternityGround::Recognition,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Paternity {
                birth,
                father,
                ground: PaternityGround::Decision(found),
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::Legitimation {
                birth: siblings,
                marriage: of_parents,
            },
            entry: entry(claims_root, region),
        },
        Call::register {
            event: VitalEvent::PersonalChange {
                subject: one,
                change: PersonalChange::SexMarker,
            },
            entry: entry(claims_root, region),
        },
    ];
    let others = [
        (
            RuntimeOrigin::signed(FOUR_EYES),
            Call::correct_material {
                record: RecordId(0),
                claims_root,
            },
        ),
        (
            judge(),
            Call::lodge_decision {
                matter: Matter::CorrectIdentity(RecordId(0)),
                claims_root,
            },
        ),
    ];
    let by_registrars = by_registrars.into_iter().map(|call| (registrar(), call));
    let seals = seals(free, [one, other], former);
    let certificates = certificates(free, changed);
    let notices = notices(free, left, [50, 51].map(subject));
    let wallets = wallets(free, other, father, mother);
    let reconciled = married_and_separated(subject(60_001), subject(60_002));
    let [ward, guardian, next, lost] = [60_003, 60_004, 60_005, 60_006].map(|number| {
        let person = subject(number);
        enter(person);
        (0..former).for_each(|_| change(person));
        person
    });
    let mut population = population(former, ward, guardian, next, lost);
    population.push((
        registrar(),
        Call::register {
            event: VitalEvent::Reconciliation {
                marriage: reconciled,
            },
            entry: entry(claims_root, region),
        },
    ));
    by_registrars
        .chain(others)
        .chain(seals)
        .chain(certificates)
        .chain(notices)
        .chain(wallets)
        .chain(population)
        .collect()
}

fn married_and_separated(one: SubjectId, other: SubjectId) -> RecordId {
    enter(one);
    enter(other);
    let wedding = married(one, other);
    assert_ok!(separate(wedding, decided(Matter::SeparateSpouses(wedding))));
    wedding
}

/// About a ward who has moved, their guardian, and somebody who was held for dead. All have long histories of guardians and
/// residences.
fn population(
    former: usize,
    ward: SubjectId,
    guardian: SubjectId,
    next: SubjectId,
    lost: SubjectId,
) -> Vec<(RuntimeOrigin, Call<Test>)> {
    let register = |event| Call::register {
        event,
        entry: entry(OTHER_ROOT, URGUT),
    };
    let happened = |event| {
        assert_ok!(CivilRegistry::register(
            colleague(),
            event,
            entry(ROOT, URGUT)
        ));
        latest()
    };
    let appoint = |guardian, ground| VitalEvent::Guardianship {
        ward,
        guardian,
        care: Care::Guardianship,
        ground,
    };
    let residence = VitalEvent::Residence { subject: ward };
    for _ in 0..former {
        happened(residence);
        happened(appoint(next, GuardianshipGround::Authority));
        happened(appoint(guardian, GuardianshipGround::Authority));
    }
    let guardianship = latest();
    let home = happened(residence);
    let [appointed, ended, annulled, homeless] = [
        Matter::AppointGuardian {
            of: home,
            guardian: next,
            care: Care::Guardianship,
        },
        Matter::EndGuardianship(guardianship),
        Matter::AnnulRecord(guardianship),
        Matter::AnnulRecord(home),
    ]
    .map(decided);
    let death = died(lost);
    assert_ok!(annul_death(
        death,
        lost,
        decided(Matter::AnnulRecord(death))
    ));
    let certificate = CertificateHash(H256::repeat_byte(3));
    let wallet = signed_by(&linked(guardian, 13));
    let by_registrar = [
        residence,
        appoint(next, GuardianshipGround::Decision(appointed)),
        VitalEvent::GuardianshipEnd {
            ward,
            ground: GuardianshipEndGround::Decision(ended),
        },
        VitalEvent::RecordAnnulment {
            record: guardianship,
            decision: annulled,
        },
        VitalEvent::RecordAnnulment {
            record: home,
            decision: homeless,
        },
    ]
    .map(|event| (registrar(), register(event)));
    let others = [
        (
            wallet,
            Call::issue_ward_certificate {
                ward,
                record: home,
                certificate,
            },
        ),
        (
            RuntimeOrigin::signed(IDENTITY_FOUR_EYES),
            Call::renew_links {
                subject: lost,
                links: OTHER_ROOT,
            },
        ),
    ];
    by_registrar.into_iter().chain(others).collect()
}

/// About a child of whom so much is to be sealed and of one who is ready to be adopted, and about names.
fn seals(
    named: SubjectId,
    adopters: [SubjectId; 2],
    former: usize,
) -> [(RuntimeOrigin, Call<Test>); 4] {
    let [mother, father] = adopters.map(Some);
    let parents = Parents { mother, father };
    let salt = [7; 32];
    let [full, ready, other] =
        [70, 71, 72].map(|child| child_of(subject(child), Some(named), None));
    // As many in all, so that only whose they are can make a difference.
    for number in 0..MUCH {
        let birth = if number < former { full } else { other };
        decided(Matter::Adopt { birth, parents });
    }
    let [of_full, of_ready] = [full, ready].map(|birth| decided(Matter::Adopt { birth, parents }));
    let [hidden, shown] = [(); 2].map(|()| {
        let change = PersonalChange::Name;
        let event = VitalEvent::PersonalChange {
            subject: named,
            change,
        };
        assert_ok!(CivilRegistry::register(
            colleague(),
            event,
            entry(ROOT, URGUT)
        ));
        latest()
    });
    let by = decided(Matter::Seal(hidden));
    assert_ok!(CivilRegistry::seal_record(colleague(), hidden, by, salt));
    let commitment = crate::Seals::<Test>::iter_keys().next().expect("sealed");
    let order = decided(Matter::OpenSealed {
        commitment,
        reader: adliya_primitives::OfficeId(5),
        until: NOW + 30 * DAY,
    });
    let adoption = VitalEvent::Adoption {
        birth: ready,
        decision: of_ready,
        salt,
    };
    let calls = [
        Call::register {
            event: adoption,
            entry: entry(OTHER_ROOT, URGUT),
        },
        Call::seal_satellite {
            birth: full,
            decision: of_full,
            salt,
        },
        Call::seal_record {
            record: shown,
            decision: decided(Matter::Seal(shown)),
            salt,
        },
        Call::open_sealed { decision: order },
    ];
    calls.map(|call| (registrar(), call))
}

/// About a record of somebody who has a wallet from here on, and has issued a certificate of it.
fn certificates(holder: SubjectId, record: RecordId) -> [(RuntimeOrigin, Call<Test>); 4] {
    let [issued, certificate] = [1, 2].map(|byte| CertificateHash(H256::repeat_byte(byte)));
    let wallet = signed_by(&linked(holder, 7));
    assert_ok!(CivilRegistry::issue_own_certificate(
        wallet.clone(),
        record,
        issued
    ));
    [
        (
            registrar(),
            Call::issue_certificate {
                record: RecordId(0),
                certificate,
            },
        ),
        (
            wallet.clone(),
            Call::issue_own_certificate {
                record,
                certificate,
            },
        ),
        (
            registrar(),
            Call::set_certificate_standing {
                certificate: issued,
                standing: CertificateStanding::Suspended(CertificateReason::UnderInquiry),
            },
        ),
        (
            wallet,
            Call::revoke_own_certificate {
                certificate: issued,
                reason: CertificateReason::Lost,
            },
        ),
    ]
}

/// About marriages of somebody whose wallet is that of [`certificates`], of somebody without a wallet, and of two more.
fn notices(
    holder: SubjectId,
    without: SubjectId,
    [one, other]: [SubjectId; 2],
) -> [(RuntimeOrigin, Call<Test>); 6] {
    let [own, suitor, second] = [wallet(7), linked(one, 20), linked(other, 21)];
    let latest = || NoticeId(NextNotice::<Test>::get().0 - 1);
    assert_ok!(CivilRegistry::declare_own_marriage(
        signed_by(&suitor),
        holder
    ));
    let to_holder = latest();
    assert_ok!(CivilRegistry::declare_own_marriage(
        signed_by(&second),
        without
    ));
    let to_other = latest();
    let spouses = [one, other];
    assert_ok!(CivilRegistry::declare_marriage(colleague(), spouses));
    let ground = WaiverGround::Illness;
    let waiver = Call::waive_waiting {
        notice: latest(),
        ground,
    };
    let spouses = [without, one];
    let (consent, withdrawal) = (
        Call::consent_to_marriage { notice: to_holder },
        Call::withdraw_notice { notice: to_holder },
    );
    [
        (registrar(), Call::declare_marriage { spouses }),
        (signed_by(&own), Call::declare_own_marriage { other }),
        (signed_by(&own), consent),
        (registrar(), Call::attest_consent { notice: to_other }),
        (RuntimeOrigin::signed(SUPERVISOR), waiver),
        (signed_by(&own), withdrawal),
    ]
}

/// About the wallets of somebody who has one, of somebody whose is frozen, of somebody whose is being replaced,
/// and of somebody who gets their first.
fn wallets(
    holder: SubjectId,
    frozen: SubjectId,
    subject: SubjectId,
    without: SubjectId,
) -> [(RuntimeOrigin, Call<Test>); 9] {
    linked(frozen, 8);
    assert_ok!(CivilRegistry::freeze_wallet(identity_officer(), frozen));
    let old = linked(subject, 9);
    let consent = |subject, number| {
        let wallet = wallet(number);
        let signature = MultiSignature::Sr25519(wallet.sign(&message(subject)));
        (account_of(&wallet), signature)
    };
    let (new, signature) = consent(subject, 10);
    assert_ok!(CivilRegistry::propose_wallet_replacement(
        identity_officer(),
        subject,
        new,
        signature
    ));
    Timestamp::set_timestamp(NOW + 7 * DAY);
    let (first, its_signature) = consent(without, 11);
    let (wallet, signature) = consent(holder, 12);
    let propose = Call::propose_wallet_replacement {
        subject: holder,
        wallet: wallet.clone(),
        signature: signature.clone(),
    };
    let insist = Call::insist_on_wallet_replacement {
        subject: holder,
        wallet,
        signature,
    };
    let link = Call::link_wallet {
        subject: without,
        wallet: first,
        signature: its_signature,
    };
    let [freeze, unfreeze] = [
        Call::freeze_wallet { subject: holder },
        Call::unfreeze_wallet { subject: frozen },
    ];
    [
        (identity_officer(), link),
        (identity_officer(), freeze),
        (signed_by(&old), Call::freeze_own_wallet {}),
        (identity_officer(), unfreeze),
        (identity_officer(), propose),
        (RuntimeOrigin::signed(IDENTITY_FOUR_EYES), insist),
        (signed_by(&old), Call::object_to_replacement {}),
        (
            identity_officer(),
            Call::cancel_wallet_replacement { subject },
        ),
        (
            identity_officer(),
            Call::complete_wallet_replacement { subject },
        ),
    ]
}

/// How many keys each call writes, and how large the proof is of what it reads.
fn costs(former: usize) -> Vec<(usize, usize)> {
    let (mut ext, calls) = state(former);
    calls
        .into_iter()
        .map(|(origin, call)| {
            let shown = format!("{call:?}");
            let call = RuntimeCall::CivilRegistry(call);
            let (outcome, proof) = ext.execute_and_prove(|| call.dispatch(origin));
            assert!(outcome.is_ok(), "{shown}: {outcome:?}");
            let written = ext.overlayed_changes().changes().count();
            // The next call is made in the same state.
            ext.reset_overlay();
            (written, proof.encoded_size())
        })
        .collect()
}

#[test]
fn no_call_costs_more_for_those_to_whom_much_has_happened() {
    let (short, long) = (costs(1), costs(MUCH));
    for (call, (short, long)) in short.into_iter().zip(long).enumerate() {
        let ((written, read), (written_late, read_late)) = (short, long);
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer; the histories that are not read have 40 kB.
        assert!(
            read_late < read + 2_048 && read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
}
