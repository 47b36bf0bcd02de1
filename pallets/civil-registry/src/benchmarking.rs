//! Worst cases: every party in the register with a history, the officer as the runtime makes them most expensive.

use super::*;
use crate::types::{LinksOpening, MaritalStatus, Parents, Person};
use adliya_primitives::{
    subject::{wallet_link_message, LinkedSubjects},
    RecordId, Region, SubjectId,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use sp_core::H256;
use sp_runtime::{
    traits::{IdentifyAccount, Verify},
    AccountId32, MultiSignature, MultiSigner,
};

/// Signs as a wallet.
pub trait BenchmarkHelper<AccountId, Signature> {
    /// A new wallet's account.
    fn wallet() -> AccountId;
    /// Its signature over `message`.
    fn sign(wallet: &AccountId, message: &[u8]) -> Signature;
}

const KEY_TYPE: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"benc");

impl BenchmarkHelper<AccountId32, MultiSignature> for () {
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

const ROOT: H256 = H256::repeat_byte(7);

fn subject(number: u8) -> SubjectId {
    SubjectId(H256::repeat_byte(number))
}

fn opening() -> LinksOpening {
    let linked = LinkedSubjects {
        notary: subject(101),
        wills: subject(102),
        utility: subject(103),
    };
    LinksOpening {
        salt: [9; 32],
        linked,
    }
}

/// A person in the register, with a history.
fn person<T: Config>(number: u8) -> SubjectId {
    let opening = opening();
    Persons::<T>::insert(
        subject(number),
        Person {
            death: None,
            marital: MaritalStatus::Single,
            links: opening.linked.commitment(&opening.salt),
        },
    );
    Births::<T>::insert(subject(number), RecordId(0));
    subject(number)
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// With both parents.
    #[benchmark]
    fn register_birth() -> Result<(), BenchmarkError> {
        let origin =
            T::RegistrarOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let parents = Parents {
            mother: Some(person::<T>(1)),
            father: Some(person::<T>(2)),
        };
        #[extrinsic_call]
        _(
            origin as T::RuntimeOrigin,
            subject(3),
            parents,
            ROOT,
            ROOT,
            Region::new(1, 2, 3, 4),
        );
        assert!(Persons::<T>::contains_key(subject(3)));
        Ok(())
    }

    #[benchmark]
    fn register_death() -> Result<(), BenchmarkError> {
        let origin =
            T::RegistrarOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let spouses = [person::<T>(1), person::<T>(2)];
        let registrar = T::RegistrarOrigin::ensure_origin(origin.clone())
            .map_err(|_| BenchmarkError::Weightless)?;
        Pallet::<T>::do_register_marriage(&registrar, spouses, ROOT, Region::WHOLE)?;
        let opening = opening();
        #[extrinsic_call]
        _(
            origin as T::RuntimeOrigin,
            subject(1),
            opening,
            ROOT,
            Region::new(1, 2, 3, 4),
        );
        assert!(Persons::<T>::get(subject(1)).is_some_and(|person| person.death.is_some()));
        Ok(())
    }

    #[benchmark]
    fn register_marriage() -> Result<(), BenchmarkError> {
        let origin =
            T::RegistrarOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let spouses = [person::<T>(1), person::<T>(2)];
        #[extrinsic_call]
        _(
            origin as T::RuntimeOrigin,
            spouses,
            ROOT,
            Region::new(1, 2, 3, 4),
        );
        let married = Persons::<T>::get(subject(1)).map(|person| person.marital);
        assert!(matches!(married, Some(MaritalStatus::Married(_))));
        Ok(())
    }

    #[benchmark]
    fn link_wallet() -> Result<(), BenchmarkError> {
        let origin =
            T::IdentityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let subject = person::<T>(1);
        let wallet = T::BenchmarkHelper::wallet();
        // The second form that is tried costs the most.
        let message = wallet_link_message(&Pallet::<T>::genesis_hash(), &subject);
        let wrapped: Vec<u8> = [b"<Bytes>", message.as_slice(), b"</Bytes>"].concat();
        let signature = T::BenchmarkHelper::sign(&wallet, &wrapped);
        #[extrinsic_call]
        _(
            origin as T::RuntimeOrigin,
            subject,
            wallet.clone(),
            signature,
        );
        assert_eq!(Wallets::<T>::get(subject), Some(wallet));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, mock::ExtBuilder::build(), mock::Test);
}
