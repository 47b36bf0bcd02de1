//! Meters and their readings, held against a plain model over random operations.

mod books;

use super::*;
use crate::types::{Finding, Refusal};
use books::*;
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config as Cases};
use sp_runtime::DispatchError;

/// So few digits that registers begin again often.
const DIGITS: u8 = 3;
const MODULUS: u64 = 1_000;

/// What is wrong with a reading, if anything.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    Forged,
    Altered,
    ForeignChain,
    NoRegister,
    DigitTooMany,
    /// The register began again at zero, and the meter does not say so.
    TurnConcealed,
}

/// A reading, by how it differs from the last one that counts; its time, mostly, from the installation if that was later.
#[derive(Clone, Copy, Debug)]
struct Shown {
    counter: i8,
    time: i64,
    /// Whether the meter's clock is that of the last reading all the same.
    unaware: bool,
    energy: i64,
    fault: Fault,
}

#[derive(Clone, Debug)]
enum Step {
    Register,
    Certify {
        meter: u8,
        hours: u8,
    },
    Offer {
        meter: Option<u8>,
    },
    Install {
        meter: u8,
        contract: u8,
    },
    Remove {
        meter: u8,
    },
    Terminate {
        contract: u8,
    },
    Pass {
        hours: u8,
    },
    Lodge {
        meter: u8,
        readings: Vec<Shown>,
    },
    /// The household reads its meter, or the supplier does.
    Observe {
        contract: u8,
        by_consumer: bool,
        time: i64,
        energy: i64,
    },
    /// The other side answers.
    Answer {
        contract: u8,
        agrees: bool,
    },
    Exchange {
        contract: u8,
        meter: u8,
        energy: i64,
    },
    /// Metrology says whether the reading in doubt is right.
    Close {
        contract: u8,
        stands: bool,
    },
    /// Metrology withdraws a meter's certificate.
    Withdraw {
        meter: u8,
    },
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault::*;
    prop_oneof![
        8 => Just(None),
        1 => select(vec![Forged, Altered, ForeignChain, NoRegister, DigitTooMany, TurnConcealed]),
    ]
}

fn shown() -> impl Strategy<Value = Shown> {
    let hour = (60 * MINUTE) as i64;
    let counter = prop_oneof![1 => -1..=0i8, 8 => 1..=3i8];
    let time = prop_oneof![1 => -hour..=0, 12 => 1..hour / 2, 1 => hour..20 * hour];
    let energy = prop_oneof![1 => -20..0i64, 8 => 0..600i64];
    let unaware = proptest::bool::weighted(0.05);
    let parts = (counter, time, unaware, energy, fault());
    parts.prop_map(|(counter, time, unaware, energy, fault)| Shown {
        counter,
        time,
        unaware,
        energy,
        fault,
    })
}

fn step() -> impl Strategy<Value = Step> {
    let meter = || 0..4u8;
    let contract = || 0..6u8;
    prop_oneof![
        2 => Just(Step::Register),
        6 => (meter(), 0..90u8).prop_map(|(meter, hours)| Step::Certify { meter, hours }),
        2 => proptest::option::of(meter()).prop_map(|meter| Step::Offer { meter }),
        8 => (meter(), contract()).prop_map(|(meter, contract)| Step::Install { meter, contract }),
        1 => (meter()).prop_map(|meter| Step::Remove { meter }),
        2 => contract().prop_map(|contract| Step::Terminate { contract }),
        8 => (0..6u8).prop_map(|hours| Step::Pass { hours }),
        1 => Just(Step::Pass { hours: 250 }),
        24 => (meter(), vec(shown(), 0..4))
            .prop_map(|(meter, readings)| Step::Lodge { meter, readings }),
        12 => (contract(), any::<bool>(), -20..2i64, -20..300i64).prop_map(
            |(contract, by_consumer, minutes, energy)| Step::Observe {
                contract,
                by_consumer,
                time: minutes * MINUTE as i64,
                energy,
            }
        ),
        8 => (contract(), any::<bool>())
            .prop_map(|(contract, agrees)| Step::Answer { contract, agrees }),
        4 => (contract(), meter(), -2..100i64)
            .prop_map(|(contract, meter, energy)| Step::Exchange { contract, meter, energy }),
        3 => (contract(), any::<bool>())
            .prop_map(|(contract, stands)| Step::Close { contract, stands }),
        1 => meter().prop_map(|meter| Step::Withdraw { meter }),
    ]
}

/// What a meter that stood so would show.
fn tell(paper: &Paper, shown: Shown) -> Told {
    let since = paper.on.map_or(0, |(_, since)| since);
    let clock = match shown.unaware {
        true => paper.time,
        false => paper.time.max(since),
    };
    let energy = paper.energy.saturating_add_signed(shown.energy);
    let concealed = shown.fault == Fault::TurnConcealed && energy >= MODULUS;
    Told {
        counter: paper.counter.saturating_add_signed(shown.counter.into()),
        time: clock.saturating_add_signed(shown.time),
        energy: energy - if concealed { MODULUS } else { 0 },
        fault: shown.fault,
    }
}

/// The signed reading that says this.
fn signed_reading(meter: usize, told: Told) -> SignedReading {
    let shown = (told.energy % MODULUS, (told.energy / MODULUS) as u16);
    let stands = match told.fault {
        Fault::NoRegister => vec![],
        Fault::DigitTooMany => vec![(shown.0 + MODULUS, shown.1)],
        _ => vec![shown],
    };
    let is = reading(told.counter, told.time, &stands);
    let (key, id) = (meter_key(meter as u8), MeterId(meter as u64));
    match told.fault {
        Fault::Forged => sign(&meter_key(99), id, is),
        Fault::ForeignChain => SignedReading {
            signature: key.sign(&is.message(&H256::repeat_byte(1), id)),
            reading: is,
        },
        Fault::Altered => {
            let mut signed = sign(&key, id, is);
            signed.reading.counter += 1;
            signed
        }
        _ => sign(&key, id, is),
    }
}

fn agrees(done: DispatchResult, expected: Outcome) {
    assert_eq!(done, expected.map_err(DispatchError::from));
}

/// Takes a step on the chain and in the books, and holds one against the other.
fn take(books: &mut Books, step: Step) {
    let now = Timestamp::get();
    books.sheets.iter_mut().for_each(|sheet| sheet.settle(now));
    let (id, contract_id) = (|n: u8| MeterId(n.into()), |n: u8| ContractId(n.into()));
    match step {
        Step::Register => {
            let number = books.meters.len() as u8;
            let registers = vec![(energy(DIGITS), stand(0, 0))];
            assert_ok!(register(OPERATOR, number, registers));
            let time = now;
            books.meters.push(Paper {
                time,
                ..Default::default()
            });
        }
        Step::Certify { meter, hours } => {
            let until = now + u64::from(hours) * 60 * MINUTE;
            agrees(
                certify(id(meter), until),
                books.certify(meter.into(), until, now),
            );
        }
        Step::Offer { meter } => {
            // A meter is named only if there is one of that number.
            let meter = meter
                .map(usize::from)
                .filter(|number| *number < books.meters.len());
            let sheet = books.sheets.len();
            books.sheets.push(Sheet::default());
            let contract = offered(ContractTerms {
                meter: meter.map(|number| MeterId(number as u64)),
                ..terms(1, TariffId(0))
            });
            let expected = meter.map_or(Ok(()), |meter| books.install_unread(meter, sheet, now));
            let offered = &mut books.sheets[sheet];
            offered.in_force = expected.is_ok();
            offered.begun = offered.in_force;
            offered.meter = meter;
            agrees(
                Utility::attest_acceptance(signed(COLLEAGUE), contract, STATEMENT),
                expected,
            );
        }
        Step::Install { meter, contract } => {
            let opening = books.showing(meter.into());
            agrees(
                Utility::install_meter(signed(OPERATOR), id(meter), contract_id(contract), opening),
                books.install_later(meter.into(), contract.into(), now),
            );
        }
        Step::Remove { meter } => agrees(
            Utility::remove_meter(signed(OPERATOR), id(meter)),
            books.remove(meter.into()),
        ),
        Step::Terminate { contract } => agrees(
            Utility::attest_termination(
                signed(SUPPLIER_FOUR_EYES),
                contract_id(contract),
                STATEMENT,
            ),
            books.terminate(contract.into()),
        ),
        Step::Pass { hours } => pass(u64::from(hours) * 60 * MINUTE),
        Step::Lodge { meter, readings } => lodge(books, meter.into(), readings, now),
        Step::Observe {
            contract,
            by_consumer,
            time,
            energy,
        } => {
            let sheet = usize::from(contract);
            let (at, shown) = books.shown(sheet, time, energy, now);
            let note = books.observe(sheet, time, energy, Kind::ByHand, now);
            let expected = note.and_then(|(note, contradicts)| match contradicts {
                true => {
                    books.sheets[sheet].call_in_doubt(note.meter, true, Some(note));
                    Ok(())
                }
                false => books.propose(sheet, note, by_consumer, now),
            });
            let observed = showing(at, shown);
            let id = contract_id(contract);
            agrees(
                match by_consumer {
                    true => Utility::report_reading(by(&wallet(1)), id, observed),
                    false => Utility::take_reading(signed(OPERATOR), id, Taken::Read(observed)),
                },
                expected,
            );
        }
        Step::Answer {
            contract,
            agrees: yes,
        } => {
            let sheet = usize::from(contract);
            let waits = books.sheets.get(sheet).and_then(|sheet| sheet.waiting);
            let number = books.sheets.get(sheet).map_or(0, |sheet| sheet.proposals);
            let said = if yes { Answer::Agree } else { OBJECT };
            let expected = books.answer(sheet, yes);
            let id = contract_id(contract);
            agrees(
                match waits.is_some_and(|waits| waits.by_consumer) {
                    true => Utility::answer_reading(signed(OPERATOR), id, number, said),
                    false => answer(&wallet(1), id, number, said),
                },
                expected,
            );
        }
        Step::Exchange {
            contract,
            meter,
            energy,
        } => {
            let sheet = usize::from(contract);
            let (at, shown) = books.shown(sheet, 0, energy, now);
            let opening = books.showing(meter.into());
            let note = books.observe(sheet, 0, energy, Kind::Closing, now);
            let expected = note.and_then(|(note, reversed)| match reversed {
                true => Err(Error::ReadingReversed),
                false => books.exchange(sheet, meter.into(), note, now),
            });
            let closing = showing(at, shown);
            let (id, new) = (contract_id(contract), MeterId(meter.into()));
            agrees(
                Utility::exchange_meter(signed(OPERATOR), id, new, closing, opening),
                expected,
            );
        }
        Step::Close { contract, stands } => {
            let finding = match stands {
                true => Finding::ReadingStands,
                false => Finding::ReadingFalls,
            };
            let id = contract_id(contract);
            agrees(
                Utility::close_inspection(signed(METROLOGIST), id, finding, DOCUMENT),
                books.close(contract.into(), stands),
            );
        }
        Step::Withdraw { meter } => agrees(
            Utility::withdraw_certificate(signed(METROLOGIST), id(meter), DOCUMENT),
            books.withdraw(meter.into(), now),
        ),
    }
}

/// What somebody reads from a register that has counted so much.
fn showing(at: u64, energy: u64) -> Observed {
    let shown = stand(energy % MODULUS, (energy / MODULUS) as u16);
    Observed {
        at,
        stands: list(vec![shown]),
    }
}

fn lodge(books: &mut Books, meter: usize, readings: Vec<Shown>, now: u64) {
    let mut paper = books.meters.get(meter).cloned().unwrap_or_default();
    let installed = match (books.meters.get(meter), paper.on) {
        (None, _) => Err(Error::<Test>::MeterNotFound),
        (_, None) => Err(Error::MeterNotInstalled),
        (_, Some((_, since))) => Ok(since),
    };
    let (mut expected, mut doubted, mut contradicted) = (vec![], false, false);
    let told: Vec<_> = (0u32..)
        .zip(readings)
        .map(|(index, shown)| {
            let told = tell(&paper, shown);
            let entered = installed
                .as_ref()
                .ok()
                .map(|since| paper.enter(*since, now, told));
            if let Some(sheet) = paper.on.map(|(sheet, _)| &mut books.sheets[sheet]) {
                match entered {
                    Some(Ok(())) => {
                        let note = Note {
                            meter,
                            time: told.time,
                            energy: told.energy,
                            kind: Kind::Signed,
                        };
                        if sheet.enter(note) {
                            (doubted, contradicted) = (true, true);
                        }
                    }
                    Some(Err(Refusal::RegisterReversed)) => doubted = true,
                    _ => {}
                }
            }
            expected.extend(entered.and_then(Result::err).map(|reason| (index, reason)));
            signed_reading(meter, told)
        })
        .collect();
    System::reset_events();
    let done = Utility::lodge_readings(signed(ANYBODY), MeterId(meter as u64), list(told));
    let done = done.map(|_| ()).map_err(|failed| failed.error);
    if installed.is_ok() {
        let refused = System::events()
            .into_iter()
            .filter_map(|is| match is.event {
                RuntimeEvent::Utility(Event::ReadingRefused { index, reason, .. }) => {
                    Some((index, reason))
                }
                _ => None,
            });
        assert_eq!(refused.collect::<Vec<_>>(), expected);
        if let Some((sheet, _)) = paper.on.filter(|_| doubted) {
            books.sheets[sheet].call_in_doubt(meter, contradicted, None);
        }
        books.meters[meter] = paper;
    }
    agrees(done, installed.map(|_| ()));
}

/// Whether the chain shows every meter as the books do.
fn compare(books: &Books) {
    for (number, paper) in books.meters.iter().enumerate() {
        let meter = Utility::meter_view(MeterId(number as u64))
            .expect("registered")
            .meter;
        let total = meter.last.stands[0].total(&energy(DIGITS));
        assert_eq!(
            (meter.last.counter, meter.last.taken_at, total),
            (paper.counter, paper.time, Some(paper.energy))
        );
        let on = match meter.status {
            MeterStatus::Installed { contract, since } => Some((contract.0 as usize, since)),
            _ => None,
        };
        let removed = matches!(meter.status, MeterStatus::Removed { .. });
        assert_eq!((on, removed), (paper.on, paper.removed));
    }
    for (number, sheet) in books.sheets.iter().enumerate() {
        let view = Utility::contract_view(ContractId(number as u64)).expect("offered");
        assert_eq!(
            view.contract.in_force(Timestamp::get()).is_some(),
            sheet.in_force
        );
        assert_eq!(
            view.contract.terms.meter,
            sheet.meter.map(|number| MeterId(number as u64))
        );
        let journal = Utility::journal_view(ContractId(number as u64));
        assert_eq!(journal.is_some(), sheet.begun);
        let Some(journal) = journal else {
            continue;
        };
        let mut sheet = sheet.clone();
        sheet.settle(Timestamp::get());
        let consumed = journal.marks.last().map_or(0, |mark| mark.consumed[0]);
        assert_eq!(consumed, sheet.consumed);
        let open = journal.inspection.is_some_and(|is| is.closed.is_none());
        assert_eq!(open, sheet.doubt.is_some());
        assert_eq!(journal.pending.is_some(), sheet.waiting.is_some());
        assert_eq!(journal.proposals, sheet.proposals);
    }
}

const CASES: u32 = 70;
const STEPS: usize = 150;

proptest! {
    #![proptest_config(Cases { cases: CASES, failure_persistence: None, ..Cases::default() })]

    /// Ten thousand operations and more.
    #[test]
    fn meters_and_readings_are_what_somebody_with_paper_would_have(steps in vec(step(), STEPS)) {
        ExtBuilder::build_and_execute(|| {
            tariff_today();
            consumer(1);
            let mut books = Books::default();
            for meter in 0..4 {
                take(&mut books, Step::Register);
                take(&mut books, Step::Certify { meter, hours: 200 });
                take(&mut books, Step::Offer { meter: Some(meter) });
            }
            for step in steps {
                take(&mut books, step);
                compare(&books);
            }
        });
    }
}
