//! What a call costs does not depend on how many contracts there are, or on how many bills a contract has had.

use super::*;
use crate::Call;
use codec::Encode;
use sp_runtime::traits::Dispatchable;

fn state(former: u32) -> (sp_io::TestExternalities, Vec<(RuntimeOrigin, Call<Test>)>) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        let id = discounts::entitled();
        for _ in 0..former {
            assert_ok!(open(contract_in(BAKU, date(2025, 1, 1), WALLET)));
        }
        billed(id, &[31; 13]);
        assert_ok!(Bills::grant_discount(signed(SOCIAL_OFFICER), id, 0, 3));
        let office = Bills::account_of(SOCIAL_OFFICE);
        assert_ok!(Assets::transfer(signed(ANYBODY), MANAT, office, 1_000));
        assert_ok!(pay(ANYBODY, id, 310));
        let (new, over) = [(); 2]
            .map(|()| contract_in(BAKU, date(2025, 1, 1), WALLET))
            .into();
        assert_ok!(open(over));
        assert_ok!(pay(ANYBODY, over, 10));
        end(over);
        let last = kept(id).cycle.begins.counter.day.month().end();
        read(id, last, 31);
        assert_ok!(Bills::offer_plan(
            signed(CLERK),
            id,
            3,
            Timestamp::get() + DAY,
            DAY
        ));
        let (contract, document, amount) = (id, DOCUMENT, 10);
        let bill = BillNumber(12);
        let first_at = Timestamp::get();
        let (instalments, offered_at, interval) = (3, first_at + DAY, DAY);
        System::reset_events();
        vec![
            (signed(ANYBODY), Call::open_account { contract: new }),
            (
                signed(WALLET),
                Call::accept_plan {
                    contract,
                    instalments,
                    first_at: offered_at,
                    interval,
                },
            ),
            (signed(WALLET), Call::refund { contract: over }),
            (signed(ANYBODY), Call::close_cycle { contract }),
            (
                signed(ANYBODY),
                Call::pay {
                    contract,
                    amount: 100_000,
                },
            ),
            (signed(SOCIAL_OFFICER), Call::subsidise { contract, amount }),
            (
                signed(CLERK),
                Call::credit_bill {
                    contract,
                    bill,
                    amount,
                    document,
                },
            ),
            (
                signed(FOUR_EYES),
                Call::debit_bill {
                    contract,
                    bill,
                    amount,
                    document,
                },
            ),
            (
                signed(CLERK),
                Call::offer_plan {
                    contract,
                    instalments: 2,
                    first_at,
                    interval: DAY,
                },
            ),
            (
                signed(SOCIAL_OFFICER),
                Call::grant_discount {
                    contract,
                    discount: 0,
                    months: 12,
                },
            ),
            (signed(SOCIAL_OFFICER), Call::end_discount { contract }),
            (
                signed(FOUR_EYES),
                Call::withdraw {
                    asset: MANAT,
                    amount,
                    to: account(77),
                },
            ),
        ]
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

/// How many keys each call writes, and how large the proof is of what it reads.
fn costs(former: u32) -> Vec<(usize, usize)> {
    let (mut ext, calls) = state(former);
    let cost = |(who, call): (RuntimeOrigin, Call<Test>)| {
        let shown = format!("{call:?}");
        let call = RuntimeCall::Bills(call);
        let (outcome, proof) = ext.execute_and_prove(|| call.dispatch(who));
        assert!(outcome.is_ok(), "{shown}: {outcome:?}");
        let written = ext.overlayed_changes().changes().count();
        // The next call is made in the same state.
        ext.reset_overlay();
        (written, proof.encode().len())
    };
    calls.into_iter().map(cost).collect()
}

#[test]
fn no_call_costs_more_where_there_are_many_accounts() {
    let (few, many) = (costs(1), costs(60));
    for (call, ((written, read), (written_late, read_late))) in few.iter().zip(&many).enumerate() {
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer.
        assert!(
            *read_late < read + 2_560 && *read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
}
