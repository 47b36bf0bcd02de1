//! What the benchmarks of several pallets begin with.

use sp_core::{crypto::KeyTypeId, sr25519};
use sp_runtime::{
    traits::{IdentifyAccount, Verify},
    AccountId32, MultiSignature, MultiSigner,
};

/// Signs as wallets do.
pub trait WalletSigner<AccountId, Signature> {
    /// A new wallet's account, which nobody has linked in any domain.
    fn wallet() -> AccountId;
    /// Its signature over `message`.
    fn sign(wallet: &AccountId, message: &[u8]) -> Signature;
}

const KEY_TYPE: KeyTypeId = KeyTypeId(*b"benc");

impl WalletSigner<AccountId32, MultiSignature> for () {
    fn wallet() -> AccountId32 {
        let public = sp_io::crypto::sr25519_generate(KEY_TYPE, None);
        MultiSigner::Sr25519(public).into_account()
    }

    fn sign(wallet: &AccountId32, message: &[u8]) -> MultiSignature {
        let public = sr25519::Public::from_raw(*wallet.as_ref());
        let signature = sp_io::crypto::sr25519_sign(KEY_TYPE, &public, message);
        let signature = MultiSignature::Sr25519(signature.expect("the key was generated here"));
        assert!(signature.verify(message, wallet));
        signature
    }
}
