//! What a call costs does not depend on how much has happened to a person.

use super::*;
use crate::{
    types::{PaternityGround, PersonalChange},
    Call,
};
use codec::Encode;
use sp_runtime::traits::Dispatchable;

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
        assert_ok!(CivilRegistry::register_personal_change(
            colleague(),
            who,
            name,
            ROOT,
            URGUT
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
        Call::register_birth {
            child: subject(60),
            parents,
            links: ROOT,
            claims_root,
            region,
        },
        Call::register_foundling {
            child: subject(60),
            links: ROOT,
            claims_root,
            region,
        },
        Call::register_fetal_death {
            mother: Some(mother),
            claims_root,
            region,
        },
        Call::register_death {
            deceased: one,
            opening: opening(one),
            claims_root,
            region,
        },
        Call::register_marriage {
            spouses: [free, left],
            claims_root,
            region,
        },
        Call::register_divorce {
            marriage: wedding,
            ground: DivorceGround::Decision(dissolved),
            claims_root,
            region,
        },
        Call::register_marriage_annulment {
            marriage: wedding,
            decision: void,
            claims_root,
            region,
        },
        Call::register_separation {
            marriage: wedding,
            decision: separated,
            claims_root,
            region,
        },
        Call::register_death_annulment {
            death: mistaken,
            opening: opening(lost),
            decision: undone,
            claims_root,
            region,
        },
        Call::register_record_annulment {
            annulled: changed,
            decision: annulled,
            claims_root,
            region,
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
        Call::register_paternity {
            birth,
            father,
            ground: PaternityGround::Recognition,
            claims_root,
            region,
        },
        Call::register_paternity {
            birth,
            father,
            ground: PaternityGround::Decision(found),
            claims_root,
            region,
        },
        Call::register_legitimation {
            birth: siblings,
            marriage: of_parents,
            claims_root,
            region,
        },
        Call::register_personal_change {
            subject: one,
            change: PersonalChange::SexMarker,
            claims_root,
            region,
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
    by_registrars.chain(others).collect()
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
    let (short, long) = (costs(1), costs(200));
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
