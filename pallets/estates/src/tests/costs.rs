//! What a call costs does not depend on how many wills, heirs and certificates there are.

use super::*;
use crate::{types::Certificate, Call, Heirs, Wills};
use codec::{Encode, MaxEncodedLen};
use sp_runtime::traits::Dispatchable;

type Calls = Vec<(RuntimeOrigin, Call<Test>)>;

/// A state in which each call can be made, with so many wills, heirs, certificates and lists; and the calls.
fn state(former: u64) -> (sp_io::TestExternalities, Calls) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        for _ in 0..former {
            will(1);
            will(8);
        }
        let heirs: Vec<u64> = (100..100 + former).collect();
        let id = dividing(1, &heirs);
        for number in heirs {
            assert_ok!(Estates::list_estate(by(NOTARY), id, ROOT));
            assert_ok!(issue(id, number, share(1, 1_000)));
            assert_ok!(rule(id, Ruling::AdmitHeir(heir(10_000 + number))));
        }
        for number in [2, 3, 4] {
            assert_ok!(rule(id, Ruling::AdmitHeir(heir(number))));
        }
        assert_ok!(issue(id, 2, share(1, 10)));
        let last = estate(id).certificates - 1;
        let late = dividing(7, &[]);
        let open = opened(6);
        let free = taken(12);
        assert_ok!(Estates::release_estate(by(NOTARY), free));
        assert_ok!(issue(id, 4, share(1, 10)));
        System::reset_events();
        calls(id, [open, free, late], last)
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

fn calls(id: EstateId, [open, free, late]: [EstateId; 3], last: u32) -> Calls {
    let claims_root = ROOT;
    let rule = |ruling| Call::rule_on_estate {
        estate: id,
        ruling,
        claims_root,
    };
    let by_notary = [
        Call::register_will {
            testator: in_wills_domain(8),
            form: WillForm::Closed,
            claims_root,
        },
        Call::withdraw_will {
            will: WillId(NextWill::<Test>::get().0 - 1),
        },
        Call::take_estate { estate: open },
        Call::take_estate { estate: free },
        Call::release_estate { estate: id },
        Call::list_estate {
            estate: id,
            claims_root,
        },
        Call::attest_declaration {
            estate: open,
            heir: heir(5),
            choice: Choice::Accept,
            claims_root,
        },
        Call::issue_certificate {
            estate: id,
            heir: heir(3),
            share: share(1, 10),
            claims_root,
        },
        Call::join_certificate {
            estate: id,
            certificate: last + 1,
            heir: heir(3),
            share: share(1, 10),
        },
        Call::certify_spousal_share {
            estate: id,
            claims_root,
        },
        Call::close_estate {
            estate: late,
            claims_root,
        },
    ];
    let by_judge = [
        Ruling::AnnulWill(WillId(0)),
        Ruling::AnnulCertificate(last),
        Ruling::AdmitHeir(heir(5)),
        Ruling::ExcludeHeir(heir(3)),
    ];
    let declare = Call::declare {
        estate: open,
        choice: Choice::Accept,
        claims_root,
    };
    let admit = Call::admit_heir {
        estate: id,
        heir: heir(5),
        claims_root,
    };
    let by_notary = by_notary.into_iter().map(|call| (by(NOTARY), call));
    let by_judge = by_judge.into_iter().map(|ruling| (by(JUDGE), rule(ruling)));
    by_notary
        .chain(by_judge)
        .chain([(wallet(5), declare), (by(NOTARY_FOUR_EYES), admit)])
        .collect()
}

/// How many keys each call writes, and how large the proof is of what it reads.
fn costs(former: u64) -> Vec<(usize, usize)> {
    let (mut ext, calls) = state(former);
    calls
        .into_iter()
        .map(|(origin, call)| {
            let shown = format!("{call:?}");
            let call = RuntimeCall::Estates(call);
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
fn no_call_costs_more_when_there_are_many_wills_heirs_and_certificates() {
    let (short, long) = (costs(10), costs(150));
    assert_eq!(
        short.len(),
        17,
        "every call, both ways to take, and each ruling"
    );
    for (call, (short, long)) in short.into_iter().zip(long).enumerate() {
        let ((written, read), (written_late, read_late)) = (short, long);
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer; what is not read has some 150 kB.
        assert!(
            read_late < read + 2_048 && read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
}

#[test]
fn a_death_and_its_annulment_cost_no_more_when_there_are_many_wills_and_heirs() {
    let costs = |former| {
        let (mut ext, _) = state(former);
        let death = ext.execute_with(|| estate(EstateId(0)).death.0);
        let measure = |ext: &mut sp_io::TestExternalities, hear: fn(u64)| {
            let (_, proof) = ext.execute_and_prove(|| hear(death));
            let written = ext.overlayed_changes().changes().count();
            ext.reset_overlay();
            (written, proof.encoded_size())
        };
        let annulled = measure(&mut ext, |death| lives_again(1, death));
        [annulled, measure(&mut ext, |_| dies(8, 4_000))]
    };
    for ((written, read), (written_late, read_late)) in costs(10).into_iter().zip(costs(150)) {
        assert_eq!(written, written_late);
        assert!(read_late < read + 1_024, "{read} and {read_late}");
    }
}

/// The declared proof of a call has to stay within 8 KiB.
#[test]
fn no_item_is_so_large_that_two_of_them_are_no_proof() {
    let largest = [
        Estate::max_encoded_len(),
        crate::types::Will::max_encoded_len(),
        Certificate::max_encoded_len(),
        crate::types::Heir::max_encoded_len(),
    ];
    // Per key: the item, its key, and the nodes on the way to it in a trie of a million.
    let proof = |size: usize| 990 + 2 * (size + 64 + 2_475);
    assert!(
        largest.into_iter().all(|size| proof(size) < 8_192),
        "{largest:?}"
    );
    // What these tests fill.
    let (mut ext, _) = state(5);
    ext.execute_with(|| {
        assert_eq!(Wills::<Test>::iter().count(), 10);
        assert!(Heirs::<Test>::iter().count() > 10);
    });
}
