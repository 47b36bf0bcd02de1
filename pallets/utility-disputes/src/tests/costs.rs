//! What a call costs does not depend on how many contracts there are, or on how many disputes a contract has had.

use super::*;
use crate::Call;
use codec::Encode;
use sp_runtime::traits::Dispatchable;

/// A contract whose account has all the bills that it keeps, of which the first ones were disputed.
fn full(former: u32) -> ContractId {
    let id = contract(WALLET, midnight(2025, 4, 7), 100);
    for _ in 0..former {
        let number = bill(id, 10);
        let dispute = crate::NextDispute::<Test>::get();
        assert_ok!(open(WALLET, id, of_bill(number.0, 1)));
        assert_ok!(Disputed::withdraw_dispute(signed(WALLET), dispute));
    }
    (0..12).for_each(|_| {
        bill(id, 30);
    });
    id
}

/// Its last dispute, over a sum that will be settled from what is prepaid.
fn disputed_of(id: ContractId) -> DisputeId {
    let last = account_of(id).next.0 - 1;
    let dispute = crate::NextDispute::<Test>::get();
    assert_ok!(open(WALLET, id, of_bill(last, 100)));
    assert_ok!(pay(id, 1_000_000));
    dispute
}

fn to_rule_of(id: ContractId) -> DisputeId {
    let dispute = disputed_of(id);
    assert_ok!(Disputed::answer_dispute(signed(CLERK), dispute, EVIDENCE));
    pass(ANSWER_TERM + 1);
    dispute
}

fn announced(id: ContractId) {
    pass(TERM + 1);
    let mut mays = (2026..).map(|year| midnight(year, 5, 1));
    let may = mays.find(|may| *may >= now());
    Timestamp::set_timestamp(may.expect("it comes"));
    assert_ok!(announce(CLERK, id));
    pass(NOTICE_TERM);
}

fn disconnected(id: ContractId) {
    announced(id);
    assert_ok!(disconnect(FITTER, id));
    assert_ok!(pay(id, 1_000_000));
}

type Made = (u8, Call<Test>);

/// What each call needs, and the call.
const CALLS: [fn(ContractId) -> Made; 18] = [
    |contract| {
        let matter = of_bill(account_of(contract).next.0 - 1, 100);
        let statement = STATEMENT;
        (
            WALLET,
            Call::open_dispute {
                contract,
                matter,
                statement,
            },
        )
    },
    |contract| {
        let matter = of_bill(account_of(contract).next.0 - 1, 100);
        let statement = STATEMENT;
        (
            CLERK,
            Call::attest_dispute {
                contract,
                matter,
                statement,
            },
        )
    },
    |contract| {
        let (id, root) = (disputed_of(contract), EVIDENCE);
        (WALLET, Call::lodge_evidence { id, root })
    },
    |contract| {
        let (id, root) = (disputed_of(contract), EVIDENCE);
        (CLERK, Call::answer_dispute { id, root })
    },
    |contract| {
        let id = to_rule_of(contract);
        (CLERK, Call::concede_dispute { id })
    },
    |contract| {
        let id = to_rule_of(contract);
        (WALLET, Call::withdraw_dispute { id })
    },
    |contract| {
        let (id, decision) = (to_rule_of(contract), DECISION);
        (REGULATOR, Call::uphold_dispute { id, decision })
    },
    |contract| {
        let (id, amount, decision) = (to_rule_of(contract), 10, DECISION);
        (
            FOUR_EYES,
            Call::rule_dispute {
                id,
                amount,
                decision,
            },
        )
    },
    |contract| {
        let id = to_rule_of(contract);
        pass(RULING_TERM);
        (ANYBODY, Call::apply_default { id })
    },
    |contract| {
        pass(TERM + 1);
        let notice = NOTICE;
        (CLERK, Call::announce_disconnection { contract, notice })
    },
    |contract| {
        announced(contract);
        (CLERK, Call::withdraw_announcement { contract })
    },
    |contract| {
        announced(contract);
        (FITTER, Call::disconnect { contract })
    },
    |contract| {
        disconnected(contract);
        (ANYBODY, Call::demand_reconnection { contract })
    },
    |contract| {
        disconnected(contract);
        (FITTER, Call::reconnect { contract })
    },
    |contract| {
        let (category, until) = (1, now() + DAY);
        (
            SOCIAL_OFFICER,
            Call::protect_consumer {
                contract,
                category,
                until,
            },
        )
    },
    |contract| {
        assert_ok!(protect(SOCIAL_OFFICER, contract, now() + DAY));
        (SOCIAL_OFFICER, Call::end_protection { contract })
    },
    |contract| {
        let matter = of_bill(account_of(contract).next.0 - 1, 100);
        let statement = STATEMENT;
        (
            SOCIAL_OFFICER,
            Call::assist_dispute {
                contract,
                matter,
                statement,
            },
        )
    },
    |contract| {
        let (id, root) = (disputed_of(contract), EVIDENCE);
        (SOCIAL_OFFICER, Call::assist_evidence { id, root })
    },
];

/// How many keys a call writes, and how large the proof is of what it reads, with so many other contracts and former disputes.
fn cost(make: fn(ContractId) -> Made, others: u32, former: u32) -> (usize, usize) {
    let mut ext = ExtBuilder::build();
    let (by, call) = ext.execute_with(|| {
        for _ in 0..others {
            let other = contract(WALLET, midnight(2025, 4, 7), 100);
            assert_ok!(open(WALLET, other, Matter::Balance { amount: 50 }));
        }
        let id = full(former);
        System::reset_events();
        let made = make(id);
        System::reset_events();
        made
    });
    ext.commit_all().expect("the state can be committed");
    let shown = format!("{call:?}");
    let call = RuntimeCall::Disputes(call);
    let (outcome, proof) = ext.execute_and_prove(|| call.dispatch(signed(by)));
    assert!(outcome.is_ok(), "{shown}: {outcome:?}");
    let written = ext.overlayed_changes().changes().count();
    (written, proof.encode().len())
}

#[test]
fn no_call_costs_more_where_there_are_many_disputes() {
    for (place, make) in CALLS.into_iter().enumerate() {
        let (written, read) = cost(make, 2, 1);
        let (written_late, read_late) = cost(make, 60, 20);
        assert_eq!(written, written_late, "call {place}");
        // The paths of a larger trie are longer, and more disputed bills are remembered.
        assert!(
            read_late < read + 2_560 && read_late < 8_192,
            "call {place}: {read} and {read_late}"
        );
    }
}
