//! What a call costs does not depend on how much is kept, or on how many readings there are.

use super::*;
use crate::{types::PaperContract, Call};
use adliya_primitives::{
    merkle::{root_from, Place},
    SwitchOverId,
};
use codec::Encode;
use sp_runtime::traits::Dispatchable;

/// A state in which so many tariffs, meters, contracts and wallets have been before, and the calls that touch them.
fn state(former: u8) -> (sp_io::TestExternalities, Vec<(RuntimeOrigin, Call<Test>)>) {
    let mut ext = ExtBuilder::build();
    let calls = ext.execute_with(|| {
        let first = tariff_today();
        for number in 0..former {
            consumer(100 + number);
            certified(100 + number);
            offered(terms(number.into(), first));
            let mut gas = tariff();
            gas.service = Service::Gas;
            assert_ok!(propose(CLERK, gas, SAMARKAND, day(90)));
        }
        let calls = calls(first);
        // They are of an earlier block.
        System::reset_events();
        calls
    });
    ext.commit_all().expect("the state can be committed");
    (ext, calls)
}

fn calls(first: TariffId) -> Vec<(RuntimeOrigin, Call<Test>)> {
    let key = consumer(51);
    let follower = proposed(tariff(), day(90));
    let (meter, free) = (certified(1), certified(2));
    let with = |meter| ContractTerms {
        meter,
        ..terms(51, first)
    };
    let offer = offered(with(Some(free)));
    let (running, bare) = (in_force(with(Some(meter))), in_force(with(None)));
    let at = Timestamp::get();
    let readings = |many: u64| {
        let one = |n| sign(&meter_key(1), meter, reading(n, at + n, &[(n, 0)]));
        let readings = list((1..=many).map(one).collect());
        Call::lodge_readings { meter, readings }
    };
    let new_key = wallet(52);
    let link = Call::link_wallet {
        subject: subject(52),
        wallet: account_of(&new_key),
        signature: new_key.sign(&link_message(subject(52))).into(),
    };
    let register = Call::register_meter {
        serial: H256::repeat_byte(3),
        key: Some(meter_key(3).public()),
        service: Service::Electricity,
        registers: list(vec![(energy(6), stand(0, 0))]),
    };
    let certify = Call::certify_meter {
        meter,
        until: at + 999 * DAY,
        certificate: DOCUMENT,
    };
    let install = Call::install_meter {
        meter: free,
        contract: bare,
        opening: list(vec![stand(0, 0)]),
    };
    let accept = Call::accept_contract {
        contract: offer,
        document: DOCUMENT,
    };
    let attest = Call::attest_acceptance {
        contract: offer,
        statement: STATEMENT,
    };
    let end = Call::terminate_contract { contract: running };
    let observed = observed(at + 1, 90);
    let old = in_force(with(Some(certified(4))));
    let new = offered(ContractTerms {
        replaces: Some(old),
        ..with(Some(certified(5)))
    });
    let asked = in_force(with(Some(certified(6))));
    assert_ok!(Utility::propose_category(signed(CLERK), asked, 1));
    let answer = Answer::Agree;
    let paper = PaperContract {
        terms: with(Some(certified(7))),
        as_of: at,
        opening: list(vec![stand(9, 0)]),
        used: [u64::MAX; 4],
        balance: 0,
    };
    let path = vec![DOCUMENT; 32];
    let place = Place {
        index: 0,
        size: u32::MAX,
    };
    let root = root_from(paper.leaf(0), place, &path).expect("as many lead to a root");
    assert_ok!(Utility::anchor_switch_over(
        signed(SUPPLIER_FOUR_EYES),
        root,
        u32::MAX
    ));
    let import = Call::import_contract {
        switch_over: SwitchOverId(0),
        index: 0,
        paper: Box::new(paper),
        path: list(path),
    };
    pass(DAY);
    let exchange = Call::exchange_meter {
        contract: running,
        meter: free,
        closing: observed.clone(),
        opening: list(vec![stand(0, 0)]),
    };
    let report = Call::report_reading {
        contract: running,
        observed,
    };
    let answered = Call::answer_proposal {
        contract: asked,
        proposal: 1,
        answer,
    };
    let replace = Call::accept_contract {
        contract: new,
        document: DOCUMENT,
    };
    let terms = with(Some(free));
    vec![
        (by(&key), report),
        (signed(OPERATOR), exchange),
        (by(&key), answered),
        (by(&key), replace),
        (signed(ANYBODY), import),
        (signed(FOUR_EYES), Call::approve_tariff { tariff: follower }),
        (signed(IDENTITY_OFFICER), link),
        (signed(OPERATOR), register),
        (signed(METROLOGIST), certify),
        (signed(OPERATOR), install),
        (signed(OPERATOR), Call::remove_meter { meter: free }),
        (signed(CLERK), Call::offer_contract { terms }),
        (by(&key), accept),
        (signed(COLLEAGUE), attest),
        (by(&key), end),
        (signed(ANYBODY), readings(1)),
        (signed(ANYBODY), readings(9)),
    ]
}

/// How many keys each call writes, and how large the proof is of what it reads.
fn costs(former: u8) -> Vec<(usize, usize)> {
    let (mut ext, calls) = state(former);
    let cost = |(who, call): (RuntimeOrigin, Call<Test>)| {
        let shown = format!("{call:?}");
        let call = RuntimeCall::Utility(call);
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
fn no_call_costs_more_where_much_is_kept_and_many_readings_read_no_more_than_one() {
    let (few, many) = (costs(1), costs(50));
    for (call, ((written, read), (written_late, read_late))) in few.iter().zip(&many).enumerate() {
        assert_eq!(written, written_late, "call {call}");
        // The paths of a larger trie are longer.
        assert!(
            *read_late < read + 2_560 && *read_late < 8_192,
            "call {call}: {read} and {read_late}"
        );
    }
    let [.., one, nine] = &many[..] else {
        panic!("there are more calls");
    };
    assert_eq!(one, nine);
}
