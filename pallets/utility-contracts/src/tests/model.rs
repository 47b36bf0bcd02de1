//! Meters and their readings, held against a plain model over random operations.

use super::*;
use crate::types::Refusal;
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
    Certify { meter: u8, hours: u8 },
    Offer { meter: Option<u8> },
    Install { meter: u8, contract: u8 },
    Remove { meter: u8 },
    Terminate { contract: u8 },
    Pass { hours: u8 },
    Lodge { meter: u8, readings: Vec<Shown> },
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
        24 => (meter(), vec(shown(), 0..4))
            .prop_map(|(meter, readings)| Step::Lodge { meter, readings }),
    ]
}

/// What a meter is to somebody who writes everything on paper. `energy` is all that it has ever counted.
#[derive(Clone, Default)]
struct Paper {
    certified_until: Option<u64>,
    on: Option<(usize, u64)>,
    removed: bool,
    counter: u64,
    time: u64,
    energy: u64,
}

/// A contract on paper: whether it is in force, and its meter.
#[derive(Clone, Default)]
struct Sheet {
    in_force: bool,
    meter: Option<usize>,
}

#[derive(Default)]
struct Books {
    meters: Vec<Paper>,
    sheets: Vec<Sheet>,
}

type Outcome = Result<(), Error<Test>>;

impl Books {
    fn install(&mut self, meter: usize, sheet: usize, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        if paper.removed {
            return Err(Error::MeterRemoved);
        }
        if paper.on.is_some() {
            return Err(Error::MeterNotFree);
        }
        if paper.certified_until.is_none_or(|until| until < now) {
            return Err(Error::MeterNotCertified);
        }
        paper.on = Some((sheet, now));
        Ok(())
    }

    fn certify(&mut self, meter: usize, until: u64, now: u64) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        match (paper.removed, until > now) {
            (true, _) => Err(Error::MeterRemoved),
            (_, false) => Err(Error::CertificatePast),
            _ => {
                paper.certified_until = Some(until);
                Ok(())
            }
        }
    }

    fn install_later(&mut self, meter: usize, sheet: usize, now: u64) -> Outcome {
        match self.sheets.get(sheet) {
            None => return Err(Error::ContractNotFound),
            Some(sheet) if !sheet.in_force => return Err(Error::NotInForce),
            Some(sheet) if sheet.meter.is_some() => return Err(Error::HasMeter),
            Some(_) => self.install(meter, sheet, now)?,
        }
        self.sheets[sheet].meter = Some(meter);
        Ok(())
    }

    fn remove(&mut self, meter: usize) -> Outcome {
        let paper = self.meters.get_mut(meter).ok_or(Error::MeterNotFound)?;
        if std::mem::replace(&mut paper.removed, true) {
            return Err(Error::MeterRemoved);
        }
        if let Some((sheet, _)) = paper.on.take() {
            self.sheets[sheet].meter = None;
        }
        Ok(())
    }

    fn terminate(&mut self, sheet: usize) -> Outcome {
        let sheet = self.sheets.get_mut(sheet).ok_or(Error::ContractNotFound)?;
        if !std::mem::replace(&mut sheet.in_force, false) {
            return Err(Error::NotInForce);
        }
        if let Some(meter) = sheet.meter {
            self.meters[meter].on = None;
        }
        Ok(())
    }
}

impl Paper {
    /// Enters a reading, or says why not.
    fn enter(&mut self, since: u64, now: u64, told: Told) -> Result<(), Refusal> {
        match told.fault {
            Fault::Forged | Fault::Altered | Fault::ForeignChain => {
                return Err(Refusal::SignatureInvalid)
            }
            _ if told.counter <= self.counter => return Err(Refusal::CounterNotAbove),
            _ if told.time <= self.time => return Err(Refusal::TimeNotAfter),
            _ if told.time < since => return Err(Refusal::BeforeInstallation),
            _ if told.time > now + TOLERANCE => return Err(Refusal::InFuture),
            _ if self.certified_until.is_none_or(|until| told.time > until) => {
                return Err(Refusal::NotCertified)
            }
            Fault::NoRegister => return Err(Refusal::RegistersMismatch),
            Fault::DigitTooMany => return Err(Refusal::DigitsExceeded),
            _ if told.energy < self.energy => return Err(Refusal::RegisterReversed),
            _ => {}
        }
        (self.counter, self.time, self.energy) = (told.counter, told.time, told.energy);
        Ok(())
    }
}

/// What a reading says, as it is after its fault.
#[derive(Clone, Copy)]
struct Told {
    counter: u64,
    time: u64,
    energy: u64,
    fault: Fault,
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
            let contract = offered(ContractTerms {
                meter: meter.map(|number| MeterId(number as u64)),
                ..terms(1, TariffId(0))
            });
            let expected = meter.map_or(Ok(()), |meter| books.install(meter, sheet, now));
            books.sheets.push(Sheet {
                in_force: expected.is_ok(),
                meter,
            });
            agrees(
                Utility::attest_acceptance(signed(COLLEAGUE), contract, STATEMENT),
                expected,
            );
        }
        Step::Install { meter, contract } => agrees(
            Utility::install_meter(signed(OPERATOR), id(meter), contract_id(contract)),
            books.install_later(meter.into(), contract.into(), now),
        ),
        Step::Remove { meter } => agrees(
            Utility::remove_meter(signed(OPERATOR), id(meter)),
            books.remove(meter.into()),
        ),
        Step::Terminate { contract } => agrees(
            Utility::attest_termination(signed(CLERK), contract_id(contract), STATEMENT),
            books.terminate(contract.into()),
        ),
        Step::Pass { hours } => pass(u64::from(hours) * 60 * MINUTE),
        Step::Lodge { meter, readings } => lodge(books, meter.into(), readings, now),
    }
}

fn lodge(books: &mut Books, meter: usize, readings: Vec<Shown>, now: u64) {
    let mut paper = books.meters.get(meter).cloned().unwrap_or_default();
    let installed = match (books.meters.get(meter), paper.on) {
        (None, _) => Err(Error::<Test>::MeterNotFound),
        (_, None) => Err(Error::MeterNotInstalled),
        (_, Some((_, since))) => Ok(since),
    };
    let mut expected = vec![];
    let told: Vec<_> = (0u32..)
        .zip(readings)
        .map(|(index, shown)| {
            let told = tell(&paper, shown);
            let entered = installed
                .as_ref()
                .ok()
                .map(|since| paper.enter(*since, now, told));
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
