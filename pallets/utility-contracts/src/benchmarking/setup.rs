//! What the benchmarks begin with.

use crate::{
    meters::Shows,
    types::{
        Certified, Claim, Contract, ContractState, ContractTerms, Deceased, Doubt, Flags, Ground,
        Import, ImportDispute, Inspection, Journal, Manner, Mark, Meter, MeterStatus, Observed,
        OpeningStands, PaperContract, Proposal, Proposed, Reading, Register, SignedReading, Source,
        Stand, SwitchOver, Totals, Word, MAX_DIGITS, MAX_MARKS,
    },
    Config, Contracts, Day, Journals, LocalTime, Meters, NextContract, NextMeter, NextTariff,
    Pallet, PaperContracts, Service, SwitchOvers, Tariff, TariffRecords, Unit,
};
use adliya_primitives::{
    merkle::{root_from, Place, MAX_PATH_LEN},
    subject::{wallet_link_message, LinkedSubjects},
    ContractId, MeterId, Moment, Officer, RecordId, Region, SubjectId, SwitchOverId, TariffId,
};
use adliya_tariffs::{
    tariff::{
        MAX_BLOCKS, MAX_CALENDARS, MAX_DISCOUNTS, MAX_REGISTERS, MAX_STANDING_CHARGES, MAX_TABLES,
    },
    Block, Cycle, Discount, DiscountOf, Per, PriceTable, SeasonCalendar, StandingCharge, Tax,
    TaxOf,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
    traits::{EnsureOrigin, Get, Time},
    BoundedVec,
};
use sp_core::{ed25519, H256};
use sp_runtime::{
    traits::{IdentifyAccount, Verify},
    AccountId32, MultiSignature, MultiSigner,
};

/// Signs as a wallet.
pub trait BenchmarkHelper<AccountId, Signature, AssetId> {
    /// The asset that tariffs are paid in.
    fn asset() -> AssetId;
    /// A new wallet's account, which nobody has linked in any domain.
    fn wallet() -> AccountId;
    /// Its signature over `message`.
    fn sign(wallet: &AccountId, message: &[u8]) -> Signature;
}

const KEY_TYPE: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"benc");

impl BenchmarkHelper<AccountId32, MultiSignature, u32> for () {
    fn asset() -> u32 {
        1
    }

    fn wallet() -> AccountId32 {
        let public = sp_io::crypto::sr25519_generate(KEY_TYPE, None);
        MultiSigner::Sr25519(public).into_account()
    }

    fn sign(wallet: &AccountId32, message: &[u8]) -> MultiSignature {
        let public = sp_core::sr25519::Public::from_raw(*wallet.as_ref());
        let signature = sp_io::crypto::sr25519_sign(KEY_TYPE, &public, message);
        let signature = MultiSignature::Sr25519(signature.expect("the key was generated here"));
        assert!(signature.verify(message, wallet));
        signature
    }
}

pub(super) const DOCUMENT: H256 = H256::repeat_byte(7);

pub(super) type Origin<T> = <T as frame_system::Config>::RuntimeOrigin;
pub(super) type OfficerOf<T> = Officer<<T as frame_system::Config>::AccountId>;

/// An origin that is most expensive to check, and who is behind it.
pub(super) fn officer_by<T, O>() -> Result<(Origin<T>, O::Success), BenchmarkError>
where
    T: Config,
    O: EnsureOrigin<Origin<T>>,
{
    let origin = O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
    let officer = O::ensure_origin(origin.clone()).map_err(|_| BenchmarkError::Weightless)?;
    Ok((origin, officer))
}

/// A contract officer. The runtime makes another one of another supplier each time: what a benchmark begins with has to be that
/// of the officer who signs the call.
pub(super) fn supplier<T: Config>() -> Result<(Origin<T>, OfficerOf<T>), BenchmarkError> {
    officer_by::<T, T::SupplierOrigin>()
}

fn full<V: Clone, S: Get<u32>>(many: u32, of: impl Fn(u32) -> V) -> BoundedVec<V, S> {
    let list: Vec<_> = (0..many).map(of).collect();
    BoundedVec::try_from(list).unwrap_or_default()
}

/// A tariff in which there is no room left.
pub(super) fn tariff(region: Region) -> Tariff {
    let registers = MAX_REGISTERS as u8;
    let blocks = full(MAX_BLOCKS, |block| Block {
        // Whatever is consumed has a price.
        up_to: (block + 1 < MAX_BLOCKS).then_some(u64::from(block + 1)),
        price: 1,
    });
    Tariff {
        service: Service::Electricity,
        unit: Unit::KilowattHour,
        cycle: Cycle::Month,
        local_time: LocalTime(0),
        categories: MAX_TABLES as u8 / registers,
        seasons: 1,
        registers,
        // The first is the one that applies; the others are of countries with no name.
        calendars: full(MAX_CALENDARS, |calendar| SeasonCalendar {
            region: match calendar {
                0 => region,
                _ => Region::new(255 - calendar as u8, 255, 255, 255),
            },
            months: [0; 12],
        }),
        tables: full(MAX_TABLES, |table| PriceTable {
            category: table as u8 / registers,
            season: 0,
            register: table as u8 % registers,
            blocks: blocks.clone(),
        }),
        standing_charges: full(MAX_STANDING_CHARGES, |_| StandingCharge {
            category: Some(0),
            per: Per::Day,
            price: 1,
        }),
        minimum: Some(1),
        discounts: full(MAX_DISCOUNTS, |_| Discount {
            rate: 1,
            of: DiscountOf::FirstBlocks(1),
        }),
        tax: Some(Tax {
            rate: 1,
            of: TaxOf::All,
        }),
    }
}

const DAY: Moment = 24 * 60 * 60 * 1000;

/// Has it be 2033: at the beginning of a benchmark, pallet-timestamp may say that it is 1970, and nothing was read before.
pub(super) fn set_time<T: Config>() {
    let now: Moment = 2_000_000_000_000;
    let key = frame_support::storage::storage_prefix(b"Timestamp", b"Now");
    frame_support::storage::unhashed::put(&key, &now);
    assert_eq!(T::Time::now(), now);
}

/// The first day for which the notice is early enough.
pub(super) fn earliest<T: Config>() -> Day {
    let announced = T::Time::now().saturating_add(T::NoticePeriod::get());
    let day = LocalTime(0).day_at(announced).unwrap_or_default();
    Day(day.0 + 1)
}

/// A tariff that the supplier has proposed.
pub(super) fn proposed<T: Config>(
    officer: &OfficerOf<T>,
    from: Day,
) -> Result<TariffId, BenchmarkError> {
    let id = NextTariff::<T>::get();
    Pallet::<T>::do_propose_tariff(
        officer,
        officer.office,
        tariff(officer.region),
        officer.region,
        from,
        T::BenchmarkHelper::asset(),
        DOCUMENT,
    )?;
    Ok(id)
}

/// One that the regulator has approved.
pub(super) fn approved<T: Config>(
    officer: &OfficerOf<T>,
    from: Day,
) -> Result<TariffId, BenchmarkError> {
    let id = proposed::<T>(officer, from)?;
    let (origin, _) = officer_by::<T, T::ConfirmedRegulatorOrigin>()?;
    Pallet::<T>::approve_tariff(origin, id)?;
    Ok(id)
}

/// One that applies today.
pub(super) fn applying<T: Config>(officer: &OfficerOf<T>) -> Result<TariffId, BenchmarkError> {
    set_time::<T>();
    let id = approved::<T>(officer, earliest::<T>())?;
    TariffRecords::<T>::mutate(id, |kept| {
        if let Some(record) = kept {
            record.effective_from = Day(0);
        }
    });
    Ok(id)
}

/// A consumer's wallet, which is not their first.
pub(super) fn consumer<T: Config>() -> Result<(SubjectId, T::AccountId), BenchmarkError> {
    let subject = SubjectId(H256::repeat_byte(9));
    let wallet = T::BenchmarkHelper::wallet();
    let (origin, _) = officer_by::<T, T::IdentityOrigin>()?;
    let signature = wallet_signature::<T>(&subject, &wallet);
    Pallet::<T>::link_wallet(origin, subject, wallet.clone(), signature)?;
    Ok((subject, wallet))
}

/// What a wallet signs in a browser: it is tried second.
pub(super) fn wallet_signature<T: Config>(
    subject: &SubjectId,
    wallet: &T::AccountId,
) -> T::Signature {
    let message = wallet_link_message(&Pallet::<T>::genesis_hash(), subject);
    let wrapped = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
    T::BenchmarkHelper::sign(wallet, &wrapped)
}

pub(super) fn meter_key() -> ed25519::Public {
    sp_io::crypto::ed25519_generate(KEY_TYPE, None)
}

/// As many registers as a meter may have.
pub(super) fn registers() -> OpeningStands {
    full(MAX_REGISTERS, |number| {
        let register = Register {
            obis: [1, 0, 1, 8, number as u8, 255],
            unit: Unit::KilowattHour,
            digits: MAX_DIGITS,
        };
        let turns = 1;
        (register, Stand { value: 1, turns })
    })
}

/// A certified meter of the supplier.
pub(super) fn certified<T: Config>(officer: &OfficerOf<T>) -> Result<MeterId, BenchmarkError> {
    let id = NextMeter::<T>::get();
    let serial = H256(id.using_encoded(sp_io::hashing::blake2_256));
    Pallet::<T>::do_register_meter(
        officer,
        serial,
        Some(meter_key()),
        Service::Electricity,
        registers(),
    )?;
    change_meter::<T>(id, |meter| {
        meter.certified = Some(Certified {
            from: 0,
            until: Moment::MAX,
        });
        meter.seals = Some(DOCUMENT);
    });
    Ok(id)
}

pub(super) fn change_meter<T: Config>(id: MeterId, change: impl FnOnce(&mut Meter)) {
    Meters::<T>::mutate(id, |kept| {
        if let Some(meter) = kept {
            change(meter);
        }
    });
}

pub(super) fn status_of<T: Config>(id: MeterId) -> Option<MeterStatus> {
    Meters::<T>::get(id).map(|meter| meter.status)
}

/// What the supplier offers this consumer.
pub(super) fn terms<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
) -> Result<ContractTerms, BenchmarkError> {
    Ok(ContractTerms {
        consumer,
        tariff: applying::<T>(officer)?,
        category: 0,
        meter: Some(certified::<T>(officer)?),
        region: officer.region,
        document: DOCUMENT,
        replaces: None,
    })
}

/// An offer with a meter, made by another officer of the same supplier.
pub(super) fn offered<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
) -> Result<ContractId, BenchmarkError> {
    let terms = terms::<T>(officer, consumer)?;
    let id = NextContract::<T>::get();
    Pallet::<T>::do_offer_contract(officer, terms)?;
    change_contract::<T>(id, |contract| contract.offered_by.0 = officer.mandate.0 + 1);
    Ok(id)
}

/// One that is active, with its meter.
pub(super) fn active<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
) -> Result<(ContractId, MeterId), BenchmarkError> {
    let id = offered::<T>(officer, consumer)?;
    let contract = Contracts::<T>::get(id).ok_or(BenchmarkError::Stop("it was offered"))?;
    let meter = contract.terms.meter;
    let meter = meter.ok_or(BenchmarkError::Stop("it has a meter"))?;
    let totals = Pallet::<T>::install(meter, id, &contract, 0, Shows::AsKnown)?;
    Journals::<T>::insert(id, worn::<T>(meter, totals));
    let accepted = Word {
        at: T::Time::now(),
        manner: Manner::InPerson {
            statement: DOCUMENT,
            officer: Default::default(),
        },
    };
    change_contract::<T>(id, |contract| {
        contract.state = ContractState::Active { accepted };
    });
    Ok((id, meter))
}

/// A journal in which there is no room left, with a reading that nobody has answered in time. The last mark is an hour old.
fn worn<T: Config>(meter: MeterId, opening: Totals) -> Journal {
    let last = T::Time::now() - DAY / 24;
    let at = |number: u32| last - u64::from(MAX_MARKS - 1 - number) * 32 * DAY;
    let mut journal = Journal::begin(LocalTime(0), Default::default());
    journal.marks = full(MAX_MARKS, |number| Mark {
        at: at(number),
        meter,
        totals: opening.map(|total| total + u64::from(number)),
        consumed: [number.into(); MAX_REGISTERS as usize],
        source: Source::Reader,
        flags: Flags::NONE,
    });
    let claim = Claim {
        meter,
        at: last + 1,
        totals: opening.map(|total| total + 90),
        source: Source::Reader,
    };
    journal.proposals = 1;
    journal.pending = Some(Proposal {
        number: 1,
        until: 0,
        by: Some(Default::default()),
        what: Proposed::Reading(claim),
    });
    journal
}

pub(super) fn change_journal<T: Config>(id: ContractId, change: impl FnOnce(&mut Journal)) {
    Journals::<T>::mutate(id, |kept| {
        if let Some(journal) = kept {
            change(journal);
        }
    });
}

pub(super) fn journal_of<T: Config>(id: ContractId) -> Option<Journal> {
    Journals::<T>::get(id)
}

/// Has what waits be this, and be answered in time.
pub(super) fn propose<T: Config>(id: ContractId, by_consumer: bool, what: Option<Proposed>) {
    change_journal::<T>(id, |journal| {
        if let Some(pending) = journal.pending.as_mut() {
            pending.until = Moment::MAX;
            pending.by = pending.by.filter(|_| !by_consumer);
            pending.what = what.unwrap_or(pending.what);
        }
    });
}

/// Has the meter contradict what is firm.
pub(super) fn contradict<T: Config>(id: ContractId, meter: MeterId) {
    change_meter::<T>(meter, |meter| {
        meter.last.counter = 1;
        meter.last.taken_at = T::Time::now();
    });
    change_journal::<T>(id, |journal| {
        journal.inspection = Some(Inspection {
            meter,
            ground: Ground::Contradicted,
            opened_at: 0,
            contested: None,
            closed: None,
        });
    });
}

/// What somebody reads now.
pub(super) fn observed<T: Config>() -> Observed {
    let stand = Stand {
        value: 100,
        turns: 1,
    };
    Observed {
        at: T::Time::now(),
        stands: full(MAX_REGISTERS, |_| stand),
    }
}

/// A contract that was on paper, with a meter; the consumer has this long to object.
pub(super) fn imported<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
    notice_until: Moment,
) -> Result<ContractId, BenchmarkError> {
    let (id, _) = active::<T>(officer, consumer)?;
    change_contract::<T>(id, |contract| {
        contract.state = ContractState::Imported;
        contract.import = Some(Import {
            batch: Default::default(),
            balance: i128::MIN,
            notice_until,
            dispute_until: Moment::MAX,
            dispute: None,
        });
    });
    Ok(id)
}

/// An offer with a meter that takes the place of a contract with another one, which its consumer has released.
pub(super) fn succeeding<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
) -> Result<(ContractId, ContractId), BenchmarkError> {
    let (old, _) = active::<T>(officer, consumer)?;
    let new = offered::<T>(officer, consumer)?;
    change_contract::<T>(new, |contract| contract.terms.replaces = Some(old));
    Ok((old, new))
}

pub(super) fn change_contract<T: Config>(id: ContractId, change: impl FnOnce(&mut Contract)) {
    Contracts::<T>::mutate(id, |kept| {
        if let Some(contract) = kept {
            change(contract);
        }
    });
}

pub(super) fn state_of<T: Config>(id: ContractId) -> Option<ContractState> {
    Contracts::<T>::get(id).map(|contract| contract.state)
}

/// Readings that the meter has signed, of which the last register of each but the last is reversed: what is verified, compared
/// and then told by an event costs the most.
pub(super) fn readings<T: Config>(
    id: MeterId,
    many: u32,
) -> Result<Vec<SignedReading>, BenchmarkError> {
    let meter = Meters::<T>::get(id).ok_or(BenchmarkError::Stop("it is registered"))?;
    let genesis = Pallet::<T>::genesis_hash();
    let key = meter.key.ok_or(BenchmarkError::Stop("it has a key"))?;
    let sign = |number: u32| {
        let mut stands = meter.last.stands.clone();
        if let Some(stand) = stands.last_mut().filter(|_| number + 1 < many) {
            *stand = Stand::default();
        }
        let reading = Reading {
            counter: meter.last.counter + 1 + u64::from(number),
            taken_at: meter.last.taken_at + 1 + u64::from(number),
            stands,
        };
        let message = reading.message(&genesis, id);
        let signature = sp_io::crypto::ed25519_sign(KEY_TYPE, &key, &message);
        let signature = signature.expect("the key was generated here");
        SignedReading { reading, signature }
    };
    Ok((0..many).map(sign).collect())
}

/// A paper contract under as many hashes as there can be, which was imported before under an earlier root and withdrawn.
pub(super) fn anchored<T: Config>(
    consumer: SubjectId,
) -> Result<(ContractId, PaperContract, Vec<H256>), BenchmarkError> {
    let (_, officer) = supplier::<T>()?;
    let former = offered::<T>(&officer, consumer)?;
    change_contract::<T>(former, |former| {
        former.state = ContractState::Withdrawn { at: 0 };
    });
    PaperContracts::<T>::insert(DOCUMENT, former);
    let paper = PaperContract {
        terms: terms::<T>(&officer, consumer)?,
        as_of: T::Time::now(),
        opening: observed::<T>().stands,
        used: [u64::MAX; 4],
        balance: i128::MIN,
    };
    let (index, size) = (0, u32::MAX);
    let path = [DOCUMENT; MAX_PATH_LEN as usize].to_vec();
    let root = root_from(paper.leaf(index), Place { index, size }, &path);
    let batch = SwitchOver {
        supplier: officer.office,
        region: officer.region,
        root: root.ok_or(BenchmarkError::Stop("as many hashes lead to a root"))?,
        size,
        imported: 0,
        anchored_by: officer.mandate,
        anchored_at: 0,
    };
    SwitchOvers::<T>::insert(SwitchOverId(0), batch);
    Ok((former, paper, path))
}

/// A contract that was on paper, with a meter, and is disputed.
pub(super) fn disputed<T: Config>(
    officer: &OfficerOf<T>,
    consumer: SubjectId,
) -> Result<ContractId, BenchmarkError> {
    let id = imported::<T>(officer, consumer, Moment::MAX)?;
    change_contract::<T>(id, |contract| {
        let dispute = ImportDispute {
            at: 0,
            of: Doubt::Balance,
            evidence: DOCUMENT,
        };
        contract.import.as_mut().expect("it was imported").dispute = Some(dispute);
    });
    Ok(id)
}

/// A death, of which a court may say that it was none.
pub(super) fn deceased(annulled_at: Option<Moment>) -> Deceased {
    Deceased {
        record: RecordId(1),
        since: 0,
        annulled_at,
    }
}

pub(super) fn linked(person: SubjectId) -> LinkedSubjects {
    LinkedSubjects {
        notary: person,
        wills: person,
        utility: person,
    }
}
