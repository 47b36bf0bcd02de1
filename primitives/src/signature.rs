//! Signatures of wallets, which sign a message as it is, or between the marks that wallets in browsers put around it.

use alloc::vec::Vec;
use sp_runtime::traits::{IdentifyAccount, Verify};

/// What wallets in browsers sign instead of `message`: `<Bytes>`, the message, `</Bytes>`.
///
/// Polkadot.js's extension does that to whatever is no transaction, so that a message can never be one.
pub fn wrapped(message: &[u8]) -> Vec<u8> {
    [b"<Bytes>", message, b"</Bytes>"].concat()
}

/// Whether `signer` has signed `message`, as it is or [`wrapped`].
pub fn has_signed<S: Verify>(
    signature: &S,
    message: &[u8],
    signer: &<S::Signer as IdentifyAccount>::AccountId,
) -> bool {
    signature.verify(message, signer) || signature.verify(wrapped(message).as_slice(), signer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{sr25519, Pair};

    #[test]
    fn both_forms_count_and_nothing_else() {
        let (pair, other) = (
            sr25519::Pair::from_seed(&[1; 32]),
            sr25519::Pair::from_seed(&[2; 32]),
        );
        let (key, other) = (pair.public(), other.public());
        let counts =
            |signed: &[u8], signer| has_signed(&pair.sign(signed), b"agreed".as_slice(), signer);

        assert!(counts(b"agreed", &key));
        assert!(counts(b"<Bytes>agreed</Bytes>", &key));

        assert!(!counts(b"<Bytes>agreed</Bytes>", &other));
        assert!(!counts(b"not agreed", &key));
        assert!(!counts(b"<Bytes>agreed", &key));
        assert!(!counts(b"<Bytes><Bytes>agreed</Bytes></Bytes>", &key));
    }
}
