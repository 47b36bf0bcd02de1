use super::readings::Readings;
use super::*;
use adliya_primitives::{MeterId, OfficeId, TariffId};
use adliya_runtime::AccountId;
use adliya_tariffs::{Amount, BillError, Charge, Counter, Day, Line, LocalTime};
use pallet_utility_bills::types::{
    Ending, LineView, OfficeMoney, Stage, Statement as BillStatement,
};
use pallet_utility_contracts::types::{Flags, Mark, Proposal, Proposed, Source};
use serde_json::{json, Value};

/// 2026-03-01, noon in Tashkent.
const NOON: u64 = 1_772_348_400_000;

fn day(month: u8, day: u8) -> Day {
    Day::of(2026, month, day).expect("there is such a day")
}

fn stage(day: Day, shown: u64, carried: Amount) -> Stage {
    Stage {
        tariff: TariffId(3),
        counter: Counter {
            carried,
            ..Counter::starting(day)
        },
        totals: [shown, 0, 0, 0],
    }
}

/// 150 kWh of February at 4.5 minor units, with half of one left over before.
fn bill() -> BillView {
    let half = Amount(Amount::MINOR_UNIT.0 / 2);
    let amount = Amount(Amount::MINOR_UNIT.0 * 675);
    let (begins, ends) = (
        stage(day(2, 1), 100_000, half),
        Ending {
            day: day(3, 1),
            totals: [250_000, 0, 0, 0],
            estimated: false,
            is_final: false,
        },
    );
    BillView {
        statement: Some(BillStatement {
            number: BillNumber(4),
            begins,
            ends,
            total: 675,
            closed_at: NOON,
            due_at: NOON,
        }),
        begins,
        ends,
        lines: vec![LineView {
            tariff: TariffId(3),
            line: Line {
                terms: 0,
                from: day(2, 1),
                until: day(3, 1),
                charge: Charge::Consumption {
                    register: 0,
                    season: 0,
                    block: 0,
                    reached: 0,
                    quantity: 150_000,
                    price: 4_500_000,
                },
                amount,
            },
        }],
        exact: amount,
        total: 675,
        next: stage(day(3, 1), 250_000, half),
    }
}

fn journal() -> Journal {
    let mark = Mark {
        at: NOON,
        meter: MeterId(9),
        totals: [1_250_000, 0, 0, 0],
        consumed: [250_000, 0, 0, 0],
        source: Source::Signed { counter: 31 },
        flags: Flags::GAP.with(Flags::TRUED_UP),
    };
    Journal {
        used: [0; 4],
        local_time: LocalTime(300),
        chain: Default::default(),
        marks: vec![mark].try_into().expect("one"),
        advanced_at: NOON,
        proposals: 0,
        pending: None,
        inspection: None,
    }
}

fn shown(answer: WithReadings) -> Value {
    serde_json::to_value(Computed::from(answer)).expect("is JSON")
}

#[test]
fn a_bill_says_which_reading_which_price_and_which_rounding() {
    let answer = shown((Ok(bill()), Some(journal())));
    assert_eq!(answer["unbillable"], Value::Null);
    let bill = &answer["bill"];
    assert_eq!(
        (&bill["number"], &bill["stated"]),
        (&json!("4"), &json!("675"))
    );
    assert_eq!(
        bill["endReading"],
        json!({
            "at": "2026-03-01T07:00:00.000Z",
            "meter": "9",
            "totals": ["1250000", "0", "0", "0"],
            "consumed": ["250000", "0", "0", "0"],
            "source": "signed",
            "counter": "31",
            "flags": ["gap", "truedUp"],
        })
    );
    assert_eq!(
        bill["beginReading"],
        Value::Null,
        "the journal has it no more"
    );
    assert_eq!(
        bill["lines"],
        json!([{
            "tariff": "3",
            "from": "2026-02-01",
            "until": "2026-03-01",
            "kind": "consumption",
            "register": 0,
            "season": 0,
            "block": 0,
            "reached": "0",
            "quantity": "150000",
            "price": "4500000",
            "amount": "675",
        }])
    );
    assert_eq!(
        bill["rounding"],
        json!({ "exact": "675", "carriedBefore": "0.5", "carriedAfter": "0.5" })
    );
    assert_eq!(bill["total"], "675");
}

#[test]
fn what_is_not_there_is_null_and_what_cannot_be_billed_says_why() {
    use Unbillable::*;
    for missing in [NoAccount, NoContract, NoBill] {
        assert_eq!(known((Err(missing), None)), None);
    }
    let beyond = BillError::BeyondLastBlock {
        terms: 0,
        register: 0,
    };
    for (why, reason) in [
        (NoReading, json!({ "reason": "noReading" })),
        (Contested, json!({ "reason": "contested" })),
        (TermsForgotten, json!({ "reason": "termsForgotten" })),
        (
            Engine(beyond),
            json!({ "reason": "engine", "explanation": beyond.to_string() }),
        ),
    ] {
        let answer = known((Err(why), None)).expect("it is an answer");
        assert_eq!(shown(answer), json!({ "bill": null, "unbillable": reason }));
    }
}

#[test]
fn a_proposal_has_the_number_by_which_it_is_answered() {
    let mut journal = journal();
    journal.pending = Some(Proposal {
        number: 7,
        until: NOON,
        by: None,
        what: Proposed::Category(1),
    });
    let readings = serde_json::to_value(Readings::from(journal)).expect("is JSON");
    assert_eq!(readings["proposal"]["number"], "7");
}

#[test]
fn an_offices_money_says_where_it_is_and_what_of_it_is_the_consumers() {
    let account = AccountId::from([0; 32]);
    let money = OfficeMoney {
        account: account.clone(),
        free: 1_000,
        prepaid: 300,
    };
    let shown = Money::from((OfficeId(7), 1, money));
    let expected = json!({
        "office": "7",
        "account": super::super::answer::address(&account),
        "asset": "1",
        "free": "1000",
        "prepaid": "300",
    });
    assert_eq!(serde_json::to_value(shown).expect("is JSON"), expected);
}
