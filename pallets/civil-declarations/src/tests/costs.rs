//! What a call costs does not depend on how much is declared, lodged or anchored.

use super::*;
use crate::{declarations::Content, Call};
use adliya_primitives::{archive::volume_leaf, MandateId, Officer, VolumeId};
use codec::Encode;
use sp_runtime::traits::Dispatchable;

/// A state in which each call can be made, where so much of everything has been before; and the calls.
fn state(former: u64) -> (sp_io::TestExternalities, Vec<(u64, Call<Test>)>) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        for number in 0..former {
            // As many informants, with something open in the same region.
            let informant = Officer {
                mandate: MandateId(1_000 + number),
                ..officer_number(NURSE).expect("of the table")
            };
            let content = Content {
                claims_root: ROOT,
                outline: birth_of(subject(500 + number), None),
                region: URGUT,
            };
            let lodger = Declarations::informant(&informant);
            assert_ok!(Declarations::do_declare(lodger, content));
            // And as many volumes.
            let root = H256::from_low_u64_be(number);
            assert_ok!(Declarations::anchor_volume(
                signed(REGISTRAR),
                root,
                1,
                ROOT,
                URGUT
            ));
        }
        let calls = about_declarations().into_iter();
        let calls = calls
            .chain(about_desks(former))
            .chain(about_volumes(former));
        let calls = calls.collect();
        // They are of an earlier block.
        System::reset_events();
        calls
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

const MOTHER: u64 = 50;

fn about_declarations() -> [(u64, Call<Test>); 11] {
    let mother = citizen(MOTHER);
    let own_outline = birth_of(subject(20), Some(mother));
    let outline = birth_of(subject(21), None);
    let own = |outline: &Outline| {
        let outline = outline.clone();
        assert_ok!(Declarations::declare_own(
            signed(MOTHER),
            ROOT,
            outline,
            URGUT
        ));
        latest_declaration()
    };
    let [lodged, over, sent_back] = [declared(1), declared(2), returned(3)];
    crate::Declarations::<Test>::mutate(over, |kept| {
        kept.as_mut().expect("declared").expires_at = 0;
    });
    let own_sent_back = own(&own_outline);
    assert_ok!(give_back(REGISTRAR, own_sent_back));
    let (claims_root, region) = (ROOT, URGUT);
    let event = birth(subject(1), None);
    let accept = Call::accept_declaration {
        declaration: lodged,
        claims_root,
        event,
        timeliness: Timeliness::Timely,
    };
    let accept_delayed = Call::accept_delayed_declaration {
        declaration: lodged,
        claims_root,
        event,
    };
    let declare = Call::declare {
        claims_root,
        outline: outline.clone(),
        region,
    };
    let declare_own = Call::declare_own {
        claims_root,
        outline: own_outline.clone(),
        region,
    };
    let elsewhere = Region::new(1, 14, 7, 1);
    let amend = Call::amend {
        declaration: sent_back,
        claims_root,
        outline,
        region: elsewhere,
    };
    let amend_own = Call::amend_own {
        declaration: own_sent_back,
        claims_root,
        outline: own_outline,
        region: elsewhere,
    };
    let declaration = lodged;
    let give_back = Call::return_declaration {
        declaration,
        reason: ReturnReason::Incomplete,
    };
    let reject = Call::reject_declaration {
        declaration,
        reason: RejectReason::Duplicate,
    };
    let withdraw_own = Call::withdraw_own {
        declaration: own_sent_back,
    };
    [
        (NURSE, declare),
        (MOTHER, declare_own),
        (NURSE, amend),
        (MOTHER, amend_own),
        (NURSE, Call::withdraw { declaration }),
        (MOTHER, withdraw_own),
        (REGISTRAR, give_back),
        (REGISTRAR, reject),
        (REGISTRAR, accept),
        (FOUR_EYES, accept_delayed),
        (COURIER, Call::expire_declaration { declaration: over }),
    ]
}

/// About a batch with so many entries, behind which as many batches wait.
fn about_desks(former: u64) -> [(u64, Call<Test>); 5] {
    let reserve = Call::reserve_numbers { count: 100 };
    assert_ok!(Declarations::reserve_numbers(signed(VILLAGE), 10));
    assert_ok!(Declarations::reserve_numbers(signed(VILLAGE), 10));
    let items: Vec<_> = (0..former + 1).map(|n| item(n, 100 + n)).collect();
    assert_ok!(lodge(0, &items));
    for number in 1..=former {
        assert_ok!(lodge(number, &items));
    }
    let header = header(VILLAGE, former + 1, &items);
    let signature = signature(VILLAGE, &header);
    let batch = batch_id(URGUT_OFFICE, 0);
    let enter = Call::enter_from_batch {
        batch,
        item: items[0].clone(),
        path: path_of(&items, 0),
    };
    let first = PaperNumber(10);
    [
        (VILLAGE, reserve),
        (VILLAGE, Call::void_numbers { first }),
        (COURIER, Call::lodge_batch { header, signature }),
        (COURIER, enter),
        (VILLAGE, Call::close_batch { batch }),
    ]
}

/// About a volume with so many entries more than two.
fn about_volumes(former: u64) -> [(u64, Call<Test>); 2] {
    let entries = former as u32 + 2;
    let leaves: Vec<_> = (0..entries).map(|n| volume_leaf(n, &ROOT)).collect();
    let (root, provenance, region) = (merkle::root(&leaves), ROOT, URGUT);
    assert_ok!(Declarations::anchor_volume(
        signed(REGISTRAR),
        root,
        entries,
        provenance,
        region
    ));
    let anchor = Call::anchor_volume {
        root: OTHER_ROOT,
        entries,
        provenance,
        region,
    };
    let path = merkle::path(&leaves, 1).expect("is there");
    let promote = Call::promote {
        volume: VolumeId(former),
        index: 1,
        claims_root: ROOT,
        path: path.try_into().expect("a path is short"),
        event: birth(subject(22), None),
    };
    [(REGISTRAR, anchor), (REGISTRAR, promote)]
}

/// How many keys each call writes, and how large the proof is of what it reads.
fn costs(former: u64) -> Vec<(usize, usize)> {
    let (mut ext, calls) = state(former);
    let cost = |(who, call): (u64, Call<Test>)| {
        let shown = format!("{call:?}");
        let call = RuntimeCall::Declarations(call);
        let (outcome, proof) = ext.execute_and_prove(|| call.dispatch(signed(who)));
        assert!(outcome.is_ok(), "{shown}: {outcome:?}");
        let written = ext.overlayed_changes().changes().count();
        // The next call is made in the same state.
        ext.reset_overlay();
        (written, proof.encoded_size())
    };
    calls.into_iter().map(cost).collect()
}

#[test]
fn no_call_costs_more_where_much_is_declared_lodged_and_anchored() {
    let (few, many) = (costs(1), costs(100));
    assert_eq!(few.len(), 18, "a call is missing");
    for (call, (few, many)) in few.into_iter().zip(many).enumerate() {
        let ((written, read), (written_late, read_late)) = (few, many);
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer.
        assert!(
            read_late < read + 2_048 && read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
}
