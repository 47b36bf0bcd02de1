//! What a call costs, and what an answer takes, does not depend on how much there is.

use super::*;
use crate::{
    types::{Cover, Relation},
    Call,
};
use codec::Encode;
use frame_support::traits::UnfilteredDispatchable;
use sp_runtime::traits::Dispatchable;

type Calls = Vec<(RuntimeOrigin, Call<Test>)>;

/// A state in which each call can be made, where there are so many acts and powers of everybody; and the calls.
fn state(former: usize) -> (sp_io::TestExternalities, Calls) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        identify_notaries();
        for _ in 0..former {
            certified(&[1, 2]);
            empowered(1, &[2]);
            drafted(&[1, 2, 3, 4]);
        }
        let calls = calls(former);
        // They are of an earlier block.
        System::reset_events();
        calls
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

fn calls(past: usize) -> Calls {
    let all: Vec<u64> = (1..=8).collect();
    let former = certified(&all);
    let [replacing, open] = [Some(Link::Replaces(former)), None].map(|link| {
        let id = next();
        assert_ok!(draft(notary(), &all, link));
        id
    });
    sign_all(replacing);
    let together = PowerTerms {
        exercise: Exercise::Jointly,
        ..terms(&[2, 3, 4, 5])
    };
    let above = constituted(&[1], together, a_year(), None);
    let below = PowerTerms {
        substitutions: 0,
        ..terms(&[6, 7, 8, 9])
    };
    let link = Some(Link::Substitutes(above));
    let substitution = next();
    let grantors = [2, 3, 4, 5];
    assert_ok!(draft_power(&grantors, below.clone(), a_year(), link));
    sign_all(substitution);
    assert_ok!(Notary::declare_related(
        notary(),
        subject(90),
        Relation::Kin
    ));
    wait(DAY);
    let money = money_calls(&all);
    let pair = [1, 2].map(subject);
    for check in [pair, [3, 4].map(subject), [5, 6].map(subject)] {
        assert_ok!(Notary::check_parties(notary(), replacing, check));
    }
    assert_ok!(Notary::check_parties(
        notary(),
        substitution,
        [2, 3].map(subject)
    ));

    let (claims_root, wallet_one) = (ROOT, wallet_of(1));
    for _ in 0..past {
        let (until, key) = (now() + DAY, Default::default());
        let wallet = wallet_one.clone();
        assert_ok!(Notary::grant_access(
            wallet,
            JUDGE,
            Cover::Dossier,
            until,
            key
        ));
        assert_ok!(Notary::request_access(judge(), subject(1), Cover::Dossier));
    }
    // As often as there were acts, the last of them lasting.
    for _ in 0..past {
        let _ = Notary::end_guardian(identity_officer(), subject(1), subject(2));
        assert_ok!(guard(1, 2, YEAR));
    }
    let key = wallet(60);
    let link_wallet = Call::link_wallet {
        subject: subject(60),
        wallet: account_of(&key),
        signature: MultiSignature::Sr25519(key.sign(&message(subject(60)))),
    };
    let draft_act = Call::draft_act {
        kind: ActKind::Sale,
        parties: parties(&all),
        claims_root,
        term: a_month(),
        link: Some(Link::Changes(former)),
    };
    let draft_power = Call::draft_power {
        grantors: persons(&grantors),
        terms: below,
        claims_root,
        term: Term {
            until: Some(NOW + YEAR),
            ..a_month()
        },
        link,
    };
    let presence = Presence::InPerson;
    let by_notaries = [
        Call::declare_related {
            subject: subject(91),
            relation: Relation::Kin,
        },
        draft_act,
        draft_power,
        Call::attest_signature {
            act: open,
            subject: subject(2),
            presence,
        },
        Call::check_parties {
            act: open,
            subjects: pair,
        },
        Call::certify_act {
            act: replacing,
            claims_root,
        },
        Call::certify_act {
            act: substitution,
            claims_root,
        },
        Call::withdraw_act { act: open },
        Call::revoke_power {
            act: above,
            subject: subject(1),
        },
        Call::renounce_power {
            act: above,
            attorney: subject(2),
        },
    ];
    let by_wallets = [
        (
            wallet_one.clone(),
            Call::sign_act {
                act: open,
                claims_root,
            },
        ),
        (wallet_one.clone(), Call::withdraw_own_act { act: open }),
        (wallet_one.clone(), Call::revoke_own_power { act: above }),
        (wallet_of(2), Call::renounce_own_power { act: above }),
        (
            wallet_one.clone(),
            Call::grant_access {
                to: JUDGE,
                cover: Cover::Act(former),
                until: now() + DAY,
                key: Default::default(),
            },
        ),
        (
            wallet_one.clone(),
            Call::revoke_access {
                to: JUDGE,
                cover: Cover::Dossier,
            },
        ),
        (
            judge(),
            Call::request_access {
                subject: subject(1),
                cover: Cover::Act(former),
            },
        ),
        (wallet_one, Call::unlink_own_wallet {}),
    ];
    let others = [
        (identity_officer(), link_wallet),
        (
            identity_officer(),
            Call::unlink_wallet {
                subject: subject(1),
            },
        ),
        (
            identity_officer(),
            Call::identify_notary {
                notary: NEWCOMER,
                subject: notary_herself(11),
            },
        ),
        (
            RuntimeOrigin::signed(NOTARY_FOUR_EYES),
            Call::end_related {
                subject: subject(90),
            },
        ),
        (
            judge(),
            Call::rule_on_act {
                act: former,
                ruling: Ruling::Suspend,
                claims_root,
            },
        ),
        (
            chamber(),
            Call::hand_over_practice {
                from: PRACTICE,
                to: NEIGHBOURS,
            },
        ),
    ];
    let guardians = [
        (
            RuntimeOrigin::signed(IDENTITY_FOUR_EYES),
            Call::record_guardian {
                ward: subject(1),
                guardian: subject(3),
                until: now() + YEAR,
                claims_root,
            },
        ),
        (
            identity_officer(),
            Call::end_guardian {
                ward: subject(1),
                guardian: subject(2),
            },
        ),
    ];
    let others = others.into_iter().chain(guardians);
    let by_notaries = by_notaries.into_iter().map(|call| (notary(), call));
    let calls = by_notaries.chain(by_wallets).chain(others);
    calls.chain(money).collect()
}

/// The calls that move money, and those that say how much.
fn money_calls(all: &[u64]) -> Calls {
    let (claims_root, until) = (ROOT, now() + YEAR);
    for number in [1, 2, 3] {
        purse(number);
    }
    sales_cost();
    let sale = || {
        let id = next();
        let (parties, terms) = (parties(all), sale_for(PRICE / 10));
        assert_ok!(Notary::draft_sale(notary(), parties, terms, ROOT, a_year()));
        sign_all(id);
        id
    };
    let funded = |hold: bool| {
        let id = sale();
        if hold {
            assert_ok!(hold_price(2, id, PRICE / 10));
            assert_ok!(hold_fee(3, id, DUTY + FEE));
        }
        id
    };
    let [paid, withdrawn, kept] = [true; 3].map(funded);
    assert_ok!(certify(paid));
    let lapsing = funded(true);
    crate::Acts::<Test>::mutate(lapsing, |act| {
        act.as_mut().expect("drafted").term.deadline = now();
    });
    let open = funded(false);
    // What sales cost is no matter of the other calls.
    cost(ActKind::Sale, 0, 0);
    let exempting = |subject| Call::record_exemption {
        subject,
        waiver: Waiver::Everything,
        until,
        claims_root,
    };
    assert_ok!(exempting(subject(70)).dispatch_bypass_filter(identity_officer()));
    let sums = FeeSums {
        duty: DUTY,
        fee: FEE,
    };
    vec![
        (
            treasury(),
            Call::set_fee {
                kind: ActKind::Sale,
                sums,
            },
        ),
        (identity_officer(), exempting(subject(71))),
        (
            identity_officer(),
            Call::end_exemption {
                subject: subject(70),
            },
        ),
        (
            RuntimeOrigin::signed(NOTARY_FOUR_EYES),
            Call::set_payout { account: JUDGE },
        ),
        (
            notary(),
            Call::draft_sale {
                parties: parties(all),
                terms: sale_for(PRICE),
                claims_root,
                term: a_year(),
            },
        ),
        (
            wallet_of(3),
            Call::hold_fee {
                act: open,
                amount: DUTY + FEE,
            },
        ),
        (
            wallet_of(2),
            Call::hold_price {
                act: open,
                claims_root,
                amount: PRICE / 10,
            },
        ),
        (judge(), Call::settle_act { act: paid }),
        (judge(), Call::settle_act { act: lapsing }),
        (notary(), Call::withdraw_act { act: withdrawn }),
        (
            notary(),
            Call::certify_act {
                act: kept,
                claims_root,
            },
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
            let call = RuntimeCall::Notary(call);
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
fn no_call_costs_more_when_there_are_many_acts_and_powers() {
    let (short, long) = (costs(20), costs(200));
    assert_eq!(
        short.len(),
        37,
        "every call, and all ways to certify, to withdraw and to settle"
    );
    for (call, (short, long)) in short.into_iter().zip(long).enumerate() {
        let ((written, read), (written_late, read_late)) = (short, long);
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer; the acts that are not read have 200 kB.
        assert!(
            read_late < read + 2_048 && read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
}

#[test]
fn whether_a_power_is_in_force_takes_no_longer_to_say_when_there_are_many() {
    // All that count are looked at: none of them entitles to that.
    let proof = |former| {
        let (mut ext, _) = state(former);
        let ask = || Notary::power_in_force(subject(2), subject(1), Scope::Mail, NOW + DAY);
        let (answer, proof) = ext.execute_and_prove(ask);
        assert_eq!(answer, None);
        proof.encoded_size()
    };
    let (few, many) = (proof(50), proof(500));
    // The paths to eight powers and their acts are longer in a larger trie; 500 of them have 300 kB.
    assert!(many < 3 * few && many < 20_480, "{few} and {many}");
}

/// The declared proof of a call has to stay within 8 KiB.
#[test]
fn no_item_is_so_large_that_two_of_them_are_no_proof() {
    use codec::MaxEncodedLen;
    let largest = [
        Act::max_encoded_len(),
        crate::types::Power::max_encoded_len(),
        crate::types::Practice::max_encoded_len(),
        crate::types::Fee::<AccountId>::max_encoded_len(),
        crate::types::Price::<AccountId>::max_encoded_len(),
    ];
    // Per key: the item, its key, and the nodes on the way to it in a trie of a million.
    let proof = |size: usize| 990 + 2 * (size + 64 + 2_475);
    assert!(
        largest.into_iter().all(|size| proof(size) < 8_192),
        "{largest:?}"
    );
}
