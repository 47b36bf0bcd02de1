//! What those who bill are benchmarked with.

use super::{setup::*, *};
use crate::types::{
    Certified, Contract, ContractState, ContractTerms, Journal, Manner, Meter, MeterStatus,
    Reading, Scope, Shape, TariffRecord, TariffStatus, WalletOwner, Word,
};
use adliya_primitives::{ContractId, Moment, OfficeId, Region, SubjectId};
use alloc::vec::Vec;
use frame_support::{traits::Time, BoundedVec};
use sp_core::H256;

/// A contract of this supplier with the consumer of this wallet, at a tariff in which there is no room left, with a meter that
/// nobody has read yet: for who bills.
pub(crate) fn contract_to_bill<T: Config>(supplier: OfficeId, wallet: &T::AccountId) -> ContractId {
    let now = T::Time::now();
    let consumer = SubjectId(H256::repeat_byte(11));
    let (id, tariff_id) = (NextContract::<T>::get(), NextTariff::<T>::get());
    let meter_id = NextMeter::<T>::get();
    NextContract::<T>::put(id.next().expect("there are few"));
    NextTariff::<T>::put(tariff_id.next().expect("there are few"));
    NextMeter::<T>::put(meter_id.next().expect("there are few"));
    Wallets::<T>::insert(consumer, wallet);
    let owner = WalletOwner {
        subject: consumer,
        speaks_from: 0,
        unlinked_at: None,
    };
    WalletOwners::<T>::insert(wallet, owner);

    let tariff = tariff(Region::WHOLE);
    let scope = Scope {
        supplier,
        service: tariff.service,
        region: Region::WHOLE,
    };
    let record = TariffRecord {
        scope,
        shape: Shape::of(&tariff),
        asset: T::BenchmarkHelper::asset(),
        document: DOCUMENT,
        effective_from: Day(0),
        proposed_by: Default::default(),
        proposed_at: now,
        status: TariffStatus::Approved {
            at: now,
            follows: None,
            successor: None,
        },
    };
    LatestTariffs::<T>::insert(scope, tariff_id);
    TariffRecords::<T>::insert(tariff_id, record);
    Tariffs::<T>::insert(tariff_id, tariff);

    let (serial, key) = (H256::repeat_byte(12), meter_key());
    MeterSerials::<T>::insert(serial, meter_id);
    MeterKeys::<T>::insert(key, meter_id);
    let (list, stands): (Vec<_>, Vec<_>) = registers().into_iter().unzip();
    let meter = Meter {
        supplier,
        service: Service::Electricity,
        serial,
        key: Some(key),
        registers: BoundedVec::truncate_from(list),
        region: Region::WHOLE,
        seals: None,
        certified: Some(Certified {
            from: 0,
            until: Moment::MAX,
        }),
        status: MeterStatus::Installed {
            contract: id,
            since: now,
        },
        registered_by: Default::default(),
        last: Reading {
            counter: 0,
            taken_at: now,
            stands: BoundedVec::truncate_from(stands),
        },
        carried: None,
    };
    let mut journal = Journal::begin(LocalTime(0), Default::default());
    let shown = meter.totals(&meter.last.stands);
    journal.open(meter_id, now, shown.expect("it can show them"));
    Journals::<T>::insert(id, journal);
    Meters::<T>::insert(meter_id, meter);
    let word = Word {
        at: now,
        manner: Manner::ByWallet,
    };
    let contract = Contract {
        supplier,
        service: Service::Electricity,
        terms: ContractTerms {
            consumer,
            tariff: tariff_id,
            category: 0,
            meter: Some(meter_id),
            region: Region::WHOLE,
            document: DOCUMENT,
            replaces: None,
        },
        former: Default::default(),
        local_time: LocalTime(0),
        offered_at: now,
        offered_by: Default::default(),
        state: ContractState::Active { accepted: word },
        import: None,
        release: None,
        successor: None,
    };
    Contracts::<T>::insert(id, contract);
    id
}

/// Ends that contract, and frees its meter. Its consumer has died, and whoever has taken it over is read, too: as it is here, they have
/// the same wallet.
pub(crate) fn end_contract<T: Config>(id: ContractId) {
    let heirs = NextContract::<T>::get();
    NextContract::<T>::put(heirs.next().expect("there are few"));
    let contract = Contracts::<T>::get(id).expect("it was made");
    Contracts::<T>::insert(heirs, contract);
    let meter = Contracts::<T>::get(id).and_then(|contract| contract.terms.meter);
    let journal = journal_of::<T>(id).expect("it is in force");
    Pallet::<T>::free(meter.expect("it has one"), &journal).expect("it is registered");
    let word = Word {
        at: T::Time::now(),
        manner: Manner::OnDeath {
            certificate: DOCUMENT,
            officer: Default::default(),
        },
    };
    change_contract::<T>(id, |contract| {
        contract.successor = Some(heirs);
        contract.state = ContractState::Terminated {
            accepted: word,
            ended: word,
        };
    });
}
