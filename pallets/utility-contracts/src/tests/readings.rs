//! What a meter signs, and what of it counts.

use super::*;
use crate::{
    types::{Flags, Refusal},
    Call, Meters, WeightInfo,
};
use frame_support::dispatch::GetDispatchInfo;
use std::collections::BTreeMap;

/// Lodges these, and says why which of them were refused.
fn lodge(meter: MeterId, readings: Vec<SignedReading>) -> BTreeMap<u32, Refusal> {
    System::reset_events();
    assert_ok!(Utility::lodge_readings(
        signed(ANYBODY),
        meter,
        list(readings)
    ));
    let refused = System::events()
        .into_iter()
        .filter_map(|is| match is.event {
            RuntimeEvent::Utility(Event::ReadingRefused { index, reason, .. }) => {
                Some((index, reason))
            }
            _ => None,
        });
    refused.collect()
}

/// Lodges one, and says why it was refused.
fn judge(meter: MeterId, reading: SignedReading) -> Option<Refusal> {
    lodge(meter, vec![reading]).remove(&0)
}

fn last(meter: MeterId) -> Reading {
    Utility::meter_view(meter).expect("registered").meter.last
}

/// A meter of this number on a contract, its key, and the moment of its installation, a day after which it is now.
fn household() -> (MeterId, ed25519::Pair, Moment) {
    let (meter, _) = installed(1);
    let since = Timestamp::get();
    pass(DAY);
    (meter, meter_key(1), since)
}

#[test]
fn anybody_lodges_what_the_meter_has_signed() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        let hourly = (1..=24).map(|hour| {
            let shown = reading(hour, since + hour * 60 * MINUTE, &[(hour * 500, 0)]);
            sign(&key, meter, shown)
        });
        let readings: Vec<_> = hourly.collect();
        let latest = readings[23].reading.clone();
        assert_eq!(lodge(meter, readings), BTreeMap::new());
        assert_eq!(last(meter), latest);
        assert_eq!(
            last_event(),
            Event::ReadingsLodged {
                meter,
                contract: latest_contract(),
                taken: 24,
                refused: 0,
                flags: Flags::NONE,
                counter: 24,
                courier: account(ANYBODY),
            }
            .into()
        );
    });
}

#[test]
fn a_tampered_meters_readings_are_refused_each_for_its_reason() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        let signed = |counter, after, value| {
            sign(&key, meter, reading(counter, since + after, &[(value, 0)]))
        };
        let honest = signed(5, 5, 500);
        assert_eq!(judge(meter, honest.clone()), None);
        let mut altered = signed(6, 6, 600);
        altered.reading.stands[0].value = 501;
        let foreign = SignedReading {
            signature: key.sign(&altered.reading.message(&H256::repeat_byte(1), meter)),
            ..altered.clone()
        };
        let shown = reading(6, since + 6, &[(600, 0)]);
        let of_another = SignedReading {
            signature: key.sign(&shown.message(&Utility::genesis_hash(), MeterId(9))),
            reading: shown.clone(),
        };
        let ahead = Timestamp::get() - since + TOLERANCE + 1;
        for (tampered, reason) in [
            (honest, Refusal::CounterNotAbove),
            (signed(4, 4, 400), Refusal::CounterNotAbove),
            (signed(4, 6, 600), Refusal::CounterNotAbove),
            (altered, Refusal::SignatureInvalid),
            (foreign, Refusal::SignatureInvalid),
            (of_another, Refusal::SignatureInvalid),
            (sign(&meter_key(2), meter, shown), Refusal::SignatureInvalid),
            (signed(6, ahead, 600), Refusal::InFuture),
            (signed(6, 5, 600), Refusal::TimeNotAfter),
            (signed(6, 6, 499), Refusal::RegisterReversed),
            (signed(6, 6, 1_000_000), Refusal::DigitsExceeded),
        ] {
            assert_eq!(judge(meter, tampered), Some(reason));
        }
        assert_eq!(judge(meter, signed(6, 6, 500)), None);
    });
}

#[test]
fn one_bad_reading_does_not_sink_the_others() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        let signed = |counter: u64| {
            sign(
                &key,
                meter,
                reading(counter, since + counter, &[(counter, 0)]),
            )
        };
        let mut altered = signed(3);
        altered.reading.stands[0].value += 1;
        let refused = lodge(
            meter,
            vec![signed(1), signed(2), altered, signed(2), signed(4)],
        );
        assert_eq!(
            refused,
            [
                (2, Refusal::SignatureInvalid),
                (3, Refusal::CounterNotAbove)
            ]
            .into()
        );
        assert_eq!(last(meter).counter, 4);
        assert!(matches!(
            last_event(),
            RuntimeEvent::Utility(Event::ReadingsLodged {
                taken: 3,
                refused: 2,
                ..
            })
        ));
    });
}

#[test]
fn a_register_begins_again_at_zero_only_where_the_meter_says_so() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        let signed =
            |counter, shown| sign(&key, meter, reading(counter, since + counter, &[shown]));
        assert_eq!(judge(meter, signed(1, (999_990, 0))), None);
        assert_eq!(
            judge(meter, signed(2, (15, 0))),
            Some(Refusal::RegisterReversed)
        );
        assert_eq!(judge(meter, signed(2, (15, 1))), None);
        assert_eq!(
            judge(meter, signed(3, (999_999, 0))),
            Some(Refusal::RegisterReversed)
        );
        assert_eq!(last(meter).stands[0].total(&energy(6)), Some(1_000_015));
    });
}

#[test]
fn a_reading_counts_up_to_the_tolerated_error_of_the_meters_clock() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, _) = household();
        let at = Timestamp::get() + TOLERANCE;
        let signed = |at| sign(&key, meter, reading(1, at, &[(1, 0)]));
        assert_eq!(judge(meter, signed(at + 1)), Some(Refusal::InFuture));
        assert_eq!(judge(meter, signed(at)), None);
    });
}

#[test]
fn what_was_consumed_before_the_installation_is_not_the_consumers() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        let signed = |at| sign(&key, meter, reading(1, at, &[(1, 0)]));
        assert_eq!(
            judge(meter, signed(since - 1)),
            Some(Refusal::BeforeInstallation)
        );
        assert_eq!(judge(meter, signed(since)), None);
    });
}

#[test]
fn a_reading_counts_only_where_metrology_certified_the_meter_when_it_was_taken() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        pass(since + 2 * DAY - Timestamp::get());
        let withdraw = Utility::withdraw_certificate(signed(METROLOGIST), meter, DOCUMENT);
        assert_ok!(withdraw);
        pass(7 * DAY);
        let signed = |counter, at| sign(&key, meter, reading(counter, at, &[(1, 0)]));
        let until = since + 2 * DAY;
        assert_eq!(judge(meter, signed(1, until)), None);
        assert_eq!(
            judge(meter, signed(2, until + 1)),
            Some(Refusal::NotCertified)
        );
    });
}

#[test]
fn a_reading_has_all_registers_of_the_meter_and_no_other() {
    ExtBuilder::build_and_execute(|| {
        let (meter, key, since) = household();
        for stands in [vec![], vec![(1, 0), (1, 0)]] {
            let shown = sign(&key, meter, reading(1, since, &stands));
            assert_eq!(judge(meter, shown), Some(Refusal::RegistersMismatch));
        }
    });
}

#[test]
fn lodge_readings_fails_for_a_meter_that_is_on_no_contract_and_costs_then_what_none_do() {
    ExtBuilder::build_and_execute(|| {
        let meter = certified(1);
        let shown = sign(&meter_key(1), meter, reading(1, NOW + 1, &[(1, 0)]));
        let lodge = |meter| {
            let readings = list(vec![shown.clone(); 9]);
            Utility::lodge_readings(signed(ANYBODY), meter, readings)
        };
        let before = Meters::<Test>::get(meter);
        for (meter, error) in [
            (meter, Error::<Test>::MeterNotInstalled),
            (MeterId(9), Error::<Test>::MeterNotFound),
        ] {
            let failed = lodge(meter).expect_err("it is on no contract");
            assert_eq!(failed.error, error.into());
            assert_eq!(
                failed.post_info.actual_weight,
                Some(<() as WeightInfo>::lodge_readings(0))
            );
        }
        assert_eq!(Meters::<Test>::get(meter), before);
    });
}

#[test]
fn the_weight_is_linear_in_how_many_readings_there_are() {
    ExtBuilder::build_and_execute(|| {
        let shown = sign(&meter_key(1), MeterId(0), reading(1, NOW, &[(1, 0)]));
        let weight = |many: usize| {
            let readings = list(vec![shown.clone(); many]);
            let meter = MeterId(0);
            let call: Call<Test> = Call::lodge_readings { meter, readings };
            call.get_dispatch_info().call_weight
        };
        let each = weight(1) - weight(0);
        assert_eq!(weight(500), weight(0) + each * 500);
        assert!(weight(500).proof_size() < 8_192);
        // Each of many costs less than half of what one alone does.
        assert!(weight(500).ref_time() / 500 < weight(1).ref_time() / 2);
    });
}

#[test]
fn what_the_meter_signs_has_the_published_form() {
    ExtBuilder::build_and_execute(|| {
        let mut expected = b"adliya/v1/reading".to_vec();
        expected.extend([7; 32]);
        expected.extend(3u64.to_le_bytes());
        expected.extend(9u64.to_le_bytes());
        expected.extend(NOW.to_le_bytes());
        expected.push(2 * 4);
        for (value, turns) in [(5u64, 1u16), (6, 0)] {
            expected.extend(value.to_le_bytes());
            expected.extend(turns.to_le_bytes());
        }
        let shown = reading(9, NOW, &[(5, 1), (6, 0)]);
        assert_eq!(shown.message(&H256::repeat_byte(7), MeterId(3)), expected);
    });
}
