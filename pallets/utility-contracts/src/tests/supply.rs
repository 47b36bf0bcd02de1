//! What those who bill are told.

use super::*;
use adliya_primitives::utilities::{Metered, Opening, Supply};

fn period(id: TariffId) -> adliya_primitives::utilities::Period<u32> {
    <Utility as Supply<AccountId>>::period(id).expect("it was approved")
}

#[test]
fn a_tariff_applies_from_its_local_midnight_to_that_of_the_next_and_one_that_waits_never() {
    ExtBuilder::build_and_execute(|| {
        let first = approved(tariff(), day(31));
        let next = approved(tariff(), day(62));
        let midnight = |day| LocalTime(300).midnight(day);
        assert_eq!(Some(period(first).from), midnight(day(31)));
        let until = midnight(day(62)).map(|at| (at, next));
        assert_eq!(period(first).until, until);
        assert_eq!(period(next).until, None);
        let waits = proposed(tariff(), day(93));
        assert_eq!(<Utility as Supply<AccountId>>::period(waits), None);
    });
}

#[test]
fn billing_begins_with_what_the_meter_showed_when_it_came_and_goes_on_with_its_last_reading() {
    ExtBuilder::build_and_execute(|| {
        let first = tariff_today();
        let meter = certified(1);
        let id = in_force(ContractTerms {
            meter: Some(meter),
            ..terms(51, first)
        });
        let at = Timestamp::get();
        let opening = <Utility as Supply<AccountId>>::opening(id);
        let began = Metered {
            at,
            totals: [0; 4],
            estimated: false,
        };
        assert!(matches!(opening, Some(Opening { reading: is, owed: 0, .. }) if is == began));

        pass(DAY);
        let later = Timestamp::get();
        let shown = sign(&meter_key(1), meter, reading(1, later, &[(5, 1)]));
        assert_ok!(Utility::lodge_readings(
            signed(ANYBODY),
            meter,
            list(vec![shown])
        ));
        let last = Metered {
            at: later,
            totals: [1_000_005, 0, 0, 0],
            estimated: false,
        };
        assert_eq!(<Utility as Supply<AccountId>>::last_metered(id), Some(last));
        let since = |moment| <Utility as Supply<AccountId>>::metered_since(id, moment);
        assert_eq!((since(later), since(later + 1)), (Some(last), None));
    });
}

#[test]
fn an_agreement_says_when_it_ended_and_who_speaks_for_the_consumer() {
    ExtBuilder::build_and_execute(|| {
        let first = tariff_today();
        let key = consumer(51);
        let id = offered(terms(51, first));
        let agreement = |id| <Utility as Supply<AccountId>>::agreement(id).expect("it was offered");
        assert!(!agreement(id).concluded);
        let id = in_force(terms(51, first));
        assert!(agreement(id).concluded && agreement(id).ended_at.is_none());
        assert_eq!(agreement(id).supplier, SUPPLIER);
        assert_ok!(Utility::terminate_contract(by(&key), id));
        assert_eq!(agreement(id).ended_at, Some(Timestamp::get()));
        let consumer = agreement(id).consumer;
        let speaks = |who| <Utility as Supply<AccountId>>::speaks_for(&who, &consumer);
        assert!(speaks(account_of(&key)) && !speaks(account(ANYBODY)));
    });
}

/// What bills are benchmarked with: whoever reads it there computes with every block and register.
#[cfg(feature = "runtime-benchmarks")]
#[test]
fn the_contract_that_bills_are_benchmarked_with_is_one_and_can_be_billed() {
    use adliya_tariffs::{bill, Counter, Terms, Usage};
    ExtBuilder::build_and_execute(|| {
        let wallet = account(99);
        let id = <Utility as Supply<AccountId>>::benchmark_contract(SUPPLIER, &wallet);
        ExtBuilder::check();
        let agreement = <Utility as Supply<AccountId>>::agreement(id).expect("it is there");
        assert!(<Utility as Supply<AccountId>>::speaks_for(
            &wallet,
            &agreement.consumer
        ));
        let opening = <Utility as Supply<AccountId>>::opening(id).expect("nobody has read it");
        let tariff = <Utility as Supply<AccountId>>::tariff(agreement.tariff).expect("it is there");
        let day = |moment| tariff.local_time.day_at(moment).expect("after 1970");
        pass(92 * DAY);
        let more = [10_000_000_000; 4];
        <Utility as Supply<AccountId>>::benchmark_reading(id, more);
        let last = <Utility as Supply<AccountId>>::last_metered(id).expect("it was read");
        let mut quantities = last.totals;
        for (quantity, before) in quantities.iter_mut().zip(opening.reading.totals) {
            *quantity -= before;
        }
        assert_eq!(quantities, more);
        let (from, until) = (day(opening.reading.at), day(last.at));
        let terms = Terms {
            from,
            until: Day(u32::MAX),
            tariff: &tariff,
            region: agreement.region,
            category: 0,
            discount: None,
        };
        let usage = Usage {
            from,
            until,
            quantities,
        };
        let bill = bill(&[terms], &[usage], &Counter::starting(from)).expect("it has a price");
        // January to March have all their blocks, of four registers.
        assert!(bill.lines.len() > 3 * 8 * 4 && bill.total > 0);
        <Utility as Supply<AccountId>>::benchmark_end(id);
        assert!(
            <Utility as Supply<AccountId>>::agreement(id).is_some_and(|is| is.ended_at.is_some())
        );
    });
}

#[test]
fn what_was_owed_on_paper_and_the_category_of_each_day_are_told() {
    ExtBuilder::build_and_execute(|| {
        let (key, _, id) = connected(51);
        assert_ok!(Utility::propose_category(signed(CLERK), id, 1));
        assert_ok!(answer(&key, id, 1, Answer::Agree));
        let entitled = |at| <Utility as Supply<AccountId>>::entitlement(id, at).expect("in force");
        let (today, later) = (Timestamp::get(), Timestamp::get() + 31 * DAY);
        let changes = entitled(today).until.expect("it is known");
        assert!(today < changes && changes <= later);
        assert_eq!((entitled(today).category, entitled(later).category), (0, 1));
        assert_eq!(
            (entitled(later).from, entitled(later).until),
            (changes, None)
        );
        crate::Contracts::<Test>::mutate(id, |kept| {
            let contract = kept.as_mut().expect("in force");
            contract.import = Some(crate::types::Import {
                batch: Default::default(),
                balance: -7,
                notice_until: 0,
                dispute_until: 0,
                dispute: None,
            });
        });
        let opening = <Utility as Supply<AccountId>>::opening(id).expect("it is known");
        assert_eq!((opening.owed, opening.credit), (0, 7));
        crate::Contracts::<Test>::mutate(id, |kept| {
            kept.as_mut().expect("in force").import = None;
        });
    });
}

/// A monthly charge for what nobody meters.
fn flat() -> Tariff {
    Tariff {
        service: Service::Waste,
        registers: 0,
        tables: list(vec![]),
        standing_charges: list(vec![adliya_tariffs::StandingCharge {
            category: None,
            per: adliya_tariffs::Per::Month,
            price: 30_000_000,
        }]),
        ..tariff()
    }
}

#[test]
fn what_nobody_meters_is_billed_by_months_from_when_it_took_effect_until_it_ended() {
    ExtBuilder::build_and_execute(|| {
        let first = approved(flat(), day(31));
        pass(31 * DAY);
        let key = consumer(51);
        let id = in_force(terms(51, first));
        let began = Timestamp::get();
        let metered = |at| Metered {
            at,
            totals: [0; 4],
            estimated: false,
        };
        let opening = <Utility as Supply<AccountId>>::opening(id).expect("in force");
        assert_eq!(opening.reading, metered(began));
        let since = |moment| <Utility as Supply<AccountId>>::metered_since(id, moment);
        let last = || <Utility as Supply<AccountId>>::last_metered(id);
        // It is the first of February, after midnight; the next month begins in March, by the clocks of Tashkent.
        let local = LocalTime(300);
        let march = local
            .midnight(Day::of(2026, 3, 1).expect("a day"))
            .expect("after 1970");
        assert_eq!((since(began + DAY), last()), (None, Some(metered(began))));
        Timestamp::set_timestamp(march);
        assert_eq!(since(began + DAY), Some(metered(march)));
        assert_eq!(since(march), Some(metered(march)));
        assert_eq!(since(march + 1), None);
        pass(9 * DAY);
        assert_ok!(Utility::terminate_contract(by(&key), id));
        let ended = Timestamp::get();
        pass(90 * DAY);
        assert_eq!(last(), Some(metered(ended)));
        assert_eq!(since(march + 1), None);
    });
}

#[test]
fn a_contract_that_waits_for_its_meter_is_not_billed() {
    ExtBuilder::build_and_execute(|| {
        let id = in_force(terms(51, tariff_today()));
        assert!(<Utility as Supply<AccountId>>::opening(id).is_none());
        pass(90 * DAY);
        assert!(<Utility as Supply<AccountId>>::last_metered(id).is_none());
    });
}
